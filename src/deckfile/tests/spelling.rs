//! Decks written in every way that RON has for a value, and in many that it has not: sommet takes what `ron` takes.

use super::agreement::agree;
use super::*;
use proptest::prelude::*;
use writer::Writer;

mod writer;

fn comments(text: &str) -> Vec<String> {
    let comments = lexer::Lexer::new(text, 0).filter(|token| token.is_comment());
    let mut written: Vec<String> = comments.map(|token| text[token.span()].trim_end().to_owned()).collect();
    written.sort();
    written
}

/// What is laid out, mended or added to is the same deck.
fn stays_itself(text: &str, parsed: &Parsed) {
    let mended = mend(text, |text| inspect(text, |_| Ok(0)));
    let again = mend(&mended.text, |text| inspect(text, |_| Ok(0)));
    assert_eq!(again.text, mended.text, "mended twice");
    // Where a comment or a text has no end, what is a comment is anybody's guess.
    if !parsed.diagnostics.iter().any(|found| matches!(found.code.code(), "E004" | "E005")) {
        assert_eq!(comments(text), comments(&mended.text), "comments kept");
    }
    if let Ok(tidy) = format(text) {
        assert_eq!(format(&tidy).as_deref(), Ok(tidy.as_str()), "idempotent");
        assert_eq!(comments(text), comments(&tidy), "comments");
        let mut applied = text.to_owned();
        for (span, new) in format_again(text, &mut Memo::default()).unwrap().into_iter().rev() {
            applied.replace_range(span, &new);
        }
        assert_eq!(applied, tidy, "in pieces");
        if parsed.diagnostics.is_empty() {
            assert_eq!(parse(&tidy).deck, parsed.deck, "the same deck");
        }
    }
    let Some(deck) = &parsed.deck else { return };
    if parsed.diagnostics.is_empty() {
        let ids: Vec<String> =
            draft::Draft::of(text).entries().into_iter().map(|entry| entry.id.unwrap().text).collect();
        assert_eq!(ids, super::ids(deck), "outline");
        let more = append(text, &["(id: \"new\", ask: \"a\", answer: Recall(\"b\"))".to_owned()]);
        // Where structs must be named, what is added would have to be too.
        assert!(more.is_ok() || text.contains("explicit_struct_names"), "{more:?}");
    }
    for question in &deck.questions {
        assert!(edit::question_span(text, &question.id).is_some());
        let more = edit::add_accepted(text, &question.id, None, "zz");
        assert_eq!(more.is_ok(), matches!(question.answer, Answer::Typed { .. }), "{more:?}");
    }
}

#[test]
fn names_are_the_same_raw_or_not() {
    let text = "r#Deck(r#id: \"d\", r#title: \"D\", r#language: \"en\", r#questions: [r#Question(r#id: \"a\", r#ask: \
        \"x\", r#answer: r#Typed(r#of: [\"y\"]), r#allow: [\"no-why\"]), (id: \"b\", ask: \"x\", answer: r#Rappel(\"z\"))])";
    let parsed = parse(text);
    assert_eq!(ids(parsed.deck.as_ref().unwrap()), ["a"]);
    assert_eq!(found(text), [("E023", "Rappel".to_owned())]);
    let sound = text.replace("Rappel", "Recall");
    stays_itself(&sound, &parse(&sound));
    assert!(format(text).unwrap().contains("r#id: \"a\""), "an id that is there is not given anew");
    let silenced = draft::Draft::of(text).silence(text.find("\"x\"").unwrap(), "no-source").unwrap();
    assert_eq!((silenced.0.start, silenced.1.as_str()), (text.find("\"no-why").unwrap(), "\"no-source\", "));
}

#[test]
fn letters_of_names_are_those_that_ron_takes() {
    for (name, is_name) in
        [("re\u{301}", true), ("x\u{b2}", false), ("\u{2c2}", false), ("\u{37a}", false), ("ª", true)]
    {
        let text = format!("(a: {name})");
        agree(&text);
        assert_eq!(tree::read(&text).1.is_empty(), is_name, "{name:?}");
    }
}

#[test]
fn what_a_lost_quote_brings_about_is_not_mended() {
    // Whether a quote, a comma or a bracket is missing, nobody knows; commas put into the text would grow for ever.
    for title in ["\"D\"about: \"x\n\"", "\"x\n\"about: \"y\"", "\"x \\q, about: \"y\""] {
        let text = good().replace("\"Éssai\"", title);
        assert!(found(&text).iter().any(|(code, _)| *code == "E004"), "{:?}", found(&text));
        assert_eq!(mend(&text, |text| inspect(text, |_| Ok(0))).text, text);
    }
}

#[test]
fn a_comment_before_a_last_comma_stays_before_it() {
    let text = good().replace("(title: \"Le sommet\", date: \"2025\")", "(title: \"Le sommet\" /* vu */,)");
    stays_itself(&text, &parse(&text));
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, max_shrink_iters: 0, ..ProptestConfig::default() })]

    #[test]
    fn decks_are_taken_as_ron_takes_them(seed in any::<u64>(), wrong in prop::sample::select(vec![0_u32, 2, 10])) {
        let text = Writer::new(seed, wrong).deck();
        // Attributes are judged by `ron` before there is a tree.
        if !text.contains("able") && !text.contains("#!") {
            agree(&text);
        }
        let parsed = parse(&text);
        spans_fit(&text, &parsed);
        stays_itself(&text, &parsed);
        prop_assert_eq!(form_is_sound(&parsed), plain_ron_accepts(&text), "{}\n{:?}", text, parsed.diagnostics);
    }
}
