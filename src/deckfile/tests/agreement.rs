//! Agreement with the `ron` crate on other projects' files and on what is generated.
//!
//! The tree takes what `ron::Value` takes, and nothing else, but for this: ranges (`1..2`), which no deck holds; `Some`
//! with other than one value in it and integers that are too large, which the format's table judges; attributes
//! (`#![enable(…)]`), which `ron` itself judges first; and brackets deeper than 64, where `ron` goes down to 128.
//!
//! A deck as a whole is taken if `ron` takes it, and else refused, but for a byte order mark before it, which is passed
//! over, and for a later format, of which nothing else is said.

use std::fs;
use std::path::{Path, PathBuf};

use proptest::prelude::*;
use ron::error::Error;

use super::*;

const WORDS: [&str; 44] = [
    "(",
    ")",
    "[",
    "]",
    "{",
    "}",
    ",",
    ":",
    "\"a\"",
    "\"b\\n\"",
    "1",
    "-2.5",
    "0x1F",
    "1e9",
    "a",
    "Some(",
    "None",
    "true",
    "inf",
    "'c'",
    "b\"x\"",
    "r#\"y\"#",
    "// c\n",
    "/* d */",
    " ",
    "\n",
    "é",
    "r#z",
    "_",
    "b'x'",
    "1_000",
    "\"\\u{e9}\"",
    "@",
    "\"",
    "'",
    "\\",
    "1.",
    ".5",
    "+3",
    "2u8",
    "a.b",
    "\"x\\q\"",
    "=",
    "-",
];

fn rons(folder: &Path, found: &mut Vec<PathBuf>) {
    for entry in fs::read_dir(folder).unwrap().map(Result::unwrap) {
        let path = entry.path();
        if path.is_dir() {
            rons(&path, found);
        } else if path.extension().is_some_and(|extension| extension == "ron") {
            found.push(path);
        }
    }
}

/// Asserts what this module says of one text.
pub(super) fn agree(text: &str) {
    assert_eq!(syntax::print(text, &syntax::read(text)), text);
    let ours = tree::read(text).1;
    match ron::from_str::<ron::Value>(text) {
        Ok(_) => assert_eq!(ours, [], "ron takes {text:?}"),
        Err(refused) => {
            let judged_elsewhere = matches!(
                refused.code,
                Error::ExpectedOption
                    | Error::ExpectedOptionEnd
                    | Error::UnexpectedChar(')')
                    | Error::IntegerOutOfBounds
                    | Error::ExceededRecursionLimit
            );
            assert!(!ours.is_empty() || judged_elsewhere, "ron refuses {text:?}: {refused}");
        }
    }
}

/// Whether `ron` alone, given the whole text, reads it as a deck.
pub(super) fn plain_ron_accepts(text: &str) -> bool {
    #[derive(serde::Deserialize)]
    #[serde(rename = "Deck", deny_unknown_fields)]
    #[expect(dead_code, reason = "only whether it can be read matters")]
    struct Whole {
        #[serde(default)]
        format: Option<u32>,
        id: String,
        title: String,
        language: String,
        #[serde(default)]
        version: Option<String>,
        #[serde(default)]
        authors: Option<schema::OneOrMany>,
        #[serde(default)]
        license: Option<String>,
        #[serde(default)]
        about: Option<String>,
        #[serde(default)]
        sources: Option<schema::Entries<schema::SourceText>>,
        #[serde(default)]
        defaults: Option<schema::DefaultsText>,
        questions: Vec<schema::QuestionText>,
    }
    let flags = ron::extensions::Extensions::IMPLICIT_SOME
        | ron::extensions::Extensions::UNWRAP_NEWTYPES
        | ron::extensions::Extensions::UNWRAP_VARIANT_NEWTYPES;
    ron::Options::default().with_default_extension(flags).from_str::<Whole>(text).is_ok()
}

/// Whether a deck was read without any fault of form; faults of meaning begin at E030.
pub(super) fn form_is_sound(parsed: &Parsed) -> bool {
    parsed.diagnostics.iter().all(|diagnostic| diagnostic.code.code() >= "E030")
}

#[test]
fn the_tree_takes_what_ron_takes_of_other_projects_files() {
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("../shared/fixtures/ron");
    if !folder.is_dir() {
        // Past the test harness, which keeps what a passing test prints to itself.
        let _ = std::io::Write::write_all(
            &mut std::io::stderr(),
            format!("skipped: {} is absent\n", folder.display()).as_bytes(),
        );
        return;
    }
    let mut found = Vec::new();
    rons(&folder, &mut found);
    assert!(found.len() > 200, "{}", found.len());
    for path in found {
        // One of them is in UTF-16, which no RON is.
        if let Ok(text) = fs::read_to_string(path) {
            agree(&text);
        }
    }
}

/// A deck in which one token was taken away, put in or replaced.
fn mutated() -> impl Strategy<Value = String> {
    let text = format!("(a: [\n{}\n])", QUESTIONS.join(",\n"));
    let tokens: Vec<lexer::Token> = lexer::Lexer::new(&text, 0).collect();
    (prop::sample::select(tokens), prop::sample::select(WORDS.to_vec()), 0..3).prop_map(move |(token, word, how)| {
        let (from, to, word) = match how {
            0 => (token.start, token.end, ""),
            1 => (token.start, token.end, word),
            _ => (token.start, token.start, word),
        };
        [&text[..from], word, &text[to..]].concat()
    })
}

fn soup() -> impl Strategy<Value = String> {
    let words = prop::collection::vec(prop::sample::select(WORDS.to_vec()), 0..10).prop_map(|words| words.concat());
    (words, prop::sample::select(vec![("", ""), ("(", ")"), ("[", "]"), ("{", "}"), ("A(b: ", ")")]))
        .prop_map(|(words, (open, close))| format!("{open}{words}{close}"))
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn the_tree_takes_what_ron_takes(text in prop_oneof![mutated(), soup()]) {
        // `1.` and `.5` side by side are a range.
        prop_assume!(!text.contains(".."));
        agree(&text);
    }
}
