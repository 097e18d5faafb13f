//! Changing files where they were read, and nowhere else.

use std::path::{Path, PathBuf};
use std::{env, fs, io};

use super::replace::{create, replace};
use crate::disk::{self, File};

/// Why a file is not written.
const LEADS_OUT: &str = "a link leads out of the folder that was named";

/// The folders in which files may be changed: a link must not lead out of them.
#[derive(Debug)]
pub(super) struct Trees(disk::Trees);

impl Trees {
    /// The current directory, and the folders that were named or hold a file that was.
    pub(super) fn of(here: &Path, paths: &[PathBuf]) -> Self {
        let mut trees = disk::Trees::default();
        trees.add(here);
        for path in paths.iter().map(|path| here.join(path)) {
            // A folder that is to be made will stand in the last one that is there.
            let mut folders = path.ancestors().skip(usize::from(!path.is_dir()));
            trees.add(folders.find(|folder| folder.is_dir()).unwrap_or(here));
        }
        Self(trees)
    }

    /// Those of paths that were named, from the current directory.
    pub(super) fn named(paths: &[&Path]) -> io::Result<Self> {
        let paths: Vec<PathBuf> = paths.iter().map(|path| path.to_path_buf()).collect();
        Ok(Self::of(&env::current_dir()?, &paths))
    }

    /// Writes a file, and the folders it stands in; one that is there is replaced. As a whole, or not at all.
    ///
    /// # Errors
    ///
    /// When the file stands elsewhere, or cannot be written. What was there is then as it was.
    pub(super) fn write(&self, path: &Path, text: &str) -> io::Result<()> {
        if !self.0.hold(path) {
            return Err(io::Error::new(io::ErrorKind::PermissionDenied, LEADS_OUT));
        }
        if path.exists() { replace(path, text) } else { create(path, text) }
    }

    /// Puts `new` in the place of `old`, which is what was read of the file: the file as a whole, or not at all.
    ///
    /// # Errors
    ///
    /// When the file stands elsewhere, has been changed meanwhile, or cannot be replaced. It is then as it was.
    pub(super) fn rewrite(&self, file: &File, old: &str, new: &str) -> Result<(), String> {
        if !self.0.hold(&file.path) {
            return Err(LEADS_OUT.to_owned());
        }
        if fs::read(&file.path).map_err(|fault| fault.to_string())? != file.marked(old).into_bytes() {
            return Err("somebody has changed it meanwhile".to_owned());
        }
        replace(&file.path, &file.marked(new)).map_err(|fault| fault.to_string())
    }
}
