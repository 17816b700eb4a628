//! Copies of the file of progress: one a day, and one before an upgrade, a merge, a restoration and a mending; ten of each kept.

use std::fs::{self, File};
use std::path::{Path, PathBuf};
use std::time::Duration;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use crate::model::time::DEFAULT_TURN_HOUR;
use crate::model::{Moment, StudyDay};

use super::fault::{Cause, Inner};
use super::{Store, StoreFault};

/// How many copies of the days are kept, and how many from before a change.
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
        let copy = free_copy(&self.path, now.study_day(DEFAULT_TURN_HOUR), "");
        self.read(|db| make(db, &self.path, &copy)).map(|()| copy)
    }

    /// Copies the file to a place of one's own, where nothing may be yet.
    ///
    /// # Errors
    /// [`StoreFault`] when the copy could not be made; the file itself is unharmed, and no half of a copy is left.
    pub fn backup_to(&self, copy: &Path) -> Result<(), StoreFault> {
        self.read(|db| place(db, copy))
    }
}

fn log_is_empty(db: &Connection) -> Inner<bool> {
    Ok(db.query_row("SELECT NOT EXISTS (SELECT 1 FROM review)", [], |row| row.get(0))?)
}

/// The copy before something other than study changes the file, made by a connection of its own; none of a file without
/// answers. `mark` names the change.
pub(super) fn before_change(path: &Path, now: Moment, mark: &str) -> Inner<Option<PathBuf>> {
    let db = look_at(path)?;
    if log_is_empty(&db)? {
        return Ok(None);
    }
    let copy = free_copy(path, now.study_day(DEFAULT_TURN_HOUR), mark);
    make(&db, path, &copy).map(|()| Some(copy))
}

/// The copy before an upgrade to version `to`, made by a connection of its own.
pub(super) fn before_version(path: &Path, now: Moment, to: u32) -> Inner<()> {
    let copy = free_copy(path, now.study_day(DEFAULT_TURN_HOUR), &format!("-before-v{to}"));
    make(&look_at(path)?, path, &copy)
}

