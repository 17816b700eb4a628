//! Typed text against all accepted answers.

use std::borrow::Cow;

use super::article::{article_at, leading_articles, same};
use super::numeral::numeral;
use super::order::reordered;
use super::reason::{Reason, Reasons};
use super::shape::Shape;
use super::typo::slips;
use crate::model::{Outcome, markup};

/// How a typed text matches, which accepted answer it was held against, and why it is no better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextMatch {
    /// [`Outcome::Right`], [`Outcome::Slip`], [`Outcome::Typo`], [`Outcome::Wrong`] or [`Outcome::Blank`].
    pub outcome: Outcome,
    /// Index of the accepted answer that matches; the first when none does.
    pub accepted: usize,
    /// What it is right but for; for a wrong one, why, where that is known.
    pub reasons: Reasons,
}

impl TextMatch {
    fn wrong(reasons: Reasons) -> Self {
        Self { outcome: Outcome::Wrong, accepted: 0, reasons }
    }
}

/// A text made ready to be held against others.
struct Text {
    shape: Shape,
    /// How many leading words are articles.
    from: usize,
}

impl Text {
    fn of(text: &str) -> Self {
        let shape = Shape::of(text);
        let from = leading_articles(&shape);
        Self { shape, from }
    }

    /// The letters without the leading article.
    fn core(&self) -> &[char] {
        let start = self.shape.spans.get(self.from).map_or(0, |span| span.0);
        &self.shape.letters[start..]
    }
}

/// How near a text is to an answer: lower is nearer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
enum Nearness {
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

/// Grades a typed text: right to the letter; right but for its writing (see [`Reason`]); right but for a slip of the keyboard,
/// one from five letters, two from nine, never in a figure, nor where it makes another known answer; or wrong.
///
/// `others` are the wrong options and the other answers of the deck: what is one of them, or nearer to it, is not right.
/// Markup in accepted answers is set aside.
///
/// ```
/// use sommet::grading::{Reason, grade_text};
/// use sommet::model::Outcome;
/// let graded = grade_text(&["Émirats arabes unis", "EAU"], &[] as &[&str], "les Emirats arabes unis");
/// assert_eq!(graded.outcome, Outcome::Slip);
/// assert!(graded.reasons.contains(Reason::Article) && graded.reasons.contains(Reason::Accents));
/// ```
pub fn grade_text<A: AsRef<str>, O: AsRef<str>>(accepted: &[A], others: &[O], given: &str) -> TextMatch {
    let given = given.trim();
    if given.is_empty() {
        return TextMatch { outcome: Outcome::Blank, accepted: 0, reasons: Reasons::NONE };
    }
    let strip = |text: &A| -> Text { Text::of(&stripped(text.as_ref())) };
    if let Some(found) = accepted.iter().position(|text| stripped(text.as_ref()).trim() == given) {
        return TextMatch { outcome: Outcome::Right, accepted: found, reasons: Reasons::NONE };
    }
    let said = Text::of(given);
    if said.shape.letters.is_empty() {
        return TextMatch::wrong(Reasons::NONE);
    }
    let keys: Vec<Text> = accepted.iter().map(strip).collect();
    let compared =
        keys.iter().enumerate().filter_map(|(at, key)| compare(key, &said).map(|(near, why)| (near, at, why)));
    let found = compared.min_by_key(|(near, at, _)| (*near, *at));
    let found = found.or_else(|| {
        let slipped =
            keys.iter().enumerate().filter_map(|(at, key)| slipped(key, &said).map(|n| (Nearness::Typed(n), at)));
        slipped.min().map(|(near, at)| (near, at, Reason::Typo.into()))
    });
    let Some((near, at, reasons)) = found else {
        return TextMatch::wrong(Reasons::NONE);
    };
    if near > Nearness::Written && others.iter().any(|other| comes_nearer(other.as_ref(), near, &keys, &said)) {
        return TextMatch { accepted: at, ..TextMatch::wrong(Reason::OtherAnswer.into()) };
    }
    let outcome = match near {
        Nearness::Typed(_) => Outcome::Typo,
        _ if reasons.is_empty() => Outcome::Right,
        _ => Outcome::Slip,
    };
    TextMatch { outcome, accepted: at, reasons }
}

fn stripped(text: &str) -> Cow<'_, str> {
    if text.contains(['*', '`', '[', '\\']) { Cow::Owned(markup::strip(text)) } else { Cow::Borrowed(text) }
}

