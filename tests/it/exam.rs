//! Exam days from outside: set, told, planned for over days, over, and taken away.

use sommet::memory::Settings;
use sommet::model::{Moment, Promise, Rating, Seed, Timestamp};
use sommet::store::Store;

use super::bench::Bench;
use super::tune::review;

/// A deck `d` of so many typed questions, each answered by `a`.
fn deck(questions: usize) -> String {
    let questions = (0..questions).map(|n| format!(r#"(id: "q{n}", ask: "Q{n} ?", answer: Typed(["a"])),"#));
    format!(r#"Deck(id: "d", title: "D", language: "en", questions: [{}])"#, questions.collect::<String>())
}

fn bench(questions: usize) -> Bench {
    Bench::new().english().deck("d.ron", &deck(questions))
}

/// The questions asked, each once, in order.
fn asked(out: &str) -> Vec<String> {
    let mut asked: Vec<String> = Vec::new();
    for line in out.lines().filter(|line| line.starts_with('Q') && line.ends_with(" ?")) {
        if !asked.iter().any(|other| other == line) {
            asked.push(line.to_owned());
        }
    }
    asked
}

fn exams(bench: &Bench) -> serde_json::Value {
    let glance: serde_json::Value = serde_json::from_str(&bench.run(&["--json"]).out).unwrap();
    glance["exams"].clone()
}

#[test]
fn an_exam_is_planned_for_told_and_over() {
    let answers = "a\n\n".repeat(40);
    let mut bench = bench(8);
    let first = bench.run_with(&["study", "d", "--plain", "--exam", "2025-02-14", "--minutes", "10"], &answers).out;
    assert!(first.contains("D: exam in 4 days (Friday 14 February 2025) · "), "{first}");
    assert!(first.contains("expected on the day at 10 minutes a day"), "{first}");
    assert!(first.contains("a day needed for 90%"), "{first}");
    assert!(first.contains("a last pass on the eve: all 8 cards, about 2 minutes"), "{first}");
    assert_eq!(asked(&first).len(), 4, "new cards over half of the days left: {first}");
    let told = exams(&bench);
    assert_eq!((told[0]["deck"].as_str(), told[0]["days"].as_i64()), (Some("d"), Some(4)), "{told}");
    assert!(told[0]["minutes_needed"].as_i64().is_some_and(|minutes| minutes >= 1), "{told}");
    assert_eq!(told[0]["eve"], serde_json::json!({ "cards": 8, "asked": 8, "minutes": 2 }), "{told}");

    let study = |bench: &Bench| bench.run_with(&["study", "--plain", "--minutes", "10"], &answers).out;
    bench = bench.clock("2025-02-11T09:00:00+01:00");
    let second = study(&bench);
    // Promised for the day after, and asked today all the same: it helps on the day.
    assert_eq!(asked(&second).len(), 8, "{second}");
    bench = bench.clock("2025-02-13T09:00:00+01:00");
    let glance = bench.run(&[]).out;
    assert!(glance.contains("D: exam tomorrow"), "{glance}");
    assert!(glance.contains("the last pass today: 8 cards, about 2 minutes"), "{glance}");
    let eve = study(&bench);
    assert_eq!(asked(&eve).len(), 8, "on the eve every card is passed once: {eve}");
    let again = bench.run_with(&["study", "--plain", "--minutes", "10"], &answers).out;
    assert!(again.contains("the last pass is done") && again.contains("Nothing to study"), "{again}");

    bench = bench.clock("2025-02-14T09:00:00+01:00");
    let day = study(&bench);
    assert!(day.contains("D: the exam is today, 9") && asked(&day).is_empty(), "{day}");
    bench = bench.clock("2025-02-15T09:00:00+01:00");
    assert_eq!(exams(&bench), serde_json::json!([]));
    let after = study(&bench);
    assert!(after.contains("D: the exam of Friday 14 February 2025 is over"), "{after}");
    assert!(!study(&bench).contains("is over"), "said once");
    assert_eq!(bench.count("SELECT count(*) FROM review WHERE purpose <> 'study'"), 0, "they are ordinary reviews");
}

#[test]
fn a_last_pass_that_the_minutes_do_not_hold_says_what_it_wants() {
    let answers = "a\n4\n\n".repeat(80);
    let mut bench = bench(40);
    bench.run_with(&["study", "d", "--plain", "--exam", "2025-02-13", "--minutes", "60"], &answers);
    bench = bench.clock("2025-02-11T09:00:00+01:00");
    bench.run_with(&["study", "--plain", "--exam", "2025-02-13", "--minutes", "2"], ":quit\n");
    let before = exams(&bench)[0]["eve"].clone();
    assert!(
        before["cards"] == 40 && before["asked"].as_i64().is_some_and(|asked| (1..40).contains(&asked)),
        "{before}"
    );
    bench = bench.clock("2025-02-12T09:00:00+01:00");
    let eve = exams(&bench)[0]["eve"].clone();
    let (asked_for, minutes) = (eve["asked"].as_u64().unwrap(), eve["minutes"].as_u64().unwrap());
    let told = bench.run(&[]).out.split_whitespace().collect::<Vec<_>>().join(" ");
    let part = format!("the last pass today: {asked_for} of 40 cards; all would take about {minutes} minutes");
    assert!(told.contains(&part), "{told}");
    // With the minutes that were named all are passed, whatever was left of the others.
    let few = asked(&bench.run_with(&["study", "--plain", "--minutes", "2"], ":quit\n").out).len();
    assert_eq!(few, 1, "it was left at once");
    let whole = bench.run_with(&["study", "--plain", "--minutes", &minutes.to_string()], &answers).out;
    assert_eq!(asked(&whole).len(), 40, "{whole}");
}

#[test]
fn the_last_pass_asks_both_ways_of_a_question() {
    let both = r#"Deck(id: "d", title: "D", language: "en", questions: [
        (id: "q0", ask: "Q0 ?", answer: Typed(["a"]), both_ways: true), (id: "q1", ask: "Q1 ?", answer: Typed(["b"])),
    ])"#;
    let bench = Bench::new().english().deck("d.ron", both);
    bench.run_with(&["study", "d", "--plain", "--exam", "2025-02-12", "--minutes", "9"], ":quit\n");
    assert_eq!(exams(&bench)[0]["eve"]["cards"], 3);
    let cards = |bench: &Bench| {
        let glance: serde_json::Value = serde_json::from_str(&bench.run(&["--json"]).out).unwrap();
        glance["due"].as_i64().unwrap() + glance["new"].as_i64().unwrap()
    };
    assert_eq!(cards(&bench), 2, "siblings are kept a day apart");
    let bench = bench.clock("2025-02-11T09:00:00+01:00");
    assert_eq!(cards(&bench), 3, "but for the eve");
    bench.run_with(&["study", "d", "--plain", "--limit", "1"], "a\n4\n\n");
    assert_eq!(cards(&bench), 2, "its sibling is still to come");
}

#[test]
fn an_exam_is_taken_away_and_other_decks_are_left_alone() {
    let other =
        r#"Deck(id: "e", title: "E", language: "en", questions: [(id: "x", ask: "X ?", answer: Typed(["a"]))])"#;
    let bench = bench(2).deck("e.ron", other);
    bench.run_with(&["study", "d", "--plain", "--exam", "2025-03-10"], "");
    let told = exams(&bench);
    assert_eq!(told.as_array().unwrap().len(), 1, "{told}");
    // The exam's card comes first, the other deck's after it, though its minutes are none of the exam's.
    let both = bench.run_with(&["study", "--plain"], &"a\n\n".repeat(6)).out;
    assert_eq!(asked(&both).len(), 1, "{both}");
    let place = |text: &str| both.find(text).unwrap_or_else(|| panic!("{text}: {both}"));
    assert!(place("Q") < place("X ?"), "{both}");
    let none = bench.run_with(&["study", "--plain", "--exam", "none"], "").out;
    assert!(none.contains("D: no exam any more") && !none.contains("E: no exam"), "{none}");
    assert_eq!(exams(&bench), serde_json::json!([]));
}

#[test]
fn what_is_no_day_ahead_is_refused_kindly() {
    let bench = bench(1);
    for (date, why) in [
        ("soon", "“soon” is no date"),
        ("2025-02-10", "Monday 10 February 2025 is not ahead"),
        ("2024-12-15", "is not ahead"),
        ("2026-02-12", "is more than a year ahead"),
    ] {
        let ran = bench.run(&["study", "--plain", "--exam", date]);
        assert_eq!(ran.code, 2, "{date}: {}", ran.out);
        assert!(ran.err.contains(why) && ran.err.contains("--exam none"), "{}", ran.err);
    }
    assert_eq!(bench.run(&["study", "--exam", "2025-03-01", "--cram"]).code, 2);
    assert_eq!(bench.count("SELECT count(*) FROM setting"), 0);
}

#[test]
fn an_exam_is_merged_as_any_setting() {
    let (ours, theirs) = (bench(2), bench(2));
    theirs.run_with(&["study", "d", "--plain", "--exam", "2025-03-10"], "");
    ours.run(&[]);
    let file = theirs.database();
    let ran = ours.run(&["merge", file.to_str().unwrap()]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    assert_eq!(exams(&ours)[0]["date"], "2025-03-10");
}

#[test]
fn new_cards_asked_for_are_shared_with_other_decks() {
    let other = r#"Deck(id: "e", title: "E", language: "en", questions: [
        (id: "x", ask: "X ?", answer: Typed(["a"])), (id: "y", ask: "Y ?", answer: Typed(["a"])),
    ])"#;
    let bench = bench(4).deck("e.ron", other);
    bench.run_with(&["study", "d", "--plain", "--exam", "2025-02-12"], "");
    // Each is known at once, so that nothing comes back.
    let ran = bench.run_with(&["study", "--plain", "--new", "2"], &"a\n4\n\n".repeat(8));
    assert_eq!(bench.count("SELECT count(*) FROM card_state"), 2, "{}", ran.out);
}

