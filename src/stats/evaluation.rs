//! How well methods predict a log: five splits in time, each predicted by what was learned from all before it.

use thiserror::Error;

use crate::memory::{Corrector, FitFault, Forecast, Parameters, Trial, forecast};

use super::score::{Bin, Score};

/// How many splits are predicted; as many parts and one more are cut, the first of which is only trained on.
pub const SPLITS: usize = 5;

/// Answers that a moving average remembers, about.
const SPAN: f64 = 100.0;

/// What predicts.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub enum Method {
    /// The share of passes before the split.
    Average,
    /// The share of passes among the latest answers, each weighing 1 % less than the one after it.
    MovingAverage,
    /// FSRS-6 with the published weights.
    Default,
    /// FSRS-6 with weights fitted to what is before the split.
    Fitted,
    /// The same with the correction that learns from every answer.
    Ours,
    /// The same with the correction as it stood at the split: what intervals are made by.
    OursFixed,
}

impl Method {
    /// All of them, from the plainest on.
    pub const ALL: [Self; 6] =
        [Self::Average, Self::MovingAverage, Self::Default, Self::Fitted, Self::Ours, Self::OursFixed];

    /// The name in JSON.
    pub fn name(self) -> &'static str {
        match self {
            Self::Average => "average",
            Self::MovingAverage => "moving_average",
            Self::Default => "fsrs6_default",
            Self::Fitted => "fsrs6_fitted",
            Self::Ours => "ours",
            Self::OursFixed => "ours_fixed",
        }
    }
}

/// Why a log cannot be evaluated.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("at least {needed} reviews a day or more after another are needed, and there are {found}")]
pub struct TooFew {
    /// How many there must be.
    pub needed: usize,
    /// How many there are.
    pub found: usize,
}

/// The shares of passes that are known without any model of memory. Each answer is predicted by those before it.
#[derive(Clone, Copy, Debug, Default)]
pub struct Averages {
    passes: f64,
    count: f64,
    moving: Option<f64>,
}

impl Averages {
    /// The share of passes so far; a half before the first.
    pub fn overall(&self) -> f64 {
        if self.count > 0.0 { self.passes / self.count } else { 0.5 }
    }

    /// The moving share; a half before the first.
    pub fn moving(&self) -> f64 {
        self.moving.unwrap_or(0.5)
    }

    /// Takes an answer in.
    pub fn learn(&mut self, passed: bool) {
        let outcome = f64::from(u8::from(passed));
        self.passes += outcome;
        self.count += 1.0;
        let share = (1.0 / self.count).max(1.0 / SPAN);
        self.moving = Some(self.moving() + (outcome - self.moving()) * share);
    }
}

/// The scores of all methods on the trials that count, in the order of [`Method::ALL`].
///
/// The trials that count are cut into six parts of one length, the last taking the remainder. Each part but the first is
/// predicted with weights that `fit` makes of all trials before it; a split where that fails is predicted by the defaults.
/// Within a part, the moving average and the correction learn from each answer once it was predicted: what they know of is
/// always earlier than what they predict.
///
/// # Errors
/// [`TooFew`] when a part would be empty.
pub fn evaluate(
    trials: &[Trial],
    mut fit: impl FnMut(&[Trial]) -> Result<Parameters, FitFault>,
) -> Result<Vec<(Method, Score)>, TooFew> {
    let counted: Vec<usize> = (0..trials.len()).filter(|at| trials[*at].counts()).collect();
    let size = counted.len() / (SPLITS + 1);
    if size == 0 {
        return Err(TooFew { needed: SPLITS + 1, found: counted.len() });
    }
    let mut scores: Vec<(Method, Score)> = Method::ALL.iter().map(|method| (*method, Score::default())).collect();
    let defaults = Parameters::default();
    for split in 1..=SPLITS {
        let start = counted[split * size];
        let end = if split == SPLITS { trials.len() } else { counted[(split + 1) * size] };
        let fitted = fit(&trials[..start]).unwrap_or_default();
        let mut run = Run::default();
        let plain = forecast(&trials[..end], &defaults);
        for (at, ((trial, plain), (_, own))) in plain.zip(forecast(&trials[..end], &fitted)).enumerate() {
            let (Some(plain), Some(own)) = (plain, own) else { continue };
            if !trial.counts() {
                continue;
            }
            if at >= start {
                let chances = run.predict(trial, &plain, &own);
                let bin = Bin::of(trial.days, own.trials, own.past.lapses);
                for ((_, score), chance) in scores.iter_mut().zip(chances) {
                    score.add(chance, trial.rating.is_pass(), bin);
                }
            }
            run.learn(trial, &own, at < start);
        }
    }
    Ok(scores)
}

