//! Builds a book with mdBook and the preprocessor in one process: `cargo run --example book`.
//!
//! The book is `book-example/`, or the one named: `cargo run --example book -- DIR`. The pages go where its `book.toml` says,
//! or to a second directory named. No program need be installed: mdBook is a library here, and [`Journey`] stands in for the
//! command that `book.toml` names. The last line printed is the page to open.

use std::env;
use std::error::Error;
use std::path::{Path, PathBuf};
use std::process::ExitCode;

use mdbook_driver::MDBook;
use mdbook_driver::errors::Error as MdbookError;
use mdbook_journey::host;
use mdbook_preprocessor::book::Book;
use mdbook_preprocessor::{Preprocessor, PreprocessorContext};

fn main() -> ExitCode {
    match build() {
        Ok(page) => {
            println!("{}", page.display());
            ExitCode::SUCCESS
        }
        Err(fault) => {
            eprintln!("error: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn build() -> Result<PathBuf, Box<dyn Error>> {
    let mut named = env::args_os().skip(1).map(PathBuf::from);
    let root = named.next().unwrap_or_else(|| Path::new(env!("CARGO_MANIFEST_DIR")).join("book-example"));
    if !root.join("book.toml").is_file() {
        let help = "name a directory that holds one; the example book is in a checkout of the repository";
        return Err(format!("there is no `book.toml` in `{}`\n  help: {help}", root.display()).into());
    }
    let mut book = MDBook::load(&root).map_err(|fault| format!("{fault:#}"))?;
    if let Some(pages) = named.next() {
        book.config.build.build_dir = std::path::absolute(pages)?;
    }
    // Takes the place of the command of that name, and so its turn among the other preprocessors.
    book.with_preprocessor(Journey);
    book.build().map_err(|fault| format!("{fault:#}"))?;
    let page = book.build_dir_for("html").join("index.html");
    Ok(std::path::absolute(page)?)
}

/// The preprocessor, called instead of started.
struct Journey;

impl Preprocessor for Journey {
    fn name(&self) -> &'static str {
        "journey"
    }

    fn run(&self, context: &PreprocessorContext, book: Book) -> Result<Book, MdbookError> {
        let input = serde_json::to_string(&(context, book))?;
        let answer = host::process(&input).map_err(|failure| {
            anstream::eprint!("{failure}");
            MdbookError::msg("the maps could not be shown")
        })?;
        anstream::eprint!("{}", answer.report);
        Ok(serde_json::from_str(&answer.book)?)
    }
}
