//! A question while it is being written: what was said so far, part by part, and the question that it makes.

use std::collections::BTreeMap;

use serde::{Deserialize, Serialize};

use crate::model::answer::{Cloze, ClozeFault};
use crate::model::{Answer, Question, QuestionId, Tolerance, Variant, WrongOption};

/// What parts an option from why it is wrong, and what goes on the left of a pair from what goes on the right.
pub(super) const BECAUSE: &str = " :: ";
pub(super) const PAIR: &str = " = ";

/// The ways to answer, the commonest first.
pub(super) const WAYS: [Variant; 10] = [
    Variant::Typed,
    Variant::Choice,
    Variant::Recall,
    Variant::TrueFalse,
    Variant::Cloze,
    Variant::Number,
    Variant::Several,
    Variant::List,
    Variant::Order,
    Variant::Match,
];

/// One thing to say; its message is `add-part-` and its name.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Part {
    pub(super) name: &'static str,
    /// How many must be said.
    pub(super) least: usize,
    /// Whether there can be more than one.
    pub(super) many: bool,
}

const fn one(name: &'static str) -> Part {
    Part { name, least: 1, many: false }
}

const fn maybe(name: &'static str) -> Part {
    Part { name, least: 0, many: false }
}

const fn many(name: &'static str, least: usize) -> Part {
    Part { name, least, many: true }
}

pub(super) const ASK: Part = one("ask");

/// What may be said of any question.
pub(super) const EXTRAS: [Part; 3] = [maybe("why"), maybe("hint"), maybe("tags")];

/// The parts of a way to answer, but for true or false, which is chosen.
pub(super) fn parts(way: Variant) -> &'static [Part] {
    const PARTS: [&[Part]; 9] = [
        &[one("recall")],
        &[many("typed", 1)],
        &[one("gaps")],
        &[one("right"), many("wrong", 1)],
        &[many("rights", 1), many("wrong", 1)],
        &[one("value"), maybe("unit"), maybe("within")],
        &[many("order", 2)],
        &[many("pairs", 2)],
        &[many("items", 1), maybe("need")],
    ];
    match way {
        Variant::Recall => PARTS[0],
        Variant::Typed => PARTS[1],
        Variant::Cloze => PARTS[2],
        Variant::Choice => PARTS[3],
        Variant::Several => PARTS[4],
        Variant::Number => PARTS[5],
        Variant::Order => PARTS[6],
        Variant::Match => PARTS[7],
        Variant::List => PARTS[8],
        Variant::TrueFalse => &[],
    }
}

/// Why a line cannot be a part.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum PartFault {
    Empty,
    NotANumber,
    NotAMargin,
    NotAPair,
    Gaps(ClozeFault),
}

/// What was said so far, by the names of parts.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Sketch(BTreeMap<String, Vec<String>>);

impl Sketch {
    /// What was said of a part; nothing if it was not.
    pub(super) fn all(&self, name: &str) -> &[String] {
        self.0.get(name).map_or(&[], Vec::as_slice)
    }

    pub(super) fn first(&self, name: &str) -> &str {
        self.all(name).first().map_or("", String::as_str)
    }

    /// Says a part anew.
    pub(super) fn put(&mut self, name: &str, said: Vec<String>) {
        if said.is_empty() {
            self.0.remove(name);
        } else {
            self.0.insert(name.to_owned(), said);
        }
    }

    pub(super) fn is_empty(&self) -> bool {
        self.0.is_empty()
    }

    pub(super) fn way(&self) -> Option<Variant> {
        Variant::from_name(self.first("way"))
    }

