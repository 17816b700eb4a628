//! The command line: the tree of verbs in the reader's language, and who answers to each.

mod fault;
mod help;

use std::ffi::OsString;
use std::path::PathBuf;

use clap::error::ErrorKind;
use clap::{CommandFactory, FromArgMatches, Parser, Subcommand};

use crate::commands::{
    Exit, Options, add, backup, check, completions, decks, doctor, fmt, grade, host, learner, lsp, merge, new, preview,
    report, restore, stats, study, tell_err, today, tune, write_out,
};
use crate::env::Env;
use crate::i18n::Words;

/// Everything that can be typed.
#[derive(Debug, Parser)]
#[command(
    name = "sommet",
    version,
    disable_help_subcommand = true,
    infer_subcommands = true,
    args_conflicts_with_subcommands = false
)]
struct Cli {
    #[arg(long, global = true, value_name = "DIR")]
    home: Option<PathBuf>,
    #[arg(long, global = true, value_name = "NAME")]
    learner: Option<String>,
    #[arg(long, global = true, value_name = "TAG")]
    lang: Option<String>,
    #[arg(long, global = true, value_name = "WHEN", value_parser = ["auto", "always", "never"], default_value = "auto")]
    color: String,
    #[arg(long, global = true)]
    plain: bool,
    #[command(flatten)]
    today: today::Args,
    #[command(subcommand)]
    verb: Option<Verb>,
}

#[derive(Debug, Subcommand)]
enum Verb {
    Study(study::Args),
    Host(Box<host::Args>),
    Report(report::Args),
    Decks(decks::Args),
    Check(check::Args),
    Fmt(fmt::Args),
    Preview(preview::Args),
    New(new::Args),
    Add(add::Args),
    Lsp(lsp::Args),
    Stats(stats::Args),
    Tune(tune::Args),
    Grade(grade::Args),
    Learner(learner::Args),
    Merge(merge::Args),
    Backup(backup::Args),
    Restore(restore::Args),
    Doctor(doctor::Args),
    Completions(completions::Args),
}

/// Reads the command line and does what it says.
pub fn run(env: &Env) -> Exit {
    // Putting the whole tree in words takes longer than most runs; it is done for those who are to read it.
    let cli = match Cli::try_parse_from(env.args()) {
        Ok(cli) => cli,
        Err(fault) if fault.kind() == ErrorKind::DisplayVersion => {
            write_out(&fault.to_string());
            return Exit::Well;
        }
        Err(_) => return explain(env),
    };
    let options = Options {
        home: cli.home,
        learner: cli.learner,
        language: cli.lang,
        color: match cli.color.as_str() {
            "always" => Some(true),
            "never" => Some(false),
            _ => None,
        },
        plain: cli.plain,
    };
    if let (Some(_), Some(option)) = (&cli.verb, cli.today.named()) {
        let words = readers_words(env);
        let text = words.tell("usage-before-verb", &[("name", option.into())]);
        tell_err(&format!(
            "{}\n{}\n",
            words.tell("fault", &[("text", text.into())]),
            words.tell("usage-see-help", &[("line", "sommet".into())])
        ));
        return Exit::Misuse;
    }
    match cli.verb {
        None => today::run(&cli.today, env, &options),
        Some(Verb::Study(args)) => study::run(&args, env, &options),
        Some(Verb::Host(args)) => host::run(&args, env, &options),
        Some(Verb::Report(args)) => report::run(&args, env, &options),
        Some(Verb::Decks(args)) => decks::run(&args, env, &options),
        Some(Verb::Check(args)) => check::run(&args, env, &options),
        Some(Verb::Fmt(args)) => fmt::run(&args, env, &options),
        Some(Verb::Preview(args)) => preview::run(&args, env, &options),
        Some(Verb::New(args)) => new::run(&args, env, &options),
        Some(Verb::Add(args)) => add::run(&args, env, &options),
        Some(Verb::Lsp(args)) => lsp::run(&args, env, &options),
        Some(Verb::Grade(args)) => grade::run(&args, env, &options),
        Some(Verb::Stats(args)) => stats::run(&args, env, &options),
        Some(Verb::Tune(args)) => tune::run(&args, env, &options),
        Some(Verb::Learner(args)) => learner::run(&args, env, &options),
        Some(Verb::Merge(args)) => merge::run(&args, env, &options),
        Some(Verb::Backup(args)) => backup::run(&args, env, &options),
        Some(Verb::Restore(args)) => restore::run(&args, env, &options),
        Some(Verb::Doctor(args)) => doctor::run(&args, env, &options),
        Some(Verb::Completions(args)) => completions::run(&args, help::translate(Cli::command(), &readers_words(env))),
    }
}

/// Reads the command line again, with a tree in the reader's language, to show its help or its fault.
fn explain(env: &Env) -> Exit {
    let words = readers_words(env);
    let tree = help::translate(Cli::command(), &words);
    match tree.clone().try_get_matches_from(env.args()).and_then(|matches| Cli::from_arg_matches(&matches)) {
        Ok(_) => Exit::Well,
        Err(fault) => fault::report(&fault, &tree, env.args(), &words),
    }
}

/// The sentences of the language that the line asks for, else the system; `--lang` counts even in a line that cannot be read.
fn readers_words(env: &Env) -> Words {
    Words::of(language_asked(env.args()).into_iter().chain(env.languages()))
}

/// The value of `--lang`, wherever it stands.
fn language_asked(args: &[OsString]) -> Option<String> {
    let mut args = args.iter().map(|arg| arg.to_string_lossy());
    while let Some(arg) = args.next() {
        match arg.strip_prefix("--lang") {
            Some("") => return args.next().map(Into::into),
            Some(rest) if rest.starts_with('=') => return Some(rest[1..].to_owned()),
            _ => {}
        }
    }
    None
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_tree_is_sound_in_every_language() {
        for tag in crate::i18n::languages() {
            help::translate(Cli::command(), &Words::of([tag])).debug_assert();
        }
    }

    /// Every verb and every option has its help in every language.
    #[test]
    fn everything_is_explained() {
        for tag in crate::i18n::languages() {
            let words = Words::of([tag]);
            let missing = help::missing(&Cli::command(), &words);
            assert!(missing.is_empty(), "{tag}: {missing:?}");
        }
    }

    #[test]
    fn the_language_is_found_before_parsing() {
        let find = |line: &str| language_asked(&line.split(' ').map(OsString::from).collect::<Vec<_>>());
        assert_eq!(find("sommet --lang fr study"), Some("fr".into()));
        assert_eq!(find("sommet study --lang=en"), Some("en".into()));
        assert_eq!(find("sommet study"), None);
    }
}
