//! The deck format as a table, and every way in which a tree of values departs from it.

use std::ops::Range;

use super::diagnostic::{Code, Diagnostic, Expected};
use super::nearest::nearest;
use super::tree::{Field, Node, Value};

/// What may stand somewhere.
#[derive(Clone, Copy, Debug)]
pub(super) enum Shape {
    Text,
    Number,
    Whole,
    Bool,
    List(&'static Self),
    /// Keys are texts.
    Table(&'static Self),
    TextOrList,
    TextOrPair,
    /// A text or fields, or a list of such.
    Media,
    Pair,
    Fields(&'static Record),
    /// One of some named values.
    OneOf(Family, &'static [Choice]),
    /// Whatever it is, another reader judges it.
    Any,
}

/// What [`Shape::OneOf`] is called in a message.
#[derive(Clone, Copy, Debug)]
pub(super) enum Family {
    Answer,
    Tolerance,
}

/// Fields in brackets, with the name that may stand before them.
#[derive(Debug)]
pub(super) struct Record {
    pub(super) name: &'static str,
    pub(super) fields: &'static [FieldShape],
}

/// A field's name, what it holds, and whether it must be there.
pub(super) type FieldShape = (&'static str, Shape, bool);

/// A name and what its brackets hold.
pub(super) type Choice = (&'static str, Inside);

/// What stands in the brackets of a [`Choice`].
#[derive(Clone, Copy, Debug)]
pub(super) enum Inside {
    Nothing,
    One(Shape),
    Fields(&'static [FieldShape]),
    /// One value, or fields in its place.
    OneOrFields(Shape, &'static [FieldShape]),
}

const MUST: bool = true;
const MAY: bool = false;

pub(super) const DECK: Record = Record { name: "Deck", fields: DECK_FIELDS };
pub(super) const QUESTION: Record = Record { name: "Question", fields: QUESTION_FIELDS };

pub(super) const DECK_FIELDS: &[FieldShape] = &[
    ("format", Shape::Whole, MAY),
    ("id", Shape::Text, MUST),
    ("title", Shape::Text, MUST),
    ("language", Shape::Text, MUST),
    ("version", Shape::Text, MAY),
    ("authors", Shape::TextOrList, MAY),
    ("license", Shape::Text, MAY),
    ("about", Shape::Text, MAY),
    ("sources", Shape::Table(&Shape::Fields(&SOURCE)), MAY),
    ("defaults", Shape::Fields(&DEFAULTS), MAY),
    ("allow", Shape::List(&Shape::Text), MAY),
    ("questions", Shape::List(&Shape::Any), MUST),
];

const SOURCE: Record = Record {
    name: "Source",
    fields: &[
        ("title", Shape::Text, MUST),
        ("author", Shape::Text, MAY),
        ("date", Shape::Text, MAY),
        ("url", Shape::Text, MAY),
    ],
};

const DEFAULTS: Record = Record {
    name: "Defaults",
    fields: &[
        ("tags", Shape::List(&Shape::Text), MAY),
        ("source", Shape::Text, MAY),
        ("retention", Shape::Number, MAY),
        ("seconds", Shape::Whole, MAY),
        ("points", Shape::Whole, MAY),
    ],
};

pub(super) const QUESTION_FIELDS: &[FieldShape] = &[
    ("id", Shape::Text, MAY),
    ("ask", Shape::Text, MUST),
    ("answer", Shape::OneOf(Family::Answer, ANSWERS), MUST),
    ("why", Shape::Text, MAY),
    ("hint", Shape::Text, MAY),
    ("tags", Shape::List(&Shape::Text), MAY),
    ("source", Shape::Text, MAY),
    ("media", Shape::Media, MAY),
    ("both_ways", Shape::Bool, MAY),
    ("retention", Shape::Number, MAY),
    ("seconds", Shape::Whole, MAY),
    ("points", Shape::Whole, MAY),
    ("allow", Shape::List(&Shape::Text), MAY),
];

pub(super) const MEDIA: Record =
    Record { name: "Media", fields: &[("file", Shape::Text, MUST), ("alt", Shape::Text, MAY)] };

const WRONG: FieldShape = ("wrong", Shape::List(&Shape::TextOrPair), MUST);

pub(super) const ANSWERS: &[Choice] = &[
    ("Recall", Inside::One(Shape::Text)),
    ("Typed", Inside::OneOrFields(Shape::TextOrList, &[("of", Shape::TextOrList, MUST), ("exact", Shape::Bool, MAY)])),
    ("Cloze", Inside::One(Shape::Text)),
    ("Choice", Inside::Fields(&[("right", Shape::Text, MUST), WRONG])),
    ("Several", Inside::Fields(&[("right", Shape::List(&Shape::Text), MUST), WRONG])),
    ("TrueFalse", Inside::One(Shape::Bool)),
    (
        "Number",
        Inside::Fields(&[
            ("value", Shape::Number, MUST),
            ("unit", Shape::Text, MAY),
            ("within", Shape::OneOf(Family::Tolerance, TOLERANCES), MAY),
        ]),
    ),
    ("Order", Inside::One(Shape::List(&Shape::Text))),
    ("Match", Inside::One(Shape::List(&Shape::Pair))),
    ("List", Inside::Fields(&[("of", Shape::List(&Shape::TextOrList), MUST), ("need", Shape::Whole, MAY)])),
];

const TOLERANCES: &[Choice] =
    &[("Exact", Inside::Nothing), ("Percent", Inside::One(Shape::Number)), ("Plus", Inside::One(Shape::Number))];

/// Whether a name is among the fields.
pub(super) fn knows(fields: &[FieldShape], name: &str) -> bool {
    fields.iter().any(|(field, ..)| *field == name)
}

/// Every departure of a value from a record.
pub(super) fn check(text: &str, node: &Node, record: &'static Record) -> Vec<Diagnostic> {
    let mut check = Check { text, found: Vec::new() };
    check.record(node, record);
    check.found.sort_by_key(|diagnostic| diagnostic.span.start);
    check.found
}

struct Check<'a> {
    text: &'a str,
    found: Vec<Diagnostic>,
}

impl Check<'_> {
    fn report(&mut self, code: Code, span: Range<usize>) {
        self.found.push(Diagnostic::error(code, span));
    }

    fn wrong_type(&mut self, expected: Expected, node: &Node) {
        if !matches!(node.value, Value::Lost) {
            self.report(Code::WrongType { expected, found: node.found(self.text) }, node.span.clone());
        }
    }

    fn word(&self, span: &Range<usize>) -> &str {
        &self.text[span.clone()]
    }

    fn shape(&mut self, node: &Node, shape: Shape) {
        match (shape, &node.value) {
            (_, Value::Lost)
            | (Shape::Any, _)
            | (Shape::Text | Shape::TextOrList | Shape::TextOrPair | Shape::Media, Value::Text)
            | (Shape::Number, Value::Number)
            | (Shape::Bool, Value::Bool) => {}
            (Shape::Whole, Value::Number) => self.whole(node),
            (Shape::List(inner), Value::List(items)) => self.each(items, *inner),
            (Shape::TextOrList, Value::List(items)) => self.each(items, Shape::Text),
            (Shape::Media, Value::List(items)) => {
                for item in items {
                    self.one_media(item);
                }
            }
            (Shape::Media, _) => self.one_media(node),
            (Shape::Pair | Shape::TextOrPair, Value::Values(items)) if items.len() == 2 && node.name.is_none() => {
                self.each(items, Shape::Text);
            }
            (Shape::Table(inner), Value::Table(entries)) => {
                for (key, value) in entries {
                    self.shape(key, Shape::Text);
                    self.shape(value, *inner);
                }
            }
            (Shape::Fields(record), _) => self.record(node, record),
            (Shape::OneOf(what, choices), _) => self.one_of(node, what, choices),
            _ => self.wrong_type(expected(shape), node),
        }
    }

    fn each(&mut self, nodes: &[Node], shape: Shape) {
        for node in nodes {
            self.shape(node, shape);
        }
    }

    fn one_media(&mut self, node: &Node) {
        match node.value {
            Value::Text | Value::Lost => {}
            Value::Fields(_) => self.record(node, &MEDIA),
            _ => self.wrong_type(Expected::Media, node),
        }
    }

    fn whole(&mut self, node: &Node) {
        let digits = self.word(&node.span).replace('_', "");
        if digits.parse::<u32>().is_err() && !digits.starts_with("0x") {
            let too_large = digits.trim_start_matches(['+', '-']).bytes().all(|b| b.is_ascii_digit());
            if too_large {
                self.report(Code::NumberOutOfRange, node.span.clone());
            } else {
                self.wrong_type(Expected::WholeNumber, node);
            }
        }
    }

    fn record(&mut self, node: &Node, record: &'static Record) {
        if let Some(name) = node.name.clone()
            && self.word(&name) != record.name
        {
            let found = self.word(&name).to_owned();
            self.report(Code::WrongName { expected: record.name.to_owned(), found }, name);
        }
        match &node.value {
            Value::Fields(fields) => self.fields(node, fields, record.fields),
            Value::Values(values) if values.is_empty() => self.fields(node, &[], record.fields),
            _ => self.wrong_type(Expected::Fields, node),
        }
    }

    fn fields(&mut self, node: &Node, fields: &[Field], shapes: &'static [FieldShape]) {
        // Where each known field first is; looked for once, however many fields there are.
        let firsts: Vec<Option<&Field>> =
            shapes.iter().map(|(known, ..)| fields.iter().find(|field| self.word(&field.name) == *known)).collect();
        let absent = || shapes.iter().zip(&firsts).filter(|(_, first)| first.is_none()).map(|((known, ..), _)| *known);
        let mut offered = Vec::new();
        for field in fields {
            let name = self.word(&field.name).to_owned();
            let Some(((_, shape, must), first)) = shapes.iter().zip(&firsts).find(|((known, ..), _)| *known == name)
            else {
                let expected = shapes.iter().map(|(known, ..)| (*known).to_owned()).collect();
                let nearest = nearest(&name, absent());
                offered.extend(nearest.filter(|nearest| !offered.contains(nearest)));
                let nearest = nearest.map(str::to_owned);
                self.report(Code::UnknownField { found: name, expected, nearest }, field.name.clone());
                continue;
            };
            if let Some(first) = first.filter(|first| first.name != field.name) {
                let mut twice = Diagnostic::error(Code::DuplicateField { field: name.clone() }, field.name.clone());
                twice.related = Some(first.name.clone());
                self.found.push(twice);
            }
            if *must {
                self.shape(&field.value, *shape);
            } else {
                self.optional(&field.value, *shape);
            }
        }
        // A field that a misspelt one was taken for is not said to be missing too.
        for ((known, _, must), first) in shapes.iter().zip(&firsts) {
            if *must && first.is_none() && !offered.contains(known) {
                self.report(Code::MissingField { field: (*known).to_owned() }, node.opening(self.text));
            }
        }
    }

    fn optional(&mut self, node: &Node, shape: Shape) {
        if matches!(node.value, Value::Name) && self.word(&node.span) == "None" {
            return;
        }
        self.shape(node.unwrap_some(self.text), shape);
    }

    fn one_of(&mut self, node: &Node, what: Family, choices: &'static [Choice]) {
        let Some(name) = node.name.clone().filter(|_| !matches!(node.value, Value::Bool | Value::Number)) else {
            let expected = match what {
                Family::Answer => Expected::Answer,
                Family::Tolerance => Expected::Tolerance,
            };
            self.wrong_type(expected, node);
            return;
        };
        let found = self.word(&name).to_owned();
        let Some((_, inside)) = choices.iter().find(|(known, _)| *known == found) else {
            let names = || choices.iter().map(|(known, _)| *known);
            let nearest = nearest(&found, names()).map(str::to_owned);
            self.report(Code::UnknownVariant { found, expected: names().map(str::to_owned).collect(), nearest }, name);
            return;
        };
        let inside = match (*inside, &node.value) {
            (Inside::OneOrFields(_, shapes), Value::Fields(_)) => Inside::Fields(shapes),
            (Inside::OneOrFields(shape, _), _) => Inside::One(shape),
            (inside, _) => inside,
        };
        match (inside, &node.value) {
            (Inside::OneOrFields(..), _) | (Inside::Nothing, Value::Name) => {}
            (Inside::One(shape), Value::Values(values)) if values.len() == 1 => self.shape(&values[0], shape),
            // Brackets of the answer's own stand for those of the list: `Typed("a", "b")`.
            (Inside::One(Shape::TextOrList), Value::Values(values)) if !values.is_empty() => {
                self.each(values, Shape::Text);
            }
            (Inside::One(_), Value::Values(_)) => self.wrong_type(Expected::OneValue, node),
            (Inside::Fields(shapes), Value::Fields(fields)) => self.fields(node, fields, shapes),
            (Inside::Fields(shapes), Value::Values(values)) if values.is_empty() => self.fields(node, &[], shapes),
            (Inside::Fields(_), _) => self.wrong_type(Expected::Fields, node),
            (Inside::One(shape), _) => self.wrong_type(expected(shape), node),
            (Inside::Nothing, _) => {
                self.report(Code::WrongType { expected: Expected::Other(found), found: node.found(self.text) }, name);
            }
        }
    }
}

fn expected(shape: Shape) -> Expected {
    match shape {
        Shape::Text => Expected::Text,
        Shape::Number => Expected::Number,
        Shape::Whole => Expected::WholeNumber,
        Shape::Bool => Expected::YesOrNo,
        Shape::List(_) => Expected::List,
        Shape::Table(_) => Expected::Table,
        Shape::TextOrList => Expected::TextOrList,
        Shape::TextOrPair => Expected::TextOrPair,
        Shape::Media => Expected::Media,
        Shape::Pair => Expected::Pair,
        Shape::Fields(_) | Shape::Any => Expected::Fields,
        Shape::OneOf(Family::Answer, _) => Expected::Answer,
        Shape::OneOf(Family::Tolerance, _) => Expected::Tolerance,
    }
}
