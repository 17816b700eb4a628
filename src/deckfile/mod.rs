//! Decks as text: RON in, a deck and every diagnostic out.
//!
//! The text is cut by a lexer of its own into the header and the spans of the questions; each piece is read through
//! `ron`. Where that fails, a tolerant tree and the format's table say everything that is wrong, and where.

mod append;
mod check;
mod diagnostic;
pub mod draft;
pub mod edit;
mod emit;
mod fix;
mod format;
mod glance;
mod inspect;
mod lexer;
mod likeness;
mod lines;
mod lint;
mod media;
mod memo;
mod nearest;
mod notes;
mod outline;
mod parse;
mod reader;
mod ruler;
mod scanner;
mod schema;
mod shape;
mod slug;
mod syntax;
mod tree;

#[cfg(test)]
mod tests;

pub use append::{AppendFault, append, format_question, takes_more};
pub use diagnostic::{Code, Diagnostic, Expected, Found, Severity, SyntaxFault};
pub use emit::{NewDeck, emit_deck, emit_question, free_id};
pub use fix::{Mended, is_fixable, mend, mend_signs, set_signs};
pub use format::{format, format_again};
pub use inspect::{Inspection, compare, inspect, inspect_again};
pub use likeness::Likeness;
pub use lint::{Lint, Rule};
pub use media::{LARGE_MEDIA, MAX_MEDIA, MediaFault, media_format};
pub use memo::Memo;
pub use nearest::nearest;
pub use notes::{Encoding, Note, NoteForm, Notes, Unread, UnreadReason, decode, read_notes};
pub use parse::{FORMAT, Parsed, parse, parse_question};
pub use reader::Extensions;
pub use ruler::{Position, Ruler};
pub use slug::{FreeIds, slug, slug_or, unlike};
