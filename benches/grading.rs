//! How many typed answers are graded a second, beside the bare distance of `strsim`.

#![allow(clippy::unwrap_used, reason = "a benchmark fails by panicking")]

use std::sync::Arc;

use divan::counter::ItemsCount;
use divan::{Bencher, black_box};
use sommet::grading::{Others, TextKey, diff, grade_number};
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

/// Other questions and what is typed in answer to them, so that the mix does not settle in the caches of one key.
const MORE: [([&str; 5], [&str; 5]); 3] = [
    (
        [
            "European Organization for Nuclear Research",
            "the CERN laboratory near Geneva",
            "Conseil européen de la recherche",
            "particle physics laboratory",
            "laboratory of the Large Hadron Collider",
        ],
        [
            "particle physics laboratory",
            "european organisation for nuclear research",
            "the CERN labratory near Geneva",
            "the laboratory near Lausanne",
            "European Space Agency in Paris",
        ],
    ),
    (
        [
            "l’accord de Paris sur le climat",
            "Accord de Paris de décembre 2015",
            "accord sur le climat de la COP21",
            "traité international sur le climat",
            "l’accord universel sur le climat",
        ],
        [
            "accord sur le climat de la COP21",
            "ACCORD DE PARIS SUR LE CLIMAT",
            "traité internatoinal sur le climat",
            "accord sur le climat de la COP22",
            "le protocole de Kyoto sur le climat",
        ],
    ),
    (
        [
            "Déclaration des droits de l’homme",
            "déclaration des droits de 1789",
            "Déclaration des droits de l’Homme et du citoyen",
            "la Déclaration de l’été 1789",
            "les dix-sept articles de 1789",
        ],
        [
            "déclaration des droits de 1789",
            "la declaration des droits de l'homme",
            "Déclaration des droits de l’hommme",
            "déclaration des droits de 1798",
            "la Constitution de l’an premier",
        ],
    ),
];

fn mix() -> Vec<(TextKey, [&'static str; 5])> {
    let first = (ACCEPTED, TYPED.map(|(_, typed)| typed));
    std::iter::once(first).chain(MORE).map(|(accepted, typed)| (TextKey::new(&accepted), typed)).collect()
}

/// With the key made ready beforehand, one kind of text at a time.
#[divan::bench(args = TYPED.map(|(name, _)| name))]
fn grade_against_five(bencher: Bencher<'_, '_>, name: &str) {
    let typed = TYPED.iter().find(|(other, _)| *other == name).unwrap().1;
    let key = TextKey::new(&ACCEPTED);
    bencher.counter(ItemsCount::new(1_usize)).bench(|| black_box(&key).grade(black_box(typed)));
}

/// With the key made ready beforehand: the figure that is promised, at least 200,000 a second.
#[divan::bench]
fn grade_all_kinds(bencher: Bencher<'_, '_>) {
    let key = TextKey::new(&ACCEPTED);
    bencher.counter(ItemsCount::new(TYPED.len())).bench(|| {
        for (_, typed) in TYPED {
            black_box(black_box(&key).grade(black_box(typed)));
        }
    });
}

/// The same on four questions and twenty texts.
#[divan::bench]
fn grade_twenty_texts(bencher: Bencher<'_, '_>) {
    let mix = mix();
    bencher.counter(ItemsCount::new(20_usize)).bench(|| {
        for (key, typed) in &mix {
            for typed in typed {
                black_box(black_box(key).grade(black_box(typed)));
            }
        }
    });
}

/// Making the key ready and grading one text, as a study sitting does.
#[divan::bench]
fn prepare_and_grade_all_kinds(bencher: Bencher<'_, '_>) {
    bencher.counter(ItemsCount::new(TYPED.len())).bench(|| {
        for (_, typed) in TYPED {
            black_box(TextKey::new(black_box(&ACCEPTED)).grade(black_box(typed)));
        }
    });
}

#[divan::bench]
fn prepare_five(bencher: Bencher<'_, '_>) {
    bencher.bench(|| TextKey::new(black_box(&ACCEPTED)));
}

#[divan::bench]
fn strsim_all_kinds(bencher: Bencher<'_, '_>) {
    bencher.counter(ItemsCount::new(TYPED.len())).bench(|| {
        for (_, typed) in TYPED {
            black_box(black_box(&ACCEPTED).iter().map(|key| strsim::osa_distance(key, black_box(typed))).min());
        }
    });
}

fn thousand_others() -> Vec<String> {
    (0..1000).map(|n| format!("autre réponse du paquet numéro {n}")).collect()
}

#[divan::bench]
fn grade_a_slip_among_a_thousand_others(bencher: Bencher<'_, '_>) {
    let key = TextKey::new(&ACCEPTED).knowing(Arc::new(Others::new(&thousand_others())));
    bencher.bench(|| black_box(&key).grade(black_box(TYPED[2].1)));
}

/// Once a deck.
#[divan::bench]
fn prepare_a_thousand_others(bencher: Bencher<'_, '_>) {
    let others = thousand_others();
    bencher.bench(|| Others::new(black_box(&others)));
}

#[divan::bench]
fn grade_a_number(bencher: Bencher<'_, '_>) {
    let grade = |text| grade_number(109e9, Some("€"), Tolerance::Exact, text, true);
    bencher.counter(ItemsCount::new(1_usize)).bench(|| grade(black_box("cent neuf milliards d’euros")));
}

/// Long input of several kinds: each must stay under five milliseconds.
#[divan::bench(args = ["a", "aé ", "1 000,", "un mille ", "é\u{301}\u{302}", "世界", "a (b) ", "mai 3 ", "« ’»", "🤖"])]
fn ten_thousand_characters(bencher: Bencher<'_, '_>, kind: &str) {
    let typed: String = kind.chars().cycle().take(10_000).collect();
    let key = format!("{}b", &typed[..typed.char_indices().nth(9_000).unwrap().0]);
    bencher.bench(|| {
        black_box(TextKey::new(black_box(&[key.as_str()])).grade(black_box(&typed)));
        black_box(grade_number(109e9, Some("€"), Tolerance::Exact, black_box(&typed), true));
    });
}

/// The same where every letter counts, with the difference that is shown.
#[divan::bench(args = ["a", "é\u{301}\u{302}", "世界", "« ’»", "🤖"])]
fn ten_thousand_characters_exactly(bencher: Bencher<'_, '_>, kind: &str) {
    let typed: String = kind.chars().cycle().take(10_000).collect();
    let key = format!("{}b", &typed[..typed.char_indices().nth(9_000).unwrap().0]);
    bencher.bench(|| {
        black_box(TextKey::exact(black_box(&[key.as_str()])).grade(black_box(&typed)));
        black_box(diff(black_box(&key), black_box(&typed)));
    });
}
