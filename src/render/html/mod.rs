//! Maps, the index and the error box as HTML.

use super::Site;

/// The templates and the style sheet.
#[derive(Debug, Default)]
pub struct Theme;

/// The map with index `map` in the atlas: one physical line.
#[must_use]
pub fn map(_site: Site<'_>, _theme: &Theme, _map: usize) -> String {
    String::new()
}
