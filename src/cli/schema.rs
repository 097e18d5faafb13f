//! `schema`: what the exported JSON looks like.

use super::{Done, print};
use crate::export::schema;

/// Print the JSON Schema of what `export --format json` writes
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  mdbook-journey schema > journey.schema.json")]
pub(super) struct Args {}

pub(super) fn run(_: &Args) -> anyhow::Result<Done> {
    print(schema())?;
    Ok(Done::Fine)
}
