//! Tallies: what each learner did on each study day, kept so that a glance needs no scan of the log.

use std::collections::BTreeMap;
use std::ops::RangeInclusive;

use rusqlite::{Connection, Row};

use crate::memory::Answered;
use crate::memory::advance::is_first_of_day;
use crate::model::{CardState, Phase, Purpose, StudyDay, Tally};

use super::fault::Inner;
use super::{LearnerId, Store, StoreFault};

impl Tally {
    /// What one answer adds, given the card's state before it.
    pub(super) fn of(before: Option<&CardState>, answered: &Answered, millis: u32) -> Self {
        let passed = i64::from(answered.rating.is_pass());
        let study = answered.purpose == Purpose::Study;
        let recall =
            study && before.is_some_and(|state| state.phase == Phase::Review) && is_first_of_day(before, answered.day);
        Self {
            answers: 1,
            passes: passed,
            millis: i64::from(millis),
            introduced: i64::from(study && before.is_none()),
            recalls: i64::from(recall),
            recalled: if recall { passed } else { 0 },
        }
    }

    /// Adds `other` so many times; −1 takes it away.
    pub(super) fn add(&mut self, other: Self, times: i64) {
        self.answers += times * other.answers;
        self.passes += times * other.passes;
        self.millis += times * other.millis;
        self.introduced += times * other.introduced;
        self.recalls += times * other.recalls;
        self.recalled += times * other.recalled;
    }

    /// Reads six columns from `first`.
    pub(super) fn read(row: &Row<'_>, first: usize) -> rusqlite::Result<Self> {
        Ok(Self {
            answers: row.get(first)?,
            passes: row.get(first + 1)?,
            millis: row.get(first + 2)?,
            introduced: row.get(first + 3)?,
            recalls: row.get(first + 4)?,
            recalled: row.get(first + 5)?,
        })
    }
}

/// Tallies by day.
pub(super) type Days = BTreeMap<StudyDay, Tally>;

/// Adds to the tally of a learner's day; what is added may be negative.
pub(super) fn add(db: &Connection, learner: LearnerId, day: StudyDay, more: Tally) -> Inner<()> {
    let mut upsert = db.prepare_cached(
        "INSERT INTO tally (learner, day, answers, passes, millis, introduced, recalls, recalled)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8)
         ON CONFLICT DO UPDATE SET answers = answers + excluded.answers, passes = passes + excluded.passes,
             millis = millis + excluded.millis, introduced = introduced + excluded.introduced,
             recalls = recalls + excluded.recalls, recalled = recalled + excluded.recalled",
    )?;
    let Tally { answers, passes, millis, introduced, recalls, recalled } = more;
    upsert.execute((learner.0, day.0, answers, passes, millis, introduced, recalls, recalled))?;
    Ok(())
}

/// Adds several days; a day on which nothing is left is taken out.
pub(super) fn add_days(db: &Connection, learner: LearnerId, days: &Days) -> Inner<()> {
    let mut tidy = db.prepare_cached("DELETE FROM tally WHERE learner = ?1 AND day = ?2 AND answers = 0")?;
    for (day, more) in days.iter().filter(|(_, more)| **more != Tally::default()) {
        add(db, learner, *day, *more)?;
        tidy.execute((learner.0, day.0))?;
    }
    Ok(())
}

impl Store {
    /// The tallies of a learner's days in the range, in order; days without an answer are left out.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn tallies(
        &self,
        learner: LearnerId,
        days: &RangeInclusive<StudyDay>,
    ) -> Result<Vec<(StudyDay, Tally)>, StoreFault> {
        self.read(|db| {
            let mut select = db.prepare_cached(
                "SELECT day, answers, passes, millis, introduced, recalls, recalled
                 FROM tally WHERE learner = ?1 AND day BETWEEN ?2 AND ?3 ORDER BY day",
            )?;
            let rows = select.query_map((learner.0, days.start().0, days.end().0), |row| {
                Ok((StudyDay(row.get(0)?), Tally::read(row, 1)?))
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// The tally of one day; zeros when nothing was answered.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn tally(&self, learner: LearnerId, day: StudyDay) -> Result<Tally, StoreFault> {
        Ok(self.tallies(learner, &(day..=day))?.first().map(|(_, tally)| *tally).unwrap_or_default())
    }
}
