//! Many questions at once, out of notes: looked through, then all that are kept are added in one go, or none.

use std::path::Path;

use serde_json::{Value, json};

use super::super::author::AuthorFault;
use super::super::failure::Failure;
use super::super::workshop::Workshop;
use super::super::{Exit, print_json};
use super::Workbench;
use super::ask::Asked;
use super::drafts::Draft;
use super::looked::{Earlier, Looked};
use super::notes::{self, Candidate, Harvest, NOTES_WORTH_A_BAR, Near};
use super::proof::{self, near_args, prove};
use super::sketch::Sketch;
use crate::deckfile::{AppendFault, Encoding, FreeIds, append, emit_question, format_question};
use crate::model::{Question, QuestionId, markup};
use crate::term::Progress;

/// Lines that are left out and shown one by one; the rest is counted.
const MOST_SHOWN: usize = 20;

/// What the command line asks for.
#[derive(Clone, Copy)]
#[expect(
    clippy::struct_excessive_bools,
    reason = "each is an option of the command line, or whether somebody is there"
)]
pub(super) struct How {
    pub(super) yes: bool,
    pub(super) dry_run: bool,
    pub(super) json: bool,
    /// Whether somebody can be asked.
    pub(super) can_ask: bool,
}

/// What is done with one question of the notes.
#[derive(Clone, Copy)]
enum Verdict {
    Keep,
    Change,
    Skip,
    KeepRest,
    Stop,
}

/// Adds the questions of a file of notes.
pub(super) fn add_notes(bench: &mut Workbench<'_>, from: &Path, how: How) -> Result<Exit, Failure> {
    let harvest = notes::read(bench.workshop, &bench.target, from)?;
    if !how.json {
        report(bench, from, &harvest)?;
    }
    let exit = if harvest.left.is_empty() { Exit::Well } else { Exit::Finding };
    let sound = || harvest.candidates.iter().filter(|found| found.near.is_none()).map(|found| found.question.clone());
    let kept: Vec<Question> = if how.yes || how.dry_run {
        sound().collect()
    } else if harvest.candidates.is_empty() {
        Vec::new()
    } else if how.can_ask && !how.json {
        let Some(kept) = review(bench, &harvest)? else { return Ok(Exit::Well) };
        kept
    } else {
        return Err(AuthorFault::NoReview.into());
    };
    let mut looked = Looked::open(&bench.drawer());
    let written = if how.dry_run || kept.is_empty() { Ok(kept) } else { write(bench, kept) };
    if written.is_err() && !how.json && !looked.is_empty() {
        bench.say("notes-put-aside", &[])?;
    }
    let kept = written?;
    if !how.dry_run {
        looked.forget(harvest.questions());
    }
    let texts: Vec<String> = kept.iter().map(emit_question).collect();
    if how.json {
        print_json(&as_json(bench, &harvest, &kept, how.dry_run));
        return Ok(exit);
    }
    if how.dry_run {
        let mut page = bench.dialogue.page();
        for text in &texts {
            page.gap();
            format_question(text).lines().for_each(|line| _ = page.verbatim(line));
        }
        page.gap();
        bench.dialogue.show(page)?;
        bench.say("notes-would-add", &[("count", texts.len().into()), ("path", bench.target.source.name().into())])?;
    } else {
        bench.say("notes-added", &[("count", texts.len().into()), ("path", bench.target.source.name().into())])?;
        if !texts.is_empty() {
            bench.mention_translations(texts.len())?;
        }
    }
    Ok(exit)
}

