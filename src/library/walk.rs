//! Finds deck files below a folder, and what the system knows of each.

use std::collections::HashSet;
use std::fs::{self, Metadata};
use std::io;
use std::path::{Path, PathBuf};
use std::time::UNIX_EPOCH;

use serde::{Deserialize, Serialize};

use super::fault::{FileFault, FileFaultKind};

/// The largest file that is read as a deck, in bytes.
pub const MAX_BYTES: u64 = 64 << 20;

/// What the system knows of a file without reading it; equal stamps mean, races aside, equal content.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Stamp {
    pub(super) size: u64,
    /// When its content changed, in nanoseconds since 1970.
    pub(super) modified: i64,
    /// When anything of it changed, where the system tells; else 0.
    changed: i64,
    /// Which file it is, where the system tells; else 0.
    inode: u64,
}

impl Stamp {
    pub(super) fn of(metadata: &Metadata) -> Self {
        let (changed, inode) = identity(metadata);
        Self { size: metadata.len(), modified: modified(metadata), changed, inode }
    }

    /// The last time at which the file may have changed.
    pub(super) fn latest(self) -> i64 {
        self.modified.max(self.changed)
    }
}

/// When a file's content changed, in nanoseconds since 1970; 0 where the system does not tell.
pub(super) fn modified(metadata: &Metadata) -> i64 {
    let Ok(time) = metadata.modified() else { return 0 };
    let nanoseconds = |duration: std::time::Duration| i64::try_from(duration.as_nanos()).unwrap_or(i64::MAX);
    match time.duration_since(UNIX_EPOCH) {
        Ok(since) => nanoseconds(since),
        Err(before) => -nanoseconds(before.duration()),
    }
}

#[cfg(unix)]
fn identity(metadata: &Metadata) -> (i64, u64) {
    use std::os::unix::fs::MetadataExt;
    (metadata.ctime().saturating_mul(1_000_000_000).saturating_add(metadata.ctime_nsec()), metadata.ino())
}

#[cfg(not(unix))]
fn identity(_: &Metadata) -> (i64, u64) {
    (0, 0)
}

/// A deck file that was found.
#[derive(Clone, Debug)]
pub(super) struct Found {
    /// Its path below the folder, with forward slashes.
    pub(super) name: String,
    pub(super) path: PathBuf,
    pub(super) stamp: Stamp,
}

/// Every `*.ron` below a folder, by path; hidden ones are left out. A folder that does not exist is empty.
pub(super) fn walk(folder: &Path) -> (Vec<Found>, Vec<FileFault>) {
    let mut walk = Walk { found: Vec::new(), faults: Vec::new(), entered: HashSet::new() };
    if folder.exists() {
        walk.enter(folder, "");
    }
    walk.found.sort_by(|a, b| a.name.cmp(&b.name));
    (walk.found, walk.faults)
}

struct Walk {
    found: Vec<Found>,
    faults: Vec<FileFault>,
    entered: HashSet<PathBuf>,
}

impl Walk {
    fn fault(&mut self, path: &Path, error: io::Error) {
        self.faults.push(FileFault::new(path, String::new(), FileFaultKind::Io(error)));
    }

    fn enter(&mut self, folder: &Path, prefix: &str) {
        // A link may lead back to a folder above it.
        if folder.canonicalize().is_ok_and(|real| !self.entered.insert(real)) {
            return;
        }
        let entries = match fs::read_dir(folder) {
            Ok(entries) => entries,
            Err(error) => return self.fault(folder, error),
        };
        for entry in entries {
            match entry {
                Ok(entry) => self.visit(&entry.path(), prefix, &entry.file_name().to_string_lossy()),
                Err(error) => self.fault(folder, error),
            }
        }
    }

    fn visit(&mut self, path: &Path, prefix: &str, name: &str) {
        if name.starts_with('.') {
            return;
        }
        let is_deck = path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron"));
        let name = format!("{prefix}{name}");
        match fs::metadata(path) {
            Ok(metadata) if metadata.is_dir() => self.enter(path, &format!("{name}/")),
            Ok(metadata) if is_deck && metadata.is_file() => {
                self.found.push(Found { name, path: path.to_owned(), stamp: Stamp::of(&metadata) });
            }
            Err(error) if is_deck => self.fault(path, error),
            _ => {}
        }
    }
}
