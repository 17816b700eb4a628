//! A question on its way to a round: as it is asked, and the other answers of its deck, which no slip of the keyboard may hit.

use std::collections::HashMap;
use std::sync::Arc;

use super::desk::cards_of;
use crate::grading::{Others, known_answers};
use crate::library::{Library, Loaded};
use crate::model::{CardId, DeckId, QuestionId};
use crate::quiz::Asked;

/// A card's question, as it was read.
pub(super) fn asked(card: CardId, loaded: Loaded) -> Asked {
    Asked {
        card,
        question: Arc::new(loaded.question),
        deck: loaded.deck_title,
        language: loaded.deck_language,
        source: loaded.source,
    }
}

/// The known answers of decks, each deck read when it is first asked for.
#[derive(Default)]
pub(super) struct OtherAnswers(HashMap<DeckId, Arc<Others>>);

impl OtherAnswers {
    /// Those of a deck, in a language.
    pub(super) fn of(&mut self, library: &Library, deck: &DeckId, language: &str) -> Arc<Others> {
        let read = || Arc::new(others_of(library, deck, language));
        self.0.entry(deck.clone()).or_insert_with(read).clone()
    }

    /// Those of a deck may have changed.
    pub(super) fn forget(&mut self, deck: &DeckId) {
        self.0.remove(deck);
    }
}

/// The answers of a deck in a language, made ready.
fn others_of(library: &Library, deck: &DeckId, language: &str) -> Others {
    Others::new(&texts_of(library, deck, language))
}

/// Reads all questions of a deck in a language for their answers; those that cannot be read are left out.
pub(super) fn texts_of(library: &Library, deck: &DeckId, language: &str) -> Vec<String> {
    let mut others = Vec::new();
    let mut last: Option<QuestionId> = None;
    for card in library.deck(deck).into_iter().flat_map(cards_of) {
        if last.replace(card.question.clone()).as_ref() == Some(&card.question) {
            continue; // another card of the same question
        }
        let loaded = library.question(&card, language).ok();
        others.extend(loaded.into_iter().flat_map(|loaded| known_answers(&loaded.question.answer)));
    }
    others.sort();
    others.dedup();
    others
}
