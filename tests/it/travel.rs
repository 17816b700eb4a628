//! Hundreds of days on the road: zones, daylight saving, clocks set back and ahead, days that turn at another hour.

use std::collections::{BTreeMap, HashSet};

use chrono::{TimeZone, Utc};
use chrono_tz::Tz;
use proptest::prelude::*;
use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use sommet::memory::{
    Answered, Due, Fuzz, Limits, Load, Logged, Parameters, Plan, Rule, Settings, advance, follow, logged_at, plan,
};
use sommet::model::{
    CardId, CardState, Evidence, Moment, Outcome, Promise, Purpose, Rating, ReviewId, Seed, StudyDay, Timestamp,
    Variant,
};
use sommet::store::{LearnerId, NewReview, Store};

/// Whole and broken offsets, both sides of the date line, daylight saving of an hour and of half, and taken back for a month.
const ZONES: [Tz; 10] = [
    Tz::Europe__Paris,
    Tz::America__New_York,
    Tz::Asia__Kolkata,
    Tz::Australia__Lord_Howe,
    Tz::Pacific__Apia,
    Tz::Pacific__Kiritimati,
    Tz::America__Sao_Paulo,
    Tz::Africa__Casablanca,
    Tz::Asia__Kathmandu,
    Tz::Pacific__Honolulu,
];

const HOUR: i64 = 3_600_000;
const DAYS: usize = 400;

/// Where the traveller is, and what their clock says.
struct Road {
    chance: ChaCha8Rng,
    zone: Tz,
    /// The true time.
    at: i64,
    /// How far the clock is off, for one sitting.
    off: i64,
    turn_hour: u8,
}

impl Road {
    fn new(zone: usize, seed: u64) -> Self {
        let start = Utc.with_ymd_and_hms(2024, 1, 10, 12, 0, 0).unwrap().timestamp_millis();
        Self { chance: Seed(seed).rng(), zone: ZONES[zone], at: start, off: 0, turn_hour: 4 }
    }

    fn moment(&self) -> Moment {
        Moment::of(&self.zone.timestamp_millis_opt(self.at + self.off).unwrap())
    }

    /// On to the next sitting.
    fn go(&mut self) {
        self.off = 0;
        self.at += match self.chance.random_range(0..20) {
            0 => self.chance.random_range(2..20) * 24 * HOUR,
            1 | 2 => self.chance.random_range(1..5) * HOUR,
            _ => self.chance.random_range(14..34) * HOUR,
        };
        match self.chance.random_range(0..20) {
            0..5 => self.zone = ZONES[self.chance.random_range(0..ZONES.len())],
            5 => self.turn_hour = self.chance.random_range(0..24),
            6 => self.off = -self.chance.random_range(60_000..30 * HOUR),
            7 => self.off = self.chance.random_range(HOUR..30 * 24 * HOUR),
            _ => {}
        }
    }

    /// Home, with a clock that is right.
    fn settle(&mut self) {
        self.off = 0;
        self.turn_hour = 4;
        self.at += 48 * HOUR;
    }

    fn rating(&mut self) -> Rating {
        [Rating::Again, Rating::Hard, Rating::Good, Rating::Good, Rating::Good, Rating::Easy]
            [self.chance.random_range(0..6)]
    }
}

/// The cards of a learner, kept as the store keeps them: a log in the order of instants, and what it comes to.
struct Memory {
    parameters: Parameters,
    settings: Settings,
    load: Load,
    logs: BTreeMap<CardId, Vec<Logged>>,
    states: BTreeMap<CardId, CardState>,
    /// The days on which a card was asked because a day had been promised.
    asked_on: HashSet<(CardId, StudyDay)>,
    /// The days that were promised, and kept by asking.
    kept: HashSet<(CardId, StudyDay)>,
}

/// Two decks of ten questions with two cards each.
fn cards() -> Vec<Vec<CardId>> {
    let deck = |deck| (0..20).map(|n| format!("{deck}/q{}#{}", n / 2, n % 2 + 1).parse().unwrap()).collect();
    vec![deck("a"), deck("b")]
}

