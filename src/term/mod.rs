//! The terminal's face: prompts, screens and reports, for people at a keyboard and for pipes and screen readers.

mod answer;
mod face;
mod keys;
mod layout;
mod page;
mod paint;
mod plain;
mod question;
mod rich;
mod summary;
mod theme;

pub use face::{Face, FaceFault, Revealed, Tomorrow};
pub use layout::Layout;
pub use page::Page;
pub use paint::Paint;
pub use plain::Plain;
pub use rich::Rich;
