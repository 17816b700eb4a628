//! Rooms between the store and the machine: happenings written as JSON, and a room folded from what is stored.

use super::failure::Failure;
use crate::quiz::classroom::{Clock, Happening, Record, Room, SeatId, Setup, TokenHash, Who};
use crate::store::{LearnerId, Store, StoredHappening, StoredRoom, StoredSeat};

/// A stored room, folded.
pub(super) struct Filed {
    /// As it was set up, and when.
    pub(super) stored: StoredRoom,
    /// What it was set up with first.
    pub(super) setup: Setup,
    /// What happened.
    pub(super) records: Vec<Record>,
    /// What it comes to.
    pub(super) room: Room,
}

/// The room of that number, the last one where none is named.
pub(super) fn find(store: &Store, number: Option<i64>) -> Result<Filed, Failure> {
    let last = || store.last_room().map_err(Failure::from);
    let number = match number {
        Some(number) => number,
        None => last()?.ok_or(Failure::NoRoomYet)?,
    };
    let stored = store.room(number)?.ok_or(Failure::NoRoom(number))?;
    let unreadable = |_| Failure::RoomUnreadable(number);
    let setup: Setup = serde_json::from_str(&stored.setup).map_err(unreadable)?;
    let records = read_records(store, &stored).map_err(|fault| fault.unwrap_or(Failure::RoomUnreadable(number)))?;
    let mut room = Room::new(setup.clone());
    for record in &records {
        room.apply(record);
    }
    Ok(Filed { stored, setup, records, room })
}

/// What happened in a room, with who joined; `Err(None)` where it cannot be understood.
pub(super) fn read_records(store: &Store, room: &StoredRoom) -> Result<Vec<Record>, Option<Failure>> {
    let happenings = store.happenings(room.id).map_err(|fault| Some(fault.into()))?;
    let seats = store.seats(room.id).map_err(|fault| Some(fault.into()))?;
    let mut seats = seats.into_iter();
    let read = |happening: StoredHappening| {
        let mut what: Happening = serde_json::from_str(&happening.what).map_err(|_| None)?;
        if let Happening::Joined { who, .. } = &mut what {
            // Seats are numbered in the order of joining.
            *who = seats.next().map(who_of).unwrap_or_default();
        }
        Ok(Record { at: Clock(happening.at), what })
    };
    happenings.into_iter().map(read).collect()
}

fn who_of(seat: StoredSeat) -> Who {
    let hash = |hash: Option<[u8; 32]>| hash.map(TokenHash).unwrap_or_default();
    Who { name: seat.name.unwrap_or_default(), token: hash(seat.token), device: hash(seat.device) }
}

/// What happened, as it is stored: JSON, and apart from it who joined. `learner` says whose schedule a seat's answers go to.
pub(super) fn to_store(
    records: &[Record],
    learner: impl Fn(SeatId, &Who) -> Option<LearnerId>,
) -> Result<(Vec<StoredHappening>, Vec<StoredSeat>), serde_json::Error> {
    let mut seats = Vec::new();
    let mut happenings = Vec::with_capacity(records.len());
    for record in records {
        happenings.push(StoredHappening { at: record.at.0, what: serde_json::to_string(&record.what)? });
        if let Happening::Joined { seat, who, .. } = &record.what {
            seats.push(StoredSeat {
                seat: seat.0,
                name: Some(who.name.clone()),
                token: Some(who.token.0),
                device: Some(who.device.0),
                learner: learner(*seat, who),
            });
        }
    }
    Ok((happenings, seats))
}
