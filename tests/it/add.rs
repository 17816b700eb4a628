//! `sommet add`: questions one after another and many at once, into decks that keep all else.

use std::fs;

use serde_json::Value;
use sommet::deckfile::{emit_question, parse};

use super::bench::{Bench, key};

const DECK: &str = "// À moi.\nDeck(\n    id: \"lacs\",\n    title: \"Les lacs\",\n    language: \"fr\",\n    allow: [\"no-why\", \"no-source\"],\n    \
    questions: [\n        (\n            id: \"leman\",\n            ask: \"Quel lac touche Genève\u{202F}?\",\n            \
    answer: Typed([\"le Léman\"]),\n        ), // le plus grand\n        // fin de liste\n    ],\n)\n";

fn bench() -> Bench {
    Bench::new().deck("lacs.fr.ron", DECK)
}

fn deck(bench: &Bench) -> String {
    fs::read_to_string(bench.path().join("decks/lacs.fr.ron")).unwrap()
}

/// The deck as it is with one more question, whose fields these are.
fn with(fields: &str) -> String {
    let indented: Vec<String> = fields.lines().map(|line| format!("            {line}\n")).collect();
    let question = indented.concat();
    DECK.replace("        // fin de liste\n", &format!("        // fin de liste\n        (\n{question}        ),\n"))
}

#[test]
fn lines_add_a_question_and_leave_every_other_byte() {
    let bench = bench();
    let lines = "Quel lac borde Annecy ?\n1\nle lac d'Annecy\n\n\n\n\n1\n\n";
    let ran = bench.run_with(&["add", "--plain"], lines);
    assert_eq!((ran.err.as_str(), ran.code), ("", 0), "{}", ran.out);
    let fields = "id: \"quel-lac-borde-annecy\",\nask: \"Quel lac borde Annecy\u{202F}?\",\nanswer: Typed([\"le lac d'Annecy\"]),";
    assert_eq!(deck(&bench), with(fields), "{}", ran.out);
    assert!(ran.out.contains("1 question ajoutée à HOME/decks/lacs.fr.ron."), "{}", ran.out);
    assert!(!bench.database().exists(), "no progress is begun");
}

#[test]
fn every_way_to_answer_is_asked_for_part_by_part() {
    let bench = bench();
    let extras = "\n\n\n1\n";
    let lines = [
        "Un ?\n2\nA\nB :: non\nC\n\n",
        "Deux ?\n3\nOn y pense\n",
        "Trois est vrai.\n4\n2\n",
        "Quatre\n5\nsans trou\nun {{trou}}\n",
        "Cinq ?\n6\nbeaucoup\n3,5\nkm\n5 %\n",
        "Six ?\n7\nA\nB\n\nC\n\n",
        "Sept ?\n8\nA\nB\nC\n\n2\n",
        "Huit ?\n9\nA\n\nB\n\n",
        "Neuf ?\n10\nA\nA = B\nC = D\n\n",
    ];
    let input = lines.join(extras);
    let ran = bench.run_with(&["add", "lacs", "--plain"], &format!("{input}{extras}\n"));
    assert_eq!(ran.code, 0, "{}", ran.err);
    let questions = parse(&deck(&bench)).deck.unwrap().questions;
    let text: String = questions.iter().map(emit_question).collect();
    for answer in [
        "Choice(right: \"A\", wrong: [(\"B\", \"non\"), \"C\"])",
        "Recall(\"On y pense\")",
        "TrueFalse(false)",
        "Cloze(\"un {{trou}}\")",
        "Number(value: 3.5, unit: \"km\", within: Percent(5))",
        "Several(right: [\"A\", \"B\"], wrong: [\"C\"])",
        "List(of: [\"A\", \"B\", \"C\"], need: 2)",
        "Order([\"A\", \"B\"])",
        "Match([(\"A\", \"B\"), (\"C\", \"D\")])",
    ] {
        assert!(text.contains(answer), "{answer}:\n{text}\n{}", ran.out);
    }
    assert!(ran.out.contains("9 questions ajoutées"), "{}", ran.out);
    assert_eq!((bench.run(&["check"]).code, bench.run(&["fmt", "--check"]).code), (0, 0));
}

