//! Finds a deck's questions in its text, even where brackets or quotes are missing.

use std::ops::Range;

use super::diagnostic::{Code, Diagnostic, SyntaxFault};
use super::glance::{self, Packed};
use super::lexer::{Bracket, Kind, Lexer, Token};
use super::scanner::Scanner;
use super::shape::{DECK_FIELDS, QUESTION_FIELDS, knows};
use super::tree::DEEPEST;

/// What some editors put before a text.
pub(super) const BYTE_ORDER_MARK: char = '\u{FEFF}';

/// How many tokens, and open brackets, are looked at to tell what a closing bracket closes.
const FORESIGHT: usize = 64;

/// The extent of one question.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) struct Item {
    /// From its first token to its last.
    pub(super) span: Range<usize>,
    /// Whether its brackets or quotes do not match, which is then among the outline's faults.
    pub(super) broken: bool,
}

/// Where the parts of a deck stand.
#[derive(Debug)]
pub(super) struct Outline {
    /// What `#![enable(…)]` names.
    pub(super) enabled: Vec<Range<usize>>,
    /// The inside of the brackets of `questions: […]`, up to the text's end when they are not closed.
    pub(super) list: Option<Range<usize>>,
    /// Whether those brackets are closed.
    pub(super) closed: bool,
    /// What is in them.
    pub(super) items: Vec<Item>,
    /// What is wrong between and within the items.
    pub(super) faults: Vec<Diagnostic>,
}

/// Finds the parts of a deck that looks sound, soon, and packs its questions if that is asked for; `None` where it takes a
/// closer look.
pub(super) fn glance(text: &str, packed: Option<&mut Packed>) -> Option<Outline> {
    let mut walk = Walk::begin(text);
    let enabled = walk.attributes();
    let open = walk.find_list().filter(|_| walk.scanner.faults.is_empty())?;
    let (items, end) = glance::items(text, open.end, packed)?;
    let close = Token { kind: Kind::Close(Bracket::Square), start: end, end: end + 1 };
    (!walk.question_follows(close)).then(|| Outline {
        enabled,
        list: Some(open.end..end),
        closed: true,
        items,
        faults: Vec::new(),
    })
}

/// Finds the parts of a deck.
pub(super) fn outline(text: &str) -> Outline {
    let mut walk = Walk::begin(text);
    let enabled = walk.attributes();
    let Some(open) = walk.find_list() else {
        return Outline { enabled, list: None, closed: false, items: Vec::new(), faults: Vec::new() };
    };
    walk.scanner.faults.clear();
    let end = walk.list(open);
    let mut faults = walk.faults;
    faults.append(&mut walk.scanner.faults);
    faults.sort_by_key(|fault| fault.span.start);
    let lexical: Vec<usize> = faults.iter().filter(|fault| is_lexical(fault)).map(|fault| fault.span.start).collect();
    let (mut items, mut cut) = (walk.items, Vec::new());
    for item in &mut items {
        let next = lexical.partition_point(|at| *at < item.span.start);
        let is_cut = lexical.get(next).is_some_and(|at| *at < item.span.end);
        item.broken |= is_cut;
        cut.extend(is_cut.then(|| item.span.clone()));
    }
    // The brackets that close a question, and perhaps the list, may stand in the text or comment that was cut.
    let is_list_cut = cut.last().is_some_and(|cut| items.last().is_some_and(|item| item.span == *cut));
    faults.retain(|Diagnostic { code, span, .. }| {
        let around = cut[..cut.partition_point(|cut| cut.start <= span.start)].last();
        let is_cut = around.is_some_and(|cut| span.start < cut.end) || is_list_cut && *span == open.span();
        !is_cut || !matches!(code, Code::Syntax(SyntaxFault::UnclosedBracket(_) | SyntaxFault::MissingComma))
    });
    Outline { enabled, list: Some(open.end..end), closed: walk.closed, items, faults }
}

fn is_lexical(fault: &Diagnostic) -> bool {
    matches!(&fault.code, Code::Syntax(SyntaxFault::UnclosedText | SyntaxFault::UnclosedComment))
}

