//! Review logs of other programs, read from CSV: `card_id, review_time, review_rating`, and columns that do not matter here.

use std::collections::HashSet;

use thiserror::Error;

use crate::memory::{Trial, Trials};
use crate::model::time::DEFAULT_TURN_HOUR;
use crate::model::{Moment, Rating, Timestamp};

/// What a column holds, and the names it goes by.
const COLUMNS: [(&str, &[&str]); 3] = [
    ("card_id", &["card_id", "cardid", "card", "cid"]),
    ("review_time", &["review_time", "reviewtime", "time", "timestamp", "review_th"]),
    ("review_rating", &["review_rating", "rating", "ease", "grade"]),
];

/// Where the middle one of the instants lies below this, they are seconds since 1970, not milliseconds: as milliseconds they would lie before March 1973.
const LEAST_MILLIS: f64 = 1e11;

/// Lines that are remembered as unreadable; more are only counted.
const MOST_FAULTS: usize = 20;

/// A log that was read.
#[derive(Clone, Debug, Default)]
pub struct RevLog {
    /// The answers, in the order of time.
    pub trials: Vec<Trial>,
    /// How many cards they are of.
    pub cards: usize,
    /// Rows that are no answers: a rating of 0, as programs write for changes made by hand.
    pub by_hand: usize,
    /// Rows that say the same as another one.
    pub repeated: usize,
    /// Rows that could not be read.
    pub unreadable: usize,
    /// The first of these.
    pub faults: Vec<LineFault>,
}

/// What is wrong with a line.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
#[error("line {line}: {column} is {text:?}")]
pub struct LineFault {
    /// Its number, from 1, the header counted.
    pub line: usize,
    /// The column that cannot be read.
    pub column: &'static str,
    /// What it holds, cut short; empty when the line ends before it.
    pub text: String,
}

/// Why nothing can be read.
#[derive(Clone, Debug, PartialEq, Eq, Error)]
pub enum RevLogFault {
    /// There is no line at all.
    #[error("the file is empty")]
    Empty,
    /// The first line does not name a column that is needed.
    #[error("no column {0}")]
    NoColumn(&'static str),
    /// There are rows, and none can be read.
    #[error("no row can be read: {0}")]
    NoRow(LineFault),
}

struct Row<'a> {
    card: &'a str,
    time: f64,
    rating: u8,
}

impl RevLog {
    /// Reads a log. The columns may stand in any order among others, parted by commas, semicolons or tabs; rows may stand in
    /// any order of time; instants are in milliseconds or seconds. As the file names no time zone, days turn at 04:00 UTC.
    ///
    /// # Errors
    /// [`RevLogFault`] when a column is missing or no row can be read; rows that cannot be read are left out and told of.
    ///
    /// ```
    /// use sommet::stats::RevLog;
    /// let log = RevLog::read("review_time,card_id,review_rating\n1700000000000,a,3\n1700200000000,a,1\n").unwrap();
    /// assert_eq!((log.trials.len(), log.trials[1].days), (2, 3));
    /// ```
    pub fn read(text: &str) -> Result<Self, RevLogFault> {
        let text = text.trim_start_matches('\u{feff}');
        let mut lines = (1..).zip(text.lines()).filter(|(_, line)| !line.trim().is_empty());
        let (_, header) = lines.next().ok_or(RevLogFault::Empty)?;
        let delimiter = [',', ';', '\t'].into_iter().find(|mark| header.contains(*mark)).unwrap_or(',');
        let places = find_columns(header, delimiter)?;
        let mut log = Self::default();
        let mut rows = Vec::new();
        for (line, text) in lines {
            match read_row(line, text, delimiter, places) {
                Ok(row) if row.rating == 0 => log.by_hand += 1,
                Ok(row) => rows.push(row),
                Err(fault) => log.put_fault(fault),
            }
        }
        if rows.is_empty()
            && let Some(fault) = log.faults.first()
        {
            return Err(RevLogFault::NoRow(fault.clone()));
        }
        log.put_rows(rows);
        Ok(log)
    }

    fn put_fault(&mut self, fault: LineFault) {
        self.unreadable += 1;
        if self.faults.len() < MOST_FAULTS {
            self.faults.push(fault);
        }
    }

    fn put_rows(&mut self, mut rows: Vec<Row<'_>>) {
        rows.sort_by(|one, other| one.time.total_cmp(&other.time));
        // A few instants that are far off say nothing of the others.
        let middle = rows.get(rows.len() / 2).map_or(0.0, |row| row.time);
        let to_millis = if middle < LEAST_MILLIS { 1000.0 } else { 1.0 };
        let mut seen = HashSet::new();
        let mut trials = Trials::new();
        for row in rows {
            #[expect(clippy::cast_possible_truncation, reason = "the cast saturates")]
            let at = Timestamp((row.time * to_millis) as i64);
            let Some(rating) = Rating::from_number(row.rating) else { continue };
            if !seen.insert((row.card, at, row.rating)) {
                self.repeated += 1;
                continue;
            }
            trials.push(row.card, Moment { at, utc_offset: 0 }.study_day(DEFAULT_TURN_HOUR), rating, 0.0);
        }
        self.cards = trials.cards();
        self.trials = trials.into_list();
    }
}

/// Where each of [`COLUMNS`] stands.
fn find_columns(header: &str, delimiter: char) -> Result<[usize; 3], RevLogFault> {
    let names: Vec<String> = cells(header, delimiter).map(|name| bare(name).to_ascii_lowercase()).collect();
    let mut places = [0; 3];
    for (place, (column, known)) in places.iter_mut().zip(COLUMNS) {
        let found = known.iter().find_map(|known| names.iter().position(|name| name == known));
        *place = found.ok_or(RevLogFault::NoColumn(column))?;
    }
    Ok(places)
}