#[test]
fn practice_is_no_reason_to_rest_before_an_exam() {
    let bench = bench(1);
    bench.run_with(&["study", "d", "--plain", "--exam", "2025-02-11"], "");
    bench.run_with(&["study", "d", "--plain", "--cram"], "a\n\n");
    assert_eq!(bench.count("SELECT count(*) FROM review WHERE purpose = 'practice'"), 1);
    let ran = bench.run_with(&["study", "d", "--plain", "--minutes", "5"], "a\n\n");
    assert_eq!(asked(&ran.out).len(), 1, "{}", ran.out);
    assert_eq!(bench.count("SELECT count(*) FROM review WHERE purpose = 'study'"), 1);
}

/// Two decks of 40 questions, those of the first tagged `x` for every fourth.
fn two_decks() -> Bench {
    let other = deck(40).replace(r#"id: "d", title: "D""#, r#"id: "e", title: "E""#).replace("ask: \"Q", "ask: \"QE");
    let tagged = (0..40).step_by(4).fold(deck(40), |text, n| {
        text.replace(&format!(r#"ask: "Q{n} ?","#), &format!(r#"ask: "Q{n} ?", tags: ["x"],"#))
    });
    Bench::new().english().deck("d.ron", &tagged).deck("e.ron", &other)
}

#[test]
fn exams_share_the_minutes_and_keep_them() {
    let bench = two_decks();
    bench.run_with(&["study", "d", "e", "--plain", "--exam", "2025-03-10", "--minutes", "11"], "");
    let told = bench.run(&[]).out;
    assert_eq!(told.matches("at 6 minutes a day").count(), 2, "half of eleven each, rounded up: {told}");
    let minutes = exams(&bench).as_array().unwrap().iter().map(|exam| exam["minutes"].as_i64()).collect::<Vec<_>>();
    assert_eq!(minutes, [Some(6), Some(6)]);
    // Other minutes hold for one sitting; another exam day takes its own with it.
    let once = bench.run_with(&["study", "--plain", "--minutes", "30"], "").out;
    assert_eq!(once.matches("at 15 minutes a day").count(), 2, "{once}");
    bench.run_with(&["study", "e", "--plain", "--exam", "2025-03-12", "--minutes", "20"], "");
    let minutes = exams(&bench).as_array().unwrap().iter().map(|exam| exam["minutes"].as_i64()).collect::<Vec<_>>();
    assert_eq!(minutes, [Some(6), Some(20)]);
}

#[test]
fn what_was_studied_today_is_taken_off_the_exams_minutes() {
    let bench = two_decks();
    bench.run_with(&["study", "d", "--plain", "--exam", "2025-02-12", "--minutes", "10"], "a\n4\n\n:quit\n");
    let planned = |bench: &Bench| {
        let glance: serde_json::Value = serde_json::from_str(&bench.run(&["--json"]).out).unwrap();
        glance["due"].as_i64().unwrap() + glance["new"].as_i64().unwrap()
    };
    bench.run_with(&["study", "e", "--plain", "--exam", "2025-02-12", "--minutes", "10"], ":quit\n");
    // Ten minutes hold twenty new cards of half a minute, of either deck.
    assert_eq!(planned(&bench), 40);
    let spend = |minutes: i64| {
        let db = rusqlite::Connection::open(bench.database()).unwrap();
        db.execute("UPDATE tally SET millis = ?1", [minutes * 60_000]).unwrap();
    };
    spend(8);
    assert_eq!(planned(&bench), 24, "each exam gives half of the eight minutes");
    spend(30);
    assert_eq!(planned(&bench), 0);
}

#[test]
fn a_wish_narrows_what_an_exam_asks() {
    let bench = two_decks();
    let answers = "a\n4\n\n".repeat(40);
    bench.run_with(&["study", "d", "--plain", "--exam", "2025-02-12", "--minutes", "60"], ":quit\n");
    let study = |args: &[&str]| asked(&bench.run_with(&[&["study", "d", "--plain"], args].concat(), &answers).out);
    assert_eq!(study(&["--limit", "3"]).len(), 3);
    let tagged = study(&["--tag", "x"]);
    assert!(
        tagged.len() == 9
            && tagged.iter().all(|ask| ask.trim_matches(&['Q', ' ', '?'][..]).parse::<u8>().is_ok_and(|n| n % 4 == 0)),
        "{tagged:?}"
    );
    // What was asked today rests; the filter leaves nothing else.
    assert_eq!(study(&["--filter", "lapsed"]), Vec::<String>::new());
    assert_eq!(study(&["--filter", "new", "--limit", "40"]).len(), 28);
}

#[test]
fn a_card_asked_ahead_of_its_day_is_not_in_its_own_way() {
    for name in ["a", "b", "c", "e", "f", "g"] {
        let deck = format!(
            r#"Deck(id: "d", title: "D", language: "en", questions: [(id: "{name}", ask: "Q ?", answer: Typed(["a"]))])"#
        );
        let bench = Bench::new().english().deck("d.ron", &deck);
        bench.run_with(&["study", "--plain"], "a\n4\n\n");
        let bench = bench.clock("2025-02-11T09:00:00+01:00");
        let copy = bench.path().join("copy.db");
        assert_eq!(bench.run(&["backup", &copy.display().to_string()]).code, 0);
        let ahead = bench.run_with(&["study", "--plain", "--exam", "2025-02-14", "--minutes", "10"], "a\n2\n\n").out;
        assert_eq!(asked(&ahead).len(), 1, "{ahead}");
        // No other card is promised for any day, so the days to come hold nothing.
        let moment = Moment { at: Timestamp(1_739_260_800_000), utc_offset: 3600 };
        let mut store = Store::open(&copy, moment, Seed(1)).unwrap();
        let learner = store.learners().unwrap()[0].id;
        let review = review(&format!("d/{name}"), moment, Rating::Hard);
        let Some(Promise::On(day)) = store.append(learner, &review, &Settings::default()).unwrap().promise else {
            panic!("a card in review is promised for a day");
        };
        assert_eq!(bench.count("SELECT due_day FROM card_state"), i64::from(day.0), "{name}");
    }
}
