//! The machines of a quiz, pure: events in, views and effects out.

mod aside;
pub mod classroom;
mod closing;
mod event;
mod round;
mod session;
mod study;
mod view;

pub use event::{Effect, Event, Recorded, Stage, StudyPlan};
pub use round::{Asked, Round};
pub use session::{Item, Progress, Summary};
pub use study::{LEARN_AHEAD_SECONDS, Study};
pub use view::{AskBack, Form, GapText, Given, Key, Prompt, Reveal};