    /// The question that was said; `None` as long as a part of it is missing or makes no sense. `french` is how numbers are
    /// written.
    pub(super) fn question(&self, id: QuestionId, french: bool) -> Option<Question> {
        let all = |name| self.all(name).to_vec();
        let wrong = || self.all("wrong").iter().map(|text| option(text)).collect();
        let answer = match self.way()? {
            Variant::Recall => Answer::Recall(self.first("recall").to_owned()),
            Variant::Typed => Answer::Typed { of: all("typed"), exact: false },
            Variant::Cloze => Answer::Cloze(Cloze::parse(self.first("gaps")).ok()?),
            Variant::Choice => Answer::Choice { right: self.first("right").to_owned(), wrong: wrong() },
            Variant::Several => Answer::Several { right: all("rights"), wrong: wrong() },
            Variant::TrueFalse => Answer::TrueFalse(self.first("truth") == "true"),
            Variant::Number => Answer::Number {
                value: number(self.first("value"), french)?,
                unit: self.all("unit").first().cloned(),
                within: margin(self.first("within"), french)?,
            },
            Variant::Order => Answer::Order(all("order")),
            Variant::Match => {
                let pair = |text: &String| text.split_once(PAIR).map(|(left, right)| (trimmed(left), trimmed(right)));
                Answer::Match(self.all("pairs").iter().filter_map(pair).collect())
            }
            Variant::List => {
                let of: Vec<Vec<String>> = self.all("items").iter().map(|item| vec![item.clone()]).collect();
                let need = self.first("need").trim().parse().unwrap_or(of.len());
                Answer::List { of, need }
            }
        };
        let maybe = |name| self.all(name).first().cloned();
        Some(Question {
            id,
            ask: self.first("ask").to_owned(),
            answer,
            why: maybe("why"),
            hint: maybe("hint"),
            tags: tags(self.first("tags")),
            source: maybe("source"),
            media: Vec::new(),
            both_ways: false,
            retention: None,
            seconds: None,
            points: None,
        })
    }

    /// What would have to be said for a question; `None` for one that has more than can be said here.
    pub(super) fn of(question: &Question, french: bool) -> Option<Self> {
        let mut sketch = Self::default();
        let mut put = |name: &str, said: &[String]| sketch.put(name, said.to_vec());
        let wrong = |wrong: &[WrongOption]| -> Vec<String> { wrong.iter().map(written_option).collect() };
        let one = |text: &String| vec![text.clone()];
        put("ask", &one(&question.ask));
        put("way", &[question.answer.variant().name().to_owned()]);
        match &question.answer {
            Answer::Recall(text) => put("recall", &one(text)),
            Answer::Typed { of, .. } => put("typed", of),
            Answer::Choice { right, wrong: options } => {
                put("right", &one(right));
                put("wrong", &wrong(options));
            }
            Answer::Several { right, wrong: options } => {
                put("rights", right);
                put("wrong", &wrong(options));
            }
            Answer::TrueFalse(holds) => put("truth", &[holds.to_string()]),
            Answer::Order(items) => put("order", items),
            Answer::List { of, need } => {
                put("items", &of.iter().flatten().cloned().collect::<Vec<_>>());
                put("need", &[need.to_string()]);
            }
            Answer::Match(pairs) => {
                put("pairs", &pairs.iter().map(|(left, right)| format!("{left}{PAIR}{right}")).collect::<Vec<_>>());
            }
            Answer::Number { .. } | Answer::Cloze(_) => return None,
        }
        for (name, said) in [("why", &question.why), ("hint", &question.hint), ("source", &question.source)] {
            put(name, &said.iter().cloned().collect::<Vec<_>>());
        }
        if !question.tags.is_empty() {
            put("tags", &[question.tags.join(", ")]);
        }
        (sketch.question(question.id.clone(), french).as_ref() == Some(question)).then_some(sketch)
    }
}

/// Whether a line can be a part.
pub(super) fn check(name: &str, line: &str, french: bool) -> Result<(), PartFault> {
    match name {
        "gaps" => Cloze::parse(line).map(|_| ()).map_err(PartFault::Gaps),
        "value" => number(line, french).map(|_| ()).ok_or(PartFault::NotANumber),
        "need" => line.trim().parse::<usize>().map(|_| ()).map_err(|_| PartFault::NotANumber),
        "within" => margin(line, french).map(|_| ()).ok_or(PartFault::NotAMargin),
        "pairs" if !line.contains(PAIR) => Err(PartFault::NotAPair),
        _ => Ok(()),
    }
}

fn trimmed(text: &str) -> String {
    text.trim().to_owned()
}

fn option(text: &str) -> WrongOption {
    match text.split_once(BECAUSE) {
        Some((text, because)) => WrongOption { text: trimmed(text), because: Some(trimmed(because)) },
        None => WrongOption { text: trimmed(text), because: None },
    }
}

fn written_option(option: &WrongOption) -> String {
    match &option.because {
        Some(because) => format!("{}{BECAUSE}{because}", option.text),
        None => option.text.clone(),
    }
}

fn tags(line: &str) -> Vec<String> {
    line.split(',').map(trimmed).filter(|tag| !tag.is_empty()).collect()
}

/// A number as people of the language write it: `40 000,5` or `40,000.5`; `40e9` in both.
fn number(text: &str, french: bool) -> Option<f64> {
    let plain: String = text.chars().filter(|c| !c.is_whitespace() && *c != '\u{202F}').collect();
    let plain = if french { plain.replace(',', ".") } else { plain.replace(',', "") };
    let figures = plain.starts_with(|c: char| c.is_ascii_digit() || matches!(c, '-' | '+' | '.'));
    plain.parse().ok().filter(|value: &f64| figures && value.is_finite())
}

