//! `sommet study`: a sitting with the cards that are due and some new ones.

use super::desk::Desk;
use super::exam;
use super::sitting::{Wish, sit};
use super::{Exit, Options};
use crate::env::Env;
use crate::memory::{Filter, NewOrder};
use crate::model::Seed;

/// Arguments of `study`.
#[derive(Debug, Default, clap::Args)]
pub struct Args {
    #[arg(value_name = "DECK")]
    decks: Vec<String>,
    #[arg(long, value_name = "N")]
    new: Option<usize>,
    #[arg(long, value_name = "ORDER", value_parser = NewOrder::NAMES)]
    order: Option<String>,
    #[arg(long, value_name = "N")]
    limit: Option<usize>,
    #[arg(long, conflicts_with = "limit")]
    all: bool,
    #[arg(long, value_name = "TAG")]
    tag: Option<String>,
    #[arg(long, value_name = "M", value_parser = clap::value_parser!(u32).range(1..=1440))]
    minutes: Option<u32>,
    #[arg(long, value_name = "FILTER")]
    filter: Option<String>,
    #[arg(long, conflicts_with_all = ["new", "order", "all"])]
    cram: bool,
    #[arg(long, value_name = "DATE", conflicts_with = "cram")]
    exam: Option<String>,
    #[arg(long, value_name = "S")]
    seed: Option<u64>,
}

/// Holds a sitting.
pub fn run(args: &Args, env: &Env, options: &Options) -> Exit {
    if let Some(seed) = args.seed {
        env.fix_chance(Seed(seed));
    }
    Desk::run(env, options, |desk| {
        desk.report_faults();
        let decks = args.decks.iter().map(|name| desk.find_deck(name)).collect::<Result<Vec<_>, _>>()?;
        let filter = Filter::parse(args.filter.as_deref().unwrap_or_default())?;
        if let Some(day) = &args.exam {
            exam::set(desk, &decks, day, args.minutes)?;
        }
        let wish = Wish {
            decks,
            new: args.new,
            order: args.order.as_deref().and_then(NewOrder::from_name),
            all: args.all,
            limit: args.limit,
            tag: args.tag.clone(),
            minutes: args.minutes,
            filter,
            practice: args.cram,
        };
        sit(desk, &wish)
    })
}
