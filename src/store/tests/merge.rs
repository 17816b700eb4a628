//! Merging knows no order, loses nothing and harms nothing, whatever was done in either file.

use std::fs;

use proptest::prelude::*;
use rusqlite::types::Value;

use super::*;
use crate::memory::Parameters;
use crate::model::ReviewId;

#[derive(Clone, Copy, Debug)]
enum Op {
    Append { name: usize, card: u8, minutes: i64, rating: u8, practice: bool },
    Retract(prop::sample::Index),
    Overrule(prop::sample::Index, u8),
    Mark { name: usize, card: u8, kind: u8 },
    Set(usize, &'static str),
    Reset(usize),
    Rename(usize, usize),
    Relink(u8, u8),
    Tune(usize, u8),
    Untune(usize),
    Move { name: usize, card: u8, days: i32 },
    Enrol { class: usize, name: usize },
    Renew(usize),
    Post { name: usize, epoch: u32, rating: u8 },
    Forget(usize),
}

const NAMES: [&str; 4] = ["Zoé", "ZOÉ", "Max", "Léa"];

fn op() -> impl Strategy<Value = Op> {
    let minutes = prop_oneof![Just(0_i64), 0..30_i64, 0..6_000_i64, -3_000..0_i64];
    let append = (0..4_usize, 0..4_u8, minutes, 1..=4_u8, prop::bool::weighted(0.1));
    prop_oneof![
        8 => append.prop_map(|(name, card, minutes, rating, practice)| Op::Append { name, card, minutes, rating, practice }),
        2 => any::<prop::sample::Index>().prop_map(Op::Retract),
        1 => (any::<prop::sample::Index>(), 1..=4_u8).prop_map(|(which, rating)| Op::Overrule(which, rating)),
        2 => (0..4_usize, 0..4_u8, 0..4_u8).prop_map(|(name, card, kind)| Op::Mark { name, card, kind }),
        2 => (0..4_usize, prop::sample::select(vec!["5", "6", "7"])).prop_map(|(name, value)| Op::Set(name, value)),
        1 => (0..4_usize).prop_map(Op::Reset),
        1 => (0..4_usize, 0..4_usize).prop_map(|(from, to)| Op::Rename(from, to)),
        1 => (0..4_u8, 0..4_u8).prop_map(|(old, new)| Op::Relink(old, new)),
        1 => (0..4_usize, 1..9_u8).prop_map(|(name, good)| Op::Tune(name, good)),
        1 => (0..4_usize).prop_map(Op::Untune),
        1 => (0..4_usize, 0..4_u8, 1..99_i32).prop_map(|(name, card, days)| Op::Move { name, card, days }),
        2 => (0..2_usize, 0..4_usize).prop_map(|(class, name)| Op::Enrol { class, name }),
        1 => (0..4_usize).prop_map(Op::Renew),
        4 => (0..4_usize, 1..4_u32, 1..=3_u8).prop_map(|(name, epoch, rating)| Op::Post { name, epoch, rating }),
        1 => (0..4_usize).prop_map(Op::Forget),
    ]
}

fn quick(path: &Path, seed: u64) -> Store {
    let store = open(path, seed);
    // Durability is not what is tested here, and waiting for the disk takes the time of more cases.
    store.db.execute_batch("PRAGMA synchronous = OFF").unwrap();
    store
}

fn standing_reviews(store: &Store) -> Vec<ReviewId> {
    let sql = "SELECT uid FROM review WHERE uid NOT IN (SELECT review FROM retraction) ORDER BY uid";
    let mut select = store.db.prepare(sql).unwrap();
    select.query_map([], |row| row.get(0).map(ReviewId)).unwrap().map(Result::unwrap).collect()
}

fn run(store: &mut Store, now: &mut Moment, op: Op) {
    match op {
        Op::Append { name, card, minutes, rating, practice } => {
            *now = now.plus_seconds(minutes * 60);
            let mut new = answer(&format!("d/q{card}"), 0, Rating::from_number(rating).unwrap());
            new.moment = *now;
            new.evidence.purpose = if practice { Purpose::Practice } else { Purpose::Study };
            let learner = store.learner_or_create(NAMES[name], now.at).unwrap();
            store.append(learner, &new, &Settings::default()).unwrap();
        }
        Op::Retract(which) => {
            let standing = standing_reviews(store);
            if !standing.is_empty() {
                store.retract(*which.get(&standing), now.at, &Settings::default()).unwrap();
            }
        }
        Op::Overrule(which, rating) => {
            let standing = standing_reviews(store);
            if !standing.is_empty() {
                let rating = Rating::from_number(rating).unwrap();
                store.overrule(*which.get(&standing), rating, now.at, &Settings::default(), None).unwrap();
            }
        }
        Op::Mark { name, card, kind } => {
            let mark =
                [Mark::Suspend, Mark::Resume, Mark::Flag("why".to_owned()), Mark::Unflag][usize::from(kind)].clone();
            let learner = store.learner_or_create(NAMES[name], now.at).unwrap();
            store.mark(learner, &format!("d/q{card}").parse().unwrap(), &mark, now.at).unwrap();
        }
        Op::Set(name, value) => {
            let learner = store.learner_or_create(NAMES[name], now.at).unwrap();
            store.set_setting(learner, Key::NewPerDay, value, now.at).unwrap();
        }
        Op::Reset(name) => {
            let learner = store.learner_or_create(NAMES[name], now.at).unwrap();
            store.reset_setting(learner, Key::NewPerDay, now.at).unwrap();
        }
        Op::Rename(from, to) => {
            if let Some(learner) = store.learner(NAMES[from]).unwrap() {
                // A name that is taken stays where it is.
                let _ = store.rename_learner(learner, NAMES[to], now.at);
            }
        }
        Op::Relink(old, new) => {
            let card = |n| card(&format!("d/q{n}"));
            store.relink(&[(card(old), card(new))], now.at).unwrap();
        }
        Op::Tune(name, good) => {
            let learner = store.learner_or_create(NAMES[name], now.at).unwrap();
            let mut weights = Parameters::default().weights().to_vec();
            weights[2] = f32::from(good);
            let parameters = Parameters::new(&weights).unwrap();
            store.adopt(learner, &Tuning { fitted_at: now.at, reviews: 400, log_loss: 0.4, parameters }, None).unwrap();
        }
        Op::Untune(name) => {
            let learner = store.learner_or_create(NAMES[name], now.at).unwrap();
            store.forget_tuning(learner, now.at).unwrap();
        }
        Op::Move { name, card, days } => {
            let learner = store.learner_or_create(NAMES[name], now.at).unwrap();
            let to = Move { card: format!("d/q{card}").parse().unwrap(), due: TODAY.plus(days) };
            store.move_due(learner, &[to], now.at).unwrap();
        }
        Op::Enrol { class, name } => {
            let names = [NAMES[name].to_owned()];
            let mut code = || format!("{:09}", now.at.0 % 1_000_000_000);
            store.enrol(["5A", "5a"][class], &names, true, now.at, &mut code).unwrap();
        }
        Op::Renew(name) => {
            let learner = store.learner_or_create(NAMES[name], now.at).unwrap();
            store.renew_code(learner, &format!("{name:09}"), now.at).unwrap();
        }
        Op::Post { name, epoch, rating } => {
            let room = match store.last_room().unwrap() {
                Some(number) => store.room(number).unwrap().unwrap().id,
                None => store.open_room("{}", 1, now.at).unwrap(),
            };
            let learner = store.learner_or_create(NAMES[name], now.at).unwrap();
            let new = answer(&format!("d/q{epoch}"), i64::from(epoch) * 7, Rating::from_number(rating).unwrap());
            let seat = u32::try_from(name).unwrap() + 1;
            let postings = [Posting { seat, epoch, review: Some((learner, new)) }];
            let batch = RoomBatch { postings: &postings, ..RoomBatch::default() };
            store.write_room(room, &batch, now.at, &mut OwnTerms::default()).unwrap();
            let again = store.write_room(room, &batch, now.at, &mut OwnTerms::default()).unwrap();
            assert_eq!(again, Posted::default(), "said twice, it is done once");
        }
        Op::Forget(name) => {
            if let Some(learner) = store.learner(NAMES[name]).unwrap() {
                let whose = store.traces(learner).unwrap().whose;
                store.forget(&whose).unwrap();
            }
        }
    }
}

const LEARNER: &str = "(SELECT hex(uid) FROM learner WHERE id = learner)";

/// Which of a person's numbers a cache goes by is each file's own affair; the least of their ids is not.
const PERSON: &str = "(SELECT hex(min(uid)) FROM learner AS same WHERE same.id = learner OR same.person = learner)";

/// All a file knows and derives, in words that do not depend on its numbers, in order.
fn content(store: &Store) -> Vec<String> {
    let name = |number: &str| format!("(SELECT deck || '/' || question || '#' || facet FROM card WHERE id = {number})");
    let (card, old, new) = (name("card"), name("old"), name("new"));
    let columns = |table: &str| {
        let mut select = store.db.prepare("SELECT name FROM pragma_table_info(?1)").unwrap();
        let names: Vec<String> = select.query_map([table], |row| row.get(0)).unwrap().map(Result::unwrap).collect();
        let own = names.into_iter().filter(|name| !["learner", "card", "old", "new"].contains(&name.as_str()));
        own.collect::<Vec<_>>().join(", ")
    };
    let mut queries = vec![
        "SELECT 'learner', uid, name, named_at, created_at, forgotten, (SELECT min(uid) FROM learner AS same
             WHERE coalesce(same.person, same.id) = coalesce(learner.person, learner.id)) FROM learner"
            .to_owned(),
        format!("SELECT 'setting', {LEARNER}, {} FROM setting", columns("setting")),
        format!("SELECT 'relink', {old}, {new}, {} FROM relink", columns("relink")),
        format!("SELECT 'goes by', {}, {} FROM card WHERE goes_by IS NOT NULL", name("card.id"), name("card.goes_by")),
        format!("SELECT 'tally', {PERSON}, {} FROM tally", columns("tally")),
        "SELECT 'retraction', review, at FROM retraction".to_owned(),
        "SELECT 'class', name, folded, created_at FROM class".to_owned(),
        format!("SELECT 'member', folded, {LEARNER} FROM member JOIN class ON class.id = class"),
        format!("SELECT 'code', {LEARNER}, code, made_at FROM personal_code"),
        "SELECT 'posting', room.uid, seat, epoch, turn, review FROM posting JOIN room ON room.id = room".to_owned(),
    ];
    queries.push(format!("SELECT 'parameters', {LEARNER}, fitted_at, weights, forgotten FROM parameters"));
    for (table, whose) in
        [("moved_due", LEARNER), ("review", LEARNER), ("mark", LEARNER), ("card_state", PERSON), ("card_mark", PERSON)]
    {
        queries.push(format!("SELECT '{table}', {whose}, {card}, {} FROM {table}", columns(table)));
    }
    let mut lines = Vec::new();
    for sql in queries {
        let mut select = store.db.prepare(&sql).unwrap();
        let width = select.column_count();
        let mut rows = select.query([]).unwrap();
        while let Some(row) = rows.next().unwrap() {
            let values: Vec<Value> = (0..width).map(|column| row.get_unwrap(column)).collect();
            lines.push(format!("{values:?}"));
        }
    }
    for learner in store.learners().unwrap() {
        lines.push(format!("{:?}", Learner { id: LearnerId(0), ..learner }));
    }
    lines.sort();
    lines
}

