//! An open question as lines.

use super::layout::visible;
use super::page::Page;
use crate::i18n::Words;
use crate::model::{Media, MediaFormat};
use crate::quiz::{AskBack, Form, GapText, Progress, Prompt};

/// Columns of the progress bar.
const BAR: usize = 20;

/// The line that stays over every question and every answer: how far the sitting has come.
pub(super) fn progress_line(page: &mut Page, progress: Progress, deck: &str, words: &Words) {
    let deck = &visible(deck);
    let whole = (progress.done + progress.left).max(1);
    let full = progress.done * BAR / whole;
    let paint = page.layout().paint;
    let learning = match progress.learning {
        0 => String::new(),
        count => format!(" · {}", words.tell("progress-learning", &[("count", count.into())])),
    };
    let count = words.tell("progress", &[("done", progress.done.into()), ("whole", whole.into())]);
    if page.layout().width.is_some() {
        let bar = format!("{}{}", paint.accent(&"━".repeat(full)), paint.quiet(&"─".repeat(BAR - full)));
        page.hanging(&format!("{bar} {count}{learning} · {}", paint.quiet(deck)), "", "");
    } else {
        page.line(&format!("{count}{learning} · {deck}"));
    }
}

/// The question itself and, where they are shown apart from the prompt, its parts.
pub(super) fn question(page: &mut Page, prompt: &Prompt, words: &Words) {
    let paint = page.layout().paint;
    page.gap().text(&prompt.ask, "", "");
    for media in &prompt.media {
        page.hanging(&paint.quiet(&visible(&media_line(media, words))), "", "  ");
    }
    if let Form::Gap(pieces) = &prompt.form {
        page.gap();
        let text: String = pieces.iter().map(|piece| gap_piece(piece, page)).collect();
        page.hanging(&text, "  ", "  ");
    }
    if let Some(hint) = &prompt.hint {
        page.gap().text(&words.tell("question-hint", &[("hint", hint.as_str().into())]), "  ", "    ");
    }
    if let Some(open) = &prompt.ask_back {
        page.gap().hanging(&paint.warn(&asked_back(open, words)), "  ", "    ");
    }
    page.gap();
}

/// What stands for a picture or sound, or, where its author did not say, its name.
fn media_line(media: &Media, words: &Words) -> String {
    let alt = media.alt.as_deref().unwrap_or(&media.file);
    let is_picture = MediaFormat::of_name(&media.file).is_none_or(MediaFormat::is_picture);
    words.tell(if is_picture { "media-picture" } else { "media-sound" }, &[("alt", alt.into())])
}

/// The question back to who left open what a number means.
fn asked_back(open: &AskBack, words: &Words) -> String {
    let typed = visible(&open.typed);
    match open.readings {
        None => words.tell("ask-back-scale", &[("typed", typed.into())]),
        Some((one, other)) => {
            let plain = |value: f64| words.marks().plain(value);
            let args = [("typed", typed.into()), ("one", plain(one).into()), ("other", plain(other).into())];
            words.tell("ask-back-reading", &args)
        }
    }
}

fn gap_piece(piece: &GapText, page: &Page) -> String {
    let layout = page.layout();
    match piece {
        GapText::Text(text) => layout.marked(text),
        GapText::Filled(text) => layout.strong(text),
        GapText::Open => layout.paint.warn("[…]"),
    }
}
