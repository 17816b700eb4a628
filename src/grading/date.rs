//! Days of the year in a text, written in the ways of both languages: `14 juillet`, `14th of July`, `July 14`; and whole dates
//! in figures, `14/7/1789`, or with the day of the week.

use super::article::same;
use super::form::Form;
use super::numeral::numeral;
use super::shape::Shape;

/// The months that begin with a letter.
fn months(first: char) -> &'static [&'static str] {
    match first {
        'j' => &["janvier", "juin", "juillet", "january", "june", "july"],
        'f' => &["fevrier", "february"],
        'm' => &["mars", "mai", "march", "may"],
        'a' => &["avril", "aout", "april", "august"],
        's' => &["septembre", "september"],
        'o' => &["octobre", "october"],
        'n' => &["novembre", "november"],
        'd' => &["decembre", "december"],
        _ => &[],
    }
}

fn is_month(shape: &Shape, at: usize) -> bool {
    let Some(word) = shape.spans.get(at).map(|_| shape.word(at)) else { return false };
    word.len() > 2 && months(word[0]).iter().any(|month| same(word, month))
}

/// A day of a month, and how many words say it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Day {
    pub(super) number: u32,
    /// Which word is the number, and which the month.
    pub(super) number_at: usize,
    pub(super) month_at: usize,
    /// The first word after both.
    pub(super) end: usize,
}

/// The day that begins at a word.
pub(super) fn day_at(shape: &Shape, at: usize) -> Option<Day> {
    let number = |at: usize| {
        let word = shape.spans.get(at).map(|_| shape.word(at))?;
        let value =
            word.first().filter(|first| first.is_ascii_digit() || word.len() > 2).and_then(|_| numeral(word, false))?;
        (1..=31).contains(&value.value).then_some(value.value)
    };
    if is_month(shape, at) {
        let number = number(at + 1)?;
        return Some(Day { number, number_at: at + 1, month_at: at, end: at + 2 });
    }
    let of = usize::from(shape.spans.get(at + 1).is_some_and(|_| same(shape.word(at + 1), "of")));
    let month_at = at + 1 + of;
    is_month(shape, month_at).then(|| number(at))?.map(|number| Day {
        number,
        number_at: at,
        month_at,
        end: month_at + 1,
    })
}

/// The months in their order, French and English.
const MONTHS: [[&str; 2]; 12] = [
    ["janvier", "january"],
    ["fevrier", "february"],
    ["mars", "march"],
    ["avril", "april"],
    ["mai", "may"],
    ["juin", "june"],
    ["juillet", "july"],
    ["aout", "august"],
    ["septembre", "september"],
    ["octobre", "october"],
    ["novembre", "november"],
    ["decembre", "december"],
];

/// The days of the week, the first being a Sunday.
const WEEKDAYS: [[&str; 2]; 7] = [
    ["dimanche", "sunday"],
    ["lundi", "monday"],
    ["mardi", "tuesday"],
    ["mercredi", "wednesday"],
    ["jeudi", "thursday"],
    ["vendredi", "friday"],
    ["samedi", "saturday"],
];

/// Words that may stand before a date.
const BEFORE: &[&str] = &["le", "du", "the", "on"];

/// The first whole year of the calendar in use; the days of the week of older dates are not looked at.
const GREGORIAN_FROM: u32 = 1583;

/// Longer texts are no date.
const MOST_BYTES: usize = 48;

/// A date, of a certain year or of every one.
#[derive(Clone, Copy, Debug, PartialEq)]
struct Date {
    day: u32,
    month: u32,
    year: Option<u32>,
}

/// Whether a text is the date that an answer is, written in figures or with its day of the week. In French the day comes before
/// the month; in English figures that could be either tell no date.
pub(super) fn is_same_date(accepted: &Form, said: &Form, given: &str) -> bool {
    if given.len() > MOST_BYTES || !given.contains(|c: char| c.is_ascii_digit()) {
        return false;
    }
    let Some((date, french)) = spelled(&accepted.shape) else { return false };
    spelled(&said.shape).map(|(said, _)| said).or_else(|| in_figures(given, french)) == Some(date)
}

