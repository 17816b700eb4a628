//! Answers of a class in schedules: each once, at its own instant, as often as it is said and however it comes to be marked.

use super::*;

const ROOM: &str = "{}";

fn room(store: &mut Store) -> RoomId {
    store.open_room(ROOM, 8080, NOON.at).unwrap()
}

fn posting(learner: LearnerId, epoch: u32, minutes: i64, rating: Rating) -> Posting {
    Posting { seat: 1, epoch, review: Some((learner, answer(&format!("d/q{epoch}"), minutes, rating))) }
}

fn post(store: &mut Store, room: RoomId, postings: &[Posting]) -> Posted {
    let batch = RoomBatch { postings, ..RoomBatch::default() };
    store.write_room(room, &batch, NOON.at, &mut OwnTerms::default()).unwrap()
}

fn posted(added: usize, changed: usize, withdrawn: usize) -> Posted {
    Posted { added, changed, withdrawn }
}

fn standing(store: &Store, learner: LearnerId) -> Vec<(CardId, Moment, Rating)> {
    let mut found = Vec::new();
    store
        .reviews(learner, Timestamp(0), |Entry { review, .. }| found.push((review.card, review.moment, review.rating)))
        .unwrap();
    found
}

#[test]
fn an_answer_is_posted_once_and_moves_the_schedule_as_at_the_prompt() {
    let (_folder, mut store, learner) = bench();
    let other = store.learner_or_create("Max", NOON.at).unwrap();
    let room = room(&mut store);
    let all = [posting(learner, 1, 1, Rating::Good), posting(learner, 2, 2, Rating::Again)];
    assert_eq!(post(&mut store, room, &all[..1]), posted(1, 0, 0));
    assert_eq!(post(&mut store, room, &all), posted(1, 0, 0), "what is there stays");
    assert_eq!(post(&mut store, room, &all), posted(0, 0, 0));
    for (card, minutes, rating) in [("d/q1", 1, Rating::Good), ("d/q2", 2, Rating::Again)] {
        add(&mut store, other, card, minutes, rating);
        let states = [learner, other].map(|learner| state_of(&store, learner, &super::card(card)).unwrap());
        assert_eq!(states[0], states[1], "{card}");
    }
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn an_answer_that_is_marked_otherwise_later_counts_anew_at_its_own_instant() {
    let (_folder, mut store, learner) = bench();
    let room = room(&mut store);
    post(&mut store, room, &[posting(learner, 1, 0, Rating::Again)]);
    // At home, the days after.
    for day in 1..4 {
        add(&mut store, learner, "d/q1", day * 24 * 60, Rating::Good);
    }
    let remarked = posting(learner, 1, 0, Rating::Good);
    assert_eq!(post(&mut store, room, std::slice::from_ref(&remarked)), posted(0, 1, 0));
    assert_eq!(post(&mut store, room, &[remarked]), posted(0, 0, 0));
    let log = standing(&store, learner);
    assert_eq!((log.len(), log[0].1, log[0].2), (4, NOON, Rating::Good), "the first of its card, as it was");
    assert_eq!(store.log_len().unwrap(), 5, "what it was before is taken back, not rewritten");
    assert_eq!(store.verify().unwrap(), [], "replay gives what is stored");
    // Back again: a third review, for what is taken back stays so.
    assert_eq!(post(&mut store, room, &[posting(learner, 1, 0, Rating::Again)]), posted(0, 1, 0));
    assert_eq!((standing(&store, learner).len(), store.log_len().unwrap()), (4, 6));
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn what_counts_no_more_is_taken_back_and_what_its_pupil_undid_stays_undone() {
    let (_folder, mut store, learner) = bench();
    let room = room(&mut store);
    let all = [posting(learner, 1, 0, Rating::Good), posting(learner, 2, 1, Rating::Good)];
    post(&mut store, room, &all);
    let none = Posting { seat: 1, epoch: 1, review: None };
    assert_eq!(post(&mut store, room, std::slice::from_ref(&none)), posted(0, 0, 1));
    assert_eq!(post(&mut store, room, &[none]), posted(0, 0, 0));
    let mut last = None;
    store.reviews(learner, Timestamp(0), |entry| last = Some(entry.review.id)).unwrap();
    store.retract(last.unwrap(), NOON.at, &Settings::default()).unwrap();
    assert_eq!(post(&mut store, room, &[posting(learner, 2, 1, Rating::Again)]), posted(0, 0, 0));
    assert_eq!(standing(&store, learner), []);
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn a_batch_that_cannot_be_written_leaves_neither_happenings_nor_reviews() {
    let (_folder, mut store, learner) = bench();
    let room = room(&mut store);
    let happening = |what: &str| [StoredHappening { at: 1, what: what.to_owned() }];
    let write = |store: &mut Store, known: u64, happenings: &[StoredHappening], postings: &[Posting]| {
        let batch = RoomBatch { known, happenings, postings, ..RoomBatch::default() };
        store.write_room(room, &batch, NOON.at, &mut OwnTerms::default())
    };
    write(&mut store, 0, &happening("a"), &[posting(learner, 1, 0, Rating::Good)]).unwrap();
    // Somebody else wrote to the room meanwhile.
    assert!(write(&mut store, 0, &happening("b"), &[posting(learner, 2, 1, Rating::Good)]).is_err());
    // A clock that no log can hold, behind a happening that could be written.
    let mut impossible = posting(learner, 3, 2, Rating::Good);
    if let Some((_, new)) = &mut impossible.review {
        new.moment.at = Timestamp(-1);
    }
    assert!(matches!(write(&mut store, 1, &happening("c"), &[impossible]), Err(StoreFault::Clock(_))));
    assert_eq!((standing(&store, learner).len(), store.happenings(room).unwrap().len()), (1, 1));
    assert_eq!(store.verify().unwrap(), []);
}

#[test]
fn promises_of_one_evening_spread_as_those_at_the_prompt_do() {
    let (_folder, mut store, learner) = bench();
    let room = room(&mut store);
    // Cards of a long interval, all asked again on one day.
    for epoch in 1..=12 {
        for day in [0, 1, 5, 20] {
            add(&mut store, learner, &format!("d/q{epoch}"), day * 24 * 60, Rating::Easy);
        }
    }
    let day = 70 * 24 * 60;
    let all: Vec<Posting> =
        (1..=12).map(|epoch| posting(learner, epoch, day + i64::from(epoch), Rating::Good)).collect();
    post(&mut store, room, &all);
    let due: HashSet<Promise> =
        (1..=12).map(|epoch| state_of(&store, learner, &card(&format!("d/q{epoch}"))).unwrap().unwrap().due).collect();
    assert!(due.len() > 4, "{due:?}");
}
