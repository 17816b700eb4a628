//! A class that everyone goes through at their own pace: when it ends, where each seat stands, and what it may see there.

use std::sync::Arc;

use super::command::{Clock, Refusal, SeatId};
use super::decide::{Decision, done, refused};
use super::happening::Happening;
use super::marks::{Alike, Mark, is_recall};
use super::room::{GRACE_MILLIS, Room};
use super::scene::{Course, Look, Open, SeatResult, Station, Time};
use super::setup::Ready;
use super::state::{Seat, Stage, State};
use crate::model::Timestamp;
use crate::quiz::Given;

/// What is kept of such a class, so that no answer is graded twice.
#[derive(Clone, Debug, Default)]
pub(super) struct Own {
    /// The questions as they are asked.
    opens: Vec<Arc<Open>>,
    /// For each seat what its answers came to, by the index of their turn.
    results: Vec<Vec<Option<SeatResult>>>,
    /// For each turn, what is said of its answers.
    alike: Vec<Alike>,
}

impl Own {
    /// What is kept of a room in which nothing has happened yet; nothing where the teacher sets the pace.
    pub(super) fn of(state: &State, asked: &[Ready]) -> Self {
        if state.until.is_none() {
            return Self::default();
        }
        let open = |(epoch, ready): (u32, &Ready)| {
            let number = usize::try_from(epoch).unwrap_or(usize::MAX);
            Arc::new(Open { number, epoch, time: Time::Untimed, seconds: None, posed: ready.posed.clone() })
        };
        Self {
            opens: (1..).zip(asked).map(open).collect(),
            results: Vec::new(),
            alike: vec![Alike::new(); asked.len()],
        }
    }

    fn result(&self, seat: SeatId, turn: usize) -> Option<&SeatResult> {
        self.results.get(seat.index())?.get(turn)?.as_ref()
    }
}

impl Room {
    /// When it ends by the wall's clock; `None` where the teacher sets the pace.
    pub fn until(&self) -> Option<Timestamp> {
        self.state.until
    }

    /// Says what the wall's clock shows at an instant of the room's own, which stands still while the machine sleeps or sommet
    /// does not run. Where the end lies is reckoned from the last such reading; it is not stored.
    pub fn anchor(&mut self, at: Clock, wall: Timestamp) {
        self.anchor = Some((at, wall));
    }

    /// When it is over on the room's clock, the grace for answers on their way included.
    pub(super) fn over_at(&self) -> Option<Clock> {
        let (at, wall) = self.anchor.filter(|_| self.state.stage == Stage::Own)?;
        let left = self.state.until?.since(wall).saturating_add(i64::try_from(GRACE_MILLIS + 1).unwrap_or(i64::MAX));
        let millis = left.unsigned_abs();
        Some(if left < 0 { Clock(at.0.saturating_sub(millis)) } else { at.plus(millis) })
    }

    /// On to the next question. What was asked twice is done once.
    pub(super) fn go_on(&self, seat: SeatId, epoch: u32) -> Decision {
        let Some(seat) = self.state.seated(seat) else { return refused(Refusal::UnknownSeat) };
        match self.state.stage {
            Stage::Own => {}
            Stage::Finished => return refused(Refusal::Over),
            _ => return refused(Refusal::NotNow),
        }
        if epoch < seat.step || (epoch == seat.step && self.is_through(seat)) {
            return done(Vec::new());
        }
        if epoch > seat.step {
            return refused(Refusal::OtherEpoch);
        }
        if epoch > 0 && !self.is_settled(seat) {
            return refused(Refusal::NotNow);
        }
        done(vec![Happening::WentOn { seat: seat.id, epoch: epoch + 1 }])
    }

    /// Whether the answer to a seat's own question is stored, and judged where that is the pupil's to do.
    fn is_settled(&self, seat: &Seat) -> bool {
        let Some(turn) = self.state.turn_of(seat.step) else { return false };
        let recall = self.asked.get(turn.question).and_then(|ready| ready.rounds.first()).is_some_and(is_recall);
        turn.answer(seat.id).is_some_and(|kept| !recall || *kept.given == Given::GiveUp || kept.judged.is_some())
    }

    /// Whether a seat has left the last question behind.
    fn is_through(&self, seat: &Seat) -> bool {
        self.state.turn_of(seat.step).is_none() && seat.step > 0
    }

