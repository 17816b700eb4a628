//! Fitting: the weights of FSRS-6 that suit a learner's own answers best.

use std::sync::{Arc, Mutex};

use fsrs::{CombinedProgressState, ComputeParametersInput, FSRSItem, FSRSReview, compute_parameters};
use thiserror::Error;

use super::Parameters;
use crate::memory::trial::Trial;

/// The longest history that training looks at, in trials: what the crate drops itself is not even built.
const LONGEST: usize = 256;

/// Trials from which on the crate is told the cards. It then walks each card once, several times as fast, but trains in
/// other batches, which costs small logs up to 0.001 of log loss (`docs/calibration.md`).
const MANY: usize = 10_000;

/// Why there are no fitted weights.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("no weights could be fitted to these answers")]
pub struct FitFault;

/// How far a fit is, to be looked at from another thread.
#[derive(Clone, Debug, Default)]
pub struct Watch(Arc<Mutex<CombinedProgressState>>);

impl Watch {
    /// Steps done, and steps in all; both 0 before the first.
    pub fn progress(&self) -> (usize, usize) {
        self.0.lock().map_or((0, 0), |state| (state.current(), state.total()))
    }
}

/// The weights that predict the trials best, by the crate's own training; the defaults when fewer than 8 count, and only
/// the first four fitted when fewer than 64 do. Takes seconds for a million trials.
///
/// # Errors
/// [`FitFault`] when training fails: no card was asked a second time a day or more after its first, or the numbers ran off.
pub fn fit(trials: &[Trial], watch: &Watch) -> Result<Parameters, FitFault> {
    let (train_set, cards) = items(trials);
    if train_set.len() < 8 {
        return Ok(Parameters::default());
    }
    let card_ids = (train_set.len() >= MANY).then_some(cards);
    let progress = Some(Arc::clone(&watch.0));
    let input = ComputeParametersInput { train_set, card_ids, progress, ..ComputeParametersInput::default() };
    let weights = compute_parameters(input).map_err(|_| FitFault)?;
    Parameters::new(&weights).map_err(|_| FitFault)
}

/// One item for each trial that counts: the card's history up to it, and the card.
fn items(trials: &[Trial]) -> (Vec<FSRSItem>, Vec<i64>) {
    let cards = trials.iter().map(|trial| trial.card as usize + 1).max().unwrap_or(0);
    let mut histories: Vec<Vec<FSRSReview>> = vec![Vec::new(); cards];
    let (mut items, mut ids) = (Vec::new(), Vec::new());
    for trial in trials {
        let history = &mut histories[trial.card as usize];
        if history.len() >= LONGEST {
            continue;
        }
        history.push(FSRSReview { rating: u32::from(trial.rating.number()), delta_t: trial.days });
        if trial.counts() {
            items.push(FSRSItem { reviews: history.clone() });
            ids.push(i64::from(trial.card));
        }
    }
    (items, ids)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::Trials;
    use crate::model::{Rating, Seed, StudyDay};

    /// `cards` cards asked on the same days, with a lapse wherever `forgets` says so.
    fn log(cards: u32, days: &[i32], forgets: impl Fn(u32, i32) -> bool) -> Vec<Trial> {
        let mut trials = Trials::new();
        for day in days {
            for card in 0..cards {
                let rating = if forgets(card, *day) { Rating::Again } else { Rating::Good };
                trials.push(card, StudyDay(*day), rating, 0.0);
            }
        }
        trials.into_list()
    }

    #[test]
    fn too_little_leaves_the_defaults() {
        for trials in [vec![], log(1, &[0, 1, 3], |_, _| false), log(7, &[0], |_, _| true)] {
            let fitted = fit(&trials, &Watch::default()).unwrap();
            assert_eq!(fitted.weights(), Parameters::default().weights());
        }
    }

    #[test]
    fn odd_logs_do_no_harm() {
        let long: Vec<i32> = (0..400).collect();
        let logs = [
            log(60, &[0, 1, 3, 8, 20], |_, _| false),
            log(60, &[0, 1, 3, 8, 20], |_, _| true),
            log(60, &[0, 4_000, 9_000], |card, _| card % 2 == 0),
            log(2, &long, |_, day| day % 7 == 0),
        ];
        for trials in logs {
            if let Ok(fitted) = fit(&trials, &Watch::default()) {
                assert!(fitted.weights().iter().all(|weight| weight.is_finite()));
                assert!(fitted.interval(10.0, 0.9) > 0.0);
            }
        }
    }

    #[test]
    fn who_forgets_more_gets_shorter_intervals() {
        let days = [0, 2, 6, 14, 30];
        let watch = Watch::default();
        let forgets = |percent| move |card: u32, day: i32| Seed(5).derive(&format!("{card} {day}")).0 % 100 < percent;
        let weak = fit(&log(200, &days, forgets(40)), &watch).unwrap();
        let strong = fit(&log(200, &days, forgets(5)), &watch).unwrap();
        let after = |parameters: &Parameters| parameters.first(Rating::Good).stability;
        assert!(after(&weak) < after(&strong), "{} {}", after(&weak), after(&strong));
        assert_eq!(watch.progress().0, watch.progress().1);
    }
}
