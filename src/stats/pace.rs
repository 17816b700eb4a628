//! How long a day's cards will take.

use crate::model::Tally;

/// Seconds an answer takes until the learner's own pace is known.
const USUAL_SECONDS: f64 = 12.0;

/// Answers that must be known before the learner's own pace counts.
const ENOUGH_ANSWERS: i64 = 20;

/// Answers that a new card takes on its first day: two learning steps, and now and then a miss.
const ANSWERS_PER_NEW_CARD: f64 = 2.5;

/// Minutes that so many reviews and new cards are expected to take, at the pace of the days given; rounded up, 0 only for nothing.
#[expect(clippy::cast_precision_loss, reason = "counts and milliseconds of a month are far below 2^53")]
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a positive number of minutes; the cast saturates"
)]
pub fn expected_minutes<'a>(reviews: usize, new: usize, days: impl IntoIterator<Item = &'a Tally>) -> u32 {
    let (answers, millis) =
        days.into_iter().fold((0, 0), |(answers, millis), day| (answers + day.answers, millis + day.millis));
    let seconds = if answers >= ENOUGH_ANSWERS { millis as f64 / 1000.0 / answers as f64 } else { USUAL_SECONDS };
    let answers_ahead = reviews as f64 + new as f64 * ANSWERS_PER_NEW_CARD;
    (answers_ahead * seconds / 60.0).ceil() as u32
}

/// Minutes that a day of study takes the learner, on average over the given days on which they answered; rounded, at least 1.
/// `None` until there was such a day.
pub fn usual_minutes<'a>(days: impl IntoIterator<Item = &'a Tally>) -> Option<u32> {
    let (days, millis) = days
        .into_iter()
        .filter(|day| day.answers > 0)
        .fold((0, 0), |(days, millis), day| (days + 1_i64, millis + day.millis));
    let minutes = (millis + days * 30_000).checked_div(days * 60_000)?;
    Some(u32::try_from(minutes).unwrap_or(u32::MAX).max(1))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_learners_own_pace_counts_once_known() {
        let day = |answers, millis| Tally { answers, millis, ..Tally::default() };
        assert_eq!(expected_minutes(0, 0, &[]), 0);
        assert_eq!(expected_minutes(10, 0, &[]), 2);
        assert_eq!(expected_minutes(0, 20, &[]), 10);
        assert_eq!(expected_minutes(60, 0, &[day(100, 600_000)]), 6);
        assert_eq!(expected_minutes(10, 0, &[day(5, 500_000)]), 2);
    }
    #[test]
    fn days_without_an_answer_are_no_usual_days() {
        let day = |answers, millis| Tally { answers, millis, ..Tally::default() };
        assert_eq!(usual_minutes(&[]), None);
        assert_eq!(usual_minutes(&[day(0, 0)]), None);
        assert_eq!(usual_minutes(&[day(30, 600_000), day(0, 0), day(40, 1_260_000)]), Some(16));
        assert_eq!(usual_minutes(&[day(1, 5_000)]), Some(1));
    }
}
