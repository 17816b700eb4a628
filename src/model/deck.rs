//! A deck: one RON file of questions in one language.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use super::id::DeckId;
use super::question::Question;

/// One file of questions. Files with the same id and another language are its translations.
#[derive(Clone, Debug, PartialEq)]
pub struct Deck {
    /// Never changes; shared by translations.
    pub id: DeckId,
    /// The name that learners see.
    pub title: String,
    /// BCP 47 tag of the language it is written in, such as `fr`.
    pub language: String,
    /// The author's own version of the deck.
    pub version: Option<String>,
    /// Who wrote it.
    pub authors: Vec<String>,
    /// Under which licence it may be passed on.
    pub license: Option<String>,
    /// What it is about, in a sentence or two.
    pub about: Option<String>,
    /// Works that questions may name as their source.
    pub sources: BTreeMap<String, Source>,
    /// Values for questions that do not give their own.
    pub defaults: Defaults,
    /// The questions, in the author's order, defaults filled in.
    pub questions: Vec<Question>,
}

/// A work that answers rest on.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub struct Source {
    /// Its title.
    pub title: String,
    /// Who wrote it.
    pub author: Option<String>,
    /// When it appeared, as the author writes it.
    pub date: Option<String>,
    /// Where to read it.
    pub url: Option<String>,
}

/// What questions of a deck share unless they say otherwise.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Defaults {
    /// Tags that every question has besides its own.
    pub tags: Vec<String>,
    /// A key into the deck's sources.
    pub source: Option<String>,
    /// Desired retention, above 0 and below 1.
    pub retention: Option<f32>,
    /// Seconds to answer in class.
    pub seconds: Option<u32>,
    /// Points in class.
    pub points: Option<u32>,
}
