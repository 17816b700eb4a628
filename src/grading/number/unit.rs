//! Units: their names, their plurals, and what converts into what.

use super::super::typo::slips;
use super::lexicon::is_filler;
use super::read::Reading;
use super::scan::{BY, RANK};

/// What is called by several names, each without articles, in the singular; money and shares come first.
const FAMILIES: &[&[&str]] = &[
    &["€", "euro", "eur"],
    &["$", "dollar", "usd", "us$", "us $", "$ us", "us dollar", "dollar us", "dollar americain", "american dollar"],
    &["£", "livre", "pound", "gbp", "livre sterling", "pound sterling"],
    &["¥", "yen", "jpy"],
    &["%", "pourcent", "percent", "pct", "pc"],
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
        (1_209_600.0, &["fortnight"]),
    ],
    &[
        (1.0, &["l", "litre", "liter"]),
        (1e-1, &["dl", "decilitre", "deciliter"]),
        (1e-2, &["cl", "centilitre", "centiliter"]),
        (1e-3, &["ml", "millilitre", "milliliter", "cm3", "cm cube", "centimetre cube", "cubic centimetre"]),
        (1.0, &["dm3", "decimetre cube"]),
        (1e3, &["m3", "m cube", "metre cube", "cubic metre", "cubic meter"]),
        (1e12, &["km3", "km cube", "kilometre cube", "cubic kilometre", "cubic kilometer"]),
    ],
    &[
        (1.0, &["m2", "m carre", "metre carre", "sq m", "square m", "square metre", "square meter"]),
        (1e4, &["ha", "hectare"]),
        (1e6, &["km2", "km carre", "kilometre carre", "sq km", "square km", "square kilometre", "square kilometer"]),
    ],
    &[
        (1.0, &["an", "annee", "year", "yr", "y"]),
        (1.0 / 12.0, &["mois", "moi", "month"]),
        (10.0, &["decennie", "decade"]),
        (100.0, &["siecle", "century"]),
        (1000.0, &["millenaire", "millennium", "millennia"]),
    ],
];

/// The places of lengths, of times and of years among the quantities.
const LENGTHS: usize = 0;
const MASSES: usize = 1;
const TIMES: usize = 2;
const CALENDAR: usize = 5;

/// Units that take prefixes, by sign and name, both folded. Folding makes `MW` and `mW` one: mega is meant.
const BASES: &[(&str, &str)] = &[
    ("w", "watt"),
    ("wh", "wattheure"),
    ("hz", "hertz"),
    ("o", "octet"),
    ("b", "byte"),
    ("ev", "electronvolt"),
    ("pa", "pascal"),
    ("a", "ampere"),
    ("t", "tonne"),
    ("joule", "joule"),
    ("volt", "volt"),
    ("newton", "newton"),
];
const PREFIXES: &[(&str, &str, f64)] = &[
    ("h", "hecto", 1e2),
    ("k", "kilo", 1e3),
    ("m", "mega", 1e6),
    ("g", "giga", 1e9),
    ("t", "tera", 1e12),
    ("milli", "milli", 1e-3),
    ("micro", "micro", 1e-6),
];

/// From where on the kinds of quantities are those of [`BASES`].
const PREFIXED: usize = 100;

/// Speeds with a name of their own, in metres a second.
const SPEEDS: &[(f64, &[&str])] = &[(1.0 / 3.6, &["kmh", "kph", "kmph"]), (0.44704, &["mph"])];

/// Words that make another quantity of a unit.
const CHANGERS: &[&str] = &[
    BY, "par", "per", "chaque", "each", "chacun", "chacune", "annuel", "annuelle", "annual", "annually", "yearly",
    "carre", "square", "cube", "cubic", "demi", "non", "ancien", "former", "or", "ou", "avant", "before", "apre",
    "after", RANK,
];

/// Words that make another money of one.
const FOREIGN: &[&str] = &[
    "canadien",
    "canadian",
    "australien",
    "australian",
    "zealand",
    "zelandai",
    "hong",
    "singapour",
    "singapore",
    "suisse",
    "swiss",
    "taiwan",
    "egyptian",
    "egyptienne",
];

/// How money and shares are counted among the families.
const MEASURES: std::ops::Range<usize> = 0..5;

/// What says that a year was before the common era, and that it was in it.
const BEFORE_CHRIST: &[&str] = &[
    "bc",
    "bce",
    "b c",
    "b c e",
    "av j",
    "av jc",
    "avant j",
    "avant jc",
    "avant jesus",
    "avant notre ere",
    "before christ",
    "before our era",
];
const IN_CHRIST: &[&str] = &["apres j", "apres jesus", "apres notre ere", "after christ"];
const UNDATED: &[&str] = &["avant", "av", "before", "apre", "after"];

