//! What can be wrong with a file, and copies of it.

use std::fs;

use super::*;

fn refused(path: &Path) -> StoreFault {
    Store::open(path, NOON, Seed(3)).unwrap_err()
}

#[test]
fn other_peoples_files_are_refused_and_left_alone() {
    let folder = tempfile::tempdir().unwrap();
    for (name, content) in [("short.txt", "no".to_owned()), ("long.txt", "no database ".repeat(1000))] {
        let path = folder.path().join(name);
        fs::write(&path, &content).unwrap();
        assert!(matches!(refused(&path), StoreFault::Foreign { .. }), "{name}: {:?}", refused(&path));
        assert_eq!(fs::read_to_string(&path).unwrap(), content);
    }
    for sql in ["CREATE TABLE t (x)", "PRAGMA application_id = 7", "PRAGMA user_version = 1"] {
        let path = folder.path().join("other.db");
        let _ = fs::remove_file(&path);
        Connection::open(&path).unwrap().execute_batch(sql).unwrap();
        let content = fs::read(&path).unwrap();
        assert!(matches!(refused(&path), StoreFault::Foreign { .. }), "{sql}: {:?}", refused(&path));
        assert_eq!(fs::read(&path).unwrap(), content);
    }
}

#[test]
fn a_newer_file_is_refused() {
    let (folder, store, _) = bench();
    store.db.pragma_update(None, "user_version", 99).unwrap();
    drop(store);
    let fault = refused(&folder.path().join("progress/sommet.db"));
    assert!(matches!(fault, StoreFault::Newer { found: 99, .. }), "{fault:?}");
}

#[test]
fn an_empty_file_is_taken() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sommet.db");
    fs::write(&path, "").unwrap();
    assert_eq!(open(&path, 1).log_len().unwrap(), 0);
}

#[test]
fn folders_in_the_way_are_named() {
    let folder = tempfile::tempdir().unwrap();
    assert!(matches!(refused(folder.path()), StoreFault::IsAFolder { .. }));
    let file = folder.path().join("file");
    fs::write(&file, "").unwrap();
    assert!(matches!(refused(&file.join("sommet.db")), StoreFault::Folder { .. }));
    if cfg!(target_os = "linux") {
        let fault = refused(Path::new("/proc/sommet.db"));
        assert!(matches!(fault, StoreFault::CannotOpen { .. }), "{fault:?}");
    }
}

#[test]
fn a_truncated_file_is_corrupt_and_left_alone() {
    let (folder, mut store, learner) = bench();
    for n in 0..50 {
        add(&mut store, learner, &format!("d/q{n}"), n, Rating::Good);
    }
    drop(store);
    let path = folder.path().join("progress/sommet.db");
    let whole = fs::read(&path).unwrap();
    for length in [whole.len() / 2, 8192, 3000, 600] {
        fs::write(&path, &whole[..length]).unwrap();
        let fault = refused(&path);
        assert!(matches!(fault, StoreFault::Corrupt { .. }), "{length}: {fault:?}");
        assert_eq!(fs::read(&path).unwrap(), &whole[..length]);
    }
}

#[test]
fn a_full_disk_is_named_and_loses_nothing() {
    let (_folder, mut store, learner) = bench();
    add(&mut store, learner, "d/q", 0, Rating::Good);
    let pages: i64 = store.db.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    store.db.pragma_update(None, "max_page_count", pages).unwrap();
    let fault = (1..2000)
        .find_map(|n| store.append(learner, &answer(&format!("d/q{n}"), n, Rating::Good), &Settings::default()).err());
    assert!(matches!(fault, Some(StoreFault::Full { .. })), "{fault:?}");
    assert_eq!(store.verify().unwrap(), []);
    store.db.pragma_update(None, "max_page_count", 1_000_000).unwrap();
    add(&mut store, learner, "d/q", 5000, Rating::Good);
    assert_eq!(store.verify().unwrap(), []);
}

/// So it is met on a real full disk when a database is opened.
#[test]
fn no_room_for_the_shared_log_is_a_full_disk() {
    let error = |code| rusqlite::Error::SqliteFailure(rusqlite::ffi::Error::new(code), None);
    let fault = |code| super::fault::Cause::from(error(code)).at(Path::new("sommet.db"));
    assert!(matches!(fault(4874), StoreFault::Full { .. }));
    assert!(matches!(fault(10), StoreFault::Sqlite { .. }));
}

#[test]
fn a_file_held_by_another_is_busy() {
    let (folder, mut store, learner) = bench();
    let other = Connection::open(folder.path().join("progress/sommet.db")).unwrap();
    other.execute_batch("BEGIN IMMEDIATE").unwrap();
    store.db.busy_timeout(std::time::Duration::from_millis(10)).unwrap();
    let fault = store.append(learner, &answer("d/q", 0, Rating::Good), &Settings::default()).unwrap_err();
    assert!(matches!(fault, StoreFault::Busy { .. }), "{fault:?}");
    // Who only reads is not held up.
    assert_eq!(store.log_len().unwrap(), 0);
}

