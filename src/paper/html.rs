//! A page of HTML on its way: only literals are written as they stand, every other text is escaped.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::model::markup::{self, Span};

/// Elements, one after another and within one another.
#[derive(Debug, Default)]
pub(super) struct Html(String);

impl Html {
    /// Markup of our own. That it is a literal keeps everything that is read from a deck out of it.
    pub(super) fn raw(&mut self, markup: &'static str) -> &mut Self {
        self.0.push_str(markup);
        self
    }

    /// A text that says what it says, whatever signs it has.
    pub(super) fn text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            match c {
                '&' => self.0.push_str("&amp;"),
                '<' => self.0.push_str("&lt;"),
                '>' => self.0.push_str("&gt;"),
                '"' => self.0.push_str("&quot;"),
                '\'' => self.0.push_str("&#39;"),
                '\n' | '\t' => self.0.push(c),
                c if c.is_control() => self.0.push('\u{fffd}'),
                c => self.0.push(c),
            }
        }
        self
    }

    /// A text within a string of a style sheet: every sign but letters and figures of ASCII by its number (CSS Syntax 3, section 4.3.7).
    pub(super) fn style_text(&mut self, text: &str) -> &mut Self {
        for c in text.chars() {
            if c.is_ascii_alphanumeric() {
                self.0.push(c);
            } else {
                // Writing to a string cannot fail.
                let _ = write!(self.0, "\\{:x} ", u32::from(c));
            }
        }
        self
    }

    /// A whole number.
    pub(super) fn number(&mut self, number: u64) -> &mut Self {
        self.0.push_str(&number.to_string());
        self
    }

    /// An element with what is in it.
    pub(super) fn element(&mut self, name: &'static str, inner: impl FnOnce(&mut Self)) -> &mut Self {
        self.with(name, &[], inner)
    }

    /// An element of a class.
    pub(super) fn of_class(
        &mut self,
        name: &'static str,
        class: &'static str,
        inner: impl FnOnce(&mut Self),
    ) -> &mut Self {
        self.with(name, &[("class", class)], inner)
    }

    /// An element with attributes.
    pub(super) fn with(
        &mut self,
        name: &'static str,
        attributes: &[(&'static str, &str)],
        inner: impl FnOnce(&mut Self),
    ) -> &mut Self {
        self.void(name, attributes);
        inner(self);
        self.raw("</").raw(name).raw(">")
    }

    /// An element that nothing can be in.
    pub(super) fn void(&mut self, name: &'static str, attributes: &[(&'static str, &str)]) -> &mut Self {
        self.raw("<").raw(name);
        for (name, value) in attributes {
            self.raw(" ").raw(name).raw("=\"").text(value).raw("\"");
        }
        self.raw(">")
    }

    /// A text of a deck: its markup shown, its lines kept. A link leads to the web or to a mailbox, or is no link.
    pub(super) fn marked(&mut self, text: &str) -> &mut Self {
        for span in markup::parse(text) {
            match span {
                Span::Plain(text) => self.lines(&text),
                Span::Bold(text) => self.element("strong", |html| {
                    html.text(&text);
                }),
                Span::Emphasis(text) => self.element("em", |html| {
                    html.text(&text);
                }),
                Span::Code(text) => self.element("code", |html| {
                    html.text(&text);
                }),
                Span::Link { text, address } if leads_out(&address) => {
                    self.with("a", &[("href", &address), ("rel", "noreferrer")], |html| {
                        html.text(&text);
                    })
                }
                Span::Link { text, address } => self.text(&text).raw(" (").text(&address).raw(")"),
            };
        }
        self
    }

    fn lines(&mut self, text: &str) -> &mut Self {
        for (at, line) in text.split('\n').enumerate() {
            if at > 0 {
                self.raw("<br>");
            }
            self.text(line);
        }
        self
    }

    /// The page as it stands.
    pub(super) fn into_text(self) -> String {
        self.0
    }
}

fn leads_out(address: &str) -> bool {
    let address = address.to_ascii_lowercase();
    ["https://", "http://", "mailto:"].iter().any(|scheme| address.starts_with(scheme))
}

/// The address that holds a file itself (RFC 2397).
pub(super) fn data_address(media_type: &str, bytes: &[u8]) -> String {
    format!("data:{media_type};base64,{}", STANDARD.encode(bytes))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn marked(text: &str) -> String {
        let mut html = Html::default();
        html.marked(text);
        html.into_text()
    }

    #[test]
    fn a_text_stays_a_text() {
        assert_eq!(
            marked("<script>alert(\"1\")</script> & 'x'\u{1b}"),
            "&lt;script&gt;alert(&quot;1&quot;)&lt;/script&gt; &amp; &#39;x&#39;\u{fffd}"
        );
        let mut html = Html::default();
        html.void("img", &[("alt", "\"><script>x</script>")]);
        assert_eq!(html.into_text(), "<img alt=\"&quot;&gt;&lt;script&gt;x&lt;/script&gt;\">");
    }

    #[test]
    fn markup_is_shown_and_only_safe_links_lead_somewhere() {
        assert_eq!(marked("a **b** *c* `<d>`\ne"), "a <strong>b</strong> <em>c</em> <code>&lt;d&gt;</code><br>e");
        assert_eq!(
            marked("[x](https://e.fr/?a=\"b\")"),
            "<a href=\"https://e.fr/?a=&quot;b&quot;\" rel=\"noreferrer\">x</a>"
        );
        for address in ["javascript:alert`1`", "JavaScript:x", "data:text/html,x", "//e.fr", " https://e.fr"] {
            assert!(!marked(&format!("[x]({address})")).contains("<a"), "{address}");
        }
    }
}
