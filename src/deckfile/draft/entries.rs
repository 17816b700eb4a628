//! The questions and sources of a text, as far as they can be told, without reading any of them to the end.

use std::ops::Range;

use super::super::lexer::{Bracket, Kind, Token};
use super::super::memo::Memo;
use super::super::outline::Item;
use super::super::reader::{self, Extensions};
use super::super::scanner::Scanner;
use super::super::shape::Shape;
use super::Draft;
use super::cursor::{Ground, Walk};

/// A text, and where it is written, quotes left out.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Written {
    /// Its bytes.
    pub span: Range<usize>,
    /// What it says.
    pub text: String,
}

/// A question.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub struct Entry {
    /// All of it.
    pub span: Range<usize>,
    /// Its id.
    pub id: Option<Written>,
    /// What it asks.
    pub ask: Option<Written>,
    /// The name of the way to answer.
    pub variant: Option<Range<usize>>,
    /// The source that it names itself.
    pub source: Option<Written>,
    /// Its own tags.
    pub tags: Vec<Written>,
}

/// A source that the deck declares.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Declared {
    /// What questions call it.
    pub key: Written,
    /// Its fields that are texts: name and value.
    pub fields: Vec<(String, String)>,
}

/// What is outside of the questions.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Around {
    pub(super) id: Option<Written>,
    pub(super) title: Option<Written>,
    pub(super) language: Option<Written>,
    pub(super) default_source: Option<Written>,
    pub(super) default_tags: Vec<Written>,
    pub(super) sources: Vec<Declared>,
    /// From the first token of the deck to the last.
    pub(super) span: Range<usize>,
}

/// A text's token without its quotes, and what it says; one that is not closed is taken to its end.
pub(super) fn read_text(text: &str, token: Token) -> Written {
    let word = &text[token.span()];
    let hashes = word.strip_prefix('r').map_or(0, |rest| rest.bytes().take_while(|byte| *byte == b'#').count());
    let opening = word.find('"').map_or(0, |quote| quote + 1);
    let closing = 1 + hashes;
    let is_closed = word.len() >= opening + closing && word.as_bytes()[word.len() - closing..].starts_with(b"\"");
    let inside = opening..if is_closed { word.len() - closing } else { word.len() };
    let plain = || word[inside.clone()].to_owned();
    let said = if word.starts_with('"') && !word.contains('\\') {
        plain()
    } else {
        reader::read_quietly(word, Extensions::default()).unwrap_or_else(plain)
    };
    Written { span: token.start + inside.start..token.start + inside.end, text: said }
}

/// The question at a stretch of text; what stands around it plays no part.
fn entry(text: &str, span: &Range<usize>) -> Entry {
    let mut entry = Entry { span: span.clone(), ..Entry::default() };
    let mut scanner = Scanner::new(&text[..span.end], span.start);
    let (mut depth, mut field, mut last) = (0_usize, "", None);
    while let Some(token) = scanner.take() {
        match token.kind {
            Kind::Open(_) => depth += 1,
            Kind::Close(_) => depth = depth.saturating_sub(1),
            Kind::Comma if depth == 1 => field = "",
            Kind::Colon if depth == 1 => field = last.map_or("", |name| scanner.name(name)),
            Kind::Ident if depth == 1 && field == "answer" && entry.variant.is_none() => {
                entry.variant = Some(token.span());
            }
            Kind::Text => {
                let written = || Some(read_text(text, token));
                match (depth, field) {
                    (1, "id") if entry.id.is_none() => entry.id = written(),
                    (1, "ask") if entry.ask.is_none() => entry.ask = written(),
                    (1, "source") => entry.source = written(),
                    (2, "tags") => entry.tags.extend(written()),
                    _ => {}
                }
            }
            _ => {}
        }
        last = Some(token);
    }
    entry
}

