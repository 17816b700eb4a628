//! The keeper with a real file: receipts, full disks, and being killed.

mod schedules;

use std::path::Path;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::mpsc::{Sender, channel};
use std::sync::{Arc, Mutex};
use std::thread::JoinHandle;

use super::*;
use crate::commands::rooms;
use crate::model::{CardId, Moment, Seed, Timestamp};
use crate::quiz::Given;
use crate::quiz::classroom::{
    AnswerKey, Answering, Control, Joining, Pace, Rules, SeatId, SetQuestion, Showing, TokenHash, Trouble, Version,
};

const NOW: Moment = Moment { at: Timestamp(1_000), utc_offset: 0 };

fn open(folder: &Path) -> Store {
    Store::open(&folder.join("sommet.db"), NOW, Seed(1)).unwrap()
}

fn setup() -> Setup {
    let text = r#"Deck(id: "d", title: "D", language: "en", questions: [
        (id: "a", ask: "A?", answer: Choice(right: "x", wrong: ["y"])), (id: "b", ask: "B?", answer: Number(value: 0.1)),
    ])"#;
    let deck = crate::deckfile::parse(text).deck.unwrap();
    let set = |question: &crate::model::Question| SetQuestion {
        card: format!("d/{}", question.id).parse::<CardId>().unwrap(),
        seconds: Some(20),
        points: 1000,
        versions: vec![Version { language: "en".into(), deck: "D".into(), question: question.clone(), source: None }],
    };
    Setup {
        pin: "123456".into(),
        seed: 3,
        rules: Rules { close_when_all: false, ..Rules::default() },
        languages: vec!["en".into()],
        questions: deck.questions.iter().map(set).collect(),
        known: Vec::new(),
    }
}

/// A running keeper, and all that a face has of it.
struct Class {
    asks: Sender<Ask>,
    scenes: Arc<Mutex<Vec<Arc<Scene>>>>,
    faults: Arc<AtomicU64>,
    clock: Arc<AtomicU64>,
    thread: JoinHandle<()>,
}

/// Opens the last room of the folder's file; `meddle` may do something to the store first.
fn start(folder: &Path, clock: &Arc<AtomicU64>) -> Class {
    let store = open(folder);
    let filed = rooms::find(&store, None).unwrap();
    clock.fetch_max(filed.room.last().0, Ordering::SeqCst);
    let (asks, received) = channel();
    let scenes: Arc<Mutex<Vec<Arc<Scene>>>> = Arc::default();
    let faults = Arc::new(AtomicU64::new(0));
    let shown = Arc::clone(&scenes);
    let show = move |scene| shown.lock().unwrap().push(scene);
    let told = Arc::clone(&faults);
    let tell = move |_: &StoreFault| {
        told.fetch_add(1, Ordering::SeqCst);
    };
    let read = Arc::clone(clock);
    let clock_of: Arc<dyn Fn() -> Clock + Send + Sync> = Arc::new(move || Clock(read.load(Ordering::SeqCst)));
    let thread = std::thread::spawn(move || {
        Keeper::new(store, filed, clock_of, Arc::new(|| NOW), 100).run(&received, &show, &tell);
    });
    Class { asks, scenes, faults, clock: Arc::clone(clock), thread }
}

impl Class {
    fn ask(&self, command: Command) -> Reply {
        let (give, given) = channel();
        let reply = Box::new(move |reply| drop(give.send(reply)));
        self.asks.send(Ask { command, at: Clock(self.clock.load(Ordering::SeqCst)), reply }).unwrap();
        given.recv().unwrap()
    }

    fn join(&self, number: u32) -> Reply {
        self.ask(Command::Join(Joining {
            pin: "123456".into(),
            name: format!("P{number}"),
            language: "en".into(),
            token: TokenHash::of(&number.to_string()),
            device: TokenHash::of(&format!("d{number}")),
        }))
    }

    fn answer(&self, seat: u32, epoch: u32, key: u8, given: Given) -> Reply {
        self.ask(Command::Answer(Answering { seat: SeatId(seat), epoch, key: AnswerKey([key; 16]), given }))
    }

    fn scene(&self) -> Arc<Scene> {
        self.scenes.lock().unwrap().last().unwrap().clone()
    }

