//! Puts the files that were named into their books.

use std::collections::{HashMap, HashSet};
use std::fs;
use std::path::{Path, PathBuf};

use super::config::{self, Config};
use super::place::{absolute, shown};
use super::text::{Text, leads_out};
use super::walk::{Met, is_book, walk};
use super::{File, Found, Manuscript, Trees, Unsaved, summary, text};
use crate::book::{Chapter, slashed};
use crate::host::Fault;
use crate::pipeline::Options;

/// The books that were met so far.
#[derive(Debug)]
pub(super) struct Shelf<'a> {
    here: &'a Path,
    /// The file that is not read from disk, by where it is.
    unsaved: Option<(PathBuf, &'a Unsaved)>,
    volumes: Vec<Volume>,
    faults: Vec<Fault>,
    /// What may be read.
    trees: Trees,
    /// What nothing may be read outside of, whatever leads there.
    bound: Option<Trees>,
}

/// A book that was met.
#[derive(Debug, Default)]
struct Volume {
    /// The folder of its `book.toml`, or of the one that loose files have their settings from.
    root: Option<PathBuf>,
    /// Whether its files are loose: no chapters of the book, if there is one.
    is_loose: bool,
    manuscript: Manuscript,
    /// Its files by where they really are; none for those that are no chapters or could not be read.
    files: HashMap<PathBuf, Option<usize>>,
    /// Whether its settings are of use.
    is_sound: bool,
}

impl<'a> Shelf<'a> {
    pub(super) fn new(here: &'a Path, unsaved: Option<&'a Unsaved>) -> Self {
        let unsaved = unsaved.map(|unsaved| (real(&absolute(here, &unsaved.path)), unsaved));
        let mut shelf =
            Self { here, unsaved, volumes: Vec::new(), faults: Vec::new(), trees: Trees::default(), bound: None };
        shelf.may_read(here);
        shelf
    }

    /// Reads nothing that lies outside of a folder.
    pub(super) fn within(mut self, folder: &Path) -> Self {
        self.bound.get_or_insert_default().add(folder);
        self
    }

    fn is_within_bound(&self, path: &Path) -> bool {
        self.bound.as_ref().is_none_or(|bound| bound.hold(path))
    }

    /// Lets what is in a folder, or a file, be read.
    pub(super) fn may_read(&mut self, path: &Path) {
        self.trees.add(path);
    }

    pub(super) fn found(self) -> Found {
        let manuscripts = self.volumes.into_iter().map(|volume| volume.manuscript);
        let asked = manuscripts.filter(|manuscript| manuscript.files.iter().any(|file| file.is_asked));
        // A folder may have been walked by itself and as a part of its book.
        let mut said = HashSet::new();
        let faults = self.faults.into_iter().filter(|fault| said.insert(fault.to_string()));
        Found { manuscripts: asked.collect(), faults: faults.collect() }
    }

    /// Adds what somebody named, an absolute path.
    pub(super) fn add(&mut self, path: &Path) {
        if path.is_dir() {
            self.add_folder(path);
        } else if path.ends_with("book.toml")
            && let Some(root) = path.parent()
        {
            self.add_book(root);
        } else {
            self.add_file(path);
        }
    }

    /// Adds the file that is not saved.
    pub(super) fn add_unsaved(&mut self) {
        if let Some((_, unsaved)) = self.unsaved {
            self.add_file(&absolute(self.here, &unsaved.path));
        }
    }

    fn add_folder(&mut self, folder: &Path) {
        if is_book(folder) {
            return self.add_book(folder);
        }
        let faults = self.faults.len();
        let met = walk(self.here, folder, None, &self.trees, &mut self.faults);
        if met.is_empty() && self.faults.len() == faults {
            self.faults.push(self.nothing_in(folder));
        }
        for met in met {
            match met {
                Met::File(file) => self.add_file(&file),
                Met::Book(root) => self.add_book(&root),
            }
        }
    }

    fn add_book(&mut self, root: &Path) {
        let faults = self.faults.len();
        let book = self.book(root);
        let volume = &mut self.volumes[book];
        volume.manuscript.files.iter_mut().for_each(|file| file.is_asked = true);
        if volume.is_sound && volume.manuscript.files.is_empty() && self.faults.len() == faults {
            self.faults.push(self.nothing_in(root));
        }
    }

    fn nothing_in(&self, folder: &Path) -> Fault {
        let message = format!("there is no Markdown file in `{}`", shown(self.here, folder));
        Fault::new(message, "name a folder with `.md` files in it, or a book's folder")
    }

    fn add_file(&mut self, path: &Path) {
        let real = real(path);
        let mut folders = path.ancestors().skip(1).take_while(|folder| self.is_within_bound(folder));
        let root = folders.find(|folder| is_book(folder)).map(Path::to_owned);
        let (mut options, mut theme) = (Options::default(), None);
        if let Some(root) = &root {
            let book = self.book(root);
            let volume = &mut self.volumes[book];
            if volume.ask(&real) || !volume.is_sound {
                return;
            }
            options = volume.manuscript.options.clone();
            theme.clone_from(&volume.manuscript.theme);
        }
        let loose = self.volumes.iter().position(|volume| volume.is_loose && volume.root == root);
        let loose = loose.unwrap_or_else(|| {
            let manuscript = Manuscript { options, theme, ..Manuscript::default() };
            self.volumes.push(Volume { root, is_loose: true, is_sound: true, manuscript, ..Volume::default() });
            self.volumes.len() - 1
        });
        if !self.volumes[loose].files.contains_key(&real) {
            let chapter = Chapter { name: stem(path), source_path: Some(shown(self.here, path)), ..Chapter::default() };
            self.read_chapter(loose, path, chapter);
            self.volumes[loose].ask(&real);
        }
    }

