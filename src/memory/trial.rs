//! Trials: the answers of a log as fitting and forecasting see them, in the order of time.

use std::collections::HashMap;
use std::hash::{BuildHasher, Hash, RandomState};
use std::slice;

use crate::model::{Purpose, Rating, StudyDay};

use super::advance::{Answered, learn};
use super::correction::Past;
use super::fsrs::Parameters;

/// One answer that moves a memory.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Trial {
    /// The card's number among the trials, from 0 in the order they were first met.
    pub card: u32,
    /// The study day.
    pub day: StudyDay,
    /// Days since the card's trial before; 0 for its first, and for another one of the same day.
    pub days: u32,
    /// How it went.
    pub rating: Rating,
    /// The chance that a blind guess is right, 0 to 1.
    pub guess: f32,
}

impl Trial {
    /// Whether it says something of a memory after a day or more: only these are predicted, trained on and scored.
    pub fn counts(&self) -> bool {
        self.days >= 1
    }

    /// The chance of a pass when the chance of recall is this one: who does not know may still guess.
    pub fn pass_chance(&self, recall: f64) -> f64 {
        recall + (1.0 - recall) * f64::from(self.guess)
    }
}

/// Trials being gathered from a log that is read in the order of time. `K` is what the log tells cards apart by.
#[derive(Clone, Debug)]
pub struct Trials<K, S = RandomState> {
    cards: HashMap<K, (u32, StudyDay), S>,
    all: Vec<Trial>,
}

impl<K> Trials<K> {
    /// None yet.
    pub fn new() -> Self {
        Self::default()
    }
}

impl<K, S: Default> Default for Trials<K, S> {
    fn default() -> Self {
        Self { cards: HashMap::default(), all: Vec::new() }
    }
}

impl<K: Eq + Hash, S: BuildHasher> Trials<K, S> {
    /// Adds an answer. A day before the card's last one counts as the same day.
    pub fn push(&mut self, card: K, day: StudyDay, rating: Rating, guess: f32) {
        let fresh = (u32::try_from(self.cards.len()).unwrap_or(u32::MAX), day);
        let (card, last) = self.cards.entry(card).or_insert(fresh);
        let days = u32::try_from(day.since(*last)).unwrap_or(0);
        *last = day.max(*last);
        self.all.push(Trial { card: *card, day, days, rating, guess });
    }

    /// Adds an answer if it is the card's first of its day: sommet's own memory moves on these only.
    pub fn push_first(&mut self, card: K, day: StudyDay, rating: Rating, guess: f32) {
        if self.cards.get(&card).is_none_or(|(_, latest)| day > *latest) {
            self.push(card, day, rating, guess);
        }
    }

    /// Adds what of sommet's own log moves a memory: study, the first answer of its day, with the rating that counts.
    pub fn push_answered(&mut self, card: K, answered: &Answered) {
        if answered.purpose == Purpose::Study {
            let guess = if answered.overruled { 0.0 } else { answered.guess };
            self.push_first(card, answered.day, answered.rating_that_counts(), guess);
        }
    }

    /// All trials so far.
    pub fn list(&self) -> &[Trial] {
        &self.all
    }

    /// How many cards there are.
    pub fn cards(&self) -> usize {
        self.cards.len()
    }

    /// All of them.
    pub fn into_list(self) -> Vec<Trial> {
        self.all
    }
}

/// What was to be expected of a trial before it was seen.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Forecast {
    /// The chance of recall that FSRS gives, 0 to 1.
    pub recall: f32,
    /// What was known of the card.
    pub past: Past,
    /// Trials of the card before, those of the same day too.
    pub trials: u32,
}

#[derive(Clone, Copy)]
struct Walk {
    past: Past,
    trials: u32,
}

/// One trial on.
fn step(before: Option<&Walk>, trial: &Trial, parameters: &Parameters) -> Walk {
    let failed = trial.counts() && !trial.rating.is_pass();
    let memory = before.map(|walk| walk.past.memory);
    let past = Past {
        memory: learn(memory, trial.days, trial.rating, trial.guess, parameters),
        lapses: before.map_or(0, |walk| walk.past.lapses) + u32::from(failed),
        fell: if trial.counts() { failed } else { before.is_some_and(|walk| walk.past.fell) },
    };
    Walk { past, trials: before.map_or(0, |walk| walk.trials) + 1 }
}

