//! What is said of a command line that cannot be read.

use std::ffi::OsString;

use clap::error::{ContextKind, ContextValue, ErrorKind};
use clap::{Command, Error};

use crate::commands::{Exit, tell_err, write_out};
use crate::i18n::Words;

/// Shows help where that was asked for, else says what is wrong with the line, what the option is for, and whose help to read.
pub(super) fn report(fault: &Error, tree: &Command, args: &[OsString], words: &Words) -> Exit {
    if fault.kind() == ErrorKind::DisplayHelp {
        write_out(&fault.render().to_string());
        return Exit::Well;
    }
    let mut text = words.tell("fault", &[("text", sentence(fault, words).into())]);
    if let Some(near) = context(fault, ContextKind::SuggestedArg)
        .or_else(|| context(fault, ContextKind::SuggestedSubcommand))
        .or_else(|| context(fault, ContextKind::SuggestedValue))
    {
        text = format!("{text}\n{}", words.tell("fault-nearest", &[("name", near.into())]));
    }
    let (verb, line) = verb(tree, args);
    let named = context(fault, ContextKind::InvalidArg);
    if let Some(help) = named.and_then(|named| meaning(verb, &named)) {
        text = format!("{text}\n  {help}");
    }
    tell_err(&format!("{text}\n{}\n", words.tell("usage-see-help", &[("line", line.into())])));
    Exit::Misuse
}

/// The innermost verb that the line names, and the words that lead to it.
fn verb<'a>(tree: &'a Command, args: &[OsString]) -> (&'a Command, String) {
    let (mut verb, mut line) = (tree, tree.get_name().to_owned());
    for name in args.iter().skip(1) {
        if let Some(found) = verb.find_subcommand(name) {
            line = format!("{line} {}", found.get_name());
            verb = found;
        }
    }
    (verb, line)
}

/// What the help says of the option or argument that a fault names, such as `--new <N>`.
fn meaning(verb: &Command, named: &str) -> Option<String> {
    let mut all = verb.get_arguments();
    let arg = all.find(|arg| arg.to_string() == named)?;
    Some(format!("{named}  {}", arg.get_help()?))
}

fn sentence(fault: &Error, words: &Words) -> String {
    let arg = context(fault, ContextKind::InvalidArg).unwrap_or_default();
    let value = context(fault, ContextKind::InvalidValue).unwrap_or_default();
    match fault.kind() {
        ErrorKind::UnknownArgument => words.tell("usage-unknown", &[("name", arg.into())]),
        ErrorKind::InvalidSubcommand => {
            let name = context(fault, ContextKind::InvalidSubcommand).unwrap_or_default();
            words.tell("usage-unknown", &[("name", name.into())])
        }
        ErrorKind::InvalidValue if value.is_empty() => words.tell("usage-no-value", &[("name", arg.into())]),
        ErrorKind::InvalidValue => {
            let valid = context(fault, ContextKind::ValidValue).unwrap_or_default();
            words.tell("usage-not-one-of", &[("name", arg.into()), ("value", value.into()), ("valid", valid.into())])
        }
        ErrorKind::ValueValidation => words.tell("usage-bad-value", &[("name", arg.into()), ("value", value.into())]),
        ErrorKind::MissingRequiredArgument => words.tell("usage-missing", &[("name", arg.into())]),
        ErrorKind::ArgumentConflict => words.tell("usage-conflict", &[("name", arg.into())]),
        ErrorKind::NoEquals | ErrorKind::TooManyValues | ErrorKind::TooFewValues | ErrorKind::WrongNumberOfValues => {
            words.tell("usage-no-value", &[("name", arg.into())])
        }
        _ => words.say("usage-unreadable"),
    }
}

fn context(fault: &Error, kind: ContextKind) -> Option<String> {
    match fault.get(kind)? {
        ContextValue::String(text) => Some(text.clone()),
        ContextValue::Strings(texts) => Some(texts.join(", ")),
        ContextValue::StyledStr(text) => Some(text.to_string()),
        _ => None,
    }
}
