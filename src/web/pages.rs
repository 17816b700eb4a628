//! The pages, in each language there are words for: templates filled in once, when the room opens.

use super::assets;
use super::html::escape;
use super::said::{SAID_BY_BOARD, SAID_BY_HOST, SAID_BY_PLAY, said};
use crate::i18n::{self, Arg, Words};
use crate::quiz::classroom::MAX_NAME_CHARS;

const JOIN: &str = include_str!("assets/join.html");
const PLAY: &str = include_str!("assets/play.html");
const BOARD: &str = include_str!("assets/board.html");
const HOST: &str = include_str!("assets/host.html");
const NOTICE: &str = include_str!("assets/notice.html");

/// Why nobody was let in, and the message that says so.
const REFUSED: &[(&str, &str)] = &[
    ("wrong_pin", "class-join-wrong-pin"),
    ("locked", "class-join-locked"),
    ("started", "class-join-started"),
    ("full", "class-join-full"),
    ("banned", "class-join-banned"),
    ("over", "class-join-over"),
    ("often", "class-join-often"),
    ("unstored", "class-join-unstored"),
    ("name_empty", "class-join-name-empty"),
    ("name_long", "class-join-name-long"),
    ("name_taken", "class-join-name-taken"),
    ("name_unfit", "class-join-name-unfit"),
];

/// What the join form holds when it is shown.
#[derive(Clone, Copy, Debug, Default)]
pub(super) struct JoinForm<'a> {
    /// The PIN, from the address of the QR code or as it was typed.
    pub(super) pin: &'a str,
    /// The name as it was typed.
    pub(super) name: &'a str,
    /// Why the last try was refused, by the name that the protocol uses.
    pub(super) refused: Option<&'a str>,
    /// Whether nobody is asked for a name.
    pub(super) anonymous: bool,
    /// The languages to choose from.
    pub(super) languages: &'a [String],
}

/// The pages in one language.
#[derive(Debug)]
pub(super) struct Pages {
    tag: &'static str,
    join: String,
    play: String,
    /// The projector's page.
    pub(super) board: String,
    /// The teacher's controls.
    pub(super) host: String,
    /// Shown where there is no page.
    pub(super) missing: String,
    /// Shown to who has not the right token.
    pub(super) forbidden: String,
    parts: JoinParts,
}

/// The parts of the join page that are there or not.
#[derive(Debug)]
struct JoinParts {
    note: String,
    note_anonymous: String,
    name: String,
    language: String,
    refused: Vec<String>,
    failed: String,
}

impl Pages {
    /// The pages in every language there are words for.
    pub(super) fn all() -> Vec<Self> {
        i18n::languages().into_iter().map(|tag| Self::new(&Words::of([tag]))).collect()
    }

    fn new(words: &Words) -> Self {
        let page = |template: &str, own: &[&str]| {
            fill(template, words, &[("words", &said(words, own)), ("assets", &assets::folder())])
        };
        let notice = |title: &str, note: &str| {
            let values = [("title", &*words.say(title)), ("note", &words.say(note)), ("assets", &assets::folder())];
            fill(NOTICE, words, &values)
        };
        let most = [("most", Arg::from(MAX_NAME_CHARS))];
        Self {
            tag: words.tag(),
            join: fill(JOIN, words, &[("assets", &assets::folder())]),
            play: page(PLAY, SAID_BY_PLAY),
            board: page(BOARD, SAID_BY_BOARD),
            host: page(HOST, SAID_BY_HOST),
            missing: notice("class-page-missing", "class-page-missing-note"),
            forbidden: notice("class-page-forbidden", "class-page-forbidden-note"),
            parts: JoinParts {
                note: words.say("class-join-note"),
                note_anonymous: words.say("class-join-note-anonymous"),
                name: format!(
                    "<div class=\"field\"><label for=\"name\">{}</label><input type=\"text\" id=\"name\" name=\"name\" \
                     value=\"{{name}}\" dir=\"auto\" autocomplete=\"off\" aria-describedby=\"name-note\" required />\
                     <p class=\"note\" id=\"name-note\">{}</p></div>",
                    escape(&words.say("class-name")),
                    escape(&words.tell("class-name-note", &most)),
                ),
                language: words.say("class-language"),
                refused: REFUSED.iter().map(|(_, key)| words.tell(key, &most)).collect(),
                failed: words.say("class-join-failed"),
            },
        }
    }

    /// The page to join by.
    pub(super) fn join(&self, form: JoinForm<'_>) -> String {
        let parts = &self.parts;
        let fault = form.refused.map_or_else(String::new, |reason| {
            let known = REFUSED.iter().position(|(name, _)| *name == reason);
            let told = known.map_or(&parts.failed, |at| &parts.refused[at]);
            format!("<p class=\"fault\" role=\"alert\">{}</p>", escape(told))
        });
        let name = if form.anonymous { String::new() } else { place(&parts.name, &[("name", &escape(form.name))]) };
        let note = if form.anonymous { &parts.note_anonymous } else { &parts.note };
        let values = [
            ("note", &*escape(note)),
            ("fault", &fault),
            ("pin", &escape(form.pin)),
            ("name", &name),
            ("languages", &self.choice_of(form.languages)),
        ];
        place(&self.join, &values)
    }

