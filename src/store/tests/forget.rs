//! Forgetting: nothing of a person is left in the file, and nothing brings them back.

use std::fs;

use super::*;

/// A name that nothing else spells.
const NAME: &str = "Zéphyrine Quatrebarbes";

/// Everything that a file and what SQLite keeps beside it hold.
fn bytes(path: &Path) -> Vec<u8> {
    let beside = ["", "-wal", "-shm"].map(|end| fs::read(snapshot::with_end(path, end)).unwrap_or_default());
    beside.concat()
}

fn holds(path: &Path, text: &str) -> bool {
    bytes(path).windows(text.len()).any(|found| found == text.as_bytes())
}

/// A file in which somebody has left all there is to leave, and somebody else too.
fn inhabited(path: &Path) -> Store {
    let mut store = open(path, 1);
    let mut code = {
        let mut n = 0;
        move || {
            n += 1;
            format!("{n:09}")
        }
    };
    store.enrol("5A", &[NAME.to_owned(), "Max".to_owned()], false, NOON.at, &mut code).unwrap();
    let [gone, stays] = [NAME, "Max"].map(|name| store.learner(name).unwrap().unwrap());
    for learner in [gone, stays] {
        for n in 0..30 {
            let mut new = answer(&format!("d/q{n}"), n, Rating::Good);
            new.evidence.given = Some(format!("{}-typed-this", if learner == gone { NAME } else { "Max" }));
            let id = store.append(learner, &new, &Settings::default()).unwrap().id;
            if n == 7 {
                store.retract(id, NOON.at, &Settings::default()).unwrap();
            }
        }
        store.set_setting(learner, Key::NewPerDay, "7", NOON.at).unwrap();
        store
            .mark(
                learner,
                &card("d/q1"),
                &Mark::Flag(format!("note of {}", if learner == gone { NAME } else { "Max" })),
                NOON.at,
            )
            .unwrap();
        store.move_due(learner, &[Move { card: card("d/q2"), due: TODAY.plus(40) }], NOON.at).unwrap();
        let parameters = crate::memory::Parameters::default();
        store.adopt(learner, &Tuning { fitted_at: NOON.at, reviews: 400, log_loss: 0.4, parameters }, None).unwrap();
    }
    store.make_default(gone).unwrap();
    let room = store.open_room("{}", 8080, NOON.at).unwrap();
    let seat = |seat: u32, name: &str, learner: Option<LearnerId>| StoredSeat {
        seat,
        name: Some(name.to_owned()),
        token: Some([seat.to_le_bytes()[0]; 32]),
        device: Some([9; 32]),
        learner,
    };
    // By the code, by the name alone, and others.
    let seats = [
        seat(1, NAME, Some(gone)),
        seat(2, &NAME.to_uppercase(), None),
        seat(3, "Max", Some(stays)),
        seat(4, "Guest", None),
    ];
    store
        .expect(
            room,
            &[
                Expected { name: Some(NAME.to_owned()), learner: Some(gone) },
                Expected { name: Some("Max".to_owned()), learner: Some(stays) },
            ],
        )
        .unwrap();
    let postings = [(gone, 1), (stays, 3)].map(|(learner, seat)| Posting {
        seat,
        epoch: 1,
        review: Some((learner, answer("d/class", 60, Rating::Good))),
    });
    let batch = RoomBatch { seats: &seats, postings: &postings, ..RoomBatch::default() };
    store.write_room(room, &batch, NOON.at, &mut OwnTerms::default()).unwrap();
    store
}

fn whose(store: &Store, name: &str) -> Whose {
    store.traces(store.learner(name).unwrap().unwrap()).unwrap().whose
}

fn count(store: &Store, sql: &str) -> i64 {
    store.db.query_row(sql, [], |row| row.get(0)).unwrap()
}

