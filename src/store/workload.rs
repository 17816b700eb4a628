//! The work ahead: how many cards are promised for each day to come.

use super::{LearnerId, Store, StoreFault};
use crate::memory::Load;
use crate::model::StudyDay;

impl Store {
    /// How many cards are promised for each day after `day`, suspended ones left out. Counted by number alone: cards whose
    /// question is gone are among them.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn load_after(&self, learner: LearnerId, day: StudyDay) -> Result<Load, StoreFault> {
        self.read(|db| {
            let mut select = db.prepare_cached(
                "SELECT due_day, count(*) FROM card_state WHERE learner = ?1 AND due_day > ?2
                 AND NOT EXISTS (SELECT 1 FROM card_mark WHERE card_mark.learner = card_state.learner
                     AND card_mark.card = card_state.card AND suspended)
                 GROUP BY due_day",
            )?;
            let rows = select.query_map((learner.0, day.0), |row| Ok((StudyDay(row.get(0)?), row.get(1)?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}
