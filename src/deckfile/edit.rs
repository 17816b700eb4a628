//! Changes a deck's text at one place and leaves every other byte as the author wrote it.

use std::ops::Range;

use thiserror::Error;

use super::diagnostic::Diagnostic;
use super::lexer::{Kind, Lexer};
use super::outline::{Outline, outline};
use super::parse::{extensions_of, parse_question};
use super::reader::{self, Extensions};
use super::tree::{self, Field, Node, Value};
use crate::model::{Answer, Defaults, Question, QuestionId, Variant};

#[cfg(test)]
mod tests;

/// Why a deck's text was not changed.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum EditFault {
    /// The text has no question of that id.
    #[error("no question {0}")]
    NoQuestion(QuestionId),
    /// The question stands there, but cannot be read as it is.
    #[error("question {0} cannot be read")]
    Unreadable(QuestionId),
    /// Its answer is of a kind that takes no further accepted text.
    #[error("a {} takes no further answer", .0.name())]
    OtherVariant(Variant),
    /// Its list has fewer items; `item` counts from 0.
    #[error("no item {item} among {items}")]
    NoItem {
        /// The one that was meant.
        item: usize,
        /// How many there are.
        items: usize,
    },
    /// The text is accepted already, by that item or another.
    #[error("{0:?} is accepted already")]
    AlreadyThere(String),
    /// There is nothing to add.
    #[error("an answer cannot be blank")]
    Blank,
}

/// Text to put at a place; nothing is ever taken away.
type Insertion = (usize, String);

/// Where a question stands, byte offsets, be it good or not; the first that is good, where several have that id.
pub fn question_span(text: &str, question: &QuestionId) -> Option<Range<usize>> {
    let outline = outline(text);
    let extensions = extensions_of(text, &outline);
    let spans = spans(text, &outline, question);
    let good = spans.iter().find(|span| read(&text[(*span).clone()], extensions).is_ok());
    good.or(spans.first()).cloned()
}

/// Adds an accepted text to a question that is typed (`item` is `None`), or to one item, counted from 0, of a list to be
/// named.
///
/// The text is trimmed, written with the escapes that it needs, and laid out as its neighbours are; every other byte
/// stays. What comes back reads as the same deck with that one answer more.
///
/// ```
/// use sommet::deckfile::edit::add_accepted;
/// use sommet::model::QuestionId;
/// let deck = r#"(id: "d", title: "D", language: "en", questions: [(id: "a", ask: "1?", answer: Typed("one"))])"#;
/// let more = add_accepted(deck, &QuestionId::new("a").unwrap(), None, "1").unwrap();
/// assert!(more.contains(r#"Typed(["one", "1"])"#));
/// ```
///
/// # Errors
/// [`EditFault`] says why nothing was changed.
pub fn add_accepted(text: &str, question: &QuestionId, item: Option<usize>, answer: &str) -> Result<String, EditFault> {
    let answer = answer.trim();
    if answer.is_empty() {
        return Err(EditFault::Blank);
    }
    let outline = outline(text);
    let extensions = extensions_of(text, &outline);
    let spans = spans(text, &outline, question);
    if spans.is_empty() {
        return Err(EditFault::NoQuestion(question.clone()));
    }
    let unreadable = || EditFault::Unreadable(question.clone());
    let good = |span: Range<usize>| read(&text[span.clone()], extensions).ok().map(|read| (span, read));
    let (span, before) = spans.into_iter().find_map(good).ok_or_else(unreadable)?;
    let wanted = with_accepted(&before.answer, item, answer)?;
    let written = &text[span.clone()];
    let insertions = insertions(written, item, answer).ok_or_else(unreadable)?;
    let changed = insert(written, insertions);
    // Whatever form the author found to write it in, only what reads as it was meant is handed back.
    let after = read(&changed, extensions).map_err(|_| unreadable())?;
    if after != (Question { answer: wanted, ..before }) {
        return Err(unreadable());
    }
    Ok([&text[..span.start], &changed, &text[span.end..]].concat())
}

fn read(text: &str, extensions: Extensions) -> Result<Question, Vec<Diagnostic>> {
    parse_question(text, extensions, &Defaults::default())
}

/// Where the questions of an id stand.
fn spans(text: &str, outline: &Outline, question: &QuestionId) -> Vec<Range<usize>> {
    let id = question.as_str();
    let has_id = |span: &Range<usize>| {
        let written = &text[span.clone()];
        // Most are ruled out without being read.
        (written.contains(id) || written.contains('\\')) && written_id(written).is_some_and(|found| found == id)
    };
    outline.items.iter().map(|item| item.span.clone()).filter(has_id).collect()
}

/// The id of a question, even of one that cannot be read otherwise.
fn written_id(question: &str) -> Option<String> {
    let (node, _) = tree::read(question);
    let id = field(question, &node, "id")?.unwrap_some(question);
    reader::read_quietly(&question[id.span.clone()], Extensions::default())
}

fn field<'a>(text: &str, node: &'a Node, name: &str) -> Option<&'a Node> {
    let Value::Fields(fields) = &node.value else { return None };
    fields.iter().find(|field: &&Field| &text[field.name.clone()] == name).map(|field| &field.value)
}

