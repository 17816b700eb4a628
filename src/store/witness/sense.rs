//! What a row of the log tells of itself: whether it can be as it is written, how it must have read, and how near it is to
//! another one.

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, OptionalExtension};

use crate::model::review::MAX_MILLIS;
use crate::model::{CardId, DeckId, Facet, Outcome, QuestionId, Variant};

use super::super::fault::Inner;
use super::super::learner::fold;
use super::super::row;
use super::Values;

/// Bits that damage to one byte can turn.
const NEAR: u32 = 8;

/// Whether a row agrees with itself, read by its table's columns in their order. `cell` gives a column.
pub(super) fn is_sensible<'a>(table: &str, cell: impl Fn(usize) -> ValueRef<'a>) -> bool {
    match table {
        "review" => is_sensible_answer(cell),
        "mark" => is_dated(&cell, 3) && is_sensible_mark(cell(4), cell(5)),
        "relink" => is_dated(&cell, 3),
        "card" => name(&cell).zip(cell(0).as_i64().ok()).is_some_and(|(card, number)| number == row::number_of(&card)),
        "learner" => is_sensible_learner(cell),
        _ => true,
    }
}

/// Whether what a row names is there, and what it holds can be read.
pub(super) fn is_in_place(db: &Connection, table: &str, values: &Values) -> Inner<bool> {
    let known = |table: &str, key: &str, value: &Value| -> Inner<bool> {
        let mut find = db.prepare_cached(&format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE {key} = ?1)"))?;
        Ok(find.query_row([value], |row| row.get(0))?)
    };
    Ok(match table {
        "review" | "mark" => known("learner", "id", &values[1])? && known("card", "id", &values[2])?,
        "relink" => known("card", "id", &values[1])? && known("card", "id", &values[2])?,
        "retraction" => known("review", "uid", &values[0])?,
        "happening" => {
            let mut count = db.prepare_cached("SELECT count(*) FROM happening WHERE room = ?1")?;
            let count: i64 = count.query_row([&values[0]], |row| row.get(0))?;
            let told =
                matches!(&values[3], Value::Text(what) if serde_json::from_str::<serde_json::Value>(what).is_ok());
            // They are counted from 0, without gaps.
            told && known("room", "id", &values[0])? && matches!(values[1], Value::Integer(seq) if seq < count)
        }
        _ => true,
    })
}

/// The row as it must have read, where it says so itself: a card's number is the hash of its name, and where a table is not in
/// the order of its keys (`disordered`), it is the key that was hit.
pub(super) fn righted(db: &Connection, table: &str, values: &Values, disordered: bool) -> Inner<Option<Values>> {
    match table {
        "card" => righted_card(db, values),
        "review" | "mark" | "relink" if disordered => Ok(by_its_instant(table, values)),
        _ => Ok(None),
    }
}

/// Whether one of two values can have become the other by damage to one byte.
pub(super) fn is_near(one: &Value, other: &Value) -> bool {
    distance(one, other).is_some_and(|bits| bits <= NEAR)
}

/// In how many bits two keys differ.
pub(super) fn distance(one: &Value, other: &Value) -> Option<u32> {
    match (one, other) {
        (Value::Integer(one), Value::Integer(other)) => Some((one ^ other).count_ones()),
        (Value::Blob(one), Value::Blob(other)) if one.len() == other.len() => {
            Some(one.iter().zip(other).map(|(one, other)| (one ^ other).count_ones()).sum())
        }
        _ => None,
    }
}

/// Whether an id, the first column, was made of the instant in column `at`.
fn is_dated<'a>(cell: &impl Fn(usize) -> ValueRef<'a>, at: usize) -> bool {
    cell(0).as_blob().is_ok_and(|id| id.len() == 16 && cell(at).as_i64() == Ok(row::instant(id).0))
}

fn is_sensible_mark(kind: ValueRef<'_>, value: ValueRef<'_>) -> bool {
    match kind.as_str() {
        Ok("bury") => value.as_str().is_ok_and(|day| day.parse::<i32>().is_ok()),
        Ok("flag") => value.as_str().is_ok(),
        Ok("suspend" | "resume" | "unbury" | "unflag") => value == ValueRef::Null,
        _ => false,
    }
}

/// A name is told apart by its lower case, or not at all where the learner is one person with another, or forgotten.
fn is_sensible_learner<'a>(cell: impl Fn(usize) -> ValueRef<'a>) -> bool {
    let told = || {
        let (uid, name, folded) = (cell(1).as_blob().ok()?, cell(2).as_str().ok()?, cell(3).as_str().ok()?);
        let apart = folded.strip_prefix('\u{1}').is_some_and(|hex| hex.len() == 2 * uid.len());
        Some(apart || folded == fold(name))
    };
    told() == Some(true)
}

