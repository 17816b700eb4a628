//! The questions of a class: all at a glance, then each with how its answers divide and which wrong answer drew whom.

use super::{ClassPaper, ClassQuestion, figure};
use crate::model::markup;
use crate::paper::{html::Html, letter};
use crate::quiz::classroom::{Bar, Label};

/// Letters of a question in the overview.
const SHORT: usize = 70;

/// A table of all questions.
pub(super) fn overview(html: &mut Html, paper: &ClassPaper<'_>) {
    let words = paper.words;
    let has_index = paper.questions.iter().any(|asked| asked.discrimination.is_some());
    html.of_class("table", "overview", |html| {
        html.of_class("caption", "unseen", |html| _ = html.text(&words.say("class-report-overview")));
        html.element("thead", |html| {
            html.element("tr", |html| {
                let mut columns = vec![
                    ("class-report-number", "figure"),
                    ("class-report-question", ""),
                    ("class-report-facility", "wide"),
                ];
                if has_index {
                    columns.push(("class-report-index", "figure"));
                }
                columns.extend([("class-report-answered", "figure"), ("class-report-median", "figure")]);
                for (key, class) in columns {
                    html.with("th", &[("scope", "col"), ("class", class)], |html| _ = html.text(&words.say(key)));
                }
            });
        });
        html.element("tbody", |html| {
            for asked in &paper.questions {
                html.element("tr", |html| overview_row(html, paper, asked, has_index));
            }
        });
    });
}

fn overview_row(html: &mut Html, paper: &ClassPaper<'_>, asked: &ClassQuestion<'_>, has_index: bool) {
    let words = paper.words;
    let anchor = format!("#q{}", asked.number);
    html.with("td", &[("class", "figure")], |html| {
        html.with("a", &[("href", anchor.as_str())], |html| _ = html.number(asked.number as u64));
    });
    html.with("th", &[("scope", "row")], |html| {
        paper.theirs(html, "span", "short", |html| _ = html.text(&cut(&markup::strip(asked.ask), SHORT)));
    });
    let percent = words.marks().percent(asked.facility);
    html.with("td", &[("class", "wide")], |html| {
        html.of_class("span", "measured", |html| {
            let said = words.tell("class-report-facility-said", &[("percent", percent.as_str().into())]);
            figure::bar(html, asked.facility, true, &said);
            html.of_class("span", "amount", |html| _ = html.text(&percent));
        });
    });
    if has_index {
        html.with("td", &[("class", "figure")], |html| {
            html.text(&asked.discrimination.map(|index| words.marks().fixed(index, 2)).unwrap_or_default());
        });
    }
    let answered = [("answers", asked.answers.into()), ("seats", asked.seats.into())];
    html.with("td", &[("class", "figure")], |html| _ = html.text(&words.tell("class-report-of", &answered)));
    html.with("td", &[("class", "figure")], |html| {
        html.text(&asked.pace.map(|[_, middle, _]| seconds(paper, middle)).unwrap_or_default());
    });
}

/// One question.
pub(super) fn question(html: &mut Html, paper: &ClassPaper<'_>, asked: &ClassQuestion<'_>) {
    let words = paper.words;
    let anchor = format!("q{}", asked.number);
    html.with("h3", &[("id", anchor.as_str())], |html| {
        html.of_class("span", "number", |html| _ = html.number(asked.number as u64));
        paper.theirs(html, "span", "ask", |html| _ = html.marked(asked.ask));
    });
    html.of_class("p", "facts", |html| {
        let mut facts = vec![
            words.tell("class-report-facility-said", &[("percent", words.marks().percent(asked.facility).into())]),
        ];
        if let Some(index) = asked.discrimination {
            facts.push(words.tell("class-report-index-said", &[("index", words.marks().fixed(index, 2).into())]));
        }
        facts.push(words.tell("report-answered", &[("answers", asked.answers.into()), ("seats", asked.seats.into())]));
        for fact in facts {
            html.element("span", |html| _ = html.text(&fact));
        }
    });
    answers(html, paper, asked);
    if let Some(pace) = asked.pace {
        times(html, paper, pace);
    }
    if !asked.wrong.is_empty() {
        wrong(html, paper, asked);
    }
}