#[test]
fn what_resembles_another_is_named_and_the_last_can_be_taken_back() {
    let bench = bench();
    let lines = "Genève touche quel lac ?\n1\nLe Léman\n\n\n\n\n1\n:annuler\n:undo\n\n";
    let ran = bench.run_with(&["add", "decks/lacs.fr.ron", "--plain"], lines);
    assert!(ran.out.contains("Ressemble beaucoup à «\u{a0}leman\u{a0}» (ligne 8)"), "{}", ran.out);
    assert!(ran.out.contains("est retirée") && ran.out.contains("Il n’y a rien à annuler."), "{}", ran.out);
    assert_eq!((deck(&bench), ran.code), (DECK.to_owned(), 0));
}

#[test]
fn a_question_half_written_is_gone_on_with() {
    let bench = bench();
    let mut terminal = bench.terminal(&["add"], 80, 40);
    terminal.wait_for("Question");
    terminal.send("Quel lac est le plus profond ?\r");
    terminal.wait_for("Comment y répond-on");
    terminal.send(key::ENTER);
    terminal.wait_for("Réponse");
    terminal.send("le lac d");
    terminal.send(key::CTRL_C);
    assert_eq!(terminal.end(), 0);
    assert!(!terminal.cursor_is_hidden());
    terminal.wait_for("sommet add lacs");
    assert_eq!(deck(&bench), DECK);
    let mut terminal = bench.terminal(&["add", "lacs"], 80, 40);
    terminal.wait_for("Vous aviez commencé");
    terminal.send(key::ENTER);
    terminal.wait_for("› Quel lac est le plus profond ?");
    terminal.send("\r\r");
    terminal.wait_for("› le lac d");
    terminal.send(" ailleurs\r\r\r\r\r");
    terminal.wait_for("La garder");
    terminal.send(key::ENTER);
    terminal.wait_for("Ajoutée sous");
    terminal.send(key::ENTER);
    assert_eq!(terminal.end(), 0);
    assert!(deck(&bench).contains("Typed([\"le lac d ailleurs\"])"), "{}", deck(&bench));
    assert_eq!(fs::read_dir(bench.path().join("progress/drafts")).unwrap().count(), 0);
}

#[test]
fn an_editor_may_finish_it_and_its_comments_stay() {
    let bench = bench().set("EDITOR", "sed -i -e 's/id: .*/id: \"mien\", \\/\\/ à moi/' -e s/oui/si/");
    let mut terminal = bench.terminal(&["add"], 80, 40);
    terminal.wait_for("Question");
    terminal.send("Où ?\r\roui\r\r\r\r\r");
    terminal.wait_for("La garder");
    terminal.send(&format!("{0}{0}{1}", key::DOWN, key::ENTER));
    terminal.wait_for("Réponse : si".replace(" :", "\u{a0}:").as_str());
    terminal.send(key::ENTER);
    terminal.wait_for("mien");
    terminal.send(key::ENTER);
    assert_eq!(terminal.end(), 0);
    assert_eq!(deck(&bench), with("id: \"mien\", // à moi\nask: \"Où\u{202F}?\",\nanswer: Typed([\"si\"]),"));
}

#[test]
fn an_editor_that_leaves_nothing_takes_nothing_away() {
    let bench = bench().set("EDITOR", "truncate -s 0");
    let mut terminal = bench.terminal(&["add"], 80, 40);
    terminal.wait_for("Question");
    terminal.send("Où ?\r\roui\r\r\r\r\r");
    terminal.wait_for("La garder");
    terminal.send(&format!("{0}{0}{1}", key::DOWN, key::ENTER));
    terminal.wait_for("n’a rien laissé");
    // The first of what is offered anew is to keep it.
    terminal.send(key::ENTER);
    terminal.wait_for("jusqu’ici");
    terminal.send(key::ENTER);
    assert_eq!(terminal.end(), 0);
    assert_eq!(deck(&bench), with("id: \"ou\",\nask: \"Où\u{202F}?\",\nanswer: Typed([\"oui\"]),"));
}

