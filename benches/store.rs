//! How fast progress is written and read, on the disk that holds `target/`.

#![allow(clippy::unwrap_used, reason = "a benchmark fails by panicking")]

mod sample;

use std::path::Path;
use std::sync::OnceLock;

use divan::Bencher;
use rusqlite::Connection;
use sommet::memory::Settings;
use sommet::model::{CardId, Moment, Rating, Seed, StudyDay, Timestamp};
use sommet::store::{LearnerId, NewReview, Store};
use tempfile::TempDir;

fn main() {
    divan::main();
}

const NOON: Moment = Moment { at: Timestamp(1_739_185_200_000), utc_offset: 3600 };

fn folder() -> TempDir {
    tempfile::tempdir_in(Path::new(env!("CARGO_MANIFEST_DIR")).join("target")).unwrap()
}

fn answer(card: CardId, moment: Moment, rating: Rating) -> NewReview {
    NewReview { card, moment, rating, evidence: sample::evidence(), retention: None }
}

fn card(n: u32) -> CardId {
    format!("deck-{}/question-{n}", n % 20).parse().unwrap()
}

/// A file of 100,000 states and 1,000,000 reviews, of which 2,000 are due; made once, straight in SQL.
fn full() -> &'static (TempDir, LearnerId) {
    static FULL: OnceLock<(TempDir, LearnerId)> = OnceLock::new();
    FULL.get_or_init(|| {
        let folder = folder();
        let path = folder.path().join("sommet.db");
        let mut store = Store::open(&path, NOON, Seed(1)).unwrap();
        let learner = store.learner_or_create("Zoé", NOON.at).unwrap();
        drop(store);
        let db = Connection::open(&path).unwrap();
        db.execute_batch(
            "PRAGMA synchronous = OFF; BEGIN;
             WITH RECURSIVE n(i) AS (SELECT 0 UNION ALL SELECT i + 1 FROM n WHERE i < 99999)
             INSERT INTO card (id, deck, question, facet) SELECT i + 1, 'deck-' || (i % 20), 'question-' || i, '' FROM n;",
        )
        .unwrap();
        // Ten reviews a card, a week apart; two cards in a hundred are promised for a day gone by.
        let mut insert = db
            .prepare(
                "INSERT INTO review (uid, learner, card, at, day, rating, guess, overruled, purpose, due_day, millis,
                     stage, utc_offset, variant, outcome, credit, hinted, retries, given)
                 VALUES (?1, 1, ?2, ?3, ?4, ?5, 0.25, 0, 'study', ?6, 4000, 2, 3600, 'Choice', 'right', 1, 0, 0, 'x')",
            )
            .unwrap();
        let start = NOON.at.0 - 70 * 86_400_000;
        for week in 0..10_i64 {
            for n in 0..100_000_i64 {
                let at = start + week * 7 * 86_400_000 + n * 100;
                let mut uid = [0_u8; 16];
                uid[..6].copy_from_slice(&at.to_be_bytes()[2..]);
                uid[8..].copy_from_slice(&n.to_be_bytes());
                let day = Moment { at: Timestamp(at), utc_offset: 3600 }.study_day(4).0;
                let due = if n % 50 == 0 { day + 6 } else { day + 30 };
                let rating = if (n + week) % 8 == 0 { 1 } else { 3 };
                insert.execute((uid, n + 1, at, day, rating, due)).unwrap();
            }
        }
        drop(insert);
        db.execute_batch("COMMIT; UPDATE meta SET value = '0' WHERE key = 'memory-rule'").unwrap();
        drop(db);
        drop(Store::open(&path, NOON, Seed(2)).unwrap());
        (folder, learner)
    })
}

fn reopen() -> (Store, LearnerId) {
    let (folder, learner) = full();
    (Store::open(&folder.path().join("sommet.db"), NOON, Seed(3)).unwrap(), *learner)
}

const PRAGMAS: &str = "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; PRAGMA foreign_keys = ON;
    CREATE TABLE log (id INTEGER PRIMARY KEY, at INTEGER, given TEXT) STRICT;";

/// What any durable write costs on this disk.
#[divan::bench(sample_count = 2000, sample_size = 1)]
fn append_a_bare_row(bencher: Bencher<'_, '_>) {
    let folder = folder();
    let db = Connection::open(folder.path().join("bare.db")).unwrap();
    db.execute_batch(PRAGMAS).unwrap();
    bencher.bench_local(|| {
        let mut insert = db.prepare_cached("INSERT INTO log (at, given) VALUES (?1, ?2)").unwrap();
        insert.execute((NOON.at.0, "près de 500 milliards")).unwrap()
    });
}

#[divan::bench(sample_count = 1000, sample_size = 1)]
fn append_to_a_small_log(bencher: Bencher<'_, '_>) {
    let folder = folder();
    let mut store = Store::open(&folder.path().join("sommet.db"), NOON, Seed(1)).unwrap();
    let learner = store.learner_or_create("Zoé", NOON.at).unwrap();
    let settings = Settings::default();
    let mut n = 0;
    bencher.bench_local(|| {
        n += 1;
        let new = answer(card(n % 300), NOON.plus_seconds(i64::from(n) * 8), Rating::Good);
        store.append(learner, &new, &settings).unwrap()
    });
}

#[divan::bench(sample_count = 1000, sample_size = 1)]
fn append_to_a_log_of_a_million(bencher: Bencher<'_, '_>) {
    let (mut store, learner) = reopen();
    let settings = Settings::default();
    let mut n = 0;
    bencher.bench_local(|| {
        n += 1;
        let new = answer(card(n * 7_919 % 100_000), NOON.plus_seconds(i64::from(n) * 8), Rating::Good);
        store.append(learner, &new, &settings).unwrap()
    });
}

#[divan::bench(sample_count = 100)]
fn due_2000_of_100_000(bencher: Bencher<'_, '_>) {
    let (store, learner) = reopen();
    let due = store.due(learner, NOON, 4).unwrap().len();
    assert!((1_900..=2_100).contains(&due), "{due} are due");
    bencher.bench_local(|| store.due(learner, NOON, 4).unwrap());
}

#[divan::bench(sample_count = 20)]
fn standing_of_100_000(bencher: Bencher<'_, '_>) {
    let (store, learner) = reopen();
    bencher.bench_local(|| store.standing(learner).unwrap());
}

#[divan::bench(sample_count = 100)]
fn todays_tally(bencher: Bencher<'_, '_>) {
    let (store, learner) = reopen();
    bencher.bench_local(|| store.tally(learner, StudyDay(20_122)).unwrap());
}

#[divan::bench(sample_count = 200, sample_size = 1)]
fn open_an_existing_file(bencher: Bencher<'_, '_>) {
    let (folder, _) = full();
    let path = folder.path().join("sommet.db");
    bencher.bench_local(|| Store::open(&path, NOON, Seed(4)).unwrap());
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn replay_a_million(bencher: Bencher<'_, '_>) {
    let (mut store, _) = reopen();
    bencher.bench_local(|| store.rebuild().unwrap());
}

#[divan::bench(sample_count = 3, sample_size = 1)]
fn verify_a_million(bencher: Bencher<'_, '_>) {
    let (store, _) = reopen();
    bencher.bench_local(|| assert!(store.verify().unwrap().is_empty()));
}
