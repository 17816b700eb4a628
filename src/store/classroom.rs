//! Rooms of a class: what each was set up with, what happened in it, and who sat where.

use rusqlite::{Connection, OptionalExtension, Row};

use crate::model::Timestamp;

use super::fault::Inner;
use super::posting::{self, OwnTerms, Posted, Posting};
use super::row::unreadable;
use super::{LearnerId, Store, StoreFault};

/// The number a room goes by in one file.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct RoomId(pub(super) i64);

impl RoomId {
    /// The number that people type.
    pub fn number(self) -> i64 {
        self.0
    }
}

/// A room, as it was set up.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredRoom {
    /// Its number.
    pub id: RoomId,
    /// When it was opened first.
    pub opened_at: Timestamp,
    /// What it was set up with, in whatever form the room itself has chosen.
    pub setup: String,
    /// The port that its pages were served from.
    pub port: u16,
    /// How many receipts had been handed out at the last write.
    pub receipts: u64,
    /// The way in, in whatever form the command has chosen; empty where none was kept.
    pub door: String,
}

/// Something that happened in a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredHappening {
    /// Milliseconds on the room's own clock.
    pub at: u64,
    /// What, in whatever form the room itself has chosen.
    pub what: String,
}

/// Who sits where.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct StoredSeat {
    /// The seat's number, from 1.
    pub seat: u32,
    /// The name that was taken; `None` once it is forgotten.
    pub name: Option<String>,
    /// The hash of the seat's token; `None` once it is forgotten.
    pub token: Option<[u8; 32]>,
    /// The hash of the browser's cookie; `None` once it is forgotten.
    pub device: Option<[u8; 32]>,
    /// Whose schedule its answers go to.
    pub learner: Option<LearnerId>,
}

/// Which of the teacher's pages a key opens.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum RoomRole {
    /// The projector's.
    Board,
    /// The controls.
    Host,
}

impl RoomRole {
    fn name(self) -> &'static str {
        match self {
            Self::Board => "board",
            Self::Host => "host",
        }
    }
}

/// A number that is never negative, from its column.
fn whole(row: &Row<'_>, at: usize) -> rusqlite::Result<u64> {
    let number: i64 = row.get(at)?;
    u64::try_from(number).map_err(|_| unreadable(at))
}

/// And into it.
fn column(number: u64) -> i64 {
    i64::try_from(number).unwrap_or(i64::MAX)
}

fn read_room(row: &Row<'_>) -> rusqlite::Result<StoredRoom> {
    Ok(StoredRoom {
        id: RoomId(row.get(0)?),
        opened_at: Timestamp(row.get(1)?),
        setup: row.get(2)?,
        port: row.get(3)?,
        receipts: whole(row, 4)?,
        door: row.get(5)?,
    })
}

fn read_seat(row: &Row<'_>) -> rusqlite::Result<StoredSeat> {
    let hash = |column: usize| -> rusqlite::Result<Option<[u8; 32]>> {
        let bytes: Vec<u8> = row.get(column)?;
        Ok(bytes.try_into().ok())
    };
    let learner: Option<i64> = row.get(4)?;
    Ok(StoredSeat {
        seat: row.get(0)?,
        name: row.get(1)?,
        token: hash(2)?,
        device: hash(3)?,
        learner: learner.map(LearnerId),
    })
}

fn bytes(hash: Option<[u8; 32]>) -> Vec<u8> {
    hash.map_or_else(Vec::new, |hash| hash.to_vec())
}

fn put_seat(db: &Connection, room: RoomId, seat: &StoredSeat) -> Inner<()> {
    // Who was forgotten since the room was opened may still sit in it, without a name.
    let mut put = db.prepare_cached(
        "INSERT INTO seat (room, seat, name, token, device, learner)
         SELECT ?1, ?2, iif(?6 IS NULL OR id IS NOT NULL, ?3, NULL), ?4, ?5, id
         FROM (SELECT 1) LEFT JOIN learner ON id = ?6 AND NOT forgotten",
    )?;
    let learner = seat.learner.map(|learner| learner.0);
    put.execute((room.0, seat.seat, &seat.name, bytes(seat.token), bytes(seat.device), learner))?;
    Ok(())
}

fn hand_over(db: &Connection, room: RoomId, seat: &StoredSeat) -> Inner<()> {
    let mut put = db
        .prepare_cached("UPDATE seat SET token = ?3, device = ?4 WHERE room = ?1 AND seat = ?2 AND name IS NOT NULL")?;
    put.execute((room.0, seat.seat, bytes(seat.token), bytes(seat.device)))?;
    Ok(())
}

/// What is written of a room at once.
#[derive(Clone, Copy, Debug, Default)]
pub struct RoomBatch<'a> {
    /// Happenings that are on disk already.
    pub known: u64,
    /// Those that come after.
    pub happenings: &'a [StoredHappening],
    /// New seats.
    pub seats: &'a [StoredSeat],
    /// Seats that another phone has now: its token and cookie.
    pub handed_over: &'a [StoredSeat],
    /// Answers that become reviews, or change or take back what they became.
    pub postings: &'a [Posting],
    /// How many receipts were handed out so far.
    pub receipts: u64,
}