#[test]
fn a_deck_that_cannot_be_written_keeps_the_question_or_shows_it() {
    // No file can be written beside one whose name is as long as names can be.
    let name = format!("{}.fr.ron", "l".repeat(245));
    let bench = Bench::new().deck(&name, DECK);
    let lines = "Où ?\n1\nlà\n\n\n\n\n1\n\n";
    let ran = bench.run_with(&["add", "--plain"], lines);
    assert!(ran.code == 3 && ran.out.contains("est gardée") && ran.err.contains(&name), "{} {}", ran.out, ran.err);
    let drafts = bench.path().join("progress/drafts");
    assert_eq!(fs::read_dir(&drafts).unwrap().count(), 1);
    fs::remove_dir_all(&drafts).unwrap();
    fs::write(&drafts, "").unwrap();
    let ran = bench.run_with(&["add", "--plain"], lines);
    assert!(ran.code == 3 && ran.out.contains("Copiez-la d’ici"), "{} {}", ran.out, ran.err);
    assert!(ran.out.contains("    answer: Typed([\"là\"]),\n)\n"), "{}", ran.out);
    assert_eq!(fs::read_to_string(bench.path().join("decks").join(name)).unwrap(), DECK);
}

#[test]
fn a_question_outlives_whatever_ends_the_run() {
    // The editor's file cannot be made, and neither can a draft.
    let bench = bench().set("EDITOR", "true");
    fs::write(bench.path().join("progress/drafts"), "").unwrap();
    let mut terminal = bench.terminal(&["add"], 80, 40);
    terminal.wait_for("Question");
    terminal.send("Où ?\r\roui\r\r\r\r\r");
    terminal.wait_for("La garder");
    terminal.send(&format!("{0}{0}{1}", key::DOWN, key::ENTER));
    terminal.wait_for("Copiez-la d’ici");
    terminal.wait_for("answer: Typed([\"oui\"]),");
    assert_eq!((terminal.end(), deck(&bench)), (3, DECK.to_owned()));
    // The deck goes away while a question is written: that is kept as a draft.
    fs::remove_file(bench.path().join("progress/drafts")).unwrap();
    let mut terminal = bench.terminal(&["add"], 80, 40);
    terminal.wait_for("Question");
    fs::write(bench.path().join("decks/lacs.fr.ron"), "").unwrap();
    terminal.send("Où ?\r\roui\r\r\r\r\r");
    terminal.wait_for("est gardée");
    assert_eq!(terminal.end(), 3);
}

#[test]
fn translations_that_lack_it_are_named() {
    let english = DECK.replace("\"fr\"", "\"en\"").replace("\u{202F}?", "?");
    let bench = bench().deck("lacs.en.ron", &english);
    let ran = bench.run_with(&["add", "lacs", "--plain"], "Où ?\n1\nlà\n\n\n\n\n1\n\n");
    assert!(ran.out.contains("ne l’ont pas encore") && ran.out.contains("lacs.en.ron"), "{}", ran.out);
    assert!(deck(&bench).contains("\"ou\""), "the file in the reader's language is the one that is meant");
}

