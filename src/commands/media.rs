//! The pictures and sounds of a question: drawn where the terminal can, opened when the learner asks for it and never before.

use std::path::Path;

use super::failure::Failure;
use crate::deckfile::Code;
use crate::env::Env;
use crate::i18n::Words;
use crate::library::find_media;
use crate::model::Media;
use crate::term::{Drawing, Face, Picture};

/// Has the pictures of a question drawn with it, where the terminal is known to draw; `deck` is the file of its deck. What cannot be
/// used is left out: the words that stand for it are shown all the same, and `check` says what is wrong.
pub(super) fn hang(env: &Env, face: &mut Face<'_>, deck: &Path, media: &[Media]) {
    let Some(drawing) = Drawing::of(|name| env.variable(name)) else { return };
    let picture = |media: &Media| {
        let file = find_media(deck, &media.file).ok().filter(|file| drawing.draws(file.format))?;
        Some(Picture { format: file.format, bytes: file.read().ok()? })
    };
    face.hang(drawing, media.iter().filter_map(picture).collect());
}

/// Opens each with the program that the system has for it, and says so; where nobody sits at a screen, says where the file is.
pub(super) fn open(env: &Env, words: &Words, face: &mut Face<'_>, deck: &Path, media: &[Media]) -> Result<(), Failure> {
    let mut page = face.page();
    page.gap();
    for media in media {
        let file = match find_media(deck, &media.file) {
            Ok(file) => file,
            Err(fault) => {
                let told = words.finding(&Code::Media { path: media.file.clone(), fault });
                page.line(&page.layout().paint.warn(&told.title));
                continue;
            }
        };
        let path = file.path.display().to_string();
        if !env.has_terminal() {
            page.line(&words.tell("media-place", &[("path", path.into())]));
            continue;
        }
        match open::that_detached(&file.path) {
            Ok(()) => page.line(&words.tell("media-opening", &[("path", path.into())])),
            // What a launcher says is for its own authors.
            Err(_) => page.line(&page.layout().paint.warn(&words.tell("media-not-opened", &[("path", path.into())]))),
        };
    }
    Ok(face.show(page)?)
}
