//! Memory and schedule, pure: from an answer to a new memory state and the promise of when the card comes back.

pub mod advance;
pub mod backlog;
pub mod correction;
pub mod exam;
pub mod filter;
pub mod fsrs;
pub mod fuzz;
pub mod habits;
pub mod plan;
pub mod replay;
pub mod settings;
pub mod steps;
pub mod trial;
pub mod warm;
pub mod week;

pub use self::advance::{
    Answered, Rule, Terms, advance, becomes_leech, follow, is_leech, logged_at, promise_again, sets_aside,
};
pub use self::backlog::{Spread, spread, worth};
pub use self::correction::{Correction, Corrector, Past};
pub use self::exam::{Exam, Foretold, Known, Pass, Prospect, recall_of};
pub use self::filter::{Filter, FilterFault, Traits};
pub use self::fsrs::{FitFault, ParameterFault, Parameters, Watch, fit, whole_days};
pub use self::fuzz::{Fuzz, Load};
pub use self::habits::Habits;
pub use self::plan::{Due, Limits, Plan, Planned, Ration, plan};
pub use self::replay::{Logged, replay};
pub use self::settings::{Key, LeechAction, NewOrder, SettingFault, Settings};
pub use self::steps::{Step, StepFault, Steps};
pub use self::trial::{Forecast, Forecasts, Trial, Trials, forecast, pasts};
pub use self::warm::{Warmth, warmth};
pub use self::week::{Ease, Week, WeekFault};

/// The version of the rule that derives memory from the log. Raise it whenever [`follow`] would give another state for
/// the same log, so that stores derive their caches anew.
pub const RULE_VERSION: u32 = 1;
