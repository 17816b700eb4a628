//! Whole sittings over days: the time that was asked for, leeches, siblings, and two sittings at one file at once.

use std::sync::Arc;

use sommet::deckfile;
use sommet::model::{CardId, Facet, Moment, Promise, ReviewId, Seed, Timestamp};
use sommet::quiz::{Asked, Effect, Event, Given, Recorded, Stage, Study, StudyPlan};

use super::bench::Bench;

/// A deck of typed questions `q0`, `q1` …, each answered by `a`.
fn deck(questions: usize) -> String {
    let questions = (0..questions).map(|n| format!(r#"(id: "q{n}", ask: "Question {n} ?", answer: Typed(["a"])),"#));
    format!(r#"Deck(id: "d", title: "D", language: "fr", questions: [{}])"#, questions.collect::<String>())
}

/// A sitting of three questions that ends after a minute, and a world that only says what it must.
struct Minute {
    study: Study,
}

impl Minute {
    const START: Timestamp = Timestamp(1_739_185_200_000);

    fn new() -> Self {
        let parsed = deckfile::parse(&deck(3)).deck.unwrap();
        let cards = parsed.questions.iter().map(|question| CardId {
            deck: parsed.id.clone(),
            question: question.id.clone(),
            facet: Facet::Whole,
        });
        let plan = StudyPlan { queue: cards.collect(), ..StudyPlan::default() };
        Self { study: Study::new(plan, Seed(1), Some(Self::START.plus_seconds(60))) }
    }

    /// Applies an event so many seconds after the start.
    fn at(&mut self, seconds: i64, event: Event) {
        let now = Self::START.plus_seconds(seconds);
        let mut events = vec![event];
        while let Some(event) = events.pop() {
            for effect in self.study.apply(event, now) {
                match effect {
                    Effect::Load(card) => {
                        let question = deckfile::parse(&deck(3)).deck.unwrap().questions.remove(0);
                        let (deck, language) = (String::new(), "fr".into());
                        let asked = Asked { card, question: Arc::new(question), deck, language, source: None };
                        events.push(Event::Loaded(asked));
                    }
                    Effect::Append { .. } => {
                        let promise = Some(Promise::At(now.plus_seconds(600)));
                        events.push(Event::Recorded(Recorded {
                            id: ReviewId(Default::default()),
                            before: None,
                            after: None,
                            promise,
                            aside: false,
                        }));
                    }
                    Effect::Retract(..) => events.push(Event::Retracted),
                    _ => {}
                }
            }
        }
    }

    fn is_over(&self) -> bool {
        matches!(self.study.stage(), Stage::Finished)
    }
}

fn typed() -> Event {
    Event::Answer(Given::Text("a".into()))
}

#[test]
fn the_minutes_end_a_sitting_between_two_questions() {
    let mut sitting = Minute::new();
    sitting.at(0, Event::Start);
    sitting.at(5, typed());
    sitting.at(59, Event::Proceed);
    assert!(matches!(sitting.study.stage(), Stage::Asking(_)), "there is a second left");
    sitting.at(300, typed());
    assert!(matches!(sitting.study.stage(), Stage::Revealed { .. }), "who has begun may finish, and sees the answer");
    sitting.at(300, Event::Undo);
    assert!(matches!(sitting.study.stage(), Stage::Asking(_)), "what is taken back may be answered anew");
    sitting.at(301, typed());
    sitting.at(301, Event::Proceed);
    assert!(sitting.is_over());
    let summary = sitting.study.summary(Minute::START.plus_seconds(301));
    assert_eq!((summary.items.len(), summary.left, summary.waiting), (2, 1, 2), "nothing is lost from the count");
    assert!(summary.time_up && !sitting.study.summary(Minute::START).time_up);
    // A card put away after the time gives way to the end, not to another question.
    let mut sitting = Minute::new();
    sitting.at(0, Event::Start);
    sitting.at(61, Event::Skip);
    assert!(sitting.is_over());
}

#[test]
fn minutes_are_read_and_a_stopped_clock_never_ends_them() {
    let bench = Bench::new().deck("d.ron", &deck(3));
    let ran = bench.run_with(&["study", "--plain", "--minutes", "1"], "a\n\na\n\na\n\n");
    assert_eq!(ran.out.matches("Correct · revient").count(), 3, "{}", ran.out);
    for minutes in ["0", "1441", "x"] {
        assert_eq!(bench.run(&["study", "--minutes", minutes]).code, 2, "{minutes}");
    }
}

#[test]
fn a_card_that_is_forgotten_too_often_is_called_a_leech() {
    let mut bench = Bench::new().deck("d.ron", &deck(1)).clock("2025-02-01T09:00:00+01:00");
    assert_eq!(bench.run(&["learner", "set", "leech-lapses", "2"]).code, 0);
    assert_eq!(bench.run(&["learner", "set", "leech-action", "name-only"]).code, 0);
    bench.run_with(&["study", "--plain"], "a\n\na\n\n");
    let forgotten = |bench: &Bench| bench.run_with(&["study", "--plain"], "x\n\na\n\n").out;
    bench = bench.clock("2025-02-05T09:00:00+01:00");
    let first = forgotten(&bench);
    assert!(first.contains("Oublié · revient") && !first.contains("sangsue"), "{first}");
    bench = bench.clock("2025-02-15T09:00:00+01:00");
    let second = forgotten(&bench);
    assert_eq!(second.matches("Oubliée 2 fois").count(), 1, "{second}");
    assert!(second.contains("Reformulez la question, ou suspendez la carte."), "{second}");
    let stats: serde_json::Value = serde_json::from_str(&bench.run(&["stats", "--json"]).out).unwrap();
    assert_eq!(stats["cards"]["leeches"], 1);
    // Passed, the next day it comes back, it is not named.
    bench = bench.clock("2025-03-15T09:00:00+01:00");
    let passed = bench.run_with(&["study", "--plain"], "a\n\n").out;
    assert!(passed.contains("Correct · revient") && !passed.contains("sangsue"), "{passed}");
}

#[test]
fn the_gaps_of_one_question_are_asked_a_day_apart() {
    let cloze = r#"Deck(id: "d", title: "D", language: "fr", questions: [
        (id: "c", ask: "Complétez", answer: Cloze("À {{Paris}} en {{février}} 2025.")),
    ])"#;
    let mut bench = Bench::new().deck("d.ron", cloze);
    let first = bench.run_with(&["study", "--plain"], "Paris\n\nParis\n\n").out;
    assert!(first.contains("À […] en février"), "{first}");
    assert!(!first.contains("À Paris en […]"), "the other gap waits for another day: {first}");
    let again = bench.run_with(&["study", "--plain"], "").out;
    assert!(again.contains("Rien à étudier"), "{again}");
    bench = bench.clock("2025-02-11T09:00:00+01:00");
    let second = bench.run_with(&["study", "--plain"], "février\n\nfévrier\n\n").out;
    assert!(second.contains("À Paris en […]") && !second.contains("À […] en février"), "{second}");
    // Both fall due together: one is asked, the other waits for the day after.
    bench = bench.clock("2025-03-11T09:00:00+01:00");
    let asked = |bench: &Bench| {
        let out = bench.run_with(&["study", "--plain"], "Paris\n\n").out;
        (out.contains("À […] en février"), out.contains("À Paris en […]"))
    };
    let (one, other) = asked(&bench);
    assert!(one != other, "exactly one of the two");
}

#[test]
fn two_sittings_at_one_file_lose_nothing() {
    const ACKNOWLEDGED: &str = " · revient dans";
    let bench = Bench::new().deck("d.ron", &deck(60)).real_clock();
    let mut runs = [
        bench.start(&["study", "--plain", "--new", "60", "--seed", "1"]),
        bench.start(&["study", "--plain", "--new", "60", "--seed", "2"]),
    ];
    for turn in 1..=20 {
        for run in &mut runs {
            run.send("a\n");
            // Each undone answer was acknowledged too, and so was the one in its place.
            run.wait_for(ACKNOWLEDGED, turn + (turn - 1) / 7);
            let undone = turn % 7 == 0;
            run.send(if undone { ":annuler\na\n\n" } else { "\n" });
        }
    }
    let mut acknowledged = 0;
    for run in runs {
        let shown = run.end();
        acknowledged += shown.matches(ACKNOWLEDGED).count();
    }
    assert!(acknowledged >= 40, "{acknowledged}");
    assert_eq!(bench.count("SELECT count(*) FROM review"), i64::try_from(acknowledged).unwrap());
    let sound: String = bench.look().query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
    assert_eq!(sound, "ok");
    let noon = Moment { at: Timestamp(1_739_200_000_000), utc_offset: 3600 };
    let store = sommet::store::Store::open(&bench.database(), noon, Seed(1)).unwrap();
    assert_eq!(store.verify().unwrap(), [], "the caches are what the log makes of them");
}
