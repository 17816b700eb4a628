//! Rows and values: how states, promises and cards are written in columns and read back.

use rusqlite::types::Type;
use rusqlite::{Connection, OptionalExtension, Row};

use crate::memory::{Answered, Logged};
use crate::model::{
    CardId, CardState, DeckId, Facet, MemoryState, Phase, Promise, Purpose, QuestionId, Rating, ReviewId, Stage,
    StudyDay, Timestamp,
};

use super::fault::Inner;

/// The fault of a column whose value no sommet writes.
pub(super) fn unreadable(column: usize) -> rusqlite::Error {
    rusqlite::Error::FromSqlConversionFailure(column, Type::Null, "a value out of its range".into())
}

/// The two columns of a promise: the instant, or the day.
pub(super) fn promise_columns(promise: Option<Promise>) -> (Option<i64>, Option<i32>) {
    match promise {
        Some(Promise::At(at)) => (Some(at.0), None),
        Some(Promise::On(day)) => (None, Some(day.0)),
        None => (None, None),
    }
}

/// Reads a promise from column `first` and the one after.
pub(super) fn promise(row: &Row<'_>, first: usize) -> rusqlite::Result<Option<Promise>> {
    if let Some(day) = row.get(first + 1)? {
        return Ok(Some(Promise::On(StudyDay(day))));
    }
    Ok(row.get::<_, Option<i64>>(first)?.map(|at| Promise::At(Timestamp(at))))
}

/// The instant that an id was made of: its first 48 bits.
pub(super) fn instant(id: &[u8]) -> Timestamp {
    Timestamp(id.iter().take(6).fold(0, |instant, byte| instant << 8 | i64::from(*byte)))
}

/// The columns that [`logged`] reads, from `review`.
pub(super) const LOGGED: &str = "uid, at, day, rating, guess, overruled, purpose, due_at, due_day, millis";

/// Reads [`LOGGED`] from column `first`: what replay needs, and the milliseconds.
pub(super) fn logged(row: &Row<'_>, first: usize) -> rusqlite::Result<(Logged, u32)> {
    let purpose = row.get_ref(first + 6)?.as_str()?;
    let answered = Answered {
        at: Timestamp(row.get(first + 1)?),
        day: StudyDay(row.get(first + 2)?),
        rating: Rating::from_number(row.get(first + 3)?).ok_or_else(|| unreadable(first + 3))?,
        guess: row.get(first + 4)?,
        overruled: row.get(first + 5)?,
        purpose: Purpose::from_name(purpose).ok_or_else(|| unreadable(first + 6))?,
    };
    let logged = Logged { id: ReviewId(row.get(first)?), answered, promise: promise(row, first + 7)? };
    Ok((logged, row.get(first + 9)?))
}

/// The columns that [`state`] reads, from `card_state`.
pub(super) const STATE: &str = "due_at, due_day, phase, step, stability, difficulty, last_at, last_day, reps, lapses";

/// Reads [`STATE`] from column `first`.
pub(super) fn state(row: &Row<'_>, first: usize) -> rusqlite::Result<CardState> {
    let step = row.get(first + 3)?;
    let phase = match Stage::from_number(row.get(first + 2)?) {
        Some(Stage::Learning) => Phase::Learning(step),
        Some(Stage::Review) => Phase::Review,
        Some(Stage::Relearning) => Phase::Relearning(step),
        Some(Stage::New) | None => return Err(unreadable(first + 2)),
    };
    Ok(CardState {
        memory: MemoryState { stability: row.get(first + 4)?, difficulty: row.get(first + 5)? },
        phase,
        due: promise(row, first)?.ok_or_else(|| unreadable(first))?,
        last_at: Timestamp(row.get(first + 6)?),
        last_day: StudyDay(row.get(first + 7)?),
        reps: row.get(first + 8)?,
        lapses: row.get(first + 9)?,
    })
}

/// Reads deck, question and facet from column `first`.
pub(super) fn card(row: &Row<'_>, first: usize) -> rusqlite::Result<CardId> {
    Ok(CardId {
        deck: DeckId::new(row.get_ref(first)?.as_str()?).map_err(|_| unreadable(first))?,
        question: QuestionId::new(row.get_ref(first + 1)?.as_str()?).map_err(|_| unreadable(first + 1))?,
        facet: Facet::from_suffix(row.get_ref(first + 2)?.as_str()?).ok_or_else(|| unreadable(first + 2))?,
    })
}

/// The number a card has in every file, unless another card of the file took it first: 63 bits of the hash of its name.
/// What must be known of very many cards can so be asked without reading their names.
pub(super) fn number_of(card: &CardId) -> i64 {
    let mut hasher = blake3::Hasher::new();
    for part in [card.deck.as_str(), "/", card.question.as_str(), "#", &card.facet.suffix()] {
        hasher.update(part.as_bytes());
    }
    let mut bytes = [0; 8];
    hasher.finalize_xof().fill(&mut bytes);
    i64::from_le_bytes(bytes) & i64::MAX
}

/// All numbers in the log of the person who goes by the number `?1`.
pub(super) const OF_PERSON: &str = "IN (SELECT id FROM learner WHERE id = ?1 OR person = ?1)";

/// The name of a card, by its number.
pub(super) fn named(db: &Connection, number: i64) -> Inner<CardId> {
    let mut select = db.prepare_cached("SELECT deck, question, facet FROM card WHERE id = ?1")?;
    Ok(select.query_row([number], |found| card(found, 0))?)
}

/// The number that a card's progress goes by in this file, if it has one: its own, or that of the card it was relinked
/// to.
pub(super) fn find_card(db: &Connection, card: &CardId) -> Inner<Option<i64>> {
    let mut find =
        db.prepare_cached("SELECT coalesce(goes_by, id) FROM card WHERE deck = ?1 AND question = ?2 AND facet = ?3")?;
    let parts = (card.deck.as_str(), card.question.as_str(), card.facet.suffix());
    Ok(find.query_row(parts, |row| row.get(0)).optional()?)
}

/// The number that a card's progress goes by in this file, given to it if need be.
pub(super) fn intern_card(db: &Connection, card: &CardId) -> Inner<i64> {
    match find_card(db, card)? {
        Some(number) => Ok(number),
        None => add_card(db, card),
    }
}

/// Gives a number to a card that has none.
pub(super) fn add_card(db: &Connection, card: &CardId) -> Inner<i64> {
    let mut taken = db.prepare_cached("SELECT EXISTS (SELECT 1 FROM card WHERE id = ?1)")?;
    let mut number = number_of(card);
    while taken.query_row([number], |row| row.get(0))? {
        number = number.wrapping_add(1) & i64::MAX;
    }
    let mut add = db.prepare_cached("INSERT INTO card (id, deck, question, facet) VALUES (?1, ?2, ?3, ?4)")?;
    add.execute((number, card.deck.as_str(), card.question.as_str(), card.facet.suffix()))?;
    Ok(number)
}
