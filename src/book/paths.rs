//! Paths as books, pages, messages and code hosts have them on every machine.

use std::borrow::Cow;
use std::path::Path;

/// A path with `/` between its parts. Elsewhere than on Windows a backslash belongs to a name.
#[must_use]
pub fn slashed(path: &(impl AsRef<Path> + ?Sized)) -> Cow<'_, str> {
    let path = path.as_ref().to_string_lossy();
    if cfg!(windows) { path.replace('\\', "/").into() } else { path }
}
