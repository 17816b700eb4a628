//! From the start of the process to the first question: `cargo bench --bench start`.
//!
//! The collections are made once, in `target/bench-start/`; `cargo bench --bench start -- --list` makes them and stops.

#![allow(clippy::expect_used, reason = "a benchmark that cannot be set up has nothing to measure")]

mod collection;
mod sample;

use std::fs;
use std::io::Read;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use sommet::library::Library;
use sommet::memory::Settings;
use sommet::model::{CardId, Moment, QuestionId, Rating, Seed, Timestamp};
use sommet::store::{NewReview, Store};

/// 2025-02-10 12:00 in Paris.
const NOON: Moment = Moment { at: Timestamp(1_739_185_200_000), utc_offset: 3600 };

fn main() {
    prepare();
    divan::main();
}

#[divan::bench]
fn version(bencher: divan::Bencher<'_, '_>) {
    bencher.bench(|| sommet().arg("--version").output().is_ok_and(|output| output.status.success()));
}

/// The bundled decks, with a progress file that has a few answers.
#[divan::bench]
fn bundled(bencher: divan::Bencher<'_, '_>) {
    bencher.bench(|| first_question(&folder("bundled")));
}

/// 100,000 questions in 100 files, 20,000 of them studied, some 2,000 due.
#[divan::bench]
fn hundred_thousand(bencher: divan::Bencher<'_, '_>) {
    bencher.bench(|| first_question(&folder("hundred-thousand")));
}

fn folder(name: &str) -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).join("target/bench-start").join(name)
}

fn sommet() -> Command {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sommet"));
    command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null());
    command
}

/// Starts a sitting and waits until it asks something.
fn first_question(home: &Path) -> bool {
    let mut command = sommet();
    command
        .args(["study", "--plain", "--lang", "en"])
        .env("SOMMET_HOME", home)
        .env("SOMMET_CLOCK", "2025-03-01T12:00:00+01:00");
    let mut child = command.spawn().expect("the program starts");
    let mut shown = Vec::new();
    let mut bytes = [0; 4096];
    let mut output = child.stdout.take().expect("its output is piped");
    while let Ok(read @ 1..) = output.read(&mut bytes) {
        shown.extend_from_slice(&bytes[..read]);
        if shown.ends_with(b"> ") {
            break;
        }
    }
    child.kill().expect("it still runs");
    child.wait().expect("it ends");
    assert!(shown.ends_with(b"> "), "no question: {}", String::from_utf8_lossy(&shown));
    true
}

fn prepare() {
    let bundled = folder("bundled");
    if !bundled.exists() {
        sommet::library::bundled::unpack(&bundled.join("decks")).expect("the bundled decks are written");
        study(&bundled, 30);
    }
    let large = folder("hundred-thousand");
    if !large.exists() {
        collection::write(&large.join("decks"), 100, 1000).expect("the collection is written");
        study(&large, 20_000);
    }
    for home in [bundled, large] {
        // What is timed is a start after an earlier one: the index is there, and old enough to be trusted.
        first_question(&home);
        std::thread::sleep(std::time::Duration::from_secs(3));
        let _ = fs::remove_file(home.join("progress/cache/decks.idx"));
        first_question(&home);
    }
}

/// Answers the first cards of a collection, one in ten of them due again by the day of the benchmark.
fn study(home: &Path, cards: usize) {
    let library = Library::open(&home.join("decks"), None, &mut |_, _| {});
    let mut store = Store::open(&home.join("progress/sommet.db"), NOON, Seed(1)).expect("the store opens");
    let learner = store.learner_or_create("bench", NOON.at).expect("a learner is made");
    let settings = Settings::default();
    let all = library.decks().iter().flat_map(|deck| {
        deck.questions().flat_map(move |question| {
            let id = QuestionId::new(question.id).expect("an id of a deck is one");
            question.cards.facets().map(move |facet| CardId { deck: deck.id().clone(), question: id.clone(), facet })
        })
    });
    for (number, card) in all.take(cards).enumerate() {
        let rating = if number.is_multiple_of(10) { Rating::Good } else { Rating::Easy };
        let answers = if number.is_multiple_of(10) { 2 } else { 1 };
        for answer in 0..answers {
            let moment = NOON.plus_seconds(i64::from(answer) * 600);
            let days = if number.is_multiple_of(10) { 0 } else { 86_400 * 20 };
            let review = NewReview {
                card: card.clone(),
                moment: moment.plus_seconds(days),
                rating,
                evidence: sample::evidence(),
                retention: None,
            };
            store.append(learner, &review, &settings).expect("an answer is stored");
        }
    }
}