/// Adds all of them at once, and hands them back as they were added: somebody may have given an id away meanwhile.
fn write(bench: &mut Workbench<'_>, kept: Vec<Question>) -> Result<Vec<Question>, Failure> {
    bench.target.read_again()?;
    let mut ids = FreeIds::beside(bench.target.deck.questions.iter().map(|question| question.id.to_string()));
    let free = |question: Question| Question {
        id: QuestionId::new(&ids.give(question.id.as_str())).unwrap_or(question.id),
        ..question
    };
    let kept: Vec<Question> = kept.into_iter().map(free).collect();
    let texts: Vec<String> = kept.iter().map(emit_question).collect();
    let mut bar = Progress::new(bench.workshop.words.say("notes-adding"));
    let told = texts.iter().enumerate().inspect(|(done, _)| {
        if texts.len() >= NOTES_WORTH_A_BAR {
            bar.step(*done, texts.len());
        }
    });
    let whole = append(&bench.target.source.text, told.map(|(_, text)| text)).map_err(|fault| match fault {
        AppendFault::Unreadable => Failure::from(AuthorFault::UnreadableDeck(bench.target.source.path.clone())),
        AppendFault::NotQuestions => Failure::Changed(bench.target.source.path.clone()),
    })?;
    drop(bar);
    Workshop::rewrite(&bench.target.source, &whole)?;
    Ok(kept)
}

/// What was found, what resembles another, and what was left out.
fn report(bench: &mut Workbench<'_>, from: &Path, harvest: &Harvest) -> Result<(), Failure> {
    let words = &bench.workshop.words;
    let near = harvest.candidates.iter().filter(|found| found.near.is_some()).count();
    let mut page = bench.dialogue.page();
    let args = [
        ("path", from.display().to_string().into()),
        ("count", harvest.candidates.len().into()),
        ("near", near.into()),
        ("left", harvest.left.len().into()),
    ];
    page.line(&words.tell("notes-found", &args));
    match harvest.encoding {
        Encoding::Utf8 => {}
        Encoding::Utf16 => _ = page.line(&words.tell("notes-encoding", &[("name", "UTF-16".into())])),
        Encoding::Windows1252 => _ = page.line(&words.tell("notes-encoding", &[("name", "Windows-1252".into())])),
    }
    for found in harvest.candidates.iter().filter(|found| found.near.is_some()).take(MOST_SHOWN) {
        let (like, _) = like(bench, found);
        let ask = found.question.ask.as_str();
        let args = [("line", found.line.into()), ("ask", ask.into()), ("like", like.into())];
        page.text(&words.tell("notes-near", &args), "  ", "    ");
    }
    for left in harvest.left.iter().take(MOST_SHOWN) {
        let text = markup::escape(&left.text);
        let args = [("line", left.line.into()), ("text", text.into()), ("reason", left.reason.as_str().into())];
        page.text(&words.tell("notes-left", &args), "  ", "    ");
    }
    let hidden = near.saturating_sub(MOST_SHOWN) + harvest.left.len().saturating_sub(MOST_SHOWN);
    if hidden > 0 {
        page.line(&words.tell("notes-more", &[("count", hidden.into())]));
    }
    Ok(bench.dialogue.show(page)?)
}

/// What a question resembles: in words, and as JSON.
fn like(bench: &Workbench<'_>, found: &Candidate) -> (String, Value) {
    let words = &bench.workshop.words;
    match found.near {
        Some(Near::InDeck(at)) => {
            let id = bench.target.deck.questions.get(at).map(|question| question.id.to_string());
            (words.tell("add-near", &near_args(&bench.target, at)), json!({ "id": id }))
        }
        Some(Near::InNotes(line)) => (words.tell("notes-near-line", &[("line", line.into())]), json!({ "line": line })),
        None => (String::new(), Value::Null),
    }
}

