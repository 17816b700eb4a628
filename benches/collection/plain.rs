//! The same decks through `ron` alone, to measure ourselves against.

use std::hint::black_box;

use serde::Deserialize;

#[derive(Deserialize)]
#[expect(dead_code, reason = "only the time to read it matters")]
struct Deck {
    id: String,
    title: String,
    language: String,
    sources: std::collections::BTreeMap<String, Source>,
    defaults: Defaults,
    questions: Vec<Question>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only the time to read it matters")]
struct Source {
    title: String,
    date: Option<String>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only the time to read it matters")]
struct Defaults {
    tags: Vec<String>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only the time to read it matters")]
struct Question {
    id: String,
    ask: String,
    answer: Answer,
    why: Option<String>,
    source: Option<String>,
    tags: Vec<String>,
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only the time to read it matters")]
enum Answer {
    Recall(String),
    Typed(Vec<String>),
    Cloze(String),
    Choice { right: String, wrong: Vec<ron::Value> },
    Several { right: Vec<String>, wrong: Vec<String> },
    TrueFalse(bool),
    Number { value: f64, unit: Option<String>, within: Option<Within> },
    Order(Vec<String>),
    Match(Vec<(String, String)>),
    List { of: Vec<ron::Value>, need: Option<u32> },
}

#[derive(Deserialize)]
#[expect(dead_code, reason = "only the time to read it matters")]
enum Within {
    Percent(f64),
}

/// Reads a deck and forgets it; how many questions it has.
pub(crate) fn read(text: &str) -> usize {
    let options = ron::Options::default().with_default_extension(ron::extensions::Extensions::IMPLICIT_SOME);
    black_box(options.from_str::<Deck>(text).expect("a deck")).questions.len()
}