/// Whether another answer is nearer to what was given than the accepted one is.
fn comes_nearer(other: &str, near: Nearness, keys: &[Text], said: &Text) -> bool {
    let other = Text::of(&stripped(other));
    let mine = other.core();
    // The same answer with another article or capital is no other answer; with other accents it may be.
    let accents = |key: &Text| key.shape.difference(key.from, &other.shape, other.from).contains(Reason::Accents);
    if keys.iter().any(|key| key.core() == mine && !accents(key)) {
        return false;
    }
    if let Some((theirs, _)) = compare(&other, said) {
        return theirs < near;
    }
    let Nearness::Typed(slips) = near else { return false };
    slipped(&other, said).is_some_and(|theirs| theirs < slips)
}

/// How near a text is to an answer when the letters are right, and in what it differs.
fn compare(key: &Text, said: &Text) -> Option<(Nearness, Reasons)> {
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
    if key.core() == said.core() {
        let reasons = key.shape.difference(key.from, &said.shape, said.from).with(Reason::Article);
        return Some((Nearness::Worded, reasons));
    }
    worded(key, said).map(|reasons| (Nearness::Worded, reasons))
}

fn worded(key: &Text, said: &Text) -> Option<Reasons> {
    let article = if articles(key) == articles(said) { Reasons::NONE } else { Reason::Article.into() };
    if is_glued(key, said) {
        return Some(Reasons::from(Reason::Article).with(Reason::Apostrophes));
    }
    if key.shape.letters.len().abs_diff(said.shape.letters.len()) > 40 {
        return None;
    }
    if let Some(reasons) = same_numerals(key, said) {
        return Some(reasons.and(article));
    }
    if has_initials(key, said) {
        return Some(article.with(Reason::Initials));
    }
    reordered(&key.shape, &said.shape, key.from, said.from).then(|| article.with(Reason::Order))
}

fn articles(text: &Text) -> Vec<&[char]> {
    (0..text.from).map(|at| text.shape.word(at)).collect()
}

/// `lallemagne` for `l'Allemagne`, `dallemagne` not.
fn is_glued(key: &Text, said: &Text) -> bool {
    let vowel = key.core().first().is_some_and(|c| "aeiouyh".contains(*c));
    vowel && key.core().len() > 3 && said.shape.letters.strip_prefix(&['l']) == Some(key.core())
}

/// A word as it counts once numerals are read and "and" is left out.
#[derive(PartialEq)]
enum Token<'a> {
    Word(&'a [char]),
    Number(u32, bool),
}

/// Whether two texts are the same but for how numbers are written and "and" is said.
fn same_numerals(key: &Text, said: &Text) -> Option<Reasons> {
    let (mine, my_ands, my_figures) = tokens(key);
    let (theirs, their_ands, their_figures) = tokens(said);
    if mine.is_empty() || mine != theirs {
        return None;
    }
    let ands = if my_ands == their_ands { Reasons::NONE } else { Reason::Connective.into() };
    Some(if my_figures == their_figures { ands } else { ands.with(Reason::Numeral) })
}

fn tokens(text: &Text) -> (Vec<Token<'_>>, Vec<&[char]>, Vec<&[char]>) {
    let (mut tokens, mut ands, mut figures) = (Vec::new(), Vec::new(), Vec::new());
    let shape = &text.shape;
    let mut at = text.from;
    while at < shape.spans.len() {
        let word = shape.word(at);
        if ["&", "et", "and"].iter().any(|and| same(word, and)) && at > text.from {
            ands.push(word);
            at += 1;
            if let Some(more) = article_at(shape, at) {
                at += more;
            }
            continue;
        }
        match numeral(word, at > text.from && shape.is_upper(at)) {
            Some(number) => {
                figures.push(word);
                tokens.push(Token::Number(number.value, number.rank));
            }
            None => tokens.push(Token::Word(word)),
        }
        at += 1;
    }
    (tokens, ands, figures)
}

/// `W. A. Mozart` for `Wolfgang Amadeus Mozart`: first names by their initials, the last word whole.
fn has_initials(key: &Text, said: &Text) -> bool {
    let words = |text: &Text| text.shape.spans.len() - text.from;
    let count = words(key);
    if count != words(said) || count < 2 {
        return false;
    }
    let mut short = 0;
    for at in 0..count {
        let (mine, theirs) = (key.shape.word(key.from + at), said.shape.word(said.from + at));
        if mine == theirs {
            continue;
        }
        let initial = theirs.len() == 1 && theirs[0].is_alphabetic() && mine[0] == theirs[0] && mine.len() > 2;
        if !initial || at + 1 == count || numeral(mine, true).is_some() {
            return false;
        }
        short += 1;
    }
    short > 0
}

