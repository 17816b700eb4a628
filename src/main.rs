//! The `sommet` binary: gathers the world, runs, and ends with a code that says how it went.

use std::process::ExitCode;

fn main() -> ExitCode {
    sommet::cli::run(&sommet::env::Env::real()).into()
}