#[test]
fn a_file_that_may_only_be_read_says_so() {
    let (_folder, mut store, learner) = bench();
    store.db.execute_batch("PRAGMA query_only = ON").unwrap();
    let fault = store.append(learner, &answer("d/q", 0, Rating::Good), &Settings::default()).unwrap_err();
    assert!(matches!(fault, StoreFault::ReadOnly { .. }), "{fault:?}");
}

#[test]
fn an_impossible_clock_is_refused() {
    let (_folder, mut store, learner) = bench();
    let mut new = answer("d/q", 0, Rating::Good);
    new.moment.at = Timestamp(-1);
    assert!(matches!(store.append(learner, &new, &Settings::default()), Err(StoreFault::Clock(_))));
}

#[test]
fn opening_a_file_that_is_up_to_date_writes_nothing() {
    let (folder, mut store, learner) = bench();
    add(&mut store, learner, "d/q", 0, Rating::Good);
    drop(store);
    let path = folder.path().join("progress/sommet.db");
    let before = (fs::read(&path).unwrap(), fs::metadata(&path).unwrap().modified().unwrap());
    drop(open(&path, 2));
    assert_eq!((fs::read(&path).unwrap(), fs::metadata(&path).unwrap().modified().unwrap()), before);
}

fn copies(folder: &TempDir) -> Vec<String> {
    let entries = fs::read_dir(folder.path().join("progress/backups"));
    let mut names: Vec<String> =
        entries.into_iter().flatten().map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    names.sort();
    names
}

#[test]
fn one_copy_a_day_is_made_and_ten_are_kept() {
    let (folder, mut store, learner) = bench();
    assert_eq!(store.backup_if_due(NOON).unwrap(), None);
    add(&mut store, learner, "d/q", 0, Rating::Good);
    let copy = store.backup_if_due(NOON).unwrap().unwrap();
    assert_eq!(copies(&folder), ["sommet-2025-02-10.db"]);
    assert_eq!(store.backup_if_due(NOON).unwrap(), None);
    store.backup(NOON).unwrap();
    assert_eq!(copies(&folder), ["sommet-2025-02-10.2.db", "sommet-2025-02-10.db"]);
    assert_eq!(open(&copy, 4).verify().unwrap(), []);
    assert_eq!(open(&copy, 5).log_len().unwrap(), 1);
    for day in 1..12 {
        assert!(store.backup_if_due(NOON.plus_seconds(day * 86_400)).unwrap().is_some());
    }
    let kept = copies(&folder);
    assert_eq!((kept.len(), kept[0].as_str()), (10, "sommet-2025-02-12.db"));
}

#[test]
fn a_copy_that_fails_harms_nothing() {
    let (folder, mut store, learner) = bench();
    add(&mut store, learner, "d/q", 0, Rating::Good);
    fs::write(folder.path().join("progress/backups"), "in the way").unwrap();
    assert!(matches!(store.backup_if_due(NOON), Err(StoreFault::Folder { .. })));
    add(&mut store, learner, "d/q", 9, Rating::Good);
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn an_older_file_is_copied_then_brought_up_to_date() {
    let (folder, mut store, learner) = bench();
    add(&mut store, learner, "d/q", 0, Rating::Good);
    drop(store);
    let path = folder.path().join("progress/sommet.db");
    let known = super::open::MIGRATIONS;
    let next = known.len() + 1;
    let before = |number: &str| format!("sommet-2025-02-10-before-v{next}{number}.db");
    let broken = [known, &["CREATE TABLE more (x) STRICT"]].concat();
    assert!(Store::open_at_version(&path, NOON, Seed(2), &broken).is_err());
    assert_eq!(copies(&folder), [before("")]);
    drop(open(&path, 2));
    let good = [known, &["CREATE TABLE more (x INTEGER) STRICT"]].concat();
    let store = Store::open_at_version(&path, NOON, Seed(3), &good).unwrap();
    assert_eq!(store.log_len().unwrap(), 1);
    assert_eq!(copies(&folder), [before(".2"), before("")]);
    assert_eq!(open(&folder.path().join("progress/backups").join(before("")), 4).log_len().unwrap(), 1);
    assert!(matches!(refused(&path), StoreFault::Newer { found, .. } if found as usize == next));
}

#[test]
fn where_no_copy_of_another_file_can_be_made_its_place_is_named() {
    let (folder, mut store, learner) = bench();
    add(&mut store, learner, "d/q", 0, Rating::Good);
    drop(store);
    let (other, nowhere) = (folder.path().join("progress/sommet.db"), folder.path().join("nowhere/sommet.db"));
    let fault = super::snapshot::take(&other, &nowhere).unwrap_err();
    assert!(matches!(&fault, StoreFault::Folder { path, .. } if *path == nowhere), "{fault:?}");
}
