//! Cards to cut out, one a pupil: the name, the personal code, and a picture of the address that holds it.

use super::direction;
use super::html::{Html, data_address};
use crate::i18n::Words;

const STYLE: &str = include_str!("cards.css");

/// A pupil's card.
#[derive(Clone, Debug)]
pub struct Card {
    /// The pupil's name.
    pub name: String,
    /// The code in groups.
    pub code: String,
    /// The QR code of the address with the personal code, as an SVG picture; `None` where it cannot be drawn.
    pub picture: Option<String>,
}

/// The cards of a class.
pub struct Cards<'a> {
    /// The name of the class.
    pub class: &'a str,
    /// The address that classes are joined at.
    pub address: &'a str,
    /// One a pupil.
    pub cards: Vec<Card>,
    /// The words around them.
    pub words: &'a Words,
}

impl Cards<'_> {
    /// The page, which needs nothing else. What is shown above the cards on a screen is not printed.
    pub fn page(&self) -> String {
        let words = self.words;
        let title = words.tell("cards-title", &[("class", self.class.into())]);
        let mut html = Html::default();
        html.raw("<!DOCTYPE html>\n");
        html.with("html", &[("lang", words.tag()), ("dir", direction(words.tag()))], |html| {
            html.element("head", |html| {
                html.raw("<meta charset=\"utf-8\"><meta name=\"viewport\" content=\"width=device-width\">");
                html.raw("<meta http-equiv=\"Content-Security-Policy\" content=\"default-src 'none'; ");
                html.raw("style-src 'unsafe-inline'; img-src data:\"><meta name=\"robots\" content=\"noindex\">");
                html.element("title", |html| {
                    html.text(&title);
                });
                html.raw("<style>").raw(STYLE).raw("</style>");
            });
            html.element("body", |html| {
                html.element("main", |html| {
                    html.element("h1", |html| {
                        html.text(&title);
                    });
                    html.of_class("p", "how", |html| {
                        html.text(&words.say("cards-how"));
                    });
                    html.of_class("ul", "cards", |html| self.cards.iter().for_each(|card| self.card(html, card)));
                });
            });
        });
        html.raw("\n");
        html.into_text()
    }

    fn card(&self, html: &mut Html, card: &Card) {
        let line = |html: &mut Html, class: &'static str, text: &str| {
            html.of_class("p", class, |html| {
                html.text(text);
            });
        };
        html.of_class("li", "card", |html| {
            html.element("div", |html| {
                line(html, "class", self.class);
                html.with("p", &[("class", "name"), ("dir", "auto")], |html| {
                    html.text(&card.name);
                });
                line(html, "label", &self.words.say("cards-code"));
                html.with("p", &[("class", "code"), ("dir", "ltr")], |html| {
                    html.text(&card.code);
                });
                line(html, "address", self.address);
            });
            if let Some(picture) = &card.picture {
                let alt = self.words.tell("cards-picture", &[("name", card.name.as_str().into())]);
                let source = data_address("image/svg+xml", picture.as_bytes());
                html.void("img", &[("src", &source), ("alt", &alt)]);
            }
        });
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_card_holds_what_its_pupil_needs_and_the_page_nothing_from_elsewhere() {
        for tag in crate::i18n::languages() {
            let words = Words::of([tag]);
            let card = |name: &str, code: &str| Card {
                name: name.into(),
                code: code.into(),
                picture: Some("<svg xmlns=\"http://www.w3.org/2000/svg\"/>".into()),
            };
            let cards = vec![card("Zoé <b>", "K7M-2QX-9DW"), card("Max", "000-111-222")];
            let page = Cards { class: "5A", address: "http://192.168.1.24:8080", cards, words: &words }.page();
            assert!(page.starts_with("<!DOCTYPE html>") && page.contains(&format!("<html lang=\"{tag}\"")));
            assert_eq!((page.matches("<li class=\"card\">").count(), page.matches("<img src=\"data:").count()), (2, 2));
            for text in ["K7M-2QX-9DW", "Zoé &lt;b&gt;", "http://192.168.1.24:8080", ">5A<"] {
                assert!(page.contains(text), "{text}: {page}");
            }
            assert!(!page.contains("<script") && !page.contains("src=\"http") && !page.contains("url("), "{page}");
        }
    }
}
