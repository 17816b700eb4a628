//! What the log comes to: states, tallies and marks derived from it in one pass.

use std::collections::{BTreeMap, HashMap};
use std::hash::{BuildHasherDefault, Hasher};
use std::iter::Peekable;
use std::sync::Arc;
use std::vec;

use rusqlite::{Connection, Row};

use crate::memory::{Answered, Parameters, follow};
use crate::model::{CardState, Promise, Purpose, Rating, StudyDay, Tally};

use super::fault::Inner;
use super::mark::Marks;
use super::parameters::{Moved, moved};
use super::seen::Seen;
use super::{LearnerId, row};

/// How many reviews are replayed between two words on progress.
const STRIDE: usize = 16_384;

/// Learner and card, by their numbers in the file.
pub(super) type Key = (LearnerId, i64);

/// A map by learner and card. Their numbers are hashes or small, and nobody picks them to collide.
pub(super) type ByCard<T> = HashMap<Key, T, BuildHasherDefault<Scatter>>;

/// All that is derived from the log.
#[derive(Default)]
pub(super) struct Caches {
    pub(super) states: ByCard<CardState>,
    pub(super) tallies: BTreeMap<(LearnerId, StudyDay), Tally>,
    pub(super) marks: ByCard<Marks>,
}

/// Scatters numbers over a table: Fibonacci hashing (Knuth, The Art of Computer Programming 3, 6.4).
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct Scatter(u64);

impl Hasher for Scatter {
    fn write(&mut self, bytes: &[u8]) {
        for byte in bytes {
            self.write_u64(u64::from(*byte));
        }
    }

    fn write_u64(&mut self, number: u64) {
        self.0 = (self.0.rotate_left(23) ^ number).wrapping_mul(0x9E37_79B9_7F4A_7C15);
    }

    fn write_i64(&mut self, number: i64) {
        self.write_u64(number.cast_unsigned());
    }

    fn finish(&self) -> u64 {
        self.0 ^ (self.0 >> 32)
    }
}

/// Replays the log. `progress` is told how many reviews are replayed of how many.
pub(super) fn derive(db: &Connection, progress: &mut dyn FnMut(usize, usize)) -> Inner<Caches> {
    let renamed = Renamed::read(db)?;
    let mut caches = Caches { marks: marks(db, &renamed)?, ..Caches::default() };
    let whole = count(db, "review")?;
    let mut retracted = Retracted::read(db)?;
    let mut cards = Cards::default();
    let mut days = Days::default();
    let mut seen = Seen::default();
    let mut latest: Option<(LearnerId, Arc<Parameters>)> = None;
    // The table is kept in the order of its ids, which is the log's: one pass, no sorting.
    let mut log = db.prepare(REPLAYED)?;
    let mut rows = log.query([])?;
    let mut done = 0;
    while let Some(found) = rows.next()? {
        done += 1;
        if done % STRIDE == 0 {
            progress(done, whole);
        }
        let id = found.get_ref(0)?.as_blob().map_err(rusqlite::Error::from)?;
        if retracted.holds(id) {
            continue;
        }
        let key = renamed.key(LearnerId(found.get(1)?), found.get(2)?);
        let promise = row::promise(found, 7)?;
        let answered = answered(found, id, promise)?;
        let parameters = match &mut latest {
            Some((learner, parameters)) if *learner == key.0 => parameters,
            other => &mut other.insert((key.0, seen.parameters(db, key.0)?)).1,
        };
        let state = cards.state(key);
        days.add((key.0, answered.day), Tally::of(state.as_ref(), &answered, found.get(9)?));
        *state = follow(state.as_ref(), &answered, promise, parameters);
    }
    caches.states = cards.states.into_iter().filter_map(|(key, state)| Some((key, state?))).collect();
    put_moves(&mut caches.states, moved(db)?, &renamed);
    caches.tallies = days.finish();
    Ok(caches)
}

/// Puts the days that cards were moved to in the place of those that the log promised: of a card's the one wished last.
fn put_moves(states: &mut ByCard<CardState>, moves: Vec<Moved>, renamed: &Renamed) {
    let mut wished = BTreeMap::new();
    for moved in moves {
        let key = renamed.key(moved.learner, moved.card);
        if states.get(&key).is_some_and(|state| moved.holds_for(state)) {
            wished.insert(key, moved.due);
        }
    }
    for (key, due) in wished {
        if let (Some(state), Some(due)) = (states.get_mut(&key), due) {
            state.due = Promise::On(due);
        }
    }
}

/// What replay reads of a review. The instant stands in the id, and what promises nothing is practice.
const REPLAYED: &str =
    "SELECT uid, learner, card, day, rating, guess, overruled, due_at, due_day, millis FROM review ORDER BY uid";

