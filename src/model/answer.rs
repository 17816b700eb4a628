//! The ten ways a question is answered, each with its key.

use memchr::memchr_iter;
use serde::{Deserialize, Serialize};

/// What an author wrote as the answer: the key, and by its variant the way it is asked.
#[derive(Clone, Debug, PartialEq, Serialize, Deserialize)]
pub enum Answer {
    /// Thought of, then seen; graded by the learner.
    Recall(String),
    /// Any one of these, typed.
    Typed {
        /// The accepted answers; the first is the one shown.
        of: Vec<String>,
        /// Whether case, accents, punctuation and word order count, and no slip of the keyboard is forgiven.
        exact: bool,
    },
    /// A text with `{{gaps}}`; one card a gap.
    Cloze(Cloze),
    /// One right option among wrong ones.
    Choice {
        /// The right option.
        right: String,
        /// The others, at least one.
        wrong: Vec<WrongOption>,
    },
    /// All the options that hold.
    Several {
        /// The options that hold, at least one.
        right: Vec<String>,
        /// Those that do not.
        wrong: Vec<WrongOption>,
    },
    /// Whether the statement is true.
    TrueFalse(bool),
    /// A number, with a unit and a tolerance.
    Number {
        /// The value, in the unit given.
        value: f64,
        /// Its unit, such as `€` or `km`.
        unit: Option<String>,
        /// How far off still counts.
        within: Tolerance,
    },
    /// Items in their right order, at least two.
    Order(Vec<String>),
    /// Pairs of left and right, at least two.
    Match(Vec<(String, String)>),
    /// So many of these items, in any order.
    List {
        /// The items; each holds its accepted forms, the first is the one shown.
        of: Vec<Vec<String>>,
        /// How many must be named, 1 to the number of items.
        need: usize,
    },
}

impl Answer {
    /// Which of the ten ways this is.
    pub fn variant(&self) -> Variant {
        match self {
            Self::Recall(_) => Variant::Recall,
            Self::Typed { .. } => Variant::Typed,
            Self::Cloze(_) => Variant::Cloze,
            Self::Choice { .. } => Variant::Choice,
            Self::Several { .. } => Variant::Several,
            Self::TrueFalse(_) => Variant::TrueFalse,
            Self::Number { .. } => Variant::Number,
            Self::Order(_) => Variant::Order,
            Self::Match(_) => Variant::Match,
            Self::List { .. } => Variant::List,
        }
    }
}

/// An option that does not hold, and why, if the author says so.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct WrongOption {
    /// The option as it is shown.
    pub text: String,
    /// What is wrong with it, shown to who picked it.
    pub because: Option<String>,
}

/// How far from the value a number may be.
#[derive(Clone, Copy, Debug, Default, PartialEq, Serialize, Deserialize)]
pub enum Tolerance {
    /// Not at all, but for the rounding of floating point.
    #[default]
    Exact,
    /// By so many percent of the value, 0 to 100.
    Percent(f64),
    /// By so much in the unit of the value, 0 or more.
    Plus(f64),
}

/// The names of the ten ways, as decks and logs write them.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Variant {
    /// Thought of, then seen.
    Recall,
    /// Typed.
    Typed,
    /// A gap filled.
    Cloze,
    /// One picked.
    Choice,
    /// Several picked.
    Several,
    /// True or false.
    TrueFalse,
    /// A number.
    Number,
    /// Put in order.
    Order,
    /// Paired.
    Match,
    /// Named.
    List,
}

impl Variant {
    /// All ten, in the order of the format's table.
    pub const ALL: [Self; 10] = [
        Self::Recall,
        Self::Typed,
        Self::Cloze,
        Self::Choice,
        Self::Several,
        Self::TrueFalse,
        Self::Number,
        Self::Order,
        Self::Match,
        Self::List,
    ];

