//! Names of files as the protocol writes them (RFC 8089), and the paths that they stand for.

use std::path::{Path, PathBuf};

/// The path of a `file:` URI; `None` for any other, such as that of a text which is not saved yet.
pub fn path_of(uri: &str) -> Option<PathBuf> {
    let rest = uri.strip_prefix("file://")?;
    let path = rest.strip_prefix("localhost").unwrap_or(rest);
    let path = decode(path.split(['?', '#']).next()?)?;
    if cfg!(windows) {
        // `/C:/decks`, and `//server/decks` where a host is named.
        let local = path.strip_prefix('/').filter(|local| local.as_bytes().get(1) == Some(&b':'));
        let path = local.map_or_else(|| format!("//{path}"), str::to_owned);
        return Some(PathBuf::from(path.replace('/', "\\")));
    }
    path.starts_with('/').then(|| PathBuf::from(path))
}

fn decode(written: &str) -> Option<String> {
    let mut bytes = Vec::with_capacity(written.len());
    let mut rest = written.bytes();
    while let Some(byte) = rest.next() {
        bytes.push(match byte {
            b'%' => {
                let digits = [rest.next()?, rest.next()?];
                u8::from_str_radix(std::str::from_utf8(&digits).ok()?, 16).ok()?
            }
            byte => byte,
        });
    }
    String::from_utf8(bytes).ok()
}

/// The `file:` URI of an absolute path.
pub fn uri_of(path: &Path) -> String {
    let shown = path.to_string_lossy();
    let mut uri =
        String::from(if shown.starts_with('/') || shown.starts_with("\\\\") { "file://" } else { "file:///" });
    for byte in shown.trim_start_matches("\\\\").bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(byte.into()),
            b'\\' if cfg!(windows) => uri.push('/'),
            byte => uri.extend(['%', digit(byte >> 4), digit(byte & 0xF)]),
        }
    }
    uri
}

fn digit(value: u8) -> char {
    char::from_digit(value.into(), 16).unwrap_or('0').to_ascii_uppercase()
}

#[cfg(all(test, unix))]
mod tests {
    use super::*;

    #[test]
    fn paths_come_back_from_their_uris() {
        for path in ["/decks/été à 100 %.fr.ron", "/a/b#c?d.ron"] {
            assert_eq!(path_of(&uri_of(Path::new(path))).unwrap(), Path::new(path));
        }
        assert_eq!(path_of("file://localhost/d/caf%c3%a9.ron").unwrap(), Path::new("/d/café.ron"));
        for other in ["untitled:Untitled-1", "file://server/d.ron", "file:///%FF", "file:///%2"] {
            assert_eq!(path_of(other), None, "{other}");
        }
    }
}
