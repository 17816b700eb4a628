//! Each pupil's own schedule from outside: cards, a class that is cut off and opened again, marks put right, warm-ups, forgetting.

use std::fs;

use serde_json::Value;

use super::bench::{Bench, Ran, Running};
use super::host::{Phone, door};

const DECK: &str = r#"Deck(id: "d", title: "D", language: "en", questions: [
    (id: "a", ask: "First?", answer: Typed(["right"]), why: "Because."),
    (id: "b", ask: "Second?", answer: Recall("Whatever")),
    (id: "c", ask: "Third?", answer: Number(value: 12)),
    (id: "e", ask: "Fourth?", answer: TrueFalse(true)),
])"#;

/// A study folder with a class of three.
fn bench() -> Bench {
    let bench = Bench::new().english().real_clock().deck("d.ron", DECK);
    fs::write(bench.path().join("5a.csv"), "Name;Born\nZoé Martin;2011\nMax;2012\nLéa;2011\n").unwrap();
    let ran = cards(&bench, &["--roster", "5a.csv", "--address", "192.168.1.24:8080/"]);
    assert!(ran.code == 0 && ran.out.contains("3 pupils are new in 5A."), "{ran:?}");
    bench
}

fn cards(bench: &Bench, more: &[&str]) -> Ran {
    bench.run(&[&["learner", "cards", "5A", "--html", "cards.html"], more].concat())
}

fn page(bench: &Bench) -> String {
    fs::read_to_string(bench.path().join("cards.html")).unwrap()
}

/// The code on the card of somebody, as it is printed.
fn code(bench: &Bench, name: &str) -> String {
    let page = page(bench);
    let card = page.split("class=\"card\"").find(|card| card.contains(&format!(">{name}<"))).unwrap();
    card.split("dir=\"ltr\">").nth(1).unwrap().split('<').next().unwrap().to_owned()
}

fn hold(bench: &Bench, more: &[&str]) -> (Running, u16, String) {
    let class = bench.start(&[&["host", "d", "--plain", "--port", "0", "--keep-open"], more].concat());
    let (port, pin) = door(&class);
    (class, port, pin)
}

fn with_code(port: u16, pin: &str, code: &str) -> Phone {
    Phone::enter(port, &format!("pin={pin}&code={code}&name=&language=en"))
}

/// Reviews that stand of a learner.
fn reviews(bench: &Bench, name: &str) -> i64 {
    bench.count(&format!(
        "SELECT count(*) FROM review JOIN learner ON learner.id = review.learner WHERE name = '{name}'
         AND review.uid NOT IN (SELECT review FROM retraction)"
    ))
}

fn is_sound(bench: &Bench) {
    let found: Value = serde_json::from_str(&bench.run(&["doctor", "--json"]).out).unwrap();
    assert_eq!((&found["file"]["sound"], &found["cache"]["mended"]), (&true.into(), &0.into()), "{found}");
}

