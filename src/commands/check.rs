//! `sommet check`: everything that is wrong with decks, and what could be better.

mod machine;
mod watch;

use std::path::{Path, PathBuf};

use super::workshop::{Source, Workshop, on_all_cores};
use super::{Exit, Options, write_err, write_out};
use crate::deckfile::{Diagnostic, Inspection, MediaFault, Severity, compare, inspect, is_fixable, mend};
use crate::env::Env;
use crate::library::{FileFault, find_media};

/// Arguments of `check`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "PATH")]
    paths: Vec<PathBuf>,
    #[arg(long)]
    json: bool,
    #[arg(long, value_name = "FORMAT", conflicts_with = "json", value_parser = ["human", "json", "sarif", "github"], default_value = "human")]
    format: String,
    #[arg(long)]
    fix: bool,
    #[arg(long, conflicts_with_all = ["json", "format"])]
    watch: bool,
}

/// A file with what was found in it.
pub(super) struct Checked {
    source: Source,
    inspection: Inspection,
    /// What stands in it that other files contradict.
    against_others: Vec<Diagnostic>,
    /// Whether it was to be mended and could not be written.
    is_unwritten: bool,
}

impl Checked {
    fn of(source: Source, is_unwritten: bool) -> Self {
        let inspection = inspect_source(&source);
        Self { source, inspection, against_others: Vec::new(), is_unwritten }
    }

    /// All findings, by place.
    fn findings(&self) -> Vec<&Diagnostic> {
        let mut all: Vec<&Diagnostic> = self.inspection.diagnostics.iter().chain(&self.against_others).collect();
        all.sort_by_key(|diagnostic| diagnostic.span.start);
        all
    }
}

/// Checks the decks that are named, else those of the study folder. [`Exit::Finding`] says that there is an error;
/// warnings alone end well.
pub fn run(args: &Args, env: &Env, options: &Options) -> Exit {
    Workshop::run(env, options, &args.paths, |workshop| {
        if args.watch {
            return watch::watch(workshop, env, args.fix);
        }
        let (checked, faults) = check(workshop, args.fix);
        let format = if args.json { "json" } else { args.format.as_str() };
        match format {
            "json" => write_out(&machine::json(workshop, &checked, &faults)),
            "sarif" => write_out(&machine::sarif(workshop, &checked, &faults)),
            "github" => write_out(&machine::github(workshop, &checked, &faults)),
            _ => report(workshop, &checked, &faults),
        }
        Ok(exit(&checked, &faults))
    })
}

fn exit(checked: &[Checked], faults: &[FileFault]) -> Exit {
    let is_error = |found: &&Diagnostic| found.severity == Severity::Error;
    let wrong = checked.iter().any(|file| file.findings().iter().any(is_error));
    match Workshop::exit_of(faults) {
        _ if checked.iter().any(|file| file.is_unwritten) => Exit::Failed,
        Exit::Well if wrong => Exit::Finding,
        exit => exit,
    }
}

/// Reads and checks every file; mends them first if that is wanted.
fn check(workshop: &Workshop, fix: bool) -> (Vec<Checked>, Vec<FileFault>) {
    let (mut sources, faults) = workshop.read();
    let unwritten: Vec<bool> = sources.iter_mut().map(|source| fix && !repair(workshop, source)).collect();
    let inspections = on_all_cores(&sources, inspect_source);
    let inspected = sources.into_iter().zip(inspections).zip(unwritten);
    let file =
        |((source, inspection), is_unwritten)| Checked { source, inspection, against_others: Vec::new(), is_unwritten };
    let mut checked: Vec<Checked> = inspected.map(file).collect();
    hold_together(&mut checked);
    (checked, faults)
}

/// Holds the files against one another, anew.
fn hold_together(checked: &mut [Checked]) {
    let names: Vec<String> = checked.iter().map(|file| file.source.name()).collect();
    let files: Vec<(&str, &str, &Inspection)> = checked
        .iter()
        .zip(&names)
        .map(|(file, name)| (name.as_str(), file.source.text.as_str(), &file.inspection))
        .collect();
    let found = compare(&files);
    for file in checked.iter_mut() {
        file.against_others.clear();
    }
    for (at, diagnostic) in found {
        checked[at].against_others.push(diagnostic);
    }
}

/// Mends what is certain in a file, and writes it. Whether that went well; if not, it is told, and the file is as it was.
fn repair(workshop: &Workshop, source: &mut Source) -> bool {
    let mended = mend(&source.text, |text| inspect(text, media_of(&source.path)));
    if mended.text != source.text {
        if let Err(failure) = Workshop::rewrite(source, &mended.text) {
            write_err(&failure.tell(&workshop.words));
            return false;
        }
        let args = [("path", source.name().into()), ("count", mended.count.into())];
        write_err(&format!("{}\n", workshop.words.tell("check-fixed", &args)));
        source.text = mended.text;
    }
    true
}

fn inspect_source(source: &Source) -> Inspection {
    inspect(&source.text, media_of(&source.path))
}

/// How many bytes a picture or sound beside a deck has, or why it cannot be used.
fn media_of(deck: &Path) -> impl Fn(&str) -> Result<u64, MediaFault> {
    move |file| find_media(deck, file).map(|found| found.bytes)
}

/// Shows everything as a compiler would.
fn report(workshop: &Workshop, checked: &[Checked], faults: &[FileFault]) {
    let mut text = findings(workshop, checked);
    text.extend(faults.iter().map(|fault| workshop.tell_fault(fault)));
    text.push_str(&summary(workshop, checked, faults.len()));
    write_out(&text);
}

/// What was found in each file, and how much of it is not listed.
fn findings(workshop: &Workshop, checked: &[Checked]) -> String {
    let mut text = String::new();
    for file in checked {
        for told in workshop.tell_findings(&file.source.path, &file.source.text, file.findings()) {
            text.push_str(&told);
            text.push('\n');
        }
        if file.inspection.unlisted > 0 {
            let args = [("path", file.source.name().into()), ("count", file.inspection.unlisted.into())];
            text.push_str(&workshop.words.tell("check-unlisted", &args));
            text.push_str("\n\n");
        }
    }
    text
}

fn summary(workshop: &Workshop, checked: &[Checked], unread: usize) -> String {
    let (mut errors, mut warnings, mut fixable) = (unread, 0, 0);
    for file in checked {
        for diagnostic in file.findings() {
            match diagnostic.severity {
                Severity::Error => errors += 1,
                Severity::Warning => warnings += 1,
            }
            fixable += usize::from(is_fixable(&file.source.text, diagnostic));
        }
    }
    let questions: usize = checked.iter().map(|file| file.inspection.questions).sum();
    let args = [
        ("questions", questions.into()),
        ("files", (checked.len() + unread).into()),
        ("errors", errors.into()),
        ("warnings", warnings.into()),
    ];
    let mut lines = workshop.layout.hanging(&workshop.words.tell("check-summary", &args), "", "");
    if fixable > 0 {
        let text = workshop.words.tell("check-fixable", &[("count", fixable.into())]);
        lines.extend(workshop.layout.hanging(&text, "", ""));
    }
    lines.into_iter().map(|line| line + "\n").collect()
}
