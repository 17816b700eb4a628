//! `sommet lsp`, driven by an editor over its pipes.

use std::fs;

use serde_json::{Value, json};

use super::bench::Bench;
use super::editor::{Editor, frame};

const DECK: &str = "(
    id: \"d\", title: \"Été \u{1F600}\", language: \"fr\",
    sources: {\"article\": (title: \"L’article\", author: \"Ada\")},
    allow: [\"no-why\"],
    questions: [
        (
            id: \"a\",
            ask: \"Où \u{1F600} est-ce ?\",
            answer: Typed([\"ici\"]),
            source: \"article\",
        ),
        (
            id: \"b\",
            ask: \"Quand\u{202F}?\",
            answer: Cloze(\"{{hier}} ou {{demain}}\"),
            source: \"article\",
            tags: [\"temps\"],
        ),
    ],
)
";

fn english() -> String {
    DECK.replace("\"fr\"", "\"en\"").replace(" ?", "?").replace("\u{202F}?", "?").replace("L’article", "The article")
}

/// Everything that the tests make use of.
fn able() -> Value {
    json!({
        "general": { "positionEncodings": ["utf-16"] },
        "workspace": { "workspaceEdit": { "documentChanges": true } },
        "textDocument": {
            "completion": { "completionItem": { "snippetSupport": true, "documentationFormat": ["markdown"] } },
            "hover": { "contentFormat": ["markdown", "plaintext"] },
            "publishDiagnostics": { "relatedInformation": true },
            "documentSymbol": { "hierarchicalDocumentSymbolSupport": true },
            "rename": { "prepareSupport": true },
        },
    })
}

fn editor(bench: &Bench, locale: &str, capabilities: &Value) -> Editor {
    let mut editor = Editor::start(bench.command(&["lsp", "--stdio"]));
    editor.initialize(locale, capabilities);
    editor
}

fn uri(bench: &Bench, name: &str) -> String {
    format!("file://{}", bench.path().join("decks").join(name).display())
}

fn bytes(text: &str) -> usize {
    text.len()
}

fn utf16(text: &str) -> usize {
    text.encode_utf16().count()
}

/// The place so many bytes after the beginning of a needle.
fn place_in(text: &str, needle: &str, within: usize, units: fn(&str) -> usize) -> Value {
    let at = text.find(needle).unwrap_or_else(|| panic!("{needle}")) + within;
    let start = text[..at].rfind('\n').map_or(0, |end| end + 1);
    json!({ "line": text[..at].matches('\n').count(), "character": units(&text[start..at]) })
}

fn place(text: &str, needle: &str, within: usize) -> Value {
    place_in(text, needle, within, utf16)
}

fn range(text: &str, needle: &str) -> Value {
    json!({ "start": place(text, needle, 0), "end": place(text, needle, needle.len()) })
}

fn at(uri: &str, place: &Value) -> Value {
    json!({ "textDocument": { "uri": uri }, "position": place })
}

/// A text after edits that do not touch one another.
fn apply(text: &str, edits: &Value) -> String {
    let number = |place: &Value, key: &str| usize::try_from(place[key].as_u64().unwrap()).unwrap();
    let offset = |place: &Value| {
        let line_start = text.split_inclusive('\n').take(number(place, "line")).map(str::len).sum::<usize>();
        let mut units = number(place, "character");
        let inside = text[line_start..].chars().take_while(|c| {
            let goes_on = units > 0;
            units = units.saturating_sub(c.len_utf16());
            goes_on
        });
        line_start + inside.map(char::len_utf8).sum::<usize>()
    };
    let mut edits: Vec<(usize, usize, &str)> = edits
        .as_array()
        .unwrap()
        .iter()
        .map(|edit| {
            let ends = &edit["range"];
            (offset(&ends["start"]), offset(&ends["end"]), edit["newText"].as_str().unwrap())
        })
        .collect();
    edits.sort_unstable();
    let mut changed = text.to_owned();
    for (start, end, new) in edits.into_iter().rev() {
        changed.replace_range(start..end, new);
    }
    changed
}

fn codes(findings: &[Value]) -> Vec<&str> {
    findings.iter().map(|found| found["code"].as_str().unwrap()).collect()
}

#[test]
fn findings_are_those_of_check_in_the_same_words_and_places() {
    let french = DECK.replace("ask: \"Quand", "aks: \"L'an").replace("est-ce ?", "est-ce\u{202F}?");
    let english = english().replace("Typed([\"ici\"])", "Recall(\"yes\")").replace("id: \"b\"", "id: \"c\"");
    for (language, locale) in [("fr_FR.UTF-8", "fr-CA"), ("en_GB.UTF-8", "en")] {
        let bench = Bench::new().set("LANG", language).deck("d.en.ron", &english).deck("d.fr.ron", &french);
        let checked: Value =
            serde_json::from_str(&bench.run_raw(&["check", "--json", bench.path().join("decks").to_str().unwrap()]))
                .unwrap();
        // The system speaks another language than the editor.
        let mut editor = editor(&bench, locale, &able());
        for (name, text) in [("d.en.ron", &english), ("d.fr.ron", &french)] {
            editor.open(&uri(&bench, name), text);
            let found = editor.findings(&uri(&bench, name), 1);
            let chars = |text: &str| text.chars().count();
            let lines: Vec<&str> = text.lines().collect();
            let column = |place: &Value| {
                let number = |key: &str| usize::try_from(place[key].as_u64().unwrap()).unwrap();
                let (line, units) = (lines[number("line")], number("character"));
                let before: Vec<u16> = line.encode_utf16().take(units).collect();
                chars(&String::from_utf16(&before).unwrap()) + 1
            };
            let told: Vec<Value> = found
                .iter()
                .map(|found| {
                    let (start, end) = (&found["range"]["start"], &found["range"]["end"]);
                    json!([
                        found["code"],
                        start["line"],
                        column(start),
                        column(end),
                        found["severity"] == 1,
                        found["message"]
                    ])
                })
                .collect();
            let wanted: Vec<Value> = checked["findings"]
                .as_array()
                .unwrap()
                .iter()
                .filter(|found| found["path"].as_str().unwrap().ends_with(name))
                .map(|found| {
                    let help = found["help"].as_str().map(|help| format!("\n{help}")).unwrap_or_default();
                    let message = format!("{}{help}", found["message"].as_str().unwrap());
                    let line = found["line"].as_u64().unwrap() - 1;
                    json!([
                        found["code"],
                        line,
                        found["column"],
                        found["end_column"],
                        found["severity"] == "error",
                        message
                    ])
                })
                .collect();
            assert_eq!(told, wanted, "{name}");
            assert!(!wanted.is_empty(), "{name}: {wanted:?}");
        }
        editor.end();
    }
}

#[test]
fn places_are_exact_in_both_encodings_and_with_every_end_of_line() {
    let text = "\u{FEFF}".to_owned() + &DECK.replace('\n', "\r\n").replace("est-ce ?", "est-ce");
    let text = text.replace("ask: \"Où \u{1F600}", "ask: \"Où \u{1F600} L'é");
    for (encoding, units) in [("utf-8", bytes as fn(&str) -> usize), ("utf-16", utf16)] {
        let bench = Bench::new();
        let mut editor = Editor::start(bench.command(&["lsp"]));
        let agreed = editor.initialize("fr", &json!({ "general": { "positionEncodings": ["utf-32", encoding] } }));
        assert_eq!(agreed["capabilities"]["positionEncoding"], encoding);
        let uri = uri(&bench, "d.fr.ron");
        editor.open(&uri, &text);
        let found = editor.findings(&uri, 1);
        assert_eq!(codes(&found), ["typography"], "{found:?}");
        assert_eq!(found[0]["range"]["start"], place_in(&text, "L'é", 1, units));
        // A change behind accents and emoji meets its place.
        let (start, end) = (place_in(&text, "L'é", 1, units), place_in(&text, "L'é", 2, units));
        editor.change(&uri, 2, &json!([{ "range": { "start": start, "end": end }, "text": "’" }]));
        assert!(editor.findings(&uri, 2).is_empty());
        editor.end();
    }
}

#[test]
fn a_half_written_question_is_completed() {
    let bench = Bench::new();
    let mut editor = editor(&bench, "en", &able());
    let uri = uri(&bench, "d.fr.ron");
    editor.open(&uri, DECK);
    let mut version = 1;
    let mut offered = |editor: &mut Editor, typed: &str| {
        version += 1;
        let text =
            DECK.replace("    ],\n)", &format!("        (\n            id: \"c\",\n            {typed}\n    ],\n)"));
        let (before, after) = text.split_once('|').unwrap();
        let text = format!("{before}{after}");
        editor.replace(&uri, version, &text);
        let line = before.matches('\n').count();
        let column = utf16(before.rsplit('\n').next().unwrap());
        let list = editor.request("textDocument/completion", &at(&uri, &json!({ "line": line, "character": column })));
        let items = list["items"].as_array().cloned().unwrap_or_default();
        (text, items)
    };
    let labels =
        |items: &[Value]| items.iter().map(|item| item["label"].as_str().unwrap().to_owned()).collect::<Vec<_>>();
    let (text, items) = offered(&mut editor, "an|");
    assert_eq!(labels(&items)[..3], ["ask", "answer", "why"]);
    assert_eq!(labels(&items).last().unwrap(), "id", "what is there comes last");
    assert_eq!(items[1]["insertTextFormat"], 2);
    let changed = apply(&text, &json!([items[1]["textEdit"]]));
    assert!(changed.contains("            answer: $1,\n"), "{changed}");
    let documentation = items[1]["documentation"]["value"].as_str().unwrap();
    assert!(documentation.starts_with("`answer`") && documentation.contains("How it is answered"), "{documentation}");
    let (text, items) = offered(&mut editor, "ask: \"x\",\n answer: Ch|");
    let choice = items.iter().find(|item| item["label"] == "Choice").unwrap();
    let changed = apply(&text, &json!([choice["textEdit"]]));
    assert!(changed.contains("answer: Choice(right: \"$1\", wrong: [\"$2\"]),\n"), "{changed}");
    let (_, items) = offered(&mut editor, "source: \"|");
    assert_eq!(labels(&items), ["article"]);
    assert_eq!(items[0]["documentation"]["value"], "“L’article”, Ada");
    assert_eq!(labels(&offered(&mut editor, "tags: [\"|\"]").1), ["temps"]);
    assert!(labels(&offered(&mut editor, "allow: [\"|\"]").1).contains(&"yes-no".to_owned()));
    assert!(offered(&mut editor, "ask: \"an|\"").1.is_empty(), "nothing is offered within a text");
    editor.end();
    // Whoever cannot fill in places is given text as it is.
    let mut plain = self::editor(&bench, "en", &json!({}));
    plain.open("untitled:x", "(questions: [(answer: |".replace('|', "").as_str());
    let list = plain.request("textDocument/completion", &at("untitled:x", &json!({ "line": 0, "character": 22 })));
    assert_eq!(list["items"][3]["textEdit"]["newText"], "Choice(right: \"\", wrong: [\"\"]),");
    plain.end();
}

#[test]
fn what_is_pointed_at_is_explained_and_found() {
    let bench = Bench::new().deck("d.en.ron", &english());
    let mut editor = editor(&bench, "en", &able());
    let (here, there) = (uri(&bench, "d.fr.ron"), uri(&bench, "d.en.ron"));
    editor.open(&here, DECK);
    editor.findings(&here, 1);
    let mut hover = |needle: &str| {
        let shown = editor.request("textDocument/hover", &at(&here, &place(DECK, needle, 1)));
        shown["contents"]["value"].as_str().map(str::to_owned)
    };
    assert!(hover("ask:").unwrap().contains("What is asked.\n\nIt must be there."));
    assert!(hover("Cloze").unwrap().contains("A text with gaps"));
    assert!(hover("\"article\",").unwrap().starts_with("“L’article”, Ada\n\nNamed 2 times."));
    assert!(hover("\"temps\"").unwrap().contains("The tag “temps”, given once."));
    assert!(hover("\"no-why\"").unwrap().contains("Nothing is shown after the answer."));
    let question = hover("\"b\"").unwrap();
    assert!(question.contains("d/b#1, d/b#2") && question.contains("Also in d.en.ron"), "{question}");
    assert_eq!(hover("Quand"), None);
    let source = editor.request("textDocument/definition", &at(&here, &place(DECK, "\"article\",", 3)));
    assert_eq!(source, json!({ "uri": here, "range": range(DECK, "article") }));
    let translation = editor.request("textDocument/definition", &at(&here, &place(DECK, "id: \"b\"", 5)));
    let english = english();
    let id = |text: &str| json!({ "start": place(text, "id: \"b\"", 5), "end": place(text, "id: \"b\"", 6) });
    assert_eq!(translation, json!([{ "uri": there, "range": id(&english) }]));
    let params = |needle| {
        let mut params = at(&here, &place(DECK, needle, 5));
        params["context"] = json!({ "includeDeclaration": true });
        params
    };
    let all = editor.request("textDocument/references", &params("id: \"b\""));
    assert_eq!(all, json!([{ "uri": here, "range": id(DECK) }, { "uri": there, "range": id(&english) }]));
    assert_eq!(editor.request("textDocument/references", &params("\"article\": ")).as_array().unwrap().len(), 3);
    editor.end();
}

#[test]
fn translations_are_looked_at_again_when_one_changes() {
    let bench = Bench::new().deck("d.en.ron", &english());
    let mut editor = editor(&bench, "en", &able());
    let (french, english_uri) = (uri(&bench, "d.fr.ron"), uri(&bench, "d.en.ron"));
    editor.open(&french, &DECK.replace("id: \"b\"", "id: \"z\""));
    let found = editor.findings(&french, 1);
    assert!(codes(&found).contains(&"E061"), "{found:?}");
    assert_eq!(found.last().unwrap()["relatedInformation"][0]["location"]["uri"], english_uri);
    editor.open(&english_uri, &english());
    assert_eq!(codes(&editor.findings(&english_uri, 1)), ["E061"]);
    // What is typed in one is seen in the other, saved or not.
    editor.replace(&english_uri, 2, &english().replace("id: \"b\"", "id: \"z\""));
    assert!(!codes(&editor.findings(&french, 1)).contains(&"E061"));
    assert!(editor.findings(&english_uri, 2).is_empty());
    // Thrown away without being saved, the file counts as it is on disk.
    editor.notify("textDocument/didClose", &json!({ "textDocument": { "uri": english_uri } }));
    assert!(codes(&editor.findings(&french, 1)).contains(&"E061"));
    fs::remove_file(bench.path().join("decks/d.en.ron")).unwrap();
    editor.notify("workspace/didChangeWatchedFiles", &json!({ "changes": [] }));
    assert!(!codes(&editor.findings(&french, 1)).contains(&"E061"));
    editor.end();
}

/// Answers question `a` once, so that it has progress.
fn answer(bench: &Bench) {
    let ran = bench.run_with(&["study", "--plain", "--limit", "1"], "ici\n\n:quit\n");
    assert_eq!(ran.code, 0, "{} {}", ran.out, ran.err);
    assert_eq!(bench.count("SELECT count(*) FROM review"), 1, "{}", ran.out);
}

/// Renames what stands at a place and hands back the edits by file.
fn rename(editor: &mut Editor, uri: &str, place: &Value, new: &str) -> Vec<(String, Value)> {
    let mut params = at(uri, place);
    params["newName"] = new.into();
    let edit = editor.request("textDocument/rename", &params);
    let changes = edit["documentChanges"].as_array().unwrap().iter();
    changes
        .map(|change| (change["textDocument"]["uri"].as_str().unwrap().to_owned(), change["edits"].clone()))
        .collect()
}

fn save(editor: &mut Editor, bench: &Bench, name: &str, text: &str) {
    fs::write(bench.path().join("decks").join(name), text).unwrap();
    editor.notify("textDocument/didSave", &json!({ "textDocument": { "uri": uri(bench, name) } }));
    // An answer says that the save was taken.
    editor.answer("sommet/nothing", &Value::Null);
}

const COUNTS_FOR: &str = "SELECT question FROM card_state JOIN card ON card.id = card";

fn counts_for(bench: &Bench) -> String {
    bench.look().query_row(COUNTS_FOR, [], |row| row.get(0)).unwrap()
}

#[test]
fn a_renamed_question_keeps_its_progress_once_it_is_saved_everywhere() {
    let bench = Bench::new().deck("d.en.ron", &english()).deck("d.fr.ron", DECK);
    answer(&bench);
    let mut editor = editor(&bench, "en", &able());
    let here = uri(&bench, "d.fr.ron");
    editor.open(&here, DECK);
    let id = place(DECK, "id: \"a\"", 5);
    let prepared = editor.request("textDocument/prepareRename", &at(&here, &id));
    assert_eq!(prepared["placeholder"], "a");
    let edits = rename(&mut editor, &here, &id, "où");
    assert_eq!(edits.len(), 2, "{edits:?}");
    assert_eq!((edits[0].0.as_str(), edits[1].0.as_str()), (here.as_str(), uri(&bench, "d.en.ron").as_str()));
    let (french, english) = (apply(DECK, &edits[0].1), apply(&english(), &edits[1].1));
    assert_eq!(french, DECK.replace("\"a\"", "\"où\""));
    editor.replace(&here, 2, &french);
    assert_eq!(counts_for(&bench), "a", "an edit that is not saved changes nothing");
    save(&mut editor, &bench, "d.fr.ron", &french);
    assert_eq!(counts_for(&bench), "a", "a translation has the old name still");
    save(&mut editor, &bench, "d.en.ron", &english);
    assert_eq!(counts_for(&bench), "où");
    let told = editor.wait(|message| message["method"] == "window/showMessage");
    assert_eq!(told["params"]["message"], "The progress of a counts for où now (1 card).");
    // An undo that is saved takes it back.
    save(&mut editor, &bench, "d.en.ron", &self::english());
    save(&mut editor, &bench, "d.fr.ron", DECK);
    assert_eq!(counts_for(&bench), "a");
    editor.end();
    assert!(bench.run(&["doctor"]).code == 0, "nothing is lost, nothing dangles");
}

#[test]
fn a_rename_that_comes_to_nothing_leaves_progress_alone() {
    let bench = Bench::new().deck("d.fr.ron", DECK);
    answer(&bench);
    let mut editor = editor(&bench, "en", &able());
    let here = uri(&bench, "d.fr.ron");
    editor.open(&here, DECK);
    let id = place(DECK, "id: \"a\"", 5);
    rename(&mut editor, &here, &id, "x");
    save(&mut editor, &bench, "d.fr.ron", DECK);
    // Twice renamed before it is saved once.
    rename(&mut editor, &here, &id, "y");
    editor.replace(&here, 2, &DECK.replace("\"a\"", "\"y\""));
    rename(&mut editor, &here, &id, "z");
    editor.hang_up();
    editor.wait_for_end();
    assert_eq!(counts_for(&bench), "a");
    assert_eq!(bench.count("SELECT count(*) FROM relink"), 0);
}

/// Text before another, as an author types it who has not saved yet.
fn typed_before(text: &str, needle: &str, more: &str) -> String {
    assert_eq!(text.matches(needle).count(), 1, "{needle}");
    text.replace(needle, &format!("{more}{needle}"))
}

#[test]
fn a_rename_meets_texts_as_they_stand_unsaved_and_broken() {
    let other = DECK.replace("id: \"d\"", "id: \"other\"");
    // One translation has a fault after the question, another one, which nobody opened, has one before it.
    let broken = english().replace("tags: [\"temps\"],\n        ),", "tags: [\"temps\"\n        ),");
    let german =
        DECK.replace("\"fr\"", "\"de\"").replace("(title: \"L’article\", author", "(title: \"Artikel\" author");
    assert!(broken != english() && german.contains("\"Artikel\" author"));
    let bench = Bench::new().deck("d.fr.ron", DECK).deck("d.en.ron", &english());
    answer(&bench);
    // It comes last, so that the answer was to the question that is renamed.
    fs::write(bench.path().join("decks/other.ron"), &other).unwrap();
    fs::write(bench.path().join("decks/d.de.ron"), &german).unwrap();
    let mut editor = editor(&bench, "en", &able());
    let (here, there, apart) = (uri(&bench, "d.fr.ron"), uri(&bench, "d.en.ron"), uri(&bench, "other.ron"));
    editor.open(&here, DECK);
    editor.open(&there, &english());
    editor.open(&apart, &other);
    // Neither of these is saved: one text has a question more, before the one that is renamed; the other is broken.
    let more = "(id: \"neuf\", ask: \"Neuf\", answer: Recall(\"9\")),\n        ";
    let dirty = typed_before(DECK, "(\n            id: \"a\"", more);
    editor.replace(&here, 2, &dirty);
    editor.replace(&there, 2, &broken);
    let edits = rename(&mut editor, &there, &place(&broken, "id: \"a\"", 5), "où");
    let of = |name: &str| edits.iter().find(|(uri, _)| *uri == self::uri(&bench, name)).map(|(_, edits)| edits);
    assert_eq!(edits.len(), 3, "another deck keeps its question of that name: {edits:?}");
    let (french, english) = (apply(&dirty, of("d.fr.ron").unwrap()), apply(&broken, of("d.en.ron").unwrap()));
    let german_renamed = apply(&german, of("d.de.ron").unwrap());
    for (was, is) in [(&dirty, &french), (&broken, &english), (&german, &german_renamed)] {
        assert_eq!(*is, was.replace("id: \"a\"", "id: \"où\""));
    }
    editor.replace(&here, 3, &french);
    editor.replace(&there, 3, &english);
    save(&mut editor, &bench, "d.fr.ron", &french);
    save(&mut editor, &bench, "d.en.ron", &english);
    assert_eq!(counts_for(&bench), "a", "the German file has the old name still");
    save(&mut editor, &bench, "d.de.ron", &german_renamed);
    assert_eq!(counts_for(&bench), "où", "a fault elsewhere keeps no progress back");
    editor.end();
    assert_eq!(fs::read_to_string(bench.path().join("decks/other.ron")).unwrap(), other);
}

#[test]
fn a_rename_that_is_undone_before_it_is_saved_carries_nothing() {
    let bench = Bench::new().deck("d.fr.ron", DECK).deck("d.en.ron", &english());
    answer(&bench);
    let mut editor = editor(&bench, "en", &able());
    let (here, there) = (uri(&bench, "d.fr.ron"), uri(&bench, "d.en.ron"));
    editor.open(&here, DECK);
    editor.open(&there, &english());
    let edits = rename(&mut editor, &here, &place(DECK, "id: \"a\"", 5), "où");
    editor.replace(&here, 2, &apply(DECK, &edits[0].1));
    editor.replace(&there, 2, &apply(&english(), &edits[1].1));
    // Undone in both; what is typed and saved then has nothing to do with it.
    editor.replace(&here, 3, DECK);
    editor.replace(&there, 3, &english());
    let typed = DECK.replace("Quand", "À quand");
    editor.replace(&here, 4, &typed);
    save(&mut editor, &bench, "d.fr.ron", &typed);
    save(&mut editor, &bench, "d.en.ron", &english());
    editor.end();
    assert_eq!(counts_for(&bench), "a");
    assert_eq!(bench.count("SELECT count(*) FROM relink"), 0);
}

#[test]
fn renames_that_would_harm_are_refused_with_a_reason() {
    let bench = Bench::new().deck("d.fr.ron", DECK).deck("d.en.ron", &english().replace("\"b\"", "\"gone\""));
    answer(&bench);
    let mut editor = editor(&bench, "en", &able());
    let here = uri(&bench, "d.fr.ron");
    let text = DECK.replace("\"a\"", "\"c\"");
    fs::write(bench.path().join("decks/d.fr.ron"), &text).unwrap();
    editor.open(&here, &text);
    let refused = |editor: &mut Editor, needle: &str, new: &str| {
        let mut params = at(&here, &place(&text, needle, 5));
        params["newName"] = new.into();
        let answer = editor.answer("textDocument/rename", &params);
        assert_eq!(answer["error"]["code"], -32803, "{answer}");
        answer["error"]["message"].as_str().unwrap().to_owned()
    };
    assert_eq!(refused(&mut editor, "id: \"c\"", "b"), "“b” is taken.");
    assert_eq!(refused(&mut editor, "id: \"c\"", "gone"), "“gone” is taken.", "in a translation too");
    assert!(refused(&mut editor, "id: \"c\"", "x y").contains("cannot be an id: it contains a space"));
    assert!(refused(&mut editor, "id: \"d\"", "e").contains("never changes"));
    assert!(refused(&mut editor, "Quand", "e").contains("can be renamed"));
    // The English file has question `a` still; once it is gone, its progress is all that is left of it.
    fs::write(bench.path().join("decks/d.en.ron"), english().replace("\"a\"", "\"c\"")).unwrap();
    assert!(refused(&mut editor, "id: \"b\"", "a").contains("Progress is kept under “a”"));
    let prepared = editor.answer("textDocument/prepareRename", &at(&here, &place(&text, "id: \"d\"", 5)));
    assert_eq!(prepared["error"]["code"], -32803);
    assert_eq!(editor.request("textDocument/prepareRename", &at(&here, &place(&text, "ask:", 1))), Value::Null);
    let edits = rename(&mut editor, &here, &place(&text, "\"article\",", 3), "livre");
    assert_eq!(
        apply(&text, &edits[0].1),
        text.replace("\"article\"", "\"livre\""),
        "a source is renamed with its uses"
    );
    editor.end();
}

#[test]
fn layout_and_mending_are_those_of_the_command_line() {
    let untidy = DECK.replace("            ask: \"Où", "     aks:   \"L'où").replace("\n        (\n", "\n  (\n");
    let bench = Bench::new().deck("d.fr.ron", &untidy);
    let mut editor = editor(&bench, "en", &able());
    let here = uri(&bench, "d.fr.ron");
    editor.open(&here, &untidy);
    let document = json!({ "uri": here });
    let whole = json!({ "start": place(&untidy, "(", 0), "end": place(&untidy, "\n)\n", 1) });
    let mut params = json!({ "textDocument": document, "range": whole, "context": { "diagnostics": [] } });
    let actions = editor.request("textDocument/codeAction", &params);
    let title = |action: &Value| action["title"].as_str().unwrap().to_owned();
    let mut titles: Vec<String> = actions.as_array().unwrap().iter().map(title).collect();
    titles.sort();
    titles.dedup();
    assert!(titles.contains(&"Replace with ask".to_owned()), "{titles:?}");
    assert!(titles.last().is_some_and(|last| last == "Replace with ask"), "{titles:?}");
    params["context"]["only"] = json!(["source.fixAll"]);
    let actions = editor.request("textDocument/codeAction", &params);
    assert_eq!(actions.as_array().unwrap().len(), 1);
    let mended = apply(&untidy, &actions[0]["edit"]["documentChanges"][0]["edits"]);
    bench.run(&["check", "--fix"]);
    assert_eq!(mended, fs::read_to_string(bench.path().join("decks/d.fr.ron")).unwrap());
    // An editor that can is told what is mended once it is chosen.
    let later = json!({ "textDocument": { "codeAction": { "dataSupport": true, "resolveSupport": { "properties": ["edit"] } } } });
    let mut patient = self::editor(&bench, "en", &later);
    patient.open(&here, &untidy);
    let actions = patient.request("textDocument/codeAction", &params);
    assert!(actions[0].get("edit").is_none(), "{actions}");
    let resolved = patient.request("codeAction/resolve", &actions[0]);
    assert_eq!(apply(&untidy, &resolved["edit"]["changes"][here.as_str()]), mended);
    patient.end();
    editor.replace(&here, 2, &mended);
    let options = json!({ "tabSize": 4, "insertSpaces": true });
    let params = json!({ "textDocument": document, "options": options });
    let edits = editor.request("textDocument/formatting", &params);
    bench.run(&["fmt"]);
    let tidy = apply(&mended, &edits);
    assert_eq!(tidy, fs::read_to_string(bench.path().join("decks/d.fr.ron")).unwrap());
    editor.replace(&here, 3, &tidy);
    assert_eq!(editor.request("textDocument/formatting", &params), json!([]), "what is laid out stays");
    editor.replace(&here, 4, "(id: \"d\"");
    assert_eq!(editor.answer("textDocument/formatting", &params)["error"]["code"], -32803);
    editor.end();
}

#[test]
fn what_mends_a_place_comes_before_what_mends_the_deck() {
    let text =
        english().replace("tags: [", "media: (file: \"map.png\", alt: \"A map\"), tag: [").replace("Où", "Isn't it");
    let bench = Bench::new().deck("d.en.ron", &text);
    let picture = bench.path().join("decks/Map.png");
    fs::write(picture, b"\x89PNG\r\n\x1a\n\0\0\0\rIHDR\0\0\0\x40\0\0\0\x40").unwrap();
    let mut editor = editor(&bench, "en", &able());
    let here = uri(&bench, "d.en.ron");
    editor.open(&here, &text);
    let mut params = json!({
        "textDocument": { "uri": here }, "range": range(&text, "'"), "context": { "diagnostics": [] },
    });
    let actions = editor.request("textDocument/codeAction", &params);
    let titles: Vec<&str> =
        actions.as_array().unwrap().iter().map(|action| action["title"].as_str().unwrap()).collect();
    assert_eq!(titles, ["Replace with ’", "Allow typography on this question", "Mend what is certain (2 places)"]);
    // By its own name, by that of every server's, and not by another server's.
    for (only, count) in [("source.fixAll.sommet", 1), ("source.fixAll", 1), ("source", 1), ("source.fixAll.other", 0)]
    {
        params["context"]["only"] = json!([only]);
        assert_eq!(editor.request("textDocument/codeAction", &params).as_array().unwrap().len(), count, "{only}");
    }
    params["context"]["only"] = json!(["source.fixAll"]);
    let actions = editor.request("textDocument/codeAction", &params);
    let mended = apply(&text, &actions[0]["edit"]["documentChanges"][0]["edits"]);
    assert_eq!(mended, text.replace("map.png", "Map.png").replace("tag:", "tags:").replace('\'', "’"), "media too");
    editor.end();
}

#[test]
fn a_lint_is_allowed_where_it_is_told() {
    let bench = Bench::new();
    let mut editor = editor(&bench, "en", &able());
    let here = uri(&bench, "d.fr.ron");
    let text = DECK.replace("            source: \"article\",\n        ),\n        (", "        ),\n        (");
    editor.open(&here, &text);
    let findings = editor.findings(&here, 1);
    let found = findings.iter().find(|found| found["code"] == "no-source").unwrap();
    let params =
        json!({ "textDocument": { "uri": here }, "range": found["range"], "context": { "diagnostics": [found] } });
    let actions = editor.request("textDocument/codeAction", &params);
    let allow = actions.as_array().unwrap().iter().find(|action| action["title"] == "Allow no-source on this question");
    let allow = allow.unwrap();
    assert_eq!(allow["diagnostics"][0], *found);
    let changed = apply(&text, &allow["edit"]["documentChanges"][0]["edits"]);
    assert!(changed.contains("            allow: [\"no-source\"],\n        ),"), "{changed}");
    editor.replace(&here, 2, &changed);
    assert!(!codes(&editor.findings(&here, 2)).contains(&"no-source"));
    editor.end();
}

#[test]
fn questions_are_listed_with_what_they_ask() {
    let bench = Bench::new();
    let mut editor = editor(&bench, "en", &able());
    editor.open("untitled:x", DECK);
    let document = json!({ "textDocument": { "uri": "untitled:x" } });
    let symbols = editor.request("textDocument/documentSymbol", &document);
    assert_eq!(symbols[0]["name"], "Été \u{1F600}");
    let question = &symbols[0]["children"][1];
    assert_eq!((&question["name"], &question["detail"]), (&json!("Quand\u{202F}?"), &json!("b · Cloze")));
    assert_eq!(question["selectionRange"]["start"], place(DECK, "\"b\"", 1));
    let folds = editor.request("textDocument/foldingRange", &document);
    assert_eq!(folds, json!([{ "startLine": 5, "endLine": 10 }, { "startLine": 11, "endLine": 17 }]));
    editor.end();
    let mut simple = self::editor(&bench, "en", &json!({}));
    simple.open("untitled:x", DECK);
    let symbols = simple.request("textDocument/documentSymbol", &document);
    assert_eq!((symbols.as_array().unwrap().len(), &symbols[0]["location"]["uri"]), (2, &json!("untitled:x")));
    simple.end();
}

#[test]
fn other_ron_is_none_of_our_business() {
    let bench = Bench::new();
    let mut editor = editor(&bench, "en", &able());
    let scene = format!("file://{}/scene.ron", bench.path().display());
    editor.open(&scene, "(window: (width: 3), title: \"x\")");
    assert!(editor.findings(&scene, 1).is_empty());
    assert_eq!(editor.request("textDocument/hover", &at(&scene, &json!({ "line": 0, "character": 22 }))), Value::Null);
    // Among decks it is one, and a text may become one.
    let among = uri(&bench, "new.ron");
    editor.open(&among, "(window: 3)");
    assert!(codes(&editor.findings(&among, 1)).contains(&"E020"));
    editor.replace(&scene, 2, "(title: \"x\", questions: [])");
    assert!(codes(&editor.findings(&scene, 2)).contains(&"E021"));
    editor.end();
}

#[test]
fn the_conversation_follows_the_protocol() {
    let bench = Bench::new().english();
    let mut command = bench.command(&["lsp"]);
    let told_aside = bench.path().join("aside.txt");
    command.stderr(fs::File::create(&told_aside).unwrap());
    let mut editor = Editor::start(command);
    let code = |answer: &Value| answer["error"]["code"].as_i64().unwrap_or_default();
    assert_eq!(code(&editor.answer("textDocument/hover", &json!({}))), -32002, "nothing before initialize");
    editor.initialize("en", &json!({}));
    assert_eq!(code(&editor.answer("sommet/nothing", &Value::Null)), -32601);
    assert_eq!(code(&editor.answer("initialize", &json!({}))), -32600);
    assert_eq!(code(&editor.answer("textDocument/hover", &json!({ "textDocument": 3 }))), -32602);
    for nonsense in [&b"Content-Length: 3\r\n\r\n{x}"[..], b"noise\r\n\r\nContent-Length: x\r\n\r\n"] {
        editor.send(nonsense);
        let told = editor.wait(|message| message["id"].is_null() && message.get("error").is_some());
        assert_eq!(code(&told), -32700);
    }
    editor.send(&frame(&json!([1, 2])));
    assert_eq!(code(&editor.wait(|message| message.get("error").is_some())), -32600);
    editor
        .notify("textDocument/didChange", &json!({ "textDocument": { "uri": "untitled:none" }, "contentChanges": 3 }));
    for method in ["didOpen", "didChange", "didSave", "didClose"] {
        editor.notify(&format!("textDocument/{method}"), &json!("nonsense"));
    }
    editor.notify("$/unheard-of", &Value::Null);
    // A request and its withdrawal that come together are answered once.
    let asked = frame(&json!({ "jsonrpc": "2.0", "id": "q", "method": "textDocument/hover", "params": {} }));
    let withdrawn = frame(&json!({ "jsonrpc": "2.0", "method": "$/cancelRequest", "params": { "id": "q" } }));
    editor.send(&[asked, withdrawn].concat());
    let told = editor.wait(|message| message["id"] == "q");
    assert!([-32800, -32602].contains(&code(&told)), "{told}");
    editor.request("shutdown", &Value::Null);
    assert_eq!(code(&editor.answer("textDocument/hover", &json!({}))), -32600, "nothing after shutdown");
    editor.notify("exit", &Value::Null);
    assert_eq!(editor.wait_for_end().code(), Some(0));
    assert_eq!(fs::read_to_string(&told_aside).unwrap(), "", "nothing went wrong inside");
    for end in ["exit", "silence"] {
        let mut editor = self::editor(&bench, "en", &json!({}));
        if end == "exit" {
            editor.notify("exit", &Value::Null);
        } else {
            editor.hang_up();
        }
        assert_eq!(editor.wait_for_end().code(), Some(1), "{end} without shutdown");
    }
}

#[test]
fn people_are_told_that_it_is_not_for_them() {
    let bench = Bench::new();
    let mut terminal = bench.terminal(&["lsp"], 80, 10);
    terminal.wait_for("sommet lsp parle à un éditeur, pas aux gens");
    assert_eq!(terminal.end(), 2);
    assert_eq!(bench.run(&["lsp", "--lang", "xx"]).code, 2);
}
