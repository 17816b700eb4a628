//! `sommet restore`: puts a copy of the progress back in place, or lists the good ones.

use std::path::{Path, PathBuf};

use serde_json::json;

use super::failure::Failure;
use super::shelf::Shelf;
use super::{Exit, Options, print, print_json, shown};
use crate::env::Env;
use crate::store::{GoodCopy, Restored, StoreFault, good_copies, restore};

/// Arguments of `restore`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    #[arg(long)]
    json: bool,
}

/// Restores the copy that is named; without one, lists what there is and, on a screen, lets choose.
pub fn run(args: &Args, env: &Env, options: &Options) -> Exit {
    Shelf::run(env, options, |shelf| {
        if let Some(file) = &args.file {
            if !file.exists() {
                return Err(Failure::NoFile(file.clone()));
            }
            let restored = put(shelf, file)?;
            if args.json {
                print_json(&json!({
                    "answers": restored.answers, "set_aside": restored.set_aside.as_deref().map(shown),
                    "backup": restored.backup.as_deref().map(shown),
                }));
            } else {
                tell(shelf, file, &restored);
            }
            return Ok(Exit::Well);
        }
        let copies: Vec<GoodCopy> = good_copies(&shelf.database()).collect();
        if args.json {
            let rows = copies.iter().map(
                |copy| json!({ "file": shown(&copy.path), "answers": copy.answers, "last": copy.last.map(|at| at.0) }),
            );
            print_json(&rows.collect());
            return Ok(Exit::Well);
        }
        choose(shelf, &copies)
    })
}

/// Puts a copy back and says so.
pub(super) fn put_back(shelf: &Shelf<'_>, file: &Path) -> Result<(), Failure> {
    let restored = put(shelf, file)?;
    tell(shelf, file, &restored);
    Ok(())
}

fn put(shelf: &Shelf<'_>, file: &Path) -> Result<Restored, Failure> {
    let blame = |fault: StoreFault| match fault.path() {
        Some(path) if path == file => Failure::OtherFile(fault),
        _ => fault.into(),
    };
    restore(&shelf.database(), file, shelf.env.now(), shelf.env.entropy()).map_err(blame)
}

fn tell(shelf: &Shelf<'_>, file: &Path, restored: &Restored) {
    let mut page = shelf.page();
    let args = [("path", shown(file).into()), ("count", restored.answers.into())];
    page.verbatim(shelf.words.tell("restore-done", &args));
    if let Some(aside) = &restored.set_aside {
        page.verbatim(shelf.words.tell("restore-set-aside", &[("path", shown(aside).into())]));
    }
    if let Some(backup) = &restored.backup {
        page.verbatim(shelf.words.tell("kept-before", &[("path", shown(backup).into())]));
    }
    print(page);
}

fn choose(shelf: &Shelf<'_>, copies: &[GoodCopy]) -> Result<Exit, Failure> {
    if copies.is_empty() {
        shelf.say("restore-none", &[]);
        return Ok(Exit::Finding);
    }
    let mut lines: Vec<String> = copies.iter().map(|copy| shelf.copy_line(copy)).collect();
    if shelf.rich {
        shelf.say("restore-which", &[]);
        lines.push(shelf.words.say("rescue-not-now"));
        let chosen = shelf.face().choose(&lines)?.and_then(|place| copies.get(place));
        if let Some(copy) = chosen {
            put_back(shelf, &copy.path)?;
        }
        return Ok(Exit::Well);
    }
    let mut page = shelf.page();
    for line in &lines {
        page.line(line);
    }
    let folder = copies[0].path.parent().unwrap_or_else(|| Path::new("."));
    page.verbatim(shelf.words.tell("restore-how", &[("path", shown(folder).into())]));
    print(page);
    Ok(Exit::Well)
}
