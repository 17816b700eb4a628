//! `sommet lsp`: a language server for decks, over standard input and output.
//!
//! One thread reads the wire, another does all the work, message by message. Findings are told once no message waits:
//! who types is answered first.

mod actions;
mod answer;
mod clerk;
mod complete;
mod findings;
mod hover;
mod papers;
mod places;
mod progress;
mod rename;
mod symbols;

use std::io::{BufReader, stdin, stdout};
use std::sync::mpsc::{Receiver, RecvTimeoutError, channel};
use std::thread;
use std::time::Duration;

use super::failure::Failure;
use super::{Exit, Options, write_err};
use crate::editor::{Read, read, write};
use crate::env::Env;
use crate::i18n::{Words, knows};
use clerk::Clerk;

/// Who types on within this time has not finished yet; findings wait for a pause.
const PAUSE: Duration = Duration::from_millis(20);

/// How long findings wait at most for a pause.
const MOST_PATIENCE: Duration = Duration::from_millis(400);

/// Arguments of `lsp`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(long)]
    // Some editors name it; there is no other way to talk.
    stdio: bool,
}

/// Serves an editor until it says `exit` or hangs up: [`Exit::Well`] after `shutdown`, else [`Exit::Finding`], as the
/// protocol wants it.
pub fn run(_: &Args, env: &Env, options: &Options) -> Exit {
    let words = || Words::of(options.language.iter().cloned().chain(env.languages()));
    if let Some(tag) = options.language.as_ref().filter(|tag| !knows(tag)) {
        let failure = Failure::UnknownLanguage(tag.clone());
        write_err(&failure.tell(&words()));
        return failure.exit();
    }
    if env.reads_from_terminal() {
        write_err(&format!("{}\n", words().say("lsp-terminal")));
        return Exit::Misuse;
    }
    let (send, inbox) = channel();
    thread::spawn(move || {
        let mut wire = BufReader::new(stdin());
        // The other end hangs up only when the run ends.
        while let Ok(read) = read(&mut wire)
            && read != Read::End
            && send.send(read).is_ok()
        {}
    });
    serve(&inbox, Clerk::new(env, options))
}

/// Takes messages until there will be none.
fn serve(inbox: &Receiver<Read>, mut clerk: Clerk<'_>) -> Exit {
    let mut waiting = clerk.env.stopwatch();
    loop {
        let next =
            if clerk.has_findings_to_tell() { inbox.recv_timeout(PAUSE) } else { inbox.recv().map_err(Into::into) };
        match next {
            Ok(first) => {
                if !clerk.has_findings_to_tell() {
                    waiting = clerk.env.stopwatch();
                }
                // What is taken back meanwhile need not be answered any more.
                let all: Vec<Read> = std::iter::once(first).chain(inbox.try_iter()).collect();
                clerk.take(all);
            }
            Err(RecvTimeoutError::Timeout) => clerk.tell_findings(),
            Err(RecvTimeoutError::Disconnected) => clerk.hang_up(),
        }
        if clerk.has_findings_to_tell() && waiting.elapsed() > MOST_PATIENCE {
            clerk.tell_findings();
        }
        let mut out = stdout().lock();
        for message in clerk.outbox() {
            // Who no longer listens hangs up next.
            let _ = write(&mut out, &message);
        }
        if let Some(exit) = clerk.exit() {
            return exit;
        }
    }
}
