//! A warm-up: what asking a question today does for a class whose memories of it differ.

use super::backlog::worth;
use super::exam::{Known, recall_of};
use super::fsrs::Parameters;
use crate::model::StudyDay;

/// What a question is to a class today.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Warmth {
    /// How many of the class have met it.
    pub met: usize,
    /// The share of these who are expected to recall it now, 0 to 1; 0 where nobody has met it.
    pub recall: f64,
    /// What asking it today adds to the chance that it is recalled a month from now, as the mean over the whole class, −1 to 1.
    pub gain: f64,
}

/// What a question is to a class of so many, `met` being those of them who have met it, each with what their memory follows.
///
/// A pupil's gain is the expected loss of recall that a review prevents: the chance to recall a month from now with the question
/// asked today, passed or not, less that chance without (as of a backlog, [`worth`]). Who never met it gains nothing by a warm-up,
/// which does not teach, and counts in the mean all the same: a question helps a class the more, the more of it have something to lose.
///
/// ```
/// use sommet::memory::{Known, Parameters, Past, Warmth, warmth};
/// use sommet::model::{MemoryState, StudyDay};
/// let parameters = Parameters::default();
/// let memory = MemoryState { stability: 8.0, difficulty: 5.0 };
/// let known = Known { past: Past { memory, lapses: 0, fell: false }, last: StudyDay(0) };
/// let half = warmth(2, [(&parameters, known)], StudyDay(10));
/// let all = warmth(1, [(&parameters, known)], StudyDay(10));
/// assert_eq!((half.met, half.recall), (1, all.recall));
/// assert!(all.gain > 0.0 && (2.0 * half.gain - all.gain).abs() < 1e-12);
/// assert_eq!(warmth(30, [], StudyDay(10)), Warmth::default());
/// ```
pub fn warmth<'a>(class: usize, met: impl IntoIterator<Item = (&'a Parameters, Known)>, today: StudyDay) -> Warmth {
    let (mut count, mut recall, mut gain) = (0, 0.0, 0.0);
    for (parameters, known) in met {
        count += 1;
        recall += recall_of(parameters, &known, today);
        gain += worth(parameters, &known, today);
    }
    let mean = |sum: f64, of: usize| if of == 0 { 0.0 } else { sum / as_number(of) };
    Warmth { met: count, recall: mean(recall, count), gain: mean(gain, class.max(count)) }
}

#[expect(clippy::cast_precision_loss, reason = "a class is far smaller than 2^53")]
fn as_number(count: usize) -> f64 {
    count as f64
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::Past;
    use crate::model::MemoryState;

    fn known(stability: f32, last: i32) -> Known {
        let memory = MemoryState { stability, difficulty: 5.0 };
        Known { past: Past { memory, lapses: 0, fell: false }, last: StudyDay(last) }
    }

    #[test]
    fn what_is_about_to_be_forgotten_comes_before_what_is_fresh_and_what_few_know() {
        let parameters = Parameters::default();
        let gain = |class: usize, met: &[Known]| {
            warmth(class, met.iter().map(|known| (&parameters, *known)), StudyDay(100)).gain
        };
        let (fading, fresh) = (known(10.0, 85), known(10.0, 100));
        assert!(gain(3, &[fading; 3]) > gain(3, &[fresh; 3]), "asked today, it is as fresh as can be");
        assert!(gain(3, &[fading; 3]) > gain(3, &[known(3_000.0, 85); 3]), "what sits fast needs nothing");
        assert!(gain(3, &[fading; 3]) > gain(3, &[fading; 2]) && gain(3, &[fading; 2]) > gain(3, &[fading]));
        assert!(gain(3, &[fading, fading, fresh]) > gain(3, &[fading, fresh]));
    }

    #[test]
    fn recall_is_of_those_who_met_it() {
        let parameters = Parameters::default();
        let of = warmth(10, [(&parameters, known(10.0, 90)), (&parameters, known(10.0, 100))], StudyDay(100));
        assert_eq!(of.met, 2);
        assert!(of.recall > 0.9 && of.recall < 1.0, "{of:?}");
    }
}
