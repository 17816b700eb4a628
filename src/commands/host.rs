//! `sommet host`: holds a class, or looks at one that was held.

pub(super) mod address;
mod certificate;
mod door;
mod holding;
mod homework;
mod keeper;
mod opening;
mod replay;
mod roster;
mod warm;

use std::path::PathBuf;

use self::door::{Door, DoorArgs};
pub(super) use self::homework::UntilFault;
use super::desk::Desk;
use super::failure::Failure;
use super::rooms::{self, Filed};
use super::{Exit, Options, tell_err};
use crate::env::Env;
use crate::model::Seed;
use crate::quiz::classroom::Happening;

/// Arguments of `host`.
#[derive(Debug, clap::Args)]
#[expect(clippy::struct_excessive_bools, reason = "each is a switch of the command line")]
pub struct Args {
    #[arg(value_name = "DECK", required_unless_present_any = ["reopen", "replay", "remark", "warm_up"])]
    decks: Vec<String>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(1..))]
    questions: Option<u16>,
    #[arg(long, value_name = "FILTER")]
    filter: Option<String>,
    #[arg(long, value_name = "TAG")]
    tag: Option<String>,
    #[arg(long)]
    shuffle: bool,
    #[arg(long, value_name = "S", value_parser = clap::value_parser!(u32).range(3..=3600))]
    seconds: Option<u32>,
    #[arg(long, conflicts_with = "seconds")]
    untimed: bool,
    #[arg(long)]
    speed_points: bool,
    #[arg(long)]
    hide_names: bool,
    #[arg(long)]
    anonymous: bool,
    #[arg(long)]
    changes: bool,
    #[arg(long)]
    no_late_join: bool,
    #[arg(long)]
    keep_open: bool,
    #[arg(long)]
    reveal_by_hand: bool,
    #[arg(long, value_name = "UNTIL", conflicts_with_all = [
        "seconds", "untimed", "speed_points", "changes", "no_late_join", "keep_open", "reveal_by_hand", "teams", "replay", "remark",
    ])]
    homework: Option<String>,
    #[arg(long, value_name = "CLASS", conflicts_with_all = ["anonymous", "roster", "reopen"])]
    class: Option<String>,
    #[arg(long)]
    no_guests: bool,
    #[arg(long, value_name = "FILE", conflicts_with_all = ["anonymous", "reopen", "no_guests"])]
    roster: Option<PathBuf>,
    #[arg(long, value_name = "CLASS", conflicts_with_all = ["anonymous", "class", "roster", "reopen", "replay", "remark", "shuffle"])]
    warm_up: Option<String>,
    #[arg(long, value_name = "N", value_parser = clap::value_parser!(u16).range(2..=20))]
    teams: Option<u16>,
    #[arg(long, value_name = "N", default_value_t = 100, value_parser = clap::value_parser!(u32).range(1..=10_000))]
    seats: u32,
    #[arg(long, value_name = "PORT", default_value_t = 8080)]
    port: u16,
    #[arg(long, value_name = "FILE")]
    unfit: Vec<PathBuf>,
    #[command(flatten)]
    door: DoorArgs,
    #[arg(long)]
    many_behind_one_address: bool,
    #[arg(long)]
    any_address: bool,
    #[arg(long, value_name = "SEED")]
    seed: Option<u64>,
    #[arg(long, value_name = "ROOM", num_args = 0..=1, default_missing_value = "0", conflicts_with_all = ["decks", "replay", "remark"])]
    reopen: Option<i64>,
    #[arg(long, value_name = "ROOM", num_args = 0..=1, default_missing_value = "0", conflicts_with_all = ["decks", "remark"])]
    replay: Option<i64>,
    #[arg(long, value_name = "ROOM", num_args = 0..=1, default_missing_value = "0", conflicts_with = "decks")]
    remark: Option<i64>,
}

/// Holds a class.
pub fn run(args: &Args, env: &Env, options: &Options) -> Exit {
    if let Some(seed) = args.seed {
        env.fix_chance(Seed(seed));
    }
    Desk::run(env, options, |desk| {
        // Rooms count from 1; without a number the last one is meant.
        let find = |desk: &Desk<'_>, number: i64| rooms::find(&desk.store, Some(number).filter(|number| *number > 0));
        if let Some(number) = args.replay {
            return Ok(replay::replay(desk, &find(desk, number)?));
        }
        if let Some(number) = args.remark {
            let filed = find(desk, number)?;
            return replay::remark(desk, filed);
        }
        desk.report_faults();
        if let Some(number) = args.reopen {
            let filed = find(desk, number)?;
            if is_finished(&filed) {
                return Err(Failure::RoomOver(filed.stored.id.number()));
            }
            let filed = match &args.homework {
                Some(until) => homework::move_end(desk, &filed, until)?,
                None => filed,
            };
            let media = opening::media_again(desk, &filed.setup);
            let port = filed.stored.port;
            let door = match args.door.kept(&filed.stored) {
                Some(kept) => Door::prepare_again(desk, &kept)?,
                None => Door::prepare(desk, &args.door)?,
            };
            args.door.keep(&mut desk.store, filed.stored.id)?;
            return holding::hold(desk, args, filed, (media, Vec::new()), door, holding::bind(port, true)?);
        }
        let opening = opening::prepare(desk, args)?;
        let door = Door::prepare(desk, &args.door)?;
        if let Err(fault) = desk.store.backup_if_due(desk.env.now()) {
            let told = desk.words.tell("backup-failed", &[("why", fault.to_string().into())]);
            tell_err(&format!("{told}\n{}\n", desk.words.say("backup-failed-help")));
        }
        let bound = holding::bind(args.port, false)?;
        let setup = serde_json::to_string(&opening.setup).map_err(|_| Failure::NothingToAsk)?;
        let room = desk.store.open_room(&setup, bound.port, desk.env.now().at)?;
        desk.store.expect(room, &opening.expected)?;
        args.door.keep(&mut desk.store, room)?;
        let filed = rooms::find(&desk.store, Some(room.number()))?;
        holding::hold(desk, args, filed, (opening.media, opening.chosen), door, bound)
    })
}

fn is_finished(filed: &Filed) -> bool {
    filed.records.iter().any(|record| record.what == Happening::Finished)
}
