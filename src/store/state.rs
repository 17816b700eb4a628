//! States of cards: the cache that the log is replayed into, and what is asked of it.

use rusqlite::{Connection, OptionalExtension, named_params};

use crate::memory::Due;
use crate::model::{CardId, CardState, DeckId, Moment, Stage, StudyDay, Timestamp};

use super::fault::Inner;
use super::row::{self, promise_columns, unreadable};
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

/// Neither suspended nor buried on day `:today`; joined to `card_state`.
const OPEN: &str = "NOT EXISTS (SELECT 1 FROM card_mark WHERE card_mark.learner = card_state.learner
     AND card_mark.card = card_state.card AND (suspended OR buried_until > :today))";

/// The state of a card, by its number.
pub(super) fn of(db: &Connection, learner: LearnerId, card: i64) -> Inner<Option<CardState>> {
    let mut select =
        db.prepare_cached(&format!("SELECT {} FROM card_state WHERE learner = ?1 AND card = ?2", row::STATE))?;
    Ok(select.query_row((learner.0, card), |found| row::state(found, 0)).optional()?)
}

/// Writes a card's state over the one it had. A card that stays on its steps keeps its place in the indexes.
pub(super) fn put(
    db: &Connection,
    learner: LearnerId,
    card: i64,
    before: Option<&CardState>,
    state: &CardState,
) -> Inner<()> {
    let (due_at, due_day) = promise_columns(Some(state.due));
    let stays = before.is_some_and(|before| before.phase.stage() == state.phase.stage() && due_day.is_none());
    let sql = if stays {
        "UPDATE card_state SET due_at = ?3, step = ?6, stability = ?7, difficulty = ?8, last_at = ?9, last_day = ?10,
             reps = ?11, lapses = ?12
         WHERE learner = ?1 AND card = ?2 AND due_day IS ?4 AND phase = ?5"
    } else {
        "INSERT INTO card_state (learner, card, due_at, due_day, phase, step, stability, difficulty, last_at, last_day,
             reps, lapses)
         VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12)
         ON CONFLICT DO UPDATE SET due_at = ?3, due_day = ?4, phase = ?5, step = ?6, stability = ?7, difficulty = ?8,
             last_at = ?9, last_day = ?10, reps = ?11, lapses = ?12"
    };
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

    /// The cards that are due on the study day of `now`, in any order: those promised for that day or before, and
    /// those whose step ends before the day does. Suspended and buried ones are left out.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn due(&self, learner: LearnerId, now: Moment, turn_hour: u8) -> Result<Vec<Due>, StoreFault> {
        self.read(|db| {
            // Each half names only what its index holds, so that no state is read. What is promised for a day is in review.
            let sql = format!(
                "SELECT deck, question, facet, NULL, due_day, 2 FROM card_state JOIN card ON card.id = card_state.card
                 WHERE learner = :learner AND due_day <= :today AND {OPEN}
                 UNION ALL
                 SELECT deck, question, facet, due_at, NULL, phase FROM card_state JOIN card ON card.id = card_state.card
                 WHERE learner = :learner AND phase <> 2 AND due_at < :end AND {OPEN}"
            );
            let mut select = db.prepare_cached(&sql)?;
            let parameters = named_params! {
                ":learner": learner.0, ":today": now.study_day(turn_hour).0, ":end": now.day_end(turn_hour).0,
            };
            let rows = select.query_map(parameters, |found| {
                let stage = Stage::from_number(found.get(5)?).ok_or_else(|| unreadable(5))?;
                let due = row::promise(found, 3)?.ok_or_else(|| unreadable(3))?;
                Ok(Due { card: row::card(found, 0)?, due, stage })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// The earliest instant that a card on its steps waits for, be it past or to come; suspended and buried cards are
    /// left out.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn next_learning(&self, learner: LearnerId, today: StudyDay) -> Result<Option<Timestamp>, StoreFault> {
        self.read(|db| {
            let sql = format!(
                "SELECT due_at FROM card_state WHERE learner = :learner AND phase <> 2 AND {OPEN}
                 ORDER BY due_at LIMIT 1"
            );
            let mut select = db.prepare_cached(&sql)?;
            let parameters = named_params! { ":learner": learner.0, ":today": today.0 };
            Ok(select.query_row(parameters, |found| found.get(0).map(Timestamp)).optional()?)
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
        self.read(|db| {
            let mut select = db.prepare_cached(
                "SELECT deck, question, facet, max(due_day, ?2, coalesce(buried_until, ?2)) FROM card_state
                 JOIN card ON card.id = card_state.card LEFT JOIN card_mark USING (learner, card)
                 WHERE learner = ?1 AND due_day < ?3 AND NOT coalesce(suspended, 0)",
            )?;
            let end = today.plus(i32::from(days));
            let rows = select
                .query_map((learner.0, today.0, end.0), |found| Ok((row::card(found, 0)?, StudyDay(found.get(3)?))))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}
