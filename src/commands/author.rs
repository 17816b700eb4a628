//! Why a deck was not made or a question not added, and the sentence for it.

use std::io;
use std::path::PathBuf;

use thiserror::Error;

use super::Exit;
use super::workshop::word_fault;
use crate::deckfile::Code;
use crate::i18n::{Told, Words};
use crate::library::FileFault;

/// What stopped `new` or `add`.
#[derive(Debug, Error)]
pub(super) enum AuthorFault {
    #[error("no title")]
    NoTitle,
    /// What a deck's header cannot have.
    #[error("{}", .0.code())]
    BadHeader(Box<Code>),
    #[error("deck {id} is already in {}", path.display())]
    DeckTaken { id: String, path: PathBuf },
    #[error("no deck in {}", .0.display())]
    NoDeck(PathBuf),
    /// Nobody said which of these.
    #[error("which of {} decks", .0.len())]
    WhichDeck(Vec<String>),
    #[error("{} cannot be added to", .0.display())]
    UnreadableDeck(PathBuf),
    /// It cannot be read at all: it is gone, or no text.
    #[error("{0}")]
    DeckFile(FileFault),
    #[error("{}: {fault}", path.display())]
    Notes { path: PathBuf, fault: io::Error },
    #[error("{}: no form of notes", .0.display())]
    NotesForm(PathBuf),
    #[error("{}: no text", .0.display())]
    NotesBinary(PathBuf),
    /// Nobody is there to look through notes.
    #[error("nobody to review")]
    NoReview,
}

impl AuthorFault {
    /// How the run ends.
    pub(super) fn exit(&self) -> Exit {
        match self {
            Self::UnreadableDeck(_) | Self::DeckFile(_) | Self::Notes { .. } | Self::NotesBinary(_) => Exit::Failed,
            _ => Exit::Misuse,
        }
    }

    /// What is wrong, and the next step.
    pub(super) fn tell(&self, words: &Words) -> (String, String) {
        let said = |key: &str| (words.say(key), words.say(&format!("{key}-help")));
        let of_path = |key: &str, path: &PathBuf| {
            let path = path.display().to_string();
            (words.tell(key, &[("path", path.into())]), words.say(&format!("{key}-help")))
        };
        match self {
            Self::NoTitle => said("author-no-title"),
            Self::BadHeader(code) => (words.finding(code).title, words.say("author-bad-header-help")),
            Self::DeckTaken { id, path } => {
                let args = [("id", id.as_str().into()), ("path", path.display().to_string().into())];
                (words.tell("author-deck-taken", &args), words.say("author-deck-taken-help"))
            }
            Self::NoDeck(path) => of_path("author-no-deck", path),
            Self::WhichDeck(ids) => {
                (words.say("author-which-deck"), words.tell("deck-names", &[("names", ids.join(", ").into())]))
            }
            Self::UnreadableDeck(path) => of_path("author-unreadable-deck", path),
            Self::DeckFile(fault) => {
                let Told { title, help } = word_fault(words, fault);
                (title, help)
            }
            Self::Notes { path, fault } => {
                let args = [("path", path.display().to_string().into()), ("why", words.system_fault(fault).into())];
                (words.tell("file-unreadable", &args), words.say("author-notes-help"))
            }
            Self::NotesForm(path) => of_path("author-notes-form", path),
            Self::NotesBinary(path) => of_path("author-notes-binary", path),
            Self::NoReview => said("author-no-review"),
        }
    }
}
