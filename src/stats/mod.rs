//! Figures made of the log, as pure folds.

mod calibration;
mod contest;
mod evaluation;
mod habits;
mod items;
mod pace;
mod retention;
mod revlog;
mod score;
mod simulation;
mod streak;

pub use calibration::{BINS, CalibrationBin, calibration};
pub use contest::{Contest, ENOUGH, TooLittle, compare, correct, hold_out};
pub use evaluation::{Averages, Method, SPLITS, TooFew, evaluate};
pub use habits::Diary;
pub use items::{Spread, discrimination, facility, spread};
pub use pace::{expected_minutes, usual_minutes};
pub use retention::Retention;
pub use revlog::{LineFault, RevLog, RevLogFault};
pub use score::{Bin, Score};
pub use simulation::{Outlook, Scenario, YEAR, cheapest, live, what_if};
pub use streak::{Streak, streak};
