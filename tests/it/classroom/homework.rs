//! Homework: everyone at their own pace until a deadline, no answer lost or counted twice, no key shown to who has not answered.

use std::collections::BTreeSet;

use proptest::prelude::*;
use sommet::model::{Rating, Timestamp};
use sommet::quiz::Given;
use sommet::quiz::classroom::{
    Clock, Command, Control, GRACE_MILLIS, Happening, Pace, Record, Refusal, Reply, Room, Rules, Scene, SeatId,
    SeatScene, Showing, Station,
};

use super::{Class, KEYS, command, given, joining, key, refused, secrets, setup};

/// When the clock of the wall says zero on the room's own.
const EIGHT: i64 = 1_764_000_000_000;

fn rules(seconds: i64) -> Rules {
    Rules { pace: Pace::Own { until: Timestamp(EIGHT + seconds * 1000) }, ..Rules::default() }
}

/// A class whose room is told what the wall's clock shows.
fn homework(seconds: i64, pupils: u32) -> Class {
    let mut class = Class::with_pupils(rules(seconds), Some(20), pupils);
    class.room.anchor(Clock(0), Timestamp(EIGHT));
    class
}

fn on(class: &mut Class, seat: u32, epoch: u32) -> Reply {
    class.ask(&Command::GoOn { seat: SeatId(seat), epoch })
}

fn station(class: &mut Class, seat: usize) -> Station {
    class.scene().seats[seat - 1].course.clone().unwrap().station
}

/// Answers what is before a seat, and judges it where that is the pupil's to do.
fn answer(class: &mut Class, seat: u32, epoch: u32, given: Given) {
    assert!(matches!(class.answer(seat, epoch, key(seat * 100 + epoch), given), Reply::Receipt(_)), "{seat} {epoch}");
    if epoch == 1 {
        class.ask(&Command::Judge { seat: SeatId(seat), epoch, rating: Rating::Good });
    }
}

#[test]
fn everyone_goes_at_their_own_pace_and_sees_what_each_answer_came_to() {
    let mut class = homework(3600, 3);
    assert_eq!(station(&mut class, 1), Station::Ahead);
    assert_eq!(refused(&class.answer(1, 1, key(1), Given::Looked)), Some(&Refusal::OtherEpoch), "not begun");
    assert_eq!(on(&mut class, 1, 0), Reply::Done);
    assert_eq!(on(&mut class, 1, 0), Reply::Done, "asked twice, done once");
    assert_eq!(refused(&on(&mut class, 1, 1)), Some(&Refusal::NotNow), "an answer comes first");
    let receipt = class.answer(1, 1, key(1), Given::Looked);
    assert_eq!(refused(&on(&mut class, 1, 1)), Some(&Refusal::NotNow), "and the pupil's own judgement");
    class.ask(&Command::Judge { seat: SeatId(1), epoch: 1, rating: Rating::Hard });
    assert_eq!(on(&mut class, 1, 1), Reply::Done);
    assert_eq!(class.answer(1, 1, key(1), Given::Looked), receipt, "a receipt is given again");
    let late = class.ask(&Command::Judge { seat: SeatId(1), epoch: 1, rating: Rating::Good });
    assert_eq!(refused(&late), Some(&Refusal::OtherEpoch), "what is left behind stays as it was judged");
    assert_eq!(refused(&class.answer(1, 3, key(9), given(3, 0))), Some(&Refusal::OtherEpoch), "none is passed over");
    for epoch in 2..=10 {
        let Station::Asked(open) = station(&mut class, 1) else { panic!("question {epoch}") };
        assert_eq!((open.epoch, open.seconds), (epoch, None), "no clock runs");
        class.now += 7_000;
        answer(&mut class, 1, epoch, if epoch == 4 { Given::GiveUp } else { given(epoch, 0) });
        let again = class.answer(1, epoch, key(9), given(epoch, 1));
        assert_eq!(refused(&again), Some(&Refusal::AlreadyAnswered), "answers are final");
        let Station::Told(_, result) = station(&mut class, 1) else { panic!("answer {epoch}") };
        assert!(result.credit.is_some(), "{epoch}");
        assert_eq!(on(&mut class, 1, epoch), Reply::Done);
    }
    let Station::Through(looks) = station(&mut class, 1) else { panic!("through") };
    let epochs: Vec<u32> = looks.iter().map(|look| look.open.epoch).collect();
    assert!(epochs.contains(&1) && epochs.contains(&4) && !epochs.contains(&2), "{epochs:?}");
    assert_eq!(on(&mut class, 1, 11), Reply::Done, "there is nothing beyond");
    on(&mut class, 2, 0);
    answer(&mut class, 2, 1, Given::GiveUp);
    let scene = class.scene();
    assert_eq!(scene.showing, Showing::Own);
    assert_eq!((scene.counts.begun, scene.counts.through), (2, 1));
    let of: Vec<u32> = scene.seats.iter().map(|seat| seat.score.of).collect();
    assert_eq!(of, [10, 1, 0], "an answer counts at once");
    let ledger = class.room.ledger();
    let seconds: Vec<u64> =
        ledger.turns[1..].iter().map(|turn| turn.answers[0].as_ref().unwrap().millis / 1000).collect();
    assert_eq!(seconds, [7; 9], "from when the question came up");
    assert_eq!(ledger.seats.iter().map(|seat| seat.answered).collect::<Vec<_>>(), [10, 1, 0]);
}

