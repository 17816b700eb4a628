//! Parameters by learner and version: what memory is derived with, and due days that were moved by wish.

use std::hash::BuildHasherDefault;
use std::str::FromStr;

use rusqlite::{Connection, OptionalExtension, Row};

use crate::memory::{Answered, Correction, Parameters, Past, Trial, Trials};
use crate::model::{CardId, CardState, Phase, Purpose, Rating, StudyDay, Timestamp};

use super::derive::{Renamed, Retracted, Scatter};
use super::fault::Inner;
use super::row::{OF_PERSON, unreadable};
use super::seen::Epoch;
use super::{LearnerId, Store, StoreFault, history, rebuild, row};

/// A version of a learner's parameters.
#[derive(Clone, Debug)]
pub struct Tuning {
    /// When they were fitted.
    pub fitted_at: Timestamp,
    /// To how many reviews.
    pub reviews: u32,
    /// Their log loss on later reviews that were held out.
    pub log_loss: f64,
    /// The weights and the correction.
    pub parameters: Parameters,
}

/// A learner's log, read for fitting.
#[derive(Clone, Debug)]
pub struct Record {
    /// The answers that move memories, in the log's order.
    pub trials: Vec<Trial>,
    /// The number in the file of each card among the trials.
    cards: Vec<i64>,
    epoch: Epoch,
}

/// A card whose promised day is to be moved.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Move {
    /// Which card.
    pub card: CardId,
    /// The day it is due from now on.
    pub due: StudyDay,
}

/// What going back from parameters did.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct Undone {
    /// Whether there was a version to leave.
    pub version: bool,
    /// Cards that are due when it was promised again.
    pub days: usize,
}

/// The version that holds of the learner `?1`.
fn newest_of_person() -> String {
    format!(
        "parameters WHERE learner {OF_PERSON} AND NOT forgotten
         ORDER BY fitted_at DESC, weights DESC, correction DESC LIMIT 1"
    )
}

