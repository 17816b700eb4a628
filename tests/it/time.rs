//! Late nights, daylight saving and what comes back when, seen from outside.

use super::bench::Bench;

const ONE: &str =
    r#"Deck(id: "d", title: "D", language: "en", questions: [(id: "q", ask: "A?", answer: Typed(["a"]))])"#;

fn json(bench: &Bench, what: &str) -> i64 {
    let out = bench.run(&["--json"]).out;
    let value: serde_json::Value = serde_json::from_str(&out).unwrap();
    value[what].as_i64().unwrap_or_else(|| panic!("{what} in {out}"))
}

/// Learns the one card: twice Good, so that it is promised in two days.
fn learn(bench: &Bench) {
    let ran = bench.run_with(&["study", "--plain"], "a\n\na\n\n");
    assert!(ran.out.contains("in 2 days"), "{}{}", ran.out, ran.err);
}

#[test]
fn half_past_midnight_is_still_yesterday() {
    let mut bench = Bench::new().english().deck("d.ron", ONE).clock("2025-02-11T00:30:00+01:00");
    learn(&bench);
    // The study day was the 10th, so the card is due on the 12th from four in the morning.
    for (clock, due) in [("2025-02-12T03:59:00+01:00", 0), ("2025-02-12T04:00:00+01:00", 1)] {
        bench = bench.clock(clock);
        assert_eq!(json(&bench, "due"), due, "{clock}");
    }
}

#[test]
fn the_short_and_the_long_day_count_as_one_each() {
    for (evening, before, after) in [
        ("2025-03-29T22:00:00+01:00", "2025-03-31T03:59:00+02:00", "2025-03-31T04:00:00+02:00"),
        ("2025-10-25T22:00:00+02:00", "2025-10-27T03:59:00+01:00", "2025-10-27T04:00:00+01:00"),
    ] {
        let mut bench = Bench::new().english().deck("d.ron", ONE).clock(evening);
        learn(&bench);
        for (clock, due) in [(before, 0), (after, 1)] {
            bench = bench.clock(clock);
            assert_eq!(json(&bench, "due"), due, "{clock}");
        }
    }
}

#[test]
fn the_real_clock_follows_the_zone() {
    // No stopped clock here: the date that is shown is the zone's own.
    let in_zone = |zone| Bench::new().english().deck("d.ron", ONE).real_clock().set("TZ", zone);
    let (east, west) = (in_zone("Pacific/Kiritimati"), in_zone("Etc/GMT+12"));
    let date = |bench: &Bench| {
        let value: serde_json::Value = serde_json::from_str(&bench.run(&["--json"]).out).unwrap();
        value["date"].as_str().unwrap().to_owned()
    };
    assert_ne!(date(&east), date(&west), "26 hours lie between these zones, so that their dates always differ");
}

#[test]
fn a_clock_set_back_before_the_first_day_greets_nobody_as_new() {
    let mut bench = Bench::new().english().deck("d.ron", ONE).clock("2025-02-10T20:00:00+01:00");
    assert!(bench.run(&[]).out.contains("Welcome to sommet"));
    learn(&bench);
    bench = bench.clock("2024-12-31T12:00:00+01:00");
    let glance = bench.run(&[]).out;
    assert!(!glance.contains("Welcome to sommet") && glance.contains("No streak yet"), "{glance}");
}

#[test]
fn a_streak_counts_study_days() {
    let mut bench = Bench::new().english().deck("d.ron", ONE).clock("2025-02-10T20:00:00+01:00");
    bench.run_with(&["study", "--plain"], "x\n\n");
    bench = bench.clock("2025-02-12T02:00:00+01:00");
    bench.run_with(&["study", "--plain"], "x\n\n");
    assert_eq!(json(&bench, "streak"), 2, "two in the morning belongs to the day before");
    bench = bench.clock("2025-02-13T12:00:00+01:00");
    assert_eq!(json(&bench, "streak"), 0);
    assert_eq!(json(&bench, "longest_streak"), 2);
}
