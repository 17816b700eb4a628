//! The little markup that texts of a deck may carry: bold, emphasis, code and links.

/// A stretch of text in one style.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum Span {
    /// Plain words.
    Plain(String),
    /// `**bold**`.
    Bold(String),
    /// `*emphasis*`.
    Emphasis(String),
    /// `` `code` ``.
    Code(String),
    /// `[words](address)`.
    Link {
        /// What is shown.
        text: String,
        /// Where it leads.
        address: String,
    },
}

/// Cuts a text into styled stretches. A mark that is not closed, or that stands before or after a space, is plain text,
/// so that `2 * 3 * 4` stays as it is; a backslash takes the meaning from the mark after it.
///
/// ```
/// use sommet::model::markup::{Span, parse};
/// assert_eq!(parse("a **b**"), [Span::Plain("a ".into()), Span::Bold("b".into())]);
/// assert_eq!(parse("2 * 3 * 4"), [Span::Plain("2 * 3 * 4".into())]);
/// ```
pub fn parse(text: &str) -> Vec<Span> {
    let mut spans = Vec::new();
    let mut plain = String::new();
    let mut rest = text;
    while let Some(first) = rest.chars().next() {
        if let Some(escaped) =
            rest.strip_prefix('\\').and_then(|after| after.chars().next()).filter(|c| "\\*`[".contains(*c))
        {
            plain.push(escaped);
            rest = &rest[2..];
        } else if let Some((span, length)) = styled(rest) {
            if !plain.is_empty() {
                spans.push(Span::Plain(std::mem::take(&mut plain)));
            }
            spans.push(span);
            rest = &rest[length..];
        } else {
            plain.push(first);
            rest = &rest[first.len_utf8()..];
        }
    }
    if !plain.is_empty() {
        spans.push(Span::Plain(plain));
    }
    spans
}

/// The words alone, without marks; a link keeps its words.
pub fn strip(text: &str) -> String {
    parse(text)
        .into_iter()
        .map(|span| match span {
            Span::Plain(text)
            | Span::Bold(text)
            | Span::Emphasis(text)
            | Span::Code(text)
            | Span::Link { text, .. } => text,
        })
        .collect()
}

/// The text with its marks disarmed: shown as it was typed.
pub fn escape(text: &str) -> String {
    text.chars().flat_map(|c| "\\*`[".contains(c).then_some('\\').into_iter().chain([c])).collect()
}

fn styled(rest: &str) -> Option<(Span, usize)> {
    if let Some(inside) = between(rest, "**", "**") {
        return Some((Span::Bold(inside.to_owned()), inside.len() + 4));
    }
    if let Some(inside) = between(rest, "*", "*") {
        return Some((Span::Emphasis(inside.to_owned()), inside.len() + 2));
    }
    if let Some(inside) = rest.strip_prefix('`').and_then(|after| after.split_once('`')).map(|(inside, _)| inside) {
        return (!inside.is_empty()).then(|| (Span::Code(inside.to_owned()), inside.len() + 2));
    }
    let text = between(rest, "[", "]")?;
    let address = between(&rest[text.len() + 2..], "(", ")")?;
    let link = Span::Link { text: text.to_owned(), address: address.to_owned() };
    Some((link, text.len() + address.len() + 4))
}

/// What stands between two marks, if it begins and ends with something other than a space.
fn between<'a>(rest: &'a str, open: &str, close: &str) -> Option<&'a str> {
    let (inside, _) = rest.strip_prefix(open)?.split_once(close)?;
    let solid =
        !inside.is_empty() && !inside.starts_with(char::is_whitespace) && !inside.ends_with(char::is_whitespace);
    (solid && !inside.contains('\n')).then_some(inside)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn marks_are_read_and_strays_are_kept() {
        assert_eq!(strip("**a** *b* `c` [d](https://e.fr)"), "a b c d");
        assert_eq!(strip(r"\*not\* **open"), "*not* **open");
        assert_eq!(strip("a * b * c, é*"), "a * b * c, é*");
        assert_eq!(parse("[x](y)"), [Span::Link { text: "x".into(), address: "y".into() }]);
        assert_eq!(strip("[x] (y) ** **"), "[x] (y) ** **");
        assert_eq!(strip(&escape(r"**a** `b` \*c [d](e)")), r"**a** `b` \*c [d](e)");
    }
}
