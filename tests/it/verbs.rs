//! The small verbs, help, languages, and what goes wrong.

use std::fs;

use super::bench::Bench;
use super::plain::TEN_WAYS;

const BROKEN: &str = r#"Deck(
    id: "casse", title: "Cassé", language: "fr",
    questions: [
        (id: "bon", ask: "Une question ?", answer: Typed(["oui"])),
        (id: "mauvais", ask: "Étrange ?", reponse: Typed(["non"])),
        (id: "autre", ask: "Une autre ?", anwser: Typed(["non"])),
        (id: "fin", ask: "La dernière ?", answer: Typed(["oui"])),
    ],
)
"#;

#[test]
fn a_broken_deck_is_named_and_stops_no_other() {
    let bench = Bench::new().english().deck("broken.ron", BROKEN).deck("good.ron", TEN_WAYS);
    let ran = bench.run(&["decks"]);
    assert_eq!(ran.code, 1);
    insta::assert_snapshot!(ran.err);
    assert!(ran.out.contains("Dix façons") && ran.out.contains("2 questions"), "{}", ran.out);
    let studied = bench.run_with(&["study", "casse", "--plain"], "oui\n\n");
    assert!(studied.out.contains("Une question"), "{}", studied.out);
}

#[test]
fn files_that_are_no_text_are_named() {
    let bench = Bench::new().english().deck("good.ron", TEN_WAYS);
    fs::write(bench.path().join("decks/latin1.ron"), b"Deck(id: \"\xe9\")").unwrap();
    fs::write(bench.path().join("decks/twin.ron"), TEN_WAYS).unwrap();
    let ran = bench.run(&["decks"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("latin1.ron is not UTF-8 text (byte 10)"), "{}", ran.err);
    assert!(ran.err.contains("twin.ron has the same id and language as"), "{}", ran.err);
    assert!(ran.out.contains("10 questions"), "{}", ran.out);
}

#[test]
fn the_first_look_is_a_welcome() {
    let ran = Bench::new().bundled().run(&[]);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    insta::assert_snapshot!(ran.out);
}

#[test]
fn the_listings_speak_json() {
    let bench = Bench::new().english().deck("ten.ron", TEN_WAYS);
    bench.run_with(&["study", "--plain", "--limit", "1"], "1\n\n");
    for args in [
        &["--json"][..],
        &["decks", "--json"],
        &["stats", "--json"],
        &["learner", "--json"],
        &["learner", "settings", "--json"],
    ] {
        let ran = bench.run(args);
        assert_eq!((ran.code, ran.err.as_str()), (0, ""), "{args:?}");
        let value: serde_json::Value =
            serde_json::from_str(&ran.out).unwrap_or_else(|fault| panic!("{args:?}: {fault}\n{}", ran.out));
        assert!(!value.is_null());
    }
    let decks: serde_json::Value = serde_json::from_str(&bench.run(&["decks", "--json"]).out).unwrap();
    assert_eq!(
        (decks[0]["id"].as_str(), decks[0]["cards"].as_u64(), decks[0]["new"].as_u64()),
        (Some("dix"), Some(10), Some(9))
    );
}

#[test]
fn figures_for_scripts_keep_their_shape() {
    let one = r#"Deck(id: "one", title: "One", language: "en", questions: [
        (id: "p", ask: "P?", answer: Typed(["a"])), (id: "q", ask: "Q?", answer: Typed(["a"])), (id: "r", ask: "R?", answer: Typed(["a"])),
    ])"#;
    let mut bench = Bench::new().english().deck("one.ron", one).set("USER", "max");
    bench.run_with(&["study", "--plain", "--seed", "1", "--limit", "2"], &"a\n\n".repeat(4));
    bench = bench.clock("2025-02-13T09:00:00+01:00");
    bench.run_with(&["study", "--plain", "--seed", "1"], "x\n\na\n\n:quit\n");
    let shaped = |args: &[&str]| {
        let value: serde_json::Value = serde_json::from_str(&bench.run(args).out).unwrap();
        serde_json::to_string_pretty(&value).unwrap()
    };
    insta::assert_snapshot!("today_for_scripts", shaped(&["--json"]));
    insta::assert_snapshot!("stats_for_scripts", shaped(&["stats", "--json"]));
}

