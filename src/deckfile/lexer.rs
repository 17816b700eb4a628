//! Cuts RON into tokens; never fails: what it cannot read becomes a token too.

use std::ops::Range;

use memchr::memchr2;
use unicode_ident::{is_xid_continue, is_xid_start};

/// The three pairs of brackets.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Bracket {
    Round,
    Square,
    Curly,
}

impl Bracket {
    pub(super) fn opening(self) -> char {
        match self {
            Self::Round => '(',
            Self::Square => '[',
            Self::Curly => '{',
        }
    }

    pub(super) fn closing(self) -> char {
        match self {
            Self::Round => ')',
            Self::Square => ']',
            Self::Curly => '}',
        }
    }
}

/// What a token is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Kind {
    /// A name, raw (`r#x`) or not, `true` and `inf` among them.
    Ident,
    Number,
    /// A string, raw or not.
    Text,
    /// A character or a byte (`b'x'`).
    Char,
    /// A byte string, raw or not.
    Bytes,
    Open(Bracket),
    Close(Bracket),
    Comma,
    Colon,
    /// Any other character.
    Mark,
    Comment,
    /// A string that runs to the end of the text.
    UnclosedText,
    /// A block comment that runs to the end of the text.
    UnclosedComment,
}

/// A token: what it is and its bytes.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Token {
    pub(super) kind: Kind,
    pub(super) start: usize,
    pub(super) end: usize,
}

impl Token {
    pub(super) fn span(self) -> Range<usize> {
        self.start..self.end
    }

    pub(super) fn is_colon(self) -> bool {
        self.kind == Kind::Colon
    }

    /// Whether it is a comment, which readers of values pass over.
    pub(super) fn is_comment(self) -> bool {
        matches!(self.kind, Kind::Comment | Kind::UnclosedComment)
    }
}

/// The tokens of a text, comments included; between them is white space only.
#[derive(Clone, Debug)]
pub(super) struct Lexer<'a> {
    text: &'a str,
    at: usize,
}

impl<'a> Lexer<'a> {
    /// Reads from a byte offset, which must lie between two characters.
    pub(super) fn new(text: &'a str, at: usize) -> Self {
        Self { text, at }
    }

    fn byte(&self, at: usize) -> Option<u8> {
        self.text.as_bytes().get(at).copied()
    }

    fn char_at(&self, at: usize) -> Option<char> {
        self.text.get(at..)?.chars().next()
    }

    fn skip_space(&mut self) {
        const INDENT: &[u8] = b"        ";
        while let Some(byte) = self.byte(self.at) {
            match byte {
                b'\n' => {
                    self.at += 1;
                    // A good part of a deck that is laid out is what its lines are indented by.
                    while self.text.as_bytes()[self.at..].starts_with(INDENT) {
                        self.at += INDENT.len();
                    }
                }
                b' ' | b'\t' | b'\r' | 0x0B | 0x0C => self.at += 1,
                0x80.. => match self.char_at(self.at) {
                    Some(c) if is_space(c) => self.at += c.len_utf8(),
                    _ => return,
                },
                _ => return,
            }
        }
    }

    fn token_at(&self, start: usize, first: u8) -> (Kind, usize) {
        match first {
            b'(' => (Kind::Open(Bracket::Round), start + 1),
            b')' => (Kind::Close(Bracket::Round), start + 1),
            b'[' => (Kind::Open(Bracket::Square), start + 1),
            b']' => (Kind::Close(Bracket::Square), start + 1),
            b'{' => (Kind::Open(Bracket::Curly), start + 1),
            b'}' => (Kind::Close(Bracket::Curly), start + 1),
            b',' => (Kind::Comma, start + 1),
            b':' => (Kind::Colon, start + 1),
            b'"' => self.quoted(start + 1, Kind::Text),
            b'/' => self.comment(start),
            b'\'' => self.character(start),
            b'0'..=b'9' => (Kind::Number, self.number(start)),
            b'+' | b'-' | b'.' if self.byte(start + 1).is_some_and(|b| b.is_ascii_alphanumeric() || b == b'.') => {
                (Kind::Number, self.number(start + 1))
            }
            b'r' => self.raw(start, start + 1, Kind::Text),
            b'b' => match self.byte(start + 1) {
                Some(b'"') => self.quoted(start + 2, Kind::Bytes),
                Some(b'\'') => match self.character(start + 1) {
                    (Kind::Char, end) => (Kind::Char, end),
                    _ => (Kind::Ident, start + 1),
                },
                Some(b'r') => self.raw(start, start + 2, Kind::Bytes),
                _ => (Kind::Ident, self.name_end(start)),
            },
            b'_' | b'a'..=b'z' | b'A'..=b'Z' => (Kind::Ident, self.name_end(start)),
            0x80.. => match self.char_at(start) {
                Some(c) if is_xid_start(c) => (Kind::Ident, self.name_end(start)),
                Some(c) => (Kind::Mark, start + c.len_utf8()),
                None => (Kind::Mark, self.text.len()),
            },
            _ => (Kind::Mark, start + 1),
        }
    }

