//! `sommet preview`: a deck as a learner sees it, on the screen and on paper, of which nothing is kept.

use std::collections::BTreeMap;
use std::fs;
use std::path::{Path, PathBuf};

use super::bench::Bench;

/// One question of each way of answering.
const ALL: &str = r#"Deck(id: "all", title: "Tout", language: "fr", sources: {"s": (title: "Un livre")}, questions: [
    (id: "recall", ask: "Pensez", answer: Recall("voilà"), why: "Parce que."),
    (id: "typed", ask: "Tapez", answer: Typed(["océan"]), source: "s"),
    (id: "cloze", ask: "Complétez", answer: Cloze("À {{Paris}}, en {{2025}}")),
    (id: "choice", ask: "Choisissez", answer: Choice(right: "bon", wrong: ["mauvais", ("pire", "de beaucoup")])),
    (id: "several", ask: "Cochez", answer: Several(right: ["un", "deux"], wrong: ["trois"])),
    (id: "truth", ask: "Est-ce vrai", answer: TrueFalse(true)),
    (id: "number", ask: "Combien", answer: Number(value: 40e9, unit: "€")),
    (id: "order", ask: "Rangez", answer: Order(["a", "b", "c"])),
    (id: "match", ask: "Reliez", answer: Match([("un", "one"), ("deux", "two")])),
    (id: "list", ask: "Citez", answer: List(of: ["rouge", "vert", "bleu"], need: 2)),
])"#;

/// Answers to all of them in turn, right or wrong, and Enter after each.
const ANSWERS: &str =
    "\n3\n\nocean\n\nParis\n\n2025\n\n1\n\n1 2\n\nvrai\n\n40 milliards\n\n1 2 3\n\n2 1\n\nrouge\nbleu\n\n";

/// Every file below a folder with what it holds, and every folder with nothing.
fn contents(folder: &Path) -> BTreeMap<PathBuf, Vec<u8>> {
    let mut found = BTreeMap::new();
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            found.extend(contents(&path));
            found.insert(path, Vec::new());
        } else {
            found.insert(path.clone(), fs::read(path).unwrap());
        }
    }
    found
}

fn all() -> Bench {
    let bench = Bench::new().deck("all.ron", ALL);
    fs::remove_dir(bench.path().join("progress")).unwrap();
    bench
}

#[test]
fn every_way_of_answering_is_played_and_nothing_is_written() {
    let bench = all();
    let before = contents(bench.path());
    let ran = bench.run_with(&["preview", "all", "--plain", "--seed", "7"], ANSWERS);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{}", ran.out);
    for asked in ["Pensez", "Tapez", "Choisissez", "Cochez", "Est-ce vrai", "Combien", "Rangez", "Reliez", "Citez"] {
        assert_eq!(ran.out.lines().filter(|line| *line == asked).count(), 1, "{asked}: {}", ran.out);
    }
    assert!(ran.out.contains("Parce que.") && ran.out.contains("Un livre"), "{}", ran.out);
    assert!(ran.out.contains("Correct · aperçu\u{A0}: rien n’est gardé"), "{}", ran.out);
    assert!(ran.out.contains("C’était tout\u{A0}: 11 cartes. Rien n’a été enregistré."), "{}", ran.out);
    assert_eq!(contents(bench.path()), before, "byte for byte");
}

#[test]
fn one_goes_to_and_fro() {
    let bench = all();
    let asked = |input: &str| {
        let ran = bench.run_with(&["preview", "all", "--plain"], input);
        let names = ["Pensez", "Tapez", "Complétez", "Choisissez"];
        let asked = ran.out.lines().filter_map(|line| names.iter().position(|name| *name == line));
        asked.map(|at| at.to_string()).collect::<String>()
    };
    assert_eq!(asked(":suivante\n:next\n:précédente\n:reprendre\n:précédente\n:quitter\n"), "01210");
    // After an answer too, and what makes no sense without a record is refused.
    assert_eq!(asked("\n3\n:signaler\n4\n\nrien\n:previous\n\n3\n:restart\n:enterrer\n"), "0100");
    assert_eq!(asked(":suivante\nrien\n\n:quitter\n"), "012", "what was missed does not come again");
    // At the end, from the first again.
    assert_eq!(asked(&format!("{ANSWERS}2\n:quitter\n")), "01223".to_owned() + "0");
}

