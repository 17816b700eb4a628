//! The figures of a class: each question's facility and discrimination, which wrong answer drew whom, and the pupils in order.

use std::collections::BTreeMap;

use crate::quiz::classroom::{Ledger, LedgerTurn};
use crate::stats::{discrimination, facility};

/// A class asks again what fewer than so many knew.
const HARD: f64 = 0.5;

/// The figures of a class.
pub(super) struct Sheet {
    /// The questions that count.
    pub(super) questions: Vec<Item>,
    /// The seats by their marks, best first; of who was not sent out.
    pub(super) ranked: Vec<usize>,
}

/// The figures of one question.
pub(super) struct Item {
    /// Its index among the turns.
    pub(super) turn: usize,
    /// The mean share of the full mark among all who were there; who did not answer has none, but in homework was not asked.
    pub(super) facility: f64,
    pub(super) discrimination: Option<f64>,
    pub(super) answers: usize,
    pub(super) seats: usize,
    /// The median of the time that answers took.
    pub(super) seconds: Option<u64>,
    /// Each wrong answer and who gave it, the most common first.
    pub(super) wrong: Vec<(String, Vec<usize>)>,
}

impl Item {
    pub(super) fn facility_percent(&self) -> f64 {
        (self.facility * 100.0).round()
    }

    /// Whether those who know the rest know this less often: a look at its key is due.
    pub(super) fn is_doubtful(&self) -> bool {
        self.discrimination.is_some_and(|index| index < 0.0)
    }
}

impl Sheet {
    pub(super) fn of(ledger: &Ledger) -> Self {
        let counted = ledger.turns.iter().enumerate().filter(|(_, turn)| turn.counts);
        let mut ranked: Vec<usize> = (0..ledger.seats.len()).filter(|seat| ledger.counts(*seat)).collect();
        let credit = |seat: &usize| ledger.seats.get(*seat).map_or(0.0, |seat| seat.score.credit);
        ranked.sort_by(|a, b| credit(b).total_cmp(&credit(a)));
        Self { questions: counted.map(|(at, turn)| item(ledger, at, turn)).collect(), ranked }
    }

    /// The turns to ask again.
    pub(super) fn hard(&self) -> impl Iterator<Item = usize> {
        self.questions.iter().filter(|item| item.seats > 0 && item.facility < HARD).map(|item| item.turn)
    }
}

fn item(ledger: &Ledger, at: usize, turn: &LedgerTurn) -> Item {
    let seated = || {
        let seats = ledger.seats.iter().enumerate();
        seats.filter(|(seat, _)| ledger.counts(*seat) && ledger.was_asked(*seat, turn))
    };
    let credit = |seat: usize| {
        let answer = turn.answers.get(seat).and_then(Option::as_ref);
        f64::from(answer.and_then(|answer| answer.credit).unwrap_or(0.0))
    };
    let credits: Vec<f64> = seated().map(|(seat, _)| credit(seat)).collect();
    let spread: Vec<(f64, f64)> =
        seated().map(|(seat, held)| (credit(seat), held.score.credit - credit(seat))).collect();
    let mut millis: Vec<u64> = Vec::new();
    let mut wrong: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (seat, _) in seated() {
        let Some(answer) = turn.answers.get(seat).and_then(Option::as_ref) else { continue };
        millis.push(answer.millis);
        if answer.credit == Some(0.0) && !answer.given.is_empty() {
            wrong.entry(&answer.given).or_default().push(seat);
        }
    }
    millis.sort_unstable();
    let mut wrong: Vec<(String, Vec<usize>)> =
        wrong.into_iter().map(|(given, seats)| (given.to_owned(), seats)).collect();
    wrong.sort_by_key(|(_, seats)| std::cmp::Reverse(seats.len()));
    Item {
        turn: at,
        facility: facility(&credits).unwrap_or(0.0),
        discrimination: discrimination(&spread),
        answers: millis.len(),
        seats: credits.len(),
        seconds: millis.get(millis.len() / 2).map(|millis| millis.div_ceil(1000)),
        wrong,
    }
}
