//! What is worth a lint, and what is not.

use super::super::inspect::inspect;
use super::Lint;

/// The lints of one question of a French deck with a why and a source, and what each points at.
fn lints(question: &str) -> Vec<(&'static str, String)> {
    found("fr", question)
}

fn found(language: &str, question: &str) -> Vec<(&'static str, String)> {
    let text = format!(
        "(id: \"d\", title: \"D\", language: \"{language}\", sources: {{\"s\": (title: \"S\")}}, defaults: (source: \
         \"s\"), questions: [(id: \"q\", why: \"Ainsi.\", {question})])"
    );
    inspect(&text, |_| Ok(0))
        .diagnostics
        .iter()
        .map(|found| (found.code.code(), text[found.span.clone()].to_owned()))
        .collect()
}

/// Asserts which lints a question has.
fn has(question: &str, names: &[&str]) {
    let found: Vec<&str> = lints(question).into_iter().map(|(name, _)| name).collect();
    assert_eq!(found, names, "{question}");
}

#[test]
fn each_lint_has_its_occasion() {
    let long = "mot ".repeat(70);
    has(r#"ask: "Qui", answer: Recall("Personne")"#, &[]);
    has(r#"ask: "Qui a peint Guernica", answer: Typed(["Picasso"])"#, &[]);
    has(r#"ask: "Qui est Pablo Picasso", answer: Typed(["Pablo Picasso"])"#, &["answer-in-ask"]);
    has(r#"ask: "Été ou hiver", answer: Choice(right: "Été", wrong: ["Hiver"])"#, &[]);
    has(
        r#"ask: "Où", answer: Choice(right: "À l’ouest de la grande forêt noire", wrong: ["Ici", "Là"])"#,
        &["right-longest"],
    );
    has(r#"ask: "Où", answer: Choice(right: "À l’ouest de la forêt", wrong: ["Ici", "Au sud de la forêt"])"#, &[]);
    has(
        r#"ask: "Où", answer: Choice(right: "Ici", wrong: ["l’été", "L'ÉTÉ !"])"#,
        &["near-duplicate-option", "typography", "typography"],
    );
    has(r#"ask: "Signe", answer: Choice(right: "+1", wrong: ["-1"])"#, &[]);
    has(r#"ask: "Est-ce", answer: Typed(["oui"])"#, &["yes-no"]);
    has(r#"ask: "Est-ce", answer: Choice(right: "Vrai", wrong: ["Faux"])"#, &["yes-no"]);
    has(r#"ask: "Combien", answer: Number(value: 40)"#, &["no-unit"]);
    has(r#"ask: "Quand", answer: Number(value: 1789)"#, &[]);
    has(&format!("ask: \"{long}\", answer: TrueFalse(true)"), &["long-ask"]);
    has(&format!("ask: \"Dites\", answer: Recall(\"{long}\")"), &["too-many-facts"]);
    has(r#"ask: "Cite", answer: List(of: ["a","b","c","d","e","f","g","h","i"])"#, &["too-many-facts"]);
    has(r#"ask: "Cite", answer: List(of: ["a","b","c","d","e","f","g","h","i"], need: 3)"#, &[]);
}

#[test]
fn why_and_source_are_asked_for() {
    let text =
        "(id: \"d\", title: \"D\", language: \"en\", questions: [(id: \"q\", ask: \"x\", answer: TrueFalse(true))])";
    let names: Vec<_> = inspect(text, |_| Ok(0)).diagnostics.iter().map(|found| found.code.code()).collect();
    assert_eq!(names, ["no-why", "no-source"]);
}

#[test]
fn the_same_question_in_other_order_is_found() {
    let text = "(id: \"d\", title: \"D\", language: \"de\", allow: [\"no-why\", \"no-source\"], questions: [
        (id: \"a\", ask: \"Wann war der Gipfel?\", answer: Recall(\"x\")),
        (id: \"b\", ask: \"Der Gipfel war wann\", answer: Recall(\"X.\")),
        (id: \"c\", ask: \"Wo war der Gipfel?\", answer: Recall(\"z\"))])";
    let diagnostics = inspect(text, |_| Ok(0)).diagnostics;
    assert_eq!(diagnostics.len(), 1, "{diagnostics:?}");
    assert_eq!(diagnostics[0].code, super::super::Code::Lint(super::Lint::NearDuplicateQuestion { line: 2 }));
}

#[test]
fn the_same_words_may_ask_another_thing() {
    let twice = |one: &str, two: &str| {
        let text = format!(
            "(id: \"d\", title: \"D\", language: \"en\", allow: [\"no-why\", \"no-source\", \"no-unit\"], questions: [
            (id: \"a\", {one}), (id: \"b\", {two})])"
        );
        let found = inspect(&text, |_| Ok(0)).diagnostics;
        assert!(found.iter().all(|found| found.code.code() == "near-duplicate-question"), "{found:?}");
        !found.is_empty()
    };
    let alike = [
        (r#"ask: "A pun", answer: Recall("x")"#, r#"ask: "A pun?", answer: Recall("y")"#),
        (r#"ask: "Sum 3 and 5", answer: Number(value: 8)"#, r#"ask: "5 and 3: sum?", answer: Number(value: 8)"#),
        (r#"ask: "Name three", answer: List(of: ["a", "b"])"#, r#"ask: "Three name", answer: List(of: ["b", "a"])"#),
        (r#"ask: "It is so", answer: TrueFalse(true)"#, r#"ask: "So it is", answer: TrueFalse(true)"#),
    ];
    let apart = [
        (
            r#"ask: "The dog bites the man", answer: Recall("x")"#,
            r#"ask: "The man bites the dog", answer: Recall("y")"#,
        ),
        (r#"ask: "From 3 take 5", answer: Number(value: -2)"#, r#"ask: "From 5 take 3", answer: Number(value: 2)"#),
        (
            r#"ask: "Mars is larger than Ceres", answer: TrueFalse(true)"#,
            r#"ask: "Ceres is larger than Mars", answer: TrueFalse(false)"#,
        ),
        (
            r#"ask: "What is this?", answer: Typed("a"), media: (file: "a.png", alt: "A")"#,
            r#"ask: "What is this?", answer: Typed("b"), media: (file: "b.png", alt: "B")"#,
        ),
    ];
    for (pairs, expected) in [(alike, true), (apart, false)] {
        for (one, two) in pairs {
            assert_eq!(twice(one, two), expected, "{one} / {two}");
        }
    }
}

#[test]
fn what_a_question_wants_is_taken_into_account() {
    has(r#"ask: "Combien de doigts", answer: Number(value: 10)"#, &[]);
    has(r#"ask: "Combien pèse-t-il", answer: Number(value: 10)"#, &["no-unit"]);
    has(r#"ask: "Comment dit-on non en anglais", answer: Typed("no")"#, &[]);
    has(r#"ask: "Comment dit-on table en anglais", answer: Typed("table")"#, &[]);
    has(r#"ask: "La baleine est-elle un poisson ou un mammifère", answer: Typed("mammifère")"#, &[]);
    has(r#"ask: "Traduisez", answer: Recall("Where do you live?")"#, &[]);
    has(r#"ask: "Traduisez", answer: Recall("Où habites-tu?")"#, &["typography"]);
}

#[test]
fn a_lint_can_be_allowed_and_a_wrong_name_is_told() {
    has(r#"ask: "Combien", answer: Number(value: 40), allow: ["no-unit"]"#, &[]);
    has(r#"ask: "Combien", answer: Number(value: 40), allow: ["typography"]"#, &["no-unit"]);
    has(r#"ask: "Combien", answer: Number(value: 40), allow: ["nounit"]"#, &["no-unit", "E063"]);
    let marked = "\u{FEFF}(id: \"d\", title: \"D\", language: \"fr\", allow: [\"no-why\", \"no-source\", \"nounit\"], questions: [
        (id: \"a\", ask: \"Qui\", answer: Recall(\"Moi\"))])";
    let found = inspect(marked, |_| Ok(0)).diagnostics;
    let found: Vec<&str> = found.iter().map(|found| &marked[found.span.clone()]).collect();
    assert_eq!(found, ["\"nounit\""], "after a byte order mark too");
}

#[test]
fn typography_follows_the_language() {
    let slips = |language, ask: &str| {
        let found = found(language, &format!("ask: \"{ask}\", answer: TrueFalse(true)"));
        found.into_iter().map(|(_, at)| at).collect::<Vec<_>>()
    };
    assert_eq!(slips("fr", "L'été arrive ? Oui: « demain » !"), ["'", " ", ":", " ", " ", " "]);
    assert_eq!(slips("fr", "L’été\u{202F}? Oui\u{A0}: «\u{A0}demain\u{A0}»\u{202F}!"), [""; 0]);
    assert_eq!(slips("fr", "À 10:30, `a ? b : c`, https://a.fr/?q=l'a; fin..."), ["..."]);
    assert_eq!(slips("en", "Isn't it ? Yes: “so”..."), ["'", " ", "..."]);
    assert_eq!(slips("en", "Isn’t it? Yes: “so”…"), [""; 0]);
    assert_eq!(slips("fr", "Un\u{A0}trou: oui"), [":"], "after a space of two bytes");
    assert_eq!(slips("fr", "En 1928? À 40 %; 5! = 120: oui"), ["?", ";"], "`5!` is a formula");
    assert_eq!(slips("fr", "Que veut dire «\u{A0}How do you do?\u{A0}»\u{202F}?"), [""; 0]);
    assert_eq!(slips("en", "What does « Comment ça va ? » mean ?"), [" "]);
    assert_eq!(slips("de", "Isn't it ?"), [""; 0]);
}

#[test]
fn typography_looks_at_all_that_is_shown_of_an_answer() {
    let found = |answer: &str| -> Vec<String> {
        let found = lints(&format!("ask: \"Quoi\", answer: {answer}"));
        found.into_iter().filter(|(name, _)| *name == "typography").map(|(_, at)| at).collect()
    };
    assert_eq!(found(r#"Several(right: ["l'a", "b"], wrong: ["c", ("d", "e ?"), "f..."])"#), ["'", " ", "..."]);
    assert_eq!(found(r#"Order(["un", "d'eux"])"#), ["'"]);
    assert_eq!(found(r#"Match([("l'un", "un"), ("deux", "two !")])"#), ["'", " "]);
    assert_eq!(found(r#"Cloze("L'eau : {{aujourd'hui::l'indice}} ?")"#), ["'", " ", " "], "but for its gaps");
    assert_eq!(found(r#"Typed(["l'eau"])"#), [""; 0]);
    assert_eq!(found(r#"List(of: ["l'eau", "l'air"])"#), [""; 0]);
}

#[test]
fn typography_looks_at_what_a_deck_says_of_itself() {
    let question = "(id: \"q\", ask: \"Quoi\", why: \"Ainsi.\", answer: TrueFalse(true))";
    let places = |before: &str, after: &str| -> Vec<(usize, String)> {
        let text = format!("{before}questions: [{question}], {after})");
        let found = inspect(&text, |_| Ok(0)).diagnostics.into_iter().filter(|found| found.code.code() == "typography");
        found.map(|found| (found.span.start, text[found.span].to_owned())).collect()
    };
    let at = |text: &str, place: &str| (text.find(place).unwrap(), place.to_owned());
    let header = "(id: \"d\", language: \"fr\", allow: [\"no-source\"], title: \"L'été\", ";
    assert_eq!(places(header, ""), [at(header, "'")]);
    let marked = format!("\u{FEFF}{header}");
    assert_eq!(places(&marked, ""), [at(&marked, "'")], "after a byte order mark");
    let (plain, about) = (header.replace('\'', "’"), "about: \"Quoi ?\"");
    let before = format!("{plain}questions: [{question}], ");
    assert_eq!(
        places(&plain, about),
        [(before.len() + about.find(" ?").unwrap(), " ".to_owned())],
        "after the questions"
    );
    assert_eq!(places(&header.replace("no-source", "typography"), about), [], "where it is not allowed");
    assert_eq!(places(&header.replace("\"fr\"", "\"de\""), about), []);
}

#[test]
fn the_pages_examples_are_true() {
    let pages = include_str!("../../../docs/lints.md");
    let names = |question: &str, allowed: &str| -> Vec<&str> {
        let sources = "sources: {\"ign\": (title: \"IGN\")}";
        let deck = format!(
            "(id: \"d\", title: \"D\", language: \"en\", {sources}, allow: [{allowed}], questions: [(id: \"q\", {question})])"
        );
        inspect(&deck, |_| Ok(0)).diagnostics.iter().map(|found| found.code.code()).collect()
    };
    let mut shown = Vec::new();
    for page in pages.split("\n## ").skip(1) {
        let name = page.lines().next().unwrap();
        let Some((_, rest)) = page.split_once("```ron\n") else { continue };
        let (found, better) = rest.split_once("```").unwrap().0.trim_end().split_once('\n').unwrap();
        // Most are shown without what they are not about.
        let besides = ["no-why", "no-source"].into_iter().filter(|besides| *besides != name);
        let allowed = besides.map(|name| ["\"", name, "\","].concat()).collect::<Vec<_>>().concat();
        let mut told = names(found, &allowed);
        told.dedup();
        assert_eq!(told, [name], "{found}");
        assert_eq!(names(better, &allowed), [""; 0], "{better}");
        shown.push(name);
    }
    // How many bytes a picture has is not to be seen in a deck.
    let all: Vec<&str> = Lint::NAMES.into_iter().filter(|name| *name != "large-media").collect();
    assert_eq!(shown, all);
    assert!(pages.contains("\n## large-media\n"));
}
