//! `sommet backup`: a copy of the progress, among the daily ones or where one wants it.

use std::path::PathBuf;

use serde_json::json;

use super::failure::Failure;
use super::shelf::Shelf;
use super::{Exit, Options, print_json, shown};
use crate::env::Env;
use crate::store::StoreFault;

/// Arguments of `backup`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "FILE")]
    file: Option<PathBuf>,
    #[arg(long)]
    json: bool,
}

/// Makes the copy.
pub fn run(args: &Args, env: &Env, options: &Options) -> Exit {
    Shelf::run(env, options, |shelf| {
        if !shelf.database().exists() {
            return Err(Failure::NoFile(shelf.database()));
        }
        let store = shelf.open()?;
        let copy = match &args.file {
            Some(file) if file.exists() => return Err(Failure::Taken(file.clone())),
            Some(file) => {
                if let Some(folder) = file.parent().filter(|folder| !folder.as_os_str().is_empty() && !folder.is_dir())
                {
                    return Err(Failure::NoFolder(folder.to_owned()));
                }
                store.backup_to(file).map(|()| file.clone()).map_err(not_written)?
            }
            None => store.backup(env.now())?,
        };
        let answers = store.log_len()?;
        if args.json {
            print_json(&json!({ "file": shown(&copy), "answers": answers }));
        } else {
            shelf.say("backup-done", &[("path", shown(&copy).into()), ("count", answers.into())]);
        }
        Ok(Exit::Well)
    })
}

/// What befell the copy, in the words for a file of one's own: the study folder has no part in it.
fn not_written(fault: StoreFault) -> Failure {
    match fault {
        StoreFault::Folder { path, source } => Failure::Write { path, fault: source },
        fault => fault.into(),
    }
}
