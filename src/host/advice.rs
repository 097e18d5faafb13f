//! Advice: what is allowed and yet likely to disappoint.
//!
//! At most one line each, on standard error, and silent when the log level asks for errors only.

use std::env;

use serde_json::Value;

use super::at;
use crate::book::{Chapter, Flavour, scan};
use crate::source::{Directive, directives};

/// Advice on a book, a line each; empty when there is none. `chapters` are those with a fence of ours.
pub(super) fn give<'a>(context: &Value, flavour: Flavour, mut chapters: impl Iterator<Item = &'a Chapter>) -> String {
    if quiet() || runs_after_links(context) {
        return String::new();
    }
    match chapters.find(|chapter| includes_markdown(&chapter.text, flavour)) {
        Some(chapter) => format!(
            "advice: `{}` has maps and an `{{{{#include}}}}`, which mdBook fills in after the maps are read; to have it before, \
             run `mdbook-journey install`, or set `after = [\"links\"]` under `[preprocessor.journey]` in `book.toml`\n",
            chapter.source_path.as_ref().or(chapter.path.as_ref()).unwrap_or(&chapter.name),
        ),
        None => String::new(),
    }
}

/// Whether a chapter includes Markdown, in which there may be maps. What stands in a fence of ours is a diagnostic's to say.
fn includes_markdown(text: &str, flavour: Flavour) -> bool {
    let mut includes = directives(text).filter(Directive::brings_markdown).peekable();
    includes.peek().is_some() && {
        let fences = scan(text, flavour);
        includes.any(|include| fences.iter().all(|fence| !fence.span.range().contains(&include.range.start)))
    }
}

fn runs_after_links(context: &Value) -> bool {
    at(context, &["config", "preprocessor", "journey", "after"])
        .and_then(Value::as_array)
        .is_some_and(|names| names.iter().any(|name| name == "links"))
}

fn quiet() -> bool {
    let level = |name| env::var(name).ok().as_deref().and_then(level);
    matches!(level("MDBOOK_LOG").or_else(|| level("RUST_LOG")).as_deref(), Some("error" | "off"))
}

/// The level for this program in a log filter such as `warn,mdbook_html=debug`.
fn level(filter: &str) -> Option<String> {
    let own = filter.split(',').find_map(|part| part.trim().strip_prefix("mdbook_journey="));
    let all = filter.split(',').map(str::trim).find(|part| !part.is_empty() && !part.contains('='));
    own.or(all).map(str::to_lowercase)
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn a_filter_has_a_level_for_all_and_one_for_us() {
        assert_eq!(level("ERROR").as_deref(), Some("error"));
        assert_eq!(level("mdbook_html=debug, off").as_deref(), Some("off"));
        assert_eq!(level("error,mdbook_journey=info").as_deref(), Some("info"));
        assert_eq!(level("mdbook_html=debug"), None);
    }
}
