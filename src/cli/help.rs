//! Help in the reader's language: the tree's texts are messages named after its verbs and options.

use clap::builder::StyledStr;
use clap::{Arg, Command};

use crate::i18n::{Words, named_languages};

/// Key of a verb's message: `help-study`, `help-learner-add`; the program itself is `help-sommet`.
fn verb_key(path: &[String]) -> String {
    format!("help-{}", path.join("-"))
}

/// Key of an option's message: the verb's, then the option's name. Options that stand on every verb have one message.
fn option_key(path: &[String], arg: &Arg) -> String {
    let id = arg.get_id().as_str().replace('_', "-");
    if arg.is_global_set() || matches!(id.as_str(), "help" | "version" | "json") {
        format!("help-option-{id}")
    } else {
        format!("help-{}-{id}", path.join("-"))
    }
}

/// The tree with every text in the reader's language.
pub(super) fn translate(command: Command, words: &Words) -> Command {
    let mut command = command;
    // Only a built command has its help and version options, and its options of every verb in place.
    command.build();
    translate_verb(command, &["sommet".to_owned()], words)
}

fn translate_verb(mut command: Command, path: &[String], words: &Words) -> Command {
    let languages = named_languages();
    let options: Vec<(clap::Id, String)> =
        command.get_arguments().map(|arg| (arg.get_id().clone(), option_key(path, arg))).collect();
    for (id, key) in options {
        let heading = words.say("help-heading-options");
        command = command.mut_arg(id, |arg| {
            let arg = arg
                .help(words.tell(&key, &[("languages", languages.as_str().into())]))
                .hide_possible_values(true)
                .hide_default_value(true);
            if arg.is_positional() {
                arg.help_heading(words.say("help-heading-arguments"))
            } else {
                arg.help_heading(heading)
            }
        });
    }
    let template =
        format!("{{about-with-newline}}\n{} {{usage}}\n\n{{all-args}}{{after-help}}", words.say("help-heading-usage"));
    command = command
        .about(words.say(&verb_key(path)))
        .subcommand_value_name(words.say("value-name-command"))
        .subcommand_help_heading(words.say("help-heading-commands"))
        .help_template(StyledStr::from(template));
    let examples = format!("{}-examples", verb_key(path));
    if words.has(&examples) {
        command = command.after_help(words.say(&examples));
    }
    let verbs: Vec<String> = command.get_subcommands().map(|verb| verb.get_name().to_owned()).collect();
    for verb in verbs {
        let mut deeper = path.to_vec();
        if path == ["sommet"] {
            deeper.clear();
        }
        deeper.push(verb.clone());
        command = command.mut_subcommand(verb, |sub| translate_verb(sub, &deeper, words));
    }
    command
}

/// The messages that the tree wants and the language does not have.
#[cfg(test)]
pub(super) fn missing(command: &Command, words: &Words) -> Vec<String> {
    let mut command = command.clone();
    command.build();
    let mut missing = Vec::new();
    look(&command, &["sommet".to_owned()], words, &mut missing);
    missing
}

#[cfg(test)]
fn look(command: &Command, path: &[String], words: &Words, missing: &mut Vec<String>) {
    let keys = command.get_arguments().map(|arg| option_key(path, arg)).chain([verb_key(path)]);
    missing.extend(keys.filter(|key| !words.has(key)));
    for sub in command.get_subcommands() {
        let mut deeper = if path == ["sommet"] { Vec::new() } else { path.to_vec() };
        deeper.push(sub.get_name().to_owned());
        look(sub, &deeper, words, missing);
    }
}
