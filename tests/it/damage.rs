//! Damage to the log that the doctor mends: in each of its tables, in keys as in values, in names, and in the order of rows.

use std::fs;
use std::path::Path;

use rusqlite::Connection;

use super::bench::Bench;
use super::doctor::{FIRST, copied, copies, damage, found};

/// Rows of the tables that a few answers leave empty, and an event of a class.
const MORE: &str = "
    INSERT INTO retraction SELECT uid, at + 1000 FROM review ORDER BY uid LIMIT 2;
    INSERT INTO mark SELECT unhex(printf('%012X', at + 10) || '70008000000000000001'), learner, card, at + 10, 'flag', 'odd'
        FROM review ORDER BY uid LIMIT 1;
    INSERT INTO mark SELECT unhex(printf('%012X', at + 20) || '70008000000000000002'), learner, card, at + 20, 'bury', '19000'
        FROM review ORDER BY uid LIMIT 1;
    INSERT INTO relink SELECT unhex(printf('%012X', at + 30) || '70008000000000000003'), card, card, at + 30
        FROM review ORDER BY uid LIMIT 1;
    INSERT INTO room (uid, opened_at, setup, port) VALUES (unhex('00000000000070008000000000000004'), 1739178000000, '{}', 80);
    INSERT INTO happening VALUES (1, 0, 5, '{\"opened\":1}'), (1, 1, 9, '{\"revealed\":1}'), (1, 2, 12, '{\"closed\":1}');
";

/// Changes the file as a program that knows its rules would.
fn change(bench: &Bench, sql: &str) {
    Connection::open(bench.database()).unwrap().execute_batch(sql).unwrap();
}

/// A log in which each table has rows, and so many copies of it.
fn full(copies: usize) -> Bench {
    let mut bench = copied(0);
    change(&bench, MORE);
    bench.run(&["doctor"]);
    for day in 0..copies {
        bench = bench.clock(&format!("2025-02-{}T09:00:00+01:00", 13 + day));
        assert_eq!(bench.run(&["backup"]).code, 0);
    }
    assert_eq!(found(&bench)["well"], true, "{}", found(&bench));
    bench
}

/// All rows of the tables that are facts, each as one text.
fn facts(file: &Path) -> Vec<String> {
    let db = Connection::open(file).unwrap();
    let mut all = Vec::new();
    for table in ["learner", "card", "review", "retraction", "mark", "relink", "happening"] {
        let mut select = db.prepare(&format!("SELECT * FROM {table}")).unwrap();
        let width = select.column_count();
        let mut rows = select.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let cells: Vec<String> = (0..width).map(|column| format!("{:?}", row.get_ref(column).unwrap())).collect();
            all.push(format!("{table}: {}", cells.join(", ")));
        }
    }
    all
}

fn mends(bench: &Bench, before: &[String], what: &str) {
    assert_ne!(facts(&bench.database()), before, "{what}: nothing was damaged");
    let told = found(bench);
    assert_eq!(told["rows"]["mended"]["count"], 1, "{what}: {told}");
    assert_eq!(
        (&told["rows"]["missing"]["count"], &told["file"]["sound"]),
        (&0.into(), &true.into()),
        "{what}: {told}"
    );
    assert_eq!(facts(&bench.database()), before, "{what}");
    let again = bench.run(&["doctor"]);
    assert_eq!(again.code, 0, "{what}: {}", again.out);
}

#[test]
fn each_table_of_the_log_is_mended_in_any_column() {
    let bench = full(2);
    let before = facts(&bench.database());
    for (table, column, value) in [
        ("retraction", "at", "at + 4096"),
        ("mark", "learner", "learner + 64"),
        ("mark", "card", "card - 1"),
        ("mark", "at", "at + 64"),
        ("mark", "kind", "'gury'"),
        ("mark", "value", "'19001'"),
        ("relink", "old", "old - 1"),
        ("relink", "new", "new - 1"),
        ("relink", "at", "at + 64"),
        ("happening", "at", "at + 64"),
        ("happening", "what", "'{\"revealee\":1}'"),
        ("learner", "name", "'zoe'"),
        ("learner", "created_at", "created_at + 64"),
        ("card", "question", "'rivers!'"),
    ] {
        let key = match table {
            "retraction" => "review",
            "happening" => "room * 100 + seq",
            "card" | "learner" => "id",
            _ => "uid",
        };
        let last = format!("WHERE {key} = (SELECT max({key}) FROM {table})");
        damage(&bench.database(), &format!("UPDATE {table} SET {column} = {value} {last}"));
        mends(&bench, &before, &format!("{table}.{column}"));
    }
}

