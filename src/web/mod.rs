//! The classroom's face: pages, snapshots and answers over HTTP, from one port.
//!
//! It knows commands, scenes and words; no key, no store, no room. [`serve()`] is the way in; `docs/classroom.md` has the protocol.

mod assets;
mod code;
mod guard;
mod html;
mod hub;
mod live;
mod origin;
mod pages;
mod posts;
mod reveal;
mod routes;
mod said;
mod serve;
mod settings;
mod snapshot;
mod tls;
mod view;

pub use code::{Wifi, qr_svg};
pub use serve::{Server, serve};
pub use settings::WebSettings;
pub use tls::{Tls, TlsFault};
