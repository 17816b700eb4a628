//! The right words in another order, where order carries no meaning.

use super::article::{article_at, same};
use super::shape::Shape;

/// Words that say who does what to whom, or what comes first: around them order carries meaning.
const DIRECTED: &[&str] = &[
    "puis", "then", "contre", "against", "vs", "versus", "avant", "apres", "before", "after", "to", "from", "vers",
    "sur", "sous", "over", "under", "par", "by", "que", "than", "pas", "not", "ne", "sans", "without", "est", "is",
    "sont", "are", "bat", "beat", "beats", "devant", "derriere", "into", "in", "dans", "for", "pour", "a", "ou", "or",
];

/// More words than that are not looked at.
const MOST_WORDS: usize = 12;

/// Whether what was given has the words of the accepted answer in an order that means the same: "Name, First name", two words
/// swapped, one end moved to the other, or the parts about "and" exchanged.
pub(super) fn reordered(accepted: &Shape, given: &Shape, from: usize, given_from: usize) -> bool {
    let mine = plain(accepted, from);
    let theirs = plain(given, given_from);
    if mine.len() < 2 || mine.len() > MOST_WORDS || mine.len() != theirs.len() {
        return false;
    }
    let word = |at: &usize| accepted.word(*at);
    let said = |at: &usize| given.word(*at);
    let rotated =
        (1..mine.len()).find(|by| mine[*by..].iter().chain(&mine[..*by]).map(word).eq(theirs.iter().map(said)));
    let joined = |word: &[char]| ["&", "et", "and"].iter().any(|and| same(word, and));
    // "Name, First name": a comma where the two ends meet says what was done.
    if let Some(by) = rotated
        && given.is_after_comma(theirs[mine.len() - by])
        && !mine.iter().any(|at| joined(accepted.word(*at)))
    {
        return true;
    }
    let figures = |word: &[char]| word.iter().any(char::is_ascii_digit);
    let several_figures = mine.iter().filter(|at| figures(accepted.word(**at))).count() > 1;
    let directed = mine.iter().any(|at| DIRECTED.iter().any(|name| same(accepted.word(*at), name)));
    if directed {
        return false;
    }
    if mine.iter().any(|at| joined(accepted.word(*at))) {
        let parts = |shape: &Shape, at: &[usize]| {
            let mut parts: Vec<Vec<char>> = at
                .split(|at| joined(shape.word(*at)))
                .map(|part| part.iter().flat_map(|at| shape.word(*at).iter().copied().chain([' '])).collect())
                .collect();
            parts.sort();
            parts
        };
        return parts(accepted, &mine) == parts(given, &theirs);
    }
    let listed = mine.iter().skip(1).any(|at| accepted.is_after_comma(*at));
    let known = |at: &usize| accepted.word(*at).len() > 2;
    rotated.is_some() && !several_figures && !listed && mine.iter().all(known)
}

/// The places of the words without leading articles, nor those after "and".
fn plain(shape: &Shape, from: usize) -> Vec<usize> {
    let mut places = Vec::new();
    let mut at = from;
    while at < shape.spans.len() && places.len() <= MOST_WORDS {
        let after_and = at > 0 && ["&", "et", "and"].iter().any(|and| same(shape.word(at - 1), and));
        if after_and
            && let Some(more) = article_at(shape, at)
            && at + more < shape.spans.len()
        {
            at += more;
            continue;
        }
        places.push(at);
        at += 1;
    }
    places
}
