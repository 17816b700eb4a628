//! A small language that chooses cards: `due`, `new`, `lapsed`, `leech`, `flagged`, `r<0.8`.

use thiserror::Error;

use crate::model::Stage;

/// What a filter looks at in a card.
#[derive(Clone, Copy, Debug, PartialEq)]
pub struct Traits {
    /// New, learning, review or relearning.
    pub stage: Stage,
    /// Whether it is due today.
    pub due: bool,
    /// How often it lapsed.
    pub lapses: u32,
    /// Whether it lapsed often enough to be a leech.
    pub leech: bool,
    /// Whether the learner flagged it.
    pub flagged: bool,
    /// The chance that it is recalled now, 0 to 1; `None` for a new card, which no limit on recall chooses.
    pub recall: Option<f64>,
}

#[derive(Clone, Copy, Debug, PartialEq)]
enum Term {
    Due,
    New,
    Lapsed,
    Leech,
    Flagged,
    Below(f64),
    Above(f64),
}

/// Terms that must all hold.
#[derive(Clone, Debug, Default, PartialEq)]
pub struct Filter(Vec<Term>);

/// A word that is no term of the language.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("{0:?} is not due, new, lapsed, leech, flagged, r<N or r>N")]
pub struct FilterFault(pub String);

impl Filter {
    /// Reads a filter: terms with spaces or commas between, all of which must hold; an empty one chooses every card.
    ///
    /// # Errors
    /// [`FilterFault`] with the first word that is no term.
    ///
    /// ```
    /// use sommet::memory::Filter;
    /// assert!(Filter::parse("lapsed r<0.8").is_ok());
    /// assert_eq!(Filter::parse("lapsed, often").unwrap_err().0, "often");
    /// ```
    pub fn parse(text: &str) -> Result<Self, FilterFault> {
        let words = text.split(|c: char| c.is_whitespace() || c == ',').filter(|word| !word.is_empty());
        words.map(|word| term(word).ok_or_else(|| FilterFault(word.to_owned()))).collect::<Result<_, _>>().map(Self)
    }

    /// Whether a card is chosen.
    pub fn holds(&self, card: &Traits) -> bool {
        self.0.iter().all(|term| match term {
            Term::Due => card.due,
            Term::New => card.stage == Stage::New,
            Term::Lapsed => card.lapses > 0,
            Term::Leech => card.leech,
            Term::Flagged => card.flagged,
            Term::Below(limit) => card.recall.is_some_and(|recall| recall < *limit),
            Term::Above(limit) => card.recall.is_some_and(|recall| recall > *limit),
        })
    }
}

fn term(word: &str) -> Option<Term> {
    Some(match word.to_lowercase().as_str() {
        "due" => Term::Due,
        "new" => Term::New,
        "lapsed" => Term::Lapsed,
        "leech" => Term::Leech,
        "flagged" => Term::Flagged,
        other => {
            let limit = other.strip_prefix('r')?;
            let (above, number) = match limit.strip_prefix('<') {
                Some(number) => (false, number),
                None => (true, limit.strip_prefix('>')?),
            };
            let number = number.parse().ok().filter(|number| (0.0..=1.0).contains(number))?;
            if above { Term::Above(number) } else { Term::Below(number) }
        }
    })
}

#[cfg(test)]
mod tests {
    use super::*;

    const SEEN: Traits =
        Traits { stage: Stage::Review, due: true, lapses: 2, leech: false, flagged: false, recall: Some(0.75) };
    const NEW: Traits = Traits { stage: Stage::New, due: false, lapses: 0, leech: false, flagged: true, recall: None };

    #[test]
    fn all_terms_must_hold() {
        for (filter, seen, new) in [
            ("", true, true),
            ("due", true, false),
            ("new", false, true),
            ("lapsed", true, false),
            ("leech", false, false),
            ("flagged", false, true),
            ("r<0.8", true, false),
            ("r>0.8", false, false),
            ("R>0.7, DUE", true, false),
            ("lapsed r<0.7", false, false),
        ] {
            let read = Filter::parse(filter).unwrap();
            assert_eq!((read.holds(&SEEN), read.holds(&NEW)), (seen, new), "{filter}");
        }
    }

    #[test]
    fn other_words_are_named() {
        for word in ["often", "r<2", "r<", "r=0.8", "r<-1", "r<nan", "rr<0.1"] {
            assert_eq!(Filter::parse(&format!("due {word}")), Err(FilterFault(word.to_owned())));
        }
    }
}
