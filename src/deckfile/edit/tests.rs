//! What an added answer changes in a deck's text, and what it leaves alone.

use proptest::prelude::*;

use super::super::parse::parse;
use super::*;

fn id(text: &str) -> QuestionId {
    QuestionId::new(text).unwrap()
}

/// A deck with a question before and one after.
fn deck_of(answer: &str) -> String {
    format!(
        "// « é »\nDeck(id: \"d\", title: \"D\", language: \"fr\", questions: [\n    (id: \"x\", ask: \"x\", answer: \
         Typed([\"x\"])),\n    (\n        id: \"q\", // qui\n        ask: \"?\",\n        answer: {answer},\n        why: \
         \"parce que\",\n    ),\n    (id: \"z\", ask: \"z\", answer: TrueFalse(true)),\n]) // fin"
    )
}

/// The answer's text once `added` has been.
fn added(answer: &str, item: Option<usize>, added: &str) -> String {
    let whole = add_accepted(&deck_of(answer), &id("q"), item, added).unwrap();
    let frame = deck_of("|");
    let (before, after) = frame.split_once('|').unwrap();
    whole.strip_prefix(before).unwrap().strip_suffix(after).unwrap().to_owned()
}

#[test]
fn an_answer_is_laid_out_as_its_neighbours_are() {
    let table = [
        (r#"Typed("a")"#, r#"Typed(["a", "é"])"#),
        (r##"Typed(r#"a"#)"##, r##"Typed([r#"a"#, "é"])"##),
        (r#"Typed(["a"])"#, r#"Typed(["a", "é"])"#),
        (r#"Typed(["a",])"#, r#"Typed(["a", "é",])"#),
        (r#"Typed([ "a", "b" /* c */ ])"#, r#"Typed([ "a", "b" /* c */, "é" ])"#),
        (r#"Typed("a", "b")"#, r#"Typed("a", "b", "é")"#),
        ("Typed(\n    \"a\", // c\n)", "Typed(\n    [\"a\", \"é\"], // c\n)"),
        ("Typed([\n  \"a\",\n])", "Typed([\n  \"a\",\n  \"é\",\n])"),
        ("Typed([\n\t\"a\", // c\n\t// d\n])", "Typed([\n\t\"a\", // c\n\t\"é\",\n\t// d\n])"),
        ("Typed([\n  \"a\" // c\n])", "Typed([\n  \"a\", // c\n  \"é\"\n])"),
        ("Typed([\r\n  \"a\"\r\n])", "Typed([\r\n  \"a\",\r\n  \"é\"\r\n])"),
        ("Typed([\"a\",\n  \"b\"])", "Typed([\"a\",\n  \"b\", \"é\"])"),
        (
            "Typed([\n  \"a\", \"b\",\n  \"c\", \"d\", // c\n])",
            "Typed([\n  \"a\", \"b\",\n  \"c\", \"d\", \"é\", // c\n])",
        ),
        ("Typed([\n  \"a\" /* c\n  d */\n])", "Typed([\n  \"a\", /* c\n  d */\n  \"é\"\n])"),
    ];
    for (before, after) in table {
        assert_eq!(added(before, None, " é "), after);
    }
}

#[test]
fn an_item_of_a_list_takes_another_form() {
    let list = r#"List(of: ["a", ["b", "c"], "d"], need: 2)"#;
    assert_eq!(added(list, Some(0), "é"), r#"List(of: [["a", "é"], ["b", "c"], "d"], need: 2)"#);
    assert_eq!(added(list, Some(1), "é"), r#"List(of: ["a", ["b", "c", "é"], "d"], need: 2)"#);
    let faults = [
        (Some(3), "é", EditFault::NoItem { item: 3, items: 3 }),
        (Some(0), "c", EditFault::AlreadyThere("c".into())),
        (None, "é", EditFault::OtherVariant(Variant::List)),
    ];
    for (item, answer, fault) in faults {
        assert_eq!(add_accepted(&deck_of(list), &id("q"), item, answer), Err(fault));
    }
}

#[test]
fn what_cannot_be_added_is_refused() {
    let typed = deck_of("Typed([\"a\"])");
    assert_eq!(add_accepted(&typed, &id("nobody"), None, "b"), Err(EditFault::NoQuestion(id("nobody"))));
    assert_eq!(add_accepted(&typed, &id("z"), None, "b"), Err(EditFault::OtherVariant(Variant::TrueFalse)));
    assert_eq!(add_accepted(&typed, &id("q"), None, " \t"), Err(EditFault::Blank));
    assert_eq!(add_accepted(&typed, &id("q"), None, " a"), Err(EditFault::AlreadyThere("a".into())));
    for broken in ["Typed([\"a\"", "Typed([\"a])", "Typed([\"a\"]], x: 1", "Typed([])", "Typde([\"a\"])"] {
        assert_eq!(
            add_accepted(&deck_of(broken), &id("q"), None, "b"),
            Err(EditFault::Unreadable(id("q"))),
            "{broken}"
        );
    }
}

#[test]
fn a_question_is_found_even_where_it_is_broken() {
    for answer in ["Typed(\"a\")", "Typed([\"a])", "Nothing"] {
        let deck = deck_of(answer);
        let span = question_span(&deck, &id("q")).unwrap();
        assert_eq!(deck[..span.start].matches('\n').count() + 1, 4, "{answer}");
        assert!(deck[span].starts_with("(\n        id: \"q\""), "{answer}");
    }
    assert_eq!(question_span(&deck_of("Typed(\"a\")"), &id("nobody")), None);
    let twice = deck_of("Typed(\"a\")").replace("\"x\", ask: \"x\"", "\"q\", aks: \"x\"");
    assert!(twice[question_span(&twice, &id("q")).unwrap()].contains("qui"), "the good one is meant");
    let escaped = deck_of("Typed(\"a\")").replace("id: \"q\"", "id: \"\\u{71}\"");
    assert!(question_span(&escaped, &id("q")).is_some());
}

/// A text as an author might write it, and what stands between two tokens.
fn written() -> impl Strategy<Value = String> {
    prop_oneof![r"[a-z]{1,3}".prop_map(|t| format!("\"{t}\"")), r"[A-Z]{1,3}".prop_map(|t| format!("r#\"{t}\"#"))]
}

fn space() -> impl Strategy<Value = &'static str> {
    prop::sample::select(vec!["", " ", "\n    ", "\r\n\t", " // é, [\n", " /* ] */ ", "/* a\n b */\n  "])
}

fn list() -> impl Strategy<Value = String> {
    let items = prop::collection::vec((space(), written(), space()), 1..4);
    (items, any::<bool>(), space()).prop_map(|(items, trailing, end)| {
        let items: Vec<String> = items.iter().map(|(before, text, after)| format!("{before}{text}{after}")).collect();
        format!("[{}{}{end}]", items.join(","), if trailing { "," } else { "" })
    })
}

fn answer() -> impl Strategy<Value = (String, bool)> {
    let typed = prop_oneof![list(), written()];
    let item = prop_oneof![list(), written()];
    prop_oneof![
        (space(), typed, space()).prop_map(|(a, list, b)| (format!("Typed({a}{list}{b})"), false)),
        (space(), item, space()).prop_map(|(a, item, b)| (format!("List(of: [{a}{item}{b}, \"ZZZZ\"])"), true)),
    ]
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// The deck is the old one with that answer more, and the old text is still there, in order.
    #[test]
    fn nothing_but_the_answer_changes((answer, is_list) in answer(), more in "[0-9]{1,2}[\"\\\\\n\t'\u{7}« é]{0,4}[0-9]") {
        let text = deck_of(&answer);
        let old = parse(&text);
        prop_assume!(old.diagnostics.is_empty());
        let item = is_list.then_some(0);
        let new_text = add_accepted(&text, &id("q"), item, &more).unwrap();
        let new = parse(&new_text);
        prop_assert_eq!(&new.diagnostics, &[]);
        let mut wanted = old.deck.unwrap();
        wanted.questions[1].answer = with_accepted(&wanted.questions[1].answer, item, &more).unwrap();
        prop_assert_eq!(new.deck.unwrap(), wanted);
        let mut rest = new_text.chars();
        prop_assert!(text.chars().all(|c| rest.any(|other| other == c)), "{}", new_text);
        let grown = new_text.len() - text.len();
        prop_assert!(grown <= quote(&more).len() + 24, "{}", new_text);
        prop_assert_eq!(add_accepted(&new_text, &id("q"), item, &more), Err(EditFault::AlreadyThere(more)));
    }
}
