//! Opening the file of progress: making it, knowing it for ours, and bringing it up to date.

use std::cell::RefCell;
use std::fs;
use std::path::Path;
use std::thread::sleep;
use std::time::Duration;

use rusqlite::config::DbConfig;
use rusqlite::{Connection, ErrorCode, OpenFlags, OptionalExtension, TransactionBehavior};

use crate::memory::RULE_VERSION;
use crate::model::{Moment, Seed};

use super::fault::Inner;
use super::ids::Ids;
use super::seen::Seen;
use super::{Store, StoreFault, backup};

/// "SOMM": says in the file's header whose it is.
const APPLICATION_ID: u32 = 0x534F_4D4D;

/// The steps from an empty file to the newest version; a file's version is how many of them it has taken.
pub(super) const MIGRATIONS: &[&str] = &[
    include_str!("migrations/0001.sql"),
    include_str!("migrations/0002.sql"),
    include_str!("migrations/0003.sql"),
    include_str!("migrations/0004.sql"),
    include_str!("migrations/0005.sql"),
    include_str!("migrations/0006.sql"),
    include_str!("migrations/0007.sql"),
];

/// How long one process waits for another.
pub(super) const PATIENCE: Duration = Duration::from_secs(5);

impl Store {
    /// Opens the file of progress, and makes it and its folder if there is none. An older file is copied to the
    /// backups and brought up to date; a file that is up to date is not written to.
    ///
    /// `now` names the copy; `entropy` must be new for each opening, for ids are made from it.
    ///
    /// # Errors
    /// [`StoreFault`] says why the file cannot be used; a file that is not ours, damaged or newer is left as it is.
    pub fn open(path: &Path, now: Moment, entropy: Seed) -> Result<Self, StoreFault> {
        Self::open_at_version(path, now, entropy, MIGRATIONS)
    }

    pub(super) fn open_at_version(
        path: &Path,
        now: Moment,
        entropy: Seed,
        migrations: &[&str],
    ) -> Result<Self, StoreFault> {
        if let Some(folder) = path.parent().filter(|folder| !folder.as_os_str().is_empty()) {
            fs::create_dir_all(folder).map_err(|source| StoreFault::Folder { path: folder.to_owned(), source })?;
        }
        if path.is_dir() {
            return Err(StoreFault::IsAFolder { path: path.to_owned() });
        }
        let connected = connect(path).and_then(|mut db| {
            migrate(&mut db, path, now, migrations)?;
            Ok(db)
        });
        let db = connected.map_err(|cause| cause.at(path))?;
        let path = path.to_owned();
        let mut store = Self { db, path, seen: Seen::default(), schedule: RefCell::default(), ids: Ids::new(entropy) };
        if store.read(rule_version)? != Some(RULE_VERSION) {
            store.rebuild()?;
        }
        Ok(store)
    }
}

fn connect(path: &Path) -> Inner<Connection> {
    let flags = OpenFlags::SQLITE_OPEN_READ_WRITE | OpenFlags::SQLITE_OPEN_CREATE | OpenFlags::SQLITE_OPEN_NO_MUTEX;
    let db = Connection::open_with_flags(path, flags)?;
    db.busy_timeout(PATIENCE)?;
    db.execute_batch("PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON; PRAGMA trusted_schema = OFF;")?;
    // Else SQLite makes some kept statements anew for each set of values, in the hope of a better plan.
    db.set_db_config(DbConfig::SQLITE_DBCONFIG_ENABLE_QPSG, true)?;
    db.set_prepared_statement_cache_capacity(64);
    Ok(db)
}

/// The version of a file that is ours, 0 when it is empty.
pub(super) fn version(db: &Connection, path: &Path, known: u32) -> Inner<u32> {
    let application: u32 = db.pragma_query_value(None, "application_id", |row| row.get(0))?;
    let found: u32 = db.pragma_query_value(None, "user_version", |row| row.get(0))?;
    if application == APPLICATION_ID {
        return if found <= known {
            Ok(found)
        } else {
            Err(StoreFault::Newer { path: path.to_owned(), found, known }.into())
        };
    }
    let tables: u32 = db.query_row("SELECT count(*) FROM sqlite_schema", [], |row| row.get(0))?;
    if (application, found, tables) == (0, 0, 0) {
        Ok(0)
    } else {
        Err(StoreFault::Foreign { path: path.to_owned() }.into())
    }
}

fn migrate(db: &mut Connection, path: &Path, now: Moment, migrations: &[&str]) -> Inner<()> {
    let known = u32::try_from(migrations.len()).unwrap_or(u32::MAX);
    let found = version(db, path, known)?;
    keep_journal(db)?;
    if found == known {
        return Ok(());
    }
    climb(db, path, migrations, || backup::before_version(path, now, known))
}

/// Takes the steps that are left to the newest version, all in one transaction: nobody meets a file halfway. `before` is called
/// ahead of the first step from an older version, when no other process can change the file any more.
pub(super) fn climb(
    db: &mut Connection,
    path: &Path,
    migrations: &[&str],
    before: impl FnOnce() -> Inner<()>,
) -> Inner<()> {
    let known = u32::try_from(migrations.len()).unwrap_or(u32::MAX);
    let transaction = db.transaction_with_behavior(TransactionBehavior::Immediate)?;
    // Another process may have gone some of the way meanwhile.
    let found = version(&transaction, path, known)?;
    if (1..known).contains(&found) {
        before()?;
    }
    for sql in migrations.iter().skip(found as usize) {
        transaction.execute_batch(sql)?;
    }
    if found == 0 {
        put_rule_version(&transaction)?;
    }
    if found < known {
        transaction.pragma_update(None, "application_id", APPLICATION_ID)?;
        transaction.pragma_update(None, "user_version", known)?;
    }
    Ok(transaction.commit()?)
}

/// Sees to it that the journal is a write-ahead log; nothing is written when it is one already.
fn keep_journal(db: &Connection) -> Inner<()> {
    let mode = |sql| db.query_row(sql, [], |row| row.get::<_, String>(0));
    if mode("PRAGMA journal_mode")? == "wal" {
        return Ok(());
    }
    // SQLite does not wait for other processes here, so we do.
    let pause = Duration::from_millis(10);
    for _ in 0..PATIENCE.as_millis() / pause.as_millis() {
        match mode("PRAGMA journal_mode = WAL") {
            Err(error) if error.sqlite_error_code() == Some(ErrorCode::DatabaseBusy) => sleep(pause),
            other => return Ok(other.map(|_| ())?),
        }
    }
    Ok(mode("PRAGMA journal_mode = WAL").map(|_| ())?)
}

fn rule_version(db: &Connection) -> Inner<Option<u32>> {
    let value: Option<String> =
        db.query_row("SELECT value FROM meta WHERE key = 'memory-rule'", [], |row| row.get(0)).optional()?;
    Ok(value.and_then(|text| text.parse().ok()))
}

/// Notes by which rule the caches were derived.
pub(super) fn put_rule_version(db: &Connection) -> Inner<()> {
    db.execute(
        "INSERT INTO meta (key, value) VALUES ('memory-rule', ?1) ON CONFLICT DO UPDATE SET value = excluded.value",
        [RULE_VERSION.to_string()],
    )?;
    Ok(())
}