impl Store {
    /// The version of a learner's parameters that holds; `None` while the defaults do.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn tuning(&self, learner: LearnerId) -> Result<Option<Tuning>, StoreFault> {
        self.read(|db| newest(db, learner))
    }

    /// A learner's answers as fitting sees them, those that were taken back left out.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn record(&self, learner: LearnerId) -> Result<Record, StoreFault> {
        self.read(|db| {
            // One transaction, so that the epoch is of the same moment as the answers.
            let snapshot = db.unchecked_transaction()?;
            let epoch = Epoch::of(&snapshot)?;
            // What is asked of other tables is asked once, not at each of very many rows.
            let (renamed, mut retracted) = (Renamed::read(&snapshot)?, Retracted::read(&snapshot)?);
            let learners = history::numbers_of(&snapshot, learner)?;
            let mut select = snapshot.prepare(&format!(
                "SELECT card, day, rating, guess, overruled, uid FROM review
                 WHERE learner IN ({learners}) AND purpose = 'study' ORDER BY uid"
            ))?;
            let (mut trials, mut cards) = (Trials::<i64, BuildHasherDefault<Scatter>>::default(), Vec::new());
            let mut rows = select.query([])?;
            while let Some(found) = rows.next()? {
                if retracted.holds(found.get_ref(5)?.as_blob().map_err(rusqlite::Error::from)?) {
                    continue;
                }
                let (_, card) = renamed.key(learner, found.get(0)?);
                let answered = Answered {
                    at: Timestamp(0),
                    day: StudyDay(found.get(1)?),
                    rating: Rating::from_number(found.get(2)?).ok_or_else(|| unreadable(2))?,
                    guess: found.get(3)?,
                    overruled: found.get(4)?,
                    purpose: Purpose::Study,
                };
                trials.push_answered(card, &answered);
                if trials.cards() > cards.len() {
                    cards.push(card);
                }
            }
            Ok(Record { trials: trials.into_list(), cards, epoch })
        })
    }

    /// How many versions a learner's parameters have, the defaults not counted.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn tuning_count(&self, learner: LearnerId) -> Result<u32, StoreFault> {
        self.read(|db| {
            let sql = format!("SELECT count(*) FROM parameters WHERE learner {OF_PERSON} AND NOT forgotten");
            Ok(db.prepare_cached(&sql)?.query_row([learner.0], |found| found.get(0))?)
        })
    }

    /// Makes these a learner's parameters and derives the memories anew, in one transaction. Due days stay as promised.
    ///
    /// A record of the same learner, with what is known of each of its cards by these weights, spares reading the log again,
    /// unless something was logged since it was read.
    ///
    /// # Errors
    /// [`StoreFault`]; all is as it was then.
    pub fn adopt(
        &mut self,
        learner: LearnerId,
        tuning: &Tuning,
        known: Option<(&Record, &[Past])>,
    ) -> Result<(), StoreFault> {
        self.write(|db, _| {
            let now = Epoch::of(db)?;
            let last: Option<i64> = db.query_row("SELECT max(fitted_at) FROM parameters", [], |found| found.get(0))?;
            // Those fitted last hold, and these are the last, whatever a clock that was set back says.
            let fitted_at = last.map_or(tuning.fitted_at.0, |last| tuning.fitted_at.0.max(last + 1));
            db.prepare_cached(
                "INSERT INTO parameters (learner, fitted_at, weights, correction, reviews, log_loss)
                 VALUES (?1, ?2, ?3, ?4, ?5, ?6)",
            )?
            .execute((
                learner.0,
                fitted_at,
                written(tuning.parameters.weights()),
                written(tuning.parameters.correction().weights()),
                tuning.reviews,
                tuning.log_loss,
            ))?;
            match known {
                Some((record, pasts)) if record.epoch == now => put_memories(db, learner, record, pasts),
                _ => rebuild::renew(db, &mut |_, _| {}),
            }
        })
    }

    /// Goes back to a learner's parameters before the ones that hold, derives the memories anew, and gives back the due
    /// days that were moved since those were fitted, in one transaction. Without any, days moved by the defaults are.
    ///
    /// # Errors
    /// [`StoreFault`]; all is as it was then.
    pub fn forget_tuning(&mut self, learner: LearnerId, now: Timestamp) -> Result<Undone, StoreFault> {
        self.write(|db, _| {
            let left = newest(db, learner)?.map(|tuning| tuning.fitted_at);
            db.execute(
                &format!("UPDATE parameters SET forgotten = 1 WHERE id = (SELECT id FROM {})", newest_of_person()),
                [learner.0],
            )?;
            let moved = days_of_moved(db, learner)?;
            let given_back = db.execute(
                &format!(
                    "UPDATE moved_due SET due_day = NULL, moved_at = max(?3, moved_at + 1)
                     WHERE learner {OF_PERSON} AND moved_at >= ?2 AND due_day IS NOT NULL"
                ),
                (learner.0, left.map_or(i64::MIN, |at| at.0), now.0),
            )?;
            if left.is_some() || given_back > 0 {
                rebuild::renew(db, &mut |_, _| {})?;
            }
            let days = days_of_moved(db, learner)?;
            let days = moved.iter().zip(&days).filter(|(before, after)| before != after).count();
            Ok(Undone { version: left.is_some(), days })
        })
    }

    /// Moves the due days of cards that are scheduled in days, in one transaction. A card answered meanwhile that is on its
    /// steps now stays where it is. How many were moved.
    ///
    /// # Errors
    /// [`StoreFault`]; nothing is moved then.
    pub fn move_due(&mut self, learner: LearnerId, moves: &[Move], now: Timestamp) -> Result<usize, StoreFault> {
        self.write(|db, _| {
            // Not before the parameters that they are moved by, whatever a clock that was set back says.
            let now = newest(db, learner)?.map_or(now, |tuning| tuning.fitted_at.max(now));
            let mut put = db.prepare_cached(
                "INSERT INTO moved_due (learner, card, last_at, reps, due_day, moved_at)
                 SELECT learner, card, last_at, reps, ?3, ?4 FROM card_state WHERE learner = ?1 AND card = ?2 AND phase = 2
                 ON CONFLICT DO UPDATE SET last_at = excluded.last_at, reps = excluded.reps, due_day = ?3,
                     moved_at = max(?4, moved_at + 1)",
            )?;
            let mut place = db.prepare_cached(
                "UPDATE card_state SET due_day = ?3 WHERE learner = ?1 AND card = ?2 AND phase = 2 AND due_day <> ?3",
            )?;
            let mut done = 0;
            for Move { card, due } in moves {
                let Some(card) = row::find_card(db, card)? else { continue };
                put.execute((learner.0, card, due.0, now.0))?;
                done += place.execute((learner.0, card, due.0))?;
            }
            Ok(done)
        })
    }

    /// The names of a record's cards, by their numbers among its trials.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn names(&self, record: &Record) -> Result<Vec<CardId>, StoreFault> {
        self.read(|db| record.cards.iter().map(|card| row::named(db, *card)).collect())
    }
}