/// The secrets of questions that a seat has not answered, in what it may be shown.
fn early(scene: &Scene, seat: &SeatScene, answered: impl Fn(u32) -> bool) -> Vec<&'static str> {
    let shared = Scene { seats: Vec::new().into(), ..scene.clone() };
    let said = format!("{shared:?} {:?}", SeatScene { answered: None, ..seat.clone() });
    let hidden = (1..).zip(KEYS).filter(|(epoch, _)| !answered(*epoch)).flat_map(|(_, keys)| keys);
    hidden.copied().filter(|secret| said.contains(secret)).collect()
}

#[test]
fn a_key_is_shown_to_who_has_answered_and_to_nobody_else() {
    let mut class = homework(3600, 2);
    let (mut told, mut hidden) = (0, 0);
    for epoch in 0..=10_u32 {
        if epoch > 0 {
            // What is typed is no secret to who types it, so nothing is.
            answer(&mut class, 1, epoch, if epoch == 1 { Given::Looked } else { Given::GiveUp });
        }
        for answered in [epoch, epoch.max(1)] {
            let scene = class.scene();
            let mine = early(&scene, &scene.seats[0], |asked| asked <= answered.min(epoch));
            assert!(mine.is_empty(), "{mine:?} after {epoch}");
            let theirs = early(&scene, &scene.seats[1], |_| false);
            assert!(theirs.is_empty(), "{theirs:?} while another has answered {epoch}");
            let other = format!("{:?}", scene.seats[1]);
            let leaked: Vec<_> = secrets().filter(|secret| other.contains(secret)).collect();
            assert!(leaked.is_empty(), "{leaked:?}");
            hidden += 1;
            if let Station::Told(open, _) = station(&mut class, 1) {
                let own = format!("{:?}", class.scene().seats[0]);
                let keys = KEYS[open.number - 1];
                told += usize::from(!keys.is_empty() && keys.iter().any(|secret| own.contains(secret)));
                on(&mut class, 1, epoch);
            } else if epoch == 0 {
                on(&mut class, 1, 0);
                on(&mut class, 2, 0);
            }
        }
    }
    assert!(hidden == 22 && told >= 5, "{hidden} {told}");
    class.control(Control::End);
    let scene = class.scene();
    assert!(matches!(scene.showing, Showing::Finished(_)));
    let late = format!("{:?}", scene.seats[1]);
    assert!(
        KEYS.iter().copied().flatten().filter(|secret| late.contains(**secret)).count() > 4,
        "told once it is over"
    );
}

