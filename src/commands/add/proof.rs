//! A question before it is kept: as learners will see it, what `check` would say of it, and which one it resembles.

use std::sync::Arc;

use super::super::workshop::Workshop;
use super::target::Target;
use crate::deckfile::{
    AppendFault, Code, Diagnostic, append, emit_question, free_id, inspect, parse, parse_question, set_signs,
};
use crate::i18n::Arg;
use crate::library::find_media;
use crate::model::{Answer, CardId, Deck, Question, Seed};
use crate::quiz::{Asked, Given, Round};
use crate::term::{Page, sample};

/// A question that would stand in its deck.
pub(super) struct Proof {
    pub(super) question: Question,
    /// The deck's text with it.
    pub(super) whole: String,
    /// What could be better, in that text.
    findings: Vec<Diagnostic>,
    /// The number of the question that asks much the same.
    near: Option<usize>,
}

/// Why it cannot stand there.
pub(super) enum Refused {
    /// What is wrong with its text, with places in it.
    Faults(Vec<Diagnostic>),
    /// The deck has its id, or cannot be added to any more.
    Append(AppendFault),
}

/// Gives a question an id of its own and sets its signs as the language has them.
pub(super) fn finish(question: Question, deck: &Deck) -> Question {
    let taken = |id: &str| deck.questions.iter().any(|other| other.id.as_str() == id);
    let id = free_id(&question.ask, taken).unwrap_or_else(|| question.id.clone());
    let mut set = set_signs(vec![Question { id, ..question.clone() }], &deck.language);
    set.pop().unwrap_or(question)
}

/// Holds a question's text against its deck.
pub(super) fn prove(target: &Target, text: &str) -> Result<Proof, Refused> {
    // What the question leaves to the deck stays with the deck.
    let question =
        parse_question(text, target.extensions, &crate::model::Defaults::default()).map_err(Refused::Faults)?;
    let whole = append(&target.source.text, [text]).map_err(Refused::Append)?;
    let place = target.source.path.clone();
    let span = parse(&whole).question_spans.pop().unwrap_or_default();
    let found = inspect(&whole, |media| find_media(&place, media).map(|found| found.bytes)).diagnostics;
    let near = target.known.find(&question);
    // The one that resembles it is named with its words, beside these.
    let own = |found: &Diagnostic| {
        span.contains(&found.span.start) && !(near.is_some() && found.code.code() == "near-duplicate-question")
    };
    let findings = found.into_iter().filter(own).collect();
    Ok(Proof { question, whole, findings, near })
}

/// The text of a question as it is added.
pub(super) fn written(question: &Question) -> String {
    emit_question(question)
}

/// Puts all that is to be seen of a question on a page.
pub(super) fn show(page: &mut Page, workshop: &Workshop, target: &Target, proof: &Proof) {
    let words = &workshop.words;
    let deck = &target.deck;
    let question = Arc::new(proof.question.clone());
    let source = question.source.as_ref().or(deck.defaults.source.as_ref()).and_then(|key| deck.sources.get(key));
    for facet in question.facets().into_iter().take(1) {
        let card = CardId { deck: deck.id.clone(), question: question.id.clone(), facet };
        let asked = Asked {
            card,
            question: Arc::clone(&question),
            deck: deck.title.clone(),
            language: deck.language.clone(),
            source: source.cloned(),
        };
        let round = Round::open(asked, Seed(0));
        let mut reveal = round.reveal(&Given::Looked);
        // A learner sees the one of what they picked; an author wants to see them all.
        if let Answer::Choice { wrong, .. } | Answer::Several { wrong, .. } = &question.answer {
            let why = wrong.iter().filter_map(|option| Some((option.text.clone(), option.because.clone()?)));
            reveal.because = why.collect();
        }
        sample(page, &round.prompt(), &reveal, words);
    }
    for told in workshop.tell_findings(&target.source.path, &proof.whole, &proof.findings) {
        told.lines().for_each(|line| _ = page.verbatim(line));
    }
    if let Some(near) = proof.near {
        let args = near_args(target, near);
        let paint = page.layout().paint;
        let told = page.layout().marked(&words.tell("add-near", &args));
        page.hanging(&paint.warn(&told), "", "  ");
    }
}

/// What is said of a question that another resembles.
pub(super) fn near_args(target: &Target, near: usize) -> [(&'static str, Arg<'static>); 3] {
    let other = target.deck.questions.get(near);
    let id = other.map_or_else(String::new, |question| question.id.to_string());
    let ask = other.map_or_else(String::new, |question| question.ask.clone());
    [("id", id.into()), ("line", target.line_of(near).into()), ("ask", ask.into())]
}

/// Puts what is wrong with a question's text on a page.
pub(super) fn refuse(page: &mut Page, workshop: &Workshop, text: &str, refused: &Refused) {
    let words = &workshop.words;
    match refused {
        Refused::Faults(faults) => {
            let name = words.say("add-this-question");
            for told in workshop.tell_findings(std::path::Path::new(&name), text, faults) {
                told.lines().for_each(|line| _ = page.verbatim(line));
            }
        }
        Refused::Append(AppendFault::NotQuestions) => _ = page.line(&words.say("add-id-taken")),
        Refused::Append(AppendFault::Unreadable) => _ = page.line(&words.say("add-deck-broken")),
    }
}

/// The sentence for the first thing that is wrong.
pub(super) fn reason(workshop: &Workshop, refused: &Refused) -> String {
    let code = match refused {
        Refused::Faults(faults) => faults.first().map(|fault| &fault.code),
        Refused::Append(_) => None,
    };
    let told = |code: &Code| workshop.words.finding(code).title;
    code.map_or_else(|| workshop.words.say("add-id-taken"), told)
}
