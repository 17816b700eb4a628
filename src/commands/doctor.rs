//! `sommet doctor`: examines the progress, mends by replay what can be mended, and lists what lost its question.

use std::collections::{BTreeMap, BTreeSet};
use std::path::{Path, PathBuf};

use serde_json::json;

use super::desk::cards_of;
use super::failure::Failure;
use super::shelf::{Shelf, quoted};
use super::{Exit, Options, print, print_json, shown};
use crate::deckfile::nearest;
use crate::env::Env;
use crate::library::Library;
use crate::model::{CardId, DeckId, Facet, QuestionId};
use crate::store::{Examination, LogRow, LogRows, Store, StoreFault, Untidy, Witnessed};
use crate::term::Page;

/// Of rows that are not as they were, so many are shown.
const SHOWN: usize = 5;

/// Arguments of `doctor`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long, num_args = 2, value_names = ["OLD", "NEW"])]
    relink: Option<Vec<String>>,
    #[arg(long)]
    json: bool,
}

/// A question that is gone and has progress.
struct Orphan {
    name: String,
    cards: usize,
    answers: u32,
    /// A question of the same deck whose name comes near and that nobody has answered.
    nearest: Option<String>,
}

/// What was found, and what was done about it.
struct Findings {
    examination: Examination,
    mended: usize,
    /// What was out of order in the file, line by line, and is in order now.
    tidied: Vec<String>,
    /// The copy of the file from before it was set in order and altered rows were put back, if any were.
    before: Option<PathBuf>,
    orphans: Vec<Orphan>,
    faulty_files: usize,
}

impl Findings {
    fn is_well(&self) -> bool {
        let Examination { file, dangling, log, witnessed, .. } = &self.examination;
        let clock = log.future + log.undated + log.backward;
        let other = dangling + clock + self.mended + self.tidied.len() + self.orphans.len();
        file.is_empty() && witnessed.count() + other == 0
    }
}

/// Examines and mends, or relinks; ends with [`Exit::Finding`] when something was found.
pub fn run(args: &Args, env: &Env, options: &Options) -> Exit {
    Shelf::run(env, options, |shelf| {
        if !shelf.database().exists() {
            shelf.say("doctor-nothing", &[("path", shown(&shelf.database()).into())]);
            return Ok(Exit::Well);
        }
        match look(args, shelf) {
            // Damage may be met only when all is read.
            Err(Failure::Store(fault)) => shelf.offer_rescue(fault).map(|()| Exit::Finding),
            looked => looked,
        }
    })
}

fn look(args: &Args, shelf: &mut Shelf<'_>) -> Result<Exit, Failure> {
    let mut store = shelf.open()?;
    let library = Library::open(&shelf.folder.decks(), Some(&shelf.folder.index()), &mut |_, _| {});
    if let Some([old, new]) = args.relink.as_deref() {
        return relink(shelf, &mut store, &library, (old, new));
    }
    let findings = examine(shelf, &mut store, &library)?;
    if args.json {
        print_json(&told(shelf, &findings));
    } else {
        tell(shelf, &findings);
    }
    if let Some(detail) = findings.examination.file.first() {
        return Err(StoreFault::Corrupt { path: shelf.database(), detail: detail.clone() }.into());
    }
    Ok(if findings.is_well() { Exit::Well } else { Exit::Finding })
}

fn examine(shelf: &Shelf<'_>, store: &mut Store, library: &Library) -> Result<Findings, Failure> {
    let mut bar = shelf.bar("examining");
    let mut examination = store.examine(shelf.env.now(), &mut bar)?;
    let (mut before, mut tidied) = (None, Vec::new());
    if !examination.witnessed.altered.is_empty() || !examination.untidy.is_empty() {
        before = store.mend(&examination, shelf.env.now())?;
        let was = std::mem::replace(&mut examination, store.examine(shelf.env.now(), &mut bar)?);
        if was.untidy != Untidy::default() {
            tidied = was.file.into_iter().filter(|line| !examination.file.contains(line)).collect();
        }
        // What is found altered again are rows beyond those that are mended at a time.
        let left = std::mem::replace(&mut examination.witnessed.altered, was.witnessed.altered).count;
        examination.witnessed.altered.count = examination.witnessed.altered.first.len() + left;
    }
    drop(bar);
    let mended = examination.differences.len();
    if mended > 0 {
        store.rebuild()?;
    }
    // Of a damaged file nothing sure can be read.
    let orphans = if examination.file.is_empty() { orphans(store, library)? } else { Vec::new() };
    Ok(Findings { examination, mended, tidied, before, orphans, faulty_files: library.faults().len() })
}

