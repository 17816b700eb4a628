//! `sommet decks`: what is there, and what each deck holds for the learner.

use serde_json::json;

use super::desk::{DeckTally, Desk};
use super::failure::Failure;
use super::{Exit, Options, print, print_json};
use crate::env::Env;
use crate::library::DeckOutline;

/// Arguments of `decks`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long)]
    json: bool,
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
        page.text(&format!("**{}**", row.title), "", "");
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
