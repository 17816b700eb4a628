//! What a deck may name as a picture or sound, and what can be wrong with one.

use thiserror::Error;

use crate::model::MediaFormat;

/// Bytes from which on a picture or sound is said to be large: 2 MiB. A class that opens it all at once will notice.
pub const LARGE_MEDIA: u64 = 2 << 20;

/// The most bytes that a picture or sound may have: 10 MiB.
pub const MAX_MEDIA: u64 = 10 << 20;

/// Why a file is not shown or played.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum MediaFault {
    /// Its path is absolute, has `..` or a backslash in it, or names another machine: it would not lead to the same file for everyone.
    #[error("not a path below the deck's folder")]
    Path,
    /// Its name ends like nothing that is shown or played.
    #[error("neither a picture nor a sound by its name")]
    Kind,
    /// There is no such file.
    #[error("not there")]
    Missing,
    /// There is no such file, but these, whose paths differ in capitals or in how accents are encoded alone.
    #[error("not there; {} is", .0.join(", "))]
    Misspelt(Vec<String>),
    /// A link on the way to it leads out of the deck's folder.
    #[error("a link leads out of the deck's folder")]
    Outside,
    /// It is there and cannot be read.
    #[error("cannot be read")]
    Unreadable,
    /// It holds something else than its name says: what, where that is known.
    #[error("holds something else than its name says")]
    Content(Option<MediaFormat>),
    /// It has more than [`MAX_MEDIA`].
    #[error("{bytes} bytes are too many")]
    TooLarge {
        /// How many it has.
        bytes: u64,
    },
}

/// The format of a file by its path as a deck names it: from the deck's folder down, with forward slashes.
///
/// ```
/// use sommet::deckfile::{MediaFault, media_format};
/// assert!(media_format("images/carte.png").is_ok());
/// assert_eq!(media_format("../carte.png"), Err(MediaFault::Path));
/// assert_eq!(media_format("carte.exe"), Err(MediaFault::Kind));
/// ```
///
/// # Errors
/// [`MediaFault::Path`] and [`MediaFault::Kind`]; whether the file is there is not looked at.
pub fn media_format(file: &str) -> Result<MediaFormat, MediaFault> {
    // A colon begins a stream or ends a drive on one system, and a scheme everywhere.
    let foreign = |c: char| matches!(c, '\\' | ':') || c.is_control();
    if file.starts_with('/') || file.contains(foreign) || file.split('/').any(|part| part == "..") {
        return Err(MediaFault::Path);
    }
    MediaFormat::of_name(file).ok_or(MediaFault::Kind)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn paths_lead_down_from_the_deck() {
        for good in ["a.png", "./a.png", "images/été.SVG", "a..b.mp3", "un deux.jpeg"] {
            assert!(media_format(good).is_ok(), "{good}");
        }
        for bad in [
            "/a.png",
            "../a.png",
            "a/../../b.png",
            "a/..",
            "C:\\a.png",
            "C:/a.png",
            "a\\b.png",
            "https://e.fr/a.png",
            "file:///a.png",
            "data:image/png;base64,AA==.png",
            "a\n.png",
        ] {
            assert_eq!(media_format(bad), Err(MediaFault::Path), "{bad}");
        }
        for other in ["a", "a.html", "a.png.js", "", "png"] {
            assert_eq!(media_format(other), Err(MediaFault::Kind), "{other}");
        }
    }
}
