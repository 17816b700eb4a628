//! Places in a text as editors count them: lines, and units of UTF-8 or UTF-16 within a line.

use std::cell::Cell;
use std::ops::Range;

use serde::{Deserialize, Serialize};

/// In what units a column is counted.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
pub enum Encoding {
    /// Bytes.
    Utf8,
    /// What the protocol takes unless it is agreed otherwise.
    #[default]
    Utf16,
}

/// A place: line and column, both from 0.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq, PartialOrd, Ord, Serialize, Deserialize)]
pub struct Position {
    /// Line, from 0.
    pub line: u32,
    /// Units of the encoding before it in its line.
    pub character: u32,
}

/// Where the lines of a text begin. A line ends with `\n`, `\r\n` or `\r`.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Lines {
    starts: Vec<usize>,
    /// The place in units of UTF-16 that was counted last: whoever asks for many of one long line asks for neighbours, and
    /// to count each from the line's beginning would take as long as the line is, each time.
    counted: Cell<Counted>,
}

/// A byte, and how many units of UTF-16 are before it in its line. The byte 0 with 0 units is true of every text.
#[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
struct Counted {
    at: usize,
    units: usize,
}

impl Lines {
    /// Finds the lines of a text.
    pub fn of(text: &str) -> Self {
        let mut starts = vec![0];
        starts.extend(starts_in(text, 0..text.len()));
        Self { starts, counted: Cell::default() }
    }

    /// The place of a byte; one within a character counts as that character's beginning, one past the end as the end.
    pub fn position(&self, text: &str, at: usize, encoding: Encoding) -> Position {
        let at = floor(text, at);
        let line = self.starts.partition_point(|start| *start <= at) - 1;
        let units = match encoding {
            Encoding::Utf8 => at - self.starts[line],
            Encoding::Utf16 => self.count_utf16(text, self.starts[line], at),
        };
        Position { line: count(line), character: count(units) }
    }

    /// The units of UTF-16 before a byte in its line, counted from the line's beginning or from what was counted last,
    /// whichever is nearer.
    fn count_utf16(&self, text: &str, start: usize, at: usize) -> usize {
        let length = |span: Range<usize>| text[span].chars().map(char::len_utf16).sum::<usize>();
        let last = self.counted.get();
        let units = if last.at >= at && last.at - at < at - start && !self.is_parted(at, last.at) {
            last.units - length(at..last.at)
        } else if (start..at).contains(&last.at) {
            last.units + length(last.at..at)
        } else {
            length(start..at)
        };
        self.counted.set(Counted { at, units });
        units
    }

    /// Whether a line begins after the one byte and up to the other.
    fn is_parted(&self, at: usize, last: usize) -> bool {
        let next = self.starts.partition_point(|start| *start <= at);
        self.starts.get(next).is_some_and(|start| *start <= last)
    }

    /// The byte at a place. A column past the line's end means that end, a line past the last the text's end, a column
    /// within a character that character's beginning.
    pub fn offset(&self, text: &str, place: Position, encoding: Encoding) -> usize {
        let line = place.line as usize;
        let Some(start) = self.starts.get(line).copied() else { return text.len() };
        let end = self.starts.get(line + 1).copied().unwrap_or(text.len());
        let written = text[start..end].trim_end_matches(['\r', '\n']);
        let column = place.character as usize;
        match encoding {
            Encoding::Utf8 => floor(text, start + column.min(written.len())),
            Encoding::Utf16 => {
                let mut units = 0;
                let past = |(_, c): &(usize, char)| {
                    units += c.len_utf16();
                    units > column
                };
                start + written.char_indices().find(past).map_or(written.len(), |(at, _)| at)
            }
        }
    }

    /// Follows a change that was made: the bytes of `old` were replaced by `new` bytes, and `text` is what came of it.
    pub(super) fn follow(&mut self, text: &str, old: &Range<usize>, new: usize) {
        self.counted = Cell::default();
        let end = old.start + new;
        // A `\r` before the change, and a `\n` after it, may have become, or been, one end of line.
        let first = self.starts.partition_point(|start| *start < old.start.max(1));
        let last = self.starts.partition_point(|start| *start <= old.end + 1);
        let shift = |start: &usize| start - old.end + end;
        let after: Vec<usize> = self.starts[last..].iter().map(shift).collect();
        self.starts.truncate(first);
        let from = old.start.saturating_sub(1);
        let upto = (end + 1).min(text.len());
        self.starts.extend(starts_in(text, from..upto).filter(|start| *start >= old.start.max(1)));
        self.starts.extend(after);
    }
}

