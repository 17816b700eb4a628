//! Makes collections of decks with questions of every kind, the same ones each time.

use std::fs;
use std::io;
use std::path::Path;

const WORDS: [&str; 64] = [
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
    "école",
    "texte",
    "image",
    "voix",
    "usine",
    "loi",
    "marché",
    "emploi",
    "climat",
    "ville",
    "hôpital",
    "élève",
    "maître",
    "pays",
    "État",
    "accord",
    "charte",
    "fonds",
    "start-up",
    "banque",
    "puce",
    "serveur",
    "centrale",
    "eau",
    "forêt",
    "océan",
    "train",
    "avion",
    "vote",
    "presse",
    "droit",
    "juge",
    "risque",
    "norme",
    "mesure",
    "essai",
    "preuve",
    "erreur",
    "source",
    "copie",
    "auteur",
    "musée",
    "livre",
    "film",
    "jeu",
    "sport",
    "musique",
    "cuisine",
];

/// So many words, which `seed` chooses; those of two seeds are hardly ever the same.
fn words(seed: usize, count: usize) -> String {
    // Mixed as MurmurHash3 ends (Austin Appleby, public domain), so that neighbours have nothing in common.
    let mix = |number: u64| (number ^ (number >> 33)).wrapping_mul(0xFF51_AFD7_ED55_8CCD);
    let word = |at: usize| WORDS[usize::try_from(mix(mix((seed * 64 + at) as u64)) >> 58).unwrap_or_default()];
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

/// A question; of a hundred, one asks as the one before it does, one explains nothing and one has a sign set otherwise, about
/// what decks have whose authors run `check`.
fn question(seed: usize, at: usize) -> String {
    let asked = if seed % 100 == 20 { seed - 10 } else { seed };
    let why = match seed % 100 {
        40 => String::new(),
        60 => format!("            why: \"L'{}.\",\n", words(seed + 5, 6)),
        _ => format!("            why: \"{}.\",\n", words(seed + 5, 6)),
    };
    format!(
        "        (\n            id: \"{}-{at}\",\n            ask: \"{} ?\",\n            answer: {},\n{why}            \
         source: \"article\",\n            tags: [\"{}\", \"niveau-{}\"],\n        ),\n",
        ["calcul", "reseau", "europe"][seed % 3],
        words(asked, 8),
        answer(seed),
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
