//! Numbers of two parts, the second in a smaller unit: `1 h 30`, `42 km 195`, `5 ft 10 in`.

use super::read::Reading;
use super::scan::Token;

/// A unit, the smaller ones that may follow it, and how many of each make one; the first is meant where none is written.
type Parts = (&'static [&'static str], &'static [(f64, &'static [&'static str])]);

const PARTS: &[Parts] = &[
    (&["h", "heure", "heures", "hour", "hours", "hr", "hrs"], &[(60.0, &["min", "mn", "m", "minute", "minutes"])]),
    (&["min", "mn", "minute", "minutes"], &[(60.0, &["s", "sec", "seconde", "secondes", "second", "seconds"])]),
    (&["km", "kilometre", "kilometres", "kilometer", "kilometers"], &[(1e3, &["m", "metres", "metre", "meters"])]),
    (&["m", "metre", "metres", "meter", "meters"], &[(100.0, &["cm", "centimetres", "centimeters"])]),
    (&["kg", "kilo", "kilos"], &[(1e3, &["g", "grammes", "grams"])]),
    (&["ft", "foot", "feet"], &[(12.0, &["in", "inch", "inches"])]),
    (
        &["€", "euro", "euros", "$", "dollar", "dollars", "£"],
        &[(100.0, &["centimes", "centime", "cents", "cent", "p"])],
    ),
];

/// Reads a number of two parts, each in figures or words; the unit of the first is the reading's.
pub(super) fn joined(tokens: &[Token], read: impl Fn(&[Token]) -> Option<Reading>) -> Option<Reading> {
    let named = |at: usize| match &tokens[at] {
        Token::Word(text) => Some(text.as_str()),
        _ => None,
    };
    let parts_of = |at: usize| PARTS.iter().find(|(names, _)| named(at).is_some_and(|unit| names.contains(&unit)));
    let (at, (_, smaller_units)) = (1..tokens.len()).find_map(|at| Some((at, parts_of(at)?)))?;
    let from = at + 1 + usize::from(at + 1 < tokens.len() && matches!(named(at + 1), Some("et" | "and")));
    let last = tokens.len() - 1;
    let smaller = named(last).and_then(|unit| smaller_units.iter().find(|(_, names)| names.contains(&unit)));
    let end = if smaller.is_some() { last } else { tokens.len() };
    let (many, _) = smaller.or(smaller_units.first())?;
    let (whole, part) = (read(&tokens[..at])?, read(tokens.get(from..end)?)?);
    let plain = |reading: &Reading| reading.rest.is_empty() && reading.value.fract() == 0.0 && !reading.fraction;
    let sound = plain(&whole) && plain(&part) && !whole.scaled && (0.0..*many).contains(&part.value);
    let misspelt = whole.misspelt || part.misspelt;
    let value = whole.value + part.value / many;
    let rest = vec![named(at)?.to_owned()];
    sound.then_some(Reading { value, other: None, scaled: false, misspelt, fraction: false, rest })
}
