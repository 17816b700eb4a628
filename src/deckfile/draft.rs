//! A deck's text while it is being written: what stands at a place, what may stand there, and where else it is named.
//!
//! A text is broken most of the time that somebody types in it, so nothing here needs it whole: brackets are followed
//! from the beginning of the question up to the place, and what comes after matters only to know which fields are there.

mod cursor;
mod entries;
mod offer;
mod silence;
mod spot;

#[cfg(test)]
mod tests;

use std::ops::Range;

use super::edit::quote;
use super::fix;
use super::lexer::{Kind, Lexer};
use super::outline::{self, Outline};
use super::{Diagnostic, format};

pub use entries::{Declared, Entry, Written};
pub use offer::{Candidate, Offers, Part};
pub use spot::{Role, Spot, documented};

/// A stretch of text and what belongs in its place.
pub type Edit = (Range<usize>, String);

/// A deck's text, and where its questions stand in it.
#[derive(Debug)]
pub struct Draft<'a> {
    text: &'a str,
    outline: Outline,
}

impl<'a> Draft<'a> {
    /// Finds the questions of a text; there is none that cannot be looked at.
    pub fn of(text: &'a str) -> Self {
        let outline = outline::glance(text, None).unwrap_or_else(|| outline::outline(text));
        Self { text, outline }
    }

    /// Whether the text means to be a deck: it is empty, calls itself one, or has questions. RON is written for other
    /// ends too.
    pub fn is_deck(&self) -> bool {
        let mut tokens = Lexer::new(self.text, 0).filter(|token| !token.is_comment() && token.kind != Kind::Mark);
        self.outline.list.is_some() || tokens.next().is_none_or(|first| &self.text[first.span()] == "Deck")
    }
}

/// A text as it is written between quotes.
pub fn escaped(text: &str) -> String {
    let quoted = quote(text);
    quoted[1..quoted.len() - 1].to_owned()
}

/// What mends one finding, where there is only one way; a missing id is given to every question that lacks one.
pub fn cure(text: &str, diagnostic: &Diagnostic) -> Option<Edit> {
    match diagnostic.code {
        super::Code::MissingId { .. } => format::add_ids(text).and_then(|new| change(text, &new)),
        _ => fix::edit(text, diagnostic),
    }
}

/// The one edit that makes a text into another, as short as can be told from both ends; `None` where they are equal.
pub fn change(old: &str, new: &str) -> Option<Edit> {
    if old == new {
        return None;
    }
    let ahead = old.bytes().zip(new.bytes()).take_while(|(a, b)| a == b).count();
    let ahead = floor(old, ahead);
    let (old_rest, new_rest) = (&old[ahead..], &new[ahead..]);
    let behind = old_rest.bytes().rev().zip(new_rest.bytes().rev()).take_while(|(a, b)| a == b).count();
    // What is alike at the end must not begin within a character.
    let start = floor(old_rest, old_rest.len() - behind);
    let start = if old_rest.len() - start > behind { next(old_rest, start) } else { start };
    let behind = old_rest.len() - start;
    Some((ahead..ahead + start, new_rest[..new_rest.len() - behind].to_owned()))
}

fn floor(text: &str, at: usize) -> usize {
    (0..=at).rev().find(|at| text.is_char_boundary(*at)).unwrap_or_default()
}

fn next(text: &str, at: usize) -> usize {
    at + text[at..].chars().next().map_or(0, char::len_utf8)
}
