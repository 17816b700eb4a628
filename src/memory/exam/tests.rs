//! Tests of the exam's plan: tables of single choices, and laws that every plan keeps.

use proptest::prelude::*;

use super::*;
use crate::model::{MemoryState, Seed};

const TODAY: StudyDay = StudyDay(20_000);

fn habits() -> Habits {
    Habits {
        first: [0.2, 0.1, 0.6, 0.1],
        passes: [0.1, 0.8, 0.1],
        new_seconds: 30.0,
        pass_seconds: 12.0,
        fail_seconds: 24.0,
    }
}

fn exam(parameters: &Parameters, days: i32) -> Exam<'_> {
    Exam { parameters, habits: habits(), today: TODAY, day: TODAY.plus(days) }
}

fn known(stability: f32, days_ago: i32, question: usize) -> Prospect {
    let past = Past { memory: MemoryState { stability, difficulty: 5.0 }, lapses: 0, fell: false };
    Prospect { known: Some(Known { past, last: TODAY.plus(-days_ago) }), question, rests: false }
}

fn new(question: usize) -> Prospect {
    Prospect { known: None, question, rests: false }
}

#[test]
fn what_gains_most_a_second_comes_first() {
    let parameters = Parameters::default();
    let cards = [known(400.0, 1, 0), known(3.0, 3, 1), known(30.0, 10, 2)];
    assert_eq!(exam(&parameters, 30).plan(&cards, 600.0), [1, 2, 0]);
    // Only one fits.
    assert_eq!(exam(&parameters, 30).plan(&cards, 15.0), [1]);
    let reviews_only = exam(&parameters, 30).plan_within(&cards, 600.0, 0);
    assert!(reviews_only.iter().all(|place| cards[*place].known.is_some()), "{reviews_only:?}");
}

#[test]
fn siblings_and_cards_that_rest_wait() {
    let parameters = Parameters::default();
    let resting = Prospect { rests: true, ..known(1.0, 9, 2) };
    let cards = [known(3.0, 3, 0), known(5.0, 3, 0), resting, new(0)];
    assert_eq!(exam(&parameters, 2).plan(&cards, 600.0), [3], "one card of a question, the new one at the last chance");
    assert_eq!(exam(&parameters, 2).plan(&cards[..3], 600.0), [0]);
    assert_eq!(exam(&parameters, 1).plan(&cards, 600.0), [3, 0, 1], "on the eve the siblings too, after the others");
    // Thirty seconds hold the new card alone.
    assert_eq!(exam(&parameters, 1).plan(&cards, 30.0), [3]);
}

#[test]
fn new_cards_are_taken_up_more_at_first() {
    let parameters = Parameters::default();
    let cards: Vec<Prospect> = (0..40).map(new).collect();
    for (days, taken) in [(40, 2), (20, 4), (7, 14), (3, 40), (1, 40)] {
        assert_eq!(exam(&parameters, days).plan(&cards, 1e6).len(), taken, "{days} days");
    }
}

#[test]
fn more_minutes_are_foretold_to_bring_more() {
    let parameters = Parameters::default();
    let cards: Vec<Prospect> = (0..80).map(new).collect();
    let exam = exam(&parameters, 20);
    let recall = |minutes| exam.foretell(&cards, minutes, Seed(1)).recall;
    let told = [0.0, 1.0, 3.0, 10.0].map(recall);
    assert_eq!(told[0], 0.0);
    assert!(told.windows(2).all(|pair| pair[0] < pair[1]), "{told:?}");
    assert!(told[3] > 0.95);
    let needed = exam.minutes_needed(&cards, 0.9, Seed(1)).unwrap();
    assert!(recall(f64::from(needed)) >= 0.9 && recall(f64::from(needed - 1)) < 0.9, "{needed}");
    assert_eq!(exam.minutes_needed(&cards, 1.1, Seed(1)), None);
}

