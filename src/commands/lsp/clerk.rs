//! Takes an editor's messages in their order, and keeps what is to be said.

use std::panic::{AssertUnwindSafe, catch_unwind};

use serde::Serialize;
use serde_json::{Value, json};

use super::super::{Exit, Options};
use super::actions::MEND_ALL;
use super::findings::Finding;
use super::papers::Papers;
use super::progress::Renames;
use crate::editor::{Fault, Id, Incoming, Json, Read, Terms, notification, reply, request};
use crate::env::Env;
use crate::i18n::Words;

/// How far the conversation is.
#[derive(Clone, Copy, Debug, PartialEq, Eq)]
pub(super) enum Stage {
    /// Nothing but `initialize` may come.
    New,
    Serving,
    /// Nothing but `exit` may come.
    Closing,
    Over(Exit),
}

/// An answer, or why there is none.
pub(super) type Answer = Result<Json, (Fault, String)>;

/// Everything that an editor and the server know of one another.
pub(super) struct Clerk<'a> {
    pub(super) env: &'a Env,
    pub(super) options: &'a Options,
    pub(super) words: Words,
    pub(super) terms: Terms,
    pub(super) papers: Papers,
    pub(super) renames: Renames,
    pub(super) stage: Stage,
    outbox: Vec<Json>,
}

impl<'a> Clerk<'a> {
    pub(super) fn new(env: &'a Env, options: &'a Options) -> Self {
        Self {
            env,
            options,
            words: Words::of(options.language.iter().cloned().chain(env.languages())),
            terms: Terms::default(),
            papers: Papers::default(),
            renames: Renames::default(),
            stage: Stage::New,
            outbox: Vec::new(),
        }
    }

    /// How the run ends, once it does.
    pub(super) fn exit(&self) -> Option<Exit> {
        match self.stage {
            Stage::Over(exit) => Some(exit),
            _ => None,
        }
    }

    /// What is to be said, first to last; it is taken as said.
    pub(super) fn outbox(&mut self) -> Vec<Json> {
        std::mem::take(&mut self.outbox)
    }

    /// Takes messages that came together: those that were taken back among them are not answered.
    pub(super) fn take(&mut self, all: Vec<Read>) {
        let all: Vec<Result<Incoming, String>> = all
            .into_iter()
            .filter_map(|read| match read {
                Read::Message(message) => Some(Ok(Incoming::of(message))),
                Read::Garbage(why) => Some(Err(why)),
                Read::End => None,
            })
            .collect();
        let taken_back: Vec<Id> = all.iter().filter_map(|message| taken_back(message.as_ref().ok()?)).collect();
        for message in all {
            if matches!(self.stage, Stage::Over(_)) {
                return;
            }
            match message {
                Ok(Incoming::Request { id, .. }) if taken_back.contains(&id) => {
                    let why = self.words.say("lsp-cancelled");
                    self.outbox.push(reply(Some(id), Err((Fault::Cancelled, why))));
                }
                Ok(message) => self.guard(message),
                Err(why) => self.outbox.push(reply(None, Err((Fault::Parse, why)))),
            }
        }
    }

    /// Takes one message; what goes wrong with one harms no other.
    fn guard(&mut self, message: Incoming) {
        let id = match &message {
            Incoming::Request { id, .. } => Some(id.clone()),
            _ => None,
        };
        if catch_unwind(AssertUnwindSafe(|| self.take_one(message))).is_err() && id.is_some() {
            let why = self.words.say("lsp-fault");
            self.outbox.push(reply(id, Err((Fault::Internal, why))));
        }
    }

    fn take_one(&mut self, message: Incoming) {
        match message {
            Incoming::Request { id, method, params } => {
                let answer = self.request(&method, &params);
                self.outbox.push(reply(Some(id), answer));
            }
            Incoming::Notification { method, params } => self.notified(&method, params),
            // What is asked of the editor is a service to its reader; whether it can is its own affair.
            Incoming::Response { .. } => {}
            Incoming::Nonsense(id) => {
                let why = self.words.say("lsp-nonsense");
                self.outbox.push(reply(id, Err((Fault::InvalidRequest, why))));
            }
        }
    }

    fn request(&mut self, method: &str, params: &Value) -> Answer {
        match (self.stage, method) {
            (Stage::New, "initialize") => Ok(Json::of(&self.initialize(params))),
            (Stage::New, _) => Err((Fault::NotInitialized, self.words.say("lsp-not-begun"))),
            (Stage::Serving, "shutdown") => {
                self.stage = Stage::Closing;
                self.settle_renames();
                Ok(Json::of(&()))
            }
            (Stage::Serving, "initialize") | (Stage::Closing | Stage::Over(_), _) => {
                Err((Fault::InvalidRequest, self.words.say("lsp-nonsense")))
            }
            (Stage::Serving, _) => self.answer(method, params),
        }
    }

