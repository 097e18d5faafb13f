//! What a command reads: files, folders and books, or standard input.

use std::ffi::OsString;
use std::path::PathBuf;

use anyhow::{Context as _, bail};

use super::trees::Trees;
use crate::disk::{self, Found, Manuscript, Unsaved};
use crate::host::Failure;

/// The paths that were named.
#[derive(Debug, clap::Args)]
pub(super) struct Paths {
    /// Files, folders and books; `-` is standard input; the current directory if there are none
    #[arg(value_name = "PATH")]
    paths: Vec<OsString>,
    /// With `-`: the file that standard input is to become, to be read with its book
    #[arg(long, value_name = "PATH")]
    stdin_path: Option<PathBuf>,
}

/// What was named, to be read as often as it changes.
#[derive(Debug)]
pub(super) struct Sources {
    here: PathBuf,
    paths: Vec<PathBuf>,
    /// What came from standard input, if that was named.
    unsaved: Option<Unsaved>,
}

/// The path that means standard input, and its name in messages.
const STANDARD_INPUT: &str = "-";

impl Paths {
    /// Finds out where the paths start from, and reads standard input where it was named.
    pub(super) fn open(&self) -> anyhow::Result<Sources> {
        let here = std::env::current_dir().context("the current directory is not there any more")?;
        let mut paths: Vec<PathBuf> = self.paths.iter().map(PathBuf::from).collect();
        if !self.paths.iter().any(|path| path == STANDARD_INPUT) {
            if self.stdin_path.is_some() {
                bail!("`--stdin-path` says what standard input is, and that is not read\n  help: add `-`");
            }
            if paths.is_empty() {
                paths.push(PathBuf::from("."));
            }
            return Ok(Sources { here, paths, unsaved: None });
        }
        if paths.len() > 1 {
            bail!("`-` is standard input, and nothing is read beside it\n  help: name `-` alone, or only files");
        }
        let path = self.stdin_path.clone().unwrap_or_else(|| PathBuf::from(STANDARD_INPUT));
        let unsaved = Unsaved::from(std::io::stdin().lock(), path).context("standard input cannot be read")?;
        Ok(Sources { here, paths: Vec::new(), unsaved: Some(unsaved) })
    }
}

impl Sources {
    /// The books that were named, or that hold a file that was.
    pub(super) fn read(&self) -> Found {
        match &self.unsaved {
            Some(unsaved) => disk::read_unsaved(&self.here, unsaved),
            None => disk::read(&self.here, &self.paths),
        }
    }

    /// The same for a command that writes: either all of the books, or none of them.
    pub(super) fn read_whole(&self) -> Result<Vec<Manuscript>, Failure> {
        self.read().whole().map_err(|faults| {
            let said = Failure::from(faults);
            Failure::CouldNotRun(format!("{said}nothing was written, because not everything could be read\n"))
        })
    }

    /// The paths that were named; none where standard input was.
    pub(super) fn paths(&self) -> &[PathBuf] {
        &self.paths
    }

    /// Whether standard input was named: there is no file to write to.
    pub(super) fn is_standard_input(&self) -> bool {
        self.unsaved.is_some()
    }

    /// The folders in which files may be changed.
    pub(super) fn trees(&self) -> Trees {
        Trees::of(&self.here, &self.paths)
    }
}
