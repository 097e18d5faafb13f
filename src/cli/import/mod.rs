//! `import`: maps in other notations, as maps of the language. What was understood of them, `understood` says.

mod understood;

use std::ffi::OsStr;
use std::path::Path;

use anyhow::bail;

use understood::{rows_as_read, understood, understood_record};

use super::progress::watched;
use super::sources::{Paths, Sources};
use super::{Done, print_as_is, say};
use crate::book::Chapter;
use crate::diagnostics::quoted;
use crate::disk::{File, Manuscript};
use crate::import::{Delimiter, Imported, Surroundings, diagram, document, json, sheet};
use crate::report;
use crate::source::Lines;

/// Turn maps in other notations into maps of this language
///
/// Reads Mermaid's journey diagrams, spreadsheets as CSV or TSV, what `export` writes as JSON, and Markdown: diagrams
/// in its `mermaid` fences, and sections and tables that are maps, but stand in no fence yet. What comes of it goes to
/// standard output, as Markdown with the maps in fences. What was understood, and what a person should look at, goes to
/// standard error.
///
/// With `--write`, Markdown files are changed in place. Everything around the maps stays as it is.
///
/// The exit code is 0 when there is a map, 1 when there is none, and 2 when something could not be read or written.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  mdbook-journey import map.csv > src/checkout.md    a spreadsheet
  mdbook-journey import day.mmd >> src/day.md        a diagram of Mermaid's
  mdbook-journey import old.md | diff old.md -       see what would change in a chapter
  mdbook-journey import --write                      all of the book here: diagrams, tables, sections
  pbpaste | mdbook-journey import --from tsv -       cells that were copied from a spreadsheet")]
pub(super) struct Args {
    #[command(flatten)]
    paths: Paths,
    /// What it is written in, where the end of the file's name does not tell
    #[arg(long, value_enum, value_name = "NOTATION")]
    from: Option<Notation>,
    /// Change Markdown files in place
    #[arg(long)]
    write: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Notation {
    /// A journey diagram (`.mmd`, `.mermaid`)
    Mermaid,
    /// Chapters (`.md`), folders of them, and books
    Markdown,
    /// Values between commas or semicolons (`.csv`)
    Csv,
    /// Values between tabs (`.tsv`)
    Tsv,
    /// What `export` writes (`.json`)
    Json,
}

/// The cure where nothing tells which one it is.
const SAY_IT: &str = "say it: `--from csv`, `tsv`, `mermaid`, `json` or `markdown`";

pub(super) fn run(args: &Args) -> anyhow::Result<Done> {
    let sources = args.paths.open()?;
    let notation = notation(args, &sources)?;
    if args.write && (notation != Notation::Markdown || sources.is_standard_input()) {
        bail!(
            "`--write` changes chapters, and this is none\n  help: write what comes of it into one: `mdbook-journey import FILE > src/checkout.md`"
        );
    }
    let manuscripts = watched("reading", || sources.read_whole())?;
    let imports = watched("reading", || imports(&manuscripts, notation));
    for import in &imports {
        import.report(notation, imports.len() == 1);
    }
    let done = if args.write { write(&imports, &sources) } else { show(&imports, notation)? };
    let maps: usize = imports.iter().map(Import::maps).sum();
    if notation == Notation::Markdown && imports.iter().all(|import| import.imported.is_none()) {
        say("there is no map outside of a `journey` fence\n");
    }
    Ok(if maps == 0 && done == Done::Fine { Done::Findings } else { done })
}

/// What is written in one of these: as was said, else as the name tells.
fn notation(args: &Args, sources: &Sources) -> anyhow::Result<Notation> {
    if let Some(notation) = args.from {
        return Ok(notation);
    }
    if sources.is_standard_input() {
        bail!("nobody says what is on standard input\n  help: {SAY_IT}");
    }
    let mut notations = sources.paths().iter().map(|path| notation_of(path));
    let first = notations.next().unwrap_or(Ok(Notation::Markdown))?;
    for other in notations {
        if other? != first {
            bail!("these files are not all in one notation\n  help: read them one after the other");
        }
    }
    Ok(first)
}

fn notation_of(path: &Path) -> anyhow::Result<Notation> {
    let extension = path.extension().and_then(OsStr::to_str).unwrap_or_default().to_lowercase();
    Ok(match extension.as_str() {
        "mmd" | "mermaid" => Notation::Mermaid,
        "csv" => Notation::Csv,
        "tsv" | "tab" => Notation::Tsv,
        "json" => Notation::Json,
        "xlsx" | "xls" | "ods" | "numbers" => bail!(
            "`{}` is a spreadsheet in its program's own form\n  help: save it there as CSV in UTF-8",
            path.display()
        ),
        "md" | "markdown" => Notation::Markdown,
        // What is not there is told when it is read.
        _ if !path.is_file() || path.ends_with("book.toml") => Notation::Markdown,
        _ => bail!("the name of `{}` does not tell what is in it\n  help: {SAY_IT}", path.display()),
    })
}

/// A file that was asked for, and what came of it.
struct Import<'a> {
    manuscript: &'a Manuscript,
    /// Its number in the manuscript.
    index: usize,
    imported: Option<Imported>,
}

