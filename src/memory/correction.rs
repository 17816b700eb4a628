//! The light correction on FSRS: what a learner's own answers say of how far its prediction is off, and for which cards.
//!
//! The corrected chance of recall is `σ(logit(R) + o)`, where the offset `o` is a weighted sum of what is known of the card
//! when it is scheduled. It does not depend on the days that pass, so the corrected chance falls with time as R does, and
//! the interval for a retention `r` is FSRS's own for the retention `σ(logit(r) − o)`. Weights of nought change nothing.
//!
//! The weights are learned answer by answer, each from the answers before it, by the extended Kalman filter for logistic
//! regression (W. D. Penny and S. J. Roberts, "Dynamic logistic regression", 1999): a Gaussian belief around nought that
//! narrows with every answer, and widens again a little so that a learner may change. `docs/calibration.md` has the figures.

use crate::model::{MemoryState, StudyDay};

use super::trial::{Forecast, Trial};

/// How many weights a correction has.
pub const WEIGHTS: usize = 5;

/// The weights of the filter: those of the correction, and that of the day's own run.
const ALL: usize = WEIGHTS + 1;

/// How far from nought each weight is believed to be before any answer (standard deviations).
const PRIOR: [f64; ALL] = [0.1, 0.3, 0.3, 0.3, 0.3, 0.3];

/// By how much the variance of the first weight, the same for all cards, grows with an answer.
const DRIFT: f64 = 1e-6;

/// The furthest that a correction moves the logit of a prediction.
const FURTHEST: f64 = 1.5;

/// What is known of a card when it is scheduled.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Past {
    /// Its memory.
    pub memory: MemoryState,
    /// How often it was forgotten after a day or more.
    pub lapses: u32,
    /// Whether it was forgotten the last time it was asked after a day or more.
    pub fell: bool,
}

impl Past {
    fn features(&self) -> [f64; WEIGHTS] {
        let stability = f64::from(self.memory.stability).max(0.1);
        [
            1.0,
            if self.fell { 1.0 } else { 0.0 },
            (f64::from(self.memory.difficulty) - 5.0) / 3.0,
            f64::from(self.lapses).ln_1p(),
            stability.ln() / 3.0 - 1.0,
        ]
    }
}

/// A correction that stays as it is, for intervals and their versions.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Correction {
    weights: [f32; WEIGHTS],
}

impl Correction {
    /// A correction of those weights: constant, forgotten last time, difficulty, lapses, stability. `None` if one is not
    /// finite.
    pub fn new(weights: [f32; WEIGHTS]) -> Option<Self> {
        weights.iter().all(|weight| weight.is_finite()).then_some(Self { weights })
    }

    /// Its weights.
    pub fn weights(&self) -> &[f32; WEIGHTS] {
        &self.weights
    }

    /// Whether it changes nothing.
    pub fn is_none(&self) -> bool {
        self.weights == [0.0; WEIGHTS]
    }

    /// The chance of recall, corrected; `recall` is what FSRS gives.
    pub fn recall(&self, recall: f32, past: &Past) -> f32 {
        if self.is_none() {
            return recall;
        }
        narrow(squash(logit(f64::from(recall)) + self.offset(past)))
    }

    /// The retention to ask of FSRS so that the corrected chance of recall is `retention` (above 0, below 1) when due.
    pub fn retention_to_ask(&self, retention: f32, past: &Past) -> f32 {
        if self.is_none() {
            return retention;
        }
        narrow(squash(logit(f64::from(retention)) - self.offset(past)).clamp(0.3, 0.999))
    }

    fn offset(&self, past: &Past) -> f64 {
        let sum = past.features().iter().zip(&self.weights).map(|(x, weight)| x * f64::from(*weight)).sum::<f64>();
        sum.clamp(-FURTHEST, FURTHEST)
    }
}

