//! What an editor offers to write.

use serde_json::{Value, json};

use super::clerk::{Answer, Clerk};
use super::hover::document;
use crate::deckfile::draft::{Candidate, Draft, Offers, Part, Role};
use crate::editor::Json;

/// The protocol's numbers for kinds of items.
const FIELD: u8 = 5;
const VALUE: u8 = 12;
const ENUM_MEMBER: u8 = 20;
const SNIPPET: u8 = 15;
const REFERENCE: u8 = 18;

/// The protocol's number for what is inserted with places to fill in.
const WITH_BLANKS: u8 = 2;

impl Clerk<'_> {
    pub(super) fn complete(&self, params: &Value) -> Answer {
        let (paper, at) = self.place(params)?;
        let draft = Draft::of(paper.document.text());
        let Some(Offers { span, candidates }) = draft.offers(at) else { return Ok(Json::of(&())) };
        let range = paper.document.range(&span);
        let sources = draft.sources();
        let items = candidates.iter().enumerate().map(|(rank, (candidate, parts))| {
            let (label, kind) = self.label(candidate);
            let mut item = json!({
                "label": label, "kind": kind, "sortText": format!("{rank:03}"), "filterText": label,
                "textEdit": { "range": range, "newText": self.text(parts) },
            });
            if self.terms.snippets && parts.contains(&Part::Blank) {
                item["insertTextFormat"] = WITH_BLANKS.into();
            }
            let source = |key: &String| sources.iter().find(|source| source.key.text == *key);
            let told = match candidate {
                Candidate::Named(Role::Source(key)) => source(key).map(|source| self.source(source)),
                Candidate::Named(Role::Language(_)) => None,
                Candidate::Named(role) | Candidate::Again(role) => {
                    document(&self.words, role, self.terms.markdown_offers)
                }
                _ => None,
            };
            if let Some(told) = told {
                let kind = if self.terms.markdown_offers { "markdown" } else { "plaintext" };
                item["documentation"] = json!({ "kind": kind, "value": told });
            }
            item
        });
        Ok(Json::of(&json!({ "isIncomplete": false, "items": items.collect::<Value>() })))
    }

    fn label(&self, candidate: &Candidate) -> (String, u8) {
        match candidate {
            Candidate::Named(role) | Candidate::Again(role) => match role {
                Role::Field { name, .. } => ((*name).to_owned(), FIELD),
                Role::Variant(name) | Role::Tolerance(name) => ((*name).to_owned(), ENUM_MEMBER),
                Role::Source(name) | Role::Declaration(name) => (name.clone(), REFERENCE),
                Role::Deck(name) | Role::Question(name) | Role::Tag(name) | Role::Lint(name) | Role::Language(name) => {
                    (name.clone(), VALUE)
                }
            },
            Candidate::Bool(is) => (is.to_string(), VALUE),
            Candidate::Question => (self.words.say("lsp-new-question"), SNIPPET),
            Candidate::Deck => (self.words.say("lsp-new-deck"), SNIPPET),
        }
    }

    /// What is written for a candidate: with places to fill in, if the editor knows them.
    fn text(&self, parts: &[Part]) -> String {
        let has_blanks = self.terms.snippets && parts.contains(&Part::Blank);
        let mut blanks = 0;
        let mut part = |part: &Part| match part {
            Part::Blank if has_blanks => {
                blanks += 1;
                format!("${blanks}")
            }
            Part::Blank => String::new(),
            Part::Text(text) if has_blanks => text.replace('\\', "\\\\").replace('$', "\\$").replace('}', "\\}"),
            Part::Text(text) => text.clone(),
        };
        parts.iter().map(&mut part).collect()
    }
}
