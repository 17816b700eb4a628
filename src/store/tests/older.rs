//! Files of older versions: brought up to date once, whoever opens them at the same time.

use std::fs;
use std::sync::Barrier;
use std::thread;

use super::super::open::MIGRATIONS;
use super::*;

/// What every version holds: a learner, a setting, and a card that was answered. There is no cache of it, and the rule by
/// which it would be derived is an old one.
const OLD: &str = "
    UPDATE meta SET value = '0' WHERE key = 'memory-rule';
    INSERT INTO learner (id, uid, name, folded, created_at) VALUES (1, zeroblob(16), 'Zoé', 'zoé', 7);
    INSERT INTO setting (learner, key, value, changed_at) VALUES (1, 'new-per-day', '3', 7);
    INSERT INTO card (id, deck, question, facet) VALUES (5, 'd', 'q', '');
    INSERT INTO review VALUES (x'00000000000770008000000000000001', 1, 5, 7, 0, 3, 0, 0, 'study', NULL, 9, 4000, 0,
        3600, 'typed', 'right', 1, 0, 0, NULL);";

/// What versions hold that know of classes: a room that somebody sat in.
const ROOM: &str = "
    INSERT INTO room (id, uid, opened_at, setup, port) VALUES (3, zeroblob(16), 7, '{}', 8080);
    INSERT INTO seat (room, seat, name, token, device) VALUES (3, 1, 'Max', x'', x'');
    INSERT INTO happening (room, seq, at, what) VALUES (3, 0, 5, '\"revealed\"');";

/// A file of progress as that version left it.
fn older(path: &Path, version: usize) {
    drop(Store::open_at_version(path, NOON, Seed(1), &MIGRATIONS[..version]).unwrap());
    let db = Connection::open(path).unwrap();
    db.execute_batch(OLD).unwrap();
    if version > 4 {
        db.execute_batch(ROOM).unwrap();
    }
    if version > 1 {
        db.execute("INSERT INTO moved_due VALUES (1, 5, 7, 1, 30, 8)", []).unwrap();
    }
}

#[test]
fn each_version_is_brought_up_to_date_with_all_it_holds() {
    for version in 1..MIGRATIONS.len() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sommet.db");
        older(&path, version);
        let mut store = open(&path, 2);
        let learner = store.learner_or_create("zoé", NOON.at).unwrap();
        assert_eq!(store.settings(learner).unwrap().new_per_day, 3);
        let state = store.state_of(learner, &card("d/q")).unwrap().unwrap();
        let due = if version > 1 { 30 } else { 9 };
        assert_eq!((state.due, state.reps), (Promise::On(StudyDay(due)), 1), "version {version}");
        assert_eq!(store.due(learner, NOON, 4).unwrap().len(), 1);
        let rooms = store.room(3).unwrap().map(|room| {
            (
                store.seats(room.id).unwrap().len(),
                store.happenings(room.id).unwrap().len(),
                store.expected(room.id).unwrap(),
            )
        });
        assert_eq!(rooms, (version > 4).then(|| (1, 1, Vec::new())), "version {version}");
        assert_eq!((store.classes().unwrap(), store.has_forgotten().unwrap()), (vec![], false));
        add(&mut store, learner, "d/q", 0, Rating::Good);
        assert_eq!(store.verify().unwrap(), []);
        assert_eq!(store.integrity().unwrap(), Vec::<String>::new());
    }
}

#[test]
fn whoever_opens_an_older_file_at_once_one_copy_of_it_is_made() {
    for round in 0..8_u64 {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("sommet.db");
        older(&path, 1);
        let start = Barrier::new(4);
        thread::scope(|scope| {
            for opener in 0..4 {
                let (path, start) = (&path, &start);
                scope.spawn(move || {
                    start.wait();
                    let store = open(path, 10 * round + opener);
                    assert_eq!(store.log_len().unwrap(), 1);
                });
            }
        });
        let copies: Vec<_> = fs::read_dir(folder.path().join("backups")).unwrap().flatten().collect();
        let versions = copies.iter().map(|copy| {
            let db = Connection::open(copy.path()).unwrap();
            db.pragma_query_value::<u32, _>(None, "user_version", |row| row.get(0)).unwrap()
        });
        assert_eq!(versions.collect::<Vec<_>>(), [1], "{copies:?}");
        assert_eq!(open(&path, 99).verify().unwrap(), []);
    }
}
