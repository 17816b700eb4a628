//! Copies made and put back; damaged files set aside, never overwritten.

use std::fs;
use std::path::PathBuf;

use super::bench::{Bench, key};

const DECK: &str = r#"Deck(id: "d", title: "D", language: "fr", questions: [
    (id: "one", ask: "Un ?", answer: Typed(["a"])),
    (id: "two", ask: "Deux ?", answer: Typed(["a"])),
    (id: "three", ask: "Trois ?", answer: Typed(["a"])),
    (id: "four", ask: "Quatre ?", answer: Typed(["a"])),
])"#;

fn machine() -> Bench {
    Bench::new().english().deck("d.ron", DECK)
}

fn study(bench: &Bench) {
    let ran = bench.run_with(&["study", "--plain", "--new", "1", "--limit", "1"], "a\n\n");
    assert_eq!(ran.code, 0, "{ran:?}");
}

fn answers(bench: &Bench) -> i64 {
    bench.count("SELECT count(*) FROM review")
}

fn damage(bench: &Bench) -> Vec<u8> {
    let mut bytes = fs::read(bench.database()).unwrap();
    bytes.truncate(bytes.len() / 2);
    fs::write(bench.database(), &bytes).unwrap();
    bytes
}

fn aside(bench: &Bench) -> PathBuf {
    bench.path().join("progress/sommet.db.damaged-2025-02-10")
}

#[test]
fn a_copy_is_made_and_put_back() {
    let bench = machine();
    study(&bench);
    let ran = bench.run(&["backup", "mine.db"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "1 answer copied to mine.db\n"));
    let ran = bench.run(&["backup", "mine.db"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("mine.db is there already"), "{}", ran.err);
    let ran = bench.run(&["backup", "no/such/mine.db"]);
    assert!(ran.code == 2 && ran.err.contains("there is no folder no/such\nMake it first"), "{}", ran.err);
    study(&bench);
    assert_eq!(answers(&bench), 2);
    let ran = bench.run(&["restore", "mine.db"]);
    assert_eq!((ran.code, answers(&bench)), (0, 1), "{ran:?}");
    assert!(ran.out.contains("mine.db is the progress now: 1 answer."), "{}", ran.out);
    assert!(ran.out.contains("sommet-2025-02-10-before-restore.db"), "{}", ran.out);
    // What was given since the copy comes back by a merge.
    let ran = bench.run(&["merge", "progress/backups/sommet-2025-02-10-before-restore.db"]);
    assert_eq!((ran.code, answers(&bench)), (0, 2), "{ran:?}");
    let made: serde_json::Value = serde_json::from_str(&bench.run(&["backup", "--json"]).out).unwrap();
    assert_eq!(made["answers"], 2);
    let listed: serde_json::Value = serde_json::from_str(&bench.run(&["restore", "--json"]).out).unwrap();
    assert_eq!(listed[0]["answers"], 2);
    let list = bench.run(&["restore"]);
    assert!(list.code == 0 && list.out.contains("sommet restore FILE"), "{list:?}");
}

#[test]
fn whoever_has_the_file_open_goes_on_with_what_was_restored() {
    let bench = machine();
    study(&bench);
    bench.run(&["backup", "mine.db"]);
    study(&bench);
    let look = bench.look();
    let count = || look.query_row("SELECT count(*) FROM review", [], |row| row.get::<_, i64>(0)).unwrap();
    assert_eq!(count(), 2);
    assert_eq!(bench.run(&["restore", "mine.db"]).code, 0);
    assert_eq!(count(), 1);
}

#[test]
fn a_damaged_file_is_named_with_the_command_that_helps() {
    let bench = machine();
    study(&bench);
    bench.run(&["backup"]);
    let damaged = damage(&bench);
    for verb in
        [&["stats"][..], &["study", "--plain"], &["learner"], &["backup"], &["merge", "decks/d.ron"], &["doctor"], &[]]
    {
        let ran = bench.run(verb);
        assert_eq!(ran.code, 3, "{verb:?}: {ran:?}");
        assert!(ran.err.contains("is damaged"), "{verb:?}: {}", ran.err);
        assert!(ran.err.contains("sommet restore HOME/progress/backups/sommet-2025-02-10"), "{verb:?}: {}", ran.err);
        assert_eq!(fs::read(bench.database()).unwrap(), damaged, "{verb:?}");
    }
    let ran = bench.run(&["restore", "progress/backups/sommet-2025-02-10.db"]);
    assert_eq!((ran.code, answers(&bench)), (0, 1), "{ran:?}");
    assert!(ran.out.contains("set aside as HOME/progress/sommet.db.damaged-2025-02-10"), "{}", ran.out);
    assert_eq!(fs::read(aside(&bench)).unwrap(), damaged);
    assert_eq!(bench.run(&["doctor"]).code, 0);
    // The next one does not take its place.
    damage(&bench);
    assert_eq!(bench.run(&["restore", "progress/backups/sommet-2025-02-10.db"]).code, 0);
    assert_eq!(fs::read(aside(&bench)).unwrap(), damaged);
    assert!(aside(&bench).with_extension("damaged-2025-02-10.2").exists());
}

#[test]
fn on_a_screen_the_newest_good_copy_is_offered() {
    let bench = machine();
    study(&bench);
    bench.run(&["backup"]);
    study(&bench);
    bench.run(&["backup"]);
    // The newest copy is no good either.
    let newest = bench.path().join("progress/backups/sommet-2025-02-10.2.db");
    assert!(newest.exists());
    fs::write(&newest, &fs::read(&newest).unwrap()[..6000]).unwrap();
    damage(&bench);
    let mut terminal = bench.terminal(&["study"], 100, 30);
    terminal.wait_for("Not now");
    let screen = terminal.screen();
    assert!(screen.contains("is damaged") && screen.contains("sommet-2025-02-10.db · 1 answer"), "{screen}");
    terminal.send(key::ENTER);
    terminal.wait_for("set aside");
    terminal.wait_for("Deux");
    terminal.send(key::ESCAPE);
    terminal.kill();
    assert_eq!(answers(&bench), 1);
    assert!(aside(&bench).exists());
}

#[test]
fn without_a_good_copy_that_is_said() {
    let bench = machine();
    study(&bench);
    fs::remove_dir_all(bench.path().join("progress/backups")).ok();
    damage(&bench);
    let ran = bench.run(&["stats"]);
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("is damaged") && !ran.err.contains("To put it back"), "{}", ran.err);
    let ran = bench.run(&["restore"]);
    assert_eq!((ran.code, ran.out.as_str()), (1, "There is no good backup.\n"));
    assert_eq!(bench.run(&["restore", "none.db"]).code, 2);
    assert_eq!(bench.run(&["restore", "decks/d.ron"]).code, 3);
    assert!(bench.database().exists() && !aside(&bench).exists());
}

