//! sommet: a quiz and flashcard learning engine.
//!
//! Decks of questions in RON feed a spaced-repetition schedule (FSRS) whose progress lives in `SQLite`.
//! `docs/architecture.md` is the map; the rooms below are listed from the bottom up.

pub mod cli;
pub mod commands;
pub mod deckfile;
pub mod editor;
pub mod env;
pub mod grading;
pub mod i18n;
pub mod library;
pub mod memory;
pub mod model;
pub mod paper;
pub mod plot;
pub mod quiz;
pub mod stats;
pub mod store;
pub mod term;
pub mod web;