/// Answers of which more than one posting stands.
fn twice_posted(store: &Store) -> u32 {
    let sql = "SELECT count(*) FROM (SELECT 1 FROM posting WHERE review NOT IN (SELECT review FROM retraction)
         GROUP BY room, seat, epoch HAVING count(*) > 1)";
    store.db.query_row(sql, [], |row| row.get(0)).unwrap()
}

fn forgotten(store: &Store) -> Vec<String> {
    let mut select = store.db.prepare("SELECT hex(uid) FROM learner WHERE forgotten").unwrap();
    select.query_map([], |row| row.get(0)).unwrap().map(Result::unwrap).collect()
}

/// Three files, some of them begun as copies of one, and each then used on its own.
struct Machines {
    folder: TempDir,
    made: u64,
}

impl Machines {
    fn path(&self, name: &str) -> std::path::PathBuf {
        self.folder.path().join(name).join("sommet.db")
    }

    fn set_up(base: &[Op], each: &[(bool, Vec<Op>); 3]) -> Self {
        let machines = Self { folder: tempfile::tempdir().unwrap(), made: 0 };
        let mut store = quick(&machines.path("base"), 99);
        let mut now = NOON;
        for op in base {
            run(&mut store, &mut now, *op);
        }
        drop(store);
        for (number, (fresh, ops)) in (0_u64..).zip(each) {
            let path = machines.path(&number.to_string());
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            if !fresh {
                fs::copy(machines.path("base"), &path).unwrap();
            }
            let (mut store, mut now) = (quick(&path, number), now);
            for op in ops {
                run(&mut store, &mut now, *op);
            }
        }
        machines
    }

