//! The four ratings of a review.

/// How well a card was recalled, in the words of Anki and FSRS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Rating {
    /// Not recalled.
    Again = 1,
    /// Recalled with trouble or help.
    Hard = 2,
    /// Recalled.
    Good = 3,
    /// Recalled without effort.
    Easy = 4,
}

impl Rating {
    /// All four, from worst to best.
    pub const ALL: [Self; 4] = [Self::Again, Self::Hard, Self::Good, Self::Easy];

    /// The number that logs and FSRS use, 1 to 4.
    pub fn number(self) -> u8 {
        self as u8
    }

    /// The rating of that number, 1 to 4.
    pub fn from_number(number: u8) -> Option<Self> {
        Self::ALL.into_iter().find(|rating| rating.number() == number)
    }

    /// Whether the card was recalled at all.
    pub fn is_pass(self) -> bool {
        self != Self::Again
    }
}
