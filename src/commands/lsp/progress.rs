//! Progress follows a question that was given another id: once the decks on disk have the new id, and no longer the old.
//!
//! What an editor is told to rename it may refuse, undo, or throw away, so nothing is written when it asks. A relink is a
//! fact about decks as they are studied, and those are the files: at every save they are looked at, and when exactly one of
//! the names that a question had in this conversation is left there, its progress is made to count for that one. An undo
//! that is saved leads back the same way.

use std::collections::HashSet;
use std::path::{Path, PathBuf};

use super::super::failure::Failure;
use super::clerk::Clerk;
use super::papers::home;
use crate::deckfile::draft::Draft;
use crate::env::StudyFolder;
use crate::library::read_source;
use crate::model::{CardId, DeckId, QuestionId};
use crate::store::Store;

/// The questions that were renamed in this conversation.
#[derive(Default)]
pub(super) struct Renames(Vec<Renamed>);

/// A question and the names that it had.
struct Renamed {
    /// A file of its deck.
    path: PathBuf,
    deck: DeckId,
    names: Vec<QuestionId>,
    /// The name that its progress counts for.
    at: QuestionId,
}

impl Renames {
    /// A question may soon have another name.
    pub(super) fn remember(&mut self, path: PathBuf, deck: DeckId, old: QuestionId, new: QuestionId) {
        let known = self.0.iter_mut().find(|known| known.deck == deck && known.names.contains(&old));
        match known {
            Some(known) => known.names.push(new),
            None => self.0.push(Renamed { path, deck, names: vec![old.clone(), new], at: old }),
        }
    }
}

/// What the files of a deck say of a renamed question.
#[derive(Debug, PartialEq, Eq)]
enum Told {
    /// It has one name, everywhere.
    One(QuestionId),
    /// Some files are not saved yet, or it is gone.
    Nothing,
    /// One file has two of its names: another question took the one that it gave up.
    Taken,
}

fn tell(names: &[QuestionId], files: &[HashSet<String>]) -> Told {
    let there = |file: &HashSet<String>| names.iter().filter(|name| file.contains(name.as_str())).collect::<Vec<_>>();
    let mut all: Vec<&QuestionId> = Vec::new();
    for found in files.iter().map(there) {
        if found.len() > 1 {
            return Told::Taken;
        }
        all.extend(found);
    }
    match all.split_first() {
        Some((first, rest)) if rest.iter().all(|name| name == first) => Told::One((*first).clone()),
        _ => Told::Nothing,
    }
}

impl Clerk<'_> {
    /// Lets progress follow the questions that are renamed on disk by now.
    pub(super) fn settle_renames(&mut self) {
        let mut renames = std::mem::take(&mut self.renames);
        renames.0.retain_mut(|renamed| match tell(&renamed.names, &ids_on_disk(&renamed.path, &renamed.deck)) {
            Told::One(name) if name != renamed.at => {
                match self.relink(&renamed.path, &renamed.deck, &renamed.at, &name) {
                    Ok(0) => {}
                    Ok(count) => {
                        let (old, new) = (renamed.at.as_str(), name.as_str());
                        let args = [("old", old.into()), ("new", new.into()), ("count", count.into())];
                        let text = self.words.tell("lsp-relinked", &args);
                        self.show(false, &text);
                    }
                    Err(failure) => {
                        let text = failure.tell(&self.words);
                        self.show(true, text.trim_end());
                        // It is tried again at the next save.
                        return true;
                    }
                }
                renamed.at = name;
                true
            }
            Told::Taken => false,
            _ => true,
        });
        self.renames = renames;
    }

    /// Makes the progress of one question count for another; of how many cards there was any.
    fn relink(&self, path: &Path, deck: &DeckId, old: &QuestionId, new: &QuestionId) -> Result<usize, Failure> {
        let Some(mut store) = self.store_of(path)? else { return Ok(0) };
        let renamed = |card: CardId| (card.clone(), CardId { question: new.clone(), ..card });
        let links: Vec<_> = store.cards_of(deck, old)?.into_iter().map(renamed).collect();
        if !links.is_empty() {
            store.relink(&links, self.env.now().at)?;
        }
        Ok(links.len())
    }

    /// Whether answers are kept under the name of a question. A file of progress that cannot be read says nothing.
    pub(super) fn has_progress(&self, path: &Path, deck: &DeckId, question: &QuestionId) -> bool {
        let kept = || -> Result<bool, Failure> {
            let Some(store) = self.store_of(path)? else { return Ok(false) };
            let answered = store.answered()?;
            Ok(answered.iter().any(|(card, _)| card.deck == *deck && card.question == *question))
        };
        kept().unwrap_or(false)
    }

    /// The file of progress that belongs to a deck file, if there is one: of the study folder that is meant, if the file
    /// lies among its decks, else of the one that it lies in. None is ever begun here.
    fn store_of(&self, path: &Path) -> Result<Option<Store>, Failure> {
        let is_among = |folder: &StudyFolder| {
            let real = |path: &Path| path.canonicalize().unwrap_or_else(|_| path.to_owned());
            real(path).starts_with(real(&folder.decks()))
        };
        let meant = self.env.study_folder(self.options.home.as_deref()).ok().filter(is_among);
        let own = || {
            home(path).filter(|home| home.is_decks)?.folder.parent().map(|root| StudyFolder { root: root.to_owned() })
        };
        let Some(folder) = meant.or_else(own).filter(|folder| folder.database().exists()) else { return Ok(None) };
        Ok(Some(Store::open(&folder.database(), self.env.now(), self.env.entropy())?))
    }
}

/// The question ids of each file of a deck, as it is saved.
fn ids_on_disk(path: &Path, deck: &DeckId) -> Vec<HashSet<String>> {
    let files = home(path).map(|home| home.files()).unwrap_or_default();
    let texts = files.iter().filter_map(|path| read_source(path).ok()).filter(|text| text.contains(deck.as_str()));
    let ids = |text: String| {
        let draft = Draft::of(&text);
        let is_of = draft.id().is_some_and(|id| id.text == deck.as_str());
        is_of.then(|| draft.entries().into_iter().filter_map(|entry| Some(entry.id?.text)).collect())
    };
    texts.filter_map(ids).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn progress_follows_when_every_file_says_so() {
        let id = |name: &str| QuestionId::new(name).unwrap();
        let files = |files: &[&str]| -> Vec<HashSet<String>> {
            files.iter().map(|file| file.split(' ').map(str::to_owned).collect()).collect()
        };
        let names = [id("a"), id("b"), id("c")];
        for (on_disk, told) in [
            (&["b x", "b y"][..], Told::One(id("b"))),
            (&["b x", "y"], Told::One(id("b"))),
            (&["b x", "a y"], Told::Nothing),
            (&["x", "y"], Told::Nothing),
            (&[], Told::Nothing),
            (&["b a", "b"], Told::Taken),
        ] {
            assert_eq!(tell(&names, &files(on_disk)), told, "{on_disk:?}");
        }
    }
}
