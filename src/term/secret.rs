//! A secret that is typed and not shown.

use std::io;

use console::Term;

/// Asks for a secret at the terminal, on standard error, and shows nothing of it.
///
/// # Errors
/// What the system says.
pub fn ask_secret(prompt: &str) -> io::Result<String> {
    let term = Term::stderr();
    term.write_str(&format!("{prompt} "))?;
    term.read_secure_line()
}
