//! Paths: made absolute, and shown.

use std::fs;
use std::path::{Component, Path, PathBuf};

use crate::book::slashed;
use crate::diagnostics::harmless;

/// `path`, seen from `base`, without `.` and `..`. Links stay links, so that a file keeps the book it was reached through;
/// but `..` after a link leads out of the folder that the link leads to, as everywhere else.
#[must_use]
pub fn absolute(base: &Path, path: &Path) -> PathBuf {
    let mut absolute = base.to_owned();
    for component in path.components() {
        match component {
            Component::CurDir => {}
            Component::ParentDir => {
                if absolute.is_symlink() {
                    absolute = fs::canonicalize(&absolute).unwrap_or(absolute);
                }
                absolute.pop();
            }
            other => absolute.push(other),
        }
    }
    absolute
}

/// A path as it is shown: from `here` where it lies below, and always on one line, `/` between its parts.
pub(crate) fn shown(here: &Path, path: &Path) -> String {
    let path = match path.strip_prefix(here) {
        Ok(below) if below == Path::new("") => Path::new("."),
        Ok(below) => below,
        Err(_) => path,
    };
    let escaped = |c: char| if c == '\t' || harmless(c) != c { c.escape_default().to_string() } else { c.to_string() };
    slashed(path).chars().map(escaped).collect()
}