    fn wait_for(&self, wanted: impl Fn(&Scene) -> bool) {
        for _ in 0..2_000 {
            if self.scenes.lock().unwrap().last().is_some_and(|scene| wanted(scene)) {
                return;
            }
            std::thread::sleep(Duration::from_millis(5));
        }
        panic!("waited in vain: {:?}", self.scene());
    }

    fn end(self) -> Vec<Arc<Scene>> {
        drop(self.asks);
        self.thread.join().unwrap();
        Arc::into_inner(self.scenes).unwrap().into_inner().unwrap()
    }
}

fn folder() -> (tempfile::TempDir, Arc<AtomicU64>) {
    folder_of(&setup())
}

fn folder_of(setup: &Setup) -> (tempfile::TempDir, Arc<AtomicU64>) {
    let folder = tempfile::tempdir().unwrap();
    let setup = serde_json::to_string(setup).unwrap();
    open(folder.path()).open_room(&setup, 8080, NOW.at).unwrap();
    (folder, Arc::default())
}

#[test]
fn a_room_that_was_killed_is_the_same_room_and_waits() {
    let (folder, clock) = folder();
    let class = start(folder.path(), &clock);
    assert_eq!((class.join(1), class.join(2)), (Reply::Seated(SeatId(1)), Reply::Seated(SeatId(2))));
    class.ask(Command::Control(Control::Next));
    clock.store(4_000, Ordering::SeqCst);
    let receipt = class.answer(1, 1, 7, Given::Pick(0));
    assert!(matches!(receipt, Reply::Receipt(_)));
    let counted = |folder: &Path| rooms::find(&open(folder), None).unwrap().stored.receipts;
    assert_eq!(counted(folder.path()), 1, "who has a receipt is counted, whatever happens next");
    // The machine is gone for an hour; the room's clock is not.
    let last = class.end().last().unwrap().version;
    let class = start(folder.path(), &clock);
    class.wait_for(|scene| scene.trouble == Some(Trouble::Restarted));
    assert_eq!(class.join(1), Reply::Seated(SeatId(1)), "the same phone has the same seat");
    assert_eq!(class.answer(1, 1, 7, Given::Pick(0)), receipt, "and its receipt again");
    assert_eq!(class.answer(2, 1, 8, Given::Pick(1)), Reply::Refused(Refusal::Paused));
    let scene = class.scene();
    assert!(scene.paused && scene.version > 0 && last > 0);
    assert_eq!(scene.seats[0].answered.as_deref(), Some(&Given::Pick(0)));
    class.ask(Command::Control(Control::Resume));
    clock.store(4_000 + 15_900, Ordering::SeqCst);
    assert!(matches!(class.answer(2, 1, 8, Given::Pick(1)), Reply::Receipt(_)), "sixteen seconds were left");
    class.end();
    let store = open(folder.path());
    let filed = rooms::find(&store, None).unwrap();
    let answers = filed.records.iter().filter(|record| matches!(record.what, Happening::Answered { .. })).count();
    assert_eq!((answers, filed.stored.receipts), (2, 2), "receipts given = answers stored");
}

