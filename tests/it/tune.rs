//! `tune`: methods compared on logs of any shape.

use std::fmt::Write;
use std::fs;
use std::path::Path;

use serde_json::Value;

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
            println!("{} is not there; skipped", folder.join(file).display());
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
