//! Pictures and sounds beside a deck: found by the path that the deck gives, checked, and read within bounds.

use std::fs::{self, File};
use std::io::{self, Read};
use std::path::{Path, PathBuf};

use unicode_normalization::UnicodeNormalization;

use crate::deckfile::{MAX_MEDIA, MediaFault, media_format};
use crate::model::MediaFormat;

/// First bytes by which a file shows what it is; an SVG may begin with a long comment.
const HEAD: u64 = 4096;

/// A picture or sound that may be shown or played.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct MediaFile {
    /// Where it is, links followed.
    pub path: PathBuf,
    /// What it is, by its name and its content both.
    pub format: MediaFormat,
    /// How many bytes it has, at most [`MAX_MEDIA`].
    pub bytes: u64,
}

/// Finds a picture or sound by the path that a deck gives it, and checks that it may be shown: it lies in the deck's folder or
/// below, links followed; it is what its name says; it is not too large.
///
/// # Errors
/// [`MediaFault`] says why it may not.
pub fn find_media(deck: &Path, file: &str) -> Result<MediaFile, MediaFault> {
    let format = media_format(file)?;
    let folder = deck.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    let folder = folder.canonicalize().map_err(|error| fault_of(&error))?;
    let path = folder.join(file).canonicalize().map_err(|error| match fault_of(&error) {
        MediaFault::Missing => missing(&folder, file),
        fault => fault,
    })?;
    if !path.starts_with(&folder) {
        return Err(MediaFault::Outside);
    }
    // Looked at before it is opened: to open a pipe is to wait for somebody to write into it.
    let metadata = path.metadata().map_err(|error| fault_of(&error))?;
    if !metadata.is_file() {
        return Err(MediaFault::Missing);
    }
    let opened = File::open(&path).map_err(|error| fault_of(&error))?;
    let bytes = metadata.len();
    if bytes > MAX_MEDIA {
        return Err(MediaFault::TooLarge { bytes });
    }
    let mut head = Vec::new();
    opened.take(HEAD).read_to_end(&mut head).map_err(|error| fault_of(&error))?;
    match MediaFormat::of_content(&head) {
        Some(found) if found == format => Ok(MediaFile { path, format, bytes }),
        found => Err(MediaFault::Content(found)),
    }
}

impl MediaFile {
    /// Its bytes, no more than were found.
    ///
    /// # Errors
    /// It cannot be read any more.
    pub fn read(&self) -> io::Result<Vec<u8>> {
        let mut bytes = Vec::new();
        File::open(&self.path)?.take(self.bytes).read_to_end(&mut bytes)?;
        Ok(bytes)
    }
}

fn fault_of(error: &io::Error) -> MediaFault {
    match error.kind() {
        io::ErrorKind::NotFound | io::ErrorKind::NotADirectory => MediaFault::Missing,
        _ => MediaFault::Unreadable,
    }
}

/// What to say of a path that leads nowhere: where it leads once capitals and the encoding of accents do not count.
fn missing(folder: &Path, file: &str) -> MediaFault {
    let mut alike = vec![String::new()];
    for part in file.split('/').filter(|part| !matches!(*part, "" | ".")) {
        let wanted = folded(part);
        let below = |above: &String| -> Vec<String> {
            let entries = fs::read_dir(folder.join(above)).into_iter().flatten().flatten();
            let names = entries.filter_map(|entry| entry.file_name().into_string().ok());
            let slash = if above.is_empty() { "" } else { "/" };
            names.filter(|name| folded(name) == wanted).map(|name| format!("{above}{slash}{name}")).collect()
        };
        alike = alike.iter().flat_map(below).collect();
    }
    alike.retain(|path| folder.join(path).is_file());
    alike.sort();
    if alike.is_empty() { MediaFault::Missing } else { MediaFault::Misspelt(alike) }
}

