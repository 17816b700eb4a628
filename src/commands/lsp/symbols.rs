//! A deck's questions as an outline, what can be folded, and its layout.

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
        let entries = self.papers.entries(&uri);
        let paper = self.paper(params)?;
        let document = &paper.document;
        if !self.terms.nested_symbols {
            let symbol = |entry: &Entry| {
                let location = json!({ "uri": paper.uri, "range": document.range(&entry.span) });
                json!({ "name": name(entry), "kind": QUESTION, "location": location })
            };
            return Ok(Json::of(&entries.iter().map(symbol).collect::<Value>()));
        }
        let question = |entry: &Entry| {
            let (id, variant) = (id(entry), entry.variant.clone().map(|span| &document.text()[span]));
            let chosen = entry.id.as_ref().or(entry.ask.as_ref()).map_or(entry.span.clone(), |at| at.span.clone());
            Symbol {
                name: name(entry),
                detail: Some(variant.map_or_else(|| id.to_owned(), |variant| format!("{id} · {variant}"))),
                kind: QUESTION,
                range: document.range(&entry.span),
                selection_range: document.range(&chosen),
                children: Vec::new(),
            }
        };
        let (title, span) = Draft::of(document.text()).title();
        let chosen = title.as_ref().map_or(span.start..span.start, |title| title.span.clone());
        let title = title.map(|title| shorten(&title.text)).filter(|title| !title.is_empty());
        let deck = Symbol {
            name: title.unwrap_or_else(|| NAMELESS.to_owned()),
            detail: None,
            kind: FILE,
            range: document.range(&span),
            selection_range: document.range(&chosen),
            children: entries.iter().map(question).collect(),
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

fn name(entry: &Entry) -> String {
    let ask = entry.ask.as_ref().map(|ask| shorten(&ask.text)).filter(|ask| !ask.is_empty());
    ask.unwrap_or_else(|| id(entry).to_owned())
}

/// The beginning of a text, on one line.
fn shorten(text: &str) -> String {
    let words = text.split_ascii_whitespace().collect::<Vec<_>>().join(" ");
    match words.char_indices().nth(LONGEST) {
        Some((at, _)) => format!("{}…", &words[..at]),
        None => words,
    }
}
