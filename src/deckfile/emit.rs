//! Writes questions and decks as RON, for those who would rather not.

use super::edit::quote;
use super::format::format;
use super::slug::{slug, unlike};
use crate::model::answer::{Cloze, Piece};
use crate::model::{Answer, DeckId, Media, Question, QuestionId, Tolerance, WrongOption};

/// What a deck begins with; its questions come later.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct NewDeck {
    /// Shared by its translations.
    pub id: DeckId,
    /// The name that learners see.
    pub title: String,
    /// A BCP 47 tag.
    pub language: String,
    /// What it is about.
    pub about: Option<String>,
    /// Who writes it.
    pub author: Option<String>,
    /// The work that its answers rest on, unless a question names another: its key in the deck, and its title.
    pub source: Option<(String, String)>,
}

/// A deck without questions, laid out as [`format()`] does.
///
/// ```
/// use sommet::deckfile::{NewDeck, emit_deck};
/// use sommet::model::DeckId;
/// let (id, title, language) = (DeckId::new("lake").unwrap(), "The lake".into(), "en".into());
/// let deck = emit_deck(&NewDeck { id, title, language, about: None, author: None, source: None });
/// assert_eq!(deck, "Deck(\n    id: \"lake\",\n    title: \"The lake\",\n    language: \"en\",\n    questions: [],\n)\n");
/// ```
pub fn emit_deck(deck: &NewDeck) -> String {
    let mut fields = Fields::default();
    fields.text("id", deck.id.as_str());
    fields.text("title", &deck.title);
    fields.text("language", &deck.language);
    if let Some(author) = &deck.author {
        fields.put("authors", &list([author]));
    }
    fields.maybe("about", deck.about.as_deref());
    if let Some((key, title)) = &deck.source {
        fields.put("sources", &format!("{{{}: (title: {})}}", quote(key), quote(title)));
        fields.put("defaults", &format!("(source: {})", quote(key)));
    }
    fields.put("questions", "[]");
    let written = format!("Deck({})", fields.0);
    format(&written).unwrap_or(written)
}

/// A question on one line of RON, with every field that is its own; reads as the same question.
///
/// ```
/// use sommet::deckfile::{Extensions, emit_question, parse_question};
/// use sommet::model::Defaults;
/// let text = r#"(id: "a", ask: "1 + 1?", answer: Number(value: 2), why: "So it is.")"#;
/// let question = parse_question(text, Extensions::default(), &Defaults::default()).unwrap();
/// assert_eq!(emit_question(&question), text);
/// ```
pub fn emit_question(question: &Question) -> String {
    let mut fields = Fields::default();
    fields.text("id", question.id.as_str());
    fields.text("ask", &question.ask);
    fields.put("answer", &emit_answer(&question.answer));
    fields.maybe("why", question.why.as_deref());
    fields.maybe("hint", question.hint.as_deref());
    if !question.tags.is_empty() {
        fields.put("tags", &list(&question.tags));
    }
    fields.maybe("source", question.source.as_deref());
    match question.media.as_slice() {
        [] => {}
        [one] => fields.put("media", &emit_media(one)),
        several => {
            let several: Vec<String> = several.iter().map(emit_media).collect();
            fields.put("media", &format!("[{}]", several.join(", ")));
        }
    }
    if question.both_ways {
        fields.put("both_ways", "true");
    }
    for (name, value) in [("seconds", question.seconds), ("points", question.points)] {
        if let Some(value) = value {
            fields.put(name, &value.to_string());
        }
    }
    if let Some(retention) = question.retention {
        fields.put("retention", &retention.to_string());
    }
    format!("({})", fields.0)
}

fn emit_media(media: &Media) -> String {
    match &media.alt {
        None => quote(&media.file),
        Some(alt) => format!("(file: {}, alt: {})", quote(&media.file), quote(alt)),
    }
}

/// An id made of a question's words, unlike those that are taken; `None` is not to be expected.
pub fn free_id(ask: &str, is_taken: impl Fn(&str) -> bool) -> Option<QuestionId> {
    QuestionId::new(&unlike(&slug(ask), is_taken)).ok()
}

/// Named values, one after another.
#[derive(Default)]
struct Fields(String);

impl Fields {
    fn put(&mut self, name: &str, value: &str) {
        if !self.0.is_empty() {
            self.0.push_str(", ");
        }
        self.0.push_str(name);
        self.0.push_str(": ");
        self.0.push_str(value);
    }

    fn text(&mut self, name: &str, text: &str) {
        self.put(name, &quote(text));
    }

    fn maybe(&mut self, name: &str, text: Option<&str>) {
        if let Some(text) = text {
            self.text(name, text);
        }
    }
}

