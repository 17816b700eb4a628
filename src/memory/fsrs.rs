//! The only door to the `fsrs` crate: FSRS-6, in the words of the model.

use fsrs::{DEFAULT_PARAMETERS, FSRS, FSRSItem, FSRSReview, check_and_fill_parameters, current_retrievability};
use thiserror::Error;

use super::correction::{Correction, Past};
use crate::model::{MemoryState, Rating};

mod fit;

pub use fit::{FitFault, Watch, fit};

/// The longest interval, in days: a hundred years.
pub const MAX_DAYS: u32 = 36_500;

/// What a learner's recall is predicted by: the 21 weights of FSRS-6, the published defaults or ones fitted to the learner,
/// and the correction on their prediction, none by default.
#[derive(Clone, Debug)]
pub struct Parameters {
    model: FSRS,
    weights: Vec<f32>,
    decay: f32,
    correction: Correction,
}

/// Numbers that cannot be weights of FSRS.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("FSRS weights are 17, 19 or 21 finite numbers")]
pub struct ParameterFault;

impl Default for Parameters {
    fn default() -> Self {
        Self {
            model: FSRS::default(),
            weights: DEFAULT_PARAMETERS.to_vec(),
            decay: DEFAULT_PARAMETERS[20],
            correction: Correction::default(),
        }
    }
}

impl Parameters {
    /// Weights of FSRS-6 (21), or of FSRS-4.5 (17) and FSRS-5 (19), which are carried over; clipped to the ranges that
    /// the model allows. An empty slice gives the defaults.
    ///
    /// # Errors
    /// [`ParameterFault`] when they are of another number, or one is not finite.
    pub fn new(weights: &[f32]) -> Result<Self, ParameterFault> {
        let filled = check_and_fill_parameters(weights).map_err(|_| ParameterFault)?;
        let model = FSRS::new(&filled).map_err(|_| ParameterFault)?;
        // The range that the crate clips the decay to.
        let decay = filled[20].clamp(0.1, 0.8);
        Ok(Self { model, weights: filled, decay, correction: Correction::default() })
    }

    /// The same weights with another correction.
    #[must_use]
    pub fn corrected(self, correction: Correction) -> Self {
        Self { correction, ..self }
    }

    /// The weights of FSRS, from which [`Parameters::new`] makes the same model again.
    pub fn weights(&self) -> &[f32] {
        &self.weights
    }

    /// The correction on the prediction.
    pub fn correction(&self) -> &Correction {
        &self.correction
    }

    /// The memory that a card's first answer ever leaves.
    pub fn first(&self, rating: Rating) -> MemoryState {
        self.walk(None, 0, rating).unwrap_or(MemoryState { stability: DEFAULT_PARAMETERS[0], difficulty: 5.0 })
    }

    /// The memory that an answer leaves, `days` after the one before; 0 days takes the model's same-day formula.
    pub fn next(&self, memory: MemoryState, days: u32, rating: Rating) -> MemoryState {
        self.walk(Some(memory), days, rating).unwrap_or(memory)
    }

    /// The chance of recall after so many days that FSRS gives, uncorrected, 0 to 1.
    pub fn retrievability(&self, memory: MemoryState, days: u32) -> f32 {
        current_retrievability(outward(memory), in_days(days), self.decay).clamp(0.0, 1.0)
    }

    /// Days until the corrected chance of recall falls to `desired_retention` (above 0, below 1), unrounded.
    pub fn corrected_interval(&self, past: &Past, desired_retention: f32) -> f32 {
        self.interval(past.memory.stability, self.correction.retention_to_ask(desired_retention, past))
    }

    /// Days until the chance of recall that FSRS gives falls to `desired_retention` (above 0, below 1), unrounded.
    pub fn interval(&self, stability: f32, desired_retention: f32) -> f32 {
        self.model.next_interval(Some(stability), desired_retention, 3)
    }

    /// One step of the model; `None` only if it leaves the finite numbers, which memories in their ranges never do.
    fn walk(&self, start: Option<MemoryState>, days: u32, rating: Rating) -> Option<MemoryState> {
        let review = FSRSReview { rating: u32::from(rating.number()), delta_t: days };
        let state = self.model.memory_state(FSRSItem { reviews: vec![review] }, start.map(outward)).ok()?;
        Some(MemoryState { stability: state.stability, difficulty: state.difficulty })
    }
}

