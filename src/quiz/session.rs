//! What a sitting comes to: its progress while it runs, its summary at the end.

use crate::model::{CardId, CardState, Outcome, Rating};

/// How far a sitting has come.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Progress {
    /// Cards that are done for today.
    pub done: usize,
    /// Cards still to come, the one on the screen included.
    pub left: usize,
    /// Of those, cards that come back within the sitting.
    pub learning: usize,
}

/// One answer of the sitting.
#[derive(Clone, Debug, PartialEq)]
pub struct Item {
    /// The card.
    pub card: CardId,
    /// What was asked, in words.
    pub ask: String,
    /// The rating that counts.
    pub rating: Rating,
    /// What the grading found.
    pub outcome: Outcome,
    /// The card's state before, if it had one.
    pub before: Option<CardState>,
    /// The card's state since.
    pub after: Option<CardState>,
    /// Milliseconds the answer took.
    pub millis: u32,
}

/// A sitting, once it is over.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Summary {
    /// The answers that count, in order; what was undone is not among them.
    pub items: Vec<Item>,
    /// Cards that were due today and are left.
    pub left: usize,
    /// Cards on a learning step that come back later today.
    pub waiting: usize,
    /// Whether it ended because its time was up.
    pub time_up: bool,
    /// Seconds until the first of those, if there is one.
    pub next_in: Option<i64>,
}

impl Summary {
    /// Cards seen for the first time.
    pub fn introduced(&self) -> usize {
        self.items.iter().filter(|item| item.before.is_none()).count()
    }

    /// Answers that passed.
    pub fn passed(&self) -> usize {
        self.items.iter().filter(|item| item.rating.is_pass()).count()
    }

    /// Cards that were failed at least once, each once, with what was asked.
    pub fn missed(&self) -> Vec<&Item> {
        let mut missed: Vec<&Item> = Vec::new();
        for item in self.items.iter().filter(|item| !item.rating.is_pass()) {
            if !missed.iter().any(|seen| seen.card == item.card) {
                missed.push(item);
            }
        }
        missed
    }

    /// Milliseconds spent answering.
    pub fn millis(&self) -> u64 {
        self.items.iter().map(|item| u64::from(item.millis)).sum()
    }
}
