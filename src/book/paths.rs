//! Paths as books, pages, messages and code hosts have them on every machine.

use std::borrow::Cow;

/// A path with `/` between its parts. Elsewhere than on Windows a backslash belongs to a name.
#[must_use]
pub fn slashed(path: &str) -> Cow<'_, str> {
    if cfg!(windows) { path.replace('\\', "/").into() } else { path.into() }
}
