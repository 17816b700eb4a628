//! What goes on paper, each as one page of HTML that needs nothing else: a deck as a sheet of questions with room to answer them and
//! the key apart, the cards of a class, and what a class came to.

mod cards;
mod class;
mod html;
mod item;
mod key;
mod sheet;

use std::collections::HashMap;

use crate::i18n::Words;
use crate::model::{Deck, MediaFormat, Question, markup};
pub use cards::{Card, Cards};
use html::Html;
use item::Item;

pub use class::{ClassPaper, ClassQuestion, Pupil, PupilMark};

/// How it looks, on paper of any size and on a screen, light or dark.
const STYLE: &str = include_str!("paper.css");

/// What goes on paper.
pub struct Paper<'a> {
    /// The deck.
    pub deck: &'a Deck,
    /// Those of its questions that are asked, in order.
    pub questions: Vec<&'a Question>,
    /// The number that the order of options follows from; it is printed, so that sheet and key are known to belong together.
    pub variant: u64,
    /// The pictures and sounds that become part of the page, by the path that the deck gives.
    pub files: HashMap<&'a str, (MediaFormat, Vec<u8>)>,
    /// The words around the questions.
    pub words: &'a Words,
}

/// Which of the two parts a page holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Part {
    /// The questions, and the key behind them on a leaf of its own.
    Both,
    /// The questions alone.
    Sheet,
    /// The key alone.
    Key,
}

impl Paper<'_> {
    /// The page. The same deck, variant and words always give the same page.
    pub fn page(&self, part: Part) -> String {
        let items = Item::all(self);
        let mut html = Html::default();
        let language = self.deck.language.as_str();
        html.raw("<!DOCTYPE html>\n");
        html.with("html", &[("lang", language), ("dir", direction(language))], |html| {
            self.head(html, part);
            html.element("body", |html| {
                if part != Part::Key {
                    html.with("main", &[], |html| sheet::sheet(html, self, &items));
                }
                if part != Part::Sheet {
                    let element = if part == Part::Key { "main" } else { "section" };
                    html.of_class(element, "key", |html| key::key(html, self, &items));
                }
            });
        });
        html.raw("\n");
        html.into_text()
    }

    fn head(&self, html: &mut Html, part: Part) {
        let key = if part == Part::Key { format!("{} · ", self.words.say("paper-key")) } else { String::new() };
        let title = format!("{key}{} · {}", self.deck.title, self.variant_label());
        // At the foot of every leaf, so that none strays into another variant.
        head(html, " img-src data:; media-src data:;", &title, &[STYLE], |html| {
            html.style_text(&cut(&self.deck.title)).raw(" · ").style_text(&self.variant_label());
        });
    }

    fn variant_label(&self) -> String {
        // A number to tell sheets apart by is no quantity: it is not grouped.
        self.words.tell("paper-variant", &[("number", self.variant.to_string().into())])
    }

    /// A text of our own, marked as being in our language where the deck is in another.
    fn own(&self, html: &mut Html, name: &'static str, class: &'static str, text: &str) {
        let ours = self.words.tag();
        let same = self.deck.language.split('-').next().is_some_and(|tag| tag.eq_ignore_ascii_case(ours));
        let all = [("class", class), ("lang", ours), ("dir", direction(ours))];
        html.with(name, if same { &all[..1] } else { &all }, |html| {
            html.text(text);
        });
    }
}

/// The head of a page. A deck and what pupils type are somebody else's texts: whatever they hold, the page runs nothing and fetches
/// nothing, but for what `more` of its policy lets be part of it.
fn head(html: &mut Html, more: &'static str, title: &str, styles: &[&'static str], foot: impl FnOnce(&mut Html)) {
    html.element("head", |html| {
        html.raw("<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
        html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none';").raw(more);
        html.raw(" style-src 'unsafe-inline'\">");
        html.element("title", |html| {
            html.text(title);
        });
        html.raw("<style>");
        for style in styles {
            html.raw(style);
        }
        html.raw("@page { @bottom-center { content: \"");
        foot(html);
        html.raw(" · \" counter(page) \" / \" counter(pages); } }</style>");
    });
}

/// A title as it fits at the foot of a leaf.
fn cut(title: &str) -> String {
    const LONGEST: usize = 60;
    let title = markup::strip(title);
    if title.chars().count() <= LONGEST { title } else { title.chars().take(LONGEST - 1).chain(['…']).collect() }
}

/// Which way a language runs, by the script that it is mostly written in (Unicode CLDR), unless its tag names one.
fn direction(language: &str) -> &'static str {
    const LEFTWARD: [&str; 11] = ["ar", "ckb", "dv", "fa", "he", "ps", "sd", "syr", "ug", "ur", "yi"];
    const LEFTWARD_SCRIPTS: [&str; 5] = ["arab", "hebr", "nkoo", "syrc", "thaa"];
    let tag = language.to_ascii_lowercase();
    let mut parts = tag.split('-');
    let leftward = LEFTWARD.contains(&parts.next().unwrap_or_default());
    let script = parts.find(|part| part.len() == 4 && part.bytes().all(|b| b.is_ascii_alphabetic()));
    if script.map_or(leftward, |script| LEFTWARD_SCRIPTS.contains(&script)) { "rtl" } else { "ltr" }
}

/// The letter of an option of that number, from 0; after Z they are numbered.
fn letter(at: usize) -> String {
    u8::try_from(at)
        .ok()
        .filter(|at| *at < 26)
        .map_or_else(|| (at + 1).to_string(), |at| char::from(b'A' + at).to_string())
}

#[cfg(test)]
mod tests;
