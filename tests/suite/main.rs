//! The integration tests, one binary: a module a feature. `harness` makes the books.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod alone;
mod bad_input;
mod bombs;
mod books;
mod build;
mod canonical;
mod check;
mod commands;
#[cfg(unix)]
mod continuous_integration;
mod diff;
mod disk;
mod example_book;
mod export;
mod fmt;
mod fuzz;
mod harness;
mod hosts;
mod import;
mod install;
mod invariants;
mod language;
mod large_book;
mod lint;
mod look;
mod manual;
mod mermaid;
mod new;
mod options;
mod protocol;
mod renderers;
mod report;
mod source;
mod theme;
mod transcripts;
mod views;
mod weight;
mod whole_books;
mod words;
