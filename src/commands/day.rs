//! The learner's day, read once a run: what is due, put away and answered, and the plan that comes of it.

use std::collections::{HashMap, HashSet};

use serde_json::{Value, json};

use super::desk::{Desk, cards_of};
use super::exam::{Exams, known, waits_on_a_step};
use super::failure::Failure;
use super::practice::Chosen;
use super::sitting::Wish;
use crate::memory::{Due, Limits, NewOrder, Plan, Ration, Spread, plan, spread, worth};
use crate::model::Stage::New;
use crate::model::{CardId, DeckId, Purpose, Seed, StudyDay, Tally};
use crate::store::{DayAnswer, Marks, Standing};

/// How many of the latest days with reviews say what is usual.
const USUAL_DAYS: usize = 20;

/// Days ahead that are looked at where a backlog is spread.
const AHEAD: i32 = 60;

/// Missed days from which on the learner was away.
const AWAY: i32 = 2;

/// What planning asks of the store, as it stood when the run began.
pub(super) struct Day {
    pub(super) today: StudyDay,
    /// Cards that are due today and whose question is there.
    pub(super) due: Vec<Due>,
    /// Cards that were suspended, buried or flagged.
    pub(super) marks: HashMap<CardId, Marks>,
    /// Today's answers, first to last.
    pub(super) answered: Vec<DayAnswer>,
    /// All days up to today on which something was answered, in order.
    pub(super) tallies: Vec<(StudyDay, Tally)>,
    /// Whether nothing was ever answered, not even on a day that a clock set back has put ahead.
    pub(super) newcomer: bool,
    standing: Standing,
}

/// More reviews than today holds, and how they are spread.
#[derive(Clone, Copy, Debug)]
pub(super) struct Backlog {
    /// Reviews that wait now.
    pub(super) waiting: usize,
    /// Of these, what is left of today's share.
    pub(super) left: usize,
    /// Reviews that wait among those that were asked for, where only some were.
    chosen: Option<usize>,
    /// Whether new cards wait until it is gone: the learner may ask for some.
    new_wait: bool,
    /// How it is spread.
    spread: Spread,
    /// Days without an answer before today, where the learner is only just back.
    away: Option<i32>,
}

/// Today's cards, and what waits beside them.
pub(super) struct Today {
    pub(super) plan: Plan,
    pub(super) backlog: Option<Backlog>,
}

impl Day {
    pub(super) fn read(desk: &Desk<'_>) -> Result<Self, Failure> {
        let today = desk.today();
        let mut tallies = desk.store.tallies(desk.learner, &(StudyDay(i32::MIN)..=StudyDay(i32::MAX)))?;
        let newcomer = tallies.is_empty();
        tallies.retain(|(day, _)| *day <= today);
        Ok(Self {
            today,
            due: desk.due(desk.env.now())?,
            marks: desk.store.marked(desk.learner)?,
            answered: desk.store.answered_on(desk.learner, today)?,
            tallies,
            newcomer,
            standing: desk.store.standing(desk.learner)?,
        })
    }

    /// Whether a card is suspended, or buried until another day.
    pub(super) fn puts_away(&self, card: &CardId) -> bool {
        self.marks.get(card).is_some_and(|marks| marks.puts_away(self.today))
    }

    /// What was done today so far.
    pub(super) fn tally(&self) -> Tally {
        self.tallies.last().filter(|(day, _)| *day == self.today).map(|(_, tally)| *tally).unwrap_or_default()
    }

