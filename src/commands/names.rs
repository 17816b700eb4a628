//! A list of names in a file: one a line, or the first column of a table.

use std::fs;
use std::path::{Path, PathBuf};

use super::failure::Failure;

/// What the first line of a table calls its column of names, in either language.
const HEADINGS: [&str; 14] = [
    "name",
    "names",
    "pupil",
    "pupils",
    "student",
    "students",
    "nom",
    "noms",
    "nom et prénom",
    "nom prénom",
    "élève",
    "élèves",
    "eleve",
    "eleves",
];

/// What is wrong with a list of names.
#[derive(Clone, Debug, PartialEq, Eq)]
pub(super) enum ListFault {
    /// It is not UTF-8.
    NotText,
    /// It holds no name.
    Empty,
    /// Two lines, from 1, hold names that cannot be told apart.
    Twice(usize, usize, String),
}

/// Reads the names of a file, in its order. `is_same` says which could not be told apart.
///
/// # Errors
/// [`Failure::NoFile`], or [`Failure::List`].
pub(super) fn read(file: &Path, is_same: impl Fn(&str, &str) -> bool) -> Result<Vec<String>, Failure> {
    let bytes = fs::read(file).map_err(|_| Failure::NoFile(file.to_owned()))?;
    let fault = |fault| Failure::List { path: PathBuf::from(file), fault };
    let text = String::from_utf8(bytes).map_err(|_| fault(ListFault::NotText))?;
    let names = listed(text.trim_start_matches('\u{feff}'));
    for (at, (line, name)) in names.iter().enumerate() {
        if let Some((first, _)) = names[..at].iter().find(|(_, other)| is_same(other, name)) {
            return Err(fault(ListFault::Twice(*first, *line, name.clone())));
        }
    }
    if names.is_empty() { Err(fault(ListFault::Empty)) } else { Ok(names.into_iter().map(|(_, name)| name).collect()) }
}

/// The names and their lines. A line's name ends at the sign that a table divides its columns by, unless it is in quotes.
fn listed(text: &str) -> Vec<(usize, String)> {
    let divides = |sign: char| text.lines().filter(|line| !line.trim().is_empty()).all(|line| line.contains(sign));
    let sign = ['\t', ';', ','].into_iter().find(|sign| divides(*sign));
    let name = |line: &str| first_cell(line, sign).split_whitespace().collect::<Vec<_>>().join(" ");
    let names = (1..).zip(text.lines()).map(|(number, line)| (number, name(line)));
    let mut names: Vec<(usize, String)> = names.filter(|(_, name)| !name.is_empty()).collect();
    if names.first().is_some_and(|(_, name)| HEADINGS.contains(&name.to_lowercase().as_str())) {
        names.remove(0);
    }
    names
}

/// The first cell of a line (RFC 4180); in quotes a quote is written twice.
fn first_cell(line: &str, sign: Option<char>) -> String {
    let line = line.trim();
    let Some(quoted) = line.strip_prefix('"') else {
        return sign.and_then(|sign| line.split(sign).next()).unwrap_or(line).to_owned();
    };
    let mut cell = String::new();
    let mut signs = quoted.chars().peekable();
    while let Some(sign) = signs.next() {
        match sign {
            '"' if signs.next_if_eq(&'"').is_none() => break,
            sign => cell.push(sign),
        }
    }
    cell
}

#[cfg(test)]
mod tests {
    use super::*;

    fn names(text: &str) -> Vec<String> {
        listed(text).into_iter().map(|(_, name)| name).collect()
    }

    #[test]
    fn names_stand_one_a_line_or_in_the_first_column() {
        assert_eq!(names("Zoé Martin\r\n\r\n  Max   B. \n"), ["Zoé Martin", "Max B."]);
        assert_eq!(names("Nom;Né\nMartin Zoé;2011\nDupont Max;2012\n"), ["Martin Zoé", "Dupont Max"]);
        assert_eq!(names("\"Martin, Zoé\",5A\n\"O\"\"Hara\",5A"), ["Martin, Zoé", "O\"Hara"]);
        assert_eq!(names("name\tclass\nZoé\t5A"), ["Zoé"]);
        // A comma within one name of a plain list divides nothing.
        assert_eq!(names("Martin, Zoé\nMax"), ["Martin, Zoé", "Max"]);
        assert_eq!(names("Élève\nZoé"), ["Zoé"]);
    }

    #[test]
    fn a_list_that_names_two_alike_or_nobody_is_refused_with_its_lines() {
        let folder = tempfile::tempdir().unwrap();
        let file = folder.path().join("list.txt");
        let read = |bytes: &[u8]| {
            fs::write(&file, bytes).unwrap();
            match read(&file, str::eq_ignore_ascii_case) {
                Err(Failure::List { fault, .. }) => Err(fault),
                other => Ok(other.unwrap()),
            }
        };
        assert_eq!(read("\u{feff}Zoé\nMax".as_bytes()), Ok(vec!["Zoé".into(), "Max".into()]));
        assert_eq!(read(b"Max\n\nLea\nMAX"), Err(ListFault::Twice(1, 4, "MAX".into())));
        assert_eq!(read(b"\n \n"), Err(ListFault::Empty));
        assert_eq!(read(b"Zo\xe9"), Err(ListFault::NotText));
    }
}
