//! What a class came to, as it leaves sommet: a page, a workbook, a list, JSON; and what it advises.

use std::fs;

use calamine::{Data, Reader, Xlsx, open_workbook};
use sommet::deckfile::parse;
use sommet::model::{CardId, Moment, Seed, Timestamp};
use sommet::quiz::Given;
use sommet::quiz::classroom::{
    AnswerKey, Answering, Clock, Command, Control, Happening, Joining, Record, Reply, Room, Rules, SeatId, SetQuestion,
    Setup, TokenHash, Version,
};
use sommet::store::{Store, StoredHappening, StoredSeat};

use super::bench::Bench;

/// A name that would run, and compute, if it were let.
const HOSTILE: &str = "=1+1<script>x()";

const DECK: &str = r#"Deck(id: "d", title: "Cities & <rivers>", language: "en", questions: [
    (id: "known", ask: "Capital of **France**?", answer: Choice(right: "Paris", wrong: ["Lyon", "Nice", "Lille"])),
    (id: "hard", ask: "Capital of Australia?", answer: Choice(right: "Canberra", wrong: ["Sydney", "Perth", "=cmd|'x'!A1"])),
    (id: "typed", ask: "River of Paris?", answer: Typed(["Seine"])),
])"#;

/// Tuesday 11 February 2025, 09:15 in Paris.
const OPENED: Moment = Moment { at: Timestamp(1_739_261_700_000), utc_offset: 3600 };

/// A class as it is held, without phones: the machine decides, and what it decided is stored.
struct Held {
    room: Room,
    records: Vec<Record>,
    now: u64,
    keys: u128,
}

impl Held {
    fn new() -> Self {
        let deck = parse(DECK).deck.unwrap();
        let question = |question: &sommet::model::Question| SetQuestion {
            card: CardId { deck: deck.id.clone(), question: question.id.clone(), facet: question.facets()[0] },
            seconds: Some(20),
            points: 1000,
            versions: vec![Version {
                language: "en".into(),
                deck: deck.title.clone(),
                question: question.clone(),
                source: None,
            }],
        };
        let setup = Setup {
            pin: "123456".into(),
            seed: 7,
            rules: Rules { close_when_all: false, ..Rules::default() },
            languages: vec!["en".into()],
            questions: deck.questions.iter().map(question).collect(),
            known: Vec::new(),
        };
        Self { room: Room::new(setup), records: Vec::new(), now: 0, keys: 0 }
    }

    fn ask(&mut self, command: &Command) -> Reply {
        let (records, reply) = self.room.take(command, Clock(self.now));
        self.records.extend(records);
        reply
    }

    fn join(&mut self, name: &str) {
        // Twenty in ten seconds would be no crowd; more slowly is safe.
        self.now += 1_000;
        let secret = TokenHash::of(name);
        let joining =
            Joining { pin: "123456".into(), name: name.into(), language: "en".into(), token: secret, device: secret };
        assert!(matches!(self.ask(&Command::Join(joining)), Reply::Seated(_)), "{name}");
    }

    fn control(&mut self, control: Control) {
        assert_eq!(self.ask(&Command::Control(control)), Reply::Done);
    }

    fn answer(&mut self, seat: u32, given: Given) {
        self.keys += 1;
        self.now += 100;
        let (seat, epoch, key) = (SeatId(seat), self.room.epoch(), AnswerKey(self.keys.to_be_bytes()));
        let reply = self.ask(&Command::Answer(Answering { seat, epoch, key, given }));
        assert!(matches!(reply, Reply::Receipt(_)), "{reply:?}");
    }

    /// The place on the phones of the option that reads so.
    fn place(&mut self, option: &str) -> Given {
        use sommet::quiz::Form;
        use sommet::quiz::classroom::Showing;
        let Showing::Open(open) = self.room.scene(1).showing else { panic!("no question is open") };
        let Form::Choice(options) = &open.posed[0].prompt.form else { panic!("no choice") };
        Given::Pick(options.iter().position(|shown| shown == option).unwrap())
    }

    /// Puts it into the file, as a room that was opened then.
    fn store(&self, bench: &Bench) {
        let mut store = Store::open(&bench.database(), OPENED, Seed(self.now)).unwrap();
        let setup = serde_json::to_string(self.room.setup()).unwrap();
        let room = store.open_room(&setup, 8080, OPENED.at).unwrap();
        let happenings = self
            .records
            .iter()
            .map(|record| StoredHappening { at: record.at.0, what: serde_json::to_string(&record.what).unwrap() });
        let seats = self.records.iter().filter_map(|record| match &record.what {
            Happening::Joined { seat, who, .. } => Some(StoredSeat {
                seat: seat.0,
                name: Some(who.name.clone()),
                token: Some(who.token.0),
                device: Some(who.device.0),
                learner: None,
            }),
            _ => None,
        });
        let receipts = self.keys.try_into().unwrap();
        store
            .append_happenings(room, 0, &happenings.collect::<Vec<_>>(), &seats.collect::<Vec<_>>(), receipts)
            .unwrap();
    }

