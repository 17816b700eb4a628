//! What is on paper, and what never is.

use super::*;
use crate::deckfile::parse;

const DECK: &str = r#"(id: "d", title: "Le lac", language: "fr", sources: {"s": (title: "Atlas"), "t": (title: "Carte")}, questions: [
    (id: "q-recall", ask: "Pourquoi\u{202f}?", answer: Recall("secret-a"), why: "secret-b", hint: "secret-c", points: 2),
    (id: "q-typed", ask: "Qui\u{202f}?", answer: Typed(["secret-d", "secret-e"]), source: "s", why: "é", points: 1),
    (id: "q-cloze", ask: "Complétez.", answer: Cloze("Le {{secret-f}} et la {{secret-g::indice}}."), points: 1),
    (id: "q-choice", ask: "Lequel\u{202f}?", answer: Choice(right: "bon", wrong: ["laid", ("mal", "secret-h"), "pis"]), points: 1),
    (id: "q-several", ask: "Lesquels\u{202f}?", answer: Several(right: ["un", "deux"], wrong: ["six"]), points: 1),
    (id: "q-truth", ask: "La Terre est ronde.", answer: TrueFalse(true), points: 1),
    (id: "q-number", ask: "Combien\u{202f}?", answer: Number(value: 31e9, unit: "€", within: Percent(2)), source: "t", why: "è", points: 1),
    (id: "q-order", ask: "Rangez.", answer: Order(["alpha", "bravo", "charlie"]), points: 1),
    (id: "q-match", ask: "Reliez.", answer: Match([("g1", "d1"), ("g2", "d2"), ("g3", "d3")]), points: 1),
    (id: "q-list", ask: "Citez.", answer: List(of: ["secret-i", "secret-j"], need: 1), points: 1),
])"#;

fn page_of(text: &str, variant: u64, part: Part) -> String {
    let deck = parse(text).deck.unwrap();
    let words = Words::of(["fr"]);
    Paper { questions: deck.questions.iter().collect(), deck: &deck, variant, files: HashMap::new(), words: &words }
        .page(part)
}

/// The words of a page, its elements taken out.
fn words_of(page: &str) -> String {
    let body = page.split_once("<body>").unwrap().1;
    body.split('<').map(|piece| piece.split_once('>').map_or(piece, |(_, text)| text)).collect::<Vec<_>>().join(" ")
}

#[test]
fn a_sheet_tells_nothing_of_its_key() {
    let sheet = page_of(DECK, 1, Part::Sheet);
    assert!(!sheet.contains("secret"), "{sheet}");
    assert!(!sheet.contains("q-choice") && !sheet.contains("31"), "neither the ids nor the figures of the answers");
    let key = page_of(DECK, 1, Part::Key);
    for letter in "abdefghij".chars() {
        assert!(key.contains(&format!("secret-{letter}")), "{letter}");
    }
    assert!(key.contains("q-choice") && key.contains("31 milliards d’euros"), "{key}");
    let both = page_of(DECK, 1, Part::Both);
    assert!(both.find("secret").unwrap() > both.find("<section class=\"key\">").unwrap());
    assert!(sheet.contains("…… sur 11"), "the points of all");
}

#[test]
fn a_variant_is_the_same_every_time_and_another_is_another() {
    assert_eq!(page_of(DECK, 7, Part::Both), page_of(DECK, 7, Part::Both));
    let orders: std::collections::HashSet<String> = (0..20)
        .map(|variant| words_of(&page_of(DECK, variant, Part::Sheet)).replace(&variant.to_string(), ""))
        .collect();
    assert!(orders.len() > 10, "{}", orders.len());
}

/// The letter before an option, wherever it stands on a page.
fn letter_of<'a>(page: &'a str, option: &str) -> &'a str {
    let before = page.split(&format!(">{option}<")).next().unwrap();
    let (_, letter) = before.rsplit_once("<span class=\"letter\">").unwrap();
    letter.split('<').next().unwrap()
}

#[test]
fn the_keys_letters_are_those_of_the_sheet() {
    for variant in 0..30 {
        let (sheet, key) = (page_of(DECK, variant, Part::Sheet), page_of(DECK, variant, Part::Key));
        for option in ["bon", "un", "deux"] {
            let shown = format!("<span class=\"letter\">{}</span> {option}", letter_of(&sheet, option));
            assert!(key.contains(&shown), "variant {variant}: {shown}");
        }
        for (left, right) in [("g1", "d1"), ("g2", "d2"), ("g3", "d3")] {
            let pair = format!("{}\u{a0}–\u{a0}{}</span> {left}", letter_of(&sheet, left), letter_of(&sheet, right));
            assert!(key.contains(&pair), "variant {variant}: {pair}");
        }
        assert!(key.contains(&format!("<span class=\"letter\">{}</span> secret-h", letter_of(&sheet, "mal"))));
        // The figures for the boxes, from the top.
        let mut names =
            ["alpha", "bravo", "charlie"].map(|name| (sheet.find(&format!("</span>{name}<")).unwrap(), name));
        names.sort_unstable();
        let figures = names.map(|(_, name)| match name {
            "alpha" => "1",
            "bravo" => "2",
            _ => "3",
        });
        assert!(key.contains(&figures.join(" – ")) && figures != ["1", "2", "3"], "variant {variant}: {figures:?}");
    }
}

