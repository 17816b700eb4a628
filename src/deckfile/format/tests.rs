//! What the layout changes, and what it never does.

use proptest::prelude::*;

use super::super::lexer::Lexer;
use super::super::parse::parse;
use super::*;

/// The tokens that carry meaning, and the comments, in order.
fn tokens(text: &str) -> (Vec<&str>, Vec<&str>) {
    let mut significant = Vec::new();
    let mut comments = Vec::new();
    for token in Lexer::new(text, 0) {
        let word = text[token.span()].trim_end();
        match token.kind {
            Kind::Comment => comments.push(word),
            // One more or fewer at the end of brackets means the same.
            Kind::Comma => {}
            _ => significant.push(word),
        }
    }
    (significant, comments)
}

/// Formats, and asserts what holds of every text.
fn tidy(text: &str) -> String {
    let tidy = format(text).unwrap();
    assert_eq!(lay_out(&tidy), tidy, "what is taken for laid out is");
    let (before, after) = (parse(text), parse(&tidy));
    assert_eq!(before.deck, after.deck, "{:?} {:?} the same deck:\n{tidy}", before.diagnostics, after.diagnostics);
    let (before, after) = (tokens(text), tokens(&tidy));
    assert_eq!(before.0, after.0, "the same tokens:\n{tidy}");
    let sorted = |mut comments: Vec<_>| {
        comments.sort_unstable();
        comments.into_iter().map(str::to_owned).collect::<Vec<_>>()
    };
    assert_eq!(sorted(before.1), sorted(after.1), "the same comments:\n{tidy}");
    let again = format(&tidy).unwrap();
    let moved = again.lines().zip(tidy.lines()).find(|(again, once)| again != once);
    assert!(again == tidy, "idempotent, but {moved:?}");
    tidy
}

fn deck_of(questions: &str) -> String {
    format!("Deck(id: \"d\", title: \"D\", language: \"fr\", questions: [{questions}])")
}

