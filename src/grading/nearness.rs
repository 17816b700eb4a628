//! How near a typed text comes to an answer, and in what it differs.

use super::article::stands_in;
use super::effort::spend;
use super::form::{Form, Token};
use super::numeral::numeral;
use super::order::reordered;
use super::reason::{Reason, Reasons};
use super::typo::slips;

/// How near a text is to an answer: lower is nearer.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord)]
pub(super) enum Nearness {
    /// To the letter.
    Exact,
    /// But for capitals, spacing and signs.
    Written,
    /// But for accents too.
    Accented,
    /// But for an article, a numeral, initials, the order of words.
    Worded,
    /// But for so many slips.
    Typed(u8),
}

/// How near a text is to an answer when the letters are right, and in what it differs.
pub(super) fn compare(key: &Form, said: &Form) -> Option<(Nearness, Reasons)> {
    spend(key.shape.letters.len().min(said.shape.letters.len()));
    if key.shape.letters == said.shape.letters {
        let reasons = key.shape.difference(0, &said.shape, 0);
        let near = if reasons.is_empty() {
            Nearness::Exact
        } else if reasons.contains(Reason::Accents) {
            Nearness::Accented
        } else {
            Nearness::Written
        };
        return Some((near, reasons));
    }
    if !key.signature.may_match(&said.signature) {
        return None;
    }
    if key.core() == said.core() {
        let reasons = key.shape.difference(key.from, &said.shape, said.from).with(Reason::Article);
        return Some((Nearness::Worded, reasons));
    }
    worded(key, said).map(|reasons| (Nearness::Worded, reasons))
}

/// Whether a text is the answer with a word of place before it, `in Athens`.
fn is_placed(key: &Form, said: &Form) -> bool {
    said.count() > key.count() && key.core().len() > 3 && stands_in(&said.shape, key.core())
}

/// The slips of the keyboard between a text and an answer, articles set aside; at least one.
pub(super) fn slipped(key: &Form, said: &Form) -> Option<u8> {
    if !key.signature.may_slip(&said.signature) {
        return None;
    }
    let mine: Vec<&[char]> = key.words().collect();
    let theirs: Vec<&[char]> = said.words().collect();
    slips(&mine, &theirs).filter(|count| *count > 0)
}

fn worded(key: &Form, said: &Form) -> Option<Reasons> {
    if is_glued(key, said) {
        return Some(Reasons::from(Reason::Article).with(Reason::Apostrophes));
    }
    if is_placed(key, said) {
        return Some(Reason::Article.into());
    }
    if key.shape.letters.len().abs_diff(said.shape.letters.len()) > 40 {
        return None;
    }
    let article = if key.articles().eq(said.articles()) { Reasons::NONE } else { Reason::Article.into() };
    if let Some(reasons) = same_numerals(key, said) {
        return Some(reasons.and(article));
    }
    if has_initials(key, said) {
        return Some(article.with(Reason::Initials));
    }
    reordered(&key.shape, &said.shape, key.from, said.from).then(|| article.with(Reason::Order))
}

/// `lallemagne` for `l'Allemagne`, `dallemagne` not.
fn is_glued(key: &Form, said: &Form) -> bool {
    let vowel = key.core().first().is_some_and(|c| "aeiouyh".contains(*c));
    vowel && key.core().len() > 3 && said.shape.letters.strip_prefix(&['l']) == Some(key.core())
}

/// Whether two texts are the same but for how numbers are written and "and" is said.
fn same_numerals(key: &Form, said: &Form) -> Option<Reasons> {
    let mut meant = key.tokens().filter_map(Token::meaning).peekable();
    meant.peek()?;
    if !meant.eq(said.tokens().filter_map(Token::meaning)) {
        return None;
    }
    let same_ands = key.tokens().filter_map(Token::and).eq(said.tokens().filter_map(Token::and));
    let same_figures = key.tokens().filter_map(Token::figure).eq(said.tokens().filter_map(Token::figure));
    let reason = |same: bool, reason: Reason| if same { Reasons::NONE } else { reason.into() };
    let reasons = reason(same_ands, Reason::Connective).and(reason(same_figures, Reason::Numeral));
    // "14 of July" and "July 14" for "14 July"
    let words = if key.count() == said.count() { Reason::Order } else { Reason::Article };
    Some(if reasons.is_empty() { words.into() } else { reasons })
}

/// `W. A. Mozart` for `Wolfgang Amadeus Mozart`: first names by their initials, the last word whole.
fn has_initials(key: &Form, said: &Form) -> bool {
    let count = key.count();
    if count != said.count() || count < 2 {
        return false;
    }
    let mut short = 0;
    for (at, (mine, theirs)) in key.words().zip(said.words()).enumerate() {
        if mine == theirs {
            continue;
        }
        // "Ch." and "Th." are initials too.
        let short_enough = theirs.len() == 1 || theirs.len() == 2 && theirs[1] == 'h';
        let initial = short_enough && theirs[0].is_alphabetic() && mine.len() > 2 && mine.starts_with(theirs);
        if !initial || at + 1 == count || numeral(mine, true).is_some() {
            return false;
        }
        short += 1;
    }
    short > 0
}
