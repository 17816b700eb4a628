//! Settings of learners, kept as text beside their progress.

use crate::memory::{Key, Settings};
use crate::model::Timestamp;

use super::{LearnerId, Store, StoreFault};

impl Store {
    /// A learner's settings: the defaults, but for what was set. Names and values of a newer sommet are passed over.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn settings(&self, learner: LearnerId) -> Result<Settings, StoreFault> {
        self.read(|db| {
            let mut settings = Settings::default();
            let mut select = db.prepare_cached("SELECT key, value FROM setting WHERE learner = ?1")?;
            let mut rows = select.query([learner.0])?;
            while let Some(row) = rows.next()? {
                if let Ok(key) = Key::from_name(row.get_ref(0)?.as_str().map_err(rusqlite::Error::from)?) {
                    // A value that cannot be read leaves the default in force.
                    let _ = settings.set(key, row.get_ref(1)?.as_str().map_err(rusqlite::Error::from)?);
                }
            }
            Ok(settings)
        })
    }

    /// Which settings a learner has set themselves, in the order of [`Key::ALL`].
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn settings_set(&self, learner: LearnerId) -> Result<Vec<Key>, StoreFault> {
        let mut keys: Vec<Key> = self.read(|db| {
            let mut select = db.prepare_cached("SELECT key FROM setting WHERE learner = ?1")?;
            let names = select.query_map([learner.0], |row| row.get::<_, String>(0))?;
            let names: Vec<String> = names.collect::<Result<_, _>>()?;
            Ok(names.iter().filter_map(|name| Key::from_name(name).ok()).collect())
        })?;
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
        self.write(|db, _, _| {
            db.execute(
                "INSERT INTO setting (learner, key, value, changed_at) VALUES (?1, ?2, ?3, ?4)
                 ON CONFLICT DO UPDATE SET value = ?3, changed_at = ?4",
                (learner.0, key.name(), &value, now.0),
            )?;
            Ok(())
        })?;
        Ok(settings)
    }

    /// Gives a setting its default again.
    ///
    /// # Errors
    /// [`StoreFault`]; nothing is written then.
    pub fn reset_setting(&mut self, learner: LearnerId, key: Key) -> Result<(), StoreFault> {
        self.write(|db, _, _| {
            db.execute("DELETE FROM setting WHERE learner = ?1 AND key = ?2", (learner.0, key.name()))?;
            Ok(())
        })
    }
}
