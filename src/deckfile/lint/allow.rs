//! `allow: ["…"]`, on a deck and on a question: which lints are wanted to be silent there.

use std::ops::Range;

use memchr::memmem;

use super::super::diagnostic::{Code, Diagnostic};
use super::super::nearest::nearest;
use super::super::outline::BYTE_ORDER_MARK;
use super::super::reader::{self, Extensions};
use super::super::tree::{self, Node, Step, Value};
use super::Lint;

/// Whether anything may be allowed in a text; most need no second reading.
pub(super) fn is_used(text: &str) -> bool {
    memmem::find(text.as_bytes(), b"allow").is_some()
}

/// What the deck allows beside its list of questions.
pub(super) fn of_deck(text: &str, questions: Option<&Range<usize>>, found: &mut Vec<Diagnostic>) -> Vec<String> {
    let (before, after) = questions.map_or((text, ""), |list| (&text[..list.start], &text[list.end..]));
    if is_used(before) || is_used(after) { names(text, 0, found) } else { Vec::new() }
}

/// Leaves out what the deck or the question allows.
pub(super) fn of_question(text: &str, span: &Range<usize>, of_deck: &[String], found: &mut Vec<Diagnostic>) {
    let written = &text[span.clone()];
    let mut unknown = Vec::new();
    let own = if is_used(written) { names(written, span.start, &mut unknown) } else { Vec::new() };
    let allowed = |diagnostic: &Diagnostic| {
        let name = diagnostic.code.code();
        own.iter().chain(of_deck).any(|allowed| allowed == name)
    };
    found.retain(|diagnostic| !allowed(diagnostic));
    found.append(&mut unknown);
}

/// The names in the `allow` of what a text holds; those that name nothing are faults.
fn names(text: &str, base: usize, found: &mut Vec<Diagnostic>) -> Vec<String> {
    // A byte order mark is no part of the deck.
    let base = base + if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
    let text = text.trim_start_matches(BYTE_ORDER_MARK);
    let (root, _) = tree::read(text);
    let Value::List(items) = &root.locate(text, &[Step::Field("allow")]).value else { return Vec::new() };
    let read = |item: &Node| reader::read_quietly::<String>(&text[item.span.clone()], Extensions::default());
    let mut names = Vec::new();
    for (item, name) in items.iter().filter_map(|item| Some((item, read(item)?))) {
        if !Lint::NAMES.contains(&name.as_str()) {
            let nearest = nearest(&name, Lint::NAMES).map(str::to_owned);
            let code = Code::UnknownLint { found: name.clone(), nearest };
            found.push(Diagnostic::error(code, base + item.span.start..base + item.span.end));
        }
        names.push(name);
    }
    names
}
