//! `tune`: methods compared on logs of any shape, and parameters fitted to a learner's own.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde_json::Value;
use sommet::memory::Settings;
use sommet::model::{Evidence, Moment, Outcome, Purpose, Rating, Seed, Timestamp, Variant};
use sommet::store::{NewReview, Store};

use crate::bench::{Bench, Ran};

/// A log of so many cards, each asked on the days given, from 2023-11-14 on.
fn log(cards: u64, days: &[u64], rating: impl Fn(u64, u64) -> u64) -> String {
    let mut text = "card_id,review_time,review_rating\n".to_owned();
    for day in days {
        for card in 0..cards {
            let at = 1_700_000_000_000 + day * 86_400_000 + card * 9_000;
            writeln!(text, "{card},{at},{}", rating(card, *day)).unwrap();
        }
    }
    text
}

fn evaluate(text: &[u8], args: &[&str]) -> Ran {
    let bench = Bench::new().english();
    let file = bench.path().join("log.csv");
    fs::write(&file, text).unwrap();
    let path = file.to_string_lossy().into_owned();
    bench.run(&[&["tune", "--evaluate", path.as_str()], args].concat())
}

fn figures(text: &str) -> Value {
    let ran = evaluate(text.as_bytes(), &["--json"]);
    assert_eq!(ran.code, 0, "{}", ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

fn figure(found: &Value, method: &str, name: &str) -> Option<f64> {
    let methods = found["methods"].as_array().unwrap();
    methods.iter().find(|each| each["method"] == method).unwrap()[name].as_f64()
}

/// Forgets now and then, by no simple rule.
fn mixed(card: u64, day: u64) -> u64 {
    if ((card * 2_654_435_761 + day * 40_503) / 7).is_multiple_of(5) { 1 } else { 3 }
}

#[test]
fn every_method_is_scored_on_the_same_reviews() {
    let found = figures(&log(40, &[0, 1, 3, 8, 21, 50, 120], mixed));
    assert_eq!((found["answers"].as_u64(), found["cards"].as_u64()), (Some(280), Some(40)));
    for method in ["average", "moving_average", "fsrs6_default", "fsrs6_fitted", "ours", "ours_fixed"] {
        assert_eq!(figure(&found, method, "reviews"), Some(200.0), "{method}");
        for name in ["log_loss", "rmse_bins", "auc"] {
            let value = figure(&found, method, name).unwrap();
            assert!(value > 0.0 && value < 2.0, "{method} {name} {value}");
        }
    }
    assert!(found["training_seconds"].as_f64().unwrap() > 0.0);
}

#[test]
fn who_never_forgets_has_no_auc() {
    let found = figures(&log(30, &[0, 1, 3, 8, 21], |_, _| 3));
    assert_eq!(figure(&found, "ours", "auc"), None);
    assert!(figure(&found, "ours", "log_loss").unwrap() < 0.2);
}

#[test]
fn odd_logs_are_evaluated_all_the_same() {
    let always = |rating| move |_, _| rating;
    for text in [
        log(1, &[0, 1, 2, 4, 8, 16, 32, 64, 128], mixed),
        log(30, &[0, 2, 9, 30], always(1)),
        log(6, &[0, 1], mixed),
        log(30, &[0, 2, 9, 30], mixed).replace('\n', "\r\n"),
        format!("\u{feff}{}", log(30, &[0, 2, 9, 30], mixed)),
    ] {
        let found = figures(&text);
        assert!(figure(&found, "ours", "log_loss").unwrap().is_finite());
    }
}

#[test]
fn what_is_left_out_is_named() {
    let text = log(30, &[0, 2, 9, 30], mixed) + "7,yesterday,3\n7,1700000000000,9\n7,1800000000000,0\n";
    let ran = evaluate(text.as_bytes(), &[]);
    assert_eq!(ran.code, 0);
    assert!(ran.err.contains("Line 122 is left out: review_time holds “yesterday”."), "{}", ran.err);
    assert!(ran.err.contains("Line 123 is left out: review_rating holds “9”."), "{}", ran.err);
    assert!(ran.err.contains("1 row with rating 0"), "{}", ran.err);
    assert!(ran.out.contains("120 answers on 30 cards"), "{}", ran.out);
}

#[test]
fn what_cannot_be_evaluated_is_refused_with_the_reason() {
    let refusals: [(&[u8], &str); 5] = [
        (b"", "is empty"),
        (b"card_id,review_rating\n1,3\n", "no column review_time"),
        (b"card_id,review_time,review_rating\n1,x,3\n", "No row of"),
        (b"card_id,review_time,review_rating\n1,1700000000000,3\n1,1700200000000,3\n", "holds 1 review"),
        (b"\xff\xfe\x00binary\x00\n\x00", "no column card_id"),
    ];
    for (text, reason) in refusals {
        let ran = evaluate(text, &["--json"]);
        assert_eq!((ran.code, ran.out.as_str()), (3, ""));
        assert!(ran.err.contains(reason), "{}", ran.err);
        assert!(ran.err.contains("card_id, review_time"), "{}", ran.err);
    }
    let ran = Bench::new().run(&["tune", "--evaluate", "absent.csv"]);
    assert_eq!(ran.code, 3);
    assert!(ran.err.contains("absent.csv ne peut pas être lu"), "{}", ran.err);
}

/// The figures that others reach on logs of real people, where these are at hand.
#[test]
fn real_people_are_predicted_as_well_as_is_known() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/fixtures/revlogs");
    let people = [
        ("pyfsrs_josh.csv", [0.5116, 0.4422, 0.4403], [0.0684, 0.0514]),
        ("illdepence_kanji.csv", [0.1457, 0.1611, 0.1427], [0.0566, 0.0229]),
    ];
    for (file, losses, spreads) in people {
        let Ok(text) = fs::read_to_string(folder.join(file)) else {
            // Past the test harness, which keeps what a passing test prints to itself.
            let told = format!("skipped: {} is not there\n", folder.join(file).display());
            let _ = std::io::Write::write_all(&mut std::io::stderr(), told.as_bytes());
            continue;
        };
        let found = figures(&text);
        let near = |method, name, wanted: f64| (figure(&found, method, name).unwrap() - wanted).abs() < 6e-5;
        for (method, loss) in ["average", "fsrs6_default", "fsrs6_fitted"].into_iter().zip(losses) {
            assert!(near(method, "log_loss", loss), "{file} {method}");
        }
        for (method, spread) in ["fsrs6_default", "fsrs6_fitted"].into_iter().zip(spreads) {
            assert!(near(method, "rmse_bins", spread), "{file} {method}");
        }
        for method in ["ours", "ours_fixed"] {
            assert!(figure(&found, method, "log_loss") < figure(&found, "fsrs6_fitted", "log_loss"), "{file}");
        }
    }
}

/// A learner who answered 70 cards on eight days and forgets one in `rarely` of them, and their study folder.
fn learner(rarely: u64) -> Bench {
    let mut questions = String::new();
    for n in 0..70 {
        writeln!(questions, "(id: \"q{n}\", ask: \"Combien font {n} et {n} ?\", answer: Recall(\"{}\")),", 2 * n)
            .unwrap();
    }
    let bench = Bench::new().english().clock("2025-05-01T12:00:00+02:00").deck(
        "sums.ron",
        &format!("Deck(id: \"sums\", title: \"Sommes\", language: \"fr\", questions: [\n{questions}])"),
    );
    let now = Moment { at: Timestamp(1_735_725_600_000), utc_offset: 3_600 };
    let mut store = Store::open(&bench.database(), now, Seed(1)).unwrap();
    let zoe = store.learner_or_create("zoé", now.at).unwrap();
    for (round, day) in [0, 1, 3, 8, 16, 30, 55, 90].into_iter().enumerate() {
        for n in 0..70 {
            let forgot = Seed(9).derive(&format!("{n} {day}")).0.is_multiple_of(rarely) && round > 0;
            let rating = if forgot {
                Rating::Again
            } else if round == 0 {
                Rating::Easy
            } else {
                Rating::Good
            };
            let moment = now.plus_seconds(day * 86_400 + n * 20);
            store.append(zoe, &review(&format!("sums/q{n}"), moment, rating), &Settings::default()).unwrap();
            if forgot {
                let later = moment.plus_seconds(2_000);
                store.append(zoe, &review(&format!("sums/q{n}"), later, Rating::Good), &Settings::default()).unwrap();
            }
        }
    }
    bench
}

/// A review of a question that is judged by the learner alone.
pub(crate) fn review(card: &str, moment: Moment, rating: Rating) -> NewReview {
    let evidence = Evidence {
        variant: Variant::Recall,
        outcome: Outcome::SelfGraded,
        credit: 1.0,
        guess: 0.0,
        hinted: false,
        retries: 0,
        millis: 5_000,
        overruled: false,
        purpose: Purpose::Study,
        given: None,
    };
    NewReview { card: card.parse().unwrap(), moment, rating, evidence, retention: None }
}

fn json(ran: &Ran) -> Value {
    assert_eq!(ran.code, 0, "{}", ran.err);
    serde_json::from_str(&ran.out).unwrap()
}

const DUE: &str = "SELECT sum(due_day * (card % 1009)) FROM card_state";

#[test]
fn better_parameters_replace_the_old_and_move_no_promise() {
    let bench = learner(3);
    let due = bench.count(DUE);
    let found = json(&bench.run(&["tune", "--json"]));
    assert_eq!((found["verdict"].as_str(), found["version"].as_u64()), (Some("replaced"), Some(1)));
    assert_eq!((found["reviews"].as_u64(), found["held_out"].as_u64()), (Some(490), Some(98)));
    let loss = |name: &str| found["log_loss"][name].as_f64().unwrap();
    assert!(loss("after") < loss("before") && loss("after") == loss("fitted").min(loss("corrected")));
    assert!(loss("average") > 0.0 && loss("moving_average") > 0.0);
    assert_eq!(bench.count(DUE), due);
    // Nothing is new since: what holds stays, and says how much more it needs.
    let again = bench.run(&["tune"]);
    assert!(again.out.contains("Too little is new since the last fit: 300 more reviews"), "{}", again.out);
}

#[test]
fn due_dates_move_when_they_are_told_to() {
    let bench = learner(3);
    let due = bench.count(DUE);
    let found = json(&bench.run(&["tune", "--reschedule", "--json"]));
    assert!(found["moved"].as_u64().unwrap() > 20, "{found}");
    assert_ne!(bench.count(DUE), due);
    let again = bench.run(&["tune", "--reschedule"]);
    assert!(again.out.contains("No due date moves."), "{}", again.out);
    let undone = bench.run(&["tune", "--undo"]);
    assert!(undone.out.contains("The default parameters hold again."), "{}", undone.out);
    let told = format!("{} cards that were moved are due when it was promised again.", found["moved"]);
    assert!(undone.out.contains(&told), "{told}: {}", undone.out);
    assert_eq!(bench.count(DUE), due);
    assert!(bench.run(&["tune", "--undo"]).out.contains("nothing to undo"));
    assert_eq!(bench.run(&["doctor"]).code, 0);
}

#[test]
fn too_little_is_said_with_what_is_missing() {
    let bench = Bench::new().bundled();
    let ran = bench.run(&["tune"]);
    assert_eq!(ran.code, 0);
    assert!(ran.out.contains("il manque 300 révisions"), "{}", ran.out);
    assert_eq!(json(&bench.run(&["tune", "--json"]))["missing"].as_u64(), Some(300));
}

#[test]
fn the_verdict_is_read_in_both_languages() {
    let bench = learner(3);
    let french = bench.run(&["--lang", "fr", "tune"]).out;
    for part in ["ajusté à 490 révisions", "les 98 dernières", "moyenne mobile", "prédisent mieux", "version 1"] {
        assert!(french.contains(part), "{part}: {french}");
    }
    bench.run(&["tune", "--undo"]);
    let english = bench.run(&["tune"]).out;
    for part in ["fitted to 490 reviews", "the latest 98", "moving average", "predict better", "version 1"] {
        assert!(english.contains(part), "{part}: {english}");
    }
}

#[test]
fn stats_hold_predictions_against_what_came() {
    let bench = learner(3);
    let bins = |bench: &Bench| json(&bench.run(&["stats", "--json"]))["calibration"].as_array().unwrap().clone();
    let (before, text) = (bins(&bench), bench.run(&["stats"]).out);
    assert_eq!(before.iter().map(|bin| bin["reviews"].as_u64().unwrap()).sum::<u64>(), 490);
    assert!(text.contains("Recall as predicted") && text.contains("predicted 9"), "{text}");
    // Tuned to the learner, predictions come nearer to what came.
    let gap = |bins: &[Value]| {
        let gaps = bins.iter().map(|bin| {
            let (predicted, actual) = (bin["predicted"].as_f64().unwrap(), bin["actual"].as_f64().unwrap());
            (predicted - actual).abs() * bin["reviews"].as_f64().unwrap()
        });
        gaps.sum::<f64>() / 490.0
    };
    bench.run(&["tune"]);
    let after = bins(&bench);
    assert!(gap(&after) < gap(&before) * 0.8, "{before:?} {after:?}");
}

#[test]
fn a_year_is_foretold_for_each_retention() {
    let bench = learner(3);
    let found = json(&bench.run(&["stats", "--what-if", "--json"]));
    let years = found["what_if"].as_array().unwrap();
    assert_eq!(years.len(), 18);
    assert_eq!((years[0]["retention"].as_f64(), years[17]["retention"].as_f64()), (Some(0.8), Some(0.97)));
    let of = |name: &str| years.iter().map(|year| year[name].as_f64().unwrap()).collect::<Vec<_>>();
    let known = of("known");
    assert!(of("minutes_a_day").is_sorted() && known[0] < known[9] && known[9] < known[17], "{found}");
    let least = of("minutes_a_card").into_iter().fold(f64::INFINITY, f64::min);
    let cheapest = years.iter().find(|year| year["minutes_a_card"].as_f64() == Some(least)).unwrap();
    assert_eq!(cheapest["retention"], found["cheapest"]);
    assert_eq!(found["seconds"]["pass"].as_f64(), Some(5.0));
    let text = bench.run(&["stats", "--what-if"]).out;
    assert_eq!(text, bench.run(&["stats", "--what-if"]).out);
    assert_eq!(text.lines().filter(|line| line.contains("cards known")).count(), 18);
    assert_eq!((text.matches("least time a card").count(), text.matches("yours").count()), (1, 2), "{text}");
    assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
    assert!(bench.run(&["--lang", "fr", "stats", "--what-if"]).out.contains("20 nouvelles cartes par jour"));
}
