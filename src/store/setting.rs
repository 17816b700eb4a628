//! Settings of learners, kept as text beside their progress.

use std::collections::BTreeMap;

use chrono::NaiveDate;
use rusqlite::Connection;

use crate::memory::{Key, Settings};
use crate::model::{DeckId, StudyDay, Timestamp};

use super::fault::Inner;
use super::row::OF_PERSON;
use super::{LearnerId, Store, StoreFault};

/// What the names of exam days begin with; the deck's id follows. Their values are a date, and the minutes a day if they were said.
const EXAM: &str = "exam:";

/// The day of an exam.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct ExamDay {
    /// The day.
    pub day: StudyDay,
    /// Minutes a day that the learner gives until then, if they said how many.
    pub minutes: Option<u32>,
}

impl ExamDay {
    fn read(text: &str) -> Option<Self> {
        let (date, minutes) = text.split_once(' ').map_or((text, None), |(date, minutes)| (date, Some(minutes)));
        let date: NaiveDate = date.parse().ok()?;
        Some(Self { day: StudyDay::from_date(date), minutes: minutes.and_then(|minutes| minutes.parse().ok()) })
    }

    fn text(self) -> String {
        self.minutes.map_or_else(|| self.day.to_string(), |minutes| format!("{} {minutes}", self.day))
    }
}

/// What a learner's settings were changed to last, by name; `None` where the default was given back. Of two changes of
/// one instant, made in two files, the greater text holds.
fn latest(db: &Connection, learner: LearnerId) -> Inner<BTreeMap<String, Option<String>>> {
    let mut select = db.prepare_cached(&format!(
        "SELECT key, value FROM setting WHERE learner {OF_PERSON} ORDER BY changed_at, value"
    ))?;
    let rows = select.query_map([learner.0], |row| Ok((row.get(0)?, row.get(1)?)))?;
    Ok(rows.collect::<Result<_, _>>()?)
}

/// Notes a change, as the latest whatever a clock that was set back says.
fn change(db: &Connection, learner: LearnerId, key: &str, value: Option<&str>, now: Timestamp) -> Inner<()> {
    let last: Option<i64> = db.query_row(
        &format!("SELECT max(changed_at) FROM setting WHERE key = ?2 AND learner {OF_PERSON}"),
        (learner.0, key),
        |row| row.get(0),
    )?;
    let at = last.map_or(now.0, |last| now.0.max(last + 1));
    db.execute(
        "INSERT INTO setting (learner, key, value, changed_at) VALUES (?1, ?2, ?3, ?4)
         ON CONFLICT DO UPDATE SET value = ?3, changed_at = ?4",
        (learner.0, key, value, at),
    )?;
    Ok(())
}

impl Store {
    /// A learner's settings: the defaults, but for what was set. Names and values of a newer sommet are passed over.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn settings(&self, learner: LearnerId) -> Result<Settings, StoreFault> {
        let mut settings = Settings::default();
        for (name, value) in self.read(|db| latest(db, learner))? {
            if let (Ok(key), Some(value)) = (Key::from_name(&name), value) {
                // A value that cannot be read leaves the default in force.
                let _ = settings.set(key, &value);
            }
        }
        Ok(settings)
    }

    /// Which settings a learner has set themselves, in the order of [`Key::ALL`].
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn settings_set(&self, learner: LearnerId) -> Result<Vec<Key>, StoreFault> {
        let latest = self.read(|db| latest(db, learner))?;
        let set = latest.into_iter().filter(|(_, value)| value.is_some());
        let mut keys: Vec<Key> = set.filter_map(|(name, _)| Key::from_name(&name).ok()).collect();
        keys.sort_unstable();
        Ok(keys)
    }

    /// Sets one setting from text; returns the settings now. What was promised stays promised.
    ///
    /// # Errors
    /// [`StoreFault::Setting`] when the text is no value of it, or what befell the file.
    pub fn set_setting(
        &mut self,
        learner: LearnerId,
        key: Key,
        text: &str,
        now: Timestamp,
    ) -> Result<Settings, StoreFault> {
        let mut settings = self.settings(learner)?;
        settings.set(key, text)?;
        let value = settings.text(key);
        self.write(|db, _| change(db, learner, key.name(), Some(&value), now))?;
        Ok(settings)
    }

    /// Gives a setting its default again.
    ///
    /// # Errors
    /// [`StoreFault`]; nothing is written then.
    pub fn reset_setting(&mut self, learner: LearnerId, key: Key, now: Timestamp) -> Result<(), StoreFault> {
        self.write(|db, _| change(db, learner, key.name(), None, now))
    }

    /// The exam days that a learner has set for decks, by deck; days that are over too, until they are taken away.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn exams(&self, learner: LearnerId) -> Result<Vec<(DeckId, ExamDay)>, StoreFault> {
        let latest = self.read(|db| latest(db, learner))?;
        let exam = |(name, value): (String, Option<String>)| {
            let deck = DeckId::new(name.strip_prefix(EXAM)?).ok()?;
            Some((deck, ExamDay::read(&value?)?))
        };
        Ok(latest.into_iter().filter_map(exam).collect())
    }

    /// Sets the day of a deck's exam, or takes it away. It is kept, and merged, as any setting.
    ///
    /// # Errors
    /// [`StoreFault`]; nothing is written then.
    pub fn set_exam(
        &mut self,
        learner: LearnerId,
        deck: &DeckId,
        day: Option<ExamDay>,
        now: Timestamp,
    ) -> Result<(), StoreFault> {
        let (key, value) = (format!("{EXAM}{deck}"), day.map(ExamDay::text));
        self.write(|db, _| change(db, learner, &key, value.as_deref(), now))
    }
}
