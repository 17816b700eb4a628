//! Units: their names, their plurals, and what converts into what.

use super::super::typo::slips;
use super::lexicon::is_filler;

/// What is called by several names, each without articles, in the singular.
const FAMILIES: &[&[&str]] = &[
    &["€", "euro", "eur"],
    &["$", "dollar", "usd", "us $", "$ us", "us dollar", "dollar us", "dollar americain", "american dollar"],
    &["£", "livre", "pound", "gbp", "livre sterling", "pound sterling"],
    &["¥", "yen", "jpy"],
    &["%", "pourcent", "percent", "pct"],
    &["an", "annee", "year", "yr", "y"],
    &["mois", "moi", "month"],
    &["siecle", "century"],
    &["pays", "pay", "nation", "etat", "country", "state"],
    &["entreprise", "company", "firm", "societe", "business", "corporation"],
    &[
        "habitant",
        "personne",
        "people",
        "person",
        "inhabitant",
        "human",
        "resident",
        "etre humain",
        "human being",
        "gen",
    ],
    &[
        "chef etat",
        "head state",
        "dirigeant",
        "leader",
        "chef etat gouvernement",
        "head state government",
        "chef gouvernement",
    ],
    &["expert", "specialiste", "specialist"],
    &["fois", "foi", "time"],
    &["°c", "°", "c", "degre", "degree", "degre celsiu", "degree celsiu", "celsiu", "degre c", "degree c"],
    &["°f", "f", "degre fahrenheit", "degree fahrenheit", "fahrenheit"],
];

/// Units of a quantity: their names, and how many of the first one each is.
const QUANTITIES: &[&[(f64, &[&str])]] = &[
    &[
        (1.0, &["m", "metre", "meter"]),
        (1e3, &["km", "kilometre", "kilometer"]),
        (1e-2, &["cm", "centimetre", "centimeter"]),
        (1e-3, &["mm", "millimetre", "millimeter"]),
        (1609.344, &["mi", "mile"]),
        (0.3048, &["ft", "foot", "feet", "pied"]),
        (0.9144, &["yd", "yard"]),
        (0.0254, &["in", "inch", "inche", "pouce"]),
    ],
    &[
        (1.0, &["g", "gramme", "gram"]),
        (1e3, &["kg", "kilogramme", "kilogram", "kilo"]),
        (1e-3, &["mg", "milligramme", "milligram"]),
        (1e6, &["t", "tonne"]),
        (453.592_37, &["lb"]),
        (28.349_523_125, &["oz", "ounce", "once"]),
    ],
    &[
        (1.0, &["s", "sec", "seconde", "second"]),
        (60.0, &["min", "mn", "minute"]),
        (3600.0, &["h", "hr", "heure", "hour"]),
        (86400.0, &["j", "jour", "day"]),
        (604_800.0, &["semaine", "week"]),
    ],
    &[
        (1.0, &["l", "litre", "liter"]),
        (1e-1, &["dl", "decilitre", "deciliter"]),
        (1e-2, &["cl", "centilitre", "centiliter"]),
        (1e-3, &["ml", "millilitre", "milliliter"]),
    ],
    &[
        (1.0, &["m2", "metre carre", "square metre", "square meter"]),
        (1e4, &["ha", "hectare"]),
        (1e6, &["km2", "kilometre carre", "square kilometre", "square kilometer"]),
    ],
    &[
        (1.0, &["m/s", "metre par seconde", "metre seconde", "metre per second", "meter per second"]),
        (1e3, &["km/s", "kilometre par seconde", "kilometre seconde", "kilometre per second", "kilometer per second"]),
        (
            1.0 / 3.6,
            &[
                "km/h",
                "kmh",
                "kph",
                "kilometre heure",
                "kilometre par heure",
                "kilometre l heure",
                "kilometre per hour",
                "kilometer per hour",
            ],
        ),
        (0.44704, &["mph", "mile per hour", "mile par heure", "mile heure"]),
    ],
];

/// Words that make another quantity of a unit.
const CHANGERS: &[&str] = &[
    "par", "per", "chaque", "each", "carre", "square", "cube", "cubic", "demi", "non", "ancien", "former", "or", "ou",
];

/// How a unit that was written agrees with the one that was asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Agreement {
    /// None was written.
    Missing,
    /// The same.
    Same,
    /// The same but for a slip of the keyboard.
    Misspelt,
    /// Another of the same quantity: the value times this is in the unit asked for.
    Converted(f64),
    /// Another.
    Other,
}

