//! Whatever is done, the caches equal what the log gives, and the log only grows.

use proptest::prelude::*;

use super::*;
use crate::memory::{Correction, Parameters, pasts};
use crate::model::ReviewId;

#[derive(Clone, Copy, Debug)]
enum Op {
    Append { learner: usize, card: u8, minutes: i64, rating: u8, guess: f32, practice: bool, offset: i32 },
    Retract(prop::sample::Index),
    Overrule(prop::sample::Index, u8),
    Mark { learner: usize, card: u8, kind: u8, minutes: i64 },
    Steps(usize, &'static str),
    Tune { learner: usize, weight: f32, correction: f32 },
    ForgetTuning(usize),
    MoveDue { learner: usize, card: u8, days: i32 },
    Rebuild,
}

fn op() -> impl Strategy<Value = Op> {
    let minutes = prop_oneof![Just(0_i64), 0..30_i64, 0..3_000_i64, -3_000..0_i64, 0..60_000_i64];
    let guess = prop_oneof![Just(0.0_f32), Just(0.25), Just(0.5), 0.0_f32..=1.0];
    let append = (0..2_usize, 0..4_u8, minutes.clone(), 1..=4_u8, guess, prop::bool::weighted(0.15), -11..=14_i32);
    prop_oneof![
        10 => append.prop_map(|(learner, card, minutes, rating, guess, practice, offset)| Op::Append {
            learner, card, minutes, rating, guess, practice, offset
        }),
        2 => any::<prop::sample::Index>().prop_map(Op::Retract),
        2 => (any::<prop::sample::Index>(), 1..=4_u8).prop_map(|(which, rating)| Op::Overrule(which, rating)),
        2 => (0..2_usize, 0..4_u8, 0..6_u8, minutes)
            .prop_map(|(learner, card, kind, minutes)| Op::Mark { learner, card, kind, minutes }),
        1 => (0..2_usize, prop::sample::select(vec!["1m 10m", "none", "5m", "1m 2m 3m"]))
            .prop_map(|(learner, steps)| Op::Steps(learner, steps)),
        1 => (0..2_usize, 0.5_f32..30.0, -0.5_f32..0.5)
            .prop_map(|(learner, weight, correction)| Op::Tune { learner, weight, correction }),
        1 => (0..2_usize).prop_map(Op::ForgetTuning),
        3 => (0..2_usize, 0..4_u8, -5..40_i32).prop_map(|(learner, card, days)| Op::MoveDue { learner, card, days }),
        1 => Just(Op::Rebuild),
    ]
}

struct World {
    store: Store,
    learners: [LearnerId; 2],
    reviews: Vec<ReviewId>,
    now: Moment,
}

impl World {
    fn run(&mut self, op: Op) {
        match op {
            Op::Append { learner, card, minutes, rating, guess, practice, offset } => {
                self.now = Moment { utc_offset: offset * 3600, ..self.now.plus_seconds(minutes * 60) };
                let mut new = answer(&format!("d/q{card}"), 0, Rating::from_number(rating).unwrap());
                new.moment = self.now;
                new.evidence.guess = guess;
                new.evidence.purpose = if practice { Purpose::Practice } else { Purpose::Study };
                let learner = self.learners[learner];
                let settings = self.store.settings(learner).unwrap();
                let appended = self.store.append(learner, &new, &settings).unwrap();
                assert_eq!(state_of(&self.store, learner, &new.card).unwrap(), appended.after);
                self.reviews.push(appended.id);
            }
            Op::Retract(which) if !self.reviews.is_empty() => {
                let id = self.reviews.swap_remove(which.index(self.reviews.len()));
                self.store.retract(id, self.now.at, &Settings::default()).unwrap();
            }
            Op::Overrule(which, rating) if !self.reviews.is_empty() => {
                let place = which.index(self.reviews.len());
                let rating = Rating::from_number(rating).unwrap();
                let settings = Settings::default();
                let over = self.store.overrule(self.reviews[place], rating, self.now.at, &settings, None).unwrap();
                self.reviews[place] = over.id;
            }
            Op::Mark { learner, card, kind, minutes } => {
                let mark = match kind {
                    0 => Mark::Suspend,
                    1 => Mark::Resume,
                    2 => Mark::BuryUntil(self.now.study_day(4).plus(1)),
                    3 => Mark::Unbury,
                    4 => Mark::Flag("why".to_owned()),
                    _ => Mark::Unflag,
                };
                let at = self.now.plus_seconds(minutes * 60).at;
                let card: CardId = format!("d/q{card}").parse().unwrap();
                self.store.mark(self.learners[learner], &card, &mark, at).unwrap();
            }
            Op::Steps(learner, steps) => {
                let learner = self.learners[learner];
                self.store.set_setting(learner, Key::LearningSteps, steps, self.now.at).unwrap();
                self.store.set_setting(learner, Key::RelearningSteps, steps, self.now.at).unwrap();
            }
            Op::Tune { learner, weight, correction } => {
                let mut weights = Parameters::default().weights().to_vec();
                weights[3] = weight;
                let correction = Correction::new([correction; 5]).unwrap();
                let parameters = Parameters::new(&weights).unwrap().corrected(correction);
                let tuning = Tuning { fitted_at: self.now.at, reviews: 400, log_loss: 0.4, parameters };
                let learner = self.learners[learner];
                let record = self.store.record(learner).unwrap();
                let known = pasts(&record.trials, &tuning.parameters);
                self.store.adopt(learner, &tuning, Some((&record, &known))).unwrap();
            }
            Op::ForgetTuning(learner) => {
                self.store.forget_tuning(self.learners[learner], self.now.at).unwrap();
            }
            Op::MoveDue { learner, card, days } => {
                let due = self.now.study_day(4).plus(days);
                let moves = [Move { card: format!("d/q{card}").parse().unwrap(), due }];
                self.store.move_due(self.learners[learner], &moves, self.now.at).unwrap();
            }
            Op::Rebuild => self.store.rebuild().unwrap(),
            Op::Retract(_) | Op::Overrule(..) => {}
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 64, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_caches_equal_the_log(ops in prop::collection::vec(op(), 1..40)) {
        let (_folder, mut store, one) = bench();
        // Durability is not what is tested here, and waiting for the disk takes the time of more cases.
        store.db.execute_batch("PRAGMA synchronous = OFF").unwrap();
        let other = store.learner_or_create("Max", NOON.at).unwrap();
        let mut world = World { store, learners: [one, other], reviews: Vec::new(), now: NOON };
        let mut logged = 0;
        for op in ops {
            world.run(op);
            prop_assert_eq!(world.store.verify().unwrap(), [], "after {:?}", op);
            let now = world.store.log_len().unwrap();
            prop_assert!(now >= logged);
            logged = now;
        }
        let states = |store: &Store| {
            let mut states = store.card_states(one, None).unwrap();
            states.sort_by(|one, other| one.0.cmp(&other.0));
            states
        };
        let before = states(&world.store);
        world.store.rebuild().unwrap();
        prop_assert_eq!(before, states(&world.store));
        prop_assert_eq!(world.store.verify().unwrap(), []);
    }
}
