//! Decks on disk: found, indexed, listed and read, one question at a time.
//!
//! At the start each file is only looked up by size and times; what changed is read again. What a plan needs of the
//! questions (ids, cards, tags) comes from the index, decoded per deck when it is asked for; a question's text is read
//! from its own bytes in the file.

mod block;
mod bundle;
mod create;
mod deck;
mod fault;
mod index;
mod load;
mod media;
mod open;
mod rewrite;
mod source;
mod walk;

/// The decks that every copy of the program carries.
pub mod bundled {
    pub use super::bundle::{files, unpack};
}

#[cfg(test)]
mod tests;

use std::collections::HashMap;

pub use block::Cards;
pub use create::{create, put};
pub use deck::{DeckFile, DeckOutline, QuestionRef};
pub use fault::{FileFault, FileFaultKind, LoadFault, UnknownDeck};
pub use load::Loaded;
pub use media::{MediaFile, find_media};
pub use rewrite::{RewriteFault, rewrite};
pub use source::{find_sources, read_source};
pub use walk::MAX_BYTES;

use crate::deckfile::nearest;
use crate::model::{CardId, DeckId};

/// All decks below a folder.
#[derive(Debug)]
pub struct Library {
    decks: Vec<DeckOutline>,
    by_id: HashMap<DeckId, usize>,
    faults: Vec<FileFault>,
}

impl Library {
    /// The decks, in the order of their first file's path.
    pub fn decks(&self) -> &[DeckOutline] {
        &self.decks
    }

    /// What is wrong with files; the good ones beside them are there all the same.
    pub fn faults(&self) -> &[FileFault] {
        &self.faults
    }

    /// The deck of that id.
    pub fn deck(&self, id: &DeckId) -> Option<&DeckOutline> {
        self.by_id.get(id).and_then(|at| self.decks.get(*at))
    }

    /// The deck that a person means: by its id, or by the path or name of one of its files, with or without `.ron`.
    ///
    /// # Errors
    /// [`UnknownDeck`] with the ids that come near.
    pub fn find_deck(&self, name: &str) -> Result<&DeckOutline, UnknownDeck> {
        let by_id = self.decks.iter().find(|deck| deck.id().as_str() == name);
        let by_file = || self.decks.iter().find(|deck| deck.files().iter().any(|file| file.is_called(name)));
        by_id.or_else(by_file).ok_or_else(|| self.unknown(name))
    }

    fn unknown(&self, name: &str) -> UnknownDeck {
        const OFFERED: usize = 3;
        let mut ids: Vec<&str> = self.decks.iter().map(|deck| deck.id().as_str()).collect();
        let mut near: Vec<String> = Vec::new();
        let part = name.to_lowercase();
        ids.retain(|id| {
            let contains = !part.is_empty() && near.len() < OFFERED && id.to_lowercase().contains(&part);
            if contains {
                near.push((*id).to_owned());
            }
            !contains
        });
        while near.len() < OFFERED
            && let Some(found) = nearest(name, ids.iter().copied())
        {
            near.push(found.to_owned());
            ids.retain(|id| *id != found);
        }
        UnknownDeck { name: name.to_owned(), nearest: near }
    }

    /// The file of a deck to read in a language, a BCP 47 tag: that language, else the same without its region, else
    /// English, else the first.
    pub fn choose(&self, deck: &DeckId, language: &str) -> Option<&DeckFile> {
        self.deck(deck).map(|outline| outline.choose(language))
    }

    /// Whether a card's question is still there, with that card.
    pub fn contains(&self, card: &CardId) -> bool {
        self.deck(&card.deck).is_some_and(|deck| deck.contains(&card.question, card.facet))
    }

    /// The tags of a card's question, those of all translations; empty when there is no such question.
    pub fn tags_of(&self, card: &CardId) -> Vec<&str> {
        self.deck(&card.deck)
            .and_then(|deck| deck.question(&card.question))
            .map(|question| question.tags())
            .unwrap_or_default()
    }

    /// How many questions a deck has, each counted once for all its translations; 0 when there is no such deck.
    pub fn question_count(&self, deck: &DeckId) -> usize {
        self.deck(deck).map_or(0, DeckOutline::question_count)
    }

    /// How many cards a deck has, each counted once for all its translations; 0 when there is no such deck.
    pub fn card_count(&self, deck: &DeckId) -> usize {
        self.deck(deck).map_or(0, DeckOutline::card_count)
    }
}
