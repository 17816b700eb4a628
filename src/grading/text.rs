//! Typed text against all accepted answers.

use super::fold::fold;
use crate::model::{Outcome, markup};

/// How a typed text matches, and which accepted answer it was held against.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct TextMatch {
    /// [`Outcome::Right`], [`Outcome::Slip`], [`Outcome::Wrong`] or [`Outcome::Blank`].
    pub outcome: Outcome,
    /// Index of the accepted answer that matches; the first when none does.
    pub accepted: usize,
}

/// Grades a typed text: right to the letter, right but for case, accents, punctuation and spacing, or wrong.
/// Markup in accepted answers is set aside.
pub fn grade_text<T: AsRef<str>>(accepted: &[T], given: &str) -> TextMatch {
    let given = given.trim();
    if given.is_empty() {
        return TextMatch { outcome: Outcome::Blank, accepted: 0 };
    }
    let words: Vec<String> = accepted.iter().map(|text| markup::strip(text.as_ref())).collect();
    if let Some(found) = words.iter().position(|text| text.trim() == given) {
        return TextMatch { outcome: Outcome::Right, accepted: found };
    }
    let folded = fold(given);
    match words.iter().position(|text| !folded.is_empty() && fold(text) == folded) {
        Some(found) => TextMatch { outcome: Outcome::Slip, accepted: found },
        None => TextMatch { outcome: Outcome::Wrong, accepted: 0 },
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_slip_is_told_from_a_fault() {
        let accepted = ["Émirats arabes unis", "EAU"];
        let outcome = |given| grade_text(&accepted, given).outcome;
        assert_eq!(outcome("Émirats arabes unis "), Outcome::Right);
        assert_eq!(outcome("emirats arabes unis"), Outcome::Slip);
        assert_eq!(grade_text(&accepted, "eau"), TextMatch { outcome: Outcome::Slip, accepted: 1 });
        assert_eq!(outcome("Qatar"), Outcome::Wrong);
        assert_eq!(outcome("  "), Outcome::Blank);
        assert_eq!(outcome("?!"), Outcome::Wrong);
    }
}
