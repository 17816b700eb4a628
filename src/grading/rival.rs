//! False friends: words a letter or two apart that mean different things, so that one is never a slip for the other.

use std::collections::HashMap;
use std::sync::LazyLock;

/// Words without accents; each line is a group of rivals.
const GROUPS: &str = include_str!("rivals.txt");

/// Beginnings that set words against each other: one has the first, the other the second.
const HEADS: &[(&str, &str)] = &[
    ("hypo", "hyper"),
    ("endo", "exo"),
    ("macro", "micro"),
    ("intra", "inter"),
    ("infra", "intra"),
    ("intro", "extro"),
    ("sub", "super"),
    ("anti", "ante"),
    ("pre", "pro"),
    ("pre", "per"),
    ("per", "pro"),
    ("in", "ex"),
    ("im", "ex"),
    ("im", "em"),
    ("e", "im"),
    ("e", "i"),
    ("in", "en"),
    ("con", "dis"),
    ("con", "com"),
    ("uni", "bi"),
    ("bi", "tri"),
    ("milli", "micro"),
    ("kilo", "hecto"),
    ("af", "ef"),
    ("de", "re"),
    ("", "a"),
    ("", "an"),
    ("", "in"),
    ("", "im"),
    ("", "ir"),
    ("", "il"),
    ("", "un"),
    ("", "de"),
    ("", "re"),
    ("", "e"),
    ("", "en"),
    ("", "co"),
    ("", "bi"),
];

/// Endings that do the same.
const TAILS: &[(&str, &str)] = &[
    ("ate", "ite"),
    ("ate", "ide"),
    ("ite", "ide"),
    ("ane", "ene"),
    ("ane", "yne"),
    ("ene", "yne"),
    ("ane", "ol"),
    ("ane", "anol"),
    ("ee", "er"),
    ("ant", "ance"),
    ("ant", "ancy"),
    ("ent", "ence"),
    ("ent", "ency"),
    ("ism", "ist"),
    ("isme", "iste"),
    ("ie", "ique"),
    ("ique", "iste"),
    ("ic", "ist"),
    ("y", "ic"),
    ("y", "ist"),
    ("is", "ic"),
    ("sis", "tic"),
    ("ia", "ian"),
    ("ia", "iac"),
    ("a", "an"),
    ("ie", "ien"),
    ("ee", "een"),
    ("e", "ien"),
    ("gne", "nd"),
    ("gne", "gnol"),
    ("ny", "n"),
    ("q", "qi"),
    ("l", "li"),
    ("ie", "e"),
    ("e", "al"),
    ("", "al"),
    ("", "less"),
    ("", "ful"),
    ("ful", "less"),
    ("logie", "logue"),
    ("nomie", "nome"),
    ("graphie", "graphe"),
    ("phobe", "phile"),
    ("metre", "gramme"),
    ("teur", "tion"),
    ("tor", "tion"),
];

/// Whether two words are known to mean different things. Both are folded.
pub(super) fn are_rivals(a: &[char], b: &[char]) -> bool {
    listed(a, b) || heads(a, b) || tails(a, b)
}

fn listed(a: &[char], b: &[char]) -> bool {
    static LISTED: LazyLock<HashMap<Vec<char>, Vec<usize>>> = LazyLock::new(|| {
        let mut listed: HashMap<Vec<char>, Vec<usize>> = HashMap::new();
        for (group, line) in GROUPS.lines().filter(|line| !line.starts_with('#')).enumerate() {
            for word in line.split_whitespace() {
                listed.entry(word.chars().collect()).or_default().push(group);
            }
        }
        listed
    });
    let share = |a: Option<&Vec<usize>>, b: Option<&Vec<usize>>| match (a, b) {
        (Some(a), Some(b)) => a.iter().any(|group| b.contains(group)),
        _ => false,
    };
    if share(LISTED.get(a), LISTED.get(b)) {
        return true;
    }
    let singular = |word: &[char]| {
        let plain = || [&['s'][..], &['e', 's'], &['e']].iter().find_map(|end| LISTED.get(word.strip_suffix(*end)?));
        LISTED.get(word).or_else(plain)
    };
    // A word and its own plural are no rivals.
    !same_but_plural(a, b) && singular(a).is_some_and(|groups| share(Some(groups), singular(b)))
}

fn same_but_plural(a: &[char], b: &[char]) -> bool {
    let (short, long) = if a.len() < b.len() { (a, b) } else { (b, a) };
    long.starts_with(short) && matches!(long[short.len()..], ['s' | 'e' | 'x'] | ['e', 's'])
}

fn heads(a: &[char], b: &[char]) -> bool {
    let shared = a.iter().rev().zip(b.iter().rev()).take_while(|(a, b)| a == b).count();
    let pair = |a: &[char], b: &[char], (x, y): (&str, &str)| {
        let left = a.len().saturating_sub(x.len());
        (3..=shared).contains(&left) && left + y.len() == b.len() && starts(a, x) && starts(b, y)
    };
    HEADS.iter().any(|heads| pair(a, b, *heads) || pair(b, a, *heads))
}

fn tails(a: &[char], b: &[char]) -> bool {
    let shared = a.iter().zip(b).take_while(|(a, b)| a == b).count();
    let pair = |a: &[char], b: &[char], (x, y): (&str, &str)| {
        let left = a.len().saturating_sub(x.len());
        (3..=shared).contains(&left) && left + y.len() == b.len() && ends(a, x) && ends(b, y)
    };
    TAILS.iter().any(|tails| pair(a, b, *tails) || pair(b, a, *tails))
}

fn starts(word: &[char], head: &str) -> bool {
    word.len() >= head.len() && word.iter().copied().zip(head.chars()).all(|(a, b)| a == b)
}

fn ends(word: &[char], tail: &str) -> bool {
    word.len() >= tail.len() && word.iter().rev().copied().zip(tail.chars().rev()).all(|(a, b)| a == b)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn false_friends_are_told_apart() {
        let rivals = |a: &str, b: &str| are_rivals(&a.chars().collect::<Vec<_>>(), &b.chars().collect::<Vec<_>>());
        for (a, b) in [
            ("poison", "poisson"),
            ("hypotension", "hypertension"),
            ("sulfate", "sulfite"),
            ("stalactites", "stalagmites"),
            ("employer", "employee"),
            ("puissance", "puissant"),
            ("unsustainable", "sustainable"),
            ("importation", "exportation"),
            ("america", "american"),
            ("capitalisme", "capitaliste"),
        ] {
            assert!(rivals(a, b) && rivals(b, a), "{a} / {b}");
        }
        for (a, b) in [("center", "centers"), ("canberra", "camberra"), ("poisson", "poissons"), ("planet", "plannet")]
        {
            assert!(!rivals(a, b), "{a} / {b}");
        }
    }
}
