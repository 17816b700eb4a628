//! Reads one question from its own bytes in its file.

use std::fs::File;
use std::io::{self, Read, Seek, SeekFrom};
use std::path::{Path, PathBuf};

use super::Library;
use super::deck::DeckFile;
use super::fault::{FileFaultKind, LoadFault};
use super::open::content;
use super::walk::Stamp;
use crate::deckfile::{Extensions, parse, parse_question};
use crate::model::{CardId, DeckId, Question, QuestionId, Source};

/// A question, ready to be asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Loaded {
    /// The question, defaults filled in.
    pub question: Question,
    /// The title of its deck, in the language of its file.
    pub deck_title: String,
    /// The language of its file, a BCP 47 tag.
    pub deck_language: String,
    /// The work that it names as its source.
    pub source: Option<Source>,
    /// Its file.
    pub path: PathBuf,
    /// The line that it begins on, from 1.
    pub line: usize,
}

impl Library {
    /// Reads a question in a language, or else in the nearest one that has it (see [`Library::choose`]).
    ///
    /// A file that changed since the library was opened is read and parsed anew.
    ///
    /// # Errors
    /// [`LoadFault`] when there is no such deck or question, or its file cannot be read any more.
    pub fn question(&self, card: &CardId, language: &str) -> Result<Loaded, LoadFault> {
        let CardId { deck, question, facet } = card;
        let outline = self.deck(deck).ok_or_else(|| LoadFault::NoDeck(deck.clone()))?;
        let (file, at) = outline
            .choose_with(question.as_str(), *facet, language)
            .ok_or_else(|| LoadFault::NoQuestion(deck.clone(), question.clone()))?;
        match file.load(at, question) {
            Ok(Some(loaded)) => Ok(loaded),
            Ok(None) => reload(deck, question, file.path()),
            Err(error) => Err(LoadFault::Io { path: file.path.clone(), error }),
        }
    }
}

impl DeckFile {
    /// Reads a question from its span; `None` when the file is not what it was.
    fn load(&self, at: usize, id: &QuestionId) -> io::Result<Option<Loaded>> {
        let mut file = File::open(&self.path)?;
        if Stamp::of(&file.metadata()?) != self.stamp {
            return Ok(None);
        }
        let (start, length, line) = self.block().place(at);
        let mut bytes = vec![0; length];
        file.seek(SeekFrom::Start(start as u64))?;
        if file.read_exact(&mut bytes).is_err() {
            return Ok(None);
        }
        let extensions = Extensions::from_bits(self.head.extensions);
        let question = String::from_utf8(bytes)
            .ok()
            .and_then(|text| parse_question(&text, extensions, &self.head.defaults()).ok())
            .filter(|question| question.id == *id);
        Ok(question.map(|question| Loaded {
            source: question.source.as_deref().and_then(|key| self.head.source(key)),
            question,
            deck_title: self.head.title.clone(),
            deck_language: self.head.language.clone(),
            path: self.path.clone(),
            line,
        }))
    }
}

/// Reads a whole file for one of its questions.
fn reload(id: &DeckId, question: &QuestionId, path: &Path) -> Result<Loaded, LoadFault> {
    let gone = || LoadFault::NoDeckAnyMore(path.to_owned());
    let (_, bytes) = content(path).map_err(|kind| match kind {
        FileFaultKind::Io(error) => LoadFault::Io { path: path.to_owned(), error },
        _ => gone(),
    })?;
    let text = String::from_utf8(bytes).map_err(|_| gone())?;
    let parsed = parse(&text);
    let deck = parsed.deck.filter(|deck| deck.id == *id).ok_or_else(gone)?;
    let mut questions = deck.questions.into_iter().zip(parsed.question_spans);
    let (question, span) = questions
        .find(|(other, _)| other.id == *question)
        .ok_or_else(|| LoadFault::NoQuestion(id.clone(), question.clone()))?;
    Ok(Loaded {
        source: question.source.as_deref().and_then(|key| deck.sources.get(key).cloned()),
        question,
        deck_title: deck.title,
        deck_language: deck.language,
        path: path.to_owned(),
        line: 1 + text[..span.start].matches('\n').count(),
    })
}
