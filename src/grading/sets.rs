//! Answers of several parts: picks, orders, pairs, lists.

use std::collections::BTreeSet;

use super::Verdict;
use super::text::grade_text;
use crate::model::Outcome;

/// Several options picked: each right pick earns its share, each wrong one costs the same.
/// A blind guess is one of the 2ⁿ − 1 sets that are not empty.
pub fn grade_several(right: &BTreeSet<usize>, options: usize, picked: &BTreeSet<usize>) -> Verdict {
    let guess = 1.0 / (2_f32.powi(i32::try_from(options).unwrap_or(i32::MAX)) - 1.0).max(1.0);
    if picked.is_empty() {
        return Verdict { guess, ..Verdict::plain(Outcome::Blank) };
    }
    let hits = picked.intersection(right).count();
    let misses = picked.len() - hits;
    Verdict::share(ratio(hits.saturating_sub(misses), right.len()), guess)
}

/// An order: the share of pairs that stand in the right order. `given[i]` is the right rank of the item put in place `i`.
pub fn grade_order(given: &[usize]) -> Verdict {
    let count = given.len();
    let pairs = count * count.saturating_sub(1) / 2;
    let kept =
        (0..count).flat_map(|i| (i + 1..count).map(move |j| (i, j))).filter(|(i, j)| given[*i] < given[*j]).count();
    Verdict::share(ratio(kept, pairs), one_in_factorial(count))
}

/// Pairs: the share that is right. `given[i]` is the right side chosen for left side `i`.
pub fn grade_match(given: &[Option<usize>]) -> Verdict {
    let hits = given.iter().enumerate().filter(|(left, right)| **right == Some(*left)).count();
    Verdict::share(ratio(hits, given.len()), one_in_factorial(given.len()))
}

/// A list: so many different items named, in any order. Returns the verdict and, for each line given, the item it names.
pub fn grade_list(of: &[Vec<String>], need: usize, given: &[String]) -> (Verdict, Vec<Option<usize>>) {
    let mut slip = false;
    let named: Vec<Option<usize>> = given
        .iter()
        .map(|line| {
            let graded = of.iter().map(|forms| grade_text(forms, &[] as &[&str], line).outcome);
            let found = graded.enumerate().find(|(_, outcome)| matches!(outcome, Outcome::Right | Outcome::Slip));
            slip |= found.is_some_and(|(_, outcome)| outcome == Outcome::Slip);
            found.map(|(item, _)| item)
        })
        .collect();
    if given.iter().all(|line| line.trim().is_empty()) {
        return (Verdict::plain(Outcome::Blank), named);
    }
    let different: BTreeSet<usize> = named.iter().flatten().copied().collect();
    let mut verdict = Verdict::share(ratio(different.len().min(need), need), 0.0);
    if verdict.outcome == Outcome::Right && slip {
        verdict.outcome = Outcome::Slip;
    }
    (verdict, named)
}

#[expect(clippy::cast_precision_loss, reason = "counts of a question's parts are far below 2^24")]
fn ratio(part: usize, whole: usize) -> f32 {
    if whole == 0 { 1.0 } else { part as f32 / whole as f32 }
}

#[expect(clippy::cast_precision_loss, reason = "counts of a question's parts are far below 2^24")]
fn one_in_factorial(count: usize) -> f32 {
    1.0 / (1..=count).map(|n| n as f32).product::<f32>()
}

#[cfg(test)]
mod tests {
    use super::*;

    fn set(items: &[usize]) -> BTreeSet<usize> {
        items.iter().copied().collect()
    }

    #[test]
    fn wrong_picks_cost_what_right_ones_earn() {
        let credit = |picked: &[usize]| grade_several(&set(&[0, 1]), 4, &set(picked)).credit;
        assert_eq!(credit(&[0, 1]), 1.0);
        assert_eq!(credit(&[0]), 0.5);
        assert_eq!(credit(&[0, 1, 2]), 0.5);
        assert_eq!(credit(&[0, 1, 2, 3]), 0.0);
        assert_eq!(grade_several(&set(&[0]), 4, &set(&[])).outcome, Outcome::Blank);
    }

    #[test]
    fn orders_and_pairs_earn_their_share() {
        assert_eq!(grade_order(&[0, 1, 2, 3]).outcome, Outcome::Right);
        assert_eq!(grade_order(&[1, 0, 2, 3]).credit, 5.0 / 6.0);
        assert_eq!(grade_order(&[3, 2, 1, 0]).outcome, Outcome::Wrong);
        assert_eq!(grade_match(&[Some(0), Some(2), Some(1)]).credit, 1.0 / 3.0);
        assert_eq!(grade_match(&[Some(0), None]).credit, 0.5);
    }

    #[test]
    fn a_list_counts_each_item_once() {
        let of = vec![vec!["Google".to_owned()], vec!["Meta".to_owned(), "Facebook".to_owned()]];
        let lines = |given: &[&str]| given.iter().map(|line| (*line).to_owned()).collect::<Vec<_>>();
        let (verdict, named) = grade_list(&of, 2, &lines(&["facebook", "Google", "Meta"]));
        assert_eq!((verdict.outcome, named), (Outcome::Slip, vec![Some(1), Some(0), Some(1)]));
        assert_eq!(grade_list(&of, 2, &lines(&["Google", "google"])).0.credit, 0.5);
        assert_eq!(grade_list(&of, 2, &lines(&[" "])).0.outcome, Outcome::Blank);
    }
}
