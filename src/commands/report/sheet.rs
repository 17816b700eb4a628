//! The figures of a class: each question's facility, discrimination and pace, which wrong answer drew whom, and the pupils in order.

use std::collections::BTreeMap;

use crate::quiz::classroom::{Closing, Happening, Ledger, LedgerAnswer, LedgerTurn, Record};
use crate::stats::{Spread, discrimination, facility, spread};

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
    /// Milliseconds that answers took.
    pub(super) pace: Option<Spread>,
    /// Each wrong answer and who gave it, the most common first.
    pub(super) wrong: Vec<(String, Vec<usize>)>,
    /// Whether it was closed because its time was up.
    pub(super) timed_out: bool,
}

impl Item {
    pub(super) fn facility_percent(&self) -> f64 {
        (self.facility * 100.0).round()
    }

    /// The median of the time that answers took, in seconds.
    pub(super) fn seconds(&self) -> Option<u64> {
        self.pace.map(|pace| pace.middle.div_ceil(1000))
    }
}

impl Sheet {
    pub(super) fn of(ledger: &Ledger, records: &[Record]) -> Self {
        let timed_out = timed_out(records);
        let counted = ledger.turns.iter().enumerate().filter(|(_, turn)| turn.counts);
        let mut ranked: Vec<usize> = (0..ledger.seats.len()).filter(|seat| ledger.counts(*seat)).collect();
        let credit = |seat: &usize| ledger.seats.get(*seat).map_or(0.0, |seat| seat.score.credit);
        ranked.sort_by(|a, b| credit(b).total_cmp(&credit(a)));
        let item = |(at, turn)| item(ledger, at, turn, timed_out.get(at).copied().unwrap_or(false));
        Self { questions: counted.map(item).collect(), ranked }
    }
}

/// For each turn, whether it was closed because its time was up.
fn timed_out(records: &[Record]) -> Vec<bool> {
    let mut turns = Vec::new();
    for record in records {
        match &record.what {
            Happening::Opened { .. } => turns.push(false),
            Happening::Closed { why: Closing::TimeUp } => turns.last_mut().into_iter().for_each(|turn| *turn = true),
            _ => {}
        }
    }
    turns
}

/// A seat's answer to a turn.
pub(super) fn answer_of(turn: &LedgerTurn, seat: usize) -> Option<&LedgerAnswer> {
    turn.answers.get(seat).and_then(Option::as_ref)
}

fn item(ledger: &Ledger, at: usize, turn: &LedgerTurn, timed_out: bool) -> Item {
    let there = || ledger.seats.iter().enumerate().filter(|(seat, _)| ledger.was_there(*seat, at));
    let credit = |seat: usize| f64::from(answer_of(turn, seat).and_then(|answer| answer.credit).unwrap_or(0.0));
    let credits: Vec<f64> = there().map(|(seat, _)| credit(seat)).collect();
    let spread_out: Vec<(f64, f64)> =
        there().map(|(seat, held)| (credit(seat), held.score.credit - credit(seat))).collect();
    let mut millis: Vec<u64> = Vec::new();
    let mut wrong: BTreeMap<&str, Vec<usize>> = BTreeMap::new();
    for (seat, _) in there() {
        let Some(answer) = answer_of(turn, seat) else { continue };
        millis.push(answer.millis);
        if answer.credit == Some(0.0) && !answer.given.is_empty() {
            wrong.entry(&answer.given).or_default().push(seat);
        }
    }
    let mut wrong: Vec<(String, Vec<usize>)> =
        wrong.into_iter().map(|(given, seats)| (given.to_owned(), seats)).collect();
    wrong.sort_by_key(|(_, seats)| std::cmp::Reverse(seats.len()));
    Item {
        turn: at,
        facility: facility(&credits).unwrap_or(0.0),
        discrimination: discrimination(&spread_out),
        answers: millis.len(),
        seats: credits.len(),
        pace: spread(&millis),
        wrong,
        timed_out,
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::quiz::classroom::{Clock, Pausing};

    #[test]
    fn a_turn_is_timed_out_by_its_own_close_alone() {
        let opened = |epoch| Happening::Opened { epoch, question: 0, limit: None };
        let closed = |why| Happening::Closed { why };
        let happened = [
            opened(1),
            closed(Closing::TimeUp),
            opened(2),
            Happening::Paused { why: Pausing::Teacher },
            closed(Closing::Teacher),
            opened(3),
        ];
        let records = happened.map(|what| Record { at: Clock(0), what });
        assert_eq!(timed_out(&records), [true, false, false]);
    }
}
