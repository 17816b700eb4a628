//! What could be better in a deck that can be asked as it is.

mod allow;
mod tongue;
mod typography;
mod wording;
mod words;

use std::cell::OnceCell;
use std::collections::HashMap;
use std::hash::{BuildHasherDefault, Hasher};
use std::ops::Range;

use foldhash::SharedSeed;
use foldhash::quality::FoldHasher;
use memchr::memchr_iter;

use super::diagnostic::Diagnostic;
use super::inspect::{media_path, place};
use super::lines::Lines;
use super::memo::{AsItIs, Memo, Noted};
use super::tree::Step;
use crate::model::answer::Piece;
use crate::model::{Answer, Deck, Question, WrongOption};

use Step::{Field, Item};
pub use typography::Rule;
use words::Words;
pub(super) use words::fold;

#[cfg(test)]
mod tests;

/// The longest prompt that a phone shows with its options below, in characters.
const LONGEST_ASK: usize = 240;

/// The longest answer that is still one fact, in words.
const LONGEST_RECALL: usize = 40;

/// So many gaps, steps or items are still learned as one question.
const MOST_PARTS: usize = 8;

/// What could be better, as data. Each has a page in `docs/lints.md`, under its name.
#[derive(Clone, Debug, PartialEq, Eq)]
#[expect(missing_docs, reason = "the fields are named for what they hold")]
pub enum Lint {
    /// The right option is the longest by far.
    RightLongest,
    /// The answer stands in the question.
    AnswerInAsk { answer: String },
    /// An earlier question, on that line, asks the same in the same words.
    NearDuplicateQuestion { line: usize },
    /// Two options differ in case, accents or punctuation only.
    NearDuplicateOption { other: String },
    /// More than one can learn at once.
    TooManyFacts { count: usize, most: usize },
    /// A question that only yes or no can answer, and that is not `TrueFalse`.
    YesNo,
    /// Nothing is shown after the answer.
    NoWhy,
    /// Nobody knows where it is from.
    NoSource,
    /// A number of one knows not what.
    NoUnit,
    /// A sign that is set otherwise in the deck's language; what belongs in its place, where that is certain.
    Typography { rule: Rule, meant: Option<String> },
    /// A prompt that fills a phone's screen.
    LongAsk { count: usize, most: usize },
    /// A picture or sound that a slow network feels.
    LargeMedia { bytes: u64 },
}

impl Lint {
    /// The names of all, as `allow` has them.
    pub const NAMES: [&'static str; 12] = [
        "answer-in-ask",
        "large-media",
        "long-ask",
        "near-duplicate-option",
        "near-duplicate-question",
        "no-source",
        "no-unit",
        "no-why",
        "right-longest",
        "too-many-facts",
        "typography",
        "yes-no",
    ];

    /// The name that messages, JSON and `allow` carry.
    pub fn name(&self) -> &'static str {
        match self {
            Self::RightLongest => "right-longest",
            Self::AnswerInAsk { .. } => "answer-in-ask",
            Self::NearDuplicateQuestion { .. } => "near-duplicate-question",
            Self::NearDuplicateOption { .. } => "near-duplicate-option",
            Self::TooManyFacts { .. } => "too-many-facts",
            Self::YesNo => "yes-no",
            Self::NoWhy => "no-why",
            Self::NoSource => "no-source",
            Self::NoUnit => "no-unit",
            Self::Typography { .. } => "typography",
            Self::LongAsk { .. } => "long-ask",
            Self::LargeMedia { .. } => "large-media",
        }
    }
}

/// Every lint of a deck's questions that is not allowed there, and every `allow` of what is none.
pub(super) struct Lints<'a> {
    text: &'a str,
    /// The stretch that the questions stand in.
    list: Option<Range<usize>>,
    found: Vec<Diagnostic>,
    /// What the deck allows.
    allowed: Vec<String>,
    is_allowing: bool,
    /// Where what each signature stands for was asked first.
    signatures: HashMap<u64, usize, BuildHasherDefault<AsItIs>>,
    lines: OnceCell<Lines<'a>>,
    words: Words,
}

