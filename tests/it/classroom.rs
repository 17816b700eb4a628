//! The classroom's machine: no answer lost or counted twice, no key shown early, whatever happens in what order.

mod homework;

use std::collections::{BTreeMap, BTreeSet};
use std::sync::Arc;

use proptest::prelude::*;
use sommet::deckfile::parse;
use sommet::model::{Answer, CardId, Deck, Rating};
use sommet::quiz::Given;
use sommet::quiz::classroom::{
    AnswerKey, Answering, Claiming, Clock, Command, Control, Entry, ExpectedPupil, GRACE_MILLIS, Happening, Joining,
    Known, NameFault, Pausing, Pupil, Record, Refusal, Reply, Room, Roster, Rules, Scene, SeatId, SeatScene,
    SetQuestion, Setup, Showing, TokenHash, Version, Who,
};

const FRENCH: &str = include_str!("classroom/ten.fr.ron");
const ENGLISH: &str = include_str!("classroom/ten.en.ron");

/// What else must not be seen before.
const SECRETS: [&str; 3] = ["KEY-hint", "outcome", "TokenHash(["];

/// What of each question must not be seen before it is revealed.
pub(crate) const KEYS: [&[&str]; 10] = [
    &["KEY-recall", "KEY-why", "KEY-title"],
    &["KEY-typed", "KEY-other"],
    &["KEY-gap"],
    &["KEY-because"],
    &[],
    &[],
    &["424242"],
    &[],
    &[],
    &["KEY-list", "KEY-also"],
];

/// All that must not be seen of any question.
fn secrets() -> impl Iterator<Item = &'static str> {
    KEYS.into_iter().flatten().chain(&SECRETS).copied()
}

fn deck(text: &str) -> Deck {
    let parsed = parse(text);
    assert!(parsed.diagnostics.is_empty(), "{:?}", parsed.diagnostics);
    parsed.deck.unwrap()
}

/// A room of all ten kinds of question in two languages.
pub(crate) fn setup(rules: Rules, seconds: Option<u32>) -> Setup {
    let decks = [deck(FRENCH), deck(ENGLISH)];
    let question = |at: usize| {
        let version = |deck: &Deck| {
            let question = deck.questions[at].clone();
            let source = question.source.as_ref().map(|key| deck.sources[key].clone());
            Version { language: deck.language.clone(), deck: deck.title.clone(), question, source }
        };
        let first = &decks[0].questions[at];
        let card = CardId { deck: decks[0].id.clone(), question: first.id.clone(), facet: first.facets()[0] };
        SetQuestion { card, seconds, points: 1000, versions: decks.iter().map(version).collect() }
    };
    Setup {
        pin: "246810".into(),
        seed: 7,
        rules,
        languages: vec!["fr".into(), "en".into()],
        questions: (0..decks[0].questions.len()).map(question).collect(),
        known: vec![Known { deck: decks[0].id.clone(), language: "fr".into(), texts: vec!["KEY-other".into()] }],
    }
}

fn joining(number: u32) -> Joining {
    Joining {
        pin: "246810".into(),
        name: format!("Pupil {number}"),
        language: if number.is_multiple_of(2) { "en-GB" } else { "fr" }.into(),
        token: TokenHash::of(&format!("seat {number}")),
        device: TokenHash::of(&format!("device {number}")),
    }
}

/// Three pupils with codes.
fn roster() -> Arc<Roster> {
    let pupil = |number: u32| ExpectedPupil {
        name: format!("Pupil of the class {number}"),
        own: Some((Pupil(number.into()), TokenHash::of(&format!("code {number}")))),
    };
    Arc::new(Roster::new((1..=3).map(pupil).collect()))
}

/// A pupil sits down by the code, on one of some phones.
fn claiming(number: u32, phone: u32) -> Claiming {
    Claiming {
        pin: "246810".into(),
        code: TokenHash::of(&format!("code {number}")),
        language: "en".into(),
        token: TokenHash::of(&format!("phone {phone}")),
        device: TokenHash::of(&format!("device {phone}")),
    }
}

