//! Holding a class: the room's thread, its face for phones, and the teacher's podium, until the teacher leaves.

use std::collections::BTreeMap;
use std::net::{Ipv4Addr, TcpListener};
use std::path::PathBuf;
use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError, Sender, channel};
use std::thread;
use std::time::Duration;

use super::Args;
use super::address::{Doubt, Reach};
use super::door::Door;
use super::homework::Vigil;
use super::keeper::Keeper;
use super::roster;
use crate::commands::desk::Desk;
use crate::commands::failure::Failure;
use crate::commands::rooms::Filed;
use crate::commands::{Exit, tell_err};
use crate::env::Env;
use crate::quiz::classroom::{Clock, Command, Control, Reply, RoomHandle, Scene, TokenHash};
use crate::store::{RoomRole, Store};
use crate::term::{Place, Podium, Pressed, Wanted};
use crate::web::{self, WebSettings};

/// Ports tried after the one that was asked for, where that is taken.
const MORE_PORTS: u16 = 10;

/// How often the time that is left is shown anew.
const TICK: Duration = Duration::from_millis(250);

/// A port that phones can knock at.
pub(super) struct Bound {
    listener: TcpListener,
    pub(super) port: u16,
}

/// Takes a port, or the next that is free; a room that is opened again must have its own.
pub(super) fn bind(port: u16, exactly: bool) -> Result<Bound, Failure> {
    let last = if exactly || port == 0 { port } else { port.saturating_add(MORE_PORTS) };
    let mut fault = None;
    for port in port..=last {
        match TcpListener::bind((Ipv4Addr::UNSPECIFIED, port)) {
            Ok(listener) => {
                let port = listener.local_addr().map_or(port, |address| address.port());
                return Ok(Bound { listener, port });
            }
            Err(error) => fault = fault.or(Some(error)),
        }
    }
    Err(Failure::Port { port, why: fault.map(|fault| fault.to_string()).unwrap_or_default() })
}

/// What the podium hears of.
enum News {
    Scene(Arc<Scene>),
    Pressed(Pressed),
    Unstored(String),
    Replied(Reply),
}

/// Holds the class until the teacher leaves it.
pub(super) fn hold(
    desk: &mut Desk<'_>,
    args: &Args,
    mut filed: Filed,
    (media, chosen): (BTreeMap<String, PathBuf>, Vec<String>),
    door: Door,
    bound: Bound,
) -> Result<Exit, Failure> {
    let room = filed.stored.id;
    filed.room.expect(Arc::new(roster::of(desk, &filed)?));
    let secrets = desk.env.secrets().ok_or(Failure::NoSecrets)?;
    let token = || format!("{:032x}", u128::from_be_bytes(secrets()));
    let (board, host) = (token(), token());
    desk.store.add_room_key(room, RoomRole::Board, TokenHash::of(&board).0)?;
    desk.store.add_room_key(room, RoomRole::Host, TokenHash::of(&host).0)?;
    // Those of earlier openings open the pages as well: who had them open goes on.
    let keys = |role| -> Result<Vec<TokenHash>, Failure> {
        Ok(desk.store.room_keys(room, role)?.into_iter().map(TokenHash).collect())
    };
    let join = door.join(bound.port);
    let place = Place {
        room: room.number(),
        others: door.reach.others.iter().map(|ip| door.at(ip, bound.port)).collect(),
        doubt: doubt(desk, &door.reach, args),
        note: door.self_signed.then(|| desk.words.say("host-self-signed")),
        wifi: door.wifi.as_ref().map(|wifi| (wifi.name.clone(), wifi.code())),
        board: format!("{join}/board/{board}"),
        host: format!("{join}/host/{host}"),
        join: join.clone(),
        until: None,
        chosen,
    };
    let settings = WebSettings {
        board: keys(RoomRole::Board)?,
        host: keys(RoomRole::Host)?,
        join,
        tls: door.tls,
        wifi: door.wifi,
        media,
        entropy: Box::new(secrets),
        many_behind_one_address: args.many_behind_one_address,
        any_address: args.any_address,
    };

    let (base, watch) = (filed.room.last(), desk.env.stopwatch());
    let elapsed = move || u64::try_from(watch.elapsed().as_millis()).unwrap_or(u64::MAX);
    let clock: Arc<dyn Fn() -> Clock + Send + Sync> = Arc::new(move || base.plus(elapsed()));
    let (asks, asked) = channel();
    let handle = RoomHandle::new(asks, Arc::clone(&clock));
    // The room's file is written by its own thread alone, over a connection of its own.
    let store = Store::open(&desk.folder.database(), desk.env.now(), desk.env.entropy())?;
    let version = u64::try_from(desk.env.now().at.0).unwrap_or(0);
    let mut keeper = Keeper::new(store, filed, clock, Arc::new(desk.env.wall()), version);
    let first = keeper.scene();
    let server = web::serve(bound.listener, settings, handle.clone(), Arc::clone(&first));
    let server = server.map_err(|fault| Failure::Port { port: bound.port, why: fault.to_string() })?;

    let (news, heard) = channel();
    let (shower, shown) = (server.shower(), news.clone());
    let show = move |scene: Arc<Scene>| {
        shower(Arc::clone(&scene));
        let _ = shown.send(News::Scene(scene));
    };
    let troubled = news.clone();
    let tell = move |fault: &crate::store::StoreFault| drop(troubled.send(News::Unstored(fault.to_string())));
    let keeper = thread::spawn(move || keeper.run(&asked, &show, &tell));

    let ended = steer(desk, place, &handle, first, &news, &heard);
    server.stop();
    drop(handle);
    let _ = keeper.join();
    tell_what_is_left(desk, room.number());
    ended.map(|()| Exit::Well)
}

