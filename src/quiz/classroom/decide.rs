//! What a command comes to: happenings and a reply. Nothing is changed here.

use super::command::{
    Answering, Claiming, Clock, Command, Control, Joining, Receipt, Refusal, Reply, SeatId, TokenHash,
};
use super::fit::fits;
use super::happening::{Closing, Happening, Pausing, Who};
use super::marks::is_recall;
use super::name::shown;
use super::room::{GRACE_MILLIS, Room};
use super::state::{Membership, Stage};
use crate::model::{Rating, Timestamp};

/// How often an answer may be changed, so that no phone fills the disk.
const MOST_CHANGES: usize = 30;

/// The most extra time, in percent.
const MOST_EXTRA: u16 = 300;

/// The most that a question is prolonged by at once, in seconds.
const MOST_EXTENSION: u32 = 3600;

/// Joins within ten seconds that make a crowd, at least; else half of the seats.
const LEAST_CROWD: usize = 60;

/// The most that homework is put off by at once, in seconds.
const MOST_PUT_OFF: u32 = 366 * 86_400;

pub(super) type Decision = (Vec<Happening>, Reply);

pub(super) fn refused(refusal: Refusal) -> Decision {
    (Vec::new(), Reply::Refused(refusal))
}

pub(super) fn done(happenings: Vec<Happening>) -> Decision {
    (happenings, Reply::Done)
}

impl Room {
    /// What a command comes to, taken at an instant that is not before the last happening.
    pub fn decide(&self, command: &Command, now: Clock) -> (Vec<Happening>, Reply) {
        match command {
            Command::Join(joining) => self.join(joining, now),
            Command::Claim(claiming) => self.sit_down(claiming, now),
            Command::Find(token) => match self.state.by_token.get(token) {
                Some(seat) if self.state.seated(*seat).is_some() => (Vec::new(), Reply::Seated(*seat)),
                _ => refused(Refusal::UnknownSeat),
            },
            Command::Here(seat) | Command::Gone(seat) => match self.state.seated(*seat) {
                Some(_) => done(Vec::new()),
                None => refused(Refusal::UnknownSeat),
            },
            Command::Answer(answering) => self.answer(answering, now),
            Command::Judge { seat, epoch, rating } => self.judge(*seat, *epoch, *rating),
            Command::GoOn { seat, epoch } => self.go_on(*seat, *epoch),
            Command::Leave(seat) => match self.state.seated(*seat) {
                Some(_) => done(vec![Happening::Left { seat: *seat }]),
                None => refused(Refusal::UnknownSeat),
            },
            Command::Control(control) => self.control(*control),
        }
    }

    fn join(&self, joining: &Joining, now: Clock) -> Decision {
        let state = &self.state;
        let own = state.by_token.get(&joining.token).and_then(|seat| state.seats.get(seat.index()));
        if state.stage == Stage::Finished {
            return refused(Refusal::Over);
        }
        if state.banned.contains(&joining.device) || state.banned.contains(&joining.token) {
            return refused(Refusal::Banned);
        }
        if let Some(seat) = own {
            let back = (seat.presence == Membership::Left).then_some(Happening::Returned { seat: seat.id });
            return (back.into_iter().collect(), Reply::Seated(seat.id));
        }
        if joining.pin.trim() != self.setup.pin {
            return refused(Refusal::WrongPin);
        }
        if let Some(shut) = self.shut(now) {
            return shut;
        }
        match self.name_for(&joining.name) {
            Ok(name) => {
                let who = Who { name, token: joining.token, device: joining.device, pupil: None };
                self.seat(who, &joining.language)
            }
            Err(refusal) => refused(refusal),
        }
    }

