//! What a million reviews cost to replay, merge, examine and plan from: `cargo bench --bench replay`.
//!
//! Each figure, time on the processor and time on the wall, stands beside its bound; the bare replay of the `fsrs` crate over the same reviews is timed in the same run.
//! Peak memory is read from Linux, of the whole run.

#![allow(clippy::unwrap_used, reason = "a benchmark fails by panicking")]
#![allow(
    clippy::disallowed_methods,
    clippy::print_stdout,
    reason = "a benchmark reads the clock and prints what it read"
)]

use std::path::{Path, PathBuf};
use std::time::{Duration, Instant};

use fsrs::{FSRS, FSRSItem, FSRSReview};
use rusqlite::Connection;
use sommet::memory::{Limits, plan};
use sommet::model::{CardId, Moment, Seed, Stage, Timestamp};
use sommet::store::Store;

const NOON: Moment = Moment { at: Timestamp(1_739_185_200_000), utc_offset: 3600 };
const DAY: i64 = 86_400_000;

/// Days from the first answer to each of the twenty of a card.
const DAYS: [i64; 20] = [0, 0, 2, 13, 59, 59, 60, 64, 75, 100, 101, 105, 120, 160, 161, 166, 180, 220, 310, 330];

fn main() {
    let folder = tempfile::tempdir_in(Path::new(env!("CARGO_MANIFEST_DIR")).join("target")).unwrap();
    let file = |name: &str| folder.path().join(name).join("sommet.db");
    let whole = file("whole");
    fill(&whole, 50_000, |_| true);
    let (bare, _) = timed(bare_replay);
    tell("bare fsrs replay of 1,000,000", bare, 70);
    let mut store = open(&whole);
    // The first run fills the system's cache of the disk; the fastest of three is what replay costs.
    let replay = (0..3).map(|_| timed(|| store.verify().unwrap()).0).min().unwrap();
    tell("1,000,000 reviews of 50,000 cards replayed and compared", replay, 800);
    let rebuilt = (0..3).map(|_| timed(|| store.rebuild().unwrap()).0).min().unwrap();
    tell("the same, and the caches written", rebuilt, 800);
    drop(store);
    let (one, other) = (file("one"), file("other"));
    fill(&one, 50_000, |review| review % 2 == 0);
    fill(&other, 50_000, |review| review % 2 == 1);
    let mut store = open(&one);
    let (merging, merged) = timed(|| store.merge(&other, NOON, &mut |_, _| {}).unwrap());
    assert_eq!(merged.reviews, 500_000);
    tell("two logs of 500,000 merged", merging, 5_000);
    let (again, merged) = timed(|| store.merge(&other, NOON, &mut |_, _| {}).unwrap());
    assert!(merged.is_empty());
    tell("merged again, nothing new", again, 5_000);
    store.backup(NOON).unwrap();
    let (examining, found) = timed(|| store.examine(NOON, &mut |_, _| {}).unwrap());
    assert!(found.differences.is_empty() && found.file.is_empty());
    assert!(found.witnessed.copy.is_some() && found.witnessed.missing.is_empty());
    tell("the doctor on both, held against a copy", examining, 5_000);
    drop(store);
    let states = file("states");
    fill_states(&states, 1_000_000);
    // A store keeps what it has read, and a run of sommet plans once: each plan is that of a store just opened. It is read by two
    // threads, so that the wall is what counts; the processor's time is that of the longer one.
    let planning = |_| {
        let store = open(&states);
        timed(|| plan_today(&store)).0
    };
    let planning = (0..9).map(planning).min_by_key(|took| took.wall).unwrap();
    tell("today's plan from 1,000,000 states", planning, 150);
    println!("{:>8} MB of memory at most, bound 500", peak_megabytes());
}

fn tell(what: &str, took: Took, bound: u32) {
    let millis = |time: Duration| time.as_secs_f64() * 1000.0;
    println!("{:>8.1} ms ({:>8.1} on the wall), bound {bound:>5} ms: {what}", millis(took.busy), millis(took.wall));
}

/// How long something took: on the processor, and on the wall, which others on the machine make longer.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord)]
struct Took {
    busy: Duration,
    wall: Duration,
}

fn timed<T>(work: impl FnOnce() -> T) -> (Took, T) {
    let (start, busy) = (Instant::now(), busy());
    let done = work();
    let wall = start.elapsed();
    (Took { busy: self::busy().map_or(wall, |now| now.saturating_sub(busy.unwrap_or_default())), wall }, done)
}

/// How long this thread has been on a processor, where Linux says so.
fn busy() -> Option<Duration> {
    let text = std::fs::read_to_string("/proc/thread-self/schedstat").ok()?;
    Some(Duration::from_nanos(text.split(' ').next()?.parse().ok()?))
}

fn open(path: &Path) -> Store {
    Store::open(path, NOON, Seed(1)).unwrap()
}

fn rating(card: i64, review: usize) -> u32 {
    if (card * 7 + i64::try_from(review).unwrap() * 3) % 9 == 0 { 1 } else { 3 }
}

fn bare_replay() -> f32 {
    let model = FSRS::default();
    let review = |card: i64, number: usize| {
        let days = if number == 0 { 0 } else { DAYS[number] - DAYS[number - 1] };
        FSRSReview { rating: rating(card, number), delta_t: u32::try_from(days).unwrap() }
    };
    let item = |card: i64| FSRSItem { reviews: (0..DAYS.len()).map(|number| review(card, number)).collect() };
    (0..50_000).map(|card| model.memory_state(item(card), None).unwrap().stability).sum()
}

