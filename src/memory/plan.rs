//! Today's plan: which cards are asked, and in what order.

use std::collections::HashMap;

use crate::model::{CardId, DeckId, Promise, QuestionId, Seed, StudyDay, Timestamp};

/// A card that is due.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Due {
    /// Which.
    pub card: CardId,
    /// When it was promised to come back: an instant of today or earlier, or a day up to today.
    pub due: Promise,
}

/// How much a day may hold.
#[derive(Clone, Debug, PartialEq)]
pub struct Limits {
    /// New cards still allowed today: the limit less those already introduced.
    pub new: usize,
    /// Which reviews, where they are limited; learning cards do not count.
    pub reviews: Option<Ration>,
}

/// Some of a day's reviews: those of most worth.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Ration {
    /// How many at most.
    pub most: usize,
    /// What each card is worth; those that are not there come last.
    pub worth: HashMap<CardId, f64>,
}

/// A card of the queue.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Planned {
    /// Which.
    pub card: CardId,
    /// Whether it was never asked before.
    pub new: bool,
}

/// What a day holds.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Plan {
    /// Cards on their steps, by the instant each waits for.
    pub learning: Vec<(Timestamp, CardId)>,
    /// Reviews and new cards, in the order to ask them.
    pub queue: Vec<Planned>,
}

/// The plan of a day.
///
/// One card a question is asked a day: a question goes to its card that was asked today (`seen_today`), else to the
/// one that is due first, else to the first new one; the others wait for another day. Reviews come by the day they were
/// due, shuffled within a day; where they are limited, by their worth, the greatest first. New cards are taken from the decks in turn, each deck in its own order and no further than needed, and
/// spread evenly among the reviews. The same input and seed give the same plan, whatever order `due` comes in.
pub fn plan<I: Iterator<Item = CardId>>(
    due: Vec<Due>,
    decks: Vec<I>,
    seen_today: &[CardId],
    limits: Limits,
    seed: Seed,
) -> Plan {
    let mut questions = Questions::default();
    for card in seen_today {
        questions.claim(card);
    }
    let mut learning = Vec::new();
    let mut reviews: Vec<(StudyDay, CardId)> = Vec::new();
    for Due { card, due } in due {
        match due {
            Promise::At(instant) => learning.push((instant, card)),
            Promise::On(day) => reviews.push((day, card)),
        }
    }
    learning.sort();
    learning.retain(|(_, card)| questions.claim(card));
    reviews.sort();
    shuffle_days(&mut reviews, seed.derive("reviews"));
    if let Some(Ration { worth, .. }) = &limits.reviews {
        let worth = |card: &CardId| worth.get(card).copied().unwrap_or(f64::NEG_INFINITY);
        reviews.sort_by(|(_, one), (_, other)| worth(other).total_cmp(&worth(one)));
    }
    reviews.retain(|(_, card)| questions.claim(card));
    reviews.truncate(limits.reviews.map_or(usize::MAX, |ration| ration.most));
    let new = introduce(decks, limits.new, &mut questions);
    Plan { learning, queue: spread(reviews.into_iter().map(|(_, card)| card).collect(), new) }
}

/// Which card each question is asked by today.
#[derive(Default)]
struct Questions(HashMap<(DeckId, QuestionId), CardId>);

impl Questions {
    /// Whether the card may be asked: its question is free, or its own already.
    fn claim(&mut self, card: &CardId) -> bool {
        let key = (card.deck.clone(), card.question.clone());
        self.0.entry(key).or_insert_with(|| card.clone()) == card
    }
}

/// Shuffles the cards of each day among themselves; they are sorted by day.
fn shuffle_days(reviews: &mut [(StudyDay, CardId)], seed: Seed) {
    for day in reviews.chunk_by_mut(|one, other| one.0 == other.0) {
        seed.derive(&day[0].0.0.to_string()).shuffle(day);
    }
}

/// The next new cards, one from each deck in turn.
fn introduce<I: Iterator<Item = CardId>>(decks: Vec<I>, limit: usize, questions: &mut Questions) -> Vec<CardId> {
    let mut decks: Vec<I> = decks;
    let mut new = Vec::new();
    while !decks.is_empty() && new.len() < limit {
        decks.retain_mut(|deck| {
            if new.len() == limit {
                return true;
            }
            let next = deck.find(|card| !questions.0.contains_key(&(card.deck.clone(), card.question.clone())));
            next.is_some_and(|card| {
                questions.claim(&card);
                new.push(card);
                true
            })
        });
    }
    new
}

/// New cards at even distances among the reviews, which keep their order.
fn spread(reviews: Vec<CardId>, new: Vec<CardId>) -> Vec<Planned> {
    let (review_count, new_count) = (reviews.len(), new.len());
    let mut reviews = reviews.into_iter().map(|card| Planned { card, new: false });
    let mut queue = Vec::with_capacity(review_count + new_count);
    let mut placed = 0;
    for (number, card) in (1..).zip(new) {
        let before = number * review_count / (new_count + 1);
        queue.extend(reviews.by_ref().take(before - placed));
        placed = before;
        queue.push(Planned { card, new: true });
    }
    queue.extend(reviews);
    queue
}

#[cfg(test)]
mod tests {
    use std::collections::HashSet;

    use proptest::prelude::*;

    use super::*;

    fn card(text: &str) -> CardId {
        text.parse().unwrap()
    }

