//! A room made into the scene that faces show.

use std::sync::Arc;

use super::command::SeatId;
use super::happening::Pausing;
use super::room::Room;
use super::scene::{Counts, Open, Revealed, Scene, Score, SeatScene, Showing, Standing, TeamScene, Time, Trouble};
use super::state::{Membership, Seat, Stage, Turn};
use crate::quiz::Given;

impl Room {
    /// The room as it stands, under a version that must be greater than any before. Costs a little for each seat.
    pub fn scene(&mut self, version: u64) -> Scene {
        let showing = self.showing();
        let state = &self.state;
        let open = matches!(state.stage, Stage::Open | Stage::Closed | Stage::Revealed | Stage::Standings);
        let turn = |seat: &Seat| match state.until {
            None => state.turn().filter(|_| open),
            Some(_) => state.turn_of(seat.step),
        };
        let seats: Vec<SeatScene> = state.seats.iter().map(|seat| self.seat_scene(seat, turn(seat))).collect();
        let active = || seats.iter().filter(|seat| !seat.gone);
        let count = self.setup.questions.len();
        let on_course = |least: usize| {
            let course = |seat: &&SeatScene| seat.course.as_ref().is_some_and(|course| course.answered >= least);
            active().filter(course).count()
        };
        Scene {
            version,
            pin: self.setup.pin.as_str().into(),
            rules: Arc::new(self.setup.rules.clone()),
            languages: self.setup.languages.clone().into(),
            showing,
            paused: state.paused.is_some(),
            locked: state.locked.is_some(),
            trouble: self.trouble(),
            until: state.until,
            count,
            counts: Counts {
                seats: active().count(),
                here: active().filter(|seat| seat.here).count(),
                answers: active().filter(|seat| seat.answered.is_some()).count(),
                begun: on_course(1),
                through: on_course(count),
            },
            class: active().fold(Score::default(), |sum, seat| sum.and(seat.score)),
            teams: self.teams(),
            seats: seats.into(),
        }
    }

    fn trouble(&self) -> Option<Trouble> {
        match (self.state.paused, self.state.locked) {
            (Some(Pausing::Unstored), _) => Some(Trouble::Unstored),
            (_, Some(true)) => Some(Trouble::Crowd),
            (Some(Pausing::Restarted), _) => Some(Trouble::Restarted),
            _ => None,
        }
    }

    fn showing(&mut self) -> Showing {
        match self.state.stage {
            Stage::Lobby => Showing::Lobby,
            Stage::Own => Showing::Own,
            Stage::Open => self.open().map_or(Showing::Lobby, Showing::Open),
            Stage::Closed => self.open().map_or(Showing::Lobby, Showing::Closed),
            Stage::Revealed => {
                if self.revealed.is_none() {
                    self.revealed = self.reveal().map(Arc::new);
                }
                self.revealed.clone().map_or(Showing::Lobby, Showing::Revealed)
            }
            Stage::Standings => Showing::Standings(self.standings().into()),
            Stage::Finished => Showing::Finished(self.standings().into()),
        }
    }

    fn open(&self) -> Option<Arc<Open>> {
        let turn = self.state.turn()?;
        let posed = self.asked.get(turn.question)?.posed.clone();
        let seconds = turn.limit.map(|limit| u32::try_from(limit / 1000).unwrap_or(u32::MAX));
        let (number, epoch) = (turn.question + 1, self.state.epoch());
        Some(Arc::new(Open { number, epoch, time: turn.time(0), seconds, posed }))
    }

    fn reveal(&self) -> Option<Revealed> {
        let turn = self.state.turn()?;
        let results = self.results(turn);
        let rounds = &self.marking().get(turn.question)?.rounds;
        let keys = rounds.iter().map(|round| round.reveal(&Given::GiveUp)).collect();
        let bars = self.bars(turn, &results, &|seat| seat.presence == Membership::In).into();
        Some(Revealed { open: self.open()?, keys, results: results.into(), bars })
    }

    /// How all who take part stand, best first: by points where there are some, else by marks.
    pub fn standings(&self) -> Vec<Standing> {
        let mut ranks: Vec<Standing> =
            self.state.all_seated().map(|seat| Standing { seat: seat.id, rank: 0, score: seat.score }).collect();
        let order = |score: &Score| (score.points, score.credit);
        ranks.sort_by(|a, b| {
            let (a_points, a_credit) = order(&a.score);
            let (b_points, b_credit) = order(&b.score);
            b_points.cmp(&a_points).then(b_credit.total_cmp(&a_credit)).then(a.seat.cmp(&b.seat))
        });
        let mut last: Option<((u64, f64), u32)> = None;
        for (place, rank) in (1..).zip(&mut ranks) {
            let here = order(&rank.score);
            rank.rank = last.filter(|(score, _)| *score == here).map_or(place, |(_, rank)| rank);
            last = Some((here, rank.rank));
        }
        ranks
    }

    fn teams(&self) -> Arc<[TeamScene]> {
        let team = |number: usize| {
            let members = || self.state.all_seated().filter(move |seat| seat.team == Some(number));
            let score = members().fold(Score::default(), |sum, seat| sum.and(seat.score));
            TeamScene { number: number + 1, seats: members().count(), score }
        };
        (0..usize::from(self.setup.rules.teams)).map(team).collect()
    }

    fn seat_scene(&self, seat: &Seat, turn: Option<&Turn>) -> SeatScene {
        SeatScene {
            seat: seat.id,
            name: seat.name.clone(),
            language: seat.language,
            team: seat.team,
            holder: seat.who.token,
            here: self.is_here(seat.id),
            gone: seat.presence != Membership::In,
            answered: turn.and_then(|turn| turn.answer(seat.id)).map(|kept| kept.given.clone()),
            time: turn.map_or(Time::Untimed, |turn| turn.time(seat.extra)),
            extra: seat.extra,
            score: seat.score,
            course: self.course(seat),
        }
    }

    /// The name a seat's person took; empty where there is none.
    pub fn name_of(&self, seat: SeatId) -> &str {
        self.state.seats.get(seat.index()).map_or("", |seat| &*seat.name)
    }
}
