//! Mending the file of progress: what is out of order set in order, and altered rows put back as they were.

use std::path::{Path, PathBuf};

use rusqlite::Connection;

use crate::model::Moment;

use super::fault::{Cause, Inner};
use super::witness::{LogRow, TABLES, Table};
use super::{Examination, Store, StoreFault, backup, person, rebuild, relink};

impl Store {
    /// Mends what an examination found that can be mended, after a copy of the file as it is, and derives the caches anew.
    /// Returns the copy.
    ///
    /// # Errors
    /// [`StoreFault`]; nothing is changed then.
    pub fn mend(&mut self, found: &Examination, now: Moment) -> Result<Option<PathBuf>, StoreFault> {
        // Rows that are not as they should be are carried along as they are: constraints are held again afterwards.
        self.read(|db| Ok(db.execute_batch("PRAGMA foreign_keys = OFF; PRAGMA ignore_check_constraints = ON")?))?;
        let path = self.path.clone();
        let mended = self.write(|db, _| {
            let copy = backup::before_change(&path, now, "-before-mend")?;
            set_in_order(db, found, &path)?;
            put_back(db, &found.witnessed.altered.first)?;
            relink::settle(db)?;
            match rebuild::renew(db, &mut |_, _| {}) {
                // A row that nobody can mend is in the way; the next examination tells of it.
                Err(cause) if cause.is_about_a_value() => {}
                renewed => renewed?,
            }
            Ok(copy)
        });
        self.read(|db| Ok(db.execute_batch("PRAGMA foreign_keys = ON; PRAGMA ignore_check_constraints = OFF")?))?;
        mended
    }
}

/// Writes tables anew whose rows do not lie by their keys, and those in which a key was altered; then the indexes.
fn set_in_order(db: &Connection, found: &Examination, path: &Path) -> Inner<()> {
    let altered = &found.witnessed.altered.first;
    let misplaced = |name: &str| altered.iter().any(|row| row.table == name && row.misplaced.is_some());
    let log = TABLES.iter().map(|table| table.name).filter(|name| misplaced(name) && !is_numbered(name));
    let others = found.untidy.tables.iter().map(String::as_str).filter(|name| !misplaced(name));
    for name in log.chain(others) {
        rewrite(db, name, altered)?;
    }
    for index in &found.untidy.indexes {
        // Two rows of one name: no index can hold both, and nothing tells them apart.
        db.execute_batch(&format!("REINDEX {index}")).map_err(|error| Cause::from(error).blamed_on(path))?;
    }
    Ok(())
}

/// Whether rows of a table go by a number beside their place, so that they can be changed where they are.
fn is_numbered(table: &str) -> bool {
    matches!(table, "learner" | "card")
}

/// Writes all rows of a table anew, in the order of their keys, but for those whose keys were altered. A search by key does not
/// find such rows, and the triggers that hold the log together let none of it be deleted.
fn rewrite(db: &Connection, table: &str, altered: &[LogRow]) -> Inner<()> {
    let mut select = db.prepare("SELECT name, sql FROM sqlite_schema WHERE type = 'trigger' AND tbl_name = ?1")?;
    let triggers: Vec<(String, String)> =
        select.query_map([table], |row| Ok((row.get(0)?, row.get(1)?)))?.collect::<Result<_, _>>()?;
    for (name, _) in &triggers {
        db.execute_batch(&format!("DROP TRIGGER {name}"))?;
    }
    db.execute_batch(&format!("CREATE TEMP TABLE kept AS SELECT * FROM main.{table}"))?;
    for LogRow { misplaced, .. } in altered.iter().filter(|row| row.table == table) {
        if let (Some(key), Some(spec)) = (misplaced, spec(table)) {
            let sql = format!("DELETE FROM temp.kept WHERE {}", by_key(db, spec)?);
            db.prepare_cached(&sql)?.execute(rusqlite::params_from_iter(key))?;
        }
    }
    db.execute_batch(&format!(
        "DELETE FROM main.{table}; INSERT INTO main.{table} SELECT * FROM temp.kept; DROP TABLE temp.kept"
    ))?;
    for (_, sql) in &triggers {
        db.execute_batch(sql)?;
    }
    Ok(())
}

fn spec(table: &str) -> Option<&'static Table> {
    TABLES.iter().find(|spec| spec.name == table)
}

/// A row by its key, as SQL says it.
fn by_key(db: &Connection, table: &Table) -> Inner<String> {
    let names = table.columns(db)?;
    let which: Vec<String> = names[..table.keys].iter().map(|name| format!("{name} = ?")).collect();
    Ok(which.join(" AND "))
}

/// Writes the rows as they were.
fn put_back(db: &Connection, altered: &[LogRow]) -> Inner<()> {
    for LogRow { table, values, misplaced, .. } in altered {
        let Some(spec) = spec(table) else { continue };
        let names = spec.columns(db)?;
        let places = vec!["?"; names.len()].join(", ");
        if is_numbered(table) {
            let sql = format!("UPDATE {table} SET ({}) = ({places}) WHERE {}", names.join(", "), by_key(db, spec)?);
            let key = misplaced.as_deref().unwrap_or(&values[..spec.keys]);
            db.prepare_cached(&sql)?.execute(rusqlite::params_from_iter(values.iter().chain(key)))?;
        } else {
            // What is replaced is not deleted in the eyes of the triggers, which hold everyone else off.
            let sql = format!("REPLACE INTO {table} ({}) VALUES ({places})", names.join(", "));
            db.prepare_cached(&sql)?.execute(rusqlite::params_from_iter(values))?;
        }
    }
    if altered.iter().any(|row| row.table == "learner") {
        person::settle(db)?;
    }
    Ok(())
}