    /// What is due and what is new, within the day's limits and the learner's wish; of decks with an exam ahead, what helps most by then.
    pub(super) fn plan(
        &self,
        desk: &Desk<'_>,
        wish: &Wish,
        exams: Option<&Exams>,
        seed: Seed,
    ) -> Result<Today, Failure> {
        let for_exam = exams.map(Exams::planned_decks).unwrap_or_default();
        let chosen = Chosen::of(desk, self, wish)?;
        let wanted = |card: &CardId| chosen.contains(desk, card);
        let comes_due = |due: &&Due| waits_on_a_step(due) || !for_exam.contains(&due.card.deck);
        let due: Vec<&Due> = self.due.iter().filter(comes_due).collect();
        let mut backlog = if wish.all { None } else { self.backlog(desk, &due, &for_exam)? };
        if let Some(backlog) = &mut backlog {
            let among = || due.iter().filter(|due| !waits_on_a_step(due) && wanted(&due.card)).count();
            backlog.chosen = wish.names_some().then(among);
            backlog.new_wait = wish.new.is_none();
            backlog.left = wish.limit.map_or(backlog.left, |limit| limit.min(backlog.waiting));
        }
        let reviews = match &backlog {
            Some(backlog) => Some(self.ration(desk, backlog.left)?),
            None => None,
        };
        let due = due.into_iter().filter(|due| wanted(&due.card)).cloned().collect();
        let seen_today: Vec<CardId> = self.answered.iter().map(|answer| answer.card.clone()).collect();
        // What an exam needs comes first, and what it leaves of the new cards goes to the other decks.
        let lead = exams.map(|exams| exams.queue(desk, wish, wanted)).unwrap_or_default();
        let new = wish.new.unwrap_or_else(|| if backlog.is_some() { 0 } else { self.new_left(desk) });
        let new = new.saturating_sub(lead.iter().filter(|planned| planned.new).count());
        let fresh = |card: &CardId| self.standing.stage(card) == New && !self.puts_away(card) && wanted(card);
        let decks = new_cards(desk, wish, &for_exam, &fresh);
        let mut plan = plan(due, decks, &seen_today, Limits { new, reviews }, seed);
        plan.queue.splice(..0, lead);
        if let Some(limit) = wish.limit {
            plan.learning.truncate(limit);
            plan.queue.truncate(limit - plan.learning.len());
        }
        Ok(Today { plan, backlog })
    }

    /// New cards that the day has still room for.
    fn new_left(&self, desk: &Desk<'_>) -> usize {
        let introduced = usize::try_from(self.tally().introduced).unwrap_or(0);
        usize::try_from(desk.settings.new_per_day).unwrap_or(usize::MAX).saturating_sub(introduced)
    }

    /// Whether more reviews are due than today should hold, those that were done today among them.
    fn backlog(&self, desk: &Desk<'_>, due: &[&Due], for_exam: &HashSet<DeckId>) -> Result<Option<Backlog>, Failure> {
        let waiting = due.iter().filter(|due| !waits_on_a_step(due)).count();
        let done = self.reviews_done(for_exam);
        let limit = desk.settings.reviews_per_day.and_then(|most| usize::try_from(most).ok());
        let usual = usual_reviews(self.tallies.iter().filter(|(day, _)| *day < self.today).map(|(_, tally)| tally));
        // What comes on later days only makes today's share larger.
        if waiting == 0 || spread(waiting + done, usual, &[], limit).is_none() {
            return Ok(None);
        }
        // Counted by number alone, cards whose question is gone among them: their names would cost more than they are worth.
        let load = desk.store.load_after(desk.learner, self.today)?;
        let ahead = (1..AHEAD).map(|days| load.on(self.today.plus(days)));
        let ahead: Vec<usize> = ahead.map(|due| usize::try_from(due).unwrap_or(usize::MAX)).collect();
        let spread = spread(waiting + done, usual, &ahead, limit);
        Ok(spread.map(|spread| {
            let left = spread.today.saturating_sub(done).min(waiting);
            Backlog { waiting, left, chosen: None, new_wait: true, spread, away: self.away() }
        }))
    }

    /// Reviews that were done today, those for exams left out.
    fn reviews_done(&self, for_exam: &HashSet<DeckId>) -> usize {
        let studied = self.answered.iter().filter(|answer| answer.purpose == Purpose::Study);
        let cards: HashSet<&CardId> =
            studied.map(|answer| &answer.card).filter(|card| !for_exam.contains(&card.deck)).collect();
        usize::try_from(self.tally().recalls).unwrap_or(0).min(cards.len())
    }

    /// Days without an answer before today, where today has none yet and they are more than a missed evening.
    fn away(&self) -> Option<i32> {
        let (last, _) = self.tallies.last()?;
        Some(self.today.since(*last) - 1).filter(|missed| *missed >= AWAY)
    }

    /// So many reviews, by what each of them is worth today.
    fn ration(&self, desk: &Desk<'_>, most: usize) -> Result<Ration, Failure> {
        let parameters = desk.parameters()?;
        let states: HashMap<CardId, _> = desk.store.states_due(desk.learner, self.today)?.into_iter().collect();
        let waiting = self.due.iter().filter(|due| !waits_on_a_step(due));
        let states = waiting.filter_map(|due| Some((due.card.clone(), states.get(&due.card)?)));
        let worth = states.map(|(card, state)| (card, worth(&parameters, &known(state), self.today))).collect();
        Ok(Ration { most, worth })
    }
}

