//! Where a room stands: seats, and turns with their answers. Only happenings change it.

use std::collections::{HashMap, HashSet, VecDeque};
use std::sync::Arc;

use super::command::{AnswerKey, Clock, Pupil, SeatId, TokenHash};
use super::happening::{Happening, Pausing, Record, Who};
use super::name::identity;
use super::scene::{Score, Time};
use super::setup::{Pace, Setup};
use crate::model::{Moment, Rating, Timestamp};
use crate::quiz::Given;

/// How long joins are remembered, in milliseconds, to see a crowd.
pub(super) const CROWD_MILLIS: u64 = 10_000;

/// Where a room stands.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub(super) enum Stage {
    #[default]
    Lobby,
    /// Everyone is at a question of their own.
    Own,
    Open,
    Closed,
    Revealed,
    Standings,
    Finished,
}

/// The fold of the happenings so far.
#[derive(Clone, Debug, Default)]
pub(super) struct State {
    pub(super) stage: Stage,
    pub(super) paused: Option<Pausing>,
    /// Whether people are locked out; `Some(true)` by a crowd.
    pub(super) locked: Option<bool>,
    pub(super) seats: Vec<Seat>,
    pub(super) by_token: HashMap<TokenHash, SeatId>,
    /// Names in use, by what tells them apart.
    pub(super) names: HashSet<String>,
    pub(super) banned: HashSet<TokenHash>,
    /// The seats of pupils who sit as themselves, those sent out left out.
    pub(super) by_pupil: HashMap<Pupil, SeatId>,
    pub(super) banned_pupils: HashSet<Pupil>,
    /// What the clock on the wall showed at some instants of the room's own.
    clocked: Vec<(Clock, Moment)>,
    pub(super) turns: Vec<Turn>,
    /// When it ends, by the wall's clock, where everyone goes at their own pace.
    pub(super) until: Option<Timestamp>,
    /// The instants of the latest joins.
    pub(super) joins: VecDeque<Clock>,
    /// The instant of the last happening.
    pub(super) last: Clock,
}

/// A seat.
#[derive(Clone, Debug)]
pub(super) struct Seat {
    pub(super) id: SeatId,
    pub(super) name: Arc<str>,
    pub(super) who: Who,
    pub(super) language: usize,
    pub(super) team: Option<usize>,
    pub(super) presence: Membership,
    pub(super) extra: u16,
    /// The first epoch that it could answer.
    pub(super) from: u32,
    /// The epoch of its own question, where everyone goes at their own pace: 0 before the first, one past the last after it.
    pub(super) step: u32,
    /// Since when it has that question before it.
    pub(super) since: Clock,
    pub(super) score: Score,
}

/// Whether a seat's person takes part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Membership {
    In,
    Left,
    SentOut,
}

/// One question, asked once.
#[derive(Clone, Debug)]
pub(super) struct Turn {
    pub(super) question: usize,
    /// Milliseconds to answer.
    pub(super) limit: Option<u64>,
    /// Milliseconds that the clock ran, up to when it was last stopped.
    spent: u64,
    /// Since when it runs.
    since: Option<Clock>,
    pub(super) fate: Fate,
    /// The answers, by the index of their seat.
    pub(super) answers: Vec<Option<Kept>>,
}

/// What became of a turn.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Fate {
    /// Nothing yet; or the class ended before its key was shown.
    Asked,
    /// It counts.
    Revealed,
    /// It counts for nobody.
    Skipped,
}

/// An answer that is stored.
#[derive(Clone, Debug)]
pub(super) struct Kept {
    pub(super) given: Arc<Given>,
    /// When it was given.
    pub(super) at: Clock,
    /// The same by the clock on the wall, as far as the log had said by then: a room that is opened again goes on from the very
    /// instant at which it was cut off, on another day perhaps.
    pub(super) moment: Option<Moment>,
    /// Milliseconds that it took, pauses left out.
    pub(super) millis: u64,
    /// The keys of this answer and of those it took the place of, latest last.
    pub(super) keys: Vec<AnswerKey>,
    /// The pupil's own judgement.
    pub(super) judged: Option<Rating>,
}

impl Turn {
    /// A question that nobody has answered yet, its clock running from an instant on.
    fn new(question: usize, limit: Option<u64>, since: Option<Clock>) -> Self {
        Self { question, limit, spent: 0, since, fate: Fate::Asked, answers: Vec::new() }
    }

    /// Milliseconds that the clock ran until an instant.
    pub(super) fn elapsed(&self, at: Clock) -> u64 {
        self.spent + self.since.map_or(0, |since| at.since(since))
    }

    /// Milliseconds that a seat with so many percent more has.
    pub(super) fn limit_with(&self, extra: u16) -> Option<u64> {
        self.limit.map(|limit| limit + limit * u64::from(extra) / 100)
    }

    /// When so many milliseconds will have run, if the clock runs.
    pub(super) fn when(&self, millis: u64) -> Option<Clock> {
        self.since.map(|since| since.plus(millis.saturating_sub(self.spent)))
    }

