//! Learning and relearning steps: the minutes between answers before a card is scheduled in days. Anki's semantics.

use std::fmt;
use std::str::FromStr;

use thiserror::Error;

use crate::model::Rating;

/// The longest step, in seconds: one day.
pub const MAX_STEP_SECONDS: u32 = 86_400;
/// How many steps there may be.
pub const MAX_STEPS: usize = 10;

/// Waits in seconds, one after the other; none means that every answer graduates. Written `1m 10m`, or `none`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Steps(Vec<u32>);

/// Why a text or numbers cannot be steps.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum StepFault {
    /// Not a number with `s`, `m`, `h` or `d` behind it.
    #[error("{0:?} is not a step such as 10m")]
    Unreadable(String),
    /// Not 1 second to [`MAX_STEP_SECONDS`].
    #[error("a step lasts 1 s to 1 d")]
    OutOfRange,
    /// More than [`MAX_STEPS`].
    #[error("there are at most {MAX_STEPS} steps")]
    TooMany,
}

/// Where an answer leads on the steps.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Step {
    /// Asked again after so many seconds.
    Wait {
        /// The index of the step that is waited on.
        index: u8,
        /// How long.
        seconds: u32,
    },
    /// Past the last step: scheduled in days.
    Graduate,
}

impl Steps {
    /// Steps of so many seconds each.
    ///
    /// # Errors
    /// [`StepFault`] when there are more than [`MAX_STEPS`], or one lasts 0 s or more than a day.
    pub fn new(seconds: Vec<u32>) -> Result<Self, StepFault> {
        if seconds.len() > MAX_STEPS {
            return Err(StepFault::TooMany);
        }
        if seconds.iter().all(|s| (1..=MAX_STEP_SECONDS).contains(s)) {
            Ok(Self(seconds))
        } else {
            Err(StepFault::OutOfRange)
        }
    }

    /// Two steps known to be in range, for defaults.
    pub(crate) fn of_two(first: u32, second: u32) -> Self {
        Self(vec![first, second])
    }

    /// One step known to be in range, for defaults.
    pub(crate) fn of_one(only: u32) -> Self {
        Self(vec![only])
    }

    /// The waits, in seconds.
    pub fn seconds(&self) -> &[u32] {
        &self.0
    }

    /// Where `rating` leads a card that waits on step `at`; `None` is a card just come to these steps.
    ///
    /// Again leads to the first step; Hard repeats the step, but on the first waits the mean of the first two, or half
    /// as long again when it is the only one; Good leads to the next step or past the last; Easy past the last.
    /// A step that was taken away by a change of settings counts as the last one.
    pub fn walk(&self, at: Option<u8>, rating: Rating) -> Step {
        let Some(last) = self.0.len().checked_sub(1) else { return Step::Graduate };
        let index = at.unwrap_or(0);
        let here = usize::from(index).min(last);
        match rating {
            Rating::Again => Step::Wait { index: 0, seconds: self.0[0] },
            Rating::Hard => Step::Wait { index, seconds: self.hard_seconds(here) },
            Rating::Good if here < last => Step::Wait { index: index.saturating_add(1), seconds: self.0[here + 1] },
            Rating::Good | Rating::Easy => Step::Graduate,
        }
    }

    fn hard_seconds(&self, here: usize) -> u32 {
        match (here, self.0.as_slice()) {
            (0, [only]) => only + only / 2,
            (0, [first, second, ..]) => u32::midpoint(*first, *second),
            (_, all) => all[here],
        }
    }
}

impl FromStr for Steps {
    type Err = StepFault;

    fn from_str(text: &str) -> Result<Self, StepFault> {
        if text.trim() == "none" {
            return Ok(Self(Vec::new()));
        }
        Self::new(text.split_whitespace().map(read_step).collect::<Result<_, _>>()?)
    }
}

fn read_step(text: &str) -> Result<u32, StepFault> {
    let unreadable = || StepFault::Unreadable(text.chars().take(40).collect());
    let unit = match text.chars().next_back() {
        Some('s') => 1,
        Some('m') => 60,
        Some('h') => 3_600,
        Some('d') => 86_400,
        _ => return Err(unreadable()),
    };
    let digits = &text[..text.len() - 1];
    if digits.is_empty() || !digits.bytes().all(|b| b.is_ascii_digit()) {
        return Err(unreadable());
    }
    digits.parse::<u32>().ok().and_then(|n| n.checked_mul(unit)).ok_or(StepFault::OutOfRange)
}

impl fmt::Display for Steps {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        if self.0.is_empty() {
            return f.write_str("none");
        }
        for (number, &seconds) in self.0.iter().enumerate() {
            let space = if number == 0 { "" } else { " " };
            let (count, unit) = match seconds {
                s if s.is_multiple_of(86_400) => (s / 86_400, 'd'),
                s if s.is_multiple_of(3_600) => (s / 3_600, 'h'),
                s if s.is_multiple_of(60) => (s / 60, 'm'),
                s => (s, 's'),
            };
            write!(f, "{space}{count}{unit}")?;
        }
        Ok(())
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use Rating::{Again, Easy, Good, Hard};

    fn wait(index: u8, seconds: u32) -> Step {
        Step::Wait { index, seconds }
    }

    #[test]
    fn two_steps_are_walked_as_in_anki() {
        let steps: Steps = "1m 10m".parse().unwrap();
        assert_eq!(steps.walk(None, Again), wait(0, 60));
        assert_eq!(steps.walk(None, Hard), wait(0, 330));
        assert_eq!(steps.walk(None, Good), wait(1, 600));
        assert_eq!(steps.walk(None, Easy), Step::Graduate);
        assert_eq!(steps.walk(Some(0), Good), wait(1, 600));
        assert_eq!(steps.walk(Some(1), Again), wait(0, 60));
        assert_eq!(steps.walk(Some(1), Hard), wait(1, 600));
        assert_eq!(steps.walk(Some(1), Good), Step::Graduate);
    }

    #[test]
    fn one_step_none_and_one_taken_away() {
        let one: Steps = "10m".parse().unwrap();
        assert_eq!(one.walk(Some(0), Hard), wait(0, 900));
        assert_eq!(one.walk(Some(0), Good), Step::Graduate);
        assert_eq!(one.walk(Some(3), Hard), wait(3, 900));
        assert_eq!(one.walk(Some(3), Good), Step::Graduate);
        let none: Steps = "none".parse().unwrap();
        assert_eq!(none.walk(None, Again), Step::Graduate);
    }

    #[test]
    fn steps_are_read_and_written() {
        for text in ["1m 10m", "30s", "1h 1d", "none", "90s 15m"] {
            assert_eq!(text.parse::<Steps>().unwrap().to_string(), text);
        }
        assert_eq!("".parse::<Steps>().unwrap().to_string(), "none");
        assert_eq!("10".parse::<Steps>(), Err(StepFault::Unreadable("10".into())));
        assert_eq!("é".parse::<Steps>(), Err(StepFault::Unreadable("é".into())));
        assert_eq!("m".parse::<Steps>(), Err(StepFault::Unreadable("m".into())));
        assert_eq!("0s".parse::<Steps>(), Err(StepFault::OutOfRange));
        assert_eq!("2d".parse::<Steps>(), Err(StepFault::OutOfRange));
        assert_eq!("99999999999d".parse::<Steps>(), Err(StepFault::OutOfRange));
        assert_eq!("1m ".repeat(11).parse::<Steps>(), Err(StepFault::TooMany));
    }
}