#[test]
fn it_ends_by_the_wall_with_a_grace_whatever_the_machine_did_meanwhile() {
    let mut class = homework(60, 2);
    on(&mut class, 1, 0);
    on(&mut class, 2, 0);
    class.now = 60_000 + GRACE_MILLIS;
    assert!(class.room.elapse(Clock(class.now)).is_empty());
    assert_eq!(class.room.wakes_at(Clock(class.now)), Some(Clock(class.now + 1)));
    answer(&mut class, 1, 1, Given::Looked);
    class.now += 1;
    assert_eq!(refused(&class.answer(2, 1, key(2), Given::Looked)), Some(&Refusal::Over));
    assert_eq!(class.stored.last().map(|record| &record.what), Some(&Happening::Finished));
    let scene = class.scene();
    assert_eq!(scene.seats.iter().map(|seat| seat.score.of).collect::<Vec<_>>(), [10, 10], "all counts for everyone");
    let Station::Through(looks) = station(&mut class, 2) else { panic!("over") };
    assert_eq!(looks.len(), 10, "what was not answered is shown now");
    assert_eq!(refused(&on(&mut class, 2, 1)), Some(&Refusal::Over));
    assert_eq!(refused(&class.control(Control::Extend(60))), Some(&Refusal::Over));

    // The machine slept: its own clock has hardly moved, the wall's is far past the end.
    let mut class = homework(60, 1);
    class.now = 10_000;
    class.room.anchor(Clock(class.now), Timestamp(EIGHT + 9_000_000));
    assert_eq!(refused(&on(&mut class, 1, 0)), Some(&Refusal::Over));
    // And where the wall's clock was put back, nothing ends early.
    let mut class = homework(60, 1);
    class.room.anchor(Clock(50_000), Timestamp(EIGHT - 3_600_000));
    class.now = 70_000;
    assert_eq!(on(&mut class, 1, 0), Reply::Done);

    // A room of which nobody says what the wall shows, as one that is only looked at, does not end by itself.
    let mut class = Class::with_pupils(rules(-60), None, 1);
    class.now = 9_000_000;
    assert_eq!(on(&mut class, 1, 0), Reply::Done);
}

#[test]
fn the_end_can_be_moved_and_a_room_that_was_away_ends_when_it_is_back() {
    let mut class = homework(60, 1);
    on(&mut class, 1, 0);
    assert_eq!(class.control(Control::Extend(86_400)), Reply::Done);
    assert_eq!(class.scene().until, Some(Timestamp(EIGHT + 86_460_000)));
    class.now = 3_600_000;
    answer(&mut class, 1, 1, Given::Looked);
    // Killed, and opened again after the end: what was stored stands, and the rest is too late.
    let stored = class.read_back();
    class.room = Room::new(setup(rules(60), Some(20)));
    class.room.refold(setup(rules(60), Some(20)), &stored);
    class.room.anchor(Clock(class.now), Timestamp(EIGHT + 90_000_000));
    let closed = class.room.elapse(Clock(class.now));
    assert_eq!(closed.iter().map(|record| &record.what).collect::<Vec<_>>(), [&Happening::Finished]);
    assert!(closed[0].at >= class.room.last());
    let scene = class.scene();
    assert_eq!((scene.seats[0].score.right, scene.seats[0].score.of), (1, 10));
}

#[test]
fn the_teacher_keeps_the_door_and_no_clock_can_be_stopped() {
    let mut class = homework(3600, 2);
    for control in [
        Control::Next,
        Control::Close,
        Control::Reveal,
        Control::Standings,
        Control::Skip,
        Control::Pause,
        Control::Resume,
        Control::Allow(SeatId(1), 50),
        Control::Extend(0),
    ] {
        assert_eq!(refused(&class.control(control)), Some(&Refusal::NotNow), "{control:?}");
    }
    class.control(Control::Lock);
    assert_eq!(refused(&class.ask(&Command::Join(joining(3)))), Some(&Refusal::Locked));
    class.control(Control::Unlock);
    on(&mut class, 1, 0);
    class.control(Control::Ban(SeatId(1)));
    assert_eq!(refused(&class.answer(1, 1, key(1), Given::Looked)), Some(&Refusal::UnknownSeat));
    assert_eq!(refused(&on(&mut class, 1, 1)), Some(&Refusal::UnknownSeat));
    assert_eq!(refused(&class.ask(&Command::Join(joining(1)))), Some(&Refusal::Banned));
    // Whoever leaves comes back to where they were.
    on(&mut class, 2, 0);
    answer(&mut class, 2, 1, Given::Looked);
    class.ask(&Command::Leave(SeatId(2)));
    assert_eq!(class.ask(&Command::Join(joining(2))), Reply::Seated(SeatId(2)));
    assert!(matches!(station(&mut class, 2), Station::Told(..)));
}

