//! sommet: a quiz and flashcard learning engine.
//!
//! Decks of questions in RON feed a spaced-repetition schedule (FSRS) whose progress lives in `SQLite`.
//! `docs/architecture.md` is the map; the rooms below are listed from the bottom up.

pub mod grading;
pub mod i18n;
pub mod deckfile;
pub mod memory;
pub mod model;
pub mod quiz;
pub mod term;
pub mod store;
