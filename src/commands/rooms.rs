//! Rooms between the store and the machine: happenings written as JSON, and a room folded from what is stored.

use std::collections::{BTreeSet, HashMap};

use super::failure::Failure;
use crate::model::{Moment, Timestamp};
use crate::quiz::classroom::{Claim, Claimed, Clock, Happening, Pupil, Record, Room, SeatId, Setup, TokenHash, Who};
use crate::store::{LearnerId, NewReview, Posting, Store, StoredHappening, StoredRoom, StoredSeat};

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
    let seats: HashMap<SeatId, Who> = seats.into_iter().map(|seat| (SeatId(seat.seat), who_of(seat))).collect();
    let read = |happening: StoredHappening| {
        let mut what: Happening = serde_json::from_str(&happening.what).map_err(|_| None)?;
        // Of a seat that went from phone to phone the last one is known, and no other is asked for.
        if let Happening::Joined { seat, who, .. } | Happening::HandedOver { seat, who } = &mut what {
            *who = seats.get(seat).cloned().unwrap_or_default();
        }
        Ok(Record { at: Clock(happening.at), what })
    };
    happenings.into_iter().map(read).collect()
}

fn who_of(seat: StoredSeat) -> Who {
    let hash = |hash: Option<[u8; 32]>| hash.map(TokenHash).unwrap_or_default();
    Who {
        name: seat.name.unwrap_or_default(),
        token: hash(seat.token),
        device: hash(seat.device),
        pupil: seat.learner.map(|learner| Pupil(learner.number())),
    }
}

/// What happened, as it is stored: JSON, and apart from it who sits where.
#[derive(Debug, Default)]
pub(super) struct ToStore {
    pub(super) happenings: Vec<StoredHappening>,
    /// New seats.
    pub(super) seats: Vec<StoredSeat>,
    /// Seats that another phone has now.
    pub(super) handed_over: Vec<StoredSeat>,
}

impl ToStore {
    /// What these records are stored as.
    pub(super) fn of(records: &[Record]) -> Result<Self, serde_json::Error> {
        let mut all = Self::default();
        for record in records {
            all.happenings.push(StoredHappening { at: record.at.0, what: serde_json::to_string(&record.what)? });
            match &record.what {
                Happening::Joined { seat, who, .. } => all.seats.push(seated(*seat, who)),
                Happening::HandedOver { seat, who } => all.handed_over.push(seated(*seat, who)),
                _ => {}
            }
        }
        Ok(all)
    }
}

fn seated(seat: SeatId, who: &Who) -> StoredSeat {
    StoredSeat {
        seat: seat.0,
        name: Some(who.name.clone()),
        token: Some(who.token.0),
        device: Some(who.device.0),
        learner: who.pupil.map(|pupil| LearnerId::of_number(pupil.0)),
    }
}

/// What these records change in the schedules of pupils who sit as themselves, in a room where they have happened.
pub(super) fn claims_of(room: &Room, records: &[Record]) -> Vec<Claim> {
    let mut epochs = BTreeSet::new();
    let mut claims = Vec::new();
    let of_one =
        |seat: SeatId, epoch: u32| room.claims_of_seat(seat).into_iter().filter(move |claim| claim.epoch == epoch);
    for record in records {
        match &record.what {
            // It was the last question then, or the one before one that was opened since.
            Happening::Revealed => drop(epochs.insert(room.epoch())),
            Happening::Opened { epoch, .. } => drop(epochs.insert(epoch.saturating_sub(1))),
            Happening::Judged { seat, epoch, .. } => claims.extend(of_one(*seat, *epoch)),
            // At their own pace, who answered is told at once.
            Happening::Answered { seat, epoch, .. } if room.until().is_some() => claims.extend(of_one(*seat, *epoch)),
            Happening::SentOut { seat, .. } => claims.extend(room.claims_of_seat(*seat)),
            _ => {}
        }
    }
    if records.iter().any(|record| record.what == Happening::Revealed) {
        claims.extend(epochs.into_iter().flat_map(|epoch| room.claims_of_epoch(epoch)));
    }
    claims
}

/// Claims as reviews to be stored. Where a room's log does not tell the time of an answer, it was opened at a time that is known.
pub(super) fn postings(claims: Vec<Claim>, stored: &StoredRoom) -> Vec<Posting> {
    let review = |claimed: Claimed| {
        let since = i64::try_from(claimed.at.0).unwrap_or(i64::MAX);
        let opened = || Moment { at: Timestamp(stored.opened_at.0.saturating_add(since)), utc_offset: 0 };
        NewReview {
            card: claimed.card,
            moment: claimed.moment.unwrap_or_else(opened),
            rating: claimed.rating,
            evidence: claimed.evidence,
            retention: claimed.retention,
        }
    };
    let posting = |claim: Claim| Posting {
        seat: claim.seat.0,
        epoch: claim.epoch,
        review: claim.review.map(|claimed| (LearnerId::of_number(claim.pupil.0), review(claimed))),
    };
    claims.into_iter().map(posting).collect()
}
