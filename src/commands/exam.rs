//! Exam days: set and taken away, today's cards with the day in view, and what the learner is told of it.

use std::cell::OnceCell;
use std::collections::{HashMap, HashSet};

use chrono::NaiveDate;
use serde_json::{Value, json};
use thiserror::Error;

use super::day::Day;
use super::desk::{Desk, cards_of};
use super::failure::Failure;
use super::sitting::Wish;
use crate::memory::{Due, Exam, Habits, Known, Parameters, Pass, Past, Planned, Prospect};
use crate::model::{CardId, CardState, DeckId, Phase, Promise, Purpose, Seed, StudyDay};
use crate::stats::usual_minutes;
use crate::store::ExamDay;

/// The word that takes an exam day away.
const NONE: &str = "none";

/// The furthest that an exam may lie ahead, in days.
const FURTHEST: i32 = 366;

/// Days before today whose minutes are the usual ones.
const USUAL_DAYS: i32 = 30;

/// Minutes a day where neither a wish, nor a habit, nor the exam says how many.
const MINUTES: u32 = 20;

/// The chance that days are foretold by: always the same, so that the figures change with the learner only.
const CHANCE: Seed = Seed(1);

/// Why a day cannot be an exam's.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub(super) enum ExamFault {
    #[error("{0:?} is no date such as 2026-12-15")]
    NotADate(String),
    #[error("{0} is not ahead")]
    NotAhead(NaiveDate),
    #[error("{0} is more than a year ahead")]
    TooFar(NaiveDate),
}

/// Sets the exam day of these decks, or takes it away; of all when none is named. The minutes a day are kept with it,
/// shared among the decks.
pub(super) fn set(desk: &mut Desk<'_>, decks: &[DeckId], text: &str, minutes: Option<u32>) -> Result<(), Failure> {
    let day = read(text, desk.today())?;
    let named: Vec<DeckId> = match (decks, day) {
        ([], Some(_)) => desk.library.decks().iter().map(|deck| deck.id().clone()).collect(),
        ([], None) => desk.store.exams(desk.learner)?.into_iter().map(|(deck, _)| deck).collect(),
        (decks, _) => decks.to_vec(),
    };
    let count = u32::try_from(named.len()).unwrap_or(u32::MAX).max(1);
    let exam = day.map(|day| ExamDay { day, minutes: minutes.map(|minutes| minutes.div_ceil(count)) });
    for deck in named {
        desk.store.set_exam(desk.learner, &deck, exam, desk.env.now().at)?;
        if day.is_none() {
            desk.say("exam-taken-away", &[("deck", title(desk, &deck).into())]);
        }
    }
    Ok(())
}

fn read(text: &str, today: StudyDay) -> Result<Option<StudyDay>, ExamFault> {
    if text.trim() == NONE {
        return Ok(None);
    }
    let date: NaiveDate = text.trim().parse().map_err(|_| ExamFault::NotADate(text.chars().take(40).collect()))?;
    let day = StudyDay::from_date(date);
    match day.since(today) {
        ..=0 => Err(ExamFault::NotAhead(date)),
        1..=FURTHEST => Ok(Some(day)),
        _ => Err(ExamFault::TooFar(date)),
    }
}

/// Takes away the days that are over, and says so once: cards go on by what they were promised.
pub(super) fn end_past(desk: &mut Desk<'_>) -> Result<(), Failure> {
    let today = desk.today();
    for (deck, ExamDay { day, .. }) in desk.store.exams(desk.learner)? {
        if day < today {
            desk.store.set_exam(desk.learner, &deck, None, desk.env.now().at)?;
            desk.say("exam-over", &[("deck", title(desk, &deck).into()), ("date", date(desk, day).into())]);
        }
    }
    Ok(())
}

fn title(desk: &Desk<'_>, id: &DeckId) -> String {
    let found = desk.library.decks().iter().find(|deck| deck.id() == id);
    found.map_or_else(|| id.to_string(), |deck| deck.choose(desk.words.tag()).title().to_owned())
}

fn date(desk: &Desk<'_>, day: StudyDay) -> String {
    day.date().map(|date| desk.words.long_date(date)).unwrap_or_default()
}