#[test]
fn a_crowd_waits_and_locks_nobody_out_for_good() {
    let mut class = Class::new(Rules { most_seats: 200, ..rules(3600) }, None);
    for number in 1..=100 {
        assert!(matches!(class.ask(&Command::Join(joining(number))), Reply::Seated(_)));
    }
    assert_eq!(refused(&class.ask(&Command::Join(joining(101)))), Some(&Refusal::Locked));
    assert!(!class.scene().locked, "nobody may be there to unlock it");
    class.now += 10_001;
    assert!(matches!(class.ask(&Command::Join(joining(101))), Reply::Seated(_)));
}

#[test]
fn a_key_that_was_wrong_is_put_right_after_homework_too() {
    let mut class = homework(3600, 2);
    for (seat, pick) in [(1, 0), (2, 1)] {
        on(&mut class, seat, 0);
        for epoch in 1..=4 {
            answer(&mut class, seat, epoch, if epoch == 4 { Given::Pick(pick) } else { Given::GiveUp });
            on(&mut class, seat, epoch);
        }
    }
    class.control(Control::End);
    let right = |class: &mut Class| class.scene().seats.iter().map(|seat| seat.score.right).collect::<Vec<_>>();
    let before = right(&mut class);
    let looks = |class: &mut Class, seat: usize| match station(class, seat) {
        Station::Through(looks) => looks.iter().map(|look| look.open.epoch).collect::<BTreeSet<_>>(),
        _ => panic!("over"),
    };
    let mut questions = class.room.setup().questions.clone();
    for version in &mut questions[3].versions {
        let sommet::model::Answer::Choice { right, wrong } = &mut version.question.answer else { panic!("a choice") };
        std::mem::swap(right, &mut wrong[0].text);
    }
    class.room.apply(&Record { at: class.room.last(), what: Happening::Remarked { questions } });
    let after = right(&mut class);
    for seat in 0..2 {
        assert_eq!(looks(&mut class, seat + 1).contains(&4), after[seat] == 0, "{before:?} {after:?}");
    }
    let ledger = class.room.ledger();
    assert_eq!(ledger.seats.iter().map(|seat| seat.score.right).collect::<Vec<_>>(), after);
    assert_eq!(class.scene().seats[0].score.of, 10);
}

#[test]
fn rooms_of_before_are_of_one_pace() {
    let rules: Rules = serde_json::from_str(r#"{"changes": true, "most_seats": 30}"#).unwrap();
    assert_eq!((rules.pace, rules.changes), (Pace::Together, true));
    let kept: Rules = serde_json::from_str(&serde_json::to_string(&super::homework::rules(60)).unwrap()).unwrap();
    assert_eq!(kept.pace, Pace::Own { until: Timestamp(EIGHT + 60_000) });
}

/// One thing that may happen to homework, however unlikely.
#[derive(Clone, Debug)]
enum Step {
    /// A seat answers what is before it.
    Answer(u32, u32),
    On(u32),
    Judge(u32),
    Ask(Command),
    Again(usize),
    Wait(u64),
    Behind(u64),
    /// The machine sleeps so long.
    Sleep(i64),
    Unstored(Vec<Command>),
    Restart,
}

fn any_command() -> impl Strategy<Value = Command> {
    let on = (1..6_u32, 0..12_u32).prop_map(|(seat, epoch)| Command::GoOn { seat: SeatId(seat), epoch });
    prop_oneof![6 => command(), 1 => on, 1 => (1..20_u32).prop_map(|more| Command::Control(Control::Extend(more)))]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        14 => (1..6_u32, 0..3_u32).prop_map(|(seat, taste)| Step::Answer(seat, taste)),
        14 => (1..6_u32).prop_map(Step::On),
        4 => (1..6_u32).prop_map(Step::Judge),
        12 => any_command().prop_map(Step::Ask),
        3 => (0..200_usize).prop_map(Step::Again),
        3 => (0..2_000_u64).prop_map(Step::Wait),
        1 => (0..3_000_u64).prop_map(Step::Behind),
        1 => (0..6_000_i64).prop_map(Step::Sleep),
        1 => prop::collection::vec(any_command(), 1..5).prop_map(Step::Unstored),
        1 => Just(Step::Restart),
    ]
}

/// Homework, driven as its thread drives it.
struct Driven {
    class: Class,
    /// How far the wall's clock is ahead of the room's.
    ahead: i64,
    sent: Vec<Command>,
    keys: u32,
}

