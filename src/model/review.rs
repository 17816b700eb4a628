//! One answer as the log keeps it: the evidence, the rating made of it, and the promise given.

use super::answer::Variant;
use super::id::{CardId, ReviewId};
use super::rating::Rating;
use super::time::{Moment, StudyDay, Timestamp};

/// One entry of the append-only review log.
#[derive(Clone, Debug, PartialEq)]
pub struct Review {
    /// Its own id.
    pub id: ReviewId,
    /// The card that was asked.
    pub card: CardId,
    /// When it was answered, and the learner's clock there.
    pub moment: Moment,
    /// The study day it was answered on.
    pub day: StudyDay,
    /// The rating that moved the memory.
    pub rating: Rating,
    /// What the rating was made of.
    pub evidence: Evidence,
    /// When the card was promised to come back; `None` for practice, which promises nothing.
    pub promise: Option<Promise>,
}

/// When a card is to be asked again.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Promise {
    /// At an instant of the same sitting: a learning step.
    At(Timestamp),
    /// On a study day.
    On(StudyDay),
}

/// What was seen of an answer. Kept whole, so that a better rule can be replayed over old answers.
#[derive(Clone, Debug, PartialEq)]
pub struct Evidence {
    /// How the question was asked.
    pub variant: Variant,
    /// What the grading found.
    pub outcome: Outcome,
    /// Share of the full mark, 0 to 1.
    pub credit: f32,
    /// Chance that a blind guess is right, 0 to 1.
    pub guess: f32,
    /// Whether the hint was asked for.
    pub hinted: bool,
    /// How many times it was typed anew before this answer.
    pub retries: u8,
    /// Milliseconds from question to answer, at most [`MAX_MILLIS`].
    pub millis: u32,
    /// Whether the learner chose the rating against the proposal.
    pub overruled: bool,
    /// What the card was asked for.
    pub purpose: Purpose,
    /// What was answered, as it was typed or picked.
    pub given: Option<String>,
}

/// The longest response time that is logged: who takes longer was away.
pub const MAX_MILLIS: u32 = 60_000;

/// What grading found, in the words of the log.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Outcome {
    /// Right.
    Right,
    /// Right but for case, accents, punctuation.
    Slip,
    /// Right but for a slip of the keyboard.
    Typo,
    /// Partly right.
    Partial,
    /// Wrong.
    Wrong,
    /// Given up or left empty.
    Blank,
    /// Judged by the learner.
    SelfGraded,
}

impl Outcome {
    /// All of them.
    pub const ALL: [Self; 7] =
        [Self::Right, Self::Slip, Self::Typo, Self::Partial, Self::Wrong, Self::Blank, Self::SelfGraded];

    /// The name in the log.
    pub fn name(self) -> &'static str {
        match self {
            Self::Right => "right",
            Self::Slip => "slip",
            Self::Typo => "typo",
            Self::Partial => "partial",
            Self::Wrong => "wrong",
            Self::Blank => "blank",
            Self::SelfGraded => "self",
        }
    }

    /// The outcome of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|outcome| outcome.name() == name)
    }
}

/// Why a card was asked.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Purpose {
    /// Study on the schedule: the answer moves memory.
    Study,
    /// Practice beside the schedule: logged, moves nothing.
    Practice,
}

impl Purpose {
    /// The name in the log.
    pub fn name(self) -> &'static str {
        match self {
            Self::Study => "study",
            Self::Practice => "practice",
        }
    }

    /// The purpose of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        [Self::Study, Self::Practice].into_iter().find(|purpose| purpose.name() == name)
    }
}
