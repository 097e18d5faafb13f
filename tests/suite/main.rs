//! The integration tests, one binary: a module a feature. `harness` makes the books.

#![allow(clippy::unwrap_used, reason = "a test that cannot go on fails")]

mod build;
mod commands;
mod harness;
mod install;
mod language;
mod options;
mod protocol;
mod report;
