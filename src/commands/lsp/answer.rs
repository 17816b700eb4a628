//! Who answers which request, and what every request about a place in a text begins with.

use serde_json::Value;

use super::clerk::{Answer, Clerk};
use super::papers::Paper;
use crate::editor::{Fault, Json, Position};

impl Clerk<'_> {
    /// Answers a request; in texts that are no decks nothing is known.
    pub(super) fn answer(&mut self, method: &str, params: &Value) -> Answer {
        let about_text = method.starts_with("textDocument/");
        if about_text && !self.paper(params)?.is_deck() {
            return Ok(Json::of(&()));
        }
        match method {
            "textDocument/completion" => self.complete(params),
            "textDocument/hover" => self.hover(params),
            "textDocument/definition" => self.define(params),
            "textDocument/references" => self.refer(params),
            "textDocument/prepareRename" => self.prepare_rename(params),
            "textDocument/rename" => self.rename(params),
            "textDocument/formatting" => self.lay_out(params),
            "textDocument/codeAction" => self.act(params),
            "codeAction/resolve" => self.resolve(params),
            "textDocument/documentSymbol" => self.list_symbols(params),
            "textDocument/foldingRange" => self.fold(params),
            _ => Err((Fault::MethodNotFound, self.words.tell("lsp-unknown", &[("name", method.into())]))),
        }
    }

    /// The document that a request is about.
    pub(super) fn paper(&self, params: &Value) -> Result<&Paper, (Fault, String)> {
        let uri = params.pointer("/textDocument/uri").and_then(Value::as_str);
        uri.and_then(|uri| self.papers.paper(uri)).ok_or_else(|| self.senseless())
    }

    /// The document that a request is about, and the byte.
    pub(super) fn place(&self, params: &Value) -> Result<(&Paper, usize), (Fault, String)> {
        let paper = self.paper(params)?;
        let place: Option<Position> = serde_json::from_value(params["position"].clone()).ok();
        let place = place.ok_or_else(|| self.senseless())?;
        Ok((paper, paper.document.offset(place)))
    }

    pub(super) fn senseless(&self) -> (Fault, String) {
        (Fault::InvalidParams, self.words.say("lsp-nonsense"))
    }

    /// Why a request that makes sense is not fulfilled.
    pub(super) fn refuse(why: String) -> (Fault, String) {
        (Fault::RequestFailed, why)
    }
}
