//! Names that pupils take: made clean, fit for a projector, each taken once.

use unicode_normalization::UnicodeNormalization;

use crate::grading::fold;

/// Why a name will not do.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum NameFault {
    /// Nothing that can be read is left of it.
    Empty,
    /// It is longer than [`MAX_NAME_CHARS`].
    Long,
    /// Somebody has it; this one is free.
    Taken(String),
    /// It is not for a classroom.
    Unfit,
}

/// The longest name, in characters.
pub const MAX_NAME_CHARS: usize = 24;

/// Words that no name may be made of, folded, one a line: French and English.
const UNFIT: &str = include_str!("unfit.txt");

impl NameFault {
    /// The name that the protocol uses.
    pub fn name(&self) -> &'static str {
        match self {
            Self::Empty => "name_empty",
            Self::Long => "name_long",
            Self::Taken(_) => "name_taken",
            Self::Unfit => "name_unfit",
        }
    }
}

/// A name as it is shown: composed, its white space single, without what cannot be seen.
///
/// # Errors
/// [`NameFault::Empty`], [`NameFault::Long`], or [`NameFault::Unfit`]; `more` are words besides the built-in ones, folded.
pub(super) fn clean(typed: &str, more: &[String]) -> Result<String, NameFault> {
    let name = shown(typed);
    if identity(&name).is_empty() {
        return Err(NameFault::Empty);
    }
    // Marks without a letter to stand on pile up over the lines beside them.
    if name.chars().count() > MAX_NAME_CHARS {
        return Err(NameFault::Long);
    }
    if is_fit(&name, more) { Ok(name) } else { Err(NameFault::Unfit) }
}

