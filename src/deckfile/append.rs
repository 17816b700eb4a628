//! Puts questions at the end of a deck's list and leaves every other word and comment as the author wrote it.

use thiserror::Error;

use super::format::format;
use super::lexer::{Kind, Lexer, Token};
use super::outline::{Outline, outline};
use super::parse::parse;

/// Why nothing was added to a deck.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Error)]
pub enum AppendFault {
    /// The deck's header cannot be read, or its list of questions has no end.
    #[error("the deck cannot be read")]
    Unreadable,
    /// What was to be added does not read as questions with ids of their own.
    #[error("what is added does not read as questions with ids of their own")]
    NotQuestions,
}

/// How deep questions stand in a deck that is laid out.
const DEPTH: &str = "        ";

/// Adds questions, each as RON in any layout, after the last one and the comments that follow it.
///
/// They are laid out as [`format()`] would, indented as their neighbours are, on one line where the list is. What comes back
/// reads as the same deck with these questions more. Each is asked for when its turn comes.
///
/// ```
/// use sommet::deckfile::{append, parse};
/// let deck = r#"(id: "d", title: "D", language: "en", questions: [])"#;
/// let more = append(deck, [r#"(id: "a", ask: "1?", answer: Recall("one"))"#]).unwrap();
/// assert_eq!(parse(&more).deck.unwrap().questions.len(), 1);
/// ```
///
/// # Errors
/// [`AppendFault`], and there is nothing to write.
pub fn append(text: &str, questions: impl IntoIterator<Item: AsRef<str>>) -> Result<String, AppendFault> {
    let before = parse(text);
    let outline = outline(text);
    let (Some(deck), Some(list), true) = (&before.deck, outline.list.clone(), outline.closed) else {
        return Err(AppendFault::Unreadable);
    };
    let mut count = 0;
    let changed = insert(text, &outline, list.start, list.end, questions.into_iter().inspect(|_| count += 1));
    // However the author laid the deck out, only what reads as it was meant is handed back.
    let after = parse(&changed);
    let Some(now) = after.deck else { return Err(AppendFault::Unreadable) };
    let kept = deck.questions.len();
    let as_before = now.questions.get(..kept).is_some_and(|first| *first == deck.questions[..]);
    let with_all = now.questions.len() == kept + count;
    if as_before && with_all && after.diagnostics.len() == before.diagnostics.len() {
        Ok(changed)
    } else {
        Err(AppendFault::NotQuestions)
    }
}

/// Whether questions can be added at all: the deck's header reads, and its list of questions has an end.
pub fn takes_more(text: &str) -> bool {
    let outline = outline(text);
    outline.list.is_some() && outline.closed && parse(text).deck.is_some()
}

fn insert(
    text: &str,
    outline: &Outline,
    start: usize,
    end: usize,
    questions: impl Iterator<Item: AsRef<str>>,
) -> String {
    let newline = if text.contains("\r\n") { "\r\n" } else { "\n" };
    let inside = &text[start..end];
    let last = outline.items.last();
    if let Some(last) = last.filter(|_| !inside.contains('\n')) {
        let comma = comma_after(text, last.span.end, end);
        // A comment to the line's end would swallow the list's own bracket, so here there are block comments only.
        let at = comma.map_or(start + inside.trim_end().len(), |comma| past_remarks(text, comma.end, end));
        let lead = if comma.is_some() { " " } else { ", " };
        let tail = if comma.is_some() { "," } else { "" };
        let mut added = String::new();
        questions.for_each(|question| added.extend([if added.is_empty() { lead } else { ", " }, question.as_ref()]));
        return [&text[..at], &added, tail, &text[at..]].concat();
    }
    let outer = indent_of_line(text, start);
    let indent = match last {
        Some(last) => indent_of_line(text, last.span.start),
        None if inside.contains('\n') => inner_indent(text, start, end).unwrap_or_else(|| format!("{outer}    ")),
        None => format!("{outer}    "),
    };
    let mut added = String::new();
    for question in questions {
        for line in lay_out(question.as_ref()) {
            added.push_str(newline);
            if !line.is_empty() {
                added.push_str(&indent);
                added.push_str(&line);
            }
        }
        added.push(',');
    }
    // Everything before the closing bracket stays before what is added, the comments there too.
    let at = start + inside.trim_end().len();
    let mut changed = String::with_capacity(text.len() + added.len() + 8);
    match last.filter(|last| comma_after(text, last.span.end, end).is_none()) {
        Some(last) => changed.extend([&text[..last.span.end], ",", &text[last.span.end..at]]),
        None => changed.push_str(&text[..at]),
    }
    changed.push_str(&added);
    if inside[inside.trim_end().len()..].contains('\n') {
        changed.push_str(&text[at..]);
    } else {
        changed.extend([newline, &outer, &text[end..]]);
    }
    changed
}