    /// Twenty-five pupils: the first question most know, the second few and nobody takes Perth, the third ends before most wrote.
    fn class() -> Self {
        let mut class = Self::new();
        for number in 1..=23 {
            class.join(&format!("Pupil {number}"));
        }
        class.join(HOSTILE);
        class.control(Control::Next);
        for seat in 1..=24 {
            let option = if seat <= 18 { "Paris" } else { "Lyon" };
            let given = class.place(option);
            class.answer(seat, given);
        }
        class.control(Control::Close);
        class.join("Late");
        class.control(Control::Next);
        for seat in 1..=25 {
            let option = match seat {
                ..=8 => "Canberra",
                9..=20 => "Sydney",
                _ => "=cmd|'x'!A1",
            };
            let given = class.place(option);
            class.answer(seat, given);
        }
        class.control(Control::Close);
        class.control(Control::Next);
        for seat in 1..=15 {
            class.answer(seat, Given::Text(if seat == 15 { HOSTILE } else { "Seine" }.into()));
        }
        class.now += 30_000;
        let closed = class.room.elapse(Clock(class.now));
        class.records.extend(closed);
        class.control(Control::End);
        class
    }
}

fn bench() -> Bench {
    let bench = Bench::new().english().deck("d.ron", DECK);
    Held::class().store(&bench);
    bench
}

#[test]
fn the_page_tells_what_to_do_next_and_holds_nothing_that_runs() {
    let bench = bench();
    let ran = bench.run(&["report", "--html"]);
    assert!(ran.code == 0 && ran.out.contains("Written to class-1.html"), "{ran:?}");
    let page = fs::read_to_string(bench.path().join("class-1.html")).unwrap();
    for text in [
        "Cities &amp; &lt;rivers&gt;",
        "Tuesday 11 February 2025",
        "25 pupils",
        "Ask question 2 again next week",
        "Time was short at question 3: 10 of 25 had not answered when it was up.",
        "(Perth) at question 2",
        "=1+1&lt;script&gt;x()",
        "<th scope=\"row\"><span class=\"option\">Lyon</span></th><td>Pupil 19, Pupil 20",
        "Receipts given 64 = answers stored 64 = answers reported 64",
        "not there yet",
    ] {
        assert!(page.contains(text), "{text}");
    }
    assert!(!page.contains("<script"), "{page}");
    // Written again over itself, and over nothing else.
    assert_eq!(bench.run(&["report", "--html", "class-1.html"]).code, 0);
    let deck = bench.run(&["report", "--html", "decks/d.ron"]);
    assert!(deck.code == 2 && deck.err.contains("decks/d.ron is there already"), "{deck:?}");
    assert_eq!(fs::read_to_string(bench.path().join("decks/d.ron")).unwrap(), DECK);
    assert!(bench.run(&["report", "--html", "-"]).out.starts_with("<!DOCTYPE html>"));
    let numbered = bench.run(&["report", "--html", "1"]);
    assert!(numbered.out.contains("class-1.html"), "a number is a room, not a file: {numbered:?}");
    assert_eq!(bench.run(&["report", "--html", "9"]).code, 2, "and there is no ninth room");
    let french = bench.run(&["report", "--lang", "fr", "--html", "-"]).out;
    assert!(french.contains("<html lang=\"fr\">") && french.contains("Reposez la question 2"), "{french}");
    assert!(french.contains("lang=\"en\" dir=\"ltr\">Capital of <strong>France</strong>?"));
}

#[test]
fn without_names_nobody_is_found_in_what_is_shown() {
    let bench = bench();
    for option in ["--html=-", "--csv", "--json"] {
        let shown = bench.run(&["report", "--no-names", option]).out;
        assert!(!shown.contains("Pupil 1") && !shown.contains("Late") && shown.len() > 2000, "{option}: {shown}");
    }
    let page = bench.run(&["report", "--no-names", "--html", "-"]).out;
    assert!(page.contains("Seat 3") && !page.contains("Who gave which") && !page.contains("x()"), "{page}");
    assert!(!bench.run(&["report", "--no-names"]).out.contains("Pupil 1"));
}

#[test]
fn scripts_and_the_terminal_hear_the_same_advice() {
    let bench = bench();
    let told = bench.run(&["report"]).out;
    assert!(told.contains("What to do next") && told.contains("10 of 25 had not answered"), "{told}");
    let json: serde_json::Value = serde_json::from_str(&bench.run(&["report", "--json"]).out).unwrap();
    let rules: Vec<_> = json["advice"].as_array().unwrap().iter().map(|advice| &advice["rule"]).collect();
    assert_eq!(rules, ["ask_again", "short_time", "idle_options", "idle_options"]);
    assert_eq!(json["advice"][0]["questions"], serde_json::json!([2]));
    // Who came late is not held to have missed what was asked before.
    assert_eq!((&json["questions"][0]["seats"], &json["questions"][0]["facility"]), (&24.into(), &0.75.into()));
    let bars = json["questions"][0]["bars"].as_array().unwrap();
    assert_eq!(
        bars.iter().map(|bar| bar["count"].as_u64().unwrap()).sum::<u64>(),
        24,
        "nor to have been silent: {bars:?}"
    );
    assert_eq!((&json["questions"][2]["timed_out"], &json["questions"][1]["timed_out"]), (&true.into(), &false.into()));
    let millis = &json["questions"][2]["millis"];
    assert_eq!((&millis["low"], &millis["median"], &millis["high"]), (&400.into(), &800.into(), &1200.into()));
}

