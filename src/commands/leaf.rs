//! Files that are written for people: whole or not at all, and never over what is somebody else's.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use super::failure::Failure;
use super::write_out;
use crate::i18n::Words;
use crate::library::{create, put};

/// What begins every page that we write, and so may be written over.
const OURS: &[u8] = b"<!DOCTYPE html>";

/// Writes a page whole or not at all, for half a page would not be known as ours again, and says where; `-` is standard output.
pub(super) fn write_page(words: &Words, path: &Path, page: &str) -> Result<(), Failure> {
    if path == Path::new("-") {
        write_out(page);
        return Ok(());
    }
    refuse_others(path)?;
    put(&place(path), page).map_err(|fault| Failure::Write { path: path.to_owned(), fault })?;
    tell(words, path);
    Ok(())
}

/// Writes a file of which nobody can tell that it is ours: only where nothing is yet.
pub(super) fn write_new(words: &Words, path: &Path, content: &[u8]) -> Result<(), Failure> {
    create(path, content).map_err(|fault| match fault.kind() {
        io::ErrorKind::AlreadyExists => Failure::Taken(path.to_owned()),
        _ => Failure::Write { path: path.to_owned(), fault },
    })?;
    tell(words, path);
    Ok(())
}

/// A page that is there already is written over only if it is such a page: a slip must not cost a deck. Of what is no
/// file nothing is read: a pipe would be waited for without end.
pub(super) fn refuse_others(path: &Path) -> Result<(), Failure> {
    if fs::metadata(path).is_ok_and(|found| !found.is_file()) {
        return Err(Failure::Taken(path.to_owned()));
    }
    let mut head = Vec::new();
    let begun = File::open(path).and_then(|file| file.take(OURS.len() as u64).read_to_end(&mut head));
    if begun.is_ok() && head != OURS { Err(Failure::Taken(path.to_owned())) } else { Ok(()) }
}

/// The file that a path leads to, links followed, whether or not it is there yet.
pub(super) fn place(path: &Path) -> PathBuf {
    let beside = || {
        let folder = path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
        Some(folder.canonicalize().ok()?.join(path.file_name()?))
    };
    path.canonicalize().ok().or_else(beside).unwrap_or_else(|| path.to_owned())
}

fn tell(words: &Words, path: &Path) {
    let args = [("path", path.display().to_string().into())];
    write_out(&format!("{}\n", words.tell("preview-written", &args)));
}
