//! A deck's questions as an outline, what can be folded, and its layout.

use std::borrow::Cow;
use std::ops::Range;

use serde::Serialize;
use serde_json::{Value, json};

use super::clerk::{Answer, Clerk};
use crate::deckfile::draft::{Draft, Entry};
use crate::editor::{Json, Stretch};

/// The protocol's numbers for kinds of symbols.
const FILE: u8 = 1;
const QUESTION: u8 = 23;

/// The longest text that is shown in an outline, in characters.
const LONGEST: usize = 80;

/// A symbol within others.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
struct Symbol {
    name: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    detail: Option<String>,
    kind: u8,
    range: Stretch,
    selection_range: Stretch,
    #[serde(skip_serializing_if = "Vec::is_empty")]
    children: Vec<Self>,
}

impl Clerk<'_> {
    pub(super) fn list_symbols(&mut self, params: &Value) -> Answer {
        let uri = self.paper(params)?.uri.clone();
        if !self.terms.nested_symbols {
            let mut symbols = Vec::new();
            self.papers.each_entry(&uri, |document, start, entry| {
                let location = json!({ "uri": uri, "range": document.range(&later(&entry.span, start)) });
                symbols.push(json!({ "name": name(entry), "kind": QUESTION, "location": location }));
            });
            return Ok(Json::of(&symbols));
        }
        let mut questions = Vec::new();
        self.papers.each_entry(&uri, |document, start, entry| {
            let id = id(entry);
            let variant = entry.variant.as_ref().map(|span| &document.text()[later(span, start)]);
            let chosen = entry.id.as_ref().or(entry.ask.as_ref()).map_or(&entry.span, |at| &at.span);
            questions.push(Symbol {
                name: name(entry).into_owned(),
                detail: Some(variant.map_or_else(|| id.to_owned(), |variant| [id, " · ", variant].concat())),
                kind: QUESTION,
                range: document.range(&later(&entry.span, start)),
                selection_range: document.range(&later(chosen, start)),
                children: Vec::new(),
            });
        });
        let document = &self.paper(params)?.document;
        let (title, span) = Draft::of(document.text()).title();
        let chosen = title.as_ref().map_or(span.start..span.start, |title| title.span.clone());
        let title = title.map(|title| shorten(&title.text).into_owned()).filter(|title| !title.is_empty());
        let deck = Symbol {
            name: title.unwrap_or_else(|| NAMELESS.to_owned()),
            detail: None,
            kind: FILE,
            range: document.range(&span),
            selection_range: document.range(&chosen),
            children: questions,
        };
        Ok(Json::of(&[deck]))
    }

    /// The questions that stand over several lines.
    pub(super) fn fold(&self, params: &Value) -> Answer {
        let document = &self.paper(params)?.document;
        let fold = |entry: Entry| {
            let (first, last) = (document.position(entry.span.start).line, document.position(entry.span.end).line);
            (first < last).then(|| json!({ "startLine": first, "endLine": last }))
        };
        let folds = Draft::of(document.text()).entries().into_iter().filter_map(fold);
        Ok(Json::of(&folds.collect::<Value>()))
    }

    /// The deck's layout, as `sommet fmt` makes it.
    pub(super) fn lay_out(&mut self, params: &Value) -> Answer {
        let uri = self.paper(params)?.uri.clone();
        let edits = self.papers.lay_out(&uri).ok_or_else(|| Self::refuse(self.words.say("lsp-not-ron")))?;
        let document = &self.paper(params)?.document;
        let edits = edits.iter().map(|(span, text)| json!({ "range": document.range(span), "newText": text }));
        Ok(Json::of(&edits.collect::<Value>()))
    }
}

/// What stands for a name that is not there: the protocol wants one.
const NAMELESS: &str = "—";

fn id(entry: &Entry) -> &str {
    entry.id.as_ref().map_or(NAMELESS, |id| id.text.as_str())
}

fn name(entry: &Entry) -> Cow<'_, str> {
    let ask = entry.ask.as_ref().map(|ask| shorten(&ask.text)).filter(|ask| !ask.is_empty());
    ask.unwrap_or_else(|| id(entry).into())
}

/// A stretch so many bytes later.
fn later(span: &Range<usize>, by: usize) -> Range<usize> {
    span.start + by..span.end + by
}

/// The beginning of a text, on one line.
fn shorten(text: &str) -> Cow<'_, str> {
    let is_apart = |pair: &[u8]| pair[0].is_ascii_whitespace() && (pair[0] != b' ' || pair[1] == b' ');
    let is_line = text.trim_ascii() == text && !text.as_bytes().windows(2).any(is_apart);
    let line: Cow<'_, str> =
        if is_line { text.into() } else { text.split_ascii_whitespace().collect::<Vec<_>>().join(" ").into() };
    // There are no more characters than bytes, which need not be counted.
    match (line.len() > LONGEST).then(|| line.char_indices().nth(LONGEST)).flatten() {
        Some((at, _)) => format!("{}…", &line[..at]).into(),
        None => line,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn what_is_shown_stands_on_one_line() {
        for (text, shown) in
            [("Qui ?", "Qui ?"), (" a  b\n\tc ", "a b c"), ("a\nb", "a b"), ("a\t b", "a b"), ("  ", ""), ("", "")]
        {
            assert_eq!(shorten(text), shown);
        }
        let (fits, long) = ("é".repeat(LONGEST), "é".repeat(LONGEST + 1));
        assert_eq!(shorten(&fits), fits);
        assert_eq!(shorten(&long), format!("{fits}…"));
    }
}
