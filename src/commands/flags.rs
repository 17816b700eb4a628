//! The cards that the learner flagged as in need of a look.

use serde_json::json;

use super::desk::Desk;
use super::failure::Failure;
use super::{Exit, print, print_json};
use crate::model::CardId;
use crate::store::Mark;

/// The flagged cards by name, each with its note.
fn flagged(desk: &Desk<'_>) -> Result<Vec<(CardId, String)>, Failure> {
    let marked = desk.store.marked(desk.learner)?.into_iter();
    let mut cards: Vec<(CardId, String)> = marked.filter_map(|(card, marks)| Some((card, marks.note?))).collect();
    cards.sort_unstable();
    Ok(cards)
}

/// Lists them: name, what is asked, where it stands, the note.
pub(super) fn list(desk: &Desk<'_>, as_json: bool) -> Result<Exit, Failure> {
    let cards = flagged(desk)?;
    let loaded = |card: &CardId| desk.library.question(card, desk.words.tag()).ok();
    if as_json {
        let cards = cards.iter().map(|(card, note)| {
            let loaded = loaded(card);
            let path = loaded.as_ref().map(|loaded| loaded.path.display().to_string());
            let line = loaded.as_ref().map(|loaded| loaded.line);
            json!({
                "card": card.to_string(), "note": note, "ask": loaded.map(|loaded| loaded.question.ask), "path": path, "line": line,
            })
        });
        print_json(&cards.collect());
        return Ok(Exit::Well);
    }
    let mut page = desk.page();
    for (card, note) in &cards {
        page.line(&card.to_string());
        if let Some(loaded) = loaded(card) {
            page.text(&loaded.question.ask, "  ", "  ");
            page.verbatim(format!("  {}:{}", loaded.path.display(), loaded.line));
        }
        if !note.is_empty() {
            page.text(&crate::model::markup::escape(note), "  → ", "    ");
        }
    }
    page.line(&desk.words.tell("decks-flagged", &[("count", cards.len().into())]));
    print(page);
    Ok(Exit::Well)
}

/// Takes the flag off one card, named as the listing names it, or off `all`.
pub(super) fn unflag(desk: &mut Desk<'_>, named: &str) -> Result<Exit, Failure> {
    let cards = flagged(desk)?.into_iter().map(|(card, _)| card);
    let cards: Vec<CardId> = cards.filter(|card| named == "all" || card.to_string() == named).collect();
    if cards.is_empty() {
        return Err(Failure::NotFlagged(named.to_owned()));
    }
    let now = desk.env.now().at;
    for card in &cards {
        desk.store.mark(desk.learner, card, &Mark::Unflag, now)?;
    }
    desk.say("decks-unflagged", &[("count", cards.len().into())]);
    Ok(Exit::Well)
}
