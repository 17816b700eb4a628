//! Habits: how a learner rates, and how long cards take them, from their own log.

use std::collections::HashMap;
use std::hash::Hash;

use crate::memory::Habits;
use crate::model::{Rating, StudyDay};

/// Days of cards of one kind that must be known before the learner's own count.
const ENOUGH: u32 = 20;

/// How many answers the usual shares of ratings count as, before the first of the learner's own.
const WEIGHT: f64 = 10.0;

#[derive(Clone, Copy, Debug)]
enum Kind {
    New = 0,
    Pass = 1,
    Fail = 2,
}

#[derive(Clone, Copy, Debug, Default)]
struct Spent {
    days: u32,
    millis: f64,
}

/// A log being read, answer by answer in its order. `K` is what it tells cards apart by.
#[derive(Clone, Debug)]
pub struct Diary<K> {
    cards: HashMap<K, (StudyDay, Kind)>,
    spent: [Spent; 3],
    first: [f64; 4],
    passes: [f64; 3],
}

impl<K> Default for Diary<K> {
    fn default() -> Self {
        let Habits { first, passes, .. } = Habits::USUAL;
        let (first, passes) = (first.map(|share| share * WEIGHT), passes.map(|share| share * WEIGHT));
        Self { spent: [Spent::default(); 3], first, passes, cards: HashMap::new() }
    }
}

impl<K: Eq + Hash> Diary<K> {
    /// Takes an answer in; `is_new` says whether it was the card's first ever, which a log that is not read from its beginning
    /// does not show.
    pub fn push(&mut self, card: K, day: StudyDay, rating: Rating, millis: u32, is_new: bool) {
        let before = self.cards.get(&card).copied();
        let kind = match before {
            Some((last, kind)) if day <= last => kind,
            _ => {
                let kind = self.begin(is_new, rating);
                self.spent[kind as usize].days += 1;
                self.cards.insert(card, (day, kind));
                kind
            }
        };
        self.spent[kind as usize].millis += f64::from(millis);
    }

    fn begin(&mut self, is_new: bool, rating: Rating) -> Kind {
        let place = usize::from(rating.number() - 1);
        match (is_new, rating.is_pass()) {
            (true, _) => {
                self.first[place] += 1.0;
                Kind::New
            }
            (false, true) => {
                self.passes[place - 1] += 1.0;
                Kind::Pass
            }
            (false, false) => Kind::Fail,
        }
    }

    /// What was seen so far.
    pub fn habits(&self) -> Habits {
        let seconds = |kind: Kind, usual: f64| {
            let Spent { days, millis } = self.spent[kind as usize];
            if days >= ENOUGH { millis / 1000.0 / f64::from(days) } else { usual }
        };
        let (first, passes) = (self.first.iter().sum::<f64>(), self.passes.iter().sum::<f64>());
        Habits {
            first: self.first.map(|count| count / first),
            passes: self.passes.map(|count| count / passes),
            new_seconds: seconds(Kind::New, Habits::USUAL.new_seconds),
            pass_seconds: seconds(Kind::Pass, Habits::USUAL.pass_seconds),
            fail_seconds: seconds(Kind::Fail, Habits::USUAL.fail_seconds),
        }
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Rating::{Again, Easy, Good};

    #[test]
    fn a_cards_day_takes_all_its_answers() {
        let mut diary = Diary::default();
        for card in 0..20 {
            for (day, rating, millis) in
                [(0, Easy, 4_000), (0, Good, 2_000), (3, Good, 5_000), (9, Again, 7_000), (9, Good, 1_000)]
            {
                diary.push(card, StudyDay(day), rating, millis, (day, millis) == (0, 4_000));
            }
        }
        let habits = diary.habits();
        assert_eq!((habits.new_seconds, habits.pass_seconds, habits.fail_seconds), (6.0, 5.0, 8.0));
        assert_eq!(habits.first[3], 21.0 / 30.0);
        assert_eq!(habits.passes[1], 28.0 / 30.0);
    }

    #[test]
    fn until_enough_is_known_the_usual_counts() {
        let mut diary = Diary::default();
        diary.push(1, StudyDay(0), Good, 60_000, true);
        assert_eq!(diary.habits().new_seconds, Habits::default().new_seconds);
        let sums = (Habits::default().first.iter().sum::<f64>(), Habits::default().passes.iter().sum::<f64>());
        assert_eq!(sums, (1.0, 1.0));
    }
}