/// What is known of each card once all its trials are seen, in the order of the cards' numbers.
pub fn pasts(trials: &[Trial], parameters: &Parameters) -> Vec<Past> {
    let mut forecasts = forecast(trials, parameters);
    forecasts.by_ref().for_each(drop);
    forecasts.pasts()
}

/// The walks of all cards, each at its card's number.
#[derive(Default)]
struct Walks(Vec<Option<Walk>>);

impl Walks {
    fn place(&mut self, card: u32) -> &mut Option<Walk> {
        let at = card as usize;
        if at >= self.0.len() {
            self.0.resize(at + 1, None);
        }
        &mut self.0[at]
    }
}

/// Every trial with its forecast, made of the trials before it alone; `None` for a card's first.
pub fn forecast<'a>(trials: &'a [Trial], parameters: &'a Parameters) -> Forecasts<'a> {
    Forecasts { trials: trials.iter(), parameters, walks: Walks::default() }
}

/// Trials on their way, each with its forecast.
pub struct Forecasts<'a> {
    trials: slice::Iter<'a, Trial>,
    parameters: &'a Parameters,
    walks: Walks,
}

impl Forecasts<'_> {
    /// What is known of each card after the trials that were seen so far, in the order of the cards' numbers.
    pub fn pasts(self) -> Vec<Past> {
        self.walks.0.into_iter().flatten().map(|walk| walk.past).collect()
    }
}

impl<'a> Iterator for Forecasts<'a> {
    type Item = (&'a Trial, Option<Forecast>);

    fn next(&mut self) -> Option<Self::Item> {
        let trial = self.trials.next()?;
        let place = self.walks.place(trial.card);
        let forecast = place.map(|walk| Forecast {
            recall: self.parameters.retrievability(walk.past.memory, trial.days),
            past: walk.past,
            trials: walk.trials,
        });
        *place = Some(step(place.as_ref(), trial, self.parameters));
        Some((trial, forecast))
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Rating::{Again, Good};

    #[test]
    fn days_are_counted_card_by_card() {
        let mut trials = Trials::new();
        for (card, day) in [("a", 10), ("b", 10), ("a", 10), ("a", 13), ("b", 9), ("b", 11)] {
            trials.push(card, StudyDay(day), Good, 0.0);
        }
        assert_eq!(trials.cards(), 2);
        let days: Vec<_> = trials.into_list().iter().map(|trial| (trial.card, trial.days)).collect();
        assert_eq!(days, [(0, 0), (1, 0), (0, 0), (0, 3), (1, 0), (1, 1)]);
    }

    #[test]
    fn only_the_first_answer_of_a_day_moves_memory() {
        let mut trials = Trials::new();
        for (day, rating) in [(10, Good), (10, Again), (12, Again), (12, Good)] {
            trials.push_first((), StudyDay(day), rating, 0.0);
        }
        let kept: Vec<_> = trials.into_list().iter().map(|trial| (trial.days, trial.rating)).collect();
        assert_eq!(kept, [(0, Good), (2, Again)]);
    }

    #[test]
    fn a_forecast_knows_the_past_only() {
        let parameters = Parameters::default();
        let mut trials = Trials::new();
        for (day, rating) in [(0, Good), (2, Again), (2, Good), (3, Good)] {
            trials.push((), StudyDay(day), rating, 0.0);
        }
        let list = trials.into_list();
        let seen: Vec<_> = forecast(&list, &parameters).map(|(_, forecast)| forecast).collect();
        assert_eq!(seen[0], None);
        let second = seen[1].unwrap();
        assert_eq!((second.past.lapses, second.past.fell, second.trials), (0, false, 1));
        assert_eq!(second.recall, parameters.retrievability(parameters.first(Good), 2));
        let fourth = seen[3].unwrap();
        assert_eq!((fourth.past.lapses, fourth.past.fell, fourth.trials), (1, true, 3));
        let short: Vec<_> = forecast(&list[..2], &parameters).map(|(_, forecast)| forecast).collect();
        assert_eq!(short, seen[..2]);
    }
}
