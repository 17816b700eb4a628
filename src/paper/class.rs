//! What a class came to, as one page of HTML that needs nothing else: what to do next, each question, each pupil.

mod figure;
mod pupils;
mod question;

use super::head;
use super::html::Html;
use crate::i18n::Words;
use crate::quiz::classroom::Bar;

/// How it looks, on A4 and on a screen, light or dark.
const STYLE: &str = include_str!("class.css");

/// A class on paper.
pub struct ClassPaper<'a> {
    /// The words around it.
    pub words: &'a Words,
    /// The language of the questions, a BCP 47 tag.
    pub language: &'a str,
    /// What was played.
    pub title: String,
    /// Which room, when, how many: each a few words.
    pub facts: Vec<String>,
    /// What to do next, each a sentence.
    pub advice: Vec<String>,
    /// The questions that count, in the order they were asked.
    pub questions: Vec<ClassQuestion<'a>>,
    /// Who took part, best first.
    pub pupils: Vec<Pupil>,
    /// Whether points were given for speed.
    pub points: bool,
    /// That no answer is missing, or that some are.
    pub proof: String,
    /// Whether the proof holds.
    pub holds: bool,
}

/// A question of a class.
pub struct ClassQuestion<'a> {
    /// Its number.
    pub number: usize,
    /// What was asked.
    pub ask: &'a str,
    /// The share of the marks that was earned, 0 to 1.
    pub facility: f64,
    /// The discrimination index, −1 to 1, where there is one.
    pub discrimination: Option<f64>,
    /// How many answered.
    pub answers: usize,
    /// How many were there.
    pub seats: usize,
    /// Milliseconds that answers took: a quarter of them less than the first, half of them less than the second, a quarter more
    /// than the last.
    pub pace: Option<[u64; 3]>,
    /// How the answers divide.
    pub bars: &'a [Bar],
    /// Each wrong answer, and who gave it; empty where no names are to be seen.
    pub wrong: Vec<(String, Vec<String>)>,
}

/// Somebody who took part.
pub struct Pupil {
    /// The name, or what stands for it.
    pub name: String,
    /// Questions that were right.
    pub right: u32,
    /// Questions that counted.
    pub of: u32,
    /// Marks, partial ones too.
    pub credit: f64,
    /// Points for speed.
    pub points: u64,
    /// What the answer to each question came to.
    pub marks: Vec<PupilMark>,
}

/// What an answer came to.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum PupilMark {
    /// All of the mark.
    Right,
    /// Some of it.
    Partly,
    /// Nothing.
    Wrong,
    /// The pupil never judged their own recall.
    Unjudged,
    /// There was no answer.
    Missing,
    /// The pupil was not there yet.
    Absent,
}

impl ClassPaper<'_> {
    /// The page. The same class and words always give the same page.
    pub fn page(&self) -> String {
        let words = self.words;
        let title = words.tell("class-report-title", &[("title", self.title.as_str().into())]);
        let mut html = Html::default();
        html.raw("<!DOCTYPE html>\n");
        html.with("html", &[("lang", words.tag())], |html| {
            head(html, "", &title, &[STYLE, figure::STYLE], |html| {
                html.style_text(&super::cut(&title));
            });
            html.element("body", |html| {
                figure::symbols(html);
                html.element("main", |html| self.body(html));
            });
        });
        html.raw("\n");
        html.into_text()
    }

    fn body(&self, html: &mut Html) {
        let words = self.words;
        html.element("header", |html| {
            html.element("h1", |html| self.theirs(html, "span", "title", |html| _ = html.text(&self.title)));
            html.of_class("p", "about", |html| {
                for fact in &self.facts {
                    html.element("span", |html| _ = html.text(fact));
                }
            });
        });
        if self.questions.is_empty() {
            html.element("p", |html| _ = html.text(&words.say("report-nothing")));
        }
        if !self.advice.is_empty() {
            self.section(html, "advice", "report-advice", |html| {
                html.of_class("ul", "advice", |html| {
                    for advice in &self.advice {
                        html.element("li", |html| sentence(html, advice));
                    }
                });
            });
        }
        if !self.questions.is_empty() {
            self.section(html, "overview", "class-report-overview", |html| question::overview(html, self));
            self.section(html, "questions", "class-report-questions", |html| {
                for asked in &self.questions {
                    html.of_class("article", "question", |html| question::question(html, self, asked));
                }
            });
        }
        if !self.pupils.is_empty() {
            self.section(html, "pupils", "report-pupils", |html| pupils::pupils(html, self));
        }
        html.element("footer", |html| {
            let class = if self.holds { "proof" } else { "proof fails" };
            html.of_class("p", class, |html| _ = html.text(&self.proof));
            html.of_class("p", "how", |html| _ = html.text(&words.say("class-report-how")));
        });
    }

    fn section(&self, html: &mut Html, id: &'static str, title: &str, inner: impl FnOnce(&mut Html)) {
        html.with("section", &[("aria-labelledby", id)], |html| {
            html.with("h2", &[("id", id)], |html| _ = html.text(&self.words.say(title)));
            inner(html);
        });
    }

    /// A text of the questions, marked as being in their language where that is not the reader's.
    fn theirs(&self, html: &mut Html, name: &'static str, class: &'static str, inner: impl FnOnce(&mut Html)) {
        let same = self.language.split('-').next().is_some_and(|tag| tag.eq_ignore_ascii_case(self.words.tag()));
        let all = [("class", class), ("lang", self.language), ("dir", super::direction(self.language))];
        html.with(name, if same { &all[..1] } else { &all }, inner);
    }
}

/// A sentence; an option of the command line in it stays on one line, for a lone hyphen at its end reads as another sign.
fn sentence(html: &mut Html, text: &str) {
    for (at, word) in text.split(' ').enumerate() {
        if at > 0 {
            html.raw(" ");
        }
        if word.starts_with("--") {
            html.of_class("span", "whole", |html| _ = html.text(word));
        } else {
            html.text(word);
        }
    }
}

#[cfg(test)]
mod tests;
