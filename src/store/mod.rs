//! The only SQLite progress: the append-only log of every learner, and the caches derived from it.

mod backup;
mod class;
mod classroom;
mod derive;
mod doctor;
mod fault;
mod forget;
mod history;
mod ids;
mod learner;
mod log;
mod mark;
mod mend;
mod merge;
mod open;
mod parameters;
mod person;
mod place;
mod posting;
mod rebuild;
mod relink;
mod restore;
mod row;
mod schedule;
mod seen;
mod setting;
mod snapshot;
mod state;
mod tally;
mod witness;
mod workload;

use std::cell::RefCell;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

pub use class::{Class, Expected, Member};
pub use classroom::{RoomBatch, RoomId, RoomRole, StoredHappening, StoredRoom, StoredSeat};
pub use doctor::{Answered, Examination, LogReport, Untidy};
pub use fault::{NameFault, StoreFault};
pub use forget::{Cleared, Traces, Whose};
pub use learner::{Learner, LearnerId};
pub use log::{Appended, DayAnswer, Entry, MAX_GIVEN_CHARS, NewReview};
pub use mark::{Mark, Marks};
pub use merge::Merged;
pub use parameters::{Move, Record, Tuning, Undone};
pub use posting::{OwnTerms, Posted, Posting};
pub use rebuild::Difference;
pub use restore::{GoodCopy, Restored, good_copies, look_into, restore};
pub use schedule::Standing;
pub use setting::ExamDay;
pub use state::Counts;
pub use witness::{LogRow, LogRows, Witnessed};

use fault::Inner;
use ids::Ids;
use schedule::Scan;
use seen::Seen;

/// One file of progress, opened.
#[derive(Debug)]
pub struct Store {
    db: Connection,
    path: PathBuf,
    seen: Seen,
    schedule: RefCell<Option<Scan>>,
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
    fn write<T>(&mut self, work: impl FnOnce(&Connection, &mut Ids) -> Inner<T>) -> Result<T, StoreFault> {
        self.seen = Seen::default();
        let Self { db, path, ids, .. } = self;
        transact(db, || work(db, ids)).map_err(|cause| cause.at(path))
    }

    /// Runs something that only writes answers, and so may go by what was seen before.
    fn log<T>(&mut self, work: impl FnOnce(&Connection, &mut Seen, &mut Ids) -> Inner<T>) -> Result<T, StoreFault> {
        let Self { db, path, seen, ids, .. } = self;
        let work = || {
            seen.refresh(db)?;
            work(db, seen, ids)
        };
        transact(db, work).map_err(|cause| cause.at(path))
    }
}

/// The statements are kept, as rusqlite's own transactions do not keep theirs: each answer pays for them.
fn transact<T>(db: &Connection, work: impl FnOnce() -> Inner<T>) -> Inner<T> {
    db.prepare_cached("BEGIN IMMEDIATE")?.execute([])?;
    let done = work().and_then(|done| {
        db.prepare_cached("COMMIT")?.execute([])?;
        Ok(done)
    });
    if done.is_err() && !db.is_autocommit() {
        // Where even this fails, SQLite has rolled back by itself, or does when the file is next opened.
        let _ = db.execute_batch("ROLLBACK");
    }
    done
}

#[cfg(test)]
mod tests;
