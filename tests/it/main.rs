//! Integration tests: the whole program from outside, and the shape of its source.
#![allow(
    clippy::expect_used,
    clippy::panic,
    clippy::print_stdout,
    clippy::unwrap_used,
    clippy::disallowed_methods,
    reason = "a test fails by panicking, and waits by the clock"
)]

mod add;
mod architecture;
mod backup;
mod bench;
mod check;
mod classroom;
mod corners;
mod damage;
mod doctor;
mod editor;
mod evidence;
mod exam;
mod facts;
mod facts_table;
mod faults;
mod flips;
mod fmt;
mod grading;
mod grading_laws;
mod grading_verb;
mod host;
mod kill;
mod lsp;
mod media;
mod merge;
mod new;
mod plain;
mod planning;
mod practice;
mod preview;
mod report;
mod rights;
mod schedules;
mod sittings;
mod study;
mod terminal;
mod time;
mod tls;
mod travel;
mod tune;
mod verbs;
mod web;
