//! The machine of a sitting, driven by random events against a real store.

use std::collections::{BTreeMap, VecDeque};
use std::sync::Arc;

use proptest::prelude::*;
use sommet::deckfile;
use sommet::memory::Settings;
use sommet::model::{CardId, Moment, Promise, Question, Rating, Seed, Timestamp};
use sommet::quiz::{Asked, Effect, Event, Given, Recorded, Stage, Study, StudyPlan};
use sommet::store::{LearnerId, Mark, NewReview, Store};

use super::plain::TEN_WAYS;

const NOON: Moment = Moment { at: Timestamp(1_739_185_200_000), utc_offset: 3600 };

/// How long before its time a card on a step may be shown, when nothing else is left.
const AHEAD_MS: i64 = 20 * 60 * 1000;

fn event() -> impl Strategy<Value = Event> {
    let rating = prop::sample::select(Rating::ALL.to_vec());
    prop_oneof![
        6 => Just(Event::Proceed),
        3 => Just(Event::Answer(Given::Pick(0))),
        2 => Just(Event::Answer(Given::Pick(1))),
        3 => "[a-z]{0,3}".prop_map(|text| Event::Answer(Given::Text(text))),
        1 => Just(Event::Answer(Given::Looked)),
        1 => Just(Event::Answer(Given::GiveUp)),
        1 => prop::collection::vec(0..6_usize, 0..5).prop_map(|picks| Event::Answer(Given::Picks(picks))),
        1 => prop::collection::vec(0..6_usize, 0..5).prop_map(|order| Event::Answer(Given::Order(order))),
        1 => prop::collection::vec(prop::option::of(0..6_usize), 0..4).prop_map(|pairs| Event::Answer(Given::Pairs(pairs))),
        1 => any::<bool>().prop_map(|truth| Event::Answer(Given::Truth(truth))),
        2 => rating.clone().prop_map(Event::Judge),
        1 => rating.prop_map(Event::Overrule),
        2 => Just(Event::Undo),
        1 => Just(Event::Hint),
        1 => Just(Event::Suspend),
        1 => Just(Event::Bury),
        1 => Just(Event::Skip),
        1 => Just(Event::Start),
        2 => "(rome|roma|rmoe|paris|x)".prop_map(Event::Retyped),
        2 => "(rmoa|Pariss|4 cotes|quatre)".prop_map(|text| Event::Answer(Given::Text(text))),
        1 => Just(Event::WasRight),
        1 => Just(Event::DidNotKnow),
        1 => "[a-z]{0,3}".prop_map(Event::Flag),
        1 => Just(Event::Edit),
        1 => Just(Event::Open),
    ]
}

/// The sitting, its world, and a book of its own on what is still to be asked.
struct Sitting {
    study: Study,
    store: Store,
    learner: LearnerId,
    questions: BTreeMap<CardId, Arc<Question>>,
    /// Cards to come: those of the queue with no instant, those on a step with theirs.
    open: BTreeMap<CardId, Option<Timestamp>>,
    /// Taken back or put aside: what is open can then no longer be told from outside.
    unsure: bool,
    last: Option<CardId>,
}

impl Sitting {
    fn apply(&mut self, event: Event, now: Moment) {
        self.unsure |= matches!(event, Event::Undo | Event::Suspend | Event::Bury | Event::Skip);
        let mut events = VecDeque::from([event]);
        while let Some(event) = events.pop_front() {
            for effect in self.study.apply(event, now.at) {
                events.extend(self.perform(effect, now));
            }
        }
    }

