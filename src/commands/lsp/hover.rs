//! What is shown of the word under the pointer.

use serde_json::json;

use super::clerk::{Answer, Clerk};
use super::papers::Paper;
use crate::deckfile::draft::{Declared, Draft, Role};
use crate::deckfile::parse_question;
use crate::editor::Json;
use crate::i18n::Words;
use crate::model::{CardId, DeckId, Defaults};

impl Clerk<'_> {
    pub(super) fn hover(&self, params: &serde_json::Value) -> Answer {
        let (paper, at) = self.place(params)?;
        let draft = Draft::of(paper.document.text());
        let Some(spot) = draft.spot(at) else { return Ok(Json::of(&())) };
        let Some(text) = self.shown(paper, &draft, &spot.role, at) else { return Ok(Json::of(&())) };
        let kind = if self.terms.markdown { "markdown" } else { "plaintext" };
        let contents = json!({ "kind": kind, "value": text });
        Ok(Json::of(&json!({ "contents": contents, "range": paper.document.range(&spot.span) })))
    }

    fn shown(&self, paper: &Paper, draft: &Draft<'_>, role: &Role, at: usize) -> Option<String> {
        match role {
            Role::Question(id) => self.cards(paper, draft, id, at),
            Role::Source(key) | Role::Declaration(key) => {
                let count = draft.uses_of_source(key).len();
                let source = draft.sources().into_iter().find(|source| source.key.text == *key)?;
                let uses = self.words.tell("lsp-source-uses", &[("count", count.into())]);
                Some(format!("{}\n\n{uses}", self.source(&source)))
            }
            Role::Tag(tag) => {
                let count = draft.uses_of_tag(tag).len();
                Some(self.words.tell("lsp-tag", &[("name", tag.as_str().into()), ("count", count.into())]))
            }
            role => document(&self.words, role, self.terms.markdown),
        }
    }

    /// The cards of a question, and the files that have it too.
    fn cards(&self, paper: &Paper, draft: &Draft<'_>, id: &str, at: usize) -> Option<String> {
        let (deck, entry) = (draft.id()?.text, draft.entry_at(at)?);
        let written = &paper.document.text()[entry.span];
        let question = parse_question(written, crate::deckfile::Extensions::default(), &Defaults::default()).ok();
        let deck_id = DeckId::new(&deck).ok();
        let cards = deck_id.zip(question).map(|(deck, question)| {
            let card = |facet| CardId { deck: deck.clone(), question: question.id.clone(), facet }.to_string();
            question.facets().into_iter().map(card).collect::<Vec<_>>()
        });
        let mut lines = vec![self.words.tell("lsp-question", &[("name", format!("{deck}/{id}").into())])];
        if let Some(cards) = cards.filter(|cards| cards.len() > 1) {
            lines.push(self.words.tell("lsp-question-cards", &[("cards", cards.join(", ").into())]));
        }
        let others = self.papers.family(paper).into_iter().skip(1);
        let others = others.filter(|file| !Draft::of(file.document.text()).questions_of(id).is_empty());
        let names: Vec<&str> = others.filter_map(|file| file.uri.rsplit('/').next()).collect();
        if !names.is_empty() {
            lines.push(self.words.tell("lsp-question-files", &[("files", names.join(", ").into())]));
        }
        Some(lines.join("\n\n"))
    }

    /// A source as learners are told of it.
    pub(super) fn source(&self, source: &Declared) -> String {
        let field = |name: &str| source.fields.iter().find(|(field, _)| field == name).map(|(_, text)| text.clone());
        let title = field("title").map(|title| self.words.tell("source-title", &[("title", title.into())]));
        let parts: Vec<String> =
            title.into_iter().chain(["author", "date", "url"].into_iter().filter_map(field)).collect();
        if parts.is_empty() { source.key.text.clone() } else { parts.join(", ") }
    }
}

/// What is said of something that means the same in every deck.
pub(super) fn document(words: &Words, role: &Role, is_markdown: bool) -> Option<String> {
    let (owner, name) = match role {
        Role::Field { owner, name, .. } => (owner.to_lowercase(), *name),
        Role::Variant(name) => ("answer".to_owned(), *name),
        Role::Tolerance(name) => ("within".to_owned(), *name),
        Role::Lint(name) => ("lint".to_owned(), name.as_str()),
        Role::Deck(_) => ("deck".to_owned(), "id"),
        Role::Language(_) => ("deck".to_owned(), "language"),
        _ => return None,
    };
    let key = format!("doc-{owner}-{}", name.to_lowercase().replace('_', "-"));
    let text = words.has(&key).then(|| words.say(&key))?;
    let must = matches!(role, Role::Field { must: true, .. }).then(|| words.say("lsp-must"));
    let named = if is_markdown { format!("`{name}`") } else { name.to_owned() };
    Some([Some(named), Some(text), must].into_iter().flatten().collect::<Vec<_>>().join("\n\n"))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::deckfile::draft::documented;
    use crate::i18n::languages;

    /// Every name of the format is explained in every language, and no other name is.
    #[test]
    fn everything_has_its_documentation() {
        for tag in languages() {
            let words = Words::of([tag]);
            for (owner, name) in documented() {
                let key = format!("doc-{}-{}", owner.to_lowercase(), name.to_lowercase().replace('_', "-"));
                assert!(words.has(&key), "{tag}.ftl has no {key}");
            }
        }
    }
}
