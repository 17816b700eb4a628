//! Markdown as a row of blocks, its inline marks put as decks have them.

use std::ops::Range;

use pulldown_cmark::{CowStr, Event, OffsetIter, Options, Parser, Tag, TagEnd};

use super::super::super::ruler::Ruler;
use crate::model::markup::escape;

/// A stretch of text that stands for itself.
pub(super) struct Block {
    /// Where it begins, from 1.
    pub(super) line: usize,
    /// Its words, in a deck's markup; empty for a row.
    pub(super) text: String,
    pub(super) kind: Kind,
}

pub(super) enum Kind {
    Heading(usize),
    Paragraph,
    /// An item of a list, so deep in lists; 1 is the outermost.
    Item {
        depth: usize,
    },
    /// An item with a box.
    Option {
        right: bool,
        depth: usize,
    },
    Head(Vec<String>),
    Row(Vec<String>),
}

impl Kind {
    /// How many lists it stands in.
    pub(super) fn depth(&self) -> usize {
        match self {
            Self::Item { depth } | Self::Option { depth, .. } => *depth,
            _ => 0,
        }
    }
}

/// The blocks of a text.
pub(super) fn blocks(text: &str) -> Vec<Block> {
    let ruler = Ruler::new(text);
    let mut walk =
        Walk { ruler, blocks: Vec::new(), words: String::new(), start: 0, depth: 0, right: None, cells: Vec::new() };
    walk.all(Parser::new_ext(text, Options::ENABLE_TABLES | Options::ENABLE_TASKLISTS).into_offset_iter());
    walk.blocks
}

struct Walk<'a> {
    ruler: Ruler<'a>,
    blocks: Vec<Block>,
    /// What was read of the block that is open.
    words: String,
    start: usize,
    depth: usize,
    /// What the box of an item says.
    right: Option<bool>,
    cells: Vec<String>,
}

impl<'a> Walk<'a> {
    fn all(&mut self, events: OffsetIter<'a>) {
        let mut links: Vec<CowStr<'a>> = Vec::new();
        for (event, span) in events {
            match event {
                Event::Start(tag) => self.begin(tag, &span, &mut links),
                Event::End(tag) => self.end(tag, &mut links),
                Event::TaskListMarker(right) => self.right = Some(right),
                Event::Text(text) | Event::Html(text) | Event::InlineHtml(text) => self.words.push_str(&escape(&text)),
                Event::Code(code) => self.words.extend(["`", &code, "`"]),
                Event::SoftBreak => self.words.push(' '),
                Event::HardBreak => self.words.push('\n'),
                _ => {}
            }
        }
        self.flush();
    }

    fn begin(&mut self, tag: Tag<'a>, span: &Range<usize>, links: &mut Vec<CowStr<'a>>) {
        match tag {
            Tag::Strong => self.words.push_str("**"),
            Tag::Emphasis => self.words.push('*'),
            Tag::Link { dest_url, .. } => {
                self.words.push('[');
                links.push(dest_url);
            }
            Tag::List(_) => {
                self.flush();
                self.depth += 1;
            }
            Tag::Item | Tag::Heading { .. } | Tag::TableHead | Tag::TableRow => {
                self.flush();
                self.start = span.start;
            }
            // Within an item a paragraph goes on with it.
            Tag::Paragraph | Tag::CodeBlock(_) if self.depth == 0 => {
                self.flush();
                self.start = span.start;
            }
            Tag::Paragraph if !self.words.is_empty() => self.words.push('\n'),
            _ => {}
        }
    }

    fn end(&mut self, tag: TagEnd, links: &mut Vec<CowStr<'a>>) {
        match tag {
            TagEnd::Strong => self.words.push_str("**"),
            TagEnd::Emphasis => self.words.push('*'),
            TagEnd::Link => {
                let address = links.pop().unwrap_or("".into());
                self.words.extend(["](", &address, ")"]);
            }
            TagEnd::List(_) => {
                self.flush();
                self.depth = self.depth.saturating_sub(1);
            }
            TagEnd::Item | TagEnd::CodeBlock if self.depth > 0 => self.flush(),
            TagEnd::Paragraph | TagEnd::CodeBlock if self.depth == 0 => self.flush(),
            TagEnd::Heading(level) => {
                let text = std::mem::take(&mut self.words);
                self.push(text, Kind::Heading(level as usize));
            }
            TagEnd::TableCell => self.cells.push(std::mem::take(&mut self.words)),
            TagEnd::TableHead => {
                let cells = std::mem::take(&mut self.cells);
                self.push(String::new(), Kind::Head(cells));
            }
            TagEnd::TableRow => {
                let cells = std::mem::take(&mut self.cells);
                self.push(String::new(), Kind::Row(cells));
            }
            _ => {}
        }
    }

    /// Ends a paragraph or an item.
    fn flush(&mut self) {
        let right = self.right.take();
        let words = std::mem::take(&mut self.words);
        let words = words.trim();
        if words.is_empty() {
            return;
        }
        let kind = match (self.depth, right) {
            (0, _) => Kind::Paragraph,
            (depth, None) => Kind::Item { depth },
            (depth, Some(right)) => Kind::Option { right, depth },
        };
        self.push(words.to_owned(), kind);
    }

    fn push(&mut self, text: String, kind: Kind) {
        let line = self.ruler.measure(self.start).line;
        self.blocks.push(Block { line, text, kind });
    }
}
