//! The conductors: one file a verb, holding its arguments and its run. Only here are effects performed.

mod author;
mod calibration;
mod day;
mod desk;
mod editor;
mod exam;
mod failure;
mod flags;
mod leaf;
mod media;
mod names;
mod others;
mod practice;
mod rework;
mod rooms;
mod shelf;
mod sitting;
mod what_if;
mod workshop;

pub mod add;
pub mod backup;
pub mod check;
pub mod completions;
pub mod decks;
pub mod doctor;
pub mod fmt;
pub mod grade;
pub mod host;
pub mod learner;
pub mod lsp;
pub mod merge;
pub mod new;
pub mod preview;
pub mod report;
pub mod restore;
pub mod stats;
pub mod study;
pub mod today;
pub mod tune;

use std::io::{Write, stderr, stdout};
use std::path::PathBuf;
use std::process::ExitCode;

use console::{Term, user_attended_stderr};

use crate::term::{Layout, Paint};

/// How a run ended, as scripts see it.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub enum Exit {
    /// 0: all is well.
    Well,
    /// 1: something was found, such as a deck that cannot be read, or cards that are due.
    Finding,
    /// 2: the command line makes no sense.
    Misuse,
    /// 3: it could not be done; the message says why.
    Failed,
}

impl From<Exit> for ExitCode {
    fn from(exit: Exit) -> Self {
        Self::from(match exit {
            Exit::Well => 0,
            Exit::Finding => 1,
            Exit::Misuse => 2,
            Exit::Failed => 3,
        })
    }
}

/// The options that stand on every verb.
#[derive(Clone, Debug, Default)]
pub struct Options {
    /// The study folder.
    pub home: Option<PathBuf>,
    /// Whose progress.
    pub learner: Option<String>,
    /// The language to speak.
    pub language: Option<String>,
    /// Colour always, never, or where it is wanted.
    pub color: Option<bool>,
    /// Numbered lines instead of prompts.
    pub plain: bool,
}

/// Writes to standard output. Who no longer listens (a closed pipe) is not told.
pub fn write_out(text: &str) {
    let mut out = stdout().lock();
    let _ = out.write_all(text.as_bytes()).and_then(|()| out.flush());
}

/// Writes JSON to standard output, on one line.
fn print_json(value: &serde_json::Value) {
    write_out(&format!("{value}\n"));
}

/// A path as JSON can hold it, whatever its bytes.
fn shown(path: &std::path::Path) -> String {
    path.display().to_string()
}

/// Writes a page to standard output.
fn print(page: crate::term::Page) {
    write_out(&page.into_text());
}

/// Writes to standard error.
pub fn write_err(text: &str) {
    let _ = stderr().lock().write_all(text.as_bytes());
}

/// Writes sentences to standard error; where that is a screen, their lines are broken between words.
pub fn tell_err(text: &str) {
    match Term::stderr().size_checked() {
        Some((_, columns)) if user_attended_stderr() => {
            let layout = Layout::of_screen(columns, Paint { color: false });
            write_err(&layout.prose(text));
        }
        _ => write_err(text),
    }
}
