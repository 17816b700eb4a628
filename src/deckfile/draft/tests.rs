//! What an author is offered and shown while the text is half written; `|` is where the cursor stands.

use super::*;
use crate::deckfile::inspect;

const DECK: &str = r#"Deck(
    id: "d", title: "D", language: "fr",
    sources: {"article": (title: "L’article", url: "https://x.org"), "book": (title: "B")},
    defaults: (source: "book", tags: ["all"]),
    questions: [
        (
            id: "a",
            ask: "Où ?",
            answer: Choice(right: "Ici", wrong: ["Là", ("Loin", "trop")]),
            tags: ["lieux", "facile"],
            source: "article",
        ),
        (§),
        (
            id: "c",
            ask: "Quand ?",
            answer: Number(value: 3, within: Percent(1)),
            tags: ["lieux"],
            allow: ["no-why"],
        ),
    ],
    version: "1",
)
"#;

/// The deck with a question in its midst, and where the cursor stands.
fn within(question: &str) -> (String, usize) {
    cut(&DECK.replace('§', question))
}

fn cut(text: &str) -> (String, usize) {
    let at = text.find('|').unwrap();
    (text.replacen('|', "", 1), at)
}

fn names(offers: &Offers) -> Vec<String> {
    let name = |role: &Role| match role {
        Role::Field { name, .. } | Role::Variant(name) | Role::Tolerance(name) => (*name).to_owned(),
        Role::Source(name) | Role::Tag(name) | Role::Lint(name) | Role::Language(name) => name.clone(),
        role => panic!("{role:?} is not offered"),
    };
    let told = |candidate: &Candidate| match candidate {
        Candidate::Named(role) => name(role),
        Candidate::Again(role) => format!("-{}", name(role)),
        Candidate::Bool(is) => is.to_string(),
        Candidate::Question => "QUESTION".to_owned(),
        Candidate::Deck => "DECK".to_owned(),
    };
    offers.candidates.iter().map(|(candidate, _)| told(candidate)).collect()
}

/// The first names that are offered in the midst of the deck, and what they take the place of.
fn offered(question: &str) -> (String, String) {
    let (text, at) = within(question);
    shown(&text, at)
}

fn shown(text: &str, at: usize) -> (String, String) {
    let offers = Draft::of(text).offers(at);
    let names = offers.as_ref().map_or_else(Vec::new, names);
    let first = names.into_iter().take(3).collect::<Vec<_>>().join(" ");
    (first, offers.map_or_else(String::new, |offers| text[offers.span].to_owned()))
}

#[test]
fn what_is_missing_is_offered_first_however_broken_the_rest() {
    let table = [
        ("|", "id ask answer", ""),
        ("id: \"b\", |", "ask answer why", ""),
        ("id: \"b\",\n as|\n answer: Recall(\"x\"),", "ask why hint", "as"),
        ("id: \"b\", a|sk: \"x\"", "answer why hint", "ask"),
        ("id: \"b\", ask: \"x\" an|", "answer why hint", "an"),
        ("id: \"b\", tags: [\"x\",\n so|", "lieux all facile", "so"),
        ("id: \"b\", answer: |", "Recall Typed Cloze", ""),
        ("id: \"b\", answer: Cho|\n", "Recall Typed Cloze", "Cho"),
        ("id: \"b\", answer: Choice(|", "right wrong", ""),
        ("id: \"b\", answer: Choice(right: \"x\", |),", "wrong -right", ""),
        ("id: \"b\", answer: Choice(right: \"x\", wrong: [\"y\"],\n why: \"z\",\n |", "ask hint tags", ""),
        ("id: \"b\", answer: Typed(|)", "of exact", ""),
        ("id: \"b\", answer: Number(value: 1, within: |)", "Exact Percent Plus", ""),
        ("id: \"b\", answer: TrueFalse(|)", "true false", ""),
        ("id: \"b\", both_ways: |", "true false", ""),
        ("id: \"b\", source: \"|\"", "article book", ""),
        ("id: \"b\", source: \"ar|\n ask: \"x\"", "article book", "ar"),
        ("id: \"b\", source: |", "article book", ""),
        ("id: \"b\", tags: [\"|\"]", "lieux all facile", ""),
        ("id: \"b\", tags: [|]", "lieux all facile", ""),
        ("id: \"b\", allow: [\"no-|\"]", "answer-in-ask large-media long-ask", "no-"),
        ("id: \"b\", media: (|)", "file alt", ""),
        ("id: \"b\", media: [(file: \"a.png\", |)]", "alt -file", ""),
        ("id: \"b\", ask: \"|\"", "", ""),
        ("id: \"b\", // |", "", ""),
        ("id: \"b\", answer: Recall(\"x\"), retention: 0.|", "", ""),
    ];
    for (question, wanted, replaced) in table {
        let (names, old) = offered(question);
        assert_eq!((names.as_str(), old.as_str()), (wanted, replaced), "{question}");
    }
}