/// A correction that learns from every answer, each after it was predicted.
#[derive(Clone, Debug)]
pub struct Corrector {
    weights: [f64; ALL],
    covariance: [[f64; ALL]; ALL],
    day: Option<StudyDay>,
    /// Passes of the day so far beyond what FSRS expected, and answers of the day.
    surprise: f64,
    answers: f64,
}

impl Default for Corrector {
    fn default() -> Self {
        let mut covariance = [[0.0; ALL]; ALL];
        for (at, deviation) in PRIOR.iter().enumerate() {
            covariance[at][at] = deviation * deviation;
        }
        Self { weights: [0.0; ALL], covariance, day: None, surprise: 0.0, answers: 0.0 }
    }
}

impl Corrector {
    /// The corrected chance of recall at a trial that was not learned from yet, 0 to 1.
    pub fn recall(&self, trial: &Trial, forecast: &Forecast) -> f64 {
        self.judge(&self.features(trial, forecast), forecast)
    }

    /// Learns from a trial that counts and its outcome.
    pub fn learn(&mut self, trial: &Trial, forecast: &Forecast) {
        let x = self.features(trial, forecast);
        let recall = self.judge(&x, forecast);
        let outcome = if trial.rating.is_pass() { 1.0 } else { 0.0 };
        self.update(&x, recall, f64::from(trial.guess), outcome);
        if self.day != Some(trial.day) {
            (self.day, self.surprise, self.answers) = (Some(trial.day), 0.0, 0.0);
        }
        self.surprise += outcome - trial.pass_chance(f64::from(forecast.recall));
        self.answers += 1.0;
    }

    /// The correction as it stands. The run of the day is left out: it says nothing of the days to come.
    pub fn settle(&self) -> Correction {
        let mut weights = [0.0; WEIGHTS];
        for (settled, weight) in weights.iter_mut().zip(&self.weights) {
            *settled = narrow(*weight);
        }
        Correction { weights }
    }

    fn features(&self, trial: &Trial, forecast: &Forecast) -> [f64; ALL] {
        let mut x = [0.0; ALL];
        x[..WEIGHTS].copy_from_slice(&forecast.past.features());
        if self.day == Some(trial.day) {
            x[WEIGHTS] = self.surprise / (self.answers + 2.0).sqrt() / 3.0;
        }
        x
    }

    fn judge(&self, x: &[f64; ALL], forecast: &Forecast) -> f64 {
        let offset = x.iter().zip(&self.weights).map(|(x, weight)| x * weight).sum::<f64>();
        squash(logit(f64::from(forecast.recall)) + offset.clamp(-FURTHEST, FURTHEST))
    }

    /// One step of the filter. The pass has the chance `g + (1 − g)·q`, whose slope along the logit is `(1 − g)·q·(1 − q)`.
    fn update(&mut self, x: &[f64; ALL], recall: f64, guess: f64, outcome: f64) {
        let chance = recall + (1.0 - recall) * guess;
        let slope = (1.0 - guess) * recall * (1.0 - recall);
        let noise = chance * (1.0 - chance);
        if noise <= 0.0 {
            return;
        }
        let spread = self.covariance.map(|row| row.iter().zip(x).map(|(cov, x)| cov * x).sum::<f64>());
        let along = spread.iter().zip(x).map(|(spread, x)| spread * x).sum::<f64>();
        let whole = slope * slope * along + noise;
        // Divided once, not for each of 42 numbers: a long log goes through here answer by answer.
        let (step, narrowing) = (slope * (outcome - chance) / whole, slope * slope / whole);
        for ((weight, row), gain) in self.weights.iter_mut().zip(&mut self.covariance).zip(&spread) {
            *weight += gain * step;
            for (cov, other) in row.iter_mut().zip(&spread) {
                *cov -= narrowing * gain * other;
            }
        }
        self.covariance[0][0] += DRIFT;
    }
}

fn logit(chance: f64) -> f64 {
    let chance = chance.clamp(1e-4, 1.0 - 1e-4);
    (chance / (1.0 - chance)).ln()
}

fn squash(logit: f64) -> f64 {
    1.0 / (1.0 + (-logit).exp())
}

