//! Replay: a card's state derived anew from its reviews. A promise is logged; memory is derived.

use crate::model::{CardState, Promise, ReviewId};

use super::advance::{Answered, follow};
use super::fsrs::Parameters;

/// One review as replay reads it.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Logged {
    /// Its id.
    pub id: ReviewId,
    /// What moves the card.
    pub answered: Answered,
    /// What was promised; `None` for practice.
    pub promise: Option<Promise>,
}

/// The state that one card's reviews lead to, taken by (instant, id) whatever order they come in; `None` when none of
/// them counts. Due is what was promised last; after a change of weights it stays as promised, only memory differs.
pub fn replay<'a>(reviews: impl IntoIterator<Item = &'a Logged>, parameters: &Parameters) -> Option<CardState> {
    let mut ordered: Vec<&Logged> = reviews.into_iter().collect();
    ordered.sort_by_key(|logged| (logged.answered.at, logged.id));
    ordered.into_iter().fold(None, |state, logged| follow(state.as_ref(), &logged.answered, logged.promise, parameters))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;
    use crate::memory::settings::{Key, Settings};
    use crate::memory::{Fuzz, Load};
    use crate::memory::{Rule, advance};
    use crate::model::{Moment, Purpose, Rating, Timestamp};

    /// Minutes since the answer before (some negative), rating, guess, overruled, practice, offset in hours.
    type Raw = (i64, u8, f32, bool, bool, i32);

    fn raw() -> impl Strategy<Value = Raw> {
        let gap = prop_oneof![Just(0), 0..20_i64, 0..3_000_i64, 0..200_000_i64, -2_000..0_i64];
        let guess = prop_oneof![Just(0.0_f32), Just(0.25), Just(0.5), 0.0_f32..=1.0];
        (gap, 1..=4_u8, guess, any::<bool>(), prop::bool::weighted(0.2), -12..=14)
    }

    fn answered(raw: Raw, at: Timestamp) -> Answered {
        let moment = Moment { at, utc_offset: raw.5 * 3600 };
        Answered {
            at,
            day: moment.study_day(4),
            rating: Rating::from_number(raw.1).unwrap(),
            guess: raw.2,
            overruled: raw.3,
            purpose: if raw.4 { Purpose::Practice } else { Purpose::Study },
        }
    }

    fn bits(state: Option<CardState>) -> Option<(u32, u32, CardState)> {
        state.map(|s| (s.memory.stability.to_bits(), s.memory.difficulty.to_bits(), s))
    }

    proptest! {
        /// What is lived step by step equals what is replayed, also when steps are changed on the way.
        #[test]
        fn live_states_equal_replay(raws in prop::collection::vec(raw(), 1..60), change in 0..60_usize) {
            let parameters = Parameters::default();
            let mut settings = Settings::default();
            let load = Load::none();
            let fuzz = Some(Fuzz::of(&"d/q#2".parse().unwrap(), &load));
            let mut log: Vec<Logged> = Vec::new();
            let mut state: Option<CardState> = None;
            let mut now = Timestamp(1_739_184_000_000);
            for (number, raw) in (0_u8..).zip(raws) {
                if usize::from(number) == change {
                    settings.set(Key::LearningSteps, "5m").unwrap();
                    settings.set(Key::RelearningSteps, "1m 2m 3m").unwrap();
                }
                now = now.plus_seconds(raw.0 * 60);
                let answered = answered(raw, now);
                let rule = Rule { parameters: &parameters, settings: &settings, retention: None, fuzz };
                let late = state.is_some_and(|state| answered.at <= state.last_at);
                let next = advance(state.as_ref(), &answered, &rule);
                let id = ReviewId::new(now, &[number; 10]);
                log.push(Logged { id, answered, promise: next.map(|(_, promise)| promise) });
                state = if late { replay(&log, &parameters) } else { next.map(|(state, _)| state).or(state) };
                prop_assert_eq!(bits(state), bits(replay(&log, &parameters)));
                if let Some(state) = state {
                    prop_assert!(state.memory.stability > 0.0 && state.memory.stability <= 36_500.0);
                    prop_assert!((1.0..=10.0).contains(&state.memory.difficulty));
                }
            }
        }
    }

    #[test]
    fn due_stays_as_promised_when_weights_change() {
        let parameters = Parameters::default();
        let settings = Settings::default();
        let rule = Rule { parameters: &parameters, settings: &settings, retention: None, fuzz: None };
        let answered = answered((0, 4, 0.0, false, false, 1), Timestamp(1_739_184_000_000));
        let (state, promise) = advance(None, &answered, &rule).unwrap();
        let logged = Logged { id: ReviewId([0; 16]), answered, promise: Some(promise) };
        let mut weights = [
            0.212, 1.2931, 2.3065, 8.2956, 6.4133, 0.8334, 3.0194, 0.001, 1.8722, 0.1666, 0.796, 1.4835, 0.0614,
            0.2629, 1.6483, 0.6014, 1.8729, 0.5425, 0.0912, 0.0658, 0.1542,
        ];
        weights[3] = 30.0;
        let again = replay(&[logged], &Parameters::new(&weights).unwrap()).unwrap();
        assert_eq!(again.due, state.due);
        assert!(again.memory.stability > state.memory.stability);
    }
}