/// A question alone, laid out as it would be in a deck, each line ended.
pub fn format_question(question: &str) -> String {
    lay_out(question).into_iter().map(|line| line + "\n").collect()
}

/// A question in its canonical layout, without indent, its last line without a comma.
fn lay_out(question: &str) -> Vec<String> {
    let tidy = format(&format!("(questions: [\n{question}\n])")).unwrap_or_default();
    let lines: Vec<&str> = tidy.lines().collect();
    // Two lines open the deck and its list, two close them.
    let own = lines.get(2..lines.len().saturating_sub(2)).unwrap_or_default();
    if own.is_empty() {
        return vec![question.to_owned()];
    }
    let mut lines: Vec<String> = own.iter().map(|line| line.strip_prefix(DEPTH).unwrap_or(line).to_owned()).collect();
    if let Some(last) = lines.last_mut() {
        let kept = last.trim_end_matches(',').len();
        last.truncate(kept);
    }
    lines
}

fn comma_after(text: &str, from: usize, end: usize) -> Option<Token> {
    let next = Lexer::new(&text[..end], from).find(|token| !token.is_comment());
    next.filter(|token| token.kind == Kind::Comma)
}

/// The end of the comments that follow a place.
fn past_remarks(text: &str, from: usize, end: usize) -> usize {
    Lexer::new(&text[..end], from).take_while(|token| token.is_comment()).last().map_or(from, |token| token.end)
}

/// The white space that the line of a place begins with.
fn indent_of_line(text: &str, at: usize) -> String {
    let line = &text[text[..at].rfind('\n').map_or(0, |newline| newline + 1)..];
    line.chars().take_while(|c| matches!(c, ' ' | '\t')).collect()
}

