//! One card's history: read from the log, followed, and put into the caches.

use rusqlite::Connection;

use crate::memory::{Logged, Parameters, follow};
use crate::model::CardState;

use super::fault::Inner;
use super::tally::{self, Days};
use super::{LearnerId, row, state};
use crate::model::Tally;

/// The reviews of one card that were not taken back, in the log's order, each with its milliseconds.
pub(super) type History = Vec<(Logged, u32)>;

/// Reads a card's history.
pub(super) fn read(db: &Connection, learner: LearnerId, card: i64) -> Inner<History> {
    let mut select = db.prepare_cached(&format!(
        "SELECT {} FROM review WHERE learner = ?1 AND card = ?2
         AND NOT EXISTS (SELECT 1 FROM retraction WHERE retraction.review = review.uid) ORDER BY uid",
        row::LOGGED
    ))?;
    let rows = select.query_map((learner.0, card), |found| row::logged(found, 0))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The state that a history leads to.
pub(super) fn last_state(history: &[(Logged, u32)], parameters: &Parameters) -> Option<CardState> {
    history
        .iter()
        .fold(None, |before, (logged, _)| follow(before.as_ref(), &logged.answered, logged.promise, parameters))
}

/// Puts what `after` leads to in the place of what `before` led to.
pub(super) fn replace(
    db: &Connection,
    (learner, card): (LearnerId, i64),
    before: &[(Logged, u32)],
    after: &[(Logged, u32)],
    parameters: &Parameters,
) -> Inner<Option<CardState>> {
    let mut days = Days::new();
    count(before, parameters, -1, &mut days);
    let now = count(after, parameters, 1, &mut days);
    tally::add_days(db, learner, &days)?;
    match &now {
        Some(now) => state::put(db, learner, card, None, now)?,
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