/// The exams of today or ahead, read once.
pub(super) struct Exams {
    ahead: Vec<Ahead>,
    parameters: Parameters,
    habits: Habits,
    today: StudyDay,
    /// Minutes a day that the learner gives, if that is known.
    usual: Option<u32>,
    /// Seconds that were studied today.
    spent: f64,
}

/// One deck's exam, and its cards.
struct Ahead {
    deck: DeckId,
    day: StudyDay,
    /// Minutes a day that were said when it was set.
    minutes: Option<u32>,
    cards: Vec<CardId>,
    prospects: Vec<Prospect>,
    /// The minutes a day that it needs, once that was reckoned.
    needed: OnceCell<Option<u32>>,
}

impl Exams {
    /// The exams of these decks, of all when none is named; `None` where there is no exam.
    pub(super) fn of(desk: &Desk<'_>, today: &Day, decks: &[DeckId]) -> Result<Option<Self>, Failure> {
        let mut days = desk.store.exams(desk.learner)?;
        days.retain(|(deck, exam)| exam.day >= today.today && (decks.is_empty() || decks.contains(deck)));
        days.sort_by_key(|(_, exam)| exam.day);
        if days.is_empty() {
            return Ok(None);
        }
        let asked = asked_today(today);
        let ahead = days.into_iter().map(|(deck, exam)| Ahead::of(desk, today, (deck, exam), &asked));
        let ahead = ahead.collect::<Result<Vec<_>, _>>()?;
        let before = today.tallies.iter().filter(|(day, _)| (1..=USUAL_DAYS).contains(&today.today.since(*day)));
        Ok(Some(Self {
            ahead: ahead.into_iter().filter(|exam| !exam.cards.is_empty()).collect(),
            parameters: desk.parameters()?,
            habits: desk.habits()?,
            today: today.today,
            usual: usual_minutes(before.map(|(_, tally)| tally)),
            spent: f64::from(u32::try_from(today.tally().millis).unwrap_or(u32::MAX)) / 1000.0,
        }))
    }

    /// The decks that are planned for an exam today: on the exam's own day a deck is studied as any other.
    pub(super) fn planned_decks(&self) -> HashSet<DeckId> {
        self.ahead.iter().filter(|ahead| ahead.day > self.today).map(|ahead| ahead.deck.clone()).collect()
    }

    /// Today's cards for the exams, the nearest exam's first.
    pub(super) fn queue(&self, desk: &Desk<'_>, wish: &Wish, wanted: impl Fn(&CardId) -> bool) -> Vec<Planned> {
        let mut new = wish.new.unwrap_or(usize::MAX);
        let mut queue = Vec::new();
        for ahead in self.ahead.iter().filter(|ahead| ahead.day > self.today) {
            let mut prospects = ahead.prospects.clone();
            for (prospect, card) in prospects.iter_mut().zip(&ahead.cards) {
                prospect.rests |= !wanted(card);
            }
            let seconds = self.seconds_left(ahead, wish.minutes, desk.settings.desired_retention);
            let planned = self.exam(ahead).plan_within(&prospects, seconds, new).into_iter();
            let planned =
                planned.map(|at| Planned { card: ahead.cards[at].clone(), new: prospects[at].known.is_none() });
            queue.extend(planned.inspect(|planned| new -= usize::from(planned.new)));
        }
        queue
    }

