//! The Markdown files and the books below a folder.

use std::collections::HashSet;
use std::ffi::OsStr;
use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use walkdir::WalkDir;

use super::Trees;
use super::place::shown;
use super::text::{leads_out, unreadable};
use crate::host::Fault;

/// What is met below a folder.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) enum Met {
    /// A Markdown file.
    File(PathBuf),
    /// A folder with a `book.toml`. What lies in it is not walked.
    Book(PathBuf),
}

/// Walks the folder in the order of names, without what is hidden, fetched or cached. Links are followed as far as
/// `trees` reach, but only the first of those that lead to one folder: a few in each of many folders would be as many ways as
/// nobody could walk. Of a book's source, `without` is the output in it.
pub(super) fn walk(
    here: &Path,
    folder: &Path,
    without: Option<&Path>,
    trees: &Trees,
    faults: &mut Vec<Fault>,
) -> Vec<Met> {
    let mut met = Vec::new();
    let mut linked = HashSet::new();
    let is_without = |path: &Path| without == Some(path) || path.join("CACHEDIR.TAG").is_file();
    let mut entries = WalkDir::new(folder).follow_links(true).sort_by_file_name().into_iter();
    while let Some(entry) = entries.next() {
        let entry = match entry {
            Ok(entry) => entry,
            Err(fault) => {
                faults.extend(said(here, folder, &fault));
                continue;
            }
        };
        let path = entry.path();
        if entry.depth() > 0 && is_left_out(entry.file_name()) {
            if entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
        } else if entry.path_is_symlink() && !trees.hold(path) {
            // Programs leave links to folders elsewhere behind; a book's are its chapters.
            let is_missed = if entry.file_type().is_dir() { without.is_some() } else { is_markdown(path) };
            faults.extend(is_missed.then(|| leads_out(&shown(here, path))));
            if entry.file_type().is_dir() {
                entries.skip_current_dir();
            }
        } else if !entry.file_type().is_dir() {
            met.extend(is_markdown(path).then(|| Met::File(path.to_owned())));
        } else if entry.depth() > 0
            && (is_without(path) || (entry.path_is_symlink() && !linked.insert(path.canonicalize().ok())))
        {
            entries.skip_current_dir();
        } else if entry.depth() > 0 && is_book(path) {
            met.push(Met::Book(path.to_owned()));
            entries.skip_current_dir();
        }
    }
    met
}

/// Whether a folder is a book's.
pub(super) fn is_book(folder: &Path) -> bool {
    folder.join("book.toml").is_file()
}

fn is_left_out(name: &OsStr) -> bool {
    name == "node_modules" || name.to_string_lossy().starts_with('.')
}

/// Whether a file's name says that it holds Markdown.
#[must_use]
pub fn is_markdown(path: &Path) -> bool {
    path.extension().is_some_and(|extension| extension.eq_ignore_ascii_case("md"))
}

/// What is said of something that cannot be walked, if it could have held a map.
fn said(here: &Path, folder: &Path, fault: &walkdir::Error) -> Option<Fault> {
    let path = fault.path().unwrap_or(folder);
    let name = shown(here, path);
    if path != folder && path.file_name().is_some_and(is_left_out) {
        return None;
    }
    if let Some(ancestor) = fault.loop_ancestor() {
        let message = format!("the link `{name}` leads back to `{}`, in which it stands", shown(here, ancestor));
        return Some(Fault::new(message, "remove the link, or name the folders beside it one by one"));
    }
    let io = fault.io_error()?;
    // Many a program leaves links to nothing behind as locks.
    let is_lock = io.kind() == ErrorKind::NotFound && path != folder && !is_markdown(path);
    (!is_lock).then(|| unreadable(&name, io))
}
