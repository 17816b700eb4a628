//! Slips of the keyboard: which differences between two words are forgiven.

use super::effort::spend;
use super::numeral::{roman, roman_ordinal};
use super::rival::are_rivals;

/// Answers with more letters than that are not searched for slips.
const MOST_LETTERS: usize = 400;

/// Letters from which on a word may hold one slip, and two.
const ONE_FROM: usize = 5;
const TWO_FROM: usize = 9;

/// The slips in an answer of the same number of words, if all can be forgiven; at most two in all.
pub(super) fn slips(accepted: &[&[char]], given: &[&[char]]) -> Option<u8> {
    let letters = accepted.iter().map(|word| word.len()).sum::<usize>();
    if letters > MOST_LETTERS {
        return None;
    }
    if accepted.len() != given.len() {
        return rejoined_slips(accepted, given, letters);
    }
    let mut sum = 0;
    for (a, g) in accepted.iter().zip(given) {
        sum += word_slips(a, g, letters)?;
        if sum > 2 {
            return None;
        }
    }
    Some(sum)
}

/// As [`slips`], where spaces were forgotten or put in besides: one slip at most, and no little word more or less.
fn rejoined_slips(accepted: &[&[char]], given: &[&[char]], letters: usize) -> Option<u8> {
    let little = |words: &[&[char]], others: &[&[char]]| words.iter().any(|w| w.len() < 3 && !others.contains(w));
    if accepted.len().abs_diff(given.len()) > 2 || little(accepted, given) || little(given, accepted) {
        return None;
    }
    if given.iter().map(|word| word.len()).sum::<usize>().abs_diff(letters) > 1 {
        return None;
    }
    let (a, g) = (accepted.concat(), given.concat());
    // The slip must stand in a word that is long enough for one.
    let at = a.iter().zip(&g).take_while(|(a, g)| a == g).count();
    let mut end = 0;
    let halves = if accepted.len() > given.len() { accepted } else { given };
    let place = halves.iter().find(|word| {
        end += word.len();
        at < end
    });
    if a != g && place.or(halves.last()).is_none_or(|word| word.len() < ONE_FROM) {
        return None;
    }
    word_slips(&a, &g, letters).filter(|slips| *slips <= 1)
}

/// The slips in one word of an answer of so many letters, if they can be forgiven.
fn word_slips(accepted: &[char], given: &[char], letters: usize) -> Option<u8> {
    if accepted == given {
        return Some(0);
    }
    let long = accepted.len() >= TWO_FROM;
    let budget = match accepted.len() {
        TWO_FROM.. if given.len() >= TWO_FROM - 2 => 2,
        ONE_FROM.. => 1,
        4 if letters >= TWO_FROM => 1,
        _ => return None,
    };
    if accepted.len().abs_diff(given.len()) > budget || !can_slip(accepted) || !can_slip(given) {
        return None;
    }
    let distance = distance(accepted, given, budget)?;
    let short = accepted.len() < ONE_FROM;
    if short && !is_swap(accepted, given) && !is_doubled(accepted, given) {
        return None;
    }
    if accepted[0] != given[0] && (!long || distance > 1 || given.len() > accepted.len()) {
        return None;
    }
    if are_rivals(accepted, given) {
        return None;
    }
    u8::try_from(distance).ok()
}

/// Words of letters slip; figures, signs, and scripts of whole syllables or words do not.
fn can_slip(word: &[char]) -> bool {
    word.iter().all(|c| c.is_ascii_lowercase() || (c.is_alphabetic() && !is_syllabic(*c)))
        && roman(word).is_none()
        && roman_ordinal(word).is_none_or(|_| word.len() < 4)
}

fn is_syllabic(c: char) -> bool {
    matches!(
        c,
        '\u{900}'..='\u{11ff}' | '\u{1780}'..='\u{18af}' | '\u{2e80}'..='\u{9fff}' | '\u{a960}'..='\u{a97f}'
            | '\u{ac00}'..='\u{d7ff}' | '\u{f900}'..='\u{faff}' | '\u{ff66}'..='\u{ffdc}' | '\u{20000}'..='\u{3ffff}'
    )
}

