//! How good predictions were: log loss, RMSE over bins, and the area under the ROC curve.

use std::collections::BTreeMap;

/// Which trials RMSE compares with each other: those with alike days since the last trial, trials before, and lapses.
///
/// The bins of the SRS benchmark of open-spaced-repetition, whose widths grow with what they hold.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub struct Bin(i32, i32, i32);

impl Bin {
    /// The bin of a trial so many days (1 or more) after the one before, with so many trials before it, the first of all
    /// and those of the same day too, and so many lapses.
    pub fn of(days: u32, trials: u32, lapses: u32) -> Self {
        Self(level(days, 3.62), level(trials, 1.89), if lapses == 0 { -1 } else { level(lapses, 1.73) })
    }
}

/// The whole part of the logarithm to some base.
#[expect(clippy::cast_possible_truncation, reason = "a logarithm of 32 bits is small")]
fn level(count: u32, base: f64) -> i32 {
    f64::from(count.max(1)).log(base).floor() as i32
}

#[derive(Clone, Copy, Debug, Default)]
struct Cell {
    predicted: f64,
    passed: f64,
    count: f64,
}

/// Predictions beside what came.
#[derive(Clone, Debug, Default)]
pub struct Score {
    loss: f64,
    bins: BTreeMap<Bin, Cell>,
    ranked: Vec<(f64, bool)>,
}

/// The nearest to certain that a prediction counts as: so log loss stays finite.
const SURE: f64 = 1e-6;

/// `−ln` of the chance given to what came, and the chance that was counted with.
pub(super) fn loss(chance: f64, passed: bool) -> (f64, f64) {
    let chance = if chance.is_nan() { 0.5 } else { chance.clamp(SURE, 1.0 - SURE) };
    (-if passed { chance.ln() } else { (1.0 - chance).ln() }, chance)
}

impl Score {
    /// Adds a prediction of a pass (0 to 1) and whether it was one.
    pub fn add(&mut self, chance: f64, passed: bool, bin: Bin) {
        let (loss, chance) = loss(chance, passed);
        self.loss += loss;
        let cell = self.bins.entry(bin).or_default();
        cell.predicted += chance;
        cell.passed += f64::from(u8::from(passed));
        cell.count += 1.0;
        self.ranked.push((chance, passed));
    }

    /// How many predictions there are.
    pub fn len(&self) -> usize {
        self.ranked.len()
    }

    /// Whether there is none.
    pub fn is_empty(&self) -> bool {
        self.ranked.is_empty()
    }

    /// The mean of `−ln` of the chance given to what came; less is better. `None` without predictions.
    pub fn log_loss(&self) -> Option<f64> {
        (!self.is_empty()).then(|| self.loss / whole(self.len()))
    }

    /// The root of the mean square, over the trials, of what the mean prediction and the share of passes of their bin differ
    /// by; less is better. `None` without predictions.
    pub fn rmse_bins(&self) -> Option<f64> {
        let squares = self.bins.values().map(|cell| (cell.predicted - cell.passed).powi(2) / cell.count).sum::<f64>();
        (!self.is_empty()).then(|| (squares / whole(self.len())).sqrt())
    }

    /// The chance that a pass was given a higher chance than a fail, ties counting half (Mann and Whitney): 1 is perfect,
    /// 0.5 is blind. `None` where there are only passes, or only fails.
    pub fn auc(&self) -> Option<f64> {
        let mut ranked = self.ranked.clone();
        ranked.sort_by(|one, other| one.0.total_cmp(&other.0));
        let (mut fails_below, mut won) = (0.0, 0.0);
        for tied in ranked.chunk_by(|one, other| one.0 == other.0) {
            let passes = whole(tied.iter().filter(|(_, passed)| *passed).count());
            let fails = whole(tied.len()) - passes;
            won += passes * (fails_below + fails / 2.0);
            fails_below += fails;
        }
        let passes = whole(self.len()) - fails_below;
        (passes > 0.0 && fails_below > 0.0).then(|| won / (passes * fails_below))
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of reviews are far below 2^53")]
fn whole(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn score(predictions: &[(f64, bool)]) -> Score {
        let mut score = Score::default();
        for (chance, passed) in predictions {
            score.add(*chance, *passed, Bin::of(1, 1, 0));
        }
        score
    }

    fn near(found: Option<f64>, wanted: f64) -> bool {
        found.is_some_and(|found| (found - wanted).abs() < 1e-9)
    }

    #[test]
    fn figures_are_those_worked_out_by_hand() {
        let score = score(&[(0.9, true), (0.8, false), (0.8, true), (0.3, false)]);
        let loss = -(0.9_f64.ln() + 0.2_f64.ln() + 0.8_f64.ln() + 0.7_f64.ln()) / 4.0;
        assert!(near(score.log_loss(), loss));
        assert!(near(score.rmse_bins(), (2.8_f64 - 2.0).abs() / 4.0));
        // Pairs of a pass and a fail: three in order, one tied.
        assert!(near(score.auc(), 3.5 / 4.0));
    }

    #[test]
    fn what_cannot_be_told_is_not() {
        assert_eq!(Score::default().log_loss(), None);
        assert_eq!(Score::default().rmse_bins(), None);
        assert_eq!(score(&[(0.9, true), (0.2, true)]).auc(), None);
        assert!(score(&[(0.0, true), (1.0, false), (f64::NAN, true)]).log_loss().unwrap().is_finite());
    }

    #[test]
    fn bins_widen() {
        assert_eq!(Bin::of(1, 1, 0), Bin::of(3, 1, 0));
        assert_ne!(Bin::of(3, 1, 0), Bin::of(4, 1, 0));
        assert_eq!(Bin::of(50, 4, 2), Bin::of(60, 6, 2));
        assert_ne!(Bin::of(50, 4, 0), Bin::of(50, 4, 1));
    }
}
