//! The examination of a file of progress: the file, the log, and the caches beside it.

use rusqlite::Connection;

use crate::model::{CardId, Moment, Timestamp};

use super::fault::Inner;
use super::rebuild::{Difference, integrity, widen};
use super::witness::Witnessed;
use super::{Store, StoreFault, derive, row};

/// What may be ahead of the clock without a word, in seconds: clocks of two machines differ a little.
const TOLERANCE_SECONDS: i64 = 300;

/// The first instant that an answer can honestly be of: 2020-01-01 UTC, before any sommet. A clock without a battery
/// starts at 1970 or 2000.
const FIRST_HONEST: Timestamp = Timestamp(1_577_836_800_000);

/// What the log says of itself.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub struct LogReport {
    /// Answers, those taken back too.
    pub answers: usize,
    /// Answers taken back.
    pub retracted: usize,
    /// The instants of the first and the last answer.
    pub span: Option<(Timestamp, Timestamp)>,
    /// Answers dated later than now: the clock was ahead when they were given, or is behind now.
    pub future: usize,
    /// Answers dated before 2020: the clock had lost its date.
    pub undated: usize,
    /// Answers taken back at an instant before their own: the clock was set back in between.
    pub backward: usize,
}

/// What an examination found. Nothing was changed by it.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Examination {
    /// What SQLite finds wrong with the file, line by line.
    pub file: Vec<String>,
    /// What of that the rows themselves can set right.
    pub untidy: Untidy,
    /// Rows that name a learner, a card or a review that is not there.
    pub dangling: usize,
    /// What the rows of the log say of themselves, and the copies of them.
    pub witnessed: Witnessed,
    /// The log.
    pub log: LogReport,
    /// Where the caches differ from what the log gives.
    pub differences: Vec<Difference>,
}

/// A card that was answered, by its name, and how often over all learners.
pub type Answered = (CardId, u32);

impl Store {
    /// Examines the whole file. `progress` is told how many reviews are replayed of how many.
    ///
    /// # Errors
    /// [`StoreFault`] when it cannot be read at all.
    pub fn examine(&self, now: Moment, progress: &mut dyn FnMut(usize, usize)) -> Result<Examination, StoreFault> {
        let (file, dangling) = self.read(|db| {
            widen(db)?;
            Ok((integrity(db, "integrity_check")?, dangling(db)?))
        })?;
        let untidy = self.read(|db| Untidy::of(db, &file))?;
        let Some(untidy) = untidy else {
            // What is read of a damaged file says nothing sure.
            return Ok(Examination { file, dangling, ..Examination::default() });
        };
        let witnessed = self.witnessed(&untidy.tables)?;
        if !file.is_empty() {
            // What can be mended is told; the rest is not to be replayed.
            return Ok(Examination { file, untidy, dangling, witnessed, ..Examination::default() });
        }
        let log = self.read(|db| report(db, now))?;
        Ok(Examination { file, untidy, dangling, witnessed, log, differences: self.differences(progress)? })
    }

    /// The cards that any learner has a state of, with their answers, in order.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn answered(&self) -> Result<Vec<Answered>, StoreFault> {
        self.read(|db| {
            let mut select = db.prepare(
                "SELECT deck, question, facet, reps FROM (SELECT card, sum(reps) AS reps FROM card_state GROUP BY card)
                 JOIN card ON card.id = card ORDER BY deck, question, facet",
            )?;
            // A name that cannot be read is told among the rows that contradict themselves.
            let rows = select.query_map([], |found| Ok(row::card(found, 0).ok().zip(found.get(3)?)))?;
            Ok(rows.filter_map(Result::transpose).collect::<Result<_, _>>()?)
        })
    }
}

/// What is not in order though no row is lost: rows that do not lie by their keys, and indexes that do not say what the rows do.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Untidy {
    pub(super) tables: Vec<String>,
    pub(super) indexes: Vec<String>,
}

impl Untidy {
    /// Whether all is in order.
    pub fn is_empty(&self) -> bool {
        self.tables.is_empty() && self.indexes.is_empty()
    }

    /// Reads SQLite's lines; `None` when there is more to them than rows and indexes, or two rows of one key.
    fn of(db: &Connection, lines: &[String]) -> Inner<Option<Self>> {
        let mut untidy = Self::default();
        for line in lines.iter().filter(|line| !is_about_a_value(line)) {
            let (names, name) = if let Some(name) = line.strip_prefix("row not in PRIMARY KEY order for ") {
                (&mut untidy.tables, name)
            } else if let Some((_, name)) = line.split_once(" missing from index ") {
                (&mut untidy.indexes, name)
            } else if let Some(name) = line.strip_prefix("wrong # of entries in index ") {
                (&mut untidy.indexes, name)
            } else {
                return Ok(None);
            };
            if !names.iter().any(|known| known == name) {
                names.push(name.to_owned());
            }
        }
        for table in &untidy.tables {
            if has_twins(db, table)? {
                return Ok(None);
            }
        }
        Ok(Some(untidy))
    }
}

/// Whether two rows of a table without row numbers have one key.
fn has_twins(db: &Connection, table: &str) -> Inner<bool> {
    let mut keys = db.prepare("SELECT '+' || name FROM pragma_table_info(?1) WHERE pk > 0")?;
    let keys = keys.query_map([table], |row| row.get(0))?.collect::<Result<Vec<String>, _>>()?.join(", ");
    let sql = format!("SELECT EXISTS (SELECT 1 FROM {table} GROUP BY {keys} HAVING count(*) > 1)");
    Ok(db.query_row(&sql, [], |row| row.get(0))?)
}

/// Whether a line of SQLite's check is about what a row holds: the file around it is in order then.
fn is_about_a_value(line: &str) -> bool {
    ["CHECK constraint failed in ", "NULL value in ", "non-", "TEXT value in ", "NUMERIC value in "]
        .iter()
        .any(|begin| line.starts_with(begin))
}

fn dangling(db: &Connection) -> Inner<usize> {
    let mut check = db.prepare("PRAGMA foreign_key_check")?;
    let mut rows = check.query([])?;
    let mut count = 0;
    while rows.next()?.is_some() {
        count += 1;
    }
    Ok(count)
}

fn report(db: &Connection, now: Moment) -> Inner<LogReport> {
    let count = |sql: &str, at: Timestamp| -> Inner<usize> {
        let count: u32 = db.query_row(sql, [crate::model::ReviewId::lowest(at).0], |row| row.get(0))?;
        Ok(count as usize)
    };
    let edge = |order: &str| -> Inner<Option<Timestamp>> {
        let mut select = db.prepare(&format!("SELECT at FROM review ORDER BY uid {order} LIMIT 1"))?;
        Ok(select.query_map([], |row| row.get(0).map(Timestamp))?.next().transpose()?)
    };
    let backward: u32 = db.query_row(
        "SELECT count(*) FROM retraction JOIN review ON review.uid = retraction.review WHERE retraction.at < review.at",
        [],
        |row| row.get(0),
    )?;
    Ok(LogReport {
        answers: derive::count(db, "review")?,
        retracted: derive::count(db, "retraction")?,
        span: edge("ASC")?.zip(edge("DESC")?),
        future: count("SELECT count(*) FROM review WHERE uid >= ?1", now.at.plus_seconds(TOLERANCE_SECONDS))?,
        undated: count("SELECT count(*) FROM review WHERE uid < ?1", FIRST_HONEST)?,
        backward: backward as usize,
    })
}
