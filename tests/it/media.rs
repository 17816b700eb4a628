//! Pictures and sounds of a question: told in words, drawn where the terminal can, opened when that is asked for.

use std::fs;

use super::bench::Bench;

const DECK: &str = r#"(id: "d", title: "D", language: "fr", questions: [
    (id: "a", ask: "Quelle ville", answer: Typed(["Lausanne"]), media: [(file: "a.png", alt: "Une **carte** du lac"), (file: "b.wav", alt: "Un cri")]),
    (id: "b", ask: "Quel pays", answer: Typed(["Suisse"])),
])"#;

/// A study folder whose deck has a picture and lacks its sound.
fn bench() -> Bench {
    let bench = Bench::new().deck("d.ron", DECK);
    fs::write(bench.path().join("decks/a.png"), b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x40\0\0\0\x40").unwrap();
    bench
}

#[test]
fn words_stand_for_media_in_plain_lines() {
    let bench = bench();
    for verb in [["study", "--plain", "--seed", "1"].as_slice(), &["preview", "d", "--plain"]] {
        let ran = bench.run_with(verb, ":aide\n:ouvrir\n:passer\n:suivante\n:aide\n:ouvrir\n");
        let (first, second) = ran.out.split_once("Quel pays").unwrap();
        assert!(
            first.contains("Image\u{A0}: Une **carte** du lac\n") && first.contains("Son\u{A0}: Un cri"),
            "{first}"
        );
        assert!(first.contains(":ouvrir — Ouvrir l’image ou le son"), "{first}");
        // Nobody sits at a screen: it is said where the picture is, and that the sound is not there.
        assert!(first.contains("Dans HOME/decks/a.png") && first.contains("pas de fichier b.wav"), "{first}");
        assert!(!second.contains("— Ouvrir") && second.contains("ni image ni son"), "{second}");
    }
}

#[cfg(target_os = "linux")]
#[test]
fn a_key_opens_them_with_the_systems_program() {
    use std::os::unix::fs::PermissionsExt;
    let bench = bench();
    let opener = bench.path().join("xdg-open");
    fs::write(&opener, "#!/bin/sh\necho \"$1\" > \"$HOME/opened\"\n").unwrap();
    fs::set_permissions(&opener, fs::Permissions::from_mode(0o755)).unwrap();
    let path = bench.path().display().to_string();
    let bench = bench.set("PATH", &path);
    let told = bench.path().join("opened");
    let mut terminal = bench.terminal(&["preview", "d/a"], 100, 40);
    terminal.wait_for("Quelle ville");
    terminal.send("Lausanne\r");
    terminal.wait_for("[o]");
    assert!(!told.exists(), "never by itself");
    terminal.send("o");
    terminal.wait_for("Ouverture de");
    terminal.wait_until("the program to run", |_| fs::read_to_string(&told).is_ok_and(|path| path.ends_with('\n')));
    let path = fs::read_to_string(&told).unwrap();
    assert_eq!(path.trim(), bench.path().join("decks/a.png").canonicalize().unwrap().display().to_string());
    fs::write(&opener, "#!/bin/sh\nexit 3\n").unwrap();
    terminal.send("o");
    terminal.wait_for("Aucun programme n’a pu ouvrir");
    terminal.send("q");
    assert_eq!(terminal.end(), 0);
}

#[test]
fn a_picture_is_drawn_where_the_terminal_can_and_is_no_text_elsewhere() {
    let bench = bench().set("TERM", "xterm-kitty");
    let mut terminal = bench.terminal(&["study"], 80, 30);
    let screen = terminal.wait_for("ligne vide autres actions");
    assert!(screen.contains("Image\u{A0}: Une **carte** du lac"), "{screen}");
    // A terminal that draws nothing would show these sequences as text if they were not whole.
    assert!(!screen.contains("iVBOR") && !screen.contains("f=100"), "{screen}");
    terminal.send("Lausanne\r");
    terminal.wait_for("[o]");
    terminal.send("\u{3}");
    assert_eq!(terminal.end(), 0);
}
