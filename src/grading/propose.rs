//! From the evidence of an answer to the rating that is proposed: one pure function.

use super::Verdict;
use crate::model::{Outcome, Rating};

/// The rating that the evidence speaks for:
///
/// | evidence | rating |
/// | --- | --- |
/// | wrong, blank, gave up | Again |
/// | right, or right but for case, accents, punctuation | Good |
/// | a slip of the keyboard, typed anew | Hard |
/// | partial credit | Again below half, Hard below full |
/// | right after a hint | Hard at most |
///
/// Never Easy: that is the learner's to say. What the learner judged alone is not proposed here. Where a guess can be right, the
/// rating stays and its weight is memory's affair: `verdict.guess` goes into p = R / (R + (1 − R)·g), `memory::knew`.
///
/// ```
/// use sommet::grading::{TextKey, Verdict, propose};
/// use sommet::model::Rating;
/// let key = TextKey::new(&["Canberra"]);
/// let rating = |given, hinted| propose(&Verdict::text(key.grade(given)), hinted);
/// assert_eq!((rating("canberra", false), rating("canberra", true)), (Rating::Good, Rating::Hard));
/// assert_eq!((rating("Camberra", false), rating("Sydney", false)), (Rating::Hard, Rating::Again));
/// ```
pub fn propose(verdict: &Verdict, hinted: bool) -> Rating {
    let unaided = match verdict.outcome {
        Outcome::Right | Outcome::Slip | Outcome::SelfGraded => Rating::Good,
        Outcome::Typo => Rating::Hard,
        Outcome::Partial if verdict.credit >= 0.5 => Rating::Hard,
        Outcome::Partial | Outcome::Wrong | Outcome::Blank => Rating::Again,
    };
    if hinted { unaided.min(Rating::Hard) } else { unaided }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_table_holds() {
        let plain = |outcome, hinted| propose(&Verdict::plain(outcome), hinted);
        assert_eq!(plain(Outcome::Right, false), Rating::Good);
        assert_eq!(plain(Outcome::Slip, false), Rating::Good);
        assert_eq!(plain(Outcome::Right, true), Rating::Hard);
        assert_eq!(plain(Outcome::Typo, false), Rating::Hard);
        assert_eq!(plain(Outcome::Wrong, true), Rating::Again);
        assert_eq!(plain(Outcome::Blank, false), Rating::Again);
        assert_eq!(propose(&Verdict::share(0.5, 0.0), false), Rating::Hard);
        assert_eq!(propose(&Verdict::share(0.49, 0.0), false), Rating::Again);
    }
}
