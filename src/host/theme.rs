//! A book's own files of the theme: where they are, what they hold, and what is to be said of them.

use std::io::ErrorKind;
use std::path::{Path, PathBuf};

use serde_json::Value;
use walkdir::{DirEntry, WalkDir};

use super::{Fault, at};
use crate::book::slashed;
use crate::diagnostics::{Cure, did_you_mean};
use crate::render::html::theme::{self, FILES, OwnFiles, TemplateError};

/// What a book has of its own.
#[derive(Debug, Default)]
pub struct OwnTheme {
    /// The folder, as it is shown.
    pub folder: String,
    /// The files that stand in place of ours.
    pub files: OwnFiles,
    /// What keeps them from being used.
    pub faults: Vec<Fault>,
    /// What is likely not meant: files that are never looked at, and files that are too old.
    pub warnings: Vec<Fault>,
}

/// The folder of a book's own files, below the book's own folder: `theme/journey`, or wherever `theme` under
/// `[output.html]` says that the book's theme is.
#[must_use]
pub fn folder(config: &Value) -> PathBuf {
    let theme = at(config, &["output", "html", "theme"]).and_then(Value::as_str).unwrap_or("theme");
    Path::new(theme).join("journey")
}

/// Reads a book's own files. `folder` is where they are, `shown` that folder as the reader of a message knows it.
#[must_use]
pub fn read(folder: &Path, shown: &Path) -> OwnTheme {
    let mut own = OwnTheme { folder: slashed(shown).into_owned(), ..OwnTheme::default() };
    // Files of the theme lie in folders and not in folders of folders, which links could make without end.
    let walk = WalkDir::new(folder).min_depth(1).max_depth(3).follow_links(true).sort_by_file_name().into_iter();
    for entry in walk.filter_entry(|entry| !is_hidden(entry)) {
        match entry {
            Ok(entry) if entry.file_type().is_dir() => {}
            Ok(entry) => own.add(&entry, folder),
            // Most books have none, and that is no fault.
            Err(fault) if fault.depth() == 0 && is_missing(&fault) => {}
            Err(fault) => {
                let place = fault.path().unwrap_or(folder).display();
                own.faults
                    .push(Fault::new(format!("`{place}` cannot be read: {fault}"), "make it readable, or remove it"));
            }
        }
    }
    let wrong = theme::check(&own.files);
    own.faults.extend(wrong.into_iter().map(|fault| said(fault, &own.folder)));
    own
}

impl OwnTheme {
    fn add(&mut self, entry: &DirEntry, folder: &Path) {
        let below = entry.path().strip_prefix(folder).unwrap_or(entry.path());
        let name = slashed(below).into_owned();
        let path = format!("{}/{name}", self.folder);
        if theme::file(&name).is_none() {
            let otherwise = "remove it, or move it elsewhere; `mdbook-journey theme` lists the files there are";
            let help = Cure::near(near(&name), otherwise).help;
            return self.warnings.push(Fault::new(format!("`{path}` is no file of the theme, and is not used"), help));
        }
        // A pipe would wait for a writer.
        let text = if entry.file_type().is_file() {
            std::fs::read_to_string(entry.path())
        } else {
            Err(std::io::Error::other("it is not a file"))
        };
        match text {
            Ok(text) => {
                let text = text.strip_prefix('\u{feff}').map_or(text.clone(), str::to_owned);
                self.warnings.extend(outdated(&path, &name, &text));
                self.files.insert(name, text);
            }
            Err(fault) if fault.kind() == ErrorKind::InvalidData => {
                self.faults
                    .push(Fault::new(format!("`{path}` is not text in UTF-8"), "save it as UTF-8 in your editor"));
            }
            Err(fault) => {
                let help = "make it readable, or remove it";
                self.faults.push(Fault::new(format!("`{path}` cannot be read: {fault}"), help));
            }
        }
    }
}

/// What is wrong with a template, for people.
#[must_use]
pub fn said(fault: TemplateError, folder: &str) -> Fault {
    let TemplateError { file, is_own, line, message, help } = fault;
    let line = line.map(|line| format!(":{line}")).unwrap_or_default();
    if is_own {
        Fault::new(format!("`{folder}/{file}{line}`: {message}"), help)
    } else {
        let help = format!("look at the files in `{folder}` that show it; if there are none, please report this");
        Fault::new(format!("this program's own `{file}{line}`: {message}"), help)
    }
}

/// A file that stands where ours has come to show more.
fn outdated(path: &str, name: &str, text: &str) -> Option<Fault> {
    let missing = theme::missing(name, text);
    if missing.is_empty() {
        return None;
    }
    let list = missing.iter().map(|name| format!("`{}`", name.trim_start_matches('>'))).collect::<Vec<_>>().join(", ");
    Some(Fault::new(
        format!("`{path}` was made from an older `{name}`: ours now uses {list} as well"),
        format!("compare it with `mdbook-journey theme --print {name}`, then take over that file's first line"),
    ))
}

/// The file of the theme that a name most likely stands for.
#[must_use]
pub fn near(name: &str) -> Option<&'static str> {
    let whole = FILES.iter().map(|file| file.name);
    let same_stem = |known: &&str| known.rsplit_once('.').is_some_and(|(stem, _)| stem == name);
    whole.clone().find(same_stem).or_else(|| did_you_mean(name, whole))
}

/// Files that an editor or a system keeps for itself.
fn is_hidden(entry: &DirEntry) -> bool {
    let name = entry.file_name().to_string_lossy();
    entry.depth() > 0 && (name.starts_with(['.', '#']) || name.ends_with(['~', '#']))
}

fn is_missing(fault: &walkdir::Error) -> bool {
    fault.io_error().is_some_and(|fault| fault.kind() == ErrorKind::NotFound)
}