impl Memory {
    fn new() -> Self {
        Self {
            parameters: Parameters::default(),
            settings: Settings::default(),
            load: Load::default(),
            logs: BTreeMap::new(),
            states: BTreeMap::new(),
            asked_on: HashSet::new(),
            kept: HashSet::new(),
        }
    }

    fn plan(&self, now: Moment, turn_hour: u8, new: usize) -> Plan {
        let today = now.study_day(turn_hour);
        let is_due = |state: &CardState| match state.due {
            Promise::On(day) => day <= today,
            Promise::At(at) => at < now.day_end(turn_hour),
        };
        let due = self.states.iter().filter(|(_, state)| is_due(state));
        let due = due.map(|(card, state)| Due { card: card.clone(), due: state.due });
        let seen = self.logs.iter().filter(|(_, log)| log.iter().any(|entry| entry.answered.day == today));
        let seen: Vec<CardId> = seen.map(|(card, _)| card.clone()).collect();
        let fresh = |deck: Vec<CardId>| deck.into_iter().filter(|card| !self.states.contains_key(card));
        plan(due.collect(), cards().into_iter().map(fresh).collect(), &seen, Limits { new, reviews: None }, Seed(1))
    }

    /// Answers a card; checks what holds of every answer.
    fn answer(&mut self, card: &CardId, now: Moment, turn_hour: u8, rating: Rating, nonce: u16) {
        let day = now.study_day(turn_hour);
        if let Some(Promise::On(promised)) = self.states.get(card).map(|state| state.due) {
            assert!(promised <= day, "{card} is asked on {day:?} before {promised:?}");
            assert!(self.asked_on.insert((card.clone(), day)), "{card} is asked twice on {day:?}");
            assert!(self.kept.insert((card.clone(), promised)), "{card} is asked twice for {promised:?}");
        }
        let answered = |moment: Moment| Answered {
            at: moment.at,
            day: moment.study_day(turn_hour),
            rating,
            guess: 0.0,
            overruled: false,
            purpose: Purpose::Study,
        };
        let at = logged_at(self.states.get(card), &answered(now));
        let answered = answered(Moment { at, ..now });
        let mut random = [0; 10];
        random[..2].copy_from_slice(&nonce.to_be_bytes());
        let id = ReviewId::new(at, &random);
        let log = self.logs.entry(card.clone()).or_default();
        let place = log.partition_point(|entry| entry.id < id);
        let prior = last_state(&log[..place], &self.parameters);
        let fuzz = Some(Fuzz::of(card, &self.load));
        let rule = Rule { parameters: &self.parameters, settings: &self.settings, retention: None, fuzz };
        let (_, promise) = advance(prior.as_ref(), &answered, &rule).unwrap();
        log.insert(place, Logged { id, answered, promise: Some(promise) });
        let state = last_state(log, &self.parameters).unwrap();
        if let Promise::On(day) = promise {
            self.load.add(day);
            assert!(day > answered.day && prior.is_none_or(|prior| day > prior.last_day), "{card}: {day:?}");
        }
        let from = log.iter().map(|entry| entry.answered.day).max().unwrap();
        if let Promise::On(day) = state.due {
            assert!(day.since(from) <= 36_500, "{card} is lost until {day:?}");
        }
        self.states.insert(card.clone(), state);
    }
}