fn key(number: u32) -> AnswerKey {
    AnswerKey(u128::from(number).to_be_bytes())
}

/// Some answer that fits the question of that epoch (epochs and questions go together here).
fn given(epoch: u32, taste: u32) -> Given {
    let pick = taste as usize % 3;
    match (epoch - 1) % 10 {
        0 => Given::Looked,
        1 => Given::Text(["KEY-typed", "no", "key typed"][pick].into()),
        2 => Given::Text(["KEY-gap", "what"][pick % 2].into()),
        3 => Given::Pick(pick),
        4 => Given::Picks(vec![pick, (pick + 1) % 4]),
        5 => Given::Truth(pick == 0),
        6 => Given::Text(["424242", "7"][pick % 2].into()),
        7 => Given::Order([vec![0, 1, 2], vec![2, 1, 0], vec![1, 2, 0]][pick].clone()),
        8 => Given::Pairs(vec![Some(pick), None]),
        _ => Given::Items(vec!["KEY-list".into()]),
    }
}

/// A class, driven as its thread drives it: what is decided is stored before anybody is told.
struct Class {
    room: Room,
    stored: Vec<Record>,
    receipts: BTreeMap<(u32, u32), BTreeSet<AnswerKey>>,
    now: u64,
}

impl Class {
    fn new(rules: Rules, seconds: Option<u32>) -> Self {
        Self { room: Room::new(setup(rules, seconds)), stored: Vec::new(), receipts: BTreeMap::new(), now: 0 }
    }

    fn with_pupils(rules: Rules, seconds: Option<u32>, pupils: u32) -> Self {
        let mut class = Self::new(rules, seconds);
        for number in 1..=pupils {
            assert_eq!(class.ask(&Command::Join(joining(number))), Reply::Seated(SeatId(number)));
            class.ask(&Command::Here(SeatId(number)));
        }
        class
    }

    fn ask(&mut self, command: &Command) -> Reply {
        let (records, reply) = self.room.take(command, Clock(self.now));
        self.stored.extend(records);
        if let (Command::Answer(answering), Reply::Receipt(receipt)) = (command, &reply) {
            assert_eq!((receipt.epoch, receipt.key), (answering.epoch, answering.key));
            self.receipts.entry((answering.seat.0, receipt.epoch)).or_default().insert(receipt.key);
        }
        reply
    }

    fn control(&mut self, control: Control) -> Reply {
        self.ask(&Command::Control(control))
    }

    fn answer(&mut self, seat: u32, epoch: u32, key: AnswerKey, given: Given) -> Reply {
        self.ask(&Command::Answer(Answering { seat: SeatId(seat), epoch, key, given }))
    }

    fn scene(&mut self) -> Scene {
        self.room.scene(1)
    }

    /// The room as whoever reads the file finds it: names and tokens beside the happenings, which are JSON.
    /// What is to be seen, but for who is connected, which is not stored; and the room that its log makes of that setup.
    fn scene_and_replay(&mut self, setup: Setup) -> (Scene, Room) {
        let mut replayed = Room::new(setup.clone());
        replayed.refold(setup, &self.read_back());
        let mut mine = self.scene();
        mine.seats = mine.seats.iter().map(|seat| SeatScene { here: false, ..seat.clone() }).collect();
        mine.counts.here = 0;
        (mine, replayed)
    }

    /// The keys of all answers that are stored, by seat and epoch.
    fn stored_answers(&self) -> BTreeMap<(u32, u32), Vec<AnswerKey>> {
        let mut stored: BTreeMap<(u32, u32), Vec<AnswerKey>> = BTreeMap::new();
        for record in &self.stored {
            if let Happening::Answered { seat, epoch, key, .. } = &record.what {
                stored.entry((seat.0, *epoch)).or_default().push(*key);
            }
        }
        stored
    }

