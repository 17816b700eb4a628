//! Mends what is certain, and leaves every other byte as the author wrote it.

use std::ops::Range;

use super::diagnostic::{Code, Diagnostic, Severity, SyntaxFault};
use super::edit::quote;
use super::emit::emit_question;
use super::format;
use super::inspect::{Inspection, inspect};
use super::lint::Lint;
use super::media::MediaFault;
use super::parse::parse;
use crate::model::Question;

/// A text without the faults that could be mended, and how many were.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Mended {
    /// The text as it is then.
    pub text: String,
    /// How many places were mended.
    pub count: usize,
}

/// Text in the place of other text.
type Edit = (Range<usize>, String);

/// Whether [`mend`] would do away with a finding.
pub fn is_fixable(text: &str, diagnostic: &Diagnostic) -> bool {
    matches!(diagnostic.code, Code::MissingId { .. }) || edit(text, diagnostic).is_some()
}

/// Mends a text round after round, for one fault may hide another; `inspect` says what is wrong with a text.
///
/// A round after which fewer questions could be asked than before is not kept.
pub fn mend(text: &str, mut inspect: impl FnMut(&str) -> Inspection) -> Mended {
    const MOST_ROUNDS: usize = 16;
    let mut mended = Mended { text: text.to_owned(), count: 0 };
    let mut found = inspect(text);
    for _ in 0..MOST_ROUNDS {
        let edits = found.diagnostics.iter().filter_map(|diagnostic| edit(&mended.text, diagnostic)).collect();
        let (mut next, mut count) = apply(&mended.text, edits);
        // A deck without an error has every id.
        let may_lack = found.diagnostics.iter().any(|found| found.severity == Severity::Error);
        if let Some(with_ids) = may_lack.then(|| format::add_ids(&next)).flatten() {
            let lacking = found.diagnostics.iter().filter(|found| matches!(found.code, Code::MissingId { .. }));
            count += lacking.count().max(1);
            next = with_ids;
        }
        if count == 0 {
            break;
        }
        let after = inspect(&next);
        if after.questions < found.questions {
            break;
        }
        mended = Mended { text: next, count: mended.count + count };
        found = after;
    }
    mended
}

/// A deck's text with its signs set as its language has them, and all else as it is.
///
/// ```
/// let text = "(id: \"d\", title: \"Les lacs d'Europe\", language: \"fr\", questions: [])";
/// assert_eq!(sommet::deckfile::mend_signs(text), text.replace('\'', "’"));
/// ```
pub fn mend_signs(text: &str) -> String {
    let signs = |text: &str| {
        let mut found = inspect(text, |_| Ok(0));
        found.diagnostics.retain(|diagnostic| matches!(diagnostic.code, Code::Lint(Lint::Typography { .. })));
        found
    };
    mend(text, signs).text
}

/// The questions with their signs set as the language has them, as [`mend`] would in a deck of theirs.
pub fn set_signs(questions: Vec<Question>, language: &str) -> Vec<Question> {
    // Whether a source is declared is none of this.
    let bare = |question: &Question| emit_question(&Question { source: None, ..question.clone() });
    let written: Vec<String> = questions.iter().map(bare).collect();
    let deck =
        format!("(id: \"d\", title: \"d\", language: {}, questions: [{}])", quote(language), written.join(",\n"));
    let set = parse(&mend_signs(&deck)).deck.map(|deck| deck.questions).unwrap_or_default();
    if set.len() != questions.len() {
        return questions;
    }
    set.into_iter().zip(questions).map(|(set, question)| Question { source: question.source, ..set }).collect()
}

