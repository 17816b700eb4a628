//! One bit of the file turned, wherever it may be: nothing panics, no sound row is lost without a word, and what the doctor
//! mended it does not find again.

use std::collections::BTreeSet;
use std::fs;
use std::path::Path;

use proptest::prelude::*;
use proptest::sample::Index;
use rusqlite::Connection;
use rusqlite::types::ValueRef;
use serde_json::Value;

use super::bench::{Bench, Ran};

/// What was studied, once, and copied for each case.
struct Studied {
    bench: Bench,
    bytes: Vec<u8>,
    rows: BTreeSet<String>,
}

fn deck() -> String {
    let questions = (0..60).map(|n| format!(r#"(id: "q{n}", ask: "Question {n} ?", answer: Typed(["a"])),"#));
    format!(r#"Deck(id: "d", title: "D", language: "fr", questions: [{}])"#, questions.collect::<String>())
}

/// Six days of study with answers taken back and cards set aside, copied each morning and once more before the last day.
fn studied() -> Studied {
    let mut bench = Bench::new().english().deck("d.ron", &deck());
    for day in 10..16 {
        bench = bench.clock(&format!("2025-02-{day}T09:00:00+01:00"));
        let ran = bench.run_with(&["study", "--plain", "--new", "20", "--limit", "60"], &"a\n\n".repeat(60));
        assert_eq!(ran.code, 0, "{ran:?}");
    }
    let db = Connection::open(bench.database()).unwrap();
    db.execute_batch(
        "INSERT INTO retraction SELECT uid, at + 1000 FROM review ORDER BY hex(uid) LIMIT 9;
         INSERT INTO mark SELECT unhex(printf('%012X', at + 10) || substr(hex(uid), 13)), learner, card, at + 10, 'suspend', NULL
             FROM review GROUP BY card LIMIT 9;
         PRAGMA wal_checkpoint(TRUNCATE)",
    )
    .unwrap();
    drop(db);
    bench.run(&["doctor"]);
    for time in ["15T20:00", "15T20:01"] {
        bench = bench.clock(&format!("2025-02-{time}:00+01:00"));
        assert_eq!(bench.run(&["backup"]).code, 0);
    }
    bench = bench.clock("2025-02-16T09:00:00+01:00");
    let ran = bench.run_with(&["study", "--plain", "--new", "0", "--limit", "20"], &"a\n\n".repeat(20));
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(bench.run(&["doctor"]).code, 0);
    let (bytes, rows) = (fs::read(bench.database()).unwrap(), rows(&bench.database()).unwrap());
    assert!(rows.len() >= 150, "{}", rows.len());
    Studied { bench, bytes, rows }
}

/// All rows of the log that can be read, each as one text.
fn rows(file: &Path) -> Option<BTreeSet<String>> {
    let db = Connection::open_with_flags(file, rusqlite::OpenFlags::SQLITE_OPEN_READ_ONLY).ok()?;
    let mut all = BTreeSet::new();
    for table in ["review", "retraction", "mark"] {
        let mut select = db.prepare(&format!("SELECT * FROM {table}")).ok()?;
        let width = select.column_count();
        let mut rows = select.query([]).ok()?;
        while let Ok(Some(row)) = rows.next() {
            let cell = |column| match row.get_ref(column) {
                Ok(ValueRef::Text(text)) => String::from_utf8_lossy(text).into_owned(),
                other => format!("{other:?}"),
            };
            all.insert(format!("{table}: {}", (0..width).map(cell).collect::<Vec<_>>().join(", ")));
        }
    }
    Some(all)
}

/// Puts a file in place, without what SQLite left beside another one.
fn put(bench: &Bench, bytes: &[u8]) {
    for end in ["-wal", "-shm"] {
        let _ = fs::remove_file(bench.database().with_file_name(format!("sommet.db{end}")));
    }
    fs::write(bench.database(), bytes).unwrap();
}

fn is_calm(ran: &Ran, what: &str) -> Result<(), TestCaseError> {
    prop_assert!((0..=3).contains(&ran.code) && !ran.err.contains("panicked"), "{}: {:?}", what, ran);
    // Whatever could not be done is said with what to do.
    prop_assert!(ran.code != 3 || ran.err.contains("error:"), "{}: {:?}", what, ran);
    Ok(())
}

fn told(ran: &Ran) -> Value {
    serde_json::from_str(&ran.out).unwrap_or(Value::Null)
}

/// What a run of the doctor leaves to be said again.
fn left(told: &Value) -> (Value, Vec<Value>) {
    let counts = ["unsure", "missing", "absurd"].map(|kind| told["rows"][kind]["count"].clone());
    (told["file"]["sound"].clone(), counts.to_vec())
}

fn turned(studied: &Studied, place: usize, mask: u8) -> Result<(), TestCaseError> {
    let Studied { bench, bytes, rows: before } = studied;
    let mut other = bytes.clone();
    other[place] ^= mask;
    put(bench, &other);
    for args in [&["study", "--plain"][..], &["stats"], &["--plain"]] {
        is_calm(&bench.run_with(args, "a\n\na\n\n"), &format!("{args:?} with byte {place} ^ {mask}"))?;
    }
    // What was answered meanwhile is not of these rows.
    put(bench, &other);
    // Rows that the turned bit left as they were.
    let sound: BTreeSet<String> = rows(&bench.database()).unwrap_or_default().intersection(before).cloned().collect();
    let ran = bench.run(&["doctor", "--json"]);
    is_calm(&ran, &format!("doctor with byte {place} ^ {mask}"))?;
    let first = told(&ran);
    let after = rows(&bench.database()).unwrap_or_default();
    let lost: Vec<&String> = sound.difference(&after).collect();
    prop_assert!(lost.is_empty(), "byte {} ^ {}: {} lost\n{:?}\n{}", place, mask, lost.len(), lost, first);
    if first["file"]["sound"] == true {
        // Nothing is there that never was, but for the one row that was hit and that nobody knows better.
        let strange = after.difference(before).count();
        let gone = before.difference(&after).count();
        prop_assert!(strange <= 1 && gone <= 1, "byte {} ^ {}: {} strange, {} gone", place, mask, strange, gone);
    }
    let again = bench.run(&["doctor", "--json"]);
    is_calm(&again, &format!("doctor again with byte {place} ^ {mask}"))?;
    let second = told(&again);
    let mended = (&second["rows"]["mended"]["count"], &second["cache"]["mended"]);
    if second != Value::Null && second["file"]["sound"] == true {
        prop_assert_eq!(mended, (&0.into(), &0.into()), "byte {} ^ {}: {}\n{}", place, mask, &first, &second);
    }
    prop_assert_eq!(left(&first), left(&second), "byte {} ^ {}:\n{}\n{}", place, mask, first, second);
    is_calm(&bench.run_with(&["study", "--plain"], "a\n\na\n\n"), &format!("study after byte {place} ^ {mask}"))
}

/// How many bits are turned; `SOMMET_FLIPS` asks for more.
fn cases() -> u32 {
    std::env::var("SOMMET_FLIPS").ok().and_then(|cases| cases.parse().ok()).unwrap_or(24)
}

#[test]
fn a_turned_bit_anywhere_is_survived() {
    let studied = studied();
    let config =
        ProptestConfig { failure_persistence: None, max_shrink_iters: 0, ..ProptestConfig::with_cases(cases()) };
    let mut runner = proptest::test_runner::TestRunner::new(config);
    let place = (any::<Index>(), prop_oneof![3 => (0..8_u32).prop_map(|bit| 1_u8 << bit), 1 => 1..=255_u8]);
    runner.run(&place, |(place, mask)| turned(&studied, place.index(studied.bytes.len()), mask)).unwrap();
}
