//! The learner's rights: typing anew, being asked back, objecting, rewording, flagging.

use std::fs;

use super::bench::{Bench, key};

const CITIES: &str = r#"Deck(id: "d", title: "Villes", language: "fr", questions: [
    // Une remarque qui doit rester.
    (id: "a", ask: "Capitale de l’Australie ?", answer: Typed(["Canberra"])),
]) // fin
"#;

fn cities() -> Bench {
    Bench::new().deck("d.ron", CITIES)
}

/// What the log has of the latest review: outcome, rating, retries.
fn latest(bench: &Bench) -> (String, i64, i64) {
    let sql = "SELECT outcome, rating, retries FROM review ORDER BY uid DESC LIMIT 1";
    bench.look().query_row(sql, [], |row| Ok((row.get(0)?, row.get(1)?, row.get(2)?))).unwrap()
}

#[test]
fn a_slip_of_the_keyboard_is_typed_anew_and_hard() {
    let bench = cities();
    let ran = bench.run_with(&["study", "--plain"], "Camberra\nCanbera\nCanberra\n\n");
    assert!(ran.out.contains("Ca[m→n]berra") && ran.out.contains("Canber[+r]a"), "{}", ran.out);
    assert!(ran.out.contains("Réponse : Canberra"), "{}", ran.out);
    assert_eq!(ran.out.matches("Retapez la réponse").count(), 2, "{}", ran.out);
    assert_eq!(latest(&bench), ("typo".into(), 2, 2));
}

#[test]
fn who_does_not_care_to_type_anew_goes_on() {
    let bench = cities();
    bench.run_with(&["study", "--plain"], "Canbera\n\n\n");
    assert_eq!(latest(&bench), ("typo".into(), 2, 0));
    // Nothing is logged of a slip that was left without a word.
    let bench = cities();
    bench.run_with(&["study", "--plain"], "Canbera\n:quitter\n");
    assert_eq!(bench.count("SELECT count(*) FROM review"), 0);
}

#[test]
fn another_answer_of_the_deck_is_no_slip() {
    let bench = Bench::new().deck(
        "d.ron",
        r#"Deck(id: "d", title: "D", language: "fr", questions: [
            (id: "a", ask: "A ?", answer: Typed(["Verlaine"])), (id: "b", ask: "B ?", answer: Typed(["Verlaines"])),
        ])"#,
    );
    bench.run_with(&["study", "--plain", "--limit", "1"], "Verlaines\n\n");
    assert_eq!(latest(&bench).0, "wrong");
}

#[test]
fn a_scale_left_out_is_asked_for_once_without_penalty() {
    let deck = r#"Deck(id: "d", title: "D", language: "fr", questions: [
        (id: "a", ask: "Combien d’euros ?", answer: Number(value: 109e9, unit: "€")),
    ])"#;
    let bench = Bench::new().deck("d.ron", deck);
    let ran = bench.run_with(&["study", "--plain"], "109\nmilliards\n\n");
    assert_eq!(ran.out.matches("mais de quel ordre").count(), 1, "{}", ran.out);
    assert_eq!(latest(&bench), ("right".into(), 3, 1));
    let bench = Bench::new().deck("d.ron", deck);
    let ran = bench.run_with(&["study", "--plain"], "109\n109\n\n");
    assert_eq!(ran.out.matches("mais de quel ordre").count(), 1, "{}", ran.out);
    assert_eq!(latest(&bench), ("wrong".into(), 1, 1));
    let bench = Bench::new().deck("d.ron", deck);
    bench.run_with(&["study", "--plain"], "12\n\n");
    assert_eq!(latest(&bench), ("wrong".into(), 1, 0), "a wrong figure is not asked back");
}