#[test]
fn scripts_learn_whether_cards_are_due() {
    let bench = Bench::new().deck("ten.ron", TEN_WAYS);
    let code = |bench: &Bench| bench.run(&["--exit-due"]).code;
    assert_eq!(code(&bench), 0);
    bench.run_with(&["study", "--plain", "--limit", "1"], "1\n\n");
    assert_eq!(code(&bench), 1);
}

#[test]
fn learners_keep_apart() {
    let bench = Bench::new().english().deck("ten.ron", TEN_WAYS);
    assert!(bench.run(&["learner"]).out.contains("● zoé"), "the first learner has the system's name");
    let unknown = bench.run(&["--learner", "max", "study"]);
    assert_eq!(unknown.code, 2);
    assert!(unknown.err.contains("sommet learner add max"), "{}", unknown.err);
    bench.run(&["learner", "add", "Max"]);
    bench.run_with(&["--learner", "MAX", "study", "--plain", "--limit", "1"], "1\n\n");
    let listed = bench.run(&["learner"]).out;
    assert!(listed.contains("● zoé · 0 answers") && listed.contains("○ Max · 1 answer"), "{listed}");
    assert_eq!(bench.run(&["learner", "use", "max"]).code, 0);
    assert!(bench.run(&["learner"]).out.contains("● Max"));
    assert_eq!(bench.run(&["learner", "rename", "max", "ZOÉ"]).code, 2);
}

