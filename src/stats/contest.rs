//! Old parameters against new ones, on later reviews that neither was fitted to.

use thiserror::Error;

use crate::memory::{Correction, Corrector, Parameters, Past, Trial, forecast};

use super::evaluation::Averages;
use super::score::loss;

/// Reviews a day or more after another that must have come since the last fit, for there to be something to learn and
/// enough to tell whether it was learned: a fifth of them is held out.
pub const ENOUGH: usize = 300;

/// The log loss of each contestant on the reviews that were held out.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Contest {
    /// How many were held out.
    pub held_out: usize,
    /// The learner's average until then.
    pub average: f64,
    /// The moving average.
    pub moving_average: f64,
    /// The parameters that hold.
    pub before: f64,
    /// Weights fitted to what is before, without a correction.
    pub fitted: f64,
    /// The same weights with the correction as it stood when the held-out reviews began.
    pub corrected: f64,
}

impl Contest {
    /// Whether new parameters predict better than those that hold.
    pub fn is_won(&self) -> bool {
        self.after() < self.before
    }

    /// Whether the correction betters the fitted weights.
    pub fn wants_correction(&self) -> bool {
        self.corrected < self.fitted
    }

    /// The log loss of the better of the new ones.
    pub fn after(&self) -> f64 {
        self.fitted.min(self.corrected)
    }
}

/// There is too little to learn from yet.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("{missing} more reviews a day or more after another are needed")]
pub struct TooLittle {
    /// How many more are needed.
    pub missing: usize,
}

/// Where the held-out trials begin: they are the last fifth of those that count and came after the first `known` ones, to
/// which the parameters that hold were fitted already.
///
/// # Errors
/// [`TooLittle`] when fewer than [`ENOUGH`] have come since.
pub fn hold_out(trials: &[Trial], known: usize) -> Result<usize, TooLittle> {
    let counted: Vec<usize> = (0..trials.len()).filter(|at| trials[*at].counts()).collect();
    let new = counted.len().saturating_sub(known);
    if new < ENOUGH {
        return Err(TooLittle { missing: ENOUGH - new });
    }
    Ok(counted[counted.len() - new / 5])
}

/// The contest on the trials from `start` on; `fitted` are weights made of those before it alone.
pub fn compare(trials: &[Trial], start: usize, holding: &Parameters, fitted: &Parameters) -> Contest {
    let (mut losses, mut held_out) = ([0.0; 5], 0_u32);
    let mut averages = Averages::default();
    let mut corrector = Corrector::default();
    // As they stand where the held-out trials begin.
    let mut settled: Option<(f64, Correction)> = None;
    for (at, ((trial, old), (_, new))) in forecast(trials, holding).zip(forecast(trials, fitted)).enumerate() {
        let (Some(old), Some(new)) = (old, new) else { continue };
        if !trial.counts() {
            continue;
        }
        let passed = trial.rating.is_pass();
        if at < start {
            averages.learn(passed);
            corrector.learn(trial, &new);
            continue;
        }
        let (average, correction) = settled.get_or_insert_with(|| (averages.overall(), corrector.settle()));
        let chances = [
            *average,
            averages.moving(),
            trial.pass_chance(f64::from(holding.correction().recall(old.recall, &old.past))),
            trial.pass_chance(f64::from(new.recall)),
            trial.pass_chance(f64::from(correction.recall(new.recall, &new.past))),
        ];
        averages.learn(passed);
        held_out += 1;
        for (sum, chance) in losses.iter_mut().zip(chances) {
            *sum += loss(chance, passed).0;
        }
    }
    // Nothing predicted is no prediction at all.
    let mean = |sum: f64| if held_out > 0 { sum / f64::from(held_out) } else { f64::INFINITY };
    let [average, moving_average, before, fitted, corrected] = losses.map(mean);
    Contest { held_out: held_out as usize, average, moving_average, before, fitted, corrected }
}

/// The correction that all these trials lead to on these parameters' weights, and what is then known of each card, in the
/// order of the cards' numbers.
pub fn correct(trials: &[Trial], parameters: &Parameters) -> (Correction, Vec<Past>) {
    let mut corrector = Corrector::default();
    let mut forecasts = forecast(trials, parameters);
    for (trial, forecast) in forecasts.by_ref() {
        if let Some(forecast) = forecast.filter(|_| trial.counts()) {
            corrector.learn(trial, &forecast);
        }
    }
    (corrector.settle(), forecasts.pasts())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::{Trials, Watch, fit};
    use crate::model::{Rating, Seed, StudyDay};

    fn log(cards: u32, percent: u64) -> Vec<Trial> {
        let mut trials = Trials::new();
        for day in [0, 2, 6, 14, 30, 60, 100] {
            for card in 0..cards {
                let forgot = Seed(3).derive(&format!("{card} {day}")).0 % 100 < percent;
                trials.push(card, StudyDay(day), if forgot { Rating::Again } else { Rating::Good }, 0.0);
            }
        }
        trials.into_list()
    }

    #[test]
    fn the_last_fifth_of_what_is_new_is_held_out() {
        let trials = log(100, 20);
        let held = |known| hold_out(&trials, known).map(|start| trials.len() - start);
        assert_eq!(held(0), Ok(120));
        assert_eq!(held(300), Ok(60));
        assert_eq!(held(301), Err(TooLittle { missing: 1 }));
        assert_eq!(hold_out(&[], 0), Err(TooLittle { missing: 300 }));
    }

    #[test]
    fn who_is_unlike_the_defaults_gets_their_own() {
        let trials = log(100, 45);
        let start = hold_out(&trials, 0).unwrap();
        let holding = Parameters::default();
        let fitted = fit(&trials[..start], &Watch::default()).unwrap();
        let contest = compare(&trials, start, &holding, &fitted);
        assert!(contest.is_won(), "{contest:?}");
        assert_eq!(contest.held_out, 120);
        let again = compare(&trials, start, &fitted, &fitted);
        assert_eq!(again.before, again.fitted);
    }

    #[test]
    fn those_who_hold_stay_unless_they_are_beaten() {
        let contest =
            Contest { held_out: 60, average: 0.5, moving_average: 0.5, before: 0.4, fitted: 0.4, corrected: 0.41 };
        assert!(!contest.is_won() && !contest.wants_correction());
        let better = Contest { corrected: 0.39, ..contest };
        assert!(better.is_won() && better.wants_correction());
        assert_eq!(better.after(), 0.39);
    }

    #[test]
    fn a_correction_of_nothing_is_none() {
        assert!(correct(&[], &Parameters::default()).0.is_none());
        let (trials, parameters) = (log(50, 40), Parameters::default());
        let (correction, pasts) = correct(&trials, &parameters);
        assert!(!correction.is_none());
        assert_eq!(pasts, crate::memory::pasts(&trials, &parameters));
    }
}
