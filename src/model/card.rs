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