#[test]
fn nothing_of_the_person_is_left_in_the_file_or_its_log_and_the_others_are_untouched() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sommet.db");
    let mut store = inhabited(&path);
    let traces = store.traces(store.learner(NAME).unwrap().unwrap()).unwrap();
    assert_eq!((traces.answers, traces.marks, &traces.classes[..], traces.seats), (31, 1, &["5A".to_owned()][..], 2));
    let others = |store: &Store| {
        let max = store.learner("Max").unwrap().unwrap();
        let mut log = Vec::new();
        store.reviews(max, Timestamp(0), |entry| log.push(format!("{entry:?}"))).unwrap();
        let mut states = store.card_states(max, None).unwrap();
        states.sort_by(|one, other| one.0.cmp(&other.0));
        (
            log,
            format!("{states:?}"),
            store.members("5A").unwrap().unwrap().into_iter().find(|member| member.name == "Max"),
        )
    };
    let before = others(&store);
    assert!(holds(&path, NAME) && holds(&path, &NAME.to_uppercase()));
    // Only what belongs to who is forgotten can ever be taken out of the log.
    assert!(store.db.execute("DELETE FROM review", []).is_err());
    store.forget(&traces.whose).unwrap();
    assert!(!holds(&path, NAME) && !holds(&path, &NAME.to_uppercase()), "while it is open");
    assert!(!holds(&path, "Zéphyrine") && !holds(&path, "zéphyrine"));
    assert!(others(&store) == before, "somebody else’s progress is as it was");
    assert_eq!(store.learner(NAME).unwrap(), None);
    assert_eq!(store.default_learner().unwrap(), None);
    assert_eq!(store.learners().unwrap().len(), 1);
    assert_eq!(store.expected(RoomId(1)).unwrap().iter().filter(|expected| expected.name.is_none()).count(), 1);
    let names: Vec<_> = store.seats(RoomId(1)).unwrap().into_iter().map(|seat| seat.name).collect();
    assert_eq!(names, [None, None, Some("Max".into()), Some("Guest".into())]);
    assert_eq!(count(&store, "SELECT count(*) FROM review WHERE uid NOT IN (SELECT review FROM posting)"), 30);
    assert_eq!(count(&store, "SELECT count(*) FROM posting"), 1);
    assert!(store.db.execute("DELETE FROM review", []).is_err(), "the log is append-only as ever");
    assert!(store.db.execute("DELETE FROM posting", []).is_err());
    assert!(store.db.execute("DELETE FROM retraction", []).is_err());
    assert!(store.db.execute("DELETE FROM mark", []).is_err());
    let examined = store.examine(NOON, &mut |_, _| {}).unwrap();
    assert_eq!((examined.file.len(), examined.dangling, examined.differences.len()), (0, 0, 0));
    drop(store);
    assert!(!holds(&path, NAME), "and once it is closed");
    // Somebody of the same name is somebody else.
    let mut store = open(&path, 2);
    let new = store.learner_or_create(NAME, NOON.at).unwrap();
    assert_eq!(store.card_states(new, None).unwrap(), []);
}