/// A name composed, its white space single, without what cannot be seen.
pub(super) fn shown(name: &str) -> String {
    let seen: String = name.nfc().map(|c| if c.is_whitespace() { ' ' } else { c }).filter(|c| is_seen(*c)).collect();
    seen.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// What two names have in common that nobody can tell apart by ear: case, accents, spaces and signs are set aside.
pub(super) fn identity(name: &str) -> String {
    let compatible: String = name.nfkc().collect();
    let letters: String = fold(&compatible).chars().filter(|c| c.is_alphanumeric()).collect();
    if letters.is_empty() { compatible.chars().filter(|c| !c.is_whitespace()).collect() } else { letters }
}

/// The first of `name 2`, `name 3` … that is free.
pub(super) fn free_beside(name: &str, is_taken: impl Fn(&str) -> bool) -> String {
    let numbered = |number: u32| {
        let end = format!(" {number}");
        let room = MAX_NAME_CHARS - end.chars().count();
        let begin: String = name.chars().take(room).collect();
        begin.trim_end().to_owned() + &end
    };
    (2..=u32::MAX).map(numbered).find(|name| !is_taken(&identity(name))).unwrap_or_default()
}

/// Whether a text may be shown to a class: names, and what was typed as an answer.
pub(super) fn is_fit(text: &str, more: &[String]) -> bool {
    let words = words_of(text);
    // Letters spelt with spaces or dots between them make one word.
    let spelt = words.iter().all(|word| word.chars().count() == 1).then(|| words.concat());
    let unfit = |word: &str| UNFIT.lines().any(|bad| bad == word) || more.iter().any(|bad| bad == word);
    // What a teacher lists may be several words, one after another.
    let whole = format!(" {} ", words.join(" "));
    let phrase = |bad: &&String| bad.contains(' ') && whole.contains(&format!(" {bad} "));
    !words.iter().any(|word| unfit(word))
        && !spelt.is_some_and(|word| unfit(&word))
        && !more.iter().any(|bad| phrase(&bad))
}

/// The words of a text as they are compared: folded, figures and signs as the letters that they stand for.
fn words_of(text: &str) -> Vec<String> {
    let plain: String = fold(&text.nfkc().collect::<String>()).chars().map(unmasked).collect();
    plain.split(|c: char| !c.is_alphanumeric()).filter(|word| !word.is_empty()).map(str::to_owned).collect()
}

/// The words of a list that a teacher keeps, as [`Rules::unfit`](super::Rules) has them: one a line, whatever stands behind `#` left
/// out.
///
/// ```
/// use sommet::quiz::classroom::unfit_words;
/// assert_eq!(unfit_words("# of our class\nNapoléon\n\n  Dark Vador # films\n"), ["napoleon", "dark vador"]);
/// ```
pub fn unfit_words(list: &str) -> Vec<String> {
    let lines = list.lines().map(|line| line.split('#').next().unwrap_or_default());
    lines.map(|line| words_of(line).join(" ")).filter(|line| !line.is_empty()).collect()
}

/// The letter that a figure or a sign stands for.
fn unmasked(c: char) -> char {
    match c {
        '0' => 'o',
        '1' | '!' | '|' => 'i',
        '3' | '€' => 'e',
        '4' | '@' => 'a',
        '5' | '$' => 's',
        '7' => 't',
        c => c,
    }
}

/// Whether a character takes part in what is read: no controls, no marks of direction, nothing invisible, no private signs.
fn is_seen(c: char) -> bool {
    let hidden = matches!(c, '\u{ad}' | '\u{34f}' | '\u{61c}' | '\u{115f}' | '\u{1160}' | '\u{180e}' | '\u{2800}' | '\u{3164}' | '\u{feff}' | '\u{ffa0}'
        | '\u{200b}'..='\u{200f}' | '\u{202a}'..='\u{202e}' | '\u{2060}'..='\u{206f}' | '\u{fff0}'..='\u{ffff}'
        | '\u{e000}'..='\u{f8ff}' | '\u{e0000}'..='\u{10ffff}');
    !c.is_control() && !hidden
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_made_clean() {
        let clean = |typed: &str| clean(typed, &[]);
        assert_eq!(clean("  Zoé   B. "), Ok("Zoé B.".into()));
        assert_eq!(clean("Zoe\u{301}\u{200b}\u{202e}"), Ok("Zoé".into()));
        assert_eq!(clean("李 明"), Ok("李 明".into()));
        for empty in ["", " \u{a0}\u{200b}", "\u{2800}", "\u{3164}"] {
            assert_eq!(clean(empty), Err(NameFault::Empty), "{empty:?}");
        }
        assert_eq!(clean(&"x".repeat(25)), Err(NameFault::Long));
    }

    #[test]
    fn names_are_told_apart_as_by_ear() {
        for (one, other) in [("Zoé", "ZOE"), ("Jean-Luc", "jean luc"), ("Ａnna", "Anna"), ("Max.", "max")] {
            assert_eq!(identity(one), identity(other), "{one} / {other}");
        }
        assert_ne!(identity("Max"), identity("Maxi"));
        assert_ne!(identity("🦊"), identity("🐻"));
        let taken = ["zoe2".to_owned()];
        assert_eq!(free_beside("Zoé", |name| taken.contains(&name.to_owned())), "Zoé 3");
        assert_eq!(free_beside(&"x".repeat(24), |_| false).chars().count(), 24);
    }

    #[test]
    fn what_is_not_for_a_classroom_is_refused() {
        for unfit in ["Connard", "c o n n a r d", "$hit", "la PUTE", "fuck you", "sal0pe"] {
            assert_eq!(clean(unfit, &[]), Err(NameFault::Unfit), "{unfit}");
        }
        for fit in ["Scunthorpe", "Constance", "Dickens", "Salomé", "Assia", "Putney"] {
            assert!(clean(fit, &[]).is_ok(), "{fit}");
        }
    }

    #[test]
    fn a_teacher_s_own_list_is_kept_to_as_well() {
        let more = unfit_words("\u{feff}Napoléon\r\n# nobody's\nDark  Vador\nc0ol # figures too\n\n#\n");
        assert_eq!(more, ["napoleon", "dark vador", "cool"]);
        for unfit in ["Napoléon", "N.A.P.O.L.E.O.N", "je suis dark vador", "DARK-VADOR", "cool", "n4poleon"] {
            assert_eq!(clean(unfit, &more), Err(NameFault::Unfit), "{unfit}");
        }
        for fit in ["Napoleone", "Vador", "Dark", "dark le vador", "nobody"] {
            assert!(clean(fit, &more).is_ok(), "{fit}");
        }
    }
}
