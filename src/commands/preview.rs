//! `sommet preview`: a deck as a learner would see it, on the screen or on paper. Nothing is recorded.

mod play;
pub(super) mod print;
mod script;

use std::path::PathBuf;

use super::failure::Failure;
use super::workshop::Workshop;
use super::{Exit, Options};
use crate::env::Env;
use crate::model::Seed;
use print::Wanted;
use script::{Name, Script};

/// Arguments of `preview`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "DECK[/QUESTION]", required_unless_present = "html")]
    deck: Option<String>,
    #[arg(long, value_name = "FILE")]
    #[expect(clippy::option_option, reason = "asked for or not, and then with a file or without")]
    html: Option<Option<PathBuf>>,
    #[arg(long, value_name = "FILE", requires = "html")]
    key: Option<PathBuf>,
    #[arg(long, requires = "html", conflicts_with = "key")]
    no_key: bool,
    #[arg(long, value_name = "S")]
    seed: Option<u64>,
}

impl Args {
    /// The deck, and the file that is named for its page: in `--html lake` the only name is the deck's.
    fn deck_and_file(&self) -> Option<(String, Option<PathBuf>)> {
        match (&self.deck, &self.html) {
            (Some(deck), html) => Some((deck.clone(), html.clone().flatten())),
            (None, Some(Some(deck))) => Some((deck.display().to_string(), None)),
            (None, _) => None,
        }
    }
}

/// Plays or prints a deck. [`Exit::Finding`] says that questions were left out because they cannot be read.
pub fn run(args: &Args, env: &Env, options: &Options) -> Exit {
    let Some((deck, file)) = args.deck_and_file() else {
        // A file is as good as named: to say so, no study folder is needed.
        return Workshop::run(env, options, &[PathBuf::new()], |_| Err(Failure::NoDeckNamed));
    };
    let name = Name::of(&deck);
    Workshop::run(env, options, &name.paths(), |workshop| {
        let script = Script::open(workshop, &name)?;
        script.tell_faults(workshop);
        if script.is_empty() {
            return Err(Failure::NothingToPreview(script.path().to_owned()));
        }
        let exit = if script.is_whole() { Exit::Well } else { Exit::Finding };
        if args.html.is_some() {
            let (file, key) = (file.as_deref(), args.key.as_deref());
            print::print(workshop, &script, &Wanted { file, key, no_key: args.no_key, variant: args.seed })?;
        } else {
            let seed = args.seed.map_or_else(|| env.seed(), Seed);
            play::play(env, options, workshop, script, seed)?;
        }
        Ok(exit)
    })
}