fn folded(name: &str) -> String {
    name.nfc().flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PNG: &[u8] = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR";

    /// A folder `decks` with `decks/d.ron`, `decks/in/a.png`, and `secret.png` beside it.
    fn folder() -> (tempfile::TempDir, PathBuf) {
        let root = tempfile::tempdir().unwrap();
        let deck = root.path().join("decks/d.ron");
        fs::create_dir_all(root.path().join("decks/in")).unwrap();
        fs::write(root.path().join("decks/in/a.png"), PNG).unwrap();
        fs::write(root.path().join("secret.png"), PNG).unwrap();
        (root, deck)
    }

    #[test]
    fn what_lies_below_the_deck_is_found() {
        let (_root, deck) = folder();
        let found = find_media(&deck, "in/a.png").unwrap();
        assert_eq!((found.format, found.read().unwrap().as_slice()), (MediaFormat::Png, PNG));
        for (file, fault) in [
            ("in/b.png", MediaFault::Missing),
            ("in", MediaFault::Kind),
            ("../secret.png", MediaFault::Path),
            ("in/a.png/b.png", MediaFault::Missing),
        ] {
            assert_eq!(find_media(&deck, file), Err(fault), "{file}");
        }
    }

    #[test]
    fn a_path_in_another_spelling_is_told() {
        let (_root, deck) = folder();
        fs::write(deck.with_file_name("E\u{301}te\u{301}.png"), PNG).unwrap();
        fs::write(deck.with_file_name("b.PNG"), PNG).unwrap();
        if deck.with_file_name("B.png").exists() {
            // A file system that takes one for the other finds it.
            return;
        }
        let there = |paths: &[&str]| MediaFault::Misspelt(paths.iter().map(|path| (*path).to_owned()).collect());
        assert_eq!(find_media(&deck, "In/A.png"), Err(there(&["in/a.png"])));
        assert_eq!(find_media(&deck, "./été.png"), Err(there(&["E\u{301}te\u{301}.png"])));
        assert_eq!(find_media(&deck, "ete.png"), Err(MediaFault::Missing), "an accent is no spelling");
        fs::write(deck.with_file_name("B.PNG"), PNG).unwrap();
        assert_eq!(find_media(&deck, "b.png"), Err(there(&["B.PNG", "b.PNG"])), "each that it may be");
        fs::create_dir(deck.with_file_name("c.png")).unwrap();
        assert_eq!(find_media(&deck, "C.png"), Err(MediaFault::Missing), "a folder is no picture");
    }

    #[test]
    fn a_name_that_lies_is_refused() {
        let (_root, deck) = folder();
        fs::write(deck.with_file_name("a.svg"), PNG).unwrap();
        fs::write(deck.with_file_name("b.png"), "<html><script>").unwrap();
        fs::create_dir(deck.with_file_name("c.png")).unwrap();
        assert_eq!(find_media(&deck, "a.svg"), Err(MediaFault::Content(Some(MediaFormat::Png))));
        assert_eq!(find_media(&deck, "b.png"), Err(MediaFault::Content(None)));
        assert_eq!(find_media(&deck, "c.png"), Err(MediaFault::Missing));
    }

    #[test]
    fn what_is_too_large_is_refused_unread() {
        let (_root, deck) = folder();
        let file = File::create(deck.with_file_name("a.png")).unwrap();
        file.set_len(MAX_MEDIA + 1).unwrap();
        assert_eq!(find_media(&deck, "a.png"), Err(MediaFault::TooLarge { bytes: MAX_MEDIA + 1 }));
    }

    #[cfg(unix)]
    #[test]
    fn a_pipe_is_no_picture_and_not_waited_for() {
        let (_root, deck) = folder();
        let pipe = deck.with_file_name("pipe.png");
        assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
        let (send, receive) = std::sync::mpsc::channel();
        std::thread::spawn(move || send.send(find_media(&deck, "pipe.png")));
        let found = receive.recv_timeout(std::time::Duration::from_secs(10));
        assert_eq!(found, Ok(Err(MediaFault::Missing)));
    }

    #[cfg(unix)]
    #[test]
    fn a_link_that_leads_outside_is_refused() {
        let (root, deck) = folder();
        std::os::unix::fs::symlink(root.path().join("secret.png"), deck.with_file_name("out.png")).unwrap();
        std::os::unix::fs::symlink(root.path(), deck.with_file_name("up")).unwrap();
        std::os::unix::fs::symlink("in/a.png", deck.with_file_name("b.png")).unwrap();
        assert_eq!(find_media(&deck, "out.png"), Err(MediaFault::Outside));
        assert_eq!(find_media(&deck, "up/secret.png"), Err(MediaFault::Outside));
        assert!(find_media(&deck, "b.png").is_ok(), "a link within the folder");
    }
}
