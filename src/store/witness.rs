//! The log held against the copies beside the file. SQLite has no checksums, so a bit that flipped inside a row is seen
//! only where something else tells what stood there: the row itself, or a copy that was made before.

mod scan;
mod sense;

use std::cell::OnceCell;
use std::collections::HashMap;
use std::hash::{BuildHasher, RandomState};
use std::path::{Path, PathBuf};

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, Row};

use crate::model::{CardId, StudyDay};

use super::fault::Inner;
use super::{Store, StoreFault, backup, restore, row, snapshot};
use scan::{Found, Sides, cell, values};

/// Of rows of one kind so many are kept; of the others only how many there are.
const KEPT: usize = 10_000;

/// A table of the log, or one that gives its rows their names.
pub(super) struct Table {
    pub(super) name: &'static str,
    /// How many of the first columns tell its rows apart.
    pub(super) keys: usize,
    /// A column beside the key that has many values.
    by: usize,
    /// The columns that are facts, where others are caches.
    facts: &'static [&'static str],
}

impl Table {
    const fn of_log(name: &'static str, keys: usize, by: usize) -> Self {
        Self { name, keys, by, facts: &[] }
    }

    /// The columns that are held against a copy.
    pub(super) fn columns(&self, db: &Connection) -> Inner<Vec<String>> {
        if !self.facts.is_empty() {
            return Ok(self.facts.iter().map(ToString::to_string).collect());
        }
        let mut names = db.prepare_cached("SELECT name FROM pragma_table_info(?1)")?;
        Ok(names.query_map([self.name], |row| row.get(0))?.collect::<Result<_, _>>()?)
    }
}

/// The tables that are held against a copy, those that others name first.
pub(super) const TABLES: [Table; 7] = [
    Table { name: "learner", keys: 1, by: 4, facts: &["id", "uid", "name", "folded", "created_at", "named_at"] },
    Table { name: "card", keys: 1, by: 2, facts: &["id", "deck", "question", "facet"] },
    Table::of_log("review", 1, 3),
    Table::of_log("retraction", 1, 1),
    Table::of_log("mark", 1, 3),
    Table::of_log("relink", 1, 3),
    Table::of_log("happening", 2, 2),
];

/// The columns of a row.
type Values = Vec<Value>;

/// A row of the log that is not what it should be.
#[derive(Clone, Debug, PartialEq)]
pub struct LogRow {
    /// Its table.
    pub table: &'static str,
    /// The card it is about, if it is about one that the file knows.
    pub card: Option<CardId>,
    /// The study day that it names.
    pub day: Option<StudyDay>,
    /// The row as it should be, or as it was found where nobody knows.
    pub(super) values: Values,
    /// The key that it stands under in the file, where that was altered.
    pub(super) misplaced: Option<Values>,
}

/// Rows of the log of one kind: the first of them, and how many there are.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct LogRows {
    /// The first of them, at most 10,000.
    pub first: Vec<LogRow>,
    /// How many there are.
    pub count: usize,
}

impl LogRows {
    /// Whether there are none.
    pub fn is_empty(&self) -> bool {
        self.count == 0
    }

    /// How many there are besides those that are kept.
    pub fn more(&self) -> usize {
        self.count - self.first.len()
    }

    fn push(&mut self, row: impl FnOnce() -> LogRow) {
        self.count += 1;
        if self.first.len() < KEPT {
            self.first.push(row());
        }
    }
}

/// What the copies say of the log.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Witnessed {
    /// The copy that the log was held against; `None` when there is none that is whole and of this file.
    pub copy: Option<PathBuf>,
    /// Rows that were altered, as they were.
    pub altered: LogRows,
    /// Rows that the file and the copy tell differently, where nothing tells which of them is right.
    pub unsure: LogRows,
    /// Whether rows that are one and the same bear different ids in the file and in the copy, or might: merged, they would
    /// count twice.
    pub doubles: bool,
    /// Rows that the copy has and the file has not.
    pub missing: LogRows,
    /// Rows of the file that contradict themselves, and that no copy knows better.
    pub absurd: LogRows,
}

impl Witnessed {
    /// How many rows are not as they should be.
    pub fn count(&self) -> usize {
        self.altered.count + self.unsure.count + self.missing.count + self.absurd.count
    }
}

/// A copy that was found whole.
type Copy = (PathBuf, Connection);

