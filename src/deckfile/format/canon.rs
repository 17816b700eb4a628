//! Tells a text that is laid out already, in one walk over its tokens, so that it need not be laid out to be compared.
//!
//! It knows the layout of what decks are mostly made of. Of all else (block comments, texts over several lines, attributes)
//! it says nothing, and the text is laid out to see.

use memchr::memchr;

use super::super::lexer::{Bracket, Kind, Lexer, Token, bare};
use super::{INDENT, Place, WIDTH};

/// How deep brackets are followed; decks need 6.
const DEEPEST: usize = 16;

/// Whether a text is known to be laid out as it would be; `false` says nothing.
pub(super) fn is_laid_out(text: &str) -> bool {
    let mut lexer = Lexer::new(text, 0);
    let next = lexer.next();
    Walk { text, lexer, next, end: 0, line: 0, depth: 0 }.file().is_some()
}

/// Where brackets may be broken: their level, their place, and how many characters come after them on the line.
#[derive(Clone, Copy)]
struct Frame {
    level: usize,
    place: Place,
    after: usize,
}

/// What an element, or all that is in brackets, is like.
#[derive(Clone, Copy)]
#[expect(clippy::struct_excessive_bools, reason = "four things that are true of brackets independently of one another")]
struct Shape {
    /// Its characters on one line; `None` where it cannot stand on one.
    flat: Option<usize>,
    /// Whether brackets around it are broken for its sake.
    heavy: bool,
    /// Whether it is a single word without a name, or nothing but such.
    plain: bool,
    /// Whether it is a list without a name, or nothing but one.
    list: bool,
    /// Whether nothing is in it.
    empty: bool,
}

impl Shape {
    const NOTHING: Self = Self { flat: Some(2), heavy: false, plain: true, list: false, empty: true };

    /// The brackets with one more element in them.
    fn with(self, element: Self) -> Self {
        let comma = if self.empty { 0 } else { 2 };
        Self {
            flat: self.flat.zip(element.flat).map(|(all, one)| all + comma + one),
            heavy: self.heavy || element.heavy,
            plain: self.plain && element.plain,
            list: self.empty && element.list,
            empty: false,
        }
    }

    /// How many characters it has on one line, if its brackets are not broken for the sake of what is in them.
    fn on_one_line(self) -> Option<usize> {
        self.flat.filter(|_| self.list || !self.heavy)
    }
}

struct Walk<'a> {
    text: &'a str,
    lexer: Lexer<'a>,
    next: Option<Token>,
    /// The end of the last token.
    end: usize,
    /// Where its line begins.
    line: usize,
    depth: usize,
}

