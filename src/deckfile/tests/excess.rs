//! Decks with too much of something: brackets within brackets, faults after faults.

use super::*;

#[test]
fn brackets_nested_beyond_any_use_are_refused() {
    const MANY: usize = 20_000;
    for (open, close) in [("[(ask:", ")]"), ("(", ")"), ("[", "]"), ("X(why: [", "])"), ("{ask:[", "]}"), ("(id:", ")")]
    {
        let nest = format!("({}{})", open.repeat(MANY), close.repeat(MANY));
        let text = deck_of([QUESTIONS[0], &*nest, QUESTIONS[2]]);
        let parsed = parse(&text);
        let [diagnostic] = &parsed.diagnostics[..] else { panic!("{open}: {:?}", found(&text)) };
        assert_eq!(diagnostic.code, Code::Syntax(SyntaxFault::TooDeep), "{open}");
        assert!(diagnostic.span.start <= text.find(&nest).unwrap() + open.len() * tree::DEEPEST, "{open}");
        assert_eq!(ids(&parsed.deck.unwrap()), ["q0", "q2"], "{open}");
        // Never closed: the questions after it are found by their commas.
        let text = deck_of([QUESTIONS[0], &*open.repeat(MANY), QUESTIONS[2], QUESTIONS[3]]);
        let parsed = parse(&text);
        assert_eq!(parsed.diagnostics[0].code, Code::Syntax(SyntaxFault::TooDeep), "{open}");
        assert_eq!(ids(&parsed.deck.unwrap()), ["q0", "q2", "q3"], "{open}");
        // In the header.
        let text = format!("(id: \"d\", title: {}{}, questions: [])", open.repeat(MANY), close.repeat(MANY));
        assert_eq!(found(&text).iter().map(|(code, _)| *code).collect::<Vec<_>>(), ["E016"], "{open}");
    }
    let text =
        format!("Deck(id:\"a\",title:\"T\",language:\"fr\",questions: {}{})", "[(ask:".repeat(MANY), ")]".repeat(MANY));
    assert_eq!(found(&text), [("E016", "(".to_owned())]);
}

#[test]
fn questions_left_open_beside_one_another_are_not_nested() {
    let open = "(id: \"x\", ask: \"a\", answer: Typed([\"b\"], why: \"c\"";
    let text = deck_of(std::iter::repeat_n(open, 100).chain([QUESTIONS[0]]));
    assert!(found(&text).iter().all(|(code, _)| *code == "E001"), "{:?}", found(&text));
    assert_eq!(ids(&parse(&text).deck.unwrap()), ["q0"]);
}

#[test]
fn many_signs_in_one_text_are_looked_at_in_time() {
    const MANY: usize = 20_000;
    for (language, words) in [("fr", "Oui ? "), ("en", "Yes ? "), ("fr", "« Oui ? "), ("fr", "«\u{A0}Oui ?\u{A0}» ")]
    {
        let ask = words.repeat(MANY);
        let text = deck_of([format!("(id: \"x\", ask: \"{ask}\", answer: Typed(\"b\"))").as_str()]);
        let text = text.replace("language: \"fr\"", &format!("language: \"{language}\""));
        let found = inspect(&text, |_| Ok(0)).diagnostics;
        let at_a_question_mark = |found: &&Diagnostic| text[found.span.start..].starts_with(" ?");
        assert_eq!(found.iter().filter(at_a_question_mark).count(), MANY, "{words}");
    }
}

#[test]
fn no_more_is_listed_than_one_can_use() {
    const MANY: usize = 20_000;
    let mut questions: Vec<String> =
        (0..MANY).map(|n| format!("(id: \"x{n}\", aks: \"a\", awnser: Recall(\"b\"))")).collect();
    questions.insert(MANY / 2, QUESTIONS[0].to_owned());
    questions.push(QUESTIONS[2].to_owned());
    // After the last that is listed, what is wrong is left out all the same.
    questions.push(QUESTIONS[0].to_owned());
    questions.push(QUESTIONS[2].replace("q2", "q99").replace("article", "livre"));
    questions.push(QUESTIONS[4].replace("\"A\"", "\" \""));
    questions.push("(".to_owned());
    let text = deck_of(questions.iter().map(String::as_str));
    let parsed = parse(&text);
    assert_eq!(ids(parsed.deck.as_ref().unwrap()), ["q0", "q2"]);
    assert_eq!(parsed.question_spans.len(), 2);
    let listed: Vec<usize> = parsed.diagnostics.iter().map(|diagnostic| diagnostic.span.start).collect();
    let all: Vec<usize> =
        text.match_indices("aks").zip(text.match_indices("awnser")).flat_map(|(a, b)| [a.0, b.0]).collect();
    assert_eq!(listed, all[..200]);
    // What keeps the deck from being read is said first.
    let parsed = parse(&text.replace("    ],\n)", "    ],\n    about: 5,\n)"));
    assert!(parsed.deck.is_none());
    assert_eq!(parsed.diagnostics.len(), 200);
    assert!(matches!(&parsed.diagnostics[199].code, Code::WrongType { expected: Expected::Text, .. }));
}

#[test]
fn many_faults_in_one_value_are_listed_in_time() {
    const MANY: usize = 20_000;
    let fields = format!("({}{}ask: \"a\")", "x: 1, ".repeat(MANY), "id: \"a\", ".repeat(MANY));
    let sources = "\"s\": (titel: \"x\"), ".repeat(MANY);
    for text in [deck_of([&*fields, QUESTIONS[0]]), good().replace("\"article\":", &format!("{sources}\"article\":"))] {
        assert_eq!(parse(&text).diagnostics.len(), 200);
    }
}

#[test]
fn a_right_option_among_a_great_many_wrong_ones_is_found_in_time() {
    const MANY: usize = 20_000;
    let options = |side: &str| (0..MANY).map(|n| format!("\"{side}{n}\", ")).collect::<Vec<_>>().concat();
    let (right, wrong) = (options("r"), options("w"));
    let text = deck_of([&*format!(
        "(id: \"a\", ask: \"b\", answer: Several(right: [{right}\"r7\"], wrong: [{wrong}\"r7 \"]))"
    )]);
    let parsed = parse(&text);
    let codes: Vec<&str> = parsed.diagnostics.iter().map(|diagnostic| diagnostic.code.code()).collect();
    assert_eq!(codes, ["E043", "E042"]);
    // The first of the two is meant.
    let first = text.find("\"r7\"").unwrap();
    assert_eq!(parsed.diagnostics[1].related, Some(first..first + 4));
}