    /// The seat of the pupil whose code it is: a new one, or theirs, wherever they had it. A name gives nobody another's seat.
    fn sit_down(&self, claiming: &Claiming, now: Clock) -> Decision {
        let state = &self.state;
        let Claiming { pin, code, language, token, device } = claiming;
        if state.stage == Stage::Finished {
            return refused(Refusal::Over);
        }
        if state.banned.contains(device) || state.banned.contains(token) {
            return refused(Refusal::Banned);
        }
        if pin.trim() != self.setup.pin {
            return refused(Refusal::WrongPin);
        }
        let known = self.roster.with_code(code).and_then(|known| Some((known, known.own?.0)));
        let Some((known, pupil)) = known else { return refused(Refusal::WrongCode) };
        if state.banned_pupils.contains(&pupil) {
            return refused(Refusal::Banned);
        }
        let who = Who { name: shown(&known.name), token: *token, device: *device, pupil: Some(pupil) };
        if let Some(seat) = state.by_pupil.get(&pupil).and_then(|seat| state.seats.get(seat.index())) {
            let id = seat.id;
            let back = (seat.presence == Membership::Left).then_some(Happening::Returned { seat: id });
            let who = Who { name: seat.who.name.clone(), ..who };
            let over = (seat.who.token != *token).then_some(Happening::HandedOver { seat: id, who });
            return (back.into_iter().chain(over).collect(), Reply::Seated(id));
        }
        self.shut(now).unwrap_or_else(|| self.seat(who, language))
    }

    /// Why nobody is given a new seat now, if nobody is.
    fn shut(&self, now: Clock) -> Option<Decision> {
        let state = &self.state;
        if state.locked.is_some() {
            return Some(refused(Refusal::Locked));
        }
        if state.stage != Stage::Lobby && !self.setup.rules.late_join {
            return Some(refused(Refusal::Started));
        }
        let most = usize::try_from(self.setup.rules.most_seats).unwrap_or(usize::MAX);
        if state.all_seated().count() >= most {
            return Some(refused(Refusal::Full));
        }
        let lately = state.joins.iter().filter(|at| now.since(**at) <= super::state::CROWD_MILLIS).count();
        // Where nobody need be there to unlock it, the crowd alone is not let in.
        let lock = || (state.stage != Stage::Own).then_some(Happening::Locked { crowd: true });
        let crowd = lately >= (most / 2).max(LEAST_CROWD);
        crowd.then(|| (lock().into_iter().collect(), Reply::Refused(Refusal::Locked)))
    }

    fn seat(&self, who: Who, language: &str) -> Decision {
        let seat = SeatId(u32::try_from(self.state.seats.len() + 1).unwrap_or(u32::MAX));
        let (language, team) = (self.setup.nearest_language(language), self.smallest_team());
        (vec![Happening::Joined { seat, who, language, team }], Reply::Seated(seat))
    }

    fn smallest_team(&self) -> Option<usize> {
        let size = |team: &usize| self.state.all_seated().filter(|seat| seat.team == Some(*team)).count();
        (0..usize::from(self.setup.rules.teams)).min_by_key(size)
    }

    fn answer(&self, answering: &Answering, now: Clock) -> Decision {
        let Answering { seat, epoch, key, given } = answering;
        let Some(seat) = self.state.seated(*seat) else { return refused(Refusal::UnknownSeat) };
        // What is stored is stored: its receipt is given again whatever the room does meanwhile.
        let stored = self.state.turn_of(*epoch).and_then(|turn| turn.answer(seat.id));
        let receipt = Reply::Receipt(Receipt { epoch: *epoch, key: *key });
        if stored.is_some_and(|kept| kept.keys.contains(key)) {
            return (Vec::new(), receipt);
        }
        if self.state.turns.is_empty() {
            return refused(Refusal::NotOpen);
        }
        if *epoch != self.state.epoch_of(seat) {
            return refused(Refusal::OtherEpoch);
        }
        let Some(turn) = self.state.turn_of(*epoch) else { return refused(Refusal::NotOpen) };
        match self.state.stage {
            Stage::Open | Stage::Own => {}
            Stage::Finished => return refused(Refusal::Over),
            _ => return refused(Refusal::Late),
        }
        if self.state.paused.is_some() {
            return refused(Refusal::Paused);
        }
        if turn.limit_with(seat.extra).is_some_and(|limit| turn.elapsed(now) > limit + GRACE_MILLIS) {
            return refused(Refusal::Late);
        }
        let form = self.asked.get(turn.question).and_then(|ready| ready.posed.get(seat.language));
        if !form.is_some_and(|posed| fits(&posed.prompt.form, given)) {
            return refused(Refusal::Malformed);
        }
        let changes = if self.setup.rules.changes { MOST_CHANGES } else { 0 };
        if stored.is_some_and(|kept| kept.keys.len() > changes) {
            return refused(Refusal::AlreadyAnswered);
        }
        let answered = Happening::Answered { seat: seat.id, epoch: *epoch, key: *key, given: given.clone() };
        (vec![answered], receipt)
    }