fn orphans(store: &Store, library: &Library) -> Result<Vec<Orphan>, Failure> {
    let (mut gone, mut answered) = (BTreeMap::new(), BTreeSet::new());
    for (card, answers) in store.answered()? {
        let question = (card.deck.clone(), card.question.clone());
        if library.contains(&card) {
            answered.insert(question);
        } else {
            let (cards, sum) = gone.entry(question).or_insert((0, 0_u32));
            *cards += 1;
            *sum = sum.saturating_add(answers);
        }
    }
    let orphan = |((deck, question), (cards, answers)): ((DeckId, QuestionId), (usize, u32))| {
        let there: BTreeSet<CardId> = library.deck(&deck).into_iter().flat_map(cards_of).collect();
        let free = there.iter().filter(|card| !answered.contains(&(card.deck.clone(), card.question.clone())));
        let near = nearest(question.as_str(), free.map(|card| card.question.as_str()));
        Orphan {
            name: format!("{deck}/{question}"),
            cards,
            answers,
            nearest: near.map(|near| format!("{deck}/{near}")),
        }
    };
    Ok(gone.into_iter().map(orphan).collect())
}

fn told(shelf: &Shelf<'_>, findings: &Findings) -> serde_json::Value {
    let Examination { file, dangling, log, witnessed, .. } = &findings.examination;
    let row = |row: &LogRow| {
        let card = row.card.as_ref().map(ToString::to_string);
        json!({ "table": row.table, "card": card, "day": row.day.map(|day| day.to_string()) })
    };
    let rows = |rows: &LogRows| {
        let first = rows.first.iter().take(SHOWN).map(row).collect::<serde_json::Value>();
        json!({ "count": rows.count, "more": rows.more(), "first": first })
    };
    let orphans = findings.orphans.iter().map(|orphan| {
        json!({ "question": orphan.name, "cards": orphan.cards, "answers": orphan.answers, "nearest": orphan.nearest })
    });
    json!({
        "well": findings.is_well(),
        "file": { "path": shown(&shelf.database()), "sound": file.is_empty(), "faults": file, "tidied": findings.tidied, "dangling": dangling },
        "log": {
            "answers": log.answers, "taken_back": log.retracted, "first": log.span.map(|span| span.0.0),
            "last": log.span.map(|span| span.1.0), "future": log.future, "undated": log.undated, "backward": log.backward,
        },
        "rows": {
            "copy": witnessed.copy.as_deref().map(shown), "before": findings.before.as_deref().map(shown),
            "mended": rows(&witnessed.altered), "unsure": rows(&witnessed.unsure),
            "missing": rows(&witnessed.missing), "absurd": rows(&witnessed.absurd),
        },
        "cache": { "mended": findings.mended },
        "orphans": orphans.collect::<serde_json::Value>(),
        "faulty_deck_files": findings.faulty_files,
    })
}

fn tell(shelf: &Shelf<'_>, findings: &Findings) {
    let mut page = shelf.page();
    let Examination { file, dangling, log, .. } = &findings.examination;
    let path = shown(&shelf.database());
    let line = |page: &mut Page, key: &str, count: usize| {
        if count > 0 {
            page.hanging(&shelf.words.tell(key, &[("count", count.into())]), "", "  ");
        }
    };
    if let Some(why) = file.first() {
        let args = [("path", path.into()), ("why", why.as_str().into()), ("count", file.len().into())];
        page.hanging(&shelf.words.tell("doctor-file-damaged", &args), "", "  ");
        if findings.before.is_some() {
            line(&mut page, "doctor-file-tidied", findings.tidied.len());
            tell_rows(shelf, &mut page, findings);
        }
        return print(page);
    }
    page.verbatim(shelf.words.tell("doctor-file-sound", &[("path", path.into())]));
    line(&mut page, "doctor-file-tidied", findings.tidied.len());
    line(&mut page, "doctor-dangling", *dangling);
    if let Some((first, last)) = log.span {
        let args = [
            ("count", log.answers.into()),
            ("back", log.retracted.into()),
            ("first", shelf.instant(first).into()),
            ("last", shelf.instant(last).into()),
        ];
        page.hanging(&shelf.words.tell("doctor-log", &args), "", "  ");
    }
    line(&mut page, "doctor-future", log.future);
    line(&mut page, "doctor-undated", log.undated);
    line(&mut page, "doctor-backward", log.backward);
    tell_rows(shelf, &mut page, findings);
    page.hanging(&shelf.words.tell("doctor-cache", &[("count", findings.mended.into())]), "", "  ");
    tell_orphans(shelf, &mut page, findings);
    if findings.is_well() {
        page.line(&shelf.words.say("doctor-well"));
    }
    print(page);
}

