//! `sommet fmt`: lays decks out in the one canonical way.

use std::path::PathBuf;

use super::workshop::{Source, Workshop, on_all_cores};
use super::{Exit, Options, write_err, write_out};
use crate::deckfile::draft::Draft;
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
/// [`Exit::Finding`] says that something would be; so it does of a file that is no RON, or no deck.
pub fn run(args: &Args, env: &Env, options: &Options) -> Exit {
    Workshop::run(env, options, &args.paths, |workshop| {
        let (sources, faults) = workshop.read();
        for fault in &faults {
            write_err(&workshop.tell_fault(fault));
        }
        let (mut changed, mut broken, mut unwritten) = (0, false, false);
        let laid_out = on_all_cores(&sources, |source| format(&source.text));
        for (source, tidy) in sources.iter().zip(laid_out) {
            let Ok(tidy) = tidy else {
                broken = true;
                write_err(&refusal(workshop, source, "fmt-not-ron"));
                continue;
            };
            if tidy == source.text {
                continue;
            }
            // RON is written for other ends too, and others have layouts of their own.
            if !Draft::of(&source.text).is_deck() {
                broken = true;
                write_err(&refusal(workshop, source, "fmt-no-deck"));
                continue;
            }
            // A file that cannot be written keeps no other from being laid out.
            if !args.check
                && let Err(failure) = Workshop::rewrite(source, &tidy)
            {
                unwritten = true;
                write_err(&failure.tell(&workshop.words));
                continue;
            }
            changed += 1;
            let key = if args.check { "fmt-would-change" } else { "fmt-changed" };
            write_out(&format!("{}\n", workshop.words.tell(key, &[("path", source.name().into())])));
        }
        let summary = workshop.words.tell("fmt-summary", &[("count", changed.into()), ("files", sources.len().into())]);
        write_out(&format!("{summary}\n"));
        let untidy = args.check && changed > 0;
        if untidy {
            write_out(&format!("{}\n", workshop.words.say("fmt-check-help")));
        }
        Ok(match Workshop::exit_of(&faults) {
            _ if unwritten => Exit::Failed,
            Exit::Well if untidy || broken => Exit::Finding,
            exit => exit,
        })
    })
}

/// Why a file is left as it is, and what to do.
fn refusal(workshop: &Workshop, source: &Source, key: &str) -> String {
    let text = workshop.words.tell(key, &[("path", source.name().into())]);
    let text = workshop.words.tell("fault", &[("text", text.into())]);
    format!("{text}\n{}\n", workshop.words.say(&format!("{key}-help")))
}
