//! What answers of a class tell of a question: how hard it was, and whether it tells those apart who know from those who do not.

/// The share of a class that is taken as its upper and as its lower group: 27 % tell groups apart best where marks are spread as
/// usual (T. L. Kelley, "The selection of upper and lower groups for the validation of test items", Journal of Educational
/// Psychology 30 (1939), 17–24).
const GROUP: f64 = 0.27;

/// Fewer answers tell nothing.
const FEWEST: usize = 10;

/// The mean share of the full mark, 0 to 1: low where a question is hard. `None` of no answers.
pub fn facility(credits: &[f64]) -> Option<f64> {
    (!credits.is_empty()).then(|| credits.iter().sum::<f64>() / count(credits.len()))
}

/// The discrimination index, −1 to 1: the facility among the best less that among the weakest, by their marks on the other
/// questions. For each answer its credit, and the marks of who gave it on the other questions. Near 0 or below, a question tells
/// nothing, or its key is wrong. `None` of fewer than ten answers, or where all have the same marks.
///
/// ```
/// use sommet::stats::discrimination;
/// let answers: Vec<(f64, f64)> = (0..20).map(|n| (f64::from(u8::from(n >= 10)), f64::from(n))).collect();
/// assert_eq!(discrimination(&answers), Some(1.0));
/// ```
pub fn discrimination(answers: &[(f64, f64)]) -> Option<f64> {
    if answers.len() < FEWEST {
        return None;
    }
    let mut sorted = answers.to_vec();
    sorted.sort_by(|a, b| a.1.total_cmp(&b.1));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a share of the answers there are")]
    let size = (count(sorted.len()) * GROUP).round() as usize;
    let (lower, upper) = (sorted.get(..size)?, sorted.get(sorted.len() - size..)?);
    // Who stands at the border by chance alone tells nothing.
    if lower.last()?.1 >= upper.first()?.1 {
        return None;
    }
    let mean = |group: &[(f64, f64)]| facility(&group.iter().map(|(credit, _)| *credit).collect::<Vec<_>>());
    Some(mean(upper)? - mean(lower)?)
}

/// How values spread: half of them lie between the quarters.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// A quarter is at most this.
    pub low: u64,
    /// The median, of an even number the upper one.
    pub middle: u64,
    /// A quarter is at least this.
    pub high: u64,
}

/// How values spread, by rank, so that each figure is one of them. `None` of none.
///
/// ```
/// use sommet::stats::spread;
/// let times = spread(&[9, 2, 4, 30, 5]).unwrap();
/// assert_eq!((times.low, times.middle, times.high), (4, 5, 9));
/// ```
pub fn spread(values: &[u64]) -> Option<Spread> {
    let mut sorted = values.to_vec();
    sorted.sort_unstable();
    let last = sorted.len().checked_sub(1)?;
    let at = |quarters: usize| sorted.get((last * quarters).div_ceil(4)).copied();
    Some(Spread { low: *sorted.get(last / 4)?, middle: at(2)?, high: at(3)? })
}

#[expect(clippy::cast_precision_loss, reason = "a class has far fewer than 2^52 pupils")]
fn count(number: usize) -> f64 {
    number as f64
}

#[cfg(test)]
mod tests {
    use super::*;

    fn answers(credit: impl Fn(u32) -> f64, rest: impl Fn(u32) -> f64) -> Vec<(f64, f64)> {
        (0..20).map(|n| (credit(n), rest(n))).collect()
    }

    #[test]
    fn facility_is_the_mean() {
        assert_eq!(facility(&[1.0, 0.5, 0.0, 0.5]), Some(0.5));
        assert_eq!(facility(&[]), None);
    }

    #[test]
    fn a_wrong_key_shows_below_zero() {
        let strength = f64::from;
        assert_eq!(discrimination(&answers(|n| f64::from(u8::from(n < 10)), strength)), Some(-1.0));
        assert_eq!(discrimination(&answers(|_| 1.0, strength)), Some(0.0));
        // Twenty answers make groups of five: of the best five here four are right, of the weakest one.
        let some = |n: u32| f64::from(u8::from(n == 0 || n > 15));
        assert_eq!(discrimination(&answers(some, strength)).map(|index| (index * 10.0).round()), Some(6.0));
    }

    #[test]
    fn half_of_the_values_lie_between_the_quarters() {
        let of = |values: &[u64]| spread(values).map(|spread| (spread.low, spread.middle, spread.high));
        assert_eq!(of(&[]), None);
        assert_eq!(of(&[7]), Some((7, 7, 7)));
        assert_eq!(of(&[3, 1]), Some((1, 3, 3)));
        assert_eq!(of(&[1, 2, 3, 4, 5, 6, 7, 8]), Some((2, 5, 7)));
    }

    #[test]
    fn little_tells_nothing() {
        assert_eq!(discrimination(&answers(|_| 1.0, f64::from)[..9]), None);
        assert_eq!(discrimination(&answers(f64::from, |_| 3.0)), None);
    }
}
