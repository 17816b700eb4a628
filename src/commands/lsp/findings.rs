//! What is found in decks, in the words of `sommet check` and the form of the protocol.

use std::collections::HashMap;
use std::ops::Range;

use serde::Serialize;
use serde_json::{Value, json};

use super::clerk::Clerk;
use super::papers::{Paper, Papers};
use crate::deckfile::draft::Draft;
use crate::deckfile::{Code, Diagnostic, Severity};
use crate::editor::{Stretch, Terms};
use crate::i18n::Words;

/// So many findings are told of one document; whoever mends these will see the others.
const MOST_TOLD: usize = 1000;

impl Clerk<'_> {
    /// What is to be told: of each document, its version and all that is found in it. It is taken as told.
    pub(super) fn findings(&mut self) -> Vec<(String, i64, Vec<Finding>)> {
        let papers = &self.papers;
        let mut elsewhere = Elsewhere::default();
        let mut told = |paper: &Paper| {
            let mut found = paper.findings();
            if found.len() > MOST_TOLD {
                // Errors before warnings; what is left out comes last.
                found.sort_by_key(|diagnostic| std::cmp::Reverse(diagnostic.severity));
                found.truncate(MOST_TOLD);
            }
            found
                .into_iter()
                .map(|found| tell(&self.words, &self.terms, papers, paper, found, &mut elsewhere))
                .collect()
        };
        let news = papers.all().filter(|paper| paper.is_news);
        let all = news.map(|paper| (paper.uri.clone(), paper.document.version, told(paper))).collect();
        self.papers.news().for_each(|paper| paper.is_news = false);
        all
    }
}

/// A finding in the protocol's form.
pub(super) fn tell(
    words: &Words,
    terms: &Terms,
    papers: &Papers,
    paper: &Paper,
    found: &Diagnostic,
    elsewhere: &mut Elsewhere,
) -> Finding {
    let told = words.finding(&found.code);
    let message = format!("{}\n{}", told.title, told.help);
    let related = if terms.related { related(papers, paper, found, elsewhere) } else { None };
    Finding {
        range: paper.document.range(&found.span),
        severity: if found.severity == Severity::Error { 1 } else { 2 },
        code: found.code.code(),
        source: "sommet",
        message,
        related_information: related
            .map(|(location, key)| json!([{ "location": location, "message": words.say(key) }])),
    }
}

/// A finding as the protocol has it.
#[derive(Serialize)]
#[serde(rename_all = "camelCase")]
pub(super) struct Finding {
    range: Stretch,
    severity: u8,
    code: &'static str,
    source: &'static str,
    message: String,
    #[serde(skip_serializing_if = "Option::is_none")]
    related_information: Option<Value>,
}

/// Where the questions of other files stand, found once for all findings that are told together.
#[derive(Default)]
pub(super) struct Elsewhere(HashMap<String, HashMap<String, Range<usize>>>);

impl Elsewhere {
    fn question(&mut self, file: &str, text: &str, id: &str) -> Option<Range<usize>> {
        let ids = || {
            let written = Draft::of(text).entries().into_iter().filter_map(|entry| entry.id);
            written.map(|id| (id.text, id.span)).collect()
        };
        self.0.entry(file.to_owned()).or_insert_with(ids).get(id).cloned()
    }
}

/// The second place that explains a finding, and the key of what is said there.
fn related(
    papers: &Papers,
    paper: &Paper,
    found: &Diagnostic,
    elsewhere: &mut Elsewhere,
) -> Option<(Value, &'static str)> {
    if let Some(span) = &found.related {
        return Some((json!({ "uri": paper.uri, "range": paper.document.range(span) }), "lsp-related-first"));
    }
    let (name, question) = match &found.code {
        Code::OtherForm { id, file, .. } => (file, Some(id)),
        Code::NoTranslation { file, .. } => (file, None),
        Code::SameDeckTwice { first } => (first, None),
        _ => return None,
    };
    let file = papers.named(name)?;
    let span = question.and_then(|id| elsewhere.question(name, file.document.text(), id)).unwrap_or(0..0);
    Some((json!({ "uri": file.uri, "range": file.document.range(&span) }), "lsp-related-file"))
}
