//! The log: reviews are appended, taken back by appending, and read in order; never rewritten.

use std::collections::HashMap;

use rusqlite::{Connection, OptionalExtension, Row};

use crate::memory::{Answered, Logged, Settings, Terms, logged_at, sets_aside};
use crate::model::{
    CardId, CardState, Evidence, Moment, Outcome, Promise, Purpose, Rating, Review, ReviewId, Stage, StudyDay,
    Timestamp, Variant,
};

use super::fault::Inner;
use super::history::{self, History};
use super::ids::Ids;
use super::mark::{self, Mark};
use super::place::{Place, answered, kept};
use super::row::{self, OF_PERSON, unreadable};
use super::seen::Seen;
use super::{LearnerId, Store, StoreFault, state};

/// How much of what was answered is kept, in characters.
pub const MAX_GIVEN_CHARS: usize = 500;

/// An answer to be logged.
#[derive(Clone, Debug, PartialEq)]
pub struct NewReview {
    /// The card that was asked.
    pub card: CardId,
    /// When it was answered.
    pub moment: Moment,
    /// The rating that moves the memory.
    pub rating: Rating,
    /// What the rating was made of. What is out of range is put into it: credit and guess to 0 to 1, milliseconds to
    /// [`MAX_MILLIS`](crate::model::review::MAX_MILLIS), the answer cut to [`MAX_GIVEN_CHARS`].
    pub evidence: Evidence,
    /// The question's own desired retention, above 0 and below 1.
    pub retention: Option<f32>,
}

/// What became of an answer, once it is on disk.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Appended {
    /// The id of the review.
    pub id: ReviewId,
    /// The card's state before; `None` for a new card.
    pub before: Option<CardState>,
    /// The card's state now; `None` only for practice of a new card.
    pub after: Option<CardState>,
    /// What was promised; `None` for practice. `after.due` is another one only if the clock was set back and the log
    /// holds a later review.
    pub promise: Option<Promise>,
    /// Whether it made a leech of the card, which was set aside in the same transaction.
    pub aside: bool,
    /// Whether what had set the card aside was taken back, and the card with it.
    pub resumed: bool,
}

/// A review of the log, and what its card was when it was asked.
#[derive(Clone, Debug, PartialEq)]
pub struct Entry {
    /// The review.
    pub review: Review,
    /// New, learning, review or relearning.
    pub stage: Stage,
}

/// An answer of one day.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DayAnswer {
    /// The id of the review.
    pub id: ReviewId,
    /// The card that was asked.
    pub card: CardId,
    /// Study, or practice.
    pub purpose: Purpose,
}

