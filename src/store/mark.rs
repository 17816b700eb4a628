//! Marks: cards suspended, buried or flagged. The log of marks is append-only; of each kind the latest counts.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row};

use crate::model::{CardId, StudyDay, Timestamp};

use super::fault::Inner;
use super::ids::Ids;
use super::row::{self, OF_PERSON};
use super::{LearnerId, Store, StoreFault};

/// What may be done to a card beside answering it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Mark {
    /// Not asked until resumed.
    Suspend,
    /// Asked again.
    Resume,
    /// Not asked before that study day.
    BuryUntil(StudyDay),
    /// Asked when due, though it was buried.
    Unbury,
    /// Noted as in need of a look, for this reason; kept to 500 characters.
    Flag(String),
    /// No longer in need of a look.
    Unflag,
}

/// What the marks of a card come to.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Marks {
    /// Not asked at all.
    pub suspended: bool,
    /// Not asked before that study day.
    pub buried_until: Option<StudyDay>,
    /// Why it is in need of a look.
    pub note: Option<String>,
}

impl Marks {
    /// Whether the card is not to be asked on that study day.
    pub fn puts_away(&self, day: StudyDay) -> bool {
        self.suspended || self.buried_until.is_some_and(|until| until > day)
    }
}

impl Mark {
    fn columns(&self) -> (&'static str, Option<String>) {
        match self {
            Self::Suspend => ("suspend", None),
            Self::Resume => ("resume", None),
            Self::BuryUntil(day) => ("bury", Some(day.0.to_string())),
            Self::Unbury => ("unbury", None),
            Self::Flag(note) => ("flag", Some(note.chars().take(500).collect())),
            Self::Unflag => ("unflag", None),
        }
    }
}

impl Marks {
    /// Follows one row of the log, its kind and value in columns `first` and after.
    pub(super) fn follow(&mut self, row: &Row<'_>, first: usize) -> rusqlite::Result<()> {
        let value: Option<String> = row.get(first + 1)?;
        match row.get_ref(first)?.as_str()? {
            "suspend" => self.suspended = true,
            "resume" => self.suspended = false,
            "bury" => self.buried_until = value.and_then(|day| day.parse().ok()).map(StudyDay),
            "unbury" => self.buried_until = None,
            "flag" => self.note = value,
            "unflag" => self.note = None,
            _ => return Err(row::unreadable(first)),
        }
        Ok(())
    }

    /// Reads three columns of `card_mark` from `first`.
    pub(super) fn read(row: &Row<'_>, first: usize) -> rusqlite::Result<Self> {
        let buried: Option<i32> = row.get(first + 1)?;
        Ok(Self { suspended: row.get(first)?, buried_until: buried.map(StudyDay), note: row.get(first + 2)? })
    }
}

/// Writes what a card's marks come to.
pub(super) fn put(db: &Connection, learner: LearnerId, card: i64, marks: &Marks) -> Inner<()> {
    if *marks == Marks::default() {
        db.prepare_cached("DELETE FROM card_mark WHERE learner = ?1 AND card = ?2")?.execute((learner.0, card))?;
        return Ok(());
    }
    let mut upsert = db.prepare_cached(
        "INSERT INTO card_mark (learner, card, suspended, buried_until, note) VALUES (?1, ?2, ?3, ?4, ?5)
         ON CONFLICT DO UPDATE SET suspended = ?3, buried_until = ?4, note = ?5",
    )?;
    upsert.execute((learner.0, card, marks.suspended, marks.buried_until.map(|day| day.0), &marks.note))?;
    Ok(())
}

/// Card `?2`, under every name that it goes by.
const OF_CARD: &str = "card IN (SELECT id FROM card WHERE id = ?2 OR goes_by = ?2)";

/// Logs a mark of the card of that number, and what the card's marks come to with it.
pub(super) fn set(
    db: &Connection,
    ids: &mut Ids,
    (learner, number): (LearnerId, i64),
    mark: &Mark,
    at: Timestamp,
) -> Inner<()> {
    let (kind, value) = mark.columns();
    // The latest mark counts, and this is the latest, whatever a clock that was set back says.
    let last: Option<i64> = db
        .prepare_cached(&format!("SELECT max(at) FROM mark WHERE learner {OF_PERSON} AND {OF_CARD}"))?
        .query_row((learner.0, number), |row| row.get(0))?;
    let at = Timestamp(last.map_or(at.0, |last| at.0.max(last + 1)));
    db.prepare_cached("INSERT INTO mark (uid, learner, card, at, kind, value) VALUES (?1, ?2, ?3, ?4, ?5, ?6)")?
        .execute((ids.next(at)?.0, learner.0, number, at.0, kind, value))?;
    // Ids are made from instants, so their order is the log's.
    let mut log = db.prepare_cached(&format!(
        "SELECT kind, value FROM mark WHERE learner {OF_PERSON} AND {OF_CARD} ORDER BY uid"
    ))?;
    let mut rows = log.query((learner.0, number))?;
    let mut marks = Marks::default();
    while let Some(found) = rows.next()? {
        marks.follow(found, 0)?;
    }
    put(db, learner, number, &marks)
}

/// What the marks of the card of that number come to.
pub(super) fn of(db: &Connection, learner: LearnerId, card: i64) -> Inner<Marks> {
    let mut select =
        db.prepare_cached("SELECT suspended, buried_until, note FROM card_mark WHERE learner = ?1 AND card = ?2")?;
    let found = select.query_row((learner.0, card), |found| Marks::read(found, 0)).optional()?;
    Ok(found.unwrap_or_default())
}

impl Store {
    /// Marks a card.
    ///
    /// # Errors
    /// [`StoreFault`]; nothing is written then.
    pub fn mark(&mut self, learner: LearnerId, card: &CardId, mark: &Mark, at: Timestamp) -> Result<(), StoreFault> {
        self.write(|db, ids| {
            let number = row::intern_card(db, card)?;
            set(db, ids, (learner, number), mark, at)
        })
    }

    /// What the marks of a card come to.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn marks_of(&self, learner: LearnerId, card: &CardId) -> Result<Marks, StoreFault> {
        self.read(|db| {
            let Some(number) = row::find_card(db, card)? else { return Ok(Marks::default()) };
            of(db, learner, number)
        })
    }

    /// All marked cards of a learner: for new cards, whether they may be asked is only found here.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn marked(&self, learner: LearnerId) -> Result<HashMap<CardId, Marks>, StoreFault> {
        self.read(|db| {
            let mut select = db.prepare_cached(
                "SELECT deck, question, facet, suspended, buried_until, note
                 FROM card_mark JOIN card ON card.id = card_mark.card WHERE learner = ?1",
            )?;
            let rows = select.query_map([learner.0], |found| Ok((row::card(found, 0)?, Marks::read(found, 3)?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}
