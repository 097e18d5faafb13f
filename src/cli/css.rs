//! `css`: the style sheet, for books that serve it themselves.

use super::{Done, print};
use crate::render::html;

/// Print the style sheet of the maps
///
/// By default every page with a map carries it, and there is nothing to do. A book whose pages may hold no `<style>`
/// serves it as a file instead; run this again after an upgrade.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  mdbook-journey css > theme/journey.css

and in book.toml:
  [output.html]
  additional-css = [\"theme/journey.css\"]

  [preprocessor.journey]
  css = \"none\"")]
pub(super) struct Args {}

pub(super) fn run(Args {}: &Args) -> anyhow::Result<Done> {
    print(html::css())?;
    Ok(Done::Fine)
}
