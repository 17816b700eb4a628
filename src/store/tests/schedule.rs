//! Tests of the schedule: read by one connection or by two, it is the same; and what was read is never of two moments.

use super::*;
use crate::store::schedule::{FEW, Schedule, by_two};

/// A file of so many cards in review and a few on their steps, put there straight.
fn filled(store: &Store, learner: LearnerId, cards: i64) {
    let db = &store.db;
    db.execute_batch("PRAGMA foreign_keys = OFF; BEGIN").unwrap();
    let mut put = db
        .prepare(
            "INSERT INTO card_state (learner, card, due_at, due_day, phase, step, stability, difficulty, last_at, last_day,
                 reps, lapses) VALUES (?1, ?2, ?3, ?4, ?5, 0, 50.0, 5.0, 0, 0, 6, 0)",
        )
        .unwrap();
    for n in 0..cards {
        // Numbers as evenly spread as hashes are.
        let number = Seed(7).derive(&n.to_string()).0.cast_signed() & i64::MAX;
        let (at, day, phase) = if n % 1000 == 0 { (Some(n), None, 1) } else { (None, Some(n % 300), 2) };
        put.execute((learner.0, number, at, day, phase)).unwrap();
    }
    drop(put);
    db.execute_batch("COMMIT; PRAGMA foreign_keys = ON").unwrap();
}

fn alone(store: &Store, learner: LearnerId) -> Schedule {
    store.read(|db| Schedule::part(db, learner, (-1, i64::MAX), u32::MAX)).unwrap()
}

#[test]
fn two_connections_read_what_one_reads() {
    let (_folder, mut store, learner) = bench();
    let other = store.learner_or_create("Max", NOON.at).unwrap();
    filled(&store, learner, i64::from(FEW) * 3);
    for cards in [0, 1] {
        filled(&store, other, cards);
        for who in [learner, other] {
            assert_eq!(*store.schedule(who).unwrap(), alone(&store, who));
        }
    }
    let by_two = store.read(|db| by_two(db, &store.path, learner)).unwrap();
    assert_eq!(by_two, Some(alone(&store, learner)), "it really was read by two");
}

#[test]
fn what_another_process_writes_meanwhile_is_seen_whole() {
    let (folder, store, learner) = bench();
    filled(&store, learner, i64::from(FEW) * 3);
    let path = folder.path().join("progress/sommet.db");
    thread::scope(|scope| {
        let writing = scope.spawn(|| {
            let other = open(&path, 2);
            // All cards move together: a schedule of two days is one of two moments.
            for day in 0..20 {
                let move_all = "UPDATE card_state SET due_day = ?1 WHERE due_day IS NOT NULL";
                other.db.execute(move_all, [1_000 + day]).unwrap();
            }
        });
        while !writing.is_finished() {
            let schedule = store.schedule(learner).unwrap();
            let moved: HashSet<StudyDay> = schedule.days.iter().copied().filter(|day| day.0 >= 1_000).collect();
            assert!(moved.len() <= 1, "{moved:?}");
            assert!(moved.is_empty() || schedule.days.iter().all(|day| moved.contains(day)));
        }
    });
    assert!(store.schedule(learner).unwrap().days.iter().all(|day| day.0 == 1_019));
}

#[test]
fn a_file_that_took_the_place_of_ours_is_not_read_with_it() {
    let (folder, mut store, learner) = bench();
    filled(&store, learner, i64::from(FEW) * 3);
    add(&mut store, learner, "d/q", 0, Rating::Good);
    let whole = alone(&store, learner);
    let path = folder.path().join("progress/sommet.db");
    for end in ["", "-wal", "-shm"] {
        let name = |path: &Path| snapshot::with_end(path, end);
        let _ = std::fs::rename(name(&path), name(&folder.path().join("moved")));
    }
    drop(open(&path, 3));
    assert_eq!(store.read(|db| by_two(db, &path, learner)).unwrap(), None);
    assert_eq!(*store.schedule(learner).unwrap(), whole);
}
