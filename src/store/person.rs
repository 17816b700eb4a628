//! Persons: learners of one name are one, whoever made them in which file.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::fault::Inner;
use super::learner::fold;

/// A learner of this file, and the form of the name by which they are told apart.
type Named = (i64, String);

/// The learner that each one is: of those of one name, the one that was in this file first, for whoever has the file open
/// goes on under that number.
fn persons(learners: &[Named]) -> BTreeMap<i64, i64> {
    let mut first: BTreeMap<&str, i64> = BTreeMap::new();
    for (id, folded) in learners {
        let held = first.entry(folded).or_insert(*id);
        *held = (*held).min(*id);
    }
    learners.iter().map(|(id, folded)| (*id, first[folded.as_str()])).collect()
}

/// Finds anew which learners are one person.
pub(super) fn settle(db: &Connection) -> Inner<()> {
    let mut select = db.prepare("SELECT id, name FROM learner WHERE NOT forgotten")?;
    let rows = select.query_map([], |row| Ok((row.get(0)?, fold(row.get_ref(1)?.as_str()?))))?;
    let learners: Vec<Named> = rows.collect::<Result<_, _>>()?;
    let persons = persons(&learners);
    // First out of each other's way: names are one of a kind among those that can be asked for.
    db.execute("UPDATE learner SET folded = char(1) || hex(uid)", [])?;
    let mut put = db.prepare("UPDATE learner SET person = ?2, folded = coalesce(?3, folded) WHERE id = ?1")?;
    for (id, folded) in &learners {
        let person = persons.get(id).filter(|person| *person != id);
        put.execute((id, person, person.is_none().then_some(folded)))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_one_name_the_first_here_stands_for_all() {
        let learners = [(3, "Zoé"), (1, "Max"), (2, " ZOÉ"), (4, "zoé")].map(|(id, name)| (id, fold(name)));
        assert_eq!(persons(&learners), BTreeMap::from([(1, 1), (2, 2), (3, 2), (4, 2)]));
    }
}
