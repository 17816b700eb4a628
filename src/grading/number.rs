//! Typed numbers, French and English, in figures and words: value, scale, unit and tolerance.

mod compound;
mod lexicon;
mod read;
mod scan;
mod unit;

pub use read::Reading;

use super::fold::fold;
use super::reason::{Reason, Reasons};
use crate::model::{Outcome, Tolerance};
use scan::Token;
use unit::{Agreement, agree, is_percent};

/// How a typed number matches.
#[derive(Clone, Copy, Debug, PartialEq)]
pub enum NumberMatch {
    /// Value and unit are right.
    Right,
    /// The value is right, and only the unit is left out: right, the unit to be shown.
    UnitMissing,
    /// Right, but for a slip of the keyboard in a word of the number or the unit.
    Misspelt,
    /// The figure is right and its scale left out, `109` for 109 billion: to be asked "109 what?". Times this it would be right.
    ScaleMissing(f64),
    /// It is right when read the other way, `1,000`: to be asked which is meant, this or that.
    Ambiguous(f64, f64),
    /// The value is right in another unit: wrong.
    WrongUnit,
    /// Another number, or none.
    Wrong,
    /// Nothing was typed.
    Blank,
}

impl NumberMatch {
    /// In the words of the log. What is still to be asked counts as wrong until it was.
    pub fn outcome(self) -> Outcome {
        match self {
            Self::Right | Self::UnitMissing => Outcome::Right,
            Self::Misspelt => Outcome::Typo,
            Self::ScaleMissing(_) | Self::Ambiguous(..) | Self::WrongUnit | Self::Wrong => Outcome::Wrong,
            Self::Blank => Outcome::Blank,
        }
    }

    /// Why it is not right to the letter.
    pub fn reasons(self) -> Reasons {
        match self {
            Self::UnitMissing => Reason::UnitMissing.into(),
            Self::Misspelt => Reason::Typo.into(),
            Self::ScaleMissing(_) => Reason::ScaleMissing.into(),
            Self::Ambiguous(..) => Reason::Ambiguous.into(),
            Self::WrongUnit => Reason::WrongUnit.into(),
            Self::Right | Self::Wrong | Self::Blank => Reasons::NONE,
        }
    }
}

/// Reads a number typed in figures or words. `french` tells how to read what is ambiguous: the comma and the point (`1,500`),
/// "billion" (10¹² or 10⁹). `None` when there is no number, or more than one.
///
/// ```
/// use sommet::grading::read_number;
/// assert_eq!(read_number("109 Md€", true).unwrap().value, 109e9);
/// assert_eq!(read_number("quatre-vingt-onze", true).unwrap().value, 91.0);
/// assert_eq!(read_number("€1,500.25", false).unwrap().value, 1500.25);
/// assert_eq!(read_number("one billion", false).unwrap().value, 1e9);
/// assert_eq!(read_number("un billion", true).unwrap().value, 1e12);
/// ```
pub fn read_number(text: &str, french: bool) -> Option<Reading> {
    read::read(text, french, &[])
}

/// Grades a typed number against a value in a unit, within a tolerance.
///
/// ```
/// use sommet::grading::{NumberMatch, grade_number};
/// use sommet::model::Tolerance;
/// let grade = |given| grade_number(109e9, Some("€"), Tolerance::Exact, given, true);
/// assert_eq!(grade("109 Mds d’euros"), NumberMatch::Right);
/// assert_eq!(grade("cent neuf milliards"), NumberMatch::UnitMissing);
/// assert_eq!(grade("109"), NumberMatch::ScaleMissing(1e9));
/// assert_eq!(grade("109 milliards de dollars"), NumberMatch::WrongUnit);
/// ```
pub fn grade_number(value: f64, unit: Option<&str>, within: Tolerance, given: &str, french: bool) -> NumberMatch {
    if given.trim().is_empty() {
        return NumberMatch::Blank;
    }
    let unit = unit.map(words);
    // A unit such as "milliards d’euros" is a scale and a unit.
    if let Some((scale, rest)) = unit.as_deref().and_then(|unit| scaled(unit, french)) {
        let within = if let Tolerance::Plus(much) = within { Tolerance::Plus(much * scale) } else { within };
        return match grade_words(value * scale, rest.as_deref(), within, given, french) {
            NumberMatch::ScaleMissing(missing)
                if missing == scale
                    && read::read(given, french, &[]).is_some_and(|reading| reading.rest.is_empty()) =>
            {
                NumberMatch::UnitMissing
            }
            found => found,
        };
    }
    grade_words(value, unit.as_deref(), within, given, french)
}

