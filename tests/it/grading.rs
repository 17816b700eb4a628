//! The corpus of answers in `grading/`: what a fair teacher says of each, and what the program says.

use std::collections::BTreeMap;
use std::fs;
use std::path::Path;

use sommet::deckfile;
use sommet::grading::{NumberMatch, grade_number, grade_text, known_answers};
use sommet::model::{Answer, Deck, Outcome, Tolerance};

/// What a question of the corpus accepts.
#[derive(Clone)]
enum Wanted {
    Texts { accepted: Vec<String>, others: Vec<String> },
    Number { value: f64, unit: Option<String>, within: Tolerance },
}

struct Case {
    line: usize,
    ask: String,
    wanted: Wanted,
    verdict: String,
    typed: String,
    /// Why the program may still be wrong here.
    excuse: Option<String>,
}

fn deck(language: &str) -> Deck {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("decks/sommet-ia-paris-2025.{language}.ron"));
    deckfile::parse(&fs::read_to_string(path).unwrap()).deck.unwrap()
}

fn list(text: &str) -> Vec<String> {
    text.split(" | ").map(|item| item.trim().to_owned()).collect()
}

/// What a question of the deck accepts, by `id` or `id#gap`.
fn of_deck(deck: &Deck, name: &str) -> Wanted {
    let (id, gap) = name.split_once('#').map_or((name, 0), |(id, gap)| (id, gap.parse().unwrap()));
    let question = deck.questions.iter().find(|q| q.id.as_str() == id).unwrap_or_else(|| panic!("no question {id}"));
    let others = deck.questions.iter().flat_map(|question| known_answers(&question.answer)).collect();
    match &question.answer {
        Answer::Typed { of, .. } => Wanted::Texts { accepted: of.clone(), others },
        Answer::Cloze(cloze) => {
            let (answer, _) = cloze.gaps().nth(gap - 1).unwrap();
            Wanted::Texts { accepted: vec![answer.to_owned()], others }
        }
        Answer::Number { value, unit, within } => Wanted::Number { value: *value, unit: unit.clone(), within: *within },
        _ => panic!("{id} is not typed"),
    }
}

fn number(text: &str) -> Wanted {
    let mut parts = list(text).into_iter();
    let value = parts.next().unwrap().parse().unwrap();
    let unit = parts.next().filter(|unit| !unit.is_empty());
    let within = parts.next().map_or(Tolerance::Exact, |text| match text.strip_suffix('%') {
        Some(percent) => Tolerance::Percent(percent.parse().unwrap()),
        None => Tolerance::Plus(text.parse().unwrap()),
    });
    Wanted::Number { value, unit, within }
}

fn corpus(name: &str) -> Vec<Case> {
    let (language, book) = (&name[..2], name);
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join(format!("tests/it/grading/{book}.txt"));
    let text = fs::read_to_string(path).unwrap();
    let deck = deck(language);
    let mut cases = Vec::new();
    let (mut ask, mut wanted) = (String::new(), None);
    for (line, text) in (1..).zip(text.lines()) {
        let (mark, rest) = text.split_once(' ').unwrap_or((text, ""));
        match mark {
            "" | "#" => {}
            "?" => rest.clone_into(&mut ask),
            "@" => wanted = Some(of_deck(&deck, rest)),
            "n" => wanted = Some(number(rest)),
            "=" => wanted = Some(Wanted::Texts { accepted: list(rest), others: Vec::new() }),
            "!" => match &mut wanted {
                Some(Wanted::Texts { others, .. }) => others.extend(list(rest)),
                _ => panic!("line {line}: other answers of no text"),
            },
            _ => {
                let (text, excuse) = match text.strip_prefix("~ ") {
                    Some(text) => {
                        let (text, excuse) = text.split_once("  # ").unwrap();
                        (text, Some(excuse.to_owned()))
                    }
                    None => (text, None),
                };
                let (verdict, typed) = text.split_once("  ").unwrap_or_else(|| panic!("{book}.txt:{line}: {text}"));
                let known = ["right", "slip", "typo", "unit", "ask", "ambiguous", "wrong"];
                assert!(known.contains(&verdict), "{book}.txt:{line}: {verdict}");
                cases.push(Case {
                    line,
                    ask: ask.clone(),
                    wanted: wanted.clone().unwrap(),
                    verdict: verdict.to_owned(),
                    typed: typed.to_owned(),
                    excuse,
                });
            }
        }
    }
    cases
}

fn said(case: &Case, french: bool) -> &'static str {
    match &case.wanted {
        Wanted::Texts { accepted, others } => match grade_text(accepted, others, &case.typed).outcome {
            Outcome::Right => "right",
            Outcome::Slip => "slip",
            Outcome::Typo => "typo",
            _ => "wrong",
        },
        Wanted::Number { value, unit, within } => {
            match grade_number(*value, unit.as_deref(), *within, &case.typed, french) {
                NumberMatch::Right => "right",
                NumberMatch::UnitMissing => "unit",
                NumberMatch::Misspelt => "typo",
                NumberMatch::ScaleMissing(_) => "ask",
                NumberMatch::Ambiguous(..) => "ambiguous",
                NumberMatch::WrongUnit | NumberMatch::Wrong | NumberMatch::Blank => "wrong",
            }
        }
    }
}

fn holds(book: &str) {
    let cases = corpus(book);
    assert!(cases.len() >= 300, "{book}: {} answers", cases.len());
    let credit = |verdict: &str| matches!(verdict, "right" | "slip" | "typo" | "unit");
    let mut counts: BTreeMap<&str, usize> = BTreeMap::new();
    let mut faults = Vec::new();
    for case in &cases {
        let said = said(case, book.starts_with("fr"));
        let kind = match (credit(&case.verdict), credit(said)) {
            _ if said == case.verdict && case.excuse.is_some() => "excused, and no need",
            _ if said == case.verdict => continue,
            _ if case.excuse.is_some() => {
                *counts.entry("excused").or_default() += 1;
                continue;
            }
            (false, true) => "false accept",
            (true, false) => "false reject",
            _ => "other verdict",
        };
        *counts.entry(kind).or_default() += 1;
        let Case { line, ask, verdict, typed, .. } = case;
        faults.push(format!("{kind}: {book}.txt:{line}: {ask} {typed:?}: {said}, not {verdict}"));
    }
    println!("{book}: {} answers; {counts:?}", cases.len());
    assert!(faults.is_empty(), "{}\n{counts:?} of {}", faults.join("\n"), cases.len());
}

#[test]
fn french_answers_are_graded_fairly() {
    holds("fr");
}

#[test]
fn english_answers_are_graded_fairly() {
    holds("en");
}

#[test]
fn french_answers_of_a_hostile_teacher_are_graded_fairly() {
    holds("fr-2");
}

#[test]
fn english_answers_of_a_hostile_teacher_are_graded_fairly() {
    holds("en-2");
}

#[test]
fn french_answers_in_rare_writing_are_graded_fairly() {
    holds("fr-3");
}

#[test]
fn english_answers_in_rare_writing_are_graded_fairly() {
    holds("en-3");
}