/// `None` from any of these: not laid out so, or not known.
impl Walk<'_> {
    fn file(&mut self) -> Option<()> {
        self.is_beside().then_some(())?;
        while self.next?.kind == Kind::Comment {
            self.remark()?;
            self.new_line(0, true)?;
        }
        let mut open = self.take()?;
        if open.kind == Kind::Ident {
            open = self.take_beside()?;
        }
        if open.kind != Kind::Open(Bracket::Round) {
            return None;
        }
        self.brackets(open, Bracket::Round, Some(Frame { level: 0, place: Place::Deck, after: 0 }))?;
        (self.next.is_none() && &self.text[self.end..] == "\n").then_some(())
    }

    fn take(&mut self) -> Option<Token> {
        let token = self.next?;
        self.next = self.lexer.next();
        self.end = token.end;
        Some(token)
    }

    /// What stands before the next token.
    fn gap(&self) -> Option<&[u8]> {
        self.text.as_bytes().get(self.end..self.next?.start)
    }

    fn is_beside(&self) -> bool {
        self.next.is_some_and(|next| next.start == self.end)
    }

    /// The next token, with nothing before it.
    fn take_beside(&mut self) -> Option<Token> {
        if self.is_beside() { self.take() } else { None }
    }

    fn next_is(&self, kind: Kind) -> bool {
        self.next.is_some_and(|next| next.kind == kind)
    }

    fn count(&self, token: Token) -> usize {
        self.text[token.span()].chars().count()
    }

    /// That the next token begins a line at a level, perhaps after a blank one.
    fn new_line(&mut self, level: usize, may_be_blank: bool) -> Option<()> {
        let gap = self.gap()?.strip_prefix(b"\n")?;
        let gap = gap.strip_prefix(b"\n").filter(|_| may_be_blank).unwrap_or(gap);
        let spaces = gap.len() == level * INDENT.len() && gap.iter().all(|byte| *byte == b' ');
        self.line = self.next?.start - gap.len();
        spaces.then_some(())
    }

    /// A comment to the end of its line.
    fn remark(&mut self) -> Option<()> {
        let token = self.take()?;
        let written = &self.text[token.span()];
        (written.starts_with("//") && written.trim_end() == written).then_some(())
    }

    /// Brackets whose opening one was taken; `frame` is `None` within what stands on one line.
    fn brackets(&mut self, open: Token, bracket: Bracket, frame: Option<Frame>) -> Option<Shape> {
        self.depth += 1;
        if self.depth > DEEPEST {
            return None;
        }
        let shape =
            if self.is_beside() { self.beside(open, bracket, frame)? } else { self.broken(open, bracket, frame?)? };
        self.depth -= 1;
        Some(shape)
    }

    fn fits(&self, open: Token, bracket: Bracket, frame: Frame, shape: Shape) -> bool {
        let before = || self.text[self.line..open.start].chars().count();
        let of_texts = bracket == Bracket::Round && shape.plain;
        shape.on_one_line().is_some_and(|width| of_texts || width + before() + frame.after <= WIDTH)
    }

    /// Brackets with the first element beside the opening one: all on one line, or a list alone.
    fn beside(&mut self, open: Token, bracket: Bracket, frame: Option<Frame>) -> Option<Shape> {
        let frame_of_list = frame.filter(|frame| frame.place == Place::Elsewhere);
        let frame_of_list = frame_of_list.map(|frame| Frame { after: frame.after + 1, ..frame });
        let mut shape = Shape::NOTHING;
        let mut is_broken = false;
        while !self.next_is(Kind::Close(bracket)) {
            let may_break = shape.empty && self.next_is(Kind::Open(Bracket::Square));
            if may_break && self.text[self.next?.end..].starts_with('\n') {
                is_broken = true;
                let list = self.take()?;
                let inner = self.brackets(list, Bracket::Square, Some(frame_of_list?))?;
                shape = shape.with(Shape { flat: inner.on_one_line(), heavy: true, plain: false, list: true, ..inner });
                break;
            }
            shape = shape.with(self.element(None)?);
            if self.next_is(Kind::Comma) {
                self.take_beside()?;
                // The comma after a last element is no comma between two.
                (self.gap()? == b" " && !self.next_is(Kind::Close(bracket))).then_some(())?;
            } else {
                (self.is_beside() && self.next_is(Kind::Close(bracket))).then_some(())?;
            }
        }
        if !is_broken {
            shape.on_one_line()?;
            // The deck, its questions and each of them stand over several lines, unless they are empty.
            let line_of_its_own = |frame: Frame| frame.place != Place::Elsewhere && !shape.empty;
            if frame.is_some_and(|frame| line_of_its_own(frame) || !self.fits(open, bracket, frame, shape)) {
                return None;
            }
        }
        self.take_beside().filter(|close| close.kind == Kind::Close(bracket))?;
        Some(shape)
    }

    /// Brackets over several lines.
    fn broken(&mut self, open: Token, bracket: Bracket, frame: Frame) -> Option<Shape> {
        let line = self.line;
        let (mut shape, mut first, mut remarked) = (Shape::NOTHING, true, false);
        while !self.next_is(Kind::Close(bracket)) {
            self.new_line(frame.level + 1, !first)?;
            first = false;
            if self.next_is(Kind::Comment) {
                self.remark()?;
                remarked = true;
                continue;
            }
            let inside = Frame { level: frame.level + 1, place: frame.place, after: 1 };
            shape = shape.with(self.element(Some(inside))?);
            self.take_beside().filter(|comma| comma.kind == Kind::Comma)?;
            if self.next_is(Kind::Comment) && self.gap()? == b" " {
                self.remark()?;
                remarked = true;
            }
        }
        // Brackets with nothing in them are not broken.
        (!first).then_some(())?;
        self.new_line(frame.level, false)?;
        self.take()?;
        if remarked {
            return Some(Shape { flat: None, empty: false, list: false, ..shape });
        }
        let inner = std::mem::replace(&mut self.line, line);
        let needless = frame.place == Place::Elsewhere && (shape.list || self.fits(open, bracket, frame, shape));
        self.line = inner;
        (!needless).then_some(shape)
    }

    fn element(&mut self, frame: Option<Frame>) -> Option<Shape> {
        let first = self.take()?;
        let (mut token, mut before, mut place) = (first, 0, Place::Elsewhere);
        if self.next_is(Kind::Colon) {
            self.leaf(first)?;
            self.take_beside()?;
            (self.gap()? == b" ").then_some(())?;
            before = self.count(first) + ": ".len();
            token = self.take()?;
        }
        let named = token != first;
        if let Some(Frame { level, place: around, .. }) = frame {
            let is_list = named && first.kind == Kind::Ident && bare(&self.text[first.span()]) == "questions";
            place = match around {
                Place::Deck if is_list && level == 1 => Place::Questions,
                Place::Questions => Place::Question,
                _ => Place::Elsewhere,
            };
        }
        let frame = frame.map(|frame| Frame { place, ..frame });
        let mut struct_named = false;
        if token.kind == Kind::Ident && matches!(self.next?.kind, Kind::Open(_)) {
            before += self.count(token);
            struct_named = true;
            token = self.take_beside()?;
        }
        let Kind::Open(bracket) = token.kind else {
            self.leaf(token)?;
            let flat = Some(before + self.count(token));
            return Some(Shape { flat, heavy: false, plain: !named, list: false, empty: false });
        };
        let inside = self.brackets(token, bracket, frame)?;
        let light = bracket == Bracket::Round && struct_named;
        Some(Shape {
            flat: inside.on_one_line().map(|width| before + width),
            heavy: !inside.empty && (!light || inside.heavy),
            plain: false,
            list: bracket == Bracket::Square && !named && !struct_named,
            empty: false,
        })
    }

    /// That a token is one word on one line.
    fn leaf(&self, token: Token) -> Option<()> {
        let is_word = match token.kind {
            Kind::Ident | Kind::Number => true,
            Kind::Text | Kind::Char => memchr(b'\n', &self.text.as_bytes()[token.span()]).is_none(),
            _ => false,
        };
        is_word.then_some(())
    }
}
