//! What could be better in a deck that can be asked as it is.

mod allow;
mod typography;

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use memchr::memmem;
use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::diagnostic::Diagnostic;
use super::inspect::{media_path, place};
use super::memo::{Memo, Noted};
use super::parse::line_ends;
use super::tree::Step;
use crate::model::answer::Piece;
use crate::model::{Answer, Question};

use Step::{Field, Item};
pub use typography::Rule;

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
    found: Vec<Diagnostic>,
    /// What the deck allows.
    allowed: Vec<String>,
    is_allowing: bool,
    /// Where what each signature stands for was asked first.
    signatures: HashMap<u64, usize>,
    lines: OnceCell<Vec<usize>>,
}

impl<'a> Lints<'a> {
    /// Those of a deck with its questions in that stretch of its text.
    pub(super) fn new(text: &'a str, list: Option<&Range<usize>>) -> Self {
        let mut found = Vec::new();
        let allowed = allow::of_deck(text, list, &mut found);
        let is_allowing = allow::is_used(text);
        Self { text, found, allowed, is_allowing, signatures: HashMap::new(), lines: OnceCell::new() }
    }

    /// What was found.
    pub(super) fn found(self) -> Vec<Diagnostic> {
        self.found
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
        let noted = memo.noted(written, || note(written, question, language));
        let [before, after] = noted.found.map(|found| found.into_iter().map(|found| found.shifted(span.start)));
        let mut of_question: Vec<Diagnostic> = before.collect();
        if let Some(signature) = noted.signature {
            let first = *self.signatures.entry(signature).or_insert(span.start);
            if first != span.start {
                let lines = self.lines.get_or_init(|| line_ends(text));
                let line = lines.partition_point(|end| *end < first) + 1;
                let at = place(text, span, &[Field("ask")]);
                of_question.push(Diagnostic::lint(Lint::NearDuplicateQuestion { line }, at));
            }
        }
        of_question.extend(after);
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
fn note(written: &str, question: &Question, language: &str) -> Noted {
    let span = 0..written.len();
    let mut linter = Linter { text: written, question, span: &span, found: Vec::new() };
    let ask = fold(&question.ask);
    linter.look(&ask);
    let before = std::mem::take(&mut linter.found);
    typography::look(&mut linter, language);
    Noted { found: [before, linter.found], signature: (!ask.is_empty()).then(|| signature(&ask, question)) }
}

struct Linter<'a> {
    text: &'a str,
    question: &'a Question,
    span: &'a Range<usize>,
    found: Vec<Diagnostic>,
}

impl Linter<'_> {
    fn add(&mut self, lint: Lint, path: &[Step]) {
        self.found.push(Diagnostic::lint(lint, place(self.text, self.span, path)));
    }

    fn look(&mut self, ask: &str) {
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
        self.look_at_answer(ask);
    }