/// How far off still counts: nothing said, `5 %`, or so much.
fn margin(text: &str, french: bool) -> Option<Tolerance> {
    let text = text.trim();
    match text.strip_suffix('%') {
        _ if text.is_empty() => Some(Tolerance::Exact),
        Some(share) => number(share, french).map(Tolerance::Percent),
        None => number(text, french).map(Tolerance::Plus),
    }
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deckfile::{emit_question, parse};

    fn id() -> QuestionId {
        QuestionId::new("a").unwrap()
    }

    type Said = &'static [(&'static str, &'static [&'static str])];

    #[test]
    fn every_way_makes_a_question() {
        let table: [(&str, Said, &str); 10] = [
            ("Recall", &[("recall", &["r"])], r#"Recall("r")"#),
            ("Typed", &[("typed", &["a", "b"])], r#"Typed(["a", "b"])"#),
            ("Cloze", &[("gaps", &["a {{b::c}}"])], r#"Cloze("a {{b::c}}")"#),
            (
                "Choice",
                &[("right", &["a"]), ("wrong", &["b :: non", "c"])],
                r#"Choice(right: "a", wrong: [("b", "non"), "c"])"#,
            ),
            ("Several", &[("rights", &["a", "b"]), ("wrong", &["c"])], r#"Several(right: ["a", "b"], wrong: ["c"])"#),
            ("TrueFalse", &[("truth", &["true"])], "TrueFalse(true)"),
            (
                "Number",
                &[("value", &["40 000,5"]), ("unit", &["km"]), ("within", &["2,5 %"])],
                r#"Number(value: 40000.5, unit: "km", within: Percent(2.5))"#,
            ),
            ("Order", &[("order", &["a", "b"])], r#"Order(["a", "b"])"#),
            ("Match", &[("pairs", &["a = b", "c = d = e"])], r#"Match([("a", "b"), ("c", "d = e")])"#),
            ("List", &[("items", &["a", "b", "c"]), ("need", &["2"])], r#"List(of: ["a", "b", "c"], need: 2)"#),
        ];
        for (way, said, answer) in table {
            let mut sketch = Sketch::default();
            sketch.put("ask", vec!["?".to_owned()]);
            sketch.put("way", vec![way.to_owned()]);
            for (name, lines) in said {
                assert!(lines.iter().all(|line| check(name, line, true).is_ok()), "{lines:?}");
                sketch.put(name, lines.iter().map(|line| (*line).to_owned()).collect());
            }
            let question = sketch.question(id(), true).unwrap();
            assert_eq!(emit_question(&question), format!("(id: \"a\", ask: \"?\", answer: {answer})"));
            if let Some(again) = Sketch::of(&question, true) {
                assert_eq!(again.question(id(), true).as_ref(), Some(&question));
            } else {
                assert!(matches!(way, "Number" | "Cloze"), "{way}");
            }
        }
    }

    #[test]
    fn a_question_with_more_than_can_be_said_is_not_taken_apart() {
        let deck = r#"(id: "d", title: "D", language: "en", questions: [
            (id: "a", ask: "?", answer: Recall("a"), both_ways: true),
            (id: "b", ask: "?", answer: List(of: [["a", "b"]])),
            (id: "c", ask: "?", answer: Match([("a = b", "c"), ("d", "e")])),
        ])"#;
        for question in parse(deck).deck.unwrap().questions {
            assert_eq!(Sketch::of(&question, false), None, "{question:?}");
        }
    }

    #[test]
    fn numbers_are_read_as_the_language_writes_them() {
        let table = [("1,5", 1.5, 15.0), ("1 000", 1000.0, 1000.0), ("40e9", 40e9, 40e9), ("-2.5", -2.5, -2.5)];
        for (text, french, english) in table {
            assert_eq!((number(text, true), number(text, false)), (Some(french), Some(english)), "{text}");
        }
        for text in ["", "dix", "inf", "nan", "1.2.3"] {
            assert_eq!(number(text, true), None, "{text}");
        }
        assert_eq!(margin("0,5", true), Some(Tolerance::Plus(0.5)));
        assert_eq!(check("within", "un peu", true), Err(PartFault::NotAMargin));
        assert_eq!(check("pairs", "a=b", true), Err(PartFault::NotAPair));
    }
}
