//! Pupils' own schedules: whatever happens in what order, and wherever it is cut off, every answer that counts is one review.

use std::collections::BTreeSet;

use proptest::prelude::*;

use super::*;
use crate::commands::rooms::{ToStore, postings};
use crate::model::Rating;
use crate::quiz::classroom::{Claiming, Entry, ExpectedPupil, Pupil, Record, Roster};
use crate::store::{Entry as Logged, LearnerId, OwnTerms, RoomBatch};

/// No two openings of a file make the same ids.
static OPENINGS: AtomicU64 = AtomicU64::new(100);

const PUPILS: [&str; 3] = ["Zoé", "Max", "Léa"];
/// A Monday noon in Paris.
const NOON: i64 = 1_739_185_200_000;
/// A week later, when homework ends.
const DEADLINE: Timestamp = Timestamp(NOON + 604_800_000);

fn three_questions() -> Setup {
    let text = r#"Deck(id: "d", title: "D", language: "en", questions: [
        (id: "a", ask: "A?", answer: Choice(right: "x", wrong: ["y"])), (id: "b", ask: "B?", answer: Number(value: 1)),
        (id: "c", ask: "C?", answer: Recall("z")),
    ])"#;
    let deck = crate::deckfile::parse(text).deck.unwrap();
    let entry = Entry::Codes { class: "5A".into(), guests: true };
    let mut setup = setup();
    setup.rules = Rules { close_when_all: false, entry, ..Rules::default() };
    setup.questions = deck
        .questions
        .iter()
        .map(|question| SetQuestion {
            card: format!("d/{}", question.id).parse::<CardId>().unwrap(),
            seconds: None,
            points: 1,
            versions: vec![Version {
                language: "en".into(),
                deck: "D".into(),
                question: question.clone(),
                source: None,
            }],
        })
        .collect();
    setup
}

fn token(number: u32) -> TokenHash {
    TokenHash::of(&number.to_string())
}

/// A class over its file, without threads.
struct Held {
    folder: tempfile::TempDir,
    keeper: Keeper,
    learners: Vec<LearnerId>,
    now: Arc<AtomicU64>,
    /// What the clock on the wall is ahead of the room's.
    wall: Arc<AtomicU64>,
}

impl Held {
    fn open() -> Self {
        Self::at(Pace::Together)
    }

    fn at(pace: Pace) -> Self {
        let folder = tempfile::tempdir().unwrap();
        let mut store = super::open(folder.path());
        let names = PUPILS.map(str::to_owned);
        let mut code = {
            let mut n = 0;
            move || {
                n += 1;
                format!("{n:09}")
            }
        };
        store.enrol("5A", &names, false, NOW.at, &mut code).unwrap();
        let learners = PUPILS.map(|name| store.learner(name).unwrap().unwrap()).to_vec();
        let mut setup = three_questions();
        setup.rules.pace = pace;
        store.open_room(&serde_json::to_string(&setup).unwrap(), 8080, NOW.at).unwrap();
        let (now, wall) = (Arc::new(AtomicU64::new(0)), Arc::new(AtomicU64::new(0)));
        let keeper = Self::keeper(folder.path(), &learners, &now, &wall);
        Self { folder, keeper, learners, now, wall }
    }

