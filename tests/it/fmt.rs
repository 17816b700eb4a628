//! `sommet fmt`: one layout, and nothing lost.

use std::fs;

use super::bench::Bench;

const UNTIDY: &str =
    "(id:\"d\",title:\"D\",language:\"en\",questions:[(ask:\"One?\",answer:Typed([\"one\"]))// keep\n],)";

#[test]
fn decks_are_laid_out_once_and_for_all() {
    let bench = Bench::new().english().deck("d.ron", UNTIDY);
    let path = bench.path().join("decks/d.ron");
    let asked = bench.run(&["fmt", "--check"]);
    assert_eq!(asked.code, 1);
    assert!(asked.out.contains("d.ron is laid out otherwise"), "{}", asked.out);
    assert_eq!(fs::read_to_string(&path).unwrap(), UNTIDY, "nothing is written");
    assert_eq!(bench.run(&["fmt"]).code, 0);
    insta::assert_snapshot!(fs::read_to_string(&path).unwrap(), @r#"
    (
        id: "d",
        title: "D",
        language: "en",
        questions: [
            (
                id: "one",
                ask: "One?",
                answer: Typed(["one"]),
            ), // keep
        ],
    )
    "#);
    let again = bench.run(&["fmt", "--check"]);
    assert_eq!((again.out.as_str(), again.code), ("nothing to change out of 1\n", 0));
}

#[test]
fn a_broken_file_is_named_and_stops_no_other() {
    let bench = Bench::new().english().deck("a.ron", "(id: \"a\"").deck("d.ron", UNTIDY);
    let ran = bench.run(&["fmt"]);
    assert_eq!(ran.code, 1);
    assert!(ran.err.contains("a.ron cannot be laid out as long as its syntax is broken"), "{}", ran.err);
    assert_eq!(fs::read_to_string(bench.path().join("decks/a.ron")).unwrap(), "(id: \"a\"");
    assert!(fs::read_to_string(bench.path().join("decks/d.ron")).unwrap().contains("\n        (\n"));
}
