//! The key: each answer under the number of its question, with the author's why and the works it rests on.

use super::html::Html;
use super::item::Item;
use super::{Paper, direction, letter};
use crate::model::{Answer, Question, Tolerance, markup};
use crate::quiz::{Form, Key};

/// Writes the key.
pub(super) fn key(html: &mut Html, paper: &Paper<'_>, items: &[Item<'_>]) {
    let words = paper.words;
    let sources = sources(paper);
    html.element("header", |html| {
        html.element("h1", |html| {
            paper.own(html, "span", "label", &words.say("paper-key"));
            html.raw(" ").of_class("span", "of", |html| {
                html.text(&paper.deck.title);
            });
        });
        html.of_class("p", "about", |html| {
            paper.own(html, "span", "variant", &paper.variant_label());
            html.of_class("code", "id", |html| {
                html.text(paper.deck.id.as_str());
                if let Some(version) = &paper.deck.version {
                    html.raw(" ").text(version);
                }
            });
        });
    });
    for item in items {
        html.of_class("article", "answer", |html| entry(html, paper, item, &sources));
    }
    if !sources.is_empty() {
        paper.own(html, "h2", "sources", &words.say("paper-sources"));
        html.of_class("ol", "sources", |html| {
            for source in sources.iter().filter_map(|key| paper.deck.sources.get(*key)) {
                html.element("li", |html| {
                    html.text(&words.source(source));
                });
            }
        });
    }
}

/// The works that the questions name, in the order of their first use.
fn sources<'a>(paper: &Paper<'a>) -> Vec<&'a str> {
    let mut sources: Vec<&str> = Vec::new();
    for key in paper.questions.iter().filter_map(|question| question.source.as_deref()) {
        if !sources.contains(&key) && paper.deck.sources.contains_key(key) {
            sources.push(key);
        }
    }
    sources
}

fn entry(html: &mut Html, paper: &Paper<'_>, item: &Item<'_>, sources: &[&str]) {
    let question = item.question;
    html.element("h2", |html| {
        html.of_class("span", "number", |html| {
            html.number(item.number as u64);
        });
        html.of_class("span", "ask", |html| {
            html.marked(&question.ask);
        });
        html.of_class("code", "id", |html| {
            html.text(question.id.as_str());
        });
    });
    html.of_class("div", "right", |html| answer(html, paper, item));
    for (at, because) in wrong_for(item) {
        html.of_class("p", "because", |html| {
            html.raw("<span class=\"letter\">").text(&letter(at)).raw("</span> ").marked(because);
        });
    }
    let source = question.source.as_deref().and_then(|key| sources.iter().position(|other| *other == key));
    if let Some(why) = &question.why {
        html.of_class("p", "why", |html| {
            html.marked(why);
            // Where all rest on one work, that is said once, at the end.
            if let Some(at) = source.filter(|_| sources.len() > 1) {
                html.raw("\u{a0}<sup>[").number(at as u64 + 1).raw("]</sup>");
            }
        });
    }
}

