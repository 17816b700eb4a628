//! `sommet decks`: what is there, and what each deck holds for the learner.

use serde_json::json;

use super::desk::{DeckTally, Desk};
use super::failure::Failure;
use super::flags;
use super::{Exit, Options, print, print_json};
use crate::env::Env;
use crate::library::DeckOutline;
use crate::memory::is_leech;
use crate::model::CardId;
use crate::store::Mark;

/// Arguments of `decks`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long)]
    json: bool,
    #[arg(long, conflicts_with = "resume")]
    suspended: bool,
    #[arg(long, value_name = "CARD")]
    resume: Option<String>,
    #[arg(long, conflicts_with_all = ["suspended", "resume", "unflag"])]
    flagged: bool,
    #[arg(long, value_name = "CARD", conflicts_with_all = ["suspended", "resume"])]
    unflag: Option<String>,
}

/// One deck of the listing.
struct Row {
    id: String,
    title: String,
    languages: Vec<String>,
    files: Vec<String>,
    questions: usize,
    cards: usize,
    due: usize,
    new: usize,
    learned: usize,
}

/// Lists the decks; ends with [`Exit::Finding`] when one cannot be read.
pub fn run(args: &Args, env: &Env, options: &Options) -> Exit {
    Desk::run(env, options, |desk| {
        if let Some(card) = &args.resume {
            return resume(desk, card);
        }
        if let Some(card) = &args.unflag {
            return flags::unflag(desk, card);
        }
        if args.flagged {
            return flags::list(desk, args.json);
        }
        if args.suspended {
            return list_suspended(desk, args.json);
        }
        let rows = rows(desk)?;
        let faulty = desk.report_all_faults();
        if args.json {
            let decks = rows.iter().map(|row| {
                json!({
                    "id": row.id, "title": row.title, "languages": row.languages, "files": row.files, "questions": row.questions,
                    "cards": row.cards, "due": row.due, "new": row.new, "learned": row.learned,
                })
            });
            print_json(&decks.collect());
        } else if rows.is_empty() {
            let path = desk.folder.decks().display().to_string();
            desk.say("no-decks", &[("path", path.into())]);
            desk.say("no-decks-help", &[]);
        } else {
            list(desk, &rows);
        }
        Ok(if faulty { Exit::Finding } else { Exit::Well })
    })
}

/// The suspended cards, by name.
fn suspended(desk: &Desk<'_>) -> Result<Vec<CardId>, Failure> {
    let marked = desk.store.marked(desk.learner)?.into_iter();
    let mut cards: Vec<CardId> = marked.filter(|(_, marks)| marks.suspended).map(|(card, _)| card).collect();
    cards.sort_unstable();
    Ok(cards)
}

fn list_suspended(desk: &Desk<'_>, json: bool) -> Result<Exit, Failure> {
    let mut cards = Vec::new();
    for card in suspended(desk)? {
        let state = desk.store.state_of(desk.learner, &card)?;
        let leech = state.is_some_and(|state| is_leech(&state, &desk.settings));
        cards.push((card, state.map_or(0, |state| state.lapses), leech));
    }
    if json {
        let told = |(card, lapses, leech): &(CardId, u32, bool)| json!({ "card": card.to_string(), "lapses": lapses, "leech": leech });
        print_json(&cards.iter().map(told).collect());
        return Ok(Exit::Well);
    }
    let mut page = desk.page();
    for (card, lapses, leech) in &cards {
        let args = [("card", card.to_string().into()), ("count", (*lapses).into())];
        page.line(&if *leech { desk.words.tell("decks-leech", &args) } else { card.to_string() });
    }
    page.line(&desk.words.tell("decks-suspended", &[("count", cards.len().into())]));
    print(page);
    Ok(Exit::Well)
}

/// Resumes one suspended card, named as the listing names it, or `all`.
fn resume(desk: &mut Desk<'_>, named: &str) -> Result<Exit, Failure> {
    let cards = suspended(desk)?.into_iter().filter(|card| named == "all" || card.to_string() == named);
    let cards: Vec<CardId> = cards.collect();
    if cards.is_empty() {
        return Err(Failure::UnknownCard(named.to_owned()));
    }
    let now = desk.env.now().at;
    for card in &cards {
        desk.store.mark(desk.learner, card, &Mark::Resume, now)?;
    }
    desk.say("decks-resumed", &[("count", cards.len().into())]);
    Ok(Exit::Well)
}

fn rows(desk: &Desk<'_>) -> Result<Vec<Row>, Failure> {
    let tallies = desk.deck_tallies()?;
    let row = |(deck, tally): (&DeckOutline, DeckTally)| Row {
        id: deck.id().to_string(),
        title: deck.choose(desk.words.tag()).title().to_owned(),
        languages: deck.files().iter().map(|file| file.language().to_owned()).collect(),
        files: deck.files().iter().map(|file| file.name().to_owned()).collect(),
        questions: deck.question_count(),
        cards: tally.cards,
        due: tally.due,
        new: tally.cards - tally.met,
        learned: tally.learned,
    };
    Ok(desk.library.decks().iter().zip(tallies).map(row).collect())
}

fn list(desk: &Desk<'_>, rows: &[Row]) {
    let words = &desk.words;
    let mut page = desk.page();
    for (place, row) in rows.iter().enumerate() {
        if place > 0 {
            page.gap();
        }
        let title = page.layout().strong(&row.title);
        page.hanging(&title, "", "");
        let args = [
            ("id", row.id.as_str().into()),
            ("languages", row.languages.join(", ").into()),
            ("questions", row.questions.into()),
            ("cards", row.cards.into()),
        ];
        page.hanging(&words.tell("decks-line", &args), "  ", "  ");
        let args = [("due", row.due.into()), ("new", row.new.into()), ("learned", row.learned.into())];
        page.hanging(&words.tell("decks-state", &args), "  ", "  ");
    }
    print(page);
}
