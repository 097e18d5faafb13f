//! What a tree holds: the files that books are made of, and the links to them.

use std::path::{Component, Path, PathBuf};

use super::command::path;
use super::is_of_a_book;

/// A file of a tree.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its path below the repository's folder.
    pub(super) path: PathBuf,
    /// The id of its blob.
    pub(super) blob: String,
    /// How many bytes it has; 0 where nobody knows, since the blob was never fetched.
    pub(super) size: u64,
    /// Whether it is a symbolic link: its blob is where it leads to.
    pub(super) is_link: bool,
}

/// The entries of `git ls-tree -r -z --long`: `MODE TYPE ID SIZE<tab>PATH`, each ended by a zero.
pub(super) fn entries(listing: &[u8]) -> impl Iterator<Item = Entry> {
    listing.split(|byte| *byte == 0).filter_map(|line| {
        let tab = line.iter().position(|byte| *byte == b'\t')?;
        let facts = str::from_utf8(&line[..tab]).ok()?;
        let mut facts = facts.split_ascii_whitespace();
        let (mode, kind, blob, size) = (facts.next()?, facts.next()?, facts.next()?, facts.next()?);
        let (path, is_link) = (path(&line[tab + 1..]), mode == "120000");
        // A link may lead to a folder; a submodule is another repository's.
        let is_wanted = kind == "blob" && (is_link || path.file_name().is_some_and(is_of_a_book));
        let entry = Entry { blob: blob.to_owned(), size: size.parse().unwrap_or(0), is_link, path };
        (is_wanted && stays_inside(&entry.path)).then_some(entry)
    })
}

/// Whether a path leads to nowhere but below the folder it starts from. Git makes no other, but a tree may be forged.
pub(super) fn stays_inside(path: &Path) -> bool {
    path.components().all(|part| matches!(part, Component::Normal(_)))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_books_are_made_of_is_read() {
        let listing = b"100644 blob aa 12\ta b\n.md\x00100644 blob bb 3\tx.rs\x00160000 commit cc -\tsub.md\x00\
            120000 blob dd 4\tdocs\x00100644 blob ee 1\t../out.md\x00100755 blob ff 9\td/book.toml\x00\
            100644 blob ab     BAD\tb.md\x00";
        let found: Vec<_> = entries(listing).map(|entry| (entry.blob, entry.size, entry.is_link)).collect();
        let expected = [("aa", 12, false), ("dd", 4, true), ("ff", 9, false), ("ab", 0, false)];
        assert_eq!(found, expected.map(|(blob, size, is_link)| (blob.to_owned(), size, is_link)));
    }
}
