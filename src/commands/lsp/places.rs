//! Where something is defined, and where it is used.

use std::ops::Range;

use serde::Serialize;
use serde_json::Value;

use super::clerk::{Answer, Clerk};
use super::papers::{File, Paper};
use crate::deckfile::draft::{Draft, Role};
use crate::editor::{Json, Stretch};

/// A place in a file, as the protocol has it.
#[derive(Serialize)]
struct Location<'a> {
    uri: &'a str,
    range: Stretch,
}

fn location<'a>(file: File<'a>, span: &Range<usize>) -> Location<'a> {
    Location { uri: file.uri, range: file.document.range(span) }
}

/// The places of a question's id in a file.
fn of_question<'a>(file: File<'a>, id: &str) -> Vec<Location<'a>> {
    let entries = Draft::of(file.document.text()).questions_of(id).into_iter();
    entries.filter_map(|entry| entry.id).map(|id| location(file, &id.span)).collect()
}

/// What was found; that nothing was has its own word in the protocol.
fn told(places: &[Location<'_>]) -> Json {
    if places.is_empty() { Json::of(&()) } else { Json::of(&places) }
}

impl Clerk<'_> {
    /// From a source to its declaration; from a question to its translations.
    pub(super) fn define(&self, params: &Value) -> Answer {
        let (paper, at) = self.place(params)?;
        let draft = Draft::of(paper.document.text());
        Ok(match draft.spot(at).map(|spot| spot.role) {
            Some(Role::Source(key) | Role::Declaration(key)) => {
                let source = draft.sources().into_iter().find(|source| source.key.text == key);
                Json::of(&source.map(|source| location(itself(paper), &source.key.span)))
            }
            Some(Role::Question(_) | Role::Field { owner: "question", .. }) => {
                let id = draft.entry_at(at).and_then(|entry| entry.id).map(|id| id.text);
                let others = self.papers.family(paper).into_iter().skip(1);
                let places: Vec<_> =
                    id.map_or_else(Vec::new, |id| others.flat_map(|file| of_question(file, &id)).collect());
                told(&places)
            }
            _ => Json::of(&()),
        })
    }

    /// Everywhere that a source, a tag or a question is named.
    pub(super) fn refer(&self, params: &Value) -> Answer {
        let (paper, at) = self.place(params)?;
        let with_declaration = params.pointer("/context/includeDeclaration").and_then(Value::as_bool).unwrap_or(true);
        let draft = Draft::of(paper.document.text());
        let here =
            |spans: Vec<Range<usize>>| spans.iter().map(|span| location(itself(paper), span)).collect::<Vec<_>>();
        Ok(told(&match draft.spot(at).map(|spot| spot.role) {
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
        }))
    }
}

fn itself(paper: &Paper) -> File<'_> {
    File { uri: &paper.uri, document: &paper.document, is_open: true }
}
