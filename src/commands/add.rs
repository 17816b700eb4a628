//! `sommet add`: questions added to a deck one after another, or many at once from notes.

mod ask;
mod drafts;
mod looked;
mod notes;
mod proof;
mod review;
mod sketch;
mod target;

use std::fs;
use std::io::{BufReader, stdin, stdout};
use std::path::{Path, PathBuf};

use super::author::AuthorFault;
use super::editor;
use super::failure::Failure;
use super::workshop::{Source, Workshop};
use super::{Exit, Options};
use crate::deckfile::format_question;
use crate::env::{Env, StudyFolder};
use crate::i18n::Arg;
use crate::library::{Library, put};
use crate::model::QuestionId;
use crate::term::Dialogue;
use ask::{Asked, ask};
use drafts::{Draft, Drawer};
use proof::{Proof, Refused, prove};
use target::Target;

/// Arguments of `add`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "DECK")]
    deck: Option<String>,
    #[arg(long, value_name = "FILE")]
    from: Option<PathBuf>,
    #[arg(long, requires = "from")]
    yes: bool,
    #[arg(long, requires = "from")]
    dry_run: bool,
    #[arg(long, requires = "from")]
    json: bool,
}

/// Adds questions to the deck that is named, else to the one that is chosen.
pub fn run(args: &Args, env: &Env, options: &Options) -> Exit {
    Workshop::run(env, options, &[], |workshop| {
        let folder = env.study_folder(options.home.as_deref())?;
        let library = Library::open(&folder.decks(), Some(&folder.index()), &mut |_, _| {});
        let ids: Vec<String> = library.decks().iter().map(|deck| deck.id().to_string()).collect();
        if args.json && args.deck.is_none() && library.decks().iter().map(|deck| deck.files().len()).sum::<usize>() > 1
        {
            // A question would stand among the JSON.
            return Err(AuthorFault::WhichDeck(ids).into());
        }
        let mut dialogue = open_dialogue(workshop, env, options);
        let found = target::find(workshop, &library, &folder.decks(), args.deck.as_deref(), &mut dialogue)?;
        let Some(path) = found else {
            let asked = env.has_screen() && !options.plain;
            return if asked { Ok(Exit::Well) } else { Err(AuthorFault::WhichDeck(ids).into()) };
        };
        let target = Target::open(&path)?;
        let others = target::translations(&library, &target);
        let name = if others.is_some() { target.deck.id.to_string() } else { target.source.name() };
        let translations = others.unwrap_or_default().into_iter().map(str::to_owned).collect();
        let mut bench = Workbench { workshop, env, dialogue, target, folder, name, translations, added: Vec::new() };
        match &args.from {
            None => bench.converse(),
            Some(from) => {
                let can_ask = env.has_terminal() || options.plain;
                let how = review::How { yes: args.yes, dry_run: args.dry_run, json: args.json, can_ask };
                review::add_notes(&mut bench, from, how)
            }
        }
    })
}

/// Asks for the first questions of a deck that was just made.
pub(super) fn begin(workshop: &Workshop, env: &Env, options: &Options, path: &Path) -> Result<Exit, Failure> {
    let folder = env.study_folder(options.home.as_deref())?;
    let dialogue = open_dialogue(workshop, env, options);
    let target = Target::open(path)?;
    let name = target.source.name();
    let translations = Vec::new();
    Workbench { workshop, env, dialogue, target, folder, name, translations, added: Vec::new() }.converse()
}

/// On a screen where there is one, else in numbered lines.
pub(super) fn open_dialogue<'a>(workshop: &'a Workshop, env: &Env, options: &Options) -> Dialogue<'a> {
    let paint = workshop.layout.paint;
    if env.has_screen() && !options.plain {
        Dialogue::rich(&workshop.words, paint)
    } else {
        Dialogue::plain(BufReader::new(stdin()), stdout(), &workshop.words, paint)
    }
}

/// A question that was added, and how to take it back.
struct Added {
    id: QuestionId,
    before: String,
    after: String,
}

/// What can be done with a question that is not in its deck yet.
#[derive(Clone, Copy)]
enum Decision {
    Keep,
    Change,
    Edit,
    Drop,
}

/// What became of a question.
enum Settled {
    Next,
    Again,
    Gone,
}

/// An author's deck, and who is asked about it.
struct Workbench<'a> {
    workshop: &'a Workshop,
    env: &'a Env,
    dialogue: Dialogue<'a>,
    target: Target,
    folder: StudyFolder,
    /// What the deck is called on the command line.
    name: String,
    /// The names of the other files of the deck.
    translations: Vec<String>,
    added: Vec<Added>,
}