impl Store {
    /// Holds the log against itself and against the newest copy that is whole; `disordered` are the tables whose rows do not
    /// lie in the order of their keys. Nothing is changed.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub(super) fn witnessed(&self, disordered: &[String]) -> Result<Witnessed, StoreFault> {
        self.read(|db| {
            let mut copies = copies(db, &self.path);
            let copy = copies.next();
            let found = Witnessed { copy: copy.as_ref().map(|(path, _)| path.clone()), ..Witnessed::default() };
            let forgotten = forgotten(db)?;
            let copy = copy.as_ref().map(|(_, copy)| copy);
            let sides = Sides { db, copy, forgotten: &forgotten, disordered };
            // A second copy is opened only where it is needed to tell which of two is right.
            let mut judge = Judge { sides, copies: &mut copies, second: OnceCell::new(), found };
            for table in &TABLES {
                judge.hear(table)?;
            }
            Ok(judge.found)
        })
    }
}

/// The copies of this file that are whole, newest first. Those from before another one was put in its place, and those
/// in which a number is another learner's, are of another log.
fn copies<'a>(db: &'a Connection, path: &Path) -> impl Iterator<Item = Copy> + 'a {
    let newest = backup::copies(path).into_iter().rev().take_while(|copy| !backup::is_before(copy, "restore"));
    // A copy from before mending holds what was mended.
    let newest = newest.filter(|copy| !backup::is_before(copy, "mend"));
    newest.filter_map(|copy| {
        let open = || -> Inner<Option<Connection>> {
            let other = snapshot::connect_to_copy(&copy)?;
            // Rows that break a constraint are believed by nobody, so that they need not be looked for.
            restore::check(&other, &copy)?;
            let is_ours = agree(db, &other, "learner", "created_at")? && agree(db, &other, "room", "opened_at")?;
            Ok(is_ours.then_some(other))
        };
        let opened = open().ok()??;
        Some((copy, opened))
    })
}

/// Whether no number of a table is another one's in the copy: one of another id, made at another instant.
fn agree(db: &Connection, copy: &Connection, table: &str, made: &str) -> Inner<bool> {
    let mut theirs = copy.prepare(&format!("SELECT id, uid, {made} FROM {table}"))?;
    let mut differs = db.prepare(&format!(
        "SELECT EXISTS (SELECT 1 FROM {table} WHERE id = ?1 AND uid <> ?2 AND {made} NOT IN (0, ?3))"
    ))?;
    let mut rows = theirs.query([])?;
    while let Some(row) = rows.next()? {
        let number: (i64, Vec<u8>, i64) = (row.get(0)?, row.get(1)?, row.get(2)?);
        if differs.query_row(number, |row| row.get(0))? {
            return Ok(false);
        }
    }
    Ok(true)
}

/// The numbers of the learners who were forgotten, as SQL lists them.
fn forgotten(db: &Connection) -> Inner<String> {
    let mut select = db.prepare("SELECT id FROM learner WHERE forgotten")?;
    let ids = select.query_map([], |row| row.get::<_, i64>(0))?.collect::<Result<Vec<_>, _>>()?;
    Ok(ids.iter().map(i64::to_string).collect::<Vec<_>>().join(", "))
}

/// Says of each difference which side is right, if that can be told: by what a row says of itself, else by two copies against
/// the file, or the file and one copy against the other.
struct Judge<'a> {
    sides: Sides<'a>,
    copies: &'a mut dyn Iterator<Item = Copy>,
    second: OnceCell<Option<Copy>>,
    found: Witnessed,
}

