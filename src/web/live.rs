//! Snapshots as they come: the event stream, and the waiting request where streams are cut.

use std::convert::Infallible;
use std::net::IpAddr;
use std::pin::Pin;
use std::sync::Arc;
use std::task::{Context, Poll};
use std::time::Duration;

use bytes::Bytes;
use http_body::{Body, Frame};
use tokio::time::{Interval, MissedTickBehavior};

use super::guard::Held;
use super::hub::Bell;
use super::routes::Face;
use super::view::{Role, View};
use crate::quiz::classroom::{Command, SeatId, TokenHash};

/// A stream that has nothing to say says so this often, so that a phone can tell a quiet stream from a dead one.
const BEAT: Duration = Duration::from_secs(15);
/// How often board and controls look for what is new.
const LOOK: Duration = Duration::from_millis(250);
/// How many looks make a beat.
const LOOKS_A_BEAT: u32 = 60;
/// How long a request waits for what is new.
const PATIENCE: Duration = Duration::from_secs(20);
/// A phone that asks again and again is there in between, too.
const LINGER: Duration = Duration::from_secs(10);

/// Somebody who watches: counted by address, and where it is a phone, as a connection of its seat.
pub(super) struct Watch {
    face: Arc<Face>,
    role: Role,
    /// The hash of the token by which a phone has its seat.
    held: Option<TokenHash>,
    address: IpAddr,
}

impl Watch {
    /// Begins to watch; `None` when too many from that address do.
    pub(super) fn begin(face: Arc<Face>, role: Role, held: Option<TokenHash>, address: IpAddr) -> Option<Self> {
        let now = face.room.now();
        if !face.guard.hold(address, Held::Stream, now) {
            return None;
        }
        if let Role::Pupil(seat) = role {
            tell(&face, Command::Here(seat));
        }
        Some(Self { face, role, held, address })
    }

    /// The version that changed last what is shown here; `None` where the seat is no more, or another phone has it.
    fn version(&self, view: &View) -> Option<u64> {
        if let Role::Pupil(seat) = self.role
            && view.seat(seat).map(|seat| seat.holder) != self.held
        {
            return None;
        }
        view.version(self.role)
    }

    /// Waits for a snapshot of another version than `known`: at once where none is known, else for a while.
    pub(super) async fn wait(&self, known: Option<u64>) -> Option<Waited> {
        let look = async {
            loop {
                let view = self.face.hub.view();
                let version = self.version(&view)?;
                if known != Some(version) {
                    self.face.hub.count_frame();
                    return view.snapshot(self.role, self.face.room.now()).map(Waited::News);
                }
                tokio::time::sleep(LOOK).await;
            }
        };
        match tokio::time::timeout(PATIENCE, look).await {
            Ok(found) => found,
            Err(_) => Some(Waited::Nothing),
        }
    }

    /// Ends a waiting request, after which the phone will ask again.
    pub(super) fn linger(self) {
        tokio::spawn(async move {
            tokio::time::sleep(LINGER).await;
            drop(self);
        });
    }
}

impl Drop for Watch {
    fn drop(&mut self) {
        self.face.guard.release(self.address, Held::Stream, self.face.room.now());
        if let Role::Pupil(seat) = self.role {
            tell(&self.face, Command::Gone(seat));
        }
    }
}

/// A room that has ended need not know who comes and goes.
fn tell(face: &Face, command: Command) {
    let _ = face.room.ask(command, |_| ());
}

/// What waiting came to.
pub(super) enum Waited {
    /// A snapshot.
    News(String),
    /// Nothing new.
    Nothing,
}

/// The body of an event stream.
pub(super) struct Frames {
    watch: Watch,
    bell: Option<(SeatId, Arc<Bell>)>,
    tick: Interval,
    quiet: u32,
    sent: Option<u64>,
}

impl Frames {
    /// A stream of snapshots, the one that holds now first.
    pub(super) fn new(watch: Watch) -> Self {
        let bell = match watch.role {
            Role::Pupil(seat) => Some((seat, watch.face.hub.hang(seat))),
            Role::Board | Role::Host => None,
        };
        let pace = if bell.is_some() { BEAT } else { LOOK };
        let mut tick = tokio::time::interval(pace);
        tick.set_missed_tick_behavior(MissedTickBehavior::Delay);
        tick.reset();
        Self { watch, bell, tick, quiet: 0, sent: None }
    }

    /// The snapshot that holds now, if it is not the one that was sent last.
    fn news(&mut self) -> Result<Option<Bytes>, Over> {
        let face = &self.watch.face;
        let view = face.hub.view();
        let version = self.watch.version(&view).filter(|_| !face.hub.has_stopped()).ok_or(Over)?;
        if self.sent == Some(version) {
            return Ok(None);
        }
        let snapshot = view.snapshot(self.watch.role, face.room.now()).ok_or(Over)?;
        self.sent = Some(version);
        self.quiet = 0;
        face.hub.count_frame();
        Ok(Some(Bytes::from(format!("id: {version}\ndata: {snapshot}\n\n"))))
    }
}

/// The stream ends: the seat is gone, or the room.
struct Over;

impl Body for Frames {
    type Data = Bytes;
    type Error = Infallible;

    fn poll_frame(self: Pin<&mut Self>, cx: &mut Context<'_>) -> Poll<Option<Result<Frame<Bytes>, Infallible>>> {
        let this = self.get_mut();
        // Listening comes before looking, so that nothing falls between.
        if let Some((_, bell)) = &this.bell {
            bell.listen(cx.waker());
        }
        let looks = this.bell.is_some() || this.sent.is_none();
        if looks {
            match this.news() {
                Ok(Some(frame)) => return Poll::Ready(Some(Ok(Frame::data(frame)))),
                Ok(None) => {}
                Err(Over) => return Poll::Ready(None),
            }
        }
        while this.tick.poll_tick(cx).is_ready() {
            match this.news() {
                Ok(Some(frame)) => return Poll::Ready(Some(Ok(Frame::data(frame)))),
                Ok(None) => {}
                Err(Over) => return Poll::Ready(None),
            }
            this.quiet += 1;
            if this.bell.is_some() || this.quiet >= LOOKS_A_BEAT {
                this.quiet = 0;
                return Poll::Ready(Some(Ok(Frame::data(Bytes::from_static(b"event: beat\ndata:\n\n")))));
            }
        }
        Poll::Pending
    }
}

impl Drop for Frames {
    fn drop(&mut self) {
        if let Some((seat, bell)) = &self.bell {
            self.watch.face.hub.unhang(*seat, bell);
        }
    }
}
