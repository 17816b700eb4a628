//! What it costs to store an answer, beside a bare single-row committed insert: `cargo bench --bench append`.
//!
//! The two are timed in turns on the same disk (that of `target/`, or of the folder named by `SOMMET_BENCH_DIR`), so that a
//! slow moment hits both; the medians and their ratio are printed.

#![allow(clippy::expect_used, reason = "a benchmark that cannot be set up has nothing to measure")]
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark reads the clock and prints what it read"
)]

mod sample;

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use rusqlite::Connection;
use sommet::memory::Settings;
use sommet::model::{Moment, Rating, Seed, Timestamp};
use sommet::store::{NewReview, Store};

/// Cards that are learned before the clock starts, and answers that are timed: two rounds of reviews, days apart.
const CARDS: u32 = 1500;
const TIMED: u32 = 2 * CARDS;

const NOON: Moment = Moment { at: Timestamp(1_739_185_200_000), utc_offset: 3600 };

fn main() {
    let disk = std::env::var_os("SOMMET_BENCH_DIR")
        .map_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("target"), PathBuf::from);
    let folder = tempfile::tempdir_in(disk).expect("a folder is made");
    let bare = Connection::open(folder.path().join("bare.db")).expect("a database is made");
    bare.execute_batch(
        "PRAGMA journal_mode = WAL; PRAGMA synchronous = FULL; CREATE TABLE row (id INTEGER PRIMARY KEY, text TEXT)",
    )
    .expect("its table is made");
    let mut insert = bare.prepare("INSERT INTO row (text) VALUES (?1)").expect("the insert is prepared");
    let mut store = Store::open(&folder.path().join("sommet.db"), NOON, Seed(1)).expect("the store opens");
    let learner = store.learner_or_create("bench", NOON.at).expect("a learner is made");
    let settings = Settings::default();
    let mut append = |number: u32| {
        // Cards come in an order of their own; a card's first two answers teach it, the later ones review it when due.
        let (turn, place) = (number / CARDS, number % CARDS);
        let card =
            format!("deck-{}/question-{}", place % 20, place.wrapping_mul(7919) % CARDS).parse().expect("a card");
        let days = [0, 0, 10, 60][turn as usize];
        let review = NewReview {
            card,
            moment: NOON.plus_seconds(days * 86_400 + i64::from(number) * 5),
            rating: Rating::Good,
            evidence: sample::evidence(),
            retention: None,
        };
        store.append(learner, &review, &settings).expect("an answer is stored");
    };
    let before = 2 * CARDS;
    for number in 0..before {
        append(number);
    }
    let (mut bares, mut appends) = (Vec::new(), Vec::new());
    for number in before..before + TIMED {
        bares.push(timed(|| drop(insert.execute(["près de 500 milliards de dollars sur cinq ans"]))));
        appends.push(timed(|| append(number)));
    }
    let (bare, append) = (median(bares), median(appends));
    println!(
        "bare insert {bare:?}, answer {append:?}, ratio {:.2} (medians of {TIMED})",
        append.as_secs_f64() / bare.as_secs_f64()
    );
}

fn timed(work: impl FnOnce()) -> Duration {
    let start = Instant::now();
    work();
    start.elapsed()
}

fn median(mut times: Vec<Duration>) -> Duration {
    times.sort_unstable();
    times[times.len() / 2]
}
