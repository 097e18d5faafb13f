//! `diff`: what has changed in the journeys.
//!
//! `request` finds out from the arguments what is compared, `side` reads each of the two states; the rest is
//! `crate::diff` and `crate::report::changes`.

mod request;
mod side;

use std::ffi::OsString;

use anyhow::Context as _;

use super::progress::watched;
use super::{Done, print};
use crate::diff::compare;
use crate::host::Failure;
use crate::report::changes::{self, Comparison};

/// Say what has changed in the journeys, and not in which lines
///
/// Compares two revisions of a Git repository, a revision and the files as they are, two folders or two files: maps,
/// stages, steps, rows, moods, findings that were opened, fixed, re-rated, reworded or moved, personas and sources.
/// What has an id is found by it, everything else by its words and then by likeness, so that a move or a rewording is
/// told as such.
///
/// The exit code is 0, and 2 when something could not be read. With `--exit-code` it is 1 when there are changes.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  mdbook-journey diff                               what is not committed yet
  mdbook-journey diff src/checkout.md               the same, in one file
  mdbook-journey diff main                          since the last commit of main
  mdbook-journey diff main...                       what this branch has done since it left main
  mdbook-journey diff v1 v2 -- docs                 between two revisions, below docs
  mdbook-journey diff old.md new.md                 two files, or two folders
  mdbook-journey diff main... --format markdown     a comment for a pull request")]
pub(super) struct Args {
    /// What it was: a revision, `A..B`, `A...B`, a folder or a file; HEAD if nothing is named
    #[arg(value_name = "BEFORE")]
    before: Option<OsString>,
    /// What it is; the files as they are if only BEFORE is named
    #[arg(value_name = "AFTER")]
    after: Option<OsString>,
    /// Compare nothing but these files and folders
    #[arg(value_name = "PATH", last = true)]
    paths: Vec<OsString>,
    /// How to say it
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Where the files are on the web, for the links of `--format markdown`: the address of the repository's top folder
    #[arg(long, value_name = "URL", value_parser = web_address)]
    link_base: Option<String>,
    /// Exit with 1 when there are changes
    #[arg(long)]
    exit_code: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// A line for each change
    Human,
    /// The same, folded, for a comment on a pull request
    Markdown,
    /// For other programs; the manual describes it
    Json,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Done> {
    let here = std::env::current_dir().context("the current directory is not there any more")?;
    let request = request::Request { before: args.before.as_deref(), after: args.after.as_deref(), paths: &args.paths };
    let (before, after) = watched("comparing", || request.answer(&here)).map_err(Failure::from)?;
    let comparison = Comparison {
        before: before.name.clone(),
        after: after.name.clone(),
        changed: compare(&before.editions(), &after.editions()),
    };
    let base = args.link_base.as_ref().map(|base| format!("{}/{}", base.trim_end_matches('/'), after.prefix));
    print(&match args.format {
        Format::Human => changes::human(&comparison),
        Format::Markdown => changes::markdown(&comparison, base.as_deref()),
        Format::Json => changes::json(&comparison),
    })?;
    Ok(if args.exit_code && !comparison.changed.is_empty() { Done::Findings } else { Done::Fine })
}

fn web_address(address: &str) -> Result<String, &'static str> {
    let is_web = address.starts_with("https://") || address.starts_with("http://");
    let is_plain = !address.contains(|c: char| c.is_whitespace() || c.is_control() || "<>()\"".contains(c));
    if is_web && is_plain { Ok(address.to_owned()) } else { Err("write an address that begins with `https://`") }
}
