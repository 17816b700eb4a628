//! Pictures and sounds that go with a question: files beside the deck, each with the words that stand for it.

use serde::{Deserialize, Serialize};

/// A picture or sound, as a question names it.
#[derive(Clone, Debug, PartialEq, Eq, Serialize, Deserialize)]
pub struct Media {
    /// Its path from the deck's folder, with forward slashes.
    pub file: String,
    /// What stands for it where it cannot be seen or heard; a deck that passes `check` always says.
    pub alt: Option<String>,
}

/// The kinds of file that a question may show or play.
#[derive(Clone, Copy, Debug, PartialEq, Eq, Hash)]
pub enum MediaFormat {
    /// Portable Network Graphics.
    Png,
    /// JPEG.
    Jpeg,
    /// WebP.
    Webp,
    /// GIF.
    Gif,
    /// Scalable Vector Graphics. It may hold scripts, so it is only ever shown as an image, where none run.
    Svg,
    /// MPEG audio, layer III.
    Mp3,
    /// Ogg (Vorbis or Opus).
    Ogg,
    /// Waveform audio.
    Wav,
    /// MPEG-4 audio.
    M4a,
}

impl MediaFormat {
    /// All of them, pictures first.
    pub const ALL: [Self; 9] =
        [Self::Png, Self::Jpeg, Self::Webp, Self::Gif, Self::Svg, Self::Mp3, Self::Ogg, Self::Wav, Self::M4a];

    /// The endings of file names that stand for it, in small letters; the first is the usual one.
    pub fn endings(self) -> &'static [&'static str] {
        match self {
            Self::Png => &["png"],
            Self::Jpeg => &["jpg", "jpeg"],
            Self::Webp => &["webp"],
            Self::Gif => &["gif"],
            Self::Svg => &["svg"],
            Self::Mp3 => &["mp3"],
            Self::Ogg => &["ogg", "oga", "opus"],
            Self::Wav => &["wav"],
            Self::M4a => &["m4a"],
        }
    }

    /// The format that a file's name promises by its ending, in whatever case.
    pub fn of_name(file: &str) -> Option<Self> {
        let (_, ending) = file.rsplit_once('.')?;
        Self::ALL.into_iter().find(|format| format.endings().iter().any(|known| known.eq_ignore_ascii_case(ending)))
    }

    /// The format that a file's first bytes show (64 are enough, for SVG some more), by the signatures that the formats'
    /// own specifications give.
    pub fn of_content(head: &[u8]) -> Option<Self> {
        let at = |offset: usize, mark: &[u8]| head.get(offset..).is_some_and(|rest| rest.starts_with(mark));
        let riff = |kind: &[u8]| at(0, b"RIFF") && at(8, kind);
        // An MPEG audio frame: eleven bits set, and layer III.
        let frame = matches!(head, [0xff, second, ..] if second & 0xe6 == 0xe2);
        Some(match () {
            () if at(0, b"\x89PNG\r\n\x1a\n") => Self::Png,
            () if at(0, b"\xff\xd8\xff") => Self::Jpeg,
            () if riff(b"WEBP") => Self::Webp,
            () if at(0, b"GIF87a") || at(0, b"GIF89a") => Self::Gif,
            () if at(0, b"ID3") || frame => Self::Mp3,
            () if at(0, b"OggS") => Self::Ogg,
            () if riff(b"WAVE") => Self::Wav,
            () if at(4, b"ftyp") => Self::M4a,
            () if is_svg(head) => Self::Svg,
            () => return None,
        })
    }

    /// Its media type, as RFC 6838 registers it (`image/png`).
    pub fn media_type(self) -> &'static str {
        match self {
            Self::Png => "image/png",
            Self::Jpeg => "image/jpeg",
            Self::Webp => "image/webp",
            Self::Gif => "image/gif",
            Self::Svg => "image/svg+xml",
            Self::Mp3 => "audio/mpeg",
            Self::Ogg => "audio/ogg",
            Self::Wav => "audio/wav",
            Self::M4a => "audio/mp4",
        }
    }

    /// Whether it is seen; what is not is heard.
    pub fn is_picture(self) -> bool {
        matches!(self, Self::Png | Self::Jpeg | Self::Webp | Self::Gif | Self::Svg)
    }
}

/// Whether a text's first element is `svg`, after its declaration, comments and white space.
fn is_svg(head: &[u8]) -> bool {
    let text = String::from_utf8_lossy(head);
    let mut rest = text.trim_start_matches('\u{feff}').trim_start();
    loop {
        let end = match rest {
            _ if rest.starts_with("<svg") => return true,
            _ if rest.starts_with("<!--") => "-->",
            _ if rest.starts_with("<?") || rest.starts_with("<!DOCTYPE") => ">",
            _ => return false,
        };
        let Some((_, after)) = rest.split_once(end) else { return false };
        rest = after.trim_start();
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_and_contents_tell_their_format() {
        assert_eq!(MediaFormat::of_name("a/b.JPEG"), Some(MediaFormat::Jpeg));
        assert_eq!(MediaFormat::of_name("a.svg.exe"), None);
        assert_eq!(MediaFormat::of_name("png"), None);
        let heads: [(&[u8], Option<MediaFormat>); 12] = [
            (b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR", Some(MediaFormat::Png)),
            (b"\xff\xd8\xff\xe0", Some(MediaFormat::Jpeg)),
            (b"RIFF\x10\0\0\0WEBPVP8 ", Some(MediaFormat::Webp)),
            (b"GIF89a", Some(MediaFormat::Gif)),
            (b"\xff\xfb\x90\x44", Some(MediaFormat::Mp3)),
            (b"ID3\x04", Some(MediaFormat::Mp3)),
            (b"OggS\0", Some(MediaFormat::Ogg)),
            (b"RIFF\x10\0\0\0WAVEfmt ", Some(MediaFormat::Wav)),
            (b"\0\0\0\x20ftypM4A ", Some(MediaFormat::M4a)),
            (b"\xef\xbb\xbf<?xml version=\"1.0\"?>\n<!-- x --><svg xmlns", Some(MediaFormat::Svg)),
            (b"<!DOCTYPE html><html>", None),
            (b"MZ\x90\0", None),
        ];
        for (head, format) in heads {
            assert_eq!(MediaFormat::of_content(head), format, "{}", String::from_utf8_lossy(head));
        }
    }
}
