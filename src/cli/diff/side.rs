//! One of the two states that are compared, read and surveyed.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use crate::book::slashed;
use crate::diff::{Edition, File};
use crate::disk::{self, Found, Manuscript, absolute, is_markdown};
use crate::git::Layout;
use crate::host::Fault;
use crate::pipeline::{Survey, survey};

/// A state of some books.
#[derive(Debug, Default)]
pub(super) struct Side {
    /// How it was named.
    pub(super) name: String,
    /// The path, in its repository, of the folder in which its files are named; ends in `/`, if it is not empty.
    pub(super) prefix: String,
    /// What could not be read.
    pub(super) faults: Vec<Fault>,
    books: Vec<Read>,
    /// The paths that were asked for and hold something.
    held: Vec<PathBuf>,
}

#[derive(Debug)]
struct Read {
    manuscript: Manuscript,
    survey: Survey,
    files: Vec<Option<File>>,
}

impl Side {
    /// What a file or a folder holds.
    pub(super) fn at(here: &Path, path: &OsStr) -> Self {
        let root = absolute(here, Path::new(path));
        // Two files that are compared may have any names: nothing is left of them below themselves.
        let paths = vec![path.into()];
        Self::new(disk::read(here, &paths), &root, &path.to_string_lossy(), paths, |_| true)
    }

    /// What the paths hold in a revision. Its files are named as they would be here.
    pub(super) fn of_revision(layout: &Layout, name: &str, paths: &[PathBuf]) -> Self {
        let held = holding(&layout.here, paths);
        let found = disk::read_within(layout.folder(), &layout.here, &held);
        let mut side = Self::new(found, &layout.here, name, held, |_| true);
        for fault in &mut side.faults {
            fault.message = format!("{} (in `{name}`)", fault.message);
        }
        side.faults.extend(layout.faults.iter().cloned());
        side
    }

    /// What the paths hold here, `files` being those that Git does not ignore.
    pub(super) fn of_work_tree(here: &Path, files: &HashSet<PathBuf>, paths: &[PathBuf]) -> Self {
        let is_known = |path: &Path| path.strip_prefix(here).is_ok_and(|path| files.contains(path));
        let held = holding(here, paths);
        Self::new(disk::read(here, &held), here, "the files as they are", held, is_known)
    }

    /// What cannot be read at all.
    pub(super) fn unread(fault: Fault) -> Self {
        Self { faults: vec![fault], ..Self::default() }
    }

    fn new(found: Found, root: &Path, name: &str, held: Vec<PathBuf>, is_wanted: impl Fn(&Path) -> bool) -> Self {
        let file = |file: &disk::File| {
            let below = file.path.strip_prefix(root).unwrap_or(&file.path);
            let below = slashed(below).into_owned();
            (file.is_asked && is_wanted(&file.path)).then(|| File { name: file.name.clone(), below })
        };
        let book = |manuscript: Manuscript| Read {
            survey: survey(&manuscript.book, &manuscript.options),
            files: manuscript.files.iter().map(file).collect(),
            manuscript,
        };
        let books = found.manuscripts.into_iter().map(book).collect();
        Self { name: name.to_owned(), prefix: String::new(), faults: found.faults, books, held }
    }

    /// Whether a path that was asked for holds anything.
    pub(super) fn has(&self, path: &Path) -> bool {
        self.held.iter().any(|held| held == path)
    }

    /// The books as they are compared.
    pub(super) fn editions(&self) -> Vec<Edition<'_>> {
        self.books.iter().map(Read::edition).collect()
    }
}

impl Read {
    fn edition(&self) -> Edition<'_> {
        Edition { atlas: &self.survey.atlas, lines: self.manuscript.book.lines(), files: &self.files }
    }
}

/// The paths that hold Markdown: a folder need not have been there at all times.
fn holding(here: &Path, paths: &[PathBuf]) -> Vec<PathBuf> {
    let holds = |path: &&PathBuf| {
        WalkDir::new(here.join(path))
            .into_iter()
            .flatten()
            .any(|entry| !entry.file_type().is_dir() && is_markdown(entry.path()))
    };
    paths.iter().filter(holds).cloned().collect()
}
