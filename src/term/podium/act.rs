//! What a teacher can do at the podium, by key and by command.

use crate::i18n::Words;
use crate::quiz::classroom::{Control, Scene, SeatId, Showing, Time};

/// Seconds that one press gives more.
const MORE_SECONDS: u32 = 15;

/// Seconds that one press puts homework off.
const ONE_DAY: u32 = 86_400;

/// Percent of time that one is given more, where no other share is named.
const MORE_PERCENT: u16 = 50;

/// Something to do.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Next,
    Standings,
    Pause,
    Extend,
    Skip,
    Lock,
    Kick,
    Ban,
    Allow,
    End,
    Leave,
    Help,
}

impl Act {
    /// All that a command may name.
    pub(super) const ALL: [Self; 12] = [
        Self::Next,
        Self::Standings,
        Self::Pause,
        Self::Extend,
        Self::Skip,
        Self::Lock,
        Self::Kick,
        Self::Ban,
        Self::Allow,
        Self::End,
        Self::Leave,
        Self::Help,
    ];

    /// The name, also its command in plain mode; the end of its messages' keys.
    pub(super) fn name(self) -> &'static str {
        match self {
            Self::Next => "next",
            Self::Standings => "standings",
            Self::Pause => "pause",
            Self::Extend => "extend",
            Self::Skip => "skip",
            Self::Lock => "lock",
            Self::Kick => "kick",
            Self::Ban => "ban",
            Self::Allow => "time",
            Self::End => "end",
            Self::Leave => "leave",
            Self::Help => "help",
        }
    }

    /// Its key, the same in every language.
    pub(super) fn key(self) -> String {
        match self {
            Self::Next => "␣",
            Self::Standings => "s",
            Self::Pause => "p",
            Self::Extend => "+",
            Self::Skip => "x",
            Self::Lock => "l",
            Self::Kick => "k",
            Self::Ban => "b",
            Self::Allow => "t",
            Self::End => "e",
            Self::Leave => "q",
            Self::Help => "?",
        }
        .to_owned()
    }

    /// The act of a key.
    pub(super) fn of_key(sign: char) -> Option<Self> {
        let sign = sign.to_ascii_lowercase();
        match sign {
            ' ' | 'n' => Some(Self::Next),
            '=' => Some(Self::Extend),
            _ => Self::ALL.into_iter().find(|act| act.key() == sign.to_string()),
        }
    }

    /// Its command, in the reader's language.
    pub(super) fn command(self, words: &Words) -> String {
        words.say(&format!("podium-command-{}", self.name()))
    }

    /// The act that a word names, in the reader's language or in English.
    pub(super) fn of_command(word: &str, words: &Words) -> Option<Self> {
        let word = word.to_lowercase();
        Self::ALL.into_iter().find(|act| word == act.name() || word == act.command(words))
    }

    /// The key of the message that says what it does now.
    pub(super) fn label(self, scene: &Scene) -> String {
        let name = match (self, &scene.showing) {
            (Self::Extend, Showing::Own) => "put-off",
            (Self::End, Showing::Own) => "end-own",
            (Self::Next, Showing::Lobby) => "start",
            (Self::Next, Showing::Open(_)) => "close",
            (Self::Next, Showing::Closed(_)) => "reveal",
            (Self::Next, _) if is_last(scene) => "finish",
            (Self::Pause, _) if scene.paused => "resume",
            (Self::Lock, _) if scene.locked => "unlock",
            _ => self.name(),
        };
        format!("podium-act-{name}")
    }

    /// What can be done now.
    pub(super) fn possible(scene: &Scene) -> Vec<Self> {
        let timed = matches!(&scene.showing, Showing::Open(open) if open.time != Time::Untimed);
        let fits = |act: &Self| match (&act, &scene.showing) {
            (Self::Help, _) => false,
            (act, Showing::Finished(_)) => **act == Self::Leave,
            (act, Showing::Own) => match act {
                Self::Extend | Self::Lock | Self::End | Self::Leave => true,
                Self::Kick | Self::Ban => scene.counts.seats > 0,
                _ => false,
            },
            (Self::Extend, _) => timed,
            (Self::Skip, showing) => matches!(showing, Showing::Open(_) | Showing::Closed(_)),
            (Self::Standings, showing) => matches!(showing, Showing::Revealed(_)),
            (Self::Allow | Self::Kick | Self::Ban, _) => scene.counts.seats > 0,
            _ => true,
        };
        Self::ALL.into_iter().filter(fits).collect()
    }

    /// What it is for the room; `None` where the room has no part in it, or a seat must be named.
    pub(super) fn control(self, scene: &Scene) -> Option<Control> {
        match self {
            Self::Next => Some(Control::Next),
            Self::Standings => Some(Control::Standings),
            Self::Pause => Some(if scene.paused { Control::Resume } else { Control::Pause }),
            Self::Extend if scene.until.is_some() => Some(Control::Extend(ONE_DAY)),
            Self::Extend => Some(Control::Extend(MORE_SECONDS)),
            Self::Skip => Some(Control::Skip),
            Self::Lock => Some(if scene.locked { Control::Unlock } else { Control::Lock }),
            Self::End => Some(Control::End),
            Self::Kick | Self::Ban | Self::Allow | Self::Leave | Self::Help => None,
        }
    }

    /// What it is for a seat.
    pub(super) fn upon(self, seat: SeatId, extra: Option<u16>) -> Control {
        match self {
            Self::Ban => Control::Ban(seat),
            Self::Allow => Control::Allow(seat, extra.unwrap_or(MORE_PERCENT)),
            _ => Control::Kick(seat),
        }
    }
}

/// Whether no question is left.
fn is_last(scene: &Scene) -> bool {
    match &scene.showing {
        Showing::Revealed(revealed) => revealed.open.number >= scene.count,
        _ => false,
    }
}
