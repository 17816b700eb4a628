//! One card's history: read from the log, followed, and put into the caches.

use rusqlite::Connection;

use crate::memory::{Logged, Parameters, follow, replay};
use crate::model::CardState;

use super::fault::Inner;
use super::parameters::forget_move;
use super::row::OF_PERSON;
use super::tally::{self, Days};
use super::{LearnerId, row, state};
use crate::model::Tally;

/// The reviews of one card that were not taken back, in the log's order, each with its milliseconds.
pub(super) type History = Vec<(Logged, u32)>;

/// The learner and the card that progress counts for: themselves, or those that they were merged with and relinked to.
pub(super) fn current(db: &Connection, (learner, card): (LearnerId, i64)) -> Inner<(LearnerId, i64)> {
    let mut select = db.prepare_cached(
        "SELECT (SELECT coalesce(person, id) FROM learner WHERE id = ?1),
             (SELECT coalesce(goes_by, id) FROM card WHERE id = ?2)",
    )?;
    Ok(select.query_row((learner.0, card), |row| Ok((LearnerId(row.get(0)?), row.get(1)?)))?)
}

/// The numbers of a learner in the log, their own and those that were merged with it, as a list for SQL. It stands in the text
/// because the log is walked, and a list of one is compared at once.
pub(super) fn numbers_of(db: &Connection, learner: LearnerId) -> Inner<String> {
    list(db, &format!("SELECT id FROM learner WHERE id {OF_PERSON}"), learner.0)
}

/// The numbers that `sql` finds for one number, as a list for SQL.
fn list(db: &Connection, sql: &str, number: i64) -> Inner<String> {
    let mut select = db.prepare_cached(sql)?;
    let rows = select.query_map([number], |row| Ok(row.get::<_, i64>(0)?.to_string()))?;
    Ok(rows.collect::<Result<Vec<_>, _>>()?.join(", "))
}

/// Reads a card's history: the learner's, under every name that the two go by.
pub(super) fn read(db: &Connection, learner: LearnerId, card: i64) -> Inner<History> {
    let (learner, card) = current(db, (learner, card))?;
    let learners = numbers_of(db, learner)?;
    let cards = list(db, "SELECT id FROM card WHERE id = ?1 OR goes_by = ?1", card)?;
    let mut select = db.prepare(&format!(
        "SELECT {} FROM review WHERE learner IN ({learners}) AND card IN ({cards})
         AND NOT EXISTS (SELECT 1 FROM retraction WHERE retraction.review = review.uid) ORDER BY uid",
        row::LOGGED
    ))?;
    let rows = select.query_map([], |found| row::logged(found, 0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The state that a history leads to.
pub(super) fn last_state(history: &[(Logged, u32)], parameters: &Parameters) -> Option<CardState> {
    replay(history.iter().map(|(logged, _)| logged), parameters)
}

/// Puts what `after` leads to in the place of what `before` led to.
pub(super) fn replace(
    db: &Connection,
    named: (LearnerId, i64),
    before: &[(Logged, u32)],
    after: &[(Logged, u32)],
    parameters: &Parameters,
) -> Inner<Option<CardState>> {
    let (learner, card) = current(db, named)?;
    let mut days = Days::new();
    count(before, parameters, -1, &mut days);
    let now = count(after, parameters, 1, &mut days);
    forget_move(db, learner, card)?;
    tally::add_days(db, learner, &days)?;
    match &now {
        Some(now) => state::put(db, learner, card, now)?,
        None => state::remove(db, learner, card)?,
    }
    Ok(now)
}

fn count(history: &[(Logged, u32)], parameters: &Parameters, times: i64, days: &mut Days) -> Option<CardState> {
    history.iter().fold(None, |before, (logged, millis)| {
        let tally = Tally::of(before.as_ref(), &logged.answered, *millis);
        days.entry(logged.answered.day).or_default().add(tally, times);
        follow(before.as_ref(), &logged.answered, logged.promise, parameters)
    })
}
