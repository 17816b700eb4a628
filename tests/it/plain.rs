//! Plain mode: a numbered dialogue that a script can drive.

use super::bench::Bench;

/// One question of each kind, so that every answer's shape is driven.
pub(crate) const TEN_WAYS: &str = r#"Deck(
    id: "dix", title: "Dix façons", language: "fr",
    sources: { "s": (title: "Le livre", author: "Ada", date: "2025") },
    defaults: (source: "s"),
    questions: [
        (id: "a-choice", ask: "Capitale de la France ?", answer: Choice(right: "Paris", wrong: ["Lyon", ("Nice", "Une préfecture.")]), why: "Depuis longtemps."),
        (id: "b-typed", ask: "Capitale de l’Italie ?", answer: Typed(["Rome", "Roma"]), hint: "Commence par R."),
        (id: "c-number", ask: "Côtés d’un carré ?", answer: Number(value: 4, unit: "côtés")),
        (id: "d-truth", ask: "La Terre est ronde.", answer: TrueFalse(true)),
        (id: "e-several", ask: "Lesquels sont pairs ?", answer: Several(right: ["2", "4"], wrong: ["3", "5"])),
        (id: "f-order", ask: "Du plus petit au plus grand", answer: Order(["un", "deux", "trois"])),
        (id: "g-match", ask: "Qui va avec quoi ?", answer: Match([("chien", "aboie"), ("chat", "miaule")])),
        (id: "h-list", ask: "Deux couleurs du drapeau", answer: List(of: ["bleu", "blanc", "rouge"], need: 2)),
        (id: "i-cloze", ask: "Complétez", answer: Cloze("Le sommet a eu lieu à {{Paris}}.")),
        (id: "j-recall", ask: "Pourquoi réviser ?", answer: Recall("Pour ne pas oublier.")),
    ],
)"#;

fn ten() -> Bench {
    Bench::new().deck("dix.ron", TEN_WAYS)
}

/// The number under which an option stands in what was printed last.
fn number_of(out: &str, option: &str) -> String {
    let line = out
        .lines()
        .rev()
        .find(|line| line.ends_with(&format!(") {option}")))
        .unwrap_or_else(|| panic!("{option}:\n{out}"));
    line.trim().split(')').next().unwrap().to_owned()
}

