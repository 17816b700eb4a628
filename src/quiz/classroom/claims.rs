//! Claims: answers of pupils who sit as themselves, as reviews of their own schedules.
//!
//! The rules are those of the prompt: the same grading, the same rating proposed of it, the pupil's own judgement where that decides.
//! An answer counts once its question is revealed, to all or, in homework, to who gave it, at the instant at which it was given.

use super::command::{Clock, Pupil, SeatId};
use super::room::Room;
use super::state::{Fate, Membership, Seat, Turn};
use crate::grading::propose;
use crate::model::review::MAX_MILLIS;
use crate::model::{CardId, Evidence, Moment, Outcome, Purpose, Rating};

/// What an answer is to its pupil's own schedule.
#[derive(Clone, Debug, PartialEq)]
pub struct Claim {
    /// The seat.
    pub seat: SeatId,
    /// The question's epoch.
    pub epoch: u32,
    /// Whose schedule.
    pub pupil: Pupil,
    /// The review; `None` where the answer does not count: its pupil was sent out, or has still to judge.
    pub review: Option<Claimed>,
}

/// An answer as a review.
#[derive(Clone, Debug, PartialEq)]
pub struct Claimed {
    /// The card that was asked.
    pub card: CardId,
    /// When it was answered, by the room's clock.
    pub at: Clock,
    /// The same by the clock on the wall; `None` where the room's log does not say.
    pub moment: Option<Moment>,
    /// The rating that follows.
    pub rating: Rating,
    /// What it follows from.
    pub evidence: Evidence,
    /// The question's own desired retention.
    pub retention: Option<f32>,
}

impl Room {
    /// All claims there are.
    pub fn claims(&self) -> Vec<Claim> {
        let turns = (1..).zip(&self.state.turns);
        turns
            .flat_map(|(epoch, turn)| self.state.seats.iter().filter_map(move |seat| self.claim(epoch, turn, seat)))
            .collect()
    }

    /// The claims of one epoch.
    pub fn claims_of_epoch(&self, epoch: u32) -> Vec<Claim> {
        let Some(turn) = self.state.turn_of(epoch) else { return Vec::new() };
        self.state.seats.iter().filter_map(|seat| self.claim(epoch, turn, seat)).collect()
    }

    /// The claims of one seat.
    pub fn claims_of_seat(&self, seat: SeatId) -> Vec<Claim> {
        let Some(seat) = self.state.seats.get(seat.index()) else { return Vec::new() };
        (1..).zip(&self.state.turns).filter_map(|(epoch, turn)| self.claim(epoch, turn, seat)).collect()
    }

    fn claim(&self, epoch: u32, turn: &Turn, seat: &Seat) -> Option<Claim> {
        let pupil = seat.who.pupil.filter(|_| turn.fate == Fate::Revealed || self.until().is_some())?;
        turn.answer(seat.id)?;
        let review = if seat.presence == Membership::SentOut { None } else { self.claimed(turn, seat) };
        Some(Claim { seat: seat.id, epoch, pupil, review })
    }

    fn claimed(&self, turn: &Turn, seat: &Seat) -> Option<Claimed> {
        let kept = turn.answer(seat.id)?;
        let (round, given) = self.to_mark(turn, seat, kept)?;
        let verdict = round.grade(&given);
        let rating = match verdict.outcome {
            Outcome::SelfGraded => kept.judged?,
            _ => propose(&verdict, false),
        };
        let evidence = Evidence {
            variant: round.question().answer.variant(),
            outcome: verdict.outcome,
            credit: verdict.credit,
            guess: verdict.guess,
            hinted: false,
            retries: 0,
            millis: u32::try_from(kept.millis).unwrap_or(MAX_MILLIS).min(MAX_MILLIS),
            overruled: false,
            purpose: Purpose::Study,
            given: Some(round.in_words(&given)).filter(|given| !given.is_empty()),
        };
        Some(Claimed {
            card: self.setup.questions.get(turn.question)?.card.clone(),
            at: kept.at,
            moment: kept.moment,
            rating,
            evidence,
            retention: round.question().retention,
        })
    }

    /// The clock on the wall when the room's clock showed that, as far as the log says.
    pub fn moment(&self, at: Clock) -> Option<Moment> {
        self.state.moment(at)
    }
}
