//! Bytes of notes as text: UTF-8, UTF-16 with its mark, else Windows-1252, which most older tables are in.

/// How a file's bytes were read.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Encoding {
    /// With or without a byte order mark.
    Utf8,
    /// With a byte order mark, of either order.
    Utf16,
    /// Windows-1252, of which Latin-1 is a part as far as letters go.
    Windows1252,
}

/// Windows-1252 from 0x80 to 0x9F, as the WHATWG Encoding Standard has it; all else is as in Latin-1.
const HIGH: [char; 32] = [
    '€', '\u{81}', '‚', 'ƒ', '„', '…', '†', '‡', 'ˆ', '‰', 'Š', '‹', 'Œ', '\u{8D}', 'Ž', '\u{8F}', '\u{90}', '‘', '’',
    '“', '”', '•', '–', '—', '˜', '™', 'š', '›', 'œ', '\u{9D}', 'ž', 'Ÿ',
];

/// The text that bytes stand for, and how they were read. There are no bytes that cannot be.
///
/// ```
/// use sommet::deckfile::{Encoding, decode};
/// assert_eq!(decode(b"\xef\xbb\xbf\xc3\xa9"), ("é".to_owned(), Encoding::Utf8));
/// assert_eq!(decode(b"\xe9 \x80"), ("é €".to_owned(), Encoding::Windows1252));
/// ```
pub fn decode(bytes: &[u8]) -> (String, Encoding) {
    match bytes {
        [0xFF, 0xFE, rest @ ..] => (utf16(rest, u16::from_le_bytes), Encoding::Utf16),
        [0xFE, 0xFF, rest @ ..] => (utf16(rest, u16::from_be_bytes), Encoding::Utf16),
        _ => {
            let rest = bytes.strip_prefix(b"\xef\xbb\xbf").unwrap_or(bytes);
            match std::str::from_utf8(rest) {
                Ok(text) => (text.to_owned(), Encoding::Utf8),
                Err(_) => (rest.iter().map(|byte| windows_1252(*byte)).collect(), Encoding::Windows1252),
            }
        }
    }
}

fn utf16(bytes: &[u8], unit: impl Fn([u8; 2]) -> u16) -> String {
    let units = bytes.chunks_exact(2).map(|pair| unit([pair[0], pair[1]]));
    char::decode_utf16(units).map(|c| c.unwrap_or(char::REPLACEMENT_CHARACTER)).collect()
}

fn windows_1252(byte: u8) -> char {
    match byte {
        0x80..=0x9F => HIGH[usize::from(byte - 0x80)],
        other => char::from(other),
    }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn bytes_of_every_kind_are_read() {
        assert_eq!(decode(b"\xff\xfe\xe9\x00a\x00"), ("éa".to_owned(), Encoding::Utf16));
        assert_eq!(decode(b"\xfe\xff\x00\xe9\x00a"), ("éa".to_owned(), Encoding::Utf16));
        assert_eq!(
            decode(b"l\x92\x9cuvre \xab\xa0\xe9\xa0\xbb"),
            ("l’œuvre «\u{a0}é\u{a0}»".to_owned(), Encoding::Windows1252)
        );
        assert_eq!(decode(b""), (String::new(), Encoding::Utf8));
    }
}
