//! Relinks: progress whose question is gone, made to count for another card. The log of relinks is append-only.

use std::collections::BTreeMap;

use rusqlite::Connection;

use crate::model::{CardId, DeckId, QuestionId, Timestamp};

use super::fault::Inner;
use super::{Store, StoreFault, rebuild, row};

/// What relinks come to, taken in the log's order: each card that another one's progress counts for. A card that
/// something is linked to stands for itself from there on, so links never run in a circle.
fn resolve(links: impl IntoIterator<Item = (i64, i64)>) -> BTreeMap<i64, i64> {
    let mut direct = BTreeMap::new();
    for (old, new) in links {
        direct.remove(&new);
        if old != new {
            direct.insert(old, new);
        }
    }
    let last = |card: &i64| {
        let mut card = card;
        while let Some(next) = direct.get(card) {
            card = next;
        }
        *card
    };
    direct.iter().map(|(old, new)| (*old, last(new))).collect()
}

/// Finds anew what the relinks come to.
pub(super) fn settle(db: &Connection) -> Inner<()> {
    let mut log = db.prepare("SELECT old, new FROM relink ORDER BY uid")?;
    let links: Vec<(i64, i64)> = log.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    db.execute("UPDATE card SET goes_by = NULL WHERE goes_by IS NOT NULL", [])?;
    let mut put = db.prepare("UPDATE card SET goes_by = ?2 WHERE id = ?1")?;
    for (old, new) in resolve(links) {
        put.execute((old, new))?;
    }
    Ok(())
}

/// The number a card was given, whatever it goes by now.
fn own_number(db: &Connection, card: &CardId) -> Inner<i64> {
    if row::find_card(db, card)?.is_none() {
        return row::add_card(db, card);
    }
    let mut select = db.prepare_cached("SELECT id FROM card WHERE deck = ?1 AND question = ?2 AND facet = ?3")?;
    let parts = (card.deck.as_str(), card.question.as_str(), card.facet.suffix());
    Ok(select.query_row(parts, |row| row.get(0))?)
}

impl Store {
    /// Makes the progress of each first card count for the second, every learner's, and derives the caches anew. A card
    /// relinked to itself stands for itself again.
    ///
    /// # Errors
    /// [`StoreFault`]; nothing is written then.
    pub fn relink(&mut self, links: &[(CardId, CardId)], now: Timestamp) -> Result<(), StoreFault> {
        self.write(|db, ids| {
            let last: Option<i64> = db.query_row("SELECT max(at) FROM relink", [], |row| row.get(0))?;
            // The latest relink counts, and this is the latest, whatever a clock that was set back says.
            let at = Timestamp(last.map_or(now.0, |last| now.0.max(last + 1)));
            for (old, new) in links {
                let (old, new) = (own_number(db, old)?, own_number(db, new)?);
                db.execute(
                    "INSERT INTO relink (uid, old, new, at) VALUES (?1, ?2, ?3, ?4)",
                    (ids.next(at)?.0, old, new, at.0),
                )?;
            }
            settle(db)?;
            rebuild::renew(db, &mut |_, _| {})
        })
    }

    /// The cards of a question that the file knows, relinked or not, in order.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn cards_of(&self, deck: &DeckId, question: &QuestionId) -> Result<Vec<CardId>, StoreFault> {
        self.read(|db| {
            let mut select =
                db.prepare("SELECT deck, question, facet FROM card WHERE deck = ?1 AND question = ?2 ORDER BY facet")?;
            let rows = select.query_map((deck.as_str(), question.as_str()), |found| row::card(found, 0))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    #[test]
    fn chains_are_followed_and_turned_back() {
        assert_eq!(resolve([(1, 2), (2, 3)]), BTreeMap::from([(1, 3), (2, 3)]));
        assert_eq!(resolve([(1, 2), (2, 1)]), BTreeMap::from([(2, 1)]));
        assert_eq!(resolve([(1, 2), (1, 1)]), BTreeMap::new());
        assert_eq!(resolve([(1, 2), (2, 3), (3, 1)]), BTreeMap::from([(2, 1), (3, 1)]));
    }

    proptest! {
        #[test]
        fn links_lead_to_cards_that_stand_for_themselves(links in prop::collection::vec((0..6_i64, 0..6_i64), 0..40)) {
            let resolved = resolve(links.clone());
            prop_assert!(resolved.values().all(|card| !resolved.contains_key(card)));
            if let Some((old, new)) = links.last() {
                prop_assert_eq!(resolved.get(old), Some(new).filter(|new| *new != old));
            }
        }
    }
}
