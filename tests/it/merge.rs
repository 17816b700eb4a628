//! Two machines stay in step by merging each other's file, whatever state that file is in.

use std::fs;
use std::path::{Path, PathBuf};

use rusqlite::Connection;

use super::bench::{Bench, Ran};

fn deck() -> String {
    let questions = (0..2000).map(|n| format!(r#"(id: "q{n}", ask: "Question {n} ?", answer: Typed(["a"])),"#));
    format!(r#"Deck(id: "d", title: "D", language: "fr", questions: [{}])"#, questions.collect::<String>())
}

fn machine() -> Bench {
    Bench::new().deck("d.ron", &deck()).real_clock()
}

/// Answers so many new questions.
fn study(bench: &Bench, answers: usize) {
    let limit = answers.to_string();
    let ran = bench.run_with(&["study", "--plain", "--new", &limit, "--limit", &limit], &"a\n\n".repeat(answers));
    assert_eq!(ran.code, 0, "{ran:?}");
}

fn answers(bench: &Bench) -> i64 {
    bench.count("SELECT count(*) FROM review")
}

fn merge(bench: &Bench, other: &Path) -> Ran {
    bench.run(&["merge", other.to_str().unwrap()])
}

fn names(folder: &Path) -> Vec<PathBuf> {
    let mut names: Vec<_> = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path()).collect();
    names.sort();
    names
}

/// The file as another machine would find it: closed, in a folder of its own.
fn carried(bench: &Bench, to: &Path) -> PathBuf {
    fs::create_dir_all(to).unwrap();
    let file = to.join("other.db");
    fs::copy(bench.database(), &file).unwrap();
    file
}

fn is_sound(bench: &Bench) {
    let ran = bench.run(&["doctor", "--json"]);
    let found: serde_json::Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((&found["file"]["sound"], &found["cache"]["mended"]), (&true.into(), &0.into()), "{}", ran.out);
}

#[test]
fn two_machines_come_to_know_the_same() {
    let (one, other) = (machine(), machine());
    study(&one, 3);
    study(&other, 4);
    other.run(&["learner", "set", "new-per-day", "7"]);
    let ran = merge(&one, &other.database());
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    assert!(ran.out.starts_with("4 réponses reprises de"), "{}", ran.out);
    assert!(ran.out.contains("-before-merge.db"), "{}", ran.out);
    let ran = merge(&other, &one.database());
    assert!(ran.out.starts_with("3 réponses reprises de"), "{}", ran.out);
    for bench in [&one, &other] {
        assert_eq!(answers(bench), 7);
        assert_eq!(bench.count("SELECT count(*) FROM learner WHERE person IS NULL"), 1);
        assert!(bench.run(&["learner", "settings"]).out.contains("new-per-day = 7"));
        let learners: serde_json::Value = serde_json::from_str(&bench.run(&["learner", "--json"]).out).unwrap();
        assert_eq!(learners.as_array().unwrap().len(), 1, "{learners}");
        assert_eq!((learners[0]["answers"].as_i64(), learners[0]["name"].as_str()), (Some(7), Some("zoé")));
        is_sound(bench);
    }
    let again: serde_json::Value =
        serde_json::from_str(&one.run(&["merge", "--json", other.database().to_str().unwrap()]).out).unwrap();
    assert_eq!((&again["answers"], &again["changes"], &again["backup"]), (&0.into(), &0.into(), &().into()));
    assert!(merge(&one, &other.database()).out.contains("rien qui ne soit connu ici"));
}

#[test]
fn a_new_machine_begins_where_the_old_one_is() {
    let (old, new) = (machine().set("USER", "ada"), machine().set("USER", "someone"));
    study(&old, 3);
    let ran = merge(&new, &old.database());
    assert_eq!(ran.code, 0, "{ran:?}");
    let learners: serde_json::Value = serde_json::from_str(&new.run(&["learner", "--json"]).out).unwrap();
    assert_eq!((learners.as_array().unwrap().len(), learners[0]["name"].as_str()), (1, Some("ada")));
}

#[test]
fn both_files_may_be_in_use() {
    let (one, other) = (machine(), machine());
    study(&one, 2);
    study(&other, 2);
    let sessions = [&one, &other].map(|bench| {
        let mut session = bench.start(&["study", "--plain", "--new", "2000"]);
        session.answer_without_end();
        session.wait_for(" · revient dans", 3);
        session
    });
    for _ in 0..4 {
        for (here, there) in [(&one, &other), (&other, &one)] {
            let ran = merge(here, &there.database());
            assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
        }
    }
    for session in sessions {
        assert!(session.kill_and_count(" · revient dans") >= 3);
    }
    let before = answers(&one);
    merge(&one, &other.database());
    let both = one.count("SELECT count(*) FROM (SELECT 1 FROM review)");
    assert!(both >= before && both >= answers(&other));
    is_sound(&one);
    is_sound(&other);
}

#[test]
fn answers_in_a_log_that_was_carried_along_count() {
    let (one, other) = (machine(), machine());
    study(&other, 1);
    let mut session = other.start(&["study", "--plain", "--new", "2000"]);
    session.answer_without_end();
    session.wait_for(" · revient dans", 5);
    session.kill_and_count("");
    // Killed, it left its last answers in the log beside the file.
    let carried_to = one.path().join("stick");
    let file = carried(&other, &carried_to);
    fs::copy(other.path().join("progress/sommet.db-wal"), carried_to.join("other.db-wal")).unwrap();
    let ran = merge(&one, &file);
    assert_eq!(ran.code, 0, "{ran:?}");
    assert_eq!(answers(&one), answers(&other));
    assert!(answers(&one) >= 6);
}

#[test]
fn the_other_file_is_only_read() {
    let (one, other) = (machine(), machine());
    study(&other, 3);
    let folder = one.path().join("a stick? 100% #1");
    let file = carried(&other, &folder);
    let before = (names(&folder), fs::read(&file).unwrap());
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o555)).unwrap();
    }
    let ran = merge(&one, &file);
    #[cfg(unix)]
    {
        use std::os::unix::fs::PermissionsExt;
        fs::set_permissions(&folder, fs::Permissions::from_mode(0o755)).unwrap();
    }
    assert_eq!((ran.code, answers(&one)), (0, 3), "{ran:?}");
    assert_eq!((names(&folder), fs::read(&file).unwrap()), before);
    let is_part = |path: &PathBuf| path.extension().is_some_and(|end| end == "part");
    let left: Vec<_> = names(&one.path().join("progress")).into_iter().filter(is_part).collect();
    assert!(left.is_empty(), "{left:?}");
}

