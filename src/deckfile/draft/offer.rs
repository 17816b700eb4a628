//! What may be written at a place.

use std::collections::HashMap;
use std::ops::Range;

use super::super::edit::quote;
use super::super::lexer::{Bracket, Kind};
use super::super::lint::Lint;
use super::super::shape::{Family, FieldShape, Shape};
use super::cursor::{Cursor, Frame, look};
use super::entries::read_text;
use super::spot::{Role, role_of_text};
use super::{Draft, escaped};

/// Languages that are offered, by the number of those who speak them; any other may be written.
const LANGUAGES: [&str; 16] =
    ["en", "fr", "zh", "hi", "es", "ar", "pt", "ru", "de", "ja", "ko", "tr", "vi", "it", "pl", "nl"];

/// Something that may be written.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Candidate {
    /// What has a role, by its name.
    Named(Role),
    /// A field that is there already.
    Again(Role),
    /// `true` or `false`.
    Bool(bool),
    /// A whole question.
    Question,
    /// A whole deck.
    Deck,
}

/// A piece of what is written for a candidate.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Part {
    /// Text as it is.
    Text(String),
    /// A place to fill in.
    Blank,
}

/// What may be written at a place, the likeliest first.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Offers {
    /// What it takes the place of: what was typed of it so far, or all of a text.
    pub span: Range<usize>,
    /// Each with what is written.
    pub candidates: Vec<(Candidate, Vec<Part>)>,
}

/// Stands for a place to fill in, in the patterns below.
const BLANK: char = '•';

const QUESTION: &str = "(\n    id: \"•\",\n    ask: \"•\",\n    answer: •,\n)";

const DECK: &str = "Deck(\n    id: \"•\",\n    title: \"•\",\n    language: \"•\",\n    questions: [\n        (\n            \
                    id: \"•\",\n            ask: \"•\",\n            answer: •,\n        ),\n    ],\n)\n";

fn variant_pattern(name: &str) -> &'static str {
    match name {
        "Recall" => "Recall(\"•\")",
        "Typed" => "Typed([\"•\"])",
        "Cloze" => "Cloze(\"• {{•}}\")",
        "Choice" => "Choice(right: \"•\", wrong: [\"•\"])",
        "Several" => "Several(right: [\"•\"], wrong: [\"•\"])",
        "TrueFalse" => "TrueFalse(•)",
        "Number" => "Number(value: •, unit: \"•\")",
        "Order" => "Order([\"•\", \"•\"])",
        "Match" => "Match([(\"•\", \"•\"), (\"•\", \"•\")])",
        "List" => "List(of: [\"•\", \"•\"], need: •)",
        "Percent" => "Percent(•)",
        "Plus" => "Plus(•)",
        _ => "Exact",
    }
}

fn value_pattern(shape: &Shape) -> &'static str {
    match shape {
        Shape::Text | Shape::TextOrPair => "\"•\"",
        Shape::List(Shape::Any) => "[\n    •\n]",
        Shape::List(_) | Shape::TextOrList => "[\"•\"]",
        Shape::Table(_) => "{\"•\": (title: \"•\")}",
        Shape::Media => "(file: \"•\", alt: \"•\")",
        Shape::Fields(_) | Shape::Pair => "(•)",
        Shape::Bool => "true",
        Shape::Number | Shape::Whole | Shape::OneOf(..) | Shape::Any => "•",
    }
}

fn parts(pattern: &str) -> Vec<Part> {
    let mut parts = Vec::new();
    for (at, text) in pattern.split(BLANK).enumerate() {
        if at > 0 {
            parts.push(Part::Blank);
        }
        if !text.is_empty() {
            parts.push(Part::Text(text.to_owned()));
        }
    }
    parts
}

fn plain(text: impl Into<String>) -> Vec<Part> {
    vec![Part::Text(text.into())]
}

