//! An editor: a client that speaks the language server protocol with a sommet of its own.

use std::io::{BufRead, BufReader, Write};
use std::process::{Child, ChildStdin, Command, ExitStatus, Stdio};
use std::sync::mpsc::{Receiver, channel};
use std::thread;
use std::time::Duration;

use serde_json::{Value, json};

/// How long an answer may take; generous, for machines are shared.
const PATIENCE: Duration = Duration::from_mins(1);

pub(crate) struct Editor {
    child: Child,
    wire: Option<ChildStdin>,
    inbox: Receiver<Vec<u8>>,
    /// What came and was not asked for yet.
    kept: Vec<Value>,
    last_id: u64,
}

/// One message, as it is framed.
pub(crate) fn frame(message: &Value) -> Vec<u8> {
    let body = message.to_string();
    format!("Content-Length: {}\r\n\r\n{body}", body.len()).into_bytes()
}

/// The next message, as it came.
fn read(from: &mut impl BufRead) -> Option<Vec<u8>> {
    let mut length = 0;
    loop {
        let mut line = String::new();
        from.read_line(&mut line).ok().filter(|read| *read > 0)?;
        match line.trim_end() {
            "" => break,
            header => {
                length = header.strip_prefix("Content-Length: ").expect("nothing but the protocol").parse().ok()?;
            }
        }
    }
    let mut body = vec![0; length];
    from.read_exact(&mut body).ok()?;
    Some(body)
}

fn parse(message: &[u8]) -> Value {
    serde_json::from_slice(message).expect("nothing but the protocol")
}

impl Editor {
    /// Starts a server and says nothing yet.
    pub(crate) fn start(mut command: Command) -> Self {
        let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
        let mut from = BufReader::new(child.stdout.take().unwrap());
        let (send, inbox) = channel();
        thread::spawn(move || {
            while let Some(message) = read(&mut from) {
                if send.send(message).is_err() {
                    return;
                }
            }
        });
        let wire = child.stdin.take();
        Self { child, wire, inbox, kept: Vec::new(), last_id: 0 }
    }

    /// Sends bytes, whatever they are.
    pub(crate) fn send(&mut self, bytes: &[u8]) {
        let wire = self.wire.as_mut().unwrap();
        wire.write_all(bytes).and_then(|()| wire.flush()).unwrap();
    }

    pub(crate) fn notify(&mut self, method: &str, params: &Value) {
        self.send(&frame(&json!({ "jsonrpc": "2.0", "method": method, "params": params })));
    }

    /// Asks, and does not wait; the id of the question.
    pub(crate) fn ask(&mut self, method: &str, params: &Value) -> u64 {
        self.last_id += 1;
        self.send(&frame(&json!({ "jsonrpc": "2.0", "id": self.last_id, "method": method, "params": params })));
        self.last_id
    }

    /// Asks; all of the answer, fault or result.
    pub(crate) fn answer(&mut self, method: &str, params: &Value) -> Value {
        let id = self.ask(method, params);
        self.wait(|message| message["id"] == id && message.get("method").is_none())
    }

    /// Asks; the result.
    pub(crate) fn request(&mut self, method: &str, params: &Value) -> Value {
        let mut answer = self.answer(method, params);
        assert!(answer.get("error").is_none(), "{method}: {answer}");
        answer["result"].take()
    }

    /// Waits for the next message that was not looked at yet, and does not look at it either.
    pub(crate) fn receive(&mut self) -> Vec<u8> {
        self.inbox.recv_timeout(PATIENCE).expect("an answer in time")
    }

    /// Waits for a message; the others are kept for later.
    pub(crate) fn wait(&mut self, wanted: impl Fn(&Value) -> bool) -> Value {
        if let Some(at) = self.kept.iter().position(&wanted) {
            return self.kept.remove(at);
        }
        loop {
            let message = parse(&self.receive());
            if wanted(&message) {
                return message;
            }
            self.kept.push(message);
        }
    }

    /// Waits until what is found in a version of a document is told.
    pub(crate) fn findings(&mut self, uri: &str, version: i64) -> Vec<Value> {
        let told = self.wait(|message| {
            message["method"] == "textDocument/publishDiagnostics"
                && message["params"]["uri"] == uri
                && message["params"]["version"] == version
        });
        told["params"]["diagnostics"].as_array().unwrap().clone()
    }

    pub(crate) fn initialize(&mut self, locale: &str, capabilities: &Value) -> Value {
        let params = json!({ "processId": null, "rootUri": null, "locale": locale, "capabilities": capabilities });
        let agreed = self.request("initialize", &params);
        self.notify("initialized", &json!({}));
        agreed
    }

    pub(crate) fn open(&mut self, uri: &str, text: &str) {
        let document = json!({ "uri": uri, "languageId": "ron", "version": 1, "text": text });
        self.notify("textDocument/didOpen", &json!({ "textDocument": document }));
    }

    /// Puts a text in the place of all of a document.
    pub(crate) fn replace(&mut self, uri: &str, version: i64, text: &str) {
        self.change(uri, version, &json!([{ "text": text }]));
    }

    pub(crate) fn change(&mut self, uri: &str, version: i64, changes: &Value) {
        let document = json!({ "uri": uri, "version": version });
        self.notify("textDocument/didChange", &json!({ "textDocument": document, "contentChanges": changes }));
    }

    /// Closes the server's input, without a word if it was not told to end.
    pub(crate) fn hang_up(&mut self) {
        self.wire = None;
    }

    pub(crate) fn wait_for_end(&mut self) -> ExitStatus {
        self.child.wait().unwrap()
    }

    /// Ends the conversation as the protocol wants it.
    pub(crate) fn end(mut self) {
        assert_eq!(self.request("shutdown", &Value::Null), Value::Null);
        self.notify("exit", &Value::Null);
        assert!(self.wait_for_end().success());
        let rest: Vec<Value> = self.inbox.iter().map(|message| parse(&message)).collect();
        assert!(rest.iter().all(|message| message.get("id").is_none()), "nothing is answered twice: {rest:?}");
    }
}

impl Drop for Editor {
    fn drop(&mut self) {
        if matches!(self.child.try_wait(), Ok(None)) {
            let _ = self.child.kill();
            let _ = self.child.wait();
        }
    }
}
