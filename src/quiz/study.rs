//! Study alone: the machine behind a sitting. It takes events and the time, and returns effects to perform and a view to show.

mod second_thoughts;

use std::collections::{HashSet, VecDeque};
use std::sync::Arc;

use super::aside::{Action, Aside};
use super::event::{Effect, Event, Recorded, Stage, StudyPlan};
use super::round::{Asked, Round};
use super::session::{Item, Progress, Summary};
use super::view::{Given, Reveal};
use crate::grading::{Others, propose};
use crate::model::review::MAX_MILLIS;
use crate::model::{CardId, Evidence, Outcome, Promise, Purpose, Rating, Seed, Timestamp};

/// How many seconds before its time a learning card may be shown when nothing else is left: 20 minutes, as in Anki.
pub const LEARN_AHEAD_SECONDS: i64 = 20 * 60;

#[derive(Clone, Debug)]
struct Pending {
    round: Round,
    reveal: Reveal,
    rating: Rating,
    millis: u32,
    /// How often it was typed anew.
    retries: u8,
}

/// A sitting of study.
#[derive(Clone, Debug)]
pub struct Study {
    queue: VecDeque<CardId>,
    waiting: Vec<(CardId, Timestamp)>,
    /// The instant the open card waited for, if it came from its step.
    waited: Option<Timestamp>,
    stage: Stage,
    pending: Option<Pending>,
    items: Vec<Item>,
    actions: Vec<Action>,
    last: Option<CardId>,
    shown_at: Timestamp,
    ends_at: Option<Timestamp>,
    seed: Seed,
    asked: u64,
    purpose: Purpose,
}

impl Study {
    /// A sitting over a plan. It ends by itself at `ends_at`, if given, once the question on the screen is done with.
    pub fn new(plan: StudyPlan, seed: Seed, ends_at: Option<Timestamp>) -> Self {
        Self {
            queue: plan.queue.into(),
            waiting: plan.waiting,
            waited: None,
            stage: Stage::Busy,
            pending: None,
            items: Vec::new(),
            actions: plan.earlier.into_iter().map(|(id, card)| Action::Earlier(id, card)).collect(),
            last: None,
            shown_at: Timestamp(0),
            ends_at,
            seed,
            asked: 0,
            purpose: if plan.practice { Purpose::Practice } else { Purpose::Study },
        }
    }

    /// Where the sitting stands.
    pub fn stage(&self) -> &Stage {
        &self.stage
    }

    /// How far it has come.
    pub fn progress(&self) -> Progress {
        let on_screen = usize::from(self.on_screen().is_some());
        let open: HashSet<&CardId> =
            self.queue.iter().chain(self.waiting.iter().map(|(card, _)| card)).chain(self.on_screen()).collect();
        let seen: HashSet<&CardId> = self.items.iter().map(|item| &item.card).collect();
        let done = seen.difference(&open).count();
        Progress { done, left: self.queue.len() + self.waiting.len() + on_screen, learning: self.waiting.len() }
    }

    /// Whether there is something to take back.
    pub fn can_undo(&self) -> bool {
        !self.actions.is_empty()
    }

    /// What the sitting came to so far.
    pub fn summary(&self, now: Timestamp) -> Summary {
        let next = self.waiting.iter().map(|(_, at)| at.since(now) / 1000).min();
        Summary {
            items: self.items.clone(),
            // Practice is asked of nobody, so none of it is left to be done.
            left: if self.purpose == Purpose::Practice { 0 } else { self.queue.len() },
            waiting: self.waiting.len(),
            time_up: self.ends_at.is_some_and(|end| now >= end) && self.queue.len() + self.waiting.len() > 0,
            next_in: next.map(|seconds| seconds.max(0)),
        }
    }

    /// Takes an event in; events that make no sense where the sitting stands change nothing.
    pub fn apply(&mut self, event: Event, now: Timestamp) -> Vec<Effect> {
        match event {
            // Who does not care to type it anew goes on with the slip.
            Event::Proceed if matches!(self.stage, Stage::Retyping(..)) => self.append(),
            Event::Start | Event::Proceed => self.proceed(now),
            Event::Loaded(asked) => self.open(asked, now),
            Event::Missing(card) => self.drop_missing(&card, now),
            Event::Hint => self.hint(),
            Event::Answer(given) => self.answer(&given, now),
            Event::Retyped(text) => self.retyped(text),
            Event::Judge(rating) => self.judge(rating),
            Event::Recorded(recorded) => self.recorded(&recorded),
            Event::Retracted => self.retracted(),
            Event::Overrule(rating) => self.overrule(rating),
            Event::WasRight => self.was_right(),
            Event::DidNotKnow => self.did_not_know(),
            Event::Flag(note) => self.card_shown().map(|card| Effect::Flag(card.clone(), note)).into_iter().collect(),
            Event::Edit => self.card_shown().map(|card| Effect::Edit(card.clone())).into_iter().collect(),
            Event::Open => self.card_shown().map(|card| Effect::Open(card.clone())).into_iter().collect(),
            Event::Edited(asked) => self.reword(asked),
            Event::Undo => self.undo(now),
            Event::Suspend => self.put_away(Aside::Suspended, now),
            Event::Bury => self.put_away(Aside::Buried, now),
            Event::Skip => self.put_away(Aside::Skipped, now),
            Event::Quit => self.quit(),
        }
    }

