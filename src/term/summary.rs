//! The end of a sitting as lines: what was learned, what was missed, what tomorrow holds.

use super::face::Tomorrow;
use super::page::Page;
use crate::i18n::Words;
use crate::quiz::Summary;

/// Missed questions named one by one; the rest is counted.
const MOST_MISSED: usize = 8;

pub(super) fn summary(page: &mut Page, summary: &Summary, tomorrow: Tomorrow, words: &Words) {
    let paint = page.layout().paint;
    page.gap();
    if summary.items.is_empty() {
        page.line(&words.say("summary-nothing"));
    } else {
        let title = if summary.time_up { "summary-time-up" } else { "summary-title" };
        page.hanging(&paint.bold(&words.say(title)), "", "");
        let minutes = i64::try_from(summary.millis() / 1000).unwrap_or(i64::MAX);
        let share = f64::from(u32::try_from(summary.passed()).unwrap_or(0))
            / f64::from(u32::try_from(summary.items.len()).unwrap_or(1));
        let counts = words.tell(
            "summary-answers",
            &[
                ("count", summary.items.len().into()),
                ("share", words.marks().percent(share).into()),
                ("stretch", words.stretch(minutes).into()),
            ],
        );
        page.hanging(&counts, "  ", "  ");
        if summary.introduced() > 0 {
            page.hanging(&words.tell("summary-new", &[("count", summary.introduced().into())]), "  ", "  ");
        }
        missed(page, summary, words);
    }
    next(page, summary, tomorrow, words);
}

fn missed(page: &mut Page, summary: &Summary, words: &Words) {
    let missed = summary.missed();
    if missed.is_empty() {
        page.hanging(&words.say("summary-none-missed"), "  ", "  ");
        return;
    }
    page.hanging(&words.tell("summary-missed", &[("count", missed.len().into())]), "  ", "  ");
    for item in missed.iter().take(MOST_MISSED) {
        page.text(&item.ask, "    · ", "      ");
    }
    if missed.len() > MOST_MISSED {
        page.hanging(&words.tell("summary-more", &[("count", (missed.len() - MOST_MISSED).into())]), "    ", "    ");
    }
}

fn next(page: &mut Page, summary: &Summary, tomorrow: Tomorrow, words: &Words) {
    if let Some(seconds) = summary.next_in {
        let stretch = words.stretch(seconds);
        let args = [("count", summary.waiting.into()), ("stretch", stretch.into())];
        page.hanging(&words.tell("summary-waiting", &args), "  ", "  ");
    }
    if tomorrow.left > 0 {
        page.hanging(&words.tell("summary-left", &[("count", tomorrow.left.into())]), "  ", "  ");
    }
    page.hanging(&words.tell("summary-tomorrow", &[("count", tomorrow.due.into())]), "  ", "  ");
    page.hanging(&page.layout().paint.quiet(&words.say("summary-stored")), "  ", "  ");
}