    /// What is left for who has so many percent more.
    pub(super) fn time(&self, extra: u16) -> Time {
        match self.limit_with(extra) {
            None => Time::Untimed,
            Some(limit) => self.when(limit).map_or(Time::Stopped(limit.saturating_sub(self.spent)), Time::Until),
        }
    }

    /// A seat's answer.
    pub(super) fn answer(&self, seat: SeatId) -> Option<&Kept> {
        self.answers.get(seat.index())?.as_ref()
    }

    fn stop(&mut self, at: Clock) {
        self.spent = self.elapsed(at);
        self.since = None;
    }
}

impl State {
    /// Where a room stands in which nothing has happened yet. At their own pace all questions are there from the start.
    pub(super) fn of(setup: &Setup) -> Self {
        match setup.rules.pace {
            Pace::Together => Self::default(),
            Pace::Own { until } => {
                let turns = (0..setup.questions.len()).map(|question| Turn::new(question, None, None)).collect();
                Self { stage: Stage::Own, turns, until: Some(until), ..Self::default() }
            }
        }
    }

    /// The epoch of the current question, 0 before the first.
    pub(super) fn epoch(&self) -> u32 {
        u32::try_from(self.turns.len()).unwrap_or(u32::MAX)
    }

    /// The current question's turn.
    pub(super) fn turn(&self) -> Option<&Turn> {
        self.turns.last()
    }

    /// The turn of an epoch.
    pub(super) fn turn_of(&self, epoch: u32) -> Option<&Turn> {
        self.turns.get(usize::try_from(epoch).ok()?.checked_sub(1)?)
    }

    fn turn_of_mut(&mut self, epoch: u32) -> Option<&mut Turn> {
        self.turns.get_mut(usize::try_from(epoch).ok()?.checked_sub(1)?)
    }

    /// The epoch of the question that a seat may answer: that of all, or its own.
    pub(super) fn epoch_of(&self, seat: &Seat) -> u32 {
        if self.until.is_some() { seat.step } else { self.epoch() }
    }

    /// A seat whose person takes part.
    pub(super) fn seated(&self, seat: SeatId) -> Option<&Seat> {
        self.seats.get(seat.index()).filter(|seat| seat.presence == Membership::In)
    }

    /// The seats whose persons take part.
    pub(super) fn all_seated(&self) -> impl Iterator<Item = &Seat> {
        self.seats.iter().filter(|seat| seat.presence == Membership::In)
    }

    fn turn_mut(&mut self) -> Option<&mut Turn> {
        self.turns.last_mut()
    }

    fn seat_mut(&mut self, seat: SeatId) -> Option<&mut Seat> {
        self.seats.get_mut(seat.index())
    }

    /// Carries a happening out. What does not fit, as only a damaged file has it, changes nothing.
    pub(super) fn apply(&mut self, record: &Record) {
        let at = record.at.max(self.last);
        self.last = at;
        match &record.what {
            Happening::Joined { seat, who, language, team } => self.join(at, *seat, who, *language, *team),
            Happening::HandedOver { seat, who } => self.hand_over(*seat, who),
            Happening::Clocked { wall, offset } => {
                self.clocked.push((at, Moment { at: Timestamp(*wall), utc_offset: *offset }));
            }
            Happening::Left { seat } => self.stand(*seat, Membership::Left),
            Happening::Returned { seat } => self.stand(*seat, Membership::In),
            Happening::SentOut { seat, banned } => self.send_out(*seat, *banned),
            Happening::Allowed { seat, extra } => {
                if let Some(seat) = self.seat_mut(*seat) {
                    seat.extra = *extra;
                }
            }
            Happening::Opened { epoch, question, limit } => self.open(at, *epoch, *question, *limit),
            Happening::Answered { seat, epoch, key, given } => self.answer(at, *seat, *epoch, *key, given),
            Happening::Judged { seat, epoch, rating } => self.judge(*seat, *epoch, *rating),
            Happening::WentOn { seat, epoch } => {
                if let Some(seat) = self.seat_mut(*seat).filter(|seat| seat.step + 1 == *epoch) {
                    (seat.step, seat.since) = (*epoch, at);
                }
            }
            Happening::Moved { until } => self.until = self.until.and(Some(*until)),
            Happening::Extended { by } => {
                if let Some(limit) = self.turn_mut().and_then(|turn| turn.limit.as_mut()) {
                    *limit += by;
                }
            }
            Happening::Closed { .. } => self.close(at),
            Happening::Revealed => self.settle(Stage::Revealed, Fate::Revealed),
            Happening::Skipped => {
                self.close(at);
                self.settle(Stage::Closed, Fate::Skipped);
            }
            Happening::Standings => self.stage = Stage::Standings,
            Happening::Paused { why } => {
                self.paused = Some(*why);
                if let Some(turn) = self.turn_mut() {
                    turn.stop(at);
                }
            }
            Happening::Resumed => {
                self.paused = None;
                let open = self.stage == Stage::Open;
                if let Some(turn) = self.turn_mut().filter(|turn| open && turn.since.is_none()) {
                    turn.since = Some(at);
                }
            }
            Happening::Locked { crowd } => self.locked = Some(*crowd),
            Happening::Unlocked => {
                self.locked = None;
                self.joins.clear();
            }
            Happening::Finished => {
                self.close(at);
                if self.until.is_some() {
                    // From now on every question counts for everyone.
                    self.turns.iter_mut().for_each(|turn| turn.fate = Fate::Revealed);
                }
                self.stage = Stage::Finished;
            }
            Happening::Remarked { .. } => {}
        }
    }

