//! The caches derived anew from the log, and compared with it.

use rusqlite::Connection;

use crate::model::{CardState, StudyDay, Tally};

use super::derive::{Caches, derive};
use super::fault::Inner;
use super::mark::Marks;
use super::{LearnerId, Store, StoreFault, mark, open, row, state, tally};

/// Where a cache differs from what the log gives. Cards go by their number in the file.
#[derive(Clone, Debug, PartialEq)]
pub enum Difference {
    /// A card's state.
    State {
        /// Whose.
        learner: LearnerId,
        /// Which card.
        card: i64,
        /// What the cache holds.
        cached: Option<CardState>,
        /// What the log gives.
        replayed: Option<CardState>,
    },
    /// A day's tally.
    Tally {
        /// Whose.
        learner: LearnerId,
        /// Which day.
        day: StudyDay,
        /// What the cache holds.
        cached: Option<Tally>,
        /// What the log gives.
        replayed: Option<Tally>,
    },
    /// A card's marks.
    Marks {
        /// Whose.
        learner: LearnerId,
        /// Which card.
        card: i64,
        /// What the cache holds.
        cached: Option<Marks>,
        /// What the log gives.
        replayed: Option<Marks>,
    },
}

impl Store {
    /// Derives all caches anew from the log, in one transaction.
    ///
    /// # Errors
    /// [`StoreFault`]; the caches are as they were then.
    pub fn rebuild(&mut self) -> Result<(), StoreFault> {
        self.write(|db, _| renew(db, &mut |_, _| {}))
    }

    /// Where the caches differ from what the log gives, to the bit; empty when all is well.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn verify(&self) -> Result<Vec<Difference>, StoreFault> {
        self.differences(&mut |_, _| {})
    }

    /// As [`Store::verify`]; `progress` is told how many reviews are replayed of how many.
    pub(super) fn differences(&self, progress: &mut dyn FnMut(usize, usize)) -> Result<Vec<Difference>, StoreFault> {
        self.read(|db| {
            // One transaction, so that both sides are read of one moment.
            let snapshot = db.unchecked_transaction()?;
            let derived = derive(&snapshot, progress)?;
            Ok(compare(&readable(&snapshot)?.unwrap_or_default(), &derived))
        })
    }

    /// What SQLite itself finds wrong with the file, line by line; empty when all is well. Reads the whole file.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn integrity(&self) -> Result<Vec<String>, StoreFault> {
        self.read(|db| integrity(db, "integrity_check"))
    }
}

/// What SQLite finds wrong by one of its checks, line by line.
pub(super) fn integrity(db: &Connection, check: &str) -> Inner<Vec<String>> {
    let mut check = db.prepare(&format!("PRAGMA {check}"))?;
    let lines: Vec<String> = check.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
    Ok(lines.into_iter().filter(|line| line != "ok").collect())
}

/// Lets SQLite keep 64 MB of pages: work on the whole file comes back to the same ones.
pub(super) fn widen(db: &Connection) -> Inner<()> {
    Ok(db.execute_batch("PRAGMA cache_size = -65536")?)
}

/// Derives all caches anew; to be called inside a transaction. `progress` is told how many reviews are replayed of how
/// many.
pub(super) fn renew(db: &Connection, progress: &mut dyn FnMut(usize, usize)) -> Inner<()> {
    let derived = derive(db, progress)?;
    let there = readable(db)?;
    if there.is_none() {
        // What cannot even be read is put away whole.
        db.execute_batch("DELETE FROM card_state; DELETE FROM tally; DELETE FROM card_mark;")?;
    }
    for difference in compare(&there.unwrap_or_default(), &derived) {
        mend(db, &difference)?;
    }
    open::put_rule_version(db)
}

/// Puts what the log gives in the place of what the cache holds.
fn mend(db: &Connection, difference: &Difference) -> Inner<()> {
    match difference {
        Difference::State { learner, card, replayed: Some(state), .. } => state::put(db, *learner, *card, state),
        Difference::State { learner, card, replayed: None, .. } => state::remove(db, *learner, *card),
        Difference::Tally { learner, day, replayed, .. } => {
            db.prepare_cached("DELETE FROM tally WHERE learner = ?1 AND day = ?2")?.execute((learner.0, day.0))?;
            replayed.map_or(Ok(()), |tally| tally::add(db, *learner, *day, tally))
        }
        Difference::Marks { learner, card, replayed, .. } => {
            mark::put(db, *learner, *card, &replayed.clone().unwrap_or_default())
        }
    }
}

/// The caches as they are; `None` when they hold a value that no sommet writes.
fn readable(db: &Connection) -> Inner<Option<Caches>> {
    match cached(db) {
        Err(cause) if cause.is_about_a_value() => Ok(None),
        other => other.map(Some),
    }
}

fn cached(db: &Connection) -> Inner<Caches> {
    let mut caches = Caches::default();
    let mut states = db.prepare(&format!("SELECT learner, card, {} FROM card_state", row::STATE))?;
    let mut rows = states.query([])?;
    while let Some(found) = rows.next()? {
        caches.states.insert((LearnerId(found.get(0)?), found.get(1)?), row::state(found, 2)?);
    }
    let mut tallies =
        db.prepare("SELECT learner, day, answers, passes, millis, introduced, recalls, recalled FROM tally")?;
    let mut rows = tallies.query([])?;
    while let Some(found) = rows.next()? {
        caches.tallies.insert((LearnerId(found.get(0)?), StudyDay(found.get(1)?)), Tally::read(found, 2)?);
    }
    let mut marks = db.prepare("SELECT learner, card, suspended, buried_until, note FROM card_mark")?;
    let mut rows = marks.query([])?;
    while let Some(found) = rows.next()? {
        caches.marks.insert((LearnerId(found.get(0)?), found.get(1)?), Marks::read(found, 2)?);
    }
    Ok(caches)
}

fn compare(cached: &Caches, derived: &Caches) -> Vec<Difference> {
    let bits = |state: &CardState| (state.memory.stability.to_bits(), state.memory.difficulty.to_bits());
    let mut found = Vec::new();
    for (learner, card) in either(cached.states.keys(), derived.states.keys()) {
        let key = (learner, card);
        let (one, other) = (cached.states.get(&key).copied(), derived.states.get(&key).copied());
        if one != other || one.as_ref().map(bits) != other.as_ref().map(bits) {
            found.push(Difference::State { learner, card, cached: one, replayed: other });
        }
    }
    for (learner, day) in either(cached.tallies.keys(), derived.tallies.keys()) {
        let (one, other) =
            (cached.tallies.get(&(learner, day)).copied(), derived.tallies.get(&(learner, day)).copied());
        if one != other {
            found.push(Difference::Tally { learner, day, cached: one, replayed: other });
        }
    }
    for (learner, card) in either(cached.marks.keys(), derived.marks.keys()) {
        let (one, other) = (cached.marks.get(&(learner, card)).cloned(), derived.marks.get(&(learner, card)).cloned());
        if one != other {
            found.push(Difference::Marks { learner, card, cached: one, replayed: other });
        }
    }
    found
}

/// The keys of either side, each once, in order.
fn either<'a, K: Copy + Ord + 'a>(one: impl Iterator<Item = &'a K>, other: impl Iterator<Item = &'a K>) -> Vec<K> {
    let mut all: Vec<K> = one.chain(other).copied().collect();
    all.sort_unstable();
    all.dedup();
    all
}
