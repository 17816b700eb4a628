//! The little words that may be left out in front of an answer.

use super::shape::Shape;

/// How many words at the front of a text are an article or say "in the year"; what is left has at least one word.
pub(super) fn leading_articles(shape: &Shape) -> usize {
    let mut skipped = 0;
    while let Some(more) = article_at(shape, skipped) {
        if skipped + more >= shape.spans.len() || skipped > 2 {
            break;
        }
        skipped += more;
    }
    skipped
}

/// The length in words of the article that stands there.
pub(super) fn article_at(shape: &Shape, at: usize) -> Option<usize> {
    let word = |at: usize| shape.spans.get(at).map(|_| shape.word(at));
    let is = |at: usize, text: &str| word(at).is_some_and(|word| same(word, text));
    let first = word(at)?;
    // UN and LA in capitals alone are names, not articles.
    if first.len() > 3 || !shape.stands_apart(at) {
        return None;
    }
    if is(at, "de") && is(at + 1, "la") && shape.stands_apart(at + 1) {
        return Some(2);
    }
    if is(at, "de") && is(at + 1, "l") && shape.stands_apart(at + 1) {
        return Some(2);
    }
    if is(at, "l") && is(at + 1, "an") && begins_with_digit(word(at + 2)?) {
        return Some(2);
    }
    // "à" is no article.
    if is(at, "a") && shape.is_accented(at) {
        return None;
    }
    if ["le", "la", "les", "l", "un", "une", "des", "du", "the", "a", "an"].iter().any(|article| same(first, article)) {
        return Some(1);
    }
    let next = word(at + 1)?;
    let dated = ["en", "in", "au"].iter().any(|word| same(first, word)) || (at == 0 && is(at, "to"));
    let number = begins_with_digit(next) || super::numeral::roman_ordinal(next).is_some();
    (dated && (number || is(at, "to"))).then_some(1)
}

/// Whether what was said is the answer with a word of place before it: `en France`, `in Athens`, `à l’école`.
pub(super) fn stands_in(said: &Shape, core: &[char]) -> bool {
    let Some(first) = said.spans.first().map(|_| said.word(0)) else { return false };
    let placed = ["in", "at", "en", "au", "aux", "dans"].iter().any(|word| same(first, word));
    let placed = placed || (same(first, "a") && said.is_accented(0));
    let mut at = 1;
    while let Some(more) = article_at(said, at) {
        at += more;
    }
    placed && said.spans.get(at).is_some_and(|(start, _)| said.letters[*start..] == *core)
}

fn begins_with_digit(word: &[char]) -> bool {
    word.first().is_some_and(char::is_ascii_digit)
}

/// Whether letters spell a word.
pub(super) fn same(letters: &[char], word: &str) -> bool {
    // All words that are looked for are ASCII, so their bytes are their letters.
    letters.len() == word.len() && letters.iter().zip(word.bytes()).all(|(letter, byte)| *letter == char::from(byte))
}