    fn judge(&self, seat: SeatId, epoch: u32, rating: Rating) -> Decision {
        let Some(seat) = self.state.seated(seat) else { return refused(Refusal::UnknownSeat) };
        if epoch != self.state.epoch_of(seat) {
            return refused(Refusal::OtherEpoch);
        }
        let Some(turn) = self.state.turn_of(epoch) else { return refused(Refusal::NotOpen) };
        if !matches!(self.state.stage, Stage::Revealed | Stage::Standings | Stage::Own) {
            return refused(Refusal::NotOpen);
        }
        let recall = self.asked.get(turn.question).and_then(|ready| ready.rounds.first()).is_some_and(is_recall);
        let looked = turn.answer(seat.id).filter(|kept| *kept.given == crate::quiz::Given::Looked);
        match looked {
            Some(kept) if recall && rating != Rating::Easy => {
                let judged = Happening::Judged { seat: seat.id, epoch, rating: rating.number() };
                done(if kept.judged == Some(rating) { Vec::new() } else { vec![judged] })
            }
            _ => refused(Refusal::Malformed),
        }
    }

    fn control(&self, control: Control) -> Decision {
        let stage = self.state.stage;
        if stage == Stage::Finished {
            return refused(Refusal::Over);
        }
        let happenings = match (control, stage) {
            (Control::Extend(seconds @ 1..=MOST_PUT_OFF), Stage::Own) => {
                let moved = |until: Timestamp| Happening::Moved { until: until.plus_seconds(i64::from(seconds)) };
                self.state.until.map(moved).into_iter().collect()
            }
            // No clock runs there that could be stopped, or lengthened for one.
            (Control::Pause | Control::Allow(..), Stage::Own) => return refused(Refusal::NotNow),
            (Control::Next, Stage::Lobby | Stage::Revealed | Stage::Standings) => self.next(),
            (Control::Next | Control::Close, Stage::Open) => self.close(Closing::Teacher),
            (Control::Next | Control::Reveal, Stage::Closed) => vec![Happening::Revealed],
            (Control::Reveal, Stage::Open) => vec![Happening::Closed { why: Closing::Teacher }, Happening::Revealed],
            (Control::Standings, Stage::Revealed) => vec![Happening::Standings],
            (Control::Pause, _) if self.state.paused.is_none() => vec![Happening::Paused { why: Pausing::Teacher }],
            (Control::Resume, _) if self.state.paused.is_some() => vec![Happening::Resumed],
            (Control::Extend(seconds @ 1..=MOST_EXTENSION), Stage::Open) if self.is_timed() => {
                vec![Happening::Extended { by: u64::from(seconds) * 1000 }]
            }
            (Control::Skip, Stage::Open | Stage::Closed) => {
                std::iter::once(Happening::Skipped).chain(self.next()).collect()
            }
            (Control::Lock, _) if self.state.locked.is_none() => vec![Happening::Locked { crowd: false }],
            (Control::Unlock, _) if self.state.locked.is_some() => vec![Happening::Unlocked],
            (Control::Kick(seat) | Control::Ban(seat), _) => {
                if self.state.seats.get(seat.index()).is_none_or(|seat| seat.presence == Membership::SentOut) {
                    return refused(Refusal::UnknownSeat);
                }
                vec![Happening::SentOut { seat, banned: matches!(control, Control::Ban(_)) }]
            }
            (Control::Allow(seat, extra @ 0..=MOST_EXTRA), _) => match self.state.seated(seat) {
                Some(_) => vec![Happening::Allowed { seat, extra }],
                None => return refused(Refusal::UnknownSeat),
            },
            (Control::End, _) => vec![Happening::Finished],
            _ => return refused(Refusal::NotNow),
        };
        done(happenings)
    }