#[test]
fn cards_are_made_once_added_to_and_renewed() {
    let bench = bench();
    let first = code(&bench, "Max");
    assert!(page(&bench).contains("http://192.168.1.24:8080<") && page(&bench).matches("<img ").count() == 3);
    fs::write(bench.path().join("5a.csv"), "Max\nLÉA\nNoé\n").unwrap();
    assert!(cards(&bench, &["--roster", "5a.csv"]).out.contains("One pupil is new") || page(&bench).contains("Noé"));
    assert_eq!(page(&bench).matches("class=\"card\"").count(), 1, "the new card alone");
    assert!(cards(&bench, &["--roster", "5a.csv"]).out.contains("Nobody is new in 5A."));
    cards(&bench, &[]);
    assert_eq!((code(&bench, "Max"), page(&bench).matches("class=\"card\"").count()), (first.clone(), 4));
    assert!(cards(&bench, &["--renew", "max"]).out.contains("opens nothing any more"));
    assert_ne!(code(&bench, "Max"), first);
    // Lists that cannot be meant.
    fs::write(bench.path().join("5b.txt"), "Max\nLou\n").unwrap();
    let ran = bench.run(&["learner", "cards", "5B", "--roster", "5b.txt"]);
    assert!(ran.code == 2 && ran.err.contains("may be another person") && ran.err.contains("--known"), "{ran:?}");
    assert_eq!(bench.run(&["learner", "cards", "5B", "--roster", "5b.txt", "--known", "--html", "b.html"]).code, 0);
    fs::write(bench.path().join("5b.txt"), "Zoé\nZoe\n").unwrap();
    let ran = bench.run(&["learner", "cards", "5C", "--roster", "5b.txt"]);
    assert!(ran.code == 2 && ran.err.contains("line 2") && ran.err.contains("line 1"), "{ran:?}");
    assert_eq!(bench.run(&["learner", "cards", "7Z"]).code, 2);
    assert_eq!(cards(&bench, &["--renew", "Lou"]).code, 2, "Lou is in another class");
    let listed: Value = serde_json::from_str(&bench.run(&["learner", "classes", "--json"]).out).unwrap();
    assert_eq!(listed[0]["pupils"], serde_json::json!(["Léa", "Max", "Noé", "Zoé Martin"]));
    assert_eq!(listed[1]["class"], "5B");
    let shown = bench.run(&["learner", "classes"]).out;
    assert!(shown.contains("5A · 4 pupils") && !shown.contains(&code(&bench, "Max")), "{shown}");
    assert_eq!(bench.run(&["host", "d", "--class", "9X", "--plain"]).code, 2);
    assert_eq!(bench.count("SELECT count(*) FROM room"), 0);
}

