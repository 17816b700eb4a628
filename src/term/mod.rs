//! The terminal's face: prompts, screens and reports, for people at a keyboard and for pipes and screen readers.

mod answer;
mod dialogue;
mod difference;
mod ended;
mod face;
mod keys;
mod layout;
mod line;
mod page;
mod paint;
mod picture;
mod plain;
mod podium;
mod progress;
mod qr;
mod question;
mod report;
mod rich;
mod sample;
mod summary;
mod theme;
mod tty;

pub use dialogue::Dialogue;
pub use face::{Face, FaceFault, Leech, Revealed, Shown, Tomorrow};
pub use keys::Occasion;
pub use layout::Layout;
pub use line::Typed;
pub use page::Page;
pub use paint::Paint;
pub use picture::{Drawing, Picture};
pub use plain::Plain;
pub use podium::{Place, Podium, Pressed, Wanted};
pub use progress::Progress;
pub use report::{Finding, Kinds, finding};
pub use rich::Rich;
pub use sample::sample;
