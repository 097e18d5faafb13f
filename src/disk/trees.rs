//! Folders and files that were named: a link must not lead out of them.

use std::fs;
use std::path::{Path, PathBuf};

/// Where something may be read or written, by where it really is.
#[derive(Debug, Clone, Default)]
pub struct Trees(Vec<PathBuf>);

impl Trees {
    /// Adds a folder with all that is in it, or a file. What is not there is in none.
    pub fn add(&mut self, path: &Path) {
        self.0.extend(fs::canonicalize(path));
    }

    /// Whether a path is in one of them, or would be if it were there.
    #[must_use]
    pub fn hold(&self, path: &Path) -> bool {
        // As much of it as is there; the last ancestor of `a/b` is nothing, which is where we are.
        let real = path.ancestors().find_map(|there| fs::canonicalize(there).ok());
        real.is_none_or(|real| self.0.iter().any(|tree| real.starts_with(tree)))
    }
}