/// The due days of a learner's cards that were ever moved, in the order of the cards.
fn days_of_moved(db: &Connection, learner: LearnerId) -> Inner<Vec<(i64, Option<i32>)>> {
    let mut select = db.prepare_cached(&format!(
        "SELECT DISTINCT card, card_state.due_day FROM moved_due JOIN card_state USING (card)
         WHERE moved_due.learner {OF_PERSON} AND card_state.learner = ?1 ORDER BY card"
    ))?;
    let rows = select.query_map([learner.0], |found| Ok((found.get(0)?, found.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// The parameters of a learner that hold.
pub(super) fn holding(db: &Connection, learner: LearnerId) -> Inner<Parameters> {
    Ok(newest(db, learner)?.map(|tuning| tuning.parameters).unwrap_or_default())
}

fn newest(db: &Connection, learner: LearnerId) -> Inner<Option<Tuning>> {
    let sql = format!("SELECT weights, correction, fitted_at, reviews, log_loss FROM {}", newest_of_person());
    Ok(db.prepare_cached(&sql)?.query_row([learner.0], tuning).optional()?)
}

/// Forgets where a card's due day was moved to: it was promised another one.
pub(super) fn forget_move(db: &Connection, learner: LearnerId, card: i64) -> Inner<()> {
    let mut forget = db.prepare_cached("DELETE FROM moved_due WHERE learner = ?1 AND card = ?2")?;
    forget.execute((learner.0, card))?;
    Ok(())
}

/// A due day that was moved, or given back.
pub(super) struct Moved {
    pub(super) learner: LearnerId,
    pub(super) card: i64,
    last_at: Timestamp,
    reps: u32,
    /// `None`: as it was promised.
    pub(super) due: Option<StudyDay>,
}

impl Moved {
    /// Whether the card's last review is still the one that it was moved after.
    pub(super) fn holds_for(&self, state: &CardState) -> bool {
        (state.last_at, state.reps, state.phase) == (self.last_at, self.reps, Phase::Review)
    }
}

/// The due days that were moved, in the order in which that was wished.
pub(super) fn moved(db: &Connection) -> Inner<Vec<Moved>> {
    let mut select =
        db.prepare("SELECT learner, card, last_at, reps, due_day FROM moved_due ORDER BY moved_at, due_day")?;
    let rows = select.query_map([], |found| {
        let (learner, card, last_at) = (LearnerId(found.get(0)?), found.get(1)?, Timestamp(found.get(2)?));
        let due: Option<i32> = found.get(4)?;
        Ok(Moved { learner, card, last_at, reps: found.get(3)?, due: due.map(StudyDay) })
    })?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Puts what is known of a record's cards into the states, which are otherwise as they were.
fn put_memories(db: &Connection, learner: LearnerId, record: &Record, pasts: &[Past]) -> Inner<()> {
    let mut put =
        db.prepare_cached("UPDATE card_state SET stability = ?3, difficulty = ?4 WHERE learner = ?1 AND card = ?2")?;
    let mut memories: Vec<_> = record.cards.iter().zip(pasts).collect();
    // In the order that the table is kept in, each of its pages is visited once.
    memories.sort_unstable_by_key(|(card, _)| **card);
    for (card, past) in memories {
        put.execute((learner.0, card, past.memory.stability, past.memory.difficulty))?;
    }
    Ok(())
}

fn tuning(row: &Row<'_>) -> rusqlite::Result<Tuning> {
    let weights: Vec<f32> = read(row, 0)?;
    let correction: Vec<f32> = read(row, 1)?;
    let correction = correction.try_into().ok().and_then(Correction::new).ok_or_else(|| unreadable(1))?;
    // None at all would be taken for the defaults.
    let parameters = Parameters::new(&weights).ok().filter(|_| !weights.is_empty()).ok_or_else(|| unreadable(0))?;
    Ok(Tuning {
        fitted_at: Timestamp(row.get(2)?),
        reviews: row.get(3)?,
        log_loss: row.get(4)?,
        parameters: parameters.corrected(correction),
    })
}

/// Numbers with spaces between, each as short as reads back to the same bits.
fn written(numbers: &[f32]) -> String {
    numbers.iter().map(f32::to_string).collect::<Vec<_>>().join(" ")
}

fn read(row: &Row<'_>, column: usize) -> rusqlite::Result<Vec<f32>> {
    let text = row.get_ref(column)?.as_str()?;
    text.split(' ').map(f32::from_str).collect::<Result<_, _>>().map_err(|_| unreadable(column))
}
