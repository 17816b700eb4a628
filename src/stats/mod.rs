//! Figures made of the log, as pure folds.

mod pace;
mod retention;
mod streak;

pub use pace::expected_minutes;
pub use retention::Retention;
pub use streak::{Streak, streak};
