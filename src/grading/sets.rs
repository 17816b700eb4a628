//! Answers of several parts: picks, orders, pairs, lists.

use std::collections::BTreeSet;
use std::sync::Arc;

use super::Verdict;
use super::known::Others;
use super::reason::{Reason, Reasons};
use super::text::TextKey;
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

/// How a list that was typed matches.
#[derive(Clone, Debug, PartialEq)]
pub struct ListMatch {
    /// The verdict on the whole.
    pub verdict: Verdict,
    /// For each line, what was found of it.
    pub lines: Vec<LineMatch>,
}

/// What was found of one line of a list.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct LineMatch {
    /// The item it names, if any.
    pub item: Option<usize>,
    /// How well it names it.
    pub outcome: Outcome,
    /// What it is right but for; [`Reason::Duplicate`] when an earlier line names the same item.
    pub reasons: Reasons,
}

impl ListMatch {
    /// The items named, each as often as it was.
    pub fn items(&self) -> impl Iterator<Item = usize> {
        self.lines.iter().filter_map(|line| line.item)
    }
}

/// A list: so many different items named, in any order, each counted once, slips of the keyboard forgiven. `others` are other
/// known answers of the deck, as for [`TextKey::knowing`].
pub fn grade_list(of: &[Vec<String>], need: usize, others: &Arc<Others>, given: &[String]) -> ListMatch {
    let mut key = TextKey::new::<&str>(&[]).knowing(others.clone());
    for forms in of {
        key.accept(forms);
    }
    // For each accepted form, the item it names.
    let items: Vec<usize> = of.iter().enumerate().flat_map(|(item, forms)| forms.iter().map(move |_| item)).collect();
    let mut lines: Vec<LineMatch> = given.iter().map(|line| grade_line(&key, &items, line)).collect();
    let mut named = BTreeSet::new();
    for line in &mut lines {
        if line.item.is_some_and(|item| !named.insert(item)) {
            line.reasons = line.reasons.with(Reason::Duplicate);
        }
    }
    if lines.iter().all(|line| line.outcome == Outcome::Blank) {
        return ListMatch { verdict: Verdict::plain(Outcome::Blank), lines };
    }
    let mut verdict = Verdict::share(ratio(named.len().min(need), need), 0.0);
    verdict.reasons = lines.iter().fold(Reasons::NONE, |all, line| all.and(line.reasons));
    if verdict.outcome == Outcome::Right {
        let worst =
            |outcome| lines.iter().any(|line| line.outcome == outcome && !line.reasons.contains(Reason::Duplicate));
        if worst(Outcome::Typo) {
            verdict.outcome = Outcome::Typo;
        } else if worst(Outcome::Slip) {
            verdict.outcome = Outcome::Slip;
        }
    }
    ListMatch { verdict, lines }
}

fn grade_line(key: &TextKey, items: &[usize], line: &str) -> LineMatch {
    let graded = key.grade(line);
    let right = matches!(graded.outcome, Outcome::Right | Outcome::Slip | Outcome::Typo);
    let item = items.get(graded.accepted).copied().filter(|_| right);
    LineMatch { item, outcome: graded.outcome, reasons: graded.reasons }
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
        let none = Arc::default();
        let graded = grade_list(&of, 2, &none, &lines(&["facebook", "Google", "Meta"]));
        assert_eq!(graded.verdict.outcome, Outcome::Slip);
        assert_eq!(graded.items().collect::<Vec<_>>(), [1, 0, 1]);
        assert!(
            graded.lines[2].reasons.contains(Reason::Duplicate) && !graded.lines[0].reasons.contains(Reason::Duplicate)
        );
        let twice = grade_list(&of, 2, &none, &lines(&["Google", "google"])).verdict;
        assert!(twice.credit == 0.5 && twice.reasons.contains(Reason::Duplicate));
        assert_eq!(grade_list(&of, 2, &none, &lines(&["Gogle", "Meta"])).verdict.outcome, Outcome::Typo);
        assert_eq!(grade_list(&of, 2, &none, &lines(&["Goggle box", "Meta"])).verdict.outcome, Outcome::Partial);
        assert_eq!(grade_list(&of, 2, &none, &lines(&[" "])).verdict.outcome, Outcome::Blank);
    }
}
