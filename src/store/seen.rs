//! What a connection has seen of the file and need not ask for again, as long as nobody writes otherwise.

use std::collections::HashMap;
use std::collections::hash_map::Entry;
use std::sync::Arc;

use rusqlite::Connection;

use crate::memory::Parameters;

use super::fault::Inner;
use super::{LearnerId, parameters};

/// When a connection read: what SQLite counts of others' commits, and of its own changes. Of one connection, two of one
/// value saw the same file.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Epoch {
    others: i64,
    own: i64,
}

impl Epoch {
    /// Now; of the moment that everything in a transaction is of, if it is called inside one.
    pub(super) fn of(db: &Connection) -> Inner<Self> {
        let mut own = db.prepare_cached("SELECT total_changes()")?;
        Ok(Self { others: commits_of_others(db)?, own: own.query_row([], |found| found.get(0))? })
    }
}

/// Changes when another connection has committed (<https://sqlite.org/pragma.html#pragma_data_version>).
fn commits_of_others(db: &Connection) -> Inner<i64> {
    Ok(db.prepare_cached("PRAGMA data_version")?.query_row([], |found| found.get(0))?)
}

/// What answers ask of the file again and again, and answers do not change.
#[derive(Debug, Default)]
pub(super) struct Seen {
    others: Option<i64>,
    parameters: HashMap<LearnerId, Arc<Parameters>>,
    moves: Option<bool>,
}

impl Seen {
    /// Forgets all if another connection has written. To be called in a transaction that holds the right to write.
    pub(super) fn refresh(&mut self, db: &Connection) -> Inner<()> {
        let others = Some(commits_of_others(db)?);
        if self.others != others {
            *self = Self { others, ..Self::default() };
        }
        Ok(())
    }

    /// The parameters that a learner's memory is derived with.
    pub(super) fn parameters(&mut self, db: &Connection, learner: LearnerId) -> Inner<Arc<Parameters>> {
        match self.parameters.entry(learner) {
            Entry::Occupied(known) => Ok(Arc::clone(known.get())),
            Entry::Vacant(place) => Ok(Arc::clone(place.insert(Arc::new(parameters::holding(db, learner)?)))),
        }
    }

    /// Whether any due day stands moved by wish.
    pub(super) fn has_moves(&mut self, db: &Connection) -> Inner<bool> {
        if let Some(moves) = self.moves {
            return Ok(moves);
        }
        let moves = db.query_row("SELECT EXISTS (SELECT 1 FROM moved_due)", [], |found| found.get(0))?;
        Ok(*self.moves.insert(moves))
    }
}
