//! Gives a question another id, in every translation, or a source another key.

use std::ops::Range;

use serde_json::{Value, json};

use super::clerk::{Answer, Clerk};
use super::papers::File;
use crate::deckfile::Code;
use crate::deckfile::draft::{Draft, Role, Written, escaped};
use crate::editor::Json;
use crate::model::{DeckId, QuestionId};

impl Clerk<'_> {
    pub(super) fn prepare_rename(&self, params: &Value) -> Answer {
        let (paper, at) = self.place(params)?;
        let Some(spot) = Draft::of(paper.document.text()).spot(at) else { return Ok(Json::of(&())) };
        match spot.role {
            Role::Question(name) | Role::Source(name) | Role::Declaration(name) => {
                Ok(Json::of(&json!({ "range": paper.document.range(&spot.span), "placeholder": name })))
            }
            Role::Deck(_) => Err(Self::refuse(self.words.say("lsp-rename-deck"))),
            _ => Ok(Json::of(&())),
        }
    }

    pub(super) fn rename(&mut self, params: &Value) -> Answer {
        let new = params["newName"].as_str().ok_or_else(|| self.senseless())?.trim().to_owned();
        // The files on disk are read as they are now: an edit must meet the text that it was made for.
        self.papers.look_at_disk();
        self.papers.inspect();
        let (paper, at) = self.place(params)?;
        let draft = Draft::of(paper.document.text());
        match draft.spot(at).map(|spot| spot.role) {
            Some(Role::Question(old)) => {
                let itself = draft.entry_at(at).and_then(|entry| entry.id);
                let deck = draft.id().map(|id| id.text);
                self.rename_question(params, deck, (&old, itself), &new)
            }
            Some(Role::Source(old) | Role::Declaration(old)) => {
                let sources = draft.sources();
                if new != old && sources.iter().any(|source| source.key.text == new) {
                    return Err(Self::refuse(self.words.tell("lsp-rename-taken", &[("name", new.into())])));
                }
                let declared =
                    sources.into_iter().filter(|source| source.key.text == old).map(|source| source.key.span);
                let spans = declared.chain(draft.uses_of_source(&old)).collect();
                let file = File { uri: &paper.uri, document: &paper.document, is_open: true };
                Ok(Json::of(&self.workspace_edit(&[(file, spans)], &new)))
            }
            Some(Role::Deck(_)) => Err(Self::refuse(self.words.say("lsp-rename-deck"))),
            _ => Err(Self::refuse(self.words.say("lsp-rename-nothing"))),
        }
    }

    fn rename_question(
        &mut self,
        params: &Value,
        deck: Option<String>,
        (old, itself): (&str, Option<Written>),
        new: &str,
    ) -> Answer {
        let new_id = QuestionId::new(new).map_err(|fault| {
            let told = self.words.finding(&Code::BadId { id: new.to_owned(), fault });
            Self::refuse(told.title)
        })?;
        if new == old {
            return Ok(Json::of(&()));
        }
        let paper = self.paper(params)?;
        let family = self.papers.family(paper);
        let drafts: Vec<(File<'_>, Draft<'_>)> =
            family.into_iter().map(|file| (file, Draft::of(file.document.text()))).collect();
        if drafts.iter().any(|(_, draft)| !draft.questions_of(new).is_empty()) {
            return Err(Self::refuse(self.words.tell("lsp-rename-taken", &[("name", new.into())])));
        }
        let ids = |draft: &Draft<'_>| -> Vec<Range<usize>> {
            draft.questions_of(old).into_iter().filter_map(|entry| entry.id).map(|id| id.span).collect()
        };
        let mut edits: Vec<(File<'_>, Vec<Range<usize>>)> =
            drafts.iter().map(|(file, draft)| (*file, ids(draft))).filter(|(_, spans)| !spans.is_empty()).collect();
        let is_twice = edits.first().is_some_and(|(_, spans)| spans.len() > 1);
        if is_twice {
            // Of two questions with one id, the one that is meant is parted from the other, which keeps what is its own.
            edits.truncate(1);
            edits[0].1.retain(|span| itself.as_ref().is_some_and(|written| written.span == *span));
        }
        let edit = self.workspace_edit(&edits, new);
        let path = paper.path.clone();
        if let (false, Some(path), Some(deck), Ok(old_id)) =
            (is_twice, path, deck.and_then(|deck| DeckId::new(&deck).ok()), QuestionId::new(old))
        {
            if self.has_progress(&path, &deck, &new_id) {
                return Err(Self::refuse(self.words.tell("lsp-rename-kept", &[("name", new.into())])));
            }
            self.renames.remember(path, deck, old_id, new_id);
        }
        Ok(Json::of(&edit))
    }

    /// One edit of several files: the stretches of each become the new text, which stands in quotes.
    fn workspace_edit(&self, edits: &[(File<'_>, Vec<Range<usize>>)], new: &str) -> Value {
        let inside = escaped(new);
        let changes = |file: &File<'_>, spans: &[Range<usize>]| -> Value {
            spans.iter().map(|span| json!({ "range": file.document.range(span), "newText": inside })).collect()
        };
        if !self.terms.versioned_edits {
            let by_file = edits.iter().map(|(file, spans)| (file.uri.to_owned(), changes(file, spans)));
            return json!({ "changes": by_file.collect::<serde_json::Map<_, _>>() });
        }
        let by_file = edits.iter().map(|(file, spans)| {
            let version = file.is_open.then_some(file.document.version);
            json!({ "textDocument": { "uri": file.uri, "version": version }, "edits": changes(file, spans) })
        });
        json!({ "documentChanges": by_file.collect::<Value>() })
    }
}