impl Workbench<'_> {
    fn say(&mut self, key: &str, args: &[(&str, Arg<'_>)]) -> Result<(), Failure> {
        let mut page = self.dialogue.page();
        page.line(&self.workshop.words.tell(key, args));
        Ok(self.dialogue.show(page)?)
    }

    fn drawer(&self) -> Drawer {
        Drawer::of(&self.folder.drafts(), &self.target.deck)
    }

    /// Asks for questions until there are no more.
    fn converse(&mut self) -> Result<Exit, Failure> {
        let path = self.target.source.name();
        let title = self.target.deck.title.clone();
        self.say("add-begin", &[("title", title.into()), ("path", path.into())])?;
        self.say("add-keys", &[])?;
        let Some(mut draft) = self.resume()? else { return Ok(Exit::Well) };
        let ended = self.go_on(&mut draft);
        if ended.is_err() {
            // Why it ended is what is told, even if nothing can be shown any more.
            drop(self.put_aside(&draft));
        }
        ended
    }

    /// Asks and settles, question after question.
    fn go_on(&mut self, draft: &mut Draft) -> Result<Exit, Failure> {
        loop {
            let mut page = self.dialogue.page();
            page.gap();
            self.dialogue.show(page)?;
            if draft.text.is_none() {
                match self.ask(draft)? {
                    Asked::Said => {}
                    Asked::Done => break,
                    Asked::Undo => {
                        self.undo()?;
                        continue;
                    }
                    Asked::Gone => return self.leave(draft),
                }
            }
            match self.settle(draft)? {
                Settled::Next | Settled::Again => {}
                Settled::Gone => return self.leave(draft),
            }
        }
        self.sum_up()?;
        Ok(Exit::Well)
    }

    fn ask(&mut self, draft: &mut Draft) -> Result<Asked, Failure> {
        let drawer = self.drawer();
        // A disk that takes no draft may take it when it is left, and says so then.
        let mut keep = |draft: &Draft| drop(drawer.keep(draft));
        let french = self.target.is_french();
        ask(&mut self.dialogue, &self.workshop.words, &self.target.deck, french, draft, &mut keep)
    }

    /// What was begun and not added, if the author goes on with it; `None` when they have left.
    fn resume(&mut self) -> Result<Option<Draft>, Failure> {
        let Some(draft) = self.drawer().open() else { return Ok(Some(Draft::default())) };
        let words = &self.workshop.words;
        let ask = draft.text.clone().unwrap_or_else(|| draft.sketch.first("ask").to_owned());
        let prompt = words.tell("add-resume", &[("ask", ask.into())]);
        let options = [words.say("add-resume-yes"), words.say("add-resume-no")];
        match self.dialogue.choose(&prompt, &options)? {
            Some(0) => Ok(Some(draft)),
            Some(_) => {
                self.forget();
                Ok(Some(Draft::default()))
            }
            None => Ok(None),
        }
    }

    /// Takes the draft out of its drawer; one that cannot be taken away is offered again, no more.
    fn forget(&self) {
        drop(self.drawer().keep(&Draft::default()));
    }

    /// Shows what was written until it is kept or dropped.
    fn settle(&mut self, draft: &mut Draft) -> Result<Settled, Failure> {
        loop {
            self.target.read_again()?;
            let Some(text) = self.text_of(draft) else { return Ok(Settled::Again) };
            let proved = prove(&self.target, &text);
            let decision = self.decide(draft, &text, &proved)?;
            match (decision, proved) {
                (None, _) => return Ok(Settled::Gone),
                (Some(Decision::Keep), Ok(proof)) => {
                    self.keep(draft, proof)?;
                    return Ok(Settled::Next);
                }
                (Some(Decision::Edit), _) => {
                    if let Some(text) = self.edit(&text)? {
                        *draft = Draft { text: Some(text), ..Draft::default() };
                        drop(self.drawer().keep(draft));
                    }
                }
                (Some(Decision::Drop), _) => {
                    *draft = Draft::default();
                    self.forget();
                    return Ok(Settled::Next);
                }
                (Some(Decision::Change | Decision::Keep), _) => return Ok(Settled::Again),
            }
        }
    }

    /// The text of what was written: as it was left in the editor, or made of what was said.
    fn text_of(&self, draft: &Draft) -> Option<String> {
        let said = || {
            let id = QuestionId::new("question").ok()?;
            let question = draft.sketch.question(id, self.target.is_french())?;
            Some(proof::written(&proof::finish(question, &self.target.deck)))
        };
        draft.text.clone().or_else(said)
    }

    fn decide(
        &mut self,
        draft: &Draft,
        text: &str,
        proved: &Result<Proof, Refused>,
    ) -> Result<Option<Decision>, Failure> {
        let words = &self.workshop.words;
        let mut page = self.dialogue.page();
        match proved {
            Ok(proof) => proof::show(&mut page, self.workshop, &self.target, proof),
            Err(refused) => proof::refuse(&mut page, self.workshop, text, refused),
        }
        self.dialogue.show(page)?;
        let mut decisions = Vec::new();
        if proved.is_ok() {
            decisions.push((words.say("add-keep"), Decision::Keep));
        }
        if draft.text.is_none() {
            decisions.push((words.say("add-change"), Decision::Change));
        }
        if self.env.has_terminal() {
            decisions.push((words.say("add-edit"), Decision::Edit));
        }
        decisions.push((words.say("add-drop"), Decision::Drop));
        let labels: Vec<String> = decisions.iter().map(|(label, _)| label.clone()).collect();
        let chosen = self.dialogue.decide(&words.say("add-decide"), &labels)?;
        Ok(chosen.and_then(|at| decisions.get(at)).map(|(_, decision)| *decision))
    }

    /// Puts a question into its deck.
    fn keep(&mut self, draft: &mut Draft, proof: Proof) -> Result<(), Failure> {
        Workshop::rewrite(&self.target.source, &proof.whole)?;
        let before = self.target.source.text.clone();
        let id = proof.question.id;
        self.added.push(Added { id: id.clone(), before, after: proof.whole });
        *draft = Draft::default();
        self.forget();
        self.target.read_again()?;
        let args = [("id", id.to_string().into()), ("count", self.added.len().into())];
        self.say("add-added", &args)
    }

    fn undo(&mut self) -> Result<(), Failure> {
        let Some(Added { id, before, after }) = self.added.pop() else { return self.say("undo-nothing", &[]) };
        let source = Source { path: self.target.source.path.clone(), text: after };
        Workshop::rewrite(&source, &before)?;
        self.target.read_again()?;
        self.say("add-undone", &[("id", id.to_string().into()), ("count", self.added.len().into())])
    }

    /// Opens a question in the author's editor; its text then, or nothing when the editor did not end well.
    fn edit(&mut self, text: &str) -> Result<Option<String>, Failure> {
        let path = self.drawer().path().with_extension("ron");
        let failed = |fault| Failure::Write { path: path.clone(), fault };
        put(&path, &format_question(text)).map_err(failed)?;
        let command = self.env.editor();
        let ended = self.dialogue.lend(|| editor::open(&command, &path, 1).status());
        if !ended.as_ref().is_ok_and(std::process::ExitStatus::success) {
            let args = [("editor", command.into()), ("path", path.display().to_string().into())];
            self.say("edit-failed", &args)?;
            return Ok(None);
        }
        let changed = fs::read_to_string(&path).map_err(failed)?;
        // What it held is in the draft from here on.
        drop(fs::remove_file(&path));
        if changed.trim().is_empty() {
            self.say("edit-emptied", &[])?;
            return Ok(None);
        }
        Ok(Some(changed.trim().trim_end_matches(',').to_owned()))
    }

    /// Ends in the middle of a question, which is kept.
    fn leave(&mut self, draft: &Draft) -> Result<Exit, Failure> {
        self.put_aside(draft)?;
        self.sum_up()?;
        Ok(Exit::Well)
    }

    /// Keeps what was begun as a draft, or shows it if there is no room for that.
    fn put_aside(&mut self, draft: &Draft) -> Result<(), Failure> {
        let kept = self.drawer().keep(draft);
        match kept {
            _ if draft.is_empty() => Ok(()),
            Ok(()) => self.say("add-draft-kept", &[("deck", self.name.clone().into())]),
            Err(_) => {
                let text = self.text_of(draft).map(|text| format_question(&text));
                self.show_unsaved(&text.unwrap_or_else(|| draft.sketch.first("ask").to_owned()))
            }
        }
    }

    /// Shows what could be kept nowhere, so that it can be copied from the screen.
    fn show_unsaved(&mut self, text: &str) -> Result<(), Failure> {
        let folder = self.folder.drafts().display().to_string();
        self.say("add-draft-unsaved", &[("path", folder.into())])?;
        let mut page = self.dialogue.page();
        text.lines().for_each(|line| _ = page.verbatim(line));
        Ok(self.dialogue.show(page)?)
    }

    /// Says how many were added, and what is left to do.
    fn sum_up(&mut self) -> Result<(), Failure> {
        if self.added.is_empty() {
            return Ok(());
        }
        let args = [("count", self.added.len().into()), ("path", self.target.source.name().into())];
        self.say("add-done", &args)?;
        self.mention_translations(self.added.len())
    }

    /// Says which other files of the deck lack what was added.
    fn mention_translations(&mut self, count: usize) -> Result<(), Failure> {
        if self.translations.is_empty() {
            return Ok(());
        }
        let files = self.translations.join(", ");
        self.say("add-translations", &[("files", files.into()), ("count", count.into())])
    }
}
