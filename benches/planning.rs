//! Planning by simulation: how level the days are by each way to choose among them, and in which order a backlog is best
//! worked off.
//!
//! `cargo bench --bench planning` prints the tables of docs/planning.md. Recall follows FSRS-6 with the default weights, ratings and
//! seconds follow `Habits::default()`; steps cost seconds and move nothing.

#![allow(clippy::print_stdout, reason = "it prints tables")]

use std::cmp::Ordering;

use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use sommet::memory::fuzz::{bounds, choose_day};
use sommet::memory::{Fuzz, Habits, Known, Load, Parameters, Past, Week, whole_days, worth};
use sommet::model::{MemoryState, Rating, Seed, StudyDay};

/// Learners who live through each workload.
const LIVES: u64 = 4;
const MAX: u32 = 36_500;

/// How a day is chosen within the fuzz window.
#[derive(Clone, Copy, Debug)]
enum Choice {
    /// No fuzz.
    Rounded,
    /// Any, whatever it holds.
    Chance,
    /// By chance, weighted by Anki's formula: cards to the power of −2.15, days to that of −3.
    Weighted,
    /// The one that holds least.
    Least,
    /// The one that lies lowest under the trend: sommet's.
    Trend,
}

/// In which order a backlog is worked off.
#[derive(Clone, Copy, Debug)]
enum Order {
    Chance,
    LongestDue,
    LowestRecall,
    HighestRecall,
    ShortestStability,
    /// What adds most to recall in a month: sommet's.
    Worth,
}

#[derive(Clone, Copy, Debug)]
struct Card {
    memory: MemoryState,
    last: i32,
    due: i32,
}

/// A learner and their cards.
struct Life {
    parameters: Parameters,
    choice: Choice,
    seed: u64,
    chance: ChaCha8Rng,
    load: Load,
    cards: Vec<Card>,
    /// Days promised over days asked for.
    drift: (f64, f64),
    recalled: (f64, f64),
}

impl Life {
    fn new(choice: Choice, seed: u64) -> Self {
        Self {
            parameters: Parameters::default(),
            choice,
            seed,
            chance: Seed(seed).rng(),
            load: Load::default(),
            cards: Vec::new(),
            drift: (0.0, 0.0),
            recalled: (0.0, 0.0),
        }
    }

    fn recall(&self, card: &Card, day: i32) -> f32 {
        self.parameters.retrievability(card.memory, u32::try_from(day - card.last).unwrap_or(0))
    }

    fn due(&self, today: i32) -> Vec<usize> {
        (0..self.cards.len()).filter(|at| self.cards[*at].due <= today).collect()
    }

    /// Answers these cards and takes up so many new ones; the seconds that it takes.
    fn live(&mut self, today: i32, due: Vec<usize>, new: usize) -> f64 {
        let reviewed: f64 = due.into_iter().map(|at| self.review(at, today)).sum();
        reviewed + (0..new).map(|_| self.meet(today)).sum::<f64>()
    }

    /// Takes up a new card.
    fn meet(&mut self, today: i32) -> f64 {
        let memory = self.parameters.first(Habits::USUAL.first_rating(self.chance.random()));
        self.cards.push(Card { memory, last: today, due: today });
        self.promise(self.cards.len() - 1, today);
        Habits::USUAL.new_seconds
    }

    /// Answers a card; the seconds that it takes.
    fn review(&mut self, at: usize, today: i32) -> f64 {
        let card = self.cards[at];
        let (luck, grade) = (self.chance.random::<f32>(), self.chance.random::<f64>());
        let passed = luck < self.recall(&card, today);
        let rating = if passed { Habits::USUAL.pass_rating(grade) } else { Rating::Again };
        self.recalled = (self.recalled.0 + f64::from(u8::from(passed)), self.recalled.1 + 1.0);
        let days = u32::try_from(today - card.last).unwrap_or(0);
        self.cards[at] = Card { memory: self.parameters.next(card.memory, days, rating), last: today, ..card };
        self.promise(at, today);
        if passed { Habits::USUAL.pass_seconds } else { Habits::USUAL.fail_seconds }
    }

    fn promise(&mut self, at: usize, today: i32) {
        let interval = self.parameters.interval(self.cards[at].memory.stability, 0.9);
        let days = self.days(interval, at, today);
        if interval >= 2.5 {
            self.drift = (self.drift.0 + f64::from(days) / f64::from(interval), self.drift.1 + 1.0);
        }
        self.cards[at].due = today + days;
        self.load.add(StudyDay(today + days));
    }

    fn days(&mut self, interval: f32, at: usize, today: i32) -> i32 {
        let (least, most) = bounds(interval, MAX);
        let on = |days: u32| f64::from(self.load.on(StudyDay(today + signed(days))));
        let days = match self.choice {
            Choice::Rounded => whole_days(interval, MAX),
            Choice::Chance => self.chance.random_range(least..=most),
            Choice::Weighted => {
                let weight = |days: u32| on(days).max(1.0).powf(-2.15) * f64::from(days).powi(-3);
                let mut left = (least..=most).map(weight).sum::<f64>() * self.chance.random::<f64>();
                let mut days = least..most;
                days.find(|days| {
                    left -= weight(*days);
                    left < 0.0
                })
                .unwrap_or(most)
            }
            Choice::Least => (least..=most).min_by(|one, other| compare(on(*one), on(*other))).unwrap_or(least),
            Choice::Trend => {
                let seed = Seed(self.seed).derive(&at.to_string());
                let reps = u32::try_from(today).unwrap_or(0);
                let fuzz = Fuzz { seed, load: &self.load };
                return choose_day(interval, MAX, StudyDay(today), reps, &fuzz, &Week::default()).0 - today;
            }
        };
        signed(days)
    }