/// What became of rows of the log that are not as they were, and what to do about the others.
fn tell_rows(shelf: &Shelf<'_>, page: &mut Page, findings: &Findings) {
    let witnessed = &findings.examination.witnessed;
    let Witnessed { copy, altered, unsure, missing, absurd, doubles } = witnessed;
    let path = copy.as_deref().map(|copy| quoted(&shown(copy))).unwrap_or_default();
    let name = copy.as_deref().and_then(Path::file_name).unwrap_or_default().to_string_lossy();
    if name.is_empty() {
        page.hanging(&shelf.words.say("doctor-rows-no-copy"), "", "  ");
    } else if witnessed.count() == 0 {
        page.hanging(&shelf.words.tell("doctor-rows-same", &[("copy", (&*name).into())]), "", "  ");
    }
    let mended = if name.is_empty() { "doctor-rows-righted" } else { "doctor-rows-mended" };
    tell_kind(shelf, page, (mended, &name, None), altered);
    if altered.more() > 0 {
        page.hanging(&shelf.words.tell("doctor-rows-more-altered", &[("count", altered.more().into())]), "  ", "  ");
    }
    if let Some(before) = findings.before.as_deref() {
        page.verbatim(format!("  {}", shelf.words.tell("doctor-rows-before", &[("path", shown(before).into())])));
    }
    let (merge, restore) = (format!("sommet merge {path}"), format!("sommet restore {path}"));
    tell_kind(shelf, page, ("doctor-rows-unsure", &name, Some(&restore)), unsure);
    let advised = if *doubles { ("doctor-rows-missing-doubles", &restore) } else { ("doctor-rows-missing", &merge) };
    tell_kind(shelf, page, (advised.0, &name, Some(advised.1)), missing);
    tell_kind(shelf, page, ("doctor-rows-absurd", "", None), absurd);
}

/// Says how many rows there are of a kind, what may be typed about them, and the first of them.
fn tell_kind(shelf: &Shelf<'_>, page: &mut Page, (key, copy, command): (&str, &str, Option<&str>), rows: &LogRows) {
    if rows.is_empty() {
        return;
    }
    let mut args = vec![("count", rows.count.into())];
    if !copy.is_empty() {
        args.push(("copy", copy.into()));
    }
    page.hanging(&shelf.words.tell(key, &args), "", "  ");
    if let Some(command) = command {
        // What is to be copied is not broken.
        page.verbatim(format!("  {command}"));
    }
    for row in rows.first.iter().take(SHOWN) {
        let kind = shelf.words.tell("doctor-row", &[("table", row.table.into())]);
        let card = row.card.as_ref().map(|card| format!(" · {card}")).unwrap_or_default();
        let day = row.day.map(|day| format!(" · {day}")).unwrap_or_default();
        page.verbatim(format!("  {kind}{card}{day}"));
    }
    if rows.count > SHOWN {
        page.hanging(&shelf.words.tell("doctor-rows-more", &[("count", (rows.count - SHOWN).into())]), "  ", "  ");
    }
}

fn tell_orphans(shelf: &Shelf<'_>, page: &mut Page, findings: &Findings) {
    let words = &shelf.words;
    if findings.orphans.is_empty() {
        return;
    }
    page.hanging(&words.tell("doctor-orphans", &[("count", findings.orphans.len().into())]), "", "  ");
    for orphan in &findings.orphans {
        let args =
            [("name", orphan.name.as_str().into()), ("cards", orphan.cards.into()), ("count", orphan.answers.into())];
        page.hanging(&words.tell("doctor-orphan", &args), "  ", "    ");
        if let Some(near) = &orphan.nearest {
            let told = words.tell("doctor-orphan-nearest", &[("near", near.as_str().into())]);
            page.hanging(&told, "    ", "    ");
            // What is to be copied is not broken.
            page.verbatim(format!("    sommet doctor --relink {} {near}", orphan.name));
        }
    }
    if findings.faulty_files > 0 {
        page.hanging(&words.tell("doctor-faulty-files", &[("count", findings.faulty_files.into())]), "", "  ");
    }
    page.hanging(&words.say("doctor-orphans-how"), "", "  ");
}

/// Makes the progress of one question or card count for another one.
fn relink(
    shelf: &Shelf<'_>,
    store: &mut Store,
    library: &Library,
    (old, new): (&String, &String),
) -> Result<Exit, Failure> {
    let unknown = |name: &String| Failure::NoQuestion(name.clone());
    let (from, to): (CardId, CardId) = (old.parse().map_err(|_| unknown(old))?, new.parse().map_err(|_| unknown(new))?);
    let known = store.cards_of(&from.deck, &from.question)?;
    let links: Vec<(CardId, CardId)> = if old.contains('#') {
        known.into_iter().filter(|card| *card == from).map(|card| (card, to.clone())).collect()
    } else {
        let facet = |facet: Facet| CardId { facet, ..to.clone() };
        known.into_iter().map(|card| (card.clone(), facet(card.facet))).collect()
    };
    if links.is_empty() {
        return Err(Failure::NoProgress(old.clone()));
    }
    // Linked to itself a card stands for itself again, be it there or not.
    let takes_back = from == to;
    if !takes_back && links.iter().any(|(old, _)| library.contains(old)) {
        return Err(Failure::StillThere(old.clone()));
    }
    let count = links.len();
    let links: Vec<_> = links.into_iter().filter(|(_, new)| takes_back || library.contains(new)).collect();
    if links.is_empty() {
        return Err(unknown(new));
    }
    store.relink(&links, shelf.env.now().at)?;
    let args = [("old", old.as_str().into()), ("new", new.as_str().into()), ("count", links.len().into())];
    shelf.say(if takes_back { "relink-undone" } else { "relink-done" }, &args);
    if links.len() < count {
        let args = [("new", new.as_str().into()), ("count", (count - links.len()).into())];
        shelf.say("relink-left", &args);
    }
    Ok(Exit::Well)
}
