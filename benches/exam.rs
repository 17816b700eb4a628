//! Exam day by simulation: expected recall on the day by the exam's plan and by plain FSRS at the same minutes.
//!
//! `cargo bench --bench exam` prints the tables of docs/exam.md. A learner lives through the days left: recall follows
//! FSRS-6 with the default weights, ratings and seconds follow `Habits::default()`, as in `sommet stats --what-if`.

#![allow(clippy::print_stdout, reason = "it prints tables")]

use rand::RngExt;
use rand_chacha::ChaCha8Rng;
use sommet::memory::{Correction, Exam, Habits, Known, Parameters, Past, Prospect, recall_of, whole_days};
use sommet::model::{Rating, Seed, StudyDay};

/// Learners who live through each workload.
const LIVES: u64 = 20;

/// Cards, days until the exam, minutes a day; all cards are new at first.
const WORKLOADS: [(&str, usize, i32, f64); 3] =
    [("light", 150, 30, 8.0), ("middle", 400, 60, 15.0), ("heavy", 600, 40, 20.0)];

/// What is asked on a day.
#[derive(Clone, Copy, Debug)]
enum Policy {
    /// Due cards by their day, new ones evenly over the days; at this retention, then nothing more.
    Plain(f32),
    /// The same, and what minutes are left on the cards that are due soonest.
    Ahead(f32),
    /// The same, new cards as the plan takes them up.
    AheadEarlier(f32),
    /// Plain at 0.9, and the last full pass.
    PlainThenPass,
    /// Lowest chance on the day first.
    Lowest,
    /// The exam's plan.
    Plan,
    /// The exam's plan, new cards as soon as minutes allow.
    NewFirst,
}

#[derive(Clone, Copy, Debug, Default)]
struct Lived {
    recall: f64,
    minutes: f64,
    unmet: f64,
    foretold: f64,
}

struct World<'a> {
    planner: &'a Parameters,
    truth: &'a Parameters,
    policy: Policy,
    cards: Vec<Prospect>,
    due: Vec<StudyDay>,
    chance: ChaCha8Rng,
}

impl World<'_> {
    fn exam(&self, today: i32, day: i32) -> Exam<'_> {
        Exam { parameters: self.planner, habits: Habits::default(), today: StudyDay(today), day: StudyDay(day) }
    }

    fn order(&self, exam: &Exam<'_>, seconds: f64) -> Vec<usize> {
        let met = |place: &usize| self.cards[*place].known.is_some();
        let all = 0..self.cards.len();
        let unmet: Vec<usize> = all.clone().filter(|place| !met(place)).collect();
        let left = usize::try_from(exam.days_left()).unwrap_or(1).max(1);
        let evenly = unmet.len().div_ceil(left);
        let early = unmet.len().div_ceil((left / 2).max(1));
        let mut met: Vec<usize> = all.filter(met).collect();
        let worth = |place: &usize| {
            let card = [self.cards[*place]];
            (exam.recall_if_asked(&card, &[0]) - exam.recall(&card)) / self.seconds(*place, exam.today)
        };
        let by_worth = |places: &mut Vec<usize>| places.sort_by_cached_key(|place| to_order(-worth(place)));
        let pass_days = f64::ceil(count(self.cards.len()) * 12.0 / seconds).min(count(left) / 3.0);
        let new = match self.policy {
            Policy::Plan => return exam.plan(&self.cards, seconds),
            Policy::Plain(_) | Policy::Ahead(_) => {
                if matches!(self.policy, Policy::Plain(_)) {
                    met.retain(|place| self.due[*place] <= exam.today);
                }
                met.sort_by_key(|place| self.due[*place]);
                evenly
            }
            Policy::AheadEarlier(_) => {
                met.sort_by_key(|place| self.due[*place]);
                early
            }
            Policy::PlainThenPass if f64::from(exam.days_left()) <= pass_days.max(1.0) => {
                by_worth(&mut met);
                evenly
            }
            Policy::PlainThenPass => {
                met.retain(|place| self.due[*place] <= exam.today);
                met.sort_by_key(|place| self.due[*place]);
                evenly
            }
            Policy::Lowest => {
                let on_the_day = |place: &usize| {
                    self.cards[*place].known.map_or(0.0, |known| recall_of(self.planner, &known, exam.day))
                };
                met.sort_by_cached_key(|place| to_order(on_the_day(place)));
                early
            }
            Policy::NewFirst => {
                by_worth(&mut met);
                unmet.len()
            }
        };
        unmet.into_iter().take(new).chain(met).collect()
    }

    fn seconds(&self, place: usize, today: StudyDay) -> f64 {
        let habits = Habits::default();
        self.cards[place].known.map_or(habits.new_seconds, |known| {
            let recall = recall_of(self.planner, &known, today);
            recall * habits.pass_seconds + (1.0 - recall) * habits.fail_seconds
        })
    }

    /// A day of so many seconds; returns those spent.
    fn live(&mut self, today: i32, day: i32, seconds: f64) -> f64 {
        let habits = Habits::default();
        let order = self.order(&self.exam(today, day), seconds);
        let (mut planned, mut spent) = (0.0, 0.0);
        for place in order {
            planned += self.seconds(place, StudyDay(today));
            if planned > seconds {
                break;
            }
            let (luck, grade) = (self.chance.random::<f64>(), self.chance.random::<f64>());
            let past = match self.cards[place].known {
                None => {
                    spent += habits.new_seconds;
                    let rating = habits.first_rating(grade);
                    Past { memory: self.truth.first(rating), lapses: 0, fell: false }
                }
                Some(known) => {
                    let passed = luck < recall_of(self.truth, &known, StudyDay(today));
                    spent += if passed { habits.pass_seconds } else { habits.fail_seconds };
                    let rating = if passed { habits.pass_rating(grade) } else { Rating::Again };
                    let days = u32::try_from(today - known.last.0).unwrap_or(0);
                    let lapses = known.past.lapses + u32::from(!passed);
                    Past { memory: self.truth.next(known.past.memory, days, rating), lapses, fell: !passed }
                }
            };
            let retention = match self.policy {
                Policy::Plain(retention) | Policy::Ahead(retention) | Policy::AheadEarlier(retention) => retention,
                _ => 0.9,
            };
            let interval = whole_days(self.planner.corrected_interval(&past, retention), 36_500);
            self.due[place] = StudyDay(today + i32::try_from(interval).unwrap_or(i32::MAX));
            self.cards[place].known = Some(Known { past, last: StudyDay(today) });
        }
        spent
    }
}