    /// The pupil's page. What a browser keeps for it goes by a mark of the seat, so that no seat finds another's.
    pub(super) fn play(&self, seat: &str) -> String {
        place(&self.play, &[("seat", seat)])
    }

    fn choice_of(&self, languages: &[String]) -> String {
        if languages.len() < 2 {
            return String::new();
        }
        let own = languages.iter().position(|tag| primary(tag) == primary(self.tag)).unwrap_or(0);
        let choices = languages.iter().enumerate().map(|(at, tag)| {
            let checked = if at == own { " checked" } else { "" };
            let (tag, name) = (escape(tag), escape(&name_of(tag)));
            format!(
                "<label lang=\"{tag}\"><input type=\"radio\" name=\"language\" value=\"{tag}\"{checked} />{name}</label>"
            )
        });
        format!(
            "<fieldset class=\"field\"><legend class=\"label\">{}</legend><div class=\"languages\">{}</div></fieldset>",
            escape(&self.parts.language),
            choices.collect::<String>()
        )
    }
}

/// The pages in the first of these languages that there are words for, else in the first language there is.
pub(super) fn choose(pages: &[Pages], wanted: impl IntoIterator<Item = impl AsRef<str>>) -> Option<&Pages> {
    let found = wanted.into_iter().find_map(|tag| pages.iter().find(|page| primary(tag.as_ref()) == page.tag));
    found.or_else(|| pages.first())
}

/// A language's name for itself, where that is known; else its tag.
fn name_of(tag: &str) -> String {
    if i18n::knows(tag) { Words::of([tag]).say("language-name") } else { tag.to_owned() }
}

fn primary(tag: &str) -> String {
    tag.split(['-', '_', ';']).next().unwrap_or_default().trim().to_ascii_lowercase()
}

/// Fills a template: `{"key"}` is a message, `{name}` a value that is safe already, `{language}` the language's tag.
fn fill(template: &str, words: &Words, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once("{\"") {
        let (key, behind) = after.split_once("\"}").unwrap_or((after, ""));
        filled.push_str(before);
        filled.push_str(&escape(&words.say(key)));
        rest = behind;
    }
    filled.push_str(rest);
    let values: Vec<_> = values.iter().copied().chain([("language", words.tag())]).collect();
    place(&filled, &values)
}

/// Puts values in the places that are named for them, in one pass: what is put in is not looked at again.
fn place(template: &str, values: &[(&str, &str)]) -> String {
    let mut filled = String::with_capacity(template.len());
    let mut rest = template;
    while let Some((before, after)) = rest.split_once('{') {
        filled.push_str(before);
        let found = values.iter().find_map(|(name, value)| Some((value, after.strip_prefix(name)?.strip_prefix('}')?)));
        if let Some((value, behind)) = found {
            filled.push_str(value);
            rest = behind;
        } else {
            filled.push('{');
            rest = after;
        }
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn pages_are_whole_in_every_language() {
        for pages in Pages::all() {
            let join = pages.join(JoinForm { pin: "{name}", name: "\"><script>", ..JoinForm::default() });
            assert!(join.contains("value=\"{name}\""), "what is typed is not looked at again");
            assert!(!join.contains("<script>"), "{join}");
            for page in [&join, &pages.play, &pages.board, &pages.host, &pages.missing, &pages.forbidden] {
                assert!(page.contains(&format!("<html lang=\"{}\"", pages.tag)));
                assert!(
                    !page.contains("{\"class") && !page.contains("{assets}") && !page.contains(">class-"),
                    "{page}"
                );
                assert!(!page.contains("style=") && !page.contains("onclick"), "inline style or script");
            }
            assert!(!pages.play.contains(" $"), "an argument that no script fills in");
        }
    }

    #[test]
    fn a_page_is_found_by_the_languages_a_browser_asks_for() {
        let pages = Pages::all();
        let tag = |wanted: &[&str]| choose(&pages, wanted).unwrap().tag;
        assert_eq!(tag(&["de", "fr-CA;q=0.8", "en"]), "fr");
        assert_eq!(tag(&["*"]), "en");
    }

    #[test]
    fn the_form_says_why_nobody_was_let_in() {
        let english = Pages::new(&Words::of(["en"]));
        let languages = ["fr".to_owned(), "en".to_owned()];
        let form = JoinForm { refused: Some("locked"), languages: &languages, ..JoinForm::default() };
        let page = english.join(form);
        assert!(page.contains("lets nobody in") && page.contains("value=\"en\" checked"));
        let page = english.join(JoinForm { refused: Some("of no name"), anonymous: true, ..JoinForm::default() });
        assert!(page.contains("That did not work") && !page.contains("name=\"name\""));
    }
}