fn read_row(line: usize, text: &str, delimiter: char, places: [usize; 3]) -> Result<Row<'_>, LineFault> {
    let cell = |at: usize| cells(text, delimiter).nth(places[at]).map(bare).unwrap_or_default();
    let fault = |at: usize| LineFault { line, column: COLUMNS[at].0, text: cell(at).chars().take(40).collect() };
    let card = Some(cell(0)).filter(|card| !card.is_empty()).ok_or_else(|| fault(0))?;
    let time = cell(1).parse().ok().filter(|time: &f64| time.is_finite() && (0.0..1e15).contains(time));
    let rating = cell(2).parse().ok().filter(|rating: &f64| rating.fract() == 0.0 && (0.0..=4.0).contains(rating));
    #[expect(clippy::cast_possible_truncation, clippy::cast_sign_loss, reason = "a whole number from 0 to 4")]
    let rating = rating.ok_or_else(|| fault(2))? as u8;
    Ok(Row { card, time: time.ok_or_else(|| fault(1))?, rating })
}

/// The cells of a line; what stands between quotation marks parts none.
fn cells(line: &str, delimiter: char) -> impl Iterator<Item = &str> {
    let mut quoted = false;
    line.split(move |mark| {
        quoted ^= mark == '"';
        mark == delimiter && !quoted
    })
}

/// A cell without the white space and the quotation marks around it.
fn bare(cell: &str) -> &str {
    cell.trim().trim_matches('"').trim()
}

#[cfg(test)]
mod tests {
    use super::*;

    const PLAIN: &str = "card_id,review_time,review_rating\n\
         1,1700000000000,3\n2,1700000100000,1\n1,1700300000000,4\n2,1700300000001,2\n";

    fn days(text: &str) -> Vec<(u32, u32, u8)> {
        let log = RevLog::read(text).unwrap();
        log.trials.iter().map(|trial| (trial.card, trial.days, trial.rating.number())).collect()
    }

    #[test]
    fn the_same_log_is_read_however_it_is_written() {
        let wanted = days(PLAIN);
        assert_eq!(wanted, [(0, 0, 3), (1, 0, 1), (0, 4, 4), (1, 4, 2)]);
        let mut lines: Vec<&str> = PLAIN.lines().collect();
        lines[1..].reverse();
        let variants = [
            format!("\u{feff}{}", PLAIN.replace('\n', "\r\n")),
            PLAIN.replace(',', ";"),
            PLAIN.replace(',', "\t"),
            PLAIN.replace(",1700", " , \"1700").replace("000,", "000\" ,").replace("001,", "001\" ,"),
            lines.join("\n\n"),
            PLAIN
                .replace("card_id", "deck,card_id")
                .replace("\n1,", "\n\"Kanji, N5\",1,")
                .replace("\n2,", "\n\"a,\"\"b\"\"\",2,"),
            format!("{PLAIN}{}", PLAIN.lines().nth(1).unwrap()),
            format!("{PLAIN}1,1700100000000,0\n"),
        ];
        for text in variants {
            assert_eq!(days(&text), wanted, "{text}");
        }
        // A few instants that no clock showed make no milliseconds of seconds.
        let seconds = PLAIN.replace("000,", ",").replace("001,", ",");
        assert_eq!(days(&format!("{seconds}9,999999999999999,3\n"))[..4], wanted);
        assert_eq!(
            days("rating,x,time,card\n3,,1700000000,1\n1,,1700000100,2\n4,,1700300000,1\n2,,1700300000,2"),
            wanted
        );
    }

    #[test]
    fn lines_that_cannot_be_read_are_named_and_left_out() {
        let log = RevLog::read(&format!("{PLAIN}3,soon,3\n,1700000000000,3\n3,1700000000000,5\n3\n")).unwrap();
        assert_eq!(log.trials.len(), 4);
        let named: Vec<_> = log.faults.iter().map(|fault| (fault.line, fault.column, fault.text.as_str())).collect();
        let wanted =
            [(6, "review_time", "soon"), (7, "card_id", ""), (8, "review_rating", "5"), (9, "review_rating", "")];
        assert_eq!(named, wanted);
        assert_eq!(log.unreadable, 4);
    }

    #[test]
    fn what_is_no_log_is_refused() {
        assert_eq!(RevLog::read("").unwrap_err(), RevLogFault::Empty);
        assert_eq!(RevLog::read("\u{feff}\n\n").unwrap_err(), RevLogFault::Empty);
        assert_eq!(RevLog::read("1,2,3\n").unwrap_err(), RevLogFault::NoColumn("card_id"));
        assert_eq!(RevLog::read("card_id,review_time\n").unwrap_err(), RevLogFault::NoColumn("review_rating"));
        assert!(matches!(RevLog::read(&PLAIN.replace("1700", "x")), Err(RevLogFault::NoRow(fault)) if fault.line == 2));
        assert!(RevLog::read("card_id,review_time,review_rating\n").unwrap().trials.is_empty());
    }

    #[test]
    fn days_turn_at_four_in_the_morning() {
        let night = "card_id,review_time,review_rating\n1,1700020740000,3\n1,1700020860000,3\n";
        // 2023-11-15 03:59 and 04:01 UTC.
        assert_eq!(days(night)[1].1, 1);
    }
}