    fn exam(&self, ahead: &Ahead) -> Exam<'_> {
        Exam { parameters: &self.parameters, habits: self.habits, today: self.today, day: ahead.day }
    }

    /// How many exams are ahead, at least 1: they share the day's minutes.
    fn count(&self) -> u32 {
        let count = self.ahead.iter().filter(|ahead| ahead.day > self.today).count();
        u32::try_from(count).unwrap_or(u32::MAX).max(1)
    }

    /// Minutes a day that are counted on for one exam: its share of those asked for, else those it was set with, else its share of
    /// the usual ones, else those that it needs.
    fn minutes(&self, ahead: &Ahead, asked: Option<u32>, retention: f32) -> u32 {
        let share = |minutes: u32| minutes.div_ceil(self.count());
        let known = asked.map(share).or(ahead.minutes).or(self.usual.map(share));
        known.unwrap_or_else(|| self.needed(ahead, retention).unwrap_or(MINUTES))
    }

    /// What is left of these minutes today.
    fn seconds_left(&self, ahead: &Ahead, asked: Option<u32>, retention: f32) -> f64 {
        let spent = if asked.is_some() { 0.0 } else { self.spent };
        f64::from(self.minutes(ahead, asked, retention)) * 60.0 - spent / f64::from(self.count())
    }

    fn needed(&self, ahead: &Ahead, retention: f32) -> Option<u32> {
        let reckon = || self.exam(ahead).minutes_needed(&ahead.prospects, f64::from(retention), CHANCE);
        *ahead.needed.get_or_init(reckon)
    }

    /// What is known of each exam, a line each: days left, expected recall on the day, minutes needed a day, the last pass.
    pub(super) fn tell(&self, desk: &Desk<'_>, minutes: Option<u32>) -> Vec<String> {
        self.ahead.iter().map(|ahead| self.tell_one(desk, ahead, minutes)).collect()
    }

    fn tell_one(&self, desk: &Desk<'_>, ahead: &Ahead, minutes: Option<u32>) -> String {
        let words = &desk.words;
        let exam = self.exam(ahead);
        let percent = |share: f64| words.marks().percent(share);
        let name = title(desk, &ahead.deck);
        if exam.days_left() == 0 {
            let recall = percent(floored(exam.recall(&ahead.prospects)));
            return words.tell("exam-today", &[("deck", name.into()), ("recall", recall.into())]);
        }
        let args = [("deck", name.into()), ("count", exam.days_left().into()), ("date", date(desk, ahead.day).into())];
        let mut parts = vec![words.tell("exam-ahead", &args)];
        let outlook = self.foretell(ahead, minutes, desk.settings.desired_retention);
        let args = [("recall", percent(floored(outlook.recall)).into()), ("count", outlook.minutes.into())];
        parts.push(words.tell("exam-expected", &args));
        let aim = percent(f64::from(desk.settings.desired_retention));
        parts.push(match outlook.needed {
            Some(needed) => words.tell("exam-needed", &[("aim", aim.into()), ("count", needed.into())]),
            None => words.tell("exam-beyond", &[("aim", aim.into())]),
        });
        parts.push(tell_eve(desk, &exam, &outlook.eve));
        parts.join(" · ")
    }

    fn foretell(&self, ahead: &Ahead, asked: Option<u32>, retention: f32) -> Outlook {
        let minutes = self.minutes(ahead, asked, retention);
        let (exam, cards) = (self.exam(ahead), &ahead.prospects);
        let foretold = exam.foretell(cards, f64::from(minutes), CHANCE);
        let today = || exam.pass(cards, self.seconds_left(ahead, asked, retention));
        let eve = if exam.is_eve() { today() } else { foretold.eve };
        Outlook { recall: foretold.recall, minutes, needed: self.needed(ahead, retention), eve }
    }

    /// The same for programs.
    pub(super) fn to_json(&self, desk: &Desk<'_>) -> Value {
        let one = |ahead: &Ahead| {
            let outlook = self.foretell(ahead, None, desk.settings.desired_retention);
            json!({
                "deck": ahead.deck.as_str(), "date": ahead.day.to_string(), "days": self.exam(ahead).days_left(),
                "expected_recall": (outlook.recall * 10_000.0).round() / 10_000.0, "minutes": outlook.minutes,
                "minutes_needed": outlook.needed,
                "eve": { "cards": outlook.eve.cards, "asked": outlook.eve.asked, "minutes": whole_minutes(&outlook.eve) },
            })
        };
        self.ahead.iter().map(one).collect()
    }
}

/// The last pass over the cards, on the eve: whether the minutes hold all of them, and how many they take.
fn tell_eve(desk: &Desk<'_>, exam: &Exam<'_>, eve: &Pass) -> String {
    let time = desk.words.tell("stretch-minutes", &[("count", whole_minutes(eve).into())]);
    let args = [("count", eve.asked.into()), ("cards", eve.cards.into()), ("time", time.into())];
    desk.words.tell(
        match (exam.is_eve(), eve.asked == eve.cards) {
            (true, true) if eve.cards == 0 => "exam-eve-done",
            (true, true) => "exam-eve-today",
            (true, false) => "exam-eve-today-part",
            (false, true) => "exam-eve",
            (false, false) => "exam-eve-part",
        },
        &args,
    )
}

