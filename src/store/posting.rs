//! Postings: answers of a room as reviews of the pupils who gave them, each once, whatever is said how often.
//!
//! Of one seat and epoch the latest posting stands. An answer that comes to be marked otherwise is taken back and posted anew, at the
//! instant at which it was given. Where two machines posted one answer, a merge keeps one of their reviews.

use std::collections::HashMap;
use std::collections::hash_map::Entry;

use rusqlite::{Connection, OptionalExtension};

use crate::memory::{Load, Settings, Terms};
use crate::model::{Promise, Purpose, ReviewId, Timestamp};

use super::classroom::RoomId;
use super::fault::Inner;
use super::ids::Ids;
use super::log::{self, NewReview};
use super::seen::Seen;
use super::{LearnerId, Store, StoreFault, state};

/// What the answer of a seat to a question is to be in its learner's schedule.
#[derive(Clone, Debug, PartialEq)]
pub struct Posting {
    /// The seat, from 1.
    pub seat: u32,
    /// The epoch of the question.
    pub epoch: u32,
    /// The learner and the review; `None` where it does not count, or not yet.
    pub review: Option<(LearnerId, NewReview)>,
}

/// What was done to learners' schedules.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct Posted {
    /// Answers that became reviews.
    pub added: usize,
    /// Answers whose review was replaced, for they are marked otherwise now.
    pub changed: usize,
    /// Answers whose review was taken back, for they count no more.
    pub withdrawn: usize,
}

/// What learners' promises are made by, as far as it was read: their settings, and what the days to come hold.
#[derive(Debug, Default)]
pub struct OwnTerms(HashMap<LearnerId, (Settings, Load)>);

impl OwnTerms {
    /// Reads what these postings need and was not read yet.
    pub(super) fn read(&mut self, store: &Store, postings: &[Posting]) -> Result<(), StoreFault> {
        for (learner, new) in postings.iter().filter_map(|posting| posting.review.as_ref()) {
            if let Entry::Vacant(place) = self.0.entry(*learner) {
                let settings = store.settings(*learner)?;
                let load = store.load_after(*learner, new.moment.study_day(settings.turn_hour))?;
                place.insert((settings, load));
            }
        }
        Ok(())
    }
}

/// The number that a learner goes by, unless they were forgotten meanwhile.
fn person(db: &Connection, learner: LearnerId) -> Inner<Option<LearnerId>> {
    let mut find = db.prepare_cached("SELECT coalesce(person, id) FROM learner WHERE id = ?1 AND NOT forgotten")?;
    Ok(find.query_row([learner.0], |row| row.get(0).map(LearnerId)).optional()?)
}

/// The latest posting of a seat and epoch: its turn and its review.
fn latest(db: &Connection, room: RoomId, posting: &Posting) -> Inner<Option<(u32, ReviewId)>> {
    let mut find = db.prepare_cached(
        "SELECT turn, review FROM posting WHERE room = ?1 AND seat = ?2 AND epoch = ?3
         ORDER BY turn DESC, review DESC LIMIT 1",
    )?;
    let place = (room.0, posting.seat, posting.epoch);
    Ok(find.query_row(place, |row| Ok((row.get(0)?, ReviewId(row.get(1)?)))).optional()?)
}

/// Makes the reviews of these seats and epochs what is wanted.
pub(super) fn post(
    db: &Connection,
    (seen, ids): (&mut Seen, &mut Ids),
    (room, postings): (RoomId, &[Posting]),
    now: Timestamp,
    own: &mut OwnTerms,
) -> Inner<Posted> {
    let mut posted = Posted::default();
    if postings.is_empty() {
        return Ok(posted);
    }
    let mut note =
        db.prepare_cached("INSERT INTO posting (room, seat, epoch, turn, review) VALUES (?1, ?2, ?3, ?4, ?5)")?;
    for posting in postings {
        let was = latest(db, room, posting)?;
        let stands = match was {
            Some((_, id)) => match log::is_taken_back(db, id)? {
                Some(false) => Some(id),
                // The pupil has undone it, and that holds.
                Some(true) => continue,
                None => None,
            },
            None => None,
        };
        let Some((learner, new)) = &posting.review else {
            if let Some(id) = stands {
                log::take_back(db, seen, id, now)?;
                posted.withdrawn += 1;
            }
            continue;
        };
        if let Some(id) = stands
            && log::says(db, id, new)?
        {
            continue;
        }
        let (Some(person), Some((settings, load))) = (person(db, *learner)?, own.0.get_mut(learner)) else { continue };
        let turn = was.map_or(0, |(turn, _)| turn + 1);
        let id = ids.next(new.moment.at)?;
        let (card, before) = state::found(db, person, &new.card)?;
        // Asked ahead of its day, a card holds that day no more.
        if let (Some(Promise::On(day)), Purpose::Study) = (before.map(|state| state.due), new.evidence.purpose) {
            load.take(day);
        }
        let terms = Terms { settings, load };
        let appended = match stands {
            Some(old) => log::replace(db, seen, (old, now), (id, new, terms))?.2,
            None => log::put(db, seen, person, (id, new, terms), (card, before))?,
        };
        if let Some(Promise::On(day)) = appended.promise {
            load.add(day);
        }
        note.execute((room.0, posting.seat, posting.epoch, turn, id.0))?;
        if was.is_some() { posted.changed += 1 } else { posted.added += 1 }
    }
    Ok(posted)
}

/// Of reviews that two machines made of one answer the latest turn stands, of one turn the greater id; the others are taken back.
/// To be called when the rows of both files are united; how many were taken back.
pub(super) fn settle(db: &Connection) -> Inner<usize> {
    Ok(db.execute(
        "INSERT INTO main.retraction (review, at)
         SELECT older.review, (SELECT at FROM main.review WHERE uid = older.review)
         FROM main.posting AS older JOIN main.posting AS later USING (room, seat, epoch)
         WHERE (later.turn, later.review) > (older.turn, older.review)
         AND older.review IN (SELECT uid FROM main.review)
         AND NOT EXISTS (SELECT 1 FROM main.retraction WHERE retraction.review = older.review)
         GROUP BY older.review",
        [],
    )?)
}
