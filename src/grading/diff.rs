//! The difference between an answer and what was typed, letter by letter, as data for the screen.

use unicode_segmentation::UnicodeSegmentation;

use super::effort::spend;
use super::fold::fold;

/// Longer stretches than that, in letters, are told as one change instead of letter by letter.
const MOST_LETTERS: usize = 300;

/// A stretch of the difference. Put together, the kept, missing and expected parts spell the key; the kept, extra and typed
/// parts what was typed.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Run {
    /// The same in both.
    Kept(String),
    /// In the key and not typed.
    Missing(String),
    /// Typed and not in the key.
    Extra(String),
    /// One in place of the other.
    Changed {
        /// What the key has.
        expected: String,
        /// What was typed.
        typed: String,
        /// Whether they are the same but for case and accents.
        same_letters: bool,
    },
}

/// The difference between a key and what was typed, on the letters that a reader sees (grapheme clusters).
///
/// ```
/// use sommet::grading::{Run, diff};
/// assert_eq!(diff("Canberra", "Canbera"), [Run::Kept("Canber".into()), Run::Missing("r".into()), Run::Kept("a".into())]);
/// ```
pub fn diff(key: &str, typed: &str) -> Vec<Run> {
    let a: Vec<&str> = key.graphemes(true).collect();
    let b: Vec<&str> = typed.graphemes(true).collect();
    let head = a.iter().zip(&b).take_while(|(a, b)| a == b).count();
    let tail = a[head..].iter().rev().zip(b[head..].iter().rev()).take_while(|(a, b)| a == b).count();
    let (mid_a, mid_b) = (&a[head..a.len() - tail], &b[head..b.len() - tail]);
    let mut runs = Vec::new();
    add(&mut runs, Step::Keep, &a[..head], &[]);
    if mid_a.len() > MOST_LETTERS || mid_b.len() > MOST_LETTERS {
        add(&mut runs, Step::Change, mid_a, mid_b);
    } else {
        align(mid_a, mid_b, &mut runs);
    }
    add(&mut runs, Step::Keep, &a[a.len() - tail..], &[]);
    runs
}

#[derive(Clone, Copy, PartialEq)]
enum Step {
    Keep,
    Miss,
    Add,
    Change,
}

/// The cheapest steps from one to the other; a change of case or accent is cheaper than another.
fn align(a: &[&str], b: &[&str], runs: &mut Vec<Run>) {
    let folded = |letters: &[&str]| letters.iter().map(|letter| fold(letter)).collect::<Vec<_>>();
    let (fa, fb) = (folded(a), folded(b));
    let width = b.len() + 1;
    spend(width * (a.len() + 1));
    let mut cost = vec![0_u32; (a.len() + 1) * width];
    let change = |i: usize, j: usize| match (a[i] == b[j], !fa[i].is_empty() && fa[i] == fb[j]) {
        (true, _) => 0,
        (_, true) => 1,
        _ => 3,
    };
    for i in (0..=a.len()).rev() {
        for j in (0..=b.len()).rev() {
            cost[i * width + j] = match (i < a.len(), j < b.len()) {
                (false, false) => 0,
                (true, false) => cost[(i + 1) * width + j] + 2,
                (false, true) => cost[i * width + j + 1] + 2,
                (true, true) => (cost[(i + 1) * width + j + 1] + change(i, j))
                    .min(cost[(i + 1) * width + j] + 2)
                    .min(cost[i * width + j + 1] + 2),
            };
        }
    }
    let (mut i, mut j) = (0, 0);
    while i < a.len() || j < b.len() {
        let here = cost[i * width + j];
        if i < a.len() && j < b.len() && here == cost[(i + 1) * width + j + 1] + change(i, j) {
            let step = if a[i] == b[j] { Step::Keep } else { Step::Change };
            add(runs, step, &a[i..=i], &b[j..=j]);
            (i, j) = (i + 1, j + 1);
        } else if i < a.len() && here == cost[(i + 1) * width + j] + 2 {
            add(runs, Step::Miss, &a[i..=i], &[]);
            i += 1;
        } else {
            add(runs, Step::Add, &[], &b[j..=j]);
            j += 1;
        }
    }
}

/// Adds a step to the runs, to the last one if it is of the same kind.
fn add(runs: &mut Vec<Run>, step: Step, a: &[&str], b: &[&str]) {
    if a.is_empty() && b.is_empty() {
        return;
    }
    let (a, b) = (a.concat(), b.concat());
    let same = step == Step::Change && fold(&a) == fold(&b);
    match (runs.last_mut(), step) {
        (Some(Run::Kept(text)), Step::Keep) | (Some(Run::Missing(text)), Step::Miss) => text.push_str(&a),
        (Some(Run::Extra(text)), Step::Add) => text.push_str(&b),
        (Some(Run::Changed { expected, typed, same_letters }), Step::Change) if *same_letters == same => {
            expected.push_str(&a);
            typed.push_str(&b);
        }
        (_, Step::Keep) => runs.push(Run::Kept(a)),
        (_, Step::Miss) => runs.push(Run::Missing(a)),
        (_, Step::Add) => runs.push(Run::Extra(b)),
        (_, Step::Change) => runs.push(Run::Changed { expected: a, typed: b, same_letters: same }),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn told(key: &str, typed: &str) -> String {
        let tell = |run: Run| match run {
            Run::Kept(text) => text,
            Run::Missing(text) => format!("[+{text}]"),
            Run::Extra(text) => format!("[-{text}]"),
            Run::Changed { expected, typed, same_letters } => {
                format!("[{typed}{}{expected}]", if same_letters { "~" } else { ">" })
            }
        };
        diff(key, typed).into_iter().map(tell).collect()
    }

    #[test]
    fn each_letter_is_told() {
        assert_eq!(told("Canberra", "Camberra"), "Ca[m>n]berra");
        assert_eq!(told("États-Unis", "Etats Unis"), "[E~É]tats[ ~-]Unis");
        assert_eq!(told("chat", "chaat"), "cha[-a]t");
        assert_eq!(told("", "abc"), "[-abc]");
        assert_eq!(told("e\u{301}", "e"), "[e~e\u{301}]");
        assert_eq!(told("👩‍🚀 a", "👩‍🚀 b"), "👩‍🚀 [b>a]");
        assert_eq!(told("Paris", "Paris"), "Paris");
    }
}
