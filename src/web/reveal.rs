//! A revealed question as JSON: verdicts, keys, explanations, and how the answers divide.

use serde_json::{Value, json};

use super::html::{escape, label, rich};
use crate::i18n::Words;
use crate::model::Outcome;
use crate::quiz::classroom::{Bar, Label, SeatResult};
use crate::quiz::{Key, Reveal};

/// What the board shows of a question once it is revealed.
pub(super) fn for_all(reveal: &Reveal, words: &Words) -> Value {
    json!({
        "key": key(&reveal.key, words),
        "why": reveal.why.as_deref().map(rich),
        "source": reveal.source.as_ref().map(|source| escape(&words.source(source))),
    })
}

/// What a question came to for a seat; `credit` is what its own judgement gave, where that counts.
pub(super) fn for_seat(result: &SeatResult, words: &Words) -> Value {
    told(&result.reveal, result.credit, words)
}

/// What a question came to for who gave no answer.
pub(super) fn for_silent(reveal: &Reveal, words: &Words) -> Value {
    told(reveal, Some(0.0), words)
}

fn told(reveal: &Reveal, credit: Option<f32>, words: &Words) -> Value {
    let (verdict, text) = match (reveal.verdict.outcome, credit) {
        (Outcome::SelfGraded, None) => (None, String::new()),
        (Outcome::SelfGraded, Some(share)) => judged(share, words),
        (outcome, _) => (Some(outcome.name()), words.verdict(&reveal.verdict)),
    };
    let because: Vec<Value> =
        reveal.because.iter().map(|(option, because)| json!([label(option), rich(because)])).collect();
    let mut told = for_all(reveal, words);
    told["verdict"] = verdict.into();
    told["text"] = text.into();
    told["given"] = given(reveal, words).into();
    told["because"] = because.into();
    told["judge"] = (reveal.verdict.outcome == Outcome::SelfGraded && credit.is_none()).into();
    told
}

fn judged(share: f32, words: &Words) -> (Option<&'static str>, String) {
    if share >= 1.0 {
        (Some("right"), words.say("class-judge-knew"))
    } else if share > 0.0 {
        (Some("partial"), words.say("class-judge-partly"))
    } else {
        (Some("wrong"), words.say("class-judge-not"))
    }
}

/// What was answered. What was typed is shown as it was typed; options are shown as the deck writes them.
fn given(reveal: &Reveal, words: &Words) -> String {
    match (&reveal.key, reveal.given.as_str()) {
        (Key::Truth(_), "true") => words.say("class-true"),
        (Key::Truth(_), "false") => words.say("class-false"),
        (Key::Text { .. } | Key::Number { .. } | Key::Items(_), typed) => escape(typed),
        (_, shown) => label(shown),
    }
}

/// The key, as one line or several.
fn key(key: &Key, words: &Words) -> Vec<String> {
    match key {
        Key::Text { shown, .. } => vec![rich(shown)],
        Key::Options(texts) | Key::Order(texts) => texts.iter().map(|text| rich(text)).collect(),
        Key::Truth(true) => vec![escape(&words.say("class-true"))],
        Key::Truth(false) => vec![escape(&words.say("class-false"))],
        Key::Number { value, unit } => vec![escape(&words.quantity(*value, unit.as_deref()))],
        Key::Pairs(pairs) => pairs.iter().map(|(left, right)| format!("{} → {}", rich(left), rich(right))).collect(),
        Key::Items(items) => items.iter().map(|(item, _)| rich(item)).collect(),
    }
}

/// How the answers divide, in the language at an index.
pub(super) fn bars(bars: &[Bar], language: usize, words: &Words) -> Vec<Value> {
    let bar =
        |bar: &Bar| json!({"label": bar_label(&bar.label, language, words), "count": bar.count, "right": bar.right});
    bars.iter().map(bar).collect()
}

fn bar_label(told: &Label, language: usize, words: &Words) -> String {
    match told {
        Label::Option(texts) => texts.get(language).or(texts.first()).map(|text| label(text)).unwrap_or_default(),
        Label::Truth(true) => escape(&words.say("class-true")),
        Label::Truth(false) => escape(&words.say("class-false")),
        Label::Text(text) => escape(text),
        Label::Right => escape(&words.say("class-bar-right")),
        Label::Partial => escape(&words.say("class-bar-partial")),
        Label::Other => escape(&words.say("class-bar-other")),
        Label::Nothing => escape(&words.say("class-bar-nothing")),
    }
}
