//! A deck's questions as an outline, what can be folded, and its layout.

use std::ops::Range;

use serde_json::{Value, json};

use super::clerk::{Answer, Clerk};
use crate::deckfile::draft::{Draft, Entry, change};
use crate::deckfile::format;

/// The protocol's numbers for kinds of symbols.
const FILE: u8 = 1;
const QUESTION: u8 = 23;

/// The longest text that is shown in an outline, in characters.
const LONGEST: usize = 80;

impl Clerk<'_> {
    pub(super) fn list_symbols(&self, params: &Value) -> Answer {
        let paper = self.paper(params)?;
        let draft = Draft::of(paper.document.text());
        let range = |span: &Range<usize>| paper.document.range(span);
        let entries = draft.entries();
        let named = |entry: &Entry| {
            let ask = entry.ask.as_ref().map(|ask| shorten(&ask.text)).filter(|ask| !ask.is_empty());
            let id = entry.id.as_ref().map_or("—", |id| id.text.as_str());
            (ask.unwrap_or_else(|| id.to_owned()), id.to_owned())
        };
        if !self.terms.nested_symbols {
            let symbol = |entry: &Entry| {
                let location = json!({ "uri": paper.uri, "range": range(&entry.span) });
                json!({ "name": named(entry).0, "kind": QUESTION, "location": location })
            };
            return Ok(entries.iter().map(symbol).collect());
        }
        let question = |entry: &Entry| {
            let (name, id) = named(entry);
            let variant = entry.variant.clone().map(|span| &paper.document.text()[span]);
            let detail = variant.map_or_else(|| id.clone(), |variant| format!("{id} · {variant}"));
            let chosen = entry.id.as_ref().or(entry.ask.as_ref()).map_or(entry.span.clone(), |at| at.span.clone());
            json!({
                "name": name, "detail": detail, "kind": QUESTION, "range": range(&entry.span),
                "selectionRange": range(&chosen),
            })
        };
        let (title, span) = draft.title();
        let chosen = title.as_ref().map_or(span.start..span.start, |title| title.span.clone());
        let name = title.map(|title| shorten(&title.text)).filter(|title| !title.is_empty());
        Ok(json!([{
            "name": name.unwrap_or_else(|| "—".to_owned()), "kind": FILE, "range": range(&span),
            "selectionRange": range(&chosen), "children": entries.iter().map(question).collect::<Value>(),
        }]))
    }

    /// The questions that stand over several lines.
    pub(super) fn fold(&self, params: &Value) -> Answer {
        let document = &self.paper(params)?.document;
        let fold = |entry: Entry| {
            let (first, last) = (document.position(entry.span.start).line, document.position(entry.span.end).line);
            (first < last).then(|| json!({ "startLine": first, "endLine": last }))
        };
        Ok(Draft::of(document.text()).entries().into_iter().filter_map(fold).collect())
    }

    /// The deck's layout, as `sommet fmt` makes it.
    pub(super) fn lay_out(&self, params: &Value) -> Answer {
        let document = &self.paper(params)?.document;
        let new = format(document.text()).map_err(|_| Self::refuse(self.words.say("lsp-not-ron")))?;
        let edit = change(document.text(), &new);
        Ok(edit.iter().map(|(span, text)| json!({ "range": document.range(span), "newText": text })).collect())
    }
}

/// The beginning of a text, on one line.
fn shorten(text: &str) -> String {
    let words = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None => words,
    }
}
