//! Where something is defined, and where it is used.

use std::ops::Range;

use serde_json::{Value, json};

use super::clerk::{Answer, Clerk};
use super::papers::{File, Paper};
use crate::deckfile::draft::{Draft, Role};

/// A place in a file, as the protocol has it.
fn location(file: File<'_>, span: &Range<usize>) -> Value {
    json!({ "uri": file.uri, "range": file.document.range(span) })
}

/// The places of a question's id in a file; the beginning of one that has no id.
fn of_question(file: File<'_>, id: &str) -> Vec<Value> {
    let entries = Draft::of(file.document.text()).questions_of(id).into_iter();
    entries.filter_map(|entry| entry.id).map(|id| location(file, &id.span)).collect()
}

impl Clerk<'_> {
    /// From a source to its declaration; from a question to its translations.
    pub(super) fn define(&self, params: &Value) -> Answer {
        let (paper, at) = self.place(params)?;
        let draft = Draft::of(paper.document.text());
        let role = draft.spot(at).map(|spot| spot.role);
        Ok(match role {
            Some(Role::Source(key) | Role::Declaration(key)) => {
                let source = draft.sources().into_iter().find(|source| source.key.text == key);
                source.map_or(Value::Null, |source| location(itself(paper), &source.key.span))
            }
            Some(Role::Question(_) | Role::Field { owner: "question", .. }) => {
                let id = draft.entry_at(at).and_then(|entry| entry.id).map(|id| id.text);
                let others = self.papers.family(paper).into_iter().skip(1);
                let places: Vec<Value> =
                    id.map_or_else(Vec::new, |id| others.flat_map(|file| of_question(file, &id)).collect());
                if places.is_empty() { Value::Null } else { places.into() }
            }
            _ => Value::Null,
        })
    }

    /// Everywhere that a source, a tag or a question is named.
    pub(super) fn refer(&self, params: &Value) -> Answer {
        let (paper, at) = self.place(params)?;
        let with_declaration = params.pointer("/context/includeDeclaration").and_then(Value::as_bool).unwrap_or(true);
        let draft = Draft::of(paper.document.text());
        let here =
            |spans: Vec<Range<usize>>| spans.iter().map(|span| location(itself(paper), span)).collect::<Vec<_>>();
        let places = match draft.spot(at).map(|spot| spot.role) {
            Some(Role::Source(key) | Role::Declaration(key)) => {
                let declared = draft.sources().into_iter().filter(|source| with_declaration && source.key.text == key);
                let declared = declared.map(|source| source.key.span);
                here(declared.chain(draft.uses_of_source(&key)).collect())
            }
            Some(Role::Tag(tag)) => here(draft.uses_of_tag(&tag)),
            Some(Role::Question(id)) => {
                self.papers.family(paper).into_iter().flat_map(|file| of_question(file, &id)).collect()
            }
            _ => Vec::new(),
        };
        Ok(if places.is_empty() { Value::Null } else { places.into() })
    }
}

fn itself(paper: &Paper) -> File<'_> {
    File { uri: &paper.uri, document: &paper.document, is_open: true }
}
