//! Texts of a deck as HTML: everything is escaped, and only the little markup that decks have becomes elements.

use std::fmt::Write;

use crate::model::markup::{self, Span};

/// A text with no markup in it.
pub(super) fn escape(text: &str) -> String {
    let mut safe = String::with_capacity(text.len() + 8);
    for c in text.chars() {
        match c {
            '&' => safe.push_str("&amp;"),
            '<' => safe.push_str("&lt;"),
            '>' => safe.push_str("&gt;"),
            '"' => safe.push_str("&quot;"),
            '\'' => safe.push_str("&#39;"),
            _ => safe.push(c),
        }
    }
    safe
}

/// A deck's text, with its links.
pub(super) fn rich(text: &str) -> String {
    render(text, true)
}

/// A deck's text where it stands in something that is pressed: links are their words.
pub(super) fn label(text: &str) -> String {
    render(text, false)
}

fn render(text: &str, links: bool) -> String {
    let mut html = String::new();
    for span in markup::parse(text) {
        let (element, words) = match &span {
            Span::Plain(words) => ("", words),
            Span::Bold(words) => ("strong", words),
            Span::Emphasis(words) => ("em", words),
            Span::Code(words) => ("code", words),
            Span::Link { text, address } if links && is_web(address) => {
                let address = escape(address);
                // Writing to a text cannot fail.
                let _ = write!(html, "<a href=\"{address}\" target=\"_blank\" rel=\"noopener noreferrer\">");
                ("/a", text)
            }
            Span::Link { text, .. } => ("", text),
        };
        let words = escape(words).replace('\n', "<br>");
        let _ = match element {
            "" => write!(html, "{words}"),
            "/a" => write!(html, "{words}</a>"),
            _ => write!(html, "<{element}>{words}</{element}>"),
        };
    }
    html
}

fn is_web(address: &str) -> bool {
    address.starts_with("https://") || address.starts_with("http://")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_deck_is_an_element_but_its_markup() {
        assert_eq!(rich("a < b & **c**\n`<i>`"), "a &lt; b &amp; <strong>c</strong><br><code>&lt;i&gt;</code>");
        assert_eq!(rich("[x](javascript:alert(1))"), "x)");
        let link = "<a href=\"https://e.fr/&quot;\" target=\"_blank\" rel=\"noopener noreferrer\">d</a>";
        assert_eq!(rich("[d](https://e.fr/\")"), link);
        assert_eq!(label("[d](https://e.fr)"), "d");
        assert_eq!(escape("'\""), "&#39;&quot;");
    }
}