#[test]
fn what_cannot_be_stored_has_no_receipt_and_stops_the_clock() {
    let (folder, clock) = folder();
    let store = open(folder.path());
    let filed = rooms::find(&store, None).unwrap();
    let scenes: Arc<Mutex<Vec<Arc<Scene>>>> = Arc::default();
    let faults = Arc::new(AtomicU64::new(0));
    let (shown, told, time) = (Arc::clone(&scenes), Arc::clone(&faults), Arc::clone(&clock));
    let show = move |scene| shown.lock().unwrap().push(scene);
    let tell = move |_: &StoreFault| {
        told.fetch_add(1, Ordering::SeqCst);
    };
    let read: Arc<dyn Fn() -> Clock + Send + Sync> = Arc::new(move || Clock(time.load(Ordering::SeqCst)));
    let mut keeper = Keeper::new(store, filed, read, Arc::new(|| NOW), 1);
    let ask = |keeper: &mut Keeper, commands: Vec<Command>| {
        let (give, given) = channel();
        let at = Clock(clock.load(Ordering::SeqCst));
        let asks = commands.into_iter().map(|command| {
            let give = give.clone();
            Ask { command, at, reply: Box::new(move |reply| drop(give.send(reply))) }
        });
        keeper.serve(asks.collect(), &show, &tell);
        given.try_iter().collect::<Vec<Reply>>()
    };
    let join = |number: u32| {
        Command::Join(Joining {
            pin: "123456".into(),
            // Long names fill pages soon.
            name: format!("Pupil number {number}"),
            language: "en".into(),
            token: TokenHash::of(&number.to_string()),
            device: TokenHash::of(&format!("d{number}")),
        })
    };
    let answer = |key: u8| {
        Command::Answer(Answering { seat: SeatId(1), epoch: 1, key: AnswerKey([key; 16]), given: Given::Pick(0) })
    };
    ask(&mut keeper, vec![join(1), Command::Here(SeatId(1)), Command::Control(Control::Next)]);
    keeper.store.fill_disk(true);
    clock.store(2_000, Ordering::SeqCst);
    let mut replies = Vec::new();
    for number in 2..60 {
        // With each batch comes the one answer that matters.
        replies = ask(&mut keeper, vec![join(number), answer(1)]);
        if replies[1] == Reply::Refused(Refusal::Unstored) {
            break;
        }
        assert!(matches!(replies[1], Reply::Receipt(_)), "{replies:?}");
    }
    assert_eq!(replies[0], Reply::Refused(Refusal::Unstored), "none of the batch is stored");
    let scene = scenes.lock().unwrap().last().unwrap().clone();
    assert!(scene.paused && scene.trouble == Some(Trouble::Unstored));
    assert!(scene.seats[0].here, "who is connected stays so");
    assert!(faults.load(Ordering::SeqCst) > 0, "the teacher is told");
    let seated = scene.counts.seats;
    // The pause itself may still fit; nobody's time runs meanwhile.
    clock.store(60_000, Ordering::SeqCst);
    assert_eq!(ask(&mut keeper, vec![Command::Gone(SeatId(1))]), [Reply::Done]);
    keeper.store.fill_disk(false);
    let replies = ask(&mut keeper, vec![answer(2), Command::Control(Control::Resume)]);
    assert!(matches!(replies[0], Reply::Refused(Refusal::Paused | Refusal::AlreadyAnswered)), "{replies:?}");
    assert_eq!(replies[1], Reply::Done);
    let scene = keeper.scene();
    assert_eq!(scene.counts.seats, seated);
    assert!(!scene.seats[0].here);
    let Showing::Open(open) = &scene.showing else { panic!("still open") };
    assert_eq!(open.time.left(Clock(60_000)), Some(18_000), "the time of the trouble is nobody's");
    let stored = rooms::find(&keeper.store, None).unwrap();
    assert_eq!(stored.room.clone().scene(1).seats.len(), seated);
    let answers = stored.records.iter().filter(|record| matches!(record.what, Happening::Answered { .. })).count();
    assert_eq!((stored.stored.receipts, answers), (1, 1), "no receipt is counted for what could not be stored");
}

#[test]
fn who_came_in_time_is_served_before_the_time_is_up() {
    let (folder, clock) = folder();
    let class = start(folder.path(), &clock);
    class.join(1);
    class.ask(Command::Control(Control::Next));
    // The thread comes to it late, but it was stamped in time.
    let (give, given) = channel();
    let command =
        Command::Answer(Answering { seat: SeatId(1), epoch: 1, key: AnswerKey([1; 16]), given: Given::Pick(0) });
    clock.store(90_000, Ordering::SeqCst);
    class.asks.send(Ask { command, at: Clock(20_700), reply: Box::new(move |reply| drop(give.send(reply))) }).unwrap();
    assert!(matches!(given.recv().unwrap(), Reply::Receipt(_)));
    class.wait_for(|scene| matches!(scene.showing, Showing::Revealed(_)));
    assert_eq!(class.faults.load(Ordering::SeqCst), 0);
}

/// A keeper of homework that ends an hour after the wall's clock shows 0, and that clock.
fn homework(folder: &Path, clock: &Arc<AtomicU64>) -> (Keeper, Arc<AtomicI64>) {
    let (store, wall) = (open(folder), Arc::new(AtomicI64::new(0)));
    let filed = rooms::find(&store, None).unwrap();
    let (time, shown) = (Arc::clone(clock), Arc::clone(&wall));
    let read: Arc<dyn Fn() -> Clock + Send + Sync> = Arc::new(move || Clock(time.load(Ordering::SeqCst)));
    let look = move || Moment { at: Timestamp(shown.load(Ordering::SeqCst)), utc_offset: 0 };
    (Keeper::new(store, filed, read, Arc::new(look), 1), wall)
}

