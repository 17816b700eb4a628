//! Makes collections of decks with questions of every kind, the same ones each time.

use std::fs;
use std::io;
use std::path::Path;

const WORDS: [&str; 16] = [
    "réseau",
    "calcul",
    "modèle",
    "données",
    "énergie",
    "sommet",
    "budget",
    "milliards",
    "Europe",
    "recherche",
    "éthique",
    "santé",
    "langue",
    "mémoire",
    "œuvre",
    "avenir",
];

/// So many words, which `seed` chooses.
fn words(seed: usize, count: usize) -> String {
    let word = |at: usize| WORDS[(seed * 7 + at * (3 + seed % 5) + seed / 16) % WORDS.len()];
    (0..count).map(word).collect::<Vec<_>>().join(" ")
}

fn answer(seed: usize) -> String {
    let short = |offset: usize| format!("{} {}", words(seed + offset, 2), (seed + offset) % 97);
    let [a, b, c, d] = [1, 2, 3, 4].map(short);
    match seed % 10 {
        0 => format!("Recall(\"{}\")", words(seed, 9)),
        1 => format!("Typed([\"{a}\", \"{b}\"])"),
        2 => format!("Cloze(\"{} {{{{{a}}}}} {} {{{{{b}::{c}}}}}.\")", words(seed, 5), words(seed + 9, 4)),
        3 => format!("Choice(right: \"{a}\", wrong: [\"{b}\", (\"{c}\", \"{}\"), \"{d}\"])", words(seed, 6)),
        4 => format!("Several(right: [\"{a}\", \"{b}\"], wrong: [\"{c}\", \"{d}\"])"),
        5 => format!("TrueFalse({})", seed.is_multiple_of(3)),
        6 => format!("Number(value: {}e6, unit: \"€\", within: Percent(1))", 1 + seed % 900),
        7 => format!("Order([\"{a}\", \"{b}\", \"{c}\", \"{d}\"])"),
        8 => format!("Match([(\"{a}\", \"{b} x\"), (\"{c}\", \"{d} y\")])"),
        _ => format!("List(of: [\"{a}\", [\"{b}\", \"{b} bis\"], \"{c}\"], need: 2)"),
    }
}

fn question(seed: usize, at: usize) -> String {
    format!(
        "        (\n            id: \"{}-{at}\",\n            ask: \"{} ?\",\n            answer: {},\n            \
         why: \"{}.\",\n            source: \"article\",\n            tags: [\"{}\", \"niveau-{}\"],\n        ),\n",
        ["calcul", "reseau", "europe"][seed % 3],
        words(seed, 8),
        answer(seed),
        words(seed + 5, 6),
        WORDS[seed % 8],
        seed % 4,
    )
}

/// The text of one deck.
pub(crate) fn deck(number: usize, questions: usize) -> String {
    let mut text = format!(
        "// Made for measuring.\nDeck(\n    id: \"deck-{number}\",\n    title: \"Jeu n° {number}\",\n    language: \"fr\",\n    \
         sources: {{\"article\": (title: \"Un article\", date: \"2025\")}},\n    defaults: (tags: [\"essai\"]),\n    \
         questions: [\n"
    );
    for at in 0..questions {
        text.push_str(&question(number * questions + at, at));
    }
    text + "    ],\n)\n"
}

/// Writes so many decks of so many questions into a folder; their size in bytes.
pub(crate) fn write(folder: &Path, decks: usize, questions: usize) -> io::Result<u64> {
    fs::create_dir_all(folder)?;
    let mut size = 0;
    for number in 0..decks {
        let text = deck(number, questions);
        size += text.len() as u64;
        fs::write(folder.join(format!("deck-{number:03}.fr.ron")), text)?;
    }
    Ok(size)
}