impl Driven {
    fn ask(&mut self, command: Command) {
        self.class
            .room
            .anchor(Clock(self.class.now), Timestamp(EIGHT + self.ahead + i64::try_from(self.class.now).unwrap()));
        self.class.ask(&command);
        self.sent.extend(matches!(command, Command::Answer(_)).then_some(command));
    }

    fn step_of(&mut self, seat: u32) -> u32 {
        let scene = self.class.scene();
        let course = scene.seats.get(seat as usize - 1).and_then(|seat| seat.course.clone());
        match course.map(|course| course.station) {
            Some(Station::Asked(open) | Station::Told(open, _)) => open.epoch,
            _ => 0,
        }
    }

    fn take(&mut self, step: Step) {
        let fresh = || setup(rules(40), None);
        match step {
            Step::Answer(seat, taste) => {
                let epoch = self.step_of(seat).max(1);
                self.keys += 1;
                let (key, given) = (key(seat * 1_000_000 + self.keys), given(epoch, taste));
                let answering = sommet::quiz::classroom::Answering { seat: SeatId(seat), epoch, key, given };
                self.ask(Command::Answer(answering));
            }
            Step::On(seat) => {
                let epoch = self.step_of(seat);
                self.ask(Command::GoOn { seat: SeatId(seat), epoch });
            }
            Step::Judge(seat) => {
                let epoch = self.step_of(seat);
                self.ask(Command::Judge { seat: SeatId(seat), epoch, rating: Rating::Good });
            }
            Step::Ask(command) => self.ask(command),
            Step::Again(which) => {
                if let Some(command) = self.sent.get(which % self.sent.len().max(1)).cloned() {
                    self.class.ask(&command);
                }
            }
            Step::Wait(millis) => {
                self.class.now += millis;
                let records = self.class.room.elapse(Clock(self.class.now));
                self.class.stored.extend(records);
            }
            Step::Behind(millis) => self.class.now = self.class.now.saturating_sub(millis),
            Step::Sleep(millis) => self.ahead += millis,
            Step::Unstored(commands) => {
                for command in commands {
                    self.class.room.take(&command, Clock(self.class.now));
                }
                let stored = self.class.read_back();
                self.class.room.refold(fresh(), &stored);
            }
            Step::Restart => {
                let stored = self.class.read_back();
                self.class.room = Room::new(fresh());
                self.class.room.refold(fresh(), &stored);
            }
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 80, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_events_loses_or_doubles_an_answer_or_shows_a_key_early(steps in prop::collection::vec(step(), 1..200)) {
        let class = Class::new(rules(40), None);
        let mut driven = Driven { class, ahead: 0, sent: Vec::new(), keys: 0 };
        for number in 1..=3 {
            driven.ask(Command::Join(joining(number)));
        }
        for step in steps {
            driven.take(step);
            let class = &mut driven.class;
            let scene = class.scene();
            let over = matches!(scene.showing, Showing::Finished(_));
            for seat in scene.seats.iter() {
                let course = seat.course.as_ref().unwrap();
                let stored: BTreeSet<u32> = class.stored.iter().filter_map(|record| match &record.what {
                    Happening::Answered { seat: answered, epoch, .. } if *answered == seat.seat => Some(*epoch),
                    _ => None,
                }).collect();
                prop_assert_eq!(course.answered, stored.len(), "what is stored is shown as answered");
                prop_assert_eq!(seat.score.of, if over { 10 } else { u32::try_from(stored.len()).unwrap() });
                if !over {
                    let early = early(&scene, seat, |epoch| stored.contains(&epoch));
                    prop_assert!(early.is_empty(), "{:?} for {:?} with {:?}", early, seat.seat, stored);
                }
            }
        }
        let class = &mut driven.class;
        let (mine, mut replayed) = class.scene_and_replay(setup(rules(40), None));
        prop_assert_eq!(mine, replayed.scene(1));
        // Receipts given = answers stored = answers reported.
        let stored = class.stored_answers();
        for (place, keys) in &stored {
            prop_assert_eq!(keys.len(), 1, "answers are final");
            prop_assert_eq!(class.receipts.get(place), Some(&keys.iter().copied().collect()));
        }
        prop_assert_eq!(class.receipts.len(), stored.len());
        prop_assert_eq!(replayed.ledger().stored(), stored.len());
        prop_assert!(class.stored.is_sorted_by_key(|record| record.at));
    }
}