/// Minutes that a whole pass takes, rounded up: so many are enough.
#[expect(
    clippy::cast_possible_truncation,
    clippy::cast_sign_loss,
    reason = "a few seconds a card, and never below nought"
)]
fn whole_minutes(pass: &Pass) -> u32 {
    (pass.seconds / 60.0).ceil() as u32
}

/// Whole percents, rounded down: what falls short of the aim must not read as the aim.
fn floored(share: f64) -> f64 {
    (share * 100.0 + 1e-9).floor() / 100.0
}

/// What a day is foretold to bring.
struct Outlook {
    recall: f64,
    minutes: u32,
    needed: Option<u32>,
    eve: Pass,
}

/// Cards that were asked today or wait on a step. Practice moves no memory, so it is no reason to rest.
fn asked_today(today: &Day) -> HashSet<CardId> {
    let studied = today.answered.iter().filter(|answer| answer.purpose == Purpose::Study).map(|answer| &answer.card);
    let on_steps = today.due.iter().filter(|due| waits_on_a_step(due)).map(|due| &due.card);
    studied.chain(on_steps).cloned().collect()
}

fn question_of(card: &CardId) -> String {
    format!("{}/{}", card.deck, card.question)
}

/// Whether a card is asked whatever the exam says.
pub(super) fn waits_on_a_step(due: &Due) -> bool {
    matches!(due.due, Promise::At(_))
}

impl Ahead {
    fn of(
        desk: &Desk<'_>,
        today: &Day,
        (id, exam): (DeckId, ExamDay),
        asked: &HashSet<CardId>,
    ) -> Result<Self, Failure> {
        // A question rests with one of its cards, but for the eve, when each of them is passed.
        let is_eve = exam.day.since(today.today) == 1;
        let resting: HashSet<String> = asked.iter().map(question_of).collect();
        let states: HashMap<CardId, CardState> = desk.store.card_states(desk.learner, Some(&id))?.into_iter().collect();
        let outline = desk.library.decks().iter().find(|outline| *outline.id() == id);
        let cards: Vec<CardId> = outline.into_iter().flat_map(cards_of).filter(|card| !today.puts_away(card)).collect();
        let mut questions = HashMap::new();
        let prospect = |card: &CardId| {
            let question = question_of(card);
            let rests = if is_eve { asked.contains(card) } else { resting.contains(&question) };
            let next = questions.len();
            Prospect { known: states.get(card).map(known), question: *questions.entry(question).or_insert(next), rests }
        };
        let prospects = cards.iter().map(prospect).collect();
        let ExamDay { day, minutes } = exam;
        Ok(Self { deck: id, day, minutes, cards, prospects, needed: OnceCell::new() })
    }
}

/// What is known of a card whose state this is.
pub(super) fn known(state: &CardState) -> Known {
    let fell = matches!(state.phase, Phase::Relearning(_));
    Known { past: Past { memory: state.memory, lapses: state.lapses, fell }, last: state.last_day }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_day_is_ahead_and_within_a_year() {
        let today = StudyDay::from_date(NaiveDate::from_ymd_opt(2026, 11, 22).unwrap());
        let day = |year, month, day| NaiveDate::from_ymd_opt(year, month, day).unwrap();
        assert_eq!(read(" none ", today), Ok(None));
        assert_eq!(read("2026-11-23", today), Ok(Some(today.plus(1))));
        assert_eq!(read("2027-11-23", today), Ok(Some(today.plus(366))));
        assert_eq!(read("2026-11-22", today), Err(ExamFault::NotAhead(day(2026, 11, 22))));
        assert_eq!(read("2020-02-29", today), Err(ExamFault::NotAhead(day(2020, 2, 29))));
        assert_eq!(read("2027-11-24", today), Err(ExamFault::TooFar(day(2027, 11, 24))));
        for text in ["", "tomorrow", "15/12/2026", "2026-02-30"] {
            assert_eq!(read(text, today), Err(ExamFault::NotADate(text.into())), "{text}");
        }
    }

    #[test]
    fn a_share_short_of_the_aim_does_not_read_as_the_aim() {
        for (share, told) in [(0.896, 0.89), (0.9, 0.9), (0.999, 0.99), (1.0, 1.0), (0.29, 0.29)] {
            assert!((floored(share) - told).abs() < 1e-9, "{share}");
        }
    }
}