#[test]
fn an_older_file_does_not_bring_the_person_back_and_a_newer_one_takes_them_out() {
    let folder = tempfile::tempdir().unwrap();
    let [ours, older, elsewhere] =
        ["ours", "older", "elsewhere"].map(|name| folder.path().join(name).join("sommet.db"));
    let mut store = inhabited(&ours);
    for copy in [&older, &elsewhere] {
        fs::create_dir_all(copy.parent().unwrap()).unwrap();
        store.backup_to(copy).unwrap();
    }
    store.forget(&whose(&store, NAME)).unwrap();
    // Answers that the older file has besides.
    let mut other = open(&older, 3);
    let [gone, stays] = [NAME, "Max"].map(|name| other.learner(name).unwrap().unwrap());
    add(&mut other, gone, "d/new", 9_000, Rating::Good);
    add(&mut other, stays, "d/new", 9_000, Rating::Good);
    drop(other);
    let merged = store.merge(&older, NOON, &mut |_, _| {}).unwrap();
    assert_eq!((merged.reviews, merged.forgotten), (1, 0), "what somebody else answered is taken over");
    assert_eq!(store.learner(NAME).unwrap(), None);
    assert!(!holds(&ours, NAME));
    assert_eq!(store.verify().unwrap(), []);
    // The other way about: whoever merges ours forgets as well.
    let mut other = open(&elsewhere, 4);
    assert_eq!(other.merge(&ours, NOON, &mut |_, _| {}).unwrap().forgotten, 1);
    assert!(other.merge(&ours, NOON, &mut |_, _| {}).unwrap().is_empty());
    assert_eq!((other.learner(NAME).unwrap(), other.verify().unwrap()), (None, vec![]));
    assert!(!holds(&elsewhere, NAME));
    // And a file that never knew them carries it on.
    let third = folder.path().join("third/sommet.db");
    let mut stranger = open(&third, 5);
    assert_eq!(stranger.merge(&elsewhere, NOON, &mut |_, _| {}).unwrap().forgotten, 1);
    assert_eq!(stranger.merge(&older, NOON, &mut |_, _| {}).unwrap().forgotten, 0);
    assert_eq!((stranger.learner(NAME).unwrap(), stranger.verify().unwrap()), (None, vec![]));
}

#[test]
fn copies_are_written_anew_and_those_that_cannot_be_are_named() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sommet.db");
    let mut store = inhabited(&path);
    let copy = store.backup(NOON).unwrap();
    let second = store.backup(NOON.plus_seconds(86_400)).unwrap();
    let written = fs::metadata(&copy).unwrap().modified().unwrap();
    let broken = folder.path().join("backups/sommet-2025-01-01.db");
    fs::write(&broken, "no database").unwrap();
    let whose = whose(&store, NAME);
    store.forget(&whose).unwrap();
    assert!(holds(&copy, NAME) && holds(&second, NAME));
    let cleared = store.forget_in_copies(&whose);
    assert_eq!((cleared.cleared, cleared.left), (vec![copy.clone(), second.clone()], vec![broken]));
    assert!(!holds(&copy, NAME) && !holds(&second, NAME));
    assert_eq!(fs::metadata(&copy).unwrap().modified().unwrap(), written, "as old as it was");
    let found = look_into(&copy).unwrap();
    assert_eq!(found.answers, 31, "the others' answers are there");
    assert_eq!(store.forget_in_copies(&whose).cleared, Vec::<std::path::PathBuf>::new(), "once is enough");
    let names: Vec<String> = fs::read_dir(folder.path().join("backups"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    assert_eq!(names.len(), 3, "no log is left beside a copy: {names:?}");
}

#[test]
fn who_is_forgotten_while_their_class_goes_on_leaves_nothing_more() {
    let folder = tempfile::tempdir().unwrap();
    let path = folder.path().join("sommet.db");
    let mut store = inhabited(&path);
    let gone = store.learner(NAME).unwrap().unwrap();
    store.forget(&whose(&store, NAME)).unwrap();
    let seat = StoredSeat {
        seat: 9,
        name: Some(NAME.to_owned()),
        token: Some([1; 32]),
        device: Some([2; 32]),
        learner: Some(gone),
    };
    let answered = Posting { seat: 9, epoch: 2, review: Some((gone, answer("d/q5", 90, Rating::Good))) };
    let batch = RoomBatch { seats: &[seat], postings: &[answered], ..RoomBatch::default() };
    assert_eq!(store.write_room(RoomId(1), &batch, NOON.at, &mut OwnTerms::default()).unwrap(), Posted::default());
    assert!(!holds(&path, NAME));
    let last = store.seats(RoomId(1)).unwrap().pop().unwrap();
    assert_eq!((last.seat, last.name, last.learner), (9, None, None));
}