    fn review(text: &str, day: i32) -> Due {
        Due { card: card(text), due: Promise::On(StudyDay(day)) }
    }

    fn names(plan: &Plan) -> Vec<String> {
        plan.queue.iter().map(|planned| planned.card.to_string()).collect()
    }

    const OPEN: Limits = Limits { new: 20, reviews: None };

    #[test]
    fn new_cards_are_interleaved_by_deck_and_spread_among_reviews() {
        let due = (0..6).map(|n| review(&format!("a/r{n}"), n)).collect();
        let decks = vec![vec![card("a/n1"), card("a/n2")].into_iter(), vec![card("b/n1")].into_iter()];
        let plan = plan(due, decks, &[], OPEN, Seed(1));
        assert_eq!(names(&plan), ["a/r0", "a/n1", "a/r1", "a/r2", "b/n1", "a/r3", "a/n2", "a/r4", "a/r5"]);
    }

    #[test]
    fn the_sibling_due_first_wins_and_new_ones_wait() {
        let due = vec![review("a/q#2", 5), review("a/q#1", 4), review("a/seen#1", 3)];
        let fresh = vec![vec![card("a/q#3"), card("a/n#1"), card("a/n#2"), card("a/seen#3")].into_iter()];
        let plan = plan(due, fresh, &[card("a/seen#2")], OPEN, Seed(1));
        assert_eq!(names(&plan), ["a/n#1", "a/q#1"]);
    }

    #[test]
    fn learning_cards_stand_apart_by_their_instant() {
        let learning = |text, at| Due { card: card(text), due: Promise::At(Timestamp(at)) };
        let due = vec![learning("a/late", 9), review("a/r", 1), learning("a/soon", 3)];
        let seen = [card("a/late"), card("a/soon")];
        let plan = plan(due, Vec::<std::iter::Empty<_>>::new(), &seen, OPEN, Seed(1));
        assert_eq!(plan.learning, [(Timestamp(3), card("a/soon")), (Timestamp(9), card("a/late"))]);
        assert_eq!(names(&plan), ["a/r"]);
    }

    #[test]
    fn a_ration_takes_what_is_worth_most() {
        let due = (0..6).map(|n| review(&format!("a/r{n}"), n)).collect();
        let worth = [("a/r1", 0.2), ("a/r4", 0.5), ("a/r5", -0.1)].map(|(name, worth)| (card(name), worth)).into();
        let limits = Limits { new: 0, reviews: Some(Ration { most: 4, worth }) };
        let plan = plan(due, Vec::<std::iter::Empty<_>>::new(), &[], limits, Seed(1));
        assert_eq!(names(&plan), ["a/r4", "a/r1", "a/r5", "a/r0"]);
    }

    #[test]
    fn decks_are_read_no_further_than_needed() {
        let mut read = 0;
        let deck = (0..1_000_000).map(|n| {
            read += 1;
            card(&format!("a/n{n}"))
        });
        let plan = plan(Vec::new(), vec![deck], &[], Limits { new: 3, reviews: None }, Seed(1));
        assert_eq!(plan.queue.len(), 3);
        assert_eq!(read, 3);
    }

    fn cards() -> impl Strategy<Value = Vec<CardId>> {
        let one = (0..3_u8, 0..8_u8, 1..4_u8);
        prop::collection::hash_set(one, 0..40)
            .prop_map(|all| all.into_iter().map(|(d, q, f)| card(&format!("d{d}/q{q}#{f}"))).collect())
    }

    proptest! {
        #[test]
        fn a_plan_keeps_its_rules(
            all in cards(),
            kinds in prop::collection::vec((0..4_u8, 0..5_i32), 40),
            new in 0..8_usize,
            most in prop::option::of(0..6_usize),
            seed: u64,
        ) {
            let (mut due, mut fresh, mut seen) = (Vec::new(), vec![Vec::new(); 3], Vec::new());
            for (card, (kind, when)) in all.into_iter().zip(kinds) {
                match kind {
                    0 => due.push(Due { card, due: Promise::On(StudyDay(when)) }),
                    1 => due.push(Due { card, due: Promise::At(Timestamp(when.into())) }),
                    2 => seen.push(card),
                    _ => fresh[usize::from(card.deck.as_str().as_bytes()[1] - b'0')].push(card),
                }
            }
            let limits = Limits { new, reviews: most.map(|most| Ration { most, ..Ration::default() }) };
            let make = |due: Vec<Due>| {
                plan(due, fresh.iter().map(|deck| deck.clone().into_iter()).collect(), &seen, limits.clone(), Seed(seed))
            };
            let plan = make(due.clone());
            due.reverse();
            prop_assert_eq!(&plan, &make(due));
            let asked: Vec<&CardId> =
                plan.learning.iter().map(|(_, card)| card).chain(plan.queue.iter().map(|p| &p.card)).collect();
            let questions: HashSet<_> = asked.iter().map(|card| (&card.deck, &card.question)).collect();
            prop_assert_eq!(questions.len(), asked.len());
            prop_assert!(asked.iter().all(|card| !seen.iter().any(|other| other.is_sibling_of(card))));
            prop_assert!(plan.queue.iter().filter(|planned| planned.new).count() <= new);
            let reviews = plan.queue.iter().filter(|planned| !planned.new).count();
            prop_assert!(reviews <= most.unwrap_or(usize::MAX));
        }
    }
}
