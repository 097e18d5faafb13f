//! The command line: one file a subcommand.
//!
//! Without a subcommand and with something on standard input the program is mdBook's preprocessor. To add a subcommand:
//! add a file with an `Args` struct and a `run`, a variant to `Command` and a line to `dispatch`.
//!
//! Exit codes: 0, fine; 1, findings; 2, could not run.

mod book;
mod check;
mod completions;
mod css;
mod diff;
mod explain;
mod export;
mod fmt;
mod import;
mod install;
mod man;
mod new;
mod page;
mod progress;
mod replace;
mod schema;
mod sources;
mod supports;
mod syntax;
mod theme;
mod trees;
mod welcome;

use std::io::{ErrorKind, IsTerminal as _, Write as _};
use std::process::ExitCode;

use clap::{Parser, Subcommand};

use crate::diagnostics::harmless_lines;
use crate::host::{self, Failure};

/// What the program is called.
const NAME: &str = "mdbook-journey";

#[derive(Debug, Parser)]
#[command(name = NAME, bin_name = NAME, version, about, after_help = welcome::EXAMPLES, max_term_width = 100)]
struct Cli {
    #[command(subcommand)]
    command: Option<Command>,
}

#[derive(Debug, Subcommand)]
enum Command {
    New(new::Args),
    Check(check::Args),
    Fmt(fmt::Args),
    Import(import::Args),
    Diff(diff::Args),
    Explain(explain::Args),
    Export(export::Args),
    Schema(schema::Args),
    Install(install::Args),
    Css(css::Args),
    Theme(theme::Args),
    Syntax(syntax::Args),
    Completions(completions::Args),
    Man(man::Args),
    Supports(supports::Args),
}

/// How a command ended well.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Done {
    /// All is fine, or the answer is yes.
    Fine,
    /// There are findings, or the answer is no.
    Findings,
    /// Something could not be read; what is wrong has been said.
    Unable,
}

/// Runs the program with the arguments it was started with.
#[must_use]
pub fn run() -> ExitCode {
    // mdBook asks without a word. It does so for every build, so no time goes into reading the command line.
    let is_mdbook = std::env::args_os().len() <= 1 && !std::io::stdin().is_terminal();
    match if is_mdbook { preprocess() } else { dispatch(Cli::parse()) } {
        Ok(Done::Fine) => ExitCode::SUCCESS,
        Ok(Done::Findings) => ExitCode::from(1),
        Ok(Done::Unable) => ExitCode::from(2),
        Err(fault) => {
            let (text, code) = match fault.downcast_ref::<Failure>() {
                Some(Failure::Findings(text)) => (text.clone(), 1),
                Some(Failure::CouldNotRun(text)) => (text.clone(), 2),
                None => (format!("error: {fault:#}\n"), 2),
            };
            say(&text);
            ExitCode::from(code)
        }
    }
}

fn dispatch(cli: Cli) -> anyhow::Result<Done> {
    match cli.command {
        Some(Command::New(args)) => new::run(&args),
        Some(Command::Check(args)) => check::run(&args),
        Some(Command::Fmt(args)) => fmt::run(&args),
        Some(Command::Import(args)) => import::run(&args),
        Some(Command::Diff(args)) => diff::run(&args),
        Some(Command::Explain(args)) => explain::run(&args),
        Some(Command::Export(args)) => export::run(&args),
        Some(Command::Schema(args)) => schema::run(&args),
        Some(Command::Install(args)) => install::run(&args),
        Some(Command::Css(args)) => css::run(&args),
        Some(Command::Theme(args)) => theme::run(&args),
        Some(Command::Syntax(args)) => syntax::run(&args),
        Some(Command::Completions(args)) => completions::run(&args),
        Some(Command::Man(args)) => man::run(&args),
        Some(Command::Supports(args)) => Ok(supports::run(&args)),
        None if std::io::stdin().is_terminal() => welcome::run(),
        None => preprocess(),
    }
}

fn preprocess() -> anyhow::Result<Done> {
    Ok(host::run().map(|()| Done::Fine)?)
}

/// Writes to standard output, with colours only where there is a terminal that wants them.
fn print(text: &str) -> anyhow::Result<()> {
    write(anstream::stdout().lock(), text)
}

/// Writes to standard output a writer's own text: every byte as it is, but on a terminal no character that acts there.
fn print_as_is(text: &str) -> anyhow::Result<()> {
    let out = std::io::stdout();
    if out.is_terminal() { write(out.lock(), &harmless_lines(text)) } else { write(out.lock(), text) }
}

/// A reader that has seen enough is no fault.
fn write(mut out: impl std::io::Write, text: &str) -> anyhow::Result<()> {
    match out.write_all(text.as_bytes()).and_then(|()| out.flush()) {
        Err(fault) if fault.kind() != ErrorKind::BrokenPipe => Err(fault.into()),
        _ => Ok(()),
    }
}

/// Writes to standard error; nowhere is left to say that it is closed.
fn say(text: &str) {
    let _ = anstream::stderr().write_all(text.as_bytes());
}
