//! The pupils of a class: their marks, and a grid of what each answer came to.

use super::{ClassPaper, Pupil, PupilMark, figure};
use crate::paper::html::Html;

/// Questions that fit beside a name on a leaf.
const ACROSS: usize = 22;

/// A table of them, in as many parts as the questions need.
pub(super) fn pupils(html: &mut Html, paper: &ClassPaper<'_>) {
    legend(html, paper);
    let parts = paper.questions.len().div_ceil(ACROSS).max(1);
    for part in 0..parts {
        let range = part * ACROSS..paper.questions.len().min((part + 1) * ACROSS);
        html.of_class("div", "wide-table", |html| {
            html.of_class("table", "pupils", |html| {
                html.of_class("caption", "unseen", |html| _ = html.text(&paper.words.say("class-report-grid")));
                html.element("thead", |html| html_row(html, |html| heading(html, paper, part == 0, &range)));
                html.element("tbody", |html| {
                    for pupil in &paper.pupils {
                        html_row(html, |html| row(html, paper, pupil, part == 0, &range));
                    }
                });
            });
        });
    }
}

fn html_row(html: &mut Html, inner: impl FnOnce(&mut Html)) {
    html.element("tr", inner);
}

fn heading(html: &mut Html, paper: &ClassPaper<'_>, first: bool, range: &std::ops::Range<usize>) {
    let words = paper.words;
    let mut column = |class: &'static str, text: &str| {
        html.with("th", &[("scope", "col"), ("class", class)], |html| _ = html.text(text));
    };
    column("name", &words.say("class-report-pupil"));
    if first {
        column("figure", &words.say("class-report-right"));
        column("figure", &words.say("class-report-marks"));
        if paper.points {
            column("figure", &words.say("class-report-points"));
        }
    }
    for asked in paper.questions.get(range.clone()).unwrap_or_default() {
        column("cell", &asked.number.to_string());
    }
}

fn row(html: &mut Html, paper: &ClassPaper<'_>, pupil: &Pupil, first: bool, range: &std::ops::Range<usize>) {
    let words = paper.words;
    html.with("th", &[("scope", "row"), ("class", "name"), ("dir", "auto")], |html| _ = html.text(&pupil.name));
    if first {
        let right = words.tell("class-report-of", &[("answers", pupil.right.into()), ("seats", pupil.of.into())]);
        let mut figures = vec![right, words.marks().plain((pupil.credit * 100.0).round() / 100.0)];
        #[expect(clippy::cast_precision_loss, reason = "points of a lesson are far below 2^52")]
        figures.extend(paper.points.then(|| words.marks().plain(pupil.points as f64)));
        for figure in figures {
            html.with("td", &[("class", "figure")], |html| _ = html.text(&figure));
        }
    }
    for mark in pupil.marks.get(range.clone()).unwrap_or_default() {
        html.with("td", &[("class", "cell")], |html| figure::sign(html, *mark, words));
    }
}

/// What the signs stand for.
fn legend(html: &mut Html, paper: &ClassPaper<'_>) {
    let there = |mark: &PupilMark| paper.pupils.iter().any(|pupil| pupil.marks.contains(mark));
    let all = [PupilMark::Right, PupilMark::Partly, PupilMark::Wrong, PupilMark::Unjudged, PupilMark::Missing];
    html.with("p", &[("class", "legend"), ("aria-hidden", "true")], |html| {
        for mark in all.into_iter().filter(there) {
            html.element("span", |html| {
                figure::sign(html, mark, paper.words);
                html.raw(" ").text(&mark.said(paper.words));
            });
        }
    });
}