    /// A copy of the file `first` with the others merged into it one by one.
    fn merged(&mut self, first: &str, others: &[&str]) -> String {
        self.made += 1;
        let name = format!("m{}", self.made);
        fs::create_dir_all(self.path(&name).parent().unwrap()).unwrap();
        fs::copy(self.path(first), self.path(&name)).unwrap();
        let mut store = quick(&self.path(&name), 1000 + self.made);
        for other in others {
            let theirs = self.path(other);
            let before = fs::read(&theirs).unwrap();
            store.merge(&theirs, NOON, &mut |_, _| {}).unwrap();
            assert_eq!(store.verify().unwrap(), []);
            assert_eq!(twice_posted(&store), 0, "of an answer of a class one review stands");
            assert_eq!(fs::read(&theirs).unwrap(), before);
            assert!(store.merge(&theirs, NOON, &mut |_, _| {}).unwrap().is_empty(), "a second time brings nothing");
        }
        name
    }

    fn content(&self, name: &str) -> Vec<String> {
        content(&quick(&self.path(name), 7))
    }
}

proptest! {
    #![proptest_config(ProptestConfig { cases: 32, failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_order_of_merging_does_not_matter(
        base in prop::collection::vec(op(), 0..12),
        each in prop::array::uniform3((any::<bool>(), prop::collection::vec(op(), 0..12))),
    ) {
        let mut machines = Machines::set_up(&base, &each);
        let (ab, ba) = (machines.merged("0", &["1"]), machines.merged("1", &["0"]));
        prop_assert_eq!(machines.content(&ab), machines.content(&ba));
        let bc = machines.merged("1", &["2"]);
        let (left, right) = (machines.merged(&ab, &["2"]), machines.merged("0", &[&bc]));
        let whole = machines.content(&left);
        prop_assert_eq!(&whole, &machines.content(&right));
        // Nothing is lost, and nothing comes from nowhere.
        let log = |line: &&String| line.contains("\"review\"") || line.contains("\"mark\"") || line.contains("\"relink\"");
        let lines = |name: &str| machines.content(name).iter().filter(log).cloned().collect::<HashSet<_>>();
        let mut union: HashSet<String> = ["0", "1", "2"].into_iter().flat_map(lines).collect();
        // But for what belongs to who was forgotten in any of them.
        let gone = forgotten(&quick(&machines.path(&left), 8));
        union.retain(|line| !gone.iter().any(|uid| line.contains(uid)));
        prop_assert_eq!(union, whole.iter().filter(log).cloned().collect::<HashSet<_>>());
    }
}