#[test]
fn settings_are_checked_and_kept() {
    let bench = Bench::new().english().deck("ten.ron", TEN_WAYS);
    for (setting, value, code) in [
        ("new-per-day", "3", 0),
        ("new-per-day", "-1", 2),
        ("retention", "0.5", 2),
        ("retention", "zero", 2),
        ("learning-steps", "1m 10m", 0),
        ("learning-steps", "soon", 2),
        ("no-such", "1", 2),
        ("language", "fr", 0),
    ] {
        let ran = bench.run(&["learner", "set", setting, value]);
        assert_eq!(ran.code, code, "{setting} {value}: {}{}", ran.out, ran.err);
        assert_eq!(code == 0, ran.err.is_empty());
    }
    assert!(bench.run(&[]).out.contains("3 nouvelles cartes"), "number and language are used");
    assert_eq!(bench.run(&["learner", "reset", "new-per-day"]).code, 0);
    assert!(bench.run(&["--json"]).out.contains(r#""new":10"#));
}

#[test]
fn help_and_misuse_speak_the_readers_language() {
    let bench = Bench::new();
    for verb in ["study", "decks", "grade", "stats", "learner", "completions"] {
        let ran = bench.run(&[verb, "--help"]);
        assert_eq!(ran.code, 0);
        assert!(ran.out.contains("Usage :") || ran.out.contains("Usage\u{a0}:"), "{}", ran.out);
        assert!(ran.out.contains("Exemple"), "{verb} has no example:\n{}", ran.out);
    }
    let ran = bench.run(&["studdy"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("Vouliez-vous dire «\u{a0}study\u{a0}»"), "{}", ran.err);
    let ran = bench.run(&["study", "--minutes", "0", "--lang", "en"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("“0” is not a value for"), "{}", ran.err);
    assert!(ran.err.contains("--minutes <M>  Stop after so many minutes (1 to 1440)"), "{}", ran.err);
    assert!(ran.err.contains("“sommet study --help”"), "{}", ran.err);
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        assert!(bench.run(&["completions", shell]).out.len() > 500, "{shell}");
    }
}

#[test]
fn a_file_that_is_not_ours_is_refused_untouched() {
    for (bytes, sentence) in [
        (&b"hello, this is somebody's text file, not a database at all"[..], "is not a file of sommet"),
        (&b"SQLite format 3\0 and then nonsense nonsense nonsense nonsense nonsense nonsense nonsense nonsense nonsense"[..], "is damaged"),
    ] {
        let bench = Bench::new().english().deck("ten.ron", TEN_WAYS);
        fs::write(bench.database(), bytes).unwrap();
        let ran = bench.run(&["study"]);
        assert_eq!(ran.code, 3);
        assert!(ran.err.contains(sentence) && ran.err.contains("HOME/progress/sommet.db"), "{}", ran.err);
        assert_eq!(fs::read(bench.database()).unwrap(), bytes);
    }
}

#[test]
fn the_study_folder_is_found() {
    let bench = Bench::new().english().deck("ten.ron", TEN_WAYS);
    let deep = bench.path().join("a/b");
    fs::create_dir_all(&deep).unwrap();
    assert!(bench.run_from(&deep, &["decks"]).out.contains("Dix façons"), "the nearest folder above");
    let apart = tempfile::tempdir().unwrap();
    let home = bench.run_from(apart.path(), &["decks"]);
    assert!(home.out.contains("sommet-ia-paris-2025"), "the user's data folder is filled: {}{}", home.out, home.err);
    assert!(home.err.contains("is your study folder now"), "{}", home.err);
    assert!(bench.run_from(apart.path(), &["decks"]).err.is_empty(), "and only once");
    let named = apart.path().join("named");
    let ran = bench.run(&["--home", named.to_str().unwrap(), "decks"]);
    assert!(ran.out.contains("sommet-learn") && named.join("progress/sommet.db").exists(), "{}", ran.err);
}

#[test]
fn an_empty_folder_says_what_to_do() {
    let ran = Bench::new().english().run(&[]);
    assert_eq!(
        (ran.code, ran.out.as_str()),
        (
            0,
            "There is no deck in HOME/decks.\nPut a .ron file there; the README shows how to write one in two minutes.\n"
        )
    );
}

const CLOZE: &str = r#"Deck(id: "c", title: "C", language: "fr", questions: [
    (id: "q", ask: "Complétez", answer: Cloze("{{un}} {{deux}} {{trois}}")),
    (id: "r", ask: "R ?", answer: Typed(["r"])),
])"#;

/// The glance promises what a sitting asks: one card a question a day, and nothing that is put away.
#[test]
fn the_glance_keeps_its_word() {
    let mut bench = Bench::new().english().deck("c.ron", CLOZE);
    let glance = |bench: &Bench| -> serde_json::Value { serde_json::from_str(&bench.run(&["--json"]).out).unwrap() };
    assert_eq!(glance(&bench)["new"], 2, "three gaps are one question, met on three days");
    bench.run_with(&["study", "--plain"], "un\n\n:suspend\n:quit\n");
    assert_eq!(glance(&bench)["new"], 0, "the other gaps wait for tomorrow, and what is suspended does not count");
    assert_eq!(glance(&bench)["learning"], 1);
    bench = bench.clock("2025-02-11T09:00:00+01:00");
    assert_eq!((glance(&bench)["new"].as_i64(), glance(&bench)["learning"].as_i64()), (Some(0), Some(1)));
    let listed = bench.run(&["decks", "--suspended"]);
    assert!(listed.out.contains("c/r\n1 card is suspended"), "{}", listed.out);
    assert_eq!(bench.run(&["decks", "--resume", "c/nothing"]).code, 2);
    assert_eq!(bench.run(&["decks", "--resume", "c/r"]).out, "1 card resumed.\n");
    assert_eq!(glance(&bench)["new"], 1);
    // What is promised is what a sitting asks.
    assert!(bench.run_with(&["study", "--plain"], ":quit\n").out.contains("0 of 2"));
}

#[test]
fn one_seed_gives_one_order_and_ids_of_their_own() {
    let bench = Bench::new().deck("ten.ron", TEN_WAYS);
    let again = Bench::new().deck("ten.ron", TEN_WAYS);
    let args = ["study", "--plain", "--seed", "7", "--limit", "1"];
    assert_eq!(bench.run_with(&args, "").out, again.run_with(&args, "").out);
    for _ in 0..4 {
        let ran = bench.run_with(&args, "1\n\n");
        assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    }
    assert!(bench.count("SELECT count(*) FROM review") >= 4);
}

#[test]
fn french_zeros_are_zeros() {
    let bench = Bench::new().deck("ten.ron", TEN_WAYS);
    assert!(bench.run(&["learner"]).out.contains("zoé · 0 réponse · 0 carte"), "{}", bench.run(&["learner"]).out);
    bench.run_with(&["study", "--plain", "--limit", "1"], "1\n\n");
    let stats = bench.run(&["stats"]).out;
    assert!(stats.contains("0 sangsue, 0 suspendue") && stats.contains("1 carte vue"), "{stats}");
}

#[test]
fn no_text_of_a_deck_reaches_the_terminal_raw() {
    let bad = r"\u{1b}[31m\u{1b}]0;PWN\u{7}\u{202e}";
    let deck = format!(
        r#"Deck(id: "d", title: "T{bad}", language: "fr", sources: {{"s": (title: "S{bad}", author: "A{bad}", date: "D{bad}", url: "U{bad}")}},
            defaults: (source: "s"), questions: [
            (id: "n", ask: "N{bad} ?", media: "m{bad}.png", answer: Number(value: 4, unit: "u{bad}"), why: "W{bad}", hint: "H{bad}"),
            (id: "c", ask: "C ?", answer: Choice(right: "R{bad}", wrong: [("X{bad}", "B{bad}")]), source: "s"),
            (id: "g", ask: "G ?", answer: Cloze("a{bad} {{{{g{bad}}}}} {{{{h{bad}}}}}")),
            (id: "m", ask: "M ?", answer: Match([("l{bad}", "r{bad}"), ("l2", "r2")])),
        ])"#
    );
    let bench = Bench::new().deck("d.ron", &deck);
    let input = ":hint\n5\n\n1\n\n2\n\n:pass\nx\n\n1 2\n\n1 2\n\n";
    for args in [&["study", "--plain", "--color", "never"][..], &["decks"], &["stats"]] {
        let out = bench.run_with(args, input).out;
        for c in ['\u{1b}', '\u{7}', '\u{202e}'] {
            assert!(!out.contains(c), "{args:?} lets {c:?} through:\n{}", out.escape_debug());
        }
    }
}

