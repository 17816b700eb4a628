//! Calibration: how often was recalled what was predicted to be, by bins of the prediction.

use crate::memory::{Corrector, Parameters, Trial, forecast};

/// The lower ends of the bins, in percent; each ends where the next begins, the last at 100.
pub const BINS: [u8; 8] = [0, 50, 70, 80, 85, 90, 95, 98];

/// The reviews whose prediction lies in one bin.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct CalibrationBin {
    /// The lower end, in percent.
    pub from: u8,
    /// How many reviews.
    pub reviews: u32,
    /// Of these, passed.
    pub passed: u32,
    /// The sum of the predictions.
    sum: f64,
}

impl CalibrationBin {
    /// The mean prediction, 0 to 1; `None` without reviews.
    pub fn predicted(&self) -> Option<f64> {
        (self.reviews > 0).then(|| self.sum / f64::from(self.reviews))
    }

    /// The share passed, 0 to 1; `None` without reviews.
    pub fn actual(&self) -> Option<f64> {
        (self.reviews > 0).then(|| f64::from(self.passed) / f64::from(self.reviews))
    }
}

/// What was predicted of a learner's reviews a day or more after another, beside what came, by bin.
///
/// The prediction is that of the weights that hold, corrected by what was learned of the answers before each; the weights
/// themselves may have been fitted to these same answers. Where an answer can be guessed, the prediction counts that in.
pub fn calibration(trials: &[Trial], parameters: &Parameters) -> Vec<CalibrationBin> {
    let mut bins = BINS.map(|from| CalibrationBin { from, ..CalibrationBin::default() });
    let mut corrector = Corrector::default();
    let corrects = !parameters.correction().is_none();
    for (trial, forecast) in forecast(trials, parameters) {
        let Some(forecast) = forecast.filter(|_| trial.counts()) else { continue };
        let recall = if corrects { corrector.recall(trial, &forecast) } else { f64::from(forecast.recall) };
        let chance = trial.pass_chance(recall);
        let place = BINS.iter().rposition(|from| chance * 100.0 >= f64::from(*from)).unwrap_or(0);
        let bin = &mut bins[place];
        bin.reviews += 1;
        bin.passed += u32::from(trial.rating.is_pass());
        bin.sum += chance;
        corrector.learn(trial, &forecast);
    }
    bins.to_vec()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::{Correction, Trials};
    use crate::model::{Rating, Seed, StudyDay};

    /// Cards asked twice, so many days apart, passed by chance with so many percent.
    fn log(days: i32, percent: u64, guess: f32) -> Vec<Trial> {
        let mut trials = Trials::new();
        for day in [0, days] {
            for card in 0..2_000 {
                let passes = day == 0 || Seed(4).derive(&card.to_string()).0 % 100 < percent;
                trials.push(card, StudyDay(day), if passes { Rating::Good } else { Rating::Again }, guess);
            }
        }
        trials.into_list()
    }

    #[test]
    fn each_review_stands_in_the_bin_of_its_prediction() {
        let bins = calibration(&log(2, 60, 0.0), &Parameters::default());
        let held: Vec<_> = bins.iter().filter(|bin| bin.reviews > 0).collect();
        let [bin] = held[..] else { panic!("all were predicted alike: {bins:?}") };
        assert_eq!((bin.from, bin.reviews), (90, 2_000));
        assert!((0.90..0.95).contains(&bin.predicted().unwrap()));
        assert!((bin.actual().unwrap() - 0.6).abs() < 0.04);
        assert_eq!(bins[0].predicted(), None);
    }

    #[test]
    fn a_correction_and_a_guess_move_the_prediction() {
        let predicted = |bins: Vec<CalibrationBin>| {
            let sum: f64 = bins.iter().map(|bin| bin.sum).sum();
            sum / f64::from(bins.iter().map(|bin| bin.reviews).sum::<u32>())
        };
        let plain = Parameters::default();
        let corrected = plain.clone().corrected(Correction::new([0.1; 5]).unwrap());
        let trials = log(2, 60, 0.0);
        let (before, after) = (predicted(calibration(&trials, &plain)), predicted(calibration(&trials, &corrected)));
        assert!((after - 0.6).abs() < (before - 0.6).abs() / 2.0, "{before} {after}");
        assert!(
            predicted(calibration(&log(60, 60, 0.5), &plain))
                > predicted(calibration(&log(60, 60, 0.0), &plain)) + 0.05
        );
    }

    #[test]
    fn nothing_answered_is_nothing_predicted() {
        assert!(calibration(&[], &Parameters::default()).iter().all(|bin| bin.actual().is_none()));
    }
}
