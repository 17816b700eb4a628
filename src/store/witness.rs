//! The log held against the copies beside the file. SQLite has no checksums, so a bit that flipped inside a row is seen
//! only where something else tells what stood there: the row itself, or a copy that was made before.

use std::cmp::Ordering;
use std::path::{Path, PathBuf};

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, Row, Rows};

use crate::model::review::MAX_MILLIS;
use crate::model::{CardId, Moment, Outcome, StudyDay, Variant};

use super::fault::Inner;
use super::{Store, StoreFault, backup, rebuild, relink, restore, row, snapshot};

/// The tables of the log, each with the columns that tell its rows apart, which come first.
const LOG: [(&str, usize); 5] = [("review", 1), ("retraction", 1), ("mark", 1), ("relink", 1), ("happening", 2)];

/// A row of the log that is not what it should be.
#[derive(Clone, Debug, PartialEq)]
pub struct LogRow {
    /// Its table.
    pub table: &'static str,
    /// The card it is about, if it is about one that the file knows.
    pub card: Option<CardId>,
    /// The study day that it names.
    pub day: Option<StudyDay>,
    values: Vec<Value>,
}

/// What the copies say of the log.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Witnessed {
    /// The copy that the log was held against; `None` when there is none that is whole and of this file.
    pub copy: Option<PathBuf>,
    /// Rows that were altered, as they were.
    pub altered: Vec<LogRow>,
    /// Rows that the file and the copy tell differently, where nothing tells which of them is right.
    pub unsure: Vec<LogRow>,
    /// Rows that the copy has and the file has not.
    pub missing: Vec<LogRow>,
    /// Answers of the file that contradict themselves, and that no copy knows better.
    pub absurd: Vec<LogRow>,
}

/// A copy that was found whole.
type Copy = (PathBuf, Connection);

impl Store {
    /// Holds the log against itself and against the newest copy that is whole. Nothing is changed.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub(super) fn witnessed(&self) -> Result<Witnessed, StoreFault> {
        self.read(|db| {
            let mut copies = copies(db, &self.path);
            let copy = copies.next();
            // A second copy is opened only where it is needed to tell which of two is right.
            let mut second = None;
            let mut found = Witnessed { copy: copy.as_ref().map(|(path, _)| path.clone()), ..Witnessed::default() };
            let forgotten = forgotten(db)?;
            for (table, keys) in LOG {
                let differing = scan(db, copy.as_ref().map(|(_, copy)| copy), (table, keys), &forgotten)?;
                for (ours, theirs) in differing {
                    let second = second.get_or_insert_with(|| copies.next());
                    judge(db, second.as_ref(), (table, keys), (ours, theirs), &mut found);
                }
            }
            Ok(found)
        })
    }

    /// Puts altered rows back as they were, after a copy of the file as it is, and derives the caches anew. Returns the
    /// copy.
    ///
    /// # Errors
    /// [`StoreFault`]; nothing is changed then.
    pub fn mend_log(&mut self, altered: &[LogRow], now: Moment) -> Result<Option<PathBuf>, StoreFault> {
        let path = self.path.clone();
        self.write(|db, _| {
            let copy = backup::before_change(&path, now, "-before-mend")?;
            for LogRow { table, values, .. } in altered {
                let names = columns(db, table)?;
                let places = vec!["?"; names.len()].join(", ");
                // What is replaced is not deleted in the eyes of the triggers, which hold everyone else off.
                let sql = format!("REPLACE INTO {table} ({}) VALUES ({places})", names.join(", "));
                db.prepare_cached(&sql)?.execute(rusqlite::params_from_iter(values))?;
            }
            relink::settle(db)?;
            rebuild::renew(db, &mut |_, _| {})?;
            Ok(copy)
        })
    }
}

/// The copies of this file that are whole, newest first. Those from before another one was put in its place, and those
/// in which a number is another learner's, are of another log.
fn copies<'a>(db: &'a Connection, path: &Path) -> impl Iterator<Item = Copy> + 'a {
    let replaced = |copy: &PathBuf| copy.to_string_lossy().contains("-before-restore");
    let newest = backup::copies(path).into_iter().rev().take_while(move |copy| !replaced(copy));
    // A copy from before mending holds what was mended.
    let newest = newest.filter(|copy| !copy.to_string_lossy().contains("-before-mend"));
    newest.filter_map(|copy| {
        let open = || -> Inner<Option<Connection>> {
            let other = snapshot::connect_to_copy(&copy)?;
            restore::check(&other, &copy)?;
            let is_ours = agree(db, &other, "learner")? && agree(db, &other, "room")?;
            Ok(is_ours.then_some(other))
        };
        let opened = open().ok()??;
        Some((copy, opened))
    })
}