impl Draft<'_> {
    /// Every question, good or not, in its order.
    pub fn entries(&self) -> Vec<Entry> {
        self.outline.items.iter().map(|item| self.entry(&item.span)).collect()
    }

    /// Gives [`Draft::entries`] to `show` one by one, with what is remembered of the deck's questions: each with the byte
    /// that its question begins at, from which its spans are counted.
    pub fn each_again(&self, memo: &mut Memo, mut show: impl FnMut(usize, &Entry)) {
        for Item { span, .. } in &self.outline.items {
            let written = &self.text[span.clone()];
            memo.entry(written, || entry(written, &(0..written.len())), |entry| show(span.start, entry));
        }
    }

    /// The question that a place is in.
    pub fn entry_at(&self, at: usize) -> Option<Entry> {
        let next = self.outline.items.partition_point(|item| item.span.start <= at);
        let item = &self.outline.items[next.checked_sub(1)?];
        (at <= item.span.end).then(|| self.entry(&item.span))
    }

    fn entry(&self, span: &Range<usize>) -> Entry {
        entry(self.text, span)
    }

    /// What the deck says of itself.
    pub(super) fn around(&self) -> Around {
        let mut around = Around::default();
        let mut walk = Walk::around(self.text, &self.outline);
        let mut start = None;
        while let Some(token) = walk.scanner.peek() {
            if token.kind == Kind::Text {
                self.note(&walk, token, &mut around);
            }
            if matches!(token.kind, Kind::Open(Bracket::Round) | Kind::Ident) {
                start = start.or(Some(token.start));
            }
            walk.take(token);
            around.span.end = token.end;
        }
        around.span.start = start.unwrap_or_default();
        around
    }

    /// Keeps a text of the deck's own fields.
    fn note(&self, walk: &Walk<'_>, token: Token, around: &mut Around) {
        let Some((frame, outer)) = walk.frames.split_last() else { return };
        let written = || read_text(self.text, token);
        match (frame.ground, frame.field) {
            (Ground::Fields("deck", _), Some("id")) => around.id = Some(written()),
            (Ground::Fields("deck", _), Some("title")) => around.title = Some(written()),
            (Ground::Fields("deck", _), Some("language")) => around.language = Some(written()),
            (Ground::Fields("defaults", _), Some("source")) => around.default_source = Some(written()),
            (Ground::Items(Shape::Text), None)
                if outer.last().is_some_and(|outer| {
                    matches!((outer.ground, outer.field), (Ground::Fields("defaults", _), Some("tags")))
                }) =>
            {
                around.default_tags.push(written());
            }
            (Ground::Table(_), None) => around.sources.push(Declared { key: written(), fields: Vec::new() }),
            (Ground::Fields("source", _), Some(field)) => {
                if let Some(source) = around.sources.last_mut() {
                    source.fields.push((field.to_owned(), written().text));
                }
            }
            _ => {}
        }
    }

    /// The deck's id.
    pub fn id(&self) -> Option<Written> {
        self.around().id
    }

    /// The deck's title, and the stretch of text that is the deck.
    pub fn title(&self) -> (Option<Written>, Range<usize>) {
        let Around { title, span, .. } = self.around();
        (title, span)
    }

    /// The sources that the deck declares.
    pub fn sources(&self) -> Vec<Declared> {
        self.around().sources
    }

    /// Everywhere that a source is named, but for its declaration.
    pub fn uses_of_source(&self, key: &str) -> Vec<Range<usize>> {
        let of_questions = self.entries().into_iter().filter_map(|entry| entry.source);
        let all = self.around().default_source.into_iter().chain(of_questions);
        all.filter(|source| source.text == key).map(|source| source.span).collect()
    }

    /// Everywhere that a tag is given.
    pub fn uses_of_tag(&self, tag: &str) -> Vec<Range<usize>> {
        let of_questions = self.entries().into_iter().flat_map(|entry| entry.tags);
        let all = self.around().default_tags.into_iter().chain(of_questions);
        all.filter(|given| given.text == tag).map(|given| given.span).collect()
    }

    /// The questions of an id; more than one where it is taken twice.
    pub fn questions_of(&self, id: &str) -> Vec<Entry> {
        let is_it = |entry: &Entry| entry.id.as_ref().is_some_and(|written| written.text == id);
        // Most are ruled out without being read.
        let may_be =
            |span: &Range<usize>| self.text[span.clone()].contains(id) || self.text[span.clone()].contains('\\');
        let spans = self.outline.items.iter().map(|item| &item.span).filter(|span| may_be(span));
        spans.map(|span| self.entry(span)).filter(is_it).collect()
    }
}
