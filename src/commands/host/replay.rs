//! A class that was held, computed again from what is stored: as it was, or by the decks as they read now.

use super::opening::as_they_read;
use crate::commands::desk::Desk;
use crate::commands::failure::Failure;
use crate::commands::rooms::{Filed, to_store};
use crate::commands::{Exit, print};
use crate::quiz::classroom::{Happening, Record, Room, SeatId};

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
    if questions == room.setup().questions {
        desk.say("remark-same", &[("room", number.into())]);
        return Ok(Exit::Well);
    }
    let remarked = Record { at: room.last(), what: Happening::Remarked { questions } };
    let mut after = room.clone();
    after.apply(&remarked);
    let unreadable = |_| Failure::RoomUnreadable(number);
    let (happenings, _) = to_store(std::slice::from_ref(&remarked), |_, _| None).map_err(unreadable)?;
    let known = u64::try_from(records.len()).unwrap_or(u64::MAX);
    desk.store.append_happenings(stored.id, known, &happenings, &[], stored.receipts)?;
    let before = room.standings();
    let mut page = desk.page();
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
