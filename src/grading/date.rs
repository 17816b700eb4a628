//! Days of the year in a text, written in the ways of both languages: `14 juillet`, `14th of July`, `July 14`.

use super::article::same;
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

#[cfg(test)]
mod tests {
    use super::*;

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