/// The answer with one accepted text more.
fn with_accepted(answer: &Answer, item: Option<usize>, text: &str) -> Result<Answer, EditFault> {
    let mut wanted = answer.clone();
    let refused = Err(EditFault::OtherVariant(answer.variant()));
    let known = |accepted: &str| accepted.trim() == text;
    let there = match (&mut wanted, item) {
        (Answer::Typed { of: accepted, .. }, None) => {
            let there = accepted.iter().any(|accepted| known(accepted));
            accepted.push(text.to_owned());
            there
        }
        (Answer::List { of, .. }, Some(item)) => {
            let (there, items) = (of.iter().flatten().any(|accepted| known(accepted)), of.len());
            of.get_mut(item).ok_or(EditFault::NoItem { item, items })?.push(text.to_owned());
            there
        }
        _ => return refused,
    };
    if there { Err(EditFault::AlreadyThere(text.to_owned())) } else { Ok(wanted) }
}

/// What to insert into a question's text; `None` where it is written in a form that is not known here.
fn insertions(question: &str, item: Option<usize>, answer: &str) -> Option<Vec<Insertion>> {
    let (root, faults) = tree::read(question);
    let answers = field(question, &root, "answer").filter(|_| faults.is_empty())?;
    let quoted = quote(answer);
    match (item, &answers.value) {
        (Some(item), _) => match &field(question, answers, "of")?.value {
            Value::List(items) => add_to(question, items.get(item)?, &quoted),
            _ => None,
        },
        (None, Value::Values(values)) => match &values[..] {
            [only] => add_to(question, only, &quoted),
            // `Typed("a", "b")`, whose brackets stand for those of a list.
            several => append(question, answers, several, &quoted),
        },
        (None, Value::Fields(_)) => add_to(question, field(question, answers, "of")?, &quoted),
        _ => None,
    }
}

/// Adds a text beside a text, or to a list of texts.
fn add_to(question: &str, node: &Node, quoted: &str) -> Option<Vec<Insertion>> {
    match &node.value {
        Value::Text => Some(vec![(node.span.start, "[".to_owned()), (node.span.end, format!(", {quoted}]"))]),
        Value::List(items) | Value::Values(items) => append(question, node, items, quoted),
        _ => None,
    }
}

/// Adds a text after the last of some that stand in brackets.
fn append(question: &str, brackets: &Node, items: &[Node], quoted: &str) -> Option<Vec<Insertion>> {
    let last = items.last()?;
    let rest = &question[..brackets.span.end];
    let comma = Lexer::new(rest, last.span.end)
        .find(|token| !token.is_comment())
        .filter(|token| token.kind == Kind::Comma)
        .map(|token| token.end);
    let line_start = question[..last.span.start].rfind('\n').map_or(0, |at| at + 1);
    let indent = &question[line_start..last.span.start];
    let first_on_line = line_start > brackets.span.start && indent.trim().is_empty();
    let line_end = end_of_line(rest, comma.unwrap_or(last.span.end));
    Some(match (line_end.filter(|_| first_on_line), comma) {
        (Some((at, line_end)), Some(_)) => vec![(at, format!("{line_end}{indent}{quoted},"))],
        (Some((at, line_end)), None) => {
            vec![(last.span.end, ",".to_owned()), (at, format!("{line_end}{indent}{quoted}"))]
        }
        (None, Some(comma)) => vec![(comma, format!(" {quoted},"))],
        (None, None) => vec![(past_remarks(rest, last.span.end), format!(", {quoted}"))],
    })
}

/// Where the line ends on which only comments follow, and how it ends; `None` when the text does.
fn end_of_line(text: &str, from: usize) -> Option<(usize, &'static str)> {
    let mut at = from;
    loop {
        let line_end = at + text[at..].find('\n')?;
        match Lexer::new(text, at).next().filter(|token| token.start < line_end) {
            Some(token) if token.is_comment() => at = token.end,
            Some(_) => return None,
            None if text[..line_end].ends_with('\r') => return Some((line_end - 1, "\r\n")),
            None => return Some((line_end, "\n")),
        }
    }
}

/// The end of the block comments that follow on the same line.
fn past_remarks(text: &str, from: usize) -> usize {
    let mut at = from;
    for token in Lexer::new(text, from) {
        let remark = token.kind == Kind::Comment && text[token.span()].starts_with("/*");
        if !remark || text[at..token.start].contains('\n') {
            break;
        }
        at = token.end;
    }
    at
}

fn insert(text: &str, mut insertions: Vec<Insertion>) -> String {
    let mut changed = text.to_owned();
    insertions.sort_by_key(|(at, _)| *at);
    for (at, inserted) in insertions.into_iter().rev() {
        changed.insert_str(at, &inserted);
    }
    changed
}

/// A text as RON writes it, with the escapes that it cannot do without.
pub(super) fn quote(text: &str) -> String {
    let mut quoted = String::with_capacity(text.len() + 2);
    quoted.push('"');
    for c in text.chars() {
        match c {
            '"' | '\\' => quoted.extend(['\\', c]),
            '\n' => quoted.push_str("\\n"),
            '\r' => quoted.push_str("\\r"),
            '\t' => quoted.push_str("\\t"),
            c if c.is_control() => quoted.extend(c.escape_unicode()),
            c => quoted.push(c),
        }
    }
    quoted.push('"');
    quoted
}
