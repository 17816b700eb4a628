//! Whether what a phone sent is an answer to the question at all.

use crate::quiz::{Form, Given};

/// The longest text or line, in characters.
const MOST_CHARS: usize = 500;

/// The most lines of a list.
const MOST_LINES: usize = 50;

/// Whether something can have been given to a question of that form.
pub(super) fn fits(form: &Form, given: &Given) -> bool {
    let short = |text: &String| text.chars().count() <= MOST_CHARS;
    let each_once = |places: &[usize], count: usize| {
        let mut seen = vec![false; count];
        places.iter().all(|place| seen.get_mut(*place).is_some_and(|seen| !std::mem::replace(seen, true)))
    };
    match (form, given) {
        (_, Given::GiveUp) | (Form::Recall, Given::Looked) | (Form::TrueFalse, Given::Truth(_)) => true,
        (Form::Text | Form::Gap(_) | Form::Number { .. }, Given::Text(text)) => short(text),
        (Form::Choice(options), Given::Pick(place)) => *place < options.len(),
        (Form::Several(options), Given::Picks(places)) => each_once(places, options.len()),
        (Form::Order(items), Given::Order(places)) => places.len() == items.len() && each_once(places, items.len()),
        (Form::Match { left, right }, Given::Pairs(pairs)) => {
            let places: Vec<usize> = pairs.iter().flatten().copied().collect();
            pairs.len() == left.len() && each_once(&places, right.len())
        }
        (Form::List { .. }, Given::Items(lines)) => lines.len() <= MOST_LINES && lines.iter().all(short),
        _ => false,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_answers_to_the_question_fit() {
        let three = || ["a", "b", "c"].map(str::to_owned).to_vec();
        let pairs = Form::Match { left: three(), right: three() };
        for (form, given, fine) in [
            (Form::Choice(three()), Given::Pick(2), true),
            (Form::Choice(three()), Given::Pick(3), false),
            (Form::Choice(three()), Given::Text("a".into()), false),
            (Form::Several(three()), Given::Picks(vec![0, 2]), true),
            (Form::Several(three()), Given::Picks(vec![0, 0]), false),
            (Form::Order(three()), Given::Order(vec![2, 0, 1]), true),
            (Form::Order(three()), Given::Order(vec![2, 0]), false),
            (Form::Order(three()), Given::Order(vec![2, 0, 0]), false),
            (pairs.clone(), Given::Pairs(vec![Some(1), None, Some(0)]), true),
            (pairs.clone(), Given::Pairs(vec![Some(1), Some(1), None]), false),
            (pairs, Given::Pairs(vec![None; 4]), false),
            (Form::Text, Given::Text("é".repeat(500)), true),
            (Form::Text, Given::Text("é".repeat(501)), false),
            (Form::Text, Given::Looked, false),
            (Form::Recall, Given::Looked, true),
            (Form::TrueFalse, Given::GiveUp, true),
            (Form::List { need: 2 }, Given::Items(vec![String::new(); 51]), false),
        ] {
            assert_eq!(fits(&form, &given), fine, "{form:?} {given:?}");
        }
    }
}
