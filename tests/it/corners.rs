//! The learner's rights where they meet: an editor that changes what is asked, advice that must hold, notes that must stay.

use std::fs;

use super::bench::{Bench, Terminal, key};

const THREE: &str = r#"Deck(id: "d", title: "Trois", language: "fr", questions: [
    (id: "a", ask: "Capitale de l’Australie ?", answer: Typed(["Canberra"])),
    (id: "b", ask: "Capitale du Canada ?", answer: Typed(["Ottawa"])),
    (id: "c", ask: "Capitale de l’Italie ?", answer: Typed(["Rome"])),
])
"#;

fn three() -> Bench {
    Bench::new().deck("d.ron", THREE)
}

/// The reviews that count: question, facet, rating.
fn counted(bench: &Bench) -> Vec<(String, String, i64)> {
    let db = bench.look();
    let sql = "SELECT question, facet, rating FROM review JOIN card ON card.id = review.card
               WHERE uid NOT IN (SELECT review FROM retraction) ORDER BY uid";
    let mut select = db.prepare(sql).unwrap();
    let rows = select.query_map([], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap();
    rows.map(Result::unwrap).collect()
}

/// An editor that does this to the file whose name it is given.
#[cfg(unix)]
fn with_editor(bench: Bench, script: &str) -> Bench {
    let path = bench.path().join("editor");
    fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
    fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    bench.set("VISUAL", &path.display().to_string()).set("PATH", "/usr/bin:/bin")
}

/// Opens the menu of a typed question and picks the act of that name.
fn act(terminal: &mut Terminal, name: &str) {
    terminal.send(key::ENTER);
    terminal.wait_for("Revenir à la question");
    for _ in 0..12 {
        if terminal.screen().contains(&format!("❯ {name}")) {
            break;
        }
        terminal.send(key::DOWN);
        terminal.wait_until_still();
    }
    terminal.wait_for(&format!("❯ {name}"));
    terminal.send(key::ENTER);
}

#[cfg(unix)]
#[test]
fn a_card_that_an_edit_took_away_is_asked_no_more() {
    let deck = THREE.replace(
        r#"(id: "a", ask: "Capitale de l’Australie ?", answer: Typed(["Canberra"]))"#,
        r#"(id: "a", ask: "Complétez", answer: Cloze("A {{Paris}} en {{février}} 2025."))"#,
    );
    let script = r#"sed -i 's/Cloze(.*")/Choice(right: "Paris", wrong: ["Lyon"])/' "$1""#;
    let bench = with_editor(Bench::new().deck("d.ron", &deck), script);
    let mut terminal = bench.terminal(&["study"], 80, 40);
    terminal.wait_for("Complétez");
    act(&mut terminal, "Modifier le texte");
    terminal.wait_for("Le paquet n’a plus cette question");
    terminal.wait_for("Capitale du Canada");
    terminal.send("Ottawa\r");
    terminal.wait_for("Correct · revient");
    terminal.send("q");
    assert_eq!(terminal.end(), 0);
    assert_eq!(counted(&bench), [("b".into(), String::new(), 3)]);
}

#[cfg(unix)]
#[test]
fn a_question_that_the_editor_removed_gives_way_to_the_next() {
    let bench = with_editor(three(), r#"sed -i '/id: "a"/d' "$1""#);
    let mut terminal = bench.terminal(&["study"], 80, 40);
    terminal.wait_for("Australie");
    act(&mut terminal, "Modifier le texte");
    terminal.wait_for("Capitale du Canada");
    terminal.send("q\r");
    // After an answer it stays on the screen, and does not come back.
    terminal.wait_for("Oublié · revient");
    terminal.send("q");
    assert_eq!(terminal.end(), 0);
    let bench = with_editor(three(), r#"sed -i '/id: "a"/d' "$1""#);
    let mut terminal = bench.terminal(&["study"], 80, 40);
    terminal.wait_for("Australie");
    terminal.send("x\r");
    terminal.wait_for("j’avais");
    terminal.send("e");
    terminal.wait_for("Le paquet n’a plus cette question");
    terminal.send("\r");
    terminal.wait_for("Canada");
    terminal.send("Ottawa\r");
    terminal.wait_for("Correct · revient");
    terminal.send("\r");
    terminal.wait_for("Italie");
    terminal.send("Rome\r");
    terminal.wait_until("the third answer", |screen| screen.matches("Correct · revient").count() == 2);
    terminal.send("q");
    assert_eq!(terminal.end(), 0);
    assert_eq!(counted(&bench).len(), 3);
}

#[test]
fn an_accepted_answer_is_accepted_whatever_signs_it_has() {
    for typed in ["a*b*c `d` [x](y)", r"C:\new\\dir", r#"a "b" ]), (id: 1 // x"#, "**", "{{gras}}"] {
        for exact in ["", ", exact: true"] {
            let deck = format!(
                r#"Deck(id: "d", title: "D", language: "fr", questions: [(id: "a", ask: "A ?", answer: Typed(of: ["xyz"]{exact}))])"#
            );
            let bench = Bench::new().deck("d.ron", &deck);
            bench.run_with(&["study", "--plain"], &format!("{typed}\n:juste\n1\n\n"));
            let graded = bench.run_with(&["grade", "--json"], &format!("d/a\t{typed}\n")).out;
            assert!(graded.contains(r#""outcome":"right""#), "{typed}{exact}: {graded}");
        }
    }
}

#[test]
fn only_what_the_verdict_denied_can_be_objected_to() {
    let bench = three();
    let ran = bench.run_with(&["study", "--plain"], "canberra\n:juste\n:hasard\n:hasard\n:juste\n\n");
    assert_eq!(ran.out.matches("Impossible ici").count(), 2, "{}", ran.out);
    assert!(!ran.out.contains("Accepter désormais"), "what is right already: {}", ran.out);
    assert_eq!(counted(&bench), [("a".into(), String::new(), 3)]);
    assert_eq!(bench.count("SELECT count(*) FROM review"), 3);
}

#[test]
fn what_is_said_of_taking_back_holds_where_it_is_said() {
    let bench = three();
    let mut terminal = bench.terminal(&["study"], 80, 40);
    terminal.wait_for("Australie");
    terminal.send("Canberra\r");
    terminal.wait_for("Correct · revient");
    terminal.send("s");
    let screen = terminal.wait_for("Capitale du Canada");
    let told = screen.rsplit("Suspendue").next().unwrap();
    assert!(told.contains("Pour annuler") && !told.contains("[u]"), "{screen}");
    act(&mut terminal, "Annuler");
    terminal.wait_for("Annulé.");
    terminal.send(key::CTRL_C);
    assert_eq!(terminal.end(), 0);
    assert_eq!(bench.count("SELECT count(*) FROM card_mark"), 0);
    let ran = three().run_with(&["study", "--plain"], ":annuler\n:enterrer\n:annuler\n");
    assert!(ran.out.contains("Il n’y a rien à annuler."), "{}", ran.out);
    assert!(ran.out.contains("Enterrée jusqu’à demain. :annuler revient"), "{}", ran.out);
    assert!(ran.out.contains("Annulé."), "{}", ran.out);
}

#[test]
fn a_second_flag_without_a_note_keeps_the_first_note() {
    let bench = three();
    bench.run_with(&["study", "--plain"], ":signaler Date à vérifier\n:signaler\nCanberra\n:signaler\n\n");
    let listed = bench.run(&["decks", "--flagged"]).out;
    assert!(listed.contains("→ Date à vérifier"), "{listed}");
    bench.run_with(&["study", "--plain"], ":signaler Autre chose\n");
    bench.run_with(&["study", "--plain"], ":signaler Autre chose\n");
    let listed = bench.run(&["decks", "--flagged"]).out;
    assert!(listed.contains("→ Autre chose"), "{listed}");
}

#[test]
fn what_was_asked_back_is_logged_whole() {
    let deck = r#"Deck(id: "d", title: "D", language: "fr", questions: [
        (id: "a", ask: "Combien d’euros ?", answer: Number(value: 109e9, unit: "€")),
    ])"#;
    let given = |lines: &str| {
        let bench = Bench::new().deck("d.ron", deck);
        bench.run_with(&["study", "--plain"], lines);
        bench.look().query_row("SELECT given FROM review", [], |row| row.get::<_, String>(0)).unwrap()
    };
    assert_eq!(given("109\nmilliards\n\n"), "109 milliards");
    assert_eq!(given("109\n109 milliards\n\n"), "109 milliards");
    assert_eq!(given("109\nblah\n\n"), "blah");
}

#[test]
fn ctrl_c_stops_at_a_choice_too() {
    let bench = three();
    let mut terminal = bench.terminal(&["study"], 80, 40);
    terminal.wait_for("Australie");
    terminal.send("Sydney\r");
    terminal.wait_for("j’avais");
    terminal.send("r");
    terminal.wait_for("Non, seulement cette fois");
    terminal.send(key::CTRL_C);
    assert_eq!(terminal.end(), 0);
    assert_eq!(counted(&bench), [("a".into(), String::new(), 3)]);
    assert_eq!(fs::read_to_string(bench.path().join("decks/d.ron")).unwrap(), THREE);
}

#[test]
fn help_tells_what_can_be_typed_wherever_it_is_named() {
    let ran = three().run_with(&["study", "--plain"], "Camberra\n:suspendre\n:aide\n");
    let told = ran.out.split("Impossible ici").nth(1).unwrap();
    assert!(told.contains(":annuler — ") && told.contains(":quitter — "), "{}", ran.out);
    assert!(!told.contains("Impossible"), "{}", ran.out);
}

#[test]
fn a_hint_is_offered_where_there_is_one() {
    let bench = Bench::new().deck("d.ron", &THREE.replace(r#"["Ottawa"])"#, r#"["Ottawa"]), hint: "O…""#));
    let mut terminal = bench.terminal(&["study"], 80, 40);
    let screen = terminal.wait_for("ligne vide");
    assert!(!screen.contains("? indice"), "{screen}");
    terminal.send("Canberra\r");
    terminal.wait_for("Correct · revient");
    terminal.send("\r");
    terminal.wait_for("· ? indice");
    terminal.send("?\r");
    terminal.wait_for("O…");
    terminal.send(key::CTRL_C);
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_narrow_screen_breaks_no_range_of_figures() {
    let bench = three();
    let mut terminal = bench.terminal(&["study"], 40, 40);
    terminal.wait_for("Australie");
    terminal.send("Canberra\r");
    let screen = terminal.wait_for("[q]");
    assert!(screen.contains("[1–4]"), "{screen}");
    terminal.send("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn keys_pressed_ahead_change_no_deck() {
    let bench = three();
    let mut terminal = bench.terminal(&["study"], 80, 40);
    terminal.wait_for("Australie");
    terminal.send("Sydney\r");
    terminal.wait_for("j’avais");
    terminal.send("r\r\r\r");
    terminal.wait_for("Non, seulement cette fois");
    terminal.wait_until_still();
    assert!(!terminal.screen().contains("Ajoutée"), "{}", terminal.screen());
    terminal.send(key::DOWN);
    terminal.send(key::ENTER);
    terminal.wait_for("Correct · revient");
    terminal.send("q");
    assert_eq!(terminal.end(), 0);
    assert_eq!(fs::read_to_string(bench.path().join("decks/d.ron")).unwrap(), THREE);
}

#[test]
fn who_judges_alone_sees_the_other_keys() {
    let deck = THREE.replace(r#"Typed(["Ottawa"])"#, r#"Recall("Ottawa")"#);
    let bench = Bench::new().deck("d.ron", &deck);
    let mut terminal = bench.terminal(&["study"], 80, 40);
    terminal.wait_for("Australie");
    terminal.send("Canberra\r");
    terminal.wait_for("[q]");
    terminal.send("\r");
    terminal.wait_for("Pensez");
    terminal.send(" ");
    let screen = terminal.wait_for("Quel souvenir");
    let keys = screen.rsplit("Quel souvenir").next().unwrap();
    for key in ["[1]", "[4]", "[u]", "[b]", "[s]", "[q]"] {
        assert!(keys.contains(key), "{key}: {screen}");
    }
    terminal.send("q");
    assert_eq!(terminal.end(), 0);
}

#[cfg(unix)]
#[test]
fn ctrl_c_in_the_editor_is_the_editors() {
    for plain in [&["study"][..], &["study", "--plain"]] {
        let bench = with_editor(three(), "trap 'echo CAUGHT' INT; echo OPEN; sleep 1; sleep 1; exit 0");
        let mut terminal = bench.terminal(plain, 80, 40);
        terminal.wait_for("Australie");
        if plain.len() > 1 {
            terminal.send(":modifier\r");
        } else {
            act(&mut terminal, "Modifier le texte");
        }
        terminal.wait_for("OPEN");
        terminal.send_at_once(key::CTRL_C);
        terminal.wait_for("CAUGHT");
        terminal.wait_until("the question again", |screen| screen.matches("Australie").count() == 2);
        terminal.send(key::CTRL_C);
        terminal.end();
    }
}
