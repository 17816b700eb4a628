//! Fuzz: a few days more or less on an interval, so that cards learned together do not stay together. Anki's ranges.

use crate::model::{CardId, Seed};

use super::fsrs::whole_days;

/// From, to, and by how much of the days between an interval may be off.
const RANGES: [(f32, f32, f32); 3] = [(2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, f32::MAX, 0.05)];

/// The seed of a card's fuzz: the same on every machine.
pub fn seed_of(card: &CardId) -> Seed {
    Seed(0).derive(&card.to_string())
}

/// The least and the most days that an interval may become, both at least 1 and at most `max`.
///
/// Below 2.5 days nothing is added; above, one day and a share of the days in each range of `RANGES`.
pub fn bounds(interval: f32, max: u32) -> (u32, u32) {
    if interval < RANGES[0].0 {
        return (whole_days(interval, max), whole_days(interval, max));
    }
    let delta = RANGES
        .iter()
        .map(|&(from, to, share)| share * (interval.min(to) - from).max(0.0))
        .fold(1.0, |sum: f32, part| sum + part);
    (whole_days(interval - delta, max), whole_days(interval + delta, max))
}

/// The interval in whole days, anywhere in its [`bounds`] with equal chance; which, follows from the card's seed and
/// the number of the repetition alone. Without a seed, the interval is only rounded.
pub fn fuzzed(interval: f32, max: u32, seed: Option<Seed>, reps: u32) -> u32 {
    let Some(seed) = seed else { return whole_days(interval, max) };
    let (least, most) = bounds(interval, max);
    let span = u64::from(most - least) + 1;
    let chosen = seed.derive(&format!("fuzz {reps}")).0 % span;
    least + u32::try_from(chosen).unwrap_or(0)
}

#[cfg(test)]
mod tests {
    use super::*;
    use proptest::prelude::*;

    #[test]
    fn ranges_are_those_of_anki() {
        assert_eq!(bounds(2.4, 36_500), (2, 2));
        assert_eq!(bounds(2.5, 36_500), (2, 4));
        assert_eq!(bounds(7.0, 36_500), (5, 9));
        assert_eq!(bounds(20.0, 36_500), (17, 23));
        assert_eq!(bounds(100.0, 36_500), (93, 107));
        assert_eq!(bounds(100.0, 100), (93, 100));
    }

    proptest! {
        #[test]
        fn fuzz_stays_in_range_and_repeats(interval in 0.0_f32..50_000.0, max in 1_u32..40_000, seed: u64, reps: u32) {
            let days = fuzzed(interval, max, Some(Seed(seed)), reps);
            let (least, most) = bounds(interval, max);
            prop_assert!((least..=most).contains(&days));
            prop_assert!(days >= 1 && days <= max);
            prop_assert_eq!(days, fuzzed(interval, max, Some(Seed(seed)), reps));
        }
    }

    #[test]
    fn all_days_of_the_range_come_up() {
        let card: CardId = "d/q".parse().unwrap();
        let mut seen: Vec<u32> = (0..200).map(|reps| fuzzed(20.0, 36_500, Some(seed_of(&card)), reps)).collect();
        seen.sort_unstable();
        seen.dedup();
        assert_eq!(seen, (17..=23).collect::<Vec<_>>());
    }
}
