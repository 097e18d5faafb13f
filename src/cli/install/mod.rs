//! `install`: adds the preprocessor to a `book.toml`.
//!
//! `edit` changes the text and does no I/O.

mod edit;

use std::fmt::Write as _;
use std::path::{Path, PathBuf};

use anyhow::{Context as _, bail};

use super::replace::replace;
use super::{Done, print};

/// Add the preprocessor to a book's book.toml
///
/// Adds `[preprocessor.journey]`, to run after mdBook has filled in includes (and after translations, if the book has
/// them). Everything else in the file stays as it is, comments too. Running it again does no harm.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  mdbook-journey install              the book in this directory
  mdbook-journey install docs         the book in docs/
  mdbook-journey install --dry-run    only show what would be written")]
pub(super) struct Args {
    /// The book's directory, where its book.toml is
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// Show what would be done, and change nothing
    #[arg(long)]
    dry_run: bool,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Done> {
    let path = book_toml(&args.dir)?;
    let shown = path.display();
    let text = std::fs::read_to_string(&path).with_context(|| format!("`{shown}` cannot be read"))?;
    let Some(edit) = edit::edit(&text).map_err(|fault| anyhow::anyhow!("`{shown}`: {fault}"))? else {
        print(&format!("nothing to do: `{shown}` has `[preprocessor.journey]` already\n"))?;
        return Ok(Done::Fine);
    };
    if args.dry_run {
        print(&format!("would {} in `{shown}`, which would then be:\n\n{}", edit.what, edit.text))?;
        return Ok(Done::Fine);
    }
    replace(&path, &edit.text).with_context(|| format!("`{shown}` cannot be written"))?;
    let mut said = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(said, "done: {} in `{shown}`", edit.what);
    let _ =
        writeln!(said, "next: write a map in a chapter, between lines of ```journey and ```, and run `mdbook build`");
    print(&said)?;
    Ok(Done::Fine)
}

/// The book's `book.toml`; the directory may also be the file itself.
fn book_toml(dir: &Path) -> anyhow::Result<PathBuf> {
    if dir.is_file() && dir.file_name().is_some_and(|name| name == "book.toml") {
        return Ok(dir.to_owned());
    }
    let path = dir.join("book.toml");
    if path.is_file() {
        return Ok(if dir == Path::new(".") { PathBuf::from("book.toml") } else { path });
    }
    let place = std::path::absolute(dir).unwrap_or_else(|_| dir.to_owned());
    let above = place.ancestors().skip(1).find(|dir| dir.join("book.toml").is_file());
    let help = match above {
        Some(above) => format!("there is one above it: `mdbook-journey install {}`", above.display()),
        None => "name the book's directory, `mdbook-journey install path/to/book`, or make a book with `mdbook init`"
            .to_owned(),
    };
    bail!("there is no `book.toml` in `{}`\n  help: {help}", place.display());
}