/// A number as one that orders like it: the bits of a float that is made positive.
fn to_order(number: f64) -> u64 {
    (number + 10.0).to_bits()
}

#[expect(clippy::cast_precision_loss, reason = "small counts")]
fn count(number: usize) -> f64 {
    number as f64
}

fn live(planner: &Parameters, truth: &Parameters, policy: Policy, load: (usize, i32, f64), life: u64) -> Lived {
    let (cards, days, minutes) = load;
    let all: Vec<Prospect> = (0..cards).map(|question| Prospect { known: None, question, rests: false }).collect();
    let due = vec![StudyDay(0); cards];
    let mut world = World { planner, truth, policy, cards: all, due, chance: Seed(life).rng() };
    let foretold = match policy {
        Policy::Plan => world.exam(0, days).foretell(&world.cards, minutes, Seed(1_000 + life)).recall,
        _ => 0.0,
    };
    let spent: f64 = (0..days).map(|today| world.live(today, days, minutes * 60.0)).sum();
    let shares =
        world.cards.iter().map(|card| card.known.map_or(0.0, |known| recall_of(truth, &known, StudyDay(days))));
    let unmet = world.cards.iter().filter(|card| card.known.is_none()).count();
    Lived {
        recall: shares.sum::<f64>() / count(cards),
        minutes: spent / 60.0 / f64::from(days),
        unmet: count(unmet),
        foretold,
    }
}

/// Mean of all lives, and the standard error of recall.
fn live_often(planner: &Parameters, truth: &Parameters, policy: Policy, load: (usize, i32, f64)) -> (Lived, f64) {
    let lives: Vec<Lived> = (0..LIVES).map(|life| live(planner, truth, policy, load, life)).collect();
    let mean = |of: fn(&Lived) -> f64| lives.iter().map(of).sum::<f64>() / count(lives.len());
    let recall = mean(|lived| lived.recall);
    let squares = lives.iter().map(|lived| (lived.recall - recall).powi(2)).sum::<f64>();
    let error = (squares / count(lives.len() - 1) / count(lives.len())).sqrt();
    let (minutes, unmet) = (mean(|lived| lived.minutes), mean(|lived| lived.unmet));
    (Lived { recall, minutes, unmet, foretold: mean(|lived| lived.foretold) }, error)
}

fn main() {
    let planner = Parameters::default();
    let forgetful = Correction::new([-0.7, 0.0, 0.0, 0.0, 0.0]).map(|correction| planner.clone().corrected(correction));
    let policies = [
        Policy::Plain(0.9),
        Policy::Plain(0.95),
        Policy::Plain(0.97),
        Policy::Ahead(0.9),
        Policy::AheadEarlier(0.9),
        Policy::PlainThenPass,
        Policy::Lowest,
        Policy::Plan,
        Policy::NewFirst,
    ];
    for (who, truth) in [("as FSRS says", Some(&planner)), ("who forgets more than FSRS says", forgetful.as_ref())] {
        for (name, cards, days, minutes) in WORKLOADS {
            println!("\n{name}: {cards} new cards, {days} days, {minutes} minutes a day; a learner {who}");
            for policy in policies {
                let (lived, error) = live_often(&planner, truth.unwrap_or(&planner), policy, (cards, days, minutes));
                let Lived { recall, minutes, unmet, foretold } = lived;
                let foretold =
                    if foretold > 0.0 { format!("  foretold {:.2} %", foretold * 100.0) } else { String::new() };
                println!(
                    "{:<18} {:6.2} % ± {:.2}  {minutes:5.2} min a day  never met {unmet:.1}{foretold}",
                    format!("{policy:?}"),
                    recall * 100.0,
                    error * 100.0
                );
            }
        }
    }
}
