//! What an answer makes known: the texts that stand in a deck as answers or as wrong options.

use crate::model::Answer;

/// Every text that a question knows as an answer, right or wrong: another question's typo must not hit one of them.
pub fn known_answers(answer: &Answer) -> Vec<String> {
    match answer {
        Answer::Typed(texts) => texts.clone(),
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
