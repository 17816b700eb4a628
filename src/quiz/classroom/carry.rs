//! An answer as it was given to one text of a question, carried over to another text of it.

use crate::quiz::{Given, Round};

/// What was given to `asked`, as it would be given to `now`: picks are followed by the text of what was picked, and where that
/// was reworded, by its place among the reworded ones.
pub(super) fn carry(asked: &Round, now: &Round, given: &Given) -> Given {
    let map = follow(&asked.options(), &now.options());
    let place = |place: usize| now.place_of(map.get(asked.at(place)?).copied().flatten()?);
    // What is no more, nobody can have picked: a place that nothing stands on.
    let nowhere = usize::MAX;
    match given {
        Given::Pick(picked) => Given::Pick(place(*picked).unwrap_or(nowhere)),
        Given::Picks(picked) => Given::Picks(picked.iter().map(|picked| place(*picked).unwrap_or(nowhere)).collect()),
        Given::Order(items) => Given::Order(items.iter().filter_map(|item| place(*item)).collect()),
        Given::Pairs(rights) => {
            let lefts = follow(&asked.lefts(), &now.lefts());
            let mut pairs = vec![None; now.lefts().len()];
            for (left, right) in lefts.into_iter().zip(rights) {
                if let Some(pair) = left.and_then(|left| pairs.get_mut(left)) {
                    *pair = right.and_then(place);
                }
            }
            Given::Pairs(pairs)
        }
        other => other.clone(),
    }
}

/// For each old text, the index of the new one that it is, or has become.
fn follow(old: &[String], new: &[String]) -> Vec<Option<usize>> {
    let mut taken = vec![false; new.len()];
    let mut map: Vec<Option<usize>> = old
        .iter()
        .map(|text| {
            let at = new.iter().zip(&taken).position(|(other, taken)| !taken && other == text)?;
            taken[at] = true;
            Some(at)
        })
        .collect();
    let mut left =
        taken.iter().enumerate().filter(|(_, taken)| !**taken).map(|(at, _)| at).collect::<Vec<_>>().into_iter();
    for reworded in map.iter_mut().filter(|at| at.is_none()) {
        *reworded = left.next();
    }
    map
}

#[cfg(test)]
mod tests {
    use super::*;

    fn texts(list: &[&str]) -> Vec<String> {
        list.iter().map(|text| (*text).to_owned()).collect()
    }

    #[test]
    fn texts_are_followed_by_what_they_say_then_by_their_place() {
        let follow = |old: &[&str], new: &[&str]| follow(&texts(old), &texts(new));
        assert_eq!(follow(&["a", "b", "c"], &["b", "a", "c"]), [Some(1), Some(0), Some(2)]);
        assert_eq!(follow(&["a", "b", "c"], &["c", "a", "B"]), [Some(1), Some(2), Some(0)]);
        assert_eq!(follow(&["a", "b"], &["b"]), [None, Some(0)]);
        assert_eq!(follow(&["a", "a"], &["a", "a"]), [Some(0), Some(1)]);
    }
}