#[test]
fn answers_in_class_become_reviews_though_it_is_killed_and_marked_anew() {
    let bench = bench();
    let (zoe_code, max_code) = (code(&bench, "Zoé Martin"), code(&bench, "Max"));
    let (mut class, port, pin) = hold(&bench, &["--class", "5a"]);
    let (mut zoe, mut max) = (with_code(port, &pin, &zoe_code), with_code(port, &pin, &max_code.to_lowercase()));
    let mut guest = Phone::enter(port, &format!("pin={pin}&code=&name=Guest&language=en"));
    class.wait_for("3 pupils", 1);
    class.send("next\n");
    class.wait_for("Question 1 of 4", 1);
    assert!(zoe.answer(1, 1, r#"{"text": "right"}"#).contains("receipt"));
    assert!(guest.answer(1, 2, r#"{"text": "right"}"#).contains("receipt"));
    let shown = class.shown();
    class.kill_and_count("");
    assert_eq!(bench.count("SELECT count(*) FROM review"), 0, "nothing counts before it is revealed");

    let mut class = bench.start(&["host", "--reopen", "--plain"]);
    assert_eq!(door(&class), (port, pin.clone()));
    class.send("pause\n");
    class.wait_for("Question 1 of 4", 2);
    // Zoé's phone is dead: another one takes her seat, and her answer is there.
    let mut again = with_code(port, &pin, &zoe_code.replace('-', ""));
    assert!(again.answer(1, 1, r#"{"text": "right"}"#).contains("receipt"));
    assert!(zoe.answer(1, 9, r#"{"text": "wrong"}"#).contains("unknown_seat"));
    assert!(max.answer(1, 3, r#"{"text": "wrong"}"#).contains("receipt"));
    class.send("next\n");
    class.wait_for("Answer: right", 1);
    assert_eq!((reviews(&bench, "Zoé Martin"), reviews(&bench, "Max")), (1, 1));
    class.kill_and_count("");
    assert_eq!((reviews(&bench, "Zoé Martin"), reviews(&bench, "Max")), (1, 1));

    let mut class = bench.start(&["host", "--reopen", "--plain"]);
    door(&class);
    class.send("pause\nnext\n");
    class.wait_for("Question 2 of 4", 1);
    assert!(again.answer(2, 4, r#"{"looked": true}"#).contains("receipt"));
    class.send("next\n");
    class.wait_for("Whatever", 1);
    assert_eq!(reviews(&bench, "Zoé Martin"), 1, "she has still to judge");
    let judged = again.send("POST", "/judge", "application/json", r#"{"epoch": 2, "mark": 2}"#).1;
    assert!(judged.contains("done"), "{judged}");
    assert_eq!(reviews(&bench, "Zoé Martin"), 2);
    class.send("next\n");
    class.wait_for("Question 3 of 4", 1);
    assert!(again.answer(3, 5, r#"{"text": "13"}"#).contains("receipt"));
    class.send("next\n");
    class.wait_for("Answer: 12", 1);
    class.send("next\n");
    class.wait_for("Question 4 of 4", 1);
    assert!(again.answer(4, 6, r#"{"truth": true}"#).contains("receipt"));
    class.send("skip\n");
    class.wait_for("The class is over.", 1);
    let over = class.end();
    assert_eq!((reviews(&bench, "Zoé Martin"), reviews(&bench, "Max")), (3, 1), "what is skipped counts for nobody");
    assert_eq!(bench.count("SELECT count(*) FROM review"), 4, "and a guest leaves nothing");
    assert_eq!(bench.count("SELECT count(*) FROM learner WHERE name = 'Guest'"), 0);
    is_sound(&bench);
    for code in [&zoe_code, &max_code] {
        let plain = code.replace('-', "");
        assert!(![&shown, &over].iter().any(|said| said.contains(code.as_str()) || said.contains(&plain)));
        assert_eq!(bench.count(&format!("SELECT count(*) FROM happening WHERE what LIKE '%{plain}%'")), 0);
    }
    let report: Value = serde_json::from_str(&bench.run(&["report", "--json"]).out).unwrap();
    assert_eq!(report["absent"], serde_json::json!(["Léa"]));
    let absent = "Absent, 1 of the list: Léa";
    assert!(bench.run(&["report"]).out.contains(absent) && bench.run(&["report", "--html", "-"]).out.contains(absent));
    assert!(!bench.run(&["report", "--no-names"]).out.contains("Léa"));

    // The key of the third question was wrong.
    let bench = bench.deck("d.ron", &DECK.replace("value: 12", "value: 13"));
    let rated = |bench: &Bench| {
        bench.count(
            "SELECT rating FROM review JOIN card ON card.id = card WHERE question = 'c'
             AND uid NOT IN (SELECT review FROM retraction)",
        )
    };
    assert_eq!(rated(&bench), 1);
    let remarked = bench.run(&["host", "--remark"]).out;
    assert!(remarked.contains("1 answer counts otherwise now"), "{remarked}");
    assert_eq!((rated(&bench), reviews(&bench, "Zoé Martin")), (3, 3));
    let again = bench.run(&["host", "--remark"]).out;
    assert!(again.contains("nothing to mark anew") && !again.contains("otherwise"), "{again}");
    assert_eq!(bench.count("SELECT count(*) FROM review"), 5, "taken back and logged anew");
    is_sound(&bench);
}

#[test]
fn answers_are_of_the_day_they_were_given_on_though_the_class_goes_on_another() {
    let bench = bench().clock("2026-03-02T10:00:00+01:00");
    let zoe_code = code(&bench, "Zoé Martin");
    let (mut class, port, pin) = hold(&bench, &["--class", "5A"]);
    let mut zoe = with_code(port, &pin, &zoe_code);
    class.wait_for("1 pupil", 1);
    class.send("next\n");
    class.wait_for("Question 1 of 4", 1);
    assert!(zoe.answer(1, 1, r#"{"text": "right"}"#).contains("receipt"));
    class.kill_and_count("");
    let bench = bench.clock("2026-03-04T10:00:00+01:00");
    let mut class = bench.start(&["host", "--reopen", "--plain"]);
    door(&class);
    class.send("pause\nnext\n");
    class.wait_for("Answer: right", 1);
    class.send("next\nnext\nnext\n");
    class.wait_for("Question 3 of 4", 1);
    assert!(zoe.answer(3, 2, r#"{"text": "12"}"#).contains("receipt"));
    class.send("next\nend\n");
    class.wait_for("The class is over.", 1);
    class.end();
    let day = |card: &str| {
        bench.count(&format!("SELECT day FROM review JOIN card ON card.id = card WHERE question = '{card}'"))
    };
    assert_eq!(day("c") - day("a"), 2);

    // Later, the class is about to forget both; nobody has met the others.
    let bench = bench.clock("2026-03-20T10:00:00+01:00");
    let mut class = bench.start(&["host", "--warm-up", "5A", "--plain", "--port", "0"]);
    let (port, pin) = door(&class);
    class.wait_for("Why these questions:", 1);
    let shown = class.shown();
    assert!(shown.contains("met by 1 of 3") && shown.contains("First?") && !shown.contains("Fourth?"), "{shown}");
    let mut zoe = with_code(port, &pin, &zoe_code);
    class.send("next\n");
    class.wait_for("Question 1 of 2", 1);
    let given = if class.shown().contains("Question 1 of 2") { r#"{"text": "right"}"# } else { "" };
    assert!(zoe.answer(1, 1, given).contains("receipt"));
    class.send("next\nend\n");
    class.wait_for("The class is over.", 1);
    class.end();
    assert_eq!(reviews(&bench, "Zoé Martin"), 3, "a warm-up counts");
    is_sound(&bench);
}

#[test]
fn a_class_without_progress_has_nothing_to_warm_up() {
    let bench = bench();
    let ran = bench.run(&["host", "--warm-up", "5A", "--plain"]);
    assert!(ran.code == 2 && ran.err.contains("Nobody in 5A has anything to lose yet"), "{ran:?}");
    assert_eq!(bench.run(&["host", "--warm-up", "6B", "--plain"]).code, 2);
    assert_eq!(bench.count("SELECT count(*) FROM room"), 0);
}

#[test]
fn a_roster_without_codes_says_who_was_absent_and_keeps_nothing_of_schedules() {
    let bench = bench();
    let (mut class, port, pin) = hold(&bench, &["--roster", "5a.csv"]);
    let mut zoe = Phone::enter(port, &format!("pin={pin}&name=ZOE%20martin&language=en"));
    let mut stranger = Phone { port, cookies: Vec::new() };
    let (_, reply) = stranger.send(
        "POST",
        "/join",
        "application/x-www-form-urlencoded",
        &format!("pin={pin}&name=Stranger&language=en"),
    );
    assert!(reply.contains("not on the list"), "{reply}");
    class.wait_for("1 pupil", 1);
    class.send("next\n");
    class.wait_for("Question 1 of 4", 1);
    assert!(zoe.answer(1, 1, r#"{"text": "right"}"#).contains("receipt"));
    class.send("next\nend\n");
    class.wait_for("The class is over.", 1);
    class.end();
    assert_eq!(bench.count("SELECT count(*) FROM review"), 0);
    assert!(bench.run(&["report"]).out.contains("Absent, 2 of the list: Max, Léa"));
    bench.run(&["report", "--forget-names"]);
    assert!(!bench.run(&["report"]).out.contains("Absent"));
}

#[test]
fn a_person_is_forgotten_once_that_is_sure() {
    let bench = bench();
    bench.run_with(&["--learner", "Max", "study", "--plain", "--limit", "1"], "right\n\n");
    assert!(bench.run(&["backup"]).code == 0);
    let held = |bench: &Bench, file: &str| {
        let bytes = fs::read(bench.path().join("progress").join(file)).unwrap_or_default();
        bytes.windows(3).any(|found| found == b"Max")
    };
    let copies = || -> Vec<String> {
        let entries = fs::read_dir(bench.path().join("progress/backups")).unwrap();
        entries.map(|entry| format!("backups/{}", entry.unwrap().file_name().to_string_lossy())).collect()
    };
    // Without anybody to say so, nothing goes.
    let asked = bench.run(&["learner", "forget", "max"]);
    assert!(asked.code == 1 && asked.out.contains("1 answer") && asked.out.contains("still here"), "{asked:?}");
    assert!(asked.out.contains("progress/backups/ still hold"), "{asked:?}");
    let refused = bench.run_with(&["learner", "forget", "Max", "--plain"], "2\n");
    assert!(refused.code == 1 && held(&bench, "sommet.db"), "{refused:?}");
    let done = bench.run(&["learner", "forget", "Max", "--yes", "--backups"]);
    assert!(done.code == 0 && done.out.contains("Max is forgotten"), "{done:?}");
    assert!(!held(&bench, "sommet.db") && !held(&bench, "sommet.db-wal"));
    assert!(!copies().is_empty() && copies().iter().all(|copy| !held(&bench, copy)), "{:?}", copies());
    assert_eq!(bench.run(&["learner", "forget", "Max", "--yes"]).code, 2);
    assert!(bench.run(&["learner", "classes"]).out.contains("5A · 2 pupils"));
    is_sound(&bench);
}