    fn keeper(folder: &Path, learners: &[LearnerId], now: &Arc<AtomicU64>, wall: &Arc<AtomicU64>) -> Keeper {
        let opening = OPENINGS.fetch_add(1, Ordering::SeqCst);
        let store = Store::open(&folder.join("sommet.db"), NOW, Seed(opening)).unwrap();
        let mut filed = rooms::find(&store, None).unwrap();
        let pupil = |(number, learner): (u32, &LearnerId)| ExpectedPupil {
            name: PUPILS[number as usize].into(),
            own: Some((Pupil(learner.number()), token(1000 + number))),
        };
        filed.room.expect(Arc::new(Roster::new((0..).zip(learners).map(pupil).collect())));
        now.fetch_max(filed.room.last().0, Ordering::SeqCst);
        let (clock, room, ahead) = (Arc::clone(now), Arc::clone(now), Arc::clone(wall));
        let read: Arc<dyn Fn() -> Clock + Send + Sync> = Arc::new(move || Clock(clock.load(Ordering::SeqCst)));
        let wall = move || {
            let millis = room.load(Ordering::SeqCst) + ahead.load(Ordering::SeqCst);
            Moment { at: Timestamp(NOON + i64::try_from(millis).unwrap()), utc_offset: 3600 }
        };
        Keeper::new(store, filed, read, Arc::new(wall), 1)
    }

    /// The process is killed, and sommet is started again.
    fn restart(&mut self) {
        self.keeper = Self::keeper(self.folder.path(), &self.learners, &self.now, &self.wall);
        self.keeper.post_all(&|fault| panic!("{fault}"));
    }

    fn ask(&mut self, commands: Vec<Command>) -> Vec<Reply> {
        let (give, given) = channel();
        let at = Clock(self.now.load(Ordering::SeqCst));
        let asks = commands.into_iter().map(|command| {
            let give = give.clone();
            Ask { command, at, reply: Box::new(move |reply| drop(give.send(reply))) }
        });
        self.keeper.serve(asks.collect(), &|_| (), &|_| ());
        given.try_iter().collect()
    }

    fn control(&mut self, control: Control) {
        self.ask(vec![Command::Control(control)]);
    }

    fn claim(number: u32, phone: u32) -> Command {
        let (pin, code) = ("123456".into(), token(1000 + number));
        Command::Claim(Claiming { pin, code, language: "en".into(), token: token(phone), device: token(500 + phone) })
    }

    fn answer(seat: u32, epoch: u32, key: u8, given: Given) -> Command {
        Command::Answer(Answering { seat: SeatId(seat), epoch, key: AnswerKey([key; 16]), given })
    }

    /// The reviews that stand: whose, which card, when, and how they were rated.
    fn reviews(&self) -> BTreeSet<(LearnerId, String, i64, u8)> {
        let mut found = BTreeSet::new();
        for learner in &self.learners {
            self.keeper
                .store
                .reviews(*learner, Timestamp(0), |Logged { review, .. }| {
                    let told = (*learner, review.card.to_string(), review.moment.at.0, review.rating.number());
                    assert!(found.insert(told), "twice: {review:?}");
                })
                .unwrap();
        }
        found
    }

    /// What the room's own log gives, read anew.
    fn expected(&self) -> BTreeSet<(LearnerId, String, i64, u8)> {
        let filed = rooms::find(&self.keeper.store, None).unwrap();
        let claims = filed.room.claims().into_iter();
        let counted = claims.filter_map(|claim| {
            let review = claim.review?;
            let at = review.moment.expect("the log says when").at.0;
            Some((LearnerId::of_number(claim.pupil.0), review.card.to_string(), at, review.rating.number()))
        });
        counted.collect()
    }

    /// Answers that count in the class's own figures, of seats that are somebody's.
    fn counted(&self) -> usize {
        let filed = rooms::find(&self.keeper.store, None).unwrap();
        let seats = self.keeper.store.seats(filed.stored.id).unwrap();
        let ledger = filed.room.ledger();
        let turns = ledger.turns.iter().filter(|turn| turn.counts);
        let of_somebody = |seat: usize| seats[seat].learner.is_some() && !ledger.seats[seat].sent_out;
        let answers = turns.flat_map(|turn| turn.answers.iter().enumerate());
        answers
            .filter(|(seat, answer)| of_somebody(*seat) && answer.as_ref().is_some_and(|a| a.credit.is_some()))
            .count()
    }

