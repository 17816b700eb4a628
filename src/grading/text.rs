//! Typed text against all accepted answers.

use std::sync::Arc;

use super::acronym::stands_for;
use super::date::is_same_date;
use super::exact::plain;
use super::form::{Form, stripped};
use super::known::Others;
use super::nearness::{Nearness, compare, slipped};
use super::optional::{apart, readings};
use super::reason::{Reason, Reasons};
use super::sentence::stated;
use crate::model::Outcome;

/// How a typed text matches, which accepted answer it was held against, and why it is no better.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub struct TextMatch {
    /// [`Outcome::Right`], [`Outcome::Slip`], [`Outcome::Typo`], [`Outcome::Wrong`] or [`Outcome::Blank`].
    pub outcome: Outcome,
    /// Index of the accepted answer that matches; the first when none does.
    pub accepted: usize,
    /// What it is right but for; for a wrong one, why, where that is known.
    pub reasons: Reasons,
}

impl TextMatch {
    fn wrong(reasons: Reasons) -> Self {
        Self { outcome: Outcome::Wrong, accepted: 0, reasons }
    }
}

/// The accepted answers of a question made ready once, to grade any number of typed texts.
///
/// ```
/// use sommet::grading::{Reason, TextKey};
/// use sommet::model::Outcome;
/// let key = TextKey::new(&["Émirats arabes unis", "EAU"]);
/// let graded = key.grade("les Emirats arabes unis");
/// assert_eq!(graded.outcome, Outcome::Slip);
/// assert!(graded.reasons.contains(Reason::Article) && graded.reasons.contains(Reason::Accents));
/// assert_eq!(TextKey::exact(&["Émirats arabes unis"]).grade("Emirats arabes unis").outcome, Outcome::Wrong);
/// ```
#[derive(Clone, Debug, Default)]
pub struct TextKey {
    accepted: Vec<Accepted>,
    /// How many answers were accepted so far.
    count: usize,
    exact: bool,
    others: Vec<Arc<Others>>,
}

/// One reading of an accepted answer.
#[derive(Clone, Debug)]
struct Accepted {
    /// The place of the answer among those accepted.
    at: usize,
    /// As it is written, without markup.
    text: String,
    form: Form,
    /// An acronym of the answer that is shown, or what that is an acronym of.
    acronym: bool,
}

impl TextKey {
    /// Makes accepted answers ready, the first being the one shown. Their markup is set aside, and a last or first part in
    /// brackets may be left out, `traité de Rome (1957)`. About two microseconds an answer.
    pub fn new<A: AsRef<str>>(accepted: &[A]) -> Self {
        let mut key = Self::default();
        key.accept(accepted);
        key
    }

    /// As [`TextKey::new`], but every letter, accent, sign and space counts: only the white space around, Unicode's forms
    /// of a same character, and the shapes of apostrophes, quotation marks and no-break spaces are set aside.
    pub fn exact<A: AsRef<str>>(accepted: &[A]) -> Self {
        Self { exact: true, ..Self::new(accepted) }
    }

    /// The same key, knowing wrong options and other answers of the deck: what is one of them, or nearer to it, is not right.
    #[must_use]
    pub fn knowing(mut self, others: Arc<Others>) -> Self {
        self.others.push(others);
        self
    }

    /// Accepts more answers; the first of them is the one shown of these.
    pub(super) fn accept<A: AsRef<str>>(&mut self, texts: &[A]) {
        let (start, shown) = (self.accepted.len(), self.count);
        for text in texts {
            let text = stripped(text.as_ref());
            for reading in readings(text.trim()) {
                let form = Form::of(&reading);
                let of_shown = |other: &Accepted| {
                    let (mine, theirs) = (&form.shape, &other.form.shape);
                    other.at == shown && (stands_for(mine, theirs) || stands_for(theirs, mine))
                };
                let acronym = self.accepted[start..].iter().any(of_shown);
                self.accepted.push(Accepted { at: self.count, text: reading.into_owned(), form, acronym });
            }
            self.count += 1;
        }
    }

    /// Grades a typed text. A microsecond or two for a text of 30 characters.
    pub fn grade(&self, given: &str) -> TextMatch {
        let given = given.trim();
        if given.is_empty() {
            return TextMatch { outcome: Outcome::Blank, accepted: 0, reasons: Reasons::NONE };
        }
        if let Some(found) = self.accepted.iter().find(|accepted| accepted.text == given) {
            return found.matched(Nearness::Exact, Reasons::NONE);
        }
        if self.exact { self.grade_exactly(given) } else { self.grade_fairly(given) }
    }

