//! The keys and commands that stand for what a learner may do besides answering.

use crate::i18n::Words;
use crate::model::Rating;
use crate::quiz::Event;

/// Something to do besides answering.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Act {
    Hint,
    GiveUp,
    Undo,
    Skip,
    Bury,
    Suspend,
    Rate(Rating),
    Quit,
    Help,
}

impl Act {
    /// What is offered while a question is open.
    pub(super) const WHILE_ASKING: [Self; 7] =
        [Self::Hint, Self::GiveUp, Self::Skip, Self::Bury, Self::Suspend, Self::Undo, Self::Quit];

    /// What is offered, beside the ratings, while the learner is to judge.
    pub(super) const WHILE_JUDGING: [Self; 9] = [
        Self::Rate(Rating::Again),
        Self::Rate(Rating::Hard),
        Self::Rate(Rating::Good),
        Self::Rate(Rating::Easy),
        Self::Skip,
        Self::Bury,
        Self::Suspend,
        Self::Undo,
        Self::Quit,
    ];

    /// What is offered once it is answered.
    pub(super) const AFTER_ANSWER: [Self; 8] = [
        Self::Rate(Rating::Again),
        Self::Rate(Rating::Hard),
        Self::Rate(Rating::Good),
        Self::Rate(Rating::Easy),
        Self::Undo,
        Self::Bury,
        Self::Suspend,
        Self::Quit,
    ];

    /// The name of the act, also its command in plain mode; the end of its messages' keys.
    fn name(self) -> &'static str {
        match self {
            Self::Hint => "hint",
            Self::GiveUp => "dunno",
            Self::Undo => "undo",
            Self::Skip => "skip",
            Self::Bury => "bury",
            Self::Suspend => "suspend",
            Self::Rate(rating) => rating_name(rating),
            Self::Quit => "quit",
            Self::Help => "help",
        }
    }

    /// What it does, in words.
    pub(super) fn label(self, words: &Words) -> String {
        words.say(&format!("act-{}", self.name()))
    }

    /// Its command in plain mode, in the reader's language.
    pub(super) fn command(self, words: &Words) -> String {
        format!(":{}", words.say(&format!("command-{}", self.name())))
    }

    /// The act that a line such as `:hint` names, in the reader's language or in English.
    pub(super) fn from_command(line: &str, words: &Words) -> Option<Self> {
        let named = line.trim().to_lowercase();
        let all = Self::WHILE_ASKING.into_iter().chain(Self::AFTER_ANSWER).chain([Self::Help]);
        let mut all = all.filter(|act| named == format!(":{}", act.name()) || named == act.command(words));
        all.next().or((named == ":?").then_some(Self::Help))
    }

    /// The event it is for the sitting; `None` for help, which only the face answers.
    pub(super) fn event(self) -> Option<Event> {
        match self {
            Self::Hint => Some(Event::Hint),
            Self::GiveUp => Some(Event::Answer(crate::quiz::Given::GiveUp)),
            Self::Undo => Some(Event::Undo),
            Self::Skip => Some(Event::Skip),
            Self::Bury => Some(Event::Bury),
            Self::Suspend => Some(Event::Suspend),
            Self::Rate(rating) => Some(Event::Overrule(rating)),
            Self::Quit => Some(Event::Quit),
            Self::Help => None,
        }
    }
}

/// The end of the keys of a rating's messages.
pub(super) fn rating_name(rating: Rating) -> &'static str {
    match rating {
        Rating::Again => "again",
        Rating::Hard => "hard",
        Rating::Good => "good",
        Rating::Easy => "easy",
    }
}

/// The rating in words.
pub(super) fn rating_word(rating: Rating, words: &Words) -> String {
    words.say(&format!("rating-{}", rating_name(rating)))
}