/// Where lines begin whose end before them ends within a stretch of bytes.
fn starts_in(text: &str, within: Range<usize>) -> impl Iterator<Item = usize> {
    let bytes = text.as_bytes();
    let is_end = |at: &usize| match bytes[*at] {
        b'\n' => true,
        b'\r' => bytes.get(at + 1) != Some(&b'\n'),
        _ => false,
    };
    within.filter(is_end).map(|at| at + 1)
}

fn floor(text: &str, at: usize) -> usize {
    let mut at = at.min(text.len());
    while !text.is_char_boundary(at) {
        at -= 1;
    }
    at
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

#[cfg(test)]
mod tests {
    use proptest::prelude::*;

    use super::*;

    fn place(line: u32, character: u32) -> Position {
        Position { line, character }
    }

    #[test]
    fn accents_emoji_and_every_end_of_line_are_counted_right() {
        let text = "é\u{1F600}x\r\nb\rc\n";
        let lines = Lines::of(text);
        for (at, utf8, utf16) in [
            (0, (0, 0), (0, 0)),
            (2, (0, 2), (0, 1)),
            (6, (0, 6), (0, 3)),
            (9, (1, 0), (1, 0)),
            (11, (2, 0), (2, 0)),
            (13, (3, 0), (3, 0)),
        ] {
            assert_eq!(lines.position(text, at, Encoding::Utf8), place(utf8.0, utf8.1));
            assert_eq!(lines.position(text, at, Encoding::Utf16), place(utf16.0, utf16.1));
            assert_eq!(lines.offset(text, place(utf8.0, utf8.1), Encoding::Utf8), at);
            assert_eq!(lines.offset(text, place(utf16.0, utf16.1), Encoding::Utf16), at);
        }
        assert_eq!(lines.offset(text, place(0, 2), Encoding::Utf16), 2, "within a pair of surrogates");
        assert_eq!(lines.offset(text, place(0, 4), Encoding::Utf8), 2, "within a character");
        assert_eq!(lines.offset(text, place(0, 99), Encoding::Utf16), 7, "past the line's end");
        assert_eq!(lines.offset(text, place(9, 9), Encoding::Utf16), text.len(), "past the text's end");
        assert_eq!(lines.position(text, 1, Encoding::Utf8), place(0, 0), "within a character");
    }

    proptest! {
        #[test]
        fn places_are_the_same_in_whatever_order_they_are_asked_for(
            text in "[aé\u{1F600}\r\n]{0,40}", asked in prop::collection::vec(0..90_usize, 1..24),
        ) {
            let lines = Lines::of(&text);
            for at in asked {
                let anew = Lines::of(&text).position(&text, at, Encoding::Utf16);
                prop_assert_eq!(lines.position(&text, at, Encoding::Utf16), anew);
            }
        }

        #[test]
        fn places_and_bytes_lead_to_one_another(text in "[aé\u{1F600}\r\n]{0,24}") {
            let lines = Lines::of(&text);
            for encoding in [Encoding::Utf8, Encoding::Utf16] {
                for (at, _) in text.char_indices() {
                    let within_end = text[..at].ends_with('\r') && text[at..].starts_with('\n');
                    let found = lines.offset(&text, lines.position(&text, at, encoding), encoding);
                    prop_assert_eq!(found, if within_end { at - 1 } else { at });
                }
            }
        }

        #[test]
        fn lines_follow_every_change(text in "[a\r\n]{0,12}", new in "[b\r\n]{0,6}", a in 0..13_usize, b in 0..13_usize) {
            let (a, b) = (a.min(text.len()), b.min(text.len()));
            let old = a.min(b)..a.max(b);
            let mut changed = text.clone();
            changed.replace_range(old.clone(), &new);
            let mut lines = Lines::of(&text);
            lines.follow(&changed, &old, new.len());
            prop_assert_eq!(lines, Lines::of(&changed));
        }
    }
}
