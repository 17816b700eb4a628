//! A backlog: more reviews than a day should hold, spread over days, and which of them are worth most today.

use super::exam::{Exam, Known, Prospect};
use super::fsrs::Parameters;
use super::habits::Habits;
use crate::model::StudyDay;

/// Reviews that are never spread over more than a day: ten minutes' work.
const SMALL: usize = 50;

/// The longest that a backlog is spread over, in days, where the learner sets no limit.
const LONGEST: usize = 30;

/// How far ahead a review is to help, in days; three months do no better (`docs/planning.md`).
const HORIZON: i32 = 30;

/// How a backlog is spread.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Spread {
    /// Reviews that today takes.
    pub today: usize,
    /// Days that the rest takes after today; `None` where they never end, as more comes due each day than the limit allows.
    pub days: Option<usize>,
}

/// Spreads the reviews that wait today over days; `None` where today can hold them all.
///
/// `usual` are the reviews of a usual day, `ahead` those that come due on each of the days after today, `limit` is the learner's own
/// for a day. Without a limit, a day takes half more than a usual one, 50 at least, and more where a month would not do;
/// up to half more again is no backlog, so that none ends on a day of leftovers.
pub fn spread(waiting: usize, usual: usize, ahead: &[usize], limit: Option<usize>) -> Option<Spread> {
    let share = limit.unwrap_or_else(|| {
        let month: usize = waiting + ahead.iter().take(LONGEST - 1).sum::<usize>();
        SMALL.max(usual + usual / 2).max(month.div_ceil(LONGEST))
    });
    let most = if limit.is_some() { share } else { share + share / 2 };
    if waiting <= most {
        return None;
    }
    let mut left = waiting - share;
    let mut days = None;
    for (day, due) in (1..).zip(ahead) {
        left += due;
        if left <= most {
            days = Some(day);
            break;
        }
        left -= share;
    }
    Some(Spread { today: share, days })
}

/// What a review of the card today adds to the chance that it is recalled a month from now, −1 to 1.
pub fn worth(parameters: &Parameters, known: &Known, today: StudyDay) -> f64 {
    let month = Exam { parameters, habits: Habits::USUAL, today, day: today.plus(HORIZON) };
    month.gain(&Prospect { known: Some(*known), question: 0, rests: false })
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::memory::Past;
    use crate::model::MemoryState;

    #[test]
    fn what_a_day_can_hold_is_not_spread() {
        assert_eq!(spread(75, 10, &[10; 30], None), None);
        assert_eq!(spread(60, 200, &[], None), None);
        assert_eq!(spread(450, 200, &[], None), None);
        assert_eq!(spread(60, 10, &[], Some(60)), None);
    }

    #[test]
    fn a_backlog_is_spread_over_the_days_it_takes() {
        // 340 wait, 40 a day are usual: 60 today; with 20 more each day it shrinks by 40, until 90 or fewer are left.
        assert_eq!(spread(340, 40, &[20; 30], None), Some(Spread { today: 60, days: Some(7) }));
        assert_eq!(spread(90, 0, &[0; 30], None), Some(Spread { today: 50, days: Some(1) }));
        // What would take longer than a month takes more a day.
        let long = spread(3_000, 20, &[30; 60], None).unwrap();
        assert_eq!(long.today, (3_000 + 29 * 30_usize).div_ceil(30));
        assert!(long.days.is_some_and(|days| days <= 30), "{long:?}");
    }

    #[test]
    fn a_limit_of_ones_own_holds_whatever_it_takes() {
        assert_eq!(spread(100, 80, &[10; 30], Some(30)), Some(Spread { today: 30, days: Some(4) }));
        assert_eq!(spread(100, 80, &[50; 30], Some(30)), Some(Spread { today: 30, days: None }));
    }

    #[test]
    fn a_card_that_fades_is_worth_more_than_one_that_holds() {
        let parameters = Parameters::default();
        let worth = |stability, days: i32| {
            let past = Past { memory: MemoryState { stability, difficulty: 5.0 }, lapses: 0, fell: false };
            super::worth(&parameters, &Known { past, last: StudyDay(0) }, StudyDay(days))
        };
        let (held, firm, fading) = (worth(300.0, 30), worth(500.0, 600), worth(10.0, 30));
        assert!(held < firm && firm < fading, "{held} {firm} {fading}");
    }
}