    fn read_back(&self) -> Vec<Record> {
        let read = |record: &Record| {
            let json = serde_json::to_string(&record.what).unwrap();
            assert!(!json.contains("Pupil"), "names are kept apart: {json}");
            let mut what: Happening = serde_json::from_str(&json).unwrap();
            if let (
                Happening::Joined { who, .. } | Happening::HandedOver { who, .. },
                Happening::Joined { who: real, .. } | Happening::HandedOver { who: real, .. },
            ) = (&mut what, &record.what)
            {
                *who = Who::clone(real);
            }
            Record { at: record.at, what }
        };
        self.stored.iter().map(read).collect()
    }
}

fn refused(reply: &Reply) -> Option<&Refusal> {
    match reply {
        Reply::Refused(refusal) => Some(refusal),
        _ => None,
    }
}

#[test]
fn a_receipt_stands_for_a_stored_answer_however_often_it_is_sent() {
    let mut class = Class::with_pupils(Rules::default(), Some(20), 2);
    assert_eq!(refused(&class.answer(1, 1, key(1), Given::Looked)), Some(&Refusal::NotOpen));
    class.control(Control::Next);
    let first = class.answer(1, 1, key(1), Given::Looked);
    assert!(matches!(first, Reply::Receipt(_)));
    assert_eq!(class.answer(1, 1, key(1), Given::Looked), first);
    assert_eq!(refused(&class.answer(1, 1, key(2), Given::GiveUp)), Some(&Refusal::AlreadyAnswered));
    assert_eq!(refused(&class.answer(2, 1, key(3), Given::Pick(0))), Some(&Refusal::Malformed));
    assert_eq!(refused(&class.answer(2, 2, key(3), Given::Looked)), Some(&Refusal::OtherEpoch));
    assert_eq!(refused(&class.answer(9, 1, key(3), Given::Looked)), Some(&Refusal::UnknownSeat));
    class.control(Control::Pause);
    assert_eq!(refused(&class.answer(2, 1, key(3), Given::Looked)), Some(&Refusal::Paused));
    assert_eq!(class.answer(1, 1, key(1), Given::Looked), first, "a receipt is given again while paused");
    class.control(Control::Resume);
    class.control(Control::Close);
    assert_eq!(refused(&class.answer(2, 1, key(3), Given::Looked)), Some(&Refusal::Late));
    class.control(Control::Next);
    assert_eq!(class.answer(1, 1, key(1), Given::Looked), first, "and when another question is open");
    assert_eq!(refused(&class.answer(2, 1, key(3), Given::Looked)), Some(&Refusal::OtherEpoch));
    let answers = class.stored.iter().filter(|record| matches!(record.what, Happening::Answered { .. }));
    assert_eq!(answers.count(), 1);
}

#[test]
fn time_is_the_servers_with_a_grace_and_stands_still_in_a_pause() {
    let mut class = Class::with_pupils(Rules { close_when_all: false, ..Rules::default() }, Some(10), 3);
    class.control(Control::Allow(SeatId(3), 50));
    class.control(Control::Next);
    class.now = 4_000;
    class.control(Control::Pause);
    class.now = 60_000;
    class.control(Control::Resume);
    class.control(Control::Extend(5));
    // Eleven seconds are left.
    class.now = 60_000 + 11_000 + GRACE_MILLIS;
    assert!(matches!(class.answer(1, 1, key(1), Given::Looked), Reply::Receipt(_)));
    class.now += 1;
    assert_eq!(refused(&class.answer(2, 1, key(2), Given::Looked)), Some(&Refusal::Late));
    class.now = 60_000 + 18_500;
    assert!(matches!(class.answer(3, 1, key(3), Given::Looked), Reply::Receipt(_)), "half as much time again");
    class.now += GRACE_MILLIS + 1;
    assert!(class.room.wakes_at(Clock(0)).is_none_or(|at| at.0 <= class.now));
    let closed = class.room.elapse(Clock(class.now));
    assert!(matches!(closed[0].what, Happening::Closed { .. }) && matches!(closed[1].what, Happening::Revealed));
}

