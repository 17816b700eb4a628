//! `sommet learner`: who studies in this folder, and how each has set it up.

mod cards;
mod forget;

use clap::Subcommand;
use serde_json::json;

use super::desk::Desk;
use super::failure::Failure;
use super::{Exit, Options, print, print_json};
use crate::env::Env;
use crate::i18n::{knows, named_languages};
use crate::memory::Key;

/// Arguments of `learner`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[command(subcommand)]
    what: Option<What>,
    #[arg(long)]
    json: bool,
}

#[derive(Debug, Subcommand)]
enum What {
    Add {
        #[arg(value_name = "NAME")]
        name: String,
    },
    Rename {
        #[arg(value_name = "NAME")]
        name: String,
        #[arg(value_name = "NEW")]
        new: String,
    },
    Use {
        #[arg(value_name = "NAME")]
        name: String,
    },
    Cards(cards::Args),
    Classes {
        #[arg(long)]
        json: bool,
    },
    Forget(forget::Args),
    Settings {
        #[arg(long)]
        json: bool,
    },
    Set {
        #[arg(value_name = "SETTING")]
        setting: String,
        #[arg(value_name = "VALUE")]
        value: String,
    },
    Reset {
        #[arg(value_name = "SETTING")]
        setting: String,
    },
}

/// Lists learners, or changes what is asked.
pub fn run(args: &Args, env: &Env, options: &Options) -> Exit {
    Desk::run(env, options, |desk| match &args.what {
        None => list(desk, args.json),
        Some(What::Add { name }) => add(desk, name),
        Some(What::Rename { name, new }) => rename(desk, name, new),
        Some(What::Use { name }) => make_default(desk, name),
        Some(What::Cards(cards)) => cards::cards(desk, cards),
        Some(What::Classes { json }) => cards::classes(desk, *json || args.json),
        Some(What::Forget(forget)) => forget::forget(desk, forget),
        Some(What::Settings { json }) => settings(desk, *json || args.json),
        Some(What::Set { setting, value }) => set(desk, setting, value),
        Some(What::Reset { setting }) => reset(desk, setting),
    })
}

fn list(desk: &mut Desk<'_>, json: bool) -> Result<Exit, Failure> {
    let learners = desk.store.learners()?;
    if json {
        let rows = learners.iter().map(|learner| {
            json!({ "name": learner.name, "current": learner.id == desk.learner, "answers": learner.answers, "cards": learner.cards })
        });
        print_json(&rows.collect());
        return Ok(Exit::Well);
    }
    let mut page = desk.page();
    for learner in &learners {
        let args = [
            ("name", learner.name.as_str().into()),
            ("count", learner.answers.into()),
            ("cards", learner.cards.into()),
        ];
        let key = if learner.id == desk.learner { "learner-current" } else { "learner-other" };
        page.hanging(&desk.words.tell(key, &args), "", "    ");
    }
    print(page);
    Ok(Exit::Well)
}

fn add(desk: &mut Desk<'_>, name: &str) -> Result<Exit, Failure> {
    let there = desk.store.learner(name)?.is_some();
    desk.store.learner_or_create(name, desk.env.now().at)?;
    let key = if there { "learner-there" } else { "learner-added" };
    desk.say(key, &[("name", name.trim().into())]);
    Ok(Exit::Well)
}

fn rename(desk: &mut Desk<'_>, name: &str, new: &str) -> Result<Exit, Failure> {
    let learner = desk.store.learner(name)?.ok_or_else(|| Failure::UnknownLearner(name.to_owned()))?;
    desk.store.rename_learner(learner, new, desk.env.now().at)?;
    desk.say("learner-renamed", &[("name", name.trim().into()), ("new", new.trim().into())]);
    Ok(Exit::Well)
}

fn make_default(desk: &mut Desk<'_>, name: &str) -> Result<Exit, Failure> {
    let learner = desk.store.learner(name)?.ok_or_else(|| Failure::UnknownLearner(name.to_owned()))?;
    desk.store.make_default(learner)?;
    desk.say("learner-used", &[("name", name.trim().into())]);
    Ok(Exit::Well)
}

fn settings(desk: &mut Desk<'_>, json: bool) -> Result<Exit, Failure> {
    let set = desk.store.settings_set(desk.learner)?;
    if json {
        let rows = Key::ALL
            .map(|key| json!({ "setting": key.name(), "value": desk.settings.text(key), "set": set.contains(&key) }));
        print_json(&rows.into_iter().collect());
        return Ok(Exit::Well);
    }
    let mut page = desk.page();
    for key in Key::ALL {
        let value = desk.settings.text(key);
        let line = format!("{} = {}", key.name(), if value.is_empty() { "—" } else { &value });
        let about = desk.words.tell(&format!("setting-{}", key.name()), &[("languages", named_languages().into())]);
        page.hanging(&page.layout().paint.bold(&line), "", "  ");
        page.hanging(&about, "    ", "    ");
        if !set.contains(&key) {
            page.hanging(&page.layout().paint.quiet(&desk.words.say("setting-as-default")), "    ", "    ");
        }
    }
    print(page);
    Ok(Exit::Well)
}

fn set(desk: &mut Desk<'_>, setting: &str, value: &str) -> Result<Exit, Failure> {
    let key = Key::from_name(setting).map_err(crate::store::StoreFault::from)?;
    if key == Key::Language && !knows(value) {
        return Err(Failure::UnknownLanguage(value.to_owned()));
    }
    let now = desk.env.now().at;
    desk.settings = desk.store.set_setting(desk.learner, key, value, now)?;
    desk.say("setting-done", &[("name", key.name().into()), ("value", desk.settings.text(key).into())]);
    Ok(Exit::Well)
}

fn reset(desk: &mut Desk<'_>, setting: &str) -> Result<Exit, Failure> {
    let key = Key::from_name(setting).map_err(crate::store::StoreFault::from)?;
    desk.store.reset_setting(desk.learner, key, desk.env.now().at)?;
    desk.settings = desk.store.settings(desk.learner)?;
    desk.say("setting-done", &[("name", key.name().into()), ("value", desk.settings.text(key).into())]);
    Ok(Exit::Well)
}