impl Backlog {
    /// What waits, why, and how it is spread: a few sentences.
    pub(super) fn tell(&self, desk: &Desk<'_>) -> String {
        let words = &desk.words;
        let waiting = || ("waiting", self.waiting.into());
        if let Some(chosen) = self.chosen {
            return self.tell_of_chosen(desk, chosen);
        }
        let mut told = vec![match self.away {
            Some(away) => words.tell("backlog-away", &[("away", away.into()), waiting()]),
            None => words.tell("backlog-waiting", &[waiting()]),
        }];
        told.extend(self.tell_spread(desk));
        told.push(words.say("backlog-all"));
        told.join(" ")
    }

    /// The same where only some cards were asked for, of which `chosen` wait.
    fn tell_of_chosen(&self, desk: &Desk<'_>, chosen: usize) -> String {
        let words = &desk.words;
        let mut told =
            vec![words.tell("backlog-chosen", &[("waiting", self.waiting.into()), ("count", chosen.into())])];
        if chosen > self.left {
            told.extend(self.tell_spread(desk));
        } else {
            told.extend((chosen > 0).then(|| words.tell("backlog-chosen-whole", &[("count", chosen.into())])));
            told.extend(self.new_wait.then(|| words.say("backlog-new-wait")));
        }
        told.push(words.say("backlog-all"));
        told.join(" ")
    }

    /// What today takes, and when the rest comes.
    fn tell_spread(&self, desk: &Desk<'_>) -> [String; 2] {
        let words = &desk.words;
        let today = if self.left == 0 {
            words.say("backlog-done")
        } else {
            words.tell("backlog-today", &[("count", self.left.into())])
        };
        let rest = match self.spread.days {
            Some(days) if self.new_wait => words.tell("backlog-days", &[("count", days.into())]),
            Some(days) => words.tell("backlog-days-only", &[("count", days.into())]),
            None => words.say("backlog-endless"),
        };
        [today, rest]
    }

    /// The same for programs.
    pub(super) fn to_json(self) -> Value {
        json!({ "waiting": self.waiting, "today": self.left, "days": self.spread.days, "days_away": self.away })
    }
}

/// The new cards of each deck in the order of the learner's choice; where all are asked in one order, as one deck.
fn new_cards<'a>(
    desk: &'a Desk<'_>,
    wish: &'a Wish,
    for_exam: &HashSet<DeckId>,
    fresh: &'a impl Fn(&CardId) -> bool,
) -> Vec<Box<dyn Iterator<Item = CardId> + 'a>> {
    let in_wish = |deck: &DeckId| wish.decks.is_empty() || wish.decks.contains(deck);
    let decks = desk.library.decks().iter();
    let decks: Vec<_> = decks.filter(|deck| !for_exam.contains(deck.id()) && in_wish(deck.id())).collect();
    match wish.order.unwrap_or(desk.settings.new_order) {
        NewOrder::Mixed => decks.into_iter().map(|deck| Box::new(cards_of(deck).filter(fresh)) as _).collect(),
        NewOrder::Deck => vec![Box::new(decks.into_iter().flat_map(cards_of).filter(fresh))],
        NewOrder::Tag => {
            let mut ranks: HashMap<String, usize> = HashMap::new();
            let mut cards: Vec<(usize, CardId)> = decks
                .into_iter()
                .flat_map(cards_of)
                .filter(fresh)
                .map(|card| {
                    let first = desk.library.tags_of(&card).first().map(|tag| tag.to_lowercase());
                    let next = ranks.len();
                    // What has no tag comes last.
                    (first.map_or(usize::MAX, |tag| *ranks.entry(tag).or_insert(next)), card)
                })
                .collect();
            cards.sort_by_key(|(rank, _)| *rank);
            vec![Box::new(cards.into_iter().map(|(_, card)| card))]
        }
    }
}

/// Reviews of a usual day: the mean of the latest days that had any.
fn usual_reviews<'a>(days: impl DoubleEndedIterator<Item = &'a Tally>) -> usize {
    let reviews: Vec<i64> = days.rev().map(|day| day.recalls).filter(|recalls| *recalls > 0).take(USUAL_DAYS).collect();
    let count = i64::try_from(reviews.len()).unwrap_or(i64::MAX).max(1);
    usize::try_from(reviews.iter().sum::<i64>() / count).unwrap_or(0)
}
