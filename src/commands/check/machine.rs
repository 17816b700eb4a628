//! Findings for programs: JSON, SARIF for code hosts, and the annotations of GitHub's runners.

use std::path::Path;

use serde_json::{Value, json};

use super::{Checked, Workshop};
use crate::deckfile::{Diagnostic, Lint, Position, Ruler, Severity, is_fixable};
use crate::library::FileFault;

fn level(diagnostic: &Diagnostic) -> &'static str {
    match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// One finding with its places, as each format needs it.
struct Row<'a> {
    path: &'a Path,
    level: &'static str,
    code: &'static str,
    title: String,
    help: String,
    start: Position,
    end: Position,
    fixable: bool,
}

impl Row<'_> {
    /// What is wrong and what to do, as one text.
    fn message(&self) -> String {
        format!("{}\n{}", self.title, self.help)
    }
}

fn rows<'a>(workshop: &Workshop, checked: &'a [Checked]) -> Vec<Row<'a>> {
    let mut rows = Vec::new();
    for file in checked {
        let text = &file.source.text;
        let mut ruler = Ruler::new(text);
        for diagnostic in file.findings() {
            let told = workshop.words.finding(&diagnostic.code);
            rows.push(Row {
                path: plain(&file.source.path),
                level: level(diagnostic),
                code: diagnostic.code.code(),
                title: told.title,
                help: told.help,
                start: ruler.measure(diagnostic.span.start),
                end: ruler.measure(diagnostic.span.end),
                fixable: is_fixable(text, diagnostic),
            });
        }
    }
    rows
}

/// A path without the `./` of the folder that was named.
fn plain(path: &Path) -> &Path {
    path.strip_prefix(".").unwrap_or(path)
}

/// One object: the findings, the files that could not be read, and the counts of the summary line.
pub(super) fn json(workshop: &Workshop, checked: &[Checked], faults: &[FileFault]) -> String {
    let rows = rows(workshop, checked);
    let count = |level| rows.iter().filter(|row| row.level == level).count();
    let findings: Vec<Value> = rows
        .iter()
        .map(|row| {
            json!({
                "path": row.path.display().to_string(), "line": row.start.line, "column": row.start.column,
                "end_line": row.end.line, "end_column": row.end.column, "severity": row.level, "code": row.code,
                "message": row.title, "help": row.help, "fixable": row.fixable,
            })
        })
        .collect();
    let unread = faults.iter().map(|fault| {
        let told = workshop.word_fault(fault);
        json!({ "path": plain(&fault.path).display().to_string(), "message": told.title, "help": told.help })
    });
    let unread: Vec<Value> = unread.collect();
    let questions: usize = checked.iter().map(|file| file.inspection.questions).sum();
    let object = json!({
        "files": checked.len() + unread.len(), "questions": questions, "errors": count("error") + unread.len(),
        "warnings": count("warning"), "findings": findings, "unread": unread,
    });
    format!("{object}\n")
}

/// The rule of SARIF for a file that cannot be read, which is no finding in a deck.
const UNREADABLE: &str = "unreadable";

/// A log of the Static Analysis Results Interchange Format, version 2.1.0 (OASIS).
pub(super) fn sarif(workshop: &Workshop, checked: &[Checked], faults: &[FileFault]) -> String {
    let rows = rows(workshop, checked);
    let mut rules: Vec<(&str, &str)> = rows.iter().map(|row| (row.code, row.level)).collect();
    rules.extend(faults.first().map(|_| (UNREADABLE, "error")));
    rules.sort_unstable();
    rules.dedup();
    let index = |code: &str| rules.iter().position(|(rule, _)| *rule == code);
    let results = rows.iter().map(|row| {
        json!({
            "ruleId": row.code, "ruleIndex": index(row.code), "level": row.level, "message": { "text": row.message() },
            "locations": [{ "physicalLocation": {
                "artifactLocation": { "uri": uri(row.path) },
                "region": {
                    "startLine": row.start.line, "startColumn": row.start.column, "endLine": row.end.line,
                    "endColumn": row.end.column,
                },
            } }],
        })
    });
    let unread = faults.iter().map(|fault| {
        let told = workshop.word_fault(fault);
        json!({
            "ruleId": UNREADABLE, "ruleIndex": index(UNREADABLE), "level": "error",
            "message": { "text": format!("{}\n{}", told.title, told.help) },
            // Code hosts show nothing without a line.
            "locations": [{ "physicalLocation": {
                "artifactLocation": { "uri": uri(plain(&fault.path)) }, "region": { "startLine": 1, "endLine": 1 },
            } }],
        })
    });
    let results: Vec<Value> = results.chain(unread).collect();
    let rules: Vec<Value> = rules.iter().map(|(code, level)| rule(workshop, code, level)).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "sommet", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints", "results": results,
        }],
    });
    format!("{log}\n")
}