#[test]
fn a_deck_is_found_by_id_by_path_and_by_question() {
    let bench = all();
    let elsewhere = tempfile::tempdir().unwrap();
    fs::write(elsewhere.path().join("brouillon.ron"), ALL.replace("Tout", "Un brouillon")).unwrap();
    let asked = |name: &str| {
        let ran = bench.run(&["preview", name, "--plain"]);
        (ran.code, ran.out.lines().nth(3).unwrap_or_default().to_owned(), ran.out.contains("Un brouillon"))
    };
    let path = elsewhere.path().join("brouillon.ron").display().to_string();
    assert_eq!(asked("all"), (0, "Pensez".to_owned(), false));
    assert_eq!(asked("all/number"), (0, "Combien".to_owned(), false));
    assert_eq!(asked("decks/all.ron/truth"), (0, "Est-ce vrai".to_owned(), false));
    assert_eq!(asked(&path), (0, "Pensez".to_owned(), true));
    assert_eq!(asked(&format!("{path}/typed")), (0, "Tapez".to_owned(), true));
    let outside = bench.run_from(elsewhere.path(), &["preview", "brouillon.ron", "--plain"]);
    assert!(outside.code == 0 && outside.out.contains("Un brouillon"), "no study folder is needed: {}", outside.err);
    for (name, told) in [("al", "Vouliez-vous dire «\u{A0}all\u{A0}»"), ("all/nombre", "all/nombre")] {
        let ran = bench.run(&["preview", name]);
        assert!(ran.code == 2 && ran.err.contains(told), "{name}: {}", ran.err);
    }
}

