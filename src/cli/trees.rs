//! Changing files where they were read, and nowhere else.

use std::fs;
use std::path::{Path, PathBuf};

use super::replace::replace;
use crate::disk::File;

/// The folders in which files may be changed: a link must not lead out of them.
#[derive(Debug)]
pub(super) struct Trees(Vec<PathBuf>);

impl Trees {
    /// The current directory, and the folders that were named or hold a file that was.
    pub(super) fn of(here: &Path, paths: &[PathBuf]) -> Self {
        let named = paths.iter().map(|path| here.join(path));
        let folders = named.map(|path| if path.is_dir() { path } else { path.parent().unwrap_or(here).to_owned() });
        Self(folders.chain([here.to_owned()]).filter_map(|folder| fs::canonicalize(folder).ok()).collect())
    }

    /// Puts `new` in the place of `old`, which is what was read of the file: the file as a whole, or not at all.
    ///
    /// # Errors
    ///
    /// When the file stands elsewhere, has been changed meanwhile, or cannot be replaced. It is then as it was.
    pub(super) fn rewrite(&self, file: &File, old: &str, new: &str) -> Result<(), String> {
        if !self.hold(&file.path) {
            return Err("a link leads out of the folder that was named".to_owned());
        }
        if fs::read(&file.path).map_err(|fault| fault.to_string())? != file.marked(old).into_bytes() {
            return Err("somebody has changed it meanwhile".to_owned());
        }
        replace(&file.path, &file.marked(new)).map_err(|fault| fault.to_string())
    }

    fn hold(&self, path: &Path) -> bool {
        fs::canonicalize(path).is_ok_and(|real| self.0.iter().any(|tree| real.starts_with(tree)))
    }
}
