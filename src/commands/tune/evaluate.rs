//! `sommet tune --evaluate FILE`: how well each method predicts a log that is not sommet's own.

use std::fs;
use std::path::{Path, PathBuf};
use std::thread;

use serde_json::{Value, json};
use thiserror::Error;

use crate::commands::{Exit, Options, print_json, tell_err, write_out};
use crate::env::Env;
use crate::i18n::Words;
use crate::memory::{FitFault, Watch, fit};
use crate::stats::{LineFault, Method, RevLog, RevLogFault, SPLITS, Score, TooFew, evaluate};
use crate::term::Progress;

/// Lines that are named one by one; the rest is counted.
const MOST_NAMED: usize = 5;

/// Why a log cannot be evaluated.
#[derive(Debug, Error)]
enum Fault {
    #[error(transparent)]
    Read(#[from] std::io::Error),
    #[error(transparent)]
    Log(#[from] RevLogFault),
    #[error(transparent)]
    TooFew(#[from] TooFew),
}

struct Report {
    file: PathBuf,
    log: RevLog,
    scores: Vec<(Method, Score)>,
    seconds: f64,
}

/// Reads the file, evaluates, and prints the figures.
pub(super) fn run(file: &Path, as_json: bool, env: &Env, options: &Options) -> Exit {
    let words = Words::of(options.language.iter().cloned().chain(env.languages()));
    match measure(file, env, &words) {
        Ok(report) => {
            for line in complaints(&report.log, &words) {
                tell_err(&format!("{line}\n"));
            }
            if as_json {
                print_json(&to_json(&report));
            } else {
                write_out(&to_text(&report, &words));
            }
            Exit::Well
        }
        Err(fault) => {
            let text = words.tell("fault", &[("text", worded(&fault, file, &words).into())]);
            tell_err(&format!("{text}\n{}\n", words.say("tune-file-help")));
            Exit::Failed
        }
    }
}

fn measure(file: &Path, env: &Env, words: &Words) -> Result<Report, Fault> {
    let bytes = fs::read(file)?;
    let log = RevLog::read(&String::from_utf8_lossy(&bytes))?;
    let mut bar = Progress::new(words.say("tune-evaluating"));
    let (mut seconds, mut done) = (0.0, 0);
    let scores = evaluate(&log.trials, |past| {
        bar.step(done, SPLITS);
        done += 1;
        let before = env.stopwatch();
        // A thread that broke down says so itself; here it only means that there is no fit, as for numbers that run off.
        let fitted =
            thread::scope(|scope| scope.spawn(|| fit(past, &Watch::default())).join().unwrap_or(Err(FitFault)));
        seconds += before.elapsed().as_secs_f64();
        fitted
    })?;
    Ok(Report { file: file.to_owned(), log, scores, seconds })
}

fn worded(fault: &Fault, file: &Path, words: &Words) -> String {
    let path = file.display().to_string();
    match fault {
        Fault::Read(error) => {
            words.tell("tune-file-unread", &[("path", path.into()), ("detail", error.to_string().into())])
        }
        Fault::Log(RevLogFault::Empty) => words.tell("tune-file-empty", &[("path", path.into())]),
        Fault::Log(RevLogFault::NoColumn(column)) => {
            words.tell("tune-file-column", &[("path", path.into()), ("column", (*column).into())])
        }
        Fault::Log(RevLogFault::NoRow(fault)) => {
            words.tell("tune-file-rows", &[("path", path.into()), ("detail", worded_line(fault, words).into())])
        }
        Fault::TooFew(TooFew { needed, found }) => {
            let args = [("path", path.into()), ("needed", (*needed).into()), ("count", (*found).into())];
            words.tell("tune-file-few", &args)
        }
    }
}

fn worded_line(fault: &LineFault, words: &Words) -> String {
    let args = [
        ("line", fault.line.into()),
        ("column", fault.column.into()),
        ("text", fault.text.escape_debug().to_string().into()),
    ];
    words.tell("tune-line", &args)
}

/// What was left out, a sentence each.
fn complaints(log: &RevLog, words: &Words) -> Vec<String> {
    let mut lines: Vec<String> = log.faults.iter().take(MOST_NAMED).map(|fault| worded_line(fault, words)).collect();
    if log.unreadable > lines.len() {
        lines.push(words.tell("tune-lines-more", &[("count", (log.unreadable - lines.len()).into())]));
    }
    if log.by_hand > 0 {
        lines.push(words.tell("tune-rows-by-hand", &[("count", log.by_hand.into())]));
    }
    if log.repeated > 0 {
        lines.push(words.tell("tune-rows-repeated", &[("count", log.repeated.into())]));
    }
    lines
}

fn to_json(report: &Report) -> Value {
    let method = |(method, score): &(Method, Score)| {
        json!({
            "method": method.name(), "log_loss": score.log_loss(), "rmse_bins": score.rmse_bins(), "auc": score.auc(),
            "reviews": score.len(),
        })
    };
    let faults = report.log.faults.iter();
    let faults: Vec<Value> =
        faults.map(|fault| json!({ "line": fault.line, "column": fault.column, "text": fault.text })).collect();
    json!({
        "file": report.file.display().to_string(), "answers": report.log.trials.len(), "cards": report.log.cards,
        "splits": SPLITS, "training_seconds": report.seconds,
        "left_out": { "unreadable": report.log.unreadable, "by_hand": report.log.by_hand,
            "repeated": report.log.repeated, "lines": faults },
        "methods": report.scores.iter().map(method).collect::<Vec<_>>(),
    })
}

fn to_text(report: &Report, words: &Words) -> String {
    let figure =
        |value: Option<f64>, decimals| value.map_or("–".to_owned(), |value| words.marks().fixed(value, decimals));
    let mut rows = vec![["tune-method", "tune-log-loss", "tune-rmse", "tune-auc"].map(|key| words.say(key))];
    rows.extend(report.scores.iter().map(|(method, score)| {
        [
            words.say(&format!("tune-method-{}", method.name().replace('_', "-"))),
            figure(score.log_loss(), 4),
            figure(score.rmse_bins(), 4),
            figure(score.auc(), 3),
        ]
    }));
    let args = [
        ("path", report.file.display().to_string().into()),
        ("count", report.log.trials.len().into()),
        ("cards", report.log.cards.into()),
        ("scored", report.scores.first().map_or(0, |(_, score)| score.len()).into()),
        ("splits", SPLITS.into()),
        ("seconds", words.marks().fixed(report.seconds, 2).into()),
    ];
    let head = format!("{}\n\n", words.tell("tune-evaluated", &args));
    super::table(&rows).iter().fold(head, |text, line| text + "  " + line + "\n")
}