impl Draft<'_> {
    /// What may be written at a place, a byte offset between two characters; `None` where nothing is known that may.
    pub fn offers(&self, at: usize) -> Option<Offers> {
        let cursor = look(self.text, &self.outline, at);
        let offers = match cursor.touched.map(|token| (token, token.kind)) {
            _ if cursor.in_comment => return None,
            Some((token, Kind::Text)) => {
                let written = read_text(self.text, token);
                if at < written.span.start || self.text[token.span()].starts_with('r') {
                    return None;
                }
                let inside = |text: &str| plain(escaped(text));
                let candidates = self.texts(&cursor, &written.text).into_iter();
                let candidates = candidates.map(|(role, name)| (Candidate::Named(role), inside(&name))).collect();
                Offers { span: written.span, candidates }
            }
            Some((token, Kind::Ident)) => self.words(&cursor, token.span(), at),
            Some(_) => return None,
            None => self.words(&cursor, at..at, at),
        };
        (!offers.candidates.is_empty()).then_some(offers)
    }

    /// What may stand where no text has been begun.
    fn words(&self, cursor: &Cursor<'_>, span: Range<usize>, at: usize) -> Offers {
        let candidates = cursor.frames.last().map_or_else(Vec::new, |frame| {
            let follows_colon = cursor.before.is_some_and(|token| token.kind == Kind::Colon);
            let rest = self.text[at.max(span.end)..].lines().next().unwrap_or_default();
            let comma = if rest.trim().is_empty() && cursor.after != Some(Kind::Comma) { "," } else { "" };
            match frame.ground.fields() {
                Some((owner, fields)) if frame.field.is_none() || !follows_colon => {
                    fields_of(cursor, frame, owner, fields, comma)
                }
                _ => self.values(cursor, frame, span.is_empty(), comma),
            }
        });
        Offers { span, candidates }
    }

    fn values(
        &self,
        cursor: &Cursor<'_>,
        frame: &Frame<'_>,
        is_begin: bool,
        comma: &str,
    ) -> Vec<(Candidate, Vec<Part>)> {
        let named = |role: Role, pattern: &str| (Candidate::Named(role), parts(&format!("{pattern}{comma}")));
        match frame.awaits() {
            Some(Shape::OneOf(family, choices)) => {
                let has_brackets = cursor.after == Some(Kind::Open(Bracket::Round)) && cursor.touched.is_some();
                let choice = |name: &'static str| {
                    let role = match family {
                        Family::Answer => Role::Variant(name),
                        Family::Tolerance => Role::Tolerance(name),
                    };
                    if has_brackets {
                        (Candidate::Named(role), plain(name))
                    } else {
                        named(role, variant_pattern(name))
                    }
                };
                choices.iter().map(|(name, _)| choice(name)).collect()
            }
            Some(Shape::Bool) => [true, false].map(|is| (Candidate::Bool(is), plain(format!("{is}{comma}")))).to_vec(),
            Some(Shape::Text) => {
                let texts = self.texts(cursor, "").into_iter();
                texts.map(|(role, name)| (Candidate::Named(role), plain(format!("{}{comma}", quote(&name))))).collect()
            }
            Some(Shape::Fields(record)) if is_begin && record.name == "Question" => {
                vec![(Candidate::Question, parts(&format!("{QUESTION}{comma}")))]
            }
            Some(Shape::Fields(record))
                if record.name == "Deck" && cursor.before.is_none() && cursor.after.is_none() =>
            {
                vec![(Candidate::Deck, parts(DECK))]
            }
            _ => Vec::new(),
        }
    }

    /// The texts that name something, where one of them may stand; `written` is the one that stands there now.
    fn texts(&self, cursor: &Cursor<'_>, written: &str) -> Vec<(Role, String)> {
        match role_of_text(cursor, String::new()) {
            Some(Role::Source(_)) => {
                let keys = self.sources().into_iter().map(|source| source.key.text);
                keys.map(|key| (Role::Source(key.clone()), key)).collect()
            }
            Some(Role::Tag(_)) => {
                let tags = self.tags(written).into_iter();
                tags.map(|tag| (Role::Tag(tag.clone()), tag)).collect()
            }
            Some(Role::Lint(_)) => Lint::NAMES.map(|name| (Role::Lint(name.to_owned()), name.to_owned())).to_vec(),
            Some(Role::Language(_)) => LANGUAGES.map(|tag| (Role::Language(tag.to_owned()), tag.to_owned())).to_vec(),
            _ => Vec::new(),
        }
    }

    /// The tags of the deck, the most used first; the one being written counts only if it is used elsewhere too.
    fn tags(&self, written: &str) -> Vec<String> {
        let mut counts: HashMap<String, usize> = HashMap::new();
        let all = self.around().default_tags.into_iter().chain(self.entries().into_iter().flat_map(|entry| entry.tags));
        for tag in all {
            *counts.entry(tag.text).or_default() += 1;
        }
        if let Some(count) = counts.get_mut(written) {
            *count -= 1;
        }
        counts.retain(|tag, count| *count > 0 && !tag.is_empty());
        let mut tags: Vec<(String, usize)> = counts.into_iter().collect();
        tags.sort_by(|(a, x), (b, y)| y.cmp(x).then_with(|| a.cmp(b)));
        tags.into_iter().map(|(tag, _)| tag).collect()
    }
}

/// The fields that may be named: those that must be there first, then the others, then those that are there already.
fn fields_of(
    cursor: &Cursor<'_>,
    frame: &Frame<'_>,
    owner: &'static str,
    fields: &'static [FieldShape],
    comma: &str,
) -> Vec<(Candidate, Vec<Part>)> {
    let is_named = cursor.after == Some(Kind::Colon) && cursor.touched.is_some();
    let mut ranked: Vec<(usize, Candidate, Vec<Part>)> = Vec::new();
    for (name, shape, must) in fields {
        let role = Role::Field { owner, name, must: *must };
        let pattern = || parts(&format!("{name}: {}{comma}", value_pattern(shape)));
        let body = if is_named { plain(*name) } else { pattern() };
        let is_there = frame.named.contains(name);
        // An id is what progress hangs on: it may be left out, and no one should.
        let rank = if is_there { 2 } else { usize::from(!must && *name != "id") };
        ranked.push((rank, if is_there { Candidate::Again(role) } else { Candidate::Named(role) }, body));
    }
    ranked.sort_by_key(|(rank, ..)| *rank);
    ranked.into_iter().map(|(_, candidate, body)| (candidate, body)).collect()
}
