//! What is known of a learner's memory of one card, derived from the review log.

use super::review::Promise;
use super::time::{StudyDay, Timestamp};

/// The two figures of FSRS for one memory.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct MemoryState {
    /// Days until the chance of recall falls to 90 %; above 0.
    pub stability: f32,
    /// How slowly stability grows, 1 (easy) to 10 (hard).
    pub difficulty: f32,
}

/// Where a card stands on its way.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum Phase {
    /// On the way to its first interval of a day or more; the index of the step it waits on.
    Learning(u8),
    /// Scheduled in whole days.
    Review,
    /// Lapsed, on its way back; the index of the step it waits on.
    Relearning(u8),
}

impl Phase {
    /// The phase without its step.
    pub fn stage(self) -> Stage {
        match self {
            Self::Learning(_) => Stage::Learning,
            Self::Review => Stage::Review,
            Self::Relearning(_) => Stage::Relearning,
        }
    }

    /// The index of the step that is waited on; `None` once scheduled in days.
    pub fn step(self) -> Option<u8> {
        match self {
            Self::Learning(step) | Self::Relearning(step) => Some(step),
            Self::Review => None,
        }
    }
}

/// What a card was when it was asked: [`Phase`] without steps, and new besides.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Stage {
    /// Never answered before.
    New = 0,
    /// On its learning steps.
    Learning = 1,
    /// Scheduled in whole days.
    Review = 2,
    /// Lapsed, on its way back.
    Relearning = 3,
}

impl Stage {
    /// All four, in the order of a card's life.
    pub const ALL: [Self; 4] = [Self::New, Self::Learning, Self::Review, Self::Relearning];

    /// The number in the log, 0 to 3.
    pub fn number(self) -> u8 {
        self as u8
    }

    /// The stage of that number, 0 to 3.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|stage| stage.number() == number)
    }

    /// What a card of that state is; one without a state is new.
    pub fn of(state: Option<&CardState>) -> Self {
        state.map_or(Self::New, |state| state.phase.stage())
    }
}

/// The cached result of replaying one card's reviews.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct CardState {
    /// Stability and difficulty.
    pub memory: MemoryState,
    /// Learning, review or relearning.
    pub phase: Phase,
    /// When it is to be asked again: what was promised at the last review.
    pub due: Promise,
    /// The study day of the last review.
    pub last_day: StudyDay,
    /// The instant of the last review.
    pub last_at: Timestamp,
    /// How many reviews count.
    pub reps: u32,
    /// How often it was forgotten once learned.
    pub lapses: u32,
}