/// How far the first comment of a list without questions is indented.
fn inner_indent(text: &str, start: usize, end: usize) -> Option<String> {
    let first = Lexer::new(&text[..end], start).find(|token| text[start..token.start].contains('\n'))?;
    Some(indent_of_line(text, first.start))
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    const NEW: &str = r#"(id: "n", ask: "N?", answer: Recall("n"))"#;
    const TIDY: &str =
        "(\n            id: \"n\",\n            ask: \"N?\",\n            answer: Recall(\"n\"),\n        ),";

    fn deck(list: &str) -> String {
        format!(
            "// « é »\nDeck(\n    id: \"d\",\n    title: \"D\",\n    language: \"fr\",\n    questions: {list},\n) // fin"
        )
    }

    fn appended(list: &str) -> String {
        let whole = append(&deck(list), &[NEW.to_owned()]).unwrap();
        let frame = deck("|");
        let (before, after) = frame.split_once('|').unwrap();
        whole.strip_prefix(before).unwrap().strip_suffix(after).unwrap().to_owned()
    }

    #[test]
    fn a_question_comes_last_and_nothing_else_moves() {
        let q = r#"(id: "a", ask: "A?", answer: Recall("a"))"#;
        let end = format!("\n        {TIDY}\n    ]");
        let table = [
            ("[]".to_owned(), format!("[{end}")),
            ("[\n    ]".to_owned(), format!("[{end}")),
            ("[\n        // rien\n    ]".to_owned(), format!("[\n        // rien{end}")),
            (format!("[\n        {q},\n    ]"), format!("[\n        {q},{end}")),
            (format!("[\n        {q} // c\n    ]"), format!("[\n        {q}, // c{end}")),
            (
                format!("[\n        {q}, // c\n        // fin de liste\n    ]"),
                format!("[\n        {q}, // c\n        // fin de liste{end}"),
            ),
            (
                format!("[\n        {q}\n        /* d */\n\n    ]"),
                format!("[\n        {q},\n        /* d */\n        {TIDY}\n\n    ]"),
            ),
            (format!("[\n        {q}]"), format!("[\n        {q},{end}")),
            (format!("[{q}]"), format!("[{q}, {NEW}]")),
            (format!("[{q},]"), format!("[{q}, {NEW},]")),
            (format!("[ {q}, /* c */ ]"), format!("[ {q}, /* c */ {NEW}, ]")),
            (format!("[ {q} /* c */ ]"), format!("[ {q} /* c */, {NEW} ]")),
        ];
        for (before, after) in table {
            assert_eq!(appended(&before), after, "{before}");
        }
    }

    #[test]
    fn neighbours_set_the_indent_and_the_ends_of_lines() {
        let q = r#"(id: "a", ask: "A?", answer: Recall("a"))"#;
        let list = format!("[\r\n\t\t{q},\r\n\t]");
        let tidy = "(\r\n\t\t    id: \"n\",\r\n\t\t    ask: \"N?\",\r\n\t\t    answer: Recall(\"n\"),\r\n\t\t),";
        assert_eq!(appended(&list), format!("[\r\n\t\t{q},\r\n\t\t{tidy}\r\n\t]"));
    }

    #[test]
    fn a_layout_that_fmt_gives_stays_one() {
        let tidy = include_str!("../../decks/sommet-learn.fr.ron");
        let more = append(tidy, &[NEW.to_owned(), NEW.replace("\"n\"", "\"m\"")]).unwrap();
        assert_eq!(format(&more).unwrap(), more);
        let empty = append(
            "Deck(\n    id: \"d\",\n    title: \"D\",\n    language: \"fr\",\n    questions: [],\n)\n",
            &[NEW.to_owned()],
        );
        assert_eq!(format(empty.as_ref().unwrap()).unwrap(), empty.unwrap());
    }

    #[test]
    fn comments_of_a_question_come_along() {
        let commented =
            "( // pourquoi\n id: \"n\", ask: \"N?\", /* ici */ answer: Recall(\"n\"),\n // fin\n)".to_owned();
        let whole = append(&deck("[]"), &[commented]).unwrap();
        for comment in ["// pourquoi", "/* ici */", "// fin\n"] {
            assert!(whole.contains(comment), "{whole}");
        }
    }

    #[test]
    fn what_would_not_read_as_meant_is_refused() {
        let fault = |text: &str, question: &str| append(text, &[question.to_owned()]).unwrap_err();
        assert_eq!(fault("(id: \"d\")", NEW), AppendFault::Unreadable);
        assert_eq!(fault(&deck("[").replace(",\n)", ""), NEW), AppendFault::Unreadable);
        let there = deck(&format!("[{NEW}]"));
        assert_eq!(fault(&there, NEW), AppendFault::NotQuestions);
        for bad in ["(id: \"x\")", "", "(", ")", "(id: \"x\", ask: \"?\", answer: Recall(\"\"))"] {
            assert_eq!(fault(&deck("[]"), bad), AppendFault::NotQuestions, "{bad}");
        }
    }

    #[test]
    fn a_faulty_neighbour_is_no_hindrance() {
        let list = "[\n        (id: \"a\", aks: \"A?\", answer: Recall(\"a\")),\n    ]";
        assert!(appended(list).contains(TIDY));
    }

    proptest! {
        #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

        /// Whatever stands in the list's corners, all of it is kept.
        #[test]
        fn every_byte_is_kept(corners in prop::collection::vec("( |\n|\t|// é,]\n|/\\* \\( \\*/){0,4}", 3), comma in any::<bool>()) {
            let q = r#"(id: "a", ask: "A?", answer: Recall("a"))"#;
            let comma = if comma { "," } else { "" };
            let text = deck(&format!("[{}{q}{}{comma}{}]", corners[0], corners[1], corners[2]));
            let more = append(&text, &[NEW.to_owned()]).unwrap();
            let mut rest = more.chars();
            // But for blanks between the last question and a bracket on its line.
            prop_assert!(text.chars().filter(|c| !c.is_whitespace()).all(|c| rest.any(|other| other == c)), "{text}\n{more}");
        }
    }
}
