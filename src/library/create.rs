//! Puts a new file in its place, whole or not at all; a deck never over another.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::Path;

use super::index::create_beside;

/// Makes a file that is not there yet, and the folders to it: written beside, brought to disk, then given its name.
///
/// # Errors
/// What the system says: [`io::ErrorKind::AlreadyExists`] when something of that name is there, which is left as it is.
pub fn create(path: &Path, content: &(impl AsRef<[u8]> + ?Sized)) -> io::Result<()> {
    let content = content.as_ref();
    if path.symlink_metadata().is_ok() {
        return Err(io::ErrorKind::AlreadyExists.into());
    }
    let (beside, file) = create_beside(path)?;
    let placed = write(file, content).and_then(|()| place(&beside, path, content));
    // Under its own name it stays; under this one it is of no use any more.
    let _ = fs::remove_file(&beside);
    placed
}

/// Puts a file in the place of what may be there, whole or not at all.
///
/// # Errors
/// What the system says; then what was there stays.
pub fn put(path: &Path, content: &(impl AsRef<[u8]> + ?Sized)) -> io::Result<()> {
    let (beside, file) = create_beside(path)?;
    let placed = write(file, content.as_ref()).and_then(|()| fs::rename(&beside, path));
    if placed.is_err() {
        let _ = fs::remove_file(&beside);
    }
    placed
}

fn write(mut file: File, content: &[u8]) -> io::Result<()> {
    file.write_all(content)?;
    file.sync_all()
}

/// Gives the file a second name, which fails where that is taken. Some file systems know no second names: there the file is
/// written under its name at once, if that is free.
fn place(beside: &Path, path: &Path, content: &[u8]) -> io::Result<()> {
    match fs::hard_link(beside, path) {
        Err(fault) if fault.kind() != io::ErrorKind::AlreadyExists => {
            let file = OpenOptions::new().write(true).create_new(true).open(path)?;
            write(file, content).inspect_err(|_| {
                let _ = fs::remove_file(path);
            })
        }
        placed => placed,
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_made_once_and_never_over_another() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("decks/a.ron");
        create(&path, "one").unwrap();
        assert_eq!(create(&path, "two").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
        assert_eq!(fs::read_to_string(&path).unwrap(), "one");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[test]
    fn a_file_of_our_own_is_replaced() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("drafts/a.json");
        put(&path, "one").unwrap();
        put(&path, "two").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "two");
        assert_eq!(fs::read_dir(path.parent().unwrap()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[cfg(unix)]
    #[test]
    fn a_link_to_nowhere_is_there_too() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        std::os::unix::fs::symlink("nowhere.ron", &path).unwrap();
        assert_eq!(create(&path, "x").unwrap_err().kind(), io::ErrorKind::AlreadyExists);
    }
}