#[test]
fn one_typed_question_reads_as_a_dialogue() {
    let ran = ten().run_with(&["study", "--plain", "--tag", "none-such"], "");
    let told = "Aucune carte ne correspond à votre demande. «\u{a0}sommet decks\u{a0}» montre ce qu’il y a.\n";
    assert_eq!((ran.code, ran.out.as_str()), (0, told));
    let ran = Bench::new()
        .deck("d.ron", r#"Deck(id: "d", title: "Capitales", language: "fr", questions: [(id: "q", ask: "Capitale de l’Italie ?", answer: Typed(["Rome", "Roma"]), hint: "R…", why: "Depuis 1871.")])"#)
        .run_with(&["study", "--plain"], ":indice\nrome\n\n:quitter\n");
    insta::assert_snapshot!(ran.out);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
}

#[test]
fn every_way_of_answering_can_be_driven() {
    let bench = ten();
    // The same seed shows the same order, so that a first run can be read for the numbers of a second.
    let args = ["study", "--plain", "--seed", "1"];
    let mut lines = String::new();
    for (question, answer) in [
        ("Capitale de la France", vec!["Paris"]),
        ("Capitale de l’Italie", vec![]),
        ("Côtés d’un carré", vec![]),
        ("La Terre est ronde", vec!["Vrai"]),
        ("Lesquels sont pairs", vec!["2", "4"]),
        ("Du plus petit", vec!["un", "deux", "trois"]),
        ("Qui va avec quoi", vec!["aboie", "miaule"]),
        ("Deux couleurs", vec![]),
        ("Complétez", vec![]),
        ("Pourquoi réviser", vec![]),
    ] {
        let scratch = ten();
        let seen = scratch.run_with(&args, &lines);
        assert!(seen.out.contains(question), "{question}:\n{}", seen.out);
        let typed = match question {
            "Capitale de l’Italie" => "Roma\n".to_owned(),
            "Côtés d’un carré" => "4 côtés\n".to_owned(),
            "Deux couleurs" => "Rouge\nbleu\n".to_owned(),
            "Complétez" => "paris\n".to_owned(),
            "Pourquoi réviser" => "\n3\n".to_owned(),
            _ => answer.iter().map(|option| number_of(&seen.out, option)).collect::<Vec<_>>().join(" ") + "\n",
        };
        lines.push_str(&typed);
        lines.push('\n');
    }
    let ran = bench.run_with(&args, &lines);
    assert_eq!(ran.code, 0, "{}", ran.err);
    let outcomes = "SELECT group_concat(variant || ' ' || outcome || ' ' || rating, ', ') FROM (SELECT * FROM review ORDER BY variant)";
    let outcomes: String = bench.look().query_row(outcomes, [], |row| row.get(0)).unwrap();
    assert_eq!(
        outcomes,
        "Choice right 3, Cloze slip 3, List slip 3, Match right 3, Number right 3, Order right 3, Recall self 3, Several right 3, \
         TrueFalse right 3, Typed right 3",
        "{}",
        ran.out
    );
}

#[test]
fn what_is_no_answer_is_asked_again_and_not_logged() {
    let bench = ten();
    let ran = bench.run_with(&["study", "--plain"], "9\nabc\n\n:rien\n:aide\n");
    assert_eq!(ran.out.matches("Je n’ai pas compris cette ligne").count(), 4, "{}", ran.out);
    assert!(ran.out.contains(":indice — Voir l’indice"), "{}", ran.out);
    assert_eq!(bench.count("SELECT count(*) FROM review"), 0);
}

#[test]
fn answers_can_be_overruled_undone_and_put_away() {
    let bench = Bench::new().deck("d.ron", r#"Deck(id: "d", title: "D", language: "fr", questions: [
        (id: "a", ask: "A ?", answer: Typed(["a"])), (id: "b", ask: "B ?", answer: Typed(["b"])), (id: "c", ask: "C ?", answer: Typed(["c"])),
    ])"#);
    // a is wrong, overruled to Easy, undone and answered anew; b is suspended; c is given up.
    let ran = bench.run_with(&["study", "--plain"], "x\n4\n:annuler\na\n\n:suspendre\n:jenesaispas\n\n");
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(bench.count("SELECT count(*) FROM review"), 4);
    assert_eq!(bench.count("SELECT count(*) FROM retraction"), 2);
    assert_eq!(bench.count("SELECT rating FROM card_state JOIN card ON card.id = card JOIN review USING (card) WHERE question = 'a' ORDER BY uid DESC"), 3);
    assert_eq!(bench.count("SELECT suspended FROM card_mark JOIN card ON card.id = card WHERE question = 'b'"), 1);
    assert_eq!(bench.count("SELECT rating FROM review JOIN card ON card.id = card WHERE question = 'c'"), 1);
    let glance = bench.run(&["--json"]);
    assert!(glance.out.contains(r#""learning":2"#), "{}", glance.out);
}

#[test]
fn the_end_of_input_is_the_end_of_the_sitting() {
    let bench = ten();
    let ran = bench.run_with(&["study", "--plain"], "1\n");
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("Toutes les réponses sont enregistrées."), "{}", ran.out);
    assert_eq!(bench.count("SELECT count(*) FROM review"), 1);
}

#[test]
fn strange_input_breaks_nothing() {
    let bench = ten();
    let long = "é".repeat(100_000);
    let ran =
        bench.run_with(&["study", "--plain"], &format!("\u{0}\u{1b}[2J\n99999999999999999999\n-1\n{long}\n1 1\n:\n"));
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(ran.err, "");
}

const WRONG_WAYS: &str = r#"Deck(id: "d", title: "D", language: "fr", questions: [
    (id: "a", ask: "A ?", answer: Choice(right: "Canberra", wrong: [("Sydney", "Trop grande."), "Perth"]), why: "Le pourquoi.", tags: ["choice"]),
    (id: "b", ask: "B ?", answer: Several(right: ["Google", "Meta"], wrong: [("Apple", "Absente."), ("IBM", "Trop vieille.")]), why: "Le pourquoi.", tags: ["several"]),
    (id: "c", ask: "C ?", answer: TrueFalse(true), why: "Le pourquoi.", tags: ["truth"]),
    (id: "d", ask: "D ?", answer: Match([("France", "Paris"), ("Italie", "Rome")]), why: "Le pourquoi.", tags: ["match"]),
])"#;

/// The screen after an answer was given, its options always in the same order.
fn after(tag: &str, typed: &str) -> String {
    let bench = Bench::new().deck("d.ron", WRONG_WAYS);
    bench
        .run_with(&["study", "--plain", "--tag", tag, "--seed", "7"], &format!("{typed}\n:quitter\n"))
        .out
        .replace('\u{a0}', " ")
}

#[test]
fn after_a_wrong_choice_one_reads_what_is_right_and_what_was_wrong() {
    let wrong: Vec<String> =
        ["1", "2", "3"].map(|pick| after("choice", pick)).into_iter().filter(|out| out.contains("✘")).collect();
    assert_eq!(wrong.len(), 2);
    for out in &wrong {
        assert!(out.contains("Réponse : Canberra") && out.contains("Le pourquoi."), "{out}");
        assert_eq!(out.contains("Votre réponse : Sydney"), out.contains("Sydney : Trop grande."), "{out}");
    }
    assert_eq!(wrong.iter().filter(|out| out.contains("Trop grande.")).count(), 1);
    let out = after("several", "1 2 3 4");
    for part in ["    Google\n", "    Meta\n", "Apple : Absente.", "IBM : Trop vieille.", "Le pourquoi."] {
        assert!(out.contains(part), "{part}: {out}");
    }
    let out = after("truth", "2");
    assert!(
        out.contains("Votre réponse : Faux") && out.contains("Réponse : Vrai") && out.contains("Le pourquoi."),
        "{out}"
    );
    let wrong = ["1 2", "2 1"].map(|pairs| after("match", pairs)).into_iter().find(|out| !out.contains("✔")).unwrap();
    for part in ["France → Rome · Italie → Paris", "    France → Paris\n", "    Italie → Rome\n", "Le pourquoi."]
    {
        assert!(wrong.contains(part), "{part}: {wrong}");
    }
}
