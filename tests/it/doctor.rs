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

fn found(bench: &Bench) -> serde_json::Value {
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
