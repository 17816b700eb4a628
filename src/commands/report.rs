//! `sommet report`: what a class came to, by pupil and by question, with the proof that no answer is missing.

mod advice;
mod courses;
mod leaf;
mod list;
mod rows;
mod sheet;
mod told;
mod workbook;

use std::path::PathBuf;

use self::advice::Advice;
use self::sheet::Sheet;
use super::desk::Desk;
use super::failure::Failure;
use super::leaf::{write_new, write_page};
use super::rooms::{self, Filed};
use super::{Exit, Options, print, print_json, write_out};
use crate::env::Env;
use crate::i18n::Words;
use crate::model::Moment;
use crate::quiz::classroom::{Happening, Label, Ledger, LedgerSeat, LedgerTurn, Roster};
use crate::store::Expected;

/// Arguments of `report`.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Args {
    #[arg(value_name = "ROOM")]
    room: Option<i64>,
    #[arg(long, conflicts_with_all = ["room", "html", "xlsx", "csv", "no_names", "forget_names"])]
    list: bool,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["json", "csv"])]
    #[expect(clippy::option_option, reason = "asked for or not, and then with a file or without")]
    html: Option<Option<PathBuf>>,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["json", "csv"])]
    xlsx: Option<PathBuf>,
    #[arg(long, conflicts_with = "json")]
    csv: bool,
    #[arg(long)]
    json: bool,
    #[arg(long)]
    no_names: bool,
    #[arg(long, conflicts_with_all = ["json", "csv", "html", "xlsx", "no_names"])]
    forget_names: bool,
}

impl Args {
    /// The room, and the file that is named for its page: in `--html 3` the only name is the room's.
    fn room_and_file(&self) -> (Option<i64>, Option<PathBuf>) {
        let file = self.html.clone().flatten();
        match (self.room, file.as_ref().and_then(|file| file.to_str()?.parse().ok())) {
            (None, Some(room)) => (Some(room), None),
            (room, _) => (room, file),
        }
    }
}

/// What is counted three times, and must be the same.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
struct Proof {
    receipts: u64,
    stored: usize,
    reported: usize,
}

impl Proof {
    fn of(filed: &Filed, ledger: &Ledger) -> Self {
        let answers = filed.records.iter().filter(|record| matches!(record.what, Happening::Answered { .. }));
        Self { receipts: filed.stored.receipts, stored: answers.count(), reported: ledger.stored() }
    }

    /// Whether no answer is missing.
    fn holds(self) -> bool {
        self.stored == self.reported && usize::try_from(self.receipts).is_ok_and(|receipts| receipts == self.stored)
    }

    fn told(self, words: &Words) -> String {
        let args =
            [("receipts", self.receipts.into()), ("stored", self.stored.into()), ("reported", self.reported.into())];
        words.tell(if self.holds() { "report-proof" } else { "report-proof-fails" }, &args)
    }
}

/// A class with its figures.
struct Class {
    room: i64,
    /// The titles of the decks, in the room's first language.
    decks: Vec<String>,
    /// The room's first language.
    language: String,
    opened: Moment,
    over: bool,
    speed_points: bool,
    /// Who was expected and took no seat.
    absent: Vec<String>,
    ledger: Ledger,
    sheet: Sheet,
    advice: Vec<Advice>,
    proof: Proof,
}

impl Class {
    fn of(filed: &Filed, mut absent: Vec<String>, names: bool) -> Self {
        let mut ledger = filed.room.ledger();
        if !names {
            absent.clear();
            ledger.seats.iter_mut().for_each(|seat| seat.name.clear());
        }
        let sheet = Sheet::of(&ledger, &filed.records);
        Self {
            room: filed.stored.id.number(),
            decks: list::titles(&filed.setup),
            language: filed.setup.languages.first().cloned().unwrap_or_default(),
            opened: Env::local(filed.stored.opened_at),
            over: filed.room.is_over(),
            speed_points: filed.setup.rules.speed_points,
            absent,
            advice: Advice::of(&ledger, &sheet),
            proof: Proof::of(filed, &ledger),
            ledger,
            sheet,
        }
    }