/// Turns one bit of byte `byte` of an id, as SQL would.
fn turn(file: &Path, (table, column, which): (&str, &str, &str), byte: usize) {
    let db = Connection::open(file).unwrap();
    let select = format!("SELECT {column} FROM {table} {which} ORDER BY {column} LIMIT 1");
    let id: Vec<u8> = db.query_row(&select, [], |row| row.get(0)).unwrap();
    let hex = |id: &[u8]| db.query_row("SELECT hex(?1)", [id], |row| row.get::<_, String>(0)).unwrap();
    let mut other = id.clone();
    other[byte] ^= 1;
    damage(file, &format!("UPDATE {table} SET {column} = x'{}' WHERE {column} = x'{}'", hex(&other), hex(&id)));
}

#[test]
fn an_altered_key_is_one_altered_row_and_is_put_back() {
    let ids = [("review", "uid", ""), ("mark", "uid", "WHERE kind = 'flag'"), ("relink", "uid", "")];
    // What contradicts itself needs one copy, what does not needs two.
    for (copies, byte) in [(1, 5), (2, 12)] {
        let bench = full(copies);
        let before = facts(&bench.database());
        for id in ids {
            turn(&bench.database(), id, byte);
            mends(&bench, &before, &format!("{id:?} with {copies}"));
        }
    }
    let bench = full(1);
    let before = facts(&bench.database());
    for id in [("retraction", "review", ""), ("learner", "uid", "")] {
        turn(&bench.database(), id, 12);
        if id.0 == "learner" {
            assert_eq!(found(&bench)["rows"]["unsure"]["count"], 1);
            continue;
        }
        mends(&bench, &before, id.0);
    }
    let bench = full(1);
    let before = facts(&bench.database());
    for (table, change) in [
        ("happening", "seq = seq + 64 WHERE seq = 1"),
        ("happening", "room = room + 8 WHERE seq = 2"),
        ("card", "id = (id | 4) - (id & 4) WHERE question = 'capital-france'"),
    ] {
        damage(&bench.database(), &format!("UPDATE {table} SET {change}"));
        mends(&bench, &before, change);
    }
}

#[test]
fn an_answer_under_another_id_in_the_only_copy_is_not_merged_to_count_twice() {
    let bench = full(1);
    turn(&bench.database(), ("review", "uid", ""), 12);
    let told = found(&bench);
    let count = |kind: &str| told["rows"][kind]["count"].as_u64();
    assert_eq!((count("unsure"), count("missing"), count("mended")), (Some(1), Some(0), Some(0)), "{told}");
    let said = bench.run(&["doctor"]).out;
    assert!(said.contains("nothing tells which is right") && !said.contains("sommet merge"), "{said}");
    // Nor are others of that copy, with which it would come.
    damage(&bench.database(), "DELETE FROM review WHERE uid = (SELECT max(uid) FROM review)");
    let said = bench.run(&["doctor"]).out;
    assert!(said.contains("Do not merge this copy") && !said.contains("sommet merge"), "{said}");
}

#[test]
fn an_altered_id_in_the_copy_changes_nothing() {
    let bench = full(2);
    let before = facts(&bench.database());
    let newest = copies(&bench).pop().unwrap();
    for place in [5, 12] {
        turn(&newest, ("review", "uid", ""), place);
        assert_eq!(found(&bench)["well"], true, "{place}");
    }
    assert_eq!(facts(&bench.database()), before);
}

/// A copy that breaks its own constraints is neither merged nor put back, and its broken row is believed by nobody.
#[test]
fn a_copy_that_breaks_its_constraints_does_no_harm() {
    let bench = full(2);
    let before = facts(&bench.database());
    let newest = copies(&bench).pop().unwrap();
    damage(&newest, &format!("UPDATE review SET rating = 9 {FIRST}"));
    assert_eq!(found(&bench)["well"], true);
    let other = Bench::new().english();
    assert_eq!(other.run(&["learner", "add", "Max"]).code, 0);
    for (bench, verb) in [(&bench, "restore"), (&other, "merge")] {
        let was = facts(&bench.database());
        let ran = bench.run(&[verb, newest.to_str().unwrap()]);
        assert_eq!(ran.code, 3, "{verb}: {ran:?}");
        assert!(ran.err.contains("is damaged"), "{verb}: {}", ran.err);
        assert_eq!(facts(&bench.database()), was, "{verb}");
    }
    // Where the same row is altered in the file as well, the older copy knows it.
    damage(&bench.database(), &format!("UPDATE review SET rating = 8 {FIRST}"));
    mends(&bench, &before, "the same row");
}

#[test]
fn names_of_cards_are_mended_without_a_copy() {
    let bench = full(0);
    let before = facts(&bench.database());
    for name in ["capital-franbe", "capital-\u{4}rance", "capital france"] {
        damage(&bench.database(), &format!("UPDATE card SET question = '{name}' WHERE question = 'capital-france'"));
        mends(&bench, &before, name);
    }
    // More than that nobody can tell, but what it is about.
    damage(&bench.database(), "UPDATE card SET question = 'capi\u{4}\u{4}l-france' WHERE question = 'capital-france'");
    assert_eq!(found(&bench)["rows"]["absurd"]["count"], 1, "{}", found(&bench));
    damage(&bench.database(), "UPDATE card SET question = 'capital-france' WHERE question LIKE 'capi%'");
    damage(&bench.database(), "UPDATE learner SET name = 'zo!' WHERE id = 1");
    let told = found(&bench);
    assert_eq!(told["rows"]["absurd"]["count"], 1, "{told}");
    let said = bench.run(&["doctor"]).out;
    assert!(said.contains("name of a learner"), "{said}");
}

