//! `sommet tune`: weights and correction fitted to the learner's own answers, and methods compared on a log.

mod evaluate;
mod refit;

use std::path::PathBuf;

use unicode_width::UnicodeWidthStr;

use super::{Exit, Options};
use crate::env::Env;

/// Arguments of `tune`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long, conflicts_with_all = ["undo", "evaluate"])]
    reschedule: bool,
    #[arg(long, conflicts_with = "evaluate")]
    undo: bool,
    #[arg(long, value_name = "FILE")]
    evaluate: Option<PathBuf>,
    #[arg(long)]
    json: bool,
}

/// Tunes, or evaluates.
pub fn run(args: &Args, env: &Env, options: &Options) -> Exit {
    match &args.evaluate {
        Some(file) => evaluate::run(file, args.json, env, options),
        None if args.undo => refit::undo(args.json, env, options),
        None => refit::run(args.reschedule, args.json, env, options),
    }
}

/// Rows of cells as lines: the first column to the left, the others to the right.
fn table<const COLUMNS: usize>(rows: &[[String; COLUMNS]]) -> Vec<String> {
    let width = |column: usize| rows.iter().map(|row| row[column].width()).max().unwrap_or(0);
    let widths: [usize; COLUMNS] = std::array::from_fn(width);
    let line = |row: &[String; COLUMNS]| {
        let cells = row.iter().zip(widths).enumerate().map(|(column, (cell, width))| {
            let pad = " ".repeat(width - cell.width());
            if column == 0 { format!("{cell}{pad}") } else { format!("{pad}{cell}") }
        });
        cells.collect::<Vec<_>>().join("  ").trim_end().to_owned()
    };
    rows.iter().map(line).collect()
}