#[test]
fn broken_questions_are_named_and_left_out() {
    let broken = ALL.replace("ask: \"Pensez\"", "aks: \"Pensez\"");
    let bench = Bench::new().english().deck("all.ron", &broken);
    let ran = bench.run(&["preview", "all", "--plain"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("error[E020]") && ran.err.contains("9 questions can be shown"), "{}", ran.err);
    assert!(ran.out.contains("0 of 10") && ran.out.contains("Tapez"), "{}", ran.out);
    assert_eq!(bench.run(&["preview", "all/recall"]).code, 2, "the question itself cannot be shown");
    let bench = bench.deck("none.ron", "(id: \"none\", title: \"N\", language: \"en\", questions: [])");
    let ran = bench.run(&["preview", "none"]);
    assert!(ran.code == 1 && ran.err.contains("has no question to show"), "{}", ran.err);
    let bench = bench.deck("bad.ron", "(id: \"bad\"");
    let ran = bench.run(&["preview", "decks/bad.ron"]);
    assert!(ran.code == 1 && ran.err.contains("error[E0"), "{}", ran.err);
    fs::write(bench.path().join("latin.ron"), b"\xe9").unwrap();
    let ran = bench.run(&["preview", "latin.ron"]);
    assert!(ran.code == 1 && ran.err.contains("Save it as UTF-8"), "{}", ran.err);
}

#[test]
fn a_question_is_shown_anew_as_it_was_edited() {
    let bench = all().set("EDITOR", "sed -i s/Pensez/Méditez/");
    let mut terminal = bench.terminal(&["preview", "all"], 100, 30);
    terminal.wait_for("Pensez");
    terminal.send(" ");
    terminal.wait_for("voilà");
    terminal.send("3");
    terminal.wait_for("rien n’est gardé");
    terminal.send("e");
    let screen = terminal.wait_for("Méditez");
    assert!(screen.contains("0 sur 11"), "{screen}");
    // What another program saves is read when the next question comes.
    fs::write(bench.path().join("decks/all.ron"), ALL.replace("Tapez", "Saisissez")).unwrap();
    terminal.send(" ");
    terminal.send("3");
    terminal.send("\r");
    terminal.wait_for("Saisissez");
    terminal.send("\u{3}");
    assert_eq!(terminal.end(), 0);
    assert!(!bench.path().join("progress").exists());
}

#[test]
fn paper_is_written_and_nothing_else() {
    let bench = all();
    let before = contents(bench.path());
    let ran = bench.run(&["preview", "all", "--html"]);
    assert_eq!((ran.code, ran.out.as_str(), ran.err.as_str()), (0, "Écrit dans all.fr.html\n", ""));
    let ran = bench.run(&["preview", "all", "--html", "b.html", "--key", "cle.html", "--seed", "2"]);
    assert_eq!((ran.code, ran.out.as_str()), (0, "Écrit dans b.html\nÉcrit dans cle.html\n"));
    let read = |name: &str| fs::read_to_string(bench.path().join(name)).unwrap();
    assert!(read("all.fr.html").contains("Sujet 1") && read("all.fr.html").contains("Corrigé"));
    assert!(
        read("b.html").contains("Sujet 2") && !read("b.html").contains("Corrigé") && !read("b.html").contains("océan")
    );
    assert!(read("cle.html").contains("Sujet 2") && read("cle.html").contains("océan"));
    let stdout = bench.run(&["preview", "all/truth", "--html", "-", "--no-key"]).out;
    assert!(stdout.starts_with("<!DOCTYPE html>") && stdout.contains("Est-ce vrai") && !stdout.contains("Pensez"));
    let mut after = contents(bench.path());
    for page in ["all.fr.html", "b.html", "cle.html"] {
        assert!(after.remove(&bench.path().join(page)).is_some());
    }
    assert_eq!(after, before);
}

#[test]
fn a_page_is_written_over_and_a_deck_never() {
    let bench = all();
    assert_eq!(bench.run(&["preview", "--html", "all"]).out, "Écrit dans all.fr.html\n", "the only name is the deck's");
    // Put in its place whole, so that a full disk leaves the page that was there.
    let (page, kept) = (bench.path().join("all.fr.html"), bench.path().join("kept.html"));
    fs::write(&page, "<!DOCTYPE html> old").unwrap();
    fs::hard_link(&page, &kept).unwrap();
    assert_eq!(bench.run(&["preview", "all", "--html"]).code, 0, "again");
    assert_eq!(fs::read_to_string(&kept).unwrap(), "<!DOCTYPE html> old");
    for args in [
        ["preview", "all", "--html", "decks/all.ron"].as_slice(),
        &["preview", "all", "--html", "x.html", "--key", "decks/all.ron"],
        &["preview", "all", "--html", "x.html", "--key", "x.html"],
        &["preview", "all", "--html", "x.html", "--key", "./x.html"],
        &["preview", "all", "--html", "x.html", "--key", "decks/../x.html"],
    ] {
        let ran = bench.run(args);
        assert!(ran.code == 2 && ran.err.contains("existe déjà"), "{args:?}: {}", ran.err);
    }
    assert_eq!(fs::read_to_string(bench.path().join("decks/all.ron")).unwrap(), ALL);
    assert!(!bench.path().join("x.html").exists(), "nor one part without the other");
    for args in [["preview"].as_slice(), &["preview", "--html"], &["preview", "all", "--key", "x.html"]] {
        assert_eq!(bench.run(args).code, 2, "{args:?}");
    }
}

/// To read a pipe first would wait for somebody to write into it.
#[cfg(unix)]
#[test]
fn a_pipe_that_is_named_as_the_page_is_not_waited_for() {
    let bench = all();
    let pipe = bench.path().join("page.html");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    let ran = bench.run(&["preview", "all", "--html", "page.html"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert!(ran.err.contains("page.html"), "{}", ran.err);
}
