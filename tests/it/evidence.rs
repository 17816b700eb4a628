//! The log keeps the evidence: the rule in force gives the ratings it holds, and another rule can be replayed over it.

use std::collections::HashMap;
use std::sync::Arc;

use sommet::deckfile;
use sommet::grading::{Reasons, Verdict, propose};
use sommet::memory::{Answered, Parameters, Settings, follow};
use sommet::model::{CardId, CardState, Evidence, Moment, Outcome, Purpose, Rating, Seed, Timestamp, Variant};
use sommet::quiz::{Asked, Effect, Event, Given, Study, StudyPlan};
use sommet::store::{Entry, LearnerId, NewReview, Store};

use super::bench::Bench;

const NOON: Moment = Moment { at: Timestamp(1_739_185_200_000), utc_offset: 3600 };

/// What was seen of one answer, as a sitting would log it.
fn evidence(outcome: Outcome, credit: f32, guess: f32, hinted: bool, millis: u32) -> Evidence {
    Evidence {
        variant: if guess > 0.0 { Variant::Choice } else { Variant::Typed },
        outcome,
        credit,
        guess,
        hinted,
        retries: 0,
        millis,
        overruled: false,
        purpose: Purpose::Study,
        given: None,
    }
}

/// The rule in force, applied to what the log kept.
fn in_force(evidence: &Evidence) -> Rating {
    let Evidence { outcome, credit, guess, hinted, .. } = *evidence;
    propose(&Verdict { outcome, credit, guess, reasons: Reasons::NONE }, hinted)
}

/// Another rule: a slip of the keyboard is forgiven, and who thinks for longer than ten seconds found it hard.
fn lenient(evidence: &Evidence) -> Rating {
    match evidence.outcome {
        Outcome::Typo => Rating::Good,
        _ if evidence.millis > 10_000 => in_force(evidence).min(Rating::Hard),
        _ => in_force(evidence),
    }
}

/// A log of three cards over some days.
fn log(store: &mut Store, learner: LearnerId, rule: fn(&Evidence) -> Rating) {
    log_at(store, learner, rule, None);
}

/// The same, each answer given in so many milliseconds where they are said.
fn log_at(store: &mut Store, learner: LearnerId, rule: fn(&Evidence) -> Rating, millis: Option<u32>) {
    let answers = [
        ("d/a", 0, evidence(Outcome::Right, 1.0, 0.0, false, 3_000)),
        ("d/b", 0, evidence(Outcome::Typo, 1.0, 0.0, false, 5_000)),
        ("d/c", 0, evidence(Outcome::Right, 1.0, 0.25, false, 2_000)),
        ("d/a", 3, evidence(Outcome::Slip, 1.0, 0.0, false, 25_000)),
        ("d/b", 2, evidence(Outcome::Partial, 0.6, 0.0, false, 9_000)),
        ("d/c", 5, evidence(Outcome::Wrong, 0.0, 0.25, false, 4_000)),
        ("d/a", 12, evidence(Outcome::Right, 1.0, 0.0, true, 8_000)),
        ("d/b", 9, evidence(Outcome::Typo, 1.0, 0.0, false, 6_000)),
        ("d/c", 8, evidence(Outcome::Right, 1.0, 0.25, false, 2_500)),
    ];
    for (seconds, (card, days, evidence)) in (0..).zip(answers) {
        let evidence = Evidence { millis: millis.unwrap_or(evidence.millis), ..evidence };
        let moment = NOON.plus_seconds(days * 86_400 + seconds);
        let rating = rule(&evidence);
        let review = NewReview { card: card.parse().unwrap(), moment, rating, evidence, retention: None };
        store.append(learner, &review, &Settings::default()).unwrap();
    }
}

fn opened(name: &str) -> (tempfile::TempDir, Store, LearnerId) {
    let folder = tempfile::tempdir().unwrap();
    let mut store = Store::open(&folder.path().join(name), NOON, Seed(1)).unwrap();
    let learner = store.learner_or_create("Zoé", NOON.at).unwrap();
    (folder, store, learner)
}

fn entries(store: &Store, learner: LearnerId) -> Vec<Entry> {
    let mut entries = Vec::new();
    store.reviews(learner, Timestamp(0), |entry| entries.push(entry)).unwrap();
    entries
}