impl<'a> Lints<'a> {
    /// Those of a deck with so many questions in that stretch of its text.
    pub(super) fn new(text: &'a str, list: Option<&Range<usize>>, questions: usize) -> Self {
        let mut found = Vec::new();
        let allowed = allow::of_deck(text, list, &mut found);
        let is_allowing = allow::is_used(text);
        let signatures = HashMap::with_capacity_and_hasher(2 * questions, BuildHasherDefault::default());
        let (list, lines, words) = (list.cloned(), OnceCell::new(), Words::default());
        Self { text, list, found, allowed, is_allowing, signatures, lines, words }
    }

    /// What was found.
    pub(super) fn found(self) -> Vec<Diagnostic> {
        self.found
    }

    /// Looks at what the deck says of itself.
    pub(super) fn take_header(&mut self, deck: &Deck) {
        let found = typography::of_header(self.text, self.list.as_ref(), deck);
        self.found.extend(found.into_iter().filter(|found| !self.allowed.iter().any(|name| name == found.code.code())));
    }

    /// Looks at the next question; `large` names its media by their numbers, with their bytes.
    pub(super) fn take(
        &mut self,
        question: &Question,
        span: &Range<usize>,
        large: &[(usize, u64)],
        language: &str,
        memo: &mut Memo,
    ) {
        let text = self.text;
        let written = &text[span.clone()];
        let noted = memo.noted(written, || note(written, question, language, &mut self.words));
        let [before, after] = noted.found;
        let mut of_question: Vec<Diagnostic> = before.into_iter().map(|found| found.shifted(span.start)).collect();
        if let Some(signatures) = noted.signatures {
            let firsts = signatures.map(|signature| *self.signatures.entry(signature).or_insert(span.start));
            if let Some(first) = firsts.into_iter().find(|first| *first != span.start) {
                let line = self.lines.get_or_init(|| Lines::of(text)).line(first);
                let at = place(text, span, &[Field("ask")]);
                of_question.push(Diagnostic::lint(Lint::NearDuplicateQuestion { line }, at));
            }
        }
        of_question.extend(after.into_iter().map(|found| found.shifted(span.start)));
        for (at, bytes) in large {
            let place = place(text, span, &media_path(text, span, *at, "file"));
            of_question.push(Diagnostic::lint(Lint::LargeMedia { bytes: *bytes }, place));
        }
        if self.is_allowing {
            allow::of_question(text, span, &self.allowed, &mut of_question);
        }
        self.found.append(&mut of_question);
    }
}

/// Looks at one question by itself.
fn note(written: &str, question: &Question, language: &str, words: &mut Words) -> Noted {
    words.clear();
    words.push(&question.ask);
    match &question.answer {
        Answer::Recall(text) => words.push(text),
        Answer::Typed { of: texts, .. } => texts.iter().for_each(|text| words.push(text)),
        Answer::Choice { right, wrong } => options([right], wrong).for_each(|text| words.push(text)),
        Answer::Several { right, wrong } => options(right, wrong).for_each(|text| words.push(text)),
        _ => {}
    }
    let span = 0..written.len();
    let mut linter = Linter { text: written, question, span: &span, words, found: Vec::new() };
    linter.look();
    let before = std::mem::take(&mut linter.found);
    typography::look(&mut linter, language);
    let after = linter.found;
    let signatures = (!words.get(0).is_empty()).then(|| signatures(words, question));
    Noted { found: [before, after], signatures }
}

/// The texts of all options, right ones first.
fn options<'a>(right: impl IntoIterator<Item = &'a String>, wrong: &'a [WrongOption]) -> impl Iterator<Item = &'a str> {
    right.into_iter().map(String::as_str).chain(wrong.iter().map(|option| option.text.as_str()))
}

struct Linter<'a> {
    text: &'a str,
    question: &'a Question,
    span: &'a Range<usize>,
    /// The words of the prompt, and after it those of each answer or option that is looked at.
    words: &'a Words,
    found: Vec<Diagnostic>,
}

