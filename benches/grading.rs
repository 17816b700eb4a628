//! How many typed answers are graded a second, beside the bare distance of `strsim`.

#![allow(clippy::unwrap_used, reason = "a benchmark fails by panicking")]

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use sommet::grading::{diff, grade_number, grade_text};
use sommet::model::Tolerance;

fn main() {
    divan::main();
}

/// Five accepted answers of about 30 characters.
const ACCEPTED: [&str; 5] = [
    "présidente de la Commission UE",
    "Ursula Gertrud von der Leyen",
    "la cheffe de l’exécutif européen",
    "présidente de l’exécutif de l’UE",
    "la dirigeante de la Commission",
];

/// What is typed: to the letter, right but for the writing, with a slip, wrong in two ways.
const TYPED: [(&str, &str); 5] = [
    ("exact", "présidente de l’exécutif de l’UE"),
    ("writing", "la Presidente de la commission ue"),
    ("slip", "Ursula Gertrud von der Layen"),
    ("near", "présidente de la Comission ONU"),
    ("wrong", "le président du Conseil européen"),
];

const NONE: &[&str] = &[];

#[divan::bench(args = TYPED.map(|(name, _)| name))]
fn grade_against_five(bencher: Bencher<'_, '_>, name: &str) {
    let typed = TYPED.iter().find(|(other, _)| *other == name).unwrap().1;
    bencher.counter(ItemsCount::new(1_usize)).bench(|| grade_text(black_box(&ACCEPTED), NONE, black_box(typed)));
}

#[divan::bench]
fn grade_all_kinds(bencher: Bencher<'_, '_>) {
    bencher.counter(ItemsCount::new(TYPED.len())).bench(|| {
        for (_, typed) in TYPED {
            black_box(grade_text(black_box(&ACCEPTED), NONE, black_box(typed)));
        }
    });
}

#[divan::bench]
fn strsim_all_kinds(bencher: Bencher<'_, '_>) {
    bencher.counter(ItemsCount::new(TYPED.len())).bench(|| {
        for (_, typed) in TYPED {
            black_box(black_box(&ACCEPTED).iter().map(|key| strsim::osa_distance(key, black_box(typed))).min());
        }
    });
}

#[divan::bench]
fn grade_a_slip_among_a_thousand_others(bencher: Bencher<'_, '_>) {
    let others: Vec<String> = (0..1000).map(|n| format!("autre réponse du paquet numéro {n}")).collect();
    bencher.bench(|| grade_text(black_box(&ACCEPTED), black_box(&others), black_box(TYPED[2].1)));
}

#[divan::bench]
fn grade_a_number(bencher: Bencher<'_, '_>) {
    let grade = |text| grade_number(109e9, Some("€"), Tolerance::Exact, text, true);
    bencher.counter(ItemsCount::new(1_usize)).bench(|| grade(black_box("cent neuf milliards d’euros")));
}

/// Long input of several kinds: each must stay under five milliseconds.
#[divan::bench(args = ["a", "aé ", "1 000,", "un mille ", "é\u{301}\u{302}", "世界"])]
fn ten_thousand_characters(bencher: Bencher<'_, '_>, kind: &str) {
    let typed: String = kind.chars().cycle().take(10_000).collect();
    let key = format!("{}b", &typed[..typed.char_indices().nth(9_000).unwrap().0]);
    bencher.bench(|| {
        black_box(grade_text(black_box(&ACCEPTED), NONE, black_box(&typed)));
        black_box(grade_text(black_box(&[key.as_str()]), NONE, black_box(&typed)));
        black_box(grade_number(109e9, Some("€"), Tolerance::Exact, black_box(&typed), true));
        black_box(diff(black_box(&key), black_box(&typed)));
    });
}