#[test]
fn many_cards_are_sampled_and_told_alike() {
    let parameters = Parameters::default();
    let exam = exam(&parameters, 100);
    let few: Vec<Prospect> = (0..200).map(|n| known(20.0, 4, n)).collect();
    let many: Vec<Prospect> = (0..2_000).map(|n| known(20.0, 4, n)).collect();
    let (few, many) = (exam.foretell(&few, 2.0, Seed(1)), exam.foretell(&many, 20.0, Seed(1)));
    assert!((few.recall - many.recall).abs() < 1e-9, "{few:?} {many:?}");
    assert_eq!((few.eve.cards, many.eve.cards), (200, 2_000));
    assert_eq!(few.eve.asked * 10, many.eve.asked);
    assert!((few.eve.seconds * 10.0 - many.eve.seconds).abs() < 1e-6, "{few:?} {many:?}");
}

#[test]
fn the_last_pass_holds_all_cards_where_the_minutes_do() {
    let parameters = Parameters::default();
    let cards: Vec<Prospect> = (0..40).map(|n| known(20.0, 4, n)).collect();
    let exam = exam(&parameters, 5);
    let eve = |minutes: f64| exam.foretell(&cards, minutes, Seed(1)).eve;
    let full = eve(30.0);
    assert_eq!((full.asked, full.cards), (40, 40));
    // Passes of 12 seconds and lapses of 24.
    assert!((40.0 * 12.0..40.0 * 24.0).contains(&full.seconds), "{full:?}");
    let half = eve(4.0);
    assert!(half.cards == 40 && (10..=20).contains(&half.asked), "{half:?}");
    assert_eq!(eve(half.seconds / 60.0 + 1.0).asked, 40, "the minutes that are named are enough");
}

fn prospects() -> impl Strategy<Value = Vec<Prospect>> {
    let one = (0..4_u8, 0.5_f32..300.0, 1..40_i32, 0..30_usize);
    prop::collection::vec(one, 0..40).prop_map(|all| {
        let card = |(kind, stability, ago, question): (u8, f32, i32, usize)| match kind {
            0 => new(question),
            1 => Prospect { rests: true, ..known(stability, ago, question) },
            _ => known(stability, ago, question),
        };
        all.into_iter().map(card).collect()
    })
}

proptest! {
    #[test]
    fn no_question_is_named_twice_and_the_seconds_hold(cards in prospects(), days in 2..200_i32, seconds in 0.0_f64..2_000.0) {
        let parameters = Parameters::default();
        let exam = exam(&parameters, days);
        let plan = exam.plan(&cards, seconds);
        let questions: HashSet<usize> = plan.iter().map(|place| cards[*place].question).collect();
        prop_assert_eq!(questions.len(), plan.len());
        prop_assert!(plan.iter().all(|place| !cards[*place].rests));
        prop_assert!(plan.iter().map(|place| exam.seconds(&cards[*place])).sum::<f64>() <= seconds + 1e-9);
    }

    #[test]
    fn recall_never_falls_when_minutes_rise(
        cards in prospects(), days in 1..200_i32, seconds in 60.0_f64..900.0, more in 0.0_f64..900.0,
    ) {
        let parameters = Parameters::default();
        let exam = exam(&parameters, days);
        let recall = |seconds| exam.recall_if_asked(&cards, &exam.plan(&cards, seconds));
        let (less, more) = (recall(seconds), recall(seconds + more));
        prop_assert!(more >= less - 1e-4, "{less} {more}");
        prop_assert!(less >= exam.recall(&cards) - 1e-4);
    }

    #[test]
    fn on_the_eve_every_card_is_passed_once_if_minutes_allow(cards in prospects(), seconds in 0.0_f64..2_000.0) {
        let parameters = Parameters::default();
        let exam = exam(&parameters, 1);
        let mut plan = exam.plan(&cards, 1e9);
        plan.sort_unstable();
        let open: Vec<usize> = (0..cards.len()).filter(|place| !cards[*place].rests).collect();
        prop_assert_eq!(&plan, &open);
        let pass = exam.pass(&cards, seconds);
        prop_assert_eq!(pass.cards, open.len());
        prop_assert_eq!(exam.pass(&cards, pass.seconds + 1e-6).asked, pass.cards);
        let some = exam.plan(&cards, seconds);
        prop_assert!(some.iter().map(|place| exam.seconds(&cards[*place])).sum::<f64>() <= seconds + 1e-9);
    }
}