/// The slips of the keyboard between a text and an answer, articles set aside.
fn slipped(key: &Text, said: &Text) -> Option<u8> {
    let words = |text: &Text| text.shape.spans.len() - text.from;
    if words(key).abs_diff(words(said)) > 2 || key.core().len().abs_diff(said.core().len()) > 6 {
        return None;
    }
    let mine: Vec<&[char]> = key.shape.words().skip(key.from).collect();
    let theirs: Vec<&[char]> = said.shape.words().skip(said.from).collect();
    slips(&mine, &theirs).filter(|count| *count > 0)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: &[&str] = &[];

    fn outcome(accepted: &str, given: &str) -> Outcome {
        grade_text(&[accepted], NONE, given).outcome
    }

    #[test]
    fn a_slip_is_told_from_a_fault() {
        let accepted = ["Émirats arabes unis", "EAU"];
        let outcome = |given| grade_text(&accepted, NONE, given).outcome;
        assert_eq!(outcome("Émirats arabes unis "), Outcome::Right);
        assert_eq!(outcome("emirats arabes unis"), Outcome::Slip);
        assert_eq!(grade_text(&accepted, NONE, "eau").accepted, 1);
        assert_eq!(outcome("Qatar"), Outcome::Wrong);
        assert_eq!(outcome("  "), Outcome::Blank);
        assert_eq!(outcome("?!"), Outcome::Wrong);
    }

    #[test]
    fn the_verdict_says_why() {
        let why = |accepted: &str, given: &str| {
            let names: Vec<_> = grade_text(&[accepted], NONE, given).reasons.iter().map(Reason::name).collect();
            names.join(" ")
        };
        assert_eq!(why("États-Unis", "etats unis"), "case accents hyphens");
        assert_eq!(why("l’œuvre", "l'oeuvre"), "ligatures");
        assert_eq!(why("l’œuvre", "l œuvre"), "apostrophes");
        assert_eq!(why("Star gate", "Stargate"), "spaces");
        assert_eq!(why("Stargate", "« Stargate »"), "quotes");
        assert_eq!(why("Allemagne", "l’Allemagne"), "article");
        assert_eq!(why("Louis XIV", "Louis 14"), "numeral");
        assert_eq!(why("R&D", "R et D"), "connective");
        assert_eq!(why("Donald Trump", "Trump Donald"), "order");
        assert_eq!(why("Canberra", "Camberra"), "typo");
        assert_eq!(why("Canberra", "Sydney"), "");
    }

    #[test]
    fn another_answer_is_no_slip() {
        assert_eq!(grade_text(&["pêche"], &["péché"], "péché").outcome, Outcome::Wrong);
        let other = grade_text(&["nitrique"], &["nitreique"], "nitreique");
        assert_eq!((other.outcome, other.reasons), (Outcome::Wrong, Reason::OtherAnswer.into()));
        let nearer = grade_text(&["constitution"], &["constatation"], "constitation");
        assert_eq!(nearer.outcome, Outcome::Typo, "as near is not nearer");
        assert_eq!(grade_text(&["technologique"], &["technologiques"], "technologiqe").outcome, Outcome::Typo);
    }

    #[test]
    fn every_script_is_read() {
        for (accepted, given, expected) in [
            ("été", "e\u{301}te\u{301}", Outcome::Right),
            ("السلام عليكم", "السَّلام عليكم", Outcome::Slip),
            ("القاهرة", "القاهره", Outcome::Typo),
            ("ירושלים", "יְרוּשָׁלַיִם", Outcome::Slip),
            ("東京", "東京", Outcome::Right),
            ("東京", "京都", Outcome::Wrong),
            ("中华人民共和国", "中华民民共和国", Outcome::Wrong),
            ("かき", "がき", Outcome::Wrong),
            ("서울", "서울 ", Outcome::Right),
            ("Москва", "москва", Outcome::Slip),
            ("Москва", "Мосвка", Outcome::Typo),
            ("Αθήνα", "Αθηνα", Outcome::Slip),
            ("２０２５", "2025", Outcome::Right),
        ] {
            assert_eq!(outcome(accepted, given), expected, "{accepted} / {given}");
        }
    }

    #[test]
    fn order_counts_where_it_means_something() {
        assert_eq!(outcome("recherche et développement", "développement et recherche"), Outcome::Slip);
        assert_eq!(outcome("Ursula von der Leyen", "von der Leyen, Ursula"), Outcome::Slip);
        assert_eq!(outcome("La France bat le Brésil", "Le Brésil bat la France"), Outcome::Wrong);
        assert_eq!(outcome("fille de la reine", "reine de la fille"), Outcome::Wrong);
        assert_eq!(outcome("3 2", "2 3"), Outcome::Wrong);
    }
}
