//! Books read from disk: which files belong together, in what order, with which settings.
//!
//! [`read`] takes files and folders as somebody named them. A file belongs to the book of the nearest `book.toml` above
//! it, if it is a chapter or lies in the book's source; that book is then read as a whole, because its maps refer to each
//! other. Any other file is loose: all loose files below one `book.toml`, or below none, are read as one book.
//!
//! The way: `place` makes paths absolute and shows them, `walk` finds the files of a folder, `config` reads `book.toml`,
//! `summary` the order of the chapters, `text` one file, and `shelf` puts them together. Nothing is written here.

mod config;
mod manuscript;
mod place;
mod shelf;
mod summary;
mod text;
mod walk;

pub use manuscript::{File, Manuscript};
pub use place::absolute;
pub use text::LARGEST_MIB;

use std::path::Path;

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

/// Reads what the paths lead to: Markdown files, folders of them, books, or the `book.toml` of one.
///
/// Relative paths start from the folder `here`, an absolute path, and files below it are shown without it. A folder means
/// every `.md` file below it, hidden files and folders, `node_modules` and caches aside, and every book below it; links are
/// followed. A folder with a `book.toml` means the chapters and the source of that book, and nothing else in it.
pub fn read<P: AsRef<Path>>(here: &Path, paths: impl IntoIterator<Item = P>) -> Found {
    let mut shelf = Shelf::new(here);
    for path in paths {
        shelf.add(path.as_ref());
    }
    shelf.found()
}