#[test]
fn a_deck_that_is_not_there_or_not_said_is_asked_for() {
    let none = Bench::new();
    let ran = none.run(&["add"]);
    assert!(ran.code == 2 && ran.err.contains("sommet new"), "{}", ran.err);
    let bench = bench().deck("autre.ron", &DECK.replace("\"lacs\"", "\"monts\""));
    let ran = bench.run(&["add"]);
    assert!(ran.code == 2 && ran.err.contains("lacs") && ran.err.contains("monts"), "{}", ran.err);
    let ran = bench.run(&["add", "lac"]);
    assert!(ran.code == 2 && ran.err.contains("Vouliez-vous dire"), "{}", ran.err);
    let broken = Bench::new().deck("b.ron", "Deck(id: \"b\"");
    let ran = broken.run(&["add", "decks/b.ron"]);
    assert!(ran.code == 3 && ran.err.contains("sommet check"), "{}", ran.err);
    // Its questions can be read, but none be added: that is said before one is asked for.
    let open = Bench::new().deck("o.ron", DECK.trim_end_matches("    ],\n)\n"));
    let ran = open.run_with(&["add", "decks/o.ron", "--plain"], "Un ?\n3\nUn\n\n\n\n1\n\n");
    assert_eq!((ran.code, ran.out.as_str()), (3, ""), "{}", ran.err);
}

const NOTES: &str = "Où est le lac d'Annecy ? :: En Haute-Savoie\nQuel lac touche Genève ? :: le Léman\nrien\nLe Bourget est grand :: vrai\n";

fn notes(bench: Bench, name: &str, bytes: &[u8]) -> Bench {
    fs::write(bench.path().join(name), bytes).unwrap();
    bench
}

#[test]
fn notes_are_taken_all_at_once_but_for_what_is_there() {
    let bench = notes(bench(), "notes.txt", NOTES.as_bytes());
    let dry = bench.run(&["add", "--from", "notes.txt", "--dry-run"]);
    assert_eq!((dry.code, deck(&bench)), (1, DECK.to_owned()));
    assert!(dry.out.contains("answer: Typed([\"En Haute-Savoie\"]),"), "{}", dry.out);
    let refused = bench.run(&["add", "--from", "notes.txt"]);
    assert!(refused.code == 2 && refused.err.contains("--yes"), "{}", refused.err);
    let ran = bench.run(&["add", "--from", "notes.txt", "--yes"]);
    assert_eq!(ran.code, 1, "{}", ran.err);
    for part in ["Ligne 2 ·", "Ligne 3 laissée de côté · rien", "2 questions ajoutées"] {
        assert!(ran.out.contains(part), "{part}:\n{}", ran.out);
    }
    let text = deck(&bench);
    assert!(text.contains("ask: \"Où est le lac d’Annecy\u{202F}?\"") && text.contains("TrueFalse(true)"), "{text}");
    assert!(text.starts_with(&DECK[..DECK.find("        // fin").unwrap()]), "{text}");
    assert_eq!((bench.run(&["check"]).code, bench.run(&["fmt", "--check"]).code), (0, 0));
    // What was taken is known the next time.
    let again = bench.run(&["add", "--from", "notes.txt", "--yes"]);
    assert!(again.out.contains("Rien n’a été ajouté") && deck(&bench) == text, "{}", again.out);
}

#[test]
fn notes_are_told_as_json() {
    let bench = notes(bench(), "notes.csv", b"question;r\xe9ponse\nO\xf9 ?;ici\n;rien\n");
    let ran = bench.run(&["add", "lacs", "--from", "notes.csv", "--yes", "--json"]);
    let told: Value = serde_json::from_str(&ran.out).unwrap();
    assert_eq!((told["added"][0].as_str(), told["left"][0]["line"].as_u64(), ran.code), (Some("ou"), Some(3), 1));
    let two =
        notes(Bench::new().deck("a.ron", DECK).deck("b.ron", &DECK.replace("\"lacs\"", "\"b\"")), "n.txt", b"a :: b");
    let ran = two.run_with(&["add", "--from", "n.txt", "--yes", "--json"], "1\n");
    assert_eq!((ran.out.as_str(), ran.code), ("", 2), "{}", ran.err);
    let bare = notes(Bench::new().deck("a.ron", DECK), "notes.doc", b"x");
    let ran = bare.run(&["add", "--from", "notes.doc", "--yes"]);
    assert!(ran.code == 2 && ran.err.contains("docs/authoring.md"), "{}", ran.err);
    let ran = bare.run(&["add", "--from", "absent.csv", "--yes"]);
    assert!(ran.code == 3 && ran.err.contains("n’existe pas)"), "{}", ran.err);
}