    /// Marks anew by a deck whose keys are others, as `--remark` does.
    fn remark(&mut self, right: &str) {
        let Filed { stored, records, mut room, .. } = rooms::find(&self.keeper.store, None).unwrap();
        let text = serde_json::to_string(&room.setup().questions).unwrap();
        let (x, y) = if right == "y" { ("y", "x") } else { ("x", "y") };
        let questions = serde_json::from_str(
            &text.replace("\"x\"", "\"?\"").replace("\"y\"", &format!("\"{y}\"")).replace("\"?\"", &format!("\"{x}\"")),
        )
        .unwrap();
        let remarked = Record { at: room.last(), what: Happening::Remarked { questions } };
        room.apply(&remarked);
        let to_store = ToStore::of(&[remarked]).unwrap();
        let postings = postings(room.claims(), &stored);
        let known = u64::try_from(records.len()).unwrap();
        let batch = RoomBatch { known, happenings: &to_store.happenings, postings: &postings, ..RoomBatch::default() };
        self.keeper.store.write_room(stored.id, &batch, Timestamp(NOON), &mut OwnTerms::default()).unwrap();
    }

    fn check(&self) {
        let reviews = self.reviews();
        assert_eq!(reviews, self.expected());
        assert_eq!(reviews.len(), self.counted());
        assert_eq!(self.keeper.store.verify().unwrap(), []);
    }
}

#[derive(Clone, Debug)]
enum Step {
    Ask(Vec<Command>),
    Wait(u64),
    Sleep(u64),
    Kill,
    Unstored(Vec<Command>),
}

fn command() -> impl Strategy<Value = Command> {
    let seat = || 1..6_u32;
    let given = |epoch: u32, taste: u8| match epoch {
        1 => Given::Pick(usize::from(taste % 2)),
        2 => Given::Text(["1", "2"][usize::from(taste % 2)].into()),
        _ => Given::Looked,
    };
    let control = prop_oneof![
        8 => Just(Control::Next), 1 => Just(Control::Reveal), 1 => Just(Control::Skip), 2 => Just(Control::Resume),
        1 => seat().prop_map(|seat| Control::Kick(SeatId(seat))), 1 => seat().prop_map(|seat| Control::Ban(SeatId(seat))),
    ];
    prop_oneof![
        4 => (0..3_u32, 1..6_u32).prop_map(|(pupil, phone)| Held::claim(pupil, phone)),
        1 => (1..3_u32).prop_map(|number| Command::Join(Joining {
            pin: "123456".into(), name: format!("Guest {number}"), language: "en".into(), token: token(100 + number), device: token(200 + number),
        })),
        10 => (seat(), 1..4_u32, 0..4_u8).prop_map(move |(seat, epoch, taste)| {
            Held::answer(seat, epoch, u8::try_from(seat).unwrap() * 16 + taste, given(epoch, taste))
        }),
        2 => (seat(), 1..=3_u8).prop_map(|(seat, rating)| Command::Judge {
            seat: SeatId(seat), epoch: 3, rating: Rating::from_number(rating).unwrap(),
        }),
        6 => (seat(), 0..4_u32).prop_map(|(seat, epoch)| Command::GoOn { seat: SeatId(seat), epoch }),
        1 => seat().prop_map(|seat| Command::Leave(SeatId(seat))),
        6 => control.prop_map(Command::Control),
    ]
}

