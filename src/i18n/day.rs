//! Dates and stretches of time, in words.

use chrono::{Datelike, Locale, NaiveDate};

use super::words::Words;
use crate::model::{Moment, Promise, StudyDay, Timestamp};

impl Words {
    /// A date with its weekday, such as `Tuesday 11 February 2025`.
    pub fn long_date(&self, date: NaiveDate) -> String {
        self.date_by(date, if date.day() == 1 { "date-long-first" } else { "date-long" })
    }

    /// A short date, such as `11 Feb`.
    pub fn short_date(&self, date: NaiveDate) -> String {
        self.date_by(date, if date.day() == 1 { "date-short-first" } else { "date-short" })
    }

    /// A short date with its weekday, such as `Tue 11 Feb`.
    pub fn weekday_date(&self, date: NaiveDate) -> String {
        let locale = self.locale();
        format!("{} {}", date.format_localized("%a", locale), self.short_date(date))
    }

    /// A moment by the clock and the calendar, such as `Tuesday 11 February 2025 at 18:00`.
    pub fn moment(&self, moment: Moment) -> String {
        let Some(local) = moment.local() else { return String::new() };
        let (date, time) = (self.long_date(local.date_naive()), local.format("%H:%M").to_string());
        self.tell("date-and-time", &[("date", date.into()), ("time", time.into())])
    }

    fn locale(&self) -> Locale {
        Locale::try_from(self.say("date-locale").as_str()).unwrap_or(Locale::POSIX)
    }

    fn date_by(&self, date: NaiveDate, key: &str) -> String {
        date.format_localized(&self.say(key), self.locale()).to_string()
    }

    /// A stretch of time of seconds to hours, such as `10 minutes`; rounded up, so that a promise is not broken.
    pub fn stretch(&self, seconds: i64) -> String {
        match seconds.max(0) {
            seconds @ 0..45 => self.tell("stretch-seconds", &[("count", seconds.max(1).into())]),
            seconds @ 45..5400 => self.tell("stretch-minutes", &[("count", in_whole(seconds, 60).into())]),
            seconds => self.tell("stretch-hours", &[("count", in_whole(seconds, 3600).into())]),
        }
    }

    /// When a card comes back, seen from now: `in 10 minutes`, `tomorrow`, `in 12 days (4 Dec)`.
    pub fn comes_back(&self, promise: Promise, now: Timestamp, today: StudyDay) -> String {
        match promise {
            Promise::At(at) => self.tell("back-in", &[("stretch", self.stretch(in_whole(at.since(now), 1000)).into())]),
            Promise::On(day) => match (day.since(today), day.date()) {
                (..=0, _) => self.say("back-today"),
                (1, _) => self.say("back-tomorrow"),
                (days, Some(date)) => {
                    let date = if days > 300 { self.long_date(date) } else { self.short_date(date) };
                    self.tell("back-on", &[("count", days.into()), ("date", date.into())])
                }
                (days, None) => self.tell("back-days", &[("count", days.into())]),
            },
        }
    }
}

fn in_whole(seconds: i64, unit: i64) -> i64 {
    (seconds + unit - 1) / unit
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn dates_and_delays_read_well() {
        let (french, english) = (Words::of(["fr"]), Words::of(["en"]));
        let day = |y, m, d| NaiveDate::from_ymd_opt(y, m, d).unwrap();
        assert_eq!(french.long_date(day(2025, 2, 10)), "lundi 10 février 2025");
        assert_eq!(french.long_date(day(2025, 3, 1)), "samedi 1er mars 2025");
        assert_eq!(english.long_date(day(2025, 3, 1)), "Saturday 1 March 2025");
        let today = StudyDay::from_date(day(2025, 2, 10));
        let back = |words: &Words, days| words.comes_back(Promise::On(today.plus(days)), Timestamp(0), today);
        assert_eq!(back(&french, 1), "demain");
        assert_eq!(back(&english, 12), "in 12 days (22 Feb)");
        assert_eq!(back(&french, 12), "dans 12 jours (22 févr.)");
        let soon = Promise::At(Timestamp(600_000));
        assert_eq!(french.comes_back(soon, Timestamp(0), today), "dans 10 minutes");
        assert_eq!(english.comes_back(soon, Timestamp(559_000), today), "in 41 seconds");
        assert_eq!(english.stretch(61), "2 minutes");
        assert_eq!(english.stretch(59), "1 minute");
    }
}
