//! How long an editor waits for `sommet lsp` on a deck of 5,000 questions, over pipes as editors have it:
//! `cargo bench --bench lsp`.
//!
//! Each figure is the time from the first byte of a request to the last of its answer; what an editor then makes of the
//! answer is its own. Findings include the pause that the server waits for (20 ms): who types on is not interrupted by them.

#![allow(
    clippy::expect_used,
    clippy::unwrap_used,
    clippy::print_stdout,
    reason = "a measurement that cannot be set up has nothing to say"
)]
#![allow(clippy::disallowed_methods, reason = "time is what is measured")]

#[expect(dead_code, reason = "nothing is written to disk here")]
mod collection;
#[expect(dead_code, reason = "a measurement ends no conversation")]
#[path = "../tests/it/editor.rs"]
mod editor;

use std::process::Command;
use std::time::{Duration, Instant};

use editor::Editor;
use serde_json::{Value, json};

const QUESTIONS: usize = 5000;
const TIMES: usize = 100;
const URI: &str = "untitled:deck";

fn show(what: &str, mut times: Vec<Duration>) {
    times.sort();
    let millis = |time: Duration| time.as_secs_f64() * 1000.0;
    println!(
        "{what:34} median {:6.1} ms   max {:6.1} ms",
        millis(times[times.len() / 2]),
        millis(times[times.len() - 1])
    );
}

fn measure(what: &str, mut work: impl FnMut(usize)) {
    let time = |at| {
        let start = Instant::now();
        work(at);
        start.elapsed()
    };
    show(what, (0..TIMES).map(time).collect());
}

/// Asks, and waits for the answer without reading it.
fn ask(editor: &mut Editor, method: &str, params: &Value) {
    let id = format!("\"id\":{},", editor.ask(method, params));
    let begins_with =
        |message: &[u8], what: &str| message.windows(what.len()).take(60).any(|part| part == what.as_bytes());
    let mut message = editor.receive();
    while !begins_with(&message, &id) {
        message = editor.receive();
    }
    assert!(begins_with(&message, "\"result\":"), "{method} was refused");
}

/// Line and column of a needle, in units of UTF-16.
fn place(text: &str, needle: &str, within: usize) -> Value {
    let at = text.find(needle).expect("what is looked for") + within;
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    json!({ "line": text[..at].matches('\n').count(), "character": text[start..at].encode_utf16().count() })
}

fn main() {
    let text = collection::deck(0, QUESTIONS).replace(" ?", "\u{202F}?");
    println!("{QUESTIONS} questions, {} kB", text.len() / 1000);
    let mut command = Command::new(env!("CARGO_BIN_EXE_sommet"));
    command.arg("lsp");
    let mut editor = Editor::start(command);
    let snippets = json!({ "completionItem": { "snippetSupport": true } });
    let symbols = json!({ "hierarchicalDocumentSymbolSupport": true });
    editor.initialize("fr", &json!({ "textDocument": { "completion": snippets, "documentSymbol": symbols } }));
    let start = Instant::now();
    editor.open(URI, &text);
    let found = editor.findings(URI, 1).len();
    println!("opened in {:.0} ms, {found} findings", start.elapsed().as_secs_f64() * 1000.0);
    // A question in the midst of the deck.
    let marker = format!("-{}\"", QUESTIONS / 2);
    let found = text.find(&marker).expect("the question");
    let from = text[..found].rfind('\n').map_or(0, |end| end + 1);
    let lines = text[..from].matches('\n').count();
    let local = |needle: &str, within: usize| {
        let mut place = place(&text[from..], needle, within);
        place["line"] = (place["line"].as_u64().unwrap() + lines as u64).into();
        place
    };
    let mut version = 1;
    let mut keystroke = |editor: &mut Editor, at: &Value, key: &str, length: u64| {
        version += 1;
        let end = json!({ "line": at["line"], "character": at["character"].as_u64().unwrap() + length });
        editor.change(URI, version, &json!([{ "range": { "start": at, "end": end }, "text": key }]));
        version
    };
    let in_text = local("why: \"", 6);
    measure("findings after a letter", |at| {
        let version = keystroke(&mut editor, &in_text, if at % 2 == 0 { "x" } else { "" }, (at % 2) as u64);
        editor.findings(URI, version);
    });
    let comma = local("\",\n", 1);
    measure("findings, a comma gone and back", |at| {
        let version = keystroke(&mut editor, &comma, if at % 2 == 0 { "" } else { "," }, ((at + 1) % 2) as u64);
        editor.findings(URI, version);
    });
    let quote = local("why: \"", 5);
    measure("findings, a quote gone and back", |at| {
        let version = keystroke(&mut editor, &quote, if at % 2 == 0 { "" } else { "\"" }, ((at + 1) % 2) as u64);
        editor.findings(URI, version);
    });
    let document = json!({ "uri": URI });
    let at = |place: &Value| json!({ "textDocument": document, "position": place });
    let in_tags = local("tags: [\"", 8);
    measure("completion of a tag after a letter", |turn| {
        keystroke(&mut editor, &in_tags, if turn % 2 == 0 { "x" } else { "" }, (turn % 2) as u64);
        editor.request("textDocument/completion", &at(&in_tags));
    });
    let name = local("why:", 1);
    measure("completion of a field", |_| ask(&mut editor, "textDocument/completion", &at(&name)));
    measure("hover", |_| ask(&mut editor, "textDocument/hover", &at(&name)));
    let source = local("source: \"", 10);
    measure("definition of a source", |_| ask(&mut editor, "textDocument/definition", &at(&source)));
    measure("references of a source", |_| ask(&mut editor, "textDocument/references", &at(&source)));
    measure("symbols", |_| ask(&mut editor, "textDocument/documentSymbol", &json!({ "textDocument": document })));
    let options = json!({ "tabSize": 4, "insertSpaces": true });
    measure("formatting", |_| {
        ask(&mut editor, "textDocument/formatting", &json!({ "textDocument": document, "options": options }));
    });
    let range = json!({ "start": name, "end": name });
    let action = json!({ "textDocument": document, "range": range, "context": { "diagnostics": [] } });
    measure("code actions", |_| ask(&mut editor, "textDocument/codeAction", &action));
}
