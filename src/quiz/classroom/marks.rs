//! Marks: what each answer came to, always computed from the answer itself.

use std::collections::HashMap;
use std::sync::Arc;

use super::carry::carry;
use super::command::SeatId;
use super::room::Room;
use super::scene::{Score, SeatResult};
use super::state::{Fate, Kept, Seat, Turn};
use crate::model::{Answer, Outcome, Rating};
use crate::quiz::{Given, Reveal, Round};

/// Answers that come sooner have full points, in milliseconds (Kahoot's rule, as the points' formula below).
const FULL_POINTS_MILLIS: u64 = 500;

/// What is said of a turn's answers, by language and what was given.
pub(super) type Alike = HashMap<(usize, Arc<Given>), Arc<Reveal>>;

/// What an answer came to.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) struct Mark {
    /// Share of the full mark, 0 to 1; `None` while the pupil has still to judge.
    pub(super) credit: Option<f32>,
    /// Points; `None` where none are given for speed.
    pub(super) points: Option<u32>,
}

/// Points of an answer: `round((1 − t/T/2) · P)`, all of them within half a second, the share that its credit is. Without a limit
/// speed is nothing. The formula is Kahoot's.
///
/// ```
/// use sommet::quiz::classroom::speed_points;
/// assert_eq!(speed_points(1000, 1.0, 400, Some(20_000)), 1000);
/// assert_eq!(speed_points(1000, 1.0, 10_000, Some(20_000)), 750);
/// assert_eq!(speed_points(1000, 0.5, 20_000, Some(20_000)), 250);
/// assert_eq!(speed_points(1000, 1.0, 90_000, None), 1000);
/// ```
pub fn speed_points(points: u32, credit: f32, millis: u64, limit: Option<u64>) -> u32 {
    #[expect(clippy::cast_precision_loss, reason = "milliseconds of a lesson are far below 2^52")]
    let share = match limit {
        Some(limit) if limit > 0 && millis > FULL_POINTS_MILLIS => {
            1.0 - (millis.min(limit) as f64 / limit as f64) / 2.0
        }
        _ => 1.0,
    };
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "0 to the points of the question")]
    let earned = (share * f64::from(points) * f64::from(credit.clamp(0.0, 1.0))).round() as u32;
    earned
}

impl Room {
    /// The rounds by which a question's answers are marked, and the one they were given to, in the seat's language.
    fn rounds_for(&self, turn: &Turn, seat: &Seat) -> Option<(&Round, &Round)> {
        let asked = self.asked.get(turn.question)?.rounds.get(seat.language)?;
        let marked = self.marked.as_ref().map_or(&self.asked, |marked| marked).get(turn.question);
        Some((asked, marked.and_then(|ready| ready.rounds.get(seat.language)).unwrap_or(asked)))
    }

    /// What was given, as it is to be marked, and the round that marks it.
    pub(super) fn to_mark<'a>(&'a self, turn: &Turn, seat: &Seat, kept: &Kept) -> Option<(&'a Round, Given)> {
        let (asked, marked) = self.rounds_for(turn, seat)?;
        let given = if self.marked.is_some() { carry(asked, marked, &kept.given) } else { (*kept.given).clone() };
        Some((marked, given))
    }

    fn mark_of(&self, turn: &Turn, seat: &Seat, kept: &Kept, outcome: Outcome, credit: f32) -> Mark {
        let judged = kept.judged.map(|rating| match rating {
            Rating::Again => 0.0,
            Rating::Hard => 0.5,
            Rating::Good | Rating::Easy => 1.0,
        });
        let alone = outcome == Outcome::SelfGraded;
        let credit = if alone { judged } else { Some(credit) };
        // Points for one's own word would be points for a lie.
        let points = self.setup.rules.speed_points.then(|| {
            let worth = self.setup.questions.get(turn.question).map_or(0, |set| set.points);
            let earned = credit.filter(|_| !alone).unwrap_or(0.0);
            speed_points(worth, earned, kept.millis, turn.limit_with(seat.extra))
        });
        Mark { credit, points }
    }

    /// What a seat's answer of an epoch came to; `None` where there is no answer, or no such turn.
    pub(super) fn mark(&self, turn: &Turn, seat: SeatId) -> Option<Mark> {
        let (seat, kept) = (self.state.seats.get(seat.index())?, turn.answer(seat)?);
        let (round, given) = self.to_mark(turn, seat, kept)?;
        let verdict = round.grade(&given);
        Some(self.mark_of(turn, seat, kept, verdict.outcome, verdict.credit))
    }

    /// What each seat's answer came to, those that answered alike sharing what is said of it.
    pub(super) fn results(&self, turn: &Turn) -> Vec<Option<SeatResult>> {
        let mut alike = Alike::new();
        self.state.seats.iter().map(|seat| self.result(turn, seat, &mut alike)).collect()
    }

    /// What a seat's answer came to.
    pub(super) fn result(&self, turn: &Turn, seat: &Seat, alike: &mut Alike) -> Option<SeatResult> {
        let kept = turn.answer(seat.id)?;
        let (round, given) = self.to_mark(turn, seat, kept)?;
        let said = alike.entry((seat.language, kept.given.clone())).or_insert_with(|| Arc::new(round.reveal(&given)));
        let reveal = said.clone();
        let mark = self.mark_of(turn, seat, kept, reveal.verdict.outcome, reveal.verdict.credit);
        Some(SeatResult { reveal, credit: mark.credit, points: mark.points })
    }

    /// A seat's score anew, from all its answers.
    pub(super) fn score(&self, seat: &Seat) -> Score {
        let mut score = Score::default();
        for (epoch, turn) in (1..).zip(&self.state.turns) {
            // At their own pace an answer counts at once.
            let counts = turn.fate == Fate::Revealed || (self.until().is_some() && turn.answer(seat.id).is_some());
            if counts && epoch >= seat.from {
                score.count(self.mark(turn, seat.id));
            }
        }
        score
    }
}

impl Score {
    /// Counts one question more, with the mark that its answer has, if there is an answer.
    pub(super) fn count(&mut self, mark: Option<Mark>) {
        self.of += 1;
        let Some(mark) = mark else { return };
        let credit = mark.credit.unwrap_or(0.0);
        self.right += u32::from(credit >= 1.0);
        self.credit += f64::from(credit);
        self.points += u64::from(mark.points.unwrap_or(0));
    }

    /// Both together.
    #[must_use]
    pub(super) fn and(self, other: Self) -> Self {
        Self {
            right: self.right + other.right,
            of: self.of + other.of,
            credit: self.credit + other.credit,
            points: self.points + other.points,
        }
    }
}

/// Whether a question is judged by who answers it.
pub(super) fn is_recall(round: &Round) -> bool {
    matches!(round.question().answer, Answer::Recall(_))
}