/// The memory that a rule makes of a log; what was promised stays.
fn replayed(entries: &[Entry], rule: fn(&Evidence) -> Rating) -> HashMap<CardId, CardState> {
    let parameters = Parameters::default();
    let mut states: HashMap<CardId, CardState> = HashMap::new();
    for Entry { review, .. } in entries {
        let Evidence { guess, overruled, purpose, .. } = review.evidence;
        let rating = rule(&review.evidence);
        let answered = Answered { at: review.moment.at, day: review.day, rating, guess, overruled, purpose };
        let state = follow(states.get(&review.card), &answered, review.promise, &parameters);
        states.extend(state.map(|state| (review.card.clone(), state)));
    }
    states
}

#[test]
fn the_rule_in_force_gives_the_log_and_its_states() {
    let (_folder, mut store, learner) = opened("a.db");
    log(&mut store, learner, in_force);
    let entries = entries(&store, learner);
    assert!(entries.iter().all(|entry| entry.review.rating == in_force(&entry.review.evidence)));
    let stored: HashMap<_, _> = store.card_states(learner, None).unwrap().into_iter().collect();
    assert_eq!(replayed(&entries, in_force), stored);
}

#[test]
fn another_rule_can_be_replayed_over_old_answers() {
    let (_folder, mut store, learner) = opened("a.db");
    log(&mut store, learner, in_force);
    let (_other_folder, mut other, other_learner) = opened("b.db");
    log(&mut other, other_learner, lenient);
    let again = replayed(&entries(&store, learner), lenient);
    let lived = other.card_states(other_learner, None).unwrap();
    assert_eq!(again.len(), lived.len());
    for (card, lived) in lived {
        assert_eq!(again[&card].memory, lived.memory, "{card}: as if the rule had been in force all along");
    }
    let old = replayed(&entries(&store, learner), in_force);
    let moved = |card: &str| old[&card.parse().unwrap()].memory != again[&card.parse().unwrap()].memory;
    assert!(moved("d/a") && moved("d/b") && !moved("d/c"), "the rules differ where they should");
}

const QUESTION: &str = r#"Deck(id: "d", title: "D", language: "fr", questions: [(id: "a", ask: "Capitale ?", answer: Typed(["Canberra"]))])"#;

/// What a sitting would log of an answer that took so long.
fn answered(text: &str, seconds: i64) -> (Rating, Evidence) {
    let question = deckfile::parse(QUESTION).deck.unwrap().questions.remove(0);
    let card: CardId = "d/a".parse().unwrap();
    let plan = StudyPlan { queue: vec![card.clone()], ..StudyPlan::default() };
    let mut study = Study::new(plan, Seed(1), None);
    study.apply(Event::Start, NOON.at);
    let asked = Asked { card, question: Arc::new(question), deck: String::new(), language: "fr".into(), source: None };
    study.apply(Event::Loaded(asked), NOON.at);
    let effects = study.apply(Event::Answer(Given::Text(text.to_owned())), NOON.plus_seconds(seconds).at);
    let [Effect::Append { rating, evidence, .. }] = &effects[..] else { panic!("{effects:?}") };
    (*rating, evidence.clone())
}

#[test]
fn response_time_is_logged_to_a_minute_and_changes_no_verdict() {
    for (text, outcome, rating) in
        [("Canberra", Outcome::Right, Rating::Good), ("Sydney", Outcome::Wrong, Rating::Again)]
    {
        for (seconds, millis) in [(0, 0), (2, 2_000), (59, 59_000), (60, 60_000), (61, 60_000), (86_400, 60_000)] {
            let (proposed, evidence) = answered(text, seconds);
            assert_eq!((proposed, evidence.outcome, evidence.millis), (rating, outcome, millis), "{text} {seconds}");
        }
    }
    // Nor does memory look at the clock: the same answers, given slowly, leave the same states.
    let (_folder, mut quick, learner) = opened("a.db");
    log(&mut quick, learner, in_force);
    let (_other_folder, mut slow, other) = opened("b.db");
    log_at(&mut slow, other, in_force, Some(60_000));
    assert_eq!(quick.card_states(learner, None).unwrap(), slow.card_states(other, None).unwrap());
}

#[test]
fn response_time_is_shown_in_the_statistics() {
    let bench = Bench::new().english().deck("d.ron", QUESTION);
    assert!(!bench.run(&["stats"]).out.contains("Response time"), "nothing was answered yet");
    bench.run_with(&["study", "--plain"], "Canberra\n\n");
    let ran = bench.run(&["stats"]);
    assert!(
        ran.out.contains("Response time: 0.0 s in the mean (of each answer at most a minute is counted)"),
        "{}",
        ran.out
    );
    let json: serde_json::Value = serde_json::from_str(&bench.run(&["stats", "--json"]).out).unwrap();
    assert_eq!(json["seconds_per_answer"], 0.0);
}
