//! Merging: the union of two logs, replayed. What is united is a set of facts, and where two facts speak of one thing a
//! rule that knows no order decides; so files may be merged in any order and any number of times.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::model::Moment;

use super::fault::Inner;
use super::snapshot::{self, Snapshot};
use super::{Store, StoreFault, backup, class, classroom, derive, forget, person, posting, rebuild, relink, row};

/// Reviews that are taken over before progress is told.
const CHUNK: u32 = 20_000;

/// What a merge brought that was not there; the counts are 0 when the file already knew all of it.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Merged {
    /// Reviews.
    pub reviews: usize,
    /// Reviews taken back.
    pub retractions: usize,
    /// Marks.
    pub marks: usize,
    /// Relinks.
    pub relinks: usize,
    /// Rooms of a class.
    pub rooms: usize,
    /// Learners, by id: one may be the same person as a learner who was there.
    pub learners: usize,
    /// Names, settings, parameters, moved days, classes and codes that were changed later there than here.
    pub changes: usize,
    /// Persons who were forgotten there.
    pub forgotten: usize,
    /// The copy of the file as it was, if it held answers and something was to change.
    pub backup: Option<PathBuf>,
}

impl Merged {
    /// Whether anything was brought.
    pub fn is_empty(&self) -> bool {
        *self == Self::default()
    }
}

impl Store {
    /// Takes over all that another file of progress knows, which stays as it is, and derives the caches anew, in one
    /// transaction. The file is copied to the backups first if anything is to change. `progress` is told how much is
    /// done of how much.
    ///
    /// # Errors
    /// [`StoreFault::SameFile`], or what befell either file; nothing is written then.
    pub fn merge(
        &mut self,
        other: &Path,
        now: Moment,
        progress: &mut dyn FnMut(usize, usize),
    ) -> Result<Merged, StoreFault> {
        if is_same_file(&self.path, other) {
            return Err(StoreFault::SameFile { path: other.to_owned() });
        }
        let theirs = snapshot::take(other, &self.path)?;
        self.attach(&theirs)?;
        let path = self.path.clone();
        let merged = self.write(|db, _| {
            let (ours, theirs) = (derive::count(db, "main.review")?, derive::count(db, "theirs.review")?);
            let whole = ours + 2 * theirs;
            // Only what is taken over can break a constraint: ours were held when they were written.
            let mut merged = unite(db, &mut |done| progress(done, whole)).map_err(|cause| cause.blamed_on(other))?;
            if !merged.is_empty() {
                // What another connection sees is still the file as it was.
                merged.backup = backup::before_change(&path, now, "-before-merge")?;
                person::settle(db)?;
                relink::settle(db)?;
                rebuild::renew(db, &mut |done, _| progress(theirs + done, whole))?;
            }
            Ok(merged)
        });
        self.read(|db| Ok(db.execute_batch("DETACH theirs")?))?;
        let merged = merged?;
        if merged.forgotten > 0 {
            self.scrub()?;
        }
        Ok(merged)
    }

    fn attach(&self, theirs: &Snapshot) -> Result<(), StoreFault> {
        let path = theirs.path();
        let unnamed = || StoreFault::CannotOpen { path: path.to_owned(), detail: "not Unicode".to_owned() };
        let text = path.to_str().ok_or_else(unnamed)?;
        self.read(|db| {
            rebuild::widen(db)?;
            db.execute_batch("PRAGMA temp_store = MEMORY")?;
            db.execute("ATTACH ?1 AS theirs", [text])?;
            Ok(())
        })
    }
}

/// Whether both names lead to one file.
pub(super) fn is_same_file(one: &Path, other: &Path) -> bool {
    #[cfg(unix)]
    {
        use std::os::unix::fs::MetadataExt;
        let place = |path: &Path| path.metadata().ok().map(|data| (data.dev(), data.ino()));
        place(one).is_some() && place(one) == place(other)
    }
    #[cfg(not(unix))]
    {
        let place = |path: &Path| path.canonicalize().ok();
        place(one).is_some() && place(one) == place(other)
    }
}

