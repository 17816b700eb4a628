//! When all cards that a learner has met are due: read in one pass, and kept until somebody writes.

use std::collections::HashMap;
use std::path::Path;
use std::sync::Arc;
use std::thread;

use rusqlite::{Connection, OpenFlags};

use crate::memory::Due;
use crate::model::{CardId, Moment, Promise, Stage, StudyDay, Timestamp};

use super::fault::{Cause, Inner};
use super::row::{self, number_of};
use super::seen::Epoch;
use super::{LearnerId, Store, StoreFault};

/// A schedule, whose it is, and when it was read.
pub(super) type Scan = (LearnerId, Epoch, Arc<Schedule>);

/// When a learner's cards are due, cards by their numbers. There is no index by day, for each answer would have to
/// write two more pages; planning asks for every card that was met, and the days lie beside them.
#[derive(Debug, Default, PartialEq, Eq)]
pub(super) struct Schedule {
    /// Cards that are scheduled in days, in order, and the day of each.
    in_days: Vec<i64>,
    pub(super) days: Vec<StudyDay>,
    /// Cards on their steps, in order.
    on_steps: Vec<(i64, Timestamp)>,
}

/// The cards that a learner has met.
#[derive(Clone, Debug)]
pub struct Standing(Arc<Schedule>);

impl Standing {
    /// Where a card stands: new, in review, or on its steps, relearning told as learning.
    pub fn stage(&self, card: &CardId) -> Stage {
        let number = number_of(card);
        if self.0.in_days.binary_search(&number).is_ok() {
            Stage::Review
        } else if self.0.on_steps.binary_search_by_key(&number, |(card, ..)| *card).is_ok() {
            Stage::Learning
        } else {
            Stage::New
        }
    }
}

/// Cards that are read before a second connection is opened: it costs about what reading so many costs.
pub(super) const FEW: u32 = 16_384;

/// Reads when all cards are due that a learner has met, as it was at `since` or later.
fn scan(db: &Connection, path: &Path, learner: LearnerId, since: Epoch) -> Inner<Schedule> {
    // Nobody has written since, so that both connections saw the same.
    if let Some(schedule) = by_two(db, path, learner)?
        && Epoch::of(db)? == since
    {
        return Ok(schedule);
    }
    let snapshot = db.unchecked_transaction()?;
    Schedule::part(&snapshot, learner, ALL, u32::MAX)
}

/// Reads the first cards, and of the others each half by a connection of its own: nearly all of the time goes into SQLite's
/// steps from card to card, which one connection takes one after the other. `None` where a second connection cannot read the
/// same file, say because it was moved away meanwhile.
pub(super) fn by_two(db: &Connection, path: &Path, learner: LearnerId) -> Inner<Option<Schedule>> {
    let snapshot = db.unchecked_transaction()?;
    let mut first = Schedule::part(&snapshot, learner, ALL, FEW)?;
    if first.len() < FEW as usize {
        return Ok(Some(first));
    }
    let read = first.last();
    // Numbers are hashes, and so evenly spread.
    let middle = read + (ALL.1 - read) / 2;
    let there = newest(&snapshot)?;
    thread::scope(|scope| {
        let beyond = thread::Builder::new().spawn_scoped(scope, || {
            let db =
                Connection::open_with_flags(path, OpenFlags::SQLITE_OPEN_READ_ONLY | OpenFlags::SQLITE_OPEN_NO_MUTEX)?;
            let snapshot = db.unchecked_transaction()?;
            let same = newest(&snapshot)? == there;
            Ok::<_, Cause>(if same {
                Some(Schedule::part(&snapshot, learner, (middle, ALL.1), u32::MAX)?)
            } else {
                None
            })
        });
        first.append(Schedule::part(&snapshot, learner, (read, middle), u32::MAX)?);
        let beyond = beyond.ok().and_then(|thread| thread.join().ok()).and_then(Result::ok).flatten();
        Ok(beyond.map(|beyond| {
            first.append(beyond);
            first
        }))
    })
}

/// The newest review of the log, which two files hardly share.
fn newest(db: &Connection) -> Inner<Option<Vec<u8>>> {
    Ok(db.query_row("SELECT max(uid) FROM review", [], |found| found.get(0))?)
}

/// All numbers that a card can have: those after the first, up to the second.
const ALL: (i64, i64) = (-1, i64::MAX);

impl Schedule {
    /// The cards of a learner after one number up to another, so many at most.
    pub(super) fn part(db: &Connection, learner: LearnerId, (after, upto): (i64, i64), most: u32) -> Inner<Self> {
        // In the order that the table is kept in, which is that of the numbers.
        let mut select = db.prepare_cached(
            "SELECT card, due_day FROM card_state WHERE learner = ?1 AND card > ?2 AND card <= ?3 ORDER BY card LIMIT ?4",
        )?;
        let mut step = db.prepare_cached("SELECT due_at FROM card_state WHERE learner = ?1 AND card = ?2")?;
        let mut rows = select.query((learner.0, after, upto, most))?;
        let mut part = Self::default();
        while let Some(found) = rows.next()? {
            let card = found.get(0)?;
            if let Some(day) = found.get(1)? {
                part.in_days.push(card);
                part.days.push(StudyDay(day));
                continue;
            }
            // Few are on their steps, so that the instant is not worth a look at each card.
            let at = step.query_row((learner.0, card), |found| found.get(0))?;
            part.on_steps.push((card, Timestamp(at)));
        }
        Ok(part)
    }

    fn len(&self) -> usize {
        self.in_days.len() + self.on_steps.len()
    }

