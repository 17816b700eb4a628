//! Instants and study days. A study day turns at an hour of the learner's own clock, 04:00 unless set.

use std::fmt;

use chrono::{DateTime, Duration, FixedOffset, NaiveDate, Offset, TimeZone, Timelike};
use serde::{Deserialize, Serialize};

/// The hour at which a study day begins unless the learner set another.
pub const DEFAULT_TURN_HOUR: u8 = 4;

/// An instant: milliseconds since 1970-01-01 00:00 UTC.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(transparent)]
pub struct Timestamp(pub i64);

impl Timestamp {
    /// The instant so many seconds later.
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self(self.0.saturating_add(seconds.saturating_mul(1000)))
    }

    /// Milliseconds from `earlier` to here; negative when `earlier` is later.
    pub fn since(self, earlier: Self) -> i64 {
        self.0.saturating_sub(earlier.0)
    }
}

/// An instant together with the learner's clock there: what "now" is everywhere in sommet.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Moment {
    /// The instant.
    pub at: Timestamp,
    /// Seconds east of UTC that the local clock shows at that instant, daylight saving included.
    pub utc_offset: i32,
}

impl Moment {
    /// The moment that a zoned date and time of chrono stands for.
    pub fn of<Z: TimeZone>(time: &DateTime<Z>) -> Self {
        Self { at: Timestamp(time.timestamp_millis()), utc_offset: time.offset().fix().local_minus_utc() }
    }

    /// The same instant for chrono, at the local offset; `None` outside chrono's range of years.
    pub fn local(self) -> Option<DateTime<FixedOffset>> {
        let offset = FixedOffset::east_opt(self.utc_offset)?;
        DateTime::from_timestamp_millis(self.at.0).map(|utc| utc.with_timezone(&offset))
    }

    /// The study day here, when days turn at `turn_hour` (0 to 23) of the local clock.
    ///
    /// Daylight saving needs no case of its own: the local clock is read first, then set back by the turn hour.
    pub fn study_day(self, turn_hour: u8) -> StudyDay {
        const DAY_MS: i64 = 86_400_000;
        let local_ms = self.at.0.saturating_add(i64::from(self.utc_offset) * 1000);
        let shifted = local_ms.saturating_sub(i64::from(turn_hour) * 3_600_000);
        StudyDay(i32::try_from(shifted.div_euclid(DAY_MS)).unwrap_or(i32::MAX))
    }

    /// The instant at which the study day here ends, if the local clock's offset stays what it is.
    pub fn day_end(self, turn_hour: u8) -> Timestamp {
        let next = i64::from(self.study_day(turn_hour).plus(1).0);
        Timestamp(next * 86_400_000 + i64::from(turn_hour) * 3_600_000 - i64::from(self.utc_offset) * 1000)
    }

    /// The same clock so many seconds later.
    #[must_use]
    pub fn plus_seconds(self, seconds: i64) -> Self {
        Self { at: self.at.plus_seconds(seconds), ..self }
    }

    /// Hour of the local clock, 0 to 23.
    pub fn hour(self) -> u8 {
        self.local().map_or(0, |time| u8::try_from(time.hour()).unwrap_or(0))
    }
}

/// A study day, named by the calendar date it begins on: days since 1970-01-01.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct StudyDay(pub i32);

impl StudyDay {
    /// The day so many days later, or earlier when negative.
    #[must_use]
    pub fn plus(self, days: i32) -> Self {
        Self(self.0.saturating_add(days))
    }

    /// Days from `earlier` to here; negative when `earlier` is later.
    pub fn since(self, earlier: Self) -> i32 {
        self.0.saturating_sub(earlier.0)
    }

    /// The calendar date, or `None` outside chrono's range of years.
    pub fn date(self) -> Option<NaiveDate> {
        NaiveDate::default().checked_add_signed(Duration::try_days(i64::from(self.0))?)
    }

    /// The day that a calendar date names.
    pub fn from_date(date: NaiveDate) -> Self {
        let days = date.signed_duration_since(NaiveDate::default()).num_days();
        Self(i32::try_from(days).unwrap_or(i32::MAX))
    }
}

impl fmt::Display for StudyDay {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self.date() {
            Some(date) => write!(f, "{date}"),
            None => write!(f, "day {}", self.0),
        }
    }
}

/// Seconds of a stretch of time such as `3d`, `12h`, `45m` or `30s`; French `3j` too.
///
/// ```
/// use sommet::model::read_span;
/// assert_eq!(read_span("3d"), Some(259_200));
/// assert_eq!(read_span("45 min"), Some(2_700));
/// assert_eq!((read_span("3"), read_span("d"), read_span("-3d")), (None, None, None));
/// ```
pub fn read_span(text: &str) -> Option<i64> {
    let text = text.trim();
    let unit = text.trim_start_matches(|sign: char| sign.is_ascii_digit());
    let count: i64 = text[..text.len() - unit.len()].parse().ok()?;
    let seconds = match unit.trim().to_lowercase().as_str() {
        "d" | "j" => 86_400,
        "h" => 3_600,
        "m" | "min" => 60,
        "s" => 1,
        _ => return None,
    };
    count.checked_mul(seconds)
}

#[cfg(test)]
mod tests {
    use super::*;
    use chrono_tz::Europe::Paris;

    fn paris(y: i32, m: u32, d: u32, h: u32, min: u32) -> Moment {
        Moment::of(&Paris.with_ymd_and_hms(y, m, d, h, min, 0).earliest().unwrap())
    }

    #[test]
    fn the_day_turns_at_four_on_the_local_clock() {
        let tenth = StudyDay::from_date(NaiveDate::from_ymd_opt(2025, 2, 10).unwrap());
        assert_eq!(paris(2025, 2, 10, 3, 59).study_day(4), tenth.plus(-1));
        assert_eq!(paris(2025, 2, 10, 4, 0).study_day(4), tenth);
        assert_eq!(paris(2025, 2, 11, 0, 30).study_day(4), tenth);
        assert_eq!(paris(2025, 2, 11, 3, 59).study_day(4), tenth);
        assert_eq!(paris(2025, 2, 10, 4, 0).day_end(4), paris(2025, 2, 11, 4, 0).at);
        assert_eq!(paris(2025, 2, 11, 3, 59).day_end(4), paris(2025, 2, 11, 4, 0).at);
    }

    #[test]
    fn days_of_23_and_25_hours_are_one_day_each() {
        // 2025-03-30 has 23 hours in Paris, 2025-10-26 has 25.
        for (month, day) in [(3, 30), (10, 26)] {
            let named = StudyDay::from_date(NaiveDate::from_ymd_opt(2025, month, day).unwrap());
            assert_eq!(paris(2025, month, day, 3, 59).study_day(4), named.plus(-1));
            assert_eq!(paris(2025, month, day, 4, 0).study_day(4), named);
            assert_eq!(paris(2025, month, day + 1, 3, 59).study_day(4), named);
            assert_eq!(paris(2025, month, day + 1, 4, 0).study_day(4), named.plus(1));
        }
    }

    #[test]
    fn the_hour_that_comes_twice_is_still_the_evening_before() {
        let twice = Paris.with_ymd_and_hms(2025, 10, 26, 2, 30, 0);
        let (first, second) = (Moment::of(&twice.earliest().unwrap()), Moment::of(&twice.latest().unwrap()));
        assert_eq!(second.at.since(first.at), 3_600_000);
        assert_eq!(first.study_day(4), second.study_day(4));
    }
}
