//! Feeds a reader of decks what no author wrote, for so many minutes: `cargo bench --bench fuzz -- format 10`.
//!
//! Targets: `parse`, `format`, `mend`, `edit`. Stable Rust has no coverage to steer by, so decks are mutated at random, from a
//! seed that is printed; a failure prints the text.
#![expect(
    clippy::disallowed_methods,
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    reason = "it runs by the clock, and ends by panicking"
)]

use std::env::args;
use std::panic::catch_unwind;
use std::time::{Duration, Instant};

use rand::seq::IndexedRandom;
use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;
use sommet::deckfile::edit::{add_accepted, question_span};
use sommet::deckfile::{MediaFault, format, inspect, mend, parse};

const DECKS: [&str; 2] = [include_str!("../decks/sommet-learn.fr.ron"), include_str!("../decks/sommet-learn.en.ron")];

const PIECES: [&str; 34] = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"",
    "\\",
    "'",
    "/*",
    "*/",
    "//",
    "\n",
    "\r\n",
    " ",
    "é",
    "«",
    "\u{FEFF}",
    "r#\"",
    "\"#",
    "#![enable(",
    "Some(",
    "id: \"a\"",
    "ask",
    "allow: [\"typography\"]",
    "{{",
    "}}",
    "::",
    "0x",
    "1e9",
    "\u{2028}",
    "questions: [",
];

fn mutate(text: &str, chance: &mut ChaCha8Rng) -> String {
    let mut text = text.to_owned();
    for _ in 0..chance.random_range(1..6) {
        let places: Vec<usize> = text.char_indices().map(|(at, _)| at).collect();
        let Some(at) = places.choose(chance).copied() else { break };
        let span = chance.random_range(0..40);
        let end = places.iter().copied().find(|end| *end >= at + span).unwrap_or(text.len());
        match chance.random_range(0..4) {
            0 => drop(text.drain(at..end)),
            1 => text.insert_str(at, PIECES.choose(chance).expect("a piece")),
            2 => text = [&text[..end], &text[at..]].concat(),
            _ => text.replace_range(at..end, PIECES.choose(chance).expect("a piece")),
        }
    }
    text
}

/// What must hold of every text.
fn try_one(target: &str, text: &str) {
    match target {
        "parse" => {
            for found in inspect(text, |_| Err(MediaFault::Missing)).diagnostics {
                assert!(text.get(found.span.clone()).is_some(), "{found:?}");
            }
        }
        "format" => {
            let Ok(tidy) = format(text) else { return };
            assert_eq!(format(&tidy).as_deref(), Ok(tidy.as_str()), "idempotent");
            let (before, after) = (parse(text), parse(&tidy));
            // Ids are added where they are missing; then there are more questions, and never fewer.
            if before.diagnostics.is_empty() {
                assert_eq!(before.deck, after.deck, "the same deck");
            }
        }
        "mend" => {
            let mended = mend(text, |text| inspect(text, |_| Ok(0)));
            let count = |text: &str| parse(text).deck.map_or(0, |deck| deck.questions.len());
            assert!(count(&mended.text) >= count(text), "no question is lost");
            assert_eq!(
                mend(&mended.text, |text| inspect(text, |_| Ok(0))).text,
                mended.text,
                "nothing is left to mend"
            );
        }
        "edit" => {
            let Some(deck) = parse(text).deck else { return };
            for question in &deck.questions {
                assert!(question_span(text, &question.id).is_some(), "{}", question.id);
                if let Ok(more) = add_accepted(text, &question.id, None, "n\"\\é") {
                    let grown = parse(&more).deck.expect("still a deck");
                    assert_eq!(grown.questions.len(), deck.questions.len());
                }
            }
        }
        other => panic!("no target {other}"),
    }
}

fn main() {
    let mut words = args().skip(1).filter(|word| !word.starts_with("--"));
    let Some(target) = words.next() else {
        println!("name a target (parse, format, mend or edit), and for how many minutes");
        return;
    };
    let minutes: f64 = words.next().and_then(|word| word.parse().ok()).unwrap_or(1.0);
    let seed: u64 = words.next().and_then(|word| word.parse().ok()).unwrap_or_else(rand_seed);
    let mut chance = ChaCha8Rng::seed_from_u64(seed);
    let end = Instant::now() + Duration::from_secs_f64(minutes * 60.0);
    let mut tried = 0_u64;
    while Instant::now() < end {
        let text = mutate(DECKS.choose(&mut chance).expect("a deck"), &mut chance);
        if catch_unwind(|| try_one(&target, &text)).is_err() {
            println!("--- {target}, seed {seed}, after {tried} texts:\n{text}");
            std::process::exit(1);
        }
        tried += 1;
    }
    println!("{target}: {tried} texts, seed {seed}");
}

fn rand_seed() -> u64 {
    std::time::UNIX_EPOCH.elapsed().map_or(0, |since| since.as_secs())
}