    /// The greatest number among the cards.
    fn last(&self) -> i64 {
        let on_steps = self.on_steps.last().map(|(card, _)| *card);
        self.in_days.last().copied().max(on_steps).unwrap_or(ALL.0)
    }

    /// Takes over what comes after the cards that are here.
    fn append(&mut self, mut more: Self) {
        self.in_days.append(&mut more.in_days);
        self.days.append(&mut more.days);
        self.on_steps.append(&mut more.on_steps);
    }
}

/// The cards of a learner that are put away, by number: until which day, or for good.
struct PutAway(HashMap<i64, Option<StudyDay>>);

impl PutAway {
    fn read(db: &Connection, learner: LearnerId) -> Inner<Self> {
        let mut select = db.prepare_cached(
            "SELECT card, suspended, buried_until FROM card_mark
             WHERE learner = ?1 AND (suspended OR buried_until IS NOT NULL)",
        )?;
        let rows = select.query_map([learner.0], |found| {
            let until: Option<i32> = found.get(2)?;
            Ok((found.get(0)?, if found.get(1)? { None } else { until.map(StudyDay) }))
        })?;
        Ok(Self(rows.collect::<Result<_, _>>()?))
    }

    fn is_open(&self, card: i64, today: StudyDay) -> bool {
        self.0.get(&card).is_none_or(|until| until.is_some_and(|until| until <= today))
    }

    /// The day a card is asked that is promised for one; `None` when it is put away for good.
    fn day_of(&self, card: i64, promised: StudyDay) -> Option<StudyDay> {
        match self.0.get(&card) {
            None => Some(promised),
            Some(until) => until.map(|until| until.max(promised)),
        }
    }
}

impl Store {
    /// The day of each card that is promised for one after `day`; suspended cards are left out.
    pub(super) fn days_after(&self, learner: LearnerId, day: StudyDay) -> Result<Vec<StudyDay>, StoreFault> {
        let schedule = self.schedule(learner)?;
        let put_away = self.read(|db| PutAway::read(db, learner))?;
        let promised = schedule.in_days.iter().zip(&schedule.days).filter(|(_, promised)| **promised > day);
        let standing = promised.filter(|(card, promised)| put_away.day_of(**card, **promised).is_some());
        Ok(standing.map(|(_, promised)| *promised).collect())
    }

    pub(super) fn schedule(&self, learner: LearnerId) -> Result<Arc<Schedule>, StoreFault> {
        self.read(|db| {
            let now = Epoch::of(db)?;
            let mut kept = self.schedule.borrow_mut();
            if let Some((_, _, schedule)) = kept.as_ref().filter(|(whose, read, _)| (*whose, *read) == (learner, now)) {
                return Ok(Arc::clone(schedule));
            }
            let schedule = Arc::new(scan(db, &self.path, learner, now)?);
            *kept = Some((learner, now, Arc::clone(&schedule)));
            Ok(schedule)
        })
    }

    /// The standing of all cards that a learner has met.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn standing(&self, learner: LearnerId) -> Result<Standing, StoreFault> {
        self.schedule(learner).map(Standing)
    }

    /// The cards that are due on the study day of `now`, in any order: those promised for that day or before, and
    /// those whose step ends before the day does. Suspended and buried ones are left out.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn due(&self, learner: LearnerId, now: Moment, turn_hour: u8) -> Result<Vec<Due>, StoreFault> {
        let schedule = self.schedule(learner)?;
        let (today, end) = (now.study_day(turn_hour), now.day_end(turn_hour));
        let in_days = schedule.in_days.iter().zip(&schedule.days).filter(|(_, day)| **day <= today);
        let in_days = in_days.map(|(card, day)| (*card, Promise::On(*day)));
        let on_steps = schedule.on_steps.iter().filter(|(_, at)| *at < end);
        let on_steps = on_steps.map(|(card, at)| (*card, Promise::At(*at)));
        self.read(|db| {
            let put_away = PutAway::read(db, learner)?;
            let open = in_days.chain(on_steps).filter(|(card, _)| put_away.is_open(*card, today));
            open.map(|(card, due)| Ok(Due { card: row::named(db, card)?, due })).collect()
        })
    }

    /// The cards on their steps, and the instant that each waits for, be it past or to come; suspended and buried cards
    /// are left out.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn on_steps(&self, learner: LearnerId, today: StudyDay) -> Result<Vec<(CardId, Timestamp)>, StoreFault> {
        let schedule = self.schedule(learner)?;
        self.read(|db| {
            let put_away = PutAway::read(db, learner)?;
            let open = schedule.on_steps.iter().filter(|(card, _)| put_away.is_open(*card, today));
            open.map(|(card, at)| Ok((row::named(db, *card)?, *at))).collect()
        })
    }

    /// Cards promised for the `days` days from today on, each with its day; what is overdue counts as today's. Cards on
    /// their steps and suspended ones are left out; a buried one counts on the day it comes back, if later.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn promised(
        &self,
        learner: LearnerId,
        today: StudyDay,
        days: u16,
    ) -> Result<Vec<(CardId, StudyDay)>, StoreFault> {
        let schedule = self.schedule(learner)?;
        let end = today.plus(i32::from(days));
        let promised = schedule.in_days.iter().zip(&schedule.days).filter(|(_, day)| **day < end);
        self.read(|db| {
            let put_away = PutAway::read(db, learner)?;
            let asked = promised.filter_map(|(card, day)| Some((*card, put_away.day_of(*card, *day)?.max(today))));
            asked.map(|(card, day)| Ok((row::named(db, card)?, day))).collect()
        })
    }
}
