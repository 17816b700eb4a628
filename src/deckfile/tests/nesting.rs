//! Brackets within brackets, more of them than any deck needs.

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