    /// Puts the cards that are due into an order.
    fn arrange(&self, order: Order, due: &mut [usize], today: i32) {
        let key = |at: usize| {
            let card = &self.cards[at];
            match order {
                Order::Chance => {
                    count(usize::try_from(Seed(self.seed).derive(&format!("{at} {today}")).0 >> 32).unwrap_or(0))
                }
                Order::LongestDue => f64::from(card.due),
                Order::LowestRecall => f64::from(self.recall(card, today)),
                Order::HighestRecall => -f64::from(self.recall(card, today)),
                Order::ShortestStability => f64::from(card.memory.stability),
                Order::Worth => {
                    let past = Past { memory: card.memory, lapses: 0, fell: false };
                    -worth(&self.parameters, &Known { past, last: StudyDay(card.last) }, StudyDay(today))
                }
            }
        };
        let mut keyed: Vec<(f64, usize)> = due.iter().map(|at| (key(*at), *at)).collect();
        keyed.sort_by(|one, other| compare(one.0, other.0));
        due.iter_mut().zip(keyed).for_each(|(place, (_, at))| *place = at);
    }
}

fn compare(one: f64, other: f64) -> Ordering {
    one.total_cmp(&other)
}

fn signed(days: u32) -> i32 {
    i32::try_from(days).unwrap_or(i32::MAX)
}

#[expect(clippy::cast_precision_loss, reason = "counts are far below 2^53")]
fn count(number: usize) -> f64 {
    number as f64
}

/// New cards of each day.
type Workload = (&'static str, fn(i32) -> usize);

/// How level days are.
fn level() {
    let workloads: [Workload; 4] = [
        ("5 new cards a day", |_| 5),
        ("20 new cards a day", |_| 20),
        ("8 new cards on weekdays", |day| if day % 7 < 5 { 8 } else { 0 }),
        ("35 new cards on Mondays", |day| if day % 7 == 0 { 35 } else { 0 }),
    ];
    for (name, new) in workloads {
        println!("\n{name}, days 150 to 600, {LIVES} lives");
        for choice in [Choice::Rounded, Choice::Chance, Choice::Weighted, Choice::Least, Choice::Trend] {
            let (mut twice, mut worst, mut apart, mut days) = (0, 1.0_f64, 0.0, 0.0);
            let (mut drift, mut recalled) = ((0.0, 0.0), (0.0, 0.0));
            for seed in 0..LIVES {
                let mut life = Life::new(choice, seed);
                let mut reviews = Vec::new();
                for today in 0..600 {
                    let due = life.due(today);
                    reviews.push(count(due.len()));
                    life.live(today, due, new(today));
                }
                for pair in reviews[150..].windows(2) {
                    let ratio = pair[0].max(pair[1]) / pair[0].min(pair[1]).max(1.0);
                    twice += usize::from(ratio >= 2.0);
                    worst = worst.max(ratio);
                    apart += (pair[0] - pair[1]).abs() / f64::midpoint(pair[0], pair[1]).max(1.0);
                    days += 1.0;
                }
                drift = (drift.0 + life.drift.0, drift.1 + life.drift.1);
                recalled = (recalled.0 + life.recalled.0, recalled.1 + life.recalled.1);
            }
            println!(
                "{:<9} from day to day {:4.1} %  worst {worst:.2}  twice {twice:3}  intervals {:+5.1} %  recalled {:.2} %",
                format!("{choice:?}"),
                apart / days * 100.0,
                (drift.0 / drift.1 - 1.0) * 100.0,
                recalled.0 / recalled.1 * 100.0
            );
        }
    }
}

/// How a backlog is best worked off: 200 days of 10 new cards, an absence, then 60 days of at most half more than usual, new cards
/// once the backlog is gone.
fn catch_up() {
    for away in [12, 40, 120] {
        println!("\n{away} days away");
        let orders = [
            Order::Chance,
            Order::LongestDue,
            Order::LowestRecall,
            Order::HighestRecall,
            Order::ShortestStability,
            Order::Worth,
        ];
        for order in orders {
            let (mut known, mut minutes, mut gone) = ((0.0, 0.0), 0.0, 0.0);
            for seed in 0..LIVES {
                let mut life = Life::new(Choice::Trend, seed);
                let mut usual = 0;
                for today in 0..200 {
                    let due = life.due(today);
                    usual += if today < 150 { 0 } else { due.len() };
                    life.live(today, due, 10);
                }
                let (share, old) = (usual * 3 / 100, life.cards.len());
                let mut behind = true;
                for today in 200 + away..260 + away {
                    let mut due = life.due(today);
                    behind &= due.len() > share;
                    gone += f64::from(u8::from(behind));
                    life.arrange(order, &mut due, today);
                    due.truncate(share);
                    let seconds = life.live(today, due, if behind { 0 } else { 10 });
                    let recall: f64 = life.cards[..old].iter().map(|card| f64::from(life.recall(card, today))).sum();
                    let recall = recall / count(old);
                    known.0 += if today < 220 + away { recall / 20.0 } else { 0.0 };
                    known.1 += recall / 60.0;
                    minutes += seconds / 60.0 / 60.0;
                }
            }
            let lives = f64::from(u32::try_from(LIVES).unwrap_or(1));
            println!(
                "{:<17} known over 20 days {:.2} %, over 60 {:.2} %  backlog {:4.1} days  {:.1} min a day",
                format!("{order:?}"),
                known.0 / lives * 100.0,
                known.1 / lives * 100.0,
                gone / lives,
                minutes / lives
            );
        }
    }
}

fn main() {
    level();
    catch_up();
}
