//! `sommet merge`: takes over what another file of progress knows, so that two machines stay in step.

use std::path::PathBuf;

use serde_json::json;

use super::failure::Failure;
use super::shelf::Shelf;
use super::{Exit, Options, print, print_json, shown};
use crate::env::Env;
use crate::store::{Merged, StoreFault};

/// Arguments of `merge`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "FILE")]
    file: PathBuf,
    #[arg(long)]
    json: bool,
}

/// Merges the file into the study folder's own.
pub fn run(args: &Args, env: &Env, options: &Options) -> Exit {
    Shelf::run(env, options, |shelf| {
        if !args.file.exists() {
            return Err(Failure::NoFile(args.file.clone()));
        }
        let mut store = shelf.open()?;
        let mut bar = shelf.bar("merging");
        let merged = store.merge(&args.file, env.now(), &mut bar);
        drop(bar);
        let merged = merged.map_err(|fault| blame(fault, args))?;
        if args.json {
            print_json(&json!({
                "answers": merged.reviews, "taken_back": merged.retractions, "marks": merged.marks,
                "relinks": merged.relinks, "rooms": merged.rooms, "learners": merged.learners, "changes": merged.changes,
                "forgotten": merged.forgotten,
                "backup": merged.backup.as_deref().map(shown),
            }));
        } else {
            tell(shelf, args, &merged);
        }
        Ok(Exit::Well)
    })
}

fn blame(fault: StoreFault, args: &Args) -> Failure {
    match fault.path() {
        Some(path) if path == args.file => Failure::OtherFile(fault),
        _ => fault.into(),
    }
}

fn tell(shelf: &Shelf<'_>, args: &Args, merged: &Merged) {
    let words = &shelf.words;
    let path = shown(&args.file);
    let mut page = shelf.page();
    if merged.is_empty() {
        page.line(&words.tell("merge-nothing", &[("path", path.into())]));
        return print(page);
    }
    page.verbatim(words.tell("merge-answers", &[("path", path.into()), ("count", merged.reviews.into())]));
    let besides = [
        ("merge-taken-back", merged.retractions),
        ("merge-marks", merged.marks),
        ("merge-relinks", merged.relinks),
        ("merge-rooms", merged.rooms),
        ("merge-learners", merged.learners),
        ("merge-changes", merged.changes),
        ("merge-forgotten", merged.forgotten),
    ];
    for (key, count) in besides.into_iter().filter(|(_, count)| *count > 0) {
        page.hanging(&words.tell(key, &[("count", count.into())]), "  ", "  ");
    }
    if let Some(backup) = &merged.backup {
        page.verbatim(words.tell("kept-before", &[("path", shown(backup).into())]));
    }
    print(page);
}