#[test]
fn a_question_closes_once_all_who_are_here_have_answered() {
    let mut class = Class::with_pupils(Rules::default(), None, 3);
    class.ask(&Command::Gone(SeatId(3)));
    class.now = 20_000;
    class.control(Control::Next);
    class.answer(1, 1, key(1), Given::Looked);
    // One reloads the page: she is waited for.
    class.ask(&Command::Gone(SeatId(2)));
    assert!(class.room.elapse(Clock(21_000)).is_empty());
    assert_eq!(class.room.wakes_at(Clock(21_000)), Some(Clock(35_000)));
    class.ask(&Command::Here(SeatId(2)));
    assert_eq!(class.room.wakes_at(Clock(21_000)), None);
    class.answer(2, 1, key(2), Given::Looked);
    assert!(matches!(class.room.elapse(Clock(21_000))[0].what, Happening::Closed { .. }));
}

#[test]
fn changes_count_where_they_are_allowed_and_old_tries_change_nothing() {
    let mut class = Class::with_pupils(Rules { changes: true, ..Rules::default() }, Some(10), 1);
    for _ in 0..3 {
        class.control(Control::Next);
        class.control(Control::Close);
    }
    class.control(Control::Next);
    let first = class.answer(1, 4, key(1), Given::Pick(0));
    class.answer(1, 4, key(2), Given::Pick(2));
    assert_eq!(class.answer(1, 4, key(1), Given::Pick(0)), first, "a late repetition has its receipt");
    assert_eq!(class.scene().seats[0].answered.as_deref(), Some(&Given::Pick(2)), "and takes nothing back");
    for number in 3..40 {
        class.answer(1, 4, key(number), Given::Pick(1));
    }
    assert_eq!(refused(&class.answer(1, 4, key(99), Given::Pick(0))), Some(&Refusal::AlreadyAnswered));
}

#[test]
fn the_door_holds() {
    let mut class = Class::with_pupils(Rules { most_seats: 4, ..Rules::default() }, None, 2);
    let join = |class: &mut Class, change: &dyn Fn(&mut Joining)| {
        let mut joining = joining(9);
        change(&mut joining);
        class.ask(&Command::Join(joining))
    };
    assert_eq!(refused(&join(&mut class, &|j| j.pin = "000000".into())), Some(&Refusal::WrongPin));
    let taken = Refusal::Name(NameFault::Taken("PUPIL 1 2".into()));
    assert_eq!(refused(&join(&mut class, &|j| j.name = "PUPIL  1".into())), Some(&taken));
    assert_eq!(refused(&join(&mut class, &|j| j.name = "connard".into())), Some(&Refusal::Name(NameFault::Unfit)));
    // Their own token gives them their seat, whatever else they say.
    assert_eq!(join(&mut class, &|j| (j.token, j.pin) = (joining(2).token, String::new())), Reply::Seated(SeatId(2)));
    class.control(Control::Lock);
    assert_eq!(refused(&join(&mut class, &|_| {})), Some(&Refusal::Locked));
    class.control(Control::Unlock);
    class.control(Control::Kick(SeatId(1)));
    assert_eq!(refused(&class.ask(&Command::Find(joining(1).token))), Some(&Refusal::UnknownSeat));
    assert_eq!(class.ask(&Command::Join(joining(1))), Reply::Seated(SeatId(3)), "a new seat, none of the old marks");
    class.control(Control::Ban(SeatId(3)));
    assert_eq!(refused(&class.ask(&Command::Join(joining(1)))), Some(&Refusal::Banned));
    class.ask(&Command::Join(joining(5)));
    class.ask(&Command::Join(joining(6)));
    assert!(matches!(join(&mut class, &|_| {}), Reply::Seated(_)));
    assert_eq!(refused(&class.ask(&Command::Join(joining(10)))), Some(&Refusal::Full));
}

