//! What can go wrong with the file of progress, as data.

use std::io::Read;
use std::path::{Path, PathBuf};
use std::{fs, io};

use rusqlite::ErrorCode;
use thiserror::Error;

use crate::memory::SettingFault;
use crate::model::{ReviewId, Timestamp};

/// Why the store could not do what was asked. Nothing was written then.
#[derive(Debug, Error)]
pub enum StoreFault {
    /// Something else's file: not SQLite, or another program's database. It was not touched.
    #[error("{}: not a file of sommet", path.display())]
    Foreign {
        /// The file.
        path: PathBuf,
    },
    /// Written by a newer sommet.
    #[error("{}: version {found}, newer than {known}", path.display())]
    Newer {
        /// The file.
        path: PathBuf,
        /// Its version.
        found: u32,
        /// The newest version known here.
        known: u32,
    },
    /// Another process held it for longer than the five seconds that were waited.
    #[error("{}: busy", path.display())]
    Busy {
        /// The file.
        path: PathBuf,
    },
    /// It may be read but not written.
    #[error("{}: read-only", path.display())]
    ReadOnly {
        /// The file.
        path: PathBuf,
    },
    /// No room left on the disk.
    #[error("{}: the disk is full", path.display())]
    Full {
        /// The file.
        path: PathBuf,
    },
    /// Its content is damaged.
    #[error("{}: damaged: {detail}", path.display())]
    Corrupt {
        /// The file.
        path: PathBuf,
        /// What was found.
        detail: String,
    },
    /// The other file is this one.
    #[error("{}: the same file", path.display())]
    SameFile {
        /// The file.
        path: PathBuf,
    },
    /// A folder stands where the file should.
    #[error("{}: a folder, not a file", path.display())]
    IsAFolder {
        /// The folder.
        path: PathBuf,
    },
    /// The file cannot be opened or made there.
    #[error("{}: cannot be opened: {detail}", path.display())]
    CannotOpen {
        /// The file.
        path: PathBuf,
        /// What the system said.
        detail: String,
    },
    /// A folder or a copy could not be made, listed or renamed.
    #[error("{}: {source}", path.display())]
    Folder {
        /// The folder or the copy.
        path: PathBuf,
        /// What the system said.
        source: io::Error,
    },
    /// Anything else that SQLite reports.
    #[error("{}: {detail}", path.display())]
    Sqlite {
        /// The file.
        path: PathBuf,
        /// What SQLite said.
        detail: String,
    },
    /// An instant outside the years 1970 to 10889, which no log can hold.
    #[error("the clock shows an impossible time: {} ms since 1970", .0.0)]
    Clock(Timestamp),
    /// No review of that id.
    #[error("no review {0}")]
    UnknownReview(ReviewId),
    /// The review was taken back before.
    #[error("review {0} was taken back already")]
    AlreadyRetracted(ReviewId),
    /// No learner of that id.
    #[error("no such learner")]
    UnknownLearner,
    /// A name that no learner can have.
    #[error(transparent)]
    Name(#[from] NameFault),
    /// A setting that is not in its range.
    #[error(transparent)]
    Setting(#[from] SettingFault),
}

impl StoreFault {
    /// The file it is about, if it is about one.
    pub fn path(&self) -> Option<&Path> {
        match self {
            Self::Foreign { path }
            | Self::Newer { path, .. }
            | Self::Busy { path }
            | Self::ReadOnly { path }
            | Self::Full { path }
            | Self::Corrupt { path, .. }
            | Self::SameFile { path }
            | Self::IsAFolder { path }
            | Self::CannotOpen { path, .. }
            | Self::Folder { path, .. }
            | Self::Sqlite { path, .. } => Some(path),
            Self::Clock(_)
            | Self::UnknownReview(_)
            | Self::AlreadyRetracted(_)
            | Self::UnknownLearner
            | Self::Name(_)
            | Self::Setting(_) => None,
        }
    }
}

/// Why a learner cannot have a name.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum NameFault {
    /// Nothing but white space.
    #[error("a name cannot be empty")]
    Empty,
    /// More than 60 characters.
    #[error("a name has at most 60 characters")]
    TooLong,
    /// A control character.
    #[error("a name cannot contain {0:?}")]
    Forbidden(char),
    /// Another learner has it, but perhaps for case.
    #[error("the name {0:?} is taken")]
    Taken(String),
}

/// A fault before the path of the file is put to it.
#[derive(Debug)]
pub(super) enum Cause {
    /// From SQLite.
    Sqlite(rusqlite::Error),
    /// One of our own.
    Fault(StoreFault),
}

/// What happens inside a transaction.
pub(super) type Inner<T> = Result<T, Cause>;

impl From<rusqlite::Error> for Cause {
    fn from(error: rusqlite::Error) -> Self {
        Self::Sqlite(error)
    }
}

impl From<StoreFault> for Cause {
    fn from(fault: StoreFault) -> Self {
        Self::Fault(fault)
    }
}

impl Cause {
    /// The file at `path` is damaged where it breaks a constraint; any other cause stays.
    pub(super) fn blamed_on(self, path: &Path) -> Self {
        match self {
            Self::Sqlite(error) if error.sqlite_error_code() == Some(ErrorCode::ConstraintViolation) => {
                Self::Fault(StoreFault::Corrupt { path: path.to_owned(), detail: error.to_string() })
            }
            other => other,
        }
    }

