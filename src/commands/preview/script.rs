//! What is played: one deck file, read whole, and which of its questions.

use std::ops::Range;
use std::path::{Path, PathBuf};

use super::super::failure::Failure;
use super::super::workshop::Workshop;
use super::super::write_err;
use crate::deckfile::{Diagnostic, Ruler, parse};
use crate::library::{FileFaultKind, Library, read_source};
use crate::model::{CardId, Deck, Question, QuestionId};

/// How the deck was named.
pub(super) enum Name<'a> {
    /// By a file, and perhaps the id of one of its questions.
    File(PathBuf, Option<&'a str>),
    /// By its id, or by the name of a file of the study folder, and perhaps a question after a slash.
    Deck(&'a str),
}

impl<'a> Name<'a> {
    /// A file that is there is meant before a deck of that name.
    pub(super) fn of(written: &'a str) -> Self {
        let file = |path: &str| Path::new(path).is_file().then(|| PathBuf::from(path));
        let split = || written.rsplit_once('/').and_then(|(path, question)| Some((file(path)?, question)));
        match file(written) {
            Some(path) => Self::File(path, None),
            None => match split() {
                Some((path, question)) => Self::File(path, Some(question)),
                None => Self::Deck(written),
            },
        }
    }

    /// The paths that a workshop opens for it; none are the decks of the study folder.
    pub(super) fn paths(&self) -> Vec<PathBuf> {
        match self {
            Self::File(path, _) => vec![path.clone()],
            Self::Deck(_) => Vec::new(),
        }
    }
}

/// A deck file as it reads now.
pub(super) struct Script {
    path: PathBuf,
    text: String,
    deck: Deck,
    /// The line that each of the deck's questions begins on, from 1.
    lines: Vec<usize>,
    diagnostics: Vec<Diagnostic>,
    only: Option<QuestionId>,
}

impl Script {
    /// Finds and reads what is meant. Nothing is written, not even the index of decks.
    pub(super) fn open(workshop: &Workshop, name: &Name<'_>) -> Result<Self, Failure> {
        let (path, question) = match name {
            Name::File(path, question) => (path.clone(), *question),
            Name::Deck(name) => find(workshop, name)?,
        };
        let mut script = Self::read(workshop, &path)?;
        if let Some(id) = question {
            let named = || format!("{}/{id}", script.deck.id);
            let only = QuestionId::new(id).ok().filter(|id| script.question(id).is_some());
            if only.is_none() {
                script.tell_faults(workshop);
            }
            script.only = Some(only.ok_or_else(|| Failure::NoQuestion(named()))?);
        }
        Ok(script)
    }

    fn read(workshop: &Workshop, path: &Path) -> Result<Self, Failure> {
        let text = read_source(path).map_err(|fault| {
            let exit = match fault.kind {
                FileFaultKind::Io(_) | FileFaultKind::NotRegular => super::Exit::Failed,
                _ => super::Exit::Finding,
            };
            write_err(&workshop.tell_fault(&fault));
            Failure::Told(exit)
        })?;
        let parsed = parse(&text);
        let Some(deck) = parsed.deck else {
            tell(workshop, path, &text, &parsed.diagnostics);
            return Err(Failure::Told(super::Exit::Finding));
        };
        let lines = lines_of(&text, &parsed.question_spans);
        Ok(Self { path: path.to_owned(), deck, lines, diagnostics: parsed.diagnostics, only: None, text })
    }

    /// Reads the file again if its text changed: whether it did. While it is no deck at all, its questions
    /// stay as they were read.
    pub(super) fn renew(&mut self) -> bool {
        let Ok(text) = read_source(&self.path) else { return false };
        if text == self.text {
            return false;
        }
        let parsed = parse(&text);
        self.diagnostics = parsed.diagnostics;
        if let Some(deck) = parsed.deck {
            self.lines = lines_of(&text, &parsed.question_spans);
            self.deck = deck;
        }
        self.text = text;
        true
    }

    /// Its file.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }

    /// The deck, without the questions that cannot be read.
    pub(super) fn deck(&self) -> &Deck {
        &self.deck
    }

    /// The questions that are meant.
    pub(super) fn questions(&self) -> impl Iterator<Item = &Question> {
        self.deck.questions.iter().filter(|question| self.only.as_ref().is_none_or(|only| question.id == *only))
    }

    /// The cards that they yield, in the author's order.
    pub(super) fn cards(&self) -> Vec<CardId> {
        let of = |question: &Question| {
            let (deck, question, facets) = (self.deck.id.clone(), question.id.clone(), question.facets());
            facets.into_iter().map(move |facet| CardId { deck: deck.clone(), question: question.clone(), facet })
        };
        self.questions().flat_map(of).collect()
    }

    /// One of the questions, and the line that it begins on.
    pub(super) fn question(&self, id: &QuestionId) -> Option<(&Question, usize)> {
        let mut questions = self.deck.questions.iter().zip(&self.lines);
        questions.find(|(question, _)| question.id == *id).map(|(question, line)| (question, *line))
    }

    /// Whether there is nothing to ask.
    pub(super) fn is_empty(&self) -> bool {
        self.questions().next().is_none()
    }

    /// Whether all of the file could be read.
    pub(super) fn is_whole(&self) -> bool {
        self.diagnostics.is_empty()
    }

    /// What is wrong with it, each fault drawn.
    pub(super) fn faults(&self, workshop: &Workshop) -> Vec<String> {
        workshop.tell_findings(&self.path, &self.text, &self.diagnostics)
    }

    /// Says on standard error what is wrong with it, and what becomes of that.
    pub(super) fn tell_faults(&self, workshop: &Workshop) {
        tell(workshop, &self.path, &self.text, &self.diagnostics);
        if !self.is_whole() {
            let args = [("count", self.deck.questions.len().into())];
            write_err(&format!("{}\n", workshop.words.tell("preview-broken", &args)));
        }
    }
}

/// The line that each of these stretches begins on, from 1.
fn lines_of(text: &str, spans: &[Range<usize>]) -> Vec<usize> {
    let mut ruler = Ruler::new(text);
    spans.iter().map(|span| ruler.measure(span.start).line).collect()
}

fn tell(workshop: &Workshop, path: &Path, text: &str, diagnostics: &[Diagnostic]) {
    for fault in workshop.tell_findings(path, text, diagnostics) {
        write_err(&format!("{fault}\n"));
    }
}

/// The file of a deck of the study folder, in the reader's language unless a file itself is named.
fn find<'a>(workshop: &Workshop, name: &'a str) -> Result<(PathBuf, Option<&'a str>), Failure> {
    let folder = workshop.paths.first().map_or(Path::new("."), PathBuf::as_path);
    let library = Library::open(folder, None, &mut |_, _| {});
    let file = |name: &str| {
        let deck = library.find_deck(name)?;
        let called = deck.files().iter().find(|file| file.is_called(name));
        Ok(called.unwrap_or_else(|| deck.choose(workshop.words.tag())).path().to_owned())
    };
    match (file(name), name.rsplit_once('/')) {
        (Ok(path), _) => Ok((path, None)),
        (Err(_), Some((deck, question))) => file(deck).map(|path| (path, Some(question))).map_err(Failure::UnknownDeck),
        (Err(fault), None) => Err(Failure::UnknownDeck(fault)),
    }
}
