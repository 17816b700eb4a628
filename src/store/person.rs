//! Persons: learners of one name are one, whoever made them in which file.

use std::collections::BTreeMap;

use rusqlite::Connection;

use super::fault::Inner;
use super::learner::fold;

/// A learner, by what tells persons apart.
#[derive(Clone, Debug, PartialEq, Eq)]
struct Named {
    id: i64,
    uid: [u8; 16],
    folded: String,
    created_at: i64,
}

/// The learner that each one is: of those of one name, the one that was added first, ties decided by the ids.
fn persons(learners: &[Named]) -> BTreeMap<i64, i64> {
    let mut first: BTreeMap<&str, &Named> = BTreeMap::new();
    for learner in learners {
        let age = |learner: &Named| (learner.created_at, learner.uid);
        let held = first.entry(&learner.folded).or_insert(learner);
        if age(learner) < age(held) {
            *held = learner;
        }
    }
    learners.iter().map(|learner| (learner.id, first[learner.folded.as_str()].id)).collect()
}

/// Finds anew which learners are one person.
pub(super) fn settle(db: &Connection) -> Inner<()> {
    let mut select = db.prepare("SELECT id, uid, name, created_at FROM learner")?;
    let rows = select.query_map([], |row| {
        let name: String = row.get(2)?;
        Ok(Named { id: row.get(0)?, uid: row.get(1)?, folded: fold(&name), created_at: row.get(3)? })
    })?;
    let learners: Vec<Named> = rows.collect::<Result<_, _>>()?;
    let persons = persons(&learners);
    // First out of each other's way: names are one of a kind among those that can be asked for.
    db.execute("UPDATE learner SET folded = char(1) || hex(uid)", [])?;
    let mut put = db.prepare("UPDATE learner SET person = ?2, folded = coalesce(?3, folded) WHERE id = ?1")?;
    for learner in &learners {
        let person = persons.get(&learner.id).filter(|person| **person != learner.id);
        put.execute((learner.id, person, person.is_none().then_some(&learner.folded)))?;
    }
    Ok(())
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn of_one_name_the_first_added_stands_for_all() {
        let named =
            |id: i64, byte, name: &str, created_at| Named { id, uid: [byte; 16], folded: fold(name), created_at };
        let learners =
            [named(1, 9, "Zoé", 50), named(2, 8, " ZOÉ", 40), named(3, 7, "zoé", 40), named(4, 1, "Max", 60)];
        let found = persons(&learners);
        assert_eq!(found, BTreeMap::from([(1, 3), (2, 3), (3, 3), (4, 4)]));
        let mut turned = learners.to_vec();
        turned.reverse();
        assert_eq!(persons(&turned), found);
    }
}
