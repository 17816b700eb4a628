//! Tests of parameters: each learner has their own, memory follows them, and promises stay.

use super::*;
use crate::memory::{Correction, Parameters, pasts};
use crate::model::{CardState, Phase};

fn tuning(good: f32, constant: f32) -> Tuning {
    let mut weights = Parameters::default().weights().to_vec();
    weights[2] = good;
    let correction = Correction::new([constant, 0.0, 0.0, 0.0, 0.0]).unwrap();
    let parameters = Parameters::new(&weights).unwrap().corrected(correction);
    Tuning { fitted_at: NOON.at, reviews: 400, log_loss: 0.4, parameters }
}

/// A card on which two answers were given, and which is scheduled in days.
fn learned(store: &mut Store, learner: LearnerId, name: &str) -> CardState {
    add(store, learner, name, 0, Rating::Good);
    let state = add(store, learner, name, 10, Rating::Good).after.unwrap();
    assert_eq!(state.phase, Phase::Review);
    state
}

fn state(store: &Store, learner: LearnerId, name: &str) -> CardState {
    state_of(store, learner, &card(name)).unwrap().unwrap()
}

#[test]
fn new_parameters_move_memory_and_no_promise() {
    let (folder, mut store, learner) = bench();
    let other = store.learner_or_create("Max", NOON.at).unwrap();
    let before = learned(&mut store, learner, "d/q");
    let his = learned(&mut store, other, "d/q");
    store.adopt(learner, &tuning(30.0, 0.0), None).unwrap();
    let after = state(&store, learner, "d/q");
    assert_eq!((after.due, after.memory.stability), (before.due, 30.0));
    assert_eq!(state(&store, other, "d/q"), his);
    assert_eq!(store.verify().unwrap(), []);
    // The next promise is made by them, in another process too.
    drop(store);
    let mut store = open(&folder.path().join("progress/sommet.db"), 2);
    let minutes = 24 * 60 * 2;
    let hers = add(&mut store, learner, "d/q", minutes, Rating::Good).promise;
    let his = add(&mut store, other, "d/q", minutes, Rating::Good).promise;
    let (Some(Promise::On(hers)), Some(Promise::On(his))) = (hers, his) else { panic!("both are scheduled in days") };
    assert!(hers.since(his) > 5, "{hers} {his}");
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn a_correction_shortens_intervals_and_leaves_memory() {
    let (_folder, mut store, learner) = bench();
    let other = store.learner_or_create("Max", NOON.at).unwrap();
    store.adopt(learner, &tuning(20.0, -0.5), None).unwrap();
    store.adopt(other, &tuning(20.0, 0.0), None).unwrap();
    let (hers, his) = (learned(&mut store, learner, "d/q"), learned(&mut store, other, "d/q"));
    assert_eq!(hers.memory, his.memory);
    let (Promise::On(hers), Promise::On(his)) = (hers.due, his.due) else { panic!("both are scheduled in days") };
    assert!(hers.since(TODAY) < his.since(TODAY) * 3 / 4, "{hers} {his}");
}

#[test]
fn what_another_process_tuned_counts_at_once() {
    let (folder, mut store, learner) = bench();
    learned(&mut store, learner, "d/p");
    let mut other = open(&folder.path().join("progress/sommet.db"), 2);
    other.adopt(learner, &tuning(9.0, 0.0), None).unwrap();
    assert_eq!(learned(&mut store, learner, "d/q").memory.stability, 9.0);
    assert!(other.forget_tuning(learner, NOON.at).unwrap().version);
    other.adopt(learner, &tuning(7.0, 0.0), None).unwrap();
    assert_eq!(learned(&mut store, learner, "d/r").memory.stability, 7.0);
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn versions_are_kept_to_the_bit_and_left_one_by_one() {
    let (_folder, mut store, learner) = bench();
    let first = learned(&mut store, learner, "d/q");
    assert!(store.tuning(learner).unwrap().is_none());
    assert_eq!(store.forget_tuning(learner, NOON.at).unwrap(), Undone { version: false, days: 0 });
    for good in [3.1, 4.700_000_3] {
        store.adopt(learner, &tuning(good, 0.123_456_79), None).unwrap();
    }
    let held = store.tuning(learner).unwrap().unwrap();
    assert_eq!(store.tuning_count(learner).unwrap(), 2);
    assert_eq!(held.parameters.weights(), tuning(4.700_000_3, 0.0).parameters.weights());
    assert_eq!(held.parameters.correction().weights()[0], 0.123_456_79);
    assert!(store.forget_tuning(learner, NOON.at).unwrap().version);
    assert_eq!(store.tuning(learner).unwrap().unwrap().parameters.weights()[2], 3.1);
    assert!(store.forget_tuning(learner, NOON.at).unwrap().version);
    assert_eq!(state(&store, learner, "d/q"), first);
}

#[test]
fn a_moved_day_holds_until_the_next_answer() {
    let (_folder, mut store, learner) = bench();
    let before = learned(&mut store, learner, "d/q");
    add(&mut store, learner, "d/new", 0, Rating::Good);
    let due = TODAY.plus(33);
    let moves = ["d/q", "d/new", "d/unknown"].map(|name| Move { card: card(name), due });
    assert_eq!(store.move_due(learner, &moves, NOON.at).unwrap(), 1);
    assert_eq!(state(&store, learner, "d/q"), CardState { due: Promise::On(due), ..before });
    store.rebuild().unwrap();
    assert_eq!(state(&store, learner, "d/q").due, Promise::On(due));
    let answered = add(&mut store, learner, "d/q", 24 * 60 * 5, Rating::Good);
    assert_ne!(answered.after.unwrap().due, Promise::On(due));
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn what_another_process_moved_is_forgotten_by_the_next_answer() {
    let (folder, mut store, learner) = bench();
    learned(&mut store, learner, "d/q");
    let mut other = open(&folder.path().join("progress/sommet.db"), 2);
    let moves = [Move { card: card("d/q"), due: TODAY.plus(33) }];
    assert_eq!(other.move_due(learner, &moves, NOON.at).unwrap(), 1);
    add(&mut store, learner, "d/q", 24 * 60 * 5, Rating::Good);
    let left: u32 = store.db.query_row("SELECT count(*) FROM moved_due", [], |row| row.get(0)).unwrap();
    assert_eq!(left, 0);
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn a_record_that_is_behind_is_read_again() {
    let (folder, mut store, learner) = bench();
    learned(&mut store, learner, "d/p");
    let record = store.record(learner).unwrap();
    assert_eq!(record.trials.len(), 1);
    let mut other = open(&folder.path().join("progress/sommet.db"), 2);
    learned(&mut other, learner, "d/q");
    let known = pasts(&record.trials, &tuning(9.0, 0.0).parameters);
    store.adopt(learner, &tuning(9.0, 0.0), Some((&record, &known))).unwrap();
    assert_eq!(state(&store, learner, "d/q").memory.stability, 9.0);
    assert_eq!(store.verify().unwrap(), []);
}
