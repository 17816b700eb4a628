//! Classes: named groups of learners, the code by which each sits down as themselves, and who is expected in a room.

use rusqlite::{Connection, OptionalExtension};

use crate::model::Timestamp;

use super::classroom::RoomId;
use super::fault::{Inner, NameFault};
use super::learner::{self, check, fold};
use super::{LearnerId, Store, StoreFault};

/// A class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Class {
    /// As it was written first.
    pub name: String,
    /// How many learners are in it.
    pub members: u32,
}

/// A learner of a class.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Member {
    /// The learner.
    pub learner: LearnerId,
    /// Their name.
    pub name: String,
    /// The code that opens for them, nine signs without what groups them.
    pub code: String,
}

/// Somebody who is expected in a room.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Expected {
    /// Their name; `None` once it is forgotten.
    pub name: Option<String>,
    /// The learner, where the roster is a class.
    pub learner: Option<LearnerId>,
}

/// The number that a person goes by: the learners of one name are one.
const PERSON: &str = "coalesce(learner.person, learner.id)";

/// The code of the person `named` that was made last.
fn code_of(named: &str) -> String {
    format!(
        "(SELECT code FROM personal_code JOIN learner AS of ON of.id = personal_code.learner
         WHERE of.id = {named}.id OR of.person = {named}.id ORDER BY made_at DESC, code DESC LIMIT 1)"
    )
}

fn class(db: &Connection, folded: &str) -> Inner<Option<i64>> {
    let mut find = db.prepare_cached("SELECT id FROM class WHERE folded = ?1")?;
    Ok(find.query_row([folded], |row| row.get(0)).optional()?)
}

fn put_code(db: &Connection, learner: LearnerId, code: &str, now: Timestamp) -> Inner<()> {
    // It is the person's latest, whatever a clock that was set back says.
    db.prepare_cached(
        "INSERT INTO personal_code (learner, code, made_at) SELECT ?1, ?2, max(?3, coalesce(1 + max(made_at), ?3))
         FROM personal_code WHERE learner IN (SELECT id FROM learner WHERE id = ?1 OR person = ?1)
         ON CONFLICT DO UPDATE SET code = excluded.code, made_at = excluded.made_at",
    )?
    .execute((learner.0, code, now.0))?;
    Ok(())
}

impl Store {
    /// All classes, by name.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn classes(&self) -> Result<Vec<Class>, StoreFault> {
        self.read(|db| {
            let mut select = db.prepare_cached(&format!(
                "SELECT name, (SELECT count(DISTINCT {PERSON}) FROM member JOIN learner ON learner.id = member.learner
                 WHERE member.class = class.id) FROM class ORDER BY folded"
            ))?;
            let rows = select.query_map([], |row| Ok(Class { name: row.get(0)?, members: row.get(1)? }))?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }

