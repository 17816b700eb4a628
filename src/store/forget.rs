//! Forgetting: everything that is known of a person taken out, of the file, of its copies, and of what is merged later.
//!
//! It is the one exception to the log's being append-only, and the triggers know it: they let go of what belongs to a learner whose
//! `forgotten` is set. That stays, an id without a name, so that an older file does not bring the person back.

use std::fs::{self, File};
use std::io;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::fault::Inner;
use super::learner::fold;
use super::row::OF_PERSON;
use super::snapshot::{self, Snapshot};
use super::{LearnerId, Store, StoreFault, backup};

/// What is known of a person, and would go.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Traces {
    /// Answers, those taken back too.
    pub answers: u32,
    /// Cards that were marked.
    pub marks: u32,
    /// The classes they are in, by name.
    pub classes: Vec<String>,
    /// Seats that they took in a class, under their name or by their code.
    pub seats: u32,
    /// Who that is in any file.
    pub whose: Whose,
}

/// Who a person is in any file: the ids and the names of the learners they are made of.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Whose {
    uids: Vec<[u8; 16]>,
    folded: Vec<String>,
}

/// What became of the copies of a file.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Cleared {
    /// Copies that the person was taken out of.
    pub cleared: Vec<PathBuf>,
    /// Copies that may hold them still: they cannot be read or written.
    pub left: Vec<PathBuf>,
}

/// The tables whose rows are a learner's own.
const OWN: [&str; 10] = [
    "review",
    "mark",
    "setting",
    "parameters",
    "moved_due",
    "card_state",
    "card_mark",
    "tally",
    "member",
    "personal_code",
];

/// Takes out of a file everything of the learners that are set forgotten in it. Nothing is changed where that was done before.
pub(super) fn erase(db: &Connection, schema: &'static str) -> Inner<()> {
    let gone = format!("(SELECT id FROM {schema}.learner WHERE forgotten)");
    let reviews = format!("(SELECT uid FROM {schema}.review WHERE learner IN {gone})");
    let all = format!(
        "DELETE FROM {schema}.posting WHERE review IN {reviews};
         DELETE FROM {schema}.retraction WHERE review IN {reviews};
         DELETE FROM {schema}.meta WHERE key = 'default-learner' AND CAST(value AS INTEGER) IN {gone};
         UPDATE {schema}.seat SET name = NULL, token = x'', device = x'', learner = NULL WHERE learner IN {gone};
         UPDATE {schema}.expected SET name = NULL, learner = NULL WHERE learner IN {gone};
         UPDATE {schema}.learner SET name = '', folded = char(1) || hex(uid), created_at = 0, named_at = 0, person = NULL
             WHERE forgotten AND name <> '';"
    );
    db.execute_batch(&all)?;
    for table in OWN {
        db.execute(&format!("DELETE FROM {schema}.{table} WHERE learner IN {gone}"), [])?;
    }
    Ok(())
}

/// Forgets who sat under a name without a code, or was only expected: the person may have, before there were codes.
fn erase_names(db: &Connection, folded: &[String]) -> Inner<()> {
    for (table, key, more) in [("seat", "seat", ", token = x'', device = x''"), ("expected", "place", "")] {
        let mut select =
            db.prepare(&format!("SELECT room, {key}, name FROM {table} WHERE name IS NOT NULL AND learner IS NULL"))?;
        let mut update = db.prepare(&format!("UPDATE {table} SET name = NULL{more} WHERE room = ?1 AND {key} = ?2"))?;
        let mut rows = select.query([])?;
        let mut found: Vec<(i64, i64)> = Vec::new();
        while let Some(row) = rows.next()? {
            if folded.contains(&fold(row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?)) {
                found.push((row.get(0)?, row.get(1)?));
            }
        }
        for place in found {
            update.execute(place)?;
        }
    }
    Ok(())
}

/// Sets forgotten the learners of these ids, and those of the same names who are one person with them.
fn set_forgotten(db: &Connection, whose: &Whose) -> Inner<usize> {
    let mut select = db.prepare("SELECT id, uid, name FROM learner WHERE NOT forgotten")?;
    let mut rows = select.query([])?;
    let mut gone: Vec<i64> = Vec::new();
    while let Some(row) = rows.next()? {
        let name = fold(row.get_ref(2)?.as_str().map_err(rusqlite::Error::from)?);
        if whose.uids.contains(&row.get(1)?) || whose.folded.contains(&name) {
            gone.push(row.get(0)?);
        }
    }
    let mut update = db.prepare("UPDATE learner SET forgotten = 1 WHERE id = ?1")?;
    for learner in &gone {
        update.execute([learner])?;
    }
    Ok(gone.len())
}

/// Writes the file anew without what was deleted, and empties the log beside it.
fn scrub(db: &Connection, path: &Path) -> Inner<()> {
    db.execute_batch("PRAGMA secure_delete = ON; VACUUM")?;
    let busy: bool = db.query_row("PRAGMA wal_checkpoint(TRUNCATE)", [], |row| row.get(0))?;
    if busy { Err(StoreFault::Busy { path: path.to_owned() }.into()) } else { Ok(()) }
}