impl Judge<'_> {
    /// Goes through one table.
    fn hear(&mut self, table: &Table) -> Inner<()> {
        let width = table.columns(self.sides.db)?.len();
        // Both are bounded; what is left out of them is told by its number.
        let (mut odd, mut lost, mut differing) = (Pile::default(), Pile::default(), Pile::default());
        self.sides.scan(table, &mut |found| {
            let is_odd = |ours: &Row<'_>| !sense::is_sensible(table.name, |column| cell(ours, column));
            match found {
                Found::Theirs(theirs) => lost.push(|| values(theirs, width)),
                Found::Both { ours, theirs, differ: true } => {
                    differing.push(|| (values(ours, width), values(theirs, width)));
                }
                Found::Both { ours, .. } | Found::Ours(ours) if is_odd(ours) => odd.push(|| values(ours, width)),
                Found::Both { .. } | Found::Ours(_) => {}
            }
            Ok(())
        })?;
        let more = differing.more;
        for pair in differing.rows {
            self.judge(table, pair, false)?;
        }
        self.found.unsure.count += more;
        for (ours, theirs) in self.pairs(table, width, &mut lost)? {
            odd.rows.retain(|row: &Values| row[..table.keys] != ours[..table.keys]);
            self.judge(table, (ours, theirs), true)?;
        }
        for ours in odd.rows {
            self.cannot_be(table, ours)?;
        }
        self.found.absurd.count += odd.more;
        for theirs in lost.rows {
            self.found.missing.push(|| told(self.sides.db, table, theirs, None));
        }
        self.found.missing.count += lost.more;
        // Among those that were not kept may be the other half of a pair.
        self.found.doubles |= lost.more > 0;
        Ok(())
    }

    /// Takes out of what the file has lost the rows that it has under another key: equal but for one column of the key.
    fn pairs(&self, table: &Table, width: usize, lost: &mut Pile<Values>) -> Inner<Vec<(Values, Values)>> {
        if lost.rows.is_empty() {
            return Ok(Vec::new());
        }
        let state = RandomState::new();
        let bucket = |value: ValueRef<'_>| match value {
            ValueRef::Integer(number) => state.hash_one(number),
            ValueRef::Text(text) | ValueRef::Blob(text) => state.hash_one(text),
            ValueRef::Null | ValueRef::Real(_) => 0,
        };
        let mut places: HashMap<u64, Vec<usize>> = HashMap::new();
        for (place, theirs) in lost.rows.iter().enumerate() {
            places.entry(bucket(ValueRef::from(&theirs[table.by]))).or_default().push(place);
        }
        let mut taken = vec![false; lost.rows.len()];
        let mut pairs = Vec::new();
        self.sides.scan(table, &mut |found| {
            let Found::Ours(ours) = found else { return Ok(()) };
            let Some(near) = places.get(&bucket(cell(ours, table.by))) else { return Ok(()) };
            let ours = values(ours, width);
            let candidates = near.iter().filter(|place| !taken[**place]);
            let nearest = candidates.filter_map(|place| Some((apart(table, &ours, &lost.rows[*place])?, *place))).min();
            if let Some((_, place)) = nearest {
                taken[place] = true;
                pairs.push((ours, place));
            }
            Ok(())
        })?;
        let mut rows: Vec<Option<Values>> = std::mem::take(&mut lost.rows).into_iter().map(Some).collect();
        let pairs = pairs.into_iter().filter_map(|(ours, place)| Some((ours, rows[place].take()?))).collect();
        lost.rows = rows.into_iter().flatten().collect();
        Ok(pairs)
    }

    fn judge(&mut self, table: &Table, (ours, theirs): (Values, Values), under_other_key: bool) -> Inner<()> {
        if is_later_fact(table, &ours, &theirs) {
            return Ok(());
        }
        let copy = self.sides.copy.unwrap_or(self.sides.db);
        let sensible = |db, values: &Values| -> Inner<bool> {
            Ok(is_sensible(table, values) && sense::is_in_place(db, table.name, values)?)
        };
        let misplaced = under_other_key.then(|| ours[..table.keys].to_vec());
        match (sensible(self.sides.db, &ours)?, sensible(copy, &theirs)?) {
            (true, false) => {}
            (false, true) => self.was(table, theirs, misplaced),
            (false, false) => match self.second_tells(table, &ours).filter(|row| is_sensible(table, row)) {
                Some(older) => self.was(table, older, None),
                None => self.cannot_be(table, ours)?,
            },
            (true, true) => {
                if self.second_tells(table, &theirs).as_ref() == Some(&theirs) {
                    self.was(table, theirs, misplaced);
                } else if self.second_tells(table, &ours).as_ref() != Some(&ours) {
                    self.found.doubles |= under_other_key;
                    self.found.unsure.push(|| told(self.sides.db, table, theirs, misplaced));
                }
            }
        }
        Ok(())
    }

    /// What the second copy has under the key of a row.
    fn second_tells(&mut self, table: &Table, like: &Values) -> Option<Values> {
        let second = self.second.get_or_init(|| self.copies.next());
        second.as_ref().and_then(|(_, copy)| look_up(copy, table, like).ok())
    }

    /// A row of the file was altered, and this is what it was.
    fn was(&mut self, table: &Table, values: Values, misplaced: Option<Values>) {
        self.found.altered.push(|| told(self.sides.db, table, values, misplaced));
    }

    /// A row of the file contradicts itself, and no copy knows it; it may tell itself how it must have read.
    fn cannot_be(&mut self, table: &Table, ours: Values) -> Inner<()> {
        if sense::is_counted_on(self.sides.db, table.name, &ours)? {
            return Ok(());
        }
        match sense::righted(self.sides.db, table.name, &ours, self.sides.is_disordered(table))? {
            Some(right) => {
                let misplaced = (right[..table.keys] != ours[..table.keys]).then(|| ours[..table.keys].to_vec());
                self.was(table, right, misplaced);
            }
            None => self.found.absurd.push(|| told(self.sides.db, table, ours, None)),
        }
        Ok(())
    }
}

