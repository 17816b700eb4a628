//! The keeper: one thread that owns a room and its file. What it says is stored, is stored.

use std::sync::Arc;
use std::sync::mpsc::{Receiver, RecvTimeoutError};
use std::time::Duration;

use crate::commands::rooms::{Filed, ToStore, claims_of, postings, read_records};
use crate::model::Moment;
use crate::quiz::classroom::{
    Ask, Clock, Command, Happening, Pausing, Record, Refusal, Reply, Room, Scene, Setup, Trouble,
};
use crate::store::{OwnTerms, Posting, RoomBatch, Store, StoreFault, StoredRoom};

/// The most commands that are written together.
const MOST_AT_ONCE: usize = 512;

/// How long nothing is done where nothing is to be done.
const IDLE: Duration = Duration::from_hours(1);

/// How long the wall's clock is not looked at: the machine may have slept meanwhile.
const NAP: Duration = Duration::from_secs(10);

/// How long it is waited before writing is tried again.
const AGAIN: Duration = Duration::from_secs(1);

/// By how many milliseconds the clock on the wall may come to differ from the room's before that is noted: the one is set now and
/// then, the other stands still while the machine sleeps.
const DRIFT: u64 = 5_000;

/// Reads the clock on the wall.
pub(super) type Wall = Arc<dyn Fn() -> Moment + Send + Sync>;

/// Who is shown what changed.
type Show<'f> = &'f dyn Fn(Arc<Scene>);

/// Who is told why nothing can be stored.
type Tell<'f> = &'f dyn Fn(&StoreFault);

/// A room, its file, and the way to both.
pub(super) struct Keeper {
    store: Store,
    stored: StoredRoom,
    setup: Setup,
    room: Room,
    clock: Arc<dyn Fn() -> Clock + Send + Sync>,
    wall: Wall,
    /// What the promises of pupils' own schedules are made by.
    own: OwnTerms,
    /// Happenings on disk.
    known: u64,
    /// Happenings of this room alone that are still to be written, before anything else may be.
    owed: Vec<Record>,
    /// Whether what is on disk must be read before anything else may be done.
    astray: bool,
    /// Whether what was to be written last could not be.
    failed: bool,
    /// Receipts made out. They are written with the answers that they are for and handed out afterwards, so that whatever is
    /// killed in between, every receipt that a phone has is counted; who did not get theirs has it when they ask again.
    receipts: u64,
    version: u64,
}

impl Keeper {
    /// Keeps a room. `clock` must go on from the room's last happening; scenes are numbered from `version`.
    pub(super) fn new(
        store: Store,
        filed: Filed,
        clock: Arc<dyn Fn() -> Clock + Send + Sync>,
        wall: Wall,
        version: u64,
    ) -> Self {
        let Filed { stored, setup, records, room } = filed;
        let known = u64::try_from(records.len()).unwrap_or(u64::MAX);
        let receipts = stored.receipts;
        let mut keeper = Self {
            store,
            stored,
            setup,
            room,
            clock,
            wall,
            own: OwnTerms::default(),
            known,
            owed: Vec::new(),
            astray: false,
            failed: false,
            receipts,
            version,
        };
        // Whoever was cut off finds the room as it was; nobody's time runs while the class finds together again.
        if !records.is_empty() && !keeper.room.is_over() && !keeper.room.is_paused() {
            let at = keeper.room.last();
            keeper.owe(at, Pausing::Restarted);
        }
        keeper
    }

    /// Looks at the wall's clock, where something ends by it.
    fn look_at_wall(&mut self) {
        if self.room.until().is_some() {
            self.room.anchor((self.clock)(), (self.wall)().at);
        }
    }

    /// The room as it stands.
    pub(super) fn scene(&mut self) -> Arc<Scene> {
        self.version += 1;
        let mut scene = self.room.scene(self.version);
        // What is not paused by it is in trouble all the same.
        if self.failed && scene.until.is_some() {
            scene.trouble = Some(Trouble::Unstored);
        }
        Arc::new(scene)
    }

