//! The editor's face: the Language Server Protocol, its messages, and the places in a text as it counts them.
//!
//! It knows JSON and positions, not decks: what is said to an editor is made by the conductor of `sommet lsp`.
//! The method names, fields and codes are those of the specification, version 3.17 (microsoft.github.io/language-server-protocol).

mod document;
mod lines;
mod message;
mod terms;
mod uri;
mod wire;

pub use document::{Change, Document, Stretch};
pub use lines::{Encoding, Lines, Position};
pub use message::{Fault, Id, Incoming, Json, notification, reply, request};
pub use terms::Terms;
pub use uri::{path_of, uri_of};
pub use wire::{Read, read, write};