/// Whether no number of a table is another one's in the copy.
fn agree(db: &Connection, copy: &Connection, table: &str) -> Inner<bool> {
    let mut theirs = copy.prepare(&format!("SELECT id, uid FROM {table}"))?;
    let mut differs = db.prepare(&format!("SELECT EXISTS (SELECT 1 FROM {table} WHERE id = ?1 AND uid <> ?2)"))?;
    let mut rows = theirs.query([])?;
    while let Some(row) = rows.next()? {
        if differs.query_row((row.get::<_, i64>(0)?, row.get::<_, Vec<u8>>(1)?), |row| row.get(0))? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The numbers of the learners who were forgotten, as SQL lists them: an older copy may hold them still.
fn forgotten(db: &Connection) -> Inner<String> {
    let mut select = db.prepare("SELECT id FROM learner WHERE forgotten")?;
    let ids = select.query_map([], |row| row.get::<_, i64>(0))?.collect::<Result<Vec<_>, _>>()?;
    Ok(ids.iter().map(i64::to_string).collect::<Vec<_>>().join(", "))
}

fn columns(db: &Connection, table: &str) -> Inner<Vec<String>> {
    let mut names = db.prepare_cached("SELECT name FROM pragma_table_info(?1)")?;
    Ok(names.query_map([table], |row| row.get(0))?.collect::<Result<_, _>>()?)
}

type Values = Vec<Value>;

/// Goes through a table of the file and of the copy side by side, in the order of their keys; what differs, and answers
/// that contradict themselves.
fn scan(
    db: &Connection,
    copy: Option<&Connection>,
    (table, keys): (&str, usize),
    forgotten: &str,
) -> Inner<Vec<(Option<Values>, Option<Values>)>> {
    let names = columns(db, table)?;
    let (list, order) = (names.join(", "), names[..keys].join(", "));
    let exempt = match table {
        "review" | "mark" => format!("WHERE learner NOT IN ({forgotten})"),
        "retraction" if !forgotten.is_empty() => {
            format!("WHERE review NOT IN (SELECT uid FROM review WHERE learner IN ({forgotten}))")
        }
        _ => String::new(),
    };
    let mut ours = db.prepare(&format!("SELECT {list} FROM {table} ORDER BY {order}"))?;
    // An old copy may be from before there was such a table.
    let has_table = |copy: &&Connection| columns(copy, table).is_ok_and(|theirs| theirs == names);
    let mut theirs = copy
        .filter(has_table)
        .map(|copy| copy.prepare(&format!("SELECT {list} FROM {table} {exempt} ORDER BY {order}")))
        .transpose()?;
    let mut ours = ours.query([])?;
    let mut theirs: Option<Rows<'_>> = theirs.as_mut().map(|select| select.query([])).transpose()?;
    let mut found = Vec::new();
    let mut their = next(&mut theirs)?;
    while let Some(our) = ours.next()? {
        let absurd = table == "review" && !is_sensible(|column| cell(our, column));
        while their.is_some_and(|their| is_before(their, our, keys)) {
            found.push((None, their.map(|their| values(their, names.len())).transpose()?));
            their = next(&mut theirs)?;
        }
        let same = their.filter(|their| !is_before(our, their, keys));
        let differs = same.is_some_and(|their| !are_equal(our, their, names.len()));
        if absurd || differs {
            let same = same.filter(|_| differs).map(|their| values(their, names.len())).transpose()?;
            found.push((Some(values(our, names.len())?), same));
        }
        if same.is_some() {
            their = next(&mut theirs)?;
        }
    }
    while let Some(row) = their {
        found.push((None, Some(values(row, names.len())?)));
        their = next(&mut theirs)?;
    }
    Ok(found)
}

fn next<'a>(rows: &'a mut Option<Rows<'_>>) -> Inner<Option<&'a Row<'a>>> {
    match rows {
        Some(rows) => Ok(rows.next()?),
        None => Ok(None),
    }
}

fn cell<'a>(row: &'a Row<'_>, column: usize) -> ValueRef<'a> {
    row.get_ref(column).unwrap_or(ValueRef::Null)
}

fn values(row: &Row<'_>, count: usize) -> rusqlite::Result<Values> {
    (0..count).map(|column| row.get(column)).collect()
}

fn are_equal(one: &Row<'_>, other: &Row<'_>, count: usize) -> bool {
    (0..count).all(|column| cell(one, column) == cell(other, column))
}

/// Whether a row comes before another one by its key.
fn is_before(one: &Row<'_>, other: &Row<'_>, keys: usize) -> bool {
    for column in 0..keys {
        let order = match (cell(one, column), cell(other, column)) {
            (ValueRef::Blob(one), ValueRef::Blob(other)) => one.cmp(other),
            (ValueRef::Integer(one), ValueRef::Integer(other)) => one.cmp(&other),
            _ => Ordering::Equal,
        };
        if order.is_ne() {
            return order.is_lt();
        }
    }
    false
}

/// Says of one difference which side is right, if that can be told: by what a row says of itself, else by two copies
/// against the file, or the file and one copy against the other.
fn judge(
    db: &Connection,
    second: Option<&Copy>,
    (table, keys): (&'static str, usize),
    pair: (Option<Values>, Option<Values>),
    found: &mut Witnessed,
) {
    let row = |values: Values| {
        let number = |column: usize| match values.get(column) {
            Some(Value::Integer(number)) => Some(*number),
            _ => None,
        };
        let card = number(2).filter(|_| matches!(table, "review" | "mark"));
        let day = number(4).filter(|_| table == "review").and_then(|day| i32::try_from(day).ok());
        let card = card.and_then(|card| row::named(db, card).ok());
        LogRow { table, card, day: day.map(StudyDay), values }
    };
    let sensible = |values: &Values| table != "review" || is_sensible(|column| ValueRef::from(&values[column]));
    let (ours, theirs) = match pair {
        (Some(ours), Some(theirs)) => (ours, theirs),
        (Some(ours), None) => {
            found.absurd.push(row(ours));
            return;
        }
        (None, Some(theirs)) => {
            found.missing.push(row(theirs));
            return;
        }
        (None, None) => return,
    };
    // Of two instants at which a review was taken back, a merge keeps the earlier.
    if table == "retraction" && matches!((&ours[1], &theirs[1]), (Value::Integer(a), Value::Integer(b)) if a < b) {
        return;
    }
    match (sensible(&ours), sensible(&theirs)) {
        (true, false) => {}
        (false, false) => found.absurd.push(row(ours)),
        (false, true) => found.altered.push(row(theirs)),
        (true, true) => {
            let third = second.and_then(|(_, copy)| look_up(copy, (table, keys), &ours).ok());
            if third.as_ref() == Some(&theirs) {
                found.altered.push(row(theirs));
            } else if third.as_ref() != Some(&ours) {
                found.unsure.push(row(theirs));
            }
        }
    }
}

fn look_up(copy: &Connection, (table, keys): (&str, usize), like: &Values) -> Inner<Values> {
    let names = columns(copy, table)?;
    let which: Vec<String> = names[..keys].iter().map(|name| format!("{name} = ?")).collect();
    let sql = format!("SELECT {} FROM {table} WHERE {}", names.join(", "), which.join(" AND "));
    let found = rusqlite::params_from_iter(&like[..keys]);
    Ok(copy.prepare_cached(&sql)?.query_row(found, |row| values(row, names.len()))?)
}

/// Whether an answer agrees with itself, read by the columns of `review` in their order: its id was made of its instant,
/// its day is that of the instant by some hour at which days turn, and what is named has a name.
fn is_sensible<'a>(cell: impl Fn(usize) -> ValueRef<'a>) -> bool {
    let number = |column| cell(column).as_i64().ok();
    let within = |column, low, high| number(column).is_some_and(|number| (low..=high).contains(&number));
    let share = |column| cell(column).as_f64().is_ok_and(|share| (0.0..=1.0).contains(&share));
    let dated = || {
        let (id, at) = (cell(0).as_blob().ok()?, number(3)?);
        let local = at.checked_add(number(13)?.checked_mul(1000)?)?;
        let late = local.div_euclid(86_400_000) - number(4)?;
        Some(row::instant(id).0 == at && (0..=1).contains(&late))
    };
    let promises = usize::from(cell(9) != ValueRef::Null) + usize::from(cell(10) != ValueRef::Null);
    let purpose = match cell(8).as_str() {
        Ok("study") => promises == 1,
        Ok("practice") => promises == 0,
        _ => false,
    };
    dated() == Some(true)
        && purpose
        && within(5, 1, 4)
        && share(6)
        && within(7, 0, 1)
        && within(11, 0, i64::from(MAX_MILLIS))
        && within(12, 0, 3)
        && cell(14).as_str().is_ok_and(|name| Variant::from_name(name).is_some())
        && cell(15).as_str().is_ok_and(|name| Outcome::from_name(name).is_some())
        && share(16)
        && within(17, 0, 1)
        && within(18, 0, 255)
}
