//! The decks that the program carries, and how they come to disk.

use std::fs;
use std::io::{self, Write};
use std::path::Path;

use include_dir::{Dir, DirEntry, File, include_dir};

use super::index::create_beside;

static DECKS: Dir<'_> = include_dir!("$CARGO_MANIFEST_DIR/decks");

/// The bundled deck files: each one's path below the folder of decks, and its text.
pub fn files() -> impl Iterator<Item = (&'static str, &'static str)> {
    all(&DECKS)
        .into_iter()
        .filter(|file| file.path().extension().is_some_and(|extension| extension == "ron"))
        .filter_map(|file| Some((file.path().to_str()?, file.contents_utf8()?)))
}

/// Writes the bundled decks, and what goes with them, that are not yet below a folder; how many were written.
///
/// A file that is there is left as it is, whatever it holds.
///
/// # Errors
/// The first file that cannot be written ends it.
pub fn unpack(into: &Path) -> io::Result<usize> {
    let mut written = 0;
    for file in all(&DECKS) {
        let path = into.join(file.path());
        if path.symlink_metadata().is_err() && add(&path, file.contents())? {
            written += 1;
        }
    }
    Ok(written)
}

/// Puts a new file in place at once; whether it was not there already.
fn add(path: &Path, bytes: &[u8]) -> io::Result<bool> {
    let (beside, mut file) = create_beside(path)?;
    let placed = file.write_all(bytes).and_then(|()| match fs::hard_link(&beside, path) {
        Ok(()) => Ok(true),
        Err(error) if error.kind() == io::ErrorKind::AlreadyExists => Ok(false),
        // Some file systems have no links.
        Err(_) => fs::rename(&beside, path).map(|()| true),
    });
    // After a rename there is nothing there any more.
    let _ = fs::remove_file(&beside);
    placed
}

/// Every file of a folder and those in it, hidden ones aside.
fn all(folder: &'static Dir<'static>) -> Vec<&'static File<'static>> {
    let mut files = Vec::new();
    for entry in folder.entries() {
        let hidden = entry.path().file_name().is_some_and(|name| name.to_string_lossy().starts_with('.'));
        match entry {
            _ if hidden => {}
            DirEntry::Dir(inner) => files.extend(all(inner)),
            DirEntry::File(file) => files.push(file),
        }
    }
    files
}