impl Linter<'_> {
    fn add(&mut self, lint: Lint, path: &[Step]) {
        self.found.push(Diagnostic::lint(lint, place(self.text, self.span, path)));
    }

    fn look(&mut self) {
        let question = self.question;
        // There are at most as many characters as bytes, which need not be counted.
        let count = if question.ask.len() > LONGEST_ASK { question.ask.chars().count() } else { 0 };
        if count > LONGEST_ASK {
            self.add(Lint::LongAsk { count, most: LONGEST_ASK }, &[Field("ask")]);
        }
        if question.why.is_none() {
            self.add(Lint::NoWhy, &[]);
        }
        if question.source.is_none() {
            self.add(Lint::NoSource, &[]);
        }
        self.look_at_answer();
    }

    fn look_at_answer(&mut self) {
        let at = [Field("answer")];
        match &self.question.answer {
            Answer::Recall(text) => {
                self.one_fact(text.split_whitespace().count(), LONGEST_RECALL);
                self.yes_no();
                self.given_away(text, 1, 0);
            }
            Answer::Typed { of: texts, .. } => {
                self.yes_no();
                for (at, text) in (1..).zip(texts) {
                    self.given_away(text, at, 0);
                }
            }
            Answer::Cloze(cloze) => self.one_fact(cloze.gaps().count(), MOST_PARTS),
            Answer::Choice { right, wrong } => {
                self.yes_no();
                self.longest(right, wrong);
                self.given_away(right, 1, wrong.len());
                self.alike(
                    || options([right], wrong),
                    |at| match at {
                        0 => vec![Field("answer"), Field("right")],
                        at => vec![Field("answer"), Field("wrong"), Item(at - 1)],
                    },
                );
            }
            Answer::Several { right, wrong } => {
                let rights = right.len();
                self.alike(
                    || options(right, wrong),
                    |at| match at.checked_sub(rights) {
                        None => vec![Field("answer"), Field("right"), Item(at)],
                        Some(at) => vec![Field("answer"), Field("wrong"), Item(at)],
                    },
                );
            }
            Answer::Number { value, unit: None, .. }
                if !is_year(*value) && !wording::wants_bare_number(&self.question.ask, self.words.get(0)) =>
            {
                self.add(Lint::NoUnit, &at);
            }
            Answer::Order(items) => self.one_fact(items.len(), MOST_PARTS),
            Answer::Match(pairs) => self.one_fact(pairs.len(), MOST_PARTS),
            Answer::List { need, .. } => self.one_fact(*need, MOST_PARTS),
            Answer::Number { .. } | Answer::TrueFalse(_) => {}
        }
    }

    fn one_fact(&mut self, count: usize, most: usize) {
        if count > most {
            self.add(Lint::TooManyFacts { count, most }, &[Field("answer")]);
        }
    }

    fn yes_no(&mut self) {
        const WORDS: [&[u8]; 8] = [b"yes", b"no", b"true", b"false", b"oui", b"non", b"vrai", b"faux"];
        let is_either = (1..self.words.len()).all(|at| WORDS.contains(&self.words.get(at)));
        if is_either && !wording::is_open(self.words.get(0)) {
            self.add(Lint::YesNo, &[Field("answer")]);
        }
    }

    /// That the answer of that number stands in the question, unless one of so many others after it does too.
    fn given_away(&mut self, answer: &str, at: usize, others: usize) {
        const SHORTEST: usize = 4;
        let ask = self.words.get(0);
        let within = |at: usize| {
            let words = self.words.get(at);
            let may_be = (SHORTEST..=ask.len()).contains(&words.len());
            may_be && wording::gives_away(ask, words)
        };
        if within(at) && !(at + 1..=at + others).any(within) && !wording::translates(ask) {
            self.add(Lint::AnswerInAsk { answer: answer.to_owned() }, &[Field("ask")]);
        }
    }

    fn longest(&mut self, right: &str, wrong: &[WrongOption]) {
        const WORTH_NOTICING: usize = 12;
        let right = right.chars().count();
        let longest_wrong = wrong.iter().map(|option| option.text.chars().count()).max().unwrap_or(right);
        if right * 2 > longest_wrong * 3 && right >= longest_wrong + WORTH_NOTICING {
            self.add(Lint::RightLongest, &[Field("answer"), Field("right")]);
        }
    }

    /// That an option says the same as an earlier one; theirs are the words after the prompt's.
    fn alike<'t, T: Iterator<Item = &'t str>>(&mut self, options: impl Fn() -> T, path: impl Fn(usize) -> Vec<Step>) {
        /// So many are sooner compared than put into a table.
        const FEW: usize = 8;
        let words = self.words;
        let count = words.len() - 1;
        let mut firsts: HashMap<&[u8], usize> = HashMap::new();
        for at in (0..count).filter(|at| !words.get(at + 1).is_empty()) {
            let option = words.get(at + 1);
            let first = if count <= FEW {
                (0..at).find(|other| words.get(other + 1) == option).unwrap_or(at)
            } else {
                *firsts.entry(option).or_insert(at)
            };
            if first != at {
                let other = options().nth(first).unwrap_or_default().to_owned();
                self.add(Lint::NearDuplicateOption { other }, &path(at));
            }
        }
    }
}