    /// The name in decks and logs.
    pub fn name(self) -> &'static str {
        match self {
            Self::Recall => "Recall",
            Self::Typed => "Typed",
            Self::Cloze => "Cloze",
            Self::Choice => "Choice",
            Self::Several => "Several",
            Self::TrueFalse => "TrueFalse",
            Self::Number => "Number",
            Self::Order => "Order",
            Self::Match => "Match",
            Self::List => "List",
        }
    }

    /// The variant of that name.
    pub fn from_name(name: &str) -> Option<Self> {
        Self::ALL.into_iter().find(|variant| variant.name() == name)
    }
}

/// A text with gaps: pieces of text and gaps in turn.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Cloze {
    /// Text and gaps, as they follow one another.
    pub pieces: Vec<Piece>,
}

/// A stretch of a [`Cloze`].
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub enum Piece {
    /// Words that are shown.
    Text(String),
    /// Words that are asked.
    Gap {
        /// What belongs there.
        answer: String,
        /// The help the author gave: `{{answer::hint}}`.
        hint: Option<String>,
    },
}

/// Where a text with gaps does not parse: byte offsets into the text.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum ClozeFault {
    /// A `{{` without its `}}`.
    Unclosed(usize),
    /// A gap with nothing in it.
    EmptyGap(usize),
    /// No gap at all.
    NoGap,
}

impl Cloze {
    /// Reads `… {{gap}} … {{gap::hint}} …`.
    ///
    /// # Errors
    /// [`ClozeFault`] names the first gap that is left open or empty, or that there is none.
    pub fn parse(text: &str) -> Result<Self, ClozeFault> {
        let mut pieces = Vec::new();
        let mut rest = 0;
        while let Some(open) = doubled(&text[rest..], b'{').map(|found| rest + found) {
            let close = doubled(&text[open..], b'}').map(|found| open + found).ok_or(ClozeFault::Unclosed(open))?;
            let inside = &text[open + 2..close];
            let (answer, hint) = match doubled(inside, b':') {
                Some(at) => (inside[..at].trim(), Some(inside[at + 2..].trim().to_owned()).filter(|h| !h.is_empty())),
                None => (inside.trim(), None),
            };
            if answer.is_empty() {
                return Err(ClozeFault::EmptyGap(open));
            }
            if open > rest {
                pieces.push(Piece::Text(text[rest..open].to_owned()));
            }
            pieces.push(Piece::Gap { answer: answer.to_owned(), hint });
            rest = close + 2;
        }
        if pieces.is_empty() {
            return Err(ClozeFault::NoGap);
        }
        if rest < text.len() {
            pieces.push(Piece::Text(text[rest..].to_owned()));
        }
        Ok(Self { pieces })
    }

    /// The gaps' answers and hints, in order; the first is gap 1.
    pub fn gaps(&self) -> impl Iterator<Item = (&str, Option<&str>)> {
        self.pieces.iter().filter_map(|piece| match piece {
            Piece::Gap { answer, hint } => Some((answer.as_str(), hint.as_deref())),
            Piece::Text(_) => None,
        })
    }
}

/// Where a sign of one byte first stands twice in a row.
fn doubled(text: &str, sign: u8) -> Option<usize> {
    let bytes = text.as_bytes();
    memchr_iter(sign, bytes).find(|at| bytes.get(at + 1) == Some(&sign))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_cloze_is_read_with_its_hints() {
        let cloze = Cloze::parse("En {{2025}}, à {{Paris::ville}} !").unwrap();
        assert_eq!(cloze.gaps().collect::<Vec<_>>(), [("2025", None), ("Paris", Some("ville"))]);
        assert_eq!(cloze.pieces.len(), 5);
    }

    #[test]
    fn a_broken_cloze_says_where() {
        assert_eq!(Cloze::parse("é {{a}} {{b"), Err(ClozeFault::Unclosed(9)));
        assert_eq!(Cloze::parse("{{ ::x}}"), Err(ClozeFault::EmptyGap(0)));
        assert_eq!(Cloze::parse("none"), Err(ClozeFault::NoGap));
    }
}