/// Turns a bit of the file itself where `what` stands for the first time; whether it stands there.
fn turn_in_file(file: &Path, what: &[u8], byte: usize, bit: u32) -> bool {
    let mut bytes = fs::read(file).unwrap();
    let Some(place) = bytes.windows(what.len()).position(|there| there == what) else { return false };
    bytes[place + byte] ^= 1 << bit;
    fs::write(file, bytes).unwrap();
    true
}

#[test]
fn rows_that_no_longer_lie_by_their_keys_are_set_in_order() {
    // The lowest byte leaves the order of these answers as it was: then a copy tells.
    for (copies, bytes) in [(0, 0..5), (1, 0..6)] {
        let bench = full(copies);
        let before = facts(&bench.database());
        let id: Vec<u8> = bench
            .look()
            .query_row("SELECT uid FROM review ORDER BY uid LIMIT 1 OFFSET 3", [], |row| row.get(0))
            .unwrap();
        for byte in bytes {
            assert!(turn_in_file(&bench.database(), &id, byte, 6));
            let told = found(&bench);
            assert_eq!(told["rows"]["mended"]["count"], 1, "{byte}: {told}");
            assert_eq!((&told["file"]["sound"], &told["well"]), (&true.into(), &false.into()), "{byte}: {told}");
            assert_eq!(facts(&bench.database()), before, "{byte}");
            assert_eq!(bench.run(&["doctor"]).code, 0, "{byte}");
            // The log is held together as before.
            let db = Connection::open(bench.database()).unwrap();
            assert!(
                db.execute("DELETE FROM review", []).is_err() && db.execute("UPDATE review SET day = 1", []).is_err()
            );
        }
    }
}

#[test]
fn damage_that_is_met_only_in_the_middle_is_met_with_the_newest_good_copy() {
    let bench = full(1);
    // What was mended stands in a newer copy, which is not offered.
    damage(&bench.database(), &format!("UPDATE review SET day = day - 40 {FIRST}"));
    assert_eq!(found(&bench)["rows"]["mended"]["count"], 1);
    let id: Vec<u8> = bench.look().query_row("SELECT max(uid) FROM review", [], |row| row.get(0)).unwrap();
    let mut bytes = fs::read(bench.database()).unwrap();
    let place = bytes.windows(id.len()).position(|there| there == id).unwrap();
    bytes[place / 4096 * 4096] = 0xFF;
    fs::write(bench.database(), bytes).unwrap();
    let ran = bench.run(&["doctor"]);
    assert_eq!(ran.code, 3, "{ran:?}");
    assert!(ran.err.contains("is damaged") && ran.err.contains("sommet restore HOME/progress/backups/"), "{}", ran.err);
    assert!(!ran.err.contains("before-mend"), "{}", ran.err);
    let listed = bench.run(&["restore", "--plain"]);
    assert!(listed.out.contains("sommet-2025-02-13.db") && !listed.out.contains("before-mend"), "{listed:?}");
}

#[test]
fn an_index_that_says_something_else_is_made_again() {
    let bench = full(0);
    let before = facts(&bench.database());
    // The name stands in the row and in the index; whichever is hit first, both are right afterwards.
    assert!(turn_in_file(&bench.database(), b"capital-france", 3, 0));
    let told = found(&bench);
    assert!(!told["file"]["tidied"].as_array().unwrap().is_empty(), "{told}");
    assert_eq!(told["file"]["sound"], true, "{told}");
    assert_eq!(facts(&bench.database()), before);
    assert_eq!(bench.run(&["doctor"]).code, 0);
}

#[test]
fn of_very_many_altered_rows_the_first_are_put_back_and_the_others_counted() {
    let mut bench = full(0);
    change(
        &bench,
        "WITH RECURSIVE event (n) AS (SELECT 3 UNION ALL SELECT n + 1 FROM event WHERE n < 10049)
         INSERT INTO happening SELECT 1, n, n, '{}' FROM event",
    );
    for day in 13..15 {
        bench = bench.clock(&format!("2025-02-{day}T09:00:00+01:00"));
        assert_eq!(bench.run(&["backup"]).code, 0);
    }
    let before = facts(&bench.database());
    damage(&bench.database(), "UPDATE happening SET at = at + 65536");
    let said = bench.run(&["doctor"]).out;
    assert!(said.contains("10,050 rows of the log had been altered"), "{said}");
    assert!(said.contains("50 more are altered and were left for now"), "{said}");
    let told = found(&bench);
    assert_eq!(told["rows"]["mended"]["count"], 50, "{told}");
    assert_eq!(facts(&bench.database()), before);
    assert_eq!(bench.run(&["doctor"]).code, 0);
}
