//! Whole sittings in a real terminal: screens, keys, and the state it is left in.

use super::bench::{Bench, key};
use super::plain::TEN_WAYS;

const TWO: &str = r#"Deck(id: "d", title: "Deux", language: "fr", questions: [
    (id: "a", ask: "Capitale de la **France** ?", answer: Choice(right: "Paris", wrong: [("Lyon", "Elle fut celle des Gaules."), "Marseille"]), why: "Depuis longtemps.", hint: "Sur la Seine."),
    (id: "b", ask: "Capitale de l’Italie ?", answer: Typed(["Rome"]), hint: "Sept collines."),
])"#;

fn two() -> Bench {
    Bench::new().deck("d.ron", TWO)
}

/// Moves the cursor down to an option and chooses it.
fn choose(terminal: &mut super::bench::Terminal, option: &str) {
    for _ in 0..20 {
        terminal.wait_until_still();
        let screen = terminal.screen();
        if screen.lines().rev().find(|line| line.starts_with('❯')).is_some_and(|line| line.contains(option)) {
            terminal.send(key::ENTER);
            return;
        }
        terminal.send(key::DOWN);
    }
    panic!("{option} cannot be reached:\n{}", terminal.screen());
}

#[test]
fn a_sitting_from_the_glance_to_the_end() {
    let bench = two();
    let mut terminal = bench.terminal(&["--color", "never"], 80, 40);
    terminal.wait_for("Commencer");
    terminal.send(key::ENTER);
    terminal.wait_for("Capitale de la France");
    choose(&mut terminal, "Lyon");
    let screen = terminal.wait_for("[q]");
    for part in [
        "✘ Pas tout à fait.",
        "Votre réponse : Lyon",
        "Réponse : Paris",
        "Elle fut celle des Gaules.",
        "Depuis longtemps.",
        "revient dans 1 minute",
    ] {
        assert!(screen.replace('\u{a0}', " ").contains(part), "{part}:\n{screen}");
    }
    terminal.send(key::ENTER);
    terminal.wait_for("Italie");
    terminal.send("rome\r");
    terminal.wait_for("Juste, à l’écriture près");
    terminal.send("q");
    assert_eq!(terminal.end(), 0);
    let screen = terminal.wait_for("Toutes les réponses sont enregistrées.");
    assert!(screen.contains("1 carte manquée"), "{screen}");
    assert!(!terminal.cursor_is_hidden());
    assert_eq!(bench.count("SELECT count(*) FROM review"), 2);
}

#[test]
fn the_menu_gives_hints_and_puts_away() {
    let bench = two();
    let mut terminal = bench.terminal(&["study"], 80, 40);
    terminal.wait_for("Capitale de la France");
    terminal.send(key::ESCAPE);
    terminal.wait_for("Revenir à la question");
    choose(&mut terminal, "indice");
    terminal.wait_for("Sur la Seine.");
    choose(&mut terminal, "Paris");
    let screen = terminal.wait_for("[q]");
    assert!(screen.contains("Difficile · revient"), "right after a hint is Hard at most:\n{screen}");
    terminal.send("b");
    terminal.wait_for("Italie");
    terminal.send("?\r");
    terminal.wait_for("Sept collines.");
    terminal.send(key::ENTER);
    terminal.wait_for("Revenir à la question");
    choose(&mut terminal, "Suspendre");
    terminal.end();
    assert_eq!(bench.count("SELECT count(*) FROM card_mark WHERE suspended"), 1);
    assert_eq!(bench.count("SELECT count(*) FROM card_mark WHERE buried_until IS NOT NULL"), 1);
    assert_eq!(bench.count("SELECT hinted FROM review"), 1);
}

#[test]
fn one_key_overrules_and_one_takes_back() {
    let bench = two();
    let mut terminal = bench.terminal(&["study"], 80, 50);
    terminal.wait_for("Capitale de la France");
    choose(&mut terminal, "Lyon");
    terminal.wait_for("Oublié · revient");
    terminal.send("4");
    terminal.wait_for("Facile · revient");
    terminal.send("u");
    terminal.wait_until("the question to come again", |screen| screen.matches("Capitale de la France").count() == 2);
    terminal.send(key::ESCAPE);
    terminal.wait_for("Revenir à la question");
    choose(&mut terminal, "S’arrêter là");
    terminal.wait_for("Aucune réponse donnée.");
    assert_eq!(terminal.end(), 0);
    assert_eq!((bench.count("SELECT count(*) FROM review"), bench.count("SELECT count(*) FROM retraction")), (2, 2));
    assert_eq!(bench.count("SELECT count(*) FROM card_state"), 0);
}