    fn on_screen(&self) -> Option<&CardId> {
        match &self.stage {
            Stage::Asking(round) | Stage::Judging(round, _) | Stage::Retyping(round, _) => Some(round.card()),
            Stage::Busy | Stage::Revealed { .. } | Stage::Finished => None,
        }
    }

    /// The card that the learner sees, answered or not.
    fn card_shown(&self) -> Option<&CardId> {
        match &self.stage {
            Stage::Revealed { round, .. } => Some(round.card()),
            _ => self.on_screen(),
        }
    }

    fn proceed(&mut self, now: Timestamp) -> Vec<Effect> {
        if self.on_screen().is_some() || self.pending.is_some() {
            return Vec::new();
        }
        let over = self.ends_at.is_some_and(|end| now >= end);
        if !over && let Some((card, waited)) = self.pick(now) {
            self.waited = waited;
            return self.load(card);
        }
        self.stage = Stage::Finished;
        Vec::new()
    }

    /// The next card: a learning card whose time has come, then the queue, then a learning card ahead of its time;
    /// never the card just shown while another can be.
    fn pick(&mut self, now: Timestamp) -> Option<(CardId, Option<Timestamp>)> {
        self.waiting.sort_by_key(|(_, at)| *at);
        let last = self.last.clone();
        let other = |card: &CardId| Some(card) != last.as_ref();
        let stepped = |(card, at): (CardId, Timestamp)| (card, Some(at));
        if let Some(found) = self.waiting.iter().position(|(card, at)| *at <= now && other(card)) {
            return Some(stepped(self.waiting.remove(found)));
        }
        if let Some(found) = self.queue.iter().position(other) {
            return self.queue.remove(found).map(|card| (card, None));
        }
        let ahead = now.plus_seconds(LEARN_AHEAD_SECONDS);
        let soon = |card: &CardId, at: Timestamp| at <= ahead && other(card);
        let found = self.waiting.iter().position(|(card, at)| soon(card, *at));
        let found = found.or_else(|| self.waiting.iter().position(|(_, at)| *at <= ahead));
        let stepped = found.map(|found| stepped(self.waiting.remove(found)));
        stepped.or_else(|| self.queue.pop_front().map(|card| (card, None)))
    }

    /// Puts the open card back to where it came from.
    fn put_back(&mut self) {
        let Some(open) = self.on_screen().cloned() else { return };
        match self.waited.take() {
            Some(at) => self.waiting.push((open, at)),
            None => self.queue.push_front(open),
        }
    }

    fn load(&mut self, card: CardId) -> Vec<Effect> {
        self.stage = Stage::Busy;
        vec![Effect::Load(card)]
    }

    fn open(&mut self, asked: Asked, now: Timestamp) -> Vec<Effect> {
        self.asked += 1;
        self.last = Some(asked.card.clone());
        self.shown_at = now;
        let seed = self.seed.derive(&self.asked.to_string());
        self.stage = Stage::Asking(Round::open(asked, seed));
        Vec::new()
    }

    fn drop_missing(&mut self, card: &CardId, now: Timestamp) -> Vec<Effect> {
        self.queue.retain(|other| other != card);
        self.waiting.retain(|(other, _)| other != card);
        if matches!(self.stage, Stage::Revealed { .. }) {
            return Vec::new(); // answered, it may be read to its end
        }
        if self.on_screen() == Some(card) {
            self.pending = None;
            self.waited = None;
            self.stage = Stage::Busy;
        }
        self.proceed(now)
    }

    fn hint(&mut self) -> Vec<Effect> {
        if let Stage::Asking(round) = &mut self.stage {
            round.give_hint();
        }
        Vec::new()
    }

    /// Tells the open round the other answers of its deck, so that none is taken for a slip.
    pub fn learn_others(&mut self, others: Arc<Others>) {
        if let Stage::Asking(round) = &mut self.stage {
            round.learn(others);
        }
    }

