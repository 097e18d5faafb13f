//! `supports`: whether a renderer of mdBook gets maps.

use super::Done;

/// Renderers that take the book's Markdown as the writer wrote it: `test` runs its code blocks, `xgettext` translates it.
const WITHOUT_MAPS: &[&str] = &["test", "xgettext"];

/// Say whether maps are shown for a renderer, by the exit code: 0 is yes, 1 is no
///
/// mdBook asks this before a build. Every renderer gets maps but `test` and `xgettext`, which want the text as it was
/// written.
#[derive(Debug, clap::Args)]
#[command(after_help = "Example:\n  mdbook-journey supports html && echo yes")]
pub(super) struct Args {
    /// The renderer's name, as in `[output.NAME]`
    renderer: String,
}

pub(super) fn run(args: &Args) -> Done {
    if WITHOUT_MAPS.contains(&args.renderer.as_str()) { Done::Findings } else { Done::Fine }
}
