//! What is said to somebody who starts the program by hand.

use super::{Done, print};

/// What stands below `--help`.
pub(super) const EXAMPLES: &str = "\
Examples:
  mdbook-journey install           add the preprocessor to ./book.toml
  mdbook-journey install docs      add it to docs/book.toml
  mdbook-journey new Checkout      write a map to begin with
  mdbook-journey check             say what is wrong with the maps
  mdbook-journey fmt               write them in canonical form
  mdbook-journey diff main...      say what this branch has changed in them
  mdbook-journey theme             list the files that make the look of maps
  mdbook-journey css > theme/journey.css

mdBook starts the program itself, without a command, when it builds a book.";

const WELCOME: &str = "\
mdbook-journey is a preprocessor for mdBook: it turns ```journey blocks, customer journey
maps written as text, into tables, and builds an index of what they find.

mdBook runs it for you. To add it to a book:

    mdbook-journey install [the book's directory]
    mdbook build

`mdbook-journey --help` shows all commands.
";

pub(super) fn run() -> anyhow::Result<Done> {
    print(WELCOME)?;
    Ok(Done::Fine)
}
