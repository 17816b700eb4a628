//! A class that is open to phones: the real room and the real server, with nothing stored.

use std::collections::BTreeMap;
use std::net::{SocketAddr, TcpListener};
use std::path::PathBuf;
use std::sync::atomic::{AtomicI64, AtomicU64, Ordering};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::sync::{Arc, Mutex};
use std::thread::{self, JoinHandle};
use std::time::{Duration, Instant};

use sommet::model::Timestamp;
use sommet::quiz::classroom::{Ask, Clock, Command, Control, Reply, Room, RoomHandle, Roster, Scene, Setup, TokenHash};
use sommet::web::{Server, WebSettings, Wifi, serve};

use super::phone::Phone;

pub(crate) const BOARD_TOKEN: &str = "b0a7d000000000000000000000000001";
pub(crate) const HOST_TOKEN: &str = "40570000000000000000000000000002";
pub(crate) const PIN: &str = "246810";

/// An open class.
pub(crate) struct Class {
    pub(crate) address: SocketAddr,
    room: RoomHandle,
    server: Option<Server>,
    thread: Option<JoinHandle<()>>,
    ended: Arc<Mutex<bool>>,
    slept: Arc<AtomicI64>,
}

/// How a class is opened.
pub(crate) struct Opening {
    pub(crate) setup: Setup,
    pub(crate) many: bool,
    pub(crate) media: BTreeMap<String, PathBuf>,
    /// Who is expected.
    pub(crate) roster: Roster,
}

impl Class {
    pub(crate) fn open(setup: Setup) -> Self {
        Self::with(Opening { setup, many: true, media: BTreeMap::new(), roster: Roster::default() })
    }

    pub(crate) fn with(Opening { setup, many, media, roster }: Opening) -> Self {
        let listener = TcpListener::bind("127.0.0.1:0").unwrap();
        let address = listener.local_addr().unwrap();
        let (asks, waiting) = channel();
        let start = Instant::now();
        let clock = move || Clock(u64::try_from(start.elapsed().as_millis()).unwrap());
        let room = RoomHandle::new(asks, Arc::new(clock));
        let mut machine = Room::new(setup);
        machine.expect(Arc::new(roster));
        let first = Arc::new(machine.scene(1));
        let drawn = AtomicU64::new(1);
        let settings = WebSettings {
            board: vec![TokenHash::of(BOARD_TOKEN)],
            host: vec![TokenHash::of(HOST_TOKEN)],
            join: format!("http://{address}"),
            wifi: Some(Wifi { name: "Salle 12".into(), password: Some("secret-of-the-wifi".into()), hidden: false }),
            media,
            entropy: Box::new(move || {
                let hash = blake3::hash(&drawn.fetch_add(1, Ordering::Relaxed).to_le_bytes());
                hash.as_bytes()[..16].try_into().unwrap()
            }),
            tls: None,
            many_behind_one_address: many,
            any_address: false,
        };
        let server = serve(listener, settings, room.clone(), first).unwrap();
        let show = server.shower();
        let ended = Arc::new(Mutex::new(false));
        let over = Arc::clone(&ended);
        let slept = Arc::new(AtomicI64::new(0));
        let sleeping = Arc::clone(&slept);
        let thread = thread::spawn(move || run(&mut machine, &waiting, &*show, &over, &sleeping, clock));
        Self { address, room, server: Some(server), thread: Some(thread), ended, slept }
    }

    /// Asks the room without the web.
    pub(crate) fn ask(&self, command: Command) -> Reply {
        let (sender, receiver) = channel();
        self.room.ask(command, move |reply| sender.send(reply).unwrap()).unwrap();
        receiver.recv().unwrap()
    }

    pub(crate) fn control(&self, control: Control) {
        assert_eq!(self.ask(Command::Control(control)), Reply::Done, "{control:?}");
    }

    /// As if the machine had slept so many milliseconds.
    pub(crate) fn sleep(&self, millis: i64) {
        self.slept.fetch_add(millis, Ordering::Relaxed);
    }

    pub(crate) fn phone(&self) -> Phone {
        Phone::at(self.address)
    }

    /// A phone that has taken a seat.
    pub(crate) fn pupil(&self, name: &str, language: &str) -> Phone {
        let mut phone = self.phone();
        let joined = phone.join(PIN, name, language);
        assert_eq!((joined.status, joined.header("location")), (303, Some("/play")), "{}", joined.body);
        phone
    }

    pub(crate) fn board(&self) -> Phone {
        let mut board = self.phone();
        assert_eq!(board.get(&format!("/board/{BOARD_TOKEN}")).status, 303);
        board
    }

    pub(crate) fn host(&self) -> Phone {
        let mut host = self.phone();
        assert_eq!(host.get(&format!("/host/{HOST_TOKEN}")).status, 303);
        host
    }

    pub(crate) fn frames(&self) -> u64 {
        self.server.as_ref().unwrap().frames()
    }
}

impl Drop for Class {
    fn drop(&mut self) {
        *self.ended.lock().unwrap() = true;
        if let Some(thread) = self.thread.take() {
            let _ = thread.join();
        }
        if let Some(server) = self.server.take() {
            server.stop();
        }
    }
}

/// What the conductor does, but for the disk.
fn run(
    room: &mut Room,
    waiting: &Receiver<Ask>,
    show: &dyn Fn(Arc<Scene>),
    over: &Mutex<bool>,
    slept: &AtomicI64,
    clock: impl Fn() -> Clock,
) {
    let mut version = 1;
    // The wall's clock shows what the room's does, counted from 1970, and the time that was slept.
    let wall = || Timestamp(i64::try_from(clock().0).unwrap() + slept.load(Ordering::Relaxed));
    while !*over.lock().unwrap() {
        room.anchor(clock(), wall());
        let batch: Vec<Ask> = match waiting.recv_timeout(Duration::from_millis(10)) {
            Ok(ask) => std::iter::once(ask).chain(waiting.try_iter()).take(512).collect(),
            Err(RecvTimeoutError::Timeout) if room.elapse(clock()).is_empty() => continue,
            Err(RecvTimeoutError::Timeout) => Vec::new(),
            Err(RecvTimeoutError::Disconnected) => break,
        };
        let replies: Vec<_> = batch.into_iter().map(|ask| (ask.reply, room.take(&ask.command, ask.at).1)).collect();
        version += 1;
        show(Arc::new(room.scene(version)));
        for (tell, reply) in replies {
            tell(reply);
        }
    }
}
