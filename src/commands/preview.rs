//! `sommet preview`: a deck as a learner would see it, on the screen or on paper. Nothing is recorded.

mod play;
mod script;

use super::failure::Failure;
use super::workshop::Workshop;
use super::{Exit, Options};
use crate::env::Env;
use crate::model::Seed;
use script::{Name, Script};

/// Arguments of `preview`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "DECK[/QUESTION]")]
    deck: String,
    #[arg(long, value_name = "S")]
    seed: Option<u64>,
}

/// Plays a deck. [`Exit::Finding`] says that questions were left out because they cannot be read.
pub fn run(args: &Args, env: &Env, options: &Options) -> Exit {
    let name = Name::of(&args.deck);
    Workshop::run(env, options, &name.paths(), |workshop| {
        let script = Script::open(workshop, &name)?;
        script.tell_faults(workshop);
        if script.is_empty() {
            return Err(Failure::NothingToPreview(script.path().to_owned()));
        }
        let exit = if script.is_whole() { Exit::Well } else { Exit::Finding };
        let seed = args.seed.map_or_else(|| env.seed(), Seed);
        play::play(env, options, workshop, script, seed)?;
        Ok(exit)
    })
}
