//! Which cards a learner has met, all at once: what planning asks of every card of every deck.

use rusqlite::Connection;

use super::fault::Inner;
use super::row::number_of;
use super::{LearnerId, Store, StoreFault};
use crate::model::{CardId, Stage};

/// The cards that a learner has met, by their numbers; 8 bytes a card.
#[derive(Clone, Debug, Default)]
pub struct Standing {
    in_days: Vec<i64>,
    on_steps: Vec<i64>,
}

impl Standing {
    /// Where a card stands: new, in review, or on its steps, relearning told as learning.
    pub fn stage(&self, card: &CardId) -> Stage {
        let number = number_of(card);
        if self.in_days.binary_search(&number).is_ok() {
            Stage::Review
        } else if self.on_steps.binary_search(&number).is_ok() {
            Stage::Learning
        } else {
            Stage::New
        }
    }
}

fn numbers(db: &Connection, learner: LearnerId, which: &str) -> Inner<Vec<i64>> {
    let sql = format!("SELECT card FROM card_state WHERE learner = ?1 AND {which}");
    let mut select = db.prepare_cached(&sql)?;
    let rows = select.query_map([learner.0], |row| row.get(0))?;
    let mut numbers = rows.collect::<Result<Vec<i64>, _>>()?;
    numbers.sort_unstable();
    Ok(numbers)
}

impl Store {
    /// The standing of all cards that a learner has met, from the indexes of due cards alone.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn standing(&self, learner: LearnerId) -> Result<Standing, StoreFault> {
        self.read(|db| {
            Ok(Standing {
                in_days: numbers(db, learner, "due_day IS NOT NULL")?,
                on_steps: numbers(db, learner, "phase <> 2")?,
            })
        })
    }
}
