//! Markdown: `question :: answer` in lists, headings with what stands under them, task lists as options, tables.

mod block;

use std::mem;

use super::table;
use super::{Note, Notes, UnreadReason, answered, chosen};
use crate::model::Answer;
use block::{Block, Kind, blocks};

/// What parts a question from its answer on one line.
const SIGN: &str = " :: ";

pub(super) fn read(text: &str) -> Notes {
    let blocks = blocks(text);
    let mut reader = Reader { notes: Notes::default(), open: None, columns: Vec::new() };
    for (at, block) in blocks.iter().enumerate() {
        reader.take(block, blocks.get(at + 1));
    }
    reader.finish();
    reader.notes
}

/// What asks, while what answers it is gathered.
#[derive(Default)]
struct Open {
    line: usize,
    ask: String,
    /// Whether it may be only a title, whose want of an answer is no fault.
    may_be_title: bool,
    /// How deep its item is nested; 0 for what stands in no list.
    depth: usize,
    /// Paragraphs, each with its line.
    body: Vec<(usize, String)>,
    items: Vec<String>,
    right: Vec<String>,
    wrong: Vec<String>,
}

impl Open {
    fn has_options(&self) -> bool {
        !self.right.is_empty() || !self.wrong.is_empty()
    }

    /// Whether a plain list under it can be its answer: a title's items are other things.
    fn asks(&self) -> bool {
        self.depth > 0 || self.ask.trim_end().ends_with('?')
    }
}

struct Reader {
    notes: Notes,
    open: Option<Open>,
    columns: Vec<table::Column>,
}

impl Reader {
    fn take(&mut self, block: &Block, next: Option<&Block>) {
        let Block { line, text, .. } = block;
        let begin =
            |may_be_title, depth| Some(Open { line: *line, ask: text.clone(), may_be_title, depth, ..Open::default() });
        match &block.kind {
            Kind::Heading(level) => {
                self.finish();
                // The first heading is the title of the whole.
                self.open = begin(true, 0).filter(|open| *level > 1 || open.asks());
            }
            Kind::Head(cells) => {
                self.finish();
                self.columns = table::columns(cells);
            }
            Kind::Row(cells) => table::take(*line, cells, &self.columns, &mut self.notes),
            _ if text.contains(SIGN) => self.pair(*line, text),
            Kind::Paragraph => match &mut self.open {
                Some(open) if open.depth == 0 && open.may_be_title && !open.has_options() && open.items.is_empty() => {
                    open.body.push((*line, text.clone()));
                }
                _ => {
                    self.finish();
                    self.open = begin(false, 0);
                }
            },
            Kind::Option { right, .. } => self.option(block, *right),
            Kind::Item { depth } => {
                if self.open.as_ref().is_some_and(|open| open.depth >= *depth) {
                    self.finish();
                }
                let has_items = next.is_some_and(|next| next.kind.depth() > *depth);
                match &mut self.open {
                    _ if has_items => {
                        self.finish();
                        self.open = begin(true, *depth);
                    }
                    Some(open) if open.asks() && !open.has_options() => open.items.push(text.clone()),
                    _ => self.notes.skip(*line, text, UnreadReason::NoAnswer),
                }
            }
        }
    }

    fn pair(&mut self, line: usize, text: &str) {
        if let Some((ask, answer)) = text.split_once(SIGN) {
            self.notes.take(line, text, ask, answer);
        }
    }

    /// An option of the nearest text before it.
    fn option(&mut self, block: &Block, right: bool) {
        let Some(mut open) = self.open.take() else {
            return self.notes.skip(block.line, &block.text, UnreadReason::NoQuestion);
        };
        if let Some((line, asked)) = open.body.pop() {
            self.open = Some(open).filter(|open| !open.body.is_empty());
            self.finish();
            open = Open { line, ask: asked, ..Open::default() };
        }
        let options = if right { &mut open.right } else { &mut open.wrong };
        options.push(block.text.clone());
        self.open = Some(open);
    }

    /// Makes a question of what was gathered.
    fn finish(&mut self) {
        let Some(mut open) = self.open.take() else { return };
        let answer = if open.has_options() {
            let answer = chosen(mem::take(&mut open.right), mem::take(&mut open.wrong));
            if answer.is_none() {
                self.notes.skip(open.line, &open.ask, UnreadReason::NoRightOption);
            }
            answer
        } else if !open.body.is_empty() {
            let texts: Vec<String> = open.body.drain(..).map(|(_, text)| text).collect();
            Some(answered(&texts.join("\n")))
        } else if !open.items.is_empty() {
            chosen(mem::take(&mut open.items), Vec::new())
        } else {
            if !open.may_be_title {
                self.notes.skip(open.line, &open.ask, UnreadReason::NoAnswer);
            }
            None
        };
        // A title over options or items asks nothing if it is empty.
        if let Some(answer) = answer.filter(|_: &Answer| !open.ask.trim().is_empty()) {
            self.notes.notes.push(Note::plain(open.line, &open.ask, answer));
        }
    }
}
