//! `sommet preview --html`: the deck on paper, written to a file that needs nothing else.

use std::collections::{BTreeSet, HashMap};
use std::path::{Path, PathBuf};

use super::super::failure::Failure;
use super::super::leaf::{place, refuse_others, write_page};
use super::super::tell_err;
use super::super::workshop::Workshop;
use super::script::Script;
use crate::deckfile::{Code, LARGE_MEDIA};
use crate::i18n::Words;
use crate::library::{MediaFile, find_media};
use crate::model::MediaFormat;
use crate::paper::{Paper, Part};

/// The variant that is printed when none is asked for: always the same, so that a key printed later fits.
pub(super) const USUAL: u64 = 1;

/// Where the parts go.
pub(super) struct Wanted<'a> {
    /// The file of the page, `-` for standard output; none is a file named after the deck.
    pub(super) file: Option<&'a Path>,
    /// A file of its own for the key.
    pub(super) key: Option<&'a Path>,
    /// Whether there is to be no key at all.
    pub(super) no_key: bool,
    /// The variant, if one is asked for.
    pub(super) variant: Option<u64>,
}

/// Writes what is wanted, and says where it is.
pub(super) fn print(workshop: &Workshop, script: &Script, wanted: &Wanted<'_>) -> Result<(), Failure> {
    let deck = script.deck();
    // The words around the questions are in their language, where we speak it.
    let words = Words::of([deck.language.as_str(), workshop.words.tag()]);
    let paper = Paper {
        deck,
        questions: script.questions().collect(),
        variant: wanted.variant.unwrap_or(USUAL),
        files: files(workshop, script),
        words: &words,
    };
    let named = named_after(script, wanted.variant);
    let file = wanted.file.unwrap_or(&named);
    match wanted.key {
        Some(key) if place(key) == place(file) => Err(Failure::Taken(key.to_owned())),
        Some(key) => {
            // Neither is written if the other cannot be.
            refuse_others(file)?;
            refuse_others(key)?;
            write_page(&workshop.words, file, &paper.page(Part::Sheet))?;
            write_page(&workshop.words, key, &paper.page(Part::Key))
        }
        None if wanted.no_key => write_page(&workshop.words, file, &paper.page(Part::Sheet)),
        None => write_page(&workshop.words, file, &paper.page(Part::Both)),
    }
}

/// The pictures and sounds that become part of the page. Of what cannot be, it is said why.
fn files<'a>(workshop: &Workshop, script: &'a Script) -> HashMap<&'a str, (MediaFormat, Vec<u8>)> {
    let named: BTreeSet<&str> =
        script.questions().flat_map(|question| &question.media).map(|media| media.file.as_str()).collect();
    let mut files = HashMap::new();
    for name in named {
        match find_media(script.path(), name) {
            // A long sound is sooner played by whoever reads the sheet aloud.
            Ok(MediaFile { format, bytes, .. }) if !format.is_picture() && bytes > LARGE_MEDIA => {}
            Ok(file) => match file.read() {
                Ok(bytes) => drop(files.insert(name, (file.format, bytes))),
                Err(error) => {
                    let why = workshop.words.system_fault(&error);
                    let args = [("path", file.path.display().to_string().into()), ("why", why.into())];
                    tell(workshop, &workshop.words.tell("file-unreadable", &args));
                }
            },
            Err(fault) => {
                let told = workshop.words.finding(&Code::Media { path: name.to_owned(), fault });
                tell(workshop, &told.title);
            }
        }
    }
    files
}

fn tell(workshop: &Workshop, text: &str) {
    tell_err(&format!("{}\n", workshop.words.tell("fault", &[("text", text.into())])));
}

/// `lake.en.html`, or of a variant `lake.en.2.html`, in the current folder.
fn named_after(script: &Script, variant: Option<u64>) -> PathBuf {
    let deck = script.deck();
    let plain = |c: char| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '-' };
    let id: String = deck.id.as_str().chars().map(plain).collect();
    let variant = variant.map_or_else(String::new, |variant| format!(".{variant}"));
    PathBuf::from(format!("{id}.{}{variant}.html", deck.language))
}
