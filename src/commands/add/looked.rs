//! What was decided of notes before their review was left, kept in `progress/drafts/` until it is gone on with.

use std::collections::BTreeMap;
use std::path::PathBuf;

use serde::{Deserialize, Serialize};

use super::drafts::Drawer;
use super::sketch::Sketch;
use crate::deckfile::{Extensions, emit_question, parse_question};
use crate::library::put;
use crate::model::{Defaults, Question, QuestionId};

/// The review of a deck's notes, as far as it has come.
pub(super) struct Looked {
    path: PathBuf,
    decided: Decided,
}

/// What became of a question before the review was left.
pub(super) enum Earlier {
    /// This is kept in its place.
    Kept(Box<Question>),
    Skipped,
}

/// By what a note comes to, whatever its line and its id are by now.
#[derive(Default, Serialize, Deserialize)]
struct Decided {
    /// The text that is kept in its place; nothing where it is skipped.
    kept: BTreeMap<String, Option<String>>,
    /// What was said of one that is being changed.
    begun: BTreeMap<String, Sketch>,
}

impl Looked {
    /// What was decided so far. A file that does not read as that is as good as none.
    pub(super) fn open(drawer: &Drawer) -> Self {
        let path = drawer.path().with_extension("notes.json");
        let decided = std::fs::read(&path).ok().and_then(|bytes| serde_json::from_slice(&bytes).ok());
        Self { path, decided: decided.unwrap_or_default() }
    }

    /// What became of a question, if that was decided.
    pub(super) fn verdict(&self, question: &Question, extensions: Extensions) -> Option<Earlier> {
        let Some(text) = self.decided.kept.get(&key(question))? else { return Some(Earlier::Skipped) };
        parse_question(text, extensions, &Defaults::default()).ok().map(|kept| Earlier::Kept(Box::new(kept)))
    }

    /// What was said of a question that is being changed.
    pub(super) fn begun(&self, question: &Question) -> Option<&Sketch> {
        self.decided.begun.get(&key(question))
    }

    /// Remembers what is kept in the place of a question, if anything is.
    pub(super) fn decide(&mut self, question: &Question, kept: Option<&Question>) {
        self.decided.begun.remove(&key(question));
        self.decided.kept.insert(key(question), kept.map(emit_question));
        self.keep();
    }

    /// Remembers what was said so far of a question that is being changed.
    pub(super) fn begin(&mut self, question: &Question, sketch: &Sketch) {
        self.decided.begun.insert(key(question), sketch.clone());
        self.keep();
    }

    /// The review of these is done, or begins anew; what was decided of other notes stays.
    pub(super) fn forget<'q>(&mut self, questions: impl Iterator<Item = &'q Question>) {
        if self.is_empty() {
            return;
        }
        for key in questions.map(key) {
            self.decided.kept.remove(&key);
            self.decided.begun.remove(&key);
        }
        if self.is_empty() {
            // One that cannot be taken away is offered again, no more.
            drop(std::fs::remove_file(&self.path));
        } else {
            self.keep();
        }
    }

    /// Whether nothing was decided.
    pub(super) fn is_empty(&self) -> bool {
        self.decided.kept.is_empty() && self.decided.begun.is_empty()
    }

    /// On a disk that takes it no more, what was kept before stays.
    fn keep(&self) {
        if let Ok(text) = serde_json::to_string(&self.decided) {
            drop(put(&self.path, &text));
        }
    }
}

fn key(question: &Question) -> String {
    let id = QuestionId::new("note").unwrap_or_else(|_| question.id.clone());
    emit_question(&Question { id, ..question.clone() })
}
