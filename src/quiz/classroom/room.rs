//! A room: the fold of its happenings, and who is connected.

use std::sync::Arc;

use super::command::{Clock, Command, Reply, SeatId};
use super::happening::{Happening, Record};
use super::own::Own;
use super::roster::Roster;
use super::scene::{Revealed, Score};
use super::setup::{Ready, Setup};
use super::state::{Fate, Stage, State};
use crate::model::Timestamp;

/// An answer is in time until so many milliseconds after the end: the grace for its way.
pub const GRACE_MILLIS: u64 = 750;

/// Whose connection went is waited for so many milliseconds more: phones sleep, pages are loaded anew.
pub const LINGER_MILLIS: u64 = 15_000;

/// A room of a class.
#[derive(Clone, Debug)]
pub struct Room {
    pub(super) setup: Setup,
    /// The questions as they are asked.
    pub(super) asked: Vec<Ready>,
    /// The questions as they are marked, where that is by other texts.
    pub(super) marked: Option<Vec<Ready>>,
    pub(super) state: State,
    pub(super) connections: Vec<Connections>,
    /// Who is expected; not stored with what happened.
    pub(super) roster: Arc<Roster>,
    /// What is shown of the revealed question, until it changes.
    pub(super) revealed: Option<Arc<Revealed>>,
    /// What is kept where everyone goes at their own pace.
    pub(super) own: Own,
    /// What the wall's clock showed when it was last read, and when that was.
    pub(super) anchor: Option<(Clock, Timestamp)>,
}

/// A seat's connections. They are not stored: who was connected is nobody's business afterwards.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Connections {
    pub(super) open: u32,
    /// When the last one went.
    pub(super) gone: Option<Clock>,
}

impl Room {
    /// A room in which nothing has happened yet.
    pub fn new(setup: Setup) -> Self {
        let (asked, state) = (setup.ready(), State::of(&setup));
        let (own, roster) = (Own::of(&state, &asked), Arc::default());
        Self { setup, asked, marked: None, state, connections: Vec::new(), roster, revealed: None, own, anchor: None }
    }

    /// What it was set up with; after a new marking, with the questions as they count.
    pub fn setup(&self) -> &Setup {
        &self.setup
    }

    /// The instant of the last happening: where a restarted room's clock goes on.
    pub fn last(&self) -> Clock {
        self.state.last
    }

    /// Whether the class is over.
    pub fn is_over(&self) -> bool {
        self.state.stage == Stage::Finished
    }

    /// Whether the clock is stopped.
    pub fn is_paused(&self) -> bool {
        self.state.paused.is_some()
    }

    /// The current question's epoch, 0 before the first.
    pub fn epoch(&self) -> u32 {
        self.state.epoch()
    }

    /// Forgets what happened and folds these happenings instead, those connected and those expected staying so.
    pub fn refold(&mut self, setup: Setup, records: &[Record]) {
        let connections = std::mem::take(&mut self.connections);
        let (roster, anchor) = (Arc::clone(&self.roster), self.anchor);
        *self = Self { connections, roster, anchor, ..Self::new(setup) };
        for record in records {
            self.apply(record);
        }
    }

    /// Lets time pass and does what is asked: what happened is applied and must be stored before the reply is given.
    /// A clock that is behind the last happening counts as that.
    pub fn take(&mut self, command: &Command, now: Clock) -> (Vec<Record>, Reply) {
        let mut records = self.elapse(now);
        let now = now.max(self.state.last);
        self.attend(command, now);
        let (happenings, reply) = self.decide(command, now);
        records.extend(self.carry_out(happenings, now));
        (records, reply)
    }

    /// Notes who comes and goes, of which nothing is stored; other commands are let be. Whether it was such a one.
    pub fn attend(&mut self, command: &Command, now: Clock) -> bool {
        match command {
            Command::Here(seat) => self.connect(*seat),
            Command::Gone(seat) => self.disconnect(*seat, now),
            _ => return false,
        }
        true
    }

    /// Lets time pass: closes the open question where its time has come, and ends what everyone does at their own pace.
    pub fn elapse(&mut self, now: Clock) -> Vec<Record> {
        let now = now.max(self.state.last);
        if let Some(end) = self.over_at().filter(|end| *end <= now) {
            return self.carry_out(vec![Happening::Finished], end.max(self.state.last));
        }
        let Some((why, at)) = self.closing(now) else { return Vec::new() };
        let happenings = self.close(why);
        self.carry_out(happenings, at.max(self.state.last))
    }

    fn carry_out(&mut self, happenings: Vec<Happening>, at: Clock) -> Vec<Record> {
        let records: Vec<Record> = happenings.into_iter().map(|what| Record { at, what }).collect();
        for record in &records {
            self.apply(record);
        }
        records
    }

    /// Carries a happening out.
    pub fn apply(&mut self, record: &Record) {
        self.state.apply(record);
        match &record.what {
            Happening::Revealed => self.count_turn(),
            Happening::Judged { seat, epoch, .. } => {
                self.note_result(*seat, *epoch);
                let score = self.state.seats.get(seat.index()).map(|seat| self.score(seat));
                if let (Some(seat), Some(score)) = (self.state.seats.get_mut(seat.index()), score) {
                    seat.score = score;
                }
            }
            Happening::Remarked { questions } => {
                self.setup.questions.clone_from(questions);
                self.marked = Some(self.setup.ready());
                let scores: Vec<Score> = self.state.seats.iter().map(|seat| self.score(seat)).collect();
                for (seat, score) in self.state.seats.iter_mut().zip(scores) {
                    seat.score = score;
                }
                self.note_all_results();
            }
            Happening::Answered { seat, epoch, .. } => return self.note_result(*seat, *epoch),
            Happening::Finished if self.until().is_some() => self.sum_up(),
            _ => {}
        }
        self.revealed = None;
    }

    /// Adds what the turn that was just revealed came to, to each seat's score.
    fn count_turn(&mut self) {
        let epoch = self.state.epoch();
        let Some(turn) = self.state.turn().filter(|turn| turn.fate == Fate::Revealed) else { return };
        let marks: Vec<_> = self.state.seats.iter().map(|seat| self.mark(turn, seat.id)).collect();
        for (seat, mark) in self.state.seats.iter_mut().zip(marks).filter(|(seat, _)| seat.from <= epoch) {
            seat.score.count(mark);
        }
    }

    fn connect(&mut self, seat: SeatId) {
        if self.state.seated(seat).is_none() {
            return;
        }
        if self.connections.len() <= seat.index() {
            self.connections.resize(seat.index() + 1, Connections::default());
        }
        if let Some(connections) = self.connections.get_mut(seat.index()) {
            *connections = Connections { open: connections.open.saturating_add(1), gone: None };
        }
    }

    fn disconnect(&mut self, seat: SeatId, now: Clock) {
        if let Some(connections) = self.connections.get_mut(seat.index()).filter(|connections| connections.open > 0) {
            connections.open -= 1;
            connections.gone = (connections.open == 0).then_some(now);
        }
    }

    /// Whether a connection of a seat is open.
    pub(super) fn is_here(&self, seat: SeatId) -> bool {
        self.connections.get(seat.index()).is_some_and(|connections| connections.open > 0)
    }

    /// When a seat is no longer waited for; `None` while it is here, or where it never was.
    pub(super) fn waited_for_until(&self, seat: SeatId) -> Option<Clock> {
        self.connections.get(seat.index())?.gone.map(|gone| gone.plus(LINGER_MILLIS))
    }
}
