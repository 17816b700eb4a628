//! Frames messages as the protocol does: a header with the length in bytes, an empty line, JSON.

use std::io::{self, BufRead, Read as _, Write};

use serde_json::Value;

use super::message::Json;

/// The longest message that is taken, in bytes; a deck has at most 64 MiB, and JSON may double it.
const LONGEST: usize = 256 << 20;

/// The longest line of a header, in bytes; those of the protocol have some thirty.
const LONGEST_HEADER: u64 = 4096;

/// What came over the wire.
#[derive(Debug, PartialEq)]
pub enum Read {
    /// A message.
    Message(Value),
    /// Something that is no message; the next one can be read all the same.
    Garbage(String),
    /// Nothing more will come.
    End,
}

/// Reads one message. Lines that are no header are passed over, so that noise on the wire costs one message at most.
///
/// # Errors
/// What the system says when the wire breaks.
pub fn read(from: &mut impl BufRead) -> io::Result<Read> {
    let mut length: Option<usize> = None;
    let mut headers = 0;
    loop {
        let mut line = Vec::new();
        if from.by_ref().take(LONGEST_HEADER).read_until(b'\n', &mut line)? == 0 {
            return Ok(Read::End);
        }
        let line = String::from_utf8_lossy(&line);
        let line = line.trim_end_matches(['\r', '\n']);
        match (line.split_once(':'), length) {
            _ if line.is_empty() && length.is_some() => break,
            _ if line.is_empty() && headers == 0 => {}
            _ if line.is_empty() => return Ok(Read::Garbage("a header without Content-Length".to_owned())),
            (Some((name, value)), _) if name.trim().eq_ignore_ascii_case("content-length") => {
                match value.trim().parse() {
                    Ok(bytes) if bytes <= LONGEST => length = Some(bytes),
                    _ => return Ok(Read::Garbage(format!("a length that cannot be: {}", value.trim()))),
                }
                headers += 1;
            }
            (Some(_), _) => headers += 1,
            (None, _) => {}
        }
    }
    let length = length.unwrap_or_default();
    let mut body = Vec::new();
    if from.by_ref().take(length as u64).read_to_end(&mut body)? < length {
        return Ok(Read::End);
    }
    Ok(match serde_json::from_slice(&body) {
        Ok(message) => Read::Message(message),
        Err(fault) => Read::Garbage(fault.to_string()),
    })
}

/// Writes one message.
///
/// # Errors
/// What the system says when nobody listens any more.
pub fn write(to: &mut impl Write, message: &Json) -> io::Result<()> {
    let body = message.as_str();
    write!(to, "Content-Length: {}\r\n\r\n{body}", body.len())?;
    to.flush()
}

#[cfg(test)]
mod tests {
    use serde_json::json;

    use super::*;

    fn all(mut bytes: &[u8]) -> Vec<Read> {
        let mut found = Vec::new();
        loop {
            match read(&mut bytes).unwrap() {
                Read::End => return found,
                read => found.push(read),
            }
        }
    }

    #[test]
    fn what_is_written_is_read() {
        let message = json!({ "jsonrpc": "2.0", "method": "é", "params": { "text": "\u{1F600}\r\n\r\n" } });
        let mut wire = Vec::new();
        write(&mut wire, &Json::of(&message)).unwrap();
        write(&mut wire, &Json::of(&1)).unwrap();
        assert_eq!(all(&wire), [Read::Message(message), Read::Message(json!(1))]);
    }

    #[test]
    fn garbage_costs_no_message_after_it() {
        let good = "content-length:  2 \r\nContent-Type: x\r\n\r\n{}";
        for bad in ["Content-Length: 3\r\n\r\n{x}", "Content-Length: x\r\n", "Content-Length: -1\n", "X: y\r\n\r\n"] {
            let found = all(format!("{bad}{good}").as_bytes());
            assert!(matches!(&found[..], [Read::Garbage(_), Read::Message(_)]), "{bad}: {found:?}");
        }
        assert_eq!(all(format!("\r\n\n noise \n{good}").as_bytes()), [Read::Message(json!({}))]);
    }

    #[test]
    fn a_message_that_is_cut_off_is_the_end() {
        assert!(all(b"Content-Length: 10\r\n\r\n{}").is_empty());
        assert!(all(b"Content-Le").is_empty());
    }
}
