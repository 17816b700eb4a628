//! Another file of progress, read as a copy of our own: it is never written to, whoever has it open.

use std::fs;
use std::io;
use std::path::{Path, PathBuf};
use std::time::SystemTime;

use rusqlite::backup::{Backup, StepResult};
use rusqlite::{Connection, OpenFlags};

use super::fault::{Cause, Inner};
use super::open::{self, MIGRATIONS, PATIENCE};
use super::{StoreFault, backup, rebuild};

/// How often a copy is begun again when the file changes meanwhile.
const ATTEMPTS: u32 = 3;

/// A copy that is taken away when it is dropped.
#[derive(Debug)]
pub(super) struct Snapshot {
    path: PathBuf,
}

impl Snapshot {
    /// The copy.
    pub(super) fn path(&self) -> &Path {
        &self.path
    }
}

impl Drop for Snapshot {
    fn drop(&mut self) {
        for end in ["", "-wal", "-shm", "-journal"] {
            // A copy that is left behind harms nothing.
            let _ = fs::remove_file(with_end(&self.path, end));
        }
    }
}

/// The path with something put to its name: SQLite's own files stand beside the file they belong to.
pub(super) fn with_end(path: &Path, end: &str) -> PathBuf {
    let mut name = path.as_os_str().to_owned();
    name.push(end);
    name.into()
}

/// Copies a file of progress beside `home`, checks that it is whole, and brings the copy up to date.
///
/// # Errors
/// [`StoreFault`] of the file: not there, not ours, newer, damaged, held by another; of the copy: no room for it.
pub(super) fn take(other: &Path, home: &Path) -> Result<Snapshot, StoreFault> {
    if other.is_dir() {
        return Err(StoreFault::IsAFolder { path: other.to_owned() });
    }
    let copy = Snapshot { path: home.with_extension(format!("{}.part", std::process::id())) };
    let blame = |cause: Cause| match cause.at(other) {
        // The copy is all that is written.
        StoreFault::Full { .. } => StoreFault::Full { path: home.to_owned() },
        fault => fault,
    };
    if other.exists() {
        // SQLite would blame the other file where no copy can be made.
        fs::File::create(&copy.path).map_err(|source| StoreFault::Folder { path: home.to_owned(), source })?;
        backup::sweep(&copy.path);
    }
    copy_still(other, &copy.path).map_err(blame)?;
    bring_up_to_date(&copy.path, other).map_err(blame)?;
    Ok(copy)
}

/// What tells that a file was written to: its length and time, and whether its write-ahead log holds anything.
type Stamp = (u64, Option<SystemTime>, bool);

fn stamp(path: &Path) -> Inner<Stamp> {
    let cannot = |error: io::Error| StoreFault::CannotOpen { path: path.to_owned(), detail: error.to_string() };
    let data = fs::metadata(path).map_err(cannot)?;
    let log = fs::metadata(with_end(path, "-wal")).is_ok_and(|log| log.len() > 0);
    Ok((data.len(), data.modified().ok(), log))
}

/// Copies the file as it is at one moment.
fn copy_still(other: &Path, to: &Path) -> Inner<()> {
    for _ in 0..ATTEMPTS {
        let before = stamp(other)?;
        let has_log = before.2;
        // Without a log beside it nobody writes, and the file can be read without leaving a trace, even where nothing
        // can be written. With one, the lock of whoever has it open is respected.
        match pour(&connect(other, !has_log)?, other, to) {
            Err(Cause::Sqlite(error)) if has_log && lacks_place(&error) => copy_files(other, to)?,
            done => done?,
        }
        if has_log || stamp(other)? == before {
            return Ok(());
        }
        // Someone began to write; what was read may be of two moments.
        let _ = fs::remove_file(to);
    }
    Err(StoreFault::Busy { path: other.to_owned() }.into())
}

fn connect(path: &Path, still: bool) -> Inner<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = match path.to_str() {
        Some(text) if still => {
            let text = text.replace('%', "%25").replace('?', "%3f").replace('#', "%23");
            Connection::open_with_flags(format!("file:{text}?immutable=1"), flags | OpenFlags::SQLITE_OPEN_URI)?
        }
        _ => Connection::open_with_flags(path, flags)?,
    };
    db.busy_timeout(PATIENCE)?;
    db.execute_batch("PRAGMA trusted_schema = OFF")?;
    Ok(db)
}

/// Opens a copy that nobody writes to, or one that was left with its log.
pub(super) fn connect_to_copy(path: &Path) -> Inner<Connection> {
    connect(path, !stamp(path)?.2)
}

/// Whether SQLite could not make the files it shares a log by: the folder is read-only.
fn lacks_place(error: &rusqlite::Error) -> bool {
    use rusqlite::ErrorCode::{CannotOpen, ReadOnly};
    matches!(error.sqlite_error_code(), Some(CannotOpen | ReadOnly))
}

fn pour(source: &Connection, other: &Path, to: &Path) -> Inner<()> {
    let known = u32::try_from(MIGRATIONS.len()).unwrap_or(u32::MAX);
    if open::version(source, other, known)? == 0 {
        return Err(StoreFault::Foreign { path: other.to_owned() }.into());
    }
    let mut target = Connection::open(to)?;
    // The copy is gone in a moment; nothing is lost with it.
    target.execute_batch("PRAGMA synchronous = OFF")?;
    match Backup::new(source, &mut target)?.step(-1)? {
        StepResult::Done => Ok(()),
        _ => Err(StoreFault::Busy { path: other.to_owned() }.into()),
    }
}

/// Copies a file and its log as they lie there; SQLite puts them together when the copy is opened.
fn copy_files(other: &Path, to: &Path) -> Inner<()> {
    let failed = |source| StoreFault::Folder { path: to.to_owned(), source };
    fs::copy(other, to).map_err(failed)?;
    fs::copy(with_end(other, "-wal"), with_end(to, "-wal")).map_err(failed)?;
    Ok(())
}

fn bring_up_to_date(copy: &Path, other: &Path) -> Inner<()> {
    let mut db = Connection::open(copy)?;
    // Whatever is taken from the copy is held to the constraints where it goes; to hold all of it takes half a second more.
    db.execute_batch(
        "PRAGMA synchronous = OFF; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;
         PRAGMA ignore_check_constraints = ON",
    )?;
    if let Some(detail) = rebuild::integrity(&db, "quick_check(1)")?.into_iter().next() {
        return Err(StoreFault::Corrupt { path: other.to_owned(), detail }.into());
    }
    open::climb(&mut db, other, MIGRATIONS, || Ok(()))
}
