//! A class as a workbook: a sheet of pupils, one of questions, one of answers, with numbers and dates that can be counted with.

use std::io;
use std::path::Path;

use chrono::{Datelike, Timelike};
use rust_xlsxwriter::{ExcelDateTime, Format, FormatAlign, Workbook, Worksheet, XlsxError};

use super::sheet::answer_of;
use super::{Class, name_of, said};
use crate::commands::failure::Failure;
use crate::i18n::Words;
use crate::model::markup;

/// The longest text that a cell holds, in UTF-16 units; Excel's own limit is 32,767.
const LONGEST: usize = 32_000;

/// A column: the key of its heading, and its width in letters.
type Column = (&'static str, f64);

const PUPILS: &[Column] = &[
    ("sheet-seat", 7.0),
    ("sheet-name", 26.0),
    ("sheet-right", 9.0),
    ("sheet-of", 11.0),
    ("sheet-marks", 9.0),
    ("sheet-share", 9.0),
    ("sheet-points", 9.0),
];
const QUESTIONS: &[Column] = &[
    ("sheet-number", 7.0),
    ("sheet-card", 26.0),
    ("sheet-question", 60.0),
    ("sheet-facility", 10.0),
    ("sheet-index", 14.0),
    ("sheet-answers", 10.0),
    ("sheet-there", 10.0),
    ("sheet-quarter", 12.0),
    ("sheet-median", 12.0),
    ("sheet-three-quarters", 12.0),
];
const ANSWERS: &[Column] = &[
    ("sheet-date", 18.0),
    ("sheet-room", 7.0),
    ("sheet-seat", 7.0),
    ("sheet-name", 26.0),
    ("sheet-number", 7.0),
    ("sheet-card", 26.0),
    ("sheet-question", 60.0),
    ("sheet-given", 40.0),
    ("sheet-marks", 9.0),
    ("sheet-points", 9.0),
    ("sheet-seconds", 10.0),
];

/// How cells look.
struct Looks {
    heading: Format,
    text: Format,
    date: Format,
    percent: Format,
    index: Format,
    seconds: Format,
}

/// The file's bytes; `path` is where they are to go.
pub(super) fn bytes(class: &Class, words: &Words, path: &Path) -> Result<Vec<u8>, Failure> {
    let written = write(class, words);
    written.map_err(|fault| Failure::Write { path: path.to_owned(), fault: io::Error::other(fault) })
}

fn write(class: &Class, words: &Words) -> Result<Vec<u8>, XlsxError> {
    let looks = Looks {
        heading: Format::new().set_bold().set_text_wrap().set_align(FormatAlign::Top),
        text: Format::new().set_align(FormatAlign::Top).set_text_wrap(),
        date: Format::new().set_num_format("yyyy-mm-dd hh:mm"),
        percent: Format::new().set_num_format("0%"),
        index: Format::new().set_num_format("0.00"),
        seconds: Format::new().set_num_format("0.0"),
    };
    let mut book = Workbook::new();
    pupils(begin(&mut book, "sheet-pupils", PUPILS, words, &looks)?, class, words, &looks)?;
    questions(begin(&mut book, "sheet-questions", QUESTIONS, words, &looks)?, class, &looks)?;
    answers(begin(&mut book, "sheet-all-answers", ANSWERS, words, &looks)?, class, words, &looks)?;
    book.save_to_buffer()
}

/// A sheet with its headings, which stay in view.
fn begin<'a>(
    book: &'a mut Workbook,
    name: &str,
    columns: &[Column],
    words: &Words,
    looks: &Looks,
) -> Result<&'a mut Worksheet, XlsxError> {
    let sheet = book.add_worksheet().set_name(words.say(name))?;
    for (column, (key, width)) in (0..).zip(columns) {
        sheet.set_column_width(column, *width)?.write_string_with_format(0, column, words.say(key), &looks.heading)?;
    }
    sheet.set_freeze_panes(1, 0)
}

fn pupils(sheet: &mut Worksheet, class: &Class, words: &Words, looks: &Looks) -> Result<(), XlsxError> {
    for (row, seat) in (1..).zip(class.sheet.ranked.iter().filter_map(|seat| class.ledger.seats.get(*seat))) {
        let score = seat.score;
        sheet.write_number(row, 0, seat.seat.0)?;
        text(sheet, row, 1, &name_of(seat, words), looks)?;
        sheet.write_number(row, 2, score.right)?.write_number(row, 3, score.of)?.write_number(row, 4, score.credit)?;
        if score.of > 0 {
            sheet.write_number_with_format(row, 5, score.credit / f64::from(score.of), &looks.percent)?;
        }
        if class.speed_points {
            sheet.write_number(row, 6, u32::try_from(score.points).unwrap_or(u32::MAX))?;
        }
    }
    Ok(())
}