fn put_batch(db: &Connection, room: RoomId, batch: &RoomBatch<'_>) -> Inner<()> {
    let mut put = db.prepare_cached("INSERT INTO happening (room, seq, at, what) VALUES (?1, ?2, ?3, ?4)")?;
    for (seq, happening) in (batch.known..).zip(batch.happenings) {
        put.execute((room.0, column(seq), column(happening.at), &happening.what))?;
    }
    for seat in batch.seats {
        put_seat(db, room, seat)?;
    }
    for seat in batch.handed_over {
        hand_over(db, room, seat)?;
    }
    let mut count = db.prepare_cached("UPDATE room SET receipts = ?2 WHERE id = ?1 AND receipts <> ?2")?;
    count.execute((room.0, column(batch.receipts)))?;
    Ok(())
}

/// Puts into `main` the rooms that `theirs` holds besides, or more of; how many it did not have. A room is held on one machine, so
/// where both files have it one log begins as the other does. Who is forgotten in either file is forgotten.
pub(super) fn unite(db: &Connection) -> Inner<usize> {
    let added = db.execute(
        "INSERT INTO main.room (uid, opened_at, setup, port) SELECT uid, opened_at, setup, port FROM theirs.room AS their
         WHERE NOT EXISTS (SELECT 1 FROM main.room AS our WHERE our.uid = their.uid) ORDER BY opened_at, uid",
        [],
    )?;
    db.execute_batch(
        "CREATE TEMP TABLE room_map AS SELECT their.id AS theirs, our.id AS ours
         FROM theirs.room AS their JOIN main.room AS our USING (uid);
         UPDATE main.room SET receipts = max(room.receipts, their.receipts) FROM theirs.room AS their WHERE their.uid = room.uid;
         INSERT OR IGNORE INTO main.seat (room, seat, name, token, device, learner)
         SELECT ours, seat, name, token, device, (SELECT ours FROM temp.learner_map WHERE theirs = learner)
         FROM theirs.seat JOIN temp.room_map ON room_map.theirs = room;
         UPDATE main.seat SET name = NULL, token = x'', device = x'', learner = NULL
         WHERE name IS NOT NULL AND EXISTS (SELECT 1 FROM theirs.seat AS their JOIN temp.room_map ON theirs = their.room
             WHERE ours = seat.room AND their.seat = seat.seat AND their.name IS NULL);
         INSERT OR IGNORE INTO main.expected (room, place, name, learner)
         SELECT ours, place, name, (SELECT ours FROM temp.learner_map WHERE theirs = learner)
         FROM theirs.expected JOIN temp.room_map ON room_map.theirs = room;
         UPDATE main.expected SET name = NULL, learner = NULL
         WHERE name IS NOT NULL AND EXISTS (SELECT 1 FROM theirs.expected AS their JOIN temp.room_map ON theirs = their.room
             WHERE ours = expected.room AND their.place = expected.place AND their.name IS NULL);
         INSERT OR IGNORE INTO main.posting (room, seat, epoch, turn, review)
         SELECT ours, seat, epoch, turn, review FROM theirs.posting JOIN temp.room_map ON room_map.theirs = room;
         INSERT OR IGNORE INTO main.happening (room, seq, at, what)
         SELECT ours, seq, at, what FROM theirs.happening JOIN temp.room_map ON room_map.theirs = room;
         INSERT OR IGNORE INTO main.room_key (room, role, hash)
         SELECT ours, role, hash FROM theirs.room_key JOIN temp.room_map ON room_map.theirs = room;
         DROP TABLE temp.room_map",
    )?;
    Ok(added)
}

impl Store {
    /// Keeps a new room.
    ///
    /// # Errors
    /// [`StoreFault`]; nothing is written then.
    pub fn open_room(&mut self, setup: &str, port: u16, now: Timestamp) -> Result<RoomId, StoreFault> {
        self.write(|db, ids| {
            db.execute(
                "INSERT INTO room (uid, opened_at, setup, port) VALUES (?1, ?2, ?3, ?4)",
                (ids.next(now)?.0, now.0, setup, port),
            )?;
            Ok(RoomId(db.last_insert_rowid()))
        })
    }

    /// Keeps the way in that a room is opened by, in place of the one before.
    ///
    /// # Errors
    /// [`StoreFault`]; the one before stays then.
    pub fn keep_door(&mut self, room: RoomId, door: &str) -> Result<(), StoreFault> {
        self.write(|db, _| {
            db.execute("UPDATE room SET door = ?2 WHERE id = ?1", (room.0, door))?;
            Ok(())
        })
    }