    /// Puts the open question in its new words. A leech that was set aside and now reads otherwise goes on.
    fn reword(&mut self, asked: Asked) -> Vec<Effect> {
        match &mut self.stage {
            Stage::Asking(round) if *round.card() == asked.card => {
                *round = round.reworded(asked, self.seed.derive(&self.asked.to_string()));
            }
            Stage::Revealed { round, promise, aside, .. }
                if *aside && *round.card() == asked.card && *round.question() != *asked.question =>
            {
                *aside = false;
                if let Some(Promise::At(at)) = promise {
                    self.waiting.push((asked.card.clone(), *at));
                }
                return vec![Effect::LetGoOn(asked.card)];
            }
            _ => {}
        }
        Vec::new()
    }

    fn answer(&mut self, given: &Given, now: Timestamp) -> Vec<Effect> {
        let Stage::Asking(round) = &mut self.stage else { return Vec::new() };
        if round.ask_back(given) {
            return Vec::new();
        }
        let (round, reveal) = (round.clone(), round.reveal(given));
        let millis = u32::try_from(now.since(self.shown_at).max(0)).unwrap_or(MAX_MILLIS).min(MAX_MILLIS);
        let rating = propose(&reveal.verdict, round.hinted());
        let outcome = reveal.verdict.outcome;
        let retries = u8::from(round.asked_back());
        self.pending = Some(Pending { round: round.clone(), reveal: reveal.clone(), rating, millis, retries });
        match outcome {
            Outcome::SelfGraded => self.stage = Stage::Judging(round, reveal),
            Outcome::Typo => self.stage = Stage::Retyping(round, reveal),
            _ => return self.append(),
        }
        Vec::new()
    }

    /// Typed anew: the rating stays that of a slip, only the hand learns. Until it is right, the new difference is shown.
    fn retyped(&mut self, text: String) -> Vec<Effect> {
        let (Stage::Retyping(round, shown), Some(pending)) = (&mut self.stage, &mut self.pending) else {
            return Vec::new();
        };
        pending.retries = pending.retries.saturating_add(1);
        let reveal = round.reveal(&Given::Text(text));
        if matches!(reveal.verdict.outcome, Outcome::Right | Outcome::Slip) {
            return self.append();
        }
        *shown = reveal;
        Vec::new()
    }

    fn judge(&mut self, rating: Rating) -> Vec<Effect> {
        if !matches!(self.stage, Stage::Judging(..)) {
            return Vec::new();
        }
        if let Some(pending) = &mut self.pending {
            let most = if pending.round.hinted() { Rating::Hard } else { Rating::Easy };
            pending.rating = rating.min(most);
        }
        self.append()
    }

    fn append(&mut self) -> Vec<Effect> {
        self.stage = Stage::Busy;
        let Some(pending) = &self.pending else { return Vec::new() };
        let verdict = &pending.reveal.verdict;
        let evidence = Evidence {
            variant: pending.round.question().answer.variant(),
            outcome: verdict.outcome,
            credit: verdict.credit,
            guess: verdict.guess,
            hinted: pending.round.hinted(),
            retries: pending.retries,
            millis: pending.millis,
            overruled: false,
            purpose: self.purpose,
            given: Some(pending.reveal.given.clone()).filter(|given| !given.is_empty()),
        };
        vec![Effect::Append { card: pending.round.card().clone(), rating: pending.rating, evidence }]
    }

    fn recorded(&mut self, recorded: &Recorded) -> Vec<Effect> {
        let Some(Pending { round, reveal, rating, millis, .. }) = self.pending.take() else { return Vec::new() };
        let card = round.card().clone();
        self.items.push(Item {
            card: card.clone(),
            ask: round.prompt().ask,
            rating,
            outcome: reveal.verdict.outcome,
            before: recorded.before,
            after: recorded.after,
            millis,
        });
        self.actions.push(Action::Answered(recorded.id));
        match recorded.promise {
            _ if recorded.aside => {}
            Some(Promise::At(at)) => self.waiting.push((card.clone(), at)),
            Some(Promise::On(_)) => {}
            None if rating.is_pass() => {}
            None => self.queue.push_back(card.clone()),
        }
        let Recorded { promise, after, aside, .. } = *recorded;
        self.stage = Stage::Revealed { round, reveal, rating, promise, after, aside };
        Vec::new()
    }

    fn quit(&mut self) -> Vec<Effect> {
        self.put_back();
        self.pending = None;
        self.stage = Stage::Finished;
        Vec::new()
    }
}
