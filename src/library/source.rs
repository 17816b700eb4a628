//! Deck files as their author sees them: found by path, and read whole.

use std::path::{Path, PathBuf};

use super::fault::{FileFault, FileFaultKind};
use super::open::content;
use super::walk::walk;

/// The deck files that a path means: itself, or every `*.ron` below it if it is a folder, by path; hidden ones are left
/// out. With them, the folders that could not be read.
pub fn find_sources(path: &Path) -> (Vec<PathBuf>, Vec<FileFault>) {
    if path.is_dir() {
        let (found, faults) = walk(path);
        (found.into_iter().map(|found| found.path).collect(), faults)
    } else {
        (vec![path.to_owned()], Vec::new())
    }
}

/// A file's text.
///
/// # Errors
/// [`FileFault`] when it cannot be read, is too large for a deck, or is no text.
pub fn read_source(path: &Path) -> Result<String, FileFault> {
    let fail = |text, kind| FileFault::new(path, text, kind);
    let (_, bytes) = content(path).map_err(|kind| fail(String::new(), kind))?;
    String::from_utf8(bytes).map_err(|error| {
        let offset = error.utf8_error().valid_up_to();
        fail(String::from_utf8_lossy(error.as_bytes()).into_owned(), FileFaultKind::NotUtf8 { offset })
    })
}