/// Shows the room and does what the teacher wants, until they leave.
fn steer(
    desk: &Desk<'_>,
    place: Place,
    handle: &RoomHandle,
    mut scene: Arc<Scene>,
    news: &Sender<News>,
    heard: &Receiver<News>,
) -> Result<(), Failure> {
    let (rich, paint) = desk.manner();
    let mut podium = Podium::new(&desk.words, paint, rich, place, scene.until.is_some());
    let mut vigil = Vigil::new(handle.now());
    let pressed = news.clone();
    podium.listen(move |key| pressed.send(News::Pressed(key)).is_ok());
    loop {
        match heard.recv_timeout(TICK) {
            Ok(News::Scene(latest)) => scene = latest,
            Ok(News::Unstored(why)) => podium.note(why),
            Ok(News::Replied(Reply::Refused(refusal))) => podium.refused(&refusal),
            Ok(News::Replied(_)) => continue,
            Ok(News::Pressed(key)) => match podium.hear(&key, &scene) {
                Wanted::Leave => return Ok(()),
                Wanted::Control(control) => ask(handle, control, news),
                Wanted::Look => {}
            },
            Err(RecvTimeoutError::Timeout) => {}
            Err(RecvTimeoutError::Disconnected) => return Ok(()),
        }
        if let Some(until) = scene.until {
            podium.ends(desk.words.moment(Env::local(until)));
        }
        podium.show(&scene, handle.now())?;
        if vigil.is_done(&scene, handle.now()) {
            return Ok(());
        }
    }
}

fn ask(handle: &RoomHandle, control: Control, news: &Sender<News>) {
    let replied = news.clone();
    // The room outlives the podium.
    let _ = handle.ask(Command::Control(control), move |reply| drop(replied.send(News::Replied(reply))));
}

fn doubt(desk: &Desk<'_>, reach: &Reach, args: &Args) -> Option<String> {
    let key = match reach.doubt? {
        Doubt::OnlyHere => "host-only-here",
        Doubt::Virtual => "host-virtual",
        Doubt::NoRouter => "host-no-router",
        Doubt::Public if args.any_address => return None,
        Doubt::Public => "host-public",
    };
    Some(desk.words.say(key))
}

fn tell_what_is_left(desk: &Desk<'_>, number: i64) {
    let over = crate::commands::rooms::find(&desk.store, Some(number)).is_ok_and(|filed| filed.room.is_over());
    let key = if over { "host-over" } else { "host-left" };
    tell_err(&format!("{}\n", desk.words.tell(key, &[("room", number.into())])));
}
