//! Tests of fuzz: its ranges, its choice among days, and years of study lived through with and without a look at the load.

use std::collections::BTreeMap;

use proptest::prelude::*;
use rand::RngExt;

use super::*;
use crate::memory::{Habits, Parameters};
use crate::model::{MemoryState, Rating};

const TODAY: StudyDay = StudyDay(20_000);
const MAX: u32 = 36_500;

fn chosen(interval: f32, seed: u64, reps: u32, load: &Load, week: &str) -> i32 {
    let fuzz = Fuzz { seed: Seed(seed), load };
    choose_day(interval, MAX, TODAY, reps, &fuzz, &week.parse().unwrap()).since(TODAY)
}

fn load(days: &[(i32, u32)]) -> Load {
    days.iter().map(|(day, count)| (TODAY.plus(*day), *count)).collect()
}

#[test]
fn ranges_are_those_of_anki() {
    assert_eq!(bounds(2.4, MAX), (2, 2));
    assert_eq!(bounds(2.5, MAX), (2, 4));
    assert_eq!(bounds(7.0, MAX), (5, 9));
    assert_eq!(bounds(20.0, MAX), (17, 23));
    assert_eq!(bounds(100.0, MAX), (93, 107));
    assert_eq!(bounds(100.0, 100), (93, 100));
}

proptest! {
    #[test]
    fn fuzz_stays_in_range_and_repeats(
        interval in 0.0_f32..50_000.0,
        max in 1_u32..40_000,
        seed: u64,
        reps: u32,
        counts in prop::collection::btree_map(0..60_i32, 0..9_u32, 0..30),
        free in 0..3_usize,
    ) {
        let load: Load = counts.into_iter().map(|(day, count)| (TODAY.plus(day), count)).collect();
        let week: Week = ["none", "sat sun=free", "mon=free tue=free wed=free thu=free fri=free"][free].parse().unwrap();
        let fuzz = Fuzz { seed: Seed(seed), load: &load };
        let day = choose_day(interval, max, TODAY, reps, &fuzz, &week);
        let days = u32::try_from(day.since(TODAY)).unwrap();
        let (least, most) = bounds(interval, max);
        prop_assert!((least..=most).contains(&days));
        prop_assert!(days >= 1 && days <= max);
        prop_assert_eq!(day, choose_day(interval, max, TODAY, reps, &fuzz, &week));
    }
}

#[test]
fn without_a_load_all_days_of_the_range_come_up() {
    let mut seen: Vec<i32> = (0..200).map(|reps| chosen(20.0, 7, reps, &Load::default(), "none")).collect();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen, (17..=23).collect::<Vec<_>>());
}

#[test]
fn the_day_under_its_trend_is_taken() {
    // Falling steadily, no day stands out; one that holds less than the days around it does.
    let falling = [(17, 9), (18, 8), (19, 7), (20, 6), (21, 5), (22, 4), (23, 3)];
    let mut seen: Vec<i32> = (0..200).map(|reps| chosen(20.0, 7, reps, &load(&falling), "none")).collect();
    seen.sort_unstable();
    seen.dedup();
    assert_eq!(seen, (17..=23).collect::<Vec<_>>());
    let mut dented = falling;
    dented[1].1 = 4;
    assert!((0..50).all(|reps| chosen(20.0, 7, reps, &load(&dented), "none") == 18));
}

#[test]
fn a_card_more_and_a_card_less() {
    let mut load = load(&[(3, 1)]);
    load.add(TODAY.plus(3));
    load.take(TODAY.plus(4));
    assert_eq!((load.on(TODAY.plus(3)), load.on(TODAY.plus(4))), (2, 0));
    load.take(TODAY.plus(3));
    assert_eq!(load.on(TODAY.plus(3)), 1);
}

/// A learner who takes up so many new cards each day; the reviews of each day, first to last.
struct Year {
    new: fn(i32) -> usize,
    week: Week,
    balanced: bool,
}

/// What a year comes to.
struct Lived {
    reviews: Vec<usize>,
    /// Days promised over days that the memory asked for, on average.
    drift: f64,
}

impl Year {
    fn live(&self, days: i32, life: u64) -> Lived {
        let (parameters, habits, nothing) = (Parameters::default(), Habits::default(), Load::none());
        let mut chance = Seed(life).rng();
        let mut load = Load::default();
        let mut due: BTreeMap<i32, Vec<(MemoryState, i32, u64)>> = BTreeMap::new();
        let (mut reviews, mut drifts, mut cards) = (Vec::new(), Vec::new(), 0);
        for today in 0..days {
            let old = due.remove(&today).unwrap_or_default();
            reviews.push(old.len());
            let new = (0..(self.new)(today)).map(|_| None);
            for card in old.into_iter().map(Some).chain(new) {
                let (luck, grade) = (chance.random::<f32>(), chance.random::<f64>());
                let (memory, number) = match card {
                    None => (parameters.first(habits.first_rating(grade)), cards),
                    Some((memory, last, number)) => {
                        let gap = u32::try_from(today - last).unwrap();
                        let passed = luck < parameters.retrievability(memory, gap);
                        let pass = habits.pass_rating(grade);
                        (parameters.next(memory, gap, if passed { pass } else { Rating::Again }), number)
                    }
                };
                cards += 1;
                let interval = parameters.interval(memory.stability, 0.9);
                let load_seen = if self.balanced { &load } else { &nothing };
                let fuzz = Fuzz { seed: Seed(life).derive(&number.to_string()), load: load_seen };
                let day = choose_day(interval, MAX, StudyDay(today), u32::try_from(today).unwrap(), &fuzz, &self.week);
                load.add(day);
                if interval >= 2.5 {
                    drifts.push(f64::from(day.0 - today) / f64::from(interval));
                }
                due.entry(day.0).or_default().push((memory, today, number));
            }
        }
        #[expect(clippy::cast_precision_loss, reason = "thousands of reviews")]
        let drift = drifts.iter().sum::<f64>() / drifts.len() as f64;
        Lived { reviews, drift }
    }
}

/// How often one of two neighbouring days holds twice as much as the other or more, once the first months are over.
fn twice(reviews: &[usize]) -> usize {
    reviews[120..].windows(2).filter(|days| days[0] >= 2 * days[1] || days[1] >= 2 * days[0]).count()
}

#[test]
fn no_day_is_twice_its_neighbours() {
    let year = |balanced| Year { new: |_| 5, week: Week::default(), balanced };
    for life in 0..3 {
        let (with, without) = (year(true).live(400, life), year(false).live(400, life));
        assert_eq!(twice(&with.reviews), 0, "{:?}", with.reviews);
        assert!(twice(&without.reviews) > 0, "{:?}", without.reviews);
        // Levelling costs no retention: intervals stay as long as they are meant to be.
        assert!((with.drift - 1.0).abs() < 0.01, "{}", with.drift);
    }
}

#[test]
fn easy_days_hold_less() {
    let year = Year { new: |_| 5, week: "sat=reduced sun=free".parse().unwrap(), balanced: true };
    let reviews = year.live(500, 1).reviews;
    let of = |weekday: usize| reviews[120..].iter().skip((weekday + 3) % 7).step_by(7).sum::<usize>();
    let (friday, saturday, sunday) = (of(4), of(5), of(6));
    assert!(saturday * 10 < friday * 8, "{saturday} {friday}");
    assert!(sunday * 10 < friday * 5, "{sunday} {friday}");
}
