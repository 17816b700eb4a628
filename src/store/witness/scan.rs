//! A table of the file and of a copy, gone through side by side in the order of their keys.

use std::cmp::Ordering;

use rusqlite::types::{Value, ValueRef};
use rusqlite::{Connection, Row, Rows};

use super::super::fault::Inner;
use super::{Table, Values};

/// What stands under one key.
pub(super) enum Found<'a> {
    /// A row that only the file has.
    Ours(&'a Row<'a>),
    /// A row that only the copy has.
    Theirs(&'a Row<'a>),
    /// A row that both have.
    Both {
        /// As the file has it.
        ours: &'a Row<'a>,
        /// As the copy has it.
        theirs: &'a Row<'a>,
        /// Whether they differ.
        differ: bool,
    },
}

/// The two files, and how they are gone through.
pub(super) struct Sides<'a> {
    /// The file.
    pub(super) db: &'a Connection,
    /// The copy, if there is one.
    pub(super) copy: Option<&'a Connection>,
    /// The numbers of the learners who were forgotten, as SQL lists them: an older copy may hold them still.
    pub(super) forgotten: &'a str,
    /// Tables of the file whose rows do not lie in the order of their keys.
    pub(super) disordered: &'a [String],
}

impl Sides<'_> {
    /// Shows all rows of a table, first to last.
    pub(super) fn scan(&self, table: &Table, visit: &mut dyn FnMut(Found<'_>) -> Inner<()>) -> Inner<()> {
        let names = table.columns(self.db)?;
        let keys = table.keys;
        let (list, order) = (names.join(", "), names[..keys].join(", "));
        let exempt = exempt(table.name, self.forgotten);
        let name = table.name;
        // The sign keeps SQLite from going by an order that is not kept.
        let sign = if self.is_disordered(table) { "+" } else { "" };
        let mut ours = self.db.prepare(&format!("SELECT {list} FROM {name} ORDER BY {sign}{order}"))?;
        // An old copy may be from before there was such a table, or such a column.
        let mut theirs = self
            .copy
            .and_then(|copy| copy.prepare(&format!("SELECT {list} FROM {name} {exempt} ORDER BY {order}")).ok());
        let mut ours = ours.query([])?;
        let mut theirs: Option<Rows<'_>> = theirs.as_mut().map(|select| select.query([])).transpose()?;
        let mut their = next(&mut theirs)?;
        while let Some(our) = ours.next()? {
            while let Some(alone) = their.filter(|their| is_before(their, our, keys)) {
                visit(Found::Theirs(alone))?;
                their = next(&mut theirs)?;
            }
            match their.filter(|their| !is_before(our, their, keys)) {
                Some(same) => {
                    visit(Found::Both { ours: our, theirs: same, differ: !are_equal(our, same, names.len()) })?;
                    their = next(&mut theirs)?;
                }
                None => visit(Found::Ours(our))?,
            }
        }
        while let Some(alone) = their {
            visit(Found::Theirs(alone))?;
            their = next(&mut theirs)?;
        }
        Ok(())
    }

    pub(super) fn is_disordered(&self, table: &Table) -> bool {
        self.disordered.iter().any(|name| name == table.name)
    }
}

/// Which rows of a copy are left out: those of learners who were forgotten since.
fn exempt(table: &str, forgotten: &str) -> String {
    if forgotten.is_empty() {
        return String::new();
    }
    match table {
        "review" | "mark" => format!("WHERE learner NOT IN ({forgotten})"),
        "retraction" => format!("WHERE review NOT IN (SELECT uid FROM review WHERE learner IN ({forgotten}))"),
        "learner" => format!("WHERE id NOT IN ({forgotten})"),
        _ => String::new(),
    }
}

fn next<'a>(rows: &'a mut Option<Rows<'_>>) -> Inner<Option<&'a Row<'a>>> {
    match rows {
        Some(rows) => Ok(rows.next()?),
        None => Ok(None),
    }
}

pub(super) fn cell<'a>(row: &'a Row<'_>, column: usize) -> ValueRef<'a> {
    row.get_ref(column).unwrap_or(ValueRef::Null)
}

/// The first columns of a row. A text that is none is kept as its bytes.
pub(super) fn values(row: &Row<'_>, count: usize) -> Values {
    let value = |column| match cell(row, column) {
        ValueRef::Null => Value::Null,
        ValueRef::Integer(number) => Value::Integer(number),
        ValueRef::Real(number) => Value::Real(number),
        ValueRef::Text(bytes) => {
            String::from_utf8(bytes.to_vec()).map_or_else(|other| Value::Blob(other.into_bytes()), Value::Text)
        }
        ValueRef::Blob(bytes) => Value::Blob(bytes.to_vec()),
    };
    (0..count).map(value).collect()
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
