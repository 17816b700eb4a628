//! Findings for programs: JSON, SARIF for code hosts, and the annotations of GitHub's runners.

use serde_json::{Value, json};

use super::{Checked, Workshop};
use crate::deckfile::{Diagnostic, Severity, is_fixable};
use crate::library::FileFault;

/// A place as people count: lines and columns from 1, columns in characters.
struct Position {
    line: usize,
    column: usize,
}

/// Counts lines in a file whose findings come in order.
struct Ruler<'a> {
    text: &'a str,
    at: usize,
    line: usize,
}

impl<'a> Ruler<'a> {
    fn new(text: &'a str) -> Self {
        Self { text, at: 0, line: 1 }
    }

    fn measure(&mut self, at: usize) -> Position {
        let mut at = at.min(self.text.len());
        while !self.text.is_char_boundary(at) {
            at -= 1;
        }
        if at < self.at {
            (self.at, self.line) = (0, 1);
        }
        self.line += self.text[self.at..at].matches('\n').count();
        self.at = at;
        let start = self.text[..at].rfind('\n').map_or(0, |end| end + 1);
        Position { line: self.line, column: self.text[start..at].chars().count() + 1 }
    }
}

fn level(diagnostic: &Diagnostic) -> &'static str {
    match diagnostic.severity {
        Severity::Error => "error",
        Severity::Warning => "warning",
    }
}

/// One finding with its places, as each format needs it.
struct Row {
    path: String,
    level: &'static str,
    code: &'static str,
    title: String,
    help: String,
    start: Position,
    end: Position,
    fixable: bool,
}

impl Row {
    /// What is wrong and what to do, as one text.
    fn message(&self) -> String {
        format!("{}\n{}", self.title, self.help)
    }
}

fn rows(workshop: &Workshop, checked: &[Checked]) -> Vec<Row> {
    let mut rows = Vec::new();
    for file in checked {
        let text = &file.source.text;
        let mut ruler = Ruler::new(text);
        for diagnostic in file.findings() {
            let told = workshop.words.finding(&diagnostic.code);
            rows.push(Row {
                path: file.source.name(),
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

/// One object: the findings, the files that could not be read, and the counts.
pub(super) fn json(workshop: &Workshop, checked: &[Checked], faults: &[FileFault]) -> String {
    let rows = rows(workshop, checked);
    let count = |level| rows.iter().filter(|row| row.level == level).count();
    let findings: Vec<Value> = rows
        .iter()
        .map(|row| {
            json!({
                "path": row.path, "line": row.start.line, "column": row.start.column, "end_line": row.end.line,
                "end_column": row.end.column, "severity": row.level, "code": row.code, "message": row.title,
                "help": row.help, "fixable": row.fixable,
            })
        })
        .collect();
    let unread: Vec<Value> = faults
        .iter()
        .map(|fault| json!({ "path": fault.path.display().to_string(), "message": workshop.tell_fault(fault).trim_end() }))
        .collect();
    let questions: usize = checked.iter().map(|file| file.inspection.questions).sum();
    let object = json!({
        "files": checked.len(), "questions": questions, "errors": count("error"), "warnings": count("warning"),
        "findings": findings, "unread": unread,
    });
    format!("{object}\n")
}

/// A log of the Static Analysis Results Interchange Format, version 2.1.0 (OASIS).
pub(super) fn sarif(workshop: &Workshop, checked: &[Checked], faults: &[FileFault]) -> String {
    let rows = rows(workshop, checked);
    let mut codes: Vec<&str> = rows.iter().map(|row| row.code).collect();
    codes.sort_unstable();
    codes.dedup();
    let rules: Vec<Value> = codes.iter().map(|code| json!({ "id": code })).collect();
    let results = rows.iter().map(|row| {
        json!({
            "ruleId": row.code, "level": row.level, "message": { "text": row.message() },
            "locations": [{ "physicalLocation": {
                "artifactLocation": { "uri": uri(&row.path) },
                "region": {
                    "startLine": row.start.line, "startColumn": row.start.column, "endLine": row.end.line,
                    "endColumn": row.end.column,
                },
            } }],
        })
    });
    let unread = faults.iter().map(|fault| {
        json!({
            "ruleId": "unreadable", "level": "error", "message": { "text": workshop.tell_fault(fault).trim_end() },
            "locations": [{ "physicalLocation": {
                "artifactLocation": { "uri": uri(&fault.path.display().to_string()) },
            } }],
        })
    });
    let results: Vec<Value> = results.chain(unread).collect();
    let log = json!({
        "$schema": "https://json.schemastore.org/sarif-2.1.0.json", "version": "2.1.0",
        "runs": [{
            "tool": { "driver": { "name": "sommet", "version": env!("CARGO_PKG_VERSION"), "rules": rules } },
            "columnKind": "unicodeCodePoints", "results": results,
        }],
    });
    format!("{log}\n")
}

/// A path as the reference of a URI (RFC 3986): what may not stand in one is written in hexadecimal.
fn uri(path: &str) -> String {
    let mut uri = String::with_capacity(path.len());
    for byte in path.bytes() {
        match byte {
            b'a'..=b'z' | b'A'..=b'Z' | b'0'..=b'9' | b'-' | b'.' | b'_' | b'~' | b'/' => uri.push(byte.into()),
            b'\\' => uri.push('/'),
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
        format!("::{level} file={},{place},title={code}::{}\n", property(&row.path), data(&row.message()))
    };
    let of_fault = |fault: &FileFault| {
        let path = property(&fault.path.display().to_string());
        format!("::error file={path}::{}\n", data(workshop.tell_fault(fault).trim_end()))
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