/// The scale that a unit begins with, and the words that are left of it.
fn scaled(unit: &[String], french: bool) -> Option<(f64, Option<Vec<String>>)> {
    let (first, rest) = unit.split_first()?;
    let of_word = |word: &str| match lexicon::word(word, french) {
        Some(lexicon::Word::Scale(scale)) => Some(scale),
        _ => None,
    };
    // M€, k$: beside money one letter is a scale.
    let money = rest.first().is_some_and(|sign| ["€", "$", "£", "¥"].contains(&sign.as_str()));
    let scale = match first.as_str() {
        "m" if money => 1e6,
        short if short.len() == 1 && !money => return None,
        word => of_word(word)?,
    };
    let rest: Vec<String> = rest.iter().filter(|word| !matches!(word.as_str(), "d" | "de" | "of")).cloned().collect();
    Some((scale, (!rest.is_empty()).then_some(rest)))
}

/// Grades against a unit in its words.
fn grade_words(value: f64, unit: Option<&[String]>, within: Tolerance, given: &str, french: bool) -> NumberMatch {
    let Some(reading) = read::read(given, french, unit.unwrap_or_default()) else {
        return NumberMatch::Wrong;
    };
    let agreement = match agree(unit, &reading) {
        // Half is 50 %; as a decimal it could be half a percent as well.
        Agreement::Missing
            if reading.fraction && unit.is_some_and(is_percent) && !is_within(reading.value, value, within) =>
        {
            Agreement::Converted(100.0)
        }
        agreement => agreement,
    };
    let factor = match agreement {
        Agreement::Converted(factor) => factor,
        // 44 BC is the year -44.
        Agreement::BeforeChrist if reading.value > 0.0 => -1.0,
        _ => 1.0,
    };
    let right = |read: f64| is_within(read * factor, value, within);
    let open = reading.value.abs() < 1e3 && !reading.scaled && factor == 1.0;
    // "1000 km" for 1000 m
    let unconverted = factor != 1.0 && is_within(reading.value, value, within);
    let scale = [1e3, 1e6, 1e9, 1e12].into_iter().find(|scale| open && right(reading.value * scale));
    match (agreement, reading.other) {
        (Agreement::Other, other) => {
            if right(reading.value) || other.is_some_and(right) {
                NumberMatch::WrongUnit
            } else {
                NumberMatch::Wrong
            }
        }
        (agreement, _) if right(reading.value) => match agreement {
            _ if reading.misspelt => NumberMatch::Misspelt,
            Agreement::Misspelt => NumberMatch::Misspelt,
            Agreement::Missing => NumberMatch::UnitMissing,
            _ => NumberMatch::Right,
        },
        (_, Some(other)) if right(other) => NumberMatch::Ambiguous(reading.value, other),
        _ if unconverted => NumberMatch::WrongUnit,
        _ => scale.map_or(NumberMatch::Wrong, NumberMatch::ScaleMissing),
    }
}

/// What reckoning with binary fractions may lose, as a share: far less than a unit of any figure that is typed.
const ROUNDING: f64 = 1e-14;

fn is_within(read: f64, value: f64, within: Tolerance) -> bool {
    let slack = match within {
        Tolerance::Exact => value.abs() * ROUNDING,
        Tolerance::Percent(percent) => value.abs() * (percent / 100.0 + ROUNDING),
        Tolerance::Plus(much) => much + value.abs() * ROUNDING,
    };
    (read - value).abs() <= slack
}

