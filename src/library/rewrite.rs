//! Puts a changed text in the place of a deck file, whole or not at all.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write};
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::index::create_beside;

/// Why a file was left as it is.
#[derive(Debug, Error)]
pub enum RewriteFault {
    /// It is not any more what was read.
    #[error("{} changed since it was read", .0.display())]
    Changed(PathBuf),
    /// The system refused.
    #[error("{}: {error}", path.display())]
    Io {
        /// The file.
        path: PathBuf,
        /// Why.
        error: io::Error,
    },
}

/// Replaces a file that still holds `old` by `new`: written beside, brought to disk, then put in its place at once.
///
/// A link is followed to the file that it names; that file's permissions stay. Whoever reads it meanwhile sees all of
/// the old text or all of the new one.
///
/// # Errors
/// [`RewriteFault`], and the file is untouched: it holds something else than `old`, may not be written to, or the disk is
/// full.
pub fn rewrite(path: &Path, old: &str, new: &str) -> Result<(), RewriteFault> {
    let place = path.canonicalize().map_err(|error| RewriteFault::Io { path: path.to_owned(), error })?;
    let (beside, file) = create_beside(&place).map_err(|error| RewriteFault::Io { path: path.to_owned(), error })?;
    let replaced = replace(&place, &beside, file, old, new);
    if !matches!(replaced, Ok(true)) {
        // What was begun is of no use to anyone; the fault to tell is the other one.
        let _ = fs::remove_file(&beside);
    }
    match replaced {
        Ok(true) => Ok(()),
        Ok(false) => Err(RewriteFault::Changed(path.to_owned())),
        Err(error) => Err(RewriteFault::Io { path: path.to_owned(), error }),
    }
}

/// Writes beside and renames; whether the file still held what it was thought to.
fn replace(place: &Path, beside: &Path, mut file: File, old: &str, new: &str) -> io::Result<bool> {
    // A rename needs no leave from the file that it replaces; its owner's wish is asked for.
    let permissions = OpenOptions::new().write(true).open(place)?.metadata()?.permissions();
    file.write_all(new.as_bytes())?;
    file.set_permissions(permissions)?;
    file.sync_all()?;
    // As late as can be: what an editor saves until here is not lost.
    if fs::read(place)? != old.as_bytes() {
        return Ok(false);
    }
    fs::rename(beside, place)?;
    keep_rename(place);
    Ok(true)
}

/// Brings a folder's entries to disk, where the system lets them be; the file itself is there already.
fn keep_rename(path: &Path) {
    if let Some(folder) = path.parent() {
        let _ = File::open(folder).and_then(|folder| folder.sync_all());
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_file_is_replaced_only_if_it_is_what_was_read() {
        let folder = tempfile::tempdir().unwrap();
        let path = folder.path().join("a.ron");
        fs::write(&path, "old").unwrap();
        rewrite(&path, "old", "new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert!(matches!(rewrite(&path, "old", "other"), Err(RewriteFault::Changed(_))));
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        let gone = folder.path().join("b.ron");
        assert!(matches!(rewrite(&gone, "", "x"), Err(RewriteFault::Io { .. })));
        assert_eq!(fs::read_dir(folder.path()).unwrap().count(), 1, "nothing is left beside it");
    }

    #[cfg(unix)]
    #[test]
    fn nothing_is_written_through_a_name_that_is_taken() {
        let folder = tempfile::tempdir().unwrap();
        let (path, secret) = (folder.path().join("a.ron"), folder.path().join("secret"));
        fs::write(&path, "old").unwrap();
        fs::write(&secret, "secret").unwrap();
        // Every name that could be next, for other tests count on meanwhile.
        for count in 0..5000 {
            let taken = folder.path().join(format!(".a.ron.{}.{count}.tmp", std::process::id()));
            std::os::unix::fs::symlink(&secret, taken).unwrap();
        }
        rewrite(&path, "old", "new").unwrap();
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(fs::read_to_string(&secret).unwrap(), "secret");
    }

    #[cfg(unix)]
    #[test]
    fn links_and_permissions_stay() {
        use std::os::unix::fs::{PermissionsExt, symlink};
        let folder = tempfile::tempdir().unwrap();
        fs::create_dir(folder.path().join("elsewhere")).unwrap();
        let (path, link) = (folder.path().join("elsewhere/a.ron"), folder.path().join("link.ron"));
        fs::write(&path, "old").unwrap();
        fs::set_permissions(&path, fs::Permissions::from_mode(0o640)).unwrap();
        symlink("elsewhere/a.ron", &link).unwrap();
        rewrite(&link, "old", "new").unwrap();
        assert!(link.symlink_metadata().unwrap().is_symlink());
        assert_eq!(fs::read_to_string(&path).unwrap(), "new");
        assert_eq!(path.metadata().unwrap().permissions().mode() & 0o777, 0o640);
    }
}
