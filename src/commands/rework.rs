//! Changes to a deck from within a sitting: an answer accepted from now on, a question put in other words.

use std::path::Path;
use std::{fs, io};

use super::desk::Desk;
use super::editor;
use super::failure::Failure;
use crate::deckfile::edit::{EditFault, add_accepted};
use crate::deckfile::parse;
use crate::i18n::Arg;
use crate::library::{FileFault, FileFaultKind, Loaded, RewriteFault, rewrite};
use crate::model::{CardId, markup};
use crate::term::Face;

/// What became of a question in the editor.
pub(super) enum Edited {
    /// It reads so now.
    Reads(Box<Loaded>),
    /// The deck does not have the card any more.
    Gone,
    /// Nothing is to be done about it.
    Untouched,
}

/// Offers to add a text to the accepted answers of a question, and does so if the learner agrees.
pub(super) fn accept(desk: &Desk<'_>, face: &mut Face<'_>, card: &CardId, answer: &str) -> Result<(), Failure> {
    let Ok(loaded) = desk.library.question(card, desk.words.tag()) else { return Ok(()) };
    let path = loaded.path.display().to_string();
    let mut page = face.page();
    page.gap().line(&desk.words.tell("accept-ask", &[("answer", answer.into()), ("path", path.as_str().into())]));
    face.show(page)?;
    if face.choose(&[desk.words.say("accept-yes"), desk.words.say("accept-no")])? != Some(0) {
        return Ok(());
    }
    let told = match fs::read_to_string(&loaded.path) {
        Ok(text) => add(&loaded.path, &text, card, answer),
        Err(error) => Err(Some(error)),
    };
    match told {
        Ok(()) => say(desk, face, "accept-done", &[("path", path.into())]),
        Err(fault) => {
            let why = fault.map_or_else(|| desk.words.say("accept-changed"), |error| desk.words.system_fault(&error));
            say(desk, face, "accept-failed", &[("path", path.into()), ("why", why.into())])
        }
    }
}

/// Puts the text into the file; that it is there already is as good. A fault without an error is a question that is no
/// longer what it was.
fn add(path: &Path, text: &str, card: &CardId, answer: &str) -> Result<(), Option<io::Error>> {
    // Typed, a sign is that sign; in a deck it could be markup.
    match add_accepted(text, &card.question, None, &markup::escape(answer)) {
        Ok(changed) => rewrite(path, text, &changed).map_err(|fault| match fault {
            RewriteFault::Io { error, .. } => Some(error),
            RewriteFault::Changed(_) => None,
        }),
        Err(EditFault::AlreadyThere(_)) => Ok(()),
        Err(_) => Err(None),
    }
}

/// Opens a question in the learner's editor, until it can be read or the learner lets it be; what became of it.
pub(super) fn edit(desk: &Desk<'_>, face: &mut Face<'_>, card: &CardId) -> Result<Edited, Failure> {
    let load = || desk.library.question(card, desk.words.tag()).ok();
    let Some(loaded) = load() else { return Ok(Edited::Untouched) };
    let path = loaded.path.display().to_string();
    if !desk.env.has_terminal() {
        let args = [("path", path.into()), ("line", loaded.line.into())];
        say(desk, face, "edit-place", &args)?;
        return Ok(Edited::Untouched);
    }
    loop {
        let editor = desk.env.editor();
        let ended = face.lend(|| editor::open(&editor, &loaded.path, loaded.line).status());
        if !ended.as_ref().is_ok_and(std::process::ExitStatus::success) {
            say(desk, face, "edit-failed", &[("editor", editor.into()), ("path", path.as_str().into())])?;
            return Ok(Edited::Untouched);
        }
        let Some(faults) = faults_of(desk, &loaded.path) else {
            let edited = load().map_or(Edited::Gone, |loaded| asked_still(card, loaded));
            say(desk, face, if matches!(edited, Edited::Gone) { "edit-gone" } else { "edit-done" }, &[])?;
            return Ok(edited);
        };
        let mut page = face.page();
        for line in faults.iter().flat_map(|fault| fault.lines()) {
            page.verbatim(line);
        }
        face.show(page)?;
        if face.choose(&[desk.words.say("edit-again"), desk.words.say("edit-leave")])? != Some(0) {
            // What cannot be read for now is asked as it was read.
            return Ok(load().map_or(Edited::Untouched, |loaded| asked_still(card, loaded)));
        }
    }
}

/// The question, if the card is still one of its own: a gap may be gone, or a direction.
fn asked_still(card: &CardId, loaded: Loaded) -> Edited {
    if loaded.question.facets().contains(&card.facet) { Edited::Reads(Box::new(loaded)) } else { Edited::Gone }
}

/// What is wrong with a file, drawn; `None` when nothing is.
fn faults_of(desk: &Desk<'_>, path: &Path) -> Option<Vec<String>> {
    let (text, kind) = match fs::read_to_string(path) {
        Ok(text) => {
            let found = parse(&text).diagnostics;
            if found.is_empty() {
                return None;
            }
            (text, FileFaultKind::Diagnostics(found))
        }
        Err(error) => (String::new(), FileFaultKind::Io(error)),
    };
    Some(desk.fault_lines(&FileFault { path: path.to_owned(), text, kind }))
}

fn say(desk: &Desk<'_>, face: &mut Face<'_>, key: &str, args: &[(&str, Arg<'_>)]) -> Result<(), Failure> {
    let mut page = face.page();
    page.line(&desk.words.tell(key, args));
    Ok(face.show(page)?)
}
