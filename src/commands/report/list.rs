//! The classes that were held, the latest first: a teacher looks for last Tuesday's.

use serde_json::json;

use crate::commands::desk::Desk;
use crate::commands::failure::Failure;
use crate::commands::rooms::{self, Filed};
use crate::commands::{Exit, print, print_json};
use crate::env::Env;
use crate::model::Moment;
use crate::quiz::classroom::Setup;

/// One class of the list.
struct Entry {
    opened: Moment,
    decks: Vec<String>,
    pupils: usize,
    questions: usize,
    over: bool,
}

/// Shows the list. A room that cannot be read is listed as such.
pub(super) fn show(desk: &Desk<'_>, as_json: bool) -> Result<Exit, Failure> {
    let numbers = desk.store.room_numbers()?;
    let mut unreadable = false;
    let mut entries = Vec::new();
    for number in numbers {
        let entry = match rooms::find(&desk.store, Some(number)) {
            Ok(filed) => Some(entry(&filed)),
            Err(Failure::RoomUnreadable(_)) => None,
            Err(failure) => return Err(failure),
        };
        unreadable |= entry.is_none();
        entries.push((number, entry));
    }
    if as_json {
        print_json(&serde_json::Value::Array(
            entries.iter().map(|(number, entry)| json_of(*number, entry.as_ref())).collect(),
        ));
    } else if entries.is_empty() {
        return Err(Failure::NoRoomYet);
    } else {
        print_lines(desk, &entries);
    }
    Ok(if unreadable { Exit::Finding } else { Exit::Well })
}

fn entry(filed: &Filed) -> Entry {
    let ledger = filed.room.ledger();
    Entry {
        opened: Env::local(filed.stored.opened_at),
        decks: titles(&filed.setup),
        pupils: ledger.seats.iter().filter(|seat| !seat.sent_out).count(),
        questions: ledger.turns.iter().filter(|turn| turn.counts).count(),
        over: filed.room.is_over(),
    }
}

fn print_lines(desk: &Desk<'_>, entries: &[(i64, Option<Entry>)]) {
    let words = &desk.words;
    let mut page = desk.page();
    let width = entries.iter().map(|(number, _)| number.to_string().len()).max().unwrap_or(0);
    for (number, entry) in entries {
        let Some(entry) = entry else {
            page.line(&words.tell("failure-room-unreadable", &[("number", (*number).into())]));
            continue;
        };
        let opened = entry.opened.local();
        let args = [
            ("date", opened.map(|opened| words.long_date(opened.date_naive())).unwrap_or_default().into()),
            ("time", opened.map(|opened| opened.format("%H:%M").to_string()).unwrap_or_default().into()),
            ("decks", entry.decks.join(", ").into()),
            ("pupils", entry.pupils.into()),
            ("questions", entry.questions.into()),
        ];
        let key = if entry.over { "report-list-over" } else { "report-list-open" };
        page.hanging(&words.tell(key, &args), &format!("{number:>width$}  "), &" ".repeat(width + 2));
    }
    print(page);
}

fn json_of(number: i64, entry: Option<&Entry>) -> serde_json::Value {
    entry.map_or_else(
        || json!({ "room": number, "readable": false }),
        |entry| {
            json!({
                "room": number, "readable": true, "opened_at": entry.opened.at.0, "decks": entry.decks,
                "pupils": entry.pupils, "questions": entry.questions, "over": entry.over,
            })
        },
    )
}

/// The titles of a room's decks, in its first language, each once.
pub(super) fn titles(setup: &Setup) -> Vec<String> {
    let mut titles: Vec<String> = Vec::new();
    for version in setup.questions.iter().filter_map(|question| question.versions.first()) {
        if !titles.contains(&version.deck) {
            titles.push(version.deck.clone());
        }
    }
    titles
}