#[test]
fn the_deck_itself_is_offered_its_fields() {
    for (old, new, wanted) in [
        ("id: \"d\", title", "id: \"d\", | title", "format authors license"),
        ("    version: \"1\",", "    version: \"1\", |", "format authors license"),
        ("language: \"fr\"", "language: \"|\"", "en fr zh"),
        ("defaults: (", "defaults: (|", "retention seconds points"),
        ("(title: \"B\")", "(title: \"B\", |)", "author date url"),
        ("        (§),\n", "        |\n", "QUESTION"),
    ] {
        let (text, at) = cut(&DECK.replace(old, new).replace("(§),", ""));
        assert_eq!(shown(&text, at).0, wanted, "{new}");
    }
    for (text, wanted) in
        [("|", "DECK"), ("De|", "DECK"), ("Deck(|", "id title language"), ("Deck(questions: [|", "QUESTION")]
    {
        let (text, at) = cut(text);
        assert_eq!(shown(&text, at).0, wanted, "{text}");
    }
}

#[test]
fn what_is_offered_is_written_whole() {
    let body = |question: &str, name: &str| {
        let (text, at) = within(question);
        let offers = Draft::of(&text).offers(at).unwrap();
        let at = names(&offers).iter().position(|found| found.trim_start_matches('-') == name).unwrap();
        let part = |part: &Part| match part {
            Part::Text(text) => text.clone(),
            Part::Blank => "_".to_owned(),
        };
        offers.candidates[at].1.iter().map(part).collect::<String>()
    };
    assert_eq!(body("id: \"b\",\n |\n", "ask"), "ask: \"_\",");
    assert_eq!(body("id: \"b\", |)", "tags"), "tags: [\"_\"]", "no comma before a bracket");
    assert_eq!(body("id: \"b\", a|: \"x\"", "ask"), "ask", "the colon is there");
    assert_eq!(body("answer: |\n", "Choice"), "Choice(right: \"_\", wrong: [\"_\"]),");
    assert_eq!(body("answer: T|(\"x\")", "Typed"), "Typed", "the brackets are there");
    assert_eq!(body("source: |\n", "book"), "\"book\",");
    assert_eq!(body("source: \"|\"", "book"), "book");
}

#[test]
fn what_stands_somewhere_is_known_by_its_place() {
    let at = |needle: &str, within: usize| {
        let text = DECK.replace("(§),", "");
        Draft::of(&text).spot(text.find(needle).unwrap() + within).map(|spot| (text[spot.span].to_owned(), spot.role))
    };
    let field = |owner, name, must| Some((String::from(name), Role::Field { owner, name, must }));
    assert_eq!(at("title: \"D\"", 2), field("deck", "title", true));
    assert_eq!(at("title: \"L’", 0), field("source", "title", true));
    assert_eq!(at("ask: \"Où", 3), field("question", "ask", true));
    assert_eq!(at("wrong:", 1), field("Choice", "wrong", true));
    assert_eq!(at("tags: [\"all", 1), field("defaults", "tags", false));
    let named = |name: &str, role| Some((name.to_owned(), role));
    assert_eq!(at("Choice", 6), named("Choice", Role::Variant("Choice")));
    assert_eq!(at("Percent", 0), named("Percent", Role::Tolerance("Percent")));
    assert_eq!(at("\"d\"", 1), named("d", Role::Deck("d".into())));
    assert_eq!(at("\"a\"", 2), named("a", Role::Question("a".into())));
    assert_eq!(at("\"article\": ", 3), named("article", Role::Declaration("article".into())));
    assert_eq!(at("\"article\",", 3), named("article", Role::Source("article".into())));
    assert_eq!(at("\"book\", tags", 3), named("book", Role::Source("book".into())));
    assert_eq!(at("\"lieux\"", 1), named("lieux", Role::Tag("lieux".into())));
    assert_eq!(at("\"no-why\"", 1), named("no-why", Role::Lint("no-why".into())));
    assert_eq!(at("\"fr\"", 1), named("fr", Role::Language("fr".into())));
    assert_eq!(at("Où", 0), None);
    assert_eq!(at("questions: [", 12), None);
}

