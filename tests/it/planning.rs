//! What a day holds: a backlog spread over days, limits, the order of new cards, leeches set aside.

#[cfg(unix)]
use std::fs;

use super::bench::Bench;
#[cfg(unix)]
use super::bench::key;

/// A deck of so many questions, each answered by `a`, half of them tagged.
fn deck(id: &str, questions: usize) -> String {
    let question = |n: usize| {
        let tags = if n.is_multiple_of(2) { r#", tags: ["even"]"# } else { "" };
        format!(r#"(id: "q{n}", ask: "{id}{n} ?", answer: Typed(["a"]){tags}),"#)
    };
    let questions = (0..questions).map(question).collect::<String>();
    format!(r#"Deck(id: "{id}", title: "{id}", language: "en", questions: [{questions}])"#)
}

/// The questions asked, each once, in order.
fn asked(out: &str) -> Vec<&str> {
    let mut asked = Vec::new();
    for line in out.lines().filter(|line| line.ends_with(" ?")) {
        if !asked.contains(&line) {
            asked.push(line);
        }
    }
    asked
}

/// What a screen says, however it is broken into lines.
fn one_line(text: &str) -> String {
    text.split_whitespace().collect::<Vec<_>>().join(" ")
}

fn glance(bench: &Bench) -> serde_json::Value {
    serde_json::from_str(&bench.run(&["--json"]).out).unwrap()
}

/// So many answers, each known at once.
fn easy(answers: usize) -> String {
    "a\n4\n\n".repeat(answers)
}

/// A learner who took up 120 cards in February, and is back in March.
fn away() -> Bench {
    let bench = Bench::new().english().deck("d.ron", &deck("d", 130));
    let ran = bench.run_with(&["study", "--plain", "--new", "120"], &easy(120));
    assert_eq!(bench.count("SELECT count(*) FROM card_state WHERE due_day"), 120, "{}", ran.err);
    bench.clock("2025-03-10T09:00:00+01:00")
}

#[test]
fn a_backlog_is_spread_over_days_and_the_reason_told() {
    let mut bench = away();
    let day = glance(&bench);
    assert_eq!(
        (day["due"].as_i64(), day["new"].as_i64(), day["backlog"].clone()),
        (Some(50), Some(0), serde_json::json!({ "waiting": 120, "today": 50, "days": 1, "days_away": 27 }))
    );
    let told = "You were away 27 days: 120 reviews wait. Today it is 50 of them, those it helps most; the rest comes \
                tomorrow, new cards after that. “sommet study --all” asks for everything at once.";
    let page = bench.run(&[]).out;
    assert!(one_line(&page).contains(told), "{page}");

    let ran = bench.run_with(&["study", "--plain"], &easy(20));
    assert!(one_line(&ran.out).contains(told), "{}", ran.out);
    assert_eq!(
        glance(&bench)["backlog"],
        serde_json::json!({ "waiting": 100, "today": 30, "days": 1, "days_away": null })
    );
    let end = bench.run_with(&["study", "--plain"], &easy(40)).out;
    assert!(end.contains("Tomorrow: 70 cards are due"), "what was held back is due tomorrow: {end}");
    assert_eq!(glance(&bench)["due_tomorrow"], 70);
    let done = bench.run(&[]).out;
    assert!(one_line(&done).contains("70 reviews wait, more than a day should hold. Today’s share is done;"), "{done}");
    assert_eq!(bench.run(&["--exit-due"]).code, 0);
    assert!(bench.run_with(&["study", "--plain"], "").out.contains("Nothing to study"));

    // The day after, the rest is a day's work, and new cards come again.
    bench = bench.clock("2025-03-11T09:00:00+01:00");
    let next = glance(&bench);
    assert_eq!((next["due"].as_i64(), next["new"].as_i64(), next["backlog"].is_null()), (Some(70), Some(10), true));
}

#[test]
fn a_backlog_is_told_of_those_that_were_asked_for() {
    let told = |args: &[&str]| one_line(&away().run_with(&[&["study", "--plain"], args].concat(), ":quit\n").out);
    // 60 of the 120 are even: more than today's share, and told as such.
    let many = told(&["--tag", "even"]);
    let of_all = "120 reviews wait in all decks together, more than a day should hold; 60 of them are among those you asked \
                  for. Today it is 50 of them, those it helps most; the rest comes tomorrow, new cards after that.";
    assert!(many.contains(of_all), "{many}");
    let few = told(&["--filter", "due r<0.1"]);
    let none = "none of them is among those you asked for. New cards wait until less is due.";
    assert!(few.contains(none) && few.contains("No card matches"), "{few}");

    // A deck of its own, whose only review is asked at once.
    let bench = Bench::new().english().deck("d.ron", &deck("d", 120)).deck("e.ron", &deck("e", 2));
    bench.run_with(&["study", "--plain", "d", "--new", "120"], &easy(120));
    bench.run_with(&["study", "--plain", "e", "--new", "1"], &easy(1));
    let bench = bench.clock("2025-03-10T09:00:00+01:00");
    let one = bench.run_with(&["study", "--plain", "e"], ":quit\n").out;
    let told = "121 reviews wait in all decks together, more than a day should hold; 1 of them is among those you asked for. \
                It is asked today. New cards wait until less is due. “sommet study --all”";
    assert!(one_line(&one).contains(told), "{one}");
    let with_new = one_line(&bench.run_with(&["study", "--plain", "e", "--new", "1"], ":quit\n").out);
    assert!(with_new.contains("It is asked today. “sommet study --all”"), "{with_new}");
}

#[test]
fn what_is_told_of_a_backlog_is_what_is_asked() {
    let some = one_line(&away().run_with(&["study", "--plain", "--new", "2"], ":quit\n").out);
    assert!(some.contains("the rest comes tomorrow. “sommet study --all”"), "new cards do not wait: {some}");
    let limited = one_line(&away().run_with(&["study", "--plain", "--limit", "7"], ":quit\n").out);
    assert!(limited.contains("Today it is 7 of them"), "{limited}");
}

#[test]
fn a_backlog_is_asked_at_once_for_who_wants_it() {
    let all = asked(&away().run_with(&["study", "--plain", "--all"], &easy(140)).out).len();
    assert_eq!(all, 130, "new cards too");
    assert_eq!(asked(&away().run_with(&["study", "--plain", "--limit", "60"], &easy(140)).out).len(), 60);
    let some = away().run_with(&["study", "--plain", "--new", "2"], &easy(140)).out;
    assert_eq!(asked(&some).len(), 52, "{some}");
}

#[test]
fn a_limit_of_ones_own_holds() {
    let bench = away();
    bench.run(&["learner", "set", "reviews-per-day", "5"]);
    assert_eq!(
        glance(&bench)["backlog"],
        serde_json::json!({ "waiting": 120, "today": 5, "days": 23, "days_away": 27 })
    );
    bench.run_with(&["study", "--plain"], &easy(9));
    assert_eq!(glance(&bench)["due"], 0);
    bench.run(&["learner", "set", "reviews-per-day", "none"]);
    assert_eq!(glance(&bench)["due"], 45);
}

#[test]
fn new_cards_come_in_the_order_that_was_chosen() {
    let bench = Bench::new().english().deck("a.ron", &deck("a", 4)).deck("b.ron", &deck("b", 4));
    let order = |args: &[&str]| {
        let bench = Bench::new().english().deck("a.ron", &deck("a", 4)).deck("b.ron", &deck("b", 4));
        asked(&bench.run_with(&[&["study", "--plain", "--new", "6"], args].concat(), &easy(9)).out).join(" ")
    };
    assert_eq!(order(&[]), "a0 ? b0 ? a1 ? b1 ? a2 ? b2 ?");
    assert_eq!(order(&["--order", "deck"]), "a0 ? a1 ? a2 ? a3 ? b0 ? b1 ?");
    assert_eq!(order(&["--order", "tag"]), "a0 ? a2 ? b0 ? b2 ? a1 ? a3 ?");
    bench.run(&["learner", "set", "new-order", "deck"]);
    let ran = bench.run_with(&["study", "--plain", "--new", "5"], &easy(9));
    assert_eq!(asked(&ran.out).join(" "), "a0 ? a1 ? a2 ? a3 ? b0 ?");
    let wrong = bench.run(&["study", "--order", "random"]);
    assert!(wrong.code == 2 && wrong.err.contains("deck, mixed, tag"), "{}", wrong.err);
}

/// One card that was forgotten once, and is a leech the second time.
fn nearly_a_leech() -> Bench {
    let mut bench = Bench::new().english().deck("d.ron", &deck("d", 1)).clock("2025-02-01T09:00:00+01:00");
    bench.run(&["learner", "set", "leech-lapses", "2"]);
    bench.run_with(&["study", "--plain"], "a\n\na\n\n");
    bench = bench.clock("2025-02-05T09:00:00+01:00");
    bench.run_with(&["study", "--plain"], "x\n\na\n\n");
    bench.clock("2025-02-15T09:00:00+01:00")
}

fn suspended(bench: &Bench) -> i64 {
    bench.count("SELECT count(*) FROM card_mark WHERE suspended")
}

#[test]
fn a_leech_is_set_aside_listed_and_resumed() {
    let mut bench = nearly_a_leech();
    let ran = bench.run_with(&["study", "--plain"], "x\n\na\n\n").out;
    assert!(ran.contains("Again · set aside") && ran.contains("Forgotten 2 times: a leech"), "{ran}");
    assert_eq!(ran.matches("d0 ?").count(), 1 + 1, "asked once, and named among those missed: {ran}");
    assert_eq!(suspended(&bench), 1);
    assert!(bench.run_with(&["study", "--plain"], "").out.contains("Nothing to study"));
    let listed = bench.run(&["decks", "--suspended"]).out;
    assert!(listed.contains("d/q0 · leech, forgotten 2 times"), "{listed}");
    let json = bench.run(&["decks", "--suspended", "--json"]).out;
    assert_eq!(json.trim(), r#"[{"card":"d/q0","lapses":2,"leech":true}]"#);
    let crammed = bench.run_with(&["study", "--plain", "--cram", "--filter", "leech"], "a\n\n").out;
    assert_eq!(asked(&crammed), ["d0 ?"], "{crammed}");
    assert_eq!(bench.run(&["decks", "--resume", "d/q0"]).code, 0);
    // Forgotten again, with half as many lapses more, it is set aside again.
    bench = bench.clock("2025-02-15T09:20:00+01:00");
    bench.run_with(&["study", "--plain"], "a\n\n");
    bench = bench.clock("2025-04-15T09:00:00+02:00");
    let again = bench.run_with(&["study", "--plain"], "x\n\n").out;
    assert!(again.contains("Forgotten 3 times: a leech"), "{again}");
    assert_eq!(suspended(&bench), 1);
}

#[cfg(unix)]
#[test]
fn a_leech_that_is_reworded_at_once_goes_on() {
    for (script, goes_on) in [(r#"sed -i 's/d0 ?/Better ?/' "$1""#, true), ("true", false)] {
        let bench = nearly_a_leech();
        let path = bench.path().join("editor");
        fs::write(&path, format!("#!/bin/sh\n{script}\n")).unwrap();
        fs::set_permissions(&path, std::os::unix::fs::PermissionsExt::from_mode(0o755)).unwrap();
        let bench = bench.set("VISUAL", &path.display().to_string()).set("PATH", "/usr/bin:/bin");
        let mut terminal = bench.terminal(&["study"], 80, 40);
        terminal.wait_for("d0 ?");
        terminal.send("x\r");
        terminal.wait_for("a leech, so it is set aside");
        assert_eq!(suspended(&bench), 1);
        terminal.send("e");
        terminal.wait_for("Changed: the question reads so from now on.");
        if goes_on {
            terminal.wait_for("It goes on: no longer set aside.");
            terminal.send(" ");
            terminal.wait_for("Better ?");
        }
        terminal.send(key::CTRL_C);
        assert_eq!(terminal.end(), 0);
        assert_eq!(suspended(&bench), i64::from(!goes_on));
    }
}

#[test]
fn what_made_a_leech_is_taken_back_with_it() {
    // Undone at once, in a later sitting, and overruled: it is no leech any more, and is asked.
    let bench = nearly_a_leech();
    let ran = bench.run_with(&["study", "--plain"], "x\n:undo\na\n\n").out;
    assert!(ran.contains("set aside") && ran.contains("Taken back."), "{ran}");
    assert_eq!(suspended(&bench), 0);

    // Put away a second time, and that taken back: it is a leech all the same.
    let bench = nearly_a_leech().deck("e.ron", &deck("e", 1));
    let ran = bench.run_with(&["study", "--plain"], "a\n\nx\n:suspend\n:undo\n:quit\n:quit\n").out;
    assert!(ran.contains("set aside") && !ran.contains("It goes on"), "{ran}");
    assert_eq!(suspended(&bench), 1, "{ran}");

    let two = Bench::new().english().deck("d.ron", &deck("d", 1)).deck("e.ron", &deck("e", 1));
    let mut bench = two.clock("2025-02-01T09:00:00+01:00");
    bench.run(&["learner", "set", "leech-lapses", "1"]);
    bench.run_with(&["study", "--plain", "d"], "a\n4\n\n");
    bench = bench.clock("2025-03-15T09:00:00+01:00");
    bench.run_with(&["study", "--plain", "d"], "x\n\n");
    assert_eq!(suspended(&bench), 1);
    bench = bench.clock("2025-03-15T09:20:00+01:00");
    let later = bench.run_with(&["study", "--plain"], ":undo\na\n\n:quit\n").out;
    assert!(later.contains("Taken back.") && asked(&later).contains(&"d0 ?"), "{later}");
    assert_eq!(suspended(&bench), 0);

    let bench = nearly_a_leech();
    let ran = bench.run_with(&["study", "--plain"], "x\n:right\n\n").out;
    assert!(ran.contains("It goes on: no longer set aside.") && ran.contains("Good · comes back"), "{ran}");
    assert_eq!(suspended(&bench), 0);
}

#[test]
fn a_step_of_a_question_that_is_gone_is_not_waited_for() {
    let bench = Bench::new().english().deck("d.ron", &deck("d", 2));
    bench.run_with(&["study", "--plain", "--limit", "1", "--new", "1"], "x\n:quit\n");
    bench.run(&["learner", "set", "new-per-day", "0"]);
    let later = |bench: Bench| bench.clock("2025-02-10T08:30:00+01:00");
    let bench = later(bench);
    assert!(bench.run(&[]).out.contains("The next card comes back"));
    let bench = bench.deck("d.ron", &deck("e", 2));
    let gone = bench.run(&[]).out;
    assert!(gone.contains("Nothing is due tomorrow.") && !gone.contains("The next card"), "{gone}");
}

#[test]
fn a_single_review_that_waits_is_told_in_the_singular() {
    let bench = Bench::new().deck("d.ron", &deck("d", 2));
    bench.run_with(&["study", "--plain"], &easy(2));
    bench.run(&["learner", "set", "reviews-per-day", "1"]);
    let bench = bench.clock("2025-03-10T09:00:00+01:00");
    bench.run_with(&["study", "--plain"], "a\n\n");
    let french = bench.run(&[]).out;
    assert!(one_line(&french).contains("1 révision attend, plus que n’en tient une journée."), "{french}");
    let english = bench.run(&["--lang", "en"]).out;
    assert!(one_line(&english).contains("1 review waits, more than a day should hold."), "{english}");
}