#[test]
fn a_crowd_locks_the_room() {
    let mut class = Class::new(Rules { most_seats: 200, ..Rules::default() }, None);
    for number in 1..=100 {
        assert!(matches!(class.ask(&Command::Join(joining(number))), Reply::Seated(_)));
    }
    assert_eq!(refused(&class.ask(&Command::Join(joining(101)))), Some(&Refusal::Locked));
    assert!(class.scene().locked && class.scene().trouble.is_some());
    class.control(Control::Unlock);
    assert!(matches!(class.ask(&Command::Join(joining(101))), Reply::Seated(_)));
}

/// Walks a class of two languages through all questions and stages, and looks at the room at each step.
fn walk(rules: Rules, mut look: impl FnMut(&Scene)) {
    let mut class = Class::with_pupils(rules, Some(20), 3);
    look(&class.scene());
    for epoch in 1..=10 {
        class.control(Control::Next);
        look(&class.scene());
        for seat in 1..=2 {
            class.now += 1_000;
            class.answer(seat, epoch, key(epoch * 10 + seat), given(epoch, 1));
            look(&class.scene());
        }
        class.control(Control::Pause);
        look(&class.scene());
        class.control(Control::Resume);
        class.control(Control::Close);
        look(&class.scene());
        class.control(Control::Reveal);
        look(&class.scene());
        class.control(Control::Standings);
        look(&class.scene());
    }
    class.control(Control::Next);
    look(&class.scene());
}

#[test]
fn no_scene_tells_what_is_not_yet_to_be_told() {
    let rules = Rules { reveal_at_once: false, close_when_all: false, speed_points: true, ..Rules::default() };
    let (mut hidden, mut told) = (0, 0);
    walk(rules, |scene| {
        let said = format!("{scene:?}");
        if let Showing::Revealed(_) = scene.showing {
            told += usize::from(said.contains("KEY-") || said.contains("outcome"));
            return;
        }
        hidden += 1;
        // What was typed is the pupil's own.
        let of_theirs = |secret: &str| scene.seats.iter().any(|seat| format!("{:?}", seat.answered).contains(secret));
        let leaked: Vec<_> = secrets().filter(|secret| said.contains(secret) && !of_theirs(secret)).collect();
        assert!(leaked.is_empty(), "{leaked:?} in {said}");
    });
    assert!(hidden > 50 && told == 10, "{hidden} {told}");
}

