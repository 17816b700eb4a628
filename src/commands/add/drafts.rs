//! Questions that are half written, kept in `progress/drafts/`, one a deck, until they are added or dropped.

use std::io;
use std::path::{Path, PathBuf};

use serde::{Deserialize, Serialize};

use super::sketch::Sketch;
use crate::library::put;
use crate::model::Deck;

/// What is kept of a question that is not in its deck yet.
#[derive(Clone, Debug, Default, PartialEq, Eq, Serialize, Deserialize)]
pub(super) struct Draft {
    /// What was said of it.
    pub(super) sketch: Sketch,
    /// Its text, once it was changed in an editor.
    #[serde(default)]
    pub(super) text: Option<String>,
}

impl Draft {
    pub(super) fn is_empty(&self) -> bool {
        self.sketch.is_empty() && self.text.is_none()
    }
}

/// Where the draft of one deck is.
pub(super) struct Drawer(PathBuf);

impl Drawer {
    /// The drawer of a deck in one language.
    pub(super) fn of(folder: &Path, deck: &Deck) -> Self {
        Self(folder.join(format!("{}.{}.json", file_name(deck.id.as_str()), file_name(&deck.language))))
    }

    pub(super) fn path(&self) -> &Path {
        &self.0
    }

    /// What is in it. A file that does not read as a draft is none.
    pub(super) fn open(&self) -> Option<Draft> {
        let bytes = std::fs::read(&self.0).ok()?;
        serde_json::from_slice(&bytes).ok().filter(|draft: &Draft| !draft.is_empty())
    }

    /// Keeps a draft; an empty one takes away what was there.
    pub(super) fn keep(&self, draft: &Draft) -> io::Result<()> {
        if draft.is_empty() {
            return match std::fs::remove_file(&self.0) {
                Err(fault) if fault.kind() != io::ErrorKind::NotFound => Err(fault),
                _ => Ok(()),
            };
        }
        put(&self.0, &serde_json::to_string_pretty(draft).map_err(io::Error::other)?)
    }
}

/// An id as part of a file's name on any system: all but plain letters, digits and hyphens by their number.
fn file_name(id: &str) -> String {
    let sign = |c: char| match c {
        'a'..='z' | '0'..='9' | '-' => c.to_string(),
        // Some systems do not tell capitals apart.
        c => format!("%{:x}", u32::from(c)),
    };
    id.chars().map(sign).collect()
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deckfile::parse;

    #[test]
    fn a_draft_is_kept_until_it_is_empty() {
        let folder = tempfile::tempdir().unwrap();
        let deck = parse("(id: \"A:b\", title: \"D\", language: \"fr\", questions: [])").deck.unwrap();
        let drawer = Drawer::of(folder.path(), &deck);
        assert!(drawer.path().ends_with("%41%3ab.fr.json") && drawer.open().is_none());
        let mut draft = Draft::default();
        draft.sketch.put("ask", vec!["Où".to_owned()]);
        drawer.keep(&draft).unwrap();
        assert_eq!(drawer.open(), Some(draft));
        drawer.keep(&Draft::default()).unwrap();
        drawer.keep(&Draft::default()).unwrap();
        assert!(drawer.open().is_none() && !drawer.path().exists());
    }
}