fn emit_answer(answer: &Answer) -> String {
    match answer {
        Answer::Recall(text) => format!("Recall({})", quote(text)),
        Answer::Typed { of, exact: false } => format!("Typed({})", list(of)),
        Answer::Typed { of, exact: true } => format!("Typed(of: {}, exact: true)", list(of)),
        Answer::Cloze(cloze) => format!("Cloze({})", quote(&with_gaps(cloze))),
        Answer::Choice { right, wrong } => format!("Choice(right: {}, wrong: {})", quote(right), options(wrong)),
        Answer::Several { right, wrong } => format!("Several(right: {}, wrong: {})", list(right), options(wrong)),
        Answer::TrueFalse(holds) => format!("TrueFalse({holds})"),
        Answer::Number { value, unit, within } => {
            let mut fields = Fields::default();
            fields.put("value", &number(*value));
            fields.maybe("unit", unit.as_deref());
            match within {
                Tolerance::Exact => {}
                Tolerance::Percent(share) => fields.put("within", &format!("Percent({})", number(*share))),
                Tolerance::Plus(width) => fields.put("within", &format!("Plus({})", number(*width))),
            }
            format!("Number({})", fields.0)
        }
        Answer::Order(items) => format!("Order({})", list(items)),
        Answer::Match(pairs) => {
            let pairs = pairs.iter().map(|(left, right)| format!("({}, {})", quote(left), quote(right)));
            format!("Match([{}])", pairs.collect::<Vec<_>>().join(", "))
        }
        Answer::List { of, need } => {
            let items = of.iter().map(|forms| match &forms[..] {
                [only] => quote(only),
                several => list(several),
            });
            let items = items.collect::<Vec<_>>().join(", ");
            let need = if *need == of.len() { String::new() } else { format!(", need: {need}") };
            format!("List(of: [{items}]{need})")
        }
    }
}

/// A number as people write it: 310 and 40e9, not 310.0 and 40000000000.0.
fn number(value: f64) -> String {
    let plain = format!("{value:?}");
    let Some(whole) = plain.strip_suffix(".0") else { return plain };
    // By thousands: a million is 1e6, 40 billion are 40e9.
    let zeros = (whole.len() - whole.trim_end_matches('0').len()) / 3 * 3;
    if zeros >= 6 { format!("{}e{zeros}", &whole[..whole.len() - zeros]) } else { whole.to_owned() }
}

fn with_gaps(cloze: &Cloze) -> String {
    let piece = |piece: &Piece| match piece {
        Piece::Text(text) => text.clone(),
        Piece::Gap { answer, hint: None } => format!("{{{{{answer}}}}}"),
        Piece::Gap { answer, hint: Some(hint) } => format!("{{{{{answer}::{hint}}}}}"),
    };
    cloze.pieces.iter().map(piece).collect()
}

fn list<T: AsRef<str>>(texts: impl IntoIterator<Item = T>) -> String {
    let quoted: Vec<String> = texts.into_iter().map(|text| quote(text.as_ref())).collect();
    format!("[{}]", quoted.join(", "))
}

fn options(wrong: &[WrongOption]) -> String {
    let option = |option: &WrongOption| match &option.because {
        Some(because) => format!("({}, {})", quote(&option.text), quote(because)),
        None => quote(&option.text),
    };
    format!("[{}]", wrong.iter().map(option).collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::super::{Extensions, parse, parse_question};
    use super::*;
    use crate::model::Defaults;

    fn read(text: &str) -> Question {
        parse_question(text, Extensions::default(), &Defaults::default()).unwrap()
    }

    #[test]
    fn what_is_written_reads_as_the_same_question() {
        let decks = [
            include_str!("../../decks/sommet-ia-paris-2025.fr.ron"),
            include_str!("../../decks/sommet-learn.en.ron"),
            include_str!("../../decks/sommet-learn.fr.ron"),
        ];
        for question in decks.iter().flat_map(|deck| parse(deck).deck.unwrap().questions) {
            assert_eq!(read(&emit_question(&question)), question);
        }
        for value in [0.0, -0.5, 310.0, 40e9, 109e9, 1_234_567.0, 1e300, 0.1 + 0.2, -2e12] {
            let question = read(&format!("(id: \"a\", ask: \"?\", answer: Number(value: {value:e}, unit: \"€\"))"));
            assert_eq!(read(&emit_question(&question)), question, "{value}");
        }
        let odd = r#"(id: "a", ask: "\"«\\»\n\tx\u{1b}", answer: Typed(of: ["\\"], exact: true), both_ways: true, retention: 0.95, seconds: 20, points: 2, media: "a/b.png")"#;
        assert_eq!(read(&emit_question(&read(odd))), read(odd));
    }

    #[test]
    fn numbers_are_written_as_people_do() {
        let table = [
            (2.0, "2"),
            (310_000.0, "310000"),
            (40e9, "40e9"),
            (1_234_567.0, "1234567"),
            (-5e8, "-500e6"),
            (0.5, "0.5"),
        ];
        for (value, text) in table {
            assert_eq!(number(value), text);
        }
    }

    #[test]
    fn an_id_is_free() {
        assert_eq!(free_id("Où ?", |id| matches!(id, "ou" | "ou-2")).unwrap().as_str(), "ou-3");
    }
}
