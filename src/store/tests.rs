//! Tests of the store: what is written is what is derived, whoever writes and in whatever order.

mod faults;
mod forget;
mod merge;
mod older;
mod parameters;
mod posting;
mod property;
mod schedule;

use std::collections::{HashMap, HashSet};
use std::path::Path;
use std::thread;

use tempfile::TempDir;

use super::*;
use crate::memory::{Key, LeechAction, Settings};
use crate::model::{
    CardId, CardState, Evidence, Moment, Outcome, Promise, Purpose, Rating, Seed, Stage, StudyDay, Timestamp, Variant,
};

/// Monday 10 February 2025, noon in Paris.
const NOON: Moment = Moment { at: Timestamp(1_739_185_200_000), utc_offset: 3600 };
const TODAY: StudyDay = StudyDay(20_129);

fn open(path: &Path, seed: u64) -> Store {
    Store::open(path, NOON, Seed(seed)).unwrap()
}

fn bench() -> (TempDir, Store, LearnerId) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = open(&folder.path().join("progress/sommet.db"), 1);
    let learner = store.learner_or_create("Zoé", NOON.at).unwrap();
    (folder, store, learner)
}

fn answer(card: &str, minutes: i64, rating: Rating) -> NewReview {
    let evidence = Evidence {
        variant: Variant::Typed,
        outcome: Outcome::Right,
        credit: 1.0,
        guess: 0.0,
        hinted: false,
        retries: 0,
        millis: 4_000,
        overruled: false,
        purpose: Purpose::Study,
        given: Some("œuf".to_owned()),
    };
    let moment = NOON.plus_seconds(minutes * 60);
    NewReview { card: card.parse().unwrap(), moment, rating, evidence, retention: None }
}

fn add(store: &mut Store, learner: LearnerId, card: &str, minutes: i64, rating: Rating) -> Appended {
    store.append(learner, &answer(card, minutes, rating), &Settings::default()).unwrap()
}

fn card(text: &str) -> CardId {
    text.parse().unwrap()
}

fn state_of(store: &Store, learner: LearnerId, card: &CardId) -> Result<Option<CardState>, StoreFault> {
    store.read(|db| row::find_card(db, card)?.map_or(Ok(None), |number| state::of(db, learner, number)))
}

#[test]
fn an_answer_is_kept_as_it_was_given() {
    let (folder, mut store, learner) = bench();
    let mut new = answer("d/q#2", 0, Rating::Good);
    new.evidence.given = Some("é".repeat(600));
    new.evidence.millis = 90_000;
    new.evidence.guess = f32::NAN;
    let appended = store.append(learner, &new, &Settings::default()).unwrap();
    assert_eq!((appended.before, appended.promise), (None, Some(Promise::At(NOON.plus_seconds(600).at))));
    drop(store);
    let store = open(&folder.path().join("progress/sommet.db"), 2);
    let mut log = Vec::new();
    store.reviews(learner, Timestamp(0), |entry| log.push(entry)).unwrap();
    assert_eq!(log.len(), 1);
    let Entry { review, stage } = &log[0];
    assert_eq!((review.id, &review.card, review.moment, review.day), (appended.id, &new.card, NOON, TODAY));
    assert_eq!((*stage, review.promise, review.rating), (Stage::New, appended.promise, Rating::Good));
    let kept = Evidence { given: Some("é".repeat(500)), millis: 60_000, guess: 0.0, ..new.evidence };
    assert_eq!(review.evidence, kept);
    assert_eq!(state_of(&store, learner, &new.card).unwrap(), appended.after);
    assert_eq!(store.integrity().unwrap(), Vec::<String>::new());
}

