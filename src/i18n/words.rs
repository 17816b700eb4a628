//! Messages by key, with their numbers, plurals and names filled in.

use std::borrow::Cow;

use fluent_bundle::types::FluentNumber;
use fluent_bundle::{FluentArgs, FluentBundle, FluentResource, FluentValue};
use include_dir::{Dir, include_dir};
use unic_langid::LanguageIdentifier;

use super::number::Marks;

static LOCALES: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/src/i18n/locales");

/// The language that stands in where a reader's own is not there.
const FALLBACK: &str = "en";

/// The tags of the languages there are, such as `en` and `fr`.
pub fn languages() -> Vec<&'static str> {
    let mut tags: Vec<&str> = LOCALES.files().filter_map(|file| file.path().file_stem()?.to_str()).collect();
    tags.sort_unstable();
    tags
}

/// The language file for a tag such as `fr`, `fr-CA` or `fr_FR.UTF-8`.
fn file_for(tag: &str) -> Option<&'static str> {
    let tag = tag.to_ascii_lowercase();
    let primary = tag.split(['-', '_', '.']).next()?;
    let there = languages();
    there.iter().find(|there| **there == tag).or_else(|| there.iter().find(|there| **there == primary)).copied()
}

/// Whether there are sentences for that tag, by itself or by its first part.
pub fn knows(tag: &str) -> bool {
    file_for(tag).is_some()
}

/// The languages there are, each by its tag and its own name: `en (English), fr (français)`.
pub fn named_languages() -> String {
    let named = languages().into_iter().map(|tag| format!("{tag} ({})", Words::load(tag).say("language-name")));
    named.collect::<Vec<_>>().join(", ")
}

/// What a message is told with.
#[derive(Clone, Debug)]
pub enum Arg<'a> {
    /// A text, put in as it is.
    Text(Cow<'a, str>),
    /// A number: chooses the plural, and is written the language's way by `NUM($name)`.
    Number(f64),
}

impl<'a> From<&'a str> for Arg<'a> {
    fn from(text: &'a str) -> Self {
        Self::Text(Cow::Borrowed(text))
    }
}

impl From<String> for Arg<'_> {
    fn from(text: String) -> Self {
        Self::Text(Cow::Owned(text))
    }
}

macro_rules! number_args {
    ($($kind:ty),*) => {$(
        impl From<$kind> for Arg<'_> {
            #[allow(clippy::cast_precision_loss, clippy::cast_lossless, reason = "counts that people read are far below 2^53")]
            fn from(number: $kind) -> Self {
                Self::Number(number as f64)
            }
        }
    )*};
}
number_args!(usize, u64, i64, u32, i32, f64);

/// The sentences of one language.
pub struct Words {
    bundle: FluentBundle<FluentResource>,
    tag: &'static str,
    marks: Marks,
}

impl Words {
    /// The sentences of the first of these languages that is there, by whole tag or by its first part; English when none is.
    pub fn of<T: AsRef<str>>(wanted: impl IntoIterator<Item = T>) -> Self {
        Self::load(wanted.into_iter().find_map(|tag| file_for(tag.as_ref())).unwrap_or(FALLBACK))
    }

    fn load(tag: &'static str) -> Self {
        let source = LOCALES.get_file(format!("{tag}.ftl")).and_then(|file| file.contents_utf8()).unwrap_or_default();
        // What does not parse is left out and found by the tests; the rest still speaks.
        let resource = FluentResource::try_new(source.to_owned()).unwrap_or_else(|(resource, _)| resource);
        let language: LanguageIdentifier = tag.parse().unwrap_or_default();
        let mut bundle = FluentBundle::new(vec![language]);
        // Isolation marks would reach the terminal as stray characters.
        bundle.set_use_isolating(false);
        bundle.add_resource_overriding(resource);
        let mut words = Self { bundle, tag, marks: Marks::default() };
        words.marks = Marks {
            decimal: words.say("decimal-mark"),
            group: words.say("group-mark"),
            percent: words.say("percent-sign"),
        };
        let marks = words.marks.clone();
        // The only failure is a name taken twice, and this is the only function.
        let _ = words.bundle.add_function("NUM", move |numbers, _| match numbers.first() {
            Some(FluentValue::Number(FluentNumber { value, .. })) => FluentValue::from(marks.plain(*value)),
            _ => FluentValue::Error,
        });
        words
    }