    /// Whether a column held what no sommet writes.
    pub(super) fn is_about_a_value(&self) -> bool {
        matches!(self, Self::Sqlite(error) if is_about_a_value(error))
    }

    /// The fault of the file at `path`.
    pub(super) fn at(self, path: &Path) -> StoreFault {
        let error = match self {
            Self::Fault(fault) => return fault,
            Self::Sqlite(error) => error,
        };
        let (path, detail) = (path.to_owned(), error.to_string());
        if error.sqlite_error().is_some_and(|error| error.extended_code == NO_ROOM_TO_SHARE) {
            return StoreFault::Full { path };
        }
        match error.sqlite_error_code() {
            Some(ErrorCode::DatabaseBusy | ErrorCode::DatabaseLocked) => StoreFault::Busy { path },
            Some(ErrorCode::ReadOnly) => StoreFault::ReadOnly { path },
            Some(ErrorCode::DiskFull) => StoreFault::Full { path },
            Some(ErrorCode::NotADatabase) if !begins_like_sqlite(&path) => StoreFault::Foreign { path },
            Some(ErrorCode::DatabaseCorrupt | ErrorCode::NotADatabase) => StoreFault::Corrupt { path, detail },
            Some(ErrorCode::CannotOpen | ErrorCode::PermissionDenied) => StoreFault::CannotOpen { path, detail },
            None if is_about_a_value(&error) => StoreFault::Corrupt { path, detail },
            _ => StoreFault::Sqlite { path, detail },
        }
    }
}

/// `SQLITE_IOERR_SHMSIZE`: the file that a log is shared by cannot be given its size, which is how a full disk is met when
/// a database is opened (`SQLITE_IOERR` + 19 × 256, <https://sqlite.org/rescode.html>).
const NO_ROOM_TO_SHARE: i32 = 10 + (19 << 8);

/// Whether a column held what no sommet writes.
fn is_about_a_value(error: &rusqlite::Error) -> bool {
    use rusqlite::Error::{FromSqlConversionFailure, IntegralValueOutOfRange, InvalidColumnType};
    matches!(error, FromSqlConversionFailure(..) | IntegralValueOutOfRange(..) | InvalidColumnType(..))
}

fn begins_like_sqlite(path: &Path) -> bool {
    let mut head = [0; 16];
    fs::File::open(path).and_then(|mut file| file.read_exact(&mut head)).is_ok() && head == *b"SQLite format 3\0"
}
