//! What an author writes: one question and what goes with it.

use serde::{Deserialize, Serialize};

use super::answer::Answer;
use super::id::{Facet, QuestionId};
use super::media::Media;

/// One question of a deck. Rooms keep it as JSON, as it was asked: a field that is added later needs a default there.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub struct Question {
    /// Its name in the deck; progress hangs on it.
    pub id: QuestionId,
    /// What is asked.
    pub ask: String,
    /// The key, and how it is asked.
    pub answer: Answer,
    /// Shown after the answer, always.
    pub why: Option<String>,
    /// Help that may be asked for before answering.
    pub hint: Option<String>,
    /// Words to choose questions by.
    pub tags: Vec<String>,
    /// A key into the deck's sources.
    pub source: Option<String>,
    /// Pictures and sounds that are part of what is asked.
    pub media: Vec<Media>,
    /// Also asked back to front (`Recall` and `Typed` only).
    pub both_ways: bool,
    /// Desired retention of its own, above 0 and below 1.
    pub retention: Option<f32>,
    /// Seconds to answer in class.
    pub seconds: Option<u32>,
    /// Points in class.
    pub points: Option<u32>,
}

impl Question {
    /// The cards that this question yields, in order.
    pub fn facets(&self) -> Vec<Facet> {
        match &self.answer {
            Answer::Cloze(cloze) => (1..).zip(cloze.gaps()).map(|(number, _)| Facet::Gap(number)).collect(),
            _ if self.both_ways => vec![Facet::Whole, Facet::Back],
            _ => vec![Facet::Whole],
        }
    }
}