#[expect(clippy::cast_possible_truncation, reason = "weights and chances need no more than single precision")]
fn narrow(value: f64) -> f32 {
    value as f32
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::memory::{Parameters, Trials, forecast};
    use crate::model::{Rating, Seed};

    fn past(stability: f32, difficulty: f32, lapses: u32, fell: bool) -> Past {
        Past { memory: MemoryState { stability, difficulty }, lapses, fell }
    }

    proptest! {
        /// At the interval for the retention that is asked, the corrected chance is the one that was wanted.
        #[test]
        fn the_interval_keeps_what_is_wanted(
            weights in prop::array::uniform5(-0.6_f32..0.6), stability in 0.5_f32..2_000.0, difficulty in 1.0_f32..10.0,
            lapses in 0_u32..12, fell: bool, retention in 0.75_f32..0.97,
        ) {
            let correction = Correction::new(weights).unwrap();
            let parameters = Parameters::default();
            let past = past(stability, difficulty, lapses, fell);
            let asked = correction.retention_to_ask(retention, &past);
            // FSRS's curve at its own interval for a retention is that retention: what is left is the correction.
            prop_assert!((parameters.interval(stability, asked) > 0.0));
            if asked > 0.301 && asked < 0.998 {
                prop_assert!((correction.recall(asked, &past) - retention).abs() < 1e-3);
            }
        }

        #[test]
        fn the_corrected_chance_falls_with_time(weights in prop::array::uniform5(-2.0_f32..2.0), stability in 0.5_f32..500.0) {
            let correction = Correction::new(weights).unwrap();
            let parameters = Parameters::default();
            let past = past(stability, 6.0, 2, true);
            let mut last = 1.0;
            for days in [1, 2, 5, 20, 100, 1_000] {
                let recall = correction.recall(parameters.retrievability(past.memory, days), &past);
                prop_assert!(recall <= last && recall > 0.0);
                last = recall;
            }
        }
    }

    #[test]
    fn no_weights_change_nothing_to_the_bit() {
        let none = Correction::default();
        let past = past(12.0, 7.0, 3, true);
        assert!(none.is_none());
        assert_eq!(none.recall(0.987_654_3, &past), 0.987_654_3);
        assert_eq!(none.retention_to_ask(0.9, &past), 0.9);
        assert_eq!(Correction::new([0.0, f32::NAN, 0.0, 0.0, 0.0]), None);
    }

    /// A learner who recalls less than FSRS says is told so, and one whom it fits is left alone.
    #[test]
    fn a_bias_is_learned() {
        let parameters = Parameters::default();
        for (offset, low, high) in [(-1.0, -2.0, -0.3), (0.0, -0.2, 0.2)] {
            let mut trials = Trials::new();
            let mut seed = Seed(7);
            for (day, card) in (0..40).flat_map(|week| (0..40).map(move |card| (week * 5, card))) {
                seed = seed.derive("next");
                let chance = squash(logit(0.85) + offset);
                let drawn = f64::from(u32::try_from(seed.0 % 1_000_000).unwrap()) / 1e6;
                let rating = if drawn < chance { Rating::Good } else { Rating::Again };
                trials.push(card, StudyDay(day), rating, 0.0);
            }
            let list = trials.into_list();
            let mut corrector = Corrector::default();
            let (mut before, mut after, mut count) = (0.0, 0.0, 0.0);
            for (trial, forecast) in forecast(&list, &parameters) {
                let Some(forecast) = forecast.map(|forecast| Forecast { recall: 0.85, ..forecast }) else { continue };
                let recall = corrector.recall(trial, &forecast);
                (before, after, count) = (before + 0.85, after + recall, count + 1.0);
                corrector.learn(trial, &forecast);
            }
            let moved = logit(after / count) - logit(before / count);
            assert!((low..high).contains(&moved), "{offset}: {moved}");
            assert!(corrector.settle().weights().iter().all(|weight| weight.is_finite()));
        }
    }
}