#[test]
fn a_deck_has_one_layout() {
    let text = r#"  // tête

#![enable( implicit_some ,unwrap_newtypes)]
Deck(id: "d",   title: "D", // titre
  language: "fr", authors: ["a","b"],


  // les sources
  sources: {"a": (title:"A", date : "2025"), /* b */ "b": (title: "B",url:"https://example.org/a/very/long/address/that/goes/on/and/on/and/does/not/fit/on/one/line"),},
  defaults: (tags: ["x"]),
questions: [ // deux
  (id:"a",ask:"?",answer:Choice(right:"x",wrong:["y",("z","parce que")])),(
  id: "b", // b
     ask: /* quoi */ "?", answer: Typed([
     "un"]), tags: [
       "t", // le tag
     ],
  // fin de b
  ),

  (id: "c", ask: "?", answer: Number(value: 40e9, unit: "€", within: Percent(1)), why: "
deux lignes"),
  // plus rien
],)
// pied"#;
    insta::assert_snapshot!(tidy(text), @r#"
        // tête

        #![enable(implicit_some, unwrap_newtypes)]
        Deck(
            id: "d",
            title: "D", // titre
            language: "fr",
            authors: ["a", "b"],

            // les sources
            sources: {
                "a": (title: "A", date: "2025"),
                /* b */ "b": (
                    title: "B",
                    url: "https://example.org/a/very/long/address/that/goes/on/and/on/and/does/not/fit/on/one/line",
                ),
            },
            defaults: (
                tags: ["x"],
            ),
            questions: [ // deux
                (
                    id: "a",
                    ask: "?",
                    answer: Choice(
                        right: "x",
                        wrong: [
                            "y",
                            ("z", "parce que"),
                        ],
                    ),
                ),
                (
                    id: "b", // b
                    ask: /* quoi */ "?",
                    answer: Typed(["un"]),
                    tags: [
                        "t", // le tag
                    ],
                    // fin de b
                ),

                (
                    id: "c",
                    ask: "?",
                    answer: Number(value: 40e9, unit: "€", within: Percent(1)),
                    why: "
        deux lignes",
                ),
                // plus rien
            ],
        )
        // pied
    "#);
}

#[test]
fn long_lists_are_broken_and_short_ones_joined() {
    let long = "a".repeat(40);
    let text = deck_of(&format!(
        "(id: \"q\", ask: \"?\", answer: Typed([\"{long}\", \"{long}\", \"{long}\"]), tags: [\n\"a\",\n\"b\"\n])"
    ));
    insta::assert_snapshot!(tidy(&text), @r#"
        Deck(
            id: "d",
            title: "D",
            language: "fr",
            questions: [
                (
                    id: "q",
                    ask: "?",
                    answer: Typed([
                        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                        "aaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaaa",
                    ]),
                    tags: ["a", "b"],
                ),
            ],
        )
    "#);
}

#[test]
fn missing_ids_are_made_of_the_words() {
    let text = deck_of(
        "(ask: \"Quel œuf ?\", answer: TrueFalse(true)), // a\n(id: \"quel-oeuf-2\", ask: \"x\", answer: TrueFalse(true)), \
         ( // b\n ask: \"Quel œuf ?\", answer: TrueFalse(true)),",
    );
    let tidy = format(&text).unwrap();
    insta::assert_snapshot!(tidy, @r#"
        Deck(
            id: "d",
            title: "D",
            language: "fr",
            questions: [
                (
                    id: "quel-oeuf",
                    ask: "Quel œuf ?",
                    answer: TrueFalse(true),
                ), // a
                (
                    id: "quel-oeuf-2",
                    ask: "x",
                    answer: TrueFalse(true),
                ),
                (
                    id: "quel-oeuf-3", // b
                    ask: "Quel œuf ?",
                    answer: TrueFalse(true),
                ),
            ],
        )
    "#);
    assert_eq!(parse(&tidy).diagnostics, []);
    assert_eq!(format(&tidy).unwrap(), tidy);
}

#[test]
fn comments_beside_words_hide_no_word() {
    let question = |fields: &str| format!("({fields}, answer: TrueFalse(true))");
    let all = ["ask: \"Un\" /* a */", "id: \"deux\" /* b */, ask: \"x\"", "ask: \"Deux\" // c\n"].map(question);
    let tidy = format(&deck_of(&all.join(","))).unwrap();
    assert_eq!(
        parse(&tidy).deck.unwrap().questions.iter().map(|q| q.id.to_string()).collect::<Vec<_>>(),
        ["un", "deux", "deux-2"]
    );
}

#[test]
fn bundled_decks_keep_their_meaning() {
    tidy(include_str!("../../../decks/sommet-ia-paris-2025.fr.ron"));
    tidy(include_str!("../../../decks/sommet-learn.en.ron"));
}

#[test]
fn what_is_not_ron_is_left_alone() {
    assert!(format("(id: \"d\"").is_err());
    assert!(format(&deck_of("(id: \"q\", ask: \"?\" answer: TrueFalse(true))")).is_err());
    assert!(
        format(&deck_of("(id: \"q\", aks: \"?\", answer: TrueFalse(true))")).is_ok(),
        "an unknown field is no syntax"
    );
}

/// A deck with spaces and comments of all kinds between its tokens.
fn strewn() -> impl Strategy<Value = String> {
    let text = format!("#![enable(implicit_some)]\n{}", deck_of(&super::super::tests::QUESTIONS[..6].join(",")));
    let tokens: Vec<String> = Lexer::new(&text, 0).map(|token| text[token.span()].to_owned()).collect();
    let tokens: Vec<String> = tokens.into_iter().filter(|token| !token.starts_with("//")).collect();
    let attribute = 8;
    let space = prop_oneof![
        8 => Just(" "), 2 => Just("\n"), 2 => Just("\n\n\n"), 1 => Just("\r\n\t"), 1 => Just(" // é, [ \n"),
        1 => Just("\n// a\n"), 1 => Just("\n\n// a\n\n// b\n"), 1 => Just(" /* ( */ "), 1 => Just("/* a\n  b */"),
        1 => Just("\n/* c */"), 1 => Just("/* d */\n"),
    ];
    prop::collection::vec(space, tokens.len()).prop_map(move |spaces| {
        let mut strewn = String::new();
        for (at, (token, space)) in tokens.iter().zip(spaces).enumerate() {
            // Few rather than many, and none within the attribute, where `ron` allows none.
            strewn.push_str(if at < attribute { "" } else { space });
            strewn.push_str(token);
        }
        strewn
    })
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    #[test]
    fn no_comment_and_no_meaning_is_lost(text in strewn()) {
        tidy(&text);
    }
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::with_cases(32) })]

    #[test]
    fn what_is_laid_out_from_memory_is_what_would_be_laid_out(
        strewn in strewn(),
        mark in prop::sample::select(vec!["", "\u{FEFF}"]),
        edits in prop::collection::vec(
            (any::<prop::sample::Index>(), 0_usize..3, prop::sample::select(vec!["", "\n", " ", " // x\n", "é", ",", "\"", "()", "// (\n\n"])),
            1..5,
        ),
    ) {
        for text in [strewn, ONE_OF_EACH.clone()] {
            let (mut memo, mut text) = (Memo::new(), format!("{mark}{text}"));
            for (at, left_out, new) in &edits {
                let before = text.clone();
                let places: Vec<usize> = text.char_indices().map(|(at, _)| at).chain([text.len()]).collect();
                let at = at.index(places.len());
                let end = places[(at + left_out).min(places.len() - 1)];
                text.replace_range(places[at]..end, new);
                for text in [&text, &before, &text] {
                    let again = format_again(text, &mut memo).map(|edits| applied(text, edits));
                    prop_assert_eq!(again, format(text));
                }
            }
        }
    }
}

/// A text after edits that come in their order and do not touch one another.
fn applied(text: &str, edits: Vec<Edit>) -> String {
    let (mut changed, mut done) = (String::new(), 0);
    for (span, new) in edits {
        assert!(span.start >= done, "edits in their order");
        changed.push_str(&text[done..span.start]);
        changed.push_str(&new);
        done = span.end;
    }
    changed + &text[done..]
}

#[test]
fn a_question_that_is_not_laid_out_is_all_that_an_edit_touches() {
    let tidy = one_of_each();
    let text = tidy.replace("points: Some(2)", "points:Some(2)").replace("value: 2", "value:2");
    assert_eq!(parse(&text).diagnostics, []);
    let edits = format_again(&text, &mut Memo::new()).unwrap();
    assert!(edits.len() == 2 && edits.iter().all(|(span, _)| span.is_empty()), "{edits:?}");
    assert_eq!(applied(&text, edits), tidy);
    assert_eq!(format_again(&tidy, &mut Memo::new()), Ok(Vec::new()));
}

#[test]
fn decks_that_are_laid_out_are_known_to_be() {
    let decks =
        [include_str!("../../../decks/sommet-learn.fr.ron"), include_str!("../../../decks/sommet-learn.en.ron")];
    for deck in decks {
        assert_eq!(lay_out(deck), deck);
        assert!(canon::is_laid_out(deck));
        assert!(!canon::is_laid_out(&deck[..deck.len() - 1]));
        assert!(!canon::is_laid_out(&format!("\n{deck}")));
    }
}

/// Laid out once for all cases.
static ONE_OF_EACH: std::sync::LazyLock<String> = std::sync::LazyLock::new(one_of_each);

/// One question of each kind, with lists that are broken and lists that are not.
fn one_of_each() -> String {
    tidy(&deck_of(
        r#"(id: "a", ask: "?", // après
        answer: Choice(right: "x", wrong: ["y", ("z", "w")]), tags: ["t", "u"]),
        // avant
        (id: "b", ask: "?", answer: Match([("a", "b"), ("c", "d")])),
        (id: "c", ask: "?", answer: List(of: ["a", ["b", "c"]], need: 1), points: Some(2)),

        (id: "d", ask: "?", answer: Typed(["a", "b"]), tags: []),
        (id: "e", ask: "?", answer: Number(value: 2, within: Percent(1))),
        (id: "f", ask: "?", answer: Order(["à la longue, à la longue, à la longue", "à la longue, à la longue", "à la longue, ou non"]))"#,
    ))
}