/// Makes sure, before files are united, that who is forgotten in either is in both.
pub(super) fn unite(db: &Connection) -> Inner<usize> {
    let strangers = db.execute(
        "INSERT INTO main.learner (uid, name, folded, created_at, forgotten)
         SELECT uid, '', char(1) || hex(uid), 0, 1 FROM theirs.learner AS their WHERE forgotten
         AND NOT EXISTS (SELECT 1 FROM main.learner AS our WHERE our.uid = their.uid)",
        [],
    )?;
    let new = db.execute(
        "UPDATE main.learner SET forgotten = 1 WHERE NOT forgotten
         AND uid IN (SELECT uid FROM theirs.learner WHERE forgotten)",
        [],
    )?;
    if new > 0 {
        erase(db, "main")?;
    }
    // Theirs is a copy of our own, in which the same may be done.
    let old = db.execute(
        "UPDATE theirs.learner SET forgotten = 1 WHERE NOT forgotten
         AND uid IN (SELECT uid FROM main.learner WHERE forgotten)",
        [],
    )?;
    if old > 0 {
        erase(db, "theirs")?;
    }
    Ok(strangers + new)
}

impl Store {
    /// What is known of a person.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn traces(&self, learner: LearnerId) -> Result<Traces, StoreFault> {
        self.read(|db| {
            let count = |sql: &str| db.query_row(&format!("{sql} {OF_PERSON}"), [learner.0], |row| row.get(0));
            let mut classes = db.prepare(&format!(
                "SELECT DISTINCT name FROM class JOIN member ON class = id WHERE learner {OF_PERSON} ORDER BY folded"
            ))?;
            let mut same = db.prepare(&format!("SELECT uid, name FROM learner WHERE id {OF_PERSON} ORDER BY uid"))?;
            let mut whose = Whose::default();
            let mut rows = same.query([learner.0])?;
            while let Some(row) = rows.next()? {
                whose.uids.push(row.get(0)?);
                whose.folded.push(fold(row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?));
            }
            let mut named = db.prepare("SELECT name FROM seat WHERE learner IS NULL AND name IS NOT NULL")?;
            let named = named.query_map([], |row| row.get::<_, String>(0))?.collect::<Result<Vec<_>, _>>()?;
            let named = named.iter().filter(|name| whose.folded.contains(&fold(name))).count();
            Ok(Traces {
                answers: count("SELECT count(*) FROM review WHERE learner")?,
                marks: count("SELECT count(*) FROM card_mark WHERE learner")?,
                classes: classes.query_map([learner.0], |row| row.get(0))?.collect::<Result<_, _>>()?,
                seats: count("SELECT count(*) FROM seat WHERE learner")? + u32::try_from(named).unwrap_or(u32::MAX),
                whose,
            })
        })
    }

    /// Takes a person out of the file, in one transaction, and then what their rows leave behind in it. Learners whose names differ in
    /// case alone are one person; seats that somebody took by typing that name are taken for theirs.
    ///
    /// # Errors
    /// [`StoreFault`]; nothing is changed then, unless it is [`StoreFault::Busy`] of [`Store::scrub`].
    pub fn forget(&mut self, whose: &Whose) -> Result<(), StoreFault> {
        self.write(|db, _| {
            set_forgotten(db, whose)?;
            erase(db, "main")?;
            erase_names(db, &whose.folded)
        })?;
        self.scrub()
    }

    /// Takes out of the file, and of the log beside it, what rows that are gone have left behind.
    ///
    /// # Errors
    /// [`StoreFault::Busy`] where another process reads it, or what befell the file.
    pub fn scrub(&mut self) -> Result<(), StoreFault> {
        self.read(|db| scrub(db, &self.path))
    }

    /// Whether anybody was ever forgotten.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn has_forgotten(&self) -> Result<bool, StoreFault> {
        self.read(|db| Ok(db.query_row("SELECT EXISTS (SELECT 1 FROM learner WHERE forgotten)", [], |row| row.get(0))?))
    }

    /// Takes a person out of the copies beside the file, each written anew under its name and its time.
    pub fn forget_in_copies(&self, whose: &Whose) -> Cleared {
        let mut cleared = Cleared::default();
        for copy in backup::copies(&self.path) {
            match clear(&copy, &self.path, whose) {
                Ok(false) => {}
                Ok(true) => cleared.cleared.push(copy),
                Err(_) => cleared.left.push(copy),
            }
        }
        cleared
    }
}

/// Whether the person was in the copy, which is without them now.
fn clear(copy: &Path, home: &Path, whose: &Whose) -> Result<bool, StoreFault> {
    let fresh = snapshot::take(copy, home)?;
    let work = || -> Inner<bool> {
        let db = Connection::open(fresh.path())?;
        let before = db.total_changes();
        db.execute_batch("BEGIN")?;
        if set_forgotten(&db, whose)? > 0 {
            erase(&db, "main")?;
        }
        erase_names(&db, &whose.folded)?;
        db.execute_batch("COMMIT")?;
        if db.total_changes() == before {
            return Ok(false);
        }
        // A copy is one file, without a log beside it.
        db.execute_batch("PRAGMA secure_delete = ON; PRAGMA journal_mode = DELETE; VACUUM")?;
        Ok(true)
    };
    let found = work().map_err(|cause| cause.at(copy))?;
    if found {
        put_in_place(&fresh, copy).map_err(|source| StoreFault::Folder { path: copy.to_owned(), source })?;
    }
    Ok(found)
}

/// Puts the fresh copy where the old one is, as old as that one: copies are told apart by their time.
fn put_in_place(fresh: &Snapshot, copy: &Path) -> io::Result<()> {
    let written = fs::metadata(copy)?.modified()?;
    File::options().write(true).open(fresh.path())?.set_modified(written)?;
    fs::rename(fresh.path(), copy)
}
