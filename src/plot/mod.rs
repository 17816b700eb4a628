//! Plots in text: read without colour, in any width, and by a screen reader line by line.

mod bars;

pub use bars::{Bar, bars};
