//! `sommet fmt`: lays decks out in the one canonical way.

use std::path::PathBuf;

use super::workshop::{Source, Workshop, on_all_cores};
use super::{Exit, Options, write_err, write_out};
use crate::deckfile::format;
use crate::env::Env;

/// Arguments of `fmt`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[arg(long)]
    check: bool,
}

/// Lays out the decks that are named, else those of the study folder. With `--check` nothing is written, and
/// [`Exit::Finding`] says that something would be; so it does of a file that is no RON.
pub fn run(args: &Args, env: &Env, options: &Options) -> Exit {
    Workshop::run(env, options, &args.paths, |workshop| {
        let (sources, faults) = workshop.read();
        for fault in &faults {
            write_err(&workshop.tell_fault(fault));
        }
        let (mut changed, mut broken) = (0, false);
        let laid_out = on_all_cores(&sources, |source| format(&source.text));
        for (source, tidy) in sources.iter().zip(laid_out) {
            let Ok(tidy) = tidy else {
                broken = true;
                write_err(&not_ron(workshop, source));
                continue;
            };
            if tidy == source.text {
                continue;
            }
            changed += 1;
            let key = if args.check { "fmt-would-change" } else { "fmt-changed" };
            if !args.check {
                Workshop::rewrite(source, &tidy)?;
            }
            write_out(&format!("{}\n", workshop.words.tell(key, &[("path", source.name().into())])));
        }
        let summary = workshop.words.tell("fmt-summary", &[("count", changed.into()), ("files", sources.len().into())]);
        write_out(&format!("{summary}\n"));
        let untidy = args.check && changed > 0;
        if untidy {
            write_out(&format!("{}\n", workshop.words.say("fmt-check-help")));
        }
        Ok(match Workshop::exit_of(&faults) {
            Exit::Well if untidy || broken => Exit::Finding,
            exit => exit,
        })
    })
}

fn not_ron(workshop: &Workshop, source: &Source) -> String {
    let text = workshop.words.tell("fmt-not-ron", &[("path", source.name().into())]);
    let text = workshop.words.tell("fault", &[("text", text.into())]);
    format!("{text}\n{}\n", workshop.words.say("fmt-not-ron-help"))
}