/// A file of one learner with twenty reviews a card, of which `keep` says which are there; a third of the cards are
/// asked as choices of four.
fn fill(path: &PathBuf, cards: i64, keep: impl Fn(usize) -> bool) {
    let db = begin(path, cards);
    let mut insert = db
        .prepare(
            "INSERT INTO review (uid, learner, card, at, day, rating, guess, overruled, purpose, due_day, millis,
                 stage, utc_offset, variant, outcome, credit, hinted, retries, given)
             SELECT ?1, 1, id, ?3, ?4, ?5, ?6, 0, 'study', ?7, 4000, 2, 3600, 'Typed', 'right', 1, 0, 0, 'une réponse'
             FROM card WHERE question = ?2",
        )
        .unwrap();
    let start = NOON.at.0 - 340 * DAY;
    for (number, days) in DAYS.iter().enumerate().filter(|(number, _)| keep(*number)) {
        for card in 0..cards {
            let at = start + days * DAY + i64::try_from(number).unwrap() * 6_000_000 + card * 100;
            let day = Moment { at: Timestamp(at), utc_offset: 3600 }.study_day(4).0;
            let due = day + i32::try_from(DAYS.get(number + 1).unwrap_or(&400) - days).unwrap().max(1);
            let guess = if card % 3 == 0 { 0.25 } else { 0.0 };
            let question = format!("question-{card}");
            insert.execute((uid(at, card), question, at, day, rating(card, number), guess, due)).unwrap();
        }
    }
    drop(insert);
    finish(&db);
    drop(open(path));
}

/// A file of so many states in review, of which 2,000 are due.
fn fill_states(path: &PathBuf, cards: i64) {
    let db = begin(path, cards);
    let today = NOON.study_day(4).0;
    db.execute(
        "INSERT INTO card_state (learner, card, due_at, due_day, phase, step, stability, difficulty, last_at, last_day,
             reps, lapses)
         SELECT 1, id, NULL, ?1 + CASE WHEN row_number() OVER () <= 2000 THEN -1 ELSE 1 + abs(id) % 300 END, 2, 0, 50.0,
             5.0, ?2, ?1 - 20, 6, 0 FROM card",
        (today, NOON.at.0 - 20 * DAY),
    )
    .unwrap();
    db.execute_batch("COMMIT").unwrap();
}

fn begin(path: &PathBuf, cards: i64) -> Connection {
    let mut store = open(path);
    store.learner_or_create("Zoé", NOON.at).unwrap();
    drop(store);
    let db = Connection::open(path).unwrap();
    db.execute_batch("PRAGMA synchronous = OFF; PRAGMA foreign_keys = OFF; BEGIN").unwrap();
    let mut insert = db.prepare("INSERT INTO card (id, deck, question, facet) VALUES (?1, ?2, ?3, '')").unwrap();
    for card in 0..cards {
        let (deck, question) = (format!("deck-{}", card % 50), format!("question-{card}"));
        // The number that the store gives to a card of that name.
        let hash = blake3::hash(format!("{deck}/{question}#").as_bytes());
        let number = i64::from_le_bytes(hash.as_bytes()[..8].try_into().unwrap()) & i64::MAX;
        insert.execute((number, deck, question)).unwrap();
    }
    drop(insert);
    db.execute_batch("CREATE INDEX by_question ON card (question)").unwrap();
    db
}

fn finish(db: &Connection) {
    db.execute_batch("DROP INDEX by_question; UPDATE meta SET value = '0' WHERE key = 'memory-rule'; COMMIT").unwrap();
}

fn uid(at: i64, card: i64) -> [u8; 16] {
    let mut uid = [0; 16];
    uid[..6].copy_from_slice(&at.to_be_bytes()[2..]);
    uid[8..].copy_from_slice(&card.to_be_bytes());
    uid
}

/// What a glance does: what is due, what was met, and twenty new cards of twenty decks, behind a thousand that are met in each.
fn plan_today(store: &Store) {
    let learner = store.learner("Zoé").unwrap().unwrap();
    let due = store.due(learner, NOON, 4).unwrap();
    assert_eq!(due.len(), 2000);
    let standing = store.standing(learner).unwrap();
    let card = |deck: i64, n: i64| -> CardId { format!("deck-{deck}/question-{}", deck + n * 50).parse().unwrap() };
    let deck = |deck: i64| {
        let standing = &standing;
        (19_000..20_100).map(move |n| card(deck, n)).filter(move |card| standing.stage(card) == Stage::New)
    };
    let planned = plan(due, (0..20).map(deck).collect(), &[], Limits { new: 20, reviews: None }, Seed(1));
    assert_eq!(planned.queue.len(), 2020);
}

/// The most memory this process ever held.
fn peak_megabytes() -> u64 {
    let status = std::fs::read_to_string("/proc/self/status").unwrap_or_default();
    let line = status.lines().find_map(|line| line.strip_prefix("VmHWM:"));
    line.and_then(|line| line.trim().trim_end_matches(" kB").parse::<u64>().ok()).unwrap_or(0) / 1024
}
