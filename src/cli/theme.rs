//! `theme`: what maps look like, file by file.

use std::collections::BTreeSet;
use std::fmt::Write as _;
use std::io;
use std::path::{Component, Path, PathBuf};

use anyhow::{Context as _, bail};

use super::book::book_toml;
use super::trees::Trees;
use super::{Done, print};
use crate::book::slashed;
use crate::diagnostics::Cure;
use crate::disk::{self, Manuscript};
use crate::host::theme::{OwnTheme, folder, near, read, said};
use crate::host::{Failure, Fault};
use crate::pipeline::{Options, run as build};
use crate::render::html::theme::{FILES, File, file, starter};

/// List the files that make the look of maps, or write them out to change them
///
/// A file of the same name in the book's `theme/journey/` stands in place of ours. The list says which do, and what is
/// wrong with them.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  mdbook-journey theme                                the files, for the book in this directory
  mdbook-journey theme docs --write header.hbs        start to change what stands above a map
  mdbook-journey theme --write                        write all of them
  mdbook-journey theme --print header.hbs | diff - theme/journey/header.hbs")]
pub(super) struct Args {
    /// The book's directory, where its book.toml is
    #[arg(default_value = ".")]
    dir: PathBuf,
    /// Write files into the book to start from: these, or all
    #[arg(long, value_name = "NAME", num_args = 0..)]
    write: Option<Vec<String>>,
    /// Write over files that are there
    #[arg(long, requires = "write")]
    force: bool,
    /// Print one of our files
    #[arg(long, value_name = "NAME", conflicts_with = "write")]
    print: Option<String>,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Done> {
    if let Some(name) = &args.print {
        print(&starter(named(name)?))?;
        return Ok(Done::Fine);
    }
    let place = place(&args.dir)?;
    if let Some(names) = &args.write {
        return write(&place, &trees(&args.dir, &place)?, names, args.force);
    }
    let here = std::env::current_dir().context("the current directory is not there any more")?;
    let found = disk::read(&here, [&args.dir]);
    let own = found.manuscripts.iter().find_map(of_manuscript);
    list(&place, &own.unwrap_or_else(|| read(&place, &place)))
}

/// The files of the theme that a book has of its own, named as seen from here, with what would go wrong when it is built.
pub(super) fn of_manuscript(manuscript: &Manuscript) -> Option<OwnTheme> {
    let folder = manuscript.theme.as_deref()?;
    let here = std::env::current_dir().unwrap_or_default();
    let mut own = read(folder, folder.strip_prefix(&here).unwrap_or(folder));
    // What a template asks for in vain shows only when it is filled in.
    if own.faults.is_empty() && !own.files.is_empty() {
        let options = Options { theme: own.files.clone(), ..manuscript.options.clone() };
        own.faults.extend(build(&manuscript.book, &options).err().map(|fault| said(fault, &own.folder)));
    }
    Some(own)
}

/// A book's own files, or none where there is no book.
pub(super) fn of_book(dir: Option<&Path>) -> anyhow::Result<OwnTheme> {
    match dir {
        None if !Path::new("book.toml").is_file() => Ok(OwnTheme::default()),
        dir => place(dir.unwrap_or(Path::new("."))).map(|place| read(&place, &place)),
    }
}

/// The folder of a book's own files.
fn place(dir: &Path) -> anyhow::Result<PathBuf> {
    let path = book_toml(dir, "theme")?;
    let config = disk::configuration(&path, &slashed(&path)).map_err(Failure::from)?;
    Ok(path.parent().unwrap_or(Path::new("")).join(folder(&config)))
}

/// Where files of the theme may be written: in the book, and where `book.toml` says that its theme is.
fn trees(dir: &Path, place: &Path) -> io::Result<Trees> {
    let below = place.strip_prefix(dir).unwrap_or(place);
    let is_elsewhere = below.is_absolute() || below.components().any(|part| part == Component::ParentDir);
    if is_elsewhere { Trees::named(&[dir, place]) } else { Trees::named(&[dir]) }
}

fn list(place: &Path, own: &OwnTheme) -> anyhow::Result<Done> {
    let width = FILES.iter().map(|file| file.name.len()).max().unwrap_or_default();
    let mut list = String::new();
    for File { name, what, .. } in FILES {
        let whose = if own.files.contains_key(*name) { "overridden" } else { "built in" };
        // Writing to a string cannot fail.
        let _ = writeln!(list, "{whose:10}  {name:width$}  {what}");
    }
    let _ = writeln!(list, "\nA file of one of these names in `{}` stands in place of ours.", slashed(place));
    print(&list)?;
    let said: String =
        own.faults.iter().map(ToString::to_string).chain(own.warnings.iter().map(Fault::warning)).collect();
    anstream::eprint!("{said}");
    Ok(if own.faults.is_empty() && own.warnings.is_empty() { Done::Fine } else { Done::Findings })
}

fn write(place: &Path, trees: &Trees, names: &[String], force: bool) -> anyhow::Result<Done> {
    let mut files = Vec::new();
    for name in names.iter().collect::<BTreeSet<_>>() {
        files.push(named(name)?);
    }
    if files.is_empty() {
        files.extend(FILES);
    }
    let paths: Vec<(PathBuf, &File)> = files.into_iter().map(|file| (place.join(file.name), file)).collect();
    let there: Vec<String> =
        paths.iter().filter(|(path, _)| path.exists()).map(|(path, _)| format!("`{}`", slashed(path))).collect();
    if !there.is_empty() && !force {
        let (is, it) = if there.len() == 1 { ("is", "it") } else { ("are", "them") };
        bail!(
            "{} {is} there already, and nothing was written\n  help: name other files, or write over {it} with `--force`",
            there.join(", ")
        );
    }
    for (path, file) in &paths {
        let text = starter(file);
        trees.write(path, &text).with_context(|| format!("`{}` cannot be written", slashed(path)))?;
        print(&format!("wrote `{}`\n", slashed(path)))?;
    }
    print("next: change what you want changed, and run `mdbook build`; delete a file to have ours again\n")?;
    Ok(Done::Fine)
}

/// The file of this name.
fn named(name: &str) -> anyhow::Result<&'static File> {
    if let Some(file) = file(name) {
        return Ok(file);
    }
    let otherwise = "`mdbook-journey theme` lists them; a book's directory goes before `--write`";
    let help = Cure::near(near(name), otherwise).help;
    bail!("there is no file `{name}` in the theme\n  help: {help}");
}
