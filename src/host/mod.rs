//! The host: what mdBook asks of a preprocessor, from standard input to standard output.
//!
//! [`process`] is the whole way, from mdBook's JSON to the book or the reasons why not; [`run`] ties it to the streams.
//! The parts: [`protocol`] reads and writes the JSON, [`options`] reads `[preprocessor.journey]`, `theme` the book's own
//! files of the theme, `sources` finds the chapters' files for the report, `advice` says what is likely to disappoint.

mod advice;
mod day;
mod fault;
pub mod options;
pub mod protocol;
mod sources;
pub mod theme;

pub use day::{day_of, named_day};
pub use fault::Fault;

use std::fmt;
use std::io::{BufWriter, ErrorKind, Read as _, Write as _};
use std::path::Path;

use serde_json::Value;

use crate::diagnostics::Level;
use crate::pipeline::{self, OnError, OutputKind};
use crate::report;

/// What goes back to mdBook, and what the writer should know.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Answer {
    /// The book, for standard output.
    pub book: String,
    /// Warnings and advice, for standard error; may be empty.
    pub report: String,
}

/// Why there is no book. Both hold the whole text for standard error.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Failure {
    /// Maps have errors.
    Findings(String),
    /// The input or the configuration makes no sense.
    CouldNotRun(String),
}

impl fmt::Display for Failure {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        match self {
            Self::Findings(text) | Self::CouldNotRun(text) => f.write_str(text),
        }
    }
}

impl std::error::Error for Failure {}

impl From<Fault> for Failure {
    fn from(fault: Fault) -> Self {
        vec![fault].into()
    }
}

impl From<Vec<Fault>> for Failure {
    fn from(faults: Vec<Fault>) -> Self {
        Self::CouldNotRun(faults.iter().map(Fault::to_string).collect())
    }
}

/// Turns mdBook's JSON into the book with every map shown.
///
/// It reads the book's own files of the theme, the files of chapters that have something to report, and nothing else.
///
/// # Errors
///
/// When the input is not mdBook's, when `[preprocessor.journey]` or the book's own theme has faults, or when maps have
/// errors and `on-error` is `fail`.
pub fn process(input: &str) -> Result<Answer, Failure> {
    let (book, report) = reply(input)?;
    Ok(Answer { book: book.to_string(), report })
}

/// The book, ready to be written, and what the writer should know.
fn reply(input: &str) -> Result<(protocol::Reply<'_>, String), Failure> {
    let input = protocol::Input::parse(input).map_err(|fault| not_mdbook(&fault))?;
    let mut options = options::read(&input.context)?;
    options.flavour = input.flavour;
    options.calendar.today = named_day()?;

    let own = own_theme(&input.context, options.output);
    if !own.faults.is_empty() {
        return Err(own.faults.into());
    }
    options.theme = own.files;

    let survey = pipeline::survey(&input.book, &options);
    let files = sources::read(&input.context, &input.book, &survey.diagnostics);
    let mut report = report::human(&report::notices(&input.book, options.flavour, &files, &survey.diagnostics));

    report.extend(own.warnings.iter().map(Fault::warning));
    let with_fences = input.book.chapters.iter().zip(&survey.fences).filter(|(_, fences)| !fences.is_empty());
    report.push_str(&advice::give(&input.context, input.flavour, with_fences.map(|(chapter, _)| chapter)));

    // What is too much to be shown is an error: nobody waits for it to be shown.
    let failed = survey.diagnostics.iter().any(|d| d.level == Level::Error);
    if failed && options.on_error == OnError::Fail {
        return Err(Failure::Findings(report));
    }
    let shown = pipeline::show(&input.book, &options, survey);
    let outcome = shown.map_err(|fault| vec![theme::said(fault, &own.folder)])?;
    Ok((input.answer(outcome.texts, outcome.index_chapter), report))
}

/// Reads standard input, writes standard output and standard error.
///
/// # Errors
///
/// As [`process`]; and when standard input cannot be read or standard output cannot be written.
pub fn run() -> Result<(), Failure> {
    let mut input = String::new();
    std::io::stdin()
        .read_to_string(&mut input)
        .map_err(|fault| Failure::CouldNotRun(format!("error: standard input cannot be read: {fault}\n")))?;
    let (book, report) = reply(&input)?;
    // A report that cannot be shown is no reason to lose the book.
    let _ = write!(anstream::stderr(), "{report}");
    match book.write(BufWriter::with_capacity(64 * 1024, std::io::stdout().lock())) {
        // Whoever asked has stopped listening: nobody is left to tell.
        Err(fault) if fault.kind() != ErrorKind::BrokenPipe => {
            Err(Failure::CouldNotRun(format!("error: standard output cannot be written: {fault}\n")))
        }
        _ => Ok(()),
    }
}

/// The book's own files of the theme; only HTML has a look.
fn own_theme(context: &Value, output: OutputKind) -> theme::OwnTheme {
    if output != OutputKind::Html {
        return theme::OwnTheme::default();
    }
    let root = context.get("root").and_then(Value::as_str).unwrap_or(".");
    let folder = theme::folder(context.get("config").unwrap_or(&Value::Null));
    theme::read(&Path::new(root).join(&folder), &folder)
}

fn not_mdbook(fault: &str) -> Fault {
    Fault::new(
        format!("what stands on standard input is not a book from mdBook 0.4 or 0.5: {fault}"),
        "`mdbook build` runs this program for you, once `mdbook-journey install` has added it to `book.toml`",
    )
}

/// The table or value at a path of keys.
fn at<'a>(value: &'a Value, keys: &[&str]) -> Option<&'a Value> {
    keys.iter().try_fold(value, |value, key| value.get(key))
}
