//! Gives an id to each question that has none.

use std::collections::{HashMap, HashSet};

use super::super::edit::quote;
use super::super::lexer::{Bracket, Kind, Token};
use super::super::outline::outline;
use super::super::reader::{self, Extensions};
use super::super::slug::{numbered, slug};
use super::super::syntax::{self, Part};
use super::body::{Element, cut};

/// The text with an id in each question that has fields but no id; `None` where none is missing.
///
/// An id is made of the question's words, and is unlike all others of the deck; once written it never changes.
pub(in super::super) fn add(text: &str) -> Option<String> {
    let outline = outline(text);
    let mut taken = HashSet::new();
    let mut lacking = Vec::new();
    for item in &outline.items {
        let written = &text[item.span.clone()];
        match head(written) {
            Some(Head { id: Some(id), .. }) => drop(taken.insert(id)),
            Some(Head { inside, ask, .. }) => lacking.push((item.span.start + inside, ask)),
            None => {}
        }
    }
    if lacking.is_empty() {
        return None;
    }
    let mut more = String::with_capacity(text.len() + lacking.len() * 48);
    let mut done = 0;
    // Many questions may ask in the same words (“Complete.”): numbers that are taken are tried once.
    let mut tried: HashMap<String, usize> = HashMap::new();
    for (at, ask) in lacking {
        let slug = slug(&ask);
        let number = tried.entry(slug.clone()).or_default();
        let mut next = || {
            *number += 1;
            numbered(&slug, *number)
        };
        let mut id = next();
        while taken.contains(&id) {
            id = next();
        }
        more.push_str(&text[done..at]);
        more.push_str("id: ");
        more.push_str(&quote(&id));
        more.push_str(", ");
        taken.insert(id);
        done = at;
    }
    more.push_str(&text[done..]);
    Some(more)
}

/// What matters here of a question.
struct Head {
    /// Just inside its brackets.
    inside: usize,
    id: Option<String>,
    ask: String,
}

fn head(question: &str) -> Option<Head> {
    let parts = syntax::read(question);
    let group = parts.iter().find_map(|part| match part {
        Part::Group(group) if group.bracket == Bracket::Round => Some(group),
        _ => None,
    })?;
    let body = cut(question, group);
    let field = |name| body.elements.iter().find(|element| element.key(question) == Some(name));
    let words = |element: &Element<'_>| {
        let mut parts = element.parts.iter().rev().filter(|part| !part.is_comment());
        let token: Option<Token> = parts.find_map(|part| part.token());
        let token = token.filter(|token| token.kind == Kind::Text)?;
        reader::read_quietly::<String>(&question[token.span()], Extensions::default())
    };
    let has_fields = body.elements.first().is_some_and(|element| element.key(question).is_some());
    has_fields.then(|| Head {
        inside: group.open.end,
        id: field("id").map(|id| words(id).unwrap_or_default()),
        ask: field("ask").and_then(words).unwrap_or_default(),
    })
}
