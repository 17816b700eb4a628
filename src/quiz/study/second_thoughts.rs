//! Second thoughts: answers overruled, taken back, and cards put aside.

use super::{Pending, Study};
use crate::model::{CardId, Facet, Outcome, Purpose, Rating, Timestamp, Variant};
use crate::quiz::aside::{Action, Aside, PutAway};
use crate::quiz::event::{Effect, Stage};

impl Study {
    pub(super) fn overrule(&mut self, rating: Rating) -> Vec<Effect> {
        let Stage::Revealed { round, reveal, .. } = &self.stage else { return Vec::new() };
        let (Some(Action::Answered(id)), Some(item)) = (self.actions.last(), self.items.last()) else {
            return Vec::new();
        };
        let (id, millis) = (*id, item.millis);
        self.pending = Some(Pending { round: round.clone(), reveal: reveal.clone(), rating, millis, retries: 0 });
        self.forget_last_answer();
        self.stage = Stage::Busy;
        vec![Effect::Overrule(id, rating)]
    }

    /// The learner was right: rated as an unaided answer, and where a text was typed, it may become an accepted one.
    pub(super) fn was_right(&mut self) -> Vec<Effect> {
        let Stage::Revealed { round, reveal, rating, .. } = &self.stage else { return Vec::new() };
        if rating.is_pass() {
            return Vec::new();
        }
        let known = matches!(reveal.verdict.outcome, Outcome::Right | Outcome::Slip);
        let typed = !known && round.question().answer.variant() == Variant::Typed && round.card().facet == Facet::Whole;
        let accept =
            (typed && !reveal.given.is_empty()).then(|| Effect::Accept(round.card().clone(), reveal.given.clone()));
        let rating = if round.hinted() { Rating::Hard } else { Rating::Good };
        let mut effects = self.overrule(rating);
        effects.extend(accept);
        effects
    }

    pub(super) fn did_not_know(&mut self) -> Vec<Effect> {
        let passed = matches!(&self.stage, Stage::Revealed { rating, .. } if rating.is_pass());
        if passed { self.overrule(Rating::Again) } else { Vec::new() }
    }

    /// Takes the last answer out of the sitting's own books and returns its card.
    fn forget_last_answer(&mut self) -> Option<CardId> {
        self.actions.pop();
        let item = self.items.pop()?;
        self.waiting.retain(|(card, _)| *card != item.card);
        if self.purpose == Purpose::Practice {
            self.queue.retain(|card| *card != item.card);
        }
        Some(item.card)
    }

    pub(super) fn undo(&mut self, now: Timestamp) -> Vec<Effect> {
        if self.pending.is_some() && !matches!(self.stage, Stage::Judging(..) | Stage::Retyping(..)) {
            return Vec::new();
        }
        let Some(action) = self.actions.last().cloned() else { return Vec::new() };
        self.put_back();
        self.pending = None;
        self.last = None;
        self.stage = Stage::Busy;
        match action {
            Action::Answered(id) => {
                let Some(card) = self.forget_last_answer() else { return Vec::new() };
                self.ask_next(card);
                vec![Effect::Retract(id)]
            }
            Action::Earlier(id, card) => {
                self.actions.pop();
                self.waiting.retain(|(other, _)| *other != card);
                self.ask_next(card);
                vec![Effect::Retract(id)]
            }
            Action::PutAway(away) => self.bring_back(away, now),
        }
    }

    fn ask_next(&mut self, card: CardId) {
        self.queue.retain(|other| *other != card);
        self.queue.push_front(card);
    }

    fn bring_back(&mut self, away: PutAway, now: Timestamp) -> Vec<Effect> {
        self.actions.pop();
        let PutAway { card, how, answered, waited } = away;
        let mut effects: Vec<Effect> = how.effect(card.clone(), false).into_iter().collect();
        if answered {
            self.waiting.extend(waited.map(|at| (card, at)));
            effects.extend(self.proceed(now));
        } else {
            self.waited = waited;
            effects.extend(self.load(card));
        }
        effects
    }

    pub(super) fn retracted(&mut self) -> Vec<Effect> {
        match self.queue.pop_front() {
            Some(card) => {
                self.waited = None;
                self.load(card)
            }
            None => Vec::new(),
        }
    }

    /// Puts aside the card on the screen, answered or not.
    pub(super) fn put_away(&mut self, how: Aside, now: Timestamp) -> Vec<Effect> {
        let (card, answered, how) = match &self.stage {
            Stage::Asking(round) | Stage::Judging(round, _) | Stage::Retyping(round, _) => {
                (round.card().clone(), false, how)
            }
            // A leech was set aside by its answer: to take back what put it away a second time must not bring it back.
            Stage::Revealed { round, aside: true, .. } if matches!(how, Aside::Suspended) => {
                (round.card().clone(), true, Aside::Skipped)
            }
            Stage::Revealed { round, .. } => (round.card().clone(), true, how),
            Stage::Busy | Stage::Finished => return Vec::new(),
        };
        self.pending = None;
        self.stage = Stage::Busy;
        let stepped = self.waiting.iter().find(|(other, _)| *other == card).map(|(_, at)| *at);
        let waited = if answered { stepped } else { self.waited.take() };
        self.waiting.retain(|(other, _)| *other != card);
        let mut effects: Vec<Effect> = how.effect(card.clone(), true).into_iter().collect();
        self.actions.push(Action::PutAway(PutAway { card, how, answered, waited }));
        effects.extend(self.proceed(now));
        effects
    }
}
