//! The words of numbers, French and English.

use super::super::effort::spend;
use super::super::typo::distance;

/// What a word does in a number.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Word {
    /// A number below 100; `english` tells how it joins with others.
    Small { value: f64, english: bool },
    /// `un`, `une`, `a`, `an`: one, or an article.
    One,
    /// `cent`, `hundred`.
    Hundred,
    /// Multiplies by a power of ten from a thousand on.
    Scale(f64),
    /// Multiplies, such as `douzaine`, `dozen`, `soixantaine`.
    Collective(f64),
    /// `demi`, `half`.
    Half,
    /// Divides, such as `quart`, `thirds`.
    Part(f64),
    /// `virgule`, `point`.
    Point,
    /// `et`, `and`.
    And,
    /// `minus`, `negative`.
    Minus,
    /// `moins`: minus, or "less than" before `de`.
    Moins,
    /// Says that it is not that number: `less than`, `not`, `pas`.
    Denial,
    /// Carries no meaning beside a number.
    Filler,
}

const SMALL: &[(f64, &[&str], &[&str])] = &[
    (0.0, &["zero"], &["nought", "nil"]),
    (1.0, &[], &["one"]),
    (2.0, &["deux"], &["two"]),
    (3.0, &["trois"], &["three"]),
    (4.0, &["quatre"], &["four"]),
    (5.0, &["cinq"], &["five"]),
    (6.0, &["six"], &[]),
    (7.0, &["sept"], &["seven"]),
    (8.0, &["huit"], &["eight"]),
    (9.0, &["neuf"], &["nine"]),
    (10.0, &["dix"], &["ten"]),
    (11.0, &["onze"], &["eleven"]),
    (12.0, &["douze"], &["twelve"]),
    (13.0, &["treize"], &["thirteen"]),
    (14.0, &["quatorze"], &["fourteen"]),
    (15.0, &["quinze"], &["fifteen"]),
    (16.0, &["seize"], &["sixteen"]),
    (17.0, &[], &["seventeen"]),
    (18.0, &[], &["eighteen"]),
    (19.0, &[], &["nineteen"]),
    (20.0, &["vingt", "vingts"], &["twenty"]),
    (30.0, &["trente"], &["thirty"]),
    (40.0, &["quarante"], &["forty"]),
    (50.0, &["cinquante"], &["fifty"]),
    (60.0, &["soixante"], &["sixty"]),
    (70.0, &["septante"], &["seventy"]),
    (80.0, &["huitante", "octante"], &["eighty"]),
    (90.0, &["nonante"], &["ninety"]),
];

/// "billion" and "trillion" are not here: they depend on the language.
const SCALES: &[(f64, &[&str])] = &[
    (1e3, &["mille", "mil", "thousand", "thousands", "k"]),
    (1e6, &["million", "millions", "mio", "mln"]),
    (1e9, &["milliard", "milliards", "md", "mds", "mrd", "mrds", "mld", "mlds", "mia", "bn", "bln"]),
    (1e15, &["billiard", "billiards"]),
];

const COLLECTIVES: &[(f64, &[&str])] = &[
    (10.0, &["dizaine"]),
    (12.0, &["douzaine", "douzaines", "dozen", "dozens"]),
    (15.0, &["quinzaine"]),
    (20.0, &["vingtaine"]),
    (30.0, &["trentaine"]),
    (40.0, &["quarantaine"]),
    (50.0, &["cinquantaine"]),
    (60.0, &["soixantaine"]),
    (100.0, &["centaine"]),
    (1000.0, &["millier"]),
];

const PARTS: &[(f64, &[&str])] = &[
    (3.0, &["tiers", "third", "thirds"]),
    (4.0, &["quart", "quarts", "quarter", "quarters", "fourth", "fourths"]),
    (5.0, &["cinquieme", "cinquiemes", "fifth", "fifths"]),
    (8.0, &["huitieme", "huitiemes", "eighth", "eighths"]),
    (10.0, &["dixieme", "dixiemes", "tenth", "tenths"]),
    (100.0, &["centieme", "centiemes", "hundredth", "hundredths"]),
];

const DENIALS: &[&str] = &[
    "less",
    "fewer",
    "under",
    "below",
    "beneath",
    "sous",
    "inferieur",
    "inferieure",
    "not",
    "no",
    "pas",
    "ni",
    "non",
    "jamais",
    "never",
    "sauf",
    "except",
    "neither",
    "nor",
    "without",
    "sans",
    "doubt",
    "isn",
    "isnt",
    "wasn",
    "wasnt",
    "aren",
    "arent",
    "weren",
    "don",
    "dont",
    "doesn",
    "doesnt",
    "didn",
    "<",
    "≤",
];

const FILLERS: &[&str] = &[
    "d",
    "de",
    "du",
    "des",
    "la",
    "le",
    "les",
    "l",
    "of",
    "the",
    "in",
    "en",
    "on",
    "sur",
    "over",
    "for",
    "pour",
    "pendant",
    "during",
    "environ",
    "about",
    "around",
    "roughly",
    "approximately",
    "approximativement",
    "approx",
    "some",
    "quelque",
    "quelques",
    "pres",
    "presque",
    "plus",
    "more",
    "than",
    "que",
    "qu",
    "nearly",
    "almost",
    "close",
    "to",
    "above",
    "au",
    "aux",
    "at",
    "least",
    "c",
    "est",
    "ce",
    "sont",
    "it",
    "is",
    "there",
    "was",
    "were",
    "are",
    "il",
    "y",
    "s",
    "soit",
    "exactly",
    "exactement",
    "only",
    "seulement",
    "peu",
    "autour",
    "vers",
    "ca",
    "circa",
    "just",
    "total",
    "tout",
    "somme",
    "sum",
    "montant",
    "amount",
    "grosso",
    "modo",
    "je",
    "crois",
    "pense",
    "dirais",
    "i",
    "think",
    "believe",
    "guess",
    "say",
    "reponse",
    "answer",
    "avait",
    "dans",
    "within",
    "up",
    "elle",
    "ils",
    "has",
    "have",
    "ont",
    "=",
    "~",
    "≈",
    ">",
    "≥",
    "+",
];

