//! Typed numbers: digits with French or English grouping, a scale word, and the unit.

use super::fold::fold;
use crate::model::{Outcome, Tolerance};

/// What was read in a typed number.
#[derive(Clone, Debug, PartialEq)]
pub struct Reading {
    /// The value, scale word applied.
    pub value: f64,
    /// Whether a scale word such as `milliards` or `bn` was written.
    pub scaled: bool,
    /// What else was written, folded: the unit, if any.
    pub rest: String,
}

/// Scale words and what they multiply by. "billion" is not here: it depends on the language.
const SCALES: &[(&str, f64)] = &[
    ("k", 1e3),
    ("mille", 1e3),
    ("thousand", 1e3),
    ("m", 1e6),
    ("mio", 1e6),
    ("million", 1e6),
    ("millions", 1e6),
    ("bn", 1e9),
    ("md", 1e9),
    ("mds", 1e9),
    ("mrd", 1e9),
    ("mrds", 1e9),
    ("milliard", 1e9),
    ("milliards", 1e9),
    ("trillion", 1e12),
    ("trillions", 1e12),
];

/// Words that may stand between a number and its unit.
const GLUE: &[&str] = &["d", "de", "of", "environ", "about", "pres", "around"];

/// Reads a number typed in digits. `french` tells how to read what is ambiguous: the comma (`1,500`) and "billion" (10¹² or 10⁹).
/// `None` when there is no number, or more than one.
///
/// ```
/// use sommet::grading::read_number;
/// assert_eq!(read_number("109 Md€", true).unwrap().value, 109e9);
/// assert_eq!(read_number("€1,500.25", false).unwrap().value, 1500.25);
/// assert_eq!(read_number("1,5", true).unwrap().value, 1.5);
/// ```
pub fn read_number(text: &str, french: bool) -> Option<Reading> {
    let text: String = text.trim().replace(['−', '–'], "-");
    let start = text.find(|c: char| c.is_ascii_digit())?;
    let mut digits = String::new();
    let mut end = start;
    let mut chars = text[start..].char_indices().peekable();
    while let Some((at, c)) = chars.next() {
        let digit_follows = chars.peek().is_some_and(|(_, next)| next.is_ascii_digit());
        let exponent = matches!(c, 'e' | 'E') && !digits.contains('e') && digit_follows;
        let grouping = (c == '.' || c == ',' || c == '\'' || c == '’' || c.is_whitespace()) && digit_follows;
        if !(c.is_ascii_digit() || grouping || exponent) {
            break;
        }
        digits.push(if c.is_whitespace() || c == '’' { '\'' } else { c.to_ascii_lowercase() });
        end = start + at + c.len_utf8();
    }
    let before = text[..start].trim_end();
    let negative = before.ends_with('-');
    let value = plain_value(&digits, french)? * if negative { -1.0 } else { 1.0 };
    let around = format!("{} {}", before.trim_end_matches('-'), split_currency(&text[end..]));
    if around.contains(|c: char| c.is_ascii_digit()) {
        return None;
    }
    let folded = fold(&around);
    let words: Vec<&str> = folded.split(' ').filter(|word| !word.is_empty() && !GLUE.contains(word)).collect();
    let scale = |word: &str| match word {
        "billion" | "billions" => Some(if french { 1e12 } else { 1e9 }),
        word => SCALES.iter().find(|(name, _)| *name == word).map(|(_, factor)| *factor),
    };
    let factors: Vec<f64> = words.iter().filter_map(|word| scale(word)).collect();
    let rest: Vec<&str> = words.into_iter().filter(|word| scale(word).is_none()).collect();
    Some(Reading { value: value * factors.iter().product::<f64>(), scaled: !factors.is_empty(), rest: rest.join(" ") })
}

/// Sets a currency or percent sign that follows letters apart: `Md€` becomes `Md €`.
fn split_currency(text: &str) -> String {
    text.chars().flat_map(|c| if "€$£%".contains(c) { vec![' ', c, ' '] } else { vec![c] }).collect()
}

