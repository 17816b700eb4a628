//! Killed at any instant, sommet has every answer that it acknowledged.

use std::thread;
use std::time::Duration;

use rand::{RngExt, SeedableRng};
use rand_chacha::ChaCha8Rng;

use super::bench::Bench;

/// What the screen says of an answer that is stored.
const ACKNOWLEDGED: &str = " · revient dans";

/// How often a running session is killed.
const KILLS: u32 = 200;

/// A deck of as many typed questions as a run may answer.
fn deck(questions: usize) -> String {
    let questions = (0..questions).map(|n| format!(r#"(id: "q{n}", ask: "Question {n} ?", answer: Typed(["a"])),"#));
    format!(r#"Deck(id: "d", title: "D", language: "fr", questions: [{}])"#, questions.collect::<String>())
}

#[test]
fn no_acknowledged_answer_is_ever_lost() {
    let bench = Bench::new().deck("d.ron", &deck(2000)).real_clock();
    let mut chance = ChaCha8Rng::seed_from_u64(20_250_210);
    let mut answered_in_all = 0;
    for kill in 0..KILLS {
        let before = stored(&bench);
        let mut run = bench.start(&["study", "--plain", "--new", "2000"]);
        run.answer_without_end();
        // Some runs are killed while they start, most while they write.
        if kill % 4 != 0 {
            run.wait_for(ACKNOWLEDGED, chance.random_range(1..6));
        }
        thread::sleep(Duration::from_micros(chance.random_range(0..20_000)));
        let shown = i64::try_from(run.kill_and_count(ACKNOWLEDGED)).unwrap();
        let new = stored(&bench) - before;
        assert!(new >= shown, "kill {kill}: {shown} answers were acknowledged, {new} are stored");
        assert!(new <= shown + 1, "kill {kill}: {shown} answers were acknowledged, {new} are stored");
        if bench.database().exists() {
            // By a connection that may write: what was being made when it was killed is rolled back first.
            let db = rusqlite::Connection::open(bench.database()).unwrap();
            let sound: String = db.query_row("PRAGMA integrity_check", [], |row| row.get(0)).unwrap();
            assert_eq!(sound, "ok", "kill {kill}");
        }
        answered_in_all += shown;
    }
    assert!(answered_in_all > 200, "only {answered_in_all} answers were given: the runs are killed too early to tell");
    let store = sommet::store::Store::open(&bench.database(), noon(), sommet::model::Seed(1)).unwrap();
    assert_eq!(store.verify().unwrap(), [], "the caches are what the log makes of them");
}

/// Reviews in the log; none where not even the file or its tables are there yet.
fn stored(bench: &Bench) -> i64 {
    let count =
        |db: rusqlite::Connection| db.query_row("SELECT count(*) FROM review", [], |row| row.get(0)).unwrap_or(0);
    if bench.database().exists() { count(bench.look()) } else { 0 }
}

fn noon() -> sommet::model::Moment {
    sommet::model::Moment { at: sommet::model::Timestamp(1_739_200_000_000), utc_offset: 3600 }
}
