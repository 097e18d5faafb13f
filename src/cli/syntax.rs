//! `syntax`: the syntax definition, for editors.

use super::{Done, print};
use crate::language::SYNTAX;

/// Print the syntax definition of maps, with which an editor colours them
///
/// It has the form of Sublime Text's definitions, which some other editors and highlighters read too.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Example:
  mdbook-journey syntax > ~/.config/sublime-text/Packages/User/journey.sublime-syntax")]
pub(super) struct Args {}

pub(super) fn run(_: &Args) -> anyhow::Result<Done> {
    print(SYNTAX)?;
    Ok(Done::Fine)
}
