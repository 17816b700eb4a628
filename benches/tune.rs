//! What `sommet tune` costs beside the bare call of the `fsrs` crate on the same reviews: 86,830 of three people where their
//! logs are at hand, else as many made up.

#![allow(clippy::unwrap_used, reason = "a benchmark fails by panicking")]

use std::fs;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};
use std::sync::OnceLock;

use divan::Bencher;
use fsrs::{ComputeParametersInput, FSRSItem, FSRSReview, compute_parameters};
use rusqlite::Connection;
use sommet::memory::{Trial, Watch, fit};
use sommet::model::{Moment, Seed, Timestamp};
use sommet::store::Store;
use tempfile::TempDir;

fn main() {
    divan::main();
}

const NOW: Moment = Moment { at: Timestamp(1_790_000_000_000), utc_offset: 0 };

/// A row of a log: card, instant, rating.
type Row = (String, i64, u8);

fn rows() -> Vec<Row> {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/fixtures/revlogs");
    let mut rows = Vec::new();
    for person in ["niplav", "pyfsrs_josh", "illdepence_kanji"] {
        let text = fs::read_to_string(folder.join(format!("{person}.csv"))).unwrap_or_default();
        for line in text.lines().skip(1) {
            let cells: Vec<&str> = line.split(',').collect();
            rows.push((format!("{person}-{}", cells[0]), cells[1].parse().unwrap(), cells[2].parse().unwrap()));
        }
    }
    if rows.is_empty() {
        for n in 0..86_830_i64 {
            let (card, round) = (n % 8_000, n / 8_000);
            let rating = if Seed(1).derive(&n.to_string()).0.is_multiple_of(6) { 1 } else { 3 };
            rows.push((format!("made-{card}"), NOW.at.0 - (12 - round).pow(2) * 86_400_000 + card * 900, rating));
        }
    }
    rows.sort_by_key(|row| row.1);
    rows
}

/// A study folder whose log holds the rows, made once, straight in SQL.
fn full() -> &'static TempDir {
    static FULL: OnceLock<TempDir> = OnceLock::new();
    FULL.get_or_init(|| {
        let folder = tempfile::tempdir_in(Path::new(env!("CARGO_MANIFEST_DIR")).join("target")).unwrap();
        fs::create_dir_all(folder.path().join("decks")).unwrap();
        let path = folder.path().join("progress/sommet.db");
        let mut store = Store::open(&path, NOW, Seed(1)).unwrap();
        store.learner_or_create("zoé", NOW.at).unwrap();
        drop(store);
        let db = Connection::open(&path).unwrap();
        db.execute_batch("PRAGMA synchronous = OFF; BEGIN").unwrap();
        let mut card = db
            .prepare("INSERT OR IGNORE INTO card (deck, question, facet) VALUES ('d', ?1, '') RETURNING id")
            .unwrap();
        let mut insert = db
            .prepare(
                "INSERT INTO review (uid, learner, card, at, day, rating, guess, overruled, purpose, due_day, millis,
                     stage, utc_offset, variant, outcome, credit, hinted, retries, given)
                 VALUES (?1, 1, (SELECT id FROM card WHERE question = ?2), ?3, ?4, ?5, 0, 0, 'study', ?4 + 3, 4000, 2, 0,
                     'Recall', 'self', 1, 0, 0, NULL)",
            )
            .unwrap();
        for (n, (name, at, rating)) in (0_u64..).zip(rows()) {
            let _ = card.query_row([&name], |row| row.get::<_, i64>(0));
            let mut uid = [0_u8; 16];
            uid[..6].copy_from_slice(&at.to_be_bytes()[2..]);
            uid[8..].copy_from_slice(&n.to_be_bytes());
            let day = Moment { at: Timestamp(at), utc_offset: 0 }.study_day(4).0;
            insert.execute((uid, name, at, day, rating)).unwrap();
        }
        drop((card, insert));
        db.execute_batch("COMMIT; UPDATE meta SET value = '0' WHERE key = 'memory-rule'").unwrap();
        drop(db);
        drop(Store::open(&path, NOW, Seed(2)).unwrap());
        folder
    })
}

/// The trials of that log.
fn trials() -> Vec<Trial> {
    let mut store = Store::open(&full().path().join("progress/sommet.db"), NOW, Seed(3)).unwrap();
    let learner = store.learner_or_create("zoé", NOW.at).unwrap();
    store.record(learner).unwrap().trials
}

/// The trials as training items of the crate, and the card of each.
fn items() -> (Vec<FSRSItem>, Vec<i64>) {
    let trials = trials();
    let mut histories = vec![Vec::new(); trials.len()];
    let (mut items, mut cards) = (Vec::new(), Vec::new());
    for trial in &trials {
        let history: &mut Vec<FSRSReview> = &mut histories[trial.card as usize];
        history.push(FSRSReview { rating: u32::from(trial.rating.number()), delta_t: trial.days });
        if trial.counts() {
            items.push(FSRSItem { reviews: history.clone() });
            cards.push(i64::from(trial.card));
        }
    }
    (items, cards)
}

fn bare(bencher: Bencher<'_, '_>, with_cards: bool) {
    let (items, cards) = items();
    let input = || ComputeParametersInput {
        train_set: items.clone(),
        card_ids: with_cards.then(|| cards.clone()),
        ..ComputeParametersInput::default()
    };
    bencher.with_inputs(input).bench_local_values(|input| compute_parameters(input).unwrap());
}

/// The crate alone, told the cards.
#[divan::bench(sample_count = 15, sample_size = 1)]
fn bare_fit_with_cards(bencher: Bencher<'_, '_>) {
    bare(bencher, true);
}

/// The crate alone, as it is called by default.
#[divan::bench(sample_count = 5, sample_size = 1)]
fn bare_fit(bencher: Bencher<'_, '_>) {
    bare(bencher, false);
}

/// One fit as `tune` does it twice: items made of the trials, and the crate told the cards.
#[divan::bench(sample_count = 15, sample_size = 1)]
fn fit_alone(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(trials).bench_local_values(|trials| fit(&trials, &Watch::default()).unwrap());
}

fn copy() -> (TempDir, PathBuf) {
    let folder = tempfile::tempdir_in(Path::new(env!("CARGO_MANIFEST_DIR")).join("target")).unwrap();
    fs::create_dir_all(folder.path().join("decks")).unwrap();
    fs::create_dir_all(folder.path().join("progress")).unwrap();
    let database = full().path().join("progress/sommet.db");
    fs::copy(database, folder.path().join("progress/sommet.db")).unwrap();
    let path = folder.path().to_owned();
    (folder, path)
}

fn run(path: &Path, args: &[&str]) {
    let mut command = Command::new(env!("CARGO_BIN_EXE_sommet"));
    command.args(args).env("SOMMET_HOME", path).env("USER", "zoé").stdout(Stdio::null()).stderr(Stdio::null());
    assert!(command.status().unwrap().success());
}

/// The whole verb, from its start to the new states on disk: two fits, the contest, and all memories derived anew.
#[divan::bench(sample_count = 15, sample_size = 1)]
fn tune(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(copy).bench_local_values(|(folder, path)| {
        run(&path, &["tune", "--json"]);
        folder
    });
}

/// What any verb costs on that folder, which is part of the above.
#[divan::bench(sample_count = 15, sample_size = 1)]
fn start_alone(bencher: Bencher<'_, '_>) {
    bencher.with_inputs(copy).bench_local_values(|(folder, path)| {
        run(&path, &["tune", "--undo", "--json"]);
        folder
    });
}
