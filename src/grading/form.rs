//! A text made ready to be held against others: cut once, with a signature that tells most others apart at a glance.

use std::borrow::Cow;

use super::article::{article_at, leading_articles, same};
use super::date::day_at;
use super::effort::spend;
use super::numeral::numeral;
use super::shape::Shape;
use crate::model::markup;

/// A text cut into words, its leading article known.
#[derive(Clone, Debug)]
pub(super) struct Form {
    pub(super) shape: Shape,
    /// How many leading words are articles.
    pub(super) from: usize,
    pub(super) signature: Signature,
}

/// What two texts must share to be the same answer in some way, in a few numbers.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Signature {
    /// One bit a letter that occurs, the leading article included and not.
    whole_letters: u32,
    letters: u32,
    /// How many letters, the leading article included and not.
    whole_length: usize,
    length: usize,
    /// How many words after the leading article.
    words: usize,
    /// The tokens, in their order.
    tokens: u64,
    /// The words, in any order, without what joins them.
    bag: u64,
    /// The last word.
    last: u64,
}

/// A word as it counts once numerals are read and "and" is known.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Token<'a> {
    Word(&'a [char]),
    /// A value, and whether it is a rank; as it was written.
    Number(u32, bool, &'a [char]),
    And(&'a [char]),
}

/// What a [`Token`] means: its letters, or a value and whether it is a rank.
#[derive(Clone, Copy, PartialEq)]
pub(super) enum Meaning<'a> {
    Letters(&'a [char]),
    Number(u32, bool),
}

impl<'a> Token<'a> {
    /// What it means, however it is written; nothing for "and".
    pub(super) fn meaning(self) -> Option<Meaning<'a>> {
        match self {
            Self::Word(word) => Some(Meaning::Letters(word)),
            Self::Number(value, rank, _) => Some(Meaning::Number(value, rank)),
            Self::And(_) => None,
        }
    }

    /// How "and" is written.
    pub(super) fn and(self) -> Option<&'a [char]> {
        if let Self::And(word) = self { Some(word) } else { None }
    }

    /// How a number is written.
    pub(super) fn figure(self) -> Option<&'a [char]> {
        if let Self::Number(.., word) = self { Some(word) } else { None }
    }
}

impl Form {
    pub(super) fn of(text: &str) -> Self {
        let shape = Shape::of(text);
        let from = leading_articles(&shape);
        let mut form = Self { shape, from, signature: Signature::NONE };
        form.signature = Signature::of(&form);
        form
    }

    /// The letters without the leading article.
    pub(super) fn core(&self) -> &[char] {
        &self.shape.letters[self.start()..]
    }

    /// How many words there are after the leading article.
    pub(super) fn count(&self) -> usize {
        self.shape.spans.len() - self.from
    }

    /// The words after the leading article.
    pub(super) fn words(&self) -> impl Iterator<Item = &[char]> {
        self.shape.words().skip(self.from)
    }

    /// The leading articles.
    pub(super) fn articles(&self) -> impl Iterator<Item = &[char]> {
        self.shape.words().take(self.from)
    }

    /// The words after the leading article, numerals read, the number of a day before its month; an article after "and" is left
    /// out.
    pub(super) fn tokens(&self) -> impl Iterator<Item = Token<'_>> {
        let shape = &self.shape;
        let mut at = self.from;
        let mut month = None;
        std::iter::from_fn(move || {
            if let Some(month) = month.take() {
                return Some(Token::Word(shape.word(month)));
            }
            let here = at;
            spend(1);
            if here >= shape.spans.len() {
                return None;
            }
            if let Some(day) = day_at(shape, here) {
                (at, month) = (day.end, Some(day.month_at));
                return Some(Token::Number(day.number, false, shape.word(day.number_at)));
            }
            let word = shape.word(here);
            at += 1;
            if here > self.from && joins(word) {
                at += article_at(shape, at).unwrap_or(0);
                return Some(Token::And(word));
            }
            let passed = if here > self.from { self.passed_at(here) } else { 0 };
            at += passed;
            Some(self.token(here + passed))
        })
    }

    /// How many words are passed over there: an article after a comma, or the one of "Elizabeth the First".
    fn passed_at(&self, at: usize) -> usize {
        let shape = &self.shape;
        let last = at + 2 == shape.spans.len();
        if !last && !shape.is_after_comma(at) {
            return 0;
        }
        let rank = last && numeral(shape.word(at + 1), false).is_some_and(|number| number.rank);
        let article = article_at(shape, at).filter(|more| at + more < shape.spans.len());
        article.filter(|_| rank || shape.is_after_comma(at)).unwrap_or(0)
    }

    fn token(&self, at: usize) -> Token<'_> {
        let word = self.shape.word(at);
        let number = numeral(word, word.len() == 1 && at > self.from && self.shape.is_upper(at));
        // After a name a rank is a number, Elizabeth I, the First; and "one" is no article: World War One.
        let named = at > self.from && at + 1 == self.shape.spans.len();
        if named && (same(word, "one") || same(word, "un")) {
            return Token::Number(1, false, word);
        }
        number.map_or(Token::Word(word), |number| Token::Number(number.value, number.rank && !named, word))
    }

    fn start(&self) -> usize {
        self.shape.spans.get(self.from).map_or(0, |span| span.0)
    }
}