/// Words that name an amount: "une somme de" says no number.
const AMOUNTS: &[&str] = &["somme", "sum", "total", "montant", "amount"];

/// Whether a word only names the amount that follows.
pub(super) fn is_amount(text: &str) -> bool {
    AMOUNTS.contains(&text)
}

/// Whether a word tells an amount and no number when none stands before it: `millions`, `thousands`, `des centaines`, and the
/// short forms of scales.
pub(super) fn is_indefinite(text: &str) -> bool {
    text.len() < 4 && text != "mil" || text.ends_with('s')
}

/// What a folded word does in a number; `None` when it has no part in one.
pub(super) fn word(text: &str, french: bool) -> Option<Word> {
    let find =
        |table: &[(f64, &[&str])]| table.iter().find(|(_, names)| names.contains(&text)).map(|(value, _)| *value);
    if let Some((value, french_names, _)) = SMALL.iter().find(|(_, a, b)| a.contains(&text) || b.contains(&text)) {
        return Some(Word::Small { value: *value, english: !french_names.contains(&text) });
    }
    if let Some(scale) = find(SCALES) {
        return Some(Word::Scale(scale));
    }
    if let Some(times) = find(COLLECTIVES) {
        return Some(Word::Collective(times));
    }
    if let Some(part) = find(PARTS) {
        return Some(Word::Part(part));
    }
    Some(match text {
        "un" | "une" | "a" | "an" => Word::One,
        "cent" | "hundred" | "hundreds" => Word::Hundred,
        "cents" if french => Word::Hundred,
        "dizaines" => Word::Collective(10.0),
        "centaines" => Word::Collective(100.0),
        "milliers" => Word::Collective(1000.0),
        "billion" | "billions" => Word::Scale(if french { 1e12 } else { 1e9 }),
        "trillion" | "trillions" => Word::Scale(if french { 1e18 } else { 1e12 }),
        "b" if !french => Word::Scale(1e9),
        "tn" if !french => Word::Scale(1e12),
        "demi" | "demie" | "demis" | "moitie" | "half" | "halves" => Word::Half,
        "virgule" | "point" | "comma" => Word::Point,
        "et" | "and" | "&" => Word::And,
        "minus" | "negative" | "−" => Word::Minus,
        "moins" => Word::Moins,
        _ if DENIALS.contains(&text) => Word::Denial,
        _ if FILLERS.contains(&text) => Word::Filler,
        _ => return None,
    })
}

/// The words of a number that were written as one: `vingtcinq`, `quatrevingtonze`.
pub(super) fn unglued(text: &str, french: bool) -> Option<Vec<&str>> {
    /// No number below a million has more letters.
    const MOST_BYTES: usize = 60;
    let counts = |part: &str| {
        part.len() > 1
            && matches!(
                word(part, french),
                Some(Word::Small { .. } | Word::Hundred | Word::Scale(_) | Word::One | Word::And)
            )
    };
    if text.len() > MOST_BYTES || !text.is_ascii() {
        return None;
    }
    // The end first: what is left is then cut the same way, and no cut is tried twice.
    let mut cuts: Vec<Option<usize>> = vec![None; text.len() + 1];
    for end in 1..=text.len() {
        spend(end);
        let sound = |start: &usize| counts(&text[*start..end]) && (*start == 0 || cuts[*start].is_some());
        cuts[end] = (0..end).find(sound);
    }
    let mut words = Vec::new();
    let mut end = text.len();
    while end > 0 {
        let start = cuts[end]?;
        words.push(&text[start..end]);
        end = start;
    }
    words.reverse();
    (words.len() > 1).then_some(words)
}

/// Whether a word carries no meaning beside a number.
pub(super) fn is_filler(text: &str) -> bool {
    FILLERS.contains(&text) || text == "a" || text == "un" || text == "une" || text == "et" || text == "and"
}

/// The one word of numbers that is a slip of the keyboard away: at least five letters, the first one kept.
pub(super) fn misspelt(text: &str, french: bool) -> Option<Word> {
    let typed: Vec<char> = text.chars().collect();
    if !(4..=20).contains(&typed.len()) {
        return None;
    }
    let tables = [SCALES, COLLECTIVES].into_iter().flatten().flat_map(|(_, names)| names.iter());
    let small = SMALL.iter().flat_map(|(_, a, b)| a.iter().chain(b.iter()));
    let rest = ["hundred", "billion", "billions", "trillion", "trillions", "centaines", "milliers"];
    let mut found = None;
    for name in tables.chain(small).chain(rest.iter()).filter(|name| name.len() >= 5) {
        let letters: Vec<char> = name.chars().collect();
        if letters[0] == typed[0] && distance(&letters, &typed, 1).is_some() {
            let meaning = word(name, french);
            if found.is_some() && found != meaning {
                return None;
            }
            found = meaning;
        }
    }
    found
}
