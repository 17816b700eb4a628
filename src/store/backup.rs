//! Copies of the file of progress: one a day and one before an upgrade, the ten newest kept.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use crate::model::time::DEFAULT_TURN_HOUR;
use crate::model::{Moment, StudyDay};

use super::fault::{Cause, Inner};
use super::{Store, StoreFault};

/// How many copies are kept.
const KEPT: usize = 10;

impl Store {
    /// Copies the file into `backups/` beside it, unless that was done today or there is nothing to copy; returns the
    /// copy. To be called before the first write of a day; a fault is to be shown, and studying goes on.
    ///
    /// # Errors
    /// [`StoreFault`] when the copy could not be made; the file itself is unharmed.
    pub fn backup_if_due(&self, now: Moment) -> Result<Option<PathBuf>, StoreFault> {
        let today = now.study_day(DEFAULT_TURN_HOUR);
        let copy = folder(&self.path).join(name(&self.path, today, ""));
        if copy.exists() || self.read(log_is_empty)? {
            return Ok(None);
        }
        self.read(|db| make(db, &self.path, &copy)).map(|()| Some(copy))
    }

    /// Copies the file now, whatever was copied today; returns the copy.
    ///
    /// # Errors
    /// [`StoreFault`] when the copy could not be made; the file itself is unharmed.
    pub fn backup(&self, now: Moment) -> Result<PathBuf, StoreFault> {
        let copy = free(&self.path, now.study_day(DEFAULT_TURN_HOUR), "");
        self.read(|db| make(db, &self.path, &copy)).map(|()| copy)
    }
}

fn log_is_empty(db: &Connection) -> Inner<bool> {
    Ok(db.query_row("SELECT NOT EXISTS (SELECT 1 FROM review)", [], |row| row.get(0))?)
}

/// The copy before something other than study changes the file, made by a connection of its own; none of a file without
/// answers. `mark` names the change.
pub(super) fn before_change(path: &Path, now: Moment, mark: &str) -> Inner<Option<PathBuf>> {
    let db = Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
    if log_is_empty(&db)? {
        return Ok(None);
    }
    let copy = free(path, now.study_day(DEFAULT_TURN_HOUR), mark);
    make(&db, path, &copy).map(|()| Some(copy))
}

/// The copy before an upgrade to version `to`.
pub(super) fn before_version(db: &Connection, path: &Path, now: Moment, to: u32) -> Inner<()> {
    make(db, path, &free(path, now.study_day(DEFAULT_TURN_HOUR), &format!("-before-v{to}")))
}

fn folder(path: &Path) -> PathBuf {
    path.with_file_name("backups")
}

fn stem(path: &Path) -> String {
    path.file_stem().map_or_else(|| "sommet".to_owned(), |stem| stem.to_string_lossy().into_owned())
}

fn name(path: &Path, today: StudyDay, mark: &str) -> String {
    format!("{}-{today}{mark}.db", stem(path))
}

/// The first name of that day and mark that no copy has.
fn free(path: &Path, today: StudyDay, mark: &str) -> PathBuf {
    let numbered = |number: u32| match number {
        1 => name(path, today, mark),
        _ => name(path, today, &format!("{mark}.{number}")),
    };
    let folder = folder(path);
    let mut number = 1;
    while folder.join(numbered(number)).exists() {
        number += 1;
    }
    folder.join(numbered(number))
}

/// Copies to a name of its own first, so that a copy that bears its name is whole.
fn make(db: &Connection, path: &Path, copy: &Path) -> Inner<()> {
    let folder = folder(path);
    let failed = |source| StoreFault::Folder { path: copy.to_owned(), source };
    fs::create_dir_all(&folder).map_err(failed)?;
    let unfinished = copy.with_extension(format!("{}.part", std::process::id()));
    let copied = pour(db, &unfinished).and_then(|()| Ok(fs::rename(&unfinished, copy).map_err(failed)?));
    if let Err(cause) = copied {
        // What is left of a copy that failed is of no use; that it failed is what matters.
        let _ = fs::remove_file(&unfinished);
        return Err(Cause::Fault(cause.at(copy)));
    }
    prune(path, &folder);
    Ok(())
}

fn pour(db: &Connection, to: &Path) -> Inner<()> {
    let mut target = Connection::open(to)?;
    let done = Backup::new(db, &mut target)?.step(-1)?;
    match done {
        StepResult::Done => Ok(()),
        _ => Err(StoreFault::Busy { path: to.to_owned() }.into()),
    }
}

/// Removes all copies but the newest; one that cannot be removed is left.
fn prune(path: &Path, folder: &Path) {
    let begin = format!("{}-", stem(path));
    let Ok(entries) = fs::read_dir(folder) else { return };
    let mut copies: Vec<_> = entries
        .flatten()
        .filter(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            name.starts_with(&begin) && Path::new(&name).extension().is_some_and(|extension| extension == "db")
        })
        .map(|entry| {
            // By the day in the name, and within a day by when it was written.
            let day: String =
                entry.file_name().to_string_lossy().chars().skip(begin.chars().count()).take(10).collect();
            (day, entry.metadata().and_then(|data| data.modified()).ok(), entry.path())
        })
        .collect();
    copies.sort();
    for (_, _, old) in copies.iter().rev().skip(KEPT) {
        let _ = fs::remove_file(old);
    }
}