    /// The learners of the class of that name, whatever its case, by their names; `None` where there is no such class.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn members(&self, name: &str) -> Result<Option<Vec<Member>>, StoreFault> {
        self.read(|db| {
            let Some(class) = class(db, &fold(name))? else { return Ok(None) };
            let mut select = db.prepare_cached(&format!(
                "SELECT person.id, person.name, coalesce({}, '') FROM learner AS person WHERE person.id IN
                     (SELECT {PERSON} FROM member JOIN learner ON learner.id = member.learner WHERE class = ?1)
                 ORDER BY person.folded, person.id",
                code_of("person")
            ))?;
            let rows = select.query_map([class], |row| {
                Ok(Member { learner: LearnerId(row.get(0)?), name: row.get(1)?, code: row.get(2)? })
            })?;
            Ok(Some(rows.collect::<Result<_, _>>()?))
        })
    }

    /// Puts learners into a class, which is made if there is none of that name; those who are in it stay as they are. Who has no code
    /// is given one that `code` draws. Returns those who are new in it.
    ///
    /// A name that a learner outside the class has may be that of another person: it is refused unless `known` says that they are
    /// the same.
    ///
    /// # Errors
    /// [`StoreFault::Name`] of the first name that will not do, or what befell the file; nothing is written then.
    pub fn enrol(
        &mut self,
        name: &str,
        names: &[String],
        known: bool,
        now: Timestamp,
        code: &mut dyn FnMut() -> String,
    ) -> Result<Vec<LearnerId>, StoreFault> {
        let (name, folded) = check(name)?;
        let names: Vec<_> = names.iter().map(|name| check(name)).collect::<Result<_, _>>()?;
        self.write(|db, ids| {
            db.execute(
                "INSERT INTO class (name, folded, created_at) VALUES (?1, ?2, ?3) ON CONFLICT DO NOTHING",
                (name, &folded, now.0),
            )?;
            let class = class(db, &folded)?;
            let mut is_in = db.prepare_cached(
                "SELECT EXISTS (SELECT 1 FROM member JOIN learner ON learner.id = member.learner
                 WHERE class = ?1 AND (learner.id = ?2 OR person = ?2))",
            )?;
            let mut put = db.prepare_cached("INSERT INTO member (class, learner) VALUES (?1, ?2)")?;
            let has_code = format!("SELECT {} IS NOT NULL FROM learner AS person WHERE id = ?1", code_of("person"));
            let mut has_code = db.prepare_cached(&has_code)?;
            let mut new = Vec::new();
            for (name, folded) in &names {
                let learner = match learner::find(db, folded)? {
                    Some(found) if is_in.query_row((class, found.0), |row| row.get(0))? => continue,
                    Some(_) if !known => return Err(StoreFault::Name(NameFault::Taken((*name).to_owned())).into()),
                    Some(found) => found,
                    None => learner::add(db, ids, (name, folded), now)?,
                };
                put.execute((class, learner.0))?;
                if !has_code.query_row([learner.0], |row| row.get::<_, bool>(0))? {
                    put_code(db, learner, &code(), now)?;
                }
                new.push(learner);
            }
            Ok(new)
        })
    }

    /// Gives a learner another code; the one they had opens nothing any more.
    ///
    /// # Errors
    /// [`StoreFault`]; nothing is written then.
    pub fn renew_code(&mut self, learner: LearnerId, code: &str, now: Timestamp) -> Result<(), StoreFault> {
        self.write(|db, _| put_code(db, learner, code, now))
    }

    /// Notes who is expected in a room, besides those who are already.
    ///
    /// # Errors
    /// [`StoreFault`]; nothing is written then.
    pub fn expect(&mut self, room: RoomId, expected: &[Expected]) -> Result<(), StoreFault> {
        self.write(|db, _| {
            let mut put = db.prepare_cached(
                "INSERT INTO expected (room, place, name, learner)
                 SELECT ?1, 1 + (SELECT count(*) FROM expected WHERE room = ?1), ?2, ?3",
            )?;
            for Expected { name, learner } in expected {
                put.execute((room.0, name, learner.map(|learner| learner.0)))?;
            }
            Ok(())
        })
    }

    /// Who is expected in a room, in the list's order, those who were forgotten since among them.
    ///
    /// # Errors
    /// [`StoreFault`] when the file cannot be read.
    pub fn expected(&self, room: RoomId) -> Result<Vec<Expected>, StoreFault> {
        self.read(|db| {
            let mut select = db.prepare_cached(&format!(
                "SELECT expected.name, {PERSON} FROM expected LEFT JOIN learner ON learner.id = expected.learner
                 WHERE room = ?1 ORDER BY place"
            ))?;
            let rows = select.query_map([room.0], |row| {
                Ok(Expected { name: row.get(0)?, learner: row.get::<_, Option<i64>>(1)?.map(LearnerId) })
            })?;
            Ok(rows.collect::<Result<_, _>>()?)
        })
    }
}

