//! A class that was held, computed again from what is stored: as it was, or by the decks as they read now.

use super::opening::as_they_read;
use crate::commands::desk::Desk;
use crate::commands::failure::Failure;
use crate::commands::rooms::{Filed, ToStore, postings};
use crate::commands::{Exit, print};
use crate::quiz::classroom::{Happening, Record, Room, SeatId};
use crate::store::{OwnTerms, RoomBatch};

/// Shows what the answers come to, computed anew.
pub(super) fn replay(desk: &Desk<'_>, filed: &Filed) -> Exit {
    let mut page = desk.page();
    let answers = filed.records.iter().filter(|record| matches!(record.what, Happening::Answered { .. })).count();
    let args = [
        ("room", filed.stored.id.number().into()),
        ("happenings", filed.records.len().into()),
        ("answers", answers.into()),
    ];
    page.line(&desk.words.tell("replay-title", &args));
    for standing in filed.room.standings() {
        let args = [
            ("name", name_of(desk, &filed.room, standing.seat).into()),
            ("right", standing.score.right.into()),
            ("of", standing.score.of.into()),
            ("points", standing.score.points.into()),
        ];
        page.hanging(&desk.words.tell("replay-seat", &args), "  ", "    ");
    }
    print(page);
    Exit::Well
}

/// Marks the same answers by the decks as they read now, and keeps that.
pub(super) fn remark(desk: &mut Desk<'_>, filed: Filed) -> Result<Exit, Failure> {
    let Filed { stored, setup, records, room } = filed;
    let number = stored.id.number();
    if !room.is_over() {
        return Err(Failure::RoomOpen(number));
    }
    let questions = as_they_read(desk, &setup);
    let same = questions == room.setup().questions;
    let remarked = Record { at: room.last(), what: Happening::Remarked { questions } };
    let mut after = room.clone();
    let mut to_store = ToStore::default();
    if !same {
        after.apply(&remarked);
        to_store = ToStore::of(&[remarked]).map_err(|_| Failure::RoomUnreadable(number))?;
    }
    // Schedules follow the marks in the same transaction; those that do already are not touched.
    let postings = postings(after.claims(), &stored);
    let batch = RoomBatch {
        known: u64::try_from(records.len()).unwrap_or(u64::MAX),
        happenings: &to_store.happenings,
        postings: &postings,
        receipts: stored.receipts,
        ..RoomBatch::default()
    };
    let now = desk.env.now().at;
    let posted = desk.store.write_room(stored.id, &batch, now, &mut OwnTerms::default())?;
    let moved = posted.added + posted.changed + posted.withdrawn;
    let mut page = desk.page();
    if same {
        page.line(&desk.words.tell("remark-same", &[("room", number.into())]));
        if moved > 0 {
            page.line(&desk.words.tell("remark-schedules", &[("count", moved.into())]));
        }
        print(page);
        return Ok(Exit::Well);
    }
    let before = room.standings();
    page.line(&desk.words.tell("remark-done", &[("room", number.into())]));
    let mut changed = 0;
    for standing in after.standings() {
        let Some(was) = before.iter().find(|was| was.seat == standing.seat) else { continue };
        if was.score != standing.score {
            changed += 1;
            let args = [
                ("name", name_of(desk, &after, standing.seat).into()),
                ("was", was.score.credit.into()),
                ("is", standing.score.credit.into()),
            ];
            page.hanging(&desk.words.tell("remark-seat", &args), "  ", "    ");
        }
    }
    page.line(&desk.words.tell("remark-changed", &[("count", changed.into())]));
    if !postings.is_empty() {
        page.line(&desk.words.tell("remark-schedules", &[("count", moved.into())]));
    }
    print(page);
    Ok(Exit::Well)
}

/// The name that a seat's person took, or the seat's number.
fn name_of(desk: &Desk<'_>, room: &Room, seat: SeatId) -> String {
    match room.name_of(seat) {
        "" => desk.words.tell("podium-seat", &[("seat", seat.0.into())]),
        name => name.to_owned(),
    }
}
