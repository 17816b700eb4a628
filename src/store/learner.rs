//! Learners: who the progress of a file belongs to.

use rusqlite::{Connection, OptionalExtension, Row};

use crate::model::{StudyDay, Timestamp};

use super::fault::{Inner, NameFault};
use super::ids::Ids;
use super::{Store, StoreFault};

/// The longest name, in characters.
const MAX_NAME_CHARS: usize = 60;

/// The number a learner goes by in one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct LearnerId(pub(super) i64);

impl LearnerId {
    /// The number itself; it is never given to another learner.
    pub fn number(self) -> i64 {
        self.0
    }

    /// The learner of a number that [`LearnerId::number`] gave.
    pub fn of_number(number: i64) -> Self {
        Self(number)
    }
}

/// A learner, and how much they did.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Learner {
    /// Their number in this file.
    pub id: LearnerId,
    /// Their id in any file: a UUID of version 7.
    pub uid: [u8; 16],
    /// As they wrote it.
    pub name: String,
    /// When they were added.
    pub created_at: Timestamp,
    /// Cards that they ever answered.
    pub cards: u32,
    /// Their answers, but for those taken back.
    pub answers: u32,
    /// The study day of their last answer.
    pub last_day: Option<StudyDay>,
}

/// A person is told by what does not depend on the file: the oldest of their ids and the latest of their names.
const SELECT: &str = "SELECT id,
     (SELECT uid FROM learner AS same WHERE same.id = learner.id OR same.person = learner.id
         ORDER BY created_at, uid LIMIT 1),
     (SELECT name FROM learner AS same WHERE same.id = learner.id OR same.person = learner.id
         ORDER BY named_at DESC, name DESC LIMIT 1),
     (SELECT min(created_at) FROM learner AS same WHERE same.id = learner.id OR same.person = learner.id),
     (SELECT count(*) FROM card_state WHERE learner = learner.id),
     (SELECT coalesce(sum(answers), 0) FROM tally WHERE learner = learner.id),
     (SELECT max(day) FROM tally WHERE learner = learner.id) FROM learner WHERE person IS NULL AND NOT forgotten";

fn read(row: &Row<'_>) -> rusqlite::Result<Learner> {
    let last_day: Option<i32> = row.get(6)?;
    Ok(Learner {
        id: LearnerId(row.get(0)?),
        uid: row.get(1)?,
        name: row.get(2)?,
        created_at: Timestamp(row.get(3)?),
        cards: row.get(4)?,
        answers: row.get(5)?,
        last_day: last_day.map(StudyDay),
    })
}

/// The name without white space around it, and the form by which names are told apart.
pub(super) fn check(name: &str) -> Result<(&str, String), NameFault> {
    let name = name.trim();
    if name.is_empty() {
        return Err(NameFault::Empty);
    }
    if name.chars().count() > MAX_NAME_CHARS {
        return Err(NameFault::TooLong);
    }
    match name.chars().find(|c| c.is_control()) {
        Some(c) => Err(NameFault::Forbidden(c)),
        None => Ok((name, fold(name))),
    }
}

/// The form by which names are told apart.
pub(super) fn fold(name: &str) -> String {
    name.trim().to_lowercase()
}

pub(super) fn find(db: &Connection, folded: &str) -> Inner<Option<LearnerId>> {
    let mut select = db.prepare_cached("SELECT id FROM learner WHERE folded = ?1")?;
    Ok(select.query_row([folded], |row| row.get(0).map(LearnerId)).optional()?)
}

/// Adds a learner whose name and its folded form were checked and are free.
pub(super) fn add(db: &Connection, ids: &mut Ids, (name, folded): (&str, &str), now: Timestamp) -> Inner<LearnerId> {
    let uid = ids.next(now)?.0;
    db.prepare_cached("INSERT INTO learner (uid, name, folded, created_at, named_at) VALUES (?1, ?2, ?3, ?4, ?4)")?
        .execute((uid, name, folded, now.0))?;
    Ok(LearnerId(db.last_insert_rowid()))
}

impl Store {
    /// The learner of that name, whatever its case; added if there is none. The first one added is the default.
    ///
    /// # Errors
    /// [`StoreFault::Name`] when it is no name, or what befell the file.
    pub fn learner_or_create(&mut self, name: &str, now: Timestamp) -> Result<LearnerId, StoreFault> {
        let (name, folded) = check(name)?;
        if let Some(found) = self.read(|db| find(db, &folded))? {
            return Ok(found);
        }
        self.write(|db, ids| {
            if let Some(found) = find(db, &folded)? {
                return Ok(found);
            }
            let id = add(db, ids, (name, &folded), now)?;
            db.execute(
                "INSERT INTO meta (key, value) VALUES ('default-learner', ?1) ON CONFLICT DO NOTHING",
                [id.0.to_string()],
            )?;
            Ok(id)
        })
    }

    /// The learner of that name, whatever its case.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn learner(&self, name: &str) -> Result<Option<LearnerId>, StoreFault> {
        self.read(|db| find(db, &fold(name)))
    }

    /// All learners, in the order they were added.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn learners(&self) -> Result<Vec<Learner>, StoreFault> {
        self.read(|db| {
            let mut select = db.prepare_cached(&format!("{SELECT} ORDER BY id"))?;
            let rows = select.query_map([], read)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Gives a learner another name.
    ///
    /// # Errors
    /// [`StoreFault::Name`] when it is no name or taken, [`StoreFault::UnknownLearner`], or what befell the file.
    pub fn rename_learner(&mut self, learner: LearnerId, name: &str, now: Timestamp) -> Result<(), StoreFault> {
        let (name, folded) = check(name)?;
        self.write(|db, _| {
            if find(db, &folded)?.is_some_and(|other| other != learner) {
                return Err(StoreFault::Name(NameFault::Taken(name.to_owned())).into());
            }
            let changed = db.execute("UPDATE learner SET folded = ?2 WHERE id = ?1", (learner.0, &folded))?;
            // All learners that this one is made of bear the name, and it is their latest, whatever the clock says.
            db.execute(
                "UPDATE learner SET name = ?2, named_at = max(?3, named_at + 1) WHERE id = ?1 OR person = ?1",
                (learner.0, name, now.0),
            )?;
            if changed == 1 { Ok(()) } else { Err(StoreFault::UnknownLearner.into()) }
        })
    }

    /// The learner who is meant when none is named; `None` in a new file.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn default_learner(&self) -> Result<Option<LearnerId>, StoreFault> {
        self.read(|db| {
            let mut select = db.prepare_cached(
                "SELECT coalesce(person, id) FROM meta JOIN learner ON learner.id = CAST(meta.value AS INTEGER)
                 WHERE key = 'default-learner'",
            )?;
            Ok(select.query_row([], |row| row.get(0).map(LearnerId)).optional()?)
        })
    }

    /// Sets who is meant when none is named.
    ///
    /// # Errors
    /// [`StoreFault::UnknownLearner`], or what befell the file.
    pub fn make_default(&mut self, learner: LearnerId) -> Result<(), StoreFault> {
        self.write(|db, _| {
            let changed = db.execute(
                "INSERT INTO meta (key, value) SELECT 'default-learner', id FROM learner WHERE id = ?1
                 ON CONFLICT DO UPDATE SET value = excluded.value",
                [learner.0],
            )?;
            if changed == 1 { Ok(()) } else { Err(StoreFault::UnknownLearner.into()) }
        })
    }
}