    fn join(&mut self, at: Clock, id: SeatId, who: &Who, language: usize, team: Option<usize>) {
        if id.index() != self.seats.len() {
            return;
        }
        let from = if self.until.is_some() { 1 } else { self.epoch() + u32::from(self.stage != Stage::Open) };
        self.names.insert(identity(&who.name));
        if who.token != TokenHash::default() {
            self.by_token.insert(who.token, id);
        }
        if let Some(pupil) = who.pupil {
            self.by_pupil.insert(pupil, id);
        }
        self.joins.push_back(at);
        while self.joins.front().is_some_and(|first| at.since(*first) > CROWD_MILLIS) {
            self.joins.pop_front();
        }
        self.seats.push(Seat {
            id,
            name: who.name.as_str().into(),
            who: who.clone(),
            language,
            team,
            presence: Membership::In,
            extra: 0,
            from,
            step: 0,
            since: at,
            score: Score::default(),
        });
    }

    fn hand_over(&mut self, id: SeatId, who: &Who) {
        let Some(seat) = self.seat_mut(id) else { return };
        let old = std::mem::replace(&mut seat.who, who.clone()).token;
        if self.by_token.get(&old) == Some(&id) {
            self.by_token.remove(&old);
        }
        if who.token != TokenHash::default() {
            self.by_token.insert(who.token, id);
        }
    }

    /// The clock on the wall when the room's clock showed that: by the last time before it that both were looked at.
    pub(super) fn moment(&self, at: Clock) -> Option<Moment> {
        let place = self.clocked.partition_point(|(looked, _)| *looked <= at);
        let (looked, moment) = self.clocked.get(place.checked_sub(1)?)?;
        let later = i64::try_from(at.since(*looked)).unwrap_or(i64::MAX);
        Some(Moment { at: Timestamp(moment.at.0.saturating_add(later)), ..*moment })
    }

    fn stand(&mut self, seat: SeatId, standing: Membership) {
        if let Some(seat) = self.seat_mut(seat).filter(|seat| seat.presence != Membership::SentOut) {
            seat.presence = standing;
        }
    }

    fn send_out(&mut self, seat: SeatId, banned: bool) {
        let Some(seat) = self.seat_mut(seat) else { return };
        seat.presence = Membership::SentOut;
        let (who, name) = (seat.who.clone(), identity(&seat.name));
        self.by_token.remove(&who.token);
        if let Some(pupil) = who.pupil {
            self.by_pupil.remove(&pupil);
            if banned {
                self.banned_pupils.insert(pupil);
            }
        }
        if banned {
            self.banned.extend([who.device, who.token].into_iter().filter(|hash| *hash != TokenHash::default()));
        } else {
            self.names.remove(&name);
        }
    }

    fn open(&mut self, at: Clock, epoch: u32, question: usize, limit: Option<u64>) {
        if epoch != self.epoch() + 1 {
            return;
        }
        let since = self.paused.is_none().then_some(at);
        self.turns.push(Turn::new(question, limit, since));
        self.stage = Stage::Open;
    }

    fn answer(&mut self, at: Clock, seat: SeatId, epoch: u32, key: AnswerKey, given: &Given) {
        let seats = self.seats.len();
        let Some(own) = self.seats.get(seat.index()) else { return };
        if epoch != self.epoch_of(own) {
            return;
        }
        let (since, moment) = (self.until.map(|_| own.since), self.moment(at));
        let Some(turn) = self.turn_of_mut(epoch) else { return };
        let millis = since.map_or_else(|| turn.elapsed(at), |since| at.since(since));
        if turn.answers.len() < seats {
            turn.answers.resize(seats, None);
        }
        let Some(place) = turn.answers.get_mut(seat.index()) else { return };
        let mut keys = place.take().map(|kept| kept.keys).unwrap_or_default();
        keys.push(key);
        *place = Some(Kept { given: Arc::new(given.clone()), at, moment, millis, keys, judged: None });
    }

    fn judge(&mut self, seat: SeatId, epoch: u32, rating: u8) {
        if let Some(Some(kept)) = self.turn_of_mut(epoch).and_then(|turn| turn.answers.get_mut(seat.index())) {
            kept.judged = Rating::from_number(rating);
        }
    }

    fn close(&mut self, at: Clock) {
        if let Some(turn) = self.turn_mut() {
            turn.stop(at);
        }
        if self.stage == Stage::Open {
            self.stage = Stage::Closed;
        }
    }

    fn settle(&mut self, stage: Stage, fate: Fate) {
        self.stage = stage;
        if let Some(turn) = self.turn_mut() {
            turn.fate = fate;
        }
    }
}
