//! Notes as people keep them, and the questions that come of them.

use proptest::prelude::*;

use super::*;

/// Line, question and answer of each note, short.
fn told(notes: &Notes) -> Vec<String> {
    let option = |option: &WrongOption| option.text.clone();
    let answer = |answer: &Answer| match answer {
        Answer::Typed { of, .. } => of.join("/"),
        Answer::Recall(text) => format!("«{text}»"),
        Answer::TrueFalse(holds) => holds.to_string(),
        Answer::Choice { right, wrong } => {
            format!("{right}!{}", wrong.iter().map(option).collect::<Vec<_>>().join(","))
        }
        Answer::Several { right, wrong } => {
            format!("{}!{}", right.join("+"), wrong.iter().map(option).collect::<Vec<_>>().join(","))
        }
        Answer::List { of, need } => format!("{need}:{}", of.concat().join("+")),
        other => format!("{other:?}"),
    };
    notes.notes.iter().map(|note| format!("{} {} {}", note.line, note.ask, answer(&note.answer))).collect()
}

fn unread(notes: &Notes) -> Vec<(usize, UnreadReason)> {
    notes.unread.iter().map(|unread| (unread.line, unread.reason)).collect()
}

#[test]
fn tables_are_read_with_and_without_a_header() {
    let plain =
        "Capitale de la France;Paris\r\n\r\n\"Le \"\"grand\"\" lac ; oui\";Léman;Annecy;Bourget\r\n;rien\r\nseule\r\n";
    let notes = read_notes(plain, NoteForm::Table);
    assert_eq!(told(&notes), ["1 Capitale de la France Paris", "3 Le \"grand\" lac ; oui Léman!Annecy,Bourget"]);
    assert_eq!(unread(&notes), [(4, UnreadReason::NoQuestion), (5, UnreadReason::NoAnswer)]);
    let named = "Thèmes,Question,Bonne réponse,Mauvaise réponse 1,Mauvaise réponse 2,Explication,Indice\n\
                 \"eau, lacs\",Où ?,Là,Ici,,\"Parce que, voilà\",Loin\n";
    let notes = read_notes(named, NoteForm::Table);
    assert_eq!(told(&notes), ["2 Où ? Là!Ici"]);
    let note = &notes.notes[0];
    assert_eq!((note.why.as_deref(), note.hint.as_deref()), (Some("Parce que, voilà"), Some("Loin")));
    assert_eq!(note.tags, ["eau", "lacs"]);
    let tabs = read_notes("front\tback\tback\nun, deux\t1\tI\n", NoteForm::Table);
    assert_eq!(told(&tabs), ["2 un, deux 1/I"]);
}

#[test]
fn a_quote_without_end_takes_nothing_with_it_unsaid() {
    let notes = read_notes("a,b\n\"c,d\ne,f\n", NoteForm::Table);
    assert_eq!(told(&notes), ["1 a b"]);
    assert_eq!(unread(&notes), [(2, UnreadReason::OpenQuote)]);
}

#[test]
fn lines_are_parted_by_signs_or_labels() {
    let text = "# remarque\nchien\tdog\tanimaux\nchat :: cat\n3 * 4 = 12\n\nQ: Où est\nRome ?\nR: En Italie,\nau centre.\n\n\
                Question 2 : Quand ?\nRéponse : hier\nseul\n\nA: sans question\nLa Terre est plate :: Faux\nx ::\n";
    let notes = read_notes(text, NoteForm::Lines);
    let wanted = [
        "2 chien dog",
        "3 chat cat",
        "4 3 \\* 4 12",
        "6 Où est\nRome ? «En Italie,\nau centre.»",
        "11 Quand ? «hier\nseul»",
        "16 La Terre est plate false",
    ];
    assert_eq!(told(&notes), wanted);
    assert_eq!(unread(&notes), [(15, UnreadReason::NoAnswer), (17, UnreadReason::NoAnswer)]);
}

#[test]
fn long_answers_are_thought_of_and_short_ones_typed() {
    let long = "une réponse de bien plus de six mots";
    let notes = read_notes(&format!("a :: {long}\nb :: six mots, pas un de plus"), NoteForm::Lines);
    assert_eq!(told(&notes), [format!("1 a «{long}»").as_str(), "2 b six mots, pas un de plus"]);
}

#[test]
fn markdown_is_read_by_its_shape() {
    let text = "# Géographie\n\nUn mot pour commencer.\n\n- chien :: *dog*\n- rien\n\n## Où est Rome ?\n\nEn **Italie**.\n\n\
                ## Villes\n\nLaquelle est une capitale ?\n\n- [ ] Lyon\n- [x] Paris\n\nLesquelles sont en Italie ?\n\n\
                - [x] Rome\n- [x] Milan\n- [ ] Nice\n\n### Quels lacs ?\n\n- Léman\n- Annecy\n\n| Terme | Définition |\n|---|---|\n\
                | `ls` | liste |\n| vide | |\n\n- Quel fleuve ?\n  - Seine\n- Lequel est un mont ?\n  - [x] Ventoux\n  - [ ] Rhône\n";
    let notes = read_notes(text, NoteForm::Markdown);
    let wanted = [
        "5 chien *dog*",
        "8 Où est Rome ? En **Italie**.",
        "14 Laquelle est une capitale ? Paris!Lyon",
        "19 Lesquelles sont en Italie ? Rome+Milan!Nice",
        "25 Quels lacs ? 2:Léman+Annecy",
        "32 `ls` liste",
        "35 Quel fleuve ? Seine",
        "37 Lequel est un mont ? Ventoux!Rhône",
    ];
    assert_eq!(told(&notes), wanted);
    assert_eq!(
        unread(&notes),
        [(3, UnreadReason::NoAnswer), (6, UnreadReason::NoAnswer), (33, UnreadReason::NoAnswer)]
    );
}

#[test]
fn options_want_a_question_and_a_right_one() {
    let notes = read_notes("- [x] a\n- [ ] b\n\nQui ?\n\n- [ ] c\n- [ ] d\n", NoteForm::Markdown);
    assert!(notes.notes.is_empty());
    let wanted = [(1, UnreadReason::NoQuestion), (2, UnreadReason::NoQuestion), (4, UnreadReason::NoRightOption)];
    assert_eq!(unread(&notes), wanted);
}

proptest! {
    #![proptest_config(ProptestConfig { failure_persistence: None, ..ProptestConfig::default() })]

    /// Nothing makes a reader fail, and whatever it makes of a text stands on a line of it.
    #[test]
    fn any_text_is_read(text in "([a-zé?*|`\\[\\]\" ]| :: |\n|- |- \\[x\\] |## |Q: |A: |;|,|\t){0,60}") {
        for form in [NoteForm::Table, NoteForm::Lines, NoteForm::Markdown] {
            let notes = read_notes(&text, form);
            let lines = text.lines().count().max(1);
            for line in notes.notes.iter().map(|note| note.line).chain(notes.unread.iter().map(|unread| unread.line)) {
                prop_assert!((1..=lines).contains(&line), "{form:?} {line} in {text:?}");
            }
            prop_assert!(notes.notes.iter().all(|note| !note.ask.trim().is_empty()), "{text:?}");
        }
    }
}
