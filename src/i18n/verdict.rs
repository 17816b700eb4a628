//! What grading found, in the learner's words.

use super::words::Words;
use crate::grading::{Reason, Verdict};
use crate::model::Outcome;

impl Words {
    /// The verdict in a sentence, with what the answer is right but for, or why it is not right.
    pub fn verdict(&self, verdict: &Verdict) -> String {
        // The verdict on a slip of the keyboard says so itself.
        let told = verdict.reasons.iter().filter(|reason| *reason != Reason::Typo || verdict.outcome != Outcome::Typo);
        let why: Vec<String> = told.map(|reason| self.say(&format!("reason-{}", reason.name()))).collect();
        let name = verdict.outcome.name();
        let key = match verdict.outcome {
            Outcome::Blank | Outcome::SelfGraded => format!("verdict-{name}"),
            _ if why.is_empty() => format!("verdict-{name}"),
            _ => format!("verdict-{name}-why"),
        };
        let share = self.marks().percent(f64::from(verdict.credit));
        self.tell(&key, &[("why", why.join(", ").into()), ("share", share.into())])
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::grading::Reasons;

    #[test]
    fn a_verdict_says_why() {
        let words = Words::of(["en"]);
        let told = |outcome, reasons: &[Reason]| {
            let reasons: Reasons = reasons.iter().copied().collect();
            words.verdict(&Verdict { reasons, ..Verdict::plain(outcome) })
        };
        assert_eq!(told(Outcome::Right, &[]), "Right.");
        assert_eq!(told(Outcome::Right, &[Reason::UnitMissing]), "Right: the unit is left out.");
        assert_eq!(
            told(Outcome::Slip, &[Reason::Case, Reason::Accents]),
            "Right, but for the writing: capitals, accents."
        );
        assert_eq!(told(Outcome::Typo, &[Reason::Typo]), "Nearly: a slip of the keyboard.");
        assert_eq!(told(Outcome::Typo, &[Reason::Typo, Reason::Case]), "Nearly: a slip of the keyboard, and capitals.");
        assert_eq!(told(Outcome::Wrong, &[Reason::WrongUnit]), "Not quite: the unit is another.");
        let twice = Verdict { reasons: Reason::Duplicate.into(), ..Verdict::share(0.5, 0.0) };
        assert_eq!(words.verdict(&twice), "Partly right: 50% (named twice).");
    }
}