fn is_sensible(table: &Table, values: &Values) -> bool {
    sense::is_sensible(table.name, |column| ValueRef::from(&values[column]))
}

/// Rows of one kind and table, and how many more there are.
struct Pile<T> {
    rows: Vec<T>,
    more: usize,
}

impl<T> Default for Pile<T> {
    fn default() -> Self {
        Self { rows: Vec::new(), more: 0 }
    }
}

impl<T> Pile<T> {
    fn push(&mut self, row: impl FnOnce() -> T) {
        if self.rows.len() < KEPT {
            self.rows.push(row());
        } else {
            self.more += 1;
        }
    }
}

/// In how many bits the keys of two rows differ that may be one and the same: equal but for one column of the key.
fn apart(table: &Table, ours: &Values, theirs: &Values) -> Option<u32> {
    if ours[table.keys..] != theirs[table.keys..] {
        return None;
    }
    let mut differing = (0..table.keys).filter(|column| ours[*column] != theirs[*column]);
    let (column, None) = (differing.next()?, differing.next()) else { return None };
    // Many rows of these may be equal but for their keys.
    let is_alike = !matches!(table.name, "retraction" | "happening");
    let (one, other) = (&ours[column], &theirs[column]);
    sense::distance(one, other).filter(|_| is_alike || sense::is_near(one, other))
}

/// Whether the file knows better because it was told since.
fn is_later_fact(table: &Table, ours: &Values, theirs: &Values) -> bool {
    let number = |value: &Value| match value {
        Value::Integer(number) => Some(*number),
        _ => None,
    };
    match table.name {
        // Of two instants at which a review was taken back, a merge keeps the earlier.
        "retraction" => ours[0] == theirs[0] && number(&ours[1]) < number(&theirs[1]),
        // A name that was given later; and how a name is told apart follows from the others in the file.
        "learner" => {
            let same = ours[..3] == theirs[..3] && ours[4] == theirs[4];
            is_sensible(table, ours) && ours[1] == theirs[1] && (number(&ours[5]) > number(&theirs[5]) || same)
        }
        _ => false,
    }
}

fn look_up(copy: &Connection, table: &Table, like: &Values) -> Inner<Values> {
    let names = table.columns(copy)?;
    let which: Vec<String> = names[..table.keys].iter().map(|name| format!("{name} = ?")).collect();
    let sql = format!("SELECT {} FROM {} WHERE {}", names.join(", "), table.name, which.join(" AND "));
    let found = rusqlite::params_from_iter(&like[..table.keys]);
    Ok(copy.prepare_cached(&sql)?.query_row(found, |row| Ok(values(row, names.len())))?)
}

fn told(db: &Connection, table: &Table, values: Values, misplaced: Option<Values>) -> LogRow {
    let number = |column: usize| match values.get(column) {
        Some(Value::Integer(number)) => Some(*number),
        _ => None,
    };
    let numbered = match table.name {
        "review" | "mark" => number(2),
        "relink" => number(1),
        _ => None,
    };
    let card = match table.name {
        "card" => sense::named(&values),
        _ => numbered.and_then(|card| row::named(db, card).ok()),
    };
    let day = number(4).filter(|_| table.name == "review").and_then(|day| i32::try_from(day).ok());
    LogRow { table: table.name, card, day: day.map(StudyDay), values, misplaced }
}