    /// How many took part and were not sent out.
    fn pupils(&self) -> usize {
        self.sheet.ranked.len()
    }

    /// Who was absent, in a sentence; `None` where nobody was, or names are left out.
    fn who_was_absent(&self, words: &Words) -> Option<String> {
        let args = [("count", self.absent.len().into()), ("names", self.absent.join(", ").into())];
        (!self.absent.is_empty()).then(|| words.tell("report-absent", &args))
    }

    /// The share of all marks that the class earned.
    fn earned(&self) -> Option<f64> {
        let scores = || self.sheet.ranked.iter().filter_map(|seat| self.ledger.seats.get(*seat)).map(|seat| seat.score);
        let of: u32 = scores().map(|score| score.of).sum();
        (of > 0).then(|| scores().map(|score| score.credit).sum::<f64>() / f64::from(of))
    }
}

/// Shows what a class came to.
pub fn run(args: &Args, env: &Env, options: &Options) -> Exit {
    Desk::run(env, options, |desk| {
        if args.list {
            return list::show(desk, args.json);
        }
        let (room, file) = args.room_and_file();
        let filed = rooms::find(&desk.store, room)?;
        if args.forget_names {
            return forget_names(desk, &filed);
        }
        let class = Class::of(&filed, absent(desk, &filed)?, !args.no_names);
        if args.html.is_some() {
            let file = file.unwrap_or_else(|| PathBuf::from(format!("class-{}.html", class.room)));
            write_page(&desk.words, &file, &leaf::page(&class, &desk.words, !args.no_names))?;
        }
        if let Some(file) = &args.xlsx {
            write_new(&desk.words, file, &workbook::bytes(&class, &desk.words, file)?)?;
        }
        if args.csv {
            write_out(&rows::csv_of(&class, &desk.words));
        } else if args.json {
            print_json(&rows::json_of(&class, &desk.words));
        } else if args.html.is_none() && args.xlsx.is_none() {
            told::show(desk, &class);
        }
        Ok(if class.proof.holds() { Exit::Well } else { Exit::Finding })
    })
}

/// Forgets who took part in a class that is over; a phone that is still in one could not come back.
fn forget_names(desk: &mut Desk<'_>, filed: &Filed) -> Result<Exit, Failure> {
    let number = filed.stored.id.number();
    if !filed.room.is_over() {
        return Err(Failure::RoomOpen(number));
    }
    let count = desk.store.forget_names(filed.stored.id)?;
    let mut page = desk.page();
    page.line(&desk.words.tell("report-forgotten", &[("room", number.into()), ("count", count.into())]));
    print(page);
    Ok(Exit::Well)
}

/// Who was expected in a room by its roster or as its class, and took no seat in it.
fn absent(desk: &Desk<'_>, filed: &Filed) -> Result<Vec<String>, Failure> {
    let seats = desk.store.seats(filed.stored.id)?;
    let came = |expected: &Expected| {
        seats.iter().any(|seat| match (expected.learner, &expected.name, &seat.name) {
            (Some(learner), ..) => seat.learner == Some(learner),
            (None, Some(name), Some(taken)) => Roster::is_same_name(name, taken),
            _ => false,
        })
    };
    let expected = desk.store.expected(filed.stored.id)?;
    Ok(expected.into_iter().filter(|expected| !came(expected)).filter_map(|expected| expected.name).collect())
}

fn name_of(seat: &LedgerSeat, words: &Words) -> String {
    if seat.name.is_empty() { words.tell("podium-seat", &[("seat", seat.seat.0.into())]) } else { seat.name.clone() }
}

/// A wrong answer in words; true and false in the reader's.
fn said(turn: &LedgerTurn, given: &str, words: &Words) -> String {
    let truth = turn.bars.iter().any(|bar| matches!(bar.label, Label::Truth(_)));
    if truth && matches!(given, "true" | "false") { words.say(&format!("truth-{given}")) } else { given.to_owned() }
}