fn is_year(value: f64) -> bool {
    value.fract() == 0.0 && (1000.0..2100.0).contains(&value)
}

/// A hash of a word. It is the same wherever it is made, and sooner made than one that withstands an attacker, who would
/// only lint a deck of his own.
fn hash(word: &[u8]) -> u64 {
    let mut hasher = FoldHasher::with_seed(0, SharedSeed::global_fixed());
    hasher.write(word);
    hasher.finish()
}

/// Two sums over what a question asks: the one over its words in their order, the other over its words in whatever order
/// and its answer. In another order the same words may well ask another thing: “the dog bites the man”, 3 − 5.
fn signatures(words: &Words, question: &Question) -> [u64; 2] {
    let ask = words.get(0);
    let mut start = 0;
    let any_order = memchr_iter(b' ', ask).chain([ask.len()]).fold(0_u64, |sum, end| {
        let word = &ask[std::mem::replace(&mut start, end + 1)..end];
        sum.wrapping_add(hash(word))
    });
    let text = |text: &str| hash(text.as_bytes());
    // What tells apart questions that ask in the same words, and how they are answered.
    let (kind, answer) = match &question.answer {
        // The words of a text with gaps are the question.
        Answer::Cloze(cloze) => {
            let sum = cloze.pieces.iter().fold(0, |sum, piece| match piece {
                Piece::Text(words) => sum ^ text(words),
                Piece::Gap { answer, hint } => {
                    sum ^ text(answer).rotate_left(1) ^ hint.as_deref().map_or(0, text).rotate_left(2)
                }
            });
            (sum, 0)
        }
        // Shown with their options or statement alone, the same words may ask another thing.
        Answer::Choice { right, .. } => (text(right), 0),
        Answer::Several { right, .. } | Answer::Order(right) => {
            (right.iter().fold(0, |sum: u64, option| sum.rotate_left(3) ^ text(option)), 0)
        }
        Answer::Match(pairs) => (pairs.first().map_or(0, |(left, _)| text(left)), 0),
        Answer::Recall(_) | Answer::Typed { .. } => (0, hash(words.get(1))),
        Answer::TrueFalse(holds) => (0, u64::from(*holds)),
        Answer::Number { value, .. } => (0, value.to_bits()),
        Answer::List { of, .. } => (0, of.iter().flatten().fold(0, |sum, form| sum ^ text(form))),
    };
    // “What is this?” is asked of each picture.
    let media = question.media.iter().fold(0, |sum: u64, media| sum.rotate_left(3) ^ text(&media.file));
    [hash(ask) ^ kind ^ media, !(any_order ^ kind ^ answer.rotate_left(4) ^ media)]
}
