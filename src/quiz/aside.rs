//! What undo can take back: answers, and cards put aside.

use super::event::Effect;
use crate::model::{CardId, ReviewId, Timestamp};

/// Something that undo can take back.
#[derive(Clone, Debug)]
pub(super) enum Action {
    Answered(ReviewId),
    /// Answered in an earlier sitting of the day.
    Earlier(ReviewId, CardId),
    PutAway(PutAway),
}

/// A card that was put aside.
#[derive(Clone, Debug)]
pub(super) struct PutAway {
    pub(super) card: CardId,
    pub(super) how: Aside,
    /// Whether it had just been answered.
    pub(super) answered: bool,
    /// The instant it waits for, if it is on a step.
    pub(super) waited: Option<Timestamp>,
}

/// The ways to put a card aside.
#[derive(Clone, Copy, Debug)]
pub(super) enum Aside {
    Suspended,
    Buried,
    Skipped,
}

impl Aside {
    /// What it takes to put a card aside, or to bring it back; a skipped card is only out of the sitting.
    pub(super) fn effect(self, card: CardId, away: bool) -> Option<Effect> {
        match self {
            Self::Suspended => Some(Effect::SetSuspended(card, away)),
            Self::Buried => Some(Effect::SetBuried(card, away)),
            Self::Skipped => None,
        }
    }
}
