//! What if: a year of study lived through at another desired retention, as a learner's own parameters and habits foretell.
//!
//! What is assumed: the learner begins with nothing, takes up the same number of new cards each day of the year, answers
//! each card on the day it is due, and recalls as their parameters predict; fuzz, limits and siblings are left out. Numbers
//! of one retention are therefore best held beside those of another. The same chance is drawn for the same card at every
//! retention, so that what differs is the retention and not luck.

use rand::RngExt;
use rand_chacha::ChaCha8Rng;

use crate::memory::{Habits, Parameters, Past, whole_days};
use crate::model::{Rating, Seed};

/// How many days are lived through.
pub const YEAR: u32 = 365;

/// Cards that are lived through for each day; the figures are scaled to the number wanted.
const SAMPLE: u32 = 4;

/// What a year at some retention comes to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Outlook {
    /// The desired retention.
    pub retention: f32,
    /// Minutes a day, over the year.
    pub minutes: f64,
    /// Cards known on its last day: the sum of the chances to recall them.
    pub known: f64,
}

impl Outlook {
    /// Minutes of the year for each card known at its end; less is better.
    pub fn cost(&self) -> f64 {
        self.minutes * f64::from(YEAR) / self.known.max(f64::MIN_POSITIVE)
    }
}

/// Who studies, and how much.
#[derive(Clone, Copy, Debug)]
pub struct Scenario<'a> {
    /// What their recall follows, and their intervals are made by.
    pub parameters: &'a Parameters,
    /// How they rate, and how long they take.
    pub habits: Habits,
    /// New cards a day.
    pub new_per_day: u32,
    /// The longest interval, in days.
    pub max_interval: u32,
}

/// A year at each whole percent from 80 to 97.
pub fn what_if(scenario: &Scenario<'_>, seed: Seed) -> Vec<Outlook> {
    (80_u8..=97).map(|percent| live(scenario, f32::from(percent) / 100.0, seed)).collect()
}

/// The outlook whose cards cost least; `None` of none.
pub fn cheapest(outlooks: &[Outlook]) -> Option<&Outlook> {
    outlooks.iter().min_by(|one, other| one.cost().total_cmp(&other.cost()))
}

/// A year at one retention (above 0, below 1).
pub fn live(scenario: &Scenario<'_>, retention: f32, seed: Seed) -> Outlook {
    let (mut seconds, mut known) = (0.0, 0.0);
    for card in 0..YEAR * SAMPLE {
        let mut chance = Seed(seed.0.wrapping_add(u64::from(card))).rng();
        let (spent, held) = live_card(scenario, retention, card / SAMPLE, &mut chance);
        seconds += spent;
        known += held;
    }
    let scale = f64::from(scenario.new_per_day) / f64::from(SAMPLE);
    Outlook { retention, minutes: seconds * scale / 60.0 / f64::from(YEAR), known: known * scale }
}

/// The seconds that a card taken up on `day` costs until the year's end, and the chance to recall it then.
fn live_card(scenario: &Scenario<'_>, retention: f32, mut day: u32, chance: &mut ChaCha8Rng) -> (f64, f64) {
    let Scenario { parameters, habits, max_interval, .. } = scenario;
    let rating = habits.first_rating(chance.random());
    let mut past = Past { memory: parameters.first(rating), lapses: 0, fell: false };
    let mut seconds = habits.new_seconds;
    loop {
        let days = whole_days(parameters.corrected_interval(&past, retention), *max_interval);
        if day + days >= YEAR {
            let recall = parameters.retrievability(past.memory, YEAR - day);
            return (seconds, f64::from(parameters.correction().recall(recall, &past)));
        }
        day += days;
        let recall = parameters.correction().recall(parameters.retrievability(past.memory, days), &past);
        let passed = chance.random::<f32>() < recall;
        // Both are drawn in any case, so that luck stays in step.
        let grade = habits.pass_rating(chance.random());
        let rating = if passed { grade } else { Rating::Again };
        past = Past {
            memory: parameters.next(past.memory, days, rating),
            lapses: past.lapses + u32::from(!passed),
            fell: !passed,
        };
        seconds += if passed { habits.pass_seconds } else { habits.fail_seconds };
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::Correction;

    fn scenario(parameters: &Parameters) -> Scenario<'_> {
        Scenario { parameters, habits: Habits::default(), new_per_day: 10, max_interval: 36_500 }
    }

    #[test]
    fn more_retention_costs_more_and_holds_more() {
        let parameters = Parameters::default();
        let (low, high) = (live(&scenario(&parameters), 0.80, Seed(1)), live(&scenario(&parameters), 0.97, Seed(1)));
        assert!(high.minutes > low.minutes * 2.0, "{low:?} {high:?}");
        assert!(high.known > low.known && high.known < 3_650.0);
        assert!(low.known > 3_650.0 * 0.75, "{low:?}");
        assert_eq!(low, live(&scenario(&parameters), 0.80, Seed(1)));
    }

    #[test]
    fn figures_grow_with_the_number_of_cards() {
        let parameters = Parameters::default();
        let ten = live(&scenario(&parameters), 0.9, Seed(1));
        let twenty = live(&Scenario { new_per_day: 20, ..scenario(&parameters) }, 0.9, Seed(1));
        assert!((twenty.minutes / ten.minutes - 2.0).abs() < 1e-9 && (twenty.known / ten.known - 2.0).abs() < 1e-9);
    }

    /// Who forgets more than FSRS says, and whose intervals know it, studies more and holds as much.
    #[test]
    fn a_correction_is_paid_in_minutes() {
        let plain = Parameters::default();
        let corrected = plain.clone().corrected(Correction::new([-0.5, 0.0, 0.0, 0.0, 0.0]).unwrap());
        let (before, after) = (live(&scenario(&plain), 0.9, Seed(1)), live(&scenario(&corrected), 0.9, Seed(1)));
        assert!(after.minutes > before.minutes * 1.1, "{before:?} {after:?}");
        assert!((after.known / before.known - 1.0).abs() < 0.02);
    }

    #[test]
    fn the_cheapest_is_marked_among_all() {
        let parameters = Parameters::default();
        let outlooks = what_if(&scenario(&parameters), Seed(1));
        assert_eq!(outlooks.len(), 18);
        let cheapest = cheapest(&outlooks).unwrap();
        assert!(outlooks.iter().all(|outlook| outlook.cost() >= cheapest.cost()));
        assert!(cheapest.retention < 0.95);
    }
}
