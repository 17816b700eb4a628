//! Why a verb could not do its work, and the sentence for it.

use std::io;
use std::path::{Path, PathBuf};

use thiserror::Error;

use super::Exit;
use super::author::AuthorFault;
use super::exam::ExamFault;
use super::host::UntilFault;
use super::names::ListFault;
use crate::env::{FolderFault, HOME_VARIABLE};
use crate::i18n::{Arg, Words, named_languages};
use crate::library::UnknownDeck;
use crate::memory::{FilterFault, SettingFault};
use crate::store::{NameFault, StoreFault};
use crate::term::FaceFault;
use crate::web::TlsFault;

/// What stopped a verb.
#[derive(Debug, Error)]
pub(super) enum Failure {
    #[error(transparent)]
    Folder(#[from] FolderFault),
    #[error(transparent)]
    Store(#[from] StoreFault),
    #[error(transparent)]
    Face(#[from] FaceFault),
    #[error(transparent)]
    Author(#[from] AuthorFault),
    #[error("{}: {fault}", path.display())]
    Unpack { path: PathBuf, fault: io::Error },
    #[error(transparent)]
    UnknownDeck(#[from] UnknownDeck),
    #[error("no suspended card {0}")]
    UnknownCard(String),
    #[error("no flagged card {0}")]
    NotFlagged(String),
    #[error("no sentences in {0}")]
    UnknownLanguage(String),
    #[error(transparent)]
    Filter(#[from] FilterFault),
    #[error(transparent)]
    Exam(#[from] ExamFault),
    #[error("no learner is called {0}")]
    UnknownLearner(String),
    /// What is wrong with a file that is only read.
    #[error(transparent)]
    OtherFile(StoreFault),
    #[error("{}: not there", .0.display())]
    NoFile(PathBuf),
    #[error("{}: there already", .0.display())]
    Taken(PathBuf),
    #[error("no progress of {0}")]
    NoProgress(String),
    #[error("no question {0}")]
    NoQuestion(String),
    #[error("no deck is named")]
    NoDeckNamed,
    #[error("{}: nothing to preview", .0.display())]
    NothingToPreview(PathBuf),
    #[error("{0} is still there")]
    StillThere(String),
    /// It was said already, and this is how the run ends.
    #[error("told already")]
    Told(Exit),
    #[error("{} changed meanwhile", .0.display())]
    Changed(PathBuf),
    #[error("{}: {fault}", path.display())]
    Write { path: PathBuf, fault: io::Error },
    #[error("{}: no such folder", .0.display())]
    NoFolder(PathBuf),
    #[error("{0}")]
    Watch(String),
    #[error("no room yet")]
    NoRoomYet,
    #[error("no room {0}")]
    NoRoom(i64),
    #[error("room {0} cannot be read")]
    RoomUnreadable(i64),
    #[error("room {0} is over")]
    RoomOver(i64),
    #[error("room {0} is not over")]
    RoomOpen(i64),
    #[error("room {0} is no homework")]
    NoHomework(i64),
    #[error(transparent)]
    Until(#[from] UntilFault),
    #[error("no question to ask")]
    NothingToAsk,
    #[error("port {port}: {why}")]
    Port { port: u16, why: String },
    #[error("the system gives no chance")]
    NoSecrets,
    #[error("{}: {fault}", path.display())]
    Read { path: PathBuf, fault: io::Error },
    #[error("{}, {}: {fault}", chain.display(), key.display())]
    Tls { chain: PathBuf, key: PathBuf, fault: TlsFault },
    #[error("no password of the wifi, and {0} is not set")]
    NoWifiPassword(&'static str),
    #[error("no password that a wifi takes")]
    WifiPassword,
    #[error("no name that a wifi has")]
    WifiName,
    #[error("no class {0}")]
    UnknownClass(String),
    #[error("{0} is not in the class {1}")]
    NotInClass(String, String),
    #[error("another {name} studies here")]
    NameElsewhere { name: String, class: String },
    #[error("nobody in {0} has met a question")]
    NothingToWarm(String),
    #[error("{}: {fault:?}", path.display())]
    List { path: PathBuf, fault: ListFault },
}

impl Failure {
    /// Whether there is only nobody left to read.
    pub(super) fn is_closed_pipe(&self) -> bool {
        matches!(self, Self::Face(FaceFault::Write(fault)) if fault.kind() == io::ErrorKind::BrokenPipe)
    }

    /// How the run ends.
    pub(super) fn exit(&self) -> Exit {
        match self {
            Self::UnknownDeck(_)
            | Self::UnknownLearner(_)
            | Self::UnknownLanguage(_)
            | Self::UnknownCard(_)
            | Self::NotFlagged(_)
            | Self::Filter(_)
            | Self::Exam(_)
            | Self::NoFile(_)
            | Self::NoFolder(_)
            | Self::Taken(_)
            | Self::NoProgress(_)
            | Self::NoQuestion(_)
            | Self::NoDeckNamed
            | Self::StillThere(_)
            | Self::NoRoomYet
            | Self::NoRoom(_)
            | Self::RoomOver(_)
            | Self::RoomOpen(_)
            | Self::NoHomework(_)
            | Self::Until(_)
            | Self::NothingToAsk
            | Self::NoWifiPassword(_)
            | Self::WifiPassword
            | Self::WifiName
            | Self::UnknownClass(_)
            | Self::NotInClass(..)
            | Self::NameElsewhere { .. }
            | Self::NothingToWarm(_)
            | Self::List { .. }
            | Self::OtherFile(StoreFault::SameFile { .. })
            | Self::Store(StoreFault::Name(_) | StoreFault::Setting(_)) => Exit::Misuse,
            Self::Told(exit) => *exit,
            Self::NothingToPreview(_) => Exit::Finding,
            Self::Author(fault) => fault.exit(),
            _ => Exit::Failed,
        }
    }

    /// What is wrong, and the next step, each a sentence.
    pub(super) fn tell(&self, words: &Words) -> String {
        if matches!(self, Self::Told(_)) {
            return String::new();
        }
        let (text, help) = self.worded(words);
        let text = words.tell("fault", &[("text", text.into())]);
        format!("{text}\n{help}\n")
    }

    fn worded(&self, words: &Words) -> (String, String) {
        let named =
            |key: &str, name: &str| (words.tell(key, &[("name", name.into())]), words.say(&format!("{key}-help")));
        let at =
            |key: &str, path: &Path| (words.tell(key, &[("path", shown(path))]), words.say(&format!("{key}-help")));
        let plain = |key: &str| (words.say(key), words.say(&format!("{key}-help")));
        match self {
            Self::Folder(FolderFault::NoHome) => (
                words.say("failure-no-home"),
                words.tell("failure-no-home-help", &[("variable", HOME_VARIABLE.into())]),
            ),
            Self::Author(fault) => fault.tell(words),
            Self::Store(fault) | Self::OtherFile(fault @ StoreFault::SameFile { .. }) => store(fault, words),
            Self::Face(FaceFault::Write(fault)) => (
                words.tell("failure-screen", &[("why", words.system_fault(fault).into())]),
                words.say("failure-screen-help"),
            ),
            Self::Unpack { path, fault } => {
                let args = [("path", shown(path)), ("why", words.system_fault(fault).into())];
                (
                    words.tell("failure-unpack", &args),
                    words.tell("failure-folder-help", &[("variable", HOME_VARIABLE.into())]),
                )
            }
            Self::UnknownDeck(UnknownDeck { name, nearest }) => {
                let help = match nearest.first() {
                    Some(name) => words.tell("fault-nearest", &[("name", name.as_str().into())]),
                    None => words.say("failure-unknown-deck-help"),
                };
                (words.tell("failure-unknown-deck", &[("name", name.as_str().into())]), help)
            }
            Self::UnknownLanguage(tag) => (
                words.tell("failure-language", &[("tag", tag.as_str().into())]),
                words.tell("failure-language-help", &[("languages", named_languages().into())]),
            ),
            Self::UnknownCard(card) => {
                (words.tell("failure-card", &[("card", card.as_str().into())]), words.say("failure-card-help"))
            }
            Self::Filter(FilterFault(word)) => {
                (words.tell("failure-filter", &[("word", word.as_str().into())]), words.say("failure-filter-help"))
            }
            Self::Exam(fault) => (exam(fault, words), words.say("exam-fault-help")),
            Self::NotFlagged(card) => {
                (words.tell("failure-flag", &[("card", card.as_str().into())]), words.say("failure-flag-help"))
            }
            Self::OtherFile(fault) => (store(fault, words).0, words.say("failure-other-file-help")),
            Self::NoFile(path) => at("failure-no-file", path),
            Self::NoFolder(path) => at("failure-no-folder", path),
            Self::Taken(path) => at("failure-taken", path),
            Self::NoProgress(name) => named("failure-no-progress", name),
            Self::NoQuestion(name) => named("failure-no-question", name),
            Self::StillThere(name) => named("failure-still-there", name),
            Self::NoDeckNamed => (words.tell("usage-missing", &[("name", "DECK".into())]), words.say("usage-see-help")),
            Self::NothingToPreview(path) => at("failure-no-questions", path),
            Self::Told(_) => (String::new(), String::new()),
            Self::Changed(path) => at("failure-changed", path),
            Self::Write { path, fault } => {
                let args = [("path", shown(path)), ("why", words.system_fault(fault).into())];
                (words.tell("failure-write", &args), words.say("failure-write-help"))
            }
            Self::Watch(why) => {
                (words.tell("failure-watch", &[("why", why.as_str().into())]), words.say("failure-watch-help"))
            }
            Self::NoRoomYet => plain("failure-no-room-yet"),
            Self::NoRoom(number) => numbered("failure-no-room", *number, words),
            Self::RoomUnreadable(number) => numbered("failure-room-unreadable", *number, words),
            Self::RoomOver(number) => numbered("failure-room-over", *number, words),
            Self::RoomOpen(number) => numbered("failure-room-open", *number, words),
            Self::NoHomework(number) => numbered("failure-no-homework", *number, words),
            Self::Until(fault) => (fault.tell(words), words.say("until-help")),
            Self::NothingToAsk => plain("failure-nothing-to-ask"),
            Self::Port { port, why } => {
                // A port is a name: its digits are not grouped.
                let args = [("port", port.to_string().into()), ("why", why.as_str().into())];
                (words.tell("failure-port", &args), words.say("failure-port-help"))
            }
            Self::Read { path, fault } => {
                let args = [("path", shown(path)), ("why", words.system_fault(fault).into())];
                (words.tell("file-unreadable", &args), words.say("failure-read-help"))
            }
            Self::Tls { chain, key, fault } => tls(chain, key, fault, words),
            Self::NoWifiPassword(variable) => (
                words.say("failure-wifi-no-password"),
                words.tell("failure-wifi-no-password-help", &[("variable", (*variable).into())]),
            ),
            Self::WifiPassword => plain("failure-wifi-password"),
            Self::WifiName => plain("failure-wifi-name"),
            Self::NoSecrets => plain("failure-no-secrets"),
            Self::UnknownClass(class) => of_class("failure-unknown-class", class, "", words),
            Self::NotInClass(name, class) => of_class("failure-not-in-class", class, name, words),
            Self::NameElsewhere { name, class } => of_class("failure-name-elsewhere", class, name, words),
            Self::NothingToWarm(class) => of_class("failure-nothing-to-warm", class, "", words),
            Self::List { path, fault } => list(path, fault, words),
            Self::UnknownLearner(name) => {
                let args = [("name", name.as_str().into())];
                (words.tell("failure-unknown-learner", &args), words.tell("failure-unknown-learner-help", &args))
            }
        }
    }
}

/// What is wrong with a certificate or its key.
fn tls(chain: &Path, key: &Path, fault: &TlsFault, words: &Words) -> (String, String) {
    let help = words.say("failure-tls-help");
    let text = match fault {
        TlsFault::NoCertificate => words.tell("failure-tls-certificate", &[("path", shown(chain))]),
        TlsFault::NoKey => words.tell("failure-tls-key", &[("path", shown(key))]),
        TlsFault::OtherKey => words.tell("failure-tls-other-key", &[("path", shown(chain)), ("key", shown(key))]),
        TlsFault::Unfit(why) => {
            words.tell("failure-tls-unfit", &[("path", shown(chain)), ("why", why.as_str().into())])
        }
    };
    (text, help)
}

/// What is wrong with a class, or with somebody's name in it.
fn of_class(key: &str, class: &str, name: &str, words: &Words) -> (String, String) {
    let args = [("class", class.into()), ("name", name.into())];
    (words.tell(key, &args), words.tell(&format!("{key}-help"), &args))
}

/// What is wrong with a list of names.
fn list(path: &Path, fault: &ListFault, words: &Words) -> (String, String) {
    let (key, first, line, name) = match fault {
        ListFault::NotText => ("failure-list-text", 0, 0, ""),
        ListFault::Empty => ("failure-list-empty", 0, 0, ""),
        ListFault::Twice(first, line, name) => ("failure-list-twice", *first, *line, name.as_str()),
    };
    let args = [("path", shown(path)), ("first", first.into()), ("line", line.into()), ("name", name.into())];
    (words.tell(key, &args), words.say(&format!("{key}-help")))
}

/// What is wrong with a room.
fn numbered(key: &str, room: i64, words: &Words) -> (String, String) {
    let args = [("number", room.into())];
    (words.tell(key, &args), words.tell(&format!("{key}-help"), &args))
}

fn shown(path: &Path) -> Arg<'static> {
    path.display().to_string().into()
}

fn store(fault: &StoreFault, words: &Words) -> (String, String) {
    let said = |key: &str, path: &Path, detail: &str| {
        let args = [("path", shown(path)), ("why", detail.into())];
        (words.tell(key, &args), words.tell(&format!("{key}-help"), &args))
    };
    match fault {
        StoreFault::Foreign { path } => said("store-foreign", path, ""),
        StoreFault::Newer { path, found, known } => {
            let args = [("path", shown(path)), ("found", (*found).into()), ("known", (*known).into())];
            (words.tell("store-newer", &args), words.say("deck-newer-format-help"))
        }
        StoreFault::Busy { path } => said("store-busy", path, ""),
        StoreFault::ReadOnly { path } => said("store-read-only", path, ""),
        StoreFault::Full { path } => said("store-full", path, ""),
        StoreFault::Corrupt { path, detail } => said("store-corrupt", path, detail),
        StoreFault::SameFile { path } => said("store-same-file", path, ""),
        StoreFault::IsAFolder { path } => said("store-is-a-folder", path, ""),
        StoreFault::CannotOpen { path, detail } => said("store-cannot-open", path, detail),
        StoreFault::Sqlite { path, detail } => said("store-failed", path, detail),
        StoreFault::Folder { path, source } => said("store-cannot-open", path, &words.system_fault(source)),
        StoreFault::Clock(_) => (words.say("store-clock"), words.say("store-clock-help")),
        StoreFault::UnknownReview(_) | StoreFault::AlreadyRetracted(_) | StoreFault::UnknownLearner => {
            (words.say("store-elsewhere"), words.say("store-elsewhere-help"))
        }
        StoreFault::Name(fault) => {
            (name(fault, words), words.tell("usage-see-help", &[("line", "sommet learner".into())]))
        }
        StoreFault::Setting(fault) => (setting(fault, words), words.say("failure-setting-help")),
    }
}

fn name(fault: &NameFault, words: &Words) -> String {
    match fault {
        NameFault::Empty => words.say("name-empty"),
        NameFault::TooLong => words.say("name-long"),
        NameFault::Forbidden(c) => words.tell("name-forbidden", &[("sign", format!("{c:?}").into())]),
        NameFault::Taken(name) => words.tell("name-taken", &[("name", name.as_str().into())]),
    }
}

fn exam(fault: &ExamFault, words: &Words) -> String {
    match fault {
        ExamFault::NotADate(text) => words.tell("exam-not-a-date", &[("text", text.as_str().into())]),
        ExamFault::NotAhead(date) => words.tell("exam-not-ahead", &[("date", words.long_date(*date).into())]),
        ExamFault::TooFar(date) => words.tell("exam-too-far", &[("date", words.long_date(*date).into())]),
    }
}

fn setting(fault: &SettingFault, words: &Words) -> String {
    match fault {
        SettingFault::UnknownKey(name) => words.tell("setting-unknown", &[("name", name.as_str().into())]),
        SettingFault::NotANumber { key, text } => {
            words.tell("setting-not-a-number", &[("name", key.name().into()), ("value", text.as_str().into())])
        }
        SettingFault::OutOfRange { key, text, least, most } => {
            let args = [
                ("name", key.name().into()),
                ("value", text.as_str().into()),
                ("least", (*least).into()),
                ("most", (*most).into()),
            ];
            words.tell("setting-range", &args)
        }
        SettingFault::Steps { key, .. } => words.tell("setting-steps", &[("name", key.name().into())]),
        SettingFault::NotOneOf { key, text, words: known } => {
            let args = [("name", key.name().into()), ("value", text.as_str().into()), ("words", known.as_str().into())];
            words.tell("setting-not-one-of", &args)
        }
        SettingFault::Week { key, .. } => words.tell("setting-week", &[("name", key.name().into())]),
        SettingFault::NotALanguage(text) => words.tell("setting-no-tag", &[("value", text.as_str().into())]),
    }
}
