//! Rooms in a file: read as written, and united with another file's.

use super::*;
use crate::model::{Moment, Seed};

fn happening(at: u64, what: &str) -> StoredHappening {
    StoredHappening { at, what: what.to_owned() }
}

#[test]
fn a_room_is_read_as_it_was_written() {
    let folder = tempfile::tempdir().unwrap();
    let now = Moment { at: Timestamp(1_000), utc_offset: 0 };
    let mut store = Store::open(&folder.path().join("sommet.db"), now, Seed(1)).unwrap();
    assert_eq!(store.last_room().unwrap(), None);
    let room = store.open_room("{}", 8080, now.at).unwrap();
    let seat =
        StoredSeat { seat: 1, name: Some("Zoé".into()), token: Some([1; 32]), device: Some([2; 32]), learner: None };
    store.append_happenings(room, 0, &[happening(5, "a"), happening(5, "b")], std::slice::from_ref(&seat), 0).unwrap();
    store.append_happenings(room, 2, &[happening(9, "c")], &[], 1).unwrap();
    let found = store.room(store.last_room().unwrap().unwrap()).unwrap().unwrap();
    assert_eq!((found.id, found.port, found.receipts, found.setup.as_str()), (room, 8080, 1, "{}"));
    assert_eq!(store.happenings(room).unwrap(), [happening(5, "a"), happening(5, "b"), happening(9, "c")]);
    assert_eq!(store.seats(room).unwrap(), [seat]);
    // Somebody else wrote what this process does not know.
    assert!(store.append_happenings(room, 2, &[happening(10, "d")], &[], 7).is_err());
    assert_eq!(store.room(room.number()).unwrap().unwrap().receipts, 1, "all of it or nothing");
    assert!(store.db.execute("DELETE FROM happening", []).is_err());
    store.add_room_key(room, RoomRole::Host, [3; 32]).unwrap();
    assert_eq!(store.room_keys(room, RoomRole::Host).unwrap(), [[3; 32]]);
    assert_eq!(store.room_keys(room, RoomRole::Board).unwrap(), [] as [[u8; 32]; 0]);
    assert_eq!(store.forget_names(room).unwrap(), 1);
    let forgotten = &store.seats(room).unwrap()[0];
    assert_eq!((&forgotten.name, forgotten.token, forgotten.device), (&None, None, None));
    assert_eq!(store.happenings(room).unwrap().len(), 3);
}

#[test]
fn rooms_of_two_files_are_united() {
    let folder = tempfile::tempdir().unwrap();
    let now = Moment { at: Timestamp(1_000), utc_offset: 0 };
    let file = |name: &str| folder.path().join(name);
    let mut ours = Store::open(&file("ours.db"), now, Seed(1)).unwrap();
    let mut theirs = Store::open(&file("theirs.db"), now, Seed(2)).unwrap();
    ours.open_room("ours", 1, now.at).unwrap();
    let room = theirs.open_room("theirs", 2, now.at).unwrap();
    let seat = |name: &str| StoredSeat {
        seat: 1,
        name: Some(name.into()),
        token: Some([1; 32]),
        device: Some([2; 32]),
        learner: None,
    };
    theirs.append_happenings(room, 0, &[happening(5, "a")], &[seat("Zoé")], 0).unwrap();
    let merge = |ours: &mut Store| ours.merge(&file("theirs.db"), now, &mut |_, _| {}).unwrap().rooms;
    assert_eq!((merge(&mut ours), merge(&mut ours)), (1, 0));
    assert_eq!(ours.room_numbers().unwrap(), [2, 1], "opened at one instant: the later number first");
    let other = ours.room(2).unwrap().unwrap();
    assert_eq!((other.setup.as_str(), other.port), ("theirs", 2));
    assert_eq!(ours.seats(other.id).unwrap(), [seat("Zoé")]);
    // It went on there, and a pupil was forgotten.
    theirs.append_happenings(room, 1, &[happening(6, "b")], &[], 1).unwrap();
    theirs.forget_names(room).unwrap();
    assert_eq!(merge(&mut ours), 0);
    assert_eq!(ours.happenings(other.id).unwrap(), [happening(5, "a"), happening(6, "b")]);
    assert_eq!((ours.seats(other.id).unwrap()[0].name.as_ref(), ours.room(2).unwrap().unwrap().receipts), (None, 1));
}