/// Goes through the questions; those that are kept, or nothing when whoever is asked has left.
fn review(bench: &mut Workbench<'_>, harvest: &Harvest) -> Result<Option<Vec<Question>>, Failure> {
    let mut looked = Looked::open(&bench.drawer());
    let Some(beginning) = begin(bench, harvest, &looked)? else {
        bench.say("notes-none-added", &[])?;
        return Ok(None);
    };
    match beginning {
        Beginning::GoOn => {}
        Beginning::First => looked.forget(harvest.questions()),
        Beginning::All => {
            let all = harvest.candidates.iter().filter(|found| found.near.is_none());
            return Ok(Some(all.map(|found| found.question.clone()).collect()));
        }
    }
    let mut kept: Vec<Question> = Vec::new();
    for (at, found) in harvest.candidates.iter().enumerate() {
        if let Some(decided) = looked.verdict(&found.question, bench.target.extensions) {
            if let Earlier::Kept(question) = decided {
                kept.push(*question);
            }
            continue;
        }
        let place = Place { at, count: harvest.candidates.len(), kept: kept.len() };
        match settle(bench, found, place, &mut looked)? {
            Settled::Gone => {
                bench.say(if looked.is_empty() { "notes-none-added" } else { "notes-put-aside" }, &[])?;
                return Ok(None);
            }
            Settled::Keep(question) => {
                looked.decide(&found.question, Some(&question));
                kept.push(question);
            }
            Settled::Skip => looked.decide(&found.question, None),
            Settled::Stop => return Ok(Some(kept)),
            Settled::KeepRest(question) => {
                kept.push(question);
                let rest = harvest.candidates.iter().skip(at + 1).filter(|found| found.near.is_none());
                kept.extend(rest.map(|found| found.question.clone()));
                return Ok(Some(kept));
            }
        }
    }
    Ok(Some(kept))
}

/// How a review begins.
#[derive(Clone, Copy)]
enum Beginning {
    /// Where the last one of these notes was left.
    GoOn,
    First,
    /// There is none: all that are like no other are taken.
    All,
}

/// Asks how to begin; `None` when nothing is to be added.
fn begin(bench: &mut Workbench<'_>, harvest: &Harvest, looked: &Looked) -> Result<Option<Beginning>, Failure> {
    let words = &bench.workshop.words;
    // Nothing is looked up where nothing was decided: there may be 100,000 of them.
    let known = || harvest.questions().filter(|_| !looked.is_empty());
    let decided: Vec<_> = known().filter_map(|question| looked.verdict(question, bench.target.extensions)).collect();
    let sound = harvest.candidates.iter().filter(|found| found.near.is_none()).count();
    let mut ways = vec![
        (words.say("notes-one-by-one"), Some(Beginning::First)),
        (words.tell("notes-take-all", &[("count", sound.into())]), Some(Beginning::All)),
        (words.say("notes-stop"), None),
    ];
    if !decided.is_empty() || known().any(|question| looked.begun(question).is_some()) {
        let args = [
            ("looked", decided.len().into()),
            ("count", harvest.candidates.len().into()),
            ("kept", decided.iter().filter(|earlier| matches!(earlier, Earlier::Kept(_))).count().into()),
        ];
        ways.insert(0, (words.tell("notes-go-on", &args), Some(Beginning::GoOn)));
    }
    let labels: Vec<String> = ways.iter().map(|(label, _)| label.clone()).collect();
    let chosen = bench.dialogue.decide(&words.say("add-decide"), &labels)?;
    Ok(chosen.and_then(|at| ways.get(at)).and_then(|(_, beginning)| *beginning))
}

/// Where a question stands in the review.
#[derive(Clone, Copy)]
struct Place {
    at: usize,
    count: usize,
    kept: usize,
}

/// What became of one question of the notes.
enum Settled {
    Keep(Question),
    Skip,
    KeepRest(Question),
    Stop,
    /// Whoever is asked has left.
    Gone,
}

/// Shows one question, as it was changed, until it is decided what becomes of it.
fn settle(bench: &mut Workbench<'_>, found: &Candidate, place: Place, looked: &mut Looked) -> Result<Settled, Failure> {
    let mut question = found.question.clone();
    let mut is_begun = looked.begun(&found.question).is_some();
    loop {
        let verdict = if is_begun { Some(Verdict::Change) } else { look(bench, found, &question, place)? };
        match verdict {
            None => return Ok(Settled::Gone),
            Some(Verdict::Keep) => return Ok(Settled::Keep(question)),
            Some(Verdict::Skip) => return Ok(Settled::Skip),
            Some(Verdict::Stop) => return Ok(Settled::Stop),
            Some(Verdict::KeepRest) => return Ok(Settled::KeepRest(question)),
            Some(Verdict::Change) => match change(bench, found, &question, looked)? {
                Some(changed) => question = changed,
                None => return Ok(Settled::Gone),
            },
        }
        is_begun = false;
    }
}