/// The date that a text spells and nothing else, and whether its month is French. A day of the week that is wrong makes it none.
fn spelled(shape: &Shape) -> Option<(Date, bool)> {
    let is = |at: usize, names: &[&str]| {
        shape.spans.get(at).is_some_and(|_| names.iter().any(|name| same(shape.word(at), name)))
    };
    let mut at = usize::from(is(0, BEFORE));
    let weekday = WEEKDAYS.iter().position(|names| is(at, names));
    at += usize::from(weekday.is_some());
    at += usize::from(is(at, BEFORE));
    let day = day_at(shape, at)?;
    let month = MONTHS.iter().position(|names| is(day.month_at, names))?;
    let year = match shape.spans.len() - day.end {
        0 => None,
        1 => Some(numeral(shape.word(day.end), false).filter(|year| !year.rank)?.value),
        _ => return None,
    };
    let date = Date { day: day.number, month: u32::try_from(month).ok()? + 1, year };
    let sound = match (weekday, year) {
        (Some(weekday), Some(year)) => year < GREGORIAN_FROM || date.weekday(year) == weekday,
        _ => true,
    };
    sound.then_some((date, is(day.month_at, &[MONTHS[month][0]])))
}

/// The date that three figures tell, or two: `14/7/1789`, `14.07`, `1789-07-14`.
fn in_figures(given: &str, french: bool) -> Option<Date> {
    let text = given.trim().trim_end_matches('.');
    let text = BEFORE.iter().find_map(|word| text.strip_prefix(word)?.strip_prefix(' ')).unwrap_or(text);
    let mark = text.chars().find(|c| !c.is_ascii_digit()).filter(|c| matches!(c, '/' | '.' | '-'))?;
    let figures: Vec<(usize, u32)> =
        text.split(mark).map(|part| Some((part.len(), part.parse().ok()?))).collect::<Option<_>>()?;
    let (day, month, year) = match figures[..] {
        [(4, year), (2, month), (2, day)] if mark == '-' => (day, month, Some(year)),
        [(1 | 2, first), (1 | 2, second), (4, year)] => {
            in_order(first, second, french).map(|(d, m)| (d, m, Some(year)))?
        }
        [(1 | 2, first), (1 | 2, second)] if mark == '/' => {
            in_order(first, second, french).map(|(d, m)| (d, m, None))?
        }
        _ => return None,
    };
    Some(Date { day, month, year })
}

/// Which of two figures is the day, and which the month, where that is certain.
fn in_order(first: u32, second: u32, french: bool) -> Option<(u32, u32)> {
    match (french || first == second, first > 12, second > 12) {
        (true, ..) | (_, true, false) => Some((first, second)),
        (_, false, true) => Some((second, first)),
        _ => None,
    }
}

impl Date {
    /// The day of the week, 0 for Sunday, after Zeller (*Kalender-Formeln*, Acta Mathematica 9, 1886), Gregorian.
    fn weekday(self, year: u32) -> usize {
        let (month, year) = if self.month < 3 { (self.month + 12, year.saturating_sub(1)) } else { (self.month, year) };
        let (century, rest) = (year / 100, year % 100);
        let from_saturday = self.day + 13 * (month + 1) / 5 + rest + rest / 4 + century / 4 + 5 * century;
        (from_saturday as usize + 6) % 7
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn whole_dates_are_read_in_figures_and_with_their_weekday() {
        let same = |accepted: &str, given: &str| is_same_date(&Form::of(accepted), &Form::of(given), given);
        for (accepted, given) in [
            ("14 juillet 1789", "14/07/1789"),
            ("14 juillet 1789", "1789-07-14"),
            ("14 juillet 1789", "mardi 14 juillet 1789"),
            ("8 mai 1945", "le 8/5/1945"),
            ("July 14, 1789", "7/14/1789"),
            ("14 July 1789", "on Tuesday, 14 July 1789"),
            ("5 May 1821", "5/5/1821"),
            ("14 juillet", "14/7"),
            ("29 February 2024", "Thursday 29 February 2024"),
        ] {
            assert!(same(accepted, given), "{accepted} / {given}");
        }
        for (accepted, given) in [
            ("8 mai 1945", "5/8/1945"),
            ("8 May 1945", "8/5/1945"),
            ("8 May 1945", "5/8/1945"),
            ("14 juillet 1789", "lundi 14 juillet 1789"),
            ("14 juillet 1789", "14/7"),
            ("14 juillet", "14/7/1789"),
            ("8 mai 1945", "08/05/45"),
            ("8 mai 1945", "8 mai 1945 ou 9 mai 1945"),
        ] {
            assert!(!same(accepted, given), "{accepted} / {given}");
        }
    }

    #[test]
    fn days_are_found_in_both_orders() {
        let day = |text: &str| day_at(&Shape::of(text), 0).map(|day| (day.number, day.end));
        assert_eq!(day("14 juillet 1789"), Some((14, 2)));
        assert_eq!(day("14th of July, 1789"), Some((14, 3)));
        assert_eq!(day("July 14, 1789"), Some((14, 2)));
        assert_eq!(day("1er mai"), Some((1, 2)));
        for text in ["July 1789", "juillet", "32 mai", "14 jullet", "mai"] {
            assert_eq!(day(text), None, "{text}");
        }
    }
}