fn ask_of(keeper: &mut Keeper, at: u64, commands: Vec<Command>) -> Vec<Reply> {
    let (give, given) = channel();
    let asks = commands.into_iter().map(|command| {
        let give = give.clone();
        Ask { command, at: Clock(at), reply: Box::new(move |reply| drop(give.send(reply))) }
    });
    keeper.serve(asks.collect(), &|_| (), &|_| ());
    given.try_iter().collect()
}

fn an_hour() -> Setup {
    Setup { rules: Rules { pace: Pace::Own { until: Timestamp(3_600_000) }, ..Rules::default() }, ..setup() }
}

fn join_of(number: u32, name: &str) -> Command {
    Command::Join(Joining {
        pin: "123456".into(),
        name: name.into(),
        language: "en".into(),
        token: TokenHash::of(&number.to_string()),
        device: TokenHash::of(&format!("d{number}")),
    })
}

#[test]
fn homework_ends_though_the_machine_slept_and_what_came_in_time_counts() {
    let (folder, clock) = folder_of(&an_hour());
    let (mut keeper, _) = homework(folder.path(), &clock);
    let on = Command::GoOn { seat: SeatId(1), epoch: 0 };
    assert_eq!(ask_of(&mut keeper, 0, vec![join_of(1, "P"), on.clone()]), [Reply::Seated(SeatId(1)), Reply::Done]);
    assert!(keeper.wait() <= NAP, "the wall's clock is looked at again soon");
    // A restart pauses nothing: nobody need be there.
    drop(keeper);
    clock.store(5_000, Ordering::SeqCst);
    let (mut keeper, wall) = homework(folder.path(), &clock);
    assert!(!keeper.room.is_paused());
    wall.store(3_599_900, Ordering::SeqCst);
    let answer =
        Command::Answer(Answering { seat: SeatId(1), epoch: 1, key: AnswerKey([1; 16]), given: Given::Pick(0) });
    assert!(matches!(ask_of(&mut keeper, 5_000, vec![answer])[..], [Reply::Receipt(_)]));
    // While the machine sleeps its own clock stands still; the wall's does not.
    wall.store(9_000_000, Ordering::SeqCst);
    assert_eq!(keeper.wait(), Duration::ZERO);
    assert_eq!(ask_of(&mut keeper, 5_000, vec![on]), [Reply::Refused(Refusal::Over)]);
    assert!(rooms::find(&keeper.store, None).unwrap().room.is_over(), "it is over on disk");
}

#[test]
fn homework_that_cannot_be_stored_goes_on_by_itself_once_it_can() {
    let (folder, clock) = folder_of(&an_hour());
    let (mut keeper, wall) = homework(folder.path(), &clock);
    keeper.store.fill_disk(true);
    let join = |number: u32| join_of(number, &format!("Pupil number {number}"));
    let locked = |number: u32| Command::Control(if number % 2 == 1 { Control::Lock } else { Control::Unlock });
    // Large rows fill the pages first, then the smallest there are.
    for command in [&join as &dyn Fn(u32) -> Command, &locked] {
        let replies = (1..1_000).map(|number| ask_of(&mut keeper, 0, vec![command(number)]));
        let refused = replies.flatten().find(|reply| *reply == Reply::Refused(Refusal::Unstored));
        assert!(refused.is_some(), "the disk is never full");
    }
    assert!(!keeper.room.is_paused());
    assert_eq!(keeper.scene().trouble, Some(Trouble::Unstored), "the teacher is told");
    // Its end cannot be stored either; it is tried again, and not without a rest.
    wall.store(9_000_000, Ordering::SeqCst);
    ask_of(&mut keeper, 0, Vec::new());
    assert!(!keeper.room.is_over());
    assert_eq!(keeper.wait(), AGAIN);
    keeper.store.fill_disk(false);
    ask_of(&mut keeper, 0, Vec::new());
    assert!(keeper.room.is_over() && rooms::find(&keeper.store, None).unwrap().room.is_over());
    assert_eq!(keeper.scene().trouble, None);
}
