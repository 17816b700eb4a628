//! The deck that questions are added to: found by what a person calls it, and read as it is at that moment.

use std::path::{Path, PathBuf};

use super::super::author::AuthorFault;
use super::super::failure::Failure;
use super::super::workshop::{Source, Workshop};
use crate::deckfile::{Extensions, Likeness, Ruler, parse, takes_more};
use crate::library::{DeckFile, DeckOutline, Library, read_source};
use crate::model::Deck;
use crate::term::Dialogue;

/// A deck file that can be added to.
pub(super) struct Target {
    pub(super) source: Source,
    pub(super) deck: Deck,
    /// What a question of it is read with.
    pub(super) extensions: Extensions,
    /// Its questions, made ready to be held against others.
    pub(super) known: Likeness,
    /// The line, from 1, that each of them begins on.
    lines: Vec<usize>,
}

impl Target {
    /// Reads a deck file that is to be added to, unless nothing could be: nobody shall learn that after a question.
    pub(super) fn open(path: &Path) -> Result<Self, Failure> {
        let target = Self::read(path)?;
        if takes_more(&target.source.text) { Ok(target) } else { Err(unreadable(path)) }
    }

    /// Reads a deck file. Questions of it that have faults are no hindrance.
    fn read(path: &Path) -> Result<Self, Failure> {
        Self::of(path, read_source(path).map_err(AuthorFault::DeckFile)?)
    }

    fn of(path: &Path, text: String) -> Result<Self, Failure> {
        let parsed = parse(&text);
        let deck = parsed.deck.ok_or_else(|| unreadable(path))?;
        let mut ruler = Ruler::new(&text);
        let lines = parsed.question_spans.iter().map(|span| ruler.measure(span.start).line).collect();
        let known = Likeness::new(&deck.questions);
        Ok(Self { source: Source { path: path.to_owned(), text }, deck, extensions: parsed.extensions, known, lines })
    }

    /// The same file as it is now: an editor may have saved it.
    pub(super) fn read_again(&mut self) -> Result<(), Failure> {
        let text = read_source(&self.source.path).map_err(AuthorFault::DeckFile)?;
        if text != self.source.text {
            *self = Self::of(&self.source.path, text)?;
        }
        Ok(())
    }

    /// Whether its language writes numbers and signs as French does.
    pub(super) fn is_french(&self) -> bool {
        self.deck.language.to_lowercase().starts_with("fr")
    }

    /// The line, from 1, that a question stands on; 0 when it is not there.
    pub(super) fn line_of(&self, number: usize) -> usize {
        self.lines.get(number).copied().unwrap_or(0)
    }
}

fn unreadable(path: &Path) -> Failure {
    AuthorFault::UnreadableDeck(path.to_owned()).into()
}

/// The file of the deck that is meant: a path, an id, the name of a file; the only one there is, or the one that is chosen.
/// `None` when whoever is asked has left.
pub(super) fn find(
    workshop: &Workshop,
    library: &Library,
    folder: &Path,
    name: Option<&str>,
    dialogue: &mut Dialogue<'_>,
) -> Result<Option<PathBuf>, Failure> {
    if let Some(name) = name {
        if Path::new(name).is_file() {
            return Ok(Some(PathBuf::from(name)));
        }
        let named = |file: &&DeckFile| file.is_called(name);
        let file = library.decks().iter().find(|deck| deck.id().as_str() == name);
        let file = file.map(|deck| deck.choose(workshop.words.tag()));
        let file = file.or_else(|| library.decks().iter().flat_map(DeckOutline::files).find(named));
        return match file {
            Some(file) => Ok(Some(file.path().to_owned())),
            None => {
                Err(library.find_deck(name).err().map_or(AuthorFault::NoDeck(folder.to_owned()).into(), Failure::from))
            }
        };
    }
    let files: Vec<&DeckFile> = library.decks().iter().flat_map(DeckOutline::files).collect();
    match &files[..] {
        [] => Err(AuthorFault::NoDeck(folder.to_owned()).into()),
        [only] => Ok(Some(only.path().to_owned())),
        several => {
            let labels: Vec<String> =
                several.iter().map(|file| format!("{} · {}", file.title(), file.name())).collect();
            let chosen = dialogue.choose(&workshop.words.say("add-which-deck"), &labels)?;
            Ok(chosen.and_then(|at| several.get(at)).map(|file| file.path().to_owned()))
        }
    }
}

/// The names of the other files of a deck: its translations. `None` for a file that is not one of the study folder's.
pub(super) fn translations<'a>(library: &'a Library, target: &Target) -> Option<Vec<&'a str>> {
    let same = |path: &Path| path.canonicalize().ok() == target.source.path.canonicalize().ok();
    let files = library.deck(&target.deck.id)?.files();
    // A file elsewhere that has the id of a deck here is no translation of it.
    files.iter().any(|file| same(file.path())).then(|| {
        let others = files.iter().filter(|file| !same(file.path()));
        others.map(DeckFile::name).collect()
    })
}
