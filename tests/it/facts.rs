//! Holds the bundled decks to what they must teach and how.

use std::collections::{BTreeMap, BTreeSet};
use std::fs;
use std::path::Path;

use sommet::deckfile;
use sommet::model::{Answer, Deck, Variant};

use super::facts_table::FACTS;

fn deck(name: &str) -> Deck {
    let path = Path::new(env!("CARGO_MANIFEST_DIR")).join("decks").join(name);
    let parsed = deckfile::parse(&fs::read_to_string(&path).unwrap());
    assert!(parsed.diagnostics.is_empty(), "{name}: {:?}", parsed.diagnostics);
    parsed.deck.unwrap()
}

fn both(name: &str) -> [Deck; 2] {
    ["fr", "en"].map(|language| deck(&format!("{name}.{language}.ron")))
}

#[test]
fn every_fact_is_asked_in_both_languages() {
    assert_eq!(FACTS.map(|(number, ..)| number).to_vec(), (1..=40).collect::<Vec<u8>>());
    for deck in both("sommet-ia-paris-2025") {
        let ids: BTreeSet<&str> = deck.questions.iter().map(|question| question.id.as_str()).collect();
        assert!(ids.len() >= 60, "{}: {} questions", deck.language, ids.len());
        for (number, gist, questions) in FACTS {
            assert!(!questions.is_empty(), "fact {number} ({gist}) is not asked");
            for id in questions {
                assert!(ids.contains(id), "fact {number} ({gist}): {} has no question {id}", deck.language);
            }
        }
        let covering: BTreeSet<&str> = FACTS.iter().flat_map(|(_, _, questions)| questions.iter().copied()).collect();
        let idle: Vec<_> = ids.difference(&covering).collect();
        assert!(idle.is_empty(), "{}: these teach no fact: {idle:?}", deck.language);
    }
}

#[test]
fn translations_ask_the_same() {
    for name in ["sommet-ia-paris-2025", "sommet-learn"] {
        let [french, english] = both(name);
        assert_eq!(french.id, english.id);
        let shape = |deck: &Deck| {
            let shapes = deck.questions.iter().map(|q| (q.id.clone(), q.answer.variant(), q.facets(), q.both_ways));
            shapes.collect::<Vec<_>>()
        };
        assert_eq!(shape(&french), shape(&english), "{name}");
    }
}

#[test]
fn all_ten_ways_of_answering_are_used() {
    for name in ["sommet-ia-paris-2025", "sommet-learn"] {
        for deck in both(name) {
            let used: BTreeSet<Variant> = deck.questions.iter().map(|question| question.answer.variant()).collect();
            assert_eq!(used.len(), Variant::ALL.len(), "{name}.{}", deck.language);
        }
    }
}

#[test]
fn every_question_explains_itself_and_names_its_source() {
    for name in ["sommet-ia-paris-2025", "sommet-learn"] {
        for deck in both(name) {
            for question in &deck.questions {
                let id = &question.id;
                assert!(
                    question.why.as_ref().is_some_and(|why| why.len() > 20),
                    "{name}.{}: {id} has no why",
                    deck.language
                );
                assert!(question.source.is_some(), "{name}.{}: {id} has no source", deck.language);
                assert!(!question.tags.is_empty(), "{name}.{}: {id} has no tag", deck.language);
            }
        }
    }
}

/// Who picks the longest option must not fare well.
#[test]
fn length_does_not_give_the_answer_away() {
    for deck in both("sommet-ia-paris-2025") {
        let mut choices = BTreeMap::new();
        for question in &deck.questions {
            if let Answer::Choice { right, wrong } = &question.answer {
                let longest = wrong.iter().all(|option| option.text.chars().count() < right.chars().count());
                *choices.entry(longest).or_insert(0) += 1;
            }
        }
        let (longest, others) = (choices.get(&true).copied().unwrap_or(0), choices.get(&false).copied().unwrap_or(0));
        assert!(
            longest * 3 <= longest + others,
            "{}: the right option is the longest in {longest} of {}",
            deck.language,
            longest + others
        );
    }
}
