//! The pages, in each language there are words for: templates filled in once, when the room opens.

use super::assets;
use super::html::escape;
use super::said::{SAID_BY_BOARD, SAID_BY_HOST, SAID_BY_PLAY, said};
use crate::i18n::{self, Arg, Words};
use crate::quiz::classroom::{Entry, MAX_NAME_CHARS, Scene};

const JOIN: &str = include_str!("assets/join.html");
const PLAY: &str = include_str!("assets/play.html");
const BOARD: &str = include_str!("assets/board.html");
const HOST: &str = include_str!("assets/host.html");
const NOTICE: &str = include_str!("assets/notice.html");

/// Why nobody was let in, and the message that says so.
const REFUSED: &[(&str, &str)] = &[
    ("wrong_pin", "class-join-wrong-pin"),
    ("wrong_code", "class-join-wrong-code"),
    ("needs_code", "class-join-needs-code"),
    ("name_listed", "class-join-name-listed"),
    ("not_listed", "class-join-not-listed"),
    ("seat_taken", "class-join-seat-taken"),
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
#[derive(Clone, Copy, Debug)]
pub(super) struct JoinForm<'a> {
    /// The PIN, from the address of the QR code or as it was typed.
    pub(super) pin: &'a str,
    /// The personal code, from the address on a card or as it was typed.
    pub(super) code: &'a str,
    /// The name as it was typed.
    pub(super) name: &'a str,
    /// Why the last try was refused, by the name that the protocol uses.
    pub(super) refused: Option<&'a str>,
    /// The room, for how it is joined and the languages to choose from.
    pub(super) scene: &'a Scene,
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
    note_listed: String,
    note_codes: String,
    note_guests: String,
    code: String,
    name: String,
    name_listed: String,
    name_guest: String,
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
                note_listed: words.say("class-join-note-listed"),
                note_codes: words.say("class-join-note-codes"),
                note_guests: words.say("class-join-note-guests"),
                code: field(
                    ("code", "dir=\"ltr\" autocapitalize=\"characters\" spellcheck=\"false\" maxlength=\"24\""),
                    (&words.say("class-code"), &words.say("class-code-note")),
                ),
                name: field(
                    ("name", "dir=\"auto\" required"),
                    (&words.say("class-name"), &words.tell("class-name-note", &most)),
                ),
                name_listed: field(
                    ("name", "dir=\"auto\" required"),
                    (&words.say("class-name"), &words.say("class-name-note-listed")),
                ),
                name_guest: field(
                    ("name", "dir=\"auto\""),
                    (&words.say("class-name-guest"), &words.tell("class-name-note", &most)),
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
        let rules = &form.scene.rules;
        let (notes, code, name) = match &rules.entry {
            _ if rules.anonymous => (vec![&parts.note_anonymous], "", ""),
            Entry::Open => (vec![&parts.note], "", &*parts.name),
            Entry::Listed => (vec![&parts.note_listed], "", &*parts.name_listed),
            Entry::Codes { guests: false, .. } => (vec![&parts.note_codes], &*parts.code, ""),
            Entry::Codes { guests: true, .. } => {
                (vec![&parts.note_codes, &parts.note_guests], &*parts.code, &*parts.name_guest)
            }
        };
        let notes: Vec<String> =
            notes.into_iter().map(|note| format!("<p class=\"note\">{}</p>", escape(note))).collect();
        let notes = notes.concat();
        let values = [
            ("notes", &*notes),
            ("fault", &fault),
            ("pin", &escape(form.pin)),
            ("code", &place(code, &[("value", &escape(form.code))])),
            ("name", &place(name, &[("value", &escape(form.name))])),
            ("languages", &self.choice_of(&form.scene.languages)),
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

/// A field for a line of text, with a note below, and `{value}` for what stands in it.
fn field((name, attributes): (&str, &str), (label, note): (&str, &str)) -> String {
    format!(
        "<div class=\"field\"><label for=\"{name}\">{}</label><input type=\"text\" id=\"{name}\" name=\"{name}\" \
         value=\"{{value}}\" {attributes} autocomplete=\"off\" aria-describedby=\"{name}-note\" />\
         <p class=\"note\" id=\"{name}-note\">{}</p></div>",
        escape(label),
        escape(note),
    )
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
    use crate::quiz::classroom::{Room, Rules, Setup};

    #[test]
    fn pages_are_whole_in_every_language() {
        for pages in Pages::all() {
            let scene = scene(Rules::default());
            let join = pages.join(JoinForm { pin: "{name}", name: "\"><script>", ..form(&scene) });
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
        let open = scene(Rules::default());
        let page = english.join(JoinForm { refused: Some("locked"), ..form(&open) });
        assert!(page.contains("lets nobody in") && page.contains("value=\"en\" checked"));
        let anonymous = scene(Rules { anonymous: true, ..Rules::default() });
        let page = english.join(JoinForm { refused: Some("of no name"), ..form(&anonymous) });
        assert!(page.contains("That did not work") && !page.contains("name=\"name\""));
    }

    #[test]
    fn the_form_says_beforehand_that_answers_count_and_asks_for_what_is_wanted() {
        let english = Pages::new(&Words::of(["en"]));
        let page = |entry: Entry| {
            let scene = scene(Rules { entry, ..Rules::default() });
            english.join(JoinForm { code: "K7M-2QX-9DW", ..form(&scene) })
        };
        let codes = |guests| page(Entry::Codes { class: "5A".into(), guests });
        let says = |page: &str| page.contains("count in your own study schedule");
        let (guests, only) = (codes(true), codes(false));
        for page in [&guests, &only] {
            let told = page.find("own study schedule").unwrap();
            assert!(told < page.find("<form").unwrap(), "before anything is typed");
            assert!(
                page.contains("value=\"K7M-2QX-9DW\"") && page.contains("aria-describedby=\"code-note\""),
                "{page}"
            );
        }
        assert!(says(&guests) && guests.contains("as a guest") && guests.contains("name=\"name\""));
        assert!(says(&only) && !only.contains("guest") && !only.contains("name=\"name\""));
        for page in [page(Entry::Open), page(Entry::Listed)] {
            assert!(!says(&page) && !page.contains("K7M"), "no code is asked for, none is shown: {page}");
        }
        assert!(page(Entry::Listed).contains("on the list"));
    }

    fn scene(rules: Rules) -> Scene {
        let languages = ["fr", "en"].map(str::to_owned).to_vec();
        let (pin, questions) = (String::new(), Vec::new());
        Room::new(Setup { pin, seed: 0, rules, languages, questions, known: Vec::new() }).scene(1)
    }

    fn form(scene: &Scene) -> JoinForm<'_> {
        JoinForm { pin: "", code: "", name: "", refused: None, scene }
    }
}