    fn look_at_answer(&mut self, ask: &str) {
        let at = [Field("answer")];
        match &self.question.answer {
            Answer::Recall(text) => {
                self.one_fact(text.split_whitespace().count(), LONGEST_RECALL);
                self.yes_no([text.as_str()]);
                self.given_away(text, ask, &[]);
            }
            Answer::Typed { of: texts, .. } => {
                self.yes_no(texts.iter().map(String::as_str));
                for text in texts {
                    self.given_away(text, ask, &[]);
                }
            }
            Answer::Cloze(cloze) => self.one_fact(cloze.gaps().count(), MOST_PARTS),
            Answer::Choice { right, wrong } => {
                let options: Vec<&str> =
                    std::iter::once(right.as_str()).chain(wrong.iter().map(|option| option.text.as_str())).collect();
                self.yes_no(options.iter().copied());
                self.longest(&options);
                self.given_away(right, ask, &options[1..]);
                self.alike(&options, |at| match at {
                    0 => vec![Field("answer"), Field("right")],
                    at => vec![Field("answer"), Field("wrong"), Item(at - 1)],
                });
            }
            Answer::Several { right, wrong } => {
                let options: Vec<&str> =
                    right.iter().map(String::as_str).chain(wrong.iter().map(|option| option.text.as_str())).collect();
                let rights = right.len();
                self.alike(&options, |at| match at.checked_sub(rights) {
                    None => vec![Field("answer"), Field("right"), Item(at)],
                    Some(at) => vec![Field("answer"), Field("wrong"), Item(at)],
                });
            }
            Answer::Number { value, unit: None, .. } if !is_year(*value) => self.add(Lint::NoUnit, &at),
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

    fn yes_no<'t>(&mut self, answers: impl IntoIterator<Item = &'t str>) {
        const WORDS: [&str; 8] = ["yes", "no", "true", "false", "oui", "non", "vrai", "faux"];
        let simple = |answer: &str| answer.len() < 8 && WORDS.contains(&fold(answer).as_str());
        if answers.into_iter().all(simple) {
            self.add(Lint::YesNo, &[Field("answer")]);
        }
    }

    /// That the answer stands in the question, unless other options do too.
    fn given_away(&mut self, answer: &str, ask: &str, others: &[&str]) {
        const SHORTEST: usize = 4;
        let within = |text: &str| {
            let text = fold(text);
            let at = memmem::find(ask.as_bytes(), text.as_bytes()).filter(|_| text.len() >= SHORTEST);
            at.is_some_and(|at| {
                let (before, after) = (&ask[..at], &ask[at + text.len()..]);
                (before.is_empty() || before.ends_with(' ')) && (after.is_empty() || after.starts_with(' '))
            })
        };
        if within(answer) && !others.iter().any(|other| within(other)) {
            self.add(Lint::AnswerInAsk { answer: answer.to_owned() }, &[Field("ask")]);
        }
    }

    fn longest(&mut self, options: &[&str]) {
        const WORTH_NOTICING: usize = 12;
        let mut lengths = options.iter().map(|option| option.chars().count());
        let right = lengths.next().unwrap_or(0);
        let longest_wrong = lengths.max().unwrap_or(right);
        if right * 2 > longest_wrong * 3 && right >= longest_wrong + WORTH_NOTICING {
            self.add(Lint::RightLongest, &[Field("answer"), Field("right")]);
        }
    }

    fn alike(&mut self, options: &[&str], path: impl Fn(usize) -> Vec<Step>) {
        /// So many are sooner compared than put into a table.
        const FEW: usize = 8;
        let folded: Vec<String> = options.iter().map(|option| fold(option)).collect();
        let mut firsts: HashMap<&str, usize> = HashMap::new();
        for (at, option) in folded.iter().enumerate().filter(|(_, option)| !option.is_empty()) {
            let first = if folded.len() <= FEW {
                folded[..at].iter().position(|other| other == option).unwrap_or(at)
            } else {
                *firsts.entry(option).or_insert(at)
            };
            if first != at {
                self.add(Lint::NearDuplicateOption { other: options[first].to_owned() }, &path(at));
            }
        }
    }
}

fn is_year(value: f64) -> bool {
    value.fract() == 0.0 && (1000.0..2100.0).contains(&value)
}

/// The letters from `À` to `ÿ` as [`fold`] has them, which takes long to find out; `.` where it is not one plain letter.
const LATIN: [u8; 64] = *b"aaaaaa.ceeeeiiii.nooooo..uuuuy..aaaaaa.ceeeeiiii.nooooo..uuuuy.y";

/// The same for ASCII; a space for what is no part of a word.
const ASCII: [u8; 128] = {
    let mut folded = [b' '; 128];
    let (kept, mut at) = (b"abcdefghijklmnopqrstuvwxyz0123456789+-%=<>*/#$", 0);
    while at < kept.len() {
        folded[kept[at] as usize] = kept[at];
        folded[kept[at].to_ascii_uppercase() as usize] = kept[at];
        at += 1;
    }
    folded
};

/// A text's words in small letters without accents, one space between them; signs that are no punctuation stay.
pub(super) fn fold(text: &str) -> String {
    let bytes = text.as_bytes();
    let mut folded: Vec<u8> = Vec::with_capacity(text.len());
    let mut at = 0;
    while let Some(byte) = bytes.get(at).copied() {
        let plain = match byte {
            0..0x80 => ASCII[usize::from(byte)],
            0xC3 => LATIN[usize::from(bytes[at + 1] - 0x80)],
            _ => b'.',
        };
        if plain == b'.' {
            let Some(c) = text[at..].chars().next() else { break };
            fold_rare(c, &mut folded);
            at += c.len_utf8();
            continue;
        }
        if plain != b' ' || folded.last().is_some_and(|last| *last != b' ') {
            folded.push(plain);
        }
        at += if byte < 0x80 { 1 } else { 2 };
    }
    let end = folded.trim_ascii_end().len();
    folded.truncate(end);
    String::from_utf8(folded).unwrap_or_default()
}

/// Folds what is beyond [`ASCII`] and [`LATIN`].
fn fold_rare(c: char, folded: &mut Vec<u8>) {
    match c {
        'œ' | 'Œ' => folded.extend(b"oe"),
        // An accent that is written after its letter, as some systems do.
        c if is_combining_mark(c) => {}
        '\u{2000}'..='\u{206F}' => part_words(folded),
        c if !c.is_alphanumeric() && !is_symbol(c) => part_words(folded),
        c => decompose_canonical(c, |part| {
            if !is_combining_mark(part) {
                part.to_lowercase().for_each(|part| folded.extend(part.encode_utf8(&mut [0; 4]).as_bytes()));
            }
        }),
    }
}

fn part_words(folded: &mut Vec<u8>) {
    if folded.last().is_some_and(|last| *last != b' ') {
        folded.push(b' ');
    }
}

/// A sign that tells two texts apart, such as `€` or `→`, and no punctuation.
fn is_symbol(c: char) -> bool {
    matches!(c, '\u{20A0}'..='\u{20CF}' | '\u{2190}'..='\u{23FF}' | '\u{2600}'..='\u{27BF}' | '\u{1F000}'..)
}

/// A hash of a word: eight letters a step, mixed as `MurmurHash3` ends (Austin Appleby, public domain). It is sooner made
/// than one that withstands an attacker, who would only lint a deck of his own.
fn hash(word: &[u8]) -> u64 {
    let mix = |sum: u64, letters: u64| {
        let mixed = (sum.rotate_left(23) ^ letters).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
        mixed ^ (mixed >> 33)
    };
    let (mut sum, mut letters, mut length) = (0xC4CE_B9FE_1A85_EC53, 0_u64, 0_u64);
    for byte in word {
        letters = letters << 8 | u64::from(*byte);
        length += 1;
        if length.is_multiple_of(8) {
            sum = mix(sum, letters);
            letters = 0;
        }
    }
    mix(sum ^ length, letters)
}

/// A sum over a question's words and its kind.
fn signature(ask: &str, question: &Question) -> u64 {
    // The words' sum is the same in whatever order they come.
    let words = ask.as_bytes().split(|byte| *byte == b' ').map(hash).fold(0_u64, u64::wrapping_add);
    let hash = |text: &str| hash(text.as_bytes());
    match &question.answer {
        // The words of a text with gaps are the question.
        Answer::Cloze(cloze) => cloze.pieces.iter().fold(words, |sum, piece| match piece {
            Piece::Text(text) => sum ^ hash(text),
            Piece::Gap { answer, hint } => {
                let hint = hint.as_deref().map_or(0, hash);
                sum ^ hash(answer).rotate_left(1) ^ hint.rotate_left(2)
            }
        }),
        // Shown with their options or statement alone, the same words may ask another thing.
        Answer::Choice { right, .. } => words ^ hash(right),
        Answer::Several { right, .. } | Answer::Order(right) => words ^ hash(&right.concat()),
        Answer::Match(pairs) => words ^ pairs.first().map_or(0, |(left, _)| hash(left)),
        _ => words,
    }
}