    /// Notes what a seat's answer to a turn came to, and its mark where it is the first.
    pub(super) fn note_result(&mut self, seat: SeatId, epoch: u32) {
        let Some(at) = usize::try_from(epoch).ok().and_then(|epoch| epoch.checked_sub(1)) else { return };
        let Some(mut alike) = self.own.alike.get_mut(at).map(std::mem::take) else { return };
        let held = self.state.seats.get(seat.index()).zip(self.state.turns.get(at));
        let result = held.and_then(|(seat, turn)| self.result(turn, seat, &mut alike));
        self.own.alike[at] = alike;
        let Some(result) = result else { return };
        let mark = Mark { credit: result.credit, points: result.points };
        let (seats, turns) = (self.state.seats.len(), self.state.turns.len());
        self.own.results.resize_with(seats, Vec::new);
        let Some(results) = self.own.results.get_mut(seat.index()) else { return };
        results.resize(turns, None);
        let first = results[at].replace(result).is_none();
        if let Some(seat) = self.state.seats.get_mut(seat.index()).filter(|_| first) {
            seat.score.count(Some(mark));
        }
    }

    /// Makes ready what is shown once it is over, when every question counts for everyone.
    pub(super) fn sum_up(&mut self) {
        self.say_to_silence();
        let count = self.state.epoch();
        self.state.seats.iter_mut().for_each(|seat| seat.score.of = count);
    }

    /// Makes anew what is kept, when it is marked by other texts.
    pub(super) fn note_all_results(&mut self) {
        self.own.alike.iter_mut().for_each(Alike::clear);
        self.own.results.clear();
        let scores: Vec<_> = self.state.seats.iter().map(|seat| seat.score).collect();
        let turns = 1..=self.state.epoch();
        let seats: Vec<SeatId> = self.state.seats.iter().map(|seat| seat.id).collect();
        for seat in seats {
            turns.clone().for_each(|epoch| self.note_result(seat, epoch));
        }
        for (seat, score) in self.state.seats.iter_mut().zip(scores) {
            seat.score = score;
        }
        self.say_to_silence();
    }

    /// What is said to who gave no answer.
    fn say_to_silence(&mut self) {
        let silence = Arc::new(Given::GiveUp);
        let mut alike = std::mem::take(&mut self.own.alike);
        for (turn, alike) in self.state.turns.iter().zip(&mut alike) {
            let rounds = self.marking().get(turn.question).map_or(&[][..], |ready| &ready.rounds);
            for (language, round) in rounds.iter().enumerate() {
                let said = || Arc::new(round.reveal(&Given::GiveUp));
                alike.entry((language, Arc::clone(&silence))).or_insert_with(said);
            }
        }
        self.own.alike = alike;
    }

    /// Where a seat stands; `None` where the teacher sets the pace.
    pub(super) fn course(&self, seat: &Seat) -> Option<Course> {
        self.state.until?;
        let answered = (0..self.own.opens.len()).filter(|turn| self.own.result(seat.id, *turn).is_some()).count();
        let over = self.state.stage == Stage::Finished;
        let at = usize::try_from(seat.step).unwrap_or(usize::MAX).checked_sub(1);
        let station = match at.map(|turn| (turn, self.own.opens.get(turn))) {
            _ if over => Station::Through(self.looks(seat, over)),
            None => Station::Ahead,
            Some((_, None)) => Station::Through(self.looks(seat, over)),
            Some((turn, Some(open))) => match self.own.result(seat.id, turn) {
                Some(result) => Station::Told(Arc::clone(open), result.clone()),
                None => Station::Asked(Arc::clone(open)),
            },
        };
        Some(Course { answered, station })
    }

    /// What a seat did not quite know. What it gave no answer to is in it only once all is over.
    fn looks(&self, seat: &Seat, over: bool) -> Arc<[Look]> {
        let blank = |turn: usize| {
            let said = self.own.alike.get(turn)?.get(&(seat.language, Arc::new(Given::GiveUp)))?;
            Some(SeatResult { reveal: Arc::clone(said), credit: Some(0.0), points: None })
        };
        let look = |(turn, open): (usize, &Arc<Open>)| {
            let result = match self.own.result(seat.id, turn) {
                Some(result) => Some(result.clone()),
                None if over => blank(turn),
                None => None,
            };
            let result = result.filter(|result| result.credit.is_none_or(|credit| credit < 1.0))?;
            Some(Look { open: Arc::clone(open), result })
        };
        self.own.opens.iter().enumerate().filter_map(look).collect()
    }
}