#[test]
fn files_that_cannot_be_merged_are_named_and_change_nothing() {
    let one = machine().english();
    study(&one, 2);
    let other = machine();
    study(&other, 60);
    let folder = one.path().join("other");
    let file = carried(&other, &folder);
    let whole = fs::read(&file).unwrap();
    let refused = |name: &str, code: i32, says: &str| {
        let ran = one.run(&["merge", name]);
        assert_eq!(ran.code, code, "{name}: {ran:?}");
        assert!(ran.err.contains(says), "{name}: {}", ran.err);
        assert_eq!(answers(&one), 2, "{name}");
    };
    refused("other/none.db", 2, "there is no file other/none.db");
    refused("progress/sommet.db", 2, "this study folder’s own progress");
    #[cfg(unix)]
    {
        std::os::unix::fs::symlink(one.database(), folder.join("link.db")).unwrap();
        refused("other/link.db", 2, "this study folder’s own progress");
    }
    refused("other", 3, "is a folder");
    fs::write(folder.join("deck.ron"), deck()).unwrap();
    refused("other/deck.ron", 3, "Nothing was changed here.");
    fs::write(folder.join("empty.db"), "").unwrap();
    refused("other/empty.db", 3, "Nothing was changed here.");
    for length in [whole.len() - 4096, whole.len() / 2, 5000, 700] {
        fs::write(&file, &whole[..length]).unwrap();
        refused("other/other.db", 3, "is damaged");
    }
    fs::write(&file, &whole).unwrap();
    Connection::open(&file).unwrap().pragma_update(None, "user_version", 99).unwrap();
    refused("other/other.db", 3, "newer");
    is_sound(&one);
}

/// A path that is no text is read all the same, and told as well as text can.
#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_no_text_is_no_obstacle() {
    use std::os::unix::ffi::OsStrExt;
    let (one, other) = (machine(), machine());
    study(&other, 2);
    let file = one.path().join(std::ffi::OsStr::from_bytes(b"cl\xe9.db"));
    fs::copy(other.database(), &file).unwrap();
    let restored = |verb: &str, answers: i64| {
        let mut command = std::process::Command::new(env!("CARGO_BIN_EXE_sommet"));
        command.env_clear().env("HOME", one.path()).env("SOMMET_HOME", one.path()).env("USER", "zoé");
        let output = command.args([verb, "--json"]).arg(&file).output().unwrap();
        assert!(output.status.success(), "{verb}: {output:?}");
        let told: serde_json::Value = serde_json::from_slice(&output.stdout).unwrap();
        assert_eq!(told["answers"].as_i64(), Some(answers), "{told}");
    };
    restored("merge", 2);
    restored("restore", 2);
}
