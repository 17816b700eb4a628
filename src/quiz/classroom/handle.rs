//! How a face speaks to a room: commands down a channel, each with what to do with the reply.

use std::fmt;
use std::sync::Arc;
use std::sync::mpsc::Sender;

use thiserror::Error;

use super::command::{Clock, Command, Reply};

/// A command on its way, stamped when it arrived.
pub struct Ask {
    /// What is asked.
    pub command: Command,
    /// When it arrived, by the room's clock; what waits for the disk loses no time.
    pub at: Clock,
    /// Called once, from the room's thread, when what happened is stored. It must not block.
    pub reply: Box<dyn FnOnce(Reply) + Send>,
}

impl fmt::Debug for Ask {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("Ask").field("command", &self.command).field("at", &self.at).finish_non_exhaustive()
    }
}

/// The room has ended and takes no more commands.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
#[error("the room has ended")]
pub struct RoomGone;

/// The way to a room. Copies lead to the same room.
#[derive(Clone)]
pub struct RoomHandle {
    asks: Sender<Ask>,
    clock: Arc<dyn Fn() -> Clock + Send + Sync>,
}

impl RoomHandle {
    /// A way to who receives the other end, stamping commands by a clock.
    pub fn new(asks: Sender<Ask>, clock: Arc<dyn Fn() -> Clock + Send + Sync>) -> Self {
        Self { asks, clock }
    }

    /// The room's clock now; what is left of a question is told by it.
    pub fn now(&self) -> Clock {
        (self.clock)()
    }

    /// Asks for something. `reply` is called once, from the room's thread; it is dropped uncalled only if the room ends.
    ///
    /// # Errors
    /// [`RoomGone`] when nobody takes commands any more.
    pub fn ask(&self, command: Command, reply: impl FnOnce(Reply) + Send + 'static) -> Result<(), RoomGone> {
        let ask = Ask { command, at: self.now(), reply: Box::new(reply) };
        self.asks.send(ask).map_err(|_| RoomGone)
    }
}

impl fmt::Debug for RoomHandle {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.debug_struct("RoomHandle").finish_non_exhaustive()
    }
}
