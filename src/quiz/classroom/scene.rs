//! What faces may show of a room: whole, for every role at once. While a question is open there is no field for its key.

use std::sync::Arc;

use super::command::{Clock, SeatId, TokenHash};
use super::setup::Rules;
use crate::model::Timestamp;
use crate::quiz::{Given, Prompt, Reveal};

/// A room as it stands. One is made for each change; what did not change is shared with the one before.
#[derive(Clone, Debug, PartialEq)]
pub struct Scene {
    /// Grows with every change, over restarts too.
    pub version: u64,
    /// The room's PIN, six digits.
    pub pin: Arc<str>,
    /// How it is played.
    pub rules: Arc<Rules>,
    /// The languages that questions are asked in, BCP 47 tags; what is said once a language lies in this order.
    pub languages: Arc<[String]>,
    /// Where it stands.
    pub showing: Showing,
    /// Whether the clock is stopped.
    pub paused: bool,
    /// Whether nobody is let in.
    pub locked: bool,
    /// What the teacher must know.
    pub trouble: Option<Trouble>,
    /// When it ends by the wall's clock, where everyone goes at their own pace.
    pub until: Option<Timestamp>,
    /// How many questions there are.
    pub count: usize,
    /// Seats that are taken, those connected, and of the current question those that have answered.
    pub counts: Counts,
    /// How the whole class did on the questions revealed so far.
    pub class: Score,
    /// All seats ever taken: seat `n` at index `n − 1`.
    pub seats: Arc<[SeatScene]>,
    /// The teams; empty where there are none.
    pub teams: Arc<[TeamScene]>,
}

/// Where a room stands, with what may be shown there.
#[derive(Clone, Debug, PartialEq)]
pub enum Showing {
    /// People come in.
    Lobby,
    /// Everyone is at a question of their own: [`SeatScene::course`] says where.
    Own,
    /// A question may be answered.
    Open(Arc<Open>),
    /// The answers are in, and the key is not shown yet.
    Closed(Arc<Open>),
    /// The key is shown.
    Revealed(Arc<Revealed>),
    /// How all stand, best first.
    Standings(Arc<[Standing]>),
    /// The class is over.
    Finished(Arc<[Standing]>),
}

/// A question without its key.
#[derive(Clone, Debug, PartialEq)]
pub struct Open {
    /// Which of the questions, from 1.
    pub number: usize,
    /// What answers to it name.
    pub epoch: u32,
    /// What is left for who has no time of their own.
    pub time: Time,
    /// Seconds that were given for it; `None` where it is untimed.
    pub seconds: Option<u32>,
    /// The question in each of the room's languages.
    pub posed: Arc<[Posed]>,
}

/// A question in one language. Its `prompt.media` is a name of [`super::media_name`], which tells nothing of the file.
#[derive(Clone, Debug, PartialEq)]
pub struct Posed {
    /// The language of the text, which is the nearest there is.
    pub language: String,
    /// What is shown.
    pub prompt: Prompt,
}

/// A question with its key.
#[derive(Clone, Debug, PartialEq)]
pub struct Revealed {
    /// The question.
    pub open: Arc<Open>,
    /// The key and what the author says, in each of the room's languages, as for who gave no answer.
    pub keys: Arc<[Reveal]>,
    /// For each seat, what its answer came to; `None` where there is none. Seats taken since are not in it.
    pub results: Arc<[Option<SeatResult>]>,
    /// How the answers divide.
    pub bars: Arc<[Bar]>,
}

/// What one answer came to.
#[derive(Clone, Debug, PartialEq)]
pub struct SeatResult {
    /// The verdict, the key and the explanation in the seat's language; seats that answered alike share it.
    pub reveal: Arc<Reveal>,
    /// Share of the full mark, 0 to 1; `None` while the pupil has still to judge.
    pub credit: Option<f32>,
    /// Points, where points are given for speed.
    pub points: Option<u32>,
}

/// A bar of how the answers divide.
#[derive(Clone, Debug, PartialEq)]
pub struct Bar {
    /// What was answered.
    pub label: Label,
    /// By how many.
    pub count: usize,
    /// Whether it is right.
    pub right: bool,
}