    fn grade_exactly(&self, given: &str) -> TextMatch {
        let said = plain(given);
        if let Some(found) = self.accepted.iter().find(|accepted| plain(&accepted.text) == said) {
            return found.matched(Nearness::Exact, Reasons::NONE);
        }
        // What would have been forgiven elsewhere says here what is wrong.
        TextMatch { outcome: Outcome::Wrong, ..self.grade_fairly(given) }
    }

    fn grade_fairly(&self, given: &str) -> TextMatch {
        let said = Form::of(given);
        if said.shape.letters.is_empty() {
            return TextMatch::wrong(Reasons::NONE);
        }
        self.grade_form(&said)
            .or_else(|| self.grade_twofold(given))
            .or_else(|| self.grade_undecorated(given))
            .or_else(|| self.grade_dated(&said, given))
            .or_else(|| self.grade_stated(given))
            .unwrap_or(TextMatch::wrong(Reasons::NONE))
    }

    /// The verdict on a text that comes near an answer; nothing of one that does not.
    fn grade_form(&self, said: &Form) -> Option<TextMatch> {
        let (near, found, reasons) = self.nearest(said)?;
        let is_mine = |other: &Form| self.accepted.iter().any(|accepted| accepted.is_same(other));
        if near > Nearness::Exact && self.others.iter().any(|others| others.come_nearer(near, said, &is_mine)) {
            return Some(TextMatch { accepted: found.at, ..TextMatch::wrong(Reason::OtherAnswer.into()) });
        }
        Some(found.matched(near, reasons))
    }

    /// A date in figures or with its day of the week: `14/07/1789`.
    fn grade_dated(&self, said: &Form, given: &str) -> Option<TextMatch> {
        let found = self.accepted.iter().find(|accepted| is_same_date(&accepted.form, said, given))?;
        Some(found.matched(Nearness::Worded, Reason::Numeral.into()))
    }

    /// The answer in a short sentence: `c’est Paris`.
    fn grade_stated(&self, given: &str) -> Option<TextMatch> {
        let found = self.grade_form(&Form::of(stated(given)?))?;
        let outcome = if found.outcome == Outcome::Right { Outcome::Slip } else { found.outcome };
        let sentence = Reasons::from(Reason::Sentence);
        let reasons = if outcome == Outcome::Wrong { found.reasons } else { found.reasons.and(sentence) };
        Some(TextMatch { outcome, reasons, ..found })
    }

    /// Two accepted answers at once, one in brackets: `Nations unies (ONU)`.
    fn grade_twofold(&self, given: &str) -> Option<TextMatch> {
        let (rest, inside) = apart(given)?;
        let spelled = |text| self.nearest(&Form::of(text)).filter(|(near, ..)| *near < Nearness::Typed(0));
        let ((_, first, why), (_, second, also)) = (spelled(rest)?, spelled(inside)?);
        let reasons = if second.acronym { also.with(Reason::Acronym) } else { also };
        Some(first.matched(Nearness::Written, reasons.and(why).with(Reason::Punctuation)))
    }

    /// An answer with a picture before or after it: `Portugal ✅`.
    fn grade_undecorated(&self, given: &str) -> Option<TextMatch> {
        let bare = given.trim_matches(|c: char| is_picture(c) || c.is_whitespace());
        if bare.len() == given.len() || bare.is_empty() {
            return None;
        }
        let found = self.grade_fairly(bare);
        let outcome = if found.outcome == Outcome::Right { Outcome::Slip } else { found.outcome };
        Some(TextMatch { outcome, reasons: found.reasons.with(Reason::Punctuation), ..found })
            .filter(|found| found.outcome != Outcome::Wrong)
    }

    /// The accepted answer that comes nearest, if one matches.
    fn nearest(&self, said: &Form) -> Option<(Nearness, &Accepted, Reasons)> {
        let compared = self
            .accepted
            .iter()
            .filter_map(|accepted| compare(&accepted.form, said).map(|(near, why)| (near, accepted, why)))
            .min_by_key(|(near, accepted, _)| (*near, accepted.at));
        compared.or_else(|| {
            self.accepted
                .iter()
                .filter_map(|accepted| slipped(&accepted.form, said).map(|slips| (Nearness::Typed(slips), accepted)))
                .min_by_key(|(near, accepted)| (*near, accepted.at))
                .map(|(near, accepted)| (near, accepted, Reason::Typo.into()))
        })
    }
}

