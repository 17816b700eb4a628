//! Names that people write and progress hangs on: decks, questions, cards, reviews.

use std::fmt;
use std::str::FromStr;
use std::sync::Arc;

use serde::{Deserialize, Serialize};
use thiserror::Error;

use super::time::Timestamp;

/// The longest deck or question id, in characters.
pub const MAX_ID_CHARS: usize = 120;

/// Why a text cannot be an id.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum IdFault {
    /// Nothing was written.
    #[error("an id cannot be empty")]
    Empty,
    /// More than [`MAX_ID_CHARS`] characters.
    #[error("an id has at most {MAX_ID_CHARS} characters")]
    TooLong,
    /// White space, a control character, or one of `/ # " \`.
    #[error("an id cannot contain {0:?}")]
    Forbidden(char),
}

fn check(text: &str) -> Result<(), IdFault> {
    if text.is_empty() {
        return Err(IdFault::Empty);
    }
    // There are at most as many characters as bytes, which need not be counted.
    if text.len() > MAX_ID_CHARS && text.chars().count() > MAX_ID_CHARS {
        return Err(IdFault::TooLong);
    }
    let forbidden = |c: &char| c.is_whitespace() || c.is_control() || matches!(c, '/' | '#' | '"' | '\\');
    match text.chars().find(forbidden) {
        Some(c) => Err(IdFault::Forbidden(c)),
        None => Ok(()),
    }
}

macro_rules! id {
    ($(#[$doc:meta])* $name:ident) => {
        $(#[$doc])*
        #[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
        #[serde(try_from = "String", into = "String")]
        pub struct $name(Arc<str>);

        impl From<$name> for String {
            fn from(id: $name) -> Self {
                id.as_str().to_owned()
            }
        }

        impl TryFrom<String> for $name {
            type Error = IdFault;

            fn try_from(text: String) -> Result<Self, IdFault> {
                Self::new(&text)
            }
        }

        impl $name {
            /// Checks and wraps a written id.
            ///
            /// # Errors
            /// [`IdFault`] when the text is empty, too long, or holds a character that ids cannot have.
            pub fn new(text: &str) -> Result<Self, IdFault> {
                check(text).map(|()| Self(text.into()))
            }

            /// The id as it was written.
            pub fn as_str(&self) -> &str {
                &self.0
            }
        }

        impl fmt::Display for $name {
            fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
                f.write_str(&self.0)
            }
        }
    };
}

id! {
    /// A deck's id, shared by its translations.
    DeckId
}
id! {
    /// A question's id, unique in its deck and shared by its translations.
    QuestionId
}

/// Which of a question's cards is meant.
#[derive(Clone, Copy, Debug, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub enum Facet {
    /// The question as it is asked.
    Whole,
    /// The same question back to front (`both_ways`).
    Back,
    /// The gap of that number, counted from 1, of a cloze.
    Gap(u16),
}

impl Facet {
    /// The facet's written form, the part of a card's id after `#`; empty for [`Facet::Whole`].
    pub fn suffix(self) -> String {
        match self {
            Self::Whole => String::new(),
            Self::Back => "back".to_owned(),
            Self::Gap(n) => n.to_string(),
        }
    }

    /// Reads what [`Facet::suffix`] wrote.
    pub fn from_suffix(text: &str) -> Option<Self> {
        match text {
            "" => Some(Self::Whole),
            "back" => Some(Self::Back),
            digits if !digits.starts_with(['0', '+']) => digits.parse().ok().map(Self::Gap),
            _ => None,
        }
    }
}

/// A card: the unit that is scheduled. Written `deck/question`, `deck/question#2` or `deck/question#back`.
///
/// ```
/// use sommet::model::{CardId, Facet};
/// let card: CardId = "sommet-ia-paris-2025/aim#2".parse().unwrap();
/// assert_eq!(card.facet, Facet::Gap(2));
/// assert_eq!(card.to_string(), "sommet-ia-paris-2025/aim#2");
/// ```
#[derive(Clone, Debug, PartialEq, Eq, PartialOrd, Ord, Hash, Serialize, Deserialize)]
#[serde(try_from = "String", into = "String")]
pub struct CardId {
    /// The deck the question stands in.
    pub deck: DeckId,
    /// The question that yields the card.
    pub question: QuestionId,
    /// Which of the question's cards.
    pub facet: Facet,
}

