//! A class written out: every question that was asked, every answer to it, and what each came to.

use super::command::SeatId;
use super::room::Room;
use super::scene::{Bar, Score};
use super::state::{Fate, Membership};
use crate::model::CardId;

/// A class written out.
#[derive(Clone, Debug, PartialEq)]
pub struct Ledger {
    /// All seats ever taken: seat `n` at index `n − 1`.
    pub seats: Vec<LedgerSeat>,
    /// The questions that were asked, first to last.
    pub turns: Vec<LedgerTurn>,
    /// Whether everyone went through them at their own pace: then who gave no answer to one may never have seen it.
    pub own_pace: bool,
}

/// One seat.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerSeat {
    /// Its number.
    pub seat: SeatId,
    /// The name that was taken; empty where it is anonymous or forgotten.
    pub name: String,
    /// Whether its person was sent out; their answers count for nothing.
    pub sent_out: bool,
    /// The first epoch that it could answer: who came late was not there before.
    pub from: u32,
    /// What it came to.
    pub score: Score,
    /// How many questions it has answered.
    pub answered: usize,
}

/// One question, asked once.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerTurn {
    /// Its place among the room's questions, from 1.
    pub number: usize,
    /// The card.
    pub card: CardId,
    /// What was asked, in the room's first language.
    pub ask: String,
    /// Whether it counts: its key was shown, and it was not passed over.
    pub counts: bool,
    /// For each seat, its answer; shorter where later seats have none.
    pub answers: Vec<Option<LedgerAnswer>>,
    /// How the answers divide.
    pub bars: Vec<Bar>,
}

/// One answer.
#[derive(Clone, Debug, PartialEq)]
pub struct LedgerAnswer {
    /// What was given, in words; options in the room's first language.
    pub given: String,
    /// Share of the full mark, 0 to 1; `None` where the pupil never judged.
    pub credit: Option<f32>,
    /// Points, where points were given for speed.
    pub points: Option<u32>,
    /// Milliseconds that it took, pauses left out.
    pub millis: u64,
    /// How many answers are stored of this seat to this question: it, and those that it took the place of.
    pub stored: usize,
}

impl Room {
    /// The class written out, with marks computed anew from the answers.
    pub fn ledger(&self) -> Ledger {
        let seat = |seat: &super::state::Seat| LedgerSeat {
            seat: seat.id,
            name: seat.name.to_string(),
            sent_out: seat.presence == Membership::SentOut,
            from: seat.from,
            score: self.score(seat),
            answered: self.state.turns.iter().filter(|turn| turn.answer(seat.id).is_some()).count(),
        };
        let own_pace = self.until().is_some();
        let turns = (1..).zip(&self.state.turns).filter_map(|(epoch, turn)| {
            let ready = self.asked.get(turn.question)?;
            let results = self.results(turn);
            let answer = |(seat, result): (&super::state::Seat, &Option<super::scene::SeatResult>)| {
                let (kept, result) = (turn.answer(seat.id)?, result.as_ref()?);
                // An option is one, in whatever language it was picked.
                let given = ready.rounds.first()?.in_words(&kept.given);
                let (credit, points) = (result.credit, result.points);
                Some(LedgerAnswer { given, credit, points, millis: kept.millis, stored: kept.keys.len() })
            };
            Some(LedgerTurn {
                number: turn.question + 1,
                card: self.setup.questions.get(turn.question)?.card.clone(),
                ask: ready.posed.first()?.prompt.ask.clone(),
                counts: turn.fate == Fate::Revealed || own_pace,
                answers: self.state.seats.iter().zip(&results).map(answer).collect(),
                // Who has left since was there; who came later was not, nor, in homework, who did not come to it.
                bars: self.bars(turn, &results, &|seat| {
                    let came = seat.from <= epoch && (!own_pace || turn.answer(seat.id).is_some());
                    came && seat.presence != Membership::SentOut
                }),
            })
        });
        Ledger { turns: turns.collect(), seats: self.state.seats.iter().map(seat).collect(), own_pace }
    }
}

impl Ledger {
    /// How many stored answers it reports, those that were changed among them.
    pub fn stored(&self) -> usize {
        self.turns.iter().flat_map(|turn| turn.answers.iter().flatten()).map(|answer| answer.stored).sum()
    }

    /// Whether a seat's answers count, and it was there when a turn was asked, by the turn's index. Who goes at their own pace and
    /// gave no answer may never have seen it.
    pub fn was_there(&self, seat: usize, turn: usize) -> bool {
        let was = |seat: &LedgerSeat| usize::try_from(seat.from).is_ok_and(|from| from <= turn + 1);
        let saw = || self.turns.get(turn).and_then(|turn| turn.answers.get(seat)?.as_ref()).is_some();
        self.counts(seat) && self.seats.get(seat).is_some_and(was) && (!self.own_pace || saw())
    }

    /// Whether a seat's answers count.
    pub fn counts(&self, seat: usize) -> bool {
        self.seats.get(seat).is_some_and(|seat| !seat.sent_out)
    }
}
