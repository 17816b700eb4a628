//! Pictures drawn in the terminal itself, where it is known to draw: by kitty's graphics protocol or iTerm2's inline images.

use std::fmt::Write;

use base64::Engine;
use base64::engine::general_purpose::STANDARD;

use crate::model::MediaFormat;

/// How a terminal is told to draw.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Drawing {
    /// kitty's graphics protocol, version 0.1: PNG alone. <https://sw.kovidgoyal.net/kitty/graphics-protocol/>
    Kitty,
    /// iTerm2's inline images: what the system can read. <https://iterm2.com/documentation-images.html>
    Iterm,
}

/// A picture to draw.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Picture {
    /// What it is.
    pub format: MediaFormat,
    /// The whole file.
    pub bytes: Vec<u8>,
}

/// The most that a picture may take, in cells.
#[derive(Clone, Copy, Debug)]
pub(super) struct Frame {
    pub(super) columns: usize,
    pub(super) rows: usize,
}

/// Bytes of text in one piece of kitty's protocol.
const PIECE: usize = 4096;

/// What a cell is taken to have, in pixels: half as wide as high.
const CELL: (usize, usize) = (8, 16);

impl Drawing {
    /// How the terminal draws that these variables of the environment tell of; `None` when it is not known to, and in
    /// multiplexers, which would lose the picture or put it elsewhere.
    pub fn of(variable: impl Fn(&str) -> Option<String>) -> Option<Self> {
        let is = |name: &str, values: &[&str]| variable(name).is_some_and(|value| values.contains(&value.as_str()));
        let term = variable("TERM").unwrap_or_default();
        if variable("TMUX").is_some() || variable("STY").is_some() || term.starts_with("screen") || term == "dumb" {
            return None;
        }
        let kitty = ["xterm-kitty", "xterm-ghostty"].contains(&term.as_str()) || is("TERM_PROGRAM", &["ghostty"]);
        let iterm = is("TERM_PROGRAM", &["iTerm.app", "WezTerm", "mintty"]) || is("LC_TERMINAL", &["iTerm2"]);
        if kitty { Some(Self::Kitty) } else { iterm.then_some(Self::Iterm) }
    }

    /// Whether it draws pictures of that format.
    pub fn draws(self, format: MediaFormat) -> bool {
        match self {
            Self::Kitty => format == MediaFormat::Png,
            Self::Iterm => matches!(format, MediaFormat::Png | MediaFormat::Jpeg | MediaFormat::Gif),
        }
    }

    /// The escape sequences that draw a picture and go to the line after it.
    pub(super) fn sequence(self, picture: &Picture, frame: Frame) -> String {
        let text = STANDARD.encode(&picture.bytes);
        match self {
            Self::Kitty => kitty(&text, columns_of(&picture.bytes, frame)),
            Self::Iterm => format!(
                "\u{1b}]1337;File=inline=1;size={};width={};height={};preserveAspectRatio=1:{text}\u{7}\n",
                picture.bytes.len(),
                frame.columns,
                frame.rows,
            ),
        }
    }
}

/// `a=T` sends and shows, `f=100` is PNG, `q=2` has the terminal say nothing back, which would be taken for keys.
fn kitty(text: &str, columns: usize) -> String {
    let pieces = text.len().div_ceil(PIECE).max(1);
    let mut sequence = String::with_capacity(text.len() + 16 * pieces);
    for at in 0..pieces {
        let piece = text.get(at * PIECE..((at + 1) * PIECE).min(text.len())).unwrap_or_default();
        let head = if at == 0 { format!("a=T,f=100,q=2,c={columns},") } else { String::new() };
        let more = u8::from(at + 1 < pieces);
        // Writing to a string cannot fail.
        let _ = write!(sequence, "\u{1b}_G{head}m={more};{piece}\u{1b}\\");
    }
    sequence.push('\n');
    sequence
}

/// The columns that a PNG takes so that it fits a frame and is not larger than it is; its width and height are in its header
/// (PNG specification, section 11.2.1).
fn columns_of(png: &[u8], frame: Frame) -> usize {
    let side = |at: usize| {
        let bytes: Option<[u8; 4]> = png.get(at..at + 4).and_then(|bytes| bytes.try_into().ok());
        bytes.map_or(0, |bytes| u32::from_be_bytes(bytes) as usize).clamp(1, 1 << 20)
    };
    let (width, height) = (side(16), side(20));
    let within_rows = frame.rows * CELL.1 * width / height / CELL.0;
    frame.columns.min(width.div_ceil(CELL.0)).min(within_rows).max(1)
}

#[cfg(test)]
mod tests {
    use super::*;

    const FRAME: Frame = Frame { columns: 60, rows: 12 };

    fn png(width: u32, height: u32, bytes: usize) -> Picture {
        let mut file = b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR".to_vec();
        file.extend(width.to_be_bytes());
        file.extend(height.to_be_bytes());
        file.resize(bytes.max(file.len()), 0);
        Picture { format: MediaFormat::Png, bytes: file }
    }

    #[test]
    fn terminals_are_known_by_their_names() {
        let of = |pairs: &[(&str, &str)]| {
            Drawing::of(|name| pairs.iter().find(|(other, _)| *other == name).map(|(_, value)| (*value).to_owned()))
        };
        assert_eq!(of(&[("TERM", "xterm-kitty")]), Some(Drawing::Kitty));
        assert_eq!(of(&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "ghostty")]), Some(Drawing::Kitty));
        assert_eq!(of(&[("TERM", "xterm-256color"), ("TERM_PROGRAM", "WezTerm")]), Some(Drawing::Iterm));
        assert_eq!(of(&[("TERM", "xterm-256color")]), None);
        assert_eq!(of(&[("TERM", "xterm-kitty"), ("TMUX", "/tmp/tmux-0/default,1,0")]), None);
        assert_eq!(of(&[("TERM", "screen-256color"), ("TERM_PROGRAM", "iTerm.app")]), None);
    }

    #[test]
    fn a_picture_fits_its_frame_and_is_not_blown_up() {
        let columns = |width, height| columns_of(&png(width, height, 0).bytes, FRAME);
        assert_eq!(columns(80, 40), 10);
        assert_eq!(columns(4000, 1000), 60);
        assert_eq!(columns(1000, 4000), 6);
        assert_eq!(columns(1, 1 << 30), 1);
        assert_eq!(columns_of(b"\x89PNG", FRAME), 1);
    }

    #[test]
    fn what_is_sent_can_be_read_again() {
        for bytes in [24, 3071, 3072, 3073, 10_000] {
            let picture = png(80, 40, bytes);
            let sent = Drawing::Kitty.sequence(&picture, FRAME);
            let pieces: Vec<&str> = sent.trim_end().split_terminator("\u{1b}\\").collect();
            let (last, others) = pieces.split_last().unwrap();
            assert!(pieces[0].starts_with("\u{1b}_Ga=T,f=100,q=2,c=10,m="), "{}", &sent[..40]);
            assert!(last.contains("m=0;") && others.iter().all(|piece| piece.contains("m=1;")), "{bytes}");
            let text: String = pieces.iter().map(|piece| piece.split_once(';').unwrap().1).collect();
            assert_eq!(STANDARD.decode(text).unwrap(), picture.bytes);
            assert!(pieces.iter().all(|piece| piece.len() < PIECE + 64));
        }
        let sent = Drawing::Iterm.sequence(&png(80, 40, 30), FRAME);
        assert!(sent.starts_with("\u{1b}]1337;File=inline=1;size=30;width=60;height=12;preserveAspectRatio=1:iVBOR"));
        assert!(sent.ends_with("\u{7}\n"));
    }
}