/// How one item's brackets came to an end.
enum End {
    /// At its own closing bracket.
    Closed,
    /// Where another question begins, at that byte, as a value within so many brackets; 0 if it stands beside the item.
    Next(usize, usize),
    /// Past brackets that are too deep; the one that was too many.
    TooDeep(Token),
    /// At the end of the list or of the text.
    List,
}

/// Questions that begin within one another: a bracket forgotten, or brackets without end.
#[derive(Clone, Copy)]
struct Nest {
    /// Where the outermost begins, and how many items and faults were known before it.
    start: usize,
    items: usize,
    faults: usize,
    /// How many brackets stand around the next.
    depth: usize,
}

struct Walk<'a> {
    text: &'a str,
    scanner: Scanner<'a>,
    items: Vec<Item>,
    faults: Vec<Diagnostic>,
    closed: bool,
    nest: Option<Nest>,
}

impl<'a> Walk<'a> {
    fn begin(text: &'a str) -> Self {
        // Some editors open a file with a byte order mark, which is no part of it.
        let mark = if text.starts_with(BYTE_ORDER_MARK) { BYTE_ORDER_MARK.len_utf8() } else { 0 };
        let scanner = Scanner::new(text, mark);
        Self { text, scanner, items: Vec::new(), faults: Vec::new(), closed: false, nest: None }
    }

    fn fault(&mut self, fault: SyntaxFault, span: Range<usize>) {
        self.faults.push(Diagnostic::error(Code::Syntax(fault), span));
    }

    /// Reads the `#![…]` before the deck; the names in `enable(…)`.
    fn attributes(&mut self) -> Vec<Range<usize>> {
        let mut enabled = Vec::new();
        while self.scanner.peek().is_some_and(|token| self.scanner.word(token) == "#") {
            let mut enabling = false;
            while let Some(token) = self.scanner.take() {
                match token.kind {
                    Kind::Ident if self.scanner.word(token) == "enable" => enabling = true,
                    Kind::Ident if enabling => enabled.push(token.span()),
                    Kind::Close(Bracket::Square) => break,
                    _ => {}
                }
            }
        }
        enabled
    }

    /// Goes just inside `questions: [`; the bracket.
    fn find_list(&mut self) -> Option<Token> {
        let mut before = [None, None];
        while let Some(token) = self.scanner.take() {
            if token.kind == Kind::Open(Bracket::Square)
                && let [Some(name), Some(colon)] = before
                && Token::is_colon(colon)
                && self.scanner.name(name) == "questions"
            {
                return Some(token);
            }
            before = [before[1], Some(token)];
        }
        None
    }

    /// Reads the items; where the list ends.
    fn list(&mut self, open: Token) -> usize {
        loop {
            let Some(token) = self.scanner.peek() else {
                self.fault(SyntaxFault::UnclosedBracket('['), open.span());
                return self.text.len();
            };
            match token.kind {
                Kind::Close(Bracket::Square) if !self.question_follows(token) => {
                    self.closed = true;
                    return token.start;
                }
                Kind::Close(bracket) => {
                    self.fault(SyntaxFault::StrayBracket(bracket.closing()), token.span());
                    self.scanner.take();
                }
                Kind::Comma => {
                    self.fault(SyntaxFault::Unexpected(",".to_owned()), token.span());
                    self.scanner.take();
                }
                _ => {
                    self.item(token);
                    self.after_item();
                }
            }
        }
    }

    /// Takes the comma after an item, or says that it is missing.
    fn after_item(&mut self) {
        match self.scanner.peek_kind() {
            Some(Kind::Comma) => {
                self.scanner.take();
            }
            Some(Kind::Close(_)) | None => {}
            Some(_) => {
                if self.items.last().is_some_and(|item| !item.broken) {
                    let end = self.scanner.last_char();
                    self.fault(SyntaxFault::MissingComma, end);
                }
            }
        }
    }

