//! Decks good and bad: what is read of them, and what is said about the rest, where.

mod agreement;
mod excess;
mod media;
mod spelling;

use std::fs;
use std::path::Path;

use agreement::{form_is_sound, plain_ron_accepts};
use proptest::prelude::*;

use super::*;
use crate::model::answer::ClozeFault;
use crate::model::{Answer, Deck, Tolerance};

pub(super) const QUESTIONS: [&str; 12] = [
    r#"(id: "q0", ask: "Capitale de l'été ?", answer: Recall("l’œuf"), why: "É", hint: "é")"#,
    r#"(id: "q1", ask: "Un mot", answer: Typed(["oui", "ouais"]), both_ways: true, tags: ["a", "b"])"#,
    r#"(id: "q2", ask: "Un seul", answer: Typed("non"), source: "article")"#,
    r#"(id: "q3", ask: "Complète", answer: Cloze("En {{2025}}, à {{Paris::ville}}."))"#,
    r#"(id: "q4", ask: "Lequel ?", answer: Choice(right: "A", wrong: ["B", ("C", "parce que")]), seconds: 20)"#,
    r#"(id: "q5", ask: "Lesquels ?", answer: Several(right: ["A", "B"], wrong: [("C", "non"), "D"]))"#,
    r#"(id: "q6", ask: "Vrai ?", answer: TrueFalse(true), retention: 0.95, points: 3)"#,
    r#"(id: "q7", ask: "Combien ?", answer: Number(value: 109e9, unit: "€", within: Percent(1)))"#,
    r#"(id: "q8", ask: "Combien encore ?", answer: Number(value: 40, within: Plus(0.5)))"#,
    "(\n            id: \"q9\",\n            ask: \"Dans l'ordre\",\n            answer: Order([\"un\", \"deux\"]), // fin\n        )",
    r#"(id: "q10", ask: r"Qui va \ avec qui ?", answer: Match([("a", "b"), ("c", "d")]))"#,
    r#"(id: "q11", ask: "Cite", answer: List(of: ["a", ["b", "bb"], "c"], need: 2), media: "x.png")"#,
];