#[test]
fn what_is_no_text_adds_no_question() {
    // A picture, and UTF-16 without its mark.
    for bytes in [b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR :: \xff".as_slice(), b"a\0 \0:\0:\0 \0b\0"] {
        let bench = notes(bench(), "notes.txt", bytes);
        let ran = bench.run(&["add", "--from", "notes.txt", "--yes"]);
        assert!(ran.code == 3 && ran.err.contains("autre chose que du texte"), "{}", ran.err);
        assert_eq!(deck(&bench), DECK);
    }
}

#[test]
fn a_file_too_large_for_notes_is_refused_at_once() {
    let bench = bench();
    // It has no lines, so that reading it would be work.
    fs::File::create(bench.path().join("film.txt")).unwrap().set_len(1 << 32).unwrap();
    let ran = bench.run(&["add", "--from", "film.txt", "--yes"]);
    assert!(ran.code == 3 && ran.err.contains("trop grand"), "{}", ran.err);
    assert_eq!(deck(&bench), DECK);
}

#[test]
fn notes_are_looked_through_one_by_one() {
    let text = "# Lacs\n\n## Où est Annecy ?\n\nEn Savoie.\n\n- Quel lac touche Genève ? :: le Léman\n- Trois :: 3\n- Quatre :: 4\n";
    let bench = notes(bench(), "notes.md", text.as_bytes());
    // One by one: the first is changed and kept, the second (much like another) skipped, the third and the rest kept.
    let lines = "1\n3\n\n1\nEn Haute-Savoie\n\n\n\n\n1\n1\n4\n";
    let ran = bench.run_with(&["add", "--from", "notes.md", "--plain"], lines);
    assert_eq!(ran.code, 0, "{} {}", ran.err, ran.out);
    let text = deck(&bench);
    for part in ["\"En Haute-Savoie\"", "\"trois\"", "\"quatre\""] {
        assert!(text.contains(part), "{part}:\n{text}\n{}", ran.out);
    }
    assert_eq!(text.matches("le Léman").count(), 1);
}

#[test]
fn whoever_leaves_the_review_has_added_nothing() {
    let bench = notes(bench(), "notes.txt", NOTES.as_bytes());
    let mut terminal = bench.terminal(&["add", "--from", "notes.txt"], 60, 40);
    terminal.wait_for("Les regarder une à une");
    terminal.send(key::ENTER);
    terminal.wait_for("1 sur 3");
    terminal.send(key::ENTER);
    terminal.wait_for("2 sur 3");
    terminal.send(key::CTRL_C);
    terminal.wait_for("Rien n’a encore été ajouté.");
    assert_eq!((terminal.end(), deck(&bench)), (0, DECK.to_owned()));
}

