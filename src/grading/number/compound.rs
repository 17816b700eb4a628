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

/// Reads a number of two parts; the unit of the first is the reading's.
pub(super) fn joined(tokens: &[Token]) -> Option<Reading> {
    let (whole, unit, part, smaller) = match tokens {
        [Token::Figure { value: whole, .. }, Token::Word(unit), Token::Figure { value: part, .. }] => {
            (whole, unit, part, None)
        }
        [
            Token::Figure { value: whole, .. },
            Token::Word(unit),
            Token::Figure { value: part, .. },
            Token::Word(smaller),
        ] => (whole, unit, part, Some(smaller.as_str())),
        _ => return None,
    };
    let (_, smaller_units) = PARTS.iter().find(|(names, _)| names.contains(&unit.as_str()))?;
    let (many, _) = smaller_units.iter().find(|(_, names)| smaller.is_none_or(|smaller| names.contains(&smaller)))?;
    let sound = whole.fract() == 0.0 && (0.0..*many).contains(part);
    let value = whole + part / many;
    sound.then(|| Reading { value, other: None, scaled: false, misspelt: false, rest: vec![unit.clone()] })
}