    /// Serves until nobody can ask for anything any more.
    pub(super) fn run(mut self, asks: &Receiver<Ask>, show: Show<'_>, tell: Tell<'_>) {
        self.post_all(tell);
        show(self.scene());
        loop {
            let batch = match asks.recv_timeout(self.wait()) {
                Ok(first) => std::iter::once(first).chain(asks.try_iter().take(MOST_AT_ONCE - 1)).collect(),
                Err(RecvTimeoutError::Timeout) => Vec::new(),
                Err(RecvTimeoutError::Disconnected) => break,
            };
            self.serve(batch, show, tell);
        }
        self.post_all(tell);
    }

    /// Sees to it that every answer that counts is in its pupil's own schedule. Where it is, nothing is written.
    fn post_all(&mut self, tell: Tell<'_>) {
        let postings = postings(self.room.claims(), &self.stored);
        if let Err(fault) = self.write_batch(&ToStore::default(), &postings, self.receipts) {
            tell(&fault);
        }
    }

    fn wait(&mut self) -> Duration {
        if self.astray || self.failed || !self.owed.is_empty() {
            return AGAIN;
        }
        self.look_at_wall();
        let now = (self.clock)();
        let longest = if self.room.until().is_some() { NAP } else { IDLE };
        self.room.wakes_at(now).map_or(longest, |at| Duration::from_millis(at.since(now)).min(longest))
    }

    /// Does what is asked, writes it, and only then says so.
    fn serve(&mut self, batch: Vec<Ask>, show: Show<'_>, tell: Tell<'_>) {
        self.look_at_wall();
        let was_owing = self.astray || !self.owed.is_empty();
        if was_owing && !self.settle(tell) {
            return self.refuse(batch);
        }
        let first = batch.first().map_or_else(|| (self.clock)(), |ask| ask.at);
        let mut records: Vec<Record> = self.clocked(first, batch.is_empty()).into_iter().collect();
        let mut replies = Vec::with_capacity(batch.len());
        let mut changed = was_owing;
        let mut receipts = 0;
        let whole = batch.len() < MOST_AT_ONCE;
        for ask in batch {
            let (new, reply) = self.room.take(&ask.command, ask.at);
            receipts += u64::from(is_first_receipt(&new, &reply));
            records.extend(new);
            let presence = matches!(ask.command, Command::Here(_) | Command::Gone(_));
            changed |= presence;
            replies.push((ask.reply, reply, presence));
        }
        // While more wait, time passes by their stamps alone: whoever was in time is served before the time is up.
        if whole {
            records.extend(self.room.elapse((self.clock)()));
        }
        if let Err(fault) = self.write(&records, receipts) {
            tell(&fault);
            self.go_back(first);
            for (give, reply, presence) in replies {
                give(if presence { reply } else { Reply::Refused(Refusal::Unstored) });
            }
            return show(self.scene());
        }
        changed |= !records.is_empty();
        for (give, reply, _) in replies {
            give(reply);
        }
        if changed {
            show(self.scene());
        }
    }

    /// Writes what happened, and how many receipts more are made out for it.
    fn write(&mut self, records: &[Record], receipts: u64) -> Result<(), StoreFault> {
        if records.is_empty() {
            return Ok(());
        }
        let receipts = self.receipts + receipts;
        let unwritable = |error: serde_json::Error| StoreFault::Corrupt {
            path: self.store.path().to_owned(),
            detail: error.to_string(),
        };
        let to_store = ToStore::of(records).map_err(unwritable)?;
        let postings = postings(claims_of(&self.room, records), &self.stored);
        self.write_batch(&to_store, &postings, receipts)?;
        self.known += u64::try_from(records.len()).unwrap_or(u64::MAX);
        self.receipts = receipts;
        self.failed = false;
        Ok(())
    }

