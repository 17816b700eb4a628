//! What the day is expected to bring: the days left are lived through by the same plan, as the parameters foretell.

use rand::RngExt;
use rand_chacha::ChaCha8Rng;

use super::{Exam, Known, Prospect, mean, recall_of};
use crate::model::{Rating, Seed};

/// Cards times days that are lived through at most, so that the glance stays quick; of more, every so many a card.
const MOST_CARD_DAYS: usize = 20_000;

/// Cards that are lived through at least, however many days are left.
const LEAST_CARDS: usize = 60;

/// Minutes a day beyond which none are called for.
const MOST_MINUTES: u32 = 240;

/// What a life that follows the plan brings.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Foretold {
    /// The share of the cards that is recalled on the day, 0 to 1.
    pub recall: f64,
    /// The last pass, on the eve.
    pub eve: Pass,
}

/// A day's pass over the cards.
#[derive(Clone, Copy, Debug, Default, PartialEq)]
pub struct Pass {
    /// Cards that there are to pass.
    pub cards: usize,
    /// Of these, those that the day's minutes hold.
    pub asked: usize,
    /// Seconds that all of them are expected to take.
    pub seconds: f64,
}

impl Pass {
    /// The same of all cards where these were a sample.
    #[expect(
        clippy::cast_precision_loss,
        clippy::cast_possible_truncation,
        clippy::cast_sign_loss,
        reason = "counts of cards are far below 2^53"
    )]
    fn of_share(self, share: f64, cards: usize) -> Self {
        let asked = (self.asked as f64 / share).round() as usize;
        let asked = if self.asked == self.cards { cards } else { asked.min(cards.saturating_sub(1)) };
        Self { cards, asked, seconds: self.seconds / share }
    }
}

impl Exam<'_> {
    /// What the day is to bring if each day left holds so many minutes of this plan.
    ///
    /// One life is drawn by the seed, over a sample where there are many cards, so figures waver by about a percent.
    pub fn foretell(&self, cards: &[Prospect], minutes: f64, seed: Seed) -> Foretold {
        let (mut sample, share) = self.sample(cards);
        let seconds = minutes * 60.0 * share;
        let mut chance = seed.derive("exam").rng();
        let mut eve = Pass::default();
        for day in 0..i32::try_from(self.days_left()).unwrap_or(0) {
            let today = Exam { today: self.today.plus(day), ..*self };
            if today.is_eve() {
                eve = today.pass(&sample, seconds);
            }
            today.live(&mut sample, seconds, &mut chance);
        }
        let recall = |card: &Prospect| card.known.map_or(0.0, |known| recall_of(self.parameters, &known, self.day));
        Foretold { recall: mean(sample.iter().map(recall)), eve: eve.of_share(share, cards.len()) }
    }

    /// Today's pass over the cards that do not rest, within so many seconds.
    pub fn pass(&self, cards: &[Prospect], seconds: f64) -> Pass {
        let open = || cards.iter().filter(|card| !card.rests);
        Pass {
            cards: open().count(),
            asked: self.plan(cards, seconds).len(),
            seconds: open().map(|card| self.seconds(card)).sum(),
        }
    }

    /// The fewest whole minutes a day (1 to 240) that are foretold to bring `recall` on the day; `None` where
    /// none do.
    pub fn minutes_needed(&self, cards: &[Prospect], recall: f64, seed: Seed) -> Option<u32> {
        let brings = |minutes: u32| self.foretell(cards, f64::from(minutes), seed).recall >= recall;
        if !brings(MOST_MINUTES) {
            return None;
        }
        let (mut low, mut high) = (0, MOST_MINUTES);
        while high - low > 1 {
            let middle = u32::midpoint(low, high);
            if brings(middle) { high = middle } else { low = middle }
        }
        Some(high)
    }

    /// Cards at even distances, few enough for the days left, and what share of all they are.
    #[expect(clippy::cast_precision_loss, reason = "counts of cards are far below 2^53")]
    fn sample(&self, cards: &[Prospect]) -> (Vec<Prospect>, f64) {
        let days = usize::try_from(self.days_left()).unwrap_or(usize::MAX).max(1);
        let most = (MOST_CARD_DAYS / days).max(LEAST_CARDS);
        let sample: Vec<Prospect> = cards.iter().step_by(cards.len().div_ceil(most).max(1)).copied().collect();
        let share = sample.len() as f64 / cards.len().max(1) as f64;
        (sample, share)
    }

    /// One day of the plan, its answers drawn by what is expected of them.
    fn live(&self, cards: &mut [Prospect], seconds: f64, chance: &mut ChaCha8Rng) {
        for place in self.plan(cards, seconds) {
            let rating = self.draw_rating(cards[place].known.as_ref(), chance);
            cards[place].known = Some(self.answered(&cards[place], rating));
        }
        for card in cards {
            card.rests = false;
        }
    }

    fn draw_rating(&self, known: Option<&Known>, chance: &mut ChaCha8Rng) -> Rating {
        let (luck, grade) = (chance.random::<f64>(), chance.random::<f64>());
        match known {
            None => self.habits.first_rating(luck),
            Some(known) if luck < recall_of(self.parameters, known, self.today) => self.habits.pass_rating(grade),
            Some(_) => Rating::Again,
        }
    }
}
