//! The sheet of questions: each with the room that its answer needs.

use super::html::{Html, data_address};
use super::item::Item;
use super::{Paper, letter};
use crate::model::answer::{Cloze, Piece};
use crate::model::{Answer, Media, MediaFormat};
use crate::quiz::Form;

/// Letters of handwriting on a line.
const ON_A_LINE: usize = 55;

/// Letters of handwriting in a gap; more have a wide one.
const IN_A_GAP: usize = 12;

/// Lines for an answer that is thought out, at least and at most: how many there are tells little of how long it is.
const RECALL_LINES: (usize, usize) = (2, 6);

/// Writes the sheet: its head, then question after question.
pub(super) fn sheet(html: &mut Html, paper: &Paper<'_>, items: &[Item<'_>]) {
    head(html, paper);
    for item in items {
        html.of_class("article", "question", |html| question(html, paper, item));
    }
}

fn head(html: &mut Html, paper: &Paper<'_>) {
    let words = paper.words;
    html.element("header", |html| {
        html.element("h1", |html| {
            html.text(&paper.deck.title);
        });
        html.of_class("p", "fields", |html| {
            for key in ["paper-name", "paper-class", "paper-date"] {
                html.of_class("span", "field", |html| {
                    paper.own(html, "span", "label", &words.say(key));
                    html.raw("<span class=\"line\"></span>");
                });
            }
        });
        html.of_class("p", "about", |html| {
            paper.own(html, "span", "variant", &paper.variant_label());
            let count = words.tell("paper-questions", &[("count", paper.questions.len().into())]);
            paper.own(html, "span", "count", &count);
            if let Some(points) = all_points(paper) {
                paper.own(html, "span", "score", &words.tell("paper-score", &[("points", points.into())]));
            }
        });
    });
}

/// The points of all questions together, where each has some.
fn all_points(paper: &Paper<'_>) -> Option<u32> {
    paper.questions.iter().try_fold(0_u32, |sum, question| sum.checked_add(question.points?)).filter(|sum| *sum > 0)
}

fn question(html: &mut Html, paper: &Paper<'_>, item: &Item<'_>) {
    html.element("h2", |html| {
        html.of_class("span", "number", |html| {
            html.number(item.number as u64);
        });
        html.of_class("span", "ask", |html| {
            html.marked(&item.question.ask);
        });
        if let Some(points) = item.question.points {
            html.of_class("span", "points", |html| {
                html.raw("/\u{202f}").number(u64::from(points));
            });
        }
    });
    for media in &item.question.media {
        attached(html, paper, media);
    }
    room(html, paper, item);
}

/// A picture or sound; where its file is not there, the words that stand for it.
fn attached(html: &mut Html, paper: &Paper<'_>, media: &Media) {
    let file = paper.files.get(media.file.as_str());
    let alt = media.alt.as_deref().unwrap_or(&media.file);
    let is_picture = MediaFormat::of_name(&media.file).is_none_or(MediaFormat::is_picture);
    let told = paper.words.tell(if is_picture { "media-picture" } else { "media-sound" }, &[("alt", alt.into())]);
    html.element("figure", |html| match file {
        Some((format, bytes)) if is_picture => {
            html.void("img", &[("src", &data_address(format.media_type(), bytes)), ("alt", alt)]);
        }
        Some((format, bytes)) => {
            let source = data_address(format.media_type(), bytes);
            html.with("audio", &[("controls", ""), ("src", &source)], |_| ());
            paper.own(html, "figcaption", "alt", &told);
        }
        None => paper.own(html, "figcaption", "alt", &told),
    });
}

