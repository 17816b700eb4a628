//! `sommet check`: what an author is told, in every form, and what is mended.

use std::fs;

use serde_json::Value;

use super::bench::{Bench, Ran};

const GOOD: &str = "(id: \"d\", title: \"D\", language: \"en\", allow: [\"no-why\", \"no-source\"], questions: [\n    \
    (id: \"a\", ask: \"One?\", answer: Typed([\"one\"])),\n    (id: \"b\", ask: \"Two?\", answer: Cloze(\"{{x}} {{y}}\")),\n])\n";

const BAD: &str = "(id: \"bad\", title: \"Été\", language: \"fr\", sources: {\"s\": (title: \"S\")}, questions: [
    (id: \"a\", ask: \"L'été ?\", answer: Recall(\"oui\"), why: \"é\", source: \"s\"), // garder
    (id: \"b\", aks: \"Où\", answer: Recall(\"ici\"), why: \"é\", source: \"s\"),
    (id: \"c\", ask: \"Où est-ce\", answer: Recall(\"là\"), why: \"é\", source: \"t\", media: \"x.png\"),
])
";

fn check(bench: &Bench, args: &[&str]) -> Ran {
    bench.run(&[&["check"], args].concat())
}

fn json(bench: &Bench) -> Value {
    serde_json::from_str(&check(bench, &["--json"]).out).unwrap()
}

/// Code, file's name and line of each finding.
fn places(found: &Value) -> Vec<(String, String, u64)> {
    let text = |finding: &Value, key: &str| finding[key].as_str().unwrap().to_owned();
    let name = |path: String| path.rsplit('/').next().unwrap().to_owned();
    let findings = found["findings"].as_array().unwrap().iter();
    findings.map(|f| (text(f, "code"), name(text(f, "path")), f["line"].as_u64().unwrap())).collect()
}

#[test]
fn a_good_deck_is_told_in_one_line() {
    let ran = check(&Bench::new().english().deck("good.ron", GOOD), &[]);
    assert_eq!(
        (ran.out.as_str(), ran.err.as_str(), ran.code),
        ("2 questions in one file: no error, no warning\n", "", 0)
    );
}

#[test]
fn bundled_decks_have_nothing_to_mend() {
    let bench = Bench::new().bundled();
    let ran = check(&bench, &[]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.ends_with("aucune erreur, aucun avertissement\n"), "{}", ran.out);
    assert!(!bench.database().exists(), "no progress is needed, nor begun");
}

#[test]
fn every_fault_of_every_file_is_told_in_one_run() {
    let bench = Bench::new().deck("bad.ron", BAD).deck("worse.ron", "(id: \"w\" title: \"W\")");
    let ran = check(&bench, &["--color", "never"]);
    assert_eq!(ran.code, 1);
    insta::assert_snapshot!(ran.out);
}

#[test]
fn warnings_alone_end_well() {
    let deck = GOOD.replace("allow: [\"no-why\", \"no-source\"],", "");
    let bench = Bench::new().english().deck("d.ron", &deck);
    let ran = check(&bench, &[]);
    assert_eq!(ran.code, 0, "{}", ran.out);
    assert!(ran.out.contains("warning[no-why]") && ran.out.ends_with("no error, 4 warnings\n"), "{}", ran.out);
}

#[test]
fn a_name_that_the_deck_itself_asks_for_is_said_to_be_missing() {
    let deck = "#![enable(explicit_struct_names)]\nDeck(id: \"d\", title: \"D\", language: \"en\", questions: [
        (id: \"a\", ask: \"1 + 1?\", answer: Number(value: 2))])";
    let ran = check(&Bench::new().english().deck("d.ron", deck), &[]);
    assert!(ran.out.contains("the name “Question” is missing here"), "{}", ran.out);
    assert!(ran.out.contains("or take explicit_struct_names out") && !ran.out.contains("“”"), "{}", ran.out);
}

#[test]
fn translations_are_held_against_one_another() {
    let french = GOOD
        .replace("\"en\"", "\"fr\"")
        .replace("{{x}} {{y}}", "{{x}}")
        .replace("id: \"a\"", "id: \"z\"")
        .replace('?', "\u{202F}?");
    let bench = Bench::new().deck("d.en.ron", GOOD).deck("d.fr.ron", &french).deck("e.fr.ron", &french);
    let found = json(&bench);
    let wanted = [("E061", "d.en.ron", 2), ("E061", "d.fr.ron", 2), ("E062", "d.fr.ron", 3), ("E060", "e.fr.ron", 1)];
    let wanted: Vec<_> = wanted.map(|(code, file, line)| (code.to_owned(), file.to_owned(), line)).to_vec();
    assert_eq!(places(&found), wanted);
    let columns = |bench: &Bench| {
        let found = json(bench);
        let twice = found["findings"].as_array().unwrap().iter().find(|finding| finding["code"] == "E060").unwrap();
        (twice["column"].as_u64().unwrap(), twice["end_column"].as_u64().unwrap())
    };
    let plain = columns(&bench);
    let marked = bench.deck("e.fr.ron", &format!("\u{FEFF}{french}"));
    assert_eq!(columns(&marked), (plain.0 + 1, plain.1 + 1), "after a byte order mark");
}

#[test]
fn media_are_looked_for_beside_the_deck() {
    let deck = GOOD.replace("(id: \"a\",", "(id: \"a\", media: (file: \"pictures/a.png\", alt: \"A\"),");
    let bench = Bench::new().deck("d.ron", &deck);
    assert_eq!(places(&json(&bench)), [("E055".to_owned(), "d.ron".to_owned(), 2)]);
    let picture = bench.path().join("decks/pictures/a.png");
    fs::create_dir(picture.parent().unwrap()).unwrap();
    fs::write(&picture, "no picture").unwrap();
    assert_eq!(places(&json(&bench)), [("E058".to_owned(), "d.ron".to_owned(), 2)]);
    fs::write(&picture, b"\x89PNG\r\n\x1a\n").unwrap();
    assert!(places(&json(&bench)).is_empty());
    fs::rename(&picture, picture.with_file_name("A.png")).unwrap();
    if !picture.exists() {
        let ran = check(&bench, &["--fix"]);
        assert_eq!(ran.code, 0, "{}", ran.out);
        let mended = fs::read_to_string(bench.path().join("decks/d.ron")).unwrap();
        assert_eq!(mended, deck.replace("a.png", "A.png"), "the one file that may be meant");
    }
}

#[test]
fn machines_are_told_in_their_formats() {
    let bench = Bench::new().english().deck("bad, é.ron", BAD);
    let found = json(&bench);
    assert_eq!((found["errors"].as_u64(), found["questions"].as_u64()), (Some(2), Some(1)));
    let sarif: Value = serde_json::from_str(&check(&bench, &["--format", "sarif"]).out).unwrap();
    let results = sarif["runs"][0]["results"].as_array().unwrap();
    assert_eq!(results.len(), found["findings"].as_array().unwrap().len());
    let place = &results[0]["locations"][0]["physicalLocation"];
    assert!(place["artifactLocation"]["uri"].as_str().unwrap().ends_with("bad%2C%20%C3%A9.ron"), "{place}");
    assert_eq!((place["region"]["startLine"].as_u64(), place["region"]["startColumn"].as_u64()), (Some(2), Some(22)));
    let github = check(&bench, &["--format", "github"]).out;
    let line = github.lines().find(|line| line.contains("E020")).unwrap();
    assert!(line.starts_with("::error file=") && line.contains("bad%2C é.ron,line=3,col=15,"), "{line}");
    assert_eq!(github.lines().count(), results.len(), "one line a finding");
}

#[test]
fn what_is_certain_is_mended_in_place() {
    let bench = Bench::new().deck("bad.ron", BAD);
    let ran = check(&bench, &["--fix"]);
    let mended = fs::read_to_string(bench.path().join("decks/bad.ron")).unwrap();
    assert_eq!(mended, BAD.replace("L'été ?", "L’été\u{202F}?").replace("aks", "ask"));
    assert!(ran.err.starts_with("3 endroits corrigés\u{A0}:"), "{}", ran.err);
    assert_eq!(ran.code, 1, "what is not certain is still told");
    assert_eq!(check(&bench, &["--fix"]).err, "", "the second time there is nothing to mend");
}

#[test]
fn a_file_that_cannot_be_mended_is_named_and_stops_no_other() {
    // No name is left for the file that is written beside it, whoever runs this.
    let long = format!("{}.ron", "n".repeat(248));
    let bench = Bench::new().english().deck(&long, BAD).deck("z.ron", &BAD.replace("\"bad\"", "\"z\""));
    let ran = check(&bench, &["--fix"]);
    assert!(ran.err.contains(&format!("{long} cannot be written")), "{}", ran.err);
    assert!(ran.err.contains("mended in 3 places:") && ran.err.contains("z.ron"), "{}", ran.err);
    assert_eq!(ran.code, 3);
    let read = |name: &str| fs::read_to_string(bench.path().join("decks").join(name)).unwrap();
    assert_eq!(read(&long), BAD);
    assert!(read("z.ron").contains("ask: \"Où\""));
}

#[cfg(unix)]
#[test]
fn a_pipe_is_not_waited_for() {
    let bench = Bench::new().english().deck("d.ron", GOOD);
    let pipe = bench.path().join("pipe.ron");
    assert!(std::process::Command::new("mkfifo").arg(&pipe).status().unwrap().success());
    for verb in ["check", "fmt"] {
        let ran = bench.run(&[verb, "pipe.ron"]);
        let told = format!("{}{}", ran.out, ran.err);
        assert!(told.contains("pipe.ron is a pipe or a device") && told.contains("Write the deck to a file"), "{told}");
        assert_eq!(ran.code, 3, "{verb}");
    }
}

#[test]
fn files_that_cannot_be_read_fail_the_run() {
    let bench = Bench::new().english();
    let ran = check(&bench, &["nowhere.ron"]);
    assert_eq!(ran.code, 3);
    assert!(ran.out.contains("nowhere.ron cannot be read") && ran.out.contains("“sommet decks”"), "{}", ran.out);
    assert_eq!(check(&bench, &["--format", "xml"]).code, 2);
}

#[test]
fn a_save_is_checked_at_once() {
    let bench = Bench::new().english().deck("d.ron", GOOD);
    let path = bench.path().join("decks/d.ron");
    let mut terminal = bench.terminal(&["check", "--watch"], 100, 40);
    terminal.wait_for("no error");
    terminal.wait_for("Waiting for changes");
    fs::write(&path, GOOD.replace("ask: \"One", "aks: \"One")).unwrap();
    terminal.wait_for("E020");
    let screen = terminal.wait_for("one error");
    assert!(screen.contains("\n09:00:00 · decks/d.ron\n"), "each round says when it was, and for what: {screen}");
    terminal.kill();
}

#[test]
fn folders_that_come_and_go_are_noticed() {
    let bench = Bench::new().english().deck("d.ron", GOOD);
    let (decks, aside) = (bench.path().join("decks"), bench.path().join("aside"));
    fs::create_dir(&aside).unwrap();
    fs::write(aside.join("e.ron"), GOOD.replace("\"d\"", "\"e\"")).unwrap();
    let mut terminal = bench.terminal(&["check", "--watch"], 100, 40);
    terminal.wait_for("2 questions in one file");
    terminal.wait_for("Waiting for changes");
    fs::rename(&aside, decks.join("in")).unwrap();
    terminal.wait_for("4 questions in 2 files");
    fs::rename(&decks, bench.path().join("before")).unwrap();
    terminal.wait_for("0 questions in 0 files");
    fs::rename(bench.path().join("before/in"), &decks).unwrap();
    terminal.wait_for("2 questions in one file");
    fs::write(decks.join("e.ron"), GOOD.replace("ask: \"One", "aks: \"One")).unwrap();
    terminal.wait_for("one error");
    terminal.kill();
}

#[test]
fn faults_beyond_those_that_are_listed_are_counted() {
    let questions: Vec<String> = (0..350).map(|at| format!("(id: \"q{at}\", aks: \"?\"),\n")).collect();
    let deck = format!("(id: \"d\", title: \"D\", language: \"en\", questions: [\n{}])\n", questions.concat());
    let ran = check(&Bench::new().english().deck("d.ron", &deck), &[]);
    assert_eq!(ran.code, 1);
    assert!(ran.out.contains("more faults that are not listed"), "{}", &ran.out[ran.out.len() - 400..]);
}

#[test]
fn what_is_wrong_with_an_option_is_written_as_two_texts() {
    let deck = |option: &str| {
        format!(
            r#"Deck(id: "d", title: "D", language: "en", questions: [
                (id: "a", ask: "A?", answer: Choice(right: "x", wrong: [{option}, "z"])),
            ])"#
        )
    };
    let ran = Bench::new().english().deck("d.ron", &deck(r#"("y", because: "No.")"#)).run(&["check"]);
    assert!(ran.out.contains("“because” cannot stand here"), "{}", ran.out);
    assert!(
        ran.out.contains(r#"The two texts are enough: ("the wrong answer", "what is wrong with it")"#),
        "{}",
        ran.out
    );
    let ran = Bench::new().english().deck("d.ron", &deck(r#"("y", "No.")"#)).run(&["check"]);
    assert!(!ran.out.contains("E0") && ran.out.contains("warning[no-why]"), "{}", ran.out);
}

/// The rules and results of what `check --format sarif` says of the folder it runs in.
fn sarif(bench: &Bench, args: &[&str]) -> (Vec<Value>, Vec<Value>) {
    let log: Value = serde_json::from_str(&check(bench, &[&["--format", "sarif"], args].concat()).out).unwrap();
    let list = |value: &Value| value.as_array().unwrap().clone();
    (list(&log["runs"][0]["tool"]["driver"]["rules"]), list(&log["runs"][0]["results"]))
}

#[test]
fn each_rule_says_what_it_is_and_each_result_which_rule() {
    let bench = Bench::new().english().deck("bad.ron", BAD);
    let (rules, results) = sarif(&bench, &["decks", "nowhere.ron"]);
    for result in &results {
        let rule = &rules[usize::try_from(result["ruleIndex"].as_u64().unwrap()).unwrap()];
        assert_eq!((&rule["id"], &rule["defaultConfiguration"]["level"]), (&result["ruleId"], &result["level"]));
    }
    // What code hosts show of a rule, and where they show a result.
    for text in
        rules.iter().flat_map(|rule| ["shortDescription", "fullDescription", "help"].map(|key| &rule[key]["text"]))
    {
        assert!(text.as_str().is_some_and(|text| text.ends_with('.')), "{text}");
    }
    for result in &results {
        let place = &result["locations"][0]["physicalLocation"]["region"];
        assert!(place["startLine"].as_u64() >= Some(1) && place["endLine"].as_u64() >= place["startLine"].as_u64());
    }
    let rule = |id: &str| rules.iter().find(|rule| rule["id"] == id).unwrap();
    assert_eq!(rule("yes-no")["shortDescription"]["text"], "A yes or no in disguise.");
    assert!(rule("yes-no")["help"]["text"].as_str().unwrap().contains("docs/lints.md"));
    assert_eq!(rule("E020")["shortDescription"]["text"], "A field that the format does not have.");
    assert_eq!(rule("unreadable")["shortDescription"]["text"], "A file that cannot be read.");
    let unread = results.last().unwrap()["message"]["text"].as_str().unwrap();
    assert!(unread.starts_with("nowhere.ron cannot be read") && unread.contains("\nCheck the path"), "{unread}");
}

#[cfg(unix)]
#[test]
fn the_name_of_a_file_is_told_byte_for_byte_from_the_current_folder() {
    use std::os::unix::ffi::OsStrExt;
    let bench = Bench::new().english();
    let folder = bench.path().join("decks");
    for name in [b"a b%20\\c:d".as_slice(), b"line\nfeed", b"not\xFFtext"] {
        let path = folder.join(std::ffi::OsStr::from_bytes(&[name, b".ron"].concat()));
        fs::write(path, "(").unwrap();
    }
    let uris = |args: &[&str]| -> Vec<String> {
        let (_, results) = sarif(&bench, args);
        let uri = |result: &Value| result["locations"][0]["physicalLocation"]["artifactLocation"]["uri"].clone();
        results.iter().map(|result| uri(result).as_str().unwrap().to_owned()).collect()
    };
    let wanted = ["decks/a%20b%2520%5Cc%3Ad.ron", "decks/line%0Afeed.ron", "decks/not%FFtext.ron"];
    assert_eq!(uris(&[]), wanted, "of the study folder");
    assert_eq!(uris(&["decks"]), wanted);
    assert_eq!(uris(&["."]), wanted);
    let from_root = &uris(&[folder.to_str().unwrap()])[1];
    assert_eq!(from_root, "file://HOME/decks/line%0Afeed.ron", "where the bench says HOME for its folder");
    let github = check(&bench, &["--format", "github", "."]).out;
    assert!(
        github.contains("file=decks/a b%2520\\c%3Ad.ron,") && github.contains("file=decks/line%0Afeed.ron,"),
        "{github}"
    );
}

#[test]
fn counts_for_machines_are_those_of_the_summary() {
    let bench = Bench::new().english().deck("bad.ron", BAD);
    let args = ["--json", "decks", "nowhere.ron"];
    let found: Value = serde_json::from_str(&check(&bench, &args).out).unwrap();
    let told = check(&bench, &args[1..]).out;
    assert!(told.contains("in 2 files: 3 errors"), "{told}");
    assert_eq!((found["files"].as_u64(), found["errors"].as_u64()), (Some(2), Some(3)));
    assert!(found["unread"][0]["message"].as_str().unwrap().starts_with("nowhere.ron cannot be read"), "{found}");
}

#[test]
fn a_folder_without_decks_is_told() {
    let bench = Bench::new().english();
    let ran = check(&bench, &["progress"]);
    assert!(ran.err.contains("No deck (*.ron) in progress"), "{}", ran.err);
    assert_eq!((ran.out.as_str(), ran.code), ("0 questions in 0 files: no error, no warning\n", 0));
}

#[test]
fn columns_are_counted_in_characters() {
    let question = "(id: \"a\", ask: \"😀\t𝒳 l'été\", answer: Typed(\"x\"), why: \"y\")";
    let deck = format!(
        "(id: \"d\", title: \"D\", language: \"fr\", allow: [\"no-source\"], questions: [\r\n\t{question},\r\n])\r\n"
    );
    for deck in [format!("\u{FEFF}{deck}"), deck.replace("\r\n", " ")] {
        let before = &deck[..deck.find('\'').unwrap()];
        let line = before.matches('\n').count() + 1;
        let column = before.rsplit('\n').next().unwrap().chars().count() + 1;
        let found = json(&Bench::new().english().deck("d.ron", &deck));
        let place = &found["findings"][0];
        assert_eq!((place["line"].as_u64(), place["column"].as_u64()), (Some(line as u64), Some(column as u64)));
    }
}
