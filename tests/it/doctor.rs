//! What the doctor finds, mends, and lists.

use super::bench::Bench;

const OLD: &str = r#"Deck(id: "geo", title: "Géographie", language: "fr", questions: [
    (id: "capital-france", ask: "La capitale ?", answer: Typed(["a"])),
    (id: "rivers", ask: "Fleuves", answer: Cloze("{{a}} et {{b}}")),
])"#;

const NEW: &str = r#"Deck(id: "geo", title: "Géographie", language: "fr", questions: [
    (id: "capital-of-france", ask: "La capitale ?", answer: Typed(["a"])),
    (id: "big-rivers", ask: "Fleuves", answer: Cloze("{{a}} seul")),
])"#;

fn machine() -> Bench {
    Bench::new().english().deck("geo.ron", OLD)
}

/// Answers both questions until each gap of the cloze has had its day.
fn study(mut bench: Bench) -> Bench {
    for time in ["10T09:00", "10T09:30", "11T09:00", "11T09:30", "12T09:00"] {
        bench = bench.clock(&format!("2025-02-{time}:00+01:00"));
        assert_eq!(bench.run_with(&["study", "--plain"], &"a\n\n".repeat(12)).code, 0);
    }
    assert_eq!(bench.count("SELECT count(*) FROM card_state"), 3);
    bench
}

pub(crate) fn found(bench: &Bench) -> serde_json::Value {
    serde_json::from_str(&bench.run(&["doctor", "--json"]).out).unwrap()
}

