//! Days studied in a row.

use crate::model::StudyDay;

/// Days in a row.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Streak {
    /// Days in a row up to today, or up to yesterday while today can still be added.
    pub current: u32,
    /// The longest there ever was.
    pub longest: u32,
}

/// The streaks of days with at least one answer, given in ascending order.
pub fn streak(days: impl IntoIterator<Item = StudyDay>, today: StudyDay) -> Streak {
    let (mut run, mut longest) = (0, 0);
    let mut last: Option<StudyDay> = None;
    for day in days.into_iter().filter(|day| *day <= today) {
        run = if last.is_some_and(|last| day.since(last) == 1) { run + 1 } else { 1 };
        longest = longest.max(run);
        last = Some(day);
    }
    let alive = last.is_some_and(|last| today.since(last) <= 1);
    Streak { current: if alive { run } else { 0 }, longest }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_streak_lives_until_a_day_is_missed() {
        let of = |days: &[i32], today| streak(days.iter().map(|day| StudyDay(*day)), StudyDay(today));
        assert_eq!(of(&[], 10), Streak { current: 0, longest: 0 });
        assert_eq!(of(&[8, 9, 10], 10), Streak { current: 3, longest: 3 });
        assert_eq!(of(&[8, 9], 10), Streak { current: 2, longest: 2 });
        assert_eq!(of(&[7, 8], 10), Streak { current: 0, longest: 2 });
        assert_eq!(of(&[1, 2, 3, 9, 10], 10), Streak { current: 2, longest: 3 });
        assert_eq!(of(&[10, 11], 10), Streak { current: 1, longest: 1 });
    }
}
