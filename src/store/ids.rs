//! Ids of reviews, marks and learners: UUIDs of version 7, in order within a process even inside one millisecond.

use crate::model::{ReviewId, Seed, Timestamp};

use super::StoreFault;

/// Makes ids from instants and a seed of entropy.
#[derive(Debug)]
pub(super) struct Ids {
    seed: Seed,
    made: u64,
    last: Option<(Timestamp, u16)>,
}

/// The last instant that an id can hold, in the year 10889.
const LAST_INSTANT: i64 = (1 << 48) - 1;

/// The twelve bits after the version count the ids of a millisecond.
const COUNTER_MAX: u16 = 0x0FFF;

impl Ids {
    /// Ids that differ from those of any other seed.
    pub(super) fn new(seed: Seed) -> Self {
        Self { seed, made: 0, last: None }
    }

    /// The next id of that instant; above the last one when the instant is the same (for the first 2,048).
    ///
    /// # Errors
    /// [`StoreFault::Clock`] when no id can hold the instant.
    pub(super) fn next(&mut self, at: Timestamp) -> Result<ReviewId, StoreFault> {
        if !(0..=LAST_INSTANT).contains(&at.0) {
            return Err(StoreFault::Clock(at));
        }
        self.made += 1;
        let mut random = [0; 10];
        let chance = self.seed.derive(&format!("id {}", self.made)).0;
        random[2..].copy_from_slice(&chance.to_le_bytes());
        let start = u16::from_le_bytes([random[2], random[3]]) & (COUNTER_MAX >> 1);
        let counter = match self.last {
            Some((last, counter)) if last == at => (counter + 1).min(COUNTER_MAX),
            _ => start,
        };
        self.last = Some((at, counter));
        random[..2].copy_from_slice(&counter.to_be_bytes());
        Ok(ReviewId::new(at, &random))
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_of_one_millisecond_are_in_order() {
        let mut ids = Ids::new(Seed(5));
        let made: Vec<ReviewId> = (0..1000).map(|n| ids.next(Timestamp(1_000 + n / 500)).unwrap()).collect();
        assert!(made.is_sorted());
        let mut others = Ids::new(Seed(6));
        assert!((0..1000).all(|n| !made.contains(&others.next(Timestamp(1_000 + n / 500)).unwrap())));
    }
}