impl Accepted {
    /// Whether a text is this answer with another article or capital; with other accents or apostrophes it may be another answer,
    /// as `it’s` is beside `its`.
    fn is_same(&self, other: &Form) -> bool {
        let mine = &self.form;
        let telling = || {
            let reasons = mine.shape.difference(mine.from, &other.shape, other.from);
            reasons.contains(Reason::Accents) || reasons.contains(Reason::Apostrophes)
        };
        mine.core() == other.core() && !telling()
    }

    fn matched(&self, near: Nearness, reasons: Reasons) -> TextMatch {
        let outcome = match near {
            Nearness::Typed(_) => Outcome::Typo,
            _ if reasons.is_empty() => Outcome::Right,
            _ => Outcome::Slip,
        };
        let reasons = if self.acronym { reasons.with(Reason::Acronym) } else { reasons };
        TextMatch { outcome, accepted: self.at, reasons }
    }
}

/// Whether a character is a pictograph or a part of one.
fn is_picture(c: char) -> bool {
    matches!(c, '\u{2600}'..='\u{27bf}' | '\u{2b50}'..='\u{2b55}' | '\u{1f000}'..='\u{1faff}' | '\u{fe0f}' | '\u{200d}')
}

/// Grades a typed text: right to the letter; right but for its writing (see [`Reason`]); right but for a slip of the keyboard,
/// one from five letters, two from nine, never in a figure, nor where it makes another known answer; or wrong.
///
/// `others` are the wrong options and the other answers of the deck: what is one of them, or nearer to it, is not right.
/// Where more than one text is graded, a [`TextKey`] is made ready once.
///
/// ```
/// use sommet::grading::grade_text;
/// use sommet::model::Outcome;
/// assert_eq!(grade_text(&["Canberra"], &["Sydney"], "Camberra").outcome, Outcome::Typo);
/// ```
pub fn grade_text<A: AsRef<str>, O: AsRef<str>>(accepted: &[A], others: &[O], given: &str) -> TextMatch {
    TextKey::new(accepted).knowing(Arc::new(Others::new(others))).grade(given)
}

#[cfg(test)]
mod tests {
    use super::*;

    const NONE: &[&str] = &[];

    fn outcome(accepted: &str, given: &str) -> Outcome {
        grade_text(&[accepted], NONE, given).outcome
    }

    #[test]
    fn a_slip_is_told_from_a_fault() {
        let accepted = ["Émirats arabes unis", "EAU"];
        let outcome = |given| grade_text(&accepted, NONE, given).outcome;
        assert_eq!(outcome("Émirats arabes unis "), Outcome::Right);
        assert_eq!(outcome("emirats arabes unis"), Outcome::Slip);
        assert_eq!(grade_text(&accepted, NONE, "eau").accepted, 1);
        assert_eq!(outcome("Qatar"), Outcome::Wrong);
        assert_eq!(outcome("  "), Outcome::Blank);
        assert_eq!(outcome("?!"), Outcome::Wrong);
    }

    #[test]
    fn the_verdict_says_why() {
        let why = |accepted: &str, given: &str| {
            let names: Vec<_> = grade_text(&[accepted], NONE, given).reasons.iter().map(Reason::name).collect();
            names.join(" ")
        };
        assert_eq!(why("États-Unis", "etats unis"), "case accents hyphens");
        assert_eq!(why("l’œuvre", "l'oeuvre"), "ligatures");
        assert_eq!(why("l’œuvre", "l œuvre"), "apostrophes");
        assert_eq!(why("Star gate", "Stargate"), "spaces");
        assert_eq!(why("Stargate", "« Stargate »"), "quotes");
        assert_eq!(why("Allemagne", "l’Allemagne"), "article");
        assert_eq!(why("Louis XIV", "Louis 14"), "numeral");
        assert_eq!(why("R&D", "R et D"), "connective");
        assert_eq!(why("Donald Trump", "Trump Donald"), "order");
        assert_eq!(why("Canberra", "Camberra"), "typo");
        assert_eq!(why("Canberra", "Sydney"), "");
    }

