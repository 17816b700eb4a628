//! What stands at a place: a field's name, a way to answer, or a text that names something.

use std::ops::Range;

use super::super::lexer::{Kind, Token};
use super::super::lint::Lint;
use super::super::shape::{ANSWERS, Choice, DECK, Family, FieldShape, Inside, MEDIA, QUESTION, Shape};
use super::Draft;
use super::cursor::{Cursor, Ground, look};
use super::entries::read_text;

/// What a word or a text is there for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Role {
    /// The name of a field.
    Field {
        /// Whose it is: `deck`, `question`, `source`, `defaults`, or the way to answer that has it.
        owner: &'static str,
        /// Its name.
        name: &'static str,
        /// Whether it must be there.
        must: bool,
    },
    /// A way to answer.
    Variant(&'static str),
    /// How far off a number may be.
    Tolerance(&'static str),
    /// The deck's id.
    Deck(String),
    /// A question's id.
    Question(String),
    /// A key under `sources`.
    Declaration(String),
    /// The source that a question names.
    Source(String),
    /// A tag.
    Tag(String),
    /// A lint that is allowed.
    Lint(String),
    /// The deck's language.
    Language(String),
}

/// A word or the inside of a text, and what it is there for.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Spot {
    /// Its bytes, quotes left out.
    pub span: Range<usize>,
    /// What it is there for.
    pub role: Role,
}

/// Everything that has its documentation: whose it is (`answer`, `within` and `lint` for names that are no fields), and
/// its name.
pub fn documented() -> Vec<(&'static str, &'static str)> {
    let mut all: Vec<(&str, &str)> = Lint::NAMES.into_iter().map(|name| ("lint", name)).collect();
    let mut fields = vec![("deck", DECK.fields), ("question", QUESTION.fields)];
    while let Some((owner, shapes)) = fields.pop() {
        for (name, shape, _) in shapes {
            all.push((owner, name));
            match shape {
                Shape::Table(Shape::Fields(record)) => fields.push(("source", record.fields)),
                Shape::Fields(record) => fields.push(("defaults", record.fields)),
                Shape::Media => fields.push(("media", MEDIA.fields)),
                Shape::OneOf(Family::Tolerance, choices) => {
                    all.extend(choices.iter().map(|(name, _)| ("within", *name)));
                }
                _ => {}
            }
        }
        if owner == "question" {
            fields.extend(ANSWERS.iter().filter_map(fields_of));
        }
    }
    all.extend(ANSWERS.iter().map(|(name, _)| ("answer", *name)));
    all
}

fn fields_of((name, inside): &Choice) -> Option<(&'static str, &'static [FieldShape])> {
    match inside {
        Inside::Fields(fields) | Inside::OneOrFields(_, fields) => Some((name, fields)),
        _ => None,
    }
}

impl Draft<'_> {
    /// What stands at a place, a byte offset between two characters.
    pub fn spot(&self, at: usize) -> Option<Spot> {
        let cursor = look(self.text, &self.outline, at);
        let token = cursor.touched?;
        match token.kind {
            Kind::Ident => self.word(&cursor, token).map(|role| Spot { span: token.span(), role }),
            Kind::Text => {
                let written = read_text(self.text, token);
                role_of_text(&cursor, written.text).map(|role| Spot { span: written.span, role })
            }
            _ => None,
        }
    }

    fn word(&self, cursor: &Cursor<'_>, token: Token) -> Option<Role> {
        let word = &self.text[token.span()];
        let frame = cursor.frames.last()?;
        if let (Some((owner, fields)), None) = (frame.ground.fields(), frame.field) {
            let (name, _, must) = fields.iter().find(|(name, ..)| *name == word)?;
            return Some(Role::Field { owner, name, must: *must });
        }
        let Some(Shape::OneOf(family, choices)) = frame.awaits() else { return None };
        let (name, _) = choices.iter().find(|(name, _)| *name == word)?;
        Some(match family {
            Family::Answer => Role::Variant(name),
            Family::Tolerance => Role::Tolerance(name),
        })
    }
}

/// What a text at a place is there for.
pub(super) fn role_of_text(cursor: &Cursor<'_>, text: String) -> Option<Role> {
    let (frame, outer) = cursor.frames.split_last()?;
    let slot = |frame: &super::cursor::Frame<'_>| match frame.ground {
        Ground::Fields(owner, _) => frame.field.map(|field| (owner, field.to_owned())),
        _ => None,
    };
    let (is_within, slot) = match frame.ground {
        Ground::Items(Shape::Text) | Ground::Table(_) => (true, outer.last().and_then(slot)?),
        _ => (false, slot(frame)?),
    };
    match (slot.0, slot.1.as_str(), is_within) {
        ("deck", "id", false) => Some(Role::Deck(text)),
        ("deck", "language", false) => Some(Role::Language(text)),
        ("deck", "sources", true) if frame.field.is_none() => Some(Role::Declaration(text)),
        ("question", "id", false) => Some(Role::Question(text)),
        ("question" | "defaults", "source", false) => Some(Role::Source(text)),
        ("question" | "defaults", "tags", true) => Some(Role::Tag(text)),
        ("deck" | "question", "allow", true) => Some(Role::Lint(text)),
        _ => None,
    }
}
