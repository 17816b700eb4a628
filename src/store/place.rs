//! Where a review goes: its row, and what it moves.

use rusqlite::{Connection, ToSql};

use crate::memory::{Answered, Fuzz, Logged, Parameters, Rule, Settings, Terms, advance};
use crate::model::review::MAX_MILLIS;
use crate::model::{CardState, Evidence, Promise, ReviewId, Stage, Tally};

use super::fault::Inner;
use super::history::{self, History};
use super::log::{Appended, MAX_GIVEN_CHARS, NewReview};
use super::parameters::forget_move;
use super::seen::Seen;
use super::{LearnerId, row, state, tally};

/// Where a review goes.
pub(super) struct Place<'a> {
    pub(super) db: &'a Connection,
    pub(super) parameters: &'a Parameters,
    pub(super) learner: LearnerId,
    pub(super) card: i64,
    pub(super) id: ReviewId,
}

impl Place<'_> {
    /// Logs the review and moves the card's state and the day's tally.
    pub(super) fn append(
        &self,
        new: &NewReview,
        terms: Terms<'_>,
        before: Option<CardState>,
        seen: &mut Seen,
    ) -> Inner<Appended> {
        let Self { db, learner, card, id, .. } = *self;
        if before.is_some_and(|state| new.moment.at <= state.last_at) {
            let history = history::read(db, learner, card)?;
            return self.insert(new, terms, before, (&history, history.clone()));
        }
        let (promise, after) = self.log(new, terms, before.as_ref())?;
        if let (Some(after), Some(_)) = (&after, promise) {
            match before {
                Some(_) => state::update(db, learner, card, after)?,
                None => state::put(db, learner, card, after)?,
            }
            if seen.has_moves(db)? {
                forget_move(db, learner, card)?;
            }
        }
        let answered = answered(new, terms.settings);
        tally::add(db, learner, answered.day, Tally::of(before.as_ref(), &answered, millis(new)))?;
        Ok(Appended { id, before, after, promise, aside: false, resumed: false })
    }

    /// Logs the review by its instant among `rest`, and replaces what `was` led to by what is there now.
    pub(super) fn insert(
        &self,
        new: &NewReview,
        terms: Terms<'_>,
        before: Option<CardState>,
        (was, mut rest): (&[(Logged, u32)], History),
    ) -> Inner<Appended> {
        let place = rest.partition_point(|(logged, _)| logged.id < self.id);
        let prior = history::last_state(&rest[..place], self.parameters);
        let (promise, _) = self.log(new, terms, prior.as_ref())?;
        let logged = Logged { id: self.id, answered: answered(new, terms.settings), promise };
        rest.insert(place, (logged, millis(new)));
        let after = history::replace(self.db, (self.learner, self.card), was, &rest, self.parameters)?;
        Ok(Appended { id: self.id, before, after, promise, aside: false, resumed: false })
    }

    /// Writes the row; returns the promise it holds, and the state that follows from `prior`.
    fn log(
        &self,
        new: &NewReview,
        terms: Terms<'_>,
        prior: Option<&CardState>,
    ) -> Inner<(Option<Promise>, Option<CardState>)> {
        let settings = terms.settings;
        let answered = answered(new, settings);
        let fuzz = Some(Fuzz::of(&new.card, terms.load));
        let rule = Rule { parameters: self.parameters, settings, retention: new.retention, fuzz };
        let next = advance(prior, &answered, &rule);
        let promise = next.map(|(_, promise)| promise);
        let (due_at, due_day) = row::promise_columns(promise);
        let evidence = &new.evidence;
        // Bound by place: twenty names looked up would be a good part of what an answer costs.
        let mut insert = self.db.prepare_cached(INSERT)?;
        let row = [
            &self.id.0 as &dyn ToSql,
            &self.learner.0,
            &self.card,
            &answered.at.0,
            &answered.day.0,
            &answered.rating.number(),
            &answered.guess,
            &answered.overruled,
            &answered.purpose.name(),
            &due_at,
            &due_day,
            &millis(new),
            &Stage::of(prior).number(),
            &new.moment.utc_offset,
            &evidence.variant.name(),
            &evidence.outcome.name(),
            &share(evidence.credit),
            &evidence.hinted,
            &evidence.retries,
            &evidence.given.as_deref().map(cut),
        ];
        insert.execute(row)?;
        Ok((promise, next.map(|(state, _)| state).or(prior.copied())))
    }
}

const INSERT: &str = "INSERT INTO review (uid, learner, card, at, day, rating, guess, overruled, purpose, due_at,
     due_day, millis, stage, utc_offset, variant, outcome, credit, hinted, retries, given)
     VALUES (?1, ?2, ?3, ?4, ?5, ?6, ?7, ?8, ?9, ?10, ?11, ?12, ?13, ?14, ?15, ?16, ?17, ?18, ?19, ?20)";

/// The evidence of an answer, as the log keeps it.
pub(super) fn kept(new: &NewReview) -> Evidence {
    Evidence {
        credit: share(new.evidence.credit),
        guess: share(new.evidence.guess),
        millis: millis(new),
        given: new.evidence.given.as_deref().map(|given| cut(given).to_owned()),
        ..new.evidence
    }
}

/// What of an answer moves memory, as the log keeps it.
pub(super) fn answered(new: &NewReview, settings: &Settings) -> Answered {
    Answered {
        at: new.moment.at,
        day: new.moment.study_day(settings.turn_hour),
        rating: new.rating,
        guess: share(new.evidence.guess),
        overruled: new.evidence.overruled,
        purpose: new.evidence.purpose,
    }
}

fn millis(new: &NewReview) -> u32 {
    new.evidence.millis.min(MAX_MILLIS)
}

/// Into 0 to 1; what is no number counts as 0.
fn share(value: f32) -> f32 {
    if value.is_nan() { 0.0 } else { value.clamp(0.0, 1.0) }
}

fn cut(text: &str) -> &str {
    text.char_indices().nth(MAX_GIVEN_CHARS).map_or(text, |(end, _)| &text[..end])
}