impl Store {
    /// Logs an answer, moves the card's state and the day's tally, sets a leech aside, and commits: when this returns it is
    /// on disk.
    ///
    /// The state is read inside the transaction, so answers of other processes count. A review that is not later than
    /// the card's last one (a clock set back) follows it where it keeps its promise ([`logged_at`]); else it takes its
    /// place by its instant, and the card is replayed.
    ///
    /// # Errors
    /// [`StoreFault`]; nothing is written then.
    pub fn append<'a>(
        &mut self,
        learner: LearnerId,
        new: &NewReview,
        terms: impl Into<Terms<'a>>,
    ) -> Result<Appended, StoreFault> {
        let terms = terms.into();
        self.log(|db, seen, ids| {
            let (card, before) = state::found(db, learner, &new.card)?;
            let at = logged_at(before.as_ref(), &answered(new, terms.settings));
            let follows =
                (at != new.moment.at).then(|| NewReview { moment: Moment { at, ..new.moment }, ..new.clone() });
            let new = follows.as_ref().unwrap_or(new);
            let parameters = &*seen.parameters(db, learner)?;
            let place = Place { db, parameters, learner, card, id: ids.next(at)? };
            let mut stored = place.append(new, terms, before, seen)?;
            stored.aside = sets_aside(stored.before.as_ref(), stored.after.as_ref(), terms.settings);
            if stored.aside {
                mark::set(db, ids, (learner, card), &Mark::Suspend, new.moment.at)?;
            }
            Ok(stored)
        })
    }

    /// Takes a review back: appends a retraction, and replays the card without it. A leech that the review made goes on.
    /// Returns the card's state now.
    ///
    /// # Errors
    /// [`StoreFault::UnknownReview`], [`StoreFault::AlreadyRetracted`], or what befell the file.
    pub fn retract(
        &mut self,
        id: ReviewId,
        now: Timestamp,
        settings: &Settings,
    ) -> Result<Option<CardState>, StoreFault> {
        self.log(|db, seen, ids| {
            let (card, was, is) = take_back(db, seen, id, now)?;
            if sets_aside(is.as_ref(), was.as_ref(), settings) {
                resume(db, ids, history::current(db, card)?, now)?;
            }
            Ok(is)
        })
    }

    /// Puts another rating in the place of a review's: takes it back and appends the same evidence with the rating of
    /// the learner's choice and a new promise, at the instant of the original.
    ///
    /// # Errors
    /// [`StoreFault::UnknownReview`], [`StoreFault::AlreadyRetracted`], or what befell the file.
    pub fn overrule<'a>(
        &mut self,
        id: ReviewId,
        rating: Rating,
        now: Timestamp,
        terms: impl Into<Terms<'a>>,
        retention: Option<f32>,
    ) -> Result<Appended, StoreFault> {
        let terms = terms.into();
        self.log(|db, seen, ids| {
            let Review { card, moment, mut evidence, .. } = full(db, id)?.review;
            evidence.overruled = true;
            let new = NewReview { card, moment, rating, evidence, retention };
            let by = ids.next(moment.at)?;
            let (card, was, mut stored) = replace(db, seen, (id, now), (by, &new, terms))?;
            let card = history::current(db, card)?;
            stored.aside = sets_aside(stored.before.as_ref(), stored.after.as_ref(), terms.settings);
            if stored.aside {
                mark::set(db, ids, card, &Mark::Suspend, now)?;
            } else if sets_aside(stored.before.as_ref(), was.as_ref(), terms.settings) {
                stored.resumed = resume(db, ids, card, now)?;
            }
            Ok(stored)
        })
    }

    /// Hands every review of a learner that was made since an instant to `visit`, in the log's order, those that were
    /// taken back left out.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn reviews(
        &self,
        learner: LearnerId,
        since: Timestamp,
        mut visit: impl FnMut(Entry),
    ) -> Result<(), StoreFault> {
        self.read(|db| {
            let mut select = db.prepare_cached(&format!(
                "SELECT {FULL} FROM review JOIN card ON card.id = {GOES_BY}
                 WHERE review.learner {OF_PERSON} AND uid >= ?2
                 AND NOT EXISTS (SELECT 1 FROM retraction WHERE retraction.review = review.uid) ORDER BY uid"
            ))?;
            let mut cards = HashMap::new();
            let mut rows = select.query((learner.0, ReviewId::lowest(since).0))?;
            while let Some(found) = rows.next()? {
                visit(entry(found, &mut cards)?);
            }
            Ok(())
        })
    }

    /// The answers that a learner gave on a study day and that stand, first to last, practice too.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn answered_on(&self, learner: LearnerId, day: StudyDay) -> Result<Vec<DayAnswer>, StoreFault> {
        // A day of any clock begins at most 14 hours before its date does in UTC, and reviews are found by instant.
        let since = Timestamp((i64::from(day.0) * 24 - 14) * 3_600_000);
        self.read(|db| {
            // The plus keeps SQLite from walking all of the learner's reviews instead of the latest of everyone's.
            let mut select = db.prepare_cached(&format!(
                "SELECT uid, purpose, deck, question, facet FROM review JOIN card ON card.id = {GOES_BY}
                 WHERE +review.learner {OF_PERSON} AND uid >= ?2 AND day = ?3
                 AND NOT EXISTS (SELECT 1 FROM retraction WHERE retraction.review = review.uid) ORDER BY uid"
            ))?;
            let rows = select.query_map((learner.0, ReviewId::lowest(since).0, day.0), |found| {
                let purpose = Purpose::from_name(found.get_ref(1)?.as_str()?).ok_or_else(|| unreadable(1))?;
                Ok(DayAnswer { id: ReviewId(found.get(0)?), card: row::card(found, 2)?, purpose })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// How many reviews the log holds, those that were taken back too.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn log_len(&self) -> Result<u32, StoreFault> {
        self.read(|db| Ok(db.query_row("SELECT count(*) FROM review", [], |row| row.get(0))?))
    }
}

/// Logs an answer under an id that was made for it, at its own instant, whatever was answered since.
pub(super) fn put(
    db: &Connection,
    seen: &mut Seen,
    learner: LearnerId,
    (id, new, terms): (ReviewId, &NewReview, Terms<'_>),
    (card, before): (i64, Option<CardState>),
) -> Inner<Appended> {
    let parameters = &*seen.parameters(db, learner)?;
    Place { db, parameters, learner, card, id }.append(new, terms, before, seen)
}

/// Whose card it is, by number.
type LearnersCard = (LearnerId, i64);

/// Takes a review back; its card, with the state there was and the one without it.
pub(super) fn take_back(
    db: &Connection,
    seen: &mut Seen,
    id: ReviewId,
    now: Timestamp,
) -> Inner<(LearnersCard, Option<CardState>, Option<CardState>)> {
    let (learner, card) = standing(db, id)?;
    let parameters = &*seen.parameters(db, learner)?;
    let before = history::read(db, learner, card)?;
    let after = without(db, id, now, &before)?;
    let was = history::last_state(&before, parameters);
    let is = history::replace(db, (learner, card), &before, &after, parameters)?;
    Ok(((learner, card), was, is))
}

/// Takes a review back and logs another one of the same card in its place; the card, with the state there was before both.
pub(super) fn replace(
    db: &Connection,
    seen: &mut Seen,
    (old, now): (ReviewId, Timestamp),
    (id, new, terms): (ReviewId, &NewReview, Terms<'_>),
) -> Inner<(LearnersCard, Option<CardState>, Appended)> {
    let (learner, card) = standing(db, old)?;
    let parameters = &*seen.parameters(db, learner)?;
    let history = history::read(db, learner, card)?;
    let rest = without(db, old, now, &history)?;
    let before = history::last_state(&rest, parameters);
    let was = history::last_state(&history, parameters);
    let stored = Place { db, parameters, learner, card, id }.insert(new, terms, before, (&history, rest))?;
    Ok(((learner, card), was, stored))
}

/// Whether a review was taken back; `None` where there is none of that id.
pub(super) fn is_taken_back(db: &Connection, id: ReviewId) -> Inner<Option<bool>> {
    let mut find =
        db.prepare_cached("SELECT EXISTS (SELECT 1 FROM retraction WHERE review = uid) FROM review WHERE uid = ?1")?;
    Ok(find.query_row([id.0], |row| row.get(0)).optional()?)
}

/// Whether the log's review of that id says of an answer what `new` does.
pub(super) fn says(db: &Connection, id: ReviewId, new: &NewReview) -> Inner<bool> {
    let Review { rating, evidence, .. } = full(db, id)?.review;
    Ok(rating == new.rating && evidence == kept(new))
}

/// The number that the card of a review goes by now.
const GOES_BY: &str = "(SELECT coalesce(asked.goes_by, asked.id) FROM card AS asked WHERE asked.id = review.card)";

const FULL: &str = "uid, at, day, rating, guess, overruled, purpose, due_at, due_day, millis, stage, utc_offset,
     variant, outcome, credit, hinted, retries, given, card.id, deck, question, facet";

/// The learner and the card of a review that was not taken back.
fn standing(db: &Connection, id: ReviewId) -> Inner<(LearnerId, i64)> {
    let mut find = db.prepare_cached(
        "SELECT learner, card, EXISTS (SELECT 1 FROM retraction WHERE review = uid) FROM review WHERE uid = ?1",
    )?;
    let found = find.query_row([id.0], |row| Ok((LearnerId(row.get(0)?), row.get(1)?, row.get(2)?))).optional()?;
    match found {
        None => Err(StoreFault::UnknownReview(id).into()),
        Some((_, _, true)) => Err(StoreFault::AlreadyRetracted(id).into()),
        Some((learner, card, false)) => Ok((learner, card)),
    }
}

/// Brings back a card that is set aside; whether it was.
fn resume(db: &Connection, ids: &mut Ids, (learner, card): (LearnerId, i64), now: Timestamp) -> Inner<bool> {
    let aside = mark::of(db, learner, card)?.suspended;
    if aside {
        mark::set(db, ids, (learner, card), &Mark::Resume, now)?;
    }
    Ok(aside)
}

/// Appends the retraction of a review; the history without it.
fn without(db: &Connection, id: ReviewId, now: Timestamp, history: &[(Logged, u32)]) -> Inner<History> {
    db.prepare_cached("INSERT INTO retraction (review, at) VALUES (?1, ?2)")?.execute((id.0, now.0))?;
    Ok(history.iter().filter(|(logged, _)| logged.id != id).copied().collect())
}

fn full(db: &Connection, id: ReviewId) -> Inner<Entry> {
    let mut select =
        db.prepare_cached(&format!("SELECT {FULL} FROM review JOIN card ON card.id = review.card WHERE uid = ?1"))?;
    Ok(select.query_row([id.0], |row| entry(row, &mut HashMap::new()))?)
}

fn entry(row: &Row<'_>, cards: &mut HashMap<i64, CardId>) -> rusqlite::Result<Entry> {
    let (logged, millis) = row::logged(row, 0)?;
    let number: i64 = row.get(18)?;
    let card = match cards.get(&number) {
        Some(card) => card.clone(),
        None => cards.entry(number).or_insert(row::card(row, 19)?).clone(),
    };
    let Answered { at, day, rating, guess, overruled, purpose } = logged.answered;
    let evidence = Evidence {
        variant: Variant::from_name(row.get_ref(12)?.as_str()?).ok_or_else(|| unreadable(12))?,
        outcome: Outcome::from_name(row.get_ref(13)?.as_str()?).ok_or_else(|| unreadable(13))?,
        credit: row.get(14)?,
        guess,
        hinted: row.get(15)?,
        retries: row.get(16)?,
        millis,
        overruled,
        purpose,
        given: row.get(17)?,
    };
    let moment = Moment { at, utc_offset: row.get(11)? };
    let review = Review { id: logged.id, card, moment, day, rating, evidence, promise: logged.promise };
    Ok(Entry { review, stage: Stage::from_number(row.get(10)?).ok_or_else(|| unreadable(10))? })
}