#[test]
fn i_was_right_adds_the_answer_to_the_deck_and_leaves_the_rest() {
    let bench = cities();
    let ran = bench.run_with(&["study", "--plain"], "La capitale fédérale\n:juste\n1\n\n");
    assert!(ran.out.contains("Ajoutée à HOME/decks/d.ron"), "{}", ran.out);
    let rated = "SELECT rating FROM review WHERE uid NOT IN (SELECT review FROM retraction)";
    assert_eq!(bench.count(rated), 3);
    assert_eq!(bench.count("SELECT count(*) FROM review"), 2, "the first rating stays in the log");
    let text = fs::read_to_string(bench.path().join("decks/d.ron")).unwrap();
    assert_eq!(text, CITIES.replace(r#"["Canberra"]"#, r#"["Canberra", "La capitale fédérale"]"#));
    let ran = bench.run_with(&["grade"], "d/a\tla capitale fédérale\n");
    assert!(ran.out.contains("Juste"), "{}", ran.out);
    // Declined, nothing is written; the rating counts all the same.
    let bench = cities();
    bench.run_with(&["study", "--plain"], "La capitale fédérale\n:juste\n2\n\n");
    assert_eq!(fs::read_to_string(bench.path().join("decks/d.ron")).unwrap(), CITIES);
    assert_eq!(bench.count(rated), 3);
}

#[test]
fn a_guess_that_was_right_can_be_owned_up_to() {
    let bench = cities();
    bench.run_with(&["study", "--plain"], "Canberra\n:hasard\n\n");
    assert_eq!(bench.count("SELECT rating FROM review WHERE uid NOT IN (SELECT review FROM retraction)"), 1);
}

#[test]
fn a_flag_keeps_its_note_until_it_is_taken_away() {
    let bench = cities();
    let ran = bench.run_with(&["study", "--plain"], ":signaler Date à vérifier\nCanberra\n\n");
    assert!(ran.out.contains("Signalée."), "{}", ran.out);
    let listed = bench.run(&["decks", "--flagged"]).out;
    for part in ["d/a", "Capitale de l’Australie ?", "decks/d.ron:3", "→ Date à vérifier", "1 carte est signalée"]
    {
        assert!(listed.contains(part), "{part}: {listed}");
    }
    let json: serde_json::Value = serde_json::from_str(&bench.run(&["decks", "--flagged", "--json"]).out).unwrap();
    assert_eq!(
        (&json[0]["card"], &json[0]["note"], &json[0]["line"]),
        (&"d/a".into(), &"Date à vérifier".into(), &3.into())
    );
    assert_eq!(bench.run(&["decks", "--unflag", "d/x"]).code, 2);
    assert_eq!(bench.run(&["decks", "--unflag", "d/a"]).code, 0);
    assert_eq!(bench.run(&["decks", "--flagged", "--json"]).out, "[]\n");
}

#[test]
fn without_a_terminal_the_place_of_the_question_is_told() {
    let ran = cities().run_with(&["study", "--plain"], ":modifier\n");
    assert!(ran.out.contains("HOME/decks/d.ron, ligne 3."), "{}", ran.out);
}

#[cfg(unix)]
#[test]
fn a_question_is_reworded_in_the_editor_and_asked_in_its_new_words() {
    let bench = cities();
    let script = bench.path().join("vi");
    // The first time it breaks the deck, the second time it mends and rewords it.
    fs::write(
        &script,
        "#!/bin/sh\necho \"$@\" >> $HOME/args\nif grep -q Typed \"$2\"; then sed -i 's/Typed/Tiped/' \"$2\"\n\
         else sed -i 's/Tiped/Typed/; s/Capitale de/Ville capitale de/' \"$2\"; fi\n",
    )
    .unwrap();
    fs::set_permissions(&script, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
    let bench = bench.set("VISUAL", &script.display().to_string()).set("PATH", "/usr/bin:/bin");
    let mut terminal = bench.terminal(&["study"], 80, 40);
    terminal.wait_for("Capitale");
    terminal.send("\r");
    terminal.wait_for("Modifier le texte");
    for _ in 0..6 {
        terminal.send(key::DOWN);
    }
    terminal.wait_until("the cursor to reach it", |screen| screen.contains("❯ Modifier le texte"));
    terminal.send(key::ENTER);
    let screen = terminal.wait_for("Rouvrir l’éditeur");
    assert!(screen.contains("Tiped") && screen.contains("Typed"), "{screen}");
    terminal.send(key::ENTER);
    terminal.wait_for("Ville capitale de");
    terminal.send("canberra\r");
    terminal.wait_for("à l’écriture près");
    terminal.send("q");
    assert_eq!(terminal.end(), 0);
    let args = fs::read_to_string(bench.path().join("args")).unwrap();
    assert_eq!(args.lines().filter(|line| line.starts_with("+3 ")).count(), 2, "{args}");
}

#[test]
fn keys_flag_and_object_on_a_screen() {
    let bench = cities();
    let mut terminal = bench.terminal(&["study"], 80, 40);
    terminal.wait_for("Australie");
    terminal.send("Sydney\r");
    terminal.wait_for("j’avais");
    terminal.send("f");
    terminal.wait_for("Ce qui ne va pas");
    terminal.send("trop facile\r");
    terminal.wait_for("Signalée");
    terminal.send("r");
    terminal.wait_for("Accepter désormais");
    terminal.send(key::DOWN);
    terminal.send(key::ENTER);
    terminal.wait_for("Correct · revient");
    terminal.send("q");
    assert_eq!(terminal.end(), 0);
    assert_eq!(bench.count("SELECT count(*) FROM card_mark WHERE note = 'trop facile'"), 1);
    assert_eq!(fs::read_to_string(bench.path().join("decks/d.ron")).unwrap(), CITIES);
}

#[test]
fn the_difference_stands_letter_under_letter() {
    let bench = cities();
    let mut terminal = bench.terminal(&["study", "--color", "never"], 80, 40);
    terminal.wait_for("Australie");
    terminal.send("Camberra\r");
    let screen = terminal.wait_for("Retapez");
    assert!(screen.contains("  Votre réponse Camberra\n  Réponse       Canberra\n                  ^"), "{screen}");
    terminal.send("Canberra\r");
    terminal.wait_for("Difficile · revient");
    terminal.send("q");
    assert_eq!(terminal.end(), 0);
}
