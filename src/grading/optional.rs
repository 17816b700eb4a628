//! What an accepted answer puts in brackets: it may be left out.

use std::borrow::Cow;

use super::acronym::stands_for;
use super::shape::Shape;

/// The ways an accepted answer may be given: as it is written; without what stands in brackets at its end or its
/// beginning, set off by a space; and, when that is an acronym of the rest or the rest of it, what stands there alone.
/// Brackets around a single letter or Roman figures are part of the answer: `oxyde de fer (III)`.
pub(super) fn readings(text: &str) -> Vec<Cow<'_, str>> {
    let mut readings = vec![Cow::Borrowed(text)];
    let Some((rest, inside)) = apart(text) else { return readings };
    let (shape, other) = (Shape::of(rest), Shape::of(inside));
    if stands_for(&other, &shape) || stands_for(&shape, &other) {
        readings.extend([Cow::Borrowed(rest), Cow::Borrowed(inside)]);
    } else if inside.chars().count() > 1 && !inside.chars().all(|c| "IVXLCDMivxlcdm+-−".contains(c)) {
        readings.push(Cow::Borrowed(rest));
    }
    readings
}

/// What stands outside and inside brackets at one end of a text.
pub(super) fn apart(text: &str) -> Option<(&str, &str)> {
    let (rest, inside) = if let Some(before) = text.strip_suffix(')') {
        let (rest, inside) = before.rsplit_once('(')?;
        (rest.ends_with(char::is_whitespace).then_some(rest)?, inside)
    } else {
        let (inside, rest) = text.strip_prefix('(')?.split_once(')')?;
        (rest.starts_with(char::is_whitespace).then_some(rest)?, inside)
    };
    let (rest, inside) = (rest.trim(), inside.trim());
    let plain = !rest.contains(['(', ')']) && !inside.contains(['(', ')']);
    (plain && !rest.is_empty() && !inside.is_empty()).then_some((rest, inside))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn brackets_set_off_may_be_left_out() {
        assert_eq!(readings("traité de Rome (1957)"), ["traité de Rome (1957)", "traité de Rome"]);
        assert_eq!(readings("(Wolfgang) Mozart"), ["(Wolfgang) Mozart", "Mozart"]);
        assert_eq!(readings("Nations unies (NU)"), ["Nations unies (NU)", "Nations unies", "NU"]);
        assert_eq!(readings("machine learning (ML)"), ["machine learning (ML)", "machine learning", "ML"]);
        for whole in
            ["oxyde de fer (III)", "f(x)", "(a)", "Fe(OH)2", "point (a", "iron(III) oxide", "sel (+)", "(a) (b)"]
        {
            assert_eq!(readings(whole), [whole]);
        }
    }
}
