//! `sommet grade`: what the grading says of answers typed on standard input, one a line.

use std::io::{BufRead, stdin};

use serde_json::json;

use super::desk::Desk;
use super::failure::Failure;
use super::others::{OtherAnswers, asked};
use super::{Exit, Options, write_err, write_out};
use crate::env::Env;
use crate::grading::{NumberMatch, Reason, TextKey, Verdict, fold};
use crate::model::{Answer, CardId, Facet, Outcome, Seed};
use crate::quiz::{Form, Given, Key, Round};

/// Arguments of `grade`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long)]
    json: bool,
}

/// What was found of one line.
struct Graded {
    card: CardId,
    given: String,
    verdict: Verdict,
    matched: Option<String>,
    number: Option<NumberMatch>,
}

/// Grades `deck/question<TAB>answer` lines; ends with [`Exit::Finding`] when one names no question.
pub fn run(args: &Args, env: &Env, options: &Options) -> Exit {
    Desk::run(env, options, |desk| {
        let mut teacher = Grader { desk, others: OtherAnswers::default() };
        let mut unread = false;
        for (number, line) in (1_usize..).zip(stdin().lock().split(b'\n')) {
            let Ok(line) = line else { break };
            let line = String::from_utf8_lossy(&line);
            let line = line.trim_end_matches('\r');
            if line.trim().is_empty() {
                continue;
            }
            match teacher.grade(line) {
                Some(graded) if args.json => write_out(&format!("{}\n", as_json(&graded))),
                Some(graded) => write_out(&teacher.tell(&graded)),
                None => {
                    unread = true;
                    let told =
                        teacher.desk.words.tell("grade-unknown", &[("number", number.into()), ("line", line.into())]);
                    if args.json {
                        write_out(&format!("{}\n", json!({ "line": number, "error": told })));
                    } else {
                        write_err(&format!("{told}\n"));
                    }
                }
            }
        }
        Ok::<_, Failure>(if unread { Exit::Finding } else { Exit::Well })
    })
}

struct Grader<'a, 'b> {
    desk: &'a Desk<'b>,
    others: OtherAnswers,
}

impl Grader<'_, '_> {
    fn grade(&mut self, line: &str) -> Option<Graded> {
        let (card, given) = line.split_once('\t')?;
        let mut card: CardId = card.trim().parse().ok()?;
        let words = &self.desk.words;
        let cards = self.desk.library.deck(&card.deck)?.question(&card.question)?.cards;
        if card.facet == Facet::Whole {
            card.facet = cards.facets().next()?;
        }
        let loaded = self.desk.library.question(&card, words.tag()).ok()?;
        let others = self.others.of(&self.desk.library, &card.deck, words.tag());
        let asked = asked(card.clone(), loaded);
        let question = asked.question.clone();
        let mut round = Round::open(asked, Seed(0));
        round.learn(others);
        let answer = as_given(&round, &question.answer, given);
        let reveal = round.reveal(&answer);
        let matched =
            round.text_match(&answer).filter(|_| reveal.verdict.credit > 0.0).and_then(|found| match &reveal.key {
                Key::Text { shown, also } => std::iter::once(shown).chain(also).nth(found.accepted).cloned(),
                _ => None,
            });
        let number = round.number_match(&answer);
        Some(Graded { card, given: given.to_owned(), verdict: reveal.verdict, matched, number })
    }

    /// A line for a person: the card, what was typed, the verdict and why.
    fn tell(&self, graded: &Graded) -> String {
        let words = &self.desk.words;
        let args = [
            ("card", graded.card.to_string().into()),
            ("given", graded.given.as_str().into()),
            ("verdict", words.verdict(&graded.verdict).into()),
        ];
        format!("{}\n", words.tell("grade-line", &args).trim_end())
    }
}

fn as_json(graded: &Graded) -> serde_json::Value {
    let reasons: Vec<&str> = graded.verdict.reasons.iter().map(Reason::name).collect();
    let ask = match graded.number {
        Some(NumberMatch::ScaleMissing(scale)) => json!({ "scale": scale }),
        Some(NumberMatch::Ambiguous(one, other)) => json!({ "readings": [one, other] }),
        _ => serde_json::Value::Null,
    };
    json!({
        "card": graded.card.to_string(), "given": graded.given, "outcome": graded.verdict.outcome.name(),
        "credit": graded.verdict.credit, "reasons": reasons, "matched": graded.matched, "ask": ask,
    })
}

/// Which option a text names: to the letter but for its writing, else but for its wording.
fn place(options: &[String], text: &str) -> Option<usize> {
    let same = options.iter().position(|option| fold(option) == fold(text));
    let worded =
        |option: &String| matches!(TextKey::new(&[option]).grade(text).outcome, Outcome::Right | Outcome::Slip);
    same.or_else(|| options.iter().position(worded))
}

/// The parts of a line: between `;`, or where there is none, between commas and "and".
fn cut(text: &str) -> Vec<&str> {
    let parts = if text.contains(';') {
        text.split(';').collect()
    } else {
        text.split(',').flat_map(|part| part.split(" et ")).flat_map(|part| part.split(" and ")).collect::<Vec<_>>()
    };
    parts.into_iter().map(str::trim).filter(|part| !part.is_empty()).collect()
}

/// What a typed line gives as an answer: options by their text, several of them with `;` or commas between, pairs as
/// `left = right` with `;` between.
fn as_given(round: &Round, answer: &Answer, text: &str) -> Given {
    let parts = || text.split(';').map(str::trim).filter(|part| !part.is_empty());
    // What is no option is one that no question has, and so is wrong.
    let places = |options: &[String]| match place(options, text) {
        Some(place) => vec![place],
        None => cut(text).into_iter().map(|part| place(options, part).unwrap_or(usize::MAX)).collect::<Vec<_>>(),
    };
    if text.trim().is_empty() {
        return Given::GiveUp;
    }
    match (answer, round.prompt().form) {
        (Answer::Choice { .. }, Form::Choice(options)) => Given::Pick(place(&options, text).unwrap_or(usize::MAX)),
        (Answer::Several { .. }, Form::Several(options)) => Given::Picks(places(&options)),
        (Answer::Order(_), Form::Order(items)) => {
            let places = places(&items);
            if places.contains(&usize::MAX) { Given::GiveUp } else { Given::Order(places) }
        }
        (Answer::Match(_), Form::Match { left, right }) => {
            let pairs: Vec<(String, &str)> =
                parts().filter_map(|part| part.split_once('=')).map(|(left, right)| (fold(left), right)).collect();
            let partner = |left: &String| {
                pairs.iter().find(|(name, _)| *name == fold(left)).and_then(|(_, text)| place(&right, text))
            };
            Given::Pairs(left.iter().map(partner).collect())
        }
        (Answer::TrueFalse(truth), _) => match fold(text).as_str() {
            "true" | "vrai" | "yes" | "oui" | "t" | "v" => Given::Truth(true),
            "false" | "faux" | "no" | "non" | "f" => Given::Truth(false),
            _ => Given::Truth(!truth),
        },
        (Answer::List { of, need }, _) => {
            // An item may have a comma or "and" in it.
            let whole = of.iter().any(|forms| place(forms, text).is_some()) || *need < 2 && !text.contains(';');
            let items = if whole { vec![text] } else { cut(text) };
            Given::Items(items.into_iter().map(str::to_owned).collect())
        }
        _ => Given::Text(text.to_owned()),
    }
}