fn two_files() -> (TempDir, Store, Store) {
    let folder = tempfile::tempdir().unwrap();
    let stores = [("ours", 1), ("theirs", 2)].map(|(name, seed)| {
        let mut store = quick(&folder.path().join(name).join("sommet.db"), seed);
        let learner = store.learner_or_create("Zoé", NOON.at).unwrap();
        for n in 0..40 {
            add(&mut store, learner, &format!("d/{name}{n}"), n, Rating::Good);
            add(&mut store, learner, "d/both", n, Rating::Good);
        }
        store
    });
    let [ours, theirs] = stores;
    (folder, ours, theirs)
}

#[test]
fn cards_that_bear_another_number_there_are_found_by_name() {
    let (folder, mut ours, _) = two_files();
    let path = folder.path().join("third/sommet.db");
    let mut third = quick(&path, 3);
    // Another card took the number first.
    let taken = row::number_of(&card("d/both"));
    let sql = "INSERT INTO card (id, deck, question, facet) VALUES (?1, 'd', 'stranger', '')";
    third.db.execute(sql, [taken]).unwrap();
    let learner = third.learner_or_create("Zoé", NOON.at).unwrap();
    add(&mut third, learner, "d/both", 5000, Rating::Again);
    add(&mut third, learner, "d/stranger", 5000, Rating::Again);
    drop(third);
    let merged = ours.merge(&path, NOON, &mut |_, _| {}).unwrap();
    assert_eq!((merged.reviews, merged.learners), (2, 1));
    let zoe = ours.learner("zoé").unwrap().unwrap();
    let reps = |name: &str| state_of(&ours, zoe, &card(name)).unwrap().map(|state| state.reps);
    assert_eq!((reps("d/both"), reps("d/stranger")), (Some(41), Some(1)));
    assert_eq!(ours.verify().unwrap(), []);
}