#[test]
fn the_workbook_holds_numbers_dates_and_no_formula() {
    let bench = bench();
    let file = bench.path().join("class.xlsx");
    let ran = bench.run(&["report", "--xlsx", "class.xlsx"]);
    assert!(ran.code == 0 && ran.out.contains("Written to class.xlsx"), "{ran:?}");
    let mut book: Xlsx<_> = open_workbook(&file).unwrap();
    assert_eq!(book.sheet_names(), ["Pupils", "Questions", "Answers"]);
    let pupils = book.worksheet_range("Pupils").unwrap();
    assert_eq!(pupils.height(), 26, "a heading and twenty-five");
    let row = pupils.rows().find(|row| row[1] == Data::String(HOSTILE.into())).unwrap();
    assert_eq!((&row[0], &row[2], &row[3]), (&Data::Float(24.0), &Data::Float(0.0), &Data::Float(3.0)));
    let questions = book.worksheet_range("Questions").unwrap();
    assert_eq!(questions.get_value((1, 3)), Some(&Data::Float(0.75)));
    assert_eq!(questions.get_value((1, 2)), Some(&Data::String("Capital of France?".into())));
    let answers = book.worksheet_range("Answers").unwrap();
    assert_eq!(answers.height(), 1 + 24 + 25 + 25);
    let Some(Data::DateTime(opened)) = answers.get_value((1, 0)) else { panic!("no date") };
    assert_eq!(opened.as_datetime().unwrap().to_string(), "2025-02-11 09:15:00");
    assert_eq!(answers.get_value((1, 10)), Some(&Data::Float(0.1)));
    let given = |text: &str| answers.rows().filter(|row| row[7] == Data::String(text.into())).count();
    assert_eq!((given("=cmd|'x'!A1"), given(HOSTILE), given("Sydney")), (5, 1, 12));
    for sheet in ["Pupils", "Questions", "Answers"] {
        assert!(book.worksheet_formula(sheet).unwrap().is_empty(), "{sheet} computes something");
    }
    // Nobody can tell whose workbook it is: it is never written over.
    let before = fs::read(&file).unwrap();
    let again = bench.run(&["report", "--xlsx", "class.xlsx"]);
    assert!(again.code == 2 && again.err.contains("class.xlsx is there already"), "{again:?}");
    assert_eq!(fs::read(&file).unwrap(), before);
    let french = bench.run(&["report", "--lang", "fr", "--xlsx", "classe.xlsx"]);
    assert_eq!(french.code, 0, "{french:?}");
    let book: Xlsx<_> = open_workbook(bench.path().join("classe.xlsx")).unwrap();
    assert_eq!(book.sheet_names(), ["Élèves", "Questions", "Réponses"]);
}

#[test]
fn the_headings_of_the_workbook_stay_in_view() {
    let bench = bench();
    assert_eq!(bench.run(&["report", "--xlsx", "class.xlsx"]).code, 0);
    let file = fs::File::open(bench.path().join("class.xlsx")).unwrap();
    let mut zip = zip::ZipArchive::new(file).unwrap();
    for number in 1..=3 {
        let sheet = zip.by_name(&format!("xl/worksheets/sheet{number}.xml")).unwrap();
        let text = std::io::read_to_string(sheet).unwrap();
        assert!(text.contains("state=\"frozen\"") && text.contains("<cols>"), "{text}");
    }
}

#[test]
fn last_tuesdays_class_is_found_in_the_list() {
    let bench = Bench::new().english().deck("d.ron", DECK);
    let none = bench.run(&["report", "--list"]);
    assert!(none.code == 2 && none.err.contains("no class has been held"), "{none:?}");
    assert_eq!(bench.run(&["report", "--list", "--json"]).out.trim(), "[]");
    Held::class().store(&bench);
    let mut other = Held::new();
    other.join("Zoe");
    other.store(&bench);
    let list = bench.run(&["report", "--list"]);
    assert_eq!(list.code, 0, "{list:?}");
    let lines: Vec<&str> = list.out.lines().collect();
    assert!(lines[0].starts_with("2  ") && lines[0].contains("1 pupil, 0 questions · not over"), "{}", list.out);
    assert_eq!(lines[1], "1  Tuesday 11 February 2025, 09:15 · Cities & <rivers> · 25 pupils, 3 questions");
    let json: serde_json::Value = serde_json::from_str(&bench.run(&["report", "--list", "--json"]).out).unwrap();
    assert_eq!((&json[1]["room"], &json[1]["pupils"], &json[0]["over"]), (&1.into(), &25.into(), &false.into()));
    assert!(bench.run(&["report", "--list", "--lang", "fr"]).out.contains("mardi 11 février 2025"));
}
