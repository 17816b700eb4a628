//! A text that is open in an editor, and the changes that are made to it.

use std::ops::Range;

use serde::{Deserialize, Serialize};

use super::lines::{Encoding, Lines, Position};

/// A change, as editors tell it: a new text for a stretch, or for all.
#[derive(Clone, Debug, Deserialize)]
pub struct Change {
    range: Option<Stretch>,
    text: String,
}

/// A stretch of text: where it begins, and where it has ended.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Stretch {
    /// Where it begins.
    pub start: Position,
    /// Where it has ended.
    pub end: Position,
}

/// An open text.
#[derive(Clone, Debug)]
pub struct Document {
    text: String,
    lines: Lines,
    encoding: Encoding,
    /// The editor's number for this state of it.
    pub version: i64,
}

impl Document {
    /// A text as it was opened.
    pub fn new(text: String, version: i64, encoding: Encoding) -> Self {
        let lines = Lines::of(&text);
        Self { text, lines, encoding, version }
    }

    /// How its columns are counted.
    pub fn encoding(&self) -> Encoding {
        self.encoding
    }

    /// The text as it is now.
    pub fn text(&self) -> &str {
        &self.text
    }

    /// Makes the changes, one after the other.
    pub fn apply(&mut self, changes: Vec<Change>) {
        for Change { range, text } in changes {
            let Some(Stretch { start, end }) = range else {
                self.lines = Lines::of(&text);
                self.text = text;
                continue;
            };
            let (start, end) = (self.offset(start), self.offset(end));
            let old = start.min(end)..start.max(end);
            self.text.replace_range(old.clone(), &text);
            self.lines.follow(&self.text, &old, text.len());
        }
    }

    /// The byte at a place.
    pub fn offset(&self, place: Position) -> usize {
        self.lines.offset(&self.text, place, self.encoding)
    }

    /// The place of a byte.
    pub fn position(&self, at: usize) -> Position {
        self.lines.position(&self.text, at, self.encoding)
    }

    /// A stretch of bytes as the protocol has it.
    pub fn range(&self, span: &Range<usize>) -> Stretch {
        Stretch { start: self.position(span.start), end: self.position(span.end) }
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    fn changes(json: &str) -> Vec<Change> {
        serde_json::from_str(json).unwrap()
    }

    #[test]
    fn changes_are_made_in_their_order() {
        let mut document = Document::new("é\u{1F600}\r\nb".to_owned(), 1, Encoding::Utf16);
        document.apply(changes(
            r#"[{"range":{"start":{"line":0,"character":1},"end":{"line":0,"character":3}},"text":"x\ny"},
                {"range":{"start":{"line":2,"character":0},"end":{"line":2,"character":1}},"text":"c"},
                {"range":{"start":{"line":9,"character":0},"end":{"line":9,"character":0}},"text":"!"}]"#,
        ));
        assert_eq!(document.text(), "éx\ny\r\nc!");
        assert_eq!(document.position(8), Position { line: 2, character: 1 });
        document.apply(changes(r#"[{"text":"new"}]"#));
        assert_eq!(document.text(), "new");
    }
}