    /// The end of a name that is known to begin at `from`.
    fn name_end(&self, from: usize) -> usize {
        let mut at = from;
        while let Some(byte) = self.byte(at) {
            match byte {
                b'_' | b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => at += 1,
                0x80.. => match self.char_at(at) {
                    Some(c) if is_xid_continue(c) => at += c.len_utf8(),
                    _ => break,
                },
                _ => break,
            }
        }
        at
    }

    /// The end of a number; `1..2` is three tokens, `1e-3` one.
    fn number(&self, from: usize) -> usize {
        let mut at = from;
        let hexadecimal = self.text[from..].starts_with("0x");
        while let Some(byte) = self.byte(at) {
            let after_exponent = at > from && matches!(self.text.as_bytes()[at - 1], b'e' | b'E') && !hexadecimal;
            match byte {
                b'_' | b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' => at += 1,
                b'.' if self.byte(at + 1) != Some(b'.') => at += 1,
                b'+' | b'-' if after_exponent => at += 1,
                _ => break,
            }
        }
        at.max(from)
    }

    fn quoted(&self, from: usize, kind: Kind) -> (Kind, usize) {
        let bytes = self.text.as_bytes();
        let mut at = from;
        while let Some(found) = bytes.get(at..).and_then(|rest| memchr2(b'"', b'\\', rest)) {
            at += found + 1;
            if bytes[at - 1] == b'"' {
                return (kind, at);
            }
            // Whatever is escaped ends nothing.
            at += 1;
        }
        (Kind::UnclosedText, self.text.len())
    }

    /// A raw string, a raw name, or a plain name that begins with `r` or `br`; `at` is just after that prefix.
    fn raw(&self, start: usize, at: usize, kind: Kind) -> (Kind, usize) {
        let hashes = self.text.as_bytes()[at..].iter().take_while(|b| **b == b'#').count();
        if self.byte(at + hashes) == Some(b'"') {
            let inside = at + hashes + 1;
            let close = format!("\"{}", "#".repeat(hashes));
            return match self.text[inside..].find(&close) {
                Some(found) => (kind, inside + found + close.len()),
                None => (Kind::UnclosedText, self.text.len()),
            };
        }
        let raw_name = |c: char| is_xid_continue(c) || matches!(c, '.' | '+' | '-');
        if kind == Kind::Text && hashes == 1 && self.char_at(at + 1).is_some_and(raw_name) {
            let rest = &self.text[at + 1..];
            return (Kind::Ident, at + 1 + rest.find(|c| !raw_name(c)).unwrap_or(rest.len()));
        }
        (Kind::Ident, self.name_end(start))
    }

    fn character(&self, start: usize) -> (Kind, usize) {
        const LONGEST_ESCAPE: usize = 10;
        let inside = start + 1;
        let close = match self.char_at(inside) {
            Some('\\') => self.text.as_bytes()[inside..]
                .iter()
                .skip(2)
                .take(LONGEST_ESCAPE)
                .position(|b| matches!(b, b'\'' | b'\n'))
                .map(|found| inside + 2 + found),
            Some(c) => Some(inside + c.len_utf8()),
            None => None,
        };
        match close {
            Some(at) if self.byte(at) == Some(b'\'') => (Kind::Char, at + 1),
            _ => (Kind::Mark, inside),
        }
    }

    fn comment(&self, start: usize) -> (Kind, usize) {
        match self.byte(start + 1) {
            Some(b'/') => (Kind::Comment, self.text[start..].find('\n').map_or(self.text.len(), |found| start + found)),
            Some(b'*') => {
                let bytes = self.text.as_bytes();
                let (mut at, mut level) = (start + 2, 1);
                while at < bytes.len() {
                    match &bytes[at..] {
                        [b'/', b'*', ..] => (at, level) = (at + 2, level + 1),
                        [b'*', b'/', ..] => (at, level) = (at + 2, level - 1),
                        _ => at += 1,
                    }
                    if level == 0 {
                        return (Kind::Comment, at);
                    }
                }
                (Kind::UnclosedComment, bytes.len())
            }
            _ => (Kind::Mark, start + 1),
        }
    }
}