fn imports(manuscripts: &[Manuscript], notation: Notation) -> Vec<Import<'_>> {
    let mut imports = Vec::new();
    for manuscript in manuscripts {
        let chapters = manuscript.book.chapters.iter().zip(&manuscript.files).enumerate();
        for (index, (chapter, _)) in chapters.filter(|(_, (_, file))| file.is_asked) {
            imports.push(Import { manuscript, index, imported: import(manuscript, chapter, index, notation) });
        }
    }
    imports
}

fn import(manuscript: &Manuscript, chapter: &Chapter, index: usize, notation: Notation) -> Option<Imported> {
    let settings = &manuscript.options.language;
    let around = Surroundings { name: &chapter.name, chapter: index, settings };
    match notation {
        Notation::Markdown => document(chapter, around, manuscript.options.flavour),
        Notation::Mermaid => diagram(&chapter.text, around),
        Notation::Csv => sheet(&chapter.text, Delimiter::Any, around),
        Notation::Tsv => sheet(&chapter.text, Delimiter::Tab, around),
        Notation::Json => json(&chapter.text, around),
    }
}

impl Import<'_> {
    fn file(&self) -> &File {
        &self.manuscript.files[self.index]
    }

    fn text(&self) -> &str {
        &self.manuscript.book.chapters[self.index].text
    }

    fn maps(&self) -> usize {
        self.imported.as_ref().map_or(0, |imported| imported.maps.len())
    }

    /// Says what was understood, of the rows as well where it is the only file, and what a person should look at.
    fn report(&self, notation: Notation, is_alone: bool) {
        let name = &self.file().name;
        let Some(imported) = &self.imported else {
            let (what, help) = match notation {
                Notation::Markdown => return,
                Notation::Mermaid => {
                    ("is no journey diagram", "it begins with the word `journey`, after comments and front matter")
                }
                Notation::Json => (
                    "holds no maps that were exported",
                    "only what `mdbook-journey export --format json` writes is read; of another tool's JSON, make a table with the columns `Stage`, `Row` and `Text`, saved as CSV",
                ),
                Notation::Csv | Notation::Tsv => (
                    "holds no table that is a map",
                    "call the first cell of the table `Stage`, or use names of rows that the language knows: `Actions`, `Pain points`; a list of notes has the columns `Stage`, `Row` and `Text`",
                ),
            };
            return say(&format!("`{name}` {what}\n  help: {help}\n"));
        };
        let lines = Lines::of(self.text());
        for map in &imported.maps {
            let line = lines.position(map.span.start).line;
            say(&format!("{name}:{line}: {}\n", understood(map)));
        }
        for record in &imported.records {
            let line = lines.position(record.span.start).line;
            say(&format!("{name}:{line}: {}\n", understood_record(record)));
        }
        if is_alone || matches!(notation, Notation::Csv | Notation::Tsv) {
            say(&rows_as_read(name, &imported.maps, &self.manuscript.options.language));
        }
        if !imported.left_out.is_empty() {
            let names: Vec<String> = imported.left_out.iter().map(|name| format!("`{}`", quoted(name))).collect();
            say(&format!("{name}: left out, because maps have no place for it: {}\n", names.join(", ")));
        }
        let Manuscript { book, options, .. } = self.manuscript;
        let files = self.manuscript.files_for(&imported.diagnostics);
        let notices = report::notices(book, options.flavour, &files, &imported.diagnostics);
        if !notices.is_empty() {
            say(&report::human(&notices));
        }
    }
}

/// Prints what came of the files; of several chapters, it would be of no use.
fn show(imports: &[Import<'_>], notation: Notation) -> anyhow::Result<Done> {
    if notation == Notation::Markdown && imports.len() > 1 {
        if imports.iter().any(|import| import.maps() > 0) {
            say("`--write` puts these maps into fences\n");
        }
        return Ok(Done::Fine);
    }
    let mut done = Done::Fine;
    for (number, import) in imports.iter().enumerate() {
        match &import.imported {
            Some(imported) => print_as_is(&format!("{}{}", if number > 0 { "\n" } else { "" }, imported.text))?,
            None if notation == Notation::Markdown => print_as_is(import.text())?,
            None => done = Done::Findings,
        }
    }
    Ok(done)
}

/// Changes the chapters, each as a whole or not at all.
fn write(imports: &[Import<'_>], sources: &Sources) -> Done {
    let trees = sources.trees();
    let mut done = Done::Fine;
    for import in imports.iter().filter(|import| import.maps() > 0) {
        let (file, Some(imported)) = (import.file(), &import.imported) else { continue };
        match trees.rewrite(file, import.text(), &imported.text) {
            Ok(()) => say(&format!("{}: written\n", file.name)),
            Err(fault) => {
                say(&format!("error: `{}` was not written: {fault}\n", file.name));
                done = Done::Unable;
            }
        }
    }
    done
}