/// Whether two words differ by one pair of neighbours swapped, the first letter kept.
fn is_swap(a: &[char], b: &[char]) -> bool {
    let Some(at) = a.iter().zip(b).position(|(a, b)| a != b).filter(|_| a.len() == b.len()) else { return false };
    at > 0 && at + 1 < a.len() && a[at] == b[at + 1] && a[at + 1] == b[at] && a[at + 2..] == b[at + 2..]
}

/// Whether one letter was typed twice.
fn is_doubled(accepted: &[char], given: &[char]) -> bool {
    let at = accepted.iter().zip(given).take_while(|(a, g)| a == g).count();
    at > 0 && given.len() == accepted.len() + 1 && given[at] == given[at - 1] && given[at + 1..] == accepted[at..]
}

/// Insertions, deletions, substitutions and swaps of neighbours between two words; `None` when more than `most`, which is 1 or 2.
pub(super) fn distance(a: &[char], b: &[char], most: usize) -> Option<usize> {
    spend(a.len().min(b.len()));
    let head = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[head..], &b[head..]);
    let tail = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let (a, b) = (&a[..a.len() - tail], &b[..b.len() - tail]);
    if a.is_empty() || b.is_empty() {
        return Some(a.len().max(b.len())).filter(|distance| *distance <= most);
    }
    if a.len().abs_diff(b.len()) > most || most == 0 {
        return None;
    }
    // The first letters differ here, so one of four things was done; each costs one and leaves less to do.
    let swapped = a.len() > 1 && b.len() > 1 && a[0] == b[1] && a[1] == b[0];
    let tries = [
        distance(&a[1..], &b[1..], most - 1),
        distance(&a[1..], b, most - 1),
        distance(a, &b[1..], most - 1),
        if swapped { distance(&a[2..], &b[2..], most - 1) } else { None },
    ];
    tries.into_iter().flatten().min().map(|rest| rest + 1)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn letters(text: &str) -> Vec<char> {
        text.chars().collect()
    }

    #[test]
    fn distances_count_what_fingers_do() {
        let count = |a: &str, b: &str| distance(&letters(a), &letters(b), 2);
        assert_eq!(count("paris", "paris"), Some(0));
        assert_eq!(count("paris", "pairs"), Some(1));
        assert_eq!(count("paris", "pris"), Some(1));
        assert_eq!(count("paris", "parris"), Some(1));
        assert_eq!(count("paris", "madrid"), None);
        assert_eq!(count("abcdefghij", "bacdefghji"), Some(2));
    }

    #[test]
    fn slips_are_counted_by_the_word() {
        let count = |a: &str, g: &str| {
            let (a, g) = (a.split(' ').map(letters).collect::<Vec<_>>(), g.split(' ').map(letters).collect::<Vec<_>>());
            let words = |words: &[Vec<char>]| words.iter().map(Vec::len).sum::<usize>();
            assert!(words(&a) > 0);
            slips(&a.iter().map(Vec::as_slice).collect::<Vec<_>>(), &g.iter().map(Vec::as_slice).collect::<Vec<_>>())
        };
        assert_eq!(count("canberra", "camberra"), Some(1));
        assert_eq!(count("canberra", "cambera"), None);
        assert_eq!(count("shakespeare", "shakspear"), Some(2));
        assert_eq!(count("iran", "iraq"), None);
        assert_eq!(count("fleur rose", "fleur roz"), None);
        assert_eq!(count("australia", "austria"), None);
        assert_eq!(count("niger", "biger"), None);
        assert_eq!(count("louis xviii", "louis xvii"), None);
        assert_eq!(count("article 49", "article 48"), None);
        assert_eq!(count("hepatite b", "hepatite"), None);
        assert_eq!(count("centres de donnees", "centre de donees"), Some(2));
        assert_eq!(count("star gate", "stragate"), None);
        assert_eq!(count("healthcare", "health caer"), None);
        assert_eq!(count("healthcare", "heatlh care"), Some(1));
    }
}
