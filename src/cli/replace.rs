//! Putting a new text in a file's place, so that nobody ever sees half of it.

use std::fs;
use std::io::{self, Write as _};
use std::path::Path;

use tempfile::{Builder, NamedTempFile};

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
    let beside = beside(&path, text)?;
    fs::set_permissions(beside.path(), permissions)?;
    beside.persist(&path)?;
    Ok(())
}

/// Writes a file that is not there, whole or not at all, and the folders it stands in.
///
/// # Errors
///
/// When a folder cannot be made, or takes no new file, or when somebody has made the file meanwhile.
pub(super) fn create(path: &Path, text: &str) -> io::Result<()> {
    fs::create_dir_all(path.parent().unwrap_or(Path::new("")))?;
    beside(path, text)?.persist_noclobber(path)?;
    Ok(())
}

/// The text in a file of its own beside `path`; it is gone where it is not moved.
fn beside(path: &Path, text: &str) -> io::Result<NamedTempFile> {
    let mut builder = Builder::new();
    builder.prefix(".mdbook-journey.");
    // What it is for is no secret: others may read it as any new file.
    #[cfg(unix)]
    builder.permissions(std::os::unix::fs::PermissionsExt::from_mode(0o666));
    let folder = path.parent().filter(|folder| *folder != Path::new("")).unwrap_or(Path::new("."));
    let mut file = builder.tempfile_in(folder)?;
    file.write_all(text.as_bytes())?;
    file.as_file().sync_all()?;
    Ok(file)
}