    #[test]
    fn acronyms_and_their_expansions_are_told() {
        let told = |accepted: &[&str], given: &str| {
            let graded = TextKey::new(accepted).grade(given);
            (graded.outcome, graded.reasons.contains(Reason::Acronym))
        };
        let both = ["intelligence artificielle", "IA"];
        assert_eq!(told(&both, "IA"), (Outcome::Right, true));
        assert_eq!(told(&both, "I.A."), (Outcome::Slip, true));
        assert_eq!(told(&both, "intelligence artificielle"), (Outcome::Right, false));
        assert_eq!(told(&["IA", "intelligence artificielle"], "Intelligence Artificielle"), (Outcome::Slip, true));
        assert_eq!(told(&both, "intelligence artificielle (IA)"), (Outcome::Slip, true));
        assert_eq!(told(&["Nations unies (NU)"], "NU"), (Outcome::Right, true));
        assert_eq!(told(&["ONU"], "O.N.U."), (Outcome::Slip, false));
        assert_eq!(told(&["intelligence artificielle"], "IA"), (Outcome::Wrong, false));
        assert_eq!(told(&["Donald Trump", "Trump"], "Trump"), (Outcome::Right, false));
    }

    #[test]
    fn every_letter_counts_where_the_author_says_so() {
        let key = TextKey::exact(&["Na₂CO₃", "l’été"]);
        assert_eq!(key.grade(" l'e\u{301}te\u{301} ").outcome, Outcome::Right);
        for (given, why) in [("na₂CO₃", Reason::Case), ("l'ete", Reason::Accents), ("l été", Reason::Apostrophes)]
        {
            let graded = key.grade(given);
            assert_eq!(graded.outcome, Outcome::Wrong, "{given}");
            assert!(graded.reasons.contains(why), "{given}: {:?}", graded.reasons);
        }
        let graded = TextKey::exact(&["Mississippi"]).grade("Missisippi");
        assert_eq!((graded.outcome, graded.reasons), (Outcome::Wrong, Reason::Typo.into()));
        assert_eq!(TextKey::exact(&["`a[0] = 1`"]).grade("a[0] = 1").outcome, Outcome::Right);
    }

    #[test]
    fn another_answer_is_no_slip() {
        assert_eq!(grade_text(&["pêche"], &["péché"], "péché").outcome, Outcome::Wrong);
        let other = grade_text(&["nitrique"], &["nitreique"], "nitreique");
        assert_eq!((other.outcome, other.reasons), (Outcome::Wrong, Reason::OtherAnswer.into()));
        let nearer = grade_text(&["constitution"], &["constatation"], "constitation");
        assert_eq!(nearer.outcome, Outcome::Typo, "as near is not nearer");
        assert_eq!(grade_text(&["technologique"], &["technologiques"], "technologiqe").outcome, Outcome::Typo);
    }

    #[test]
    fn every_script_is_read() {
        for (accepted, given, expected) in [
            ("été", "e\u{301}te\u{301}", Outcome::Right),
            ("السلام عليكم", "السَّلام عليكم", Outcome::Slip),
            ("القاهرة", "القاهره", Outcome::Typo),
            ("ירושלים", "יְרוּשָׁלַיִם", Outcome::Slip),
            ("東京", "東京", Outcome::Right),
            ("東京", "京都", Outcome::Wrong),
            ("中华人民共和国", "中华民民共和国", Outcome::Wrong),
            ("かき", "がき", Outcome::Wrong),
            ("서울", "서울 ", Outcome::Right),
            ("Москва", "москва", Outcome::Slip),
            ("Москва", "Мосвка", Outcome::Typo),
            ("Αθήνα", "Αθηνα", Outcome::Slip),
            ("２０２５", "2025", Outcome::Right),
        ] {
            assert_eq!(outcome(accepted, given), expected, "{accepted} / {given}");
        }
    }

    #[test]
    fn order_counts_where_it_means_something() {
        assert_eq!(outcome("recherche et développement", "développement et recherche"), Outcome::Slip);
        assert_eq!(outcome("Ursula von der Leyen", "von der Leyen, Ursula"), Outcome::Slip);
        assert_eq!(outcome("La France bat le Brésil", "Le Brésil bat la France"), Outcome::Wrong);
        assert_eq!(outcome("fille de la reine", "reine de la fille"), Outcome::Wrong);
        assert_eq!(outcome("3 2", "2 3"), Outcome::Wrong);
    }
}
