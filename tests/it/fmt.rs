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

#[test]
fn what_is_no_deck_is_left_as_it_is() {
    const OTHER: &str = "(speed:1.5,assets:[\"a.png\"])";
    let bench = Bench::new().english().deck("a.ron", OTHER).deck("d.ron", UNTIDY);
    for args in [&["fmt", "--check"][..], &["fmt"]] {
        let ran = bench.run(args);
        assert!(ran.err.contains("a.ron is no deck") && ran.err.contains("a list of questions"), "{}", ran.err);
        assert_eq!(ran.code, 1);
    }
    let read = |name: &str| fs::read_to_string(bench.path().join("decks").join(name)).unwrap();
    assert_eq!(read("a.ron"), OTHER);
    assert_ne!(read("d.ron"), UNTIDY);
}

#[test]
fn a_file_that_cannot_be_written_is_named_and_stops_no_other() {
    // No name is left for the file that is written beside it, whoever runs this.
    let long = format!("{}.ron", "n".repeat(248));
    let bench = Bench::new().english().deck(&long, UNTIDY).deck("z.ron", &UNTIDY.replace("\"d\"", "\"z\""));
    let ran = bench.run(&["fmt"]);
    assert!(ran.err.contains(&format!("{long} cannot be written")), "{}", ran.err);
    assert!(ran.out.contains("z.ron") && ran.out.contains("one file to change out of 2"), "{}", ran.out);
    assert_eq!(ran.code, 3);
    assert_eq!(fs::read_to_string(bench.path().join("decks").join(&long)).unwrap(), UNTIDY);
    assert!(bench.run(&["fmt", "--check"]).out.contains("one file to change out of 2"), "the other is laid out");
}