#[test]
fn a_merge_that_fails_changes_nothing() {
    let (folder, mut ours, theirs) = two_files();
    drop(theirs);
    let path = folder.path().join("theirs/sommet.db");
    let before = content(&ours);
    let progress = &mut |_: usize, _: usize| {};
    ours.db.execute_batch("PRAGMA query_only = ON").unwrap();
    let fault = ours.merge(&path, NOON, progress).unwrap_err();
    assert!(matches!(fault, StoreFault::ReadOnly { .. }), "{fault:?}");
    ours.db.execute_batch("PRAGMA query_only = OFF").unwrap();
    let pages: i64 = ours.db.pragma_query_value(None, "page_count", |row| row.get(0)).unwrap();
    ours.db.pragma_update(None, "max_page_count", pages).unwrap();
    let fault = ours.merge(&path, NOON, progress).unwrap_err();
    assert!(matches!(fault, StoreFault::Full { .. }), "{fault:?}");
    assert_eq!(content(&ours), before);
    ours.db.pragma_update(None, "max_page_count", 1_000_000).unwrap();
    // Where no copy can be made of what is there, it is left as it is.
    let backups = folder.path().join("ours/backups");
    fs::write(&backups, "in the way").unwrap();
    let fault = ours.merge(&path, NOON, progress).unwrap_err();
    assert!(matches!(fault, StoreFault::Folder { .. }), "{fault:?}");
    assert_eq!(content(&ours), before);
    fs::remove_file(&backups).unwrap();
    assert_eq!(ours.merge(&path, NOON, progress).unwrap().reviews, 80);
    assert_eq!(ours.verify().unwrap(), []);
}

#[test]
fn hourly_merges_push_no_daily_copy_out() {
    let (folder, mut ours, mut theirs) = two_files();
    for day in 0..5 {
        ours.backup_if_due(NOON.plus_seconds(day * 86_400)).unwrap();
    }
    let zoe = theirs.learner("zoé").unwrap().unwrap();
    for hour in 0..14 {
        add(&mut theirs, zoe, "d/both", 100 + hour * 60, Rating::Good);
        ours.merge(theirs.path(), NOON, &mut |_, _| {}).unwrap();
    }
    let names = fs::read_dir(folder.path().join("ours/backups")).unwrap();
    let names: Vec<String> = names.map(|entry| entry.unwrap().file_name().into_string().unwrap()).collect();
    let (before, days): (Vec<_>, Vec<_>) = names.iter().partition(|name| name.contains("-before-merge"));
    assert_eq!((before.len(), days.len()), (10, 5), "{names:?}");
}
