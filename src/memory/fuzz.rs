//! Fuzz: a few days more or less on an interval, so that cards learned together do not stay together, and no day holds
//! much more than the next. The ranges are Anki's; how a day is chosen within them is our own (`docs/planning.md`).

use std::collections::BTreeMap;

use crate::model::{CardId, Seed, StudyDay};

use super::fsrs::whole_days;
use super::week::Week;

/// From, to, and by how much of the days between an interval may be off.
const RANGES: [(f32, f32, f32); 3] = [(2.5, 7.0, 0.15), (7.0, 20.0, 0.10), (20.0, f32::MAX, 0.05)];

/// How much nearer to its trend, in cards, a day must be than another to be the better one: what is less is rounding.
const TIE: f64 = 1e-9;

/// How many cards are promised for each day to come.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Load(BTreeMap<StudyDay, u32>);

impl Load {
    /// No card on any day.
    pub const fn none() -> Self {
        Self(BTreeMap::new())
    }

    /// The cards of a day.
    pub fn on(&self, day: StudyDay) -> u32 {
        self.0.get(&day).copied().unwrap_or(0)
    }

    /// One card more on a day.
    pub fn add(&mut self, day: StudyDay) {
        *self.0.entry(day).or_default() += 1;
    }

    /// One card less on a day.
    pub fn take(&mut self, day: StudyDay) {
        if let Some(count) = self.0.get_mut(&day) {
            *count = count.saturating_sub(1);
        }
    }
}

impl FromIterator<(StudyDay, u32)> for Load {
    fn from_iter<I: IntoIterator<Item = (StudyDay, u32)>>(days: I) -> Self {
        Self(days.into_iter().collect())
    }
}

/// What a card's intervals are spread by.
#[derive(Clone, Copy, Debug)]
pub struct Fuzz<'a> {
    /// Which of days as good as each other is taken.
    pub seed: Seed,
    /// What the days to come hold already, the card itself left out.
    pub load: &'a Load,
}

impl<'a> Fuzz<'a> {
    /// The fuzz of a card: its seed is the same on every machine.
    pub fn of(card: &CardId, load: &'a Load) -> Self {
        Self { seed: Seed(0).derive(&card.to_string()), load }
    }
}

/// The least and the most days that an interval may become, both at least 1 and at most `max`.
///
/// Below 2.5 days nothing is added; above, one day and a share of the days in each range of `RANGES`.
pub fn bounds(interval: f32, max: u32) -> (u32, u32) {
    if interval < RANGES[0].0 {
        return (whole_days(interval, max), whole_days(interval, max));
    }
    let delta = RANGES
        .iter()
        .map(|&(from, to, share)| share * (interval.min(to) - from).max(0.0))
        .fold(1.0, |sum: f32, part| sum + part);
    (whole_days(interval - delta, max), whole_days(interval + delta, max))
}

/// The day that an interval counted from `day` comes to, anywhere in its [`bounds`]: the one that holds least, held
/// against the trend of the days around it.
///
/// The days near at hand hold more than those far off in any case, as they were promised for longer; the least of all would nearly
/// always be the last, and intervals would grow. So a straight line is laid through the counts of the window (least squares), and the
/// day that lies lowest under it is taken. A day that is to hold half counts its cards twice; one that is to be free
/// is only taken where all are. Of days as good as each other one is taken that follows from the seed and the
/// number of the repetition alone, so that without any load every day of the window has the same chance.
pub fn choose_day(interval: f32, max: u32, day: StudyDay, reps: u32, fuzz: &Fuzz<'_>, week: &Week) -> StudyDay {
    let (least, most) = bounds(interval, max);
    let days = (least..=most).map(|days| after(day, days));
    let open: Vec<(StudyDay, f64)> =
        days.clone().map(|day| (day, week.ease(day).share())).filter(|(_, share)| *share > 0.0).collect();
    let open = if open.is_empty() { days.map(|day| (day, 1.0)).collect() } else { open };
    let loads: Vec<(f64, f64)> =
        open.iter().map(|(day, share)| (f64::from(day.0), f64::from(fuzz.load.on(*day)) / share)).collect();
    let above = above_trend(&loads);
    let lowest = above.iter().copied().fold(f64::INFINITY, f64::min);
    let best: Vec<StudyDay> =
        open.iter().zip(&above).filter(|(_, above)| **above <= lowest + TIE).map(|((day, _), _)| *day).collect();
    let chosen = fuzz.seed.derive(&format!("fuzz {reps}")).0 % (best.len() as u64).max(1);
    usize::try_from(chosen).ok().and_then(|chosen| best.get(chosen)).copied().unwrap_or(after(day, least))
}

/// The day so many days after another.
pub(super) fn after(day: StudyDay, days: u32) -> StudyDay {
    day.plus(i32::try_from(days).unwrap_or(i32::MAX))
}

/// By how much each point lies above the straight line that fits them best; above their mean where there are only two.
#[expect(clippy::cast_precision_loss, reason = "a window has a few thousand days at most")]
fn above_trend(points: &[(f64, f64)]) -> Vec<f64> {
    let count = points.len().max(1) as f64;
    let mean = |of: fn(&(f64, f64)) -> f64| points.iter().map(of).sum::<f64>() / count;
    let (middle, level) = (mean(|point| point.0), mean(|point| point.1));
    let spread: f64 = points.iter().map(|(x, _)| (x - middle).powi(2)).sum();
    let slope = if points.len() < 3 || spread == 0.0 {
        0.0
    } else {
        points.iter().map(|(x, y)| (x - middle) * (y - level)).sum::<f64>() / spread
    };
    points.iter().map(|(x, y)| y - level - slope * (x - middle)).collect()
}

#[cfg(test)]
mod tests;