    fn perform(&mut self, effect: Effect, now: Moment) -> Option<Event> {
        let settings = Settings::default();
        match effect {
            Effect::Load(card) => {
                self.check_turn(&card, now);
                self.last = Some(card.clone());
                let question = Arc::clone(&self.questions[&card]);
                Some(Event::Loaded(Asked { card, question, deck: String::new(), language: "fr".into(), source: None }))
            }
            Effect::Append { card, rating, evidence } => {
                let review = NewReview { card: card.clone(), moment: now, rating, evidence, retention: None };
                let stored = self.store.append(self.learner, &review, &settings).unwrap();
                self.book(&card, stored.promise.unwrap());
                let promise = stored.promise;
                // Now and then a card is a leech.
                let aside = rating == Rating::Again && now.at.0 % 5000 == 0;
                if aside {
                    self.store.mark(self.learner, &card, &Mark::Suspend, now.at).unwrap();
                }
                self.unsure |= aside;
                Some(Event::Recorded(Recorded {
                    id: stored.id,
                    before: stored.before,
                    after: stored.after,
                    promise,
                    aside,
                }))
            }
            Effect::Overrule(id, rating) => {
                let stored = self.store.overrule(id, rating, now.at, &settings, None).unwrap();
                let (promise, aside) = (stored.promise, false);
                let card = self.last.clone().unwrap();
                self.book(&card, promise.unwrap());
                Some(Event::Recorded(Recorded {
                    id: stored.id,
                    before: stored.before,
                    after: stored.after,
                    promise,
                    aside,
                }))
            }
            Effect::Retract(id) => {
                self.store.retract(id, now.at, &settings).unwrap();
                Some(Event::Retracted)
            }
            Effect::LetGoOn(card) => {
                self.store.mark(self.learner, &card, &Mark::Resume, now.at).unwrap();
                None
            }
            Effect::SetSuspended(card, away) => {
                let mark = if away { Mark::Suspend } else { Mark::Resume };
                self.store.mark(self.learner, &card, &mark, now.at).unwrap();
                None
            }
            Effect::SetBuried(card, away) => {
                let mark = if away { Mark::BuryUntil(now.study_day(4).plus(1)) } else { Mark::Unbury };
                self.store.mark(self.learner, &card, &mark, now.at).unwrap();
                None
            }
            Effect::Flag(card, note) => {
                self.store.mark(self.learner, &card, &Mark::Flag(note), now.at).unwrap();
                None
            }
            // Now and then the editor takes the question out of the deck; it may come back with the next edit.
            Effect::Edit(card) if now.at.0 % 3000 == 0 => {
                self.unsure = true;
                Some(Event::Missing(card))
            }
            Effect::Edit(card) => {
                let question = Arc::clone(&self.questions[&card]);
                Some(Event::Edited(Asked { card, question, deck: String::new(), language: "fr".into(), source: None }))
            }
            Effect::Accept(..) | Effect::Open(_) => None,
        }
    }

    fn book(&mut self, card: &CardId, promise: Promise) {
        match promise {
            Promise::At(at) => drop(self.open.insert(card.clone(), Some(at))),
            Promise::On(_) => drop(self.open.remove(card)),
        }
    }

    /// A card is shown twice in a row only when no other can be.
    fn check_turn(&self, card: &CardId, now: Moment) {
        if self.unsure || self.last.as_ref() != Some(card) {
            return;
        }
        let can_be = |at: &Option<Timestamp>| at.is_none_or(|at| at.0 <= now.at.0 + AHEAD_MS);
        let others: Vec<_> = self.open.iter().filter(|(other, at)| *other != card && can_be(at)).collect();
        assert!(others.is_empty(), "{card} was shown twice in a row though these could be: {others:?}");
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(48))]

    #[test]
    fn random_events_break_nothing(events in prop::collection::vec((event(), 0..400_i64), 1..120), seed in any::<u64>()) {
        let folder = tempfile::tempdir().unwrap();
        let mut store = Store::open(&folder.path().join("sommet.db"), NOON, Seed(seed)).unwrap();
        let learner = store.learner_or_create("zoé", NOON.at).unwrap();
        let deck = deckfile::parse(TEN_WAYS).deck.unwrap();
        let cards = deck.questions.iter().flat_map(|question| {
            question.facets().into_iter().map(|facet| {
                (CardId { deck: deck.id.clone(), question: question.id.clone(), facet }, Arc::new(question.clone()))
            })
        });
        let questions: BTreeMap<_, _> = cards.collect();
        let queue: Vec<CardId> = questions.keys().take(5).cloned().collect();
        let open = queue.iter().map(|card| (card.clone(), None)).collect();
        let study = Study::new(StudyPlan { queue, ..StudyPlan::default() }, Seed(seed), None);
        let mut sitting = Sitting { study, store, learner, questions, open, unsure: false, last: None };
        let mut now = NOON;
        sitting.apply(Event::Start, now);
        let mut log = 0;
        for (event, seconds) in events {
            now = now.plus_seconds(seconds);
            sitting.apply(event, now);
            let progress = sitting.study.progress();
            prop_assert!(progress.done + progress.left <= 5, "{progress:?} of five cards");
            let length = sitting.store.log_len().unwrap();
            prop_assert!(length >= log, "the log was cut");
            log = length;
            if matches!(sitting.study.stage(), Stage::Finished) {
                break;
            }
        }
        sitting.apply(Event::Quit, now);
        let finished = matches!(sitting.study.stage(), Stage::Finished);
        prop_assert!(finished);
        prop_assert_eq!(sitting.store.verify().unwrap(), []);
        let states = sitting.store.card_states(learner, None).unwrap();
        sitting.store.rebuild().unwrap();
        prop_assert_eq!(sitting.store.card_states(learner, None).unwrap(), states, "replay gives other states");
    }
}
