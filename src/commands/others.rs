//! The other answers of a deck, which no slip of the keyboard may hit.

use super::desk::cards_of;
use crate::grading::{Others, known_answers};
use crate::library::Library;
use crate::model::{DeckId, QuestionId};

/// Reads all questions of a deck in a language for their answers; those that cannot be read are left out.
pub(super) fn others_of(library: &Library, deck: &DeckId, language: &str) -> Others {
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
    Others::new(&others)
}