#[test]
fn ctrl_c_leaves_a_sane_terminal_everywhere() {
    for at in ["glance", "select", "input", "key", "menu"] {
        let bench = two();
        let args: &[&str] = if at == "glance" { &[] } else { &["study"] };
        let mut terminal = bench.terminal(args, 80, 40);
        let stored = match at {
            "glance" => {
                terminal.wait_for("Commencer");
                0
            }
            "menu" => {
                terminal.wait_for("❯");
                terminal.send(key::ESCAPE);
                terminal.wait_for("Revenir à la question");
                0
            }
            _ => {
                terminal.wait_for("❯");
                if at == "select" {
                    0
                } else {
                    choose(&mut terminal, "Paris");
                    terminal.wait_for("[q]");
                    if at == "input" {
                        terminal.send(key::ENTER);
                        terminal.wait_for("›");
                        terminal.send("Ro");
                    }
                    1
                }
            }
        };
        terminal.send(key::CTRL_C);
        terminal.end();
        assert!(!terminal.cursor_is_hidden(), "{at}: the cursor stays hidden");
        assert_eq!(bench.count("SELECT count(*) FROM review"), stored, "{at}");
    }
}

#[test]
fn every_prompt_works_in_forty_columns_and_when_resized() {
    let long = r#"Deck(id: "d", title: "Un titre très long qui ne tient pas sur une ligne étroite", language: "fr", questions: [
        (id: "a", ask: "人工知能サミットはどこで開かれましたか。🎓🎓🎓 Une question fort longue, en plusieurs écritures, pour une fenêtre étroite ?",
         answer: Choice(right: "À Paris, sous la verrière du Grand Palais, au mois de février 2025, dix et onze", wrong: ["東京の大きな会議場で、二月の十日と十一日に行われました", "Nulle part ailleurs que dans une très longue réponse fausse, étirée à dessein"])),
    ])"#;
    let bench = Bench::new().deck("d.ron", long);
    let mut terminal = bench.terminal(&["study", "--color", "never"], 40, 30);
    terminal.wait_for("❯");
    terminal.wait_until_still();
    let first = terminal.screen();
    // Walking round the list redraws it; lines of other widths must neither pile up nor eat what stands above.
    for _ in 0..3 {
        terminal.send(key::DOWN);
        terminal.wait_until_still();
    }
    assert_eq!(terminal.screen(), first);
    terminal.resize(100, 30);
    terminal.send(key::DOWN);
    terminal.wait_until_still();
    terminal.resize(24, 24);
    terminal.send(key::DOWN);
    choose(&mut terminal, "À Paris");
    terminal.wait_for("[q]");
    terminal.send("q");
    assert_eq!(terminal.end(), 0);
    assert_eq!(bench.count("SELECT rating FROM review"), 3);
}

/// What is done about a question on the screen.
type Answer<'a> = &'a dyn Fn(&mut super::bench::Terminal);