#[test]
fn a_review_that_was_left_is_gone_on_with() {
    let text =
        (1..=200).map(|number| format!("Le lac numéro {number} ? :: lac {number}\n")).collect::<Vec<_>>().concat();
    let bench = notes(bench(), "notes.txt", text.as_bytes());
    let look = |bench: &Bench, lines: &str| bench.run_with(&["add", "--from", "notes.txt", "--plain"], lines).out;
    // Sixty kept, one skipped, one changed and kept; then the input ends, in the middle of changing another.
    let lines = "1\n".repeat(61) + "2\n3\n\n1\nle grand lac\n\n\n\n\n1\n3\nLe plus beau lac ?\n";
    let left = look(&bench, &lines);
    assert!(left.contains("la même commande reprend où vous en étiez"), "{left}");
    assert_eq!(deck(&bench), DECK);
    // Meanwhile the deck gets a question of such an id, and the notes a line more before all others.
    let id = "id: \"le-lac-numero-1\",\nask: \"Autre ?\",\nanswer: Recall(\"Oui\"),";
    fs::write(bench.path().join("decks/lacs.fr.ron"), with(id)).unwrap();
    let bench = notes(bench, "notes.txt", format!("Un mont ? :: Blanc\n{text}").as_bytes());
    // The new line is looked at; the one that was being changed goes on from what was said of it.
    let done = look(&bench, "1\n2\n\n1\n\n\n\n\n\n1\n5\n");
    assert!(done.contains("Continuer\u{a0}: 62 sur 201 regardées, 61 gardées"), "{done}");
    let seen = |number: u32| done.contains(&format!("\n{number} sur 201"));
    assert!(seen(1) && !seen(2) && !seen(63) && seen(64) && seen(65), "{done}");
    let questions = parse(&deck(&bench)).deck.unwrap().questions;
    let told = |at: usize| (questions[at].id.as_str(), questions[at].ask.as_str());
    assert_eq!(told(2), ("le-lac-numero-1-2", "Le lac numéro 1\u{202F}?"));
    assert_eq!(told(61), ("le-lac-numero-60", "Le lac numéro 60\u{202F}?"));
    assert_eq!(told(62), ("le-lac-numero-62", "Le lac numéro 62\u{202F}?"));
    assert_eq!((told(63).1, questions.len()), ("Le plus beau lac\u{202F}?", 64));
    assert!(deck(&bench).contains("le grand lac"));
    assert!(!look(&bench, "2\n").contains("Continuer"), "what is added is not gone on with");
}

#[test]
fn a_deck_that_went_away_meanwhile_is_said_to_be_gone_and_nothing_is_lost() {
    let bench = notes(bench(), "notes.txt", NOTES.as_bytes());
    let path = bench.path().join("decks/lacs.fr.ron");
    let mut review = bench.terminal(&["add", "--from", "notes.txt"], 100, 40);
    review.wait_for("Les regarder une à une");
    review.send(key::ENTER);
    review.wait_for("1 sur 3");
    review.send(key::ENTER);
    review.wait_for("2 sur 3");
    fs::remove_file(&path).unwrap();
    review.send(&format!("{}{}", key::DOWN.repeat(4), key::ENTER));
    assert_eq!(review.end(), 3);
    let screen = review.screen();
    assert!(screen.contains("Ce que vous avez décidé est gardé") && screen.contains("impossible de lire"), "{screen}");
    fs::write(&path, DECK).unwrap();
    assert!(
        bench.run(&["add", "--from", "notes.txt", "--plain"]).out.contains("1 sur 3 regardées"),
        "the next one goes on"
    );
    // In the middle of a question too.
    let mut one = bench.terminal(&["add"], 100, 40);
    one.wait_for("Question");
    one.send("Où ?\r\roui\r\r");
    fs::remove_file(&path).unwrap();
    one.send("\r\r\r");
    assert_eq!(one.end(), 3);
    let screen = one.screen();
    assert!(screen.contains("La question commencée est gardée") && screen.contains("impossible de lire"), "{screen}");
}

#[test]
fn long_notes_show_how_far_they_are_and_ctrl_c_ends_them() {
    let lines = (0..60_000).map(|number| format!("Quel lac a le numéro {number} ? :: {number}\n"));
    let text = lines.collect::<Vec<_>>().concat();
    let bench = notes(bench(), "notes.txt", text.as_bytes());
    let mut terminal = bench.terminal(&["add", "--from", "notes.txt", "--yes"], 80, 24);
    terminal.wait_for("Lecture des notes");
    terminal.send_at_once(key::CTRL_C);
    assert_ne!(terminal.end(), 0);
    assert_eq!(deck(&bench), DECK);
}