    fn initialize(&mut self, params: &Value) -> Value {
        self.stage = Stage::Serving;
        self.terms = Terms::of(params);
        let wanted = self.options.language.iter().cloned().chain(self.terms.locale.clone());
        self.words = Words::of(wanted.chain(self.env.languages()));
        let renames = if self.terms.prepares_renames { json!({ "prepareProvider": true }) } else { json!(true) };
        json!({
            "serverInfo": { "name": "sommet", "version": env!("CARGO_PKG_VERSION") },
            "capabilities": {
                "positionEncoding": self.terms.encoding_name(),
                "textDocumentSync": { "openClose": true, "change": 2, "save": { "includeText": false } },
                "completionProvider": { "triggerCharacters": ["\"", "(", "[", ":"] },
                "hoverProvider": true,
                "definitionProvider": true,
                "referencesProvider": true,
                "renameProvider": renames,
                "documentFormattingProvider": true,
                "documentSymbolProvider": true,
                "foldingRangeProvider": true,
                "codeActionProvider": {
                    "codeActionKinds": ["quickfix", MEND_ALL], "resolveProvider": self.terms.resolves_actions,
                },
            },
        })
    }

    fn notified(&mut self, method: &str, params: Value) {
        match (self.stage, method) {
            (stage, "exit") => {
                self.stage = Stage::Over(if stage == Stage::Closing { Exit::Well } else { Exit::Finding });
            }
            (Stage::Serving, "initialized") if self.terms.watches_files => self.outbox.push(request(
                "watch-decks",
                "client/registerCapability",
                &Json::of(&json!({ "registrations": [{
                    "id": "decks", "method": "workspace/didChangeWatchedFiles",
                    "registerOptions": { "watchers": [{ "globPattern": "**/*.ron" }] },
                }] })),
            )),
            (Stage::Serving, _) => self.follow(method, params),
            _ => {}
        }
    }

    /// Follows what happens to documents and files. What is no such thing, or makes no sense, is passed over: nobody waits
    /// for an answer.
    fn follow(&mut self, method: &str, mut params: Value) {
        let uri = params.pointer("/textDocument/uri").and_then(Value::as_str).unwrap_or_default().to_owned();
        let version = params.pointer("/textDocument/version").and_then(Value::as_i64).unwrap_or_default();
        match method {
            "textDocument/didOpen" => {
                let at = |path: &str| params.pointer(path).and_then(Value::as_str);
                if let Some(text) = at("/textDocument/text") {
                    let is_named = at("/textDocument/languageId") == Some("sommet");
                    self.papers.open(&uri, text.to_owned(), version, self.terms.encoding, is_named);
                }
            }
            "textDocument/didChange" => {
                let changes = params.get_mut("contentChanges").map(Value::take);
                if let Some(changes) = changes.and_then(|changes| serde_json::from_value(changes).ok()) {
                    self.papers.change(&uri, version, changes);
                }
            }
            "textDocument/didSave" | "workspace/didChangeWatchedFiles" => {
                self.papers.look_at_disk();
                self.settle_renames();
            }
            "textDocument/didClose" => {
                self.papers.close(&uri);
                self.settle_renames();
                self.publish(&uri, None, &[]);
            }
            _ => {}
        }
    }

    pub(super) fn has_findings_to_tell(&self) -> bool {
        self.stage == Stage::Serving && self.papers.has_changed()
    }

    /// Looks at what has changed, and tells what is found in every document where that is something new.
    pub(super) fn tell_findings(&mut self) {
        let done = catch_unwind(AssertUnwindSafe(|| {
            self.papers.inspect();
            for (uri, version, findings) in self.findings() {
                self.publish(&uri, Some(version), &findings);
            }
        }));
        if done.is_err() {
            // The same text would fail again; it is looked at anew once it changes.
            self.papers.give_up();
        }
    }

    fn publish(&mut self, uri: &str, version: Option<i64>, diagnostics: &[Finding]) {
        let params = Json::of(&Told { uri, version, diagnostics });
        self.outbox.push(notification("textDocument/publishDiagnostics", &params));
    }

    /// Shows a sentence to the editor's reader.
    pub(super) fn show(&mut self, is_fault: bool, text: &str) {
        let params = json!({ "type": if is_fault { 1 } else { 3 }, "message": text });
        self.outbox.push(notification("window/showMessage", &Json::of(&params)));
    }

    /// The editor is gone.
    pub(super) fn hang_up(&mut self) {
        if self.stage == Stage::Serving {
            self.settle_renames();
        }
        self.stage = Stage::Over(if self.stage == Stage::Closing { Exit::Well } else { Exit::Finding });
    }
}

/// What is found in a document, as the protocol has it.
#[derive(Serialize)]
struct Told<'a> {
    uri: &'a str,
    #[serde(skip_serializing_if = "Option::is_none")]
    version: Option<i64>,
    diagnostics: &'a [Finding],
}

/// The request that a message takes back.
fn taken_back(message: &Incoming) -> Option<Id> {
    match message {
        Incoming::Notification { method, params } if method == "$/cancelRequest" => params.get("id").cloned().map(Id),
        _ => None,
    }
}
