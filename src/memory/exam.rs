//! Exam day: which cards to ask today so that most are recalled on a day to come, and what that day is expected to bring.
//!
//! A card's worth today is the chance to recall it on the day if it is asked today and never again, less that chance if
//! it is not asked at all, both by FSRS, over the seconds that asking it takes. Reviews of most worth come first; new cards
//! are taken up steadily, more of them at first; on the eve every card is passed, if minutes allow. `docs/exam.md`
//! has the method, what it assumes, and how it fares beside plain FSRS.

mod foretell;

pub use self::foretell::{Foretold, Pass};

use std::collections::HashSet;

use super::correction::Past;
use super::fsrs::Parameters;
use super::habits::Habits;
use crate::model::{Rating, StudyDay};

/// A card that was answered before.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Known {
    /// Its memory, and how it fared.
    pub past: Past,
    /// The study day of its last answer.
    pub last: StudyDay,
}

/// A card that the exam asks for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Prospect {
    /// What is known of it; `None` for a new card.
    pub known: Option<Known>,
    /// The number of its question: one card a question is asked a day, but for the eve.
    pub question: usize,
    /// Whether it is not to be planned today: it was asked already, or it waits on a step.
    pub rests: bool,
}

/// An exam ahead, and whom it awaits.
#[derive(Clone, Copy, Debug)]
pub struct Exam<'a> {
    /// What recall follows.
    pub parameters: &'a Parameters,
    /// How the learner rates, and how long they take.
    pub habits: Habits,
    /// The study day it is.
    pub today: StudyDay,
    /// The day of the exam.
    pub day: StudyDay,
}

/// The chance to recall a card on a day, 0 to 1.
pub fn recall_of(parameters: &Parameters, known: &Known, day: StudyDay) -> f64 {
    let recall = parameters.retrievability(known.past.memory, days_from(known.last, day));
    f64::from(parameters.correction().recall(recall, &known.past))
}

fn days_from(earlier: StudyDay, day: StudyDay) -> u32 {
    u32::try_from(day.since(earlier)).unwrap_or(0)
}

impl Exam<'_> {
    /// Days of study that are left, today among them; the exam's own day is none.
    pub fn days_left(&self) -> u32 {
        days_from(self.today, self.day)
    }

    /// The share of the cards that are recalled on the day if nothing more is studied, 0 to 1; 0 of no cards.
    pub fn recall(&self, cards: &[Prospect]) -> f64 {
        self.recall_if_asked(cards, &[])
    }

    /// The same if the cards at `asked` are asked today, and nothing more.
    pub fn recall_if_asked(&self, cards: &[Prospect], asked: &[usize]) -> f64 {
        let asked: HashSet<&usize> = asked.iter().collect();
        let recall = |(place, card): (usize, &Prospect)| {
            if asked.contains(&place) { self.if_asked(card) } else { self.if_left(card) }
        };
        mean(cards.iter().enumerate().map(recall))
    }

    /// The cards to ask today within so many seconds, as places in `cards`, those that must come first; each question once, but
    /// for the eve.
    pub fn plan(&self, cards: &[Prospect], seconds: f64) -> Vec<usize> {
        self.plan_within(cards, seconds, usize::MAX)
    }

    /// The same with so many new cards at most; the time that others would have taken goes to reviews.
    pub fn plan_within(&self, cards: &[Prospect], seconds: f64, new: usize) -> Vec<usize> {
        let mut left = seconds;
        let mut questions = HashSet::new();
        let (mut order, siblings): (Vec<usize>, Vec<usize>) =
            self.order(cards, new).into_iter().partition(|place| questions.insert(cards[*place].question));
        if self.is_eve() {
            // There is no other day for them; what they give away of each other is further from memory by then.
            order.extend(siblings);
        }
        order.retain(|place| {
            left -= self.seconds(&cards[*place]);
            left >= 0.0
        });
        order
    }

    /// Whether today is the last day before the exam.
    pub fn is_eve(&self) -> bool {
        self.days_left() == 1
    }

    /// All cards that may be asked today, those that must come first: the day's new cards, then reviews by their worth.
    fn order(&self, cards: &[Prospect], new_at_most: usize) -> Vec<usize> {
        let eve = self.is_eve();
        let (mut new, mut reviews) = (Vec::new(), Vec::new());
        for (place, card) in cards.iter().enumerate() {
            match &card.known {
                _ if card.rests => {}
                None => new.push(place),
                Some(_) => {
                    let gain = self.gain(card);
                    if eve || gain > 0.0 {
                        reviews.push((gain / self.seconds(card), place));
                    }
                }
            }
        }
        let unmet = cards.iter().filter(|card| card.known.is_none()).count();
        new.truncate(self.new_today(unmet).min(new_at_most));
        reviews.sort_by(|one, other| other.0.total_cmp(&one.0).then(one.1.cmp(&other.1)));
        new.extend(reviews.into_iter().map(|(_, place)| place));
        new
    }

    /// New cards that today takes up: what is left of them, over half of the days left; so more at first, and fewer later.
    fn new_today(&self, unmet: usize) -> usize {
        unmet.div_ceil(usize::try_from(self.days_left() / 2).unwrap_or(usize::MAX).max(1))
    }

    /// What asking a card today adds to the chance that it is recalled on the day, −1 to 1.
    pub fn gain(&self, card: &Prospect) -> f64 {
        self.if_asked(card) - self.if_left(card)
    }

    /// Seconds that a card is expected to take if it is asked today.
    fn seconds(&self, card: &Prospect) -> f64 {
        let habits = &self.habits;
        card.known.map_or(habits.new_seconds, |known| {
            let recall = recall_of(self.parameters, &known, self.today);
            recall * habits.pass_seconds + (1.0 - recall) * habits.fail_seconds
        })
    }

    /// The chance to recall a card on the day if it is not asked before.
    fn if_left(&self, card: &Prospect) -> f64 {
        card.known.map_or(0.0, |known| recall_of(self.parameters, &known, self.day))
    }

    /// The same if it is asked today, passed or not, and never again.
    fn if_asked(&self, card: &Prospect) -> f64 {
        let then = |rating| recall_of(self.parameters, &self.answered(card, rating), self.day);
        match &card.known {
            Some(known) => {
                let recall = recall_of(self.parameters, known, self.today);
                recall * then(Rating::Good) + (1.0 - recall) * then(Rating::Again)
            }
            None => Rating::ALL.into_iter().zip(self.habits.first).map(|(rating, share)| share * then(rating)).sum(),
        }
    }

    /// What is known of a card after an answer of today.
    fn answered(&self, card: &Prospect, rating: Rating) -> Known {
        let past = match &card.known {
            None => Past { memory: self.parameters.first(rating), lapses: 0, fell: false },
            Some(Known { past, last }) => Past {
                memory: self.parameters.next(past.memory, days_from(*last, self.today), rating),
                lapses: past.lapses + u32::from(!rating.is_pass()),
                fell: !rating.is_pass(),
            },
        };
        Known { past, last: self.today }
    }
}

#[expect(clippy::cast_precision_loss, reason = "counts of cards are far below 2^53")]
fn mean(numbers: impl ExactSizeIterator<Item = f64>) -> f64 {
    let count = numbers.len().max(1) as f64;
    numbers.sum::<f64>() / count
}

#[cfg(test)]
mod tests;
