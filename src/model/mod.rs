//! The nouns of the field: plain values that every other room speaks in, free of effects.

pub mod answer;
pub mod card;
pub mod deck;
pub mod id;
pub mod markup;
pub mod media;
pub mod question;
pub mod rating;
pub mod review;
pub mod seed;
pub mod tally;
pub mod time;

pub use answer::{Answer, Tolerance, Variant, WrongOption};
pub use card::{CardState, MemoryState, Phase, Stage};
pub use deck::{Deck, Defaults, Source};
pub use id::{CardId, DeckId, Facet, IdFault, QuestionId, ReviewId};
pub use media::{Media, MediaFormat};
pub use question::Question;
pub use rating::Rating;
pub use review::{Evidence, Outcome, Promise, Purpose, Review};
pub use seed::Seed;
pub use tally::Tally;
pub use time::{Moment, StudyDay, Timestamp, read_span};
