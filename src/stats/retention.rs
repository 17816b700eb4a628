//! True retention: how often what was scheduled was recalled.

use crate::model::Tally;

/// Recalls of cards in review, the first of each day, and how many passed: Anki's "true retention".
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Retention {
    /// Asked.
    pub asked: u64,
    /// Recalled.
    pub recalled: u64,
}

impl Retention {
    /// Over some days.
    pub fn over<'a>(tallies: impl IntoIterator<Item = &'a Tally>) -> Self {
        let add = |sum: Self, tally: &Tally| Self {
            asked: sum.asked + u64::try_from(tally.recalls).unwrap_or(0),
            recalled: sum.recalled + u64::try_from(tally.recalled).unwrap_or(0),
        };
        tallies.into_iter().fold(Self::default(), add)
    }

    /// The share recalled, 0 to 1; `None` before the first review.
    #[expect(clippy::cast_precision_loss, reason = "counts of reviews are far below 2^53")]
    pub fn share(self) -> Option<f64> {
        (self.asked > 0).then(|| self.recalled as f64 / self.asked as f64)
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn days_add_up() {
        let day = |recalls, recalled| Tally { recalls, recalled, ..Tally::default() };
        let retention = Retention::over(&[day(10, 9), day(0, 0), day(10, 8)]);
        assert_eq!(retention, Retention { asked: 20, recalled: 17 });
        assert_eq!(retention.share(), Some(0.85));
        assert_eq!(Retention::default().share(), None);
    }
}
