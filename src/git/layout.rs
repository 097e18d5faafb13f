//! A revision's files in a temporary folder.

use std::collections::HashSet;
use std::fs;
use std::path::{Component, Path, PathBuf};

use tempfile::TempDir;

use super::command::Objects;
use super::listing::{Entry, entries, stays_inside};
use super::{Commit, Repository};
use crate::disk::{LARGEST_MIB, shown};
use crate::host::Fault;

/// What a revision has of books, in a folder that goes with this value.
#[derive(Debug)]
pub struct Layout {
    folder: TempDir,
    /// What stands for the folder from which the repository is seen.
    pub here: PathBuf,
    /// What could not be laid out; the rest is there all the same.
    pub faults: Vec<Fault>,
}

impl Repository {
    /// Puts the Markdown files and the `book.toml`s of a commit into a temporary folder. `name` is the commit as it was
    /// named.
    ///
    /// # Errors
    ///
    /// When the commit's tree cannot be read, or when nothing can be written to the system's temporary folder.
    pub fn lay_out(&self, commit: &Commit, name: &str) -> Result<Layout, Fault> {
        let unwritable = |fault: std::io::Error| {
            let message = format!("nothing can be written to `{}`: {fault}", std::env::temp_dir().display());
            Fault::new(message, "make room there, or set `TMPDIR` to another folder")
        };
        let missing =
            |what: &str| self.fault(format!("`{name}`: {what} is missing"), "`git fsck` says more".to_owned());
        let listing = self.git.run(&["ls-tree", "-r", "-z", "--long", "--full-tree", &commit.0])?;
        let listing = listing.map_err(|said| missing(&said))?;
        let entries: Vec<Entry> = entries(&listing).collect();
        let folder = tempfile::Builder::new().prefix("mdbook-journey-").tempdir().map_err(unwritable)?;
        let mut layout = Layout { here: folder.path().join(&self.prefix), folder, faults: Vec::new() };
        fs::create_dir_all(&layout.here).map_err(unwritable)?;
        let mut objects = self.git.objects()?;
        for entry in entries.iter().filter(|entry| !entry.is_link) {
            let shown = shown(Path::new(""), &entry.path);
            if entry.size > LARGEST_MIB << 20 {
                let message =
                    format!("`{shown}` in `{name}` is too large: {} MiB, of at most {LARGEST_MIB}", entry.size >> 20);
                layout.faults.push(Fault::new(message, "compare folders that do not hold it"));
                continue;
            }
            let Ok(Some(bytes)) = objects.read(&entry.blob) else {
                // Where one is missing, more are, and one tells enough.
                layout.faults.push(missing(&format!("the blob of `{shown}`")));
                break;
            };
            layout.write(&entry.path, &bytes).map_err(unwritable)?;
        }
        layout.link(&entries, &mut objects).map_err(unwritable)?;
        Ok(layout)
    }
}

impl Layout {
    /// The folder that everything lies in.
    #[must_use]
    pub fn folder(&self) -> &Path {
        self.folder.path()
    }

    fn write(&self, path: &Path, bytes: &[u8]) -> std::io::Result<()> {
        let path = self.folder.path().join(path);
        fs::create_dir_all(path.parent().unwrap_or(self.folder.path()))?;
        fs::write(path, bytes)
    }

    /// Makes the links that lead to what is laid out. All others lead out of what a revision holds.
    fn link(&self, entries: &[Entry], objects: &mut Objects) -> std::io::Result<()> {
        let files = entries.iter().filter(|entry| !entry.is_link).map(|entry| entry.path.as_path());
        let there: HashSet<&Path> = files.flat_map(Path::ancestors).filter(|path| *path != Path::new("")).collect();
        for entry in entries.iter().filter(|entry| entry.is_link && entry.size < 4096) {
            let Ok(Some(bytes)) = objects.read(&entry.blob) else { continue };
            let target = super::command::path(&bytes);
            let leads_to = normal(&entry.path.parent().unwrap_or(Path::new("")).join(&target));
            if leads_to.is_some_and(|path| there.contains(path.as_path()) && !entry.path.starts_with(&path)) {
                let path = self.folder.path().join(&entry.path);
                fs::create_dir_all(path.parent().unwrap_or(self.folder.path()))?;
                symlink(&target, &path)?;
            }
        }
        Ok(())
    }
}

/// The path without `.` and `..`; none if it leads out of the folder it starts from.
fn normal(path: &Path) -> Option<PathBuf> {
    let mut normal = PathBuf::new();
    for part in path.components() {
        match part {
            Component::CurDir => {}
            Component::ParentDir => {
                if !normal.pop() {
                    return None;
                }
            }
            other => normal.push(other),
        }
    }
    stays_inside(&normal).then_some(normal)
}

#[cfg(unix)]
fn symlink(target: &Path, path: &Path) -> std::io::Result<()> {
    std::os::unix::fs::symlink(target, path)
}

/// Elsewhere, links are for those who may make them.
#[cfg(not(unix))]
fn symlink(_: &Path, _: &Path) -> std::io::Result<()> {
    Ok(())
}