/// What is right, in the letters and numbers of the sheet.
fn answer(html: &mut Html, paper: &Paper<'_>, item: &Item<'_>) {
    let words = paper.words;
    let (form, question) = (&item.form, item.question);
    match (&item.key, &question.answer) {
        (_, Answer::Cloze(cloze)) => {
            let gaps = cloze.gaps().map(|(answer, _)| answer);
            numbered(html, gaps);
        }
        (Key::Text { shown, also }, _) => {
            html.of_class("p", "one", |html| {
                html.marked(shown);
            });
            if !also.is_empty() {
                also_accepted(html, paper, also);
            }
        }
        (Key::Options(options), _) => {
            // In the order of the sheet, as an eye that marks goes down it.
            let right = shown_options(form).iter().enumerate().filter(|(_, shown)| options.contains(shown));
            for (at, option) in right {
                html.of_class("p", "one", |html| {
                    html.raw("<span class=\"letter\">").text(&letter(at)).raw("</span> ");
                    html.marked(option);
                });
            }
        }
        (Key::Truth(truth), _) => paper.own(html, "p", "one", &words.say(&format!("truth-{truth}"))),
        (Key::Number { value, unit }, Answer::Number { within, .. }) => {
            html.of_class("p", "one", |html| {
                paper.own(html, "span", "value", &words.quantity(*value, unit.as_deref()));
                if let Some(within) = tolerance(paper, *within, unit.as_deref()) {
                    html.raw(" ");
                    paper.own(html, "span", "also", &within);
                }
            });
        }
        (Key::Number { .. }, _) => {}
        (Key::Order(items), _) => {
            // The figures as they should stand in the boxes, from the top.
            let boxes = shown_options(form).iter().filter_map(|shown| items.iter().position(|item| item == shown));
            let boxes: Vec<String> = boxes.map(|at| (at + 1).to_string()).collect();
            html.of_class("p", "one", |html| {
                html.text(&boxes.join(" – "));
            });
            numbered(html, items.iter().map(String::as_str));
        }
        (Key::Pairs(pairs), _) => {
            let shown = shown_options(form);
            let arrow = if direction(&paper.deck.language) == "rtl" { " ← " } else { " → " };
            html.of_class("ul", "pairs", |html| {
                for (at, (left, right)) in pairs.iter().enumerate() {
                    let place = shown.iter().position(|other| other == right).map_or_else(String::new, letter);
                    html.raw("<li><span class=\"letter\">").number(at as u64 + 1).raw("\u{a0}–\u{a0}").text(&place);
                    html.raw("</span> ").marked(left).raw(arrow).marked(right).raw("</li>");
                }
            });
        }
        (Key::Items(items), _) => {
            let items: Vec<&str> = items.iter().map(|(item, _)| item.as_str()).collect();
            html.of_class("p", "one", |html| {
                html.marked(&items.join(" · "));
            });
        }
    }
}

fn numbered<'t>(html: &mut Html, texts: impl Iterator<Item = &'t str>) {
    html.of_class("ol", "inline", |html| {
        for text in texts {
            html.element("li", |html| {
                html.marked(text);
            });
        }
    });
}

fn also_accepted(html: &mut Html, paper: &Paper<'_>, also: &[String]) {
    let also: Vec<String> = also.iter().map(|text| markup::strip(text)).collect();
    paper.own(html, "p", "also", &paper.words.tell("reveal-also", &[("others", also.join(" · ").into())]));
}

fn tolerance(paper: &Paper<'_>, within: Tolerance, unit: Option<&str>) -> Option<String> {
    let words = paper.words;
    match within {
        Tolerance::Exact => None,
        Tolerance::Percent(value) => Some(words.tell("paper-within-percent", &[("value", value.into())])),
        Tolerance::Plus(value) => Some(words.tell("paper-within", &[("value", words.quantity(value, unit).into())])),
    }
}

/// The options as the sheet shows them, first to last.
fn shown_options(form: &Form) -> &[String] {
    match form {
        Form::Choice(options) | Form::Several(options) | Form::Order(options) | Form::Match { right: options, .. } => {
            options
        }
        _ => &[],
    }
}

/// The wrong options of which the author says why they are wrong: their place on the sheet, and why.
fn wrong_for<'a>(item: &Item<'a>) -> Vec<(usize, &'a str)> {
    let question: &'a Question = item.question;
    let (Answer::Choice { wrong, .. } | Answer::Several { wrong, .. }) = &question.answer else { return Vec::new() };
    let shown = shown_options(&item.form);
    let place = |text: &str| shown.iter().position(|other| other == text);
    let mut found: Vec<(usize, &str)> =
        wrong.iter().filter_map(|option| Some((place(&option.text)?, option.because.as_deref()?))).collect();
    found.sort_unstable();
    found
}