impl CardId {
    /// Whether both cards come from one question.
    pub fn is_sibling_of(&self, other: &Self) -> bool {
        self.deck == other.deck && self.question == other.question
    }
}

impl fmt::Display for CardId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "{}/{}", self.deck, self.question)?;
        match self.facet {
            Facet::Whole => Ok(()),
            facet => write!(f, "#{}", facet.suffix()),
        }
    }
}

impl From<CardId> for String {
    fn from(card: CardId) -> Self {
        card.to_string()
    }
}

impl TryFrom<String> for CardId {
    type Error = IdFault;

    fn try_from(text: String) -> Result<Self, IdFault> {
        text.parse()
    }
}

impl FromStr for CardId {
    type Err = IdFault;

    fn from_str(text: &str) -> Result<Self, IdFault> {
        let (deck, rest) = text.split_once('/').ok_or(IdFault::Empty)?;
        let (question, suffix) = rest.split_once('#').unwrap_or((rest, ""));
        let facet = Facet::from_suffix(suffix).ok_or(IdFault::Forbidden('#'))?;
        Ok(Self { deck: DeckId::new(deck)?, question: QuestionId::new(question)?, facet })
    }
}

/// One review's id: a UUID of version 7, so that ids sort by the time they were made.
#[derive(Clone, Copy, PartialEq, Eq, PartialOrd, Ord, Hash)]
pub struct ReviewId(pub [u8; 16]);

impl ReviewId {
    /// An id made at an instant: its first 48 bits are the milliseconds, so that ids sort by time; the rest is the
    /// random bytes but for the six bits that mark version 7. Instants before 1970 count as 1970.
    pub fn new(at: Timestamp, random: &[u8; 10]) -> Self {
        let millis = u64::try_from(at.0).unwrap_or(0);
        Self(*uuid::Builder::from_unix_timestamp_millis(millis, random).as_uuid().as_bytes())
    }

    /// A bound: not above any id that is made at that instant or later, above all that were made before.
    pub fn lowest(at: Timestamp) -> Self {
        let millis = u64::try_from(at.0).unwrap_or(0).min((1 << 48) - 1);
        let mut bytes = [0; 16];
        bytes[..6].copy_from_slice(&millis.to_be_bytes()[2..]);
        Self(bytes)
    }
}

impl fmt::Display for ReviewId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        uuid::Uuid::from_bytes(self.0).fmt(f)
    }
}

impl fmt::Debug for ReviewId {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        write!(f, "ReviewId({self})")
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn ids_reject_what_would_break_a_cards_name() {
        assert_eq!(DeckId::new(""), Err(IdFault::Empty));
        assert_eq!(DeckId::new("a b"), Err(IdFault::Forbidden(' ')));
        assert_eq!(QuestionId::new("a/b"), Err(IdFault::Forbidden('/')));
        assert_eq!(QuestionId::new("a#b"), Err(IdFault::Forbidden('#')));
        assert_eq!(QuestionId::new(&"é".repeat(121)), Err(IdFault::TooLong));
        assert!(QuestionId::new(&"é".repeat(120)).is_ok());
    }

    #[test]
    fn review_ids_sort_by_time() {
        let id = |at, byte| ReviewId::new(Timestamp(at), &[byte; 10]);
        assert!(id(1, 255) < id(2, 0));
        assert!(ReviewId::lowest(Timestamp(2)) <= id(2, 0));
        assert!(ReviewId::lowest(Timestamp(2)) > id(1, 255));
        assert_eq!(id(0x0192_8b6a_0000, 0).to_string(), "01928b6a-0000-7000-8000-000000000000");
    }

    #[test]
    fn cards_are_written_and_read_back() {
        for text in ["d/q", "d/q#1", "d/q#back", "été/où"] {
            assert_eq!(text.parse::<CardId>().unwrap().to_string(), text);
        }
        for text in ["d", "d/", "d/q#", "d/q#x", "d/q#01", "d/q#+1", "/q"] {
            let read = text.parse::<CardId>();
            assert!(read.is_err() || read.unwrap().to_string() != text, "{text}");
        }
    }
}
