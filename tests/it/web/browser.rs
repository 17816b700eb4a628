//! A whole game in a real browser; needs node, npm and chromium, so it is run by name: `cargo test --test it browser -- --ignored`.

use std::env::var_os;
use std::fs;
use std::path::{Path, PathBuf};
use std::process::Command;
use std::sync::OnceLock;

use serde_json::json;
use sommet::quiz::classroom::Setup;

use super::class::{BOARD_TOKEN, Class, HOST_TOKEN, PIN};
use super::homework::homework;
use super::quiet_rules;
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

/// Walks a class by a script.
fn walk(setup: Setup, script: &str) {
    let folder = install();
    let class = Class::open(setup);
    let shots = var_os("SOMMET_SHOTS").map(|folder| folder.to_string_lossy().into_owned());
    let settings = json!({
        "address": format!("http://{}", class.address),
        "pin": PIN,
        "board": BOARD_TOKEN,
        "host": HOST_TOKEN,
        "chromium": browser(),
        "shots": shots,
    });
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
