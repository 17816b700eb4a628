//! Grading: from a key and what was given to a verdict, and from a verdict to a proposed rating. Pure.

mod acronym;
mod article;
mod date;
mod diff;
mod effort;
mod exact;
mod fold;
mod form;
mod known;
mod nearness;
mod number;
mod numeral;
mod optional;
mod order;
mod propose;
mod reason;
mod rival;
mod sentence;
mod sets;
mod shape;
mod text;
mod typo;

pub use diff::{Run, diff};
pub use fold::fold;
pub use known::{Others, known_answers};
pub use number::{NumberMatch, Reading, grade_number, read_number};
pub use propose::propose;
pub use reason::{Reason, Reasons};
pub use sets::{LineMatch, ListMatch, grade_list, grade_match, grade_order, grade_several};
pub use text::{TextKey, TextMatch, grade_text};

use crate::model::Outcome;

/// What grading found of one answer.
#[derive(Clone, Debug, PartialEq)]
pub struct Verdict {
    /// Right, wrong, or what lies between.
    pub outcome: Outcome,
    /// Share of the full mark, 0 to 1.
    pub credit: f32,
    /// Chance that a blind guess would have been right, 0 to 1.
    pub guess: f32,
    /// What it is right but for, or why it is not right, where that is known.
    pub reasons: Reasons,
}

impl Verdict {
    /// A verdict of full or no credit, from an outcome, where a blind guess has no chance.
    pub fn plain(outcome: Outcome) -> Self {
        let credit = match outcome {
            Outcome::Right | Outcome::Slip | Outcome::Typo | Outcome::SelfGraded => 1.0,
            Outcome::Partial | Outcome::Wrong | Outcome::Blank => 0.0,
        };
        Self { outcome, credit, guess: 0.0, reasons: Reasons::NONE }
    }

    /// The verdict on a typed text.
    pub fn text(found: TextMatch) -> Self {
        Self { reasons: found.reasons, ..Self::plain(found.outcome) }
    }

    /// The verdict on a typed number; what is still to be asked counts as wrong.
    pub fn number(found: NumberMatch) -> Self {
        Self { reasons: found.reasons(), ..Self::plain(found.outcome()) }
    }

    /// The verdict on an exact pick, where a blind guess is right with chance `guess`.
    pub fn pick(right: bool, guess: f32) -> Self {
        Self { guess, ..Self::plain(if right { Outcome::Right } else { Outcome::Wrong }) }
    }

    /// The verdict on an answer worth a share of the mark.
    pub fn share(credit: f32, guess: f32) -> Self {
        let credit = credit.clamp(0.0, 1.0);
        let outcome = if credit >= 1.0 {
            Outcome::Right
        } else if credit > 0.0 {
            Outcome::Partial
        } else {
            Outcome::Wrong
        };
        Self { outcome, credit, guess, reasons: Reasons::NONE }
    }
}