/// What a code stands for wherever it is found.
fn rule(workshop: &Workshop, code: &str, level: &str) -> Value {
    let (owner, help) = if Lint::NAMES.contains(&code) {
        ("lint", workshop.words.tell("check-rule-lint", &[("name", code.into())]))
    } else {
        ("error", workshop.words.say("check-rule-error"))
    };
    let short = workshop.words.say(&format!("doc-{owner}-{}", code.to_lowercase()));
    json!({
        "id": code, "shortDescription": { "text": short }, "fullDescription": { "text": format!("{short} {help}") },
        "help": { "text": help },
        "defaultConfiguration": { "level": level },
    })
}

/// A path as the reference of a URI (RFC 3986): what may not stand in one is written in hexadecimal. One from the root has
/// the scheme of files.
fn uri(path: &Path) -> String {
    let mut uri = String::new();
    if path.is_absolute() {
        // The name of a drive stands after a third slash.
        uri.push_str(if path.starts_with("/") { "file://" } else { "file:///" });
    }
    // Of Unix these are the very bytes of the name, be they text or not.
    for byte in path.as_os_str().as_encoded_bytes() {
        match byte {
            byte if std::path::is_separator(char::from(*byte)) => uri.push('/'),
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' => uri.push(char::from(*byte)),
            byte => uri.extend(['%', hexadecimal(byte >> 4), hexadecimal(byte & 0xF)]),
        }
    }
    uri
}

fn hexadecimal(digit: u8) -> char {
    char::from_digit(digit.into(), 16).unwrap_or('0').to_ascii_uppercase()
}

/// One `::error` or `::warning` a finding, as GitHub's runners read them from standard output.
pub(super) fn github(workshop: &Workshop, checked: &[Checked], faults: &[FileFault]) -> String {
    let of_row = |row: &Row| {
        let Row { level, start, end, code, .. } = row;
        let place = format!("line={},col={},endLine={},endColumn={}", start.line, start.column, end.line, end.column);
        format!(
            "::{level} file={},{place},title={code}::{}\n",
            property(&row.path.display().to_string()),
            data(&row.message())
        )
    };
    let of_fault = |fault: &FileFault| {
        let path = property(&plain(&fault.path).display().to_string());
        let told = workshop.word_fault(fault);
        format!("::error file={path}::{}\n", data(&format!("{}\n{}", told.title, told.help)))
    };
    rows(workshop, checked).iter().map(of_row).chain(faults.iter().map(of_fault)).collect()
}

/// A message of a workflow command.
fn data(text: &str) -> String {
    text.replace('%', "%25").replace('\r', "%0D").replace('\n', "%0A")
}

/// A property of a workflow command.
fn property(text: &str) -> String {
    data(text).replace(':', "%3A").replace(',', "%2C")
}

#[cfg(test)]
mod tests {
    use crate::i18n::{Words, languages};

    /// The codes stand nowhere in a list but in the file that gives them.
    #[test]
    fn every_code_is_explained_in_every_language() {
        let texts = include_str!("../../deckfile/diagnostic.rs").split('"').skip(1).step_by(2);
        let is_code = |text: &&str| text.len() == 4 && text.starts_with('E') && text[1..].parse::<u16>().is_ok();
        let codes: Vec<&str> = texts.filter(is_code).collect();
        assert!(codes.len() > 50, "{codes:?}");
        for words in languages().into_iter().map(|tag| Words::of([tag])) {
            for code in codes.iter().chain([&super::UNREADABLE]) {
                let key = format!("doc-error-{}", code.to_lowercase());
                assert!(words.has(&key), "{key} in {}", words.tag());
            }
        }
    }
}