    fn item(&mut self, first: Token) {
        let known = self.faults.len();
        let names_field = first.kind == Kind::Ident && self.scanner.kind_after() == Some(Kind::Colon);
        let starts_question = matches!(self.scanner.name(first), "id" | "ask");
        let (start, open) = match self.items.last_mut() {
            Some(last)
                if names_field
                    && !starts_question
                    && knows(QUESTION_FIELDS, self.scanner.name(first))
                    && self.text[last.span.clone()].ends_with(')') =>
            {
                // The question before was closed too early: this is the rest of it.
                let end = last.span.end;
                last.broken = true;
                let start = last.span.start;
                self.items.pop();
                self.fault(SyntaxFault::StrayBracket(')'), end - 1..end);
                (start, vec![(Bracket::Round, first.start)])
            }
            _ if names_field => {
                self.fault(SyntaxFault::MissingOpen, first.span());
                (first.start, vec![(Bracket::Round, first.start)])
            }
            _ => (first.start, Vec::new()),
        };
        let mut broken = names_field;
        let end = self.balance(open, &mut broken);
        let span = start..self.scanner.last_end.max(first.end);
        let outer = self.nest.take().unwrap_or(Nest { start, items: self.items.len(), faults: known, depth: 0 });
        match end {
            End::Closed | End::List => self.items.push(Item { span, broken }),
            End::TooDeep(bracket) => {
                // Brackets said to be forgotten on the way down may well be there.
                self.items.truncate(outer.items);
                self.faults.truncate(outer.faults);
                self.fault(SyntaxFault::TooDeep, bracket.span());
                self.items.push(Item { span: outer.start..span.end, broken: true });
            }
            End::Next(at, within) => {
                self.nest = (within > 0).then_some(Nest { depth: within, ..outer });
                let kept = self.text[start..at].trim_end().trim_end_matches(',').len();
                self.items.push(Item { span: start..start + kept.max(1), broken: true });
                self.scanner.jump(at);
            }
        }
    }

    /// Takes tokens until the brackets match.
    fn balance(&mut self, mut stack: Vec<(Bracket, usize)>, broken: &mut bool) -> End {
        let mut before: [Option<Token>; 3] = [None; 3];
        let mut around = self.nest.map_or(0, |nest| nest.depth);
        loop {
            let Some(token) = self.scanner.peek() else {
                self.unclosed(&stack, broken);
                return End::List;
            };
            match token.kind {
                Kind::Comma | Kind::Close(_) if stack.is_empty() => return End::Closed,
                Kind::Open(_) if stack.is_empty() && before[2].is_some_and(|t| t.kind != Kind::Ident) => {
                    return End::Closed;
                }
                Kind::Open(_) if around + stack.len() >= DEEPEST => {
                    self.skip_nest(around + stack.len());
                    return End::TooDeep(token);
                }
                Kind::Open(bracket) => stack.push((bracket, token.start)),
                Kind::Close(bracket) => {
                    if let Some(end) = self.close(token, bracket, &mut stack, broken) {
                        return end;
                    }
                }
                Kind::Ident if stack.len() > 1 && self.names_field(token) => {
                    let opened = before[2].is_some_and(|t| t.kind == Kind::Open(Bracket::Round));
                    if opened && matches!(self.scanner.name(token), "id" | "ask") {
                        let (at, prior) = question_start(token, before);
                        stack.pop();
                        self.unclosed(&stack, broken);
                        return End::Next(at, if awaits_value(prior) { around + stack.len() } else { 0 });
                    }
                    if !opened {
                        self.unclosed(&stack, broken);
                        if awaits_value(before[2]) {
                            around += stack.len() - 1;
                        }
                        stack.truncate(1);
                    }
                }
                _ => {}
            }
            self.scanner.take();
            before = [before[1], before[2], Some(token)];
            let done = stack.is_empty() && matches!(token.kind, Kind::Close(_));
            if done {
                return End::Closed;
            }
        }
    }