/// What mends a finding, where there is only one way.
pub(super) fn edit(text: &str, Diagnostic { code, span, .. }: &Diagnostic) -> Option<Edit> {
    let span = span.clone();
    let written = text.get(span.clone())?;
    let insertion = |at: usize, more: &str| Some((at..at, more.to_owned()));
    match code {
        Code::UnknownField { nearest: Some(name), .. } | Code::UnknownVariant { nearest: Some(name), .. } => {
            Some((span, name.clone()))
        }
        Code::Syntax(SyntaxFault::MissingComma) => insertion(span.end, ","),
        Code::Syntax(SyntaxFault::MissingColon) if written == "=" => Some((span, ":".to_owned())),
        Code::Syntax(SyntaxFault::QuotedName) => Some((span, written.trim_matches('"').to_owned())),
        Code::Syntax(SyntaxFault::BadEscape) if written.starts_with('\\') => insertion(span.start, "\\"),
        Code::Media { fault: MediaFault::Misspelt(there), .. } if written.starts_with(['"', 'r']) => match &there[..] {
            [only] => Some((span, quote(only))),
            _ => None,
        },
        Code::Lint(Lint::Typography { meant: Some(meant), .. }) => Some((span, meant.clone())),
        _ => None,
    }
}

/// Makes the edits that do not touch one another; how many those were.
fn apply(text: &str, mut edits: Vec<Edit>) -> (String, usize) {
    edits.sort_by_key(|(span, _)| span.start);
    let mut changed = String::with_capacity(text.len() + edits.len());
    let (mut done, mut count) = (0, 0);
    for (span, new) in edits {
        if span.start < done || span.start == done && count > 0 && span.is_empty() {
            continue;
        }
        changed.push_str(&text[done..span.start]);
        changed.push_str(&new);
        done = span.end;
        count += 1;
    }
    changed.push_str(&text[done..]);
    (changed, count)
}

#[cfg(test)]
mod tests {
    use super::*;

    fn mended(text: &str) -> String {
        mend(text, |text| inspect(text, |_| Ok(0))).text
    }

    fn deck(questions: &str) -> String {
        format!(
            "(id: \"d\", title: \"D\", language: \"fr\", allow: [\"no-why\", \"no-source\"], questions: [{questions}])"
        )
    }

    #[test]
    fn what_is_certain_is_mended_and_nothing_else() {
        let table = [
            (
                r#"(id: "a", aks: "L'été ?" /* été */ answer: Tpyed(["x" "y"])), // fin"#,
                "(id: \"a\", ask: \"L’été\u{202F}?\", /* été */ answer: Typed([\"x\", \"y\"])), // fin",
            ),
            (
                r#"("id": "a", ask = "\(x\)", answer: Recall("y"))"#,
                r#"(id: "a", ask : "\\(x\\)", answer: Recall("y"))"#,
            ),
            (r#"(ask: "Oui", answer: Recall("y"))"#, r#"(id: "oui", ask: "Oui", answer: Recall("y"))"#),
            (
                r#"(id: "a", zzzz: 1, ask: "x", answer: Recall("y"))"#,
                r#"(id: "a", zzzz: 1, ask: "x", answer: Recall("y"))"#,
            ),
        ];
        for (before, after) in table {
            let wanted = deck(after).replace(" \"y\"])", "\"y\"])").replace("ask :", "ask:");
            let found = mended(&deck(before)).replace(", \"y\"]", ",\"y\"]").replace(" \"y\"]", "\"y\"]");
            assert_eq!(found.replace("ask :", "ask:"), wanted, "{before}");
        }
    }

    #[test]
    fn signs_of_questions_are_set_and_their_sources_stay() {
        let text = r#"(id: "d", title: "D", language: "fr", sources: {"s": (title: "S")}, questions: [
            (id: "a", ask: "L'été ?", answer: Typed(["aujourd'hui"]), source: "s"), (id: "b", ask: "Où", answer: Recall("là !"))])"#;
        let set = set_signs(parse(text).deck.unwrap().questions, "fr");
        assert_eq!((set[0].ask.as_str(), set[0].source.as_deref()), ("L’été\u{202F}?", Some("s")));
        assert_eq!(emit_question(&set[1]), "(id: \"b\", ask: \"Où\", answer: Recall(\"là\u{202F}!\"))");
    }
}
