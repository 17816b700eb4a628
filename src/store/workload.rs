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
        let mut load = Load::none();
        for promised in self.days_after(learner, day)? {
            load.add(promised);
        }
        Ok(load)
    }
}