/// Whether a word says "and".
pub(super) fn joins(word: &[char]) -> bool {
    ["&", "et", "and"].iter().any(|and| same(word, and))
}

/// A text without its markup.
pub(super) fn stripped(text: &str) -> Cow<'_, str> {
    if text.contains(['*', '`', '[', '\\']) { Cow::Owned(markup::strip(text)) } else { Cow::Borrowed(text) }
}

impl Signature {
    const NONE: Self =
        Self { whole_letters: 0, letters: 0, whole_length: 0, length: 0, words: 0, tokens: 0, bag: 0, last: 0 };

    fn of(form: &Form) -> Self {
        let start = form.start();
        let (front, core) = form.shape.letters.split_at(start);
        let letters = mask(core);
        let (mut tokens, mut bag, mut last) = (SEED, 0_u64, 0);
        for token in form.tokens() {
            match token {
                Token::Word(word) => tokens = mix(tokens, hash(word)),
                Token::Number(value, rank, _) => tokens = mix(mix(tokens, u64::from(value)), u64::from(rank)),
                Token::And(_) => {}
            }
        }
        for word in form.words() {
            last = hash(word);
            // An article after "and" may be left out and stands in no order.
            let in_place = !joins(word) && word.len() > 3;
            bag = bag.wrapping_add(if in_place { last } else { 0 });
        }
        Self {
            whole_letters: letters | mask(front),
            letters,
            whole_length: form.shape.letters.len(),
            length: core.len(),
            words: form.count(),
            tokens,
            bag,
            last,
        }
    }

    /// Whether the second may be the first in other writing, wording or order, or with slips. What is denied here is certain.
    pub(super) fn may_match(&self, said: &Self) -> bool {
        let rewritten = self.whole_length == said.whole_length && self.whole_letters == said.whole_letters;
        let bared = self.length == said.length && self.letters == said.letters;
        let reworded = self.tokens == said.tokens || self.bag == said.bag;
        rewritten || bared || self.may_slip(said) || reworded || (self.words == said.words && self.last == said.last)
    }

    /// Whether slips of the keyboard may lie between them.
    pub(super) fn may_slip(&self, said: &Self) -> bool {
        // A slip brings at most one letter in and one out; two are forgiven.
        (self.letters ^ said.letters).count_ones() <= 4
            && self.words.abs_diff(said.words) <= MOST_WORDS_APART
            && self.length.abs_diff(said.length) <= MOST_LETTERS_APART
    }
}

/// Texts further apart than that are not searched for slips.
const MOST_WORDS_APART: usize = 2;
const MOST_LETTERS_APART: usize = 6;

/// Where the mixing of words begins, and what it multiplies by: the constants of FNV-1a (Fowler, Noll, Vo), 64 bits.
const SEED: u64 = 0xcbf2_9ce4_8422_2325;
const PRIME: u64 = 0x0100_0000_01b3;

fn mix(sum: u64, value: u64) -> u64 {
    (sum ^ value).wrapping_mul(PRIME)
}

fn hash(word: &[char]) -> u64 {
    word.iter().fold(SEED, |sum, letter| mix(sum, u64::from(*letter)))
}

/// One bit for each letter from a to z, and six for all others.
fn mask(letters: &[char]) -> u32 {
    let bit = |letter: char| match letter {
        'a'..='z' => letter as u32 - 'a' as u32,
        other => 26 + other as u32 % 6,
    };
    letters.iter().fold(0, |mask, letter| mask | 1 << bit(*letter))
}