/// What a [`Bar`] counts.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Label {
    /// An option or an item, in each of the room's languages.
    Option(Arc<[String]>),
    /// True or false.
    Truth(bool),
    /// A text that was typed, fit to be shown.
    Text(String),
    /// All that is right, where right answers have no one text.
    Right,
    /// What is partly right.
    Partial,
    /// All other answers.
    Other,
    /// No answer.
    Nothing,
}

/// What is left of a question's time.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Time {
    /// There is no limit.
    Untimed,
    /// It ends then.
    Until(Clock),
    /// The clock is stopped with so many milliseconds left.
    Stopped(u64),
}

impl Time {
    /// Milliseconds left at an instant; `None` where there is no limit.
    pub fn left(self, now: Clock) -> Option<u64> {
        match self {
            Self::Untimed => None,
            Self::Until(end) => Some(end.since(now)),
            Self::Stopped(left) => Some(left),
        }
    }
}

/// One seat. What it has of the current question is what its own phone gave.
#[derive(Clone, Debug, PartialEq)]
pub struct SeatScene {
    /// Its number.
    pub seat: SeatId,
    /// The name shown; empty where it is anonymous or erased.
    pub name: Arc<str>,
    /// Its language, an index into [`Scene::languages`].
    pub language: usize,
    /// Its team, an index into [`Scene::teams`].
    pub team: Option<usize>,
    /// The hash of the token that its phone has; another phone may take it over. It is for no eye: faces know by it whom they speak to.
    pub holder: TokenHash,
    /// Whether a connection of it is open.
    pub here: bool,
    /// Whether the person was sent out or has left; their phone is shown that, and nothing else.
    pub gone: bool,
    /// The answer to the current question that is stored.
    pub answered: Option<Arc<Given>>,
    /// What is left for this seat of the current question.
    pub time: Time,
    /// Percent of time given beyond the usual.
    pub extra: u16,
    /// What it came to on the questions revealed since it joined.
    pub score: Score,
    /// Where it stands, where everyone goes at their own pace.
    pub course: Option<Course>,
}

/// Where a seat stands that goes at its own pace.
#[derive(Clone, Debug, PartialEq)]
pub struct Course {
    /// How many questions it has answered.
    pub answered: usize,
    /// What is before it.
    pub station: Station,
}

/// What is before who goes at their own pace. There is a key only in what the seat itself has answered, or once all is over.
#[derive(Clone, Debug, PartialEq)]
pub enum Station {
    /// It has not begun.
    Ahead,
    /// A question may be answered.
    Asked(Arc<Open>),
    /// Its answer is stored, and this is what it came to.
    Told(Arc<Open>, SeatResult),
    /// It has gone through all questions, or the time is up: those that are worth another look.
    Through(Arc<[Look]>),
}

/// A question that was not quite known.
#[derive(Clone, Debug, PartialEq)]
pub struct Look {
    /// The question.
    pub open: Arc<Open>,
    /// What the answer to it came to.
    pub result: SeatResult,
}

/// A team.
#[derive(Clone, Debug, PartialEq)]
pub struct TeamScene {
    /// Its number, from 1.
    pub number: usize,
    /// Seats in it that were not sent out.
    pub seats: usize,
    /// What its seats came to, all together.
    pub score: Score,
}

/// A place among the others. Seats of equal score share a rank.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Standing {
    /// The seat.
    pub seat: SeatId,
    /// Its rank, from 1.
    pub rank: u32,
    /// Its score.
    pub score: Score,
}

/// What answers came to; accuracy and points are apart.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Score {
    /// Questions that were right.
    pub right: u32,
    /// Questions that counted.
    pub of: u32,
    /// Marks, partial ones too: at most `of`.
    pub credit: f64,
    /// Points; 0 where none are given.
    pub points: u64,
}

/// Seats by what they do.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Taken and not given up.
    pub seats: usize,
    /// Of these, connected.
    pub here: usize,
    /// Of these, with an answer to the current question.
    pub answers: usize,
    /// Of these, where everyone goes at their own pace, with any answer.
    pub begun: usize,
    /// Of these, with an answer to every question.
    pub through: usize,
}

/// What the teacher must know at once.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Trouble {
    /// Answers cannot be stored; the room is paused and the phones try again.
    Unstored,
    /// So many came in at once that the room locked itself.
    Crowd,
    /// The room was opened again after sommet ended; it is paused.
    Restarted,
}