#[test]
fn a_review_taken_back_leaves_no_trace_but_in_the_log() {
    let (_folder, mut store, learner) = bench();
    let first = add(&mut store, learner, "d/q", 0, Rating::Good);
    let second = add(&mut store, learner, "d/q", 10, Rating::Again);
    assert_eq!(store.retract(second.id, NOON.at, &Settings::default()).unwrap(), first.after);
    assert_eq!(store.tally(learner, TODAY).unwrap().answers, 1);
    assert_eq!(store.retract(first.id, NOON.at, &Settings::default()).unwrap(), None);
    assert_eq!(store.tallies(learner, &(TODAY..=TODAY)).unwrap(), []);
    assert!(matches!(store.retract(first.id, NOON.at, &Settings::default()), Err(StoreFault::AlreadyRetracted(_))));
    let unknown = crate::model::ReviewId([9; 16]);
    assert!(matches!(store.retract(unknown, NOON.at, &Settings::default()), Err(StoreFault::UnknownReview(_))));
    assert_eq!(store.log_len().unwrap(), 2);
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn overruling_takes_the_place_of_the_review() {
    let (_folder, mut store, learner) = bench();
    let wrong = add(&mut store, learner, "d/q", 0, Rating::Again);
    let over = store.overrule(wrong.id, Rating::Easy, NOON.plus_seconds(9).at, &Settings::default(), None).unwrap();
    assert_eq!(over.before, None);
    assert!(matches!(over.promise, Some(Promise::On(day)) if day > TODAY));
    let mut log = Vec::new();
    store.reviews(learner, Timestamp(0), |entry| log.push(entry.review)).unwrap();
    assert_eq!(log.len(), 1);
    assert!(log[0].evidence.overruled && log[0].moment == NOON && log[0].id == over.id);
    let tally = store.tally(learner, TODAY).unwrap();
    assert_eq!((tally.answers, tally.passes, tally.introduced), (1, 1, 1));
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn a_clock_set_back_puts_the_review_in_its_place() {
    let (_folder, mut store, learner) = bench();
    let later = add(&mut store, learner, "d/q", 3 * 1440, Rating::Easy);
    let earlier = add(&mut store, learner, "d/q", 0, Rating::Good);
    let after = earlier.after.unwrap();
    assert_eq!((after.reps, after.last_at), (2, NOON.plus_seconds(3 * 86_400).at));
    assert_eq!(after.due, later.promise.unwrap());
    assert_eq!(store.tally(learner, TODAY).unwrap().introduced, 1);
    assert_eq!(store.tally(learner, TODAY.plus(3)).unwrap().introduced, 0);
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn practice_is_logged_and_moves_nothing() {
    let (_folder, mut store, learner) = bench();
    let mut practice = answer("d/q", 0, Rating::Good);
    practice.evidence.purpose = Purpose::Practice;
    let appended = store.append(learner, &practice, &Settings::default()).unwrap();
    assert_eq!((appended.after, appended.promise), (None, None));
    let seen: Vec<CardId> = store.answered_on(learner, TODAY).unwrap().into_iter().map(|answer| answer.card).collect();
    assert_eq!(seen, [card("d/q")]);
    let tally = store.tally(learner, TODAY).unwrap();
    assert_eq!((tally.answers, tally.introduced), (1, 0));
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn what_is_due_today_is_found() {
    let (_folder, mut store, learner) = bench();
    for name in ["d/a", "d/b", "d/c", "d/e", "x/y"] {
        add(&mut store, learner, name, 0, Rating::Easy);
    }
    add(&mut store, learner, "d/learning", 0, Rating::Again);
    add(&mut store, learner, "d/night", 15 * 60 + 55, Rating::Good);
    let due = |store: &Store, now: Moment| {
        let cards = store.due(learner, now, 4).unwrap();
        cards.into_iter().map(|due| due.card.to_string()).collect::<HashSet<_>>()
    };
    let names = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<HashSet<_>>();
    // A step that ends after the day has turned is tomorrow's.
    assert_eq!(due(&store, NOON), names(&["d/learning"]));
    assert_eq!(due(&store, NOON.plus_seconds(86_400)), names(&["d/learning", "d/night"]));
    let steps: HashMap<_, _> = store.on_steps(learner, TODAY).unwrap().into_iter().collect();
    assert_eq!((steps.len(), steps.get(&card("d/learning"))), (2, Some(&NOON.plus_seconds(60).at)));
    let month = NOON.plus_seconds(30 * 86_400);
    let then = month.study_day(4);
    store.mark(learner, &card("d/a"), &Mark::Suspend, month.at).unwrap();
    store.mark(learner, &card("d/b"), &Mark::BuryUntil(then.plus(1)), month.at).unwrap();
    store.mark(learner, &card("d/c"), &Mark::BuryUntil(then), month.at).unwrap();
    store.mark(learner, &card("d/new"), &Mark::Flag("unclear".into()), month.at).unwrap();
    assert_eq!(due(&store, month), names(&["d/c", "d/e", "x/y", "d/learning", "d/night"]));
    let days = store.promised(learner, then, 2).unwrap().into_iter().map(|(_, day)| day.since(then));
    assert_eq!([0, 1].map(|day| days.clone().filter(|other| *other == day).count()), [3, 1]);
    let standing = store.standing(learner).unwrap();
    let stages = ["d/a", "d/learning", "d/new", "d/never"].map(|name| standing.stage(&card(name)));
    assert_eq!(stages, [Stage::Review, Stage::Learning, Stage::New, Stage::New]);
    let counts = store.counts(learner, 8).unwrap();
    assert_eq!((counts.seen, counts.learning, counts.review, counts.suspended), (7, 2, 5, 1));
    assert_eq!(store.card_states(learner, Some(&card("d/a").deck)).unwrap().len(), 6);
    assert_eq!(store.marked(learner).unwrap().len(), 4);
    assert_eq!(store.marks_of(learner, &card("d/new")).unwrap().note.as_deref(), Some("unclear"));
    store.mark(learner, &card("d/a"), &Mark::Resume, month.at).unwrap();
    store.mark(learner, &card("d/b"), &Mark::Unbury, month.at).unwrap();
    assert_eq!(due(&store, month).len(), 7);
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn what_is_due_is_read_again_whoever_writes() {
    let (folder, mut store, learner) = bench();
    let mut other = open(&folder.path().join("progress/sommet.db"), 2);
    let later = NOON.plus_seconds(86_400);
    let due = |store: &Store| store.due(learner, later, 4).unwrap().len();
    assert_eq!((due(&store), due(&other)), (0, 0));
    let first = add(&mut store, learner, "d/a", 0, Rating::Again);
    assert_eq!((due(&store), due(&other)), (1, 1));
    add(&mut other, learner, "d/b", 0, Rating::Again);
    assert_eq!((due(&store), due(&other)), (2, 2));
    other.retract(first.id, NOON.at, &Settings::default()).unwrap();
    store.mark(learner, &card("d/b"), &Mark::Suspend, NOON.at).unwrap();
    assert_eq!((due(&store), due(&other)), (0, 0));
    let max = store.learner_or_create("Max", NOON.at).unwrap();
    assert_eq!(store.due(max, later, 4).unwrap(), []);
    assert_eq!(store.standing(learner).unwrap().stage(&card("d/b")), Stage::Learning);
}

#[test]
fn learners_are_told_apart_whatever_the_case() {
    let (_folder, mut store, zoe) = bench();
    assert_eq!(store.learner_or_create(" ZOÉ ", NOON.at).unwrap(), zoe);
    let max = store.learner_or_create("Max", NOON.at).unwrap();
    assert_eq!(store.default_learner().unwrap(), Some(zoe));
    store.make_default(max).unwrap();
    assert_eq!(store.default_learner().unwrap(), Some(max));
    assert!(matches!(store.rename_learner(max, "zoé", NOON.at), Err(StoreFault::Name(NameFault::Taken(_)))));
    store.rename_learner(max, "MAX", NOON.at).unwrap();
    assert!(matches!(store.learner_or_create("  ", NOON.at), Err(StoreFault::Name(NameFault::Empty))));
    assert!(matches!(store.rename_learner(LearnerId(77), "n", NOON.at), Err(StoreFault::UnknownLearner)));
    add(&mut store, zoe, "d/q", 0, Rating::Good);
    let learners = store.learners().unwrap();
    assert_eq!(
        learners.iter().map(|l| (l.name.as_str(), l.cards, l.answers)).collect::<Vec<_>>(),
        [("Zoé", 1, 1), ("MAX", 0, 0)]
    );
    assert_eq!(state_of(&store, max, &card("d/q")).unwrap(), None);
}

#[test]
fn settings_are_kept_for_each_learner() {
    let (_folder, mut store, zoe) = bench();
    let max = store.learner_or_create("Max", NOON.at).unwrap();
    assert_eq!(store.set_setting(zoe, Key::NewPerDay, "5", NOON.at).unwrap().new_per_day, 5);
    assert!(matches!(store.set_setting(zoe, Key::TurnHour, "25", NOON.at), Err(StoreFault::Setting(_))));
    assert_eq!(store.settings(zoe).unwrap(), Settings { new_per_day: 5, ..Settings::default() });
    assert_eq!(store.settings(max).unwrap(), Settings::default());
    assert_eq!(store.settings_set(zoe).unwrap(), [Key::NewPerDay]);
    store.reset_setting(zoe, Key::NewPerDay, NOON.at).unwrap();
    assert_eq!(store.settings(zoe).unwrap(), Settings::default());
}

#[test]
fn the_log_refuses_to_be_rewritten() {
    let (_folder, mut store, learner) = bench();
    let review = add(&mut store, learner, "d/q", 0, Rating::Good);
    store.mark(learner, &card("d/q"), &Mark::Suspend, NOON.at).unwrap();
    store.retract(review.id, NOON.at, &Settings::default()).unwrap();
    store.relink(&[(card("d/q"), card("d/new"))], NOON.at).unwrap();
    for table in ["review", "retraction", "mark", "relink"] {
        for sql in [format!("UPDATE {table} SET at = 1"), format!("DELETE FROM {table}")] {
            let refused = store.db.execute(&sql, []).unwrap_err();
            assert!(refused.to_string().contains("append-only"), "{sql}: {refused}");
        }
    }
}

#[test]
fn a_changed_rule_derives_the_caches_anew() {
    let (folder, mut store, learner) = bench();
    let appended = add(&mut store, learner, "d/q", 0, Rating::Good);
    store.db.execute_batch("UPDATE card_state SET stability = 9; DELETE FROM tally;").unwrap();
    assert_eq!(store.verify().unwrap().len(), 2);
    store.db.execute("UPDATE meta SET value = '0' WHERE key = 'memory-rule'", []).unwrap();
    drop(store);
    let store = open(&folder.path().join("progress/sommet.db"), 2);
    assert_eq!(store.verify().unwrap(), []);
    assert_eq!(state_of(&store, learner, &card("d/q")).unwrap(), appended.after);
}

#[test]
fn caches_that_cannot_be_read_are_derived_anew() {
    let (_folder, mut store, learner) = bench();
    let appended = add(&mut store, learner, "d/q", 0, Rating::Good);
    store.db.execute_batch("UPDATE card_state SET due_at = NULL, due_day = NULL").unwrap();
    assert!(matches!(state_of(&store, learner, &card("d/q")), Err(StoreFault::Corrupt { .. })));
    assert_ne!(store.verify().unwrap(), []);
    store.rebuild().unwrap();
    assert_eq!(store.verify().unwrap(), []);
    assert_eq!(state_of(&store, learner, &card("d/q")).unwrap(), appended.after);
}

#[test]
fn several_writers_lose_nothing() {
    let (folder, store, learner) = bench();
    let path = folder.path().join("progress/sommet.db");
    thread::scope(|scope| {
        for writer in 0..3_u64 {
            let path = &path;
            scope.spawn(move || {
                let mut store = open(path, 100 + writer);
                for n in 0..40 {
                    add(&mut store, learner, &format!("d/q{}", n % 7), n, Rating::Good);
                }
            });
        }
    });
    assert_eq!(store.log_len().unwrap(), 120);
    assert_eq!(store.verify().unwrap(), []);
    assert_eq!(store.integrity().unwrap(), Vec::<String>::new());
}

/// Runs this test binary again as other processes; without the variable this does nothing.
#[test]
fn writer_process() {
    let Some(path) = std::env::var_os("SOMMET_TEST_WRITER") else { return };
    let seed = u64::from(std::process::id());
    let mut store = open(Path::new(&path), seed);
    let learner = store.learner_or_create("Zoé", NOON.at).unwrap();
    for n in 0..30 {
        add(&mut store, learner, &format!("d/q{}", n % 5), n, Rating::Hard);
    }
}

#[test]
fn several_processes_make_and_fill_one_file() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sommet.db");
    let writers: Vec<_> = (0..3)
        .map(|_| {
            std::process::Command::new(std::env::current_exe().unwrap())
                .args(["--exact", "store::tests::writer_process"])
                .env("SOMMET_TEST_WRITER", &path)
                .stdout(std::process::Stdio::null())
                .spawn()
                .unwrap()
        })
        .collect();
    assert!(writers.into_iter().all(|mut writer| writer.wait().unwrap().success()));
    let store = open(&path, 1);
    assert_eq!(store.log_len().unwrap(), 90);
    assert_eq!(store.learners().unwrap().len(), 1);
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn a_leech_is_set_aside_with_the_answer_that_made_it() {
    let (_folder, mut store, learner) = bench();
    let settings = Settings { leech_lapses: 1, ..Settings::default() };
    let aside = |store: &Store| store.marks_of(learner, &card("d/q")).unwrap().suspended;
    let easy = store.append(learner, &answer("d/q", 0, Rating::Easy), &settings).unwrap();
    assert!(!easy.aside && !aside(&store));
    let month = 24 * 60 * 30;
    let lapse = store.append(learner, &answer("d/q", month, Rating::Again), &settings).unwrap();
    assert!(lapse.aside && aside(&store), "one transaction holds both");
    // Overruled it goes on, and is set aside again by the same hand.
    let right = store.overrule(lapse.id, Rating::Good, NOON.at, &settings, None).unwrap();
    assert!(right.resumed && !right.aside && !aside(&store));
    let wrong = store.overrule(right.id, Rating::Again, NOON.at, &settings, None).unwrap();
    assert!(wrong.aside && aside(&store));
    assert_eq!(store.retract(wrong.id, NOON.at, &settings).unwrap(), easy.after);
    assert!(!aside(&store));
    // Who brought the card back, or has leeches named only, finds it as they left it.
    let lapse = store.append(learner, &answer("d/q", month + 1, Rating::Again), &settings).unwrap();
    store.mark(learner, &card("d/q"), &Mark::Resume, NOON.at).unwrap();
    assert!(!store.overrule(lapse.id, Rating::Good, NOON.at, &settings, None).unwrap().resumed);
    let named = Settings { leech_action: LeechAction::NameOnly, ..settings };
    assert!(!store.append(learner, &answer("d/p", 0, Rating::Easy), &named).unwrap().aside);
    assert!(!store.append(learner, &answer("d/p", month, Rating::Again), &named).unwrap().aside);
    assert_eq!(store.verify().unwrap(), []);
}