#[test]
fn a_deck_broken_while_it_is_studied_is_named() {
    let bench = Bench::new().english().deck("ten.ron", TEN_WAYS);
    let mut terminal = bench.terminal(&["study"], 100, 50);
    terminal.wait_for("❯");
    fs::write(bench.path().join("decks/ten.ron"), "Deck(").unwrap();
    terminal.send("\r");
    terminal.wait_for("[q]");
    terminal.send("\r");
    let screen = terminal.wait_for("Session done");
    assert!(screen.contains("ten.ron cannot be read (it is no deck any more)"), "{screen}");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn impossible_wishes_are_misuse() {
    let bench = Bench::new().english().deck("ten.ron", TEN_WAYS);
    for args in [
        &["--lang", "xx"][..],
        &["learner", "set", "language", "xx"],
        &["--json", "decks"],
        &["--exit-due", "study"],
        &["study", "no-such-deck"],
        &["study", "--limit", "-1"],
    ] {
        let ran = bench.run(args);
        assert_eq!(ran.code, 2, "{args:?}: {}{}", ran.out, ran.err);
        assert!(ran.err.lines().count() >= 2, "{args:?} gets no next step: {}", ran.err);
    }
    let ran = Bench::new().english().deck("ten.ron", TEN_WAYS).clock("1969-07-20T20:17:00Z").run(&["study"]);
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("impossible date"), "{}", ran.err);
}