/// Whatever bit is turned, every verb ends in words, and the file is not overwritten behind one's back.
#[test]
fn a_turned_bit_never_makes_it_panic() {
    let bench = machine();
    for _ in 0..3 {
        study(&bench);
    }
    let whole = fs::read(bench.database()).unwrap();
    let mut chance: u64 = 20_250_210;
    for turn in 0..60 {
        chance = chance.wrapping_mul(6_364_136_223_846_793_005).wrapping_add(1_442_695_040_888_963_407);
        // Half of them in the header and the schema, where they do most harm.
        let range = if turn % 2 == 0 { 4096 } else { whole.len() };
        let place = usize::try_from(chance >> 33).unwrap() % range;
        let mut bytes = whole.clone();
        bytes[place] ^= 1 << (turn % 8);
        for end in ["-wal", "-shm"] {
            fs::remove_file(bench.path().join(format!("progress/sommet.db{end}"))).ok();
        }
        fs::write(bench.database(), &bytes).unwrap();
        for verb in [&["doctor"][..], &["stats"], &["restore", "--json"]] {
            let ran = bench.run(verb);
            assert!([0, 1, 3].contains(&ran.code), "bit {} of byte {place}, {verb:?}: {ran:?}", turn % 8);
            assert!(!ran.err.contains("panicked"), "bit {} of byte {place}, {verb:?}: {}", turn % 8, ran.err);
        }
        assert!(bench.database().exists() && !aside(&bench).exists());
    }
}
