//! What can be wrong with deck files, as data.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use crate::deckfile::Diagnostic;
use crate::model::{DeckId, QuestionId};

/// Something wrong with one file.
#[derive(Debug, Error)]
#[error("{}: {kind}", path.display())]
pub struct FileFault {
    /// The file, or the folder that could not be read.
    pub path: PathBuf,
    /// What the file holds, for the spans of diagnostics; empty when it could not be read.
    pub text: String,
    /// What is wrong.
    pub kind: FileFaultKind,
}

impl FileFault {
    pub(super) fn new(path: &Path, text: String, kind: FileFaultKind) -> Self {
        Self { path: path.to_owned(), text, kind }
    }
}

/// What is wrong with a file.
#[derive(Debug, Error)]
pub enum FileFaultKind {
    /// It could not be read.
    #[error("{0}")]
    Io(io::Error),
    /// It is a pipe, a socket or a device.
    #[error("not a regular file")]
    NotRegular,
    /// It has more than [`super::MAX_BYTES`].
    #[error("{bytes} bytes are too many for a deck")]
    TooLarge {
        /// How many it has.
        bytes: u64,
    },
    /// It is not text.
    #[error("not UTF-8 at byte {offset}")]
    NotUtf8 {
        /// The first byte that is not.
        offset: usize,
    },
    /// Its text has faults; what could be read of it is in the library.
    #[error("{} diagnostics", .0.len())]
    Diagnostics(Vec<Diagnostic>),
    /// Another file is the same deck in the same language; this one is left out.
    #[error("deck {deck} in {language} is already in {}", first.display())]
    SameDeckTwice {
        /// The deck of both.
        deck: DeckId,
        /// The language of both.
        language: String,
        /// The file that is used.
        first: PathBuf,
    },
}

/// Why a question could not be read.
#[derive(Debug, Error)]
pub enum LoadFault {
    /// No such deck.
    #[error("no deck {0}")]
    NoDeck(DeckId),
    /// The deck has no such question, or has it no more.
    #[error("no question {1} in deck {0}")]
    NoQuestion(DeckId, QuestionId),
    /// The deck's file could not be read.
    #[error("{}: {error}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
    /// The deck's file changed, and is not a deck any more.
    #[error("{} is no deck any more", .0.display())]
    NoDeckAnyMore(PathBuf),
}

/// No deck is called that.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("no deck is called {name}")]
pub struct UnknownDeck {
    /// What was looked for.
    pub name: String,
    /// The ids that come near, nearest first, at most 3.
    pub nearest: Vec<String>,
}