#[test]
fn a_sound_file_is_said_to_be_sound() {
    let bench = machine();
    let ran = bench.run(&["doctor"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert!(ran.out.starts_with("There is no progress yet"), "{}", ran.out);
    assert!(!bench.database().exists(), "looking makes nothing");
    let bench = study(bench);
    let ran = bench.run(&["doctor"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert!(ran.out.contains("All is well."), "{}", ran.out);
    assert_eq!(found(&bench)["well"], true);
}

#[test]
fn caches_that_differ_are_mended_from_the_log() {
    let bench = study(machine());
    let states = "SELECT sum(stability * 1000 + difficulty + reps) * 1000 FROM card_state";
    let before = bench.count(&format!("SELECT CAST(({states}) AS INTEGER)"));
    let db = rusqlite::Connection::open(bench.database()).unwrap();
    db.execute_batch("UPDATE card_state SET stability = stability + 1; DELETE FROM tally").unwrap();
    drop(db);
    let ran = bench.run(&["doctor"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("Memory: 6 entries differed from the log and were derived anew."), "{}", ran.out);
    assert_eq!(bench.count(&format!("SELECT CAST(({states}) AS INTEGER)")), before);
    assert_eq!(bench.run(&["doctor"]).code, 0);
}

#[test]
fn clocks_that_jumped_are_noticed() {
    let bench = study(machine());
    let bench = bench.clock("2025-02-11T09:00:00+01:00");
    let found_now = found(&bench);
    assert!(found_now["log"]["future"].as_u64() >= Some(1), "{found_now}");
    assert_eq!(found_now["well"], false);
    let lost = machine().clock("2000-01-01T09:00:00+01:00");
    assert_eq!(lost.run_with(&["study", "--plain"], "a\n\n").code, 0);
    let found_later = found(&lost.clock("2025-02-10T09:00:00+01:00"));
    assert!(found_later["log"]["undated"].as_u64() >= Some(1), "{found_later}");
    assert_eq!((&found_later["log"]["future"], &found_later["well"]), (&0.into(), &false.into()));
}

#[test]
fn progress_that_lost_its_question_is_listed_and_relinked() {
    let bench = study(machine()).deck("geo.ron", NEW);
    let reviews = bench.count("SELECT count(*) FROM review");
    let ran = bench.run(&["doctor"]);
    assert_eq!(ran.code, 1);
    for line in [
        "2 questions with progress are in no deck any more:",
        "geo/capital-france · 1 card · ",
        "sommet doctor --relink geo/capital-france geo/capital-of-france",
        "geo/rivers · 2 cards · ",
    ] {
        assert!(ran.out.contains(line), "{line}:\n{}", ran.out);
    }
    let ran = bench.run(&["doctor", "--relink", "geo/capital-france", "geo/capital-of-france"]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    assert!(ran.out.contains("sommet doctor --relink geo/capital-france geo/capital-france"), "{}", ran.out);
    let decks =
        |bench: &Bench| -> serde_json::Value { serde_json::from_str(&bench.run(&["decks", "--json"]).out).unwrap() };
    assert_eq!(decks(&bench)[0]["new"], 1, "the renamed question is not new");
    // The gap that has no counterpart stays where it is.
    let ran = bench.run(&["doctor", "--relink", "geo/rivers", "geo/big-rivers"]);
    assert!(ran.out.contains("1 card has no counterpart in geo/big-rivers and was left."), "{}", ran.out);
    assert_eq!(decks(&bench)[0]["new"], 0);
    let orphans = &found(&bench)["orphans"];
    assert_eq!((orphans.as_array().unwrap().len(), orphans[0]["cards"].as_u64()), (1, Some(1)), "{orphans}");
    // And back.
    let ran = bench.run(&["doctor", "--relink", "geo/capital-france", "geo/capital-france"]);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(decks(&bench)[0]["new"], 1);
    assert_eq!(bench.count("SELECT count(*) FROM review"), reviews);
    assert_eq!(found(&bench)["cache"]["mended"], 0);
}

#[test]
fn relinks_that_make_no_sense_are_refused() {
    let bench = study(machine());
    let refused = |bench: &Bench, old: &str, new: &str, says: &str| {
        let ran = bench.run(&["doctor", "--relink", old, new]);
        assert_eq!(ran.code, 2, "{old} {new}: {ran:?}");
        assert!(ran.err.contains(says), "{old} {new}: {}", ran.err);
        assert_eq!(bench.count("SELECT count(*) FROM relink"), 0);
    };
    refused(&bench, "geo/rivers", "geo/capital-france", "still in its deck");
    let bench = bench.deck("geo.ron", NEW);
    refused(&bench, "geo/none", "geo/capital-of-france", "there is no progress of geo/none");
    refused(&bench, "geo/capital-france", "geo/none", "no deck has the question or card geo/none");
    refused(&bench, "capital-france", "geo/none", "no deck has the question or card capital-france");
    let ran = bench.run(&["doctor", "--relink", "geo/rivers"]);
    assert_eq!(ran.code, 2);
}

/// Changes the log behind SQLite's back: without the triggers and the constraints that hold it.
pub(crate) fn damage(file: &std::path::Path, sql: &str) {
    let db = rusqlite::Connection::open(file).unwrap();
    let mut select = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger'").unwrap();
    let triggers: Vec<(String, String)> =
        select.query_map([], |row| Ok((row.get(0)?, row.get(1)?))).unwrap().collect::<Result<_, _>>().unwrap();
    drop(select);
    db.execute_batch("PRAGMA ignore_check_constraints = ON; PRAGMA foreign_keys = OFF").unwrap();
    for (name, _) in &triggers {
        db.execute_batch(&format!("DROP TRIGGER {name}")).unwrap();
    }
    db.execute_batch(sql).unwrap();
    for (_, sql) in &triggers {
        db.execute_batch(sql).unwrap();
    }
}

/// Studies, and makes as many copies of it as are wanted, one on each of the days after.
pub(crate) fn copied(copies: usize) -> Bench {
    let mut bench = study(machine());
    std::fs::remove_dir_all(backups(&bench)).unwrap();
    for day in 0..copies {
        bench = bench.clock(&format!("2025-02-{}T09:00:00+01:00", 13 + day));
        assert_eq!(bench.run(&["backup"]).code, 0);
    }
    bench
}

pub(crate) fn backups(bench: &Bench) -> std::path::PathBuf {
    bench.database().with_file_name("backups")
}

/// The copies, oldest first.
pub(crate) fn copies(bench: &Bench) -> Vec<std::path::PathBuf> {
    let mut copies: Vec<_> = std::fs::read_dir(backups(bench)).unwrap().map(|entry| entry.unwrap().path()).collect();
    copies.sort();
    copies
}

/// All that the log of answers holds, as one text.
fn log_of(bench: &Bench) -> Vec<String> {
    let db = rusqlite::Connection::open(bench.database()).unwrap();
    let columns: Vec<String> = COLUMNS.iter().map(|(name, _)| format!("quote({name})")).collect();
    let sql = format!("SELECT hex(uid) || ' ' || {} FROM review ORDER BY uid", columns.join(" || ' ' || "));
    let mut select = db.prepare(&sql).unwrap();
    select.query_map([], |row| row.get(0)).unwrap().collect::<Result<_, _>>().unwrap()
}

pub(crate) const FIRST: &str = "WHERE uid = (SELECT min(uid) FROM review)";

/// Each column of an answer, and another value that it may take.
const COLUMNS: [(&str, &str); 19] = [
    ("learner", "learner + 4096"),
    ("card", "card - 1"),
    ("at", "at + 64"),
    ("day", "day - 1"),
    ("rating", "rating - 1"),
    ("guess", "guess + 0.25"),
    ("overruled", "1 - overruled"),
    ("purpose", "'practicf'"),
    ("due_at", "due_at + 1024"),
    ("due_day", "19000"),
    ("millis", "(millis + 512) % 60000"),
    ("stage", "stage + 1"),
    ("utc_offset", "utc_offset + 1"),
    ("variant", "variant || 'x'"),
    ("outcome", "'correcu'"),
    ("credit", "0.5"),
    ("hinted", "1 - hinted"),
    ("retries", "retries + 8"),
    ("given", "'b'"),
];

#[test]
fn an_answer_altered_in_any_column_is_found_and_put_back_from_the_copies() {
    let bench = copied(2);
    let before = log_of(&bench);
    for (column, value) in COLUMNS {
        damage(&bench.database(), &format!("UPDATE review SET {column} = {value} {FIRST}"));
        assert_ne!(log_of(&bench), before, "{column}");
        let told = found(&bench);
        assert_eq!(told["rows"]["mended"]["count"], 1, "{column}: {told}");
        assert_eq!(told["well"], false, "{column}");
        assert_eq!(log_of(&bench), before, "{column}");
        let kept = told["rows"]["before"].as_str().unwrap();
        let kept = backups(&bench).join(kept.rsplit('/').next().unwrap());
        assert!(kept.exists() && kept.to_string_lossy().contains("-before-mend"), "{column}: {}", kept.display());
        assert_eq!(bench.run(&["doctor"]).code, 0, "{column}");
    }
}

#[test]
fn what_was_put_back_is_said_with_its_card_its_day_and_the_copy() {
    let bench = copied(2);
    damage(&bench.database(), &format!("UPDATE review SET rating = rating - 1 {FIRST}"));
    let ran = bench.run(&["doctor"]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("1 row of the log had been altered and was put back"), "{}", ran.out);
    assert!(ran.out.contains("geo/") && ran.out.contains(" · 2025-02-10"), "{}", ran.out);
    assert!(ran.out.contains("-before-mend.db"), "{}", ran.out);
}

#[test]
fn a_damaged_copy_mends_nothing() {
    let bench = copied(2);
    let before = log_of(&bench);
    let newest = copies(&bench).pop().unwrap();
    // The file and the older copy agree against the newest one.
    damage(&newest, &format!("UPDATE review SET rating = rating - 1 {FIRST}"));
    assert_eq!(found(&bench)["well"], true);
    // What contradicts itself is believed by nobody, and a copy that is not whole is passed over.
    for value in ["day = day - 40", "rating = 9"] {
        damage(&newest, &format!("UPDATE review SET {value} {FIRST}"));
        assert_eq!(found(&bench)["well"], true, "{value}");
    }
    let size = std::fs::metadata(&newest).unwrap().len();
    std::fs::File::options().write(true).open(&newest).unwrap().set_len(size / 2).unwrap();
    let told = found(&bench);
    assert_eq!(told["well"], true, "{told}");
    assert!(told["rows"]["copy"].as_str().unwrap().ends_with("sommet-2025-02-13.db"), "{told}");
    assert_eq!(log_of(&bench), before);
}

#[test]
fn where_one_copy_stands_against_the_file_nothing_is_changed() {
    let bench = copied(1);
    damage(&bench.database(), &format!("UPDATE review SET rating = rating - 1 {FIRST}"));
    let altered = log_of(&bench);
    let told = found(&bench);
    assert_eq!((&told["rows"]["unsure"]["count"], &told["rows"]["mended"]["count"]), (&1.into(), &0.into()), "{told}");
    assert_eq!(log_of(&bench), altered);
    let ran = bench.run(&["doctor"]);
    assert!(ran.code == 1 && ran.out.contains("nothing tells which is right"), "{}", ran.out);
}

#[test]
fn a_row_that_is_gone_is_told_and_comes_back_by_the_merge_that_is_named() {
    let bench = copied(1);
    let before = log_of(&bench);
    damage(&bench.database(), &format!("DELETE FROM review {FIRST}"));
    let told = found(&bench);
    assert_eq!(told["rows"]["missing"]["count"], 1, "{told}");
    let copy = copies(&bench).pop().unwrap();
    assert!(bench.run(&["doctor"]).out.contains("sommet merge"));
    assert_eq!(bench.run(&["merge", copy.to_str().unwrap()]).code, 0);
    assert_eq!(log_of(&bench), before);
    assert_eq!(found(&bench)["well"], true);
}

#[test]
fn without_a_copy_that_is_said_and_is_no_finding() {
    let bench = copied(1);
    std::fs::remove_dir_all(backups(&bench)).unwrap();
    let ran = bench.run(&["doctor"]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.contains("not held against a copy"), "{}", ran.out);
    damage(&bench.database(), &format!("UPDATE review SET day = day - 40 {FIRST}"));
    let told = found(&bench);
    assert_eq!((&told["rows"]["absurd"]["count"], &told["well"]), (&1.into(), &false.into()), "{told}");
}

#[test]
fn who_was_forgotten_and_what_was_put_away_by_a_restoration_is_not_missed() {
    let bench = copied(1);
    let oldest = copies(&bench).remove(0);
    let later = bench.clock("2025-02-20T09:00:00+01:00");
    assert_eq!(later.run_with(&["study", "--plain"], &"a\n\n".repeat(12)).code, 0);
    assert_eq!(later.run(&["restore", oldest.to_str().unwrap()]).code, 0);
    let told = found(&later);
    assert_eq!(told["well"], true, "{told}");

    let bench = copied(1);
    damage(&bench.database(), "UPDATE learner SET forgotten = 1; DELETE FROM retraction; DELETE FROM review");
    let told = found(&bench);
    assert_eq!(told["rows"]["missing"]["count"], 0, "{told}");
}