/// Shows one question and asks what is to be done with it; `None` when whoever is asked has left.
fn look(
    bench: &mut Workbench<'_>,
    found: &Candidate,
    question: &Question,
    Place { at, count, kept }: Place,
) -> Result<Option<Verdict>, Failure> {
    let words = &bench.workshop.words;
    let text = emit_question(question);
    let mut page = bench.dialogue.page();
    let args = [("number", (at + 1).into()), ("count", count.into()), ("line", found.line.into())];
    page.gap();
    page.line(&words.tell("notes-number", &args));
    let proved = prove(&bench.target, &text);
    match &proved {
        Ok(proof) => proof::show(&mut page, bench.workshop, &bench.target, proof),
        Err(refused) => proof::refuse(&mut page, bench.workshop, &text, refused),
    }
    if let Some(Near::InNotes(line)) = found.near {
        page.line(&words.tell("notes-near-line", &[("line", line.into())]));
    }
    bench.dialogue.show(page)?;
    let mut verdicts = Vec::new();
    if proved.is_ok() {
        verdicts.push((words.say("notes-keep"), Verdict::Keep));
    }
    // What resembles another is skipped unless one says otherwise.
    let place = if found.near.is_some() { 0 } else { verdicts.len() };
    verdicts.insert(place, (words.say("notes-skip"), Verdict::Skip));
    verdicts.push((words.say("add-change"), Verdict::Change));
    if proved.is_ok() {
        verdicts.push((words.say("notes-keep-rest"), Verdict::KeepRest));
    }
    verdicts.push((words.tell("notes-stop-here", &[("count", kept.into())]), Verdict::Stop));
    let labels: Vec<String> = verdicts.iter().map(|(label, _)| label.clone()).collect();
    let chosen = bench.dialogue.decide(&words.say("add-decide"), &labels)?;
    Ok(chosen.and_then(|at| verdicts.get(at)).map(|(_, verdict)| *verdict))
}

/// Asks for the parts of a question anew; `None` when whoever is asked has left. Notes make no question that cannot be said in
/// parts.
fn change(
    bench: &mut Workbench<'_>,
    found: &Candidate,
    question: &Question,
    looked: &mut Looked,
) -> Result<Option<Question>, Failure> {
    let french = bench.target.is_french();
    let begun = looked.begun(&found.question).cloned();
    let Some(sketch) = begun.or_else(|| Sketch::of(question, french)) else { return Ok(Some(question.clone())) };
    let mut draft = Draft { sketch, text: None };
    let mut keep = |draft: &Draft| looked.begin(&found.question, &draft.sketch);
    let asked =
        super::ask::ask(&mut bench.dialogue, &bench.workshop.words, &bench.target.deck, french, &mut draft, &mut keep)?;
    match asked {
        Asked::Gone => {
            // What was typed last too.
            keep(&draft);
            Ok(None)
        }
        Asked::Said => {
            let changed = draft.sketch.question(question.id.clone(), french);
            let changed = changed.filter(|changed| changed != question);
            Ok(Some(changed.map_or_else(|| question.clone(), |changed| proof::finish(changed, &bench.target.deck))))
        }
        Asked::Done | Asked::Undo => Ok(Some(question.clone())),
    }
}

fn as_json(bench: &Workbench<'_>, harvest: &Harvest, kept: &[Question], dry_run: bool) -> Value {
    let near = harvest.candidates.iter().filter(|found| found.near.is_some());
    let near = near.map(|found| json!({ "line": found.line, "ask": found.question.ask, "like": like(bench, found).1 }));
    let left = harvest.left.iter();
    let left = left.map(|left| json!({ "line": left.line, "text": left.text, "reason": left.reason }));
    json!({
        "deck": bench.target.deck.id.as_str(), "path": bench.target.source.name(), "dry_run": dry_run,
        "added": kept.iter().map(|question| question.id.as_str()).collect::<Vec<_>>(),
        "near": near.collect::<Vec<_>>(), "left": left.collect::<Vec<_>>(), "translations": bench.translations,
    })
}
