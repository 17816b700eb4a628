//! `sommet new`: decks made by options and by a dialogue.

use std::fs;

use super::bench::{Bench, key};

const PLAIN: &str =
    "Deck(\n    id: \"les-lacs\",\n    title: \"Les lacs\",\n    language: \"fr\",\n    questions: [],\n)\n";

#[test]
fn options_alone_make_a_deck_that_check_and_fmt_accept() {
    let bench = Bench::new();
    let args = ["new", "--title", "Les lacs", "--about", "D’Europe.", "--author", "Zoé", "--source", "L’atlas"];
    let ran = bench.run(&args);
    assert_eq!((ran.err.as_str(), ran.code), ("", 0));
    assert!(ran.out.contains("HOME/decks/les-lacs.fr.ron") && ran.out.contains("sommet add les-lacs"), "{}", ran.out);
    let text = fs::read_to_string(bench.path().join("decks/les-lacs.fr.ron")).unwrap();
    for part in
        ["authors: [\"Zoé\"]", "about: \"D’Europe.\"", "\"l-atlas\": (title: \"L’atlas\")", "source: \"l-atlas\""]
    {
        assert!(text.contains(part), "{part}:\n{text}");
    }
    assert_eq!((bench.run(&["check"]).code, bench.run(&["fmt", "--check"]).code), (0, 0));
    assert!(!bench.database().exists(), "no progress is begun");
}

#[test]
fn signs_are_set_as_the_language_has_them() {
    let bench = Bench::new();
    for (language, title) in [("fr", "Les lacs d'Europe: lesquels ?"), ("en", "Europe's lakes...")] {
        let ran = bench.run(&["new", "--title", title, "--language", language, "--about", title]);
        assert_eq!((ran.err.as_str(), ran.code), ("", 0));
    }
    let ran = bench.run(&["check"]);
    assert!(ran.code == 0 && !ran.out.contains("typography"), "{}", ran.out);
    let text = fs::read_to_string(bench.path().join("decks/les-lacs-d-europe-lesquels.fr.ron")).unwrap();
    assert!(text.contains("title: \"Les lacs d’Europe\u{A0}: lesquels\u{202F}?\""), "{text}");
}

#[test]
fn nothing_is_overwritten_and_no_id_given_twice() {
    let bench = Bench::new();
    assert_eq!(bench.run(&["new", "--title", "Les lacs"]).code, 0);
    let path = bench.path().join("decks/les-lacs.fr.ron");
    assert_eq!(fs::read_to_string(&path).unwrap(), PLAIN);
    let ran = bench.run(&["new", "--title", "Autre", "--id", "les-lacs"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("existe déjà dans cette langue") && ran.err.contains("--id"), "{}", ran.err);
    let ran = bench.run(&["new", "--title", "Autre", "--file", "decks/les-lacs.fr.ron"]);
    assert_eq!(ran.code, 2, "{}", ran.err);
    assert_eq!(fs::read_to_string(&path).unwrap(), PLAIN);
    // The same title again is another deck; the same id in another language a translation.
    assert_eq!(bench.run(&["new", "--title", "Les lacs"]).code, 0);
    assert!(bench.path().join("decks/les-lacs-2.fr.ron").is_file());
    let ran = bench.run(&["new", "--title", "Lakes", "--language", "en", "--id", "les-lacs"]);
    assert!(ran.out.contains("traduction de les-lacs.fr.ron"), "{}", ran.out);
    assert_eq!(bench.run(&["check"]).code, 0);
}

#[test]
fn a_folder_in_place_of_a_file_gets_a_file_within() {
    let bench = Bench::new();
    for (title, folder) in [("Lacs", "mine/"), ("Mers", "mine")] {
        let ran = bench.run(&["new", "--title", title, "--file", folder]);
        assert_eq!((ran.err.as_str(), ran.code), ("", 0));
    }
    for name in ["lacs.fr.ron", "mers.fr.ron"] {
        assert!(bench.path().join("mine").join(name).is_file(), "{name}");
    }
}

#[test]
fn a_title_without_words_makes_a_deck_all_the_same() {
    let bench = Bench::new();
    assert_eq!(bench.run(&["new", "--title", "!?", "--source", "…"]).code, 0);
    let text = fs::read_to_string(bench.path().join("decks/deck.fr.ron")).unwrap();
    assert!(text.contains("id: \"deck\"") && text.contains("source: \"source\""), "{text}");
}

#[test]
fn what_cannot_be_is_refused_with_its_reason() {
    let bench = Bench::new().english();
    let table: [(&[&str], &str); 4] = [
        (&["--title", "A", "--language", "french!"], "is not a language tag"),
        (&["--title", "A", "--id", "a b"], "it contains a space"),
        (&["--title", "  "], "is empty"),
        (&[], "a deck needs a title"),
    ];
    for (args, said) in table {
        let ran = bench.run(&[&["new"], args].concat());
        assert!(ran.code == 2 && ran.err.contains(said), "{args:?}: {} {}", ran.code, ran.err);
    }
    assert_eq!(fs::read_dir(bench.path().join("decks")).unwrap().count(), 0);
}

#[test]
fn lines_say_what_options_do_not() {
    let bench = Bench::new().english();
    let ran = bench.run_with(&["new", "--author", "Max"], "\nThe lakes\nfrançais\n\n\n\n\n");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert!(ran.out.contains("is not a language tag"), "{}", ran.out);
    let text = fs::read_to_string(bench.path().join("decks/the-lakes.en.ron")).unwrap();
    assert!(text.contains("authors: [\"Max\"]"), "{text}");
}

#[test]
fn a_dialogue_proposes_an_id_and_goes_on_to_questions() {
    let bench = Bench::new();
    let mut terminal = bench.terminal(&["new"], 80, 40);
    terminal.wait_for("Titre du paquet");
    terminal.send("Les lacs\r\r");
    terminal.wait_for("› les-lacs");
    terminal.send("\r\r\r\r");
    terminal.wait_for("Ajouter la première question");
    terminal.send(key::ENTER);
    terminal.wait_for("Question");
    terminal.send(key::CTRL_C);
    assert_eq!(terminal.end(), 0);
    assert_eq!(fs::read_to_string(bench.path().join("decks/les-lacs.fr.ron")).unwrap(), PLAIN);
}

#[test]
fn whoever_leaves_the_dialogue_has_made_nothing() {
    let bench = Bench::new();
    let mut terminal = bench.terminal(&["new"], 80, 30);
    terminal.wait_for("Titre du paquet");
    terminal.send("Les lacs\r");
    terminal.wait_for("Langue");
    terminal.send(key::CTRL_C);
    assert_eq!(terminal.end(), 0);
    assert!(terminal.screen().ends_with("Aucun paquet n’a été créé."), "{}", terminal.screen());
    assert!(!terminal.cursor_is_hidden());
    assert_eq!(fs::read_dir(bench.path().join("decks")).unwrap().count(), 0);
}