#[test]
fn entries_and_uses_are_found() {
    let text = DECK.replace('§', "id: \"b\\u{e9}\", ask: \"x, answer: Rec");
    let draft = Draft::of(&text);
    let ids: Vec<_> = draft.entries().into_iter().map(|entry| entry.id.map(|id| id.text)).collect();
    assert_eq!(ids, [Some("a".into()), Some("bé".into()), Some("c".into())]);
    assert_eq!(draft.uses_of_tag("lieux").len(), 2);
    assert_eq!(draft.uses_of_source("article").len(), 1);
    assert_eq!(draft.uses_of_source("book").len(), 1);
    let sources = draft.sources();
    assert_eq!(sources.len(), 2);
    assert_eq!(sources[0].fields, [("title".into(), "L’article".into()), ("url".into(), "https://x.org".to_owned())]);
    assert_eq!(draft.id().unwrap().text, "d");
    assert_eq!(draft.questions_of("bé").len(), 1);
}

#[test]
fn a_lint_is_allowed_where_it_is_found() {
    let table = [
        ("(id: \"a\")", "(id: \"a\", allow: [\"no-why\"])"),
        ("(id: \"a\", )", "(id: \"a\", allow: [\"no-why\"] )"),
        ("()", "( allow: [\"no-why\"])"),
        ("(id: \"a\", allow: [])", "(id: \"a\", allow: [\"no-why\"])"),
        ("(id: \"a\", allow: [ \"x\"])", "(id: \"a\", allow: [\"no-why\",  \"x\"])"),
        ("(\n  id: \"a\", // x\n  )", "(\n  id: \"a\", // x\n      allow: [\"no-why\"],\n  )"),
        ("(\n  id: \"a\" // x\n  )", "(\n  id: \"a\",\n      allow: [\"no-why\"] // x\n  )"),
    ];
    for (before, after) in table {
        let deck = |question: &str| format!("(questions: [\n  {question},\n])");
        let text = deck(before);
        let (span, new) = Draft::of(&text).silence(text.find("[\n").unwrap() + 5, "no-why").unwrap();
        let mut changed = text.clone();
        changed.replace_range(span, &new);
        assert_eq!(changed, deck(after));
    }
    assert_eq!(Draft::of("(questions: [(id: \"a\"").silence(15, "no-why"), None);
}

#[test]
fn other_ron_is_left_alone() {
    for (text, is_deck) in [
        ("", true),
        ("// empty", true),
        ("Deck(", true),
        ("#![enable(implicit_some)]\n(questions: [", true),
        ("(window: (width: 3))", false),
        ("[1, 2]", false),
    ] {
        assert_eq!(Draft::of(text).is_deck(), is_deck || text.starts_with("#!["), "{text}");
    }
}

#[test]
fn every_finding_that_is_certain_has_its_cure() {
    let text = "(id: \"d\", title: \"D\", language: \"fr\", questions: [(aks: \"L'été\", answer: Recall(\"é\"))])";
    let diagnostics = inspect(text, |_| Ok(1)).diagnostics;
    let cures: Vec<Edit> = diagnostics.iter().filter_map(|found| cure(text, found)).collect();
    let start = text.find("aks").unwrap();
    assert_eq!(cures[1], (start..start + 3, "ask".to_owned()));
    let text = text.replace("aks", "ask");
    let found = inspect(&text, |_| Ok(1)).diagnostics;
    assert_eq!(cure(&text, &found[0]), Some((start..start, "id: \"l-ete\", ".to_owned())));
}

mod properties {
    use proptest::prelude::*;

    use super::*;

    proptest! {
        #[test]
        fn nothing_breaks_whatever_is_typed(from in 0..900_usize, upto in 0..900_usize, typed in "[a\"(){}\\[\\]:,é/ \n]{0,4}", at in 0..900_usize) {
            let floor = |at: usize| super::super::floor(DECK, at.min(DECK.len()));
            let (from, upto) = (floor(from.min(upto)), floor(from.max(upto).min(from.min(upto) + 40)));
            let text = [&DECK[..from], &typed, &DECK[upto..]].concat();
            let draft = Draft::of(&text);
            let at = super::super::floor(&text, at.min(text.len()));
            if let Some(spot) = draft.spot(at) {
                prop_assert!(text.get(spot.span).is_some());
            }
            if let Some(offers) = draft.offers(at) {
                prop_assert!(text.get(offers.span).is_some());
            }
            if let Some((span, new)) = draft.silence(at, "no-why") {
                prop_assert!(span.is_empty() && text.is_char_boundary(span.start) && new.contains("no-why"));
            }
            prop_assert!(draft.entries().iter().flat_map(|entry| &entry.id).all(|id| text.get(id.span.clone()).is_some()));
        }

        #[test]
        fn one_edit_leads_from_any_text_to_any_other(old in "[aé\u{e8}\u{1F600}]{0,8}", new in "[aé\u{e8}\u{1F600}]{0,8}") {
            let mut changed = old.clone();
            if let Some((span, text)) = change(&old, &new) {
                changed.replace_range(span, &text);
            }
            prop_assert_eq!(changed, new);
        }
    }
}
