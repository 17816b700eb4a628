//! The work ahead: how many cards are promised for each day to come.

use super::{LearnerId, Store, StoreFault};
use crate::memory::Load;
use crate::model::StudyDay;

impl Store {
    /// How many cards are promised for each day after `day`, suspended ones left out. Counted by number alone: cards whose
    /// question is gone are among them.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn load_after(&self, learner: LearnerId, day: StudyDay) -> Result<Load, StoreFault> {
        let mut load = Load::none();
        for promised in self.days_after(learner, day)? {
            load.add(promised);
        }
        Ok(load)
    }
}

#[cfg(test)]
mod tests {
    use crate::memory::Settings;
    use crate::model::{Evidence, Moment, Outcome, Promise, Purpose, Rating, Seed, Timestamp, Variant};
    use crate::store::{Mark, NewReview, Store};

    #[test]
    fn what_is_promised_is_counted_by_day_and_what_is_suspended_is_not() {
        let folder = tempfile::tempdir().unwrap();
        let now = Moment { at: Timestamp(1_739_184_000_000), utc_offset: 0 };
        let mut store = Store::open(&folder.path().join("sommet.db"), now, Seed(1)).unwrap();
        let learner = store.learner_or_create("zoé", now.at).unwrap();
        let mut days = Vec::new();
        for name in ["d/a", "d/b", "d/away"] {
            let evidence = Evidence {
                variant: Variant::Typed,
                outcome: Outcome::Right,
                credit: 1.0,
                guess: 0.0,
                hinted: false,
                retries: 0,
                millis: 0,
                overruled: false,
                purpose: Purpose::Study,
                given: None,
            };
            let card = name.parse().unwrap();
            let new = NewReview { card, moment: now, rating: Rating::Easy, evidence, retention: None };
            let Some(Promise::On(day)) = store.append(learner, &new, &Settings::default()).unwrap().promise else {
                panic!("an easy card is scheduled in days");
            };
            days.push(day);
        }
        store.mark(learner, &"d/away".parse().unwrap(), &Mark::Suspend, now.at).unwrap();
        let load = store.load_after(learner, now.study_day(4)).unwrap();
        let counted = |day| u32::try_from(days[..2].iter().filter(|other| **other == day).count()).unwrap();
        assert!(days.iter().all(|day| load.on(*day) == counted(*day)), "{load:?} {days:?}");
        let last = *days.iter().max().unwrap();
        assert_eq!(store.load_after(learner, last).unwrap().on(last), 0);
    }
}