/// Holds the words written beside a number against the unit asked for, if there is one.
pub(super) fn agree(unit: Option<&[String]>, written: &[String]) -> Agreement {
    let said = essence(written);
    let Some(unit) = unit else {
        // Of nothing in particular, a percentage is a share of one.
        match said.as_slice() {
            [sign] if family(std::slice::from_ref(sign)) == family(&["%".to_owned()]) => {
                return Agreement::Converted(1e-2);
            }
            [sign] if sign == "‰" => return Agreement::Converted(1e-3),
            _ => {}
        }
        let dated = ["avant", "av", "bc", "bce"];
        return if said.iter().any(|word| dated.contains(&word.as_str())) { Agreement::Other } else { Agreement::Same };
    };
    if said.is_empty() {
        return Agreement::Missing;
    }
    let wanted = essence(unit);
    if wanted == said || family(&wanted).is_some_and(|found| family(&said) == Some(found)) {
        return Agreement::Same;
    }
    if let (Some((kind, factor)), Some((other, theirs))) = (quantity(&wanted), quantity(&said)) {
        return match kind == other {
            true if factor == theirs => Agreement::Same,
            true => Agreement::Converted(theirs / factor),
            false => Agreement::Other,
        };
    }
    let changed = said.iter().any(|word| CHANGERS.contains(&word.as_str()) && !wanted.contains(word));
    // `200 experts en IA` says more than the unit, `40 chefs` less.
    let holds = |word: &String| said.contains(word) || said.iter().any(|said| kin(word, said));
    if !changed && wanted.iter().all(holds) && family(&said).is_none() {
        return Agreement::Same;
    }
    if wanted.len() > 1
        && said.len() < wanted.len()
        && wanted.first() == said.first()
        && said.iter().all(|w| wanted.contains(w))
    {
        return Agreement::Same;
    }
    if is_slip(&wanted, &said) { Agreement::Misspelt } else { Agreement::Other }
}

/// Whether two words are names of one thing.
fn kin(a: &String, b: &String) -> bool {
    let found = family(std::slice::from_ref(a));
    found.is_some() && family(std::slice::from_ref(b)) == found
}

fn is_slip(wanted: &[String], said: &[String]) -> bool {
    let letters = |words: &[String]| words.iter().map(|word| word.chars().collect::<Vec<_>>()).collect::<Vec<_>>();
    let said = letters(said);
    let said: Vec<&[char]> = said.iter().map(Vec::as_slice).collect();
    let matches = |name: &[String]| {
        let name = letters(name);
        let name: Vec<&[char]> = name.iter().map(Vec::as_slice).collect();
        name.len() == said.len() && slips(&name, &said).is_some()
    };
    let names = family(wanted).map(|at| FAMILIES[at]).unwrap_or_default();
    let plural = |name: &str| matches(&format!("{name}s").split(' ').map(str::to_owned).collect::<Vec<_>>());
    matches(wanted)
        || names.iter().any(|name| plural(name) || matches(&name.split(' ').map(str::to_owned).collect::<Vec<_>>()))
}

/// The words that count, in the singular.
fn essence(words: &[String]) -> Vec<String> {
    let counts = |word: &&String| {
        let alone = std::slice::from_ref(*word);
        !is_filler(word) || words.len() == 1 && (quantity(alone).is_some() || family(alone).is_some())
    };
    words.iter().filter(counts).map(|word| singular(word)).collect()
}

fn singular(word: &str) -> String {
    if word.contains('/') {
        return word.to_owned();
    }
    if let Some(stem) = word.strip_suffix("ies").filter(|stem| stem.len() > 2) {
        return format!("{stem}y");
    }
    if let Some(stem) = word.strip_suffix("esses") {
        return format!("{stem}ess");
    }
    word.strip_suffix(['s', 'x']).filter(|stem| stem.len() > 1 && !stem.ends_with('s')).unwrap_or(word).to_owned()
}

fn family(words: &[String]) -> Option<usize> {
    let text = words.join(" ");
    FAMILIES.iter().position(|names| names.contains(&text.as_str()))
}

/// Whether a word in the singular is the full name of a unit: "an hour" is one hour.
pub(super) fn is_named_unit(word: &str) -> bool {
    word.len() > 3 && QUANTITIES.iter().flat_map(|units| units.iter()).any(|(_, names)| names.contains(&word))
}

fn quantity(words: &[String]) -> Option<(usize, f64)> {
    let text = words.join(" ");
    QUANTITIES.iter().enumerate().find_map(|(kind, units)| {
        units.iter().find(|(_, names)| names.contains(&text.as_str())).map(|(factor, _)| (kind, *factor))
    })
}
