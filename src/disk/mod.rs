//! Books read from disk: which files belong together, in what order, with which settings.
//!
//! [`read`] takes files and folders as somebody named them. A file belongs to the book of the nearest `book.toml` above
//! it, if it is a chapter or lies in the book's source; that book is then read as a whole, because its maps refer to each
//! other. Any other file is loose: all loose files below one `book.toml`, or below none, are read as one book.
//!
//! The way: `place` makes paths absolute and shows them, `walk` finds the files of a folder, `trees` says how far links
//! lead, `config` reads `book.toml`, `summary` the order of the chapters, `text` one file, and `shelf` puts them
//! together. Nothing is written here.

mod config;
mod manuscript;
mod place;
mod shelf;
mod summary;
mod text;
mod trees;
mod walk;

pub use config::configuration;
pub use manuscript::{File, Manuscript};
pub use place::absolute;
pub(crate) use place::shown;
pub use text::LARGEST_MIB;
pub use trees::Trees;
pub use walk::is_markdown;

use std::io::{self, Read};
use std::path::{Path, PathBuf};

use crate::host::Fault;
use shelf::Shelf;

/// What some paths lead to.
#[derive(Debug, Clone, Default, PartialEq)]
pub struct Found {
    /// The books, in the order in which they were named.
    pub manuscripts: Vec<Manuscript>,
    /// What could not be read; the rest is there all the same.
    pub faults: Vec<Fault>,
}

impl Found {
    /// All of the books.
    ///
    /// # Errors
    ///
    /// What could not be read, if there is any.
    pub fn whole(self) -> Result<Vec<Manuscript>, Vec<Fault>> {
        if self.faults.is_empty() { Ok(self.manuscripts) } else { Err(self.faults) }
    }
}

/// Reads what the paths lead to: Markdown files, folders of them, books, or the `book.toml` of one.
///
/// Relative paths start from the folder `here`, an absolute path, and files below it are shown without it. A folder
/// means every `.md` file below it, hidden files and folders, `node_modules` and caches aside, and every book below it.
/// A folder with a `book.toml` means the chapters and the source of that book, and nothing else in it.
///
/// Links are followed within `here`, what was named, and the books that were met. A chapter that stands elsewhere is a fault; a
/// link to a folder elsewhere is passed by, but for one in a book's source.
pub fn read<P: AsRef<Path>>(here: &Path, paths: impl IntoIterator<Item = P>) -> Found {
    fill(Shelf::new(here, None), here, paths)
}

/// Reads what the paths lead to as [`read`] does, and nothing that lies outside of `folder`, whatever a `book.toml` in it says:
/// who has written that need not be somebody who may read here.
pub fn read_within<P: AsRef<Path>>(folder: &Path, here: &Path, paths: impl IntoIterator<Item = P>) -> Found {
    fill(Shelf::new(here, None).within(folder), here, paths)
}

fn fill<P: AsRef<Path>>(mut shelf: Shelf<'_>, here: &Path, paths: impl IntoIterator<Item = P>) -> Found {
    let paths: Vec<PathBuf> = paths.into_iter().map(|path| absolute(here, path.as_ref())).collect();
    for path in &paths {
        shelf.may_read(path);
    }
    for path in &paths {
        shelf.add(path);
    }
    shelf.found()
}

/// A file whose text is at hand: what an editor has not written yet.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Unsaved {
    /// Where the file is, or would be; relative paths start from `here`.
    pub path: PathBuf,
    /// What is in it.
    pub bytes: Vec<u8>,
}

impl Unsaved {
    /// Takes its text from `source`: as much of it as tells whether a file may hold it.
    ///
    /// # Errors
    ///
    /// When the source gives none.
    pub fn from(source: impl Read, path: PathBuf) -> io::Result<Self> {
        let mut bytes = Vec::new();
        source.take((LARGEST_MIB << 20) + 1).read_to_end(&mut bytes)?;
        Ok(Self { path, bytes })
    }
}

/// Reads an unsaved file, together with the book that it belongs to, as [`read`] would if it were saved.
#[must_use]
pub fn read_unsaved(here: &Path, unsaved: &Unsaved) -> Found {
    let mut shelf = Shelf::new(here, Some(unsaved));
    shelf.add_unsaved();
    shelf.found()
}
