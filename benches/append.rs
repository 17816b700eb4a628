//! What it costs to store an answer, beside a bare single-row committed insert: `cargo bench --bench append`.
//!
//! The two are timed in turns on the same disk (that of `target/`, or of the folder named by `SOMMET_BENCH_DIR`), so that a
//! slow moment hits both. Medians, tenths (a tenth of all took less: what a machine that others use too leaves of quiet
//! moments) and time on the processor are printed, each with its ratio.

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

/// How many of one kind are timed before it is the other's turn.
const BLOCK: u32 = 20;

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
    let (mut bares, mut answers) = (Times::default(), Times::default());
    for block in (before..before + TIMED).step_by(BLOCK as usize) {
        bares.measure(|_| drop(insert.execute(["près de 500 milliards de dollars sur cinq ans"])));
        answers.measure(|number| append(block + number));
    }
    let tell = |what: &str, bare: Duration, answer: Duration| {
        println!(
            "{what}: bare insert {bare:?}, answer {answer:?}, ratio {:.2}",
            answer.as_secs_f64() / bare.as_secs_f64()
        );
    };
    tell("median", bares.quantile(2), answers.quantile(2));
    tell("a tenth took less than", bares.quantile(10), answers.quantile(10));
    tell("on the processor", bares.busy / TIMED, answers.busy / TIMED);
}

/// How long each of many runs took, and all of them on the processor.
#[derive(Default)]
struct Times {
    each: Vec<Duration>,
    busy: Duration,
}

impl Times {
    /// A block of runs.
    fn measure(&mut self, mut work: impl FnMut(u32)) {
        let before = busy();
        for number in 0..BLOCK {
            let start = Instant::now();
            work(number);
            self.each.push(start.elapsed());
        }
        self.busy += busy().saturating_sub(before);
    }

    /// What one in `part` took less than.
    fn quantile(&self, part: usize) -> Duration {
        let mut times = self.each.clone();
        times.sort_unstable();
        times[times.len() / part]
    }
}

/// How long this thread has been on a processor, where Linux says so.
fn busy() -> Duration {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").unwrap_or_default();
    text.split(' ').next().and_then(|nanos| nanos.parse().ok()).map_or(Duration::ZERO, Duration::from_nanos)
}