#[test]
fn all_ten_ways_are_asked_on_screen() {
    let bench = Bench::new().deck("dix.ron", TEN_WAYS);
    let mut terminal = bench.terminal(&["study", "--color", "never"], 80, 60);
    let steps: [(&str, Answer<'_>); 10] = [
        ("Capitale de la France", &|t| choose(t, "Paris")),
        ("Capitale de l’Italie", &|t| t.send("Rome\r")),
        ("Côtés d’un carré", &|t| t.send("4\r")),
        ("La Terre est ronde", &|t| choose(t, "Vrai")),
        ("Lesquels sont pairs", &|t| t.send(" \r")),
        ("Du plus petit", &|t| t.send("\r")),
        ("Qui va avec quoi", &|t| choose(t, "aboie")),
        ("Deux couleurs", &|t| t.send("rouge\rbleu\r")),
        ("Complétez", &|t| t.send("Paris\r")),
        ("Pourquoi réviser", &|t| {
            t.send(" ");
            t.wait_for("Quel souvenir");
            t.send("3");
        }),
    ];
    for (number, (question, answer)) in (1..).zip(steps) {
        terminal.wait_for(question);
        answer(&mut terminal);
        terminal.wait_until("the answer", |_| {
            bench.database().exists() && bench.count("SELECT count(*) FROM review") == number
        });
        terminal
            .wait_until("the keys", |screen| screen.rsplit(question).next().is_some_and(|after| after.contains("[q]")));
        terminal.send(key::ENTER);
    }
    terminal.send("q");
    terminal.send(key::CTRL_C);
    terminal.end();
    assert_eq!(bench.count("SELECT count(DISTINCT variant) FROM review"), 10);
}

#[test]
fn no_color_means_no_escape_but_the_cursors() {
    let bench = two().set("NO_COLOR", "1");
    let mut terminal = bench.terminal(&["study"], 80, 40);
    terminal.wait_for("❯");
    choose(&mut terminal, "Lyon");
    let screen = terminal.wait_for("[q]");
    assert!(screen.contains("✘"), "the verdict does not rest on colour:\n{screen}");
    assert!(!terminal.is_colored(), "colours were written");
}

#[test]
fn a_window_of_one_row_ends_nothing() {
    let bench = two();
    let mut terminal = bench.terminal(&["study"], 80, 24);
    terminal.wait_for("❯");
    for rows in [2, 1] {
        terminal.resize(80, rows);
        terminal.wait_until_still();
        // On one row no key is read.
        terminal.send_at_once(key::DOWN);
        terminal.wait_until_still();
    }
    terminal.resize(80, 24);
    terminal.wait_for("Paris");
    choose(&mut terminal, "Paris");
    terminal.wait_for("[q]");
    terminal.send("q");
    assert_eq!(terminal.end(), 0);
    assert_eq!(bench.count("SELECT rating FROM review"), 3);
}

/// What is pasted or typed ahead answers the question on the screen and no other.
#[test]
fn keys_typed_ahead_answer_nothing_unseen() {
    let bench = Bench::new().deck(
        "d.ron",
        r#"Deck(id: "d", title: "D", language: "fr", questions: [
        (id: "a", ask: "Question A ?", answer: Typed(["a"])), (id: "b", ask: "Question B ?", answer: Typed(["b"])),
        (id: "c", ask: "Question C ?", answer: Typed(["c"])),
    ])"#,
    );
    let mut terminal = bench.terminal(&["study"], 80, 40);
    terminal.wait_for("›");
    terminal.send("une\rdeux\rtrois\rquatre\r");
    terminal.wait_for("[q]");
    terminal.send("q");
    terminal.end();
    assert_eq!(bench.count("SELECT count(*) FROM review"), 1);
}

#[cfg(unix)]
#[test]
fn being_told_to_end_restores_the_terminal() {
    for (signal, code) in [("-TERM", 143), ("-HUP", 129)] {
        let bench = two();
        let mut terminal = bench.terminal(&["study"], 80, 40);
        terminal.wait_for("❯");
        choose(&mut terminal, "Paris");
        terminal.wait_for("[q]");
        terminal.send(key::ENTER);
        terminal.wait_for("›");
        terminal.signal(signal);
        assert_eq!(terminal.end(), code, "{signal}");
        assert!(!terminal.cursor_is_hidden(), "{signal}");
        assert_eq!(bench.count("SELECT count(*) FROM review"), 1);
    }
}

/// A list that does not fit turns its pages below the question, which stays in sight.
#[test]
fn a_long_list_leaves_the_question_in_sight() {
    let wrong: Vec<String> = (1..=9).map(|number| format!("\"Option {number}\"")).collect();
    let deck = format!(
        r#"Deck(id: "d", title: "D", language: "fr", questions: [
        (id: "a", ask: "Une question sur deux lignes\nqui reste en vue ?", answer: Choice(right: "La bonne", wrong: [{}])),
    ])"#,
        wrong.join(", ")
    );
    let bench = Bench::new().deck("d.ron", &deck);
    let mut terminal = bench.terminal(&["study"], 80, 12);
    terminal.wait_for("❯");
    for _ in 0..10 {
        terminal.send(key::DOWN);
        terminal.wait_until_still();
        let screen = terminal.screen();
        assert!(screen.contains("Une question sur deux lignes") && screen.contains('❯'), "{screen}");
    }
    choose(&mut terminal, "La bonne");
    terminal.wait_for("Juste");
}
