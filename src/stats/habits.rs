//! Habits: how a learner rates, and how long cards take them, from their own log.

use std::collections::HashMap;
use std::hash::Hash;

use crate::memory::Habits;
use crate::model::{Rating, StudyDay};

/// Seconds of a card's day until enough is known of the learner's own: new, passed, failed. Answers of 12 s, two and a half
/// of them for a new card, two for one that is forgotten.
const USUAL: [f64; 3] = [30.0, 12.0, 24.0];

/// Days of cards of one kind that must be known before the learner's own count.
const ENOUGH: u32 = 20;

/// Ratings that count as given before the first: as many as answers of a hundred are on average, Again to Easy.
const USUAL_FIRST: [f64; 4] = [2.0, 1.0, 6.0, 1.0];
/// The same of passes of cards that were met before, Hard to Easy.
const USUAL_PASSES: [f64; 3] = [1.0, 8.0, 1.0];

impl Default for Habits {
    fn default() -> Self {
        Diary::<u32>::default().habits()
    }
}

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
        Self { cards: HashMap::new(), spent: [Spent::default(); 3], first: USUAL_FIRST, passes: USUAL_PASSES }
    }
}

impl<K: Eq + Hash> Diary<K> {
    /// Takes an answer in.
    pub fn push(&mut self, card: K, day: StudyDay, rating: Rating, millis: u32) {
        let before = self.cards.get(&card).copied();
        let kind = match before {
            Some((last, kind)) if day <= last => kind,
            _ => {
                let kind = self.begin(before.is_none(), rating);
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
        let seconds = |kind: Kind| {
            let Spent { days, millis } = self.spent[kind as usize];
            if days >= ENOUGH { millis / 1000.0 / f64::from(days) } else { USUAL[kind as usize] }
        };
        let (first, passes) = (self.first.iter().sum::<f64>(), self.passes.iter().sum::<f64>());
        Habits {
            first: self.first.map(|count| count / first),
            passes: self.passes.map(|count| count / passes),
            new_seconds: seconds(Kind::New),
            pass_seconds: seconds(Kind::Pass),
            fail_seconds: seconds(Kind::Fail),
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
                diary.push(card, StudyDay(day), rating, millis);
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
        diary.push(1, StudyDay(0), Good, 60_000);
        assert_eq!(diary.habits().new_seconds, Habits::default().new_seconds);
        let sums = (Habits::default().first.iter().sum::<f64>(), Habits::default().passes.iter().sum::<f64>());
        assert_eq!(sums, (1.0, 1.0));
    }
}
