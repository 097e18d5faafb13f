//! Putting a new text in a file's place, so that nobody ever sees half of it.

use std::fs::{self, File, OpenOptions};
use std::io::{self, Write as _};
use std::path::Path;

/// Writes `text` beside the file and moves it over the file, with the file's permissions. A link stays a link: the file
/// it leads to is replaced.
///
/// # Errors
///
/// When the file is read-only, or when its folder takes no new file. The file is then as it was.
pub(super) fn replace(path: &Path, text: &str) -> io::Result<()> {
    let path = fs::canonicalize(path)?;
    let permissions = fs::metadata(&path)?.permissions();
    if permissions.readonly() {
        return Err(io::Error::new(io::ErrorKind::PermissionDenied, "it is read-only"));
    }
    put(&path, text, |beside| fs::set_permissions(beside, permissions))
}

/// Writes a file that is not there, whole or not at all, and the folders it stands in.
///
/// # Errors
///
/// When a folder cannot be made, or takes no new file.
pub(super) fn create(path: &Path, text: &str) -> io::Result<()> {
    fs::create_dir_all(path.parent().unwrap_or(Path::new("")))?;
    put(path, text, |_| Ok(()))
}

fn put(path: &Path, text: &str, prepare: impl FnOnce(&Path) -> io::Result<()>) -> io::Result<()> {
    let beside = path.with_file_name(format!(".mdbook-journey.{}", std::process::id()));
    let written = OpenOptions::new()
        .write(true)
        .create_new(true)
        .open(&beside)
        .and_then(|file| fill(file, text))
        .and_then(|()| prepare(&beside))
        .and_then(|()| fs::rename(&beside, path));
    if written.is_err() {
        // The first fault is the one to tell.
        let _ = fs::remove_file(&beside);
    }
    written
}

fn fill(mut file: File, text: &str) -> io::Result<()> {
    file.write_all(text.as_bytes())?;
    file.sync_all()
}
