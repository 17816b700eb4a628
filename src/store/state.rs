//! States of cards: the cache that the log is replayed into, and what is asked of it card by card.

use rusqlite::{Connection, OptionalExtension};

use crate::model::{CardId, CardState, DeckId, StudyDay};

use super::fault::Inner;
use super::row::{self, promise_columns};
use super::{LearnerId, Store, StoreFault};

/// How far a learner is.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Counts {
    /// Cards that were ever answered.
    pub seen: u32,
    /// Of these, on their learning or relearning steps.
    pub learning: u32,
    /// Of these, scheduled in days.
    pub review: u32,
    /// Cards that lapsed at least so often as makes a leech.
    pub leeches: u32,
    /// Cards that are suspended.
    pub suspended: u32,
}

/// The number that a card's progress goes by, given to it if need be, and the card's state; `None` for a new card.
///
/// One statement, by the number that the card's name gives it: this is asked before every answer.
pub(super) fn found(db: &Connection, learner: LearnerId, card: &CardId) -> Inner<(i64, Option<CardState>)> {
    let mut select = db.prepare_cached(FOUND)?;
    let named = (learner.0, row::number_of(card), card.deck.as_str(), card.question.as_str(), card.facet.suffix());
    let known = select.query_row(named, |found| {
        let state = found.get::<_, Option<i64>>(1)?.map(|_| row::state(found, 2)).transpose()?;
        Ok((found.get(0)?, state))
    });
    if let Some(known) = known.optional()? {
        return Ok(known);
    }
    let number = row::intern_card(db, card)?;
    Ok((number, of(db, learner, number)?))
}

const FOUND: &str = "SELECT coalesce(goes_by, id), reps, due_at, due_day, phase, step, stability, difficulty, last_at,
     last_day, reps, lapses
     FROM card LEFT JOIN card_state ON learner = ?1 AND card_state.card = coalesce(goes_by, id)
     WHERE id = ?2 AND deck = ?3 AND question = ?4 AND facet = ?5";

/// The state of a card, by its number.
pub(super) fn of(db: &Connection, learner: LearnerId, card: i64) -> Inner<Option<CardState>> {
    let mut select =
        db.prepare_cached(&format!("SELECT {} FROM card_state WHERE learner = ?1 AND card = ?2", row::STATE))?;
    Ok(select.query_row((learner.0, card), |found| row::state(found, 0)).optional()?)
}

/// Writes the state of a card that has one.
pub(super) fn update(db: &Connection, learner: LearnerId, card: i64, state: &CardState) -> Inner<()> {
    write(db, (learner, card), state, UPDATE)
}

/// Writes a card's state, whether it had one or not.
pub(super) fn put(db: &Connection, learner: LearnerId, card: i64, state: &CardState) -> Inner<()> {
    write(db, (learner, card), state, PUT)
}

const UPDATE: &str = "UPDATE card_state SET due_at = ?3, due_day = ?4, phase = ?5, step = ?6, stability = ?7,
     difficulty = ?8, last_at = ?9, last_day = ?10, reps = ?11, lapses = ?12 WHERE learner = ?1 AND card = ?2";

const PUT: &str = "INSERT INTO card_state (learner, card, due_at, due_day, phase, step, stability, difficulty, last_at,
     last_day, reps, lapses) VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
     ON CONFLICT DO UPDATE SET due_at = ?3, due_day = ?4, phase = ?5, step = ?6, stability = ?7, difficulty = ?8,
     last_at = ?9, last_day = ?10, reps = ?11, lapses = ?12";

fn write(db: &Connection, (learner, card): (LearnerId, i64), state: &CardState, sql: &str) -> Inner<()> {
    let (due_at, due_day) = promise_columns(Some(state.due));
    db.prepare_cached(sql)?.execute((
        learner.0,
        card,
        due_at,
        due_day,
        state.phase.stage().number(),
        state.phase.step().unwrap_or(0),
        state.memory.stability,
        state.memory.difficulty,
        state.last_at.0,
        state.last_day.0,
        state.reps,
        state.lapses,
    ))?;
    Ok(())
}

/// Takes a card's state away: none of its reviews is left.
pub(super) fn remove(db: &Connection, learner: LearnerId, card: i64) -> Inner<()> {
    db.prepare_cached("DELETE FROM card_state WHERE learner = ?1 AND card = ?2")?.execute((learner.0, card))?;
    Ok(())
}

impl Store {
    /// A card's state; `None` for a new card.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn state_of(&self, learner: LearnerId, card: &CardId) -> Result<Option<CardState>, StoreFault> {
        self.read(|db| match row::find_card(db, card)? {
            Some(number) => of(db, learner, number),
            None => Ok(None),
        })
    }

    /// The states of all cards that a learner ever answered, or of those of one deck.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn card_states(
        &self,
        learner: LearnerId,
        deck: Option<&DeckId>,
    ) -> Result<Vec<(CardId, CardState)>, StoreFault> {
        self.read(|db| {
            let mut select = db.prepare_cached(&format!(
                "SELECT deck, question, facet, {} FROM card JOIN card_state ON card_state.card = card.id
                 WHERE learner = ?1 AND (?2 IS NULL OR deck = ?2)",
                row::STATE
            ))?;
            let rows = select.query_map((learner.0, deck.map(DeckId::as_str)), |found| {
                Ok((row::card(found, 0)?, row::state(found, 3)?))
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// The states of the cards that are promised for a day or one before it, suspended and buried ones too.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn states_due(&self, learner: LearnerId, day: StudyDay) -> Result<Vec<(CardId, CardState)>, StoreFault> {
        self.read(|db| {
            // The states first: of most of them the name is not asked.
            let mut select = db.prepare_cached(&format!(
                "SELECT deck, question, facet, {} FROM card_state CROSS JOIN card ON card_state.card = card.id
                 WHERE learner = ?1 AND due_day <= ?2",
                row::STATE
            ))?;
            let rows =
                select.query_map((learner.0, day.0), |found| Ok((row::card(found, 0)?, row::state(found, 3)?)))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// How far a learner is over all decks; a card with `leech_lapses` lapses is a leech.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn counts(&self, learner: LearnerId, leech_lapses: u32) -> Result<Counts, StoreFault> {
        self.read(|db| {
            let states = "SELECT count(*), coalesce(sum(phase <> 2), 0), coalesce(sum(phase = 2), 0),
                 coalesce(sum(lapses >= ?2), 0), (SELECT count(*) FROM card_mark WHERE learner = ?1 AND suspended)
                 FROM card_state WHERE learner = ?1";
            Ok(db.prepare_cached(states)?.query_row((learner.0, leech_lapses), |found| {
                Ok(Counts {
                    seen: found.get(0)?,
                    learning: found.get(1)?,
                    review: found.get(2)?,
                    leeches: found.get(3)?,
                    suspended: found.get(4)?,
                })
            })?)
        })
    }
}
