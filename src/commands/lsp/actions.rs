//! What can be done about findings: mend one, mend all, or allow a lint.

use serde_json::{Value, json};

use super::clerk::{Answer, Clerk};
use super::findings::{Elsewhere, tell};
use super::papers::Paper;
use crate::deckfile::draft::{Draft, Edit, cure};
use crate::deckfile::{Code, Diagnostic, Lint, is_fixable};
use crate::editor::{Json, Position};

/// The kind of action that mends a whole deck. Editors ask for it by its name, or by `source.fixAll` for every server's, some of
/// them at each save.
pub(super) const MEND_ALL: &str = "source.fixAll.sommet";

impl Clerk<'_> {
    pub(super) fn act(&mut self, params: &Value) -> Answer {
        // What was found must be about the text as it is now.
        if self.papers.has_changed() {
            self.papers.inspect();
        }
        let uri = self.paper(params)?.uri.clone();
        let bound = |end: &str| serde_json::from_value::<Position>(params["range"][end].clone()).ok();
        let (start, end) = bound("start").zip(bound("end")).ok_or_else(|| self.senseless())?;
        let only = params.pointer("/context/only").and_then(Value::as_array);
        let wants = |kind: &str| {
            let is_kind = |wanted: &Value| {
                wanted.as_str().is_some_and(|wanted| {
                    wanted.is_empty() || kind == wanted || kind.starts_with(&format!("{wanted}."))
                })
            };
            only.is_none_or(|only| only.iter().any(is_kind))
        };
        // What comes of mending all takes a while to tell in a large deck, so an editor that can is told once somebody
        // chooses it.
        let mended = wants(MEND_ALL) && !self.terms.resolves_actions;
        let mended = if mended { self.papers.mend(&uri) } else { None };
        let paper = self.paper(params)?;
        let (start, end) = (paper.document.offset(start), paper.document.offset(end));
        let mut actions = Vec::new();
        if wants("quickfix") {
            let here = paper.findings().into_iter().filter(|found| found.span.start <= end && start <= found.span.end);
            for found in here.collect::<Vec<_>>() {
                actions.extend(self.mend_one(paper, found));
                actions.extend(self.allow(paper, found));
            }
        }
        if wants(MEND_ALL) {
            actions.extend(self.mend_all(paper, mended.as_ref()));
        }
        Ok(Json::of(&actions))
    }

    fn action(&self, paper: &Paper, kind: &str, title: &str, edit: &Edit) -> Value {
        let change = json!({ "range": paper.document.range(&edit.0), "newText": edit.1 });
        let edit = if self.terms.versioned_edits {
            let named = json!({ "uri": paper.uri, "version": paper.document.version });
            json!({ "documentChanges": [{ "textDocument": named, "edits": [change] }] })
        } else {
            json!({ "changes": { paper.uri.clone(): [change] } })
        };
        json!({ "title": title, "kind": kind, "edit": edit })
    }

    fn about(&self, mut action: Value, paper: &Paper, found: &Diagnostic) -> Value {
        let finding = tell(&self.words, &self.terms, &self.papers, paper, found, &mut Elsewhere::default());
        action["diagnostics"] = json!([finding]);
        action
    }

    fn mend_one(&self, paper: &Paper, found: &Diagnostic) -> Option<Value> {
        let edit = cure(paper.document.text(), found)?;
        let title = match &found.code {
            Code::MissingId { .. } => self.words.say("lsp-give-ids"),
            _ if edit.0.is_empty() => self.words.tell("lsp-insert", &[("text", edit.1.trim().into())]),
            _ => self.words.tell("lsp-replace", &[("text", edit.1.as_str().into())]),
        };
        let mut action = self.action(paper, "quickfix", &title, &edit);
        action["isPreferred"] = true.into();
        Some(self.about(action, paper, found))
    }

    /// That a lint is meant to be silent on the question that it is about.
    fn allow(&self, paper: &Paper, found: &Diagnostic) -> Option<Value> {
        let Code::Lint(lint) = &found.code else { return None };
        let name = Lint::name(lint);
        let edit = Draft::of(paper.document.text()).silence(found.span.start, name)?;
        let title = self.words.tell("lsp-allow", &[("name", name.into())]);
        Some(self.about(self.action(paper, "quickfix", &title, &edit), paper, found))
    }

    /// That all is mended that can be, and by what edit unless that is asked for later.
    fn mend_all(&self, paper: &Paper, mended: Option<&Edit>) -> Option<Value> {
        let text = paper.document.text();
        let count = paper.findings().into_iter().filter(|found| is_fixable(text, found)).count();
        let title = (count > 0).then(|| self.words.tell("lsp-mend-all", &[("count", count.into())]))?;
        if self.terms.resolves_actions {
            return Some(json!({ "title": title, "kind": MEND_ALL, "data": { "uri": paper.uri } }));
        }
        Some(self.action(paper, MEND_ALL, &title, mended?))
    }

    /// Tells what an action that was offered without its edit changes.
    pub(super) fn resolve(&mut self, params: &Value) -> Answer {
        let uri = params.pointer("/data/uri").and_then(Value::as_str).unwrap_or_default();
        let mended = self.papers.mend(uri);
        let paper = self.papers.paper(uri).ok_or_else(|| self.senseless())?;
        let title = params["title"].as_str().unwrap_or_default();
        let action = mended.map(|edit| self.action(paper, MEND_ALL, title, &edit));
        Ok(Json::of(action.as_ref().unwrap_or(params)))
    }
}