fn step() -> impl Strategy<Value = Step> {
    let batch = || prop::collection::vec(command(), 1..4);
    prop_oneof![
        20 => batch().prop_map(Step::Ask),
        2 => (0..9_000_u64).prop_map(Step::Wait),
        1 => (0..200_000_000_u64).prop_map(Step::Sleep),
        2 => Just(Step::Kill),
        2 => batch().prop_map(Step::Unstored),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 12, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn reviews_are_the_counted_answers_of_pupils_whatever_happens(
        homework in any::<bool>(), steps in prop::collection::vec(step(), 1..50),
    ) {
        let mut held = Held::at(if homework { Pace::Own { until: DEADLINE } } else { Pace::Together });
        for step in steps {
            match step {
                Step::Ask(commands) => drop(held.ask(commands)),
                Step::Wait(millis) => drop(held.now.fetch_add(millis, Ordering::SeqCst)),
                Step::Sleep(millis) => drop(held.wall.fetch_add(millis, Ordering::SeqCst)),
                Step::Kill => held.restart(),
                Step::Unstored(commands) => {
                    held.keeper.store.fill_disk(true);
                    held.ask(commands);
                    held.keeper.store.fill_disk(false);
                    held.ask(vec![Command::Control(Control::Resume)]);
                }
            }
            held.check();
        }
        held.restart();
        for _ in 0..12 {
            held.control(Control::Resume);
            held.control(Control::Next);
        }
        held.wall.fetch_add(700_000_000, Ordering::SeqCst);
        held.ask(Vec::new());
        held.check();
        for right in ["y", "y", "x"] {
            held.remark(right);
            held.check();
        }
        // What was said again and again is said in the log once: only marks that changed took back what they were.
        held.restart();
        held.check();
    }
}

#[test]
fn a_code_gives_a_pupil_the_seat_back_with_its_answers_from_whatever_phone() {
    let mut held = Held::open();
    assert_eq!(
        held.ask(vec![Held::claim(0, 1), Held::claim(1, 2)]),
        [Reply::Seated(SeatId(1)), Reply::Seated(SeatId(2))]
    );
    held.control(Control::Next);
    held.now.store(4_000, Ordering::SeqCst);
    held.ask(vec![Held::answer(1, 1, 7, Given::Pick(0))]);
    assert_eq!(held.ask(vec![Held::claim(0, 3)]), [Reply::Seated(SeatId(1))], "another phone, the same seat");
    let find = |held: &mut Held, phone: u32| held.ask(vec![Command::Find(token(phone))]).remove(0);
    assert_eq!(find(&mut held, 1), Reply::Refused(Refusal::UnknownSeat), "the old phone has it no more");
    assert_eq!(find(&mut held, 3), Reply::Seated(SeatId(1)));
    held.restart();
    assert_eq!(
        (find(&mut held, 1), find(&mut held, 3)),
        (Reply::Refused(Refusal::UnknownSeat), Reply::Seated(SeatId(1)))
    );
    let scene = held.keeper.scene();
    assert_eq!((&*scene.seats[0].name, scene.seats[0].answered.as_deref()), ("Zoé", Some(&Given::Pick(0))));
    assert_eq!(scene.seats.len(), 2);
    // Whoever is sent out for good does not come back by the code.
    held.control(Control::Ban(SeatId(2)));
    assert_eq!(held.ask(vec![Held::claim(1, 4)]), [Reply::Refused(Refusal::Banned)]);
    held.restart();
    assert_eq!(held.ask(vec![Held::claim(1, 5)]), [Reply::Refused(Refusal::Banned)]);
}

#[test]
fn names_of_the_class_are_nobodys_but_by_the_code() {
    let mut held = Held::open();
    let join = |name: &str| {
        Command::Join(Joining {
            pin: "123456".into(),
            name: name.into(),
            language: "en".into(),
            token: token(50),
            device: token(51),
        })
    };
    assert_eq!(held.ask(vec![join("zoe")]), [Reply::Refused(Refusal::NameListed)]);
    let Command::Claim(claiming) = Held::claim(0, 1) else { unreachable!() };
    let wrong = |change: &dyn Fn(&mut Claiming)| {
        let mut claiming = claiming.clone();
        change(&mut claiming);
        Command::Claim(claiming)
    };
    assert_eq!(held.ask(vec![wrong(&|c| c.code = token(77))]), [Reply::Refused(Refusal::WrongCode)]);
    assert_eq!(held.ask(vec![wrong(&|c| c.pin = "000000".into())]), [Reply::Refused(Refusal::WrongPin)]);
    held.control(Control::Lock);
    assert_eq!(held.ask(vec![Held::claim(0, 1)]), [Reply::Refused(Refusal::Locked)], "a locked room gives no new seat");
    held.control(Control::Unlock);
    held.ask(vec![Held::claim(0, 1)]);
    held.control(Control::Lock);
    assert_eq!(held.ask(vec![Held::claim(0, 2)]), [Reply::Seated(SeatId(1))], "and keeps nobody from their own");
    held.control(Control::Unlock);
    assert_eq!(held.ask(vec![join("Guest")]), [Reply::Seated(SeatId(2))]);
    held.control(Control::Next);
    held.ask(vec![Held::answer(2, 1, 9, Given::Pick(0))]);
    held.control(Control::Reveal);
    held.check();
    assert!(held.reviews().is_empty(), "a guest leaves nothing in any schedule");
}

#[test]
fn an_answer_is_of_the_day_on_which_it_was_given() {
    let mut held = Held::open();
    held.ask(vec![Held::claim(0, 1)]);
    held.control(Control::Next);
    held.now.store(60_000, Ordering::SeqCst);
    held.ask(vec![Held::answer(1, 1, 7, Given::Pick(0))]);
    // Cut off before the key is shown; the room is opened again two days later, and its own clock has stood still.
    held.wall.store(172_800_000, Ordering::SeqCst);
    held.restart();
    held.control(Control::Resume);
    held.control(Control::Reveal);
    held.control(Control::Next);
    held.now.store(90_000, Ordering::SeqCst);
    held.ask(vec![Held::answer(1, 2, 8, Given::Text("1".into()))]);
    held.control(Control::Reveal);
    let times: Vec<i64> = held.reviews().into_iter().map(|(_, _, at, _)| at - NOON).collect();
    assert_eq!(times, [60_000, 172_890_000]);
    held.check();
    // A machine that slept in the middle of a lesson, as laptops do: the wall's clock went on alone.
    held.control(Control::Next);
    held.wall.fetch_add(3_600_000, Ordering::SeqCst);
    held.ask(vec![Held::answer(1, 3, 9, Given::GiveUp)]);
    held.control(Control::Reveal);
    assert!(held.reviews().iter().any(|(_, _, at, _)| at - NOON == 172_890_000 + 3_600_000));
}

#[test]
fn what_is_answered_in_homework_counts_at_once_and_recall_when_it_is_judged() {
    let mut held = Held::at(Pace::Own { until: DEADLINE });
    let on = |epoch: u32| Command::GoOn { seat: SeatId(1), epoch };
    held.ask(vec![Held::claim(0, 1), on(0)]);
    held.wall.store(86_400_000, Ordering::SeqCst);
    held.ask(vec![Held::answer(1, 1, 1, Given::Pick(0))]);
    held.check();
    let days =
        |held: &Held| held.reviews().into_iter().map(|(_, card, at, _)| (card, (at - NOON) / 86_400_000)).collect();
    let told: Vec<(String, i64)> = days(&held);
    assert_eq!(told, [("d/a".to_owned(), 1)], "on the day it was answered");
    held.restart();
    held.ask(vec![on(1), Held::answer(1, 2, 2, Given::Text("2".into())), on(2), Held::answer(1, 3, 3, Given::Looked)]);
    assert_eq!(held.reviews().len(), 2, "how the recall went is not said yet");
    held.ask(vec![Command::Judge { seat: SeatId(1), epoch: 3, rating: Rating::Hard }]);
    assert_eq!(held.reviews().len(), 3);
    held.check();
    held.wall.store(605_000_000, Ordering::SeqCst);
    held.ask(Vec::new());
    assert!(held.keeper.room.is_over());
    held.restart();
    held.check();
    held.remark("y");
    held.check();
}