/// What one writes on, ticks, fills or joins.
fn room(html: &mut Html, paper: &Paper<'_>, item: &Item<'_>) {
    let words = paper.words;
    match (&item.form, &item.question.answer) {
        (Form::Gap(_), Answer::Cloze(cloze)) => gaps(html, paper, cloze),
        (Form::Recall, Answer::Recall(text)) => {
            let (least, most) = RECALL_LINES;
            lines(html, (text.chars().count() / ON_A_LINE + 1).clamp(least, most));
        }
        (Form::Choice(options), _) => {
            ticks(html, if are_short(options) { "options one short" } else { "options one" }, options);
        }
        (Form::Several(options), _) => {
            paper.own(html, "p", "how", &words.say("paper-several"));
            ticks(html, if are_short(options) { "options short" } else { "options" }, options);
        }
        (Form::TrueFalse, _) => {
            html.of_class("p", "truth", |html| {
                for key in ["truth-true", "truth-false"] {
                    html.of_class("span", "either", |html| {
                        html.raw("<span class=\"box one\"></span>");
                        paper.own(html, "span", "label", &words.say(key));
                    });
                }
            });
        }
        (Form::Number { unit }, _) => {
            html.of_class("p", "figure", |html| {
                html.raw("<span class=\"line\"></span>");
                if let Some(unit) = unit {
                    html.raw(" ").text(unit);
                }
            });
        }
        (Form::Order(items), _) => {
            paper.own(html, "p", "how", &words.tell("paper-order", &[("count", items.len().into())]));
            html.of_class("ul", "order", |html| {
                for item in items {
                    html.raw("<li><span class=\"box wide\"></span>").marked(item).raw("</li>");
                }
            });
        }
        (Form::Match { left, right }, _) => {
            paper.own(html, "p", "how", &words.say("paper-match"));
            join(html, left, right);
        }
        (Form::List { need }, _) => {
            paper.own(html, "p", "how", &words.tell("list-need", &[("count", (*need).into())]));
            lines(html, *need);
        }
        _ => lines(html, 1),
    }
}

fn lines(html: &mut Html, count: usize) {
    for _ in 0..count {
        html.raw("<p class=\"rule\"></p>");
    }
}

/// Whether two options fit side by side, so that a sheet takes less paper.
fn are_short(options: &[String]) -> bool {
    const SIDE_BY_SIDE: usize = 24;
    options.len() >= 4 && options.iter().all(|option| option.chars().count() <= SIDE_BY_SIDE)
}

/// Options behind a box and a letter.
fn ticks(html: &mut Html, class: &'static str, options: &[String]) {
    html.of_class("ul", class, |html| {
        for (at, option) in options.iter().enumerate() {
            html.raw("<li><span class=\"box\"></span><span class=\"letter\">").text(&letter(at)).raw("</span><span>");
            html.marked(option).raw("</span></li>");
        }
    });
}

/// Two columns with a dot on each side to draw a line between.
fn join(html: &mut Html, left: &[String], right: &[String]) {
    html.of_class("div", "join", |html| {
        html.element("ol", |html| {
            for (at, side) in left.iter().enumerate() {
                html.raw("<li><span class=\"letter\">").number(at as u64 + 1).raw("</span><span>").marked(side);
                html.raw("</span><span class=\"dot\"></span></li>");
            }
        });
        html.element("ul", |html| {
            for (at, side) in right.iter().enumerate() {
                html.raw("<li><span class=\"dot\"></span><span class=\"letter\">")
                    .text(&letter(at))
                    .raw("</span><span>");
                html.marked(side).raw("</span></li>");
            }
        });
    });
}

/// A text with its gaps, all of one width, so that none tells how long its answer is: the longest can be written in it.
fn gaps(html: &mut Html, paper: &Paper<'_>, cloze: &Cloze) {
    let longest = cloze.gaps().map(|(answer, _)| answer.chars().count()).max().unwrap_or(0);
    let class = if longest > IN_A_GAP { "gap long" } else { "gap" };
    let several = cloze.gaps().count() > 1;
    let mut number: u64 = 0;
    html.of_class("p", "cloze", |html| {
        for piece in &cloze.pieces {
            match piece {
                Piece::Text(text) => {
                    html.marked(text);
                }
                Piece::Gap { hint, .. } => {
                    number += 1;
                    let label = paper.words.tell("paper-gap", &[("number", number.to_string().into())]);
                    html.raw("<span class=\"together\">");
                    html.with("span", &[("class", class), ("role", "img"), ("aria-label", &label)], |html| {
                        if several {
                            html.number(number);
                        }
                    });
                    if let Some(hint) = hint {
                        html.raw(" <span class=\"hint\">(").marked(hint).raw(")</span>");
                    }
                    html.raw("</span>");
                }
            }
        }
    });
}
