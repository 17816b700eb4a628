//! An answered question as lines: verdict, right answer, explanation, and when it comes back.

use super::difference::{difference, stands};
use super::face::{Leech, Revealed, Shown};
use super::keys::{Occasion, rating_word};
use super::layout::visible;
use super::page::Page;
use crate::grading::Run;
use crate::i18n::Words;
use crate::model::{Outcome, markup};
use crate::quiz::{Key, Reveal};

const INDENT: &str = "  ";

/// The verdict and everything the author has to say, as far as it was not shown before.
pub(super) fn reveal(page: &mut Page, reveal: &Reveal, shown: Shown, words: &Words) {
    match shown {
        Shown::All => return,
        Shown::Verdict => {}
        Shown::Nothing => graded(page, reveal, words),
    }
    for (option, because) in &reveal.because {
        let text =
            words.tell("reveal-because", &[("option", option.as_str().into()), ("because", because.as_str().into())]);
        page.text(&text, INDENT, INDENT);
    }
    if let Some(why) = &reveal.why {
        page.gap().text(why, INDENT, INDENT);
    }
    if let Some(source) = &reveal.source {
        let text = words.tell("reveal-source", &[("source", visible(&words.source(source)).into())]);
        page.hanging(&page.layout().paint.quiet(&text), INDENT, INDENT);
    }
}

/// The verdict and the right answer alone.
pub(super) fn graded(page: &mut Page, reveal: &Reveal, words: &Words) {
    page.gap();
    verdict(page, reveal, words);
    key(page, reveal, words);
}

/// The rating that counts, and when the card comes back.
pub(super) fn promise(page: &mut Page, revealed: &Revealed<'_>, occasion: Occasion, words: &Words) {
    let rating = rating_word(revealed.rating, words);
    let text = match revealed.promise {
        _ if revealed.leech == Leech::SetAside => words.tell("reveal-aside", &[("rating", rating.into())]),
        Some(promise) => {
            let back = words.comes_back(promise, revealed.now, revealed.today);
            words.tell("reveal-back", &[("rating", rating.into()), ("back", back.into())])
        }
        None => {
            let key = if occasion == Occasion::Preview { "reveal-preview" } else { "reveal-practice" };
            words.tell(key, &[("rating", rating.into())])
        }
    };
    page.gap();
    page.hanging(&text, INDENT, INDENT);
    let key = match revealed.leech {
        Leech::No => return,
        Leech::Named => "reveal-leech",
        Leech::SetAside => "reveal-leech-aside",
    };
    let text = words.tell(key, &[("count", revealed.lapses.into())]);
    page.hanging(&page.layout().paint.warn(&text), INDENT, INDENT);
}

fn verdict(page: &mut Page, reveal: &Reveal, words: &Words) {
    let paint = page.layout().paint;
    let said = words.verdict(&reveal.verdict);
    let line = match reveal.verdict.outcome {
        Outcome::Right | Outcome::Slip => paint.good(&format!("✔ {said}")),
        Outcome::Typo | Outcome::Partial => paint.warn(&format!("≈ {said}")),
        Outcome::Wrong | Outcome::Blank => paint.bad(&format!("✘ {said}")),
        Outcome::SelfGraded => return,
    };
    page.hanging(&line, "", INDENT);
    // Where letters cannot stand under one another, capitals and accents are seen as well in the two texts themselves.
    let letters = !reveal.difference.is_empty();
    if letters && (reveal.verdict.outcome != Outcome::Slip || stands(page, &reveal.difference, words)) {
        difference(page, &reveal.difference, words);
        return;
    }
    let shown = matches!(reveal.verdict.outcome, Outcome::Right | Outcome::Blank);
    if !shown && !reveal.given.is_empty() {
        let given = match reveal.given.as_str() {
            said @ ("true" | "false") if matches!(reveal.key, Key::Truth(_)) => words.say(&format!("truth-{said}")),
            given if matches!(reveal.key, Key::Text { .. } | Key::Number { .. } | Key::Items(_)) => {
                markup::escape(given)
            }
            given => given.to_owned(),
        };
        page.text(&words.tell("reveal-given", &[("given", given.into())]), INDENT, INDENT);
    }
}

/// The right answer.
pub(super) fn key(page: &mut Page, reveal: &Reveal, words: &Words) {
    let layout = *page.layout();
    let bold = |text: &str| layout.strong(text);
    let plain = |text: &str| layout.marked(text);
    let one = |text: String| words.tell("reveal-answer", &[("answer", bold(&text).into())]);
    match &reveal.key {
        Key::Text { shown, also } => {
            if !shows_key(page, reveal, words) {
                page.hanging(&one(shown.clone()), INDENT, INDENT);
            }
            if !also.is_empty() {
                page.hanging(
                    &words.tell("reveal-also", &[("others", plain(&also.join(" · ")).into())]),
                    INDENT,
                    INDENT,
                );
            }
        }
        Key::Options(options) if options.len() == 1 => {
            page.hanging(&one(options.concat()), INDENT, INDENT);
        }
        Key::Truth(truth) => {
            page.hanging(&one(words.say(&format!("truth-{truth}"))), INDENT, INDENT);
        }
        Key::Number { value, unit } => {
            page.hanging(&one(words.quantity(*value, unit.as_deref())), INDENT, INDENT);
        }
        Key::Options(options) => list(page, &words.say("reveal-options"), options.iter().map(|o| bold(o))),
        Key::Order(items) => {
            let lines = (1..).zip(items).map(|(place, item)| format!("{place}. {}", bold(item)));
            list(page, &words.say("reveal-order"), lines);
        }
        Key::Pairs(pairs) => {
            let lines = pairs.iter().map(|(left, right)| format!("{} → {}", plain(left), bold(right)));
            list(page, &words.say("reveal-pairs"), lines);
        }
        Key::Items(items) => {
            let mark = |named: &bool| if *named { "✔" } else { "·" };
            let lines = items.iter().map(|(item, named)| format!("{} {}", mark(named), bold(item)));
            list(page, &words.say("reveal-items"), lines);
        }
    }
}

/// Whether the difference spells the answer that is shown, on a line of its own.
fn shows_key(page: &Page, reveal: &Reveal, words: &Words) -> bool {
    let Key::Text { shown, .. } = &reveal.key else { return false };
    let expected = reveal.difference.iter().map(|run| match run {
        Run::Kept(text) | Run::Missing(text) => text.as_str(),
        Run::Changed { expected, .. } => expected,
        Run::Extra(_) => "",
    });
    let spelt = !reveal.difference.is_empty() && stands(page, &reveal.difference, words);
    spelt && expected.collect::<String>() == markup::strip(shown)
}

fn list(page: &mut Page, title: &str, lines: impl Iterator<Item = String>) {
    page.hanging(title, INDENT, INDENT);
    for line in lines {
        page.hanging(&line, "    ", "      ");
    }
}
