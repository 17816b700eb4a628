//! Pictures and sounds in a deck's text: the ways to write them, and what is said where.

use super::*;
use crate::model::Media;

/// The media of one question, and the codes found with the text that each points at; every file is there with so many bytes.
fn inspected(media: &str, bytes: u64) -> (Vec<Media>, Vec<(&'static str, String)>) {
    let text = format!(
        "(id: \"d\", title: \"é\", language: \"fr\", allow: [\"no-why\", \"no-source\"], questions: [(id: \"a\", ask: \
         \"è\", answer: TrueFalse(true), media: {media})])"
    );
    let found = inspect(&text, |file| media_format(file).map(|_| bytes)).diagnostics;
    let found = found.iter().map(|found| (found.code.code(), text[found.span.clone()].to_owned())).collect();
    let questions = parse(&text).deck.unwrap().questions;
    (questions.into_iter().next().map(|question| question.media).unwrap_or_default(), found)
}

fn media(file: &str, alt: &str) -> Media {
    Media { file: file.to_owned(), alt: Some(alt.to_owned()).filter(|alt| !alt.is_empty()) }
}

#[test]
fn media_are_written_in_three_ways() {
    let (map, song) = (media("a.png", "La carte"), media("b.mp3", "L’hymne"));
    let good = |written: &str| {
        let (read, found) = inspected(written, 1);
        assert_eq!(found, [], "{written}");
        read
    };
    assert_eq!(good(r#"(file: "a.png", alt: "La carte")"#), std::slice::from_ref(&map));
    assert_eq!(good(r#"Media(file: "a.png", alt: Some("La carte"))"#), std::slice::from_ref(&map));
    assert_eq!(good(r#"Some([(file: "a.png", alt: "La carte"), (file: "b.mp3", alt: "L’hymne")])"#), [map, song]);
    assert_eq!(good("[]"), []);
    assert_eq!(good("None"), []);
}

#[test]
fn words_that_stand_for_it_are_demanded_and_the_question_is_asked_all_the_same() {
    let (read, found) = inspected(r#"["a.png", (file: "b.mp3", alt: " ")]"#, 1);
    assert_eq!(read, [media("a.png", ""), media("b.mp3", "")]);
    assert_eq!(found, [("E064", "\"a.png\"".to_owned()), ("E064", "\"b.mp3\"".to_owned())]);
    assert_eq!(inspected(r#""a.png""#, 1).1, [("E064", "\"a.png\"".to_owned())]);
}

#[test]
fn what_cannot_be_used_is_named_at_its_place() {
    let place = |written: &str| inspected(written, 1).1;
    assert_eq!(place(r#"(alt: "x", file: "../a.png")"#), [("E056", "\"../a.png\"".to_owned())]);
    assert_eq!(place(r#"[(file: "a.pdf", alt: "x")]"#), [("E057", "\"a.pdf\"".to_owned())]);
    let (_, large) = inspected(r#"[(file: "a.png", alt: "x"), (file: "b.png", alt: "x")]"#, LARGE_MEDIA + 1);
    assert_eq!(large, [("large-media", "\"a.png\"".to_owned()), ("large-media", "\"b.png\"".to_owned())]);
    for (written, code, at) in [
        ("3", "E024", "3"),
        (r#"[["a.png"]]"#, "E024", r#"["a.png"]"#),
        (r#"(file: "a.png", text: "x")"#, "E020", "text"),
        (r#"(alt: "x")"#, "E021", "("),
        (r#"[(file: "", alt: "x")]"#, "E034", "\"\""),
    ] {
        assert_eq!(place(written), [(code, at.to_owned())], "{written}");
    }
}

#[test]
fn the_words_are_set_as_the_language_sets_them() {
    let (_, found) = inspected(r#"[(file: "a.png", alt: "L'aube ?")]"#, 1);
    assert_eq!(found, [("typography", "'".to_owned()), ("typography", " ".to_owned())]);
}
