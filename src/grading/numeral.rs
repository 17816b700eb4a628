//! Numbers inside a text, however they are written: `XIV` and `14`, `3e`, `3rd` and `third`.

use std::sync::LazyLock;

use super::article::same;

const CARDINALS: &[(u32, &[&str])] = &[
    (2, &["deux", "two"]),
    (3, &["trois", "three"]),
    (4, &["quatre", "four"]),
    (5, &["cinq", "five"]),
    (6, &["six"]),
    (7, &["sept", "seven"]),
    (8, &["huit", "eight"]),
    (9, &["neuf", "nine"]),
    (10, &["dix", "ten"]),
    (11, &["onze", "eleven"]),
    (12, &["douze", "twelve"]),
    (13, &["treize", "thirteen"]),
    (14, &["quatorze", "fourteen"]),
    (15, &["quinze", "fifteen"]),
    (16, &["seize", "sixteen"]),
    (17, &["seventeen"]),
    (18, &["eighteen"]),
    (19, &["nineteen"]),
    (20, &["vingt", "twenty"]),
    (30, &["trente", "thirty"]),
    (40, &["quarante", "forty"]),
    (50, &["cinquante", "fifty"]),
    (60, &["soixante", "sixty"]),
    (100, &["cent", "hundred"]),
    (1000, &["mille", "thousand"]),
];

const ORDINALS: &[(u32, &[&str])] = &[
    (1, &["premier", "premiere", "first"]),
    (2, &["deuxieme", "second", "seconde"]),
    (3, &["troisieme", "third"]),
    (4, &["quatrieme", "fourth"]),
    (5, &["cinquieme", "fifth"]),
    (6, &["sixieme", "sixth"]),
    (7, &["septieme", "seventh"]),
    (8, &["huitieme", "eighth"]),
    (9, &["neuvieme", "ninth"]),
    (10, &["dixieme", "tenth"]),
    (11, &["onzieme", "eleventh"]),
    (12, &["douzieme", "twelfth"]),
    (13, &["treizieme", "thirteenth"]),
    (14, &["quatorzieme", "fourteenth"]),
    (15, &["quinzieme", "fifteenth"]),
    (16, &["seizieme", "sixteenth"]),
    (17, &["seventeenth"]),
    (18, &["eighteenth"]),
    (19, &["nineteenth"]),
    (20, &["vingtieme", "twentieth"]),
];

/// A number, and whether it gives a rank.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) struct Numeral {
    pub(super) value: u32,
    pub(super) rank: bool,
}

/// Reads a word as a number. `capital` tells whether it was written in capitals and is not alone, so that `V` is five.
pub(super) fn numeral(word: &[char], capital: bool) -> Option<Numeral> {
    let digits = word.iter().take_while(|c| c.is_ascii_digit()).count();
    if digits > 0 {
        let rank = rank_suffix(&word[digits..]);
        if digits > 9 || !(rank || digits == word.len()) {
            return None;
        }
        // A leading nought is part of how it is written: 01 is not 1.
        let value = word[..digits].iter().filter_map(|c| c.to_digit(10)).fold(0, |value, digit| value * 10 + digit);
        return (word[0] != '0' || digits == 1).then_some(Numeral { value, rank });
    }
    if !word.first()?.is_ascii_lowercase() || word.len() > 12 {
        return None;
    }
    if word.len() > 2
        && let Some((_, value, rank)) = named(word[0]).iter().find(|(name, ..)| same(word, name))
    {
        return Some(Numeral { value: *value, rank: *rank });
    }
    if value_of(word[0]) == 0 {
        return None;
    }
    if (word.len() > 1 || capital)
        && let Some(value) = roman(word)
    {
        return Some(Numeral { value, rank: false });
    }
    roman_ordinal(word).map(|value| Numeral { value, rank: true })
}

/// The numbers whose names begin with a letter, each with whether it gives a rank.
fn named(first: char) -> &'static [(&'static str, u32, bool)] {
    type Names = Vec<Vec<(&'static str, u32, bool)>>;
    static NAMES: LazyLock<Names> = LazyLock::new(|| {
        let mut names: Names = vec![Vec::new(); 26];
        for (table, rank) in [(CARDINALS, false), (ORDINALS, true)] {
            for (value, all) in table {
                for name in *all {
                    names[usize::from(name.as_bytes()[0] - b'a')].push((name, *value, rank));
                }
            }
        }
        names
    });
    u8::try_from(first)
        .ok()
        .and_then(|first| NAMES.get(usize::from(first.checked_sub(b'a')?)))
        .map_or(&[], Vec::as_slice)
}

fn rank_suffix(word: &[char]) -> bool {
    ["e", "er", "re", "ere", "eme", "ieme", "nd", "nde", "st", "rd", "th"].iter().any(|suffix| same(word, suffix))
}

/// The rank that Roman figures with an ending give: `XVIIIe`.
pub(super) fn roman_ordinal(word: &[char]) -> Option<u32> {
    let figures = word.iter().take_while(|c| value_of(**c) > 0).count();
    let ending = &word[figures..];
    let rank = ["e", "er", "eme", "ieme", "th"].iter().any(|suffix| same(ending, suffix));
    if rank { roman(&word[..figures]) } else { None }
}

/// The value of Roman figures in their usual form, 1 to 3999.
pub(super) fn roman(word: &[char]) -> Option<u32> {
    if word.is_empty() || word.len() > 15 || word.iter().any(|c| value_of(*c) == 0) {
        return None;
    }
    let mut value = 0;
    for (at, c) in word.iter().enumerate() {
        let here = value_of(*c);
        let next = word.get(at + 1).map_or(0, |c| value_of(*c));
        value += if here < next { -here } else { here };
    }
    let value = u32::try_from(value).ok()?;
    same(word, &written(value)).then_some(value)
}

fn value_of(c: char) -> i32 {
    match c {
        'i' => 1,
        'v' => 5,
        'x' => 10,
        'l' => 50,
        'c' => 100,
        'd' => 500,
        'm' => 1000,
        _ => 0,
    }
}

fn written(mut value: u32) -> String {
    let steps: [(u32, &str); 13] = [
        (1000, "m"),
        (900, "cm"),
        (500, "d"),
        (400, "cd"),
        (100, "c"),
        (90, "xc"),
        (50, "l"),
        (40, "xl"),
        (10, "x"),
        (9, "ix"),
        (5, "v"),
        (4, "iv"),
        (1, "i"),
    ];
    let mut figures = String::new();
    if value < 4000 {
        for (step, name) in steps {
            while value >= step {
                figures.push_str(name);
                value -= step;
            }
        }
    }
    figures
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn numbers_are_read_however_written() {
        let read = |word: &str, capital| {
            numeral(&word.chars().collect::<Vec<_>>(), capital).map(|numeral| (numeral.value, numeral.rank))
        };
        assert_eq!(read("xiv", false), Some((14, false)));
        assert_eq!(read("xviiie", false), Some((18, true)));
        assert_eq!(read("3eme", false), read("third", false));
        assert_eq!(read("1er", false), read("premier", false));
        assert_eq!(read("v", true), Some((5, false)));
        for word in ["v", "iiii", "mil", "3a", "vingts", "01", "voie"] {
            assert_eq!(read(word, false), None, "{word}");
        }
    }
}
