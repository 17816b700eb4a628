//! Tables of cells: question and answer, then wrong options, or what a header names.

use super::super::ruler::Ruler;
use super::{Note, Notes, UnreadReason, answered, chosen};
use crate::model::Answer;
use crate::model::markup::escape;

/// What a column holds.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Column {
    Ask,
    Answer,
    Wrong,
    Why,
    Hint,
    Tags,
    /// Nothing that a question has.
    Other,
}

/// Names of columns in either language, small and without accents.
const NAMES: &[(&str, Column)] = &[
    ("question", Column::Ask),
    ("ask", Column::Ask),
    ("front", Column::Ask),
    ("recto", Column::Ask),
    ("terme", Column::Ask),
    ("term", Column::Ask),
    ("enonce", Column::Ask),
    ("answer", Column::Answer),
    ("right", Column::Answer),
    ("back", Column::Answer),
    ("verso", Column::Answer),
    ("definition", Column::Answer),
    ("reponse", Column::Answer),
    ("bonne reponse", Column::Answer),
    ("correct", Column::Answer),
    ("correct answer", Column::Answer),
    ("wrong", Column::Wrong),
    ("faux", Column::Wrong),
    ("mauvaise reponse", Column::Wrong),
    ("wrong answer", Column::Wrong),
    ("distractor", Column::Wrong),
    ("distracteur", Column::Wrong),
    ("why", Column::Why),
    ("explanation", Column::Why),
    ("explication", Column::Why),
    ("pourquoi", Column::Why),
    ("hint", Column::Hint),
    ("indice", Column::Hint),
    ("tags", Column::Tags),
    ("tag", Column::Tags),
    ("themes", Column::Tags),
    ("theme", Column::Tags),
];

/// A row with the line that it begins on.
struct Row {
    line: usize,
    cells: Vec<String>,
}

pub(super) fn read(text: &str) -> Notes {
    let mut notes = Notes::default();
    let rows = rows(text, separator(text), &mut notes);
    let named = rows.first().and_then(|row| named(&row.cells));
    let skipped = usize::from(named.is_some());
    // Without a header: the question, its answer, then options that are wrong.
    let columns = named.unwrap_or_else(|| vec![Column::Ask, Column::Answer]);
    for row in rows.iter().skip(skipped) {
        let wrong = row.cells.len().saturating_sub(columns.len()) * usize::from(skipped == 0);
        let columns = [&columns[..], &vec![Column::Wrong; wrong]].concat();
        let cells: Vec<String> = row.cells.iter().map(|cell| escape(cell)).collect();
        take(row.line, &cells, &columns, &mut notes);
    }
    notes
}

/// What the columns of a table hold whose first row is a header in any case: what it names, else the question and its answer.
pub(super) fn columns(header: &[String]) -> Vec<Column> {
    named(header).unwrap_or_else(|| vec![Column::Ask, Column::Answer])
}

/// The separator that the first lines have most of, outside quotes.
fn separator(text: &str) -> u8 {
    const LOOKED_AT: usize = 10;
    let mut counts = [(b'\t', 0), (b';', 0), (b',', 0)];
    for line in text.lines().filter(|line| !line.trim().is_empty()).take(LOOKED_AT) {
        let mut quoted = false;
        let mut seen = [false; 3];
        for byte in line.bytes() {
            quoted ^= byte == b'"';
            let at = counts.iter().position(|(sign, _)| *sign == byte && !quoted);
            if let Some(at) = at {
                seen[at] = true;
            }
        }
        // Commas within sentences come several a line; a table has its sign in every line.
        for (count, seen) in counts.iter_mut().zip(seen) {
            count.1 += usize::from(seen);
        }
    }
    let most = counts.iter().map(|(_, count)| *count).max().unwrap_or(0);
    counts.iter().find(|(_, count)| *count == most && most > 0).map_or(b',', |(sign, _)| *sign)
}

fn rows(text: &str, separator: u8, notes: &mut Notes) -> Vec<Row> {
    let reader =
        csv::ReaderBuilder::new().delimiter(separator).has_headers(false).flexible(true).from_reader(text.as_bytes());
    let (mut rows, mut ruler) = (Vec::new(), Ruler::new(text));
    // Cells were text before they were cut, so that nothing in them can fail to be.
    for record in reader.into_records().flatten() {
        let at = record.position().map_or(0, |place| usize::try_from(place.byte()).unwrap_or(0));
        // The reader counts the line's end that it has not passed yet.
        let start = at + text[at..].len() - text[at..].trim_start_matches(['\r', '\n']).len();
        rows.push(Row { line: ruler.measure(start).line, cells: record.iter().map(str::to_owned).collect() });
    }
    drop_open_quote(text, &mut rows, notes);
    rows
}

/// A quote that is never closed makes one cell of the rest of the file: that is said, and not read.
fn drop_open_quote(text: &str, rows: &mut Vec<Row>, notes: &mut Notes) {
    let open = text.bytes().filter(|byte| *byte == b'"').count() % 2 == 1;
    let swallowed = |row: &mut Row| open && row.cells.iter().any(|cell| cell.contains('\n'));
    if let Some(row) = rows.pop_if(swallowed) {
        let first = row.cells.join(" ");
        notes.skip(row.line, first.lines().next().unwrap_or_default(), UnreadReason::OpenQuote);
    }
}

/// What each column holds, if the first row names a question and an answer.
fn named(header: &[String]) -> Option<Vec<Column>> {
    let columns: Vec<Column> = header.iter().map(|cell| column(cell)).collect();
    let has = |wanted| columns.contains(&wanted);
    (has(Column::Ask) && has(Column::Answer)).then_some(columns)
}

fn column(name: &str) -> Column {
    let folded = super::super::lint::fold(name);
    let plain = folded.trim_end_matches(|c: char| c.is_ascii_digit() || c == ' ');
    NAMES.iter().find(|(known, _)| *known == plain || *known == folded).map_or(Column::Other, |(_, column)| *column)
}

/// A row, its cells in a deck's markup.
pub(super) fn take(line: usize, cells: &[String], columns: &[Column], notes: &mut Notes) {
    let all = |wanted: Column| {
        let of_column =
            columns.iter().zip(cells).filter(move |(column, cell)| **column == wanted && !cell.trim().is_empty());
        of_column.map(|(_, cell)| cell.trim().to_owned())
    };
    if cells.iter().all(|cell| cell.trim().is_empty()) {
        return;
    }
    let written = cells.join(" · ");
    let Some(ask) = all(Column::Ask).next() else {
        return notes.skip(line, &written, UnreadReason::NoQuestion);
    };
    let (right, wrong): (Vec<String>, Vec<String>) = (all(Column::Answer).collect(), all(Column::Wrong).collect());
    let answer = match (&right[..], wrong.is_empty()) {
        ([], _) => None,
        ([only], true) => Some(answered(only)),
        // Several answers without a wrong one are ways to say the same.
        (several, true) => Some(Answer::Typed { of: several.to_vec(), exact: false }),
        (_, false) => chosen(right, wrong),
    };
    let Some(answer) = answer else {
        return notes.skip(line, &written, UnreadReason::NoAnswer);
    };
    let tags: Vec<String> = all(Column::Tags).collect();
    let tags = tags.iter().flat_map(|cell| cell.split([',', ';', ' '])).filter(|tag| !tag.is_empty());
    notes.notes.push(Note {
        why: all(Column::Why).next(),
        hint: all(Column::Hint).next(),
        tags: tags.map(str::to_owned).collect(),
        ..Note::plain(line, &ask, answer)
    });
}
