//! The book that a command is about.

use std::path::{Path, PathBuf};

use anyhow::bail;

/// The book's `book.toml`; the directory may also be the file itself. `command` is the command to name in the help.
pub(super) fn book_toml(dir: &Path, command: &str) -> anyhow::Result<PathBuf> {
    if dir.is_file() && dir.file_name().is_some_and(|name| name == "book.toml") {
        return Ok(dir.to_owned());
    }
    let path = dir.join("book.toml");
    if path.is_file() {
        return Ok(if dir == Path::new(".") { PathBuf::from("book.toml") } else { path });
    }
    let place = std::path::absolute(dir).unwrap_or_else(|_| dir.to_owned());
    let above = place.ancestors().skip(1).find(|dir| dir.join("book.toml").is_file());
    let help = match above {
        Some(above) => format!("there is one above it: `mdbook-journey {command} {}`", above.display()),
        None => format!(
            "name the book's directory, `mdbook-journey {command} path/to/book`, or make a book with `mdbook init`"
        ),
    };
    bail!("there is no `book.toml` in `{}`\n  help: {help}", place.display());
}
