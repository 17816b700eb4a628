//! `sommet new`: makes a deck, by a short dialogue or by options alone.

use std::io;
use std::path::{Path, PathBuf};

use super::add;
use super::author::AuthorFault;
use super::desk::fill;
use super::failure::Failure;
use super::workshop::Workshop;
use super::{Exit, Options};
use crate::deckfile::{Code, NewDeck, emit_deck, mend_signs, parse, slug_or, unlike};
use crate::env::Env;
use crate::library::{Library, create};
use crate::model::DeckId;
use crate::term::{Dialogue, Typed};

/// Arguments of `new`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long, value_name = "TEXT")]
    title: Option<String>,
    #[arg(long, value_name = "TAG")]
    language: Option<String>,
    #[arg(long, value_name = "ID")]
    id: Option<String>,
    #[arg(long, value_name = "TEXT")]
    about: Option<String>,
    #[arg(long, value_name = "NAME")]
    author: Option<String>,
    #[arg(long, value_name = "TITLE")]
    source: Option<String>,
    #[arg(long, value_name = "FILE")]
    file: Option<PathBuf>,
}

/// What is said of a deck so far.
#[derive(Clone, Debug, Default)]
struct Wish {
    title: String,
    language: String,
    id: Option<String>,
    about: String,
    author: String,
    source: String,
}

/// Makes a deck. With a title among the options nothing is asked.
pub fn run(args: &Args, env: &Env, options: &Options) -> Exit {
    Workshop::run(env, options, &[], |workshop| {
        let folder = env.study_folder(options.home.as_deref())?;
        let library = Library::open(&folder.decks(), Some(&folder.index()), &mut |_, _| {});
        let text = |text: &Option<String>| text.clone().unwrap_or_default();
        let mut wish = Wish {
            title: text(&args.title),
            language: args.language.clone().unwrap_or_else(|| workshop.words.tag().to_owned()),
            id: args.id.clone(),
            about: text(&args.about),
            author: text(&args.author),
            source: text(&args.source),
        };
        let is_asked = args.title.is_none();
        if is_asked {
            let mut dialogue = add::open_dialogue(workshop, env, options);
            let mut asker = Asker { workshop, library: &library, dialogue: &mut dialogue };
            if !asker.ask(&mut wish, args)? {
                // Whoever reads no prompt is told of the options.
                let there = env.has_screen() && !options.plain;
                if !there {
                    return Err(AuthorFault::NoTitle.into());
                }
                super::write_out(&format!("{}\n", workshop.words.say("new-none")));
                return Ok(Exit::Well);
            }
        }
        let deck = deck(&wish, &library)?;
        let path = if let Some(file) = &args.file {
            place(file, &deck)
        } else {
            // A folder made by a new deck would never be filled with the others.
            fill(&folder)?;
            folder.decks().join(file_name(&deck))
        };
        create(&path, &mend_signs(&emit_deck(&deck))).map_err(|fault| match fault.kind() {
            io::ErrorKind::AlreadyExists => Failure::Taken(path.clone()),
            _ => Failure::Write { path: path.clone(), fault },
        })?;
        tell(workshop, &library, &deck, &path, args.file.is_some());
        if is_asked && env.has_screen() && !options.plain {
            return offer_questions(workshop, env, options, &path);
        }
        Ok(Exit::Well)
    })
}

/// What a deck's file is called where nobody says.
fn file_name(deck: &NewDeck) -> String {
    format!("{}.{}.ron", slug_or(deck.id.as_str(), "deck"), deck.language.to_lowercase())
}

/// The file that is named, with `.ron` where that is missing: nothing else is taken for a deck. A folder that is named
/// gets a file within.
fn place(file: &Path, deck: &NewDeck) -> PathBuf {
    if file.is_dir() || file.as_os_str().to_string_lossy().ends_with(std::path::is_separator) {
        return file.join(file_name(deck));
    }
    let is_deck = file.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("ron"));
    if is_deck { file.to_owned() } else { PathBuf::from(format!("{}.ron", file.display())) }
}

/// The deck that is wished for, if there can be one.
fn deck(wish: &Wish, library: &Library) -> Result<NewDeck, AuthorFault> {
    let bad = |code| AuthorFault::BadHeader(Box::new(code));
    let written = wish.id.clone().unwrap_or_else(|| free_id(&wish.title, library));
    let id = DeckId::new(&written).map_err(|fault| bad(Code::BadId { id: written.clone(), fault }))?;
    if let Some(path) = taken_by(&id, &wish.language, library) {
        return Err(AuthorFault::DeckTaken { id: written, path });
    }
    let maybe = |text: &str| Some(text.trim().to_owned()).filter(|text| !text.is_empty());
    let deck = NewDeck {
        id,
        title: wish.title.trim().to_owned(),
        language: wish.language.trim().to_owned(),
        about: maybe(&wish.about),
        author: maybe(&wish.author),
        source: maybe(&wish.source).map(|title| (slug_or(&title, "source"), title)),
    };
    match parse(&emit_deck(&deck)).diagnostics.into_iter().next() {
        Some(fault) => Err(bad(fault.code)),
        None => Ok(deck),
    }
}