/// What was learned on the way through one split.
#[derive(Default)]
struct Run {
    averages: Averages,
    average_before: f64,
    corrector: Corrector,
    fixed: crate::memory::Correction,
}

impl Run {
    /// The chance of a pass by each method, in the order of [`Method::ALL`].
    fn predict(&self, trial: &Trial, plain: &Forecast, own: &Forecast) -> [f64; Method::ALL.len()] {
        [
            self.average_before,
            self.averages.moving(),
            trial.pass_chance(f64::from(plain.recall)),
            trial.pass_chance(f64::from(own.recall)),
            trial.pass_chance(self.corrector.recall(trial, own)),
            trial.pass_chance(f64::from(self.fixed.recall(own.recall, &own.past))),
        ]
    }

    fn learn(&mut self, trial: &Trial, own: &Forecast, before_split: bool) {
        self.averages.learn(trial.rating.is_pass());
        self.corrector.learn(trial, own);
        if before_split {
            self.average_before = self.averages.overall();
            self.fixed = self.corrector.settle();
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::{Trials, Watch, fit};
    use crate::model::{Rating, Seed, StudyDay};

    fn log(cards: u32, days: i32, percent: u64) -> Vec<Trial> {
        let mut trials = Trials::new();
        for day in (0..days).map(|round| round * round) {
            for card in 0..cards {
                let forgot = Seed(3).derive(&format!("{card} {day}")).0 % 100 < percent;
                trials.push(card, StudyDay(day), if forgot { Rating::Again } else { Rating::Good }, 0.0);
            }
        }
        trials.into_list()
    }

    #[test]
    fn each_split_is_predicted_by_what_came_before_it() {
        let trials = log(20, 7, 20);
        let mut pasts = Vec::new();
        let scores = evaluate(&trials, |past| {
            pasts.push(past.iter().filter(|trial| trial.counts()).count());
            fit(past, &Watch::default())
        })
        .unwrap();
        assert_eq!(pasts, [20, 40, 60, 80, 100]);
        assert_eq!(scores.iter().map(|(method, _)| *method).collect::<Vec<_>>(), Method::ALL);
        assert!(scores.iter().all(|(_, score)| score.len() == 100));
    }

    #[test]
    fn what_comes_later_changes_no_prediction() {
        let mut trials = log(20, 7, 20);
        let until = trials.len() - 20;
        let run = |trials: &[Trial]| {
            let own = Parameters::default();
            let mut run = Run::default();
            let mut seen = Vec::new();
            for (trial, own) in forecast(trials, &own) {
                let Some(own) = own else { continue };
                seen.push(run.predict(trial, &own, &own));
                run.learn(trial, &own, true);
            }
            seen
        };
        let before = run(&trials);
        trials[until..].iter_mut().for_each(|trial| trial.rating = Rating::Again);
        let after = run(&trials);
        // The first of the changed trials is still predicted as it was.
        let same = before.len() - 19;
        assert_eq!(before[..same], after[..same]);
        assert_ne!(before, after);
    }

    #[test]
    fn too_few_reviews_are_refused_with_their_number() {
        let fault = evaluate(&log(5, 2, 50), |_| Ok(Parameters::default())).unwrap_err();
        assert_eq!(fault, TooFew { needed: 6, found: 5 });
        assert_eq!(evaluate(&[], |_| Err(FitFault)).unwrap_err().found, 0);
    }

    #[test]
    fn a_fit_that_fails_leaves_the_defaults() {
        let scores = evaluate(&log(20, 7, 20), |_| Err(FitFault)).unwrap();
        assert_eq!(scores[2].1.log_loss(), scores[3].1.log_loss());
    }
}