proptest! {
    #![proptest_config(ProptestConfig::with_cases(2000))]

    #[test]
    fn what_is_known_to_be_laid_out_is(
        at in any::<prop::sample::Index>(),
        left_out in 0_usize..6,
        piece in prop::sample::select(vec!["", "", " ", "\n", ",", "(", "[", "]", "a", "é", ": ", "// x", "\n\n", "    "]),
    ) {
        let places: Vec<usize> = ONE_OF_EACH.char_indices().map(|(at, _)| at).collect();
        let at = at.index(places.len());
        let end = places.get(at + left_out).copied().unwrap_or(ONE_OF_EACH.len());
        let text = [&ONE_OF_EACH[..places[at]], piece, &ONE_OF_EACH[end..]].concat();
        prop_assert!(canon::is_laid_out(&ONE_OF_EACH));
        if canon::is_laid_out(&text) && format(&text).is_ok() {
            prop_assert_eq!(lay_out(&text), text);
        }
    }
}

#[test]
fn a_great_many_questions_of_the_same_words_get_their_ids_in_time() {
    const MANY: usize = 20_000;
    let questions = "(ask: \"Complete.\", answer: Cloze(\"{{a}}\")),".repeat(MANY);
    let there = "(id: \"complete-3\", ask: \"a\", answer: Recall(\"b\"))";
    let text = format!("(id: \"d\", title: \"D\", language: \"en\", questions: [{questions}{there}])");
    let deck = parse(&format(&text).unwrap()).deck.unwrap();
    let ids: Vec<&str> = deck.questions.iter().map(|question| question.id.as_str()).collect();
    assert_eq!(ids.len(), MANY + 1);
    assert_eq!(ids[..4], ["complete", "complete-2", "complete-4", "complete-5"]);
}
