//! What could be better in a deck that can be asked as it is.

mod allow;
mod typography;

use std::cell::OnceCell;
use std::collections::HashMap;
use std::ops::Range;

use unicode_normalization::char::{decompose_canonical, is_combining_mark};

use super::diagnostic::Diagnostic;
use super::inspect::{media_path, place};
use super::memo::{Memo, Noted};
use super::parse::line_ends;
use super::tree::Step;
use crate::model::{Answer, Deck, Question};

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

/// Every lint of a deck that is not allowed there, and every `allow` of what is none. `large` names media by the numbers of
/// their question and their own, with their bytes.
pub(super) fn lint(
    text: &str,
    deck: &Deck,
    spans: &[Range<usize>],
    large: &[(usize, usize, u64)],
    memo: &mut Memo,
) -> Vec<Diagnostic> {
    let mut found = Vec::new();
    let allowed = allow::of_deck(text, spans, &mut found);
    let is_allowing = allow::is_used(text);
    let mut signatures: HashMap<u64, usize> = HashMap::new();
    let lines = OnceCell::new();
    for (number, (question, span)) in deck.questions.iter().zip(spans).enumerate() {
        let written = &text[span.clone()];
        let noted = memo.noted(written, || note(written, question, &deck.language));
        let [before, after] = noted.found.map(|found| found.into_iter().map(|found| found.shifted(span.start)));
        let mut of_question: Vec<Diagnostic> = before.collect();
        if let Some(signature) = noted.signature {
            let first = *signatures.entry(signature).or_insert(span.start);
            if first != span.start {
                let line = lines.get_or_init(|| line_ends(text)).partition_point(|end| *end < first) + 1;
                let at = place(text, span, &[Field("ask")]);
                of_question.push(Diagnostic::lint(Lint::NearDuplicateQuestion { line }, at));
            }
        }
        of_question.extend(after);
        for (_, at, bytes) in large.iter().filter(|(of, ..)| *of == number) {
            let place = place(text, span, &media_path(text, span, *at, "file"));
            of_question.push(Diagnostic::lint(Lint::LargeMedia { bytes: *bytes }, place));
        }
        if is_allowing {
            allow::of_question(text, span, &allowed, &mut of_question);
        }
        found.append(&mut of_question);
    }
    found
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
        let count = question.ask.chars().count();
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
            let at = ask.find(&text).filter(|_| text.len() >= SHORTEST);
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

/// A text's words in small letters without accents, one space between them; signs that are no punctuation stay.
pub(super) fn fold(text: &str) -> String {
    let mut folded = String::with_capacity(text.len());
    for c in text.chars() {
        match c {
            'A'..='Z' => folded.push(c.to_ascii_lowercase()),
            'a'..='z' | '0'..='9' | '+' | '-' | '%' | '=' | '<' | '>' | '*' | '/' | '#' | '$' => folded.push(c),
            'œ' | 'Œ' => folded.push_str("oe"),
            c if c.is_ascii() || !c.is_alphanumeric() && !is_symbol(c) => {
                if !folded.ends_with(' ') && !folded.is_empty() {
                    folded.push(' ');
                }
            }
            c => decompose_canonical(c, |part| {
                if !is_combining_mark(part) {
                    folded.extend(part.to_lowercase());
                }
            }),
        }
    }
    folded.truncate(folded.trim_end().len());
    folded
}

/// A sign that tells two texts apart, such as `€` or `→`, and no punctuation.
fn is_symbol(c: char) -> bool {
    matches!(c, '\u{20A0}'..='\u{20CF}' | '\u{2190}'..='\u{23FF}' | '\u{2600}'..='\u{27BF}' | '\u{1F000}'..)
}

/// A sum over a question's words and its kind, the same in whatever order they come.
fn signature(ask: &str, question: &Question) -> u64 {
    // FNV-1a (Fowler, Noll, Vo): for words of a few letters sooner done than what must withstand an attacker.
    let hash = |word: &str| {
        let step = |sum: u64, byte: u8| (sum ^ u64::from(byte)).wrapping_mul(0x0100_0000_01B3);
        word.bytes().fold(0xCBF2_9CE4_8422_2325_u64, step)
    };
    let words = ask.split(' ').map(hash).fold(0_u64, u64::wrapping_add);
    match &question.answer {
        // The words of a text with gaps are the question.
        Answer::Cloze(cloze) => cloze.pieces.iter().fold(words, |sum, piece| sum ^ hash(&format!("{piece:?}"))),
        // Shown with their options or statement alone, the same words may ask another thing.
        Answer::Choice { right, .. } => words ^ hash(right),
        Answer::Several { right, .. } | Answer::Order(right) => words ^ hash(&right.concat()),
        Answer::Match(pairs) => words ^ hash(&pairs.first().map_or_else(String::new, |(left, _)| left.clone())),
        _ => words,
    }
}
