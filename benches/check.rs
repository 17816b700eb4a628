//! How fast 100,000 questions in 100 files are checked and laid out, on one thread, beside `ron` alone, and how long
//! `sommet check` takes over them with all its threads: `cargo bench --bench check`.
//!
//! The decks are sound, with a finding in about three questions of a hundred (`collection/mod.rs`), which is what a deck has
//! whose author runs `check` now and then. Where every other question has a finding, placing and telling them costs more than
//! all else. `-- --list` prints how large they are.
#![expect(clippy::expect_used, reason = "a measurement that cannot be set up has nothing to say")]

#[expect(dead_code, reason = "the decks are written as they are read")]
mod collection;
#[path = "collection/plain.rs"]
mod plain;

use std::fs;
use std::hint::black_box;
use std::process::{Command, Stdio};
use std::sync::LazyLock;

use divan::Bencher;
use sommet::deckfile::{Inspection, compare, format, inspect, parse};

fn main() {
    let bytes: usize = TEXTS.iter().map(String::len).sum();
    let findings: usize = inspect_all().iter().map(|found| found.diagnostics.len()).sum();
    #[expect(clippy::print_stdout, reason = "figures mean nothing without the size of what they measure")]
    {
        println!("{} files, {} MB, {findings} findings", TEXTS.len(), bytes / 1_000_000);
    }
    divan::main();
}

/// The collection, set as French is but where a finding is meant.
static TEXTS: LazyLock<Vec<String>> =
    LazyLock::new(|| (0..100).map(|number| collection::deck(number, 1000).replace(" ?", "\u{202F}?")).collect());

/// The same, laid out.
static TIDY: LazyLock<Vec<String>> = LazyLock::new(|| TEXTS.iter().map(|text| format(text).expect("a deck")).collect());

#[divan::bench(sample_count = 7)]
fn plain_ron(bencher: Bencher<'_, '_>) {
    bencher.bench(|| TEXTS.iter().map(|text| plain::read(text)).sum::<usize>());
}

#[divan::bench(sample_count = 7)]
fn parse_all(bencher: Bencher<'_, '_>) {
    bencher.bench(|| TEXTS.iter().map(|text| black_box(parse(text)).question_spans.len()).sum::<usize>());
}

fn inspect_all() -> Vec<Inspection> {
    TEXTS.iter().map(|text| inspect(text, |_| Ok(0))).collect()
}

fn compare_all(inspections: &[Inspection]) -> usize {
    let files: Vec<_> = TEXTS.iter().zip(inspections).map(|(text, found)| ("deck.ron", text.as_str(), found)).collect();
    compare(&files).len()
}

#[divan::bench(sample_count = 7)]
fn check_all(bencher: Bencher<'_, '_>) {
    bencher.bench(|| {
        let inspections = inspect_all();
        compare_all(&inspections)
    });
}

/// The command, from its start to its last line: files are found and read, and findings placed and told.
#[divan::bench(sample_count = 7)]
fn command(bencher: Bencher<'_, '_>) {
    let folder = tempfile::tempdir().expect("a folder");
    for (number, text) in TEXTS.iter().enumerate() {
        fs::write(folder.path().join(format!("deck-{number:03}.fr.ron")), text).expect("a file");
    }
    bencher.bench_local(|| {
        let mut command = Command::new(env!("CARGO_BIN_EXE_sommet"));
        command.arg("check").arg(folder.path()).stdout(Stdio::null()).stderr(Stdio::null());
        assert_eq!(command.status().expect("an end").code(), Some(0));
    });
}

/// What a save of one file costs while the others are watched.
#[divan::bench(sample_count = 50)]
fn check_one_again(bencher: Bencher<'_, '_>) {
    let mut inspections = inspect_all();
    bencher.bench_local(|| {
        inspections[50] = inspect(&TEXTS[50], |_| Ok(0));
        compare_all(&inspections)
    });
}

#[divan::bench(sample_count = 7)]
fn format_all(bencher: Bencher<'_, '_>) {
    bencher.bench(|| TIDY.iter().map(|text| black_box(format(text)).expect("a deck").len()).sum::<usize>());
}
