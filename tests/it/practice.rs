//! Practice beside the schedule, filters, and undo after a restart.

use super::bench::Bench;

const THREE: &str = r#"Deck(id: "d", title: "D", language: "fr", questions: [
    (id: "a", ask: "A ?", answer: Typed(["a"]), tags: ["x"]), (id: "b", ask: "B ?", answer: Typed(["b"])), (id: "c", ask: "C ?", answer: Typed(["c"])),
])"#;

fn three() -> Bench {
    Bench::new().deck("d.ron", THREE)
}

/// The questions asked, in order, as often as they were.
fn asked(out: &str) -> Vec<String> {
    out.lines().filter(|line| line.ends_with(" ?") && line.len() < 6).map(|line| line[..1].to_owned()).collect()
}

#[test]
fn cramming_is_logged_and_moves_nothing() {
    let bench = three();
    bench.run_with(&["study", "--plain", "--limit", "1"], "a\n\n");
    let states = "SELECT group_concat(card || ' ' || due_at || ' ' || stability || ' ' || reps) FROM card_state";
    let before: String = bench.look().query_row(states, [], |row| row.get(0)).unwrap();
    // A card that is missed comes again at the end, until it is known.
    let ran = bench.run_with(&["study", "--plain", "--cram", "--tag", "X"], "z\n\na\n\n");
    assert_eq!(asked(&ran.out), ["A", "A"], "{}", ran.out);
    assert!(ran.out.contains("entraînement"), "{}", ran.out);
    let after: String = bench.look().query_row(states, [], |row| row.get(0)).unwrap();
    assert_eq!(before, after);
    assert_eq!(bench.count("SELECT count(*) FROM review WHERE purpose = 'practice'"), 2);
    assert_eq!(bench.count("SELECT count(*) FROM review WHERE purpose = 'practice' AND (due_at OR due_day)"), 0);
}

#[test]
fn who_breaks_practice_off_is_told_of_nothing_left_to_do() {
    let broken_off =
        |how: &[&str]| three().run_with(&[&["--lang", "en", "study", "--plain"], how].concat(), "z\n\n").out;
    let (studied, crammed) = (broken_off(&[]), broken_off(&["--cram"]));
    assert!(studied.contains("left for today"), "{studied}");
    assert!(crammed.contains("1 answer, 0% right") && !crammed.contains("for today"), "{crammed}");
}

#[test]
fn cramming_takes_every_card_and_as_many_as_asked_for() {
    let mut cards =
        asked(&three().run_with(&["study", "--plain", "--cram"], "a\n\nb\n\nc\n\na\n\nb\n\nc\n\na\n\nb\n\nc\n\n").out);
    cards.sort();
    cards.dedup();
    assert_eq!(cards, ["A", "B", "C"]);
    let answers = "a\n4\n\nb\n4\n\nc\n4\n\n".repeat(6);
    let mut two = asked(&three().run_with(&["study", "--plain", "--cram", "--limit", "2"], &answers).out);
    two.sort();
    two.dedup();
    assert_eq!(two.len(), 2, "{two:?}");
}

#[test]
fn filters_choose_by_what_cards_have_become() {
    let bench = three();
    // a is learned, b is flagged and missed, c stays new.
    bench.run_with(&["study", "--plain", "--limit", "2"], "a\n4\n\n:signaler\nz\n\n:quitter\n");
    let of = |filter: &str| {
        let ran =
            bench.run_with(&["study", "--plain", "--cram", "--filter", filter], "a\n\nb\n\nc\n\nb\n\nc\n\nc\n\na\n\n");
        assert_eq!(ran.code, 0, "{}", ran.err);
        let mut cards = asked(&ran.out);
        cards.sort();
        cards.dedup();
        cards.concat()
    };
    assert_eq!(of("new"), "C");
    assert_eq!(of("flagged"), "B");
    assert_eq!(of("r>0.5"), "AB");
    assert_eq!(of("r<0.5"), "");
    assert_eq!(of("leech"), "");
    assert_eq!(of("new,flagged"), "");
    let ran = bench.run(&["study", "--filter", "often"]);
    assert_eq!(ran.code, 2);
    assert!(ran.err.contains("often") && ran.err.contains("r<0.8"), "{}", ran.err);
}

#[test]
fn undo_reaches_back_over_a_restart() {
    let bench = three();
    bench.run_with(&["study", "--plain"], "a\n\nz\n\n:quitter\n");
    assert_eq!(bench.count("SELECT count(*) FROM review"), 2);
    let ran = bench.run_with(&["study", "--plain"], ":annuler\nb\n\n:quitter\n");
    assert_eq!(asked(&ran.out)[1], "B", "the last answer's question is asked again: {}", ran.out);
    assert_eq!(bench.count("SELECT count(*) FROM retraction"), 1);
    // And back to the first of the day, one after the other.
    bench.run_with(&["study", "--plain"], ":annuler\n:annuler\n:annuler\n:quitter\n");
    assert_eq!(bench.count("SELECT count(*) FROM retraction"), 3);
    assert_eq!(bench.count("SELECT count(*) FROM card_state"), 0);
    assert_eq!(bench.count("SELECT count(*) FROM review"), 3, "the log is never cut");
}