/// How a unit that was written agrees with the one that was asked for.
#[derive(Clone, Copy, Debug, PartialEq)]
pub(super) enum Agreement {
    /// None was written.
    Missing,
    /// The same.
    Same,
    /// The same but for a slip of the keyboard.
    Misspelt,
    /// None was asked for, and it is a year before the common era.
    BeforeChrist,
    /// Another of the same quantity: the value times this is in the unit asked for.
    Converted(f64),
    /// Another.
    Other,
}

/// Holds the words written beside a number against the unit asked for, if there is one.
pub(super) fn agree(unit: Option<&[String]>, reading: &Reading) -> Agreement {
    let written = &reading.rest;
    let said = essence(written);
    let Some(unit) = unit else { return agree_with_none(&said, written) };
    if said.is_empty() {
        return Agreement::Missing;
    }
    let wanted = essence(unit);
    // A unit such as "tout" has no word that counts: it is itself.
    let wanted = if wanted.is_empty() { unit.to_vec() } else { wanted };
    if wanted.len() == said.len() && wanted.iter().zip(&said).all(|(a, b)| a == b || kin(a, b))
        || family(&wanted).is_some_and(|found| family(&said) == Some(found))
    {
        return Agreement::Same;
    }
    if let (Some((kind, factor)), Some((other, theirs))) = (quantity(&wanted), quantity(&said)) {
        return match kind == other {
            true if factor == theirs => Agreement::Same,
            true => Agreement::Converted(theirs / factor),
            false => Agreement::Other,
        };
    }
    // Who says "degrees" means those that are asked for.
    if wanted == ["°f"] && matches!(said.as_slice(), [word] if matches!(word.as_str(), "°" | "degre" | "degree")) {
        return Agreement::Same;
    }
    // `200 experts en IA` says more than the unit, `40 chefs` less.
    let holds = |word: &String| said.contains(word) || said.iter().any(|said| kin(word, said));
    if !is_changed(&wanted, &said) && wanted.iter().all(holds) && family(&said).is_none() {
        return Agreement::Same;
    }
    if wanted.len() > 1
        && said.len() < wanted.len()
        && wanted.first() == said.first()
        && said.iter().all(|w| wanted.contains(w))
    {
        return Agreement::Same;
    }
    if is_slip(&wanted, written) { Agreement::Misspelt } else { Agreement::Other }
}

/// Of nothing in particular, a percentage is a share of one, and a year may be before the common era.
fn agree_with_none(said: &[String], written: &[String]) -> Agreement {
    match said {
        [sign] if is_percent(std::slice::from_ref(sign)) => return Agreement::Converted(1e-2),
        [sign] if sign == "‰" => return Agreement::Converted(1e-3),
        _ => {}
    }
    let text = format!(" {} ", written.join(" "));
    let says = |eras: &[&str]| eras.iter().any(|era| text.contains(&format!(" {era} ")));
    if says(BEFORE_CHRIST) {
        return Agreement::BeforeChrist;
    }
    if says(IN_CHRIST) {
        return Agreement::Same;
    }
    let undated = said.iter().any(|word| UNDATED.contains(&word.as_str()));
    if undated { Agreement::Other } else { Agreement::Same }
}

/// Whether a unit is the hundredth part.
pub(super) fn is_percent(unit: &[String]) -> bool {
    family(unit) == Some(4)
}

/// Whether what was said makes another quantity of the unit: `km par jour` for km, `dollars canadiens` for dollars.
fn is_changed(wanted: &[String], said: &[String]) -> bool {
    let measure = |words: &[String]| family(words).filter(|family| MEASURES.contains(family));
    let money = measure(wanted).is_some();
    let more = said.iter().filter(|word| !wanted.contains(word));
    more.into_iter().any(|word| {
        let foreign = FOREIGN.contains(&word.as_str()) || word.len() > 1 && word.ends_with('$') && word != "us$";
        let other = measure(std::slice::from_ref(word)).is_some() && !wanted.iter().any(|wanted| kin(wanted, word));
        CHANGERS.contains(&word.as_str()) || money && foreign || other
    })
}

/// Whether two words are names of one thing.
fn kin(a: &String, b: &String) -> bool {
    let (a, b) = (std::slice::from_ref(a), std::slice::from_ref(b));
    let found = family(a);
    found.is_some() && family(b) == found || quantity(a).is_some_and(|found| quantity(b) == Some(found))
}