impl Iterator for Lexer<'_> {
    type Item = Token;

    fn next(&mut self) -> Option<Token> {
        self.skip_space();
        let start = self.at;
        let (kind, end) = self.token_at(start, self.byte(start)?);
        self.at = end;
        Some(Token { kind, start, end })
    }
}

/// A name without the `r#` of a raw one, which means the same.
pub(super) fn bare(name: &str) -> &str {
    name.strip_prefix("r#").unwrap_or(name)
}

/// White space beyond ASCII, as RON has it.
pub(super) fn is_space(c: char) -> bool {
    matches!(
        c,
        ' ' | '\t' | '\n' | '\r' | '\u{B}' | '\u{C}' | '\u{85}' | '\u{200E}' | '\u{200F}' | '\u{2028}' | '\u{2029}'
    )
}

#[cfg(test)]
mod tests {
    use std::fs;
    use std::path::Path;

    use proptest::prelude::*;

    use super::*;

    fn pieces(text: &str) -> Vec<(Kind, &str)> {
        Lexer::new(text, 0).map(|token| (token.kind, &text[token.span()])).collect()
    }

    /// Tokens follow one another, are not empty, and leave out white space only.
    fn covers(text: &str) {
        let mut at = 0;
        for token in Lexer::new(text, 0) {
            assert!(token.start >= at && token.end > token.start, "{token:?} after {at}");
            assert!(text[at..token.start].chars().all(is_space), "{:?}", &text[at..token.start]);
            at = token.end;
        }
        assert!(text[at..].chars().all(is_space), "{:?}", &text[at..]);
    }

    #[test]
    fn every_sort_of_token_is_told() {
        use Kind::{Bytes, Char, Colon, Comma, Comment, Ident, Mark, Number, Text};
        let (open, close) = (Kind::Open(Bracket::Round), Kind::Close(Bracket::Round));
        assert_eq!(pieces("a: r#type,"), [(Ident, "a"), (Colon, ":"), (Ident, "r#type"), (Comma, ",")]);
        assert_eq!(pieces("-1.5e-3 0xFF 1_0"), [(Number, "-1.5e-3"), (Number, "0xFF"), (Number, "1_0")]);
        assert_eq!(
            pieces(r##""a\"b" r#"c"d"# r"e""##),
            [(Text, r#""a\"b""#), (Text, r##"r#"c"d"#"##), (Text, "r\"e\"")]
        );
        assert_eq!(pieces(r"'é' '\'' b'x' '"), [(Char, "'é'"), (Char, r"'\''"), (Char, "b'x'"), (Mark, "'")]);
        assert_eq!(pieces(r##"b"x" br#"y"#"##), [(Bytes, "b\"x\""), (Bytes, r##"br#"y"#"##)]);
        assert_eq!(
            pieces("/* a /* b */ c */(// d\n)"),
            [(Comment, "/* a /* b */ c */"), (open, "("), (Comment, "// d"), (close, ")")]
        );
        assert_eq!(pieces("rouge brun été «"), [(Ident, "rouge"), (Ident, "brun"), (Ident, "été"), (Mark, "«")]);
        assert_eq!(pieces("\"a"), [(Kind::UnclosedText, "\"a")]);
        assert_eq!(pieces("\"a\\"), [(Kind::UnclosedText, "\"a\\")]);
        assert_eq!(pieces("/*/"), [(Kind::UnclosedComment, "/*/")]);
    }

    #[test]
    fn files_of_other_projects_are_covered() {
        fn walk(folder: &Path, seen: &mut usize) {
            for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
                let path = entry.path();
                if path.is_dir() {
                    walk(&path, seen);
                } else if path.extension().is_some_and(|e| e == "ron") {
                    covers(&String::from_utf8_lossy(&fs::read(&path).unwrap()));
                    *seen += 1;
                }
            }
        }
        let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/fixtures/ron");
        if !folder.is_dir() {
            // Past the test harness, which keeps what a passing test prints to itself.
            let _ = std::io::Write::write_all(
                &mut std::io::stderr(),
                format!("skipped: {} is absent\n", folder.display()).as_bytes(),
            );
            return;
        }
        let mut seen = 0;
        walk(&folder, &mut seen);
        assert!(seen > 0);
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        #[test]
        fn any_text_is_covered(text in r#"([a-zé«0-9(){}\[\]:,"'\\/*#\n .+-]|r#|b"|\PC)*"#) {
            covers(&text);
        }
    }
}
