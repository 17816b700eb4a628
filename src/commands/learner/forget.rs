//! `sommet learner forget`: erases a person, once it is sure that this is meant.

use crate::commands::desk::Desk;
use crate::commands::failure::Failure;
use crate::commands::{Exit, print, shown};
use crate::store::{StoreFault, Traces};

/// Arguments of `forget`.
#[derive(Debug, clap::Args)]
pub(super) struct Args {
    #[arg(value_name = "NAME")]
    name: String,
    #[arg(long)]
    yes: bool,
    #[arg(long)]
    backups: bool,
}

/// Says what would go, asks, and forgets.
pub(super) fn forget(desk: &mut Desk<'_>, args: &Args) -> Result<Exit, Failure> {
    let name = args.name.trim();
    let Some(learner) = desk.store.learner(name)? else {
        if desk.store.has_forgotten()? {
            // Another process may have held the file when somebody was forgotten: what was left behind goes now.
            desk.store.scrub()?;
        }
        return Err(Failure::UnknownLearner(name.to_owned()));
    };
    let traces = desk.store.traces(learner)?;
    tell(desk, name, &traces, args.backups);
    if !args.yes {
        let (rich, paint) = desk.manner();
        let words = std::rc::Rc::clone(&desk.words);
        let options = [words.tell("forget-yes", &[("name", name.into())]), words.say("rescue-not-now")];
        if Desk::face(&words, rich, paint).choose(&options)? != Some(0) {
            desk.say("forget-not", &[("name", name.into())]);
            return Ok(Exit::Finding);
        }
    }
    let forgotten = desk.store.forget(&traces.whose);
    if let Err(StoreFault::Busy { .. }) = &forgotten
        && desk.store.learner(name)?.is_none()
    {
        desk.say("forget-held", &[("name", name.into())]);
        return Ok(Exit::Failed);
    }
    forgotten?;
    desk.say("forget-done", &[("name", name.into())]);
    if !args.backups {
        return Ok(Exit::Well);
    }
    let cleared = desk.store.forget_in_copies(&traces.whose);
    let mut page = desk.page();
    page.line(&desk.words.tell("forget-copies", &[("count", cleared.cleared.len().into())]));
    for left in &cleared.left {
        page.verbatim(desk.words.tell("forget-copy-left", &[("path", shown(left).into())]));
    }
    print(page);
    Ok(if cleared.left.is_empty() { Exit::Well } else { Exit::Failed })
}

/// What would go, and what would not.
fn tell(desk: &Desk<'_>, name: &str, traces: &Traces, backups: bool) {
    let words = &desk.words;
    let mut page = desk.page();
    let args = [
        ("name", name.into()),
        ("answers", traces.answers.into()),
        ("marks", traces.marks.into()),
        ("seats", traces.seats.into()),
    ];
    page.line(&words.tell("forget-what", &args));
    page.hanging(&words.tell("forget-answers", &args), "  ", "  ");
    if traces.marks > 0 {
        page.hanging(&words.tell("forget-marks", &args), "  ", "  ");
    }
    page.hanging(&words.say("forget-settings"), "  ", "  ");
    if !traces.classes.is_empty() {
        page.hanging(&words.tell("forget-classes", &[("classes", traces.classes.join(", ").into())]), "  ", "  ");
    }
    if traces.seats > 0 {
        page.hanging(&words.tell("forget-seats", &args), "  ", "  ");
    }
    page.line(&words.say(if backups { "forget-backups-too" } else { "forget-backups" }));
    print(page);
}
