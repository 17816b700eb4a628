//! A whole game, and what is printed, in a real browser; needs node, npm and chromium, so it is run by name: `cargo test --test it browser -- --ignored`.

use std::collections::BTreeMap;
use std::env::var_os;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use serde_json::{Value, json};
use sommet::model::Media;
use sommet::quiz::classroom::{Roster, Setup, media_name};

use super::class::{BOARD_TOKEN, Class, HOST_TOKEN, Opening, PIN};
use super::homework::homework;
use super::quiet_rules;
use crate::bench::Bench;
use crate::classroom::setup;

/// Where browsers that will do are found, unless `CHROMIUM` names one.
const BROWSERS: [&str; 4] =
    ["/usr/bin/chromium", "/usr/bin/chromium-browser", "/usr/bin/google-chrome", "/opt/google/chrome/chrome"];

fn browser() -> PathBuf {
    let named = var_os("CHROMIUM").map(PathBuf::from).into_iter().chain(BROWSERS.map(PathBuf::from));
    let found = named.into_iter().find(|path| path.is_file());
    found.expect("chromium is not installed; on Debian: apt-get install chromium; elsewhere name it by CHROMIUM")
}

/// A copy of the scripts with the packages they need, in `target/`; made once, whoever walks.
fn install() -> &'static Path {
    static FOLDER: OnceLock<PathBuf> = OnceLock::new();
    FOLDER.get_or_init(|| {
        let here = Path::new(env!("CARGO_MANIFEST_DIR"));
        let folder = here.join("target/browser");
        fs::create_dir_all(&folder).unwrap();
        for entry in fs::read_dir(here.join("tests/browser")).unwrap() {
            let path = entry.unwrap().path();
            fs::copy(&path, folder.join(path.file_name().unwrap())).unwrap();
        }
        let npm = Command::new("npm").args(["ci", "--silent", "--no-audit", "--no-fund"]).current_dir(&folder).status();
        assert!(npm.expect("npm is not installed").success(), "npm could not install what the walks need");
        folder
    })
}

/// Walks a class by a script; a sound goes with its second question.
fn walk(mut setup: Setup, script: &str) {
    let folder = install();
    let sound = folder.join("chant.wav");
    fs::write(&sound, b"RIFF$\0\0\0WAVEfmt \x10\0\0\0\x01\0\x01\0@\x1f\0\0@\x1f\0\0\x01\0\x08\0data\0\0\0\0").unwrap();
    for version in &mut setup.questions[1].versions {
        version.question.media = vec![Media { file: "chant.wav".into(), alt: Some("Un chant d’oiseau".into()) }];
    }
    let media = BTreeMap::from([(media_name("chant.wav"), sound)]);
    let class = Class::with(Opening { setup, many: true, media, roster: Roster::default() });
    let address = format!("http://{}", class.address);
    run(folder, script, json!({ "address": address, "pin": PIN, "board": BOARD_TOKEN, "host": HOST_TOKEN }));
}

fn run(folder: &Path, script: &str, mut settings: Value) {
    settings["chromium"] = json!(browser());
    settings["shots"] = json!(var_os("SOMMET_SHOTS").map(|folder| folder.to_string_lossy().into_owned()));
    let walked = Command::new("node").arg(script).arg(settings.to_string()).current_dir(folder).status();
    assert!(walked.expect("node is not installed").success(), "{script} did not go through; see above");
}

#[test]
#[ignore = "needs node, npm and chromium; .ci/run runs it"]
fn a_class_plays_in_a_browser() {
    walk(setup(quiet_rules(), None), "game.mjs");
}

#[test]
#[ignore = "needs node, npm and chromium; .ci/run runs it"]
fn homework_is_done_in_a_browser() {
    // The wall's clock of these rooms begins at 1970; two days are left.
    walk(homework(172_800_000), "homework.mjs");
}

/// A question of each kind, each with what is hard to lay out.
const HARD: &str = r#"(id: "hard", title: "TITLE", language: "LANGUAGE", questions: [
    (id: "recall", ask: "WORDS WORDS WORDS", answer: Recall("WORDS"), why: "[WORD](https://example.org/LONG)", points: 4),
    (id: "typed", ask: "LONG", answer: Typed(["LONG", "`let x = vec![1];` WORD"])),
    (id: "cloze", ask: "WORD", answer: Cloze("WORDS {{WORDS}} WORD {{WORD::WORDS}}.")),
    (id: "choice", ask: "`let x: LONG = 1;` WORD", answer: Choice(right: "WORDS", wrong: ["LONG", ("WORD", "WORDS")])),
    (id: "short", ask: "WORD", answer: Choice(right: "WORD", wrong: ["1", "2", "3"])),
    (id: "several", ask: "WORD", answer: Several(right: ["WORDS", "LONG"], wrong: ["WORD"])),
    (id: "truth", ask: "WORD", answer: TrueFalse(true)),
    (id: "number", ask: "WORD", answer: Number(value: 68e6, unit: "WORD", within: Percent(5))),
    (id: "order", ask: "WORD", answer: Order(["WORDS", "LONG", "WORD"])),
    (id: "match", ask: "WORD", answer: Match([("WORDS", "WORD"), ("WORD", "WORDS"), ("LONG", "1")])),
    (id: "match-2", ask: "WORD", answer: Match([("a", "LONG"), ("b", "WORD"), ("LONGER", "WORDS WORDS")])),
    (id: "list", ask: "WORD", answer: List(of: ["WORDS", "WORD"], need: 2)),
])"#;

#[test]
#[ignore = "needs node, npm and chromium; .ci/run runs it"]
fn sheets_are_printed_from_a_browser() {
    let bench = Bench::new();
    let long = "anticonstitutionnellement".repeat(6);
    let mut pages = serde_json::Map::new();
    for (language, word, words) in [
        (
            "fr",
            "oui",
            "une phrase qui ne tient pas sur une seule ligne de la feuille, loin de là, et qui prendrait toute la place",
        ),
        ("ar", "نعم", "جملة طويلة لا يتسع لها سطر واحد من الورقة وتأخذ كل المكان المتاح على الصفحة وما بعدها أيضا"),
    ] {
        let text = HARD.replace("LANGUAGE", language).replace("TITLE", words).replace("LONGER", &format!("x{long}"));
        let text = text.replace("LONG", &long).replace("WORDS", words).replace("WORD", word);
        fs::write(bench.path().join("hard.ron"), text).unwrap();
        let page = format!("{language}.html");
        assert_eq!(bench.run(&["preview", "hard.ron", "--html", &page]).code, 0);
        pages.insert(language.to_owned(), json!(format!("file://{}", bench.path().join(page).display())));
    }
    run(install(), "paper.mjs", json!({ "pages": pages }));
}