#[test]
fn a_hostile_deck_is_only_read() {
    const EVIL: &str =
        "</style></title><script>alert(1)</script>\\\" onerror=x <img src=x onerror=alert(2)> [a](javascript:alert`3`)";
    let text = DECK
        .replace("Le lac", EVIL)
        .replace("Atlas", EVIL)
        .replace("secret-", &format!("{EVIL} "))
        .replace("Reliez.", EVIL)
        .replace("\"€\"", &format!("\"{EVIL}\""))
        .replace("\"laid\"", &format!("\"{EVIL}\""))
        .replace("ask: \"Qui", &format!("media: (file: \"x.png\", alt: \"{EVIL}\"), ask: \"Qui"));
    let page = page_of(&text, 3, Part::Both);
    assert_eq!(page.matches("<style").count(), 1);
    assert_eq!(page.matches("</style").count(), 1);
    assert_eq!(page.matches("</title").count(), 1);
    for tag in ["<script", "<img", "<iframe", "<object", "href=\"javascript"] {
        assert!(!page.contains(tag), "{tag}");
    }
    // No sign of a deck ends an attribute, and none begins a style.
    let elements = page.split('<').skip(1).filter_map(|piece| piece.split_once('>')).map(|(element, _)| element);
    for element in elements.filter(|element| !element.starts_with("meta")) {
        assert!(!element.contains("onerror") && element.matches('"').count() % 2 == 0, "{element}");
    }
    let style = page.split("@bottom-center { content: ").nth(1).unwrap().split("</style>").next().unwrap();
    assert!(style.matches('"').count() == 4 && style.matches(['<', '{', ')']).count() == 2, "{style}");
}

#[test]
fn a_page_says_its_language_and_which_way_it_runs() {
    let page = page_of(&DECK.replace("\"fr\"", "\"ar\""), 1, Part::Sheet);
    assert!(page.contains("<html lang=\"ar\" dir=\"rtl\">"), "{page}");
    assert!(page.contains("<span class=\"label\" lang=\"fr\" dir=\"ltr\">Nom</span>"), "our words say theirs");
    assert!(page_of(DECK, 1, Part::Sheet).contains("<span class=\"label\">Nom</span>"));
    let ways = ["he-IL", "az-Arab", "fa", "ks-Deva", "ar-Latn", "en", "fr-CA"].map(direction);
    assert_eq!(ways, ["rtl", "rtl", "rtl", "ltr", "ltr", "ltr", "ltr"]);
}

#[test]
fn what_runs_leftward_keeps_its_order() {
    let truth = page_of(&DECK.replace("\"fr\"", "\"ar\""), 1, Part::Sheet);
    let label = "<span class=\"label\" lang=\"fr\" dir=\"ltr\">Vrai</span>";
    assert!(
        truth.contains(&format!("<span class=\"either\"><span class=\"box one\"></span>{label}</span>")),
        "{truth}"
    );
    let arrows = |language: &str| {
        let key = words_of(&page_of(&DECK.replace("\"fr\"", &format!("\"{language}\"")), 1, Part::Key));
        [key.contains("g1 → d1"), key.contains("g1 ← d1")]
    };
    assert_eq!((arrows("fr"), arrows("ar")), ([true, false], [false, true]));
}

#[test]
fn gaps_have_room_for_the_longest_answer_and_tell_nothing_of_the_others() {
    let gaps = |text: &str| page_of(text, 1, Part::Sheet).matches("class=\"gap long\"").count();
    assert_eq!((gaps(DECK), gaps(&DECK.replace("secret-f", "l’intelligence artificielle"))), (0, 2));
}

#[test]
fn media_are_within_the_page_and_words_stand_for_what_is_not() {
    let text = DECK.replace(
        "ask: \"Qui",
        r#"media: [(file: "a.png", alt: "Une «\u{a0}carte\u{a0}»"), (file: "b.mp3", alt: "Un cri"), (file: "c.jpg", alt: "Un quai")], ask: "Qui"#,
    );
    let deck = parse(&text).deck.unwrap();
    let words = Words::of(["fr"]);
    let files =
        HashMap::from([("a.png", (MediaFormat::Png, vec![1, 2, 3])), ("b.mp3", (MediaFormat::Mp3, vec![4, 5, 6]))]);
    let paper = Paper { questions: deck.questions.iter().collect(), deck: &deck, variant: 1, files, words: &words };
    let page = paper.page(Part::Sheet);
    assert!(page.contains("<img src=\"data:image/png;base64,AQID\" alt=\"Une «\u{a0}carte\u{a0}»\">"), "{page}");
    assert!(page.contains("<audio controls=\"\" src=\"data:audio/mpeg;base64,BAUG\">"), "{page}");
    assert!(page.contains("Son\u{a0}: Un cri") && page.contains("Image\u{a0}: Un quai"), "{page}");
    for place in ["src=\"", "href=\""] {
        assert!(page.split(place).skip(1).all(|address| address.starts_with("data:")), "nothing is fetched");
    }
}