fn last_state(log: &[Logged], parameters: &Parameters) -> Option<CardState> {
    log.iter().fold(None, |state, entry| follow(state.as_ref(), &entry.answered, entry.promise, parameters))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(20))]

    #[test]
    fn no_card_is_lost_or_asked_twice_on_the_road(zone in 0..ZONES.len(), seed: u64) {
        let (mut road, mut memory) = (Road::new(zone, seed), Memory::new());
        let mut nonce = 0;
        for _ in 0..DAYS {
            let now = road.moment();
            let Plan { learning, queue } = memory.plan(now, road.turn_hour, 2);
            let most = road.chance.random_range(0..30_usize);
            let ready = learning.into_iter().map(|(_, card)| card);
            for card in ready.chain(queue.into_iter().map(|planned| planned.card)).take(most) {
                nonce += 1;
                // Seconds pass between answers.
                let now = now.plus_seconds(i64::from(nonce % 500));
                memory.answer(&card, now, road.turn_hour, road.rating(), nonce);
            }
            road.go();
        }
        // Whoever comes home and studies each day meets every card again by the day it is promised for, siblings a day apart.
        road.settle();
        let mut open: HashSet<CardId> = memory.states.keys().cloned().collect();
        let latest = |memory: &Memory| memory.states.values().filter_map(|state| match state.due {
            Promise::On(day) => Some(day),
            Promise::At(_) => None,
        }).max();
        let last = latest(&memory).unwrap_or(StudyDay(0)).plus(2);
        while road.moment().study_day(4) <= last && !open.is_empty() {
            let now = road.moment();
            let Plan { learning, queue } = memory.plan(now, 4, 0);
            let due: Vec<CardId> =
                learning.into_iter().map(|(_, card)| card).chain(queue.into_iter().map(|planned| planned.card)).collect();
            for card in due {
                nonce += 1;
                open.remove(&card);
                memory.answer(&card, now.plus_seconds(i64::from(nonce % 500)), 4, Rating::Easy, nonce);
            }
            road.at += 24 * HOUR;
        }
        prop_assert!(open.is_empty(), "never asked again: {open:?}");
    }
}

/// The store under way: what it says is due, and what becomes of it.
struct Luggage {
    store: Store,
    learner: LearnerId,
    settings: Settings,
}

impl Luggage {
    fn answer(&mut self, card: &CardId, moment: Moment, rating: Rating) {
        let evidence = Evidence {
            variant: Variant::Typed,
            outcome: Outcome::Right,
            credit: 1.0,
            guess: 0.0,
            hinted: false,
            retries: 0,
            millis: 1_000,
            overruled: false,
            purpose: Purpose::Study,
            given: None,
        };
        let new = NewReview { card: card.clone(), moment, rating, evidence, retention: None };
        self.store.append(self.learner, &new, &self.settings).unwrap();
    }
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(4))]

    #[test]
    fn the_store_travels_alike(zone in 0..ZONES.len(), seed: u64) {
        let folder = tempfile::tempdir().unwrap();
        let mut road = Road::new(zone, seed);
        let mut store = Store::open(&folder.path().join("sommet.db"), road.moment(), Seed(seed)).unwrap();
        let learner = store.learner_or_create("zoé", Timestamp(road.at)).unwrap();
        let mut luggage = Luggage { store, learner, settings: Settings::default() };
        let mut asked = HashSet::new();
        for (turn, card) in cards().concat().iter().enumerate() {
            luggage.answer(card, road.moment().plus_seconds(i64::try_from(turn).unwrap()), Rating::Easy);
        }
        for _ in 0..60 {
            road.go();
            luggage.settings.turn_hour = road.turn_hour;
            let now = road.moment();
            let today = now.study_day(road.turn_hour);
            for (turn, due) in luggage.store.due(learner, now, road.turn_hour).unwrap().into_iter().enumerate() {
                if let Promise::On(day) = due.due {
                    prop_assert!(day <= today);
                    prop_assert!(asked.insert((due.card.clone(), day)), "{} is due twice for {day:?}", due.card);
                }
                let rating = road.rating();
                luggage.answer(&due.card, now.plus_seconds(i64::try_from(turn).unwrap()), rating);
            }
            // What was answered is not due any more, but for the steps of today.
            let left = luggage.store.due(learner, now, road.turn_hour).unwrap();
            prop_assert!(left.iter().all(|due| matches!(due.due, Promise::At(_))), "{left:?}");
        }
        prop_assert_eq!(luggage.store.verify().unwrap(), []);
        let states = luggage.store.card_states(learner, None).unwrap();
        prop_assert_eq!(states.len(), 40, "a card is lost");
        let far = Moment { at: Timestamp(road.at + 40_000 * 24 * HOUR), utc_offset: 0 };
        prop_assert_eq!(luggage.store.due(learner, far, 4).unwrap().len(), 40, "a card never comes due");
    }
}
