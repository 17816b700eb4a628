//! Follows the brackets of a text up to a place in it, and knows at each what may stand within.

use super::super::lexer::{Bracket, Kind, Lexer, Token};
use super::super::outline::Outline;
use super::super::scanner::Scanner;
use super::super::shape::{DECK, FieldShape, Inside, MEDIA, QUESTION, Record, Shape};

/// What may stand within a pair of brackets.
#[derive(Clone, Copy, Debug)]
pub(super) enum Ground {
    /// Named fields; whose they are.
    Fields(&'static str, &'static [FieldShape]),
    /// Values, one after the other.
    Items(Shape),
    /// One value.
    One(Shape),
    /// One value, or fields in its place; whose they are.
    Either(Shape, &'static str, &'static [FieldShape]),
    /// Texts, each with a value.
    Table(Shape),
    /// Nobody knows.
    Unknown,
}

impl Ground {
    /// The fields that may stand here, and whose they are.
    pub(super) fn fields(self) -> Option<(&'static str, &'static [FieldShape])> {
        match self {
            Self::Fields(owner, fields) | Self::Either(_, owner, fields) => Some((owner, fields)),
            _ => None,
        }
    }

    fn knows(self, name: &str) -> bool {
        self.fields().is_some_and(|(_, fields)| fields.iter().any(|(known, ..)| *known == name))
    }
}

/// A pair of brackets that is open at a place.
#[derive(Clone, Debug)]
pub(super) struct Frame<'a> {
    bracket: Option<Bracket>,
    /// The byte of its opening bracket.
    open: usize,
    pub(super) ground: Ground,
    /// The field whose value comes next, or the key of a table.
    pub(super) field: Option<&'a str>,
    /// Every field that is named in it, also after the place.
    pub(super) named: Vec<&'a str>,
}

impl Frame<'_> {
    fn new(bracket: Option<Bracket>, open: usize, ground: Ground) -> Self {
        Self { bracket, open, ground, field: None, named: Vec::new() }
    }

    /// What the value that comes next has to be.
    pub(super) fn awaits(&self) -> Option<Shape> {
        match (self.ground, self.field) {
            (Ground::Fields(owner, fields) | Ground::Either(_, owner, fields), Some(field)) => {
                shape_of(owner, fields, field)
            }
            (Ground::Table(_), None) => Some(Shape::Text),
            (Ground::Items(shape) | Ground::One(shape) | Ground::Either(shape, ..), None)
            | (Ground::Table(shape), Some(_)) => Some(shape),
            _ => None,
        }
    }
}

fn shape_of(owner: &str, fields: &'static [FieldShape], field: &str) -> Option<Shape> {
    const QUESTIONS: Shape = Shape::List(&Shape::Fields(&QUESTION));
    match (owner, field) {
        ("deck", "questions") => Some(QUESTIONS),
        _ => fields.iter().find(|(known, ..)| *known == field).map(|(_, shape, _)| *shape),
    }
}

/// Whose fields a record's are, as messages name them.
fn owner(record: &Record) -> &'static str {
    match record.name {
        "Deck" => "deck",
        "Question" => "question",
        "Source" => "source",
        _ => "defaults",
    }
}

/// A place in a text: the brackets around it, outermost first, and the word that it touches.
#[derive(Debug)]
pub(super) struct Cursor<'a> {
    pub(super) frames: Vec<Frame<'a>>,
    /// The word, number or text that the place is in, or at the end of.
    pub(super) touched: Option<Token>,
    /// The token before it, comments aside.
    pub(super) before: Option<Token>,
    /// What kind of token comes after.
    pub(super) after: Option<Kind>,
    pub(super) in_comment: bool,
}

/// Looks at a place, a byte offset between two characters.
pub(super) fn look<'a>(text: &'a str, outline: &Outline, at: usize) -> Cursor<'a> {
    let mut walk = Walk::begin(text, outline, at);
    let mut touched = None;
    while let Some(token) = walk.scanner.peek() {
        if token.start > at || token.start == at && !is_word(token) {
            break;
        }
        if is_word(token) && touches(text, token, at) {
            touched = Some(token);
            break;
        }
        walk.take(token);
    }
    let in_comment = touched.is_none() && in_comment(text, walk.scanner.last_end, at);
    let (mut frames, before) = (walk.frames.clone(), walk.last);
    if let Some(token) = touched {
        walk.take(token);
    }
    let after = walk.scanner.peek_kind();
    walk.name_the_rest(&mut frames);
    Cursor { frames, touched, before, after, in_comment }
}

fn is_word(token: Token) -> bool {
    matches!(token.kind, Kind::Ident | Kind::Number | Kind::Text | Kind::Char | Kind::Bytes)
}

fn touches(text: &str, token: Token, at: usize) -> bool {
    let is_closed = token.kind == Kind::Text && token.end - token.start > 1 && text[..token.end].ends_with(['"', '#']);
    at < token.end || at == token.end && !is_closed
}

fn in_comment(text: &str, from: usize, at: usize) -> bool {
    let comments = Lexer::new(text, from.min(at)).take_while(|token| token.is_comment() && token.start < at);
    let within = |token: &Token| at < token.end || at == token.end && !text[..at].ends_with("*/");
    comments.last().is_some_and(|token| within(&token))
}

/// A walk from token to token, with the brackets that are open.
pub(super) struct Walk<'a> {
    pub(super) scanner: Scanner<'a>,
    pub(super) frames: Vec<Frame<'a>>,
    pub(super) last: Option<Token>,
    /// The inside of the list of questions, if the walk goes past it.
    skipped: Option<std::ops::Range<usize>>,
    /// Where what the walk is in ends at the latest.
    limit: usize,
}