    /// Goes past brackets that are too deep, up to the end of the outermost of `depth`, or to what can be read again.
    fn skip_nest(&mut self, mut depth: usize) {
        let mut before: [Option<Token>; 3] = [None; 3];
        while let Some(token) = self.scanner.peek() {
            match token.kind {
                Kind::Open(_) => depth += 1,
                Kind::Close(Bracket::Square) if self.deck_ends_after(token) => return,
                Kind::Close(_) => depth = depth.saturating_sub(1),
                Kind::Ident
                    if before[2].is_some_and(|t| t.kind == Kind::Open(Bracket::Round))
                        && matches!(self.scanner.name(token), "id" | "ask")
                        && self.scanner.kind_after() == Some(Kind::Colon) =>
                {
                    let (at, prior) = question_start(token, before);
                    if prior.is_some_and(|t| t.kind == Kind::Comma) {
                        self.scanner.jump(at);
                        return;
                    }
                }
                _ => {}
            }
            self.scanner.take();
            before = [before[1], before[2], Some(token)];
            if depth == 0 {
                return;
            }
        }
    }

    /// Matches a closing bracket; says when the item ends there without being closed.
    fn close(
        &mut self,
        token: Token,
        bracket: Bracket,
        stack: &mut Vec<(Bracket, usize)>,
        broken: &mut bool,
    ) -> Option<End> {
        if stack.last().is_some_and(|(top, _)| *top == bracket) {
            stack.pop();
            return None;
        }
        *broken = true;
        if bracket == Bracket::Square && self.deck_ends_after(token) {
            self.unclosed(stack, broken);
            return Some(End::List);
        }
        let deepest = stack.len().saturating_sub(FORESIGHT);
        if let Some(above) = stack[deepest..].iter().rposition(|(other, _)| *other == bracket) {
            let at = deepest + above;
            self.unclosed(stack, broken);
            stack.truncate(at);
        } else {
            self.fault(SyntaxFault::StrayBracket(bracket.closing()), token.span());
        }
        None
    }

    fn unclosed(&mut self, stack: &[(Bracket, usize)], broken: &mut bool) {
        // A bracket that is itself missing has been reported.
        let top = stack.last().filter(|(bracket, at)| self.text[*at..].starts_with(bracket.opening()));
        *broken |= !stack.is_empty();
        if let Some((bracket, at)) = top {
            self.fault(SyntaxFault::UnclosedBracket(bracket.opening()), *at..at + 1);
        }
    }

    /// Whether the name that is next is a question's field with its colon.
    fn names_field(&mut self, token: Token) -> bool {
        knows(QUESTION_FIELDS, self.scanner.name(token)) && self.scanner.kind_after() == Some(Kind::Colon)
    }

    fn tokens_after(&self, token: Token) -> impl Iterator<Item = Token> {
        Lexer::new(self.text, token.end).filter(|token| !token.is_comment()).take(FORESIGHT)
    }

    /// Whether, past commas and closing brackets, another question begins.
    fn question_follows(&self, close: Token) -> bool {
        let next = self.tokens_after(close).find(|token| !matches!(token.kind, Kind::Comma | Kind::Close(_)));
        next.is_some_and(|token| token.kind == Kind::Open(Bracket::Round))
    }

    /// Whether the deck ends after a bracket, or goes on with a field of its own.
    fn deck_ends_after(&self, close: Token) -> bool {
        let mut rest = self.tokens_after(close).skip_while(|token| token.kind == Kind::Comma);
        match rest.next() {
            None => true,
            Some(token) if token.kind == Kind::Close(Bracket::Round) => rest.next().is_none(),
            Some(token) => token.kind == Kind::Ident && is_deck_field(self.scanner.name(token)),
        }
    }
}

/// Where a question begins whose first field's name is known with the three tokens before it: at its bracket, or at the
/// name before that; and the token before it.
fn question_start(field: Token, before: [Option<Token>; 3]) -> (usize, Option<Token>) {
    match before[1].filter(|token| token.kind == Kind::Ident) {
        Some(name) => (name.start, before[0]),
        None => (before[2].map_or(field.start, |bracket| bracket.start), before[1]),
    }
}

/// Whether a value, and no comma, is what follows a token.
fn awaits_value(token: Option<Token>) -> bool {
    token.is_some_and(|token| matches!(token.kind, Kind::Open(_) | Kind::Colon))
}

/// Whether a name is a deck's field and not a question's too.
fn is_deck_field(name: &str) -> bool {
    knows(DECK_FIELDS, name) && !knows(QUESTION_FIELDS, name)
}