/// Whether what was written is the unit but for a slip of the keyboard.
fn is_slip(wanted: &[String], written: &[String]) -> bool {
    let letters = |words: &[String]| words.iter().map(|word| word.chars().collect::<Vec<_>>()).collect::<Vec<_>>();
    let (bare, said) = (letters(&essence(written)), letters(&counted(written)));
    let matches = |name: &[String]| {
        let name = letters(name);
        let name: Vec<&[char]> = name.iter().map(Vec::as_slice).collect();
        [&bare, &said].into_iter().any(|said| {
            let said: Vec<&[char]> = said.iter().map(Vec::as_slice).collect();
            name.len() == said.len() && slips(&name, &said).is_some()
        })
    };
    let measured = quantity(wanted).and_then(|(kind, factor)| {
        QUANTITIES.get(kind)?.iter().find(|(other, _)| *other == factor).map(|(_, names)| *names)
    });
    let names = family(wanted).map(|at| FAMILIES[at]).or(measured).unwrap_or_default();
    let split = |name: &str| name.split(' ').map(str::to_owned).collect::<Vec<_>>();
    matches(wanted) || names.iter().any(|name| matches(&split(name)) || matches(&split(&format!("{name}s"))))
}

/// The words that count, in the singular.
fn essence(words: &[String]) -> Vec<String> {
    counted(words).iter().map(|word| singular(word)).collect()
}

/// The words that count; between a quantity and the time it takes stands one sign, however that is said.
fn counted(words: &[String]) -> Vec<String> {
    let words: Vec<&str> = words.iter().flat_map(|word| split_at_stroke(word)).collect();
    let little = |word: &str| matches!(word, "l" | "la" | "le" | "un" | "une" | "the");
    let of_time = |word: &str| quantity(&[singular(word)]).is_some_and(|(kind, _)| kind == TIMES || kind == CALENDAR);
    let counts = |at: usize| {
        let word = words[at];
        let alone = [word.to_owned()];
        // After the sign even "s" is a unit.
        !is_filler(word)
            || at > 0 && words[at - 1] == BY
            || words.len() == 1 && (quantity(&alone).is_some() || family(&alone).is_some())
    };
    let by = |at: usize| {
        let next = words[at + 1..].iter().find(|word| !little(word));
        let timed = next.is_some_and(|next| of_time(next));
        at > 0 && (words[at] == BY || timed && matches!(words[at], "par" | "per" | "a" | "an"))
    };
    let kept = |at: usize| if by(at) { Some(BY.to_owned()) } else { counts(at).then(|| words[at].to_owned()) };
    (0..words.len()).filter_map(kept).collect()
}

/// `km/h` in its parts.
fn split_at_stroke(word: &str) -> impl Iterator<Item = &str> {
    word.split('/')
        .enumerate()
        .flat_map(|(at, part)| [(at > 0).then_some(BY), Some(part)])
        .flatten()
        .filter(|part| !part.is_empty())
}

fn singular(word: &str) -> String {
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

/// What kind of quantity a unit measures, and how many of its first unit one is.
fn quantity(words: &[String]) -> Option<(usize, f64)> {
    let text = words.join(" ");
    let found = |units: &[(f64, &[&str])]| {
        units.iter().find(|(_, names)| names.contains(&text.as_str())).map(|(factor, _)| *factor)
    };
    let plain = QUANTITIES.iter().enumerate().find_map(|(kind, units)| found(units).map(|factor| (kind, factor)));
    let prefixed = || if let [word] = words { prefixed(word) } else { None };
    plain
        .or_else(prefixed)
        .or_else(|| found(SPEEDS).map(|factor| (QUANTITIES.len() + LENGTHS, factor)))
        .or_else(|| rate(words))
}

/// A unit with a prefix of the international system, by its sign or its name: `MW`, `gigaoctets`.
fn prefixed(word: &str) -> Option<(usize, f64)> {
    let of = |base: &str| {
        let sign = |(sign, name): &&(&str, &str)| *sign == base || *name == base;
        BASES.iter().position(|names| sign(&names)).map(|at| PREFIXED + at)
    };
    let (kind, factor) = of(word).map(|kind| (kind, 1.0)).or_else(|| {
        PREFIXES.iter().find_map(|(sign, name, factor)| {
            let rest = word.strip_prefix(name).or_else(|| word.strip_prefix(sign))?;
            of(rest).map(|kind| (kind, *factor))
        })
    })?;
    // A tonne is a mass as grams are, and a byte an octet.
    Some(match BASES[kind - PREFIXED].1 {
        "tonne" => (MASSES, factor * 1e6),
        "byte" => (of("octet")?, factor),
        _ => (kind, factor),
    })
}

/// So much in a time: `km/h`, `mètres par seconde`, `kilomètres-heure`.
fn rate(words: &[String]) -> Option<(usize, f64)> {
    let (much, time) = match words {
        [much, by, time] if by == BY => (much, time),
        [much, time] => (much, time),
        _ => return None,
    };
    let (kind, factor) = quantity(std::slice::from_ref(much))?;
    let (_, seconds) = quantity(std::slice::from_ref(time)).filter(|(kind, _)| *kind == TIMES)?;
    (kind == LENGTHS || words.len() == 3).then(|| (QUANTITIES.len() + kind, factor / seconds))
}
