//! `book.toml`: where the source of the book is, where its pages go, and our settings.

use std::path::{Path, PathBuf};

use serde_json::{Value, json};

use super::place::absolute;
use super::text;
use crate::host::{Fault, options, theme};
use crate::pipeline::Options;

/// What a `book.toml` says.
#[derive(Debug)]
pub(super) struct Config {
    /// The folder of the chapters.
    pub(super) source: PathBuf,
    /// The folder that mdBook writes to.
    pub(super) output: PathBuf,
    /// The folder of the book's own files of the theme, which may not be there.
    pub(super) theme: PathBuf,
    /// `[preprocessor.journey]`.
    pub(super) options: Options,
}

/// Reads the text of the `book.toml` in the folder `root`; `name` is the file as it is shown.
///
/// # Errors
///
/// When it is not TOML, or when `[preprocessor.journey]` has faults: all of them.
pub(super) fn read(root: &Path, name: &str, text: &str) -> Result<Config, Vec<Fault>> {
    let config = parsed(name, text).map_err(|fault| vec![fault])?;
    let folder = |pointer: &str, default: &str| {
        let folder = config.pointer(pointer).and_then(Value::as_str).unwrap_or(default);
        absolute(root, Path::new(folder))
    };
    let (source, output) = (folder("/book/src", "src"), folder("/build/build-dir", "book"));
    let theme = absolute(root, &theme::folder(&config));
    let options = options::read(&json!({ "config": config })).map_err(|faults| with_name(faults, name))?;
    Ok(Config { source, output, theme, options })
}

/// All that the `book.toml` at `path` says, whatever our own settings are; `name` is the file as it is shown.
///
/// # Errors
///
/// When it cannot be read, is too large, or is not TOML.
pub fn configuration(path: &Path, name: &str) -> Result<Value, Fault> {
    parsed(name, &text::read(path, name)?.text)
}

fn parsed(name: &str, text: &str) -> Result<Value, Fault> {
    toml::from_str(text).map_err(|fault: toml::de::Error| {
        let line = fault.span().map_or(1, |span| text[..span.start.min(text.len())].matches('\n').count() + 1);
        let message = format!("`{name}` is not a configuration of mdBook: line {line}: {}", fault.message());
        Fault::new(message, "mend it; `mdbook build` cannot read it either")
    })
}

/// The faults say `book.toml`; where there may be several of them, each says which.
fn with_name(faults: Vec<Fault>, name: &str) -> Vec<Fault> {
    let in_file = |fault: Fault| Fault { message: format!("`{name}`: {}", fault.message), ..fault };
    if name == "book.toml" { faults } else { faults.into_iter().map(in_file).collect() }
}
