//! Habits: how a learner rates, and how long a card takes them on a day.

use crate::model::Rating;

/// How a learner rates, and how long a card takes them on a day, its steps included.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Habits {
    /// Shares of the four ratings among first answers ever; they sum to 1.
    pub first: [f64; 4],
    /// Shares of Hard, Good and Easy among passes of cards met before; they sum to 1.
    pub passes: [f64; 3],
    /// Seconds of a card's first day.
    pub new_seconds: f64,
    /// Seconds of a day on which a card was passed at once.
    pub pass_seconds: f64,
    /// Seconds of a day on which a card was forgotten.
    pub fail_seconds: f64,
}

impl Habits {
    /// Until a learner's own are known: ratings as answers of a hundred are on average; answers of 12 s, two and a half of them for a
    /// new card, two for one that is forgotten.
    pub const USUAL: Self = Self {
        first: [0.2, 0.1, 0.6, 0.1],
        passes: [0.1, 0.8, 0.1],
        new_seconds: 30.0,
        pass_seconds: 12.0,
        fail_seconds: 24.0,
    };

    /// The rating of a first answer ever, drawn by its share: `point` is anywhere from 0 up to 1.
    pub fn first_rating(&self, point: f64) -> Rating {
        drawn(&self.first, &Rating::ALL, point)
    }

    /// The rating of a pass, drawn by its share: `point` is anywhere from 0 up to 1.
    pub fn pass_rating(&self, point: f64) -> Rating {
        drawn(&self.passes, &Rating::ALL[1..], point)
    }
}

impl Default for Habits {
    fn default() -> Self {
        Self::USUAL
    }
}

/// The rating at a point of the shares laid end to end.
fn drawn(shares: &[f64], ratings: &[Rating], point: f64) -> Rating {
    let mut left = point;
    for (rating, share) in ratings.iter().zip(shares) {
        left -= share;
        if left < 0.0 {
            return *rating;
        }
    }
    Rating::Good
}
