//! `css`: the style sheet, for books that serve it themselves.

use std::path::PathBuf;

use super::theme::of_book;
use super::{Done, print};
use crate::host::Failure;
use crate::render::html::theme::css;

/// Print the style sheet of the maps
///
/// By default every page with a map carries it, and there is nothing to do. A book whose pages may hold no `<style>`
/// serves it as a file instead; run this again after an upgrade. Parts that the book has of its own are in it.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  mdbook-journey css > theme/journey.css

and in book.toml:
  [output.html]
  additional-css = [\"theme/journey.css\"]

  [preprocessor.journey]
  css = \"none\"")]
pub(super) struct Args {
    /// The book's directory, where its book.toml is
    dir: Option<PathBuf>,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Done> {
    let own = of_book(args.dir.as_deref())?;
    if !own.faults.is_empty() {
        return Err(Failure::from(own.faults).into());
    }
    print(&css(&own.files))?;
    Ok(Done::Fine)
}