/// The value of digits with `.`, `,` and `'` in them, each either grouping or the decimal mark.
fn plain_value(digits: &str, french: bool) -> Option<f64> {
    let (mantissa, exponent) = digits.split_once('e').unwrap_or((digits, "0"));
    let count = |mark: char| mantissa.matches(mark).count();
    let last = mantissa.rfind([',', '.']);
    let decimal = last.filter(|at| {
        let mark = if mantissa[*at..].starts_with(',') { ',' } else { '.' };
        let other = if mark == ',' { '.' } else { ',' };
        let looks_grouped = mantissa.len() - at - 1 == 3 && *at <= 3 && !mantissa.starts_with('0');
        let grouping_mark = if french { '.' } else { ',' };
        count(mark) == 1 && (count(other) > 0 || !(looks_grouped && mark == grouping_mark))
    });
    let plain: String = mantissa
        .char_indices()
        .filter_map(|(at, c)| match c {
            _ if Some(at) == decimal => Some('.'),
            ',' | '.' | '\'' => None,
            c => Some(c),
        })
        .collect();
    format!("{plain}e{exponent}").parse().ok().filter(|value: &f64| value.is_finite())
}

/// Grades a typed number against a value. A missing unit is accepted; another unit is wrong.
pub fn grade_number(value: f64, unit: Option<&str>, within: Tolerance, given: &str, french: bool) -> Outcome {
    if given.trim().is_empty() {
        return Outcome::Blank;
    }
    let Some(reading) = read_number(given, french) else { return Outcome::Wrong };
    let slack = match within {
        Tolerance::Exact => value.abs() * 1e-9,
        Tolerance::Percent(percent) => value.abs() * (percent / 100.0 + 1e-9),
        Tolerance::Plus(much) => much + value.abs() * 1e-9,
    };
    let right_value = (reading.value - value).abs() <= slack;
    if right_value && unit_agrees(unit, &reading.rest) { Outcome::Right } else { Outcome::Wrong }
}

/// Names under which a unit may be typed besides its sign.
const UNIT_NAMES: &[(&str, &[&str])] = &[
    ("€", &["euro", "euros", "eur"]),
    ("$", &["dollar", "dollars", "usd", "us$", "dollars us", "us dollars"]),
    ("£", &["livre", "livres", "pound", "pounds", "gbp"]),
    ("%", &["pour cent", "pourcent", "percent", "per cent"]),
];

fn unit_agrees(unit: Option<&str>, typed: &str) -> bool {
    let Some(unit) = unit else { return true };
    if typed.is_empty() {
        return true;
    }
    let singular = |text: &str| text.trim_end_matches('s').to_owned();
    let wanted = fold(unit);
    let named = UNIT_NAMES.iter().any(|(sign, names)| {
        let family = |text: &str| *sign == text || names.contains(&text);
        family(&wanted) && family(typed)
    });
    named || singular(&wanted) == singular(typed)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn digits_are_read_in_both_languages() {
        for (text, french, value) in [
            ("109000000000", true, 109e9),
            ("109 000 000 000", true, 109e9),
            ("109\u{202f}000\u{a0}000 000 €", true, 109e9),
            ("109,000,000,000", false, 109e9),
            ("109,000,000,000", true, 109e9),
            ("109 milliards d’euros", true, 109e9),
            ("109 Md€", true, 109e9),
            ("109 Mds d'euros", true, 109e9),
            ("€109bn", false, 109e9),
            ("109 billion euros", false, 109e9),
            ("1 billion", true, 1e12),
            ("1,5", true, 1.5),
            ("1.5", true, 1.5),
            ("1,5", false, 1.5),
            ("1,000", true, 1.0),
            ("1,000", false, 1000.0),
            ("1.000", true, 1000.0),
            ("1 500,25", true, 1500.25),
            ("1,500.25", false, 1500.25),
            ("1e9", true, 1e9),
            ("-3", true, -3.0),
            ("−3", true, -3.0),
            ("50 %", true, 50.0),
            ("0,125", true, 0.125),
            ("0.125", false, 0.125),
        ] {
            assert_eq!(read_number(text, french).map(|r| r.value), Some(value), "{text}");
        }
        assert_eq!(read_number("beaucoup", true), None);
        assert_eq!(read_number("3 ou 4", true), None);
    }

    #[test]
    fn value_tolerance_and_unit_are_graded() {
        let grade = |given| grade_number(109e9, Some("€"), Tolerance::Percent(1.0), given, true);
        assert_eq!(grade("109 milliards"), Outcome::Right);
        assert_eq!(grade("109,5 Md€"), Outcome::Right);
        assert_eq!(grade("111 milliards"), Outcome::Wrong);
        assert_eq!(grade("109 milliards de dollars"), Outcome::Wrong);
        assert_eq!(grade(""), Outcome::Blank);
        let experts = |given| grade_number(200.0, Some("experts"), Tolerance::Exact, given, true);
        assert_eq!(experts("200"), Outcome::Right);
        assert_eq!(experts("200 experts"), Outcome::Right);
        assert_eq!(experts("201"), Outcome::Wrong);
    }
}
