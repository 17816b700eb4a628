//! Copies put back in place: the good ones found, a damaged file set aside and never overwritten.

use std::fs::{self, File};
use std::path::{Path, PathBuf};

use rusqlite::Connection;
use rusqlite::backup::{Backup, StepResult};

use crate::model::time::DEFAULT_TURN_HOUR;
use crate::model::{Moment, Seed, StudyDay, Timestamp};

use super::fault::Inner;
use super::open::MIGRATIONS;
use super::snapshot::{self, Snapshot, with_end};
use super::{Store, StoreFault, backup, merge, open, rebuild, row};

/// A file of progress that was looked into and found whole.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct GoodCopy {
    /// The file.
    pub path: PathBuf,
    /// Answers in its log, those taken back too.
    pub answers: u32,
    /// When the last of them was given.
    pub last: Option<Timestamp>,
}

/// What a restoration did.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Restored {
    /// Answers in the log now.
    pub answers: u32,
    /// Where the damaged file went, if it was one.
    pub set_aside: Option<PathBuf>,
    /// The copy of what was there, if that was whole and held answers.
    pub backup: Option<PathBuf>,
}

/// Looks into a file of progress without leaving a trace: all of it is read.
///
/// # Errors
/// [`StoreFault`] when it is none, newer than this sommet, or damaged.
pub fn look_into(path: &Path) -> Result<GoodCopy, StoreFault> {
    let look = || -> Inner<GoodCopy> {
        let db = snapshot::connect_to_copy(path)?;
        check(&db, path)?;
        hold_to_constraints(&db, path)?;
        let (answers, last): (u32, Option<Vec<u8>>) =
            db.query_row("SELECT count(*), max(uid) FROM review", [], |row| Ok((row.get(0)?, row.get(1)?)))?;
        Ok(GoodCopy { path: path.to_owned(), answers, last: last.map(|id| row::instant(&id)) })
    };
    look().map_err(|cause| cause.at(path))
}

/// The backups of a file of progress that are whole, newest first; a copy from before a mending holds what was mended.
pub fn good_copies(database: &Path) -> impl Iterator<Item = GoodCopy> {
    let copies = backup::copies(database).into_iter().rev().filter(|path| !backup::is_before(path, "mend"));
    copies.filter_map(|path| look_into(&path).ok())
}

/// Holds what is connected to for a file of progress that is whole.
pub(super) fn check(db: &Connection, path: &Path) -> Inner<()> {
    let known = u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX);
    if open::version(db, path, known)? == 0 {
        return Err(StoreFault::Foreign { path: path.to_owned() }.into());
    }
    match rebuild::integrity(db, "quick_check(1)")?.into_iter().next() {
        Some(detail) => Err(StoreFault::Corrupt { path: path.to_owned(), detail }.into()),
        None => Ok(()),
    }
}

/// Holds the rows of a file to the constraints of their tables. SQLite does not read those of a file that it may not write, so
/// that none of its checks looks at them there.
fn hold_to_constraints(db: &Connection, path: &Path) -> Inner<()> {
    let mut tables = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'table'")?;
    let tables: Vec<(String, String)> =
        tables.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    for (table, sql) in tables {
        let broken: Vec<String> = constraints(&sql).map(|constraint| format!("NOT {constraint}")).collect();
        if broken.is_empty() {
            continue;
        }
        let sql = format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE {})", broken.join(" OR "));
        if db.query_row(&sql, [], |row| row.get(0))? {
            let detail = format!("CHECK constraint failed in {table}");
            return Err(StoreFault::Corrupt { path: path.to_owned(), detail }.into());
        }
    }
    Ok(())
}

/// The constraints of a table, each in its brackets, from the text that made it. None of ours has a bracket in quotes.
fn constraints(sql: &str) -> impl Iterator<Item = &str> {
    let whole = |text: &str| {
        let mut depth = 0_usize;
        text.char_indices().find_map(|(place, c)| {
            match c {
                '(' => depth += 1,
                ')' => depth = depth.saturating_sub(1),
                _ => {}
            }
            (depth == 0).then_some(place + 1)
        })
    };
    sql.split("CHECK ").skip(1).filter_map(move |rest| rest.get(..whole(rest)?))
}

/// Puts a copy in the place of the file of progress. A whole file is copied to the backups first, and what others have
/// open changes under them; a damaged one is set aside, as `NAME.damaged-DATE`.
///
/// # Errors
/// [`StoreFault`] of either file; what was there is there still, or set aside.
pub fn restore(database: &Path, from: &Path, now: Moment, entropy: Seed) -> Result<Restored, StoreFault> {
    if merge::is_same_file(database, from) {
        return Err(StoreFault::SameFile { path: from.to_owned() });
    }
    if let Some(folder) = database.parent() {
        fs::create_dir_all(folder).map_err(|source| StoreFault::Folder { path: folder.to_owned(), source })?;
    }
    look_into(from)?;
    let copy = snapshot::take(from, database)?;
    let mut restored = Restored::default();
    match whole(database, now, entropy) {
        Ok(store) => {
            restored.backup =
                backup::before_change(database, now, "-before-restore").map_err(|cause| cause.at(database))?;
            overwrite(store, &copy)?;
        }
        Err(StoreFault::Corrupt { .. } | StoreFault::Foreign { .. }) => {
            restored.set_aside = Some(set_aside(database, now.study_day(DEFAULT_TURN_HOUR))?);
            settle(&copy, database)?;
        }
        Err(fault) => return Err(fault),
    }
    // The caches of an older rule are derived anew here.
    restored.answers = Store::open(database, now, entropy)?.log_len()?;
    Ok(restored)
}

/// The file, opened, if it is whole; made if there is none.
fn whole(database: &Path, now: Moment, entropy: Seed) -> Result<Store, StoreFault> {
    let store = Store::open(database, now, entropy)?;
    store.read(|db| check(db, database))?;
    Ok(store)
}

/// Writes the copy over a whole file, in one transaction.
fn overwrite(mut store: Store, copy: &Snapshot) -> Result<(), StoreFault> {
    let Store { db, path, .. } = &mut store;
    let mut pour = || -> Inner<()> {
        let source = Connection::open(copy.path())?;
        match Backup::new(&source, db)?.step(-1)? {
            StepResult::Done => Ok(()),
            _ => Err(StoreFault::Busy { path: path.clone() }.into()),
        }
    };
    pour().map_err(|cause| cause.at(path))
}

/// Moves a damaged file out of the way, with what SQLite keeps beside it; returns where it is now.
///
/// # Errors
/// [`StoreFault::Folder`] when it cannot be moved.
fn set_aside(database: &Path, today: StudyDay) -> Result<PathBuf, StoreFault> {
    let aside = backup::free(|end| with_end(database, &format!(".damaged-{today}{end}")));
    for end in ["-wal", "-shm", ""] {
        let from = with_end(database, end);
        if from.exists() {
            let to = with_end(&aside, end);
            fs::rename(&from, &to).map_err(|source| StoreFault::Folder { path: to, source })?;
        }
    }
    Ok(aside)
}

/// Makes the copy the file of progress, where there is none.
fn settle(copy: &Snapshot, database: &Path) -> Result<(), StoreFault> {
    let placed =
        File::open(copy.path()).and_then(|file| file.sync_all()).and_then(|()| fs::rename(copy.path(), database));
    placed.map_err(|source| StoreFault::Folder { path: database.to_owned(), source })
}
