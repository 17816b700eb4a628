//! The week as the learner wants it: on which days few reviews, or none, are to fall.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::model::StudyDay;

/// Names of the days, Monday first, in English and French, by their first three letters.
const DAYS: [[&str; 2]; 7] =
    [["mon", "lun"], ["tue", "mar"], ["wed", "mer"], ["thu", "jeu"], ["fri", "ven"], ["sat", "sam"], ["sun", "dim"]];

/// How much of a usual day's reviews a day of the week is to hold.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Ease {
    /// As much.
    #[default]
    Normal,
    /// Half.
    Reduced,
    /// Nothing, where another day can be had.
    Free,
}

impl Ease {
    const ALL: [Self; 3] = [Self::Normal, Self::Reduced, Self::Free];

    /// The share of a usual day's reviews, 0 to 1.
    pub fn share(self) -> f64 {
        match self {
            Self::Normal => 1.0,
            Self::Reduced => 0.5,
            Self::Free => 0.0,
        }
    }

    /// As it is written; French is read too.
    fn names(self) -> [&'static str; 2] {
        match self {
            Self::Normal => ["normal", "normal"],
            Self::Reduced => ["reduced", "réduit"],
            Self::Free => ["free", "libre"],
        }
    }
}

/// What each day of the week is to hold. Written `sat=reduced sun=free`, a day alone for a reduced one, or `none`.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Week([Ease; 7]);

/// A word that says nothing of a day.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0:?} is not a day such as sat=reduced")]
pub struct WeekFault(pub String);

impl Week {
    /// What a study day is to hold.
    pub fn ease(&self, day: StudyDay) -> Ease {
        // Day 0, the first of January 1970, was a Thursday.
        let weekday = (i64::from(day.0) + 3).rem_euclid(7);
        usize::try_from(weekday).ok().and_then(|weekday| self.0.get(weekday)).copied().unwrap_or_default()
    }
}

impl FromStr for Week {
    type Err = WeekFault;

    fn from_str(text: &str) -> Result<Self, WeekFault> {
        let mut week = Self::default();
        if text.trim() == "none" {
            return Ok(week);
        }
        for word in text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty()) {
            let (day, ease) = read(&word.to_lowercase()).ok_or_else(|| WeekFault(word.chars().take(40).collect()))?;
            week.0[day] = ease;
        }
        Ok(week)
    }
}

/// A day's place in the week and what it is to hold.
fn read(word: &str) -> Option<(usize, Ease)> {
    let (day, ease) = word.split_once('=').map_or((word, None), |(day, ease)| (day, Some(ease)));
    let ease = match ease {
        None => Ease::Reduced,
        Some(name) => Ease::ALL.into_iter().find(|ease| ease.names().contains(&name))?,
    };
    let begins: String = day.chars().take(3).collect();
    let all_letters = day.chars().all(char::is_alphabetic);
    let day = DAYS.iter().position(|names| names.contains(&begins.as_str())).filter(|_| all_letters)?;
    Some((day, ease))
}

impl fmt::Display for Week {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        let told = DAYS.iter().zip(self.0).filter(|(_, ease)| *ease != Ease::Normal);
        let told: Vec<String> = told.map(|(names, ease)| format!("{}={}", names[0], ease.names()[0])).collect();
        f.write_str(if told.is_empty() { "none".to_owned() } else { told.join(" ") }.as_str())
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_week_is_read_in_both_languages_and_written() {
        for (text, written) in [
            ("sat sun=free", "sat=reduced sun=free"),
            ("Dimanche=libre, samedi=réduit", "sat=reduced sun=free"),
            ("wednesday=free mer=normal", "none"),
            ("none", "none"),
            ("", "none"),
        ] {
            let week: Week = text.parse().unwrap();
            assert_eq!(week.to_string(), written, "{text}");
            assert_eq!(week.to_string().parse(), Ok(week));
        }
        for text in ["someday", "sat=often", "sat=", "=free", "su"] {
            assert_eq!(text.parse::<Week>(), Err(WeekFault(text.into())));
        }
    }

    #[test]
    fn days_are_those_of_the_calendar() {
        let week: Week = "sun=free".parse().unwrap();
        // The tenth of February 2025 was a Monday.
        let monday = StudyDay::from_date(chrono::NaiveDate::from_ymd_opt(2025, 2, 10).unwrap());
        let free: Vec<i32> = (0..14).filter(|days| week.ease(monday.plus(*days)) == Ease::Free).collect();
        assert_eq!(free, [6, 13]);
        assert_eq!(week.ease(StudyDay(i32::MIN)).share(), 1.0);
    }
}
