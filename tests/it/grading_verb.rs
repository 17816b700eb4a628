//! `sommet grade`: verdicts on lines of standard input.

use super::bench::Bench;

const LINES: &str = "sommet-ia-paris-2025/accord-pays\tl'Alemagne
sommet-ia-paris-2025/accord-pays\tAutriche
sommet-ia-paris-2025/investissement-france\t109
sommet-ia-paris-2025/investissement-france\t109 Md€
sommet-ia-paris-2025/troisieme-leader#2\tla Chine
sommet-ia-paris-2025/point-fort\tl’annonce d’un investissement record
sommet-ia-paris-2025/pdg-liste\tGoogle; Gogle; meta
sommet-ia-paris-2025/chine-signataire\tvrai
";

#[test]
fn verdicts_are_told_in_json() {
    let ran = Bench::new().bundled().run_with(&["grade", "--json", "--lang", "fr"], LINES);
    assert_eq!((ran.code, ran.err.as_str()), (0, ""));
    let told: Vec<serde_json::Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    let outcomes: Vec<_> = told.iter().map(|line| line["outcome"].as_str().unwrap()).collect();
    assert_eq!(outcomes, ["typo", "wrong", "wrong", "right", "slip", "right", "partial", "right"]);
    assert_eq!(told[0]["matched"], "Allemagne");
    assert_eq!((&told[2]["reasons"][0], &told[2]["ask"]["scale"]), (&"scale-missing".into(), &1e9.into()));
    assert!(told[6]["reasons"].as_array().unwrap().contains(&"duplicate".into()), "{}", told[6]);
}

#[test]
fn parts_are_told_apart_however_they_are_joined() {
    let deck = r#"Deck(id: "d", title: "D", language: "fr", questions: [
        (id: "l", ask: "L ?", answer: List(of: ["Google", "Meta", "Tom et Jerry"], need: 2)),
        (id: "s", ask: "S ?", answer: Several(right: ["La Chine", "Les États-Unis"], wrong: ["L’Inde", "Lyon, Rhône"])),
        (id: "o", ask: "O ?", answer: Order(["un", "deux", "trois"])),
    ])"#;
    let credit = |line: &str| {
        let ran = Bench::new()
            .deck("d.ron", deck)
            .run_with(&["grade", "--json"], &format!("d/{}\n", line.replace('|', "\t")));
        let told: serde_json::Value = serde_json::from_str(ran.out.lines().next().unwrap()).unwrap();
        told["credit"].as_f64().unwrap()
    };
    for right in [
        "l|Google; Meta",
        "l|Google, Meta",
        "l|Google et Meta",
        "l|google and meta",
        "l|Tom et Jerry; Meta",
        "s|La Chine; Les États-Unis",
        "s|chine, etats-unis",
        "s|les États-Unis et la Chine",
        "o|un; deux; trois",
        "o|un, deux, trois",
    ] {
        assert_eq!(credit(right), 1.0, "{right}");
    }
    for (half, share) in [
        ("l|Tom et Jerry", 0.5),
        ("s|Chine", 0.5),
        ("s|Chine, Inde", 0.0),
        ("s|Lyon, Rhône", 0.0),
        ("l|Google, Google", 0.5),
    ] {
        assert_eq!(credit(half), share, "{half}");
    }
}

#[test]
fn verdicts_are_told_in_words_and_strange_lines_are_named() {
    let lines = "sommet-ia-paris-2025/accord-pays\tgermany\nno tab\nsommet-ia-paris-2025/no-such\tx\n\n";
    let ran = Bench::new().english().bundled().run_with(&["grade"], lines);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("germany · Right, but for the writing: capitals."), "{}", ran.out);
    assert!(ran.err.contains("Line 2 is no") && ran.err.contains("Line 3 is no"), "{}", ran.err);
}

const FRIENDS: &str = r#"Deck(id: "d", title: "D", language: "fr", questions: [
    (id: "a", ask: "Qui préside ?", answer: Typed(["Macron"]), tags: ["t"]),
    (id: "b", ask: "Quel mot ?", answer: Typed(of: ["Élysée"], exact: true), tags: ["e"]),
    (id: "c", ask: "Quel vin ?", answer: Choice(right: "Macrin", wrong: ["Mercurey"])),
])"#;

#[test]
fn a_sitting_knows_the_other_answers_of_the_deck() {
    let study = |typed: &str| {
        let ran =
            Bench::new().deck("d.ron", FRIENDS).run_with(&["study", "--plain", "--lang", "fr", "--tag", "t"], typed);
        ran.out
    };
    let (slip, other) = (study("Macrron\n\n:quitter\n"), study("Macrin\n\n:quitter\n"));
    assert!(slip.contains("faute de frappe") && !other.contains("faute de frappe"), "{slip}\n{other}");
    let ran = Bench::new()
        .deck("d.ron", FRIENDS)
        .run_with(&["grade", "--json"], "d/a\tMacrin\nd/b\télysée\nd/b\tE\u{301}lysée\n");
    let told: Vec<serde_json::Value> = ran.out.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
    assert_eq!((&told[0]["outcome"], &told[0]["reasons"][0]), (&"wrong".into(), &"other-answer".into()));
    assert_eq!((&told[1]["outcome"], &told[1]["reasons"][0]), (&"wrong".into(), &"case".into()));
    assert_eq!(told[2]["outcome"], "right");
}