/// An interval as a promise can hold it: rounded, at least 1 and at most `max` days (itself at most [`MAX_DAYS`]).
pub fn whole_days(interval: f32, max: u32) -> u32 {
    let max = max.clamp(1, MAX_DAYS);
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "clamped first; NaN becomes 0")]
    let days = interval.round().clamp(0.0, in_days(MAX_DAYS)) as u32;
    days.clamp(1, max)
}

fn outward(memory: MemoryState) -> fsrs::MemoryState {
    fsrs::MemoryState { stability: memory.stability, difficulty: memory.difficulty }
}

#[expect(clippy::cast_precision_loss, reason = "days are far below 2^24")]
fn in_days(days: u32) -> f32 {
    days.min(10 * MAX_DAYS) as f32
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::steps::{Step, Steps};
    use Rating::{Again, Good};

    #[test]
    fn the_published_walk_gives_the_published_memory() {
        let parameters = Parameters::default();
        let mut memory = parameters.first(Again);
        for days in [0, 1, 3, 8, 21] {
            memory = parameters.next(memory, days, Good);
        }
        assert!((memory.stability - 53.62691).abs() < 1e-4, "{memory:?}");
        assert!((memory.difficulty - 6.357_486_7).abs() < 1e-5, "{memory:?}");
    }

    /// The other implementations move memory on every answer, same-day ones too; the façade can do so as well.
    #[test]
    fn the_published_ratings_give_the_published_intervals() {
        let parameters = Parameters::default();
        let (learning, relearning) = (Steps::new(vec![60, 600]).unwrap(), Steps::new(vec![600]).unwrap());
        let mut ratings = vec![Good; 6];
        ratings.extend([Again, Again]);
        ratings.extend([Good; 5]);
        let mut intervals = Vec::new();
        let mut memory = None;
        let (mut steps, mut at) = (&learning, None);
        let mut reviewing = false;
        for rating in ratings {
            let days = intervals.last().copied().unwrap_or(0);
            let now = memory.map_or_else(|| parameters.first(rating), |m| parameters.next(m, days, rating));
            memory = Some(now);
            if reviewing && rating == Again {
                (steps, at, reviewing) = (&relearning, None, false);
            }
            let step = if reviewing { Step::Graduate } else { steps.walk(at, rating) };
            match step {
                Step::Wait { index, .. } => {
                    at = Some(index);
                    intervals.push(0);
                }
                Step::Graduate => {
                    reviewing = true;
                    intervals.push(whole_days(parameters.interval(now.stability, 0.9), MAX_DAYS));
                }
            }
        }
        assert_eq!(intervals, [0, 2, 11, 46, 163, 498, 0, 0, 2, 4, 7, 12, 21]);
    }

    #[test]
    fn recall_falls_to_the_desired_retention_after_the_interval() {
        let parameters = Parameters::default();
        let memory = MemoryState { stability: 100.0, difficulty: 5.0 };
        assert!((parameters.retrievability(memory, 100) - 0.9).abs() < 1e-4);
        assert!((parameters.retrievability(memory, 0) - 1.0).abs() < 1e-6);
        assert!((parameters.interval(100.0, 0.9) - 100.0).abs() < 1e-2);
        assert!(parameters.interval(100.0, 0.8) > 200.0);
    }

    #[test]
    fn days_are_whole_and_within_bounds() {
        assert_eq!(whole_days(0.2, MAX_DAYS), 1);
        assert_eq!(whole_days(2.5, MAX_DAYS), 3);
        assert_eq!(whole_days(1e9, u32::MAX), MAX_DAYS);
        assert_eq!(whole_days(f32::NAN, MAX_DAYS), 1);
        assert_eq!(whole_days(50.0, 30), 30);
    }

    #[test]
    fn weights_are_checked() {
        assert_eq!(Parameters::new(&[1.0; 5]).unwrap_err(), ParameterFault);
        assert_eq!(Parameters::new(&[f32::NAN; 21]).unwrap_err(), ParameterFault);
        let same = Parameters::new(&DEFAULT_PARAMETERS).unwrap();
        assert_eq!(same.first(Good), Parameters::default().first(Good));
    }
}
