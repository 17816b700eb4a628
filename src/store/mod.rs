//! The only SQLite progress: the append-only log of every learner, and the caches derived from it.

mod backup;
mod fault;
mod history;
mod ids;
mod learner;
mod log;
mod mark;
mod open;
mod rebuild;
mod row;
mod setting;
mod standing;
mod state;
mod tally;

use std::path::{Path, PathBuf};

use rusqlite::{Connection, Transaction, TransactionBehavior};

use crate::memory::Parameters;

pub use fault::{NameFault, StoreFault};
pub use learner::{Learner, LearnerId};
pub use log::{Appended, Entry, MAX_GIVEN_CHARS, NewReview};
pub use mark::{Mark, Marks};
pub use rebuild::Difference;
pub use standing::Standing;
pub use state::Counts;

use fault::{Cause, Inner};
use ids::Ids;

/// One file of progress, opened.
#[derive(Debug)]
pub struct Store {
    db: Connection,
    path: PathBuf,
    parameters: Parameters,
    ids: Ids,
}

impl Store {
    /// The file it is kept in.
    pub fn path(&self) -> &Path {
        &self.path
    }

    /// Runs something that only reads.
    fn read<T>(&self, work: impl FnOnce(&Connection) -> Inner<T>) -> Result<T, StoreFault> {
        work(&self.db).map_err(|cause| cause.at(&self.path))
    }

    /// Runs something in one transaction that holds the right to write from its start; all of it happens or nothing.
    fn write<T>(
        &mut self,
        work: impl FnOnce(&Transaction<'_>, &Parameters, &mut Ids) -> Inner<T>,
    ) -> Result<T, StoreFault> {
        let Self { db, path, parameters, ids } = self;
        let run = || {
            let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
            let done = work(&transaction, parameters, ids)?;
            transaction.commit()?;
            Ok(done)
        };
        run().map_err(|cause: Cause| cause.at(path))
    }
}

#[cfg(test)]
mod tests;