    /// The tag of the language, such as `fr`.
    pub fn tag(&self) -> &'static str {
        self.tag
    }

    /// How the language writes numbers.
    pub fn marks(&self) -> &Marks {
        &self.marks
    }

    /// Whether the language has a message of that key.
    pub fn has(&self, key: &str) -> bool {
        self.bundle.has_message(key)
    }

    /// The message of that key.
    pub fn say(&self, key: &str) -> String {
        self.tell(key, &[])
    }

    /// The message of that key, with its arguments filled in. A key that no file has is shown as itself.
    pub fn tell(&self, key: &str, args: &[(&str, Arg<'_>)]) -> String {
        let mut filled = FluentArgs::new();
        for (name, arg) in args {
            match arg {
                Arg::Text(text) => filled.set(*name, text.to_string()),
                Arg::Number(number) => filled.set(*name, *number),
            }
        }
        let Some(pattern) = self.bundle.get_message(key).and_then(|message| message.value()) else {
            return key.to_owned();
        };
        self.bundle.format_pattern(pattern, Some(&filled), &mut Vec::new()).into_owned()
    }
}

#[cfg(test)]
mod tests {
    use std::collections::{BTreeMap, BTreeSet};
    use std::fs;
    use std::path::Path;

    use super::*;

    /// The keys of a locale file, each with the arguments it uses.
    fn messages(tag: &str) -> BTreeMap<String, BTreeSet<String>> {
        let source = LOCALES.get_file(format!("{tag}.ftl")).unwrap().contents_utf8().unwrap();
        FluentResource::try_new(source.to_owned()).unwrap_or_else(|(_, faults)| panic!("{tag}.ftl: {faults:?}"));
        let mut found: BTreeMap<String, BTreeSet<String>> = BTreeMap::new();
        let mut key = String::new();
        for line in source.lines().filter(|line| !line.starts_with('#')) {
            if let Some((name, _)) =
                line.split_once(" =").filter(|_| line.starts_with(|c: char| c.is_ascii_alphabetic()))
            {
                key = name.to_owned();
                assert!(found.insert(key.clone(), BTreeSet::new()).is_none(), "{tag}.ftl says {key} twice");
            }
            for name in line.split('$').skip(1) {
                let end = name.find(|c: char| !c.is_ascii_alphanumeric() && c != '-').unwrap_or(name.len());
                if end == 0 {
                    continue; // a dollar sign of the text
                }
                found.get_mut(&key).unwrap().insert(name[..end].to_owned());
            }
        }
        found
    }

    #[test]
    fn every_language_says_the_same() {
        let english = messages(FALLBACK);
        for tag in languages() {
            let here = messages(tag);
            let keys = |all: &BTreeMap<String, BTreeSet<String>>| all.keys().cloned().collect::<BTreeSet<_>>();
            let (missing, extra) = (keys(&english), keys(&here));
            let missing: Vec<_> = missing.difference(&extra).collect();
            assert!(missing.is_empty(), "{tag}.ftl lacks {missing:?}");
            for (key, args) in &here {
                assert_eq!(Some(args), english.get(key), "{tag}.ftl: {key} uses other arguments than {FALLBACK}.ftl");
            }
        }
    }

    fn source_text(folder: &Path) -> String {
        let entries = fs::read_dir(folder).unwrap().map(|entry| entry.unwrap().path());
        let texts = entries.map(|path| match path {
            path if path.is_dir() => source_text(&path),
            path if path.extension().is_some_and(|end| end == "rs" || end == "html") => {
                fs::read_to_string(path).unwrap()
            }
            _ => String::new(),
        });
        texts.collect()
    }

    /// Keys are written whole in the source (`"study-done"`) or as a family's beginning (`"variant-"`).
    #[test]
    fn every_message_is_used_and_every_key_exists() {
        let source = source_text(&Path::new(env!("CARGO_MANIFEST_DIR")).join("src"));
        let english = messages(FALLBACK);
        let used = |key: &str| {
            // `x-help` is said beside `x`, by a key made of it.
            let key = key.strip_suffix("-help").filter(|key| english.contains_key(*key)).unwrap_or(key);
            source.contains(&format!("\"{key}\""))
                || key.match_indices('-').any(|(at, _)| source.contains(&format!("\"{}{{", &key[..=at])))
        };
        let unused: Vec<_> = english.keys().filter(|key| !used(key)).collect();
        assert!(unused.is_empty(), "never said: {unused:?}");
        for call in ["say(\"", "tell(\""] {
            for after in source.split(call).skip(1) {
                let key = &after[..after.find('"').unwrap()];
                assert!(english.contains_key(key) || key.contains('{'), "there is no message {key}");
            }
        }
    }

    #[test]
    fn french_typography_holds() {
        let source = LOCALES.get_file("fr.ftl").unwrap().contents_utf8().unwrap();
        for (number, line) in (1..).zip(source.lines()).filter(|(_, line)| !line.starts_with('#')) {
            let text = line.split_once(" = ").map_or(line, |(_, text)| text);
            for (at, mark) in text.char_indices().filter(|(_, c)| ";!?:»«".contains(*c)) {
                let before = text[..at].chars().next_back();
                let after = text[at + mark.len_utf8()..].chars().next();
                let fine = match mark {
                    '«' => after == Some('\u{a0}'),
                    '»' => before == Some('\u{a0}'),
                    // RON and commands keep their own spacing: `id: "…"`, `sources: {…`, `:aide`.
                    ':' => {
                        before == Some('\u{a0}') || after.is_some_and(|c| !c.is_whitespace()) || is_code(&text[at..])
                    }
                    // A key on its own, between spaces, is no punctuation.
                    '?' if text[at..].trim() == "? indice" => true,
                    _ => {
                        before == Some('\u{202f}') || before.is_none_or(|c| !c.is_whitespace() && !c.is_alphanumeric())
                    }
                };
                assert!(fine, "fr.ftl:{number}: the space at `{mark}` in: {line}");
            }
            let quotes_code = text.contains("('x')") || text.contains("printf");
            assert!(quotes_code || !text.contains('\''), "fr.ftl:{number}: a straight apostrophe in: {line}");
        }
    }

    fn is_code(from_colon: &str) -> bool {
        [": \"", ": {", ": (", ": [", ": …"].iter().any(|code| from_colon.starts_with(code))
    }

    #[test]
    fn a_language_is_found_by_tag_part_or_default() {
        assert_eq!(Words::of(["fr-CA"]).tag(), "fr");
        assert_eq!(Words::of(["de", "fr_FR.UTF-8"]).tag(), "fr");
        assert_eq!(Words::of(["C"]).tag(), "en");
        assert_eq!(Words::of::<&str>([]).tag(), "en");
    }
}