/// The id that a title proposes, unlike those of all decks.
fn free_id(title: &str, library: &Library) -> String {
    unlike(&slug_or(title, "deck"), |id| library.decks().iter().any(|deck| deck.id().as_str() == id))
}

/// The file that is that deck in that language already.
fn taken_by(id: &DeckId, language: &str, library: &Library) -> Option<PathBuf> {
    let files = library.deck(id)?.files().iter();
    let mut same = files.filter(|file| file.language().eq_ignore_ascii_case(language.trim()));
    same.next().map(|file| file.path().to_owned())
}

/// Says what was made, and the next step.
fn tell(workshop: &Workshop, library: &Library, deck: &NewDeck, path: &Path, elsewhere: bool) {
    let words = &workshop.words;
    let shown = path.display().to_string();
    let name = if elsewhere { shown.clone() } else { deck.id.to_string() };
    let mut lines = vec![words.tell("new-made", &[("path", shown.into())])];
    if let Some(other) = library.deck(&deck.id).map(|other| other.choose(words.tag()).name().to_owned()) {
        lines.push(words.tell("new-translation", &[("path", other.into())]));
    }
    lines.push(words.tell("new-next", &[("deck", name.into())]));
    let broken = lines.iter().flat_map(|line| workshop.layout.hanging(line, "", ""));
    super::write_out(&broken.map(|line| line + "\n").collect::<String>());
}

fn offer_questions(workshop: &Workshop, env: &Env, options: &Options, path: &Path) -> Result<Exit, Failure> {
    let labels = [workshop.words.say("new-add-now"), workshop.words.say("new-not-now")];
    // Dropped before the next one takes the terminal.
    let chosen = add::open_dialogue(workshop, env, options).choose(&workshop.words.say("add-decide"), &labels)?;
    if chosen == Some(0) { add::begin(workshop, env, options, path) } else { Ok(Exit::Well) }
}

/// Asks for what a deck begins with.
struct Asker<'d, 'a> {
    workshop: &'d Workshop,
    library: &'d Library,
    dialogue: &'d mut Dialogue<'a>,
}

impl Asker<'_, '_> {
    /// Asks for all that the options leave open; whether it was said.
    fn ask(&mut self, wish: &mut Wish, args: &Args) -> Result<bool, Failure> {
        let Some(title) =
            self.line("new-title", "", |title, _| if title.is_empty() { Some(AuthorFault::NoTitle) } else { None })?
        else {
            return Ok(false);
        };
        wish.title = title;
        if args.language.is_none() {
            let language = wish.language.clone();
            let wished = wish.clone();
            let check = |language: &str, library: &Library| {
                let wish = Wish { language: language.to_owned(), id: None, ..wished.clone() };
                deck(&wish, library).err()
            };
            let Some(language) = self.line("new-language", &language, check)? else { return Ok(false) };
            wish.language = language;
        }
        if args.id.is_none() {
            let proposed = free_id(&wish.title, self.library);
            let wished = wish.clone();
            let check =
                |id: &str, library: &Library| deck(&Wish { id: Some(id.to_owned()), ..wished.clone() }, library).err();
            let Some(id) = self.line("new-id", &proposed, check)? else { return Ok(false) };
            wish.id = Some(id);
        }
        for (key, given, said) in [
            ("new-about", &args.about, &mut wish.about),
            ("new-author", &args.author, &mut wish.author),
            ("new-source", &args.source, &mut wish.source),
        ] {
            if given.is_none() {
                let Some(line) = self.line(key, "", |_, _| None)? else { return Ok(false) };
                *said = line;
            }
        }
        Ok(true)
    }

    /// Asks for a line until nothing is wrong with it; `None` when whoever is asked has left.
    fn line(
        &mut self,
        key: &str,
        initial: &str,
        fault: impl Fn(&str, &Library) -> Option<AuthorFault>,
    ) -> Result<Option<String>, Failure> {
        let mut initial = initial.to_owned();
        loop {
            let Typed::Line(line) = self.dialogue.line(&self.workshop.words.say(key), &initial)? else {
                return Ok(None);
            };
            let line = line.trim().to_owned();
            let Some(fault) = fault(&line, self.library) else { return Ok(Some(line)) };
            let mut page = self.dialogue.page();
            let paint = page.layout().paint;
            page.hanging(&paint.warn(&fault.tell(&self.workshop.words).0), "", "");
            self.dialogue.show(page)?;
            // In numbered lines what was wrong would come again with each empty line.
            initial = if self.dialogue.prefills() { line } else { initial };
        }
    }
}
