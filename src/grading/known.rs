//! What an answer makes known: the texts that stand in a deck as answers or as wrong options.

use super::form::{Form, Signature, stripped};
use super::nearness::{Nearness, compare, slipped};
use crate::model::Answer;

/// Known answers made ready, so that what was typed can be held against thousands of them. Shared by all the keys of a deck.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Others(Vec<(Signature, String)>);

impl Others {
    /// Makes texts ready; their markup is set aside. Half a microsecond each.
    pub fn new<T: AsRef<str>>(texts: &[T]) -> Self {
        let ready = |text: &T| {
            let text = stripped(text.as_ref()).into_owned();
            (Form::of(&text).signature, text)
        };
        Self(texts.iter().map(ready).collect())
    }

    /// Whether one of them, which `is_mine` does not know for an accepted answer, is nearer to what was said than that is.
    pub(super) fn come_nearer(&self, near: Nearness, said: &Form, is_mine: &impl Fn(&Form) -> bool) -> bool {
        let likely = self.0.iter().filter(|(signature, _)| signature.may_match(&said.signature));
        likely.map(|(_, text)| Form::of(text)).filter(|other| !is_mine(other)).any(|other| {
            if let Some((theirs, _)) = compare(&other, said) {
                return theirs < near;
            }
            let Nearness::Typed(slips) = near else { return false };
            slipped(&other, said).is_some_and(|theirs| theirs < slips)
        })
    }
}

/// Every text that a question knows as an answer, right or wrong: another question's typo must not hit one of them.
pub fn known_answers(answer: &Answer) -> Vec<String> {
    match answer {
        Answer::Typed { of, .. } => of.clone(),
        Answer::Cloze(cloze) => cloze.gaps().map(|(text, _)| text.to_owned()).collect(),
        Answer::Choice { right, wrong } => {
            std::iter::once(right.clone()).chain(wrong.iter().map(|option| option.text.clone())).collect()
        }
        Answer::Several { right, wrong } => {
            right.iter().cloned().chain(wrong.iter().map(|option| option.text.clone())).collect()
        }
        Answer::List { of, .. } => of.iter().flatten().cloned().collect(),
        Answer::Order(items) => items.clone(),
        Answer::Match(pairs) => pairs.iter().flat_map(|(left, right)| [left.clone(), right.clone()]).collect(),
        Answer::Recall(_) | Answer::Number { .. } | Answer::TrueFalse(_) => Vec::new(),
    }
}