/// How the answers divide, the key marked by a sign and a word.
fn answers(html: &mut Html, paper: &ClassPaper<'_>, asked: &ClassQuestion<'_>) {
    let words = paper.words;
    html.of_class("table", "answers", |html| {
        let caption = words.tell("class-report-answers-of", &[("number", asked.number.into())]);
        html.of_class("caption", "unseen", |html| _ = html.text(&caption));
        html.of_class("thead", "unseen", |html| {
            html.element("tr", |html| {
                for key in ["class-report-answer", "class-report-share", "class-report-count"] {
                    html.with("th", &[("scope", "col")], |html| _ = html.text(&words.say(key)));
                }
            });
        });
        html.element("tbody", |html| {
            for (at, bar) in asked.bars.iter().enumerate() {
                html.of_class("tr", if bar.right { "right" } else { "" }, |html| answer(html, paper, asked, (at, bar)));
            }
        });
    });
}

fn answer(html: &mut Html, paper: &ClassPaper<'_>, asked: &ClassQuestion<'_>, (at, bar): (usize, &Bar)) {
    let words = paper.words;
    html.with("th", &[("scope", "row")], |html| {
        if bar.right && matches!(bar.label, Label::Option(_) | Label::Truth(_)) {
            html.raw("<span class=\"tick\" aria-hidden=\"true\">✔ </span>");
            html.of_class("span", "unseen", |html| _ = html.text(&words.say("class-report-key")).raw(" "));
        }
        match &bar.label {
            Label::Option(texts) => {
                html.of_class("span", "letter", |html| _ = html.text(&letter(at)).raw(" "));
                let text = texts.first().map_or("", String::as_str);
                paper.theirs(html, "span", "option", |html| _ = html.marked(text));
            }
            Label::Text(text) => paper.theirs(html, "span", "option", |html| _ = html.marked(text)),
            Label::Truth(truth) => _ = html.text(&words.say(&format!("truth-{truth}"))),
            Label::Right => _ = html.text(&words.say("podium-label-right")),
            Label::Partial => _ = html.text(&words.say("podium-label-partial")),
            Label::Other => _ = html.text(&words.say("podium-label-other")),
            Label::Nothing => _ = html.text(&words.say("podium-label-nothing")),
        }
    });
    #[expect(clippy::cast_precision_loss, reason = "a class has far fewer than 2^52 pupils")]
    let share = bar.count as f64 / asked.seats.max(1) as f64;
    html.with("td", &[("class", "wide")], |html| {
        figure::bar(html, share, bar.right, &words.marks().percent(share));
    });
    html.with("td", &[("class", "figure")], |html| _ = html.number(bar.count as u64));
}

/// How long answers took, on the line that all questions share.
fn times(html: &mut Html, paper: &ClassPaper<'_>, pace: [u64; 3]) {
    let longest = paper.questions.iter().filter_map(|asked| asked.pace).map(|[_, _, high]| high).max().unwrap_or(0);
    let [low, middle, high] = pace.map(|millis| seconds(paper, millis));
    let args = [("low", low.into()), ("median", middle.into()), ("high", high.into())];
    let said = paper.words.tell("class-report-times", &args);
    html.of_class("p", "times", |html| {
        figure::pace(html, pace, longest, &said);
        html.element("span", |html| _ = html.text(&said));
    });
}

fn seconds(paper: &ClassPaper<'_>, millis: u64) -> String {
    paper.words.tell("class-report-seconds", &[("seconds", millis.div_ceil(1000).into())])
}

/// Which wrong answer drew whom.
fn wrong(html: &mut Html, paper: &ClassPaper<'_>, asked: &ClassQuestion<'_>) {
    html.of_class("table", "wrong", |html| {
        html.element("caption", |html| _ = html.text(&paper.words.say("class-report-wrong")));
        html.of_class("thead", "unseen", |html| {
            html.element("tr", |html| {
                for key in ["class-report-answer", "report-pupils"] {
                    html.with("th", &[("scope", "col")], |html| _ = html.text(&paper.words.say(key)));
                }
            });
        });
        html.element("tbody", |html| {
            for (given, names) in &asked.wrong {
                html.element("tr", |html| {
                    html.with("th", &[("scope", "row")], |html| {
                        paper.theirs(html, "span", "option", |html| _ = html.text(given));
                    });
                    html.element("td", |html| _ = html.text(&names.join(", ")));
                });
            }
        });
    });
}

/// A text of at most so many letters.
fn cut(text: &str, longest: usize) -> String {
    let text = text.split_whitespace().collect::<Vec<_>>().join(" ");
    if text.chars().count() <= longest { text } else { text.chars().take(longest - 1).chain(['…']).collect() }
}