    /// Writes what happened, and in the same transaction what it is to schedules: neither is ever there without the other.
    fn write_batch(&mut self, to_store: &ToStore, postings: &[Posting], receipts: u64) -> Result<(), StoreFault> {
        if to_store.happenings.is_empty() && postings.is_empty() {
            return Ok(());
        }
        let batch = RoomBatch {
            known: self.known,
            happenings: &to_store.happenings,
            seats: &to_store.seats,
            handed_over: &to_store.handed_over,
            postings,
            receipts,
        };
        self.store.write_room(self.stored.id, &batch, (self.wall)().at, &mut self.own).map(|_| ())
    }

    /// Notes what the clock on the wall shows where answers become reviews, which are of a day, and the log does not say it or would
    /// say otherwise by now.
    fn clocked(&mut self, at: Clock, idle: bool) -> Option<Record> {
        if idle || !self.setup.rules.entry.takes_codes() || self.room.is_over() {
            return None;
        }
        let (at, now, wall) = (at.max(self.room.last()), (self.clock)(), (self.wall)());
        let since = i64::try_from(now.since(at)).unwrap_or(i64::MAX);
        let shown = wall.at.0.saturating_sub(since);
        let agrees = |said: Moment| said.utc_offset == wall.utc_offset && said.at.0.abs_diff(shown) <= DRIFT;
        if self.room.moment(at).is_some_and(agrees) {
            return None;
        }
        let record = Record { at, what: Happening::Clocked { wall: shown, offset: wall.utc_offset } };
        self.room.apply(&record);
        Some(record)
    }

    /// Nothing of the batch is stored: the room is again what is on disk, and stands still.
    fn go_back(&mut self, at: Clock) {
        (self.astray, self.failed) = (true, true);
        self.owed.clear();
        if self.read_again() {
            self.owe(at, Pausing::Unstored);
        }
    }

    /// Reads what is on disk; whether it could.
    fn read_again(&mut self) -> bool {
        let Ok(records) = read_records(&self.store, &self.stored) else { return false };
        self.known = u64::try_from(records.len()).unwrap_or(u64::MAX);
        self.room.refold(self.setup.clone(), &records);
        self.astray = false;
        true
    }

    /// Stops the clock now, and on disk before anything else is written. Homework goes on by itself: nobody may be there to
    /// set it going again, and no clock runs against anybody.
    fn owe(&mut self, at: Clock, why: Pausing) {
        if self.room.is_paused() || self.room.is_over() || self.room.until().is_some() {
            return;
        }
        let paused = Record { at: at.max(self.room.last()), what: Happening::Paused { why } };
        self.room.apply(&paused);
        self.owed.push(paused);
    }

    /// Nothing can be done but to note who comes and goes.
    fn refuse(&mut self, batch: Vec<Ask>) {
        for ask in batch {
            let noted = self.room.attend(&ask.command, ask.at);
            (ask.reply)(if noted { Reply::Done } else { Reply::Refused(Refusal::Unstored) });
        }
    }

    /// Writes what is owed; whether nothing is owed any more.
    fn settle(&mut self, tell: Tell<'_>) -> bool {
        if self.astray {
            if !self.read_again() {
                return false;
            }
            let at = self.room.last();
            self.owe(at, Pausing::Unstored);
        }
        let owed = std::mem::take(&mut self.owed);
        match self.write(&owed, 0) {
            Ok(()) => true,
            Err(fault) => {
                tell(&fault);
                self.owed = owed;
                false
            }
        }
    }
}

/// Whether a reply is the first receipt of an answer; one that is given again is no other.
fn is_first_receipt(new: &[Record], reply: &Reply) -> bool {
    matches!(reply, Reply::Receipt(_)) && new.iter().any(|record| matches!(record.what, Happening::Answered { .. }))
}

#[cfg(test)]
mod tests;