impl<'a> Walk<'a> {
    /// A walk around the questions.
    pub(super) fn around(text: &'a str, outline: &Outline) -> Self {
        let root = Frame::new(None, 0, Ground::One(Shape::Fields(&DECK)));
        let scanner = Scanner::new(text, if text.starts_with('\u{FEFF}') { 3 } else { 0 });
        Self { scanner, frames: vec![root], last: None, skipped: outline.list.clone(), limit: text.len() }
    }

    /// A walk that begins where what a place is in begins: the deck, or the question.
    fn begin(text: &'a str, outline: &Outline, at: usize) -> Self {
        let mut walk = Self::around(text, outline);
        let Some(list) = outline.list.clone().filter(|list| list.start <= at && at <= list.end) else { return walk };
        walk.skipped = None;
        let mut deck = Frame::new(Some(Bracket::Round), 0, Ground::Fields("deck", DECK.fields));
        deck.field = Some("questions");
        let items = Ground::Items(Shape::Fields(&QUESTION));
        walk.frames.extend([deck, Frame::new(Some(Bracket::Square), list.start.saturating_sub(1), items)]);
        let next = outline.items.partition_point(|item| item.span.start < at);
        let start = match next.checked_sub(1).map(|last| &outline.items[last]) {
            Some(item) if item.broken || at < item.span.end => item.span.start,
            Some(item) => item.span.end,
            None => list.start,
        };
        walk.limit = outline.items.get(next).map_or(list.end, |item| item.span.start);
        walk.scanner.jump(start);
        walk.scanner.last_end = start;
        walk
    }

    /// Goes past the token that is next.
    pub(super) fn take(&mut self, token: Token) {
        self.scanner.take();
        match token.kind {
            Kind::Open(bracket) => {
                let ground = self.ground_within(bracket);
                self.frames.push(Frame::new(Some(bracket), token.start, ground));
                if let Some(list) = self.skipped.take_if(|list| list.start == token.end) {
                    self.scanner.jump(list.end);
                }
            }
            Kind::Close(bracket) => {
                if let Some(at) = self.frames.iter().rposition(|frame| frame.bracket == Some(bracket)) {
                    self.frames.truncate(at);
                }
            }
            Kind::Comma => {
                if let Some(frame) = self.frames.last_mut() {
                    frame.field = None;
                }
            }
            Kind::Colon => self.colon(),
            _ => {}
        }
        self.last = Some(token);
    }

    /// Takes what stands before a colon for a name. A field that is none of the brackets' own, and is one of brackets
    /// further out, shows that a bracket was forgotten.
    fn colon(&mut self) {
        let Some(name) = self.last.filter(|last| matches!(last.kind, Kind::Ident | Kind::Text)) else { return };
        let word = self.scanner.name(name).trim_matches('"');
        let in_table = self.frames.last().is_some_and(|frame| matches!(frame.ground, Ground::Table(_)));
        if !in_table
            && name.kind == Kind::Ident
            && let Some(home) = self.frames.iter().rposition(|frame| frame.ground.knows(word))
        {
            self.frames.truncate(home + 1);
        }
        if let Some(frame) = self.frames.last_mut() {
            frame.field = Some(word);
            frame.named.push(word);
        }
    }

    /// What may stand within brackets that open now.
    fn ground_within(&self, bracket: Bracket) -> Ground {
        let name = self.last.filter(|last| last.kind == Kind::Ident).map(|last| self.scanner.name(last));
        let Some(shape) = self.frames.last().and_then(Frame::awaits) else { return Ground::Unknown };
        if name == Some("Some") {
            return Ground::One(shape);
        }
        match (shape, bracket) {
            (Shape::Fields(record), Bracket::Round) => Ground::Fields(owner(record), record.fields),
            (Shape::Media, Bracket::Round) => Ground::Fields("media", MEDIA.fields),
            (Shape::Media, Bracket::Square) => Ground::Items(Shape::Media),
            (Shape::List(inner), Bracket::Square) => Ground::Items(*inner),
            (Shape::TextOrList, Bracket::Square) | (Shape::TextOrPair | Shape::Pair, Bracket::Round) => {
                Ground::Items(Shape::Text)
            }
            (Shape::Table(inner), Bracket::Curly) => Ground::Table(*inner),
            (Shape::OneOf(_, choices), Bracket::Round) => {
                match choices.iter().find(|(known, _)| Some(*known) == name) {
                    Some((_, Inside::One(shape))) => Ground::One(*shape),
                    Some((variant, Inside::Fields(fields))) => Ground::Fields(variant, fields),
                    Some((variant, Inside::OneOrFields(shape, fields))) => Ground::Either(*shape, variant, fields),
                    _ => Ground::Unknown,
                }
            }
            _ => Ground::Unknown,
        }
    }

    /// Goes on to the end of the innermost of some brackets, for the fields that are named there.
    fn name_the_rest(mut self, frames: &mut [Frame<'a>]) {
        let Some(wanted) = frames.last_mut().filter(|frame| frame.ground.fields().is_some()) else { return };
        let depth = self.frames.len();
        while let Some(token) = self.scanner.peek().filter(|token| token.start < self.limit) {
            self.take(token);
            match self.frames.get(depth - 1) {
                Some(frame) if frame.open == wanted.open => wanted.named.clone_from(&frame.named),
                _ => break,
            }
        }
    }
}