    fn is_timed(&self) -> bool {
        self.state.turn().is_some_and(|turn| turn.limit.is_some())
    }

    /// The next question opened, or the end.
    fn next(&self) -> Vec<Happening> {
        let question = self.state.turn().map_or(0, |turn| turn.question + 1);
        let Some(set) = self.setup.questions.get(question) else { return vec![Happening::Finished] };
        let limit = set.seconds.map(|seconds| u64::from(seconds) * 1000);
        vec![Happening::Opened { epoch: self.state.epoch() + 1, question, limit }]
    }

    /// The open question closed, and revealed where that follows at once.
    pub(super) fn close(&self, why: Closing) -> Vec<Happening> {
        let revealed = self.setup.rules.reveal_at_once.then_some(Happening::Revealed);
        std::iter::once(Happening::Closed { why }).chain(revealed).collect()
    }

    /// Why and when the open question is to be closed, if it is.
    pub(super) fn closing(&self, now: Clock) -> Option<(Closing, Clock)> {
        let turn = self.state.turn().filter(|_| self.state.stage == Stage::Open && self.state.paused.is_none())?;
        if let Some(end) = self.end().filter(|end| *end <= now) {
            return Some((Closing::TimeUp, end));
        }
        if !self.closes_when_all() || turn.answers.iter().all(Option::is_none) {
            return None;
        }
        let waits = |seat: SeatId| self.is_here(seat) || self.waited_for_until(seat).is_some_and(|until| until > now);
        let all = self.state.all_seated().all(|seat| turn.answer(seat.id).is_some() || !waits(seat.id));
        all.then_some((Closing::AllAnswered, now))
    }

    /// Whether nothing is waited for once all have answered; who may change an answer has all the time there is.
    fn closes_when_all(&self) -> bool {
        self.setup.rules.close_when_all && !self.setup.rules.changes
    }

    /// When the open question is closed because its time is up for all who may still answer, the grace included.
    fn end(&self) -> Option<Clock> {
        let turn = self.state.turn()?;
        let may_answer = |extra: u16, answered: bool| extra > 0 && (self.setup.rules.changes || !answered);
        let seats = self.state.all_seated().filter(|seat| may_answer(seat.extra, turn.answer(seat.id).is_some()));
        let extra = seats.map(|seat| seat.extra).max().unwrap_or(0);
        turn.when(turn.limit_with(extra)? + GRACE_MILLIS + 1)
    }

    /// When the room next does something of itself, if nobody asks for anything: [`Room::elapse`] is to be called then.
    pub fn wakes_at(&self, now: Clock) -> Option<Clock> {
        if let Some(end) = self.over_at() {
            return Some(end);
        }
        if self.state.stage != Stage::Open || self.state.paused.is_some() {
            return None;
        }
        let lingering =
            self.state.all_seated().filter_map(|seat| self.waited_for_until(seat.id)).filter(|at| *at > now);
        let lingering = lingering.filter(|_| self.closes_when_all()).min();
        self.end().into_iter().chain(lingering).min()
    }

    /// Whose token that is, also of who has left.
    pub fn seat_of(&self, token: &TokenHash) -> Option<SeatId> {
        self.state.by_token.get(token).copied()
    }
}
