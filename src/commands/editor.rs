//! The learner's own editor, opened at a line of a file.

use std::path::Path;
use std::process::Command;

/// What the editor is told so that it shows a line, counted from 1; an editor that is not known here opens the file alone.
fn place(editor: &str, path: &Path, line: usize) -> Vec<String> {
    let path = path.display().to_string();
    let program = editor.split_whitespace().next().unwrap_or_default();
    let name = Path::new(program).file_stem().map(|name| name.to_string_lossy().to_lowercase()).unwrap_or_default();
    match name.as_str() {
        "vi" | "vim" | "nvim" | "gvim" | "nano" | "emacs" | "emacsclient" | "micro" | "joe" | "kak" | "ne" | "mg" => {
            vec![format!("+{line}"), path]
        }
        "hx" | "helix" | "zed" | "subl" => vec![format!("{path}:{line}")],
        "code" | "codium" | "code-insiders" => vec!["--wait".to_owned(), "--goto".to_owned(), format!("{path}:{line}")],
        _ => vec![path],
    }
}

/// The command that opens a file at a line. The editor may be a whole command, such as `emacsclient -nw`.
pub(super) fn open(editor: &str, path: &Path, line: usize) -> Command {
    let place = place(editor, path, line);
    if cfg!(windows) {
        let mut words = editor.split_whitespace();
        let mut command = Command::new(words.next().unwrap_or_default());
        command.args(words).args(place);
        return command;
    }
    // As git does: the shell reads the editor's own words, the file's name is never read by it.
    let mut command = Command::new("sh");
    command.arg("-c").arg(format!("{editor} \"$@\"")).arg(editor).args(place);
    command
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn editors_are_told_the_line_in_their_own_way() {
        let told = |editor: &str| place(editor, Path::new("/d/a b.ron"), 7).join("|");
        assert_eq!(told("/usr/bin/nvim"), "+7|/d/a b.ron");
        assert_eq!(told("emacsclient -nw"), "+7|/d/a b.ron");
        assert_eq!(told("hx"), "/d/a b.ron:7");
        assert_eq!(told("code"), "--wait|--goto|/d/a b.ron:7");
        assert_eq!(told("ed"), "/d/a b.ron");
    }
}
