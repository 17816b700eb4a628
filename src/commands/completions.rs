//! `sommet completions`: what a shell needs to complete the command line.

use clap::Command;
use clap_complete::{Shell, generate};

use super::{Exit, write_out};

/// Arguments of `completions`.
#[derive(Debug, clap::Args)]
pub struct Args {
    #[arg(value_name = "SHELL")]
    shell: Shell,
}

/// Writes the completions of the command tree.
pub fn run(args: &Args, mut tree: Command) -> Exit {
    let mut text = Vec::new();
    generate(args.shell, &mut tree, "sommet", &mut text);
    write_out(&String::from_utf8_lossy(&text));
    Exit::Well
}