/// Puts into `main` the classes, members, codes and lists that `theirs` holds besides; how much was new. Classes of one name are one;
/// of two names that differ in case, and of one learner's two codes, the rule knows no order.
pub(super) fn unite(db: &Connection) -> Inner<usize> {
    let classes = db.execute(
        "INSERT INTO main.class (name, folded, created_at)
         SELECT name, folded, created_at FROM theirs.class WHERE true
         ON CONFLICT DO UPDATE SET name = excluded.name, created_at = excluded.created_at
         WHERE (excluded.created_at, excluded.name) < (class.created_at, class.name)",
        [],
    )?;
    let members = db.execute(
        "INSERT OR IGNORE INTO main.member (class, learner)
         SELECT our.id, ours FROM theirs.member JOIN theirs.class AS their ON their.id = member.class
         JOIN main.class AS our ON our.folded = their.folded
         JOIN temp.learner_map ON learner_map.theirs = member.learner",
        [],
    )?;
    let codes = db.execute(
        "INSERT INTO main.personal_code (learner, code, made_at)
         SELECT ours, code, made_at FROM theirs.personal_code AS their
         JOIN temp.learner_map ON learner_map.theirs = their.learner WHERE true
         ON CONFLICT DO UPDATE SET code = excluded.code, made_at = excluded.made_at
         WHERE (excluded.made_at, excluded.code) > (personal_code.made_at, personal_code.code)",
        [],
    )?;
    Ok(classes + members + codes)
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::model::{Moment, Seed};

    const NOW: Timestamp = Timestamp(1_000);

    fn store(folder: &tempfile::TempDir, name: &str, seed: u64) -> Store {
        let now = Moment { at: NOW, utc_offset: 0 };
        Store::open(&folder.path().join(name).join("sommet.db"), now, Seed(seed)).unwrap()
    }

    fn names(list: &[&str]) -> Vec<String> {
        list.iter().map(|name| (*name).to_owned()).collect()
    }

    fn drawn() -> impl FnMut() -> String {
        let mut number = 0;
        move || {
            number += 1;
            format!("{number:09}")
        }
    }

    fn listed(store: &Store, class: &str) -> Vec<(String, String)> {
        store.members(class).unwrap().unwrap().into_iter().map(|member| (member.name, member.code)).collect()
    }

    #[test]
    fn a_class_grows_by_the_names_that_are_new_and_codes_stay() {
        let folder = tempfile::tempdir().unwrap();
        let mut store = store(&folder, "a", 1);
        let mut code = drawn();
        assert_eq!(store.members("5A").unwrap(), None);
        assert_eq!(store.enrol("5A", &names(&["Zoé", "Max"]), false, NOW, &mut code).unwrap().len(), 2);
        let before = listed(&store, "5a");
        assert_eq!(before, [("Max".into(), "000000002".into()), ("Zoé".into(), "000000001".into())]);
        assert_eq!(store.enrol(" 5a ", &names(&["zoé", "Léa"]), false, NOW, &mut code).unwrap().len(), 1);
        assert_eq!(listed(&store, "5A").len(), 3);
        assert_eq!(store.classes().unwrap(), [Class { name: "5A".into(), members: 3 }]);
        assert_eq!(store.default_learner().unwrap(), None, "no pupil becomes the one who studies here");
        // Who bears the name in another class may be somebody else.
        let taken = store.enrol("5B", &names(&["Noé", "Zoé"]), false, NOW, &mut code).unwrap_err();
        assert!(matches!(taken, StoreFault::Name(NameFault::Taken(name)) if name == "Zoé"));
        assert_eq!(store.members("5B").unwrap(), None, "all of it or nothing");
        store.enrol("5B", &names(&["Noé", "Zoé"]), true, NOW, &mut code).unwrap();
        assert_eq!(listed(&store, "5B")[1], ("Zoé".into(), "000000001".into()), "one person has one code");
        let zoe = store.learner("Zoé").unwrap().unwrap();
        store.renew_code(zoe, "999999999", NOW).unwrap();
        assert!([("5A", 2), ("5B", 1)].iter().all(|(class, at)| listed(&store, class)[*at].1 == "999999999"));
    }

    #[test]
    fn a_code_that_was_renewed_in_one_file_is_the_one_that_opens_after_a_merge() {
        let folder = tempfile::tempdir().unwrap();
        let (mut ours, mut theirs) = (store(&folder, "a", 1), store(&folder, "b", 2));
        let mut code = drawn();
        ours.enrol("5A", &names(&["Zoé"]), false, NOW, &mut code).unwrap();
        theirs.enrol("5a", &names(&["Zoé", "Max"]), false, Timestamp(2_000), &mut code).unwrap();
        let zoe = ours.learner("zoé").unwrap().unwrap();
        ours.renew_code(zoe, "777777777", Timestamp(3_000)).unwrap();
        let now = Moment { at: NOW, utc_offset: 0 };
        let merge = |one: &mut Store, other: &Store| one.merge(other.path(), now, &mut |_, _| {}).unwrap();
        assert!(!merge(&mut ours, &theirs).is_empty() && merge(&mut ours, &theirs).is_empty());
        merge(&mut theirs, &ours);
        for store in [&ours, &theirs] {
            assert_eq!(listed(store, "5A"), [("Max".into(), "000000003".into()), ("Zoé".into(), "777777777".into())]);
            assert_eq!(store.classes().unwrap()[0].name, "5A", "as it was written first");
        }
    }
}
