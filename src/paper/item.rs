//! A question on its way to paper: its number, how it is answered, and its key, shuffled as the variant has it.

use std::sync::Arc;

use super::Paper;
use crate::model::{CardId, Question, Seed};
use crate::quiz::{Asked, Form, Given, Key, Round};

/// A question of the sheet.
pub(super) struct Item<'a> {
    /// Its number, from 1.
    pub(super) number: usize,
    pub(super) question: &'a Question,
    pub(super) form: Form,
    pub(super) key: Key,
}

impl<'a> Item<'a> {
    /// The questions of a paper, numbered. They are shuffled as study shuffles them, so that no option that speaks of the others
    /// stands before them, and nothing that is to be put in order is in order.
    pub(super) fn all(paper: &Paper<'a>) -> Vec<Self> {
        let item = |(number, question): (usize, &&'a Question)| {
            // Of a question's cards the first is opened: on paper, all gaps of a text are asked at once, and one direction of two.
            let facet = question.facets().first().copied()?;
            let asked = Asked {
                card: CardId { deck: paper.deck.id.clone(), question: question.id.clone(), facet },
                question: Arc::new((*question).clone()),
                deck: String::new(),
                language: paper.deck.language.clone(),
                source: None,
            };
            let round = Round::open(asked, Seed(paper.variant));
            let key = round.reveal(&Given::GiveUp).key;
            Some(Self { number, question, form: round.prompt().form, key })
        };
        (1..).zip(&paper.questions).filter_map(item).collect()
    }
}