const HEAD: &str = r#"// Un jeu d'essai : « é »
Deck(
    format: 1, id: "essai", title: "Éssai", language: "fr", version: "2", authors: ["M."], about: "x",
    sources: { "article": (title: "Le sommet", date: "2025") },
    defaults: (tags: ["a", "tous"], retention: 0.9, points: 1),
    questions: [
"#;

fn deck_of<'a>(questions: impl IntoIterator<Item = &'a str>) -> String {
    let mut text = HEAD.to_owned();
    for question in questions {
        text.push_str("        ");
        text.push_str(question);
        text.push_str(",\n");
    }
    text + "    ],\n)\n"
}

fn good() -> String {
    deck_of(QUESTIONS)
}

/// The codes found and the text that each one points at.
fn found(text: &str) -> Vec<(&'static str, String)> {
    parse(text).diagnostics.iter().map(|d| (d.code.code(), text[d.span.clone()].to_owned())).collect()
}

fn ids(deck: &Deck) -> Vec<&str> {
    deck.questions.iter().map(|question| question.id.as_str()).collect()
}

#[test]
fn a_good_deck_is_read_whole() {
    let text = good();
    let parsed = parse(&text);
    assert_eq!(parsed.diagnostics, []);
    let deck = parsed.deck.unwrap();
    assert_eq!((deck.id.as_str(), deck.title.as_str(), deck.version.as_deref()), ("essai", "Éssai", Some("2")));
    assert_eq!(deck.questions.len(), 12);
    assert_eq!(deck.questions[1].tags, ["a", "tous", "b"]);
    assert_eq!((deck.questions[6].retention, deck.questions[6].points), (Some(0.95), Some(3)));
    assert_eq!((deck.questions[7].retention, deck.questions[7].points), (Some(0.9), Some(1)));
    assert_eq!(deck.questions[4].seconds, Some(20));
    let Answer::Number { value, within, .. } = &deck.questions[8].answer else { panic!() };
    assert_eq!((*value, *within), (40.0, Tolerance::Plus(0.5)));
    assert_eq!(deck.questions[2].answer, Answer::Typed { of: vec!["non".into()], exact: false });
    for (question, span) in deck.questions.iter().zip(&parsed.question_spans) {
        let alone = parse_question(&text[span.clone()], parsed.extensions, &deck.defaults).unwrap();
        assert_eq!(&alone, question);
    }
}

#[test]
fn every_form_that_ron_allows_is_read() {
    let text = "\u{FEFF}#![enable(implicit_some)]\n#![enable(unwrap_newtypes)]\n(id: \"d\", title: \"T\", language: \"en-GB\", \
        authors: \"One\", about: Some(\"x\"), license: None, questions: [/* none, (yet */ Question(id: \"a\", \
        ask: \"x\", answer: Typed(\"a\", \"b\"), why: Some(\"y\")) /* ] */, (id: \"b\", ask: \"é\", answer: \
        Number(value: 1_000, unit: Some(\"km\"), within: Exact)), (id: \"c\", ask: \"x\", answer: \
        Typed(of: [\"Na\"], exact: true)), (id: \"d\", ask: \"x\", answer: Typed((of: \"Na\", exact: Some(false))))])";
    let parsed = parse(text);
    assert_eq!(parsed.diagnostics, []);
    let questions = parsed.deck.unwrap().questions;
    let of = vec!["Na".to_owned()];
    assert_eq!(questions[2].answer, Answer::Typed { of: of.clone(), exact: true });
    assert_eq!(questions[3].answer, Answer::Typed { of, exact: false });
}

/// A line of the table: a question, and the codes and places that must be found in it.
type Line<'a> = (&'a str, &'a [(&'a str, &'a str)]);

#[test]
fn each_fault_is_named_at_its_place() {
    let table: &[Line] = &[
        (r#"(id: "é", aks: "è", answer: TrueFalse(true))"#, &[("E020", "aks")]),
        (
            r#"(id: "é", ask: "è", answr: TrueFalse(true), explanation: "é")"#,
            &[("E020", "answr"), ("E020", "explanation")],
        ),
        (r#"(id: "é", answer: TrueFalse(true))"#, &[("E021", "(")]),
        (r#"(id: "é", ask: "è", ask: "è", answer: TrueFalse(true))"#, &[("E022", "ask")]),
        (r#"(id: "é", ask: "è", answer: MCQ(right: "a", wrong: []))"#, &[("E023", "MCQ")]),
        (r#"(id: "é", ask: 12, answer: TrueFalse(yes))"#, &[("E024", "12"), ("E024", "yes")]),
        (r#"(id: "é", ask: "è", answer: "a")"#, &[("E024", "\"a\"")]),
        (
            r#"(id: "é", ask: "è", answer: Choice(right: "a", wrong: ["b", ("c", 4), 5]))"#,
            &[("E024", "4"), ("E024", "5")],
        ),
        (r#"(id: "é", ask: "è", answer: Choice("a", "b"))"#, &[("E024", "Choice(\"a\", \"b\")")]),
        (r#"(id: "é", ask: "è", answer: Recall("a"), seconds: -1)"#, &[("E025", "-1")]),
        (r#"(id: "é", ask: "è", answer: Recall("a"), seconds: 1.5)"#, &[("E024", "1.5")]),
        (r#"éCard(aks: "è", answer: Recall("a"))"#, &[("E026", "éCard"), ("E032", "éCard"), ("E020", "aks")]),
        (r#"Card(id: "é", ask: "è", answer: Recall("a"))"#, &[("E026", "Card")]),
        (r#"(id: "é è", ask: "è", answer: Recall("a"))"#, &[("E031", "\"é è\"")]),
        (r#"(ask: "Où est-ce ?", answer: Recall("a"))"#, &[("E032", "(")]),
        (r#"(aks: "Où est-ce ?", answer: Recall("a"))"#, &[("E032", "("), ("E020", "aks")]),
        (r#"(id: "é", ask: " ", answer: Recall(""))"#, &[("E034", "\" \""), ("E034", "\"\"")]),
        (r#"(id: "é", ask: "è", answer: Recall("a"), source: "articel")"#, &[("E036", "\"articel\"")]),
        (r#"(id: "é", ask: "è", answer: Choice(right: "a", wrong: []))"#, &[("E040", "[]")]),
        (r#"(id: "é", ask: "è", answer: Several(right: [], wrong: ["a"]))"#, &[("E041", "[]")]),
        (r#"(id: "é", ask: "è", answer: Choice(right: "a", wrong: ["b", " a"]))"#, &[("E042", "\" a\"")]),
        (r#"(id: "é", ask: "è", answer: Choice(right: "a", wrong: ["b", ("b ", "x")]))"#, &[("E043", "\"b \"")]),
        (r#"(id: "é", ask: "è", answer: List(of: ["a", ["b", "a"]], need: 3))"#, &[("E043", "\"a\""), ("E044", "3")]),
        (r#"(id: "é", ask: "è", answer: List(of: ["a"], need: 0))"#, &[("E044", "0")]),
        (r#"(id: "é", ask: "è", answer: Order(["a"]))"#, &[("E045", "[\"a\"]")]),
        (r#"(id: "é", ask: "è", answer: Typed([]))"#, &[("E045", "[]")]),
        (r#"(id: "é", ask: "è", answer: Typed(of: [" ", "a", "a "]))"#, &[("E034", "\" \""), ("E043", "\"a \"")]),
        (r#"(id: "é", ask: "è", answer: Typed(of: "a", exact: 1, case: true))"#, &[("E024", "1"), ("E020", "case")]),
        (r#"(id: "é", ask: "è", answer: Typed(exact: true))"#, &[("E021", "Typed")]),
        (
            r#"(id: "é", ask: "è", answer: Match([("a", "b"), ("c", "b"), ("a", "d")]))"#,
            &[("E046", "\"b\""), ("E046", "\"a\"")],
        ),
        (r#"(id: "é", ask: "è", answer: Cloze("é {{a}} {{b"))"#, &[("E047", "{{")]),
        (r#"(id: "é", ask: "è", answer: Cloze("é"))"#, &[("E047", "\"é\"")]),
        (r#"(id: "é", ask: "è", answer: Number(value: 1, within: Percent(101)))"#, &[("E049", "101")]),
        (r#"(id: "é", ask: "è", answer: Number(value: 1, within: Plus(-1)))"#, &[("E050", "-1")]),
        (r#"(id: "é", ask: "è", answer: Number(value: inf))"#, &[("E051", "inf")]),
        (r#"(id: "é", ask: "è", answer: Recall("a"), retention: 1, seconds: 0)"#, &[("E052", "1"), ("E053", "0")]),
        (r#"(id: "é", ask: "è", answer: TrueFalse(true), both_ways: true)"#, &[("E054", "true")]),
        (r#"(id: "é", ask: "è" answer: Recall("a"))"#, &[("E006", "\"")]),
        (r#"(id: "é", ask "è", answer: Recall("a"))"#, &[("E007", "ask")]),
        (r#"(id: "é", ask = "è", answer: Recall("a"))"#, &[("E007", "=")]),
        (r#"("id": "é", ask: "è", answer: Recall("a"))"#, &[("E008", "\"id\"")]),
        (r#"(id: "é", ask: "un "mot" dit", answer: Recall("a"))"#, &[("E009", "\"")]),
        (r#"(id: "é", ask: "un \mot", answer: Recall("a"))"#, &[("E010", "\\m")]),
        (r#"(id: "é", ask: "è", answer: Number(value: 1.2.3))"#, &[("E011", "1.2.3")]),
        (
            r#"(id: "é", ask: « è », answer: Recall("a"))"#,
            &[("E012", "«"), ("E006", "«"), ("E006", "è"), ("E012", "»")],
        ),
    ];
    for (question, expected) in table {
        let text = deck_of([QUESTIONS[0], question, QUESTIONS[2]]);
        let found = found(&text);
        let found: Vec<(&str, &str)> = found.iter().map(|(code, place)| (*code, place.as_str())).collect();
        if question.contains('«') {
            assert!(!found.is_empty() && found[0] == expected[0], "{found:?}");
        } else {
            assert_eq!(found, *expected, "{question}");
        }
        assert_eq!(ids(&parse(&text).deck.unwrap()), ["q0", "q2"], "{question}");
    }
}

#[test]
fn a_faults_data_say_what_was_meant() {
    let code = |question: &str| parse(&deck_of([question])).diagnostics[0].code.clone();
    let Code::UnknownField { nearest, expected, .. } = code(r#"(id: "a", question: "b", answer: Recall("c"))"#) else {
        panic!()
    };
    assert_eq!((nearest.as_deref(), expected.len()), (Some("ask"), 13));
    let Code::UnknownSource { nearest, declared, .. } =
        code(r#"(id: "a", ask: "b", answer: Recall("c"), source: "Article")"#)
    else {
        panic!()
    };
    assert_eq!((nearest.as_deref(), declared.len()), (Some("article"), 1));
    let missing = code(r#"(ask: "Où est-ce ?", answer: Recall("a"))"#);
    assert_eq!(missing, Code::MissingId { proposal: "ou-est-ce".into() });
    let cloze = code(r#"(id: "a", ask: "b", answer: Cloze("é {{}}"))"#);
    assert_eq!(cloze, Code::Cloze(ClozeFault::EmptyGap(3)));
    let answer = code(r#"(id: "a", ask: "b", answer: 4)"#);
    assert_eq!(answer, Code::WrongType { expected: Expected::Answer, found: Found::Number });
}

#[test]
fn an_id_given_twice_keeps_the_first() {
    let text = deck_of([QUESTIONS[3], QUESTIONS[0], QUESTIONS[3], QUESTIONS[1]]);
    let parsed = parse(&text);
    assert_eq!(ids(&parsed.deck.unwrap()), ["q3", "q0", "q1"]);
    let [diagnostic] = &parsed.diagnostics[..] else { panic!() };
    assert_eq!(diagnostic.code, Code::DuplicateId { id: "q3".into(), first_line: 7 });
    assert_eq!(&text[diagnostic.span.clone()], "\"q3\"");
    assert_eq!(text[diagnostic.related.clone().unwrap()], text[diagnostic.span.clone()]);
    assert!(diagnostic.span.start > diagnostic.related.clone().unwrap().start);
}

#[test]
fn faults_of_the_header_are_named_at_their_places() {
    let line = format!("{},", QUESTIONS[0]);
    let with = |head: &str, tail: &str| format!("(// é\n {head} questions: [\n{line}\n(id: 5)],{tail})");
    let sound = r#"id: "d", title: "é", language: "fr","#;
    let table: &[(String, &[(&str, &str)])] = &[
        (with(r#"id: "d", titel: "é", language: "fr","#, ""), &[("E020", "titel")]),
        (
            with(r#"id: "d/e", title: " ", language: "français","#, ""),
            &[("E031", "\"d/e\""), ("E034", "\" \""), ("E035", "\"français\"")],
        ),
        (with(r#"id: "d", title: "é", language: "","#, ""), &[("E034", "\"\"")]),
        (with(sound, " about: 5"), &[("E024", "5")]),
        (with(sound, r#" sources: {"a": (title: "x"), "a": (titre: "y")}"#), &[("E020", "titre")]),
        (with(sound, r#" sources: {"a": (title: "x"), "a": (title: "y")}"#), &[("E037", "\"a\"")]),
        (
            with(sound, r#" defaults: (source: "z", retention: 2, seconds: 0)"#),
            &[("E036", "\"z\""), ("E052", "2"), ("E053", "0")],
        ),
        (with(sound, " about: \"x\" title: 5"), &[("E006", "\"")]),
    ];
    for (text, expected) in table {
        let found = found(text);
        let found: Vec<_> = found.iter().map(|(c, p)| (*c, p.as_str())).filter(|(_, place)| *place != "(").collect();
        // The broken question is named too, whatever the header is worth.
        let rest: Vec<_> = found.iter().filter(|(c, p)| !(*c == "E024" && *p == "5")).copied().collect();
        let expected: Vec<_> = expected.iter().filter(|(_, p)| *p != "5").copied().collect();
        assert_eq!(rest, expected, "{text}");
        assert!(found.contains(&("E024", "5")), "{found:?}");
    }
}

#[test]
fn a_later_format_is_refused_and_nothing_else_is_said() {
    let text = r#"Deck(format: 7, id: "d", novelty: Some(new: 3), questions: [(id: 1), (ask)])"#;
    let parsed = parse(text);
    assert_eq!(parsed.deck, None);
    let [diagnostic] = &parsed.diagnostics[..] else { panic!("{:?}", parsed.diagnostics) };
    assert_eq!(diagnostic.code, Code::NewerFormat { found: 7, known: 1 });
    assert_eq!(&text[diagnostic.span.clone()], "7");
}

#[test]
fn what_is_no_deck_is_said_to_be_none() {
    for text in
        ["", "// rien", "{", "[]", "5", "Deck", "Deck(", "(questions: [", "(id: \"a\")", "\"", "/*", "#![enable(x)]()"]
    {
        let parsed = parse(text);
        assert!(parsed.deck.is_none() && !parsed.diagnostics.is_empty(), "{text}");
        for diagnostic in &parsed.diagnostics {
            assert!(text.get(diagnostic.span.clone()).is_some(), "{text}: {diagnostic:?}");
        }
    }
    assert_eq!(found("#![enable(x)]()")[0].0, "E015");
}

/// Ways to break a question's text, each with the code that must be found.
fn breakages(question: &str) -> Vec<(&'static str, String)> {
    let mut broken = vec![
        ("an unknown field", question.replacen("ask:", "asks:", 1)),
        ("a wrong type", question.replacen("ask:", "ask: 5, tags:", 1)),
        ("no closing bracket", question.trim_end_matches(')').trim_end().to_owned()),
        ("no opening bracket", question.trim_start_matches('(').to_owned()),
        ("a stray square", question.replacen("ask:", "], ask:", 1)),
        ("a stray curly", question.replacen("ask:", "} ask:", 1)),
        ("closed too early", question.replacen(", ask:", "), ask:", 1)),
        ("a comment left open", question.replacen("answer:", "/* answer:", 1)),
        ("nonsense", "@@@".to_owned()),
        ("a lone bracket", "(".to_owned()),
    ];
    for quote in question.match_indices('"').map(|(at, _)| at) {
        let mut text = question.to_owned();
        text.remove(quote);
        broken.push(("a lost quote", text));
    }
    for bracket in question.match_indices(['(', ')', '[', ']']).map(|(at, _)| at) {
        let mut text = question.to_owned();
        text.remove(bracket);
        broken.push(("a lost bracket", text));
    }
    broken.retain(|(_, text)| text != question);
    broken
}

#[test]
fn one_broken_question_hides_no_other() {
    let mut lost = Vec::new();
    for (place, question) in QUESTIONS.into_iter().enumerate() {
        let others: Vec<String> = (0..12).filter(|n| *n != place).map(|n| format!("q{n}")).collect();
        for (what, broken) in breakages(question) {
            let text = deck_of((0..12).map(|n| if n == place { broken.as_str() } else { QUESTIONS[n] }));
            let parsed = parse(&text);
            assert!(!parsed.diagnostics.is_empty(), "{what}: {broken}");
            let deck = parsed.deck.unwrap_or_else(|| panic!("{what}: {broken}\n{:?}", parsed.diagnostics));
            let read: Vec<&str> = ids(&deck).into_iter().filter(|id| *id != format!("q{place}")).collect();
            if read != others {
                lost.push(format!("{what} in {place}: {} left of {broken}", read.len()));
            }
        }
    }
    assert!(lost.is_empty(), "{} cases\n{}", lost.len(), lost.join("\n"));
}

#[test]
fn a_bracket_is_blamed_where_it_stands() {
    let (first, last) = (QUESTIONS[0], QUESTIONS[2]);
    let table = [
        ("(id: \"x\", ask: \"a\", answer: Typed([\"b\"], why: \"c\")", ("E001", "(")),
        ("(id: \"x\", ask: \"a\", answer: Typed(\"b\"]), why: \"c\")", ("E002", "]")),
        ("(id: \"x\", ask: \"a\", answer: Typed([\"b\"), why: \"c\")", ("E001", "[")),
        ("(id: \"x\", ask: \"a\", answer: Recall(\"b\")), why: \"c\")", ("E002", ")")),
        ("id: \"x\", ask: \"a\", answer: Recall(\"b\"))", ("E003", "id")),
        ("(id: \"x\", ask: \"a,\n answer: Recall(\"b\"))", ("E004", "\"a,")),
        ("(id: \"x\", ask: \"a, answer: Typed([\"b\", \"c\"]))", ("E004", "\"a, answer: Typed([\"b\", \"c\"])),")),
        ("(id: \"x\", ask: \"a\", answer: Recall(\"b))", ("E004", "\"b)),")),
        ("(id: \"x\", ask: \"a\", answer: Recall(\"b\"", ("E001", "(")),
    ];
    for (broken, (code, place)) in table {
        let text = deck_of([first, broken, last]);
        let found = found(&text);
        assert_eq!(found, [(code, place.to_owned())], "{broken}");
        assert_eq!(ids(&parse(&text).deck.unwrap()), ["q0", "q2"], "{broken}");
    }
    let text = deck_of([first, "(id: \"x\", ask: \"a\", answer: Typed([\"b\"], why: \"c\")", last]);
    let span = parse(&text).diagnostics[0].span.clone();
    assert!(text[..span.start].ends_with("Typed"), "{span:?}");
}

/// Would take minutes if anything were read again and again.
#[test]
fn large_nonsense_is_survived_in_time() {
    const MANY: usize = 20_000;
    let q2 = format!("{},\n", QUESTIONS[2]);
    for piece in [
        "[", "(", "{", "]", ")", "],", "](", "/*\n", "\"\n", "\" x\n\"", "r#\"\n", "b'", "'", "(id:", "id:", "x:(",
        ",", &q2,
    ] {
        let tail = "\"# x ] (id: \"z\")";
        for text in [piece.repeat(MANY), deck_of([&*piece.repeat(MANY)]), deck_of([&*(piece.repeat(MANY) + tail)])] {
            let parsed = parse(&text);
            assert!(!parsed.diagnostics.is_empty());
        }
    }
}

#[test]
fn decks_of_the_house_are_read() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("decks");
    for path in fs::read_dir(folder).into_iter().flatten().map(|entry| entry.unwrap().path()) {
        if path.extension().is_some_and(|extension| extension == "ron") {
            let text = fs::read_to_string(&path).unwrap();
            let parsed = parse(&text);
            assert_eq!(parsed.diagnostics, [], "{}", path.display());
            let deck = parsed.deck.unwrap();
            for (question, span) in deck.questions.iter().zip(&parsed.question_spans) {
                let alone = parse_question(&text[span.clone()], parsed.extensions, &deck.defaults).unwrap();
                assert_eq!(&alone, question);
            }
        }
    }
}

fn spans_fit(text: &str, parsed: &Parsed) {
    for diagnostic in &parsed.diagnostics {
        for span in std::iter::once(&diagnostic.span).chain(&diagnostic.related) {
            assert!(text.get(span.clone()).is_some(), "{diagnostic:?} in {text}");
        }
    }
    if let Some(deck) = &parsed.deck {
        assert_eq!(deck.questions.len(), parsed.question_spans.len());
        for (question, span) in deck.questions.iter().zip(&parsed.question_spans) {
            let alone = parse_question(&text[span.clone()], parsed.extensions, &deck.defaults);
            assert_eq!(alone.as_ref(), Ok(question));
        }
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn any_text_is_survived(text in r#"([a-z(){}\[\]:,"'\\/*#\n éœ«0-9.]|Deck\(|questions: \[|id: "|\PC){0,80}"#) {
        spans_fit(&text, &parse(&text));
    }

    #[test]
    fn a_mutated_deck_is_survived(cuts in prop::collection::vec((0..3000usize, 0..6usize, "[(){}\\[\\]:,\"\\\\/*#é\n]{0,3}"), 1..4)) {
        let mut text = good();
        for (at, length, insert) in cuts {
            let mut start = at % text.len();
            while !text.is_char_boundary(start) { start -= 1; }
            let mut end = (start + length).min(text.len());
            while !text.is_char_boundary(end) { end -= 1; }
            text.replace_range(start..end.max(start), &insert);
        }
        let parsed = parse(&text);
        spans_fit(&text, &parsed);
        prop_assert_eq!(form_is_sound(&parsed), plain_ron_accepts(&text), "{}\n{:?}", text, parsed.diagnostics);
    }

    #[test]
    fn well_formed_decks_are_read_as_ron_reads_them(order in Just((0..12).collect::<Vec<usize>>()).prop_shuffle(), take in 0..12usize) {
        let text = deck_of(order.iter().take(take).map(|n| QUESTIONS[*n]));
        prop_assert!(plain_ron_accepts(&text));
        prop_assert_eq!(parse(&text).diagnostics, vec![]);
    }
}
