//! `sommet preview --html`: the deck on paper, written to a file that needs nothing else.

use std::collections::{BTreeSet, HashMap};
use std::fs::{self, File};
use std::io::Read;
use std::path::{Path, PathBuf};

use super::super::failure::Failure;
use super::super::workshop::Workshop;
use super::super::{write_err, write_out};
use super::script::Script;
use crate::deckfile::{Code, LARGE_MEDIA};
use crate::i18n::Words;
use crate::library::{MediaFile, find_media, put};
use crate::model::MediaFormat;
use crate::paper::{Paper, Part};

/// The variant that is printed when none is asked for: always the same, so that a key printed later fits.
pub(super) const USUAL: u64 = 1;

/// What begins every page that we write, and so may be written over.
const OURS: &[u8] = b"<!DOCTYPE html>";

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
            write(&workshop.words, file, &paper.page(Part::Sheet))?;
            write(&workshop.words, key, &paper.page(Part::Key))
        }
        None if wanted.no_key => write(&workshop.words, file, &paper.page(Part::Sheet)),
        None => write(&workshop.words, file, &paper.page(Part::Both)),
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
    write_err(&format!("{}\n", workshop.words.tell("fault", &[("text", text.into())])));
}

/// `lake.en.html`, or of a variant `lake.en.2.html`, in the current folder.
fn named_after(script: &Script, variant: Option<u64>) -> PathBuf {
    let deck = script.deck();
    let plain = |c: char| if c.is_alphanumeric() || "-_.".contains(c) { c } else { '-' };
    let id: String = deck.id.as_str().chars().map(plain).collect();
    let variant = variant.map_or_else(String::new, |variant| format!(".{variant}"));
    PathBuf::from(format!("{id}.{}{variant}.html", deck.language))
}

/// A file that is there already is written over only if it is such a page: a slip must not cost a deck. Of what is no
/// file nothing is read: a pipe would be waited for without end.
pub(in crate::commands) fn refuse_others(path: &Path) -> Result<(), Failure> {
    if fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        return Err(Failure::Taken(path.to_owned()));
    }
    let mut head = Vec::new();
    let begun = File::open(path).and_then(|file| file.take(OURS.len() as u64).read_to_end(&mut head));
    if begun.is_ok() && head != OURS { Err(Failure::Taken(path.to_owned())) } else { Ok(()) }
}

/// The file that a path leads to, links followed, whether or not it is there yet.
fn place(path: &Path) -> PathBuf {
    let beside = || {
        let folder = path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
        Some(folder.canonicalize().ok()?.join(path.file_name()?))
    };
    path.canonicalize().ok().or_else(beside).unwrap_or_else(|| path.to_owned())
}

/// Writes a page whole or not at all, for half a page would not be known as ours again, and says where.
pub(in crate::commands) fn write(words: &Words, path: &Path, page: &str) -> Result<(), Failure> {
    if path == Path::new("-") {
        write_out(page);
        return Ok(());
    }
    refuse_others(path)?;
    put(&place(path), page).map_err(|fault| Failure::Write { path: path.to_owned(), fault })?;
    let args = [("path", path.display().to_string().into())];
    write_out(&format!("{}\n", words.tell("preview-written", &args)));
    Ok(())
}