/// Puts into `main` what `theirs` holds besides.
fn unite(db: &Connection, progress: &mut dyn FnMut(usize)) -> Inner<Merged> {
    let mut merged = Merged { forgotten: forget::unite(db)?, ..Merged::default() };
    merged.learners = unite_learners(db)?;
    unite_cards(db)?;
    merged.changes = unite_names(db)? + unite_settings(db)?;
    merged.reviews = unite_reviews(db, progress)?;
    merged.retractions = unite_retractions(db)?;
    merged.marks = take_over(db, "mark", "true", &[])?;
    merged.relinks = take_over(db, "relink", "true", &[])?;
    merged.rooms = classroom::unite(db)?;
    merged.changes += unite_parameters(db)? + unite_moves(db)? + class::unite(db)?;
    merged.retractions += posting::settle(db)?;
    db.execute_batch("DROP TABLE temp.learner_map; DROP TABLE temp.card_map")?;
    Ok(merged)
}

/// Adds the learners that are new by id, and notes which number here each of theirs has.
fn unite_learners(db: &Connection) -> Inner<usize> {
    let added = db.execute(
        "INSERT INTO main.learner (uid, name, folded, created_at, named_at, forgotten)
         SELECT uid, name, char(1) || hex(uid), created_at, named_at, forgotten FROM theirs.learner AS their
         WHERE NOT EXISTS (SELECT 1 FROM main.learner AS our WHERE our.uid = their.uid) ORDER BY created_at, uid",
        [],
    )?;
    db.execute_batch(
        "CREATE TEMP TABLE learner_map AS SELECT their.id AS theirs, our.id AS ours
         FROM theirs.learner AS their JOIN main.learner AS our USING (uid);
         -- Who is meant when none is named is each file's own affair, unless it has none.
         INSERT INTO main.meta (key, value)
         SELECT 'default-learner', ours FROM theirs.meta JOIN learner_map ON learner_map.theirs = CAST(value AS INTEGER)
         WHERE key = 'default-learner' ON CONFLICT DO NOTHING",
    )?;
    Ok(added)
}

/// Adds the cards that are new by name, and notes which number here each of theirs has.
fn unite_cards(db: &Connection) -> Inner<()> {
    let mut new = db.prepare(
        "SELECT deck, question, facet FROM theirs.card AS their WHERE NOT EXISTS (SELECT 1 FROM main.card AS our
         WHERE our.deck = their.deck AND our.question = their.question AND our.facet = their.facet)",
    )?;
    let cards = new.query_map([], |found| row::card(found, 0))?.collect::<Result<Vec<_>, _>>()?;
    for card in &cards {
        row::add_card(db, card)?;
    }
    db.execute_batch(
        "CREATE TEMP TABLE card_map (theirs INTEGER PRIMARY KEY, ours INTEGER NOT NULL);
         INSERT INTO card_map SELECT their.id, our.id
         FROM theirs.card AS their JOIN main.card AS our USING (deck, question, facet)",
    )?;
    Ok(())
}

/// Of two names the later holds, of two of one instant the greater.
fn unite_names(db: &Connection) -> Inner<usize> {
    Ok(db.execute(
        "UPDATE main.learner SET name = their.name, named_at = their.named_at FROM theirs.learner AS their
         WHERE their.uid = learner.uid AND (their.named_at, their.name) > (learner.named_at, learner.name)",
        [],
    )?)
}

/// Of two values of a setting the later holds, of two of one instant the greater, and the default is the least.
fn unite_settings(db: &Connection) -> Inner<usize> {
    Ok(db.execute(
        "INSERT INTO main.setting (learner, key, value, changed_at)
         SELECT ours, key, value, changed_at FROM theirs.setting AS their
         JOIN learner_map ON learner_map.theirs = their.learner WHERE true
         ON CONFLICT DO UPDATE SET value = excluded.value, changed_at = excluded.changed_at
         WHERE (excluded.changed_at, excluded.value IS NOT NULL, coalesce(excluded.value, ''))
             > (setting.changed_at, setting.value IS NOT NULL, coalesce(setting.value, ''))",
        [],
    )?)
}