/// Whether an answer agrees with itself: its id was made of its instant, its day is that of the instant by some hour at which
/// days turn, and what is named has a name.
fn is_sensible_answer<'a>(cell: impl Fn(usize) -> ValueRef<'a>) -> bool {
    let number = |column| cell(column).as_i64().ok();
    let within = |column, low, high| number(column).is_some_and(|number| (low..=high).contains(&number));
    let share = |column| cell(column).as_f64().is_ok_and(|share| (0.0..=1.0).contains(&share));
    let dated = || {
        let at = number(3)?;
        let local = at.checked_add(number(13)?.checked_mul(1000)?)?;
        let late = local.div_euclid(86_400_000) - number(4)?;
        Some(is_dated(&cell, 3) && (0..=1).contains(&late))
    };
    let promises = usize::from(cell(9) != ValueRef::Null) + usize::from(cell(10) != ValueRef::Null);
    let purpose = match cell(8).as_str() {
        Ok("study") => promises == 1,
        Ok("practice") => promises == 0,
        _ => false,
    };
    dated() == Some(true)
        && purpose
        && within(5, 1, 4)
        && share(6)
        && within(7, 0, 1)
        && within(11, 0, i64::from(MAX_MILLIS))
        && within(12, 0, 3)
        && cell(14).as_str().is_ok_and(|name| Variant::from_name(name).is_some())
        && cell(15).as_str().is_ok_and(|name| Outcome::from_name(name).is_some())
        && share(16)
        && within(17, 0, 1)
        && within(18, 0, 255)
        && cell(19).as_str_or_null().is_ok()
}

/// The card that a row of `card` names.
pub(super) fn named(values: &Values) -> Option<CardId> {
    name(&|column| ValueRef::from(&values[column]))
}

/// The card that columns 1 to 3 name, if they name one.
fn name<'a>(cell: &impl Fn(usize) -> ValueRef<'a>) -> Option<CardId> {
    let text = |column| cell(column).as_str().ok();
    card_of(text(1)?, text(2)?, text(3)?)
}

fn card_of(deck: &str, question: &str, facet: &str) -> Option<CardId> {
    Some(CardId {
        deck: DeckId::new(deck).ok()?,
        question: QuestionId::new(question).ok()?,
        facet: Facet::from_suffix(facet)?,
    })
}

/// Whether a card goes by another number than the hash of its name because that one was taken: it is counted on from there.
pub(super) fn is_counted_on(db: &Connection, table: &str, values: &Values) -> Inner<bool> {
    let (Some(card), Value::Integer(number)) = (named(values).filter(|_| table == "card"), &values[0]) else {
        return Ok(false);
    };
    let own = row::number_of(&card);
    let mut taken = db.prepare_cached("SELECT count(*) FROM card WHERE id >= ?1 AND id < ?2")?;
    let taken: i64 = taken.query_row((own, number), |row| row.get(0))?;
    Ok(taken > 0 && number.checked_sub(own) == Some(taken))
}

/// A card whose number and name do not belong together, with the number or the name, whichever is a byte off.
fn righted_card(db: &Connection, values: &Values) -> Inner<Option<Values>> {
    let Value::Integer(number) = values[0] else { return Ok(None) };
    let texts: Vec<&[u8]> = values[1..].iter().filter_map(text).collect();
    if texts.len() != 3 {
        return Ok(None);
    }
    let card = |parts: &[&[u8]]| {
        let parts: Option<Vec<&str>> = parts.iter().map(|part| std::str::from_utf8(part).ok()).collect();
        parts.and_then(|parts| card_of(parts[0], parts[1], parts[2]))
    };
    let written = |number: i64, card: &CardId| {
        let (deck, question) = (card.deck.as_str().to_owned(), card.question.as_str().to_owned());
        vec![Value::Integer(number), Value::Text(deck), Value::Text(question), Value::Text(card.facet.suffix())]
    };
    if let Some(card) = card(&texts) {
        let own = Value::Integer(row::number_of(&card));
        let mut taken = db.prepare_cached("SELECT EXISTS (SELECT 1 FROM card WHERE id = ?1)")?;
        if is_near(&own, &values[0]) && !taken.query_row([&own], |row| row.get::<_, bool>(0))? {
            return Ok(Some(written(row::number_of(&card), &card)));
        }
    }
    for part in 0..3 {
        for (place, mask) in (0..texts[part].len()).flat_map(|place| (1..=u8::MAX).map(move |mask| (place, mask))) {
            let mut turned = texts[part].to_vec();
            turned[place] ^= mask;
            let mut parts = texts.clone();
            parts[part] = &turned;
            if let Some(card) = card(&parts).filter(|card| row::number_of(card) == number) {
                return Ok(is_free(db, number, &card)?.then(|| written(number, &card)));
            }
        }
    }
    Ok(None)
}

/// The bytes of a text, be they one or not.
fn text(value: &Value) -> Option<&[u8]> {
    match value {
        Value::Text(text) => Some(text.as_bytes()),
        Value::Blob(bytes) => Some(bytes),
        _ => None,
    }
}

/// Whether no other number has the name of that card.
fn is_free(db: &Connection, number: i64, card: &CardId) -> Inner<bool> {
    let mut find = db.prepare_cached("SELECT id FROM card WHERE +deck = ?1 AND question = ?2 AND facet = ?3")?;
    let parts = (card.deck.as_str(), card.question.as_str(), card.facet.suffix());
    let holder: Option<i64> = find.query_row(parts, |row| row.get(0)).optional()?;
    Ok(holder.is_none_or(|holder| holder == number))
}

/// A row whose id was made of its instant, but for a few bits.
fn by_its_instant(table: &str, values: &Values) -> Option<Values> {
    let (Value::Blob(id), Value::Integer(at)) = (&values[0], &values[3]) else { return None };
    let mut right = id.clone();
    right.get_mut(..6)?.copy_from_slice(&at.to_be_bytes()[2..]);
    let right = [vec![Value::Blob(right)], values[1..].to_vec()].concat();
    let sensible = is_sensible(table, |column| ValueRef::from(&right[column]));
    (sensible && is_near(&right[0], &values[0])).then_some(right)
}