    /// The book in the folder `root`, by its index; it is read when it is met first.
    fn book(&mut self, root: &Path) -> usize {
        let met = self.volumes.iter().position(|volume| !volume.is_loose && volume.root.as_deref() == Some(root));
        met.unwrap_or_else(|| {
            self.volumes.push(Volume { root: Some(root.to_owned()), ..Volume::default() });
            let book = self.volumes.len() - 1;
            self.may_read(root);
            let file = root.join("book.toml");
            let config = self.text(&file).map_err(|fault| vec![fault]);
            match config.and_then(|text| config::read(root, &shown(self.here, &file), &text.text)) {
                Ok(config) => self.read_book(book, config),
                Err(faults) => self.faults.extend(faults),
            }
            book
        })
    }

    fn read_book(&mut self, book: usize, Config { source, output, theme, options }: Config) {
        self.volumes[book].is_sound = true;
        self.volumes[book].manuscript.options = options;
        self.volumes[book].manuscript.theme = Some(theme);
        if !self.is_within_bound(&source) {
            let message = format!("the book's source `{}` lies outside of what is compared", shown(self.here, &source));
            let help = "set `src` under `[book]` in `book.toml` to a folder of the same repository";
            return self.faults.push(Fault::new(message, help));
        }
        // The book's owner may have its chapters elsewhere; a link may not.
        if self.volumes[book].root.as_ref().is_some_and(|root| !source.starts_with(root)) {
            self.may_read(&source);
        }
        if !source.is_dir() {
            let message = format!("the book's source `{}` is not a folder", shown(self.here, &source));
            let help = "make it, or set `src` under `[book]` in `book.toml` to the folder of the chapters";
            return self.faults.push(Fault::new(message, help));
        }
        let summary = source.join("SUMMARY.md");
        if summary.is_file() {
            match self.text(&summary) {
                Ok(text) => self.read_chapters(book, &source, &text.text),
                Err(fault) => self.faults.push(fault),
            }
            self.volumes[book].files.insert(real(&summary), None);
        }
        for met in walk(self.here, &source, Some(&output), &self.trees, &mut self.faults) {
            let Met::File(path) = met else { continue };
            if !self.volumes[book].files.contains_key(&real(&path)) {
                let below = path.strip_prefix(&source).map(|below| slashed(below).into_owned()).ok();
                let chapter = Chapter { name: stem(&path), source_path: below, ..Chapter::default() };
                self.read_chapter(book, &path, chapter);
            }
        }
    }

    fn read_chapters(&mut self, book: usize, source: &Path, summary: &str) {
        for entry in summary::entries(summary) {
            let path = absolute(source, Path::new(&entry.file));
            // mdBook makes the files that are missing: they are empty so far.
            if path.exists() {
                let page = entry.page();
                let chapter =
                    Chapter { name: entry.name, path: Some(page), source_path: Some(entry.file), ..Chapter::default() };
                self.read_chapter(book, &path, chapter);
            }
        }
    }

    /// Adds a chapter with the text of its file.
    fn read_chapter(&mut self, volume: usize, path: &Path, chapter: Chapter) {
        let (name, real) = (shown(self.here, path), real(path));
        let text = match &self.unsaved {
            Some((unsaved, file)) if *unsaved == real => text::decode(file.bytes.clone(), &name),
            _ => self.text(path),
        };
        let Volume { manuscript, files, .. } = &mut self.volumes[volume];
        let index = match text {
            Ok(file) => {
                manuscript.book.chapters.push(Chapter { text: file.text, ..chapter });
                let (path, has_mark) = (path.to_owned(), file.has_mark);
                manuscript.files.push(File { path, name, is_asked: false, has_mark });
                Some(manuscript.files.len() - 1)
            }
            Err(fault) => {
                self.faults.push(fault);
                None
            }
        };
        files.insert(real, index);
    }

    /// Reads a file, if it may be read.
    fn text(&self, path: &Path) -> Result<Text, Fault> {
        let name = shown(self.here, path);
        if self.trees.hold(path) { text::read(path, &name) } else { Err(leads_out(&name)) }
    }
}

impl Volume {
    /// Marks a file as asked for, if it is one of these.
    fn ask(&mut self, real: &Path) -> bool {
        let index = self.files.get(real);
        if let Some(Some(index)) = index {
            self.manuscript.files[*index].is_asked = true;
        }
        index.is_some()
    }
}

/// Where a file really is, links followed: two ways to one file are no two files.
fn real(path: &Path) -> PathBuf {
    fs::canonicalize(path).unwrap_or_else(|_| path.to_owned())
}

/// The name of a chapter that no table of contents names.
fn stem(path: &Path) -> String {
    path.file_stem().unwrap_or_default().to_string_lossy().into_owned()
}