fn questions(sheet: &mut Worksheet, class: &Class, looks: &Looks) -> Result<(), XlsxError> {
    for (row, item) in (1..).zip(&class.sheet.questions) {
        let Some(turn) = class.ledger.turns.get(item.turn) else { continue };
        sheet.write_number(row, 0, count(turn.number))?;
        text(sheet, row, 1, &turn.card.to_string(), looks)?;
        text(sheet, row, 2, &markup::strip(&turn.ask), looks)?;
        sheet.write_number_with_format(row, 3, item.facility, &looks.percent)?;
        if let Some(index) = item.discrimination {
            sheet.write_number_with_format(row, 4, index, &looks.index)?;
        }
        sheet.write_number(row, 5, count(item.answers))?.write_number(row, 6, count(item.seats))?;
        if let Some(pace) = item.pace {
            for (column, millis) in (7..).zip([pace.low, pace.middle, pace.high]) {
                sheet.write_number_with_format(row, column, seconds(millis), &looks.seconds)?;
            }
        }
    }
    Ok(())
}

/// One row for each question that counts and each pupil who was there.
fn answers(sheet: &mut Worksheet, class: &Class, words: &Words, looks: &Looks) -> Result<(), XlsxError> {
    let opened = opened(class)?;
    let mut row = 0;
    for item in &class.sheet.questions {
        let Some(turn) = class.ledger.turns.get(item.turn) else { continue };
        for (at, seat) in class.ledger.seats.iter().enumerate().filter(|(at, _)| class.ledger.was_there(*at, item.turn))
        {
            row += 1;
            if let Some(opened) = &opened {
                sheet.write_datetime_with_format(row, 0, opened, &looks.date)?;
            }
            sheet.write_number(row, 1, count_of(class.room))?.write_number(row, 2, seat.seat.0)?;
            text(sheet, row, 3, &name_of(seat, words), looks)?;
            sheet.write_number(row, 4, count(turn.number))?;
            text(sheet, row, 5, &turn.card.to_string(), looks)?;
            text(sheet, row, 6, &markup::strip(&turn.ask), looks)?;
            let Some(answer) = answer_of(turn, at) else { continue };
            text(sheet, row, 7, &said(turn, &answer.given, words), looks)?;
            if let Some(credit) = answer.credit {
                sheet.write_number(row, 8, f64::from(credit))?;
            }
            if let Some(points) = answer.points {
                sheet.write_number(row, 9, points)?;
            }
            sheet.write_number_with_format(row, 10, seconds(answer.millis), &looks.seconds)?;
        }
    }
    Ok(())
}

/// A text is a text, whatever sign it begins with: written as one, no program takes it for a formula.
fn text(sheet: &mut Worksheet, row: u32, column: u16, text: &str, looks: &Looks) -> Result<(), XlsxError> {
    let mut length = 0;
    let fits = |c: &char| {
        length += c.len_utf16();
        length <= LONGEST
    };
    let short: String = text.chars().take_while(fits).collect();
    sheet.write_string_with_format(row, column, short, &looks.text)?;
    Ok(())
}

/// When the class was opened, on the local clock.
fn opened(class: &Class) -> Result<Option<ExcelDateTime>, XlsxError> {
    let Some(opened) = class.opened.local() else { return Ok(None) };
    let small = |number: u32| u8::try_from(number).unwrap_or(1);
    let date = ExcelDateTime::from_ymd(
        u16::try_from(opened.year()).unwrap_or(1970),
        small(opened.month()),
        small(opened.day()),
    )?;
    Ok(Some(date.and_hms(
        u16::try_from(opened.hour()).unwrap_or(0),
        small(opened.minute()),
        f64::from(opened.second()),
    )?))
}

#[expect(clippy::cast_precision_loss, reason = "milliseconds of a lesson are far below 2^52")]
fn seconds(millis: u64) -> f64 {
    millis as f64 / 1000.0
}

fn count(number: usize) -> u32 {
    u32::try_from(number).unwrap_or(u32::MAX)
}

fn count_of(room: i64) -> u32 {
    u32::try_from(room).unwrap_or(u32::MAX)
}