/// The words of a unit, cut as what is typed is; one with figures in it is one word.
fn words(unit: &str) -> Vec<String> {
    let word = |token: &Token| match token {
        Token::Word(word) => Some(word.clone()),
        Token::Capital(letter) => Some(letter.to_lowercase().to_string()),
        Token::Figure { .. } => None,
    };
    let words: Option<Vec<String>> =
        scan::scan(unit, true).and_then(|tokens| tokens.iter().map(word).collect::<Option<Vec<_>>>());
    words.filter(|words| !words.is_empty()).unwrap_or_else(|| vec![fold(unit)])
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_in_both_languages() {
        for (text, french, value) in [
            ("109000000000", true, 109e9),
            ("109 000 000 000", true, 109e9),
            ("109\u{202f}000\u{a0}000 000 €", true, 109e9),
            ("109,000,000,000", false, 109e9),
            ("109,000,000,000", true, 109e9),
            ("109 milliards d’euros", true, 109e9),
            ("109 Md€", true, 109e9),
            ("€109bn", false, 109e9),
            ("1 billion", true, 1e12),
            ("1 billion", false, 1e9),
            ("1,5", true, 1.5),
            ("1.5", true, 1.5),
            ("1,5", false, 1.5),
            ("1,000", true, 1.0),
            ("1,000", false, 1000.0),
            ("1.000", true, 1000.0),
            ("1 500,25", true, 1500.25),
            ("1,500.25", false, 1500.25),
            ("1e9", true, 1e9),
            ("1,5 × 10⁻³", true, 0.0015),
            ("10^9", true, 1e9),
            ("-3", true, -3.0),
            ("−3", true, -3.0),
            ("50 %", true, 50.0),
            ("0,125", true, 0.125),
            ("½", true, 0.5),
            ("1½", false, 1.5),
            ("3/4", false, 0.75),
            ("trois quarts", true, 0.75),
            ("deux et demi", true, 2.5),
            ("un million et demi", true, 1.5e6),
            ("two and a half million", false, 2.5e6),
            ("half a dozen", false, 6.0),
            ("une demi-douzaine", true, 6.0),
            ("soixante-dix-sept", true, 77.0),
            ("quatre-vingt-dix-neuf", true, 99.0),
            ("quatre-vingts", true, 80.0),
            ("vingt et un", true, 21.0),
            ("septante et un", true, 71.0),
            ("mille neuf cent quatre-vingt-quatre", true, 1984.0),
            ("nineteen eighty-four", false, 1984.0),
            ("one hundred and nine billion", false, 109e9),
            ("deux millions trois cent mille", true, 2.3e6),
            ("2 millions 300 000", true, 2.3e6),
            ("mille milliards", true, 1e12),
            ("un million mille", true, 1.001e6),
            ("three point one five", false, 3.15),
            ("zéro virgule zéro cinq", true, 0.05),
            ("٤٢", false, 42.0),
            ("a half", false, 0.5),
            ("la moitié", true, 0.5),
            ("mille cinq cents virgule vingt-cinq", true, 1500.25),
            ("deux virgule zéro vingt-cinq", true, 2.025),
            ("trois virgule soixante-dix-sept", true, 3.77),
            ("vingtcinq", true, 25.0),
            ("quatrevingtonze", true, 91.0),
            ("vingtetun", true, 21.0),
            ("twentyfive", false, 25.0),
            ("3.10^5", true, 3e5),
            ("109.10⁹", true, 109e9),
        ] {
            assert_eq!(read_number(text, french).map(|r| r.value), Some(value), "{text}");
        }
        for text in [
            "beaucoup",
            "3 ou 4",
            "1914-1918",
            "15 00",
            "less than 4",
            "deux trois",
            "des centaines",
            "",
            "1,00,0",
            "million million",
        ] {
            assert_eq!(read_number(text, true), None, "{text}");
        }
    }

    /// Whatever unit an author writes, the value with that very unit is right.
    #[test]
    fn the_unit_of_the_question_is_always_understood() {
        for unit in [
            "€",
            "$",
            "%",
            "‰",
            "°",
            "°C",
            "°F",
            "K",
            "km",
            "km/h",
            "km·h⁻¹",
            "m/s",
            "m/s²",
            "m·s⁻²",
            "kg/m³",
            "g/L",
            "€/an",
            "mol",
            "Hz",
            "MW",
            "kWh",
            "To",
            "Go",
            "hPa",
            "Mt",
            "ha",
            "km²",
            "m³",
            "L",
            "ans",
            "mois",
            "siècles",
            "pays",
            "habitants",
            "habitants/km²",
            "chefs d’État",
            "milliards d’euros",
            "millions de tonnes",
            "Md€",
            "M€",
            "k€",
            "fois",
            "points",
            "personnes par jour",
            "heads of state",
            "light years",
            "miles per hour",
            "tons",
            "jours par an",
            "billion dollars",
            "m",
            "M",
            "C",
            "B",
            "h",
            "min",
            "s",
            "in",
            "ft",
            "lb",
            "V",
            "A",
            "Ω",
            "N",
            "J",
            "dB",
        ] {
            for french in [true, false] {
                let typed = format!("12 {unit}");
                let found = grade_number(12.0, Some(unit), Tolerance::Exact, &typed, french);
                assert_eq!(found, NumberMatch::Right, "{typed} {french}");
                let bare = grade_number(12.0, Some(unit), Tolerance::Exact, "12", french);
                assert_eq!(bare, NumberMatch::UnitMissing, "12 for {typed} {french}");
                let other = grade_number(12.0, Some(unit), Tolerance::Exact, &format!("13 {unit}"), french);
                assert_eq!(other, NumberMatch::Wrong, "13 for {typed} {french}");
            }
        }
        let grade = |given| grade_number(109.0, Some("milliards d’euros"), Tolerance::Exact, given, true);
        assert_eq!((grade("109 Md€"), grade("109 000 millions d’euros")), (NumberMatch::Right, NumberMatch::Right));
        assert_eq!((grade("109"), grade("109 millions d’euros")), (NumberMatch::UnitMissing, NumberMatch::Wrong));
        assert_eq!(
            (grade("109 milliards"), grade("109 milliards de dollars")),
            (NumberMatch::UnitMissing, NumberMatch::WrongUnit)
        );
    }

    #[test]
    fn value_tolerance_and_unit_are_graded() {
        let grade = |given| grade_number(109e9, Some("€"), Tolerance::Percent(1.0), given, true);
        assert_eq!(grade("109 milliards"), NumberMatch::UnitMissing);
        assert_eq!(grade("109,5 Md€"), NumberMatch::Right);
        assert_eq!(grade("111 milliards"), NumberMatch::Wrong);
        assert_eq!(grade("109 milliards de dollars"), NumberMatch::WrongUnit);
        assert_eq!(grade("109"), NumberMatch::ScaleMissing(1e9));
        assert_eq!(grade(""), NumberMatch::Blank);
        let speed = |given| grade_number(100.0, Some("km/h"), Tolerance::Exact, given, true);
        assert_eq!(speed("100 km/h"), NumberMatch::Right);
        assert_eq!(speed("100 km"), NumberMatch::WrongUnit);
        assert_eq!(grade_number(1000.0, None, Tolerance::Exact, "1,000", true), NumberMatch::Ambiguous(1.0, 1000.0));
        let hours = |given| grade_number(1.5, Some("h"), Tolerance::Exact, given, true);
        for right in ["90 minutes", "1 h 30", "1h30", "1 h 30 min", "1,5 heure"] {
            assert_eq!(hours(right), NumberMatch::Right, "{right}");
        }
        assert_eq!(
            (hours("1 h 90"), hours("1 h 30 s"), hours("1 km 500")),
            (NumberMatch::Wrong, NumberMatch::Wrong, NumberMatch::WrongUnit)
        );
        let half = |given| grade_number(0.5, None, Tolerance::Exact, given, true);
        assert_eq!((half("50 %"), half("0,5 %")), (NumberMatch::Right, NumberMatch::WrongUnit));
    }
}
