//! `install`: adds the preprocessor to a `book.toml`.
//!
//! `edit` changes the text and does no I/O.

mod edit;

use std::fmt::Write as _;
use std::path::PathBuf;

use anyhow::Context as _;

use super::book::book_toml;
use super::trees::Trees;
use super::{Done, print, say};

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
    let path = book_toml(&args.dir, "install")?;
    let shown = path.display();
    let text = std::fs::read_to_string(&path).with_context(|| format!("`{shown}` cannot be read"))?;
    let Some(edit) = edit::edit(&text).map_err(|fault| anyhow::anyhow!("`{shown}`: {fault}"))? else {
        print(&format!("nothing to do: `{shown}` has `[preprocessor.journey]` already\n"))?;
        return Ok(Done::Fine);
    };
    for name in &edit.behind {
        say(&format!(
            "warning: `{name}` is set to run after `journey`, so maps are read without what it does\n  \
             help: take `journey` out of its `after` in `{shown}`, and run this again\n"
        ));
    }
    if args.dry_run {
        print(&format!("would {} in `{shown}`, which would then be:\n\n{}", edit.what, edit.text))?;
        return Ok(Done::Fine);
    }
    Trees::named(&[&args.dir])?.write(&path, &edit.text).with_context(|| format!("`{shown}` cannot be written"))?;
    let mut said = String::new();
    // Writing to a string cannot fail.
    let _ = writeln!(said, "done: {} in `{shown}`", edit.what);
    let _ =
        writeln!(said, "next: write a map in a chapter, between lines of ```journey and ```, and run `mdbook build`");
    print(&said)?;
    Ok(Done::Fine)
}