fn answered(found: &Row<'_>, id: &[u8], promise: Option<Promise>) -> rusqlite::Result<Answered> {
    Ok(Answered {
        at: row::instant(id),
        day: StudyDay(found.get(3)?),
        rating: Rating::from_number(found.get(4)?).ok_or_else(|| row::unreadable(4))?,
        guess: found.get(5)?,
        overruled: found.get(6)?,
        purpose: if promise.is_some() { Purpose::Study } else { Purpose::Practice },
    })
}

/// How many rows a table has.
pub(super) fn count(db: &Connection, table: &str) -> Inner<usize> {
    let count: u32 = db.query_row(&format!("SELECT count(*) FROM {table}"), [], |row| row.get(0))?;
    Ok(count as usize)
}

fn marks(db: &Connection, renamed: &Renamed) -> Inner<ByCard<Marks>> {
    let mut marks: ByCard<Marks> = ByCard::default();
    let mut log = db.prepare("SELECT learner, card, kind, value FROM mark ORDER BY uid")?;
    let mut rows = log.query([])?;
    while let Some(found) = rows.next()? {
        let key = renamed.key(LearnerId(found.get(0)?), found.get(1)?);
        marks.entry(key).or_default().follow(found, 2)?;
    }
    marks.retain(|_, marks| *marks != Marks::default());
    Ok(marks)
}

/// The reviews that were taken back, to be gone through beside the log.
pub(super) struct Retracted(Peekable<vec::IntoIter<[u8; 16]>>);

impl Retracted {
    pub(super) fn read(db: &Connection) -> Inner<Self> {
        let mut select = db.prepare_cached("SELECT review FROM retraction ORDER BY review")?;
        let retracted: Vec<[u8; 16]> = select.query_map([], |row| row.get(0))?.collect::<Result<_, _>>()?;
        Ok(Self(retracted.into_iter().peekable()))
    }

    /// Whether the review was taken back; to be asked in the order of the ids.
    pub(super) fn holds(&mut self, id: &[u8]) -> bool {
        while self.0.next_if(|other| other.as_slice() < id).is_some() {}
        self.0.next_if(|other| other.as_slice() == id).is_some()
    }
}

/// Learners and cards that go by another number now; few or none.
pub(super) struct Renamed {
    learners: HashMap<i64, i64>,
    cards: HashMap<i64, i64>,
}

impl Renamed {
    pub(super) fn read(db: &Connection) -> Inner<Self> {
        let pairs = |sql: &str| -> Inner<HashMap<i64, i64>> {
            let mut select = db.prepare(sql)?;
            Ok(select.query_map([], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?)
        };
        Ok(Self {
            learners: pairs("SELECT id, person FROM learner WHERE person IS NOT NULL")?,
            cards: pairs("SELECT id, goes_by FROM card WHERE goes_by IS NOT NULL")?,
        })
    }

    pub(super) fn key(&self, learner: LearnerId, card: i64) -> Key {
        let now = |renamed: &HashMap<i64, i64>, number: i64| {
            if renamed.is_empty() { number } else { renamed.get(&number).copied().unwrap_or(number) }
        };
        (LearnerId(now(&self.learners, learner.0)), now(&self.cards, card))
    }
}

/// States on their way, in the order in which cards were first answered: those of one sitting lie side by side, and what
/// is searched stays small.
#[derive(Default)]
struct Cards {
    places: HashMap<LearnerId, HashMap<i64, u32, BuildHasherDefault<Scatter>>, BuildHasherDefault<Scatter>>,
    states: Vec<(Key, Option<CardState>)>,
}

impl Cards {
    fn state(&mut self, key: Key) -> &mut Option<CardState> {
        let next = u32::try_from(self.states.len()).unwrap_or(u32::MAX);
        let place = *self.places.entry(key.0).or_default().entry(key.1).or_insert(next);
        if place == next {
            self.states.push((key, None));
        }
        &mut self.states[place as usize].1
    }
}

/// Tallies on their way: a log stays on one learner's day for long.
#[derive(Default)]
struct Days {
    done: BTreeMap<(LearnerId, StudyDay), Tally>,
    open: Option<((LearnerId, StudyDay), Tally)>,
}

impl Days {
    fn add(&mut self, key: (LearnerId, StudyDay), more: Tally) {
        match &mut self.open {
            Some((open, tally)) if *open == key => tally.add(more, 1),
            _ => {
                self.close();
                self.open = Some((key, more));
            }
        }
    }

    fn close(&mut self) {
        if let Some((key, tally)) = self.open.take() {
            self.done.entry(key).or_default().add(tally, 1);
        }
    }

    fn finish(mut self) -> BTreeMap<(LearnerId, StudyDay), Tally> {
        self.close();
        self.done
    }
}
