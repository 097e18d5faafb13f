//! Maps, the index and the error box as plain Markdown.

use super::Site;

/// The map with index `map` in the atlas.
#[must_use]
pub fn map(_site: Site<'_>, _map: usize) -> String {
    String::new()
}
