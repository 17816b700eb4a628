//! Lays out a deck piece by piece, so that only the questions that are new to the memory are read.

use super::super::draft::{Edit, change};
use super::super::memo::Memo;
use super::super::outline::glance;
use super::super::syntax::{self, Part};
use super::{Page, Place, split_mark};

/// The level of a deck's questions.
const LEVEL: usize = 2;

/// The edits that lay out a sound deck, by place; `None` where it takes a closer look.
pub(super) fn edits(text: &str, memo: &mut Memo) -> Option<Vec<Edit>> {
    let (mark, text) = split_mark(text);
    let items = glance(text, None)?.items;
    let mut page = Page { text, out: String::new(), holes: Some(Vec::with_capacity(items.len())) };
    page.file(&syntax::read_around(text, items.iter().map(|item| item.span.clone())));
    let Page { out, holes, .. } = page;
    let holes = holes.filter(|holes| holes.iter().map(|(span, _)| span).eq(items.iter().map(|item| &item.span)))?;
    let mut edits = Vec::new();
    let mut put = |at: usize, old: &str, new: &str| {
        let shift = mark.len() + at;
        edits.extend(change(old, new).map(|(span, new)| (span.start + shift..span.end + shift, new)));
    };
    let (mut done, mut told) = (0, 0);
    for (span, at) in holes {
        put(done, &text[done..span.start], &out[told..at]);
        let written = &text[span.clone()];
        if let Some(new) = memo.laid_out(written, || question(written)) {
            put(span.start, written, &new);
        }
        (done, told) = (span.end, at);
    }
    put(done, &text[done..], &out[told..]);
    Some(edits)
}

/// A question as it is laid out in a deck, whatever stands around it.
fn question(written: &str) -> String {
    let parts = syntax::read(written);
    let mut page = Page { text: written, out: String::with_capacity(written.len()), holes: None };
    if let [Part::Group(group)] = &parts[..] {
        page.group(group, LEVEL, Place::Question, ",".len());
    }
    page.out
}