    /// The room of that number.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn room(&self, number: i64) -> Result<Option<StoredRoom>, StoreFault> {
        self.read(|db| {
            let mut select =
                db.prepare_cached("SELECT id, opened_at, setup, port, receipts, door FROM room WHERE id = ?1")?;
            Ok(select.query_row([number], read_room).optional()?)
        })
    }

    /// The number of the room that was opened last.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn last_room(&self) -> Result<Option<i64>, StoreFault> {
        self.read(|db| {
            Ok(db
                .query_row("SELECT id FROM room ORDER BY opened_at DESC, id DESC LIMIT 1", [], |row| row.get(0))
                .optional()?)
        })
    }

    /// The numbers of all rooms, the one that was opened last first.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn room_numbers(&self) -> Result<Vec<i64>, StoreFault> {
        self.read(|db| {
            let mut select = db.prepare_cached("SELECT id FROM room ORDER BY opened_at DESC, id DESC")?;
            let rows = select.query_map([], |row| row.get(0))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// What happened in a room, first to last.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn happenings(&self, room: RoomId) -> Result<Vec<StoredHappening>, StoreFault> {
        self.read(|db| {
            let mut select = db.prepare_cached("SELECT at, what FROM happening WHERE room = ?1 ORDER BY seq")?;
            let rows =
                select.query_map([room.0], |row| Ok(StoredHappening { at: whole(row, 0)?, what: row.get(1)? }))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// A room's seats, by number.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn seats(&self, room: RoomId) -> Result<Vec<StoredSeat>, StoreFault> {
        self.read(|db| {
            let mut select =
                db.prepare_cached("SELECT seat, name, token, device, learner FROM seat WHERE room = ?1 ORDER BY seat")?;
            let rows = select.query_map([room.0], read_seat)?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Writes what happened since the first `known` happenings, new seats, and how many receipts were handed out so far, in one
    /// transaction: when this returns it is on disk.
    ///
    /// # Errors
    /// [`StoreFault`]; nothing is written then. It is one too when somebody else has written to the room meanwhile.
    pub fn append_happenings(
        &mut self,
        room: RoomId,
        known: u64,
        happenings: &[StoredHappening],
        seats: &[StoredSeat],
        receipts: u64,
    ) -> Result<(), StoreFault> {
        let batch = RoomBatch { known, happenings, seats, receipts, ..RoomBatch::default() };
        self.write(|db, _| put_batch(db, room, &batch))
    }

    /// Writes what happened and what follows from it in learners' schedules, in one transaction: when this returns all of it is on
    /// disk. What became reviews before is left as it is; so it does not matter how often the same is said.
    ///
    /// `own` keeps what learners' promises are made by from one time to the next.
    ///
    /// # Errors
    /// [`StoreFault`]; nothing is written then. It is one too when somebody else has written to the room meanwhile.
    pub fn write_room(
        &mut self,
        room: RoomId,
        batch: &RoomBatch<'_>,
        now: Timestamp,
        own: &mut OwnTerms,
    ) -> Result<Posted, StoreFault> {
        own.read(self, batch.postings)?;
        let written = self.log(|db, seen, ids| {
            put_batch(db, room, batch)?;
            posting::post(db, (seen, ids), (room, batch.postings), now, own)
        });
        if written.is_err() {
            // What it counted on did not come about.
            *own = OwnTerms::default();
        }
        written
    }

    /// Lets one more key open a page of the teacher's.
    ///
    /// # Errors
    /// [`StoreFault`]; nothing is written then.
    pub fn add_room_key(&mut self, room: RoomId, role: RoomRole, hash: [u8; 32]) -> Result<(), StoreFault> {
        self.write(|db, _| {
            db.execute(
                "INSERT OR IGNORE INTO room_key (room, role, hash) VALUES (?1, ?2, ?3)",
                (room.0, role.name(), hash),
            )?;
            Ok(())
        })
    }

    /// The hashes of the keys that open a page of the teacher's.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn room_keys(&self, room: RoomId, role: RoomRole) -> Result<Vec<[u8; 32]>, StoreFault> {
        self.read(|db| {
            let mut select =
                db.prepare_cached("SELECT hash FROM room_key WHERE room = ?1 AND role = ?2 ORDER BY hash")?;
            let rows = select.query_map((room.0, role.name()), |row| row.get(0))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// Forgets who sat in a room: names, and what would know their browsers again. What was answered stays, without them.
    ///
    /// # Errors
    /// [`StoreFault`]; nothing is written then.
    pub fn forget_names(&mut self, room: RoomId) -> Result<usize, StoreFault> {
        self.write(|db, _| {
            db.execute("UPDATE expected SET name = NULL, learner = NULL WHERE room = ?1", [room.0])?;
            Ok(db.execute(
                "UPDATE seat SET name = NULL, token = x'', device = x'', learner = NULL WHERE room = ?1 AND name IS NOT NULL",
                [room.0],
            )?)
        })
    }
}

#[cfg(test)]
impl Store {
    /// Lets the disk be full, or no longer.
    pub(crate) fn fill_disk(&self, full: bool) {
        let pages: i64 = self.db.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
        self.db.pragma_update(None, "max_page_count", if full { pages } else { 1_000_000 }).unwrap();
    }
}

#[cfg(test)]
mod tests;