/// A connection that sees the file as it was before what another one has not committed.
fn look_at(path: &Path) -> Inner<Connection> {
    Ok(Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?)
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
fn free_copy(path: &Path, today: StudyDay, mark: &str) -> PathBuf {
    free(|end| folder(path).join(name(path, today, &format!("{mark}{end}"))))
}

/// The first path that nothing has, of those that nothing, `.2`, `.3` and so on make.
pub(super) fn free(named: impl Fn(&str) -> PathBuf) -> PathBuf {
    let (mut path, mut number) = (named(""), 1);
    while path.exists() {
        number += 1;
        path = named(&format!(".{number}"));
    }
    path
}

/// Makes a copy in the backups, and takes away the oldest there.
fn make(db: &Connection, path: &Path, copy: &Path) -> Inner<()> {
    fs::create_dir_all(folder(path)).map_err(|source| StoreFault::Folder { path: copy.to_owned(), source })?;
    place(db, copy)?;
    prune(path);
    Ok(())
}

/// Copies to a name of its own first, so that a copy that bears its name is whole.
fn place(db: &Connection, copy: &Path) -> Inner<()> {
    let failed = |source| StoreFault::Folder { path: copy.to_owned(), source };
    let unfinished = copy.with_extension(format!("{}.part", std::process::id()));
    // SQLite would speak of the unfinished copy, and not say why it cannot be made.
    File::create(&unfinished).map_err(failed)?;
    sweep(&unfinished);
    let copied = pour(db, &unfinished).and_then(|()| Ok(fs::rename(&unfinished, copy).map_err(failed)?));
    if let Err(cause) = copied {
        // What is left of a copy that failed is of no use; that it failed is what matters.
        let _ = fs::remove_file(&unfinished);
        return Err(Cause::Fault(cause.at(copy)));
    }
    Ok(())
}

/// Takes away the unfinished copies beside a new one that are over an hour older: who made them was broken off.
pub(super) fn sweep(new: &Path) {
    const ABANDONED: Duration = Duration::from_hours(1);
    let written = |path: &Path| fs::metadata(path).and_then(|data| data.modified()).ok();
    let entries = new.parent().and_then(|folder| fs::read_dir(folder).ok());
    for path in entries.into_iter().flatten().flatten().map(|entry| entry.path()) {
        let end = |path: &Path| path.extension().unwrap_or_default().to_string_lossy().into_owned();
        let number = path.file_stem().map(|name| end(Path::new(name))).unwrap_or_default();
        let is_ours = ["part", "part-wal", "part-shm", "part-journal"].contains(&end(&path).as_str())
            && !number.is_empty()
            && number.bytes().all(|byte| byte.is_ascii_digit());
        let age = written(new).zip(written(&path)).and_then(|(now, then)| now.duration_since(then).ok());
        if is_ours && age.is_some_and(|age| age > ABANDONED) {
            // One that cannot be removed harms nothing.
            let _ = fs::remove_file(path);
        }
    }
}

fn pour(db: &Connection, to: &Path) -> Inner<()> {
    let mut target = Connection::open(to)?;
    let done = Backup::new(db, &mut target)?.step(-1)?;
    match done {
        StepResult::Done => Ok(()),
        _ => Err(StoreFault::Busy { path: to.to_owned() }.into()),
    }
}

/// The copies of a file of progress, oldest first: by the day in the name, and within a day by when they were written.
pub(super) fn copies(path: &Path) -> Vec<PathBuf> {
    let begin = format!("{}-", stem(path));
    let Ok(entries) = fs::read_dir(folder(path)) else { return Vec::new() };
    let mut copies: Vec<_> = entries
        .flatten()
        .filter_map(|entry| {
            let name = entry.file_name().to_string_lossy().into_owned();
            let rest = name.strip_prefix(&begin)?.strip_suffix(".db")?.to_owned();
            Some((
                rest.chars().take(10).collect::<String>(),
                entry.metadata().and_then(|data| data.modified()).ok(),
                entry.path(),
            ))
        })
        .collect();
    copies.sort();
    copies.into_iter().map(|(_, _, path)| path).collect()
}

/// Whether a copy was made before a change of that kind.
pub(super) fn is_before(copy: &Path, change: &str) -> bool {
    copy.file_name().is_some_and(|name| name.to_string_lossy().contains(&format!("-before-{change}")))
}

/// Removes all copies but the newest, those of the days and those before a change each by themselves: merging every
/// hour costs no day. One that cannot be removed is left.
fn prune(path: &Path) {
    let (before, days): (Vec<_>, Vec<_>) = copies(path).into_iter().partition(|copy| is_before(copy, ""));
    for old in [before, days].iter().flat_map(|kind| kind.iter().rev().skip(KEPT)) {
        let _ = fs::remove_file(old);
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn copies_that_were_broken_off_are_taken_away_once_they_are_old() {
        let folder = tempfile::tempdir().unwrap();
        let make = |name: &str, hours: u64| {
            let file = File::create(folder.path().join(name)).unwrap();
            let now = file.metadata().unwrap().modified().unwrap();
            file.set_modified(now - Duration::from_hours(hours)).unwrap();
        };
        for name in ["a.77.part", "a.77.part-wal", "b-2025-02-10-before-v7.8.part-journal"] {
            make(name, 2);
        }
        for (name, hours) in [("a.db", 2), ("film.part", 2), ("film.x1.part", 2), ("a.78.part", 0)] {
            make(name, hours);
        }
        place(&Connection::open_in_memory().unwrap(), &folder.path().join("new.db")).unwrap();
        let mut left: Vec<_> = fs::read_dir(&folder).unwrap().map(|entry| entry.unwrap().file_name()).collect();
        left.sort();
        assert_eq!(left, ["a.78.part", "a.db", "film.part", "film.x1.part", "new.db"]);
    }
}