/// Adds the parameters that are new; who went back from some in one file, went back from them.
fn unite_parameters(db: &Connection) -> Inner<usize> {
    Ok(db.execute(
        "INSERT INTO main.parameters (learner, fitted_at, weights, correction, reviews, log_loss, forgotten)
         SELECT ours, fitted_at, weights, correction, reviews, log_loss, forgotten FROM theirs.parameters AS their
         JOIN learner_map ON learner_map.theirs = their.learner WHERE true
         ON CONFLICT DO UPDATE SET forgotten = 1 WHERE excluded.forgotten > parameters.forgotten",
        [],
    )?)
}

/// Of two days that a card was moved to the one said later holds, of two of one instant the later day; to give a day back
/// is the least.
fn unite_moves(db: &Connection) -> Inner<usize> {
    Ok(db.execute(
        "INSERT INTO main.moved_due (learner, card, last_at, reps, due_day, moved_at)
         SELECT learner_map.ours, card_map.ours, last_at, reps, due_day, moved_at FROM theirs.moved_due AS their
         JOIN learner_map ON learner_map.theirs = their.learner JOIN card_map ON card_map.theirs = their.card WHERE true
         ON CONFLICT DO UPDATE SET last_at = excluded.last_at, reps = excluded.reps, due_day = excluded.due_day,
             moved_at = excluded.moved_at
         WHERE (excluded.moved_at, excluded.due_day IS NOT NULL, coalesce(excluded.due_day, 0))
             > (moved_due.moved_at, moved_due.due_day IS NOT NULL, coalesce(moved_due.due_day, 0))",
        [],
    )?)
}

/// Takes over reviews in their order, a part at a time.
fn unite_reviews(db: &Connection, progress: &mut dyn FnMut(usize)) -> Inner<usize> {
    let mut ends = db.prepare("SELECT uid FROM theirs.review WHERE uid > ?1 ORDER BY uid LIMIT 1 OFFSET ?2")?;
    let (mut from, mut done, mut added) = ([0_u8; 16], 0, 0);
    loop {
        let end = ends.query_map((from, CHUNK - 1), |row| row.get(0))?.next().transpose()?;
        let to = end.unwrap_or([0xFF; 16]);
        added += take_over(db, "review", "their.uid > ?1 AND their.uid <= ?2", &[from, to])?;
        if end.is_none() {
            return Ok(added);
        }
        done += CHUNK as usize;
        progress(done);
        from = to;
    }
}

/// Takes over the rows of a log, told apart by their ids, with learners and cards by their numbers here.
fn take_over(db: &Connection, table: &str, which: &str, bounds: &[[u8; 16]]) -> Inner<usize> {
    let mut names = db.prepare_cached("SELECT name FROM pragma_table_info(?1, 'main')")?;
    let names: Vec<String> = names.query_map([table], |row| row.get(0))?.collect::<Result<_, _>>()?;
    // Cards have the same numbers in all files, but for the rarest of chances.
    let renumbered: bool =
        db.query_row("SELECT EXISTS (SELECT 1 FROM temp.card_map WHERE theirs <> ours)", [], |row| row.get(0))?;
    let value = |name: &String| match name.as_str() {
        "learner" => "(SELECT ours FROM temp.learner_map WHERE theirs = their.learner)".to_owned(),
        "card" | "old" | "new" if renumbered => format!("(SELECT ours FROM temp.card_map WHERE theirs = their.{name})"),
        name => format!("their.{name}"),
    };
    let values: Vec<String> = names.iter().map(value).collect();
    let sql = format!(
        "INSERT INTO main.{table} ({}) SELECT {} FROM theirs.{table} AS their
         WHERE {which} AND NOT EXISTS (SELECT 1 FROM main.{table} AS our WHERE our.uid = their.uid) ORDER BY their.uid",
        names.join(", "),
        values.join(", ")
    );
    Ok(db.prepare_cached(&sql)?.execute(rusqlite::params_from_iter(bounds))?)
}

/// A review is taken back when either file says so; of two instants at which it was, the earlier is kept.
fn unite_retractions(db: &Connection) -> Inner<usize> {
    Ok(db.execute(
        "REPLACE INTO main.retraction (review, at) SELECT review, at FROM theirs.retraction AS their
         WHERE NOT EXISTS (SELECT 1 FROM main.retraction AS our WHERE our.review = their.review AND our.at <= their.at)",
        [],
    )?)
}