/// Two rooms that ask the same and differ only in what is right look the same until the key is shown.
#[test]
fn open_scenes_do_not_depend_on_the_key() {
    let open = |seed: u64, choice: &str| {
        let text = format!(r#"Deck(id: "d", title: "D", language: "en", questions: [{choice}])"#);
        let deck = deck(&text);
        let mut setup = setup(Rules { reveal_at_once: false, ..Rules::default() }, Some(20));
        let card = CardId {
            deck: deck.id.clone(),
            question: deck.questions[0].id.clone(),
            facet: sommet::model::Facet::Whole,
        };
        let version =
            Version { language: "en".into(), deck: "D".into(), question: deck.questions[0].clone(), source: None };
        setup.questions = vec![SetQuestion { card, seconds: Some(20), points: 1, versions: vec![version] }];
        (setup.languages, setup.known, setup.seed) = (vec!["en".into()], Vec::new(), seed);
        let mut room = Room::new(setup);
        room.take(&Command::Join(joining(1)), Clock(0));
        room.take(&Command::Control(Control::Next), Clock(0));
        let open = format!("{:?}", room.scene(1));
        room.take(&Command::Control(Control::Reveal), Clock(0));
        (open, format!("{:?}", room.scene(1)))
    };
    for (one, other) in [
        (r#"Choice(right: "a", wrong: ["b", "c"])"#, r#"Choice(right: "b", wrong: ["c", "a"])"#),
        (r#"Several(right: ["a", "b"], wrong: ["c"])"#, r#"Several(right: ["c"], wrong: ["a", "b"])"#),
        (r#"Order(["a", "b", "c"])"#, r#"Order(["b", "a", "c"])"#),
        (r#"Match([("a", "1"), ("b", "2")])"#, r#"Match([("a", "2"), ("b", "1")])"#),
        ("TrueFalse(true)", "TrueFalse(false)"),
        ("Number(value: 1)", "Number(value: 2)"),
        (r#"Typed(["a"])"#, r#"Typed(["b"])"#),
    ] {
        let question = |answer: &str| format!(r#"(id: "q", ask: "Q?", answer: {answer})"#);
        let mine = open(7, &question(one));
        let twin = (0..200).map(|seed| open(seed, &question(other))).find(|theirs| theirs.0 == mine.0);
        assert!(twin.is_some_and(|twin| twin.1 != mine.1), "{one} / {other}");
    }
}

#[test]
fn a_class_in_two_languages_sees_the_same_order() {
    let mut seen = 0;
    walk(Rules::default(), |scene| {
        if let Showing::Open(open) = &scene.showing {
            let [french, english] = &open.posed[..] else { panic!("two languages") };
            assert_eq!((french.language.as_str(), english.language.as_str()), ("fr", "en"));
            if let sommet::quiz::Form::Choice(options) = &french.prompt.form {
                seen += 1;
                assert_eq!(english.prompt.form, sommet::quiz::Form::Choice(options.clone()));
            }
        }
    });
    assert!(seen > 0);
}

#[test]
fn accuracy_and_points_are_apart_and_bars_add_up() {
    let rules = Rules { speed_points: true, close_when_all: false, ..Rules::default() };
    let mut class = Class::with_pupils(rules, Some(20), 4);
    for _ in 0..5 {
        class.control(Control::Next);
        class.control(Control::Close);
    }
    class.control(Control::Next);
    let start = class.now;
    class.now = start + 400;
    class.answer(1, 6, key(1), Given::Truth(true));
    class.now = start + 10_000;
    class.answer(2, 6, key(2), Given::Truth(true));
    class.answer(3, 6, key(3), Given::Truth(false));
    class.control(Control::Close);
    let scene = class.scene();
    let score = |seat: usize| (scene.seats[seat].score.right, scene.seats[seat].score.points);
    assert_eq!((score(0), score(1), score(2), score(3)), ((1, 1000), (1, 750), (0, 0), (0, 0)));
    let Showing::Revealed(revealed) = &scene.showing else { panic!("revealed at once") };
    let counts: Vec<_> = revealed.bars.iter().map(|bar| (bar.count, bar.right)).collect();
    assert_eq!(counts, [(2, true), (1, false), (1, false)]);
    let standings = class.room.standings();
    let ranks: Vec<_> = standings.iter().map(|standing| (standing.seat.0, standing.rank)).collect();
    assert_eq!(ranks, [(1, 1), (2, 2), (3, 3), (4, 3)]);
}

#[test]
fn an_option_is_one_in_whatever_language_it_was_picked() {
    let mut class = Class::with_pupils(Rules { close_when_all: false, ..Rules::default() }, None, 2);
    for _ in 0..3 {
        class.control(Control::Next);
        class.control(Control::Close);
    }
    class.control(Control::Next);
    let mut questions = class.room.setup().questions.clone();
    let Answer::Choice { wrong, .. } = &mut questions[3].versions[1].question.answer else { panic!("a choice") };
    wrong[0].text = "b, in English".into();
    let mut setup = setup(Rules { close_when_all: false, ..Rules::default() }, None);
    setup.questions = questions;
    class.room = Room::new(setup);
    for record in class.stored.clone() {
        class.room.apply(&record);
    }
    for seat in 1..=2 {
        class.answer(seat, 4, key(seat), Given::Pick(1));
    }
    class.control(Control::Close);
    let ledger = class.room.ledger();
    let given: Vec<_> = ledger.turns[3].answers.iter().flatten().map(|answer| answer.given.clone()).collect();
    assert_eq!((given.len(), &given[0]), (2, &given[1]));
    assert_eq!((ledger.stored(), ledger.turns[3].counts), (2, true));
}

#[test]
fn recall_is_judged_by_who_recalled() {
    let mut class = Class::with_pupils(Rules::default(), None, 2);
    class.control(Control::Next);
    class.answer(1, 1, key(1), Given::Looked);
    let judge = |rating| Command::Judge { seat: SeatId(1), epoch: 1, rating };
    assert_eq!(refused(&class.ask(&judge(Rating::Good))), Some(&Refusal::NotOpen), "not before it is shown");
    class.control(Control::Close);
    assert_eq!(refused(&class.ask(&judge(Rating::Easy))), Some(&Refusal::Malformed));
    for (rating, credit) in [(Rating::Good, 1.0), (Rating::Hard, 0.5), (Rating::Again, 0.0), (Rating::Good, 1.0)] {
        assert_eq!(class.ask(&judge(rating)), Reply::Done);
        assert_eq!(class.scene().seats[0].score.credit, credit);
    }
    let second = Command::Judge { seat: SeatId(2), epoch: 1, rating: Rating::Good };
    assert_eq!(refused(&class.ask(&second)), Some(&Refusal::Malformed), "who did not look has nothing to judge");
}

#[test]
fn a_key_that_was_wrong_is_put_right_and_the_same_answers_are_marked_anew() {
    let mut class = Class::with_pupils(Rules { close_when_all: false, ..Rules::default() }, None, 3);
    for _ in 0..3 {
        class.control(Control::Next);
        class.control(Control::Close);
    }
    class.control(Control::Next);
    for seat in 1..=3 {
        class.answer(seat, 4, key(seat), Given::Pick(seat as usize - 1));
    }
    class.control(Control::Close);
    class.control(Control::End);
    let before: Vec<u32> = class.scene().seats.iter().map(|seat| seat.score.right).collect();
    let mut questions = class.room.setup().questions.clone();
    let old = FRENCH.replace(r#"right: "a", wrong: ["b","#, r#"right: "b", wrong: ["A, reworded","#);
    assert_ne!(old, FRENCH);
    for version in &mut questions[3].versions {
        version.question = deck(&old).questions[3].clone();
    }
    let Showing::Finished(_) = class.scene().showing else { panic!("over") };
    class.room.apply(&Record { at: Clock(class.now), what: Happening::Remarked { questions } });
    let after: Vec<u32> = class.scene().seats.iter().map(|seat| seat.score.right).collect();
    assert_eq!((before.iter().sum::<u32>(), after.iter().sum::<u32>()), (1, 1));
    assert_ne!(before, after, "who picked b is right now, whoever picked a no longer");
}

/// One thing that may happen to a class, however unlikely.
#[derive(Clone, Debug)]
enum Step {
    Ask(Command),
    /// A phone sends an answer again, however old.
    Again(usize),
    Wait(u64),
    /// The clock of whoever stamps arrivals is behind.
    Behind(u64),
    /// A batch is refused by the disk: nothing of it is stored.
    Unstored(Vec<Command>),
    Restart,
}

fn command() -> impl Strategy<Value = Command> {
    let seat = || (1..6_u32).prop_map(SeatId);
    let control = prop_oneof![
        8 => Just(Control::Next), 1 => Just(Control::Close), 1 => Just(Control::Reveal), 1 => Just(Control::Standings),
        1 => Just(Control::Pause), 3 => Just(Control::Resume), 1 => (0..40_u32).prop_map(Control::Extend), 1 => Just(Control::Skip),
        1 => Just(Control::Lock), 1 => Just(Control::Unlock), 1 => seat().prop_map(Control::Kick),
        1 => (seat(), 0..400_u16).prop_map(|(seat, extra)| Control::Allow(seat, extra)),
    ];
    prop_oneof![
        4 => (1..8_u32).prop_map(|number| Command::Join(joining(number))),
        3 => (1..5_u32, 1..5_u32).prop_map(|(number, phone)| Command::Claim(claiming(number, phone))),
        2 => seat().prop_map(Command::Here),
        1 => seat().prop_map(Command::Gone),
        1 => seat().prop_map(Command::Leave),
        1 => (seat(), 1..12_u32).prop_map(|(seat, epoch)| Command::Judge { seat, epoch, rating: Rating::Good }),
        12 => (seat(), 1..12_u32, 0..60_u32, 0..3_u32).prop_map(|(seat, epoch, number, taste)| {
            // A key belongs to one phone.
            let key = key(seat.0 * 1000 + number);
            Command::Answer(Answering { seat, epoch, key, given: given(epoch, taste) })
        }),
        6 => control.prop_map(Command::Control),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    prop_oneof![
        20 => command().prop_map(Step::Ask),
        3 => (0..200_usize).prop_map(Step::Again),
        3 => (0..9_000_u64).prop_map(Step::Wait),
        1 => (0..3_000_u64).prop_map(Step::Behind),
        1 => prop::collection::vec(command(), 1..5).prop_map(Step::Unstored),
        1 => Just(Step::Restart),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 200, ..ProptestConfig::default() })]

    #[test]
    fn no_sequence_of_events_loses_or_doubles_an_answer(
        changes: bool, timed: bool, codes: bool, teams in 0..3_u16, steps in prop::collection::vec(step(), 1..250),
    ) {
        let entry = if codes { Entry::Codes { class: "5A".into(), guests: true } } else { Entry::Open };
        let rules = Rules { changes, teams, entry, reveal_at_once: timed, ..Rules::default() };
        let mut class = Class::new(rules.clone(), timed.then_some(8));
        if codes {
            class.room.expect(roster());
        }
        let mut sent: Vec<Command> = Vec::new();
        let fresh = || setup(rules.clone(), timed.then_some(8));
        for step in steps {
            match step {
                Step::Ask(command) => {
                    class.ask(&command);
                    sent.extend(matches!(command, Command::Answer(_)).then_some(command));
                }
                Step::Again(which) => {
                    if let Some(command) = sent.get(which % sent.len().max(1)).cloned() {
                        class.ask(&command);
                    }
                }
                Step::Wait(millis) => {
                    class.now += millis;
                    let records = class.room.elapse(Clock(class.now));
                    class.stored.extend(records);
                }
                Step::Behind(millis) => class.now = class.now.saturating_sub(millis),
                Step::Unstored(commands) => {
                    for command in commands {
                        class.room.take(&command, Clock(class.now));
                    }
                    let stored = class.read_back();
                    class.room.refold(fresh(), &stored);
                }
                Step::Restart => {
                    let stored = class.read_back();
                    class.room = Room::new(fresh());
                    class.room.expect(if codes { roster() } else { Arc::default() });
                    class.room.refold(fresh(), &stored);
                    let paused = Record { at: class.room.last(), what: Happening::Paused { why: Pausing::Restarted } };
                    class.room.apply(&paused);
                    class.stored.push(paused);
                }
            }
            let scene = class.scene();
            let of = |seat: &SeatScene| seat.score.right <= seat.score.of;
            prop_assert!(scene.seats.iter().all(of));
            prop_assert!(scene.counts.answers <= scene.counts.seats);
            let of_class = |seat: &&SeatScene| seat.name.starts_with("Pupil of the class");
            let pupils: Vec<_> = scene.seats.iter().filter(of_class).filter(|seat| !seat.gone).map(|seat| &seat.name).collect();
            let once: BTreeSet<_> = pupils.iter().collect();
            prop_assert!(once.len() == pupils.len() && (codes || pupils.is_empty()), "one code, one seat: {pupils:?}");
        }
        let (mine, mut replayed) = class.scene_and_replay(fresh());
        prop_assert_eq!(mine, replayed.scene(1));
        // Receipts given = answers stored.
        let stored = class.stored_answers();
        for (place, keys) in &stored {
            let once: BTreeSet<AnswerKey> = keys.iter().copied().collect();
            prop_assert_eq!(once.len(), keys.len(), "an answer is stored once");
            prop_assert!(changes || keys.len() == 1);
            prop_assert_eq!(class.receipts.get(place), Some(&once));
        }
        prop_assert_eq!(class.receipts.len(), stored.len());
        prop_assert!(class.stored.is_sorted_by_key(|record| record.at));
    }
}
