//! `fmt`: maps in canonical form, in the files that hold them.
//!
//! The way: read from disk, `canonical::rewrite`, then write, name or show what is new. `patch` shows it.

mod patch;

use super::progress::watched;
use super::sources::Paths;
use super::trees::Trees;
use super::{Done, print, print_as_is, say};
use crate::canonical::{Forms, Left, Rewritten, Why, rewrite};
use crate::disk::{File, Found, Manuscript};
use crate::host::Fault;
use crate::pipeline::side_by_side;
use crate::source::Lines;
use patch::patch;

/// Write maps in canonical form
///
/// There is one canonical form for each map: the same order, marks and empty lines everywhere, so that two versions differ
/// only where the map does. Comments stay, and so does everything outside the maps, byte for byte. A map is read again
/// before it is written; if it would then say anything else, it is left as it is, and that is said.
///
/// Personas and lists of sources are written so too.
///
/// Maps that are tables, have front matter or other levels of headings are left as they are, unless `--canonical` is given.
///
/// The exit code of `--check` and `--diff` is 1 when there is a map to write anew. It is 2 when something could not be read
/// or written.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  mdbook-journey fmt                            the book here, or all Markdown below
  mdbook-journey fmt docs src/checkout.md       a folder and a file
  mdbook-journey fmt --canonical src/old.md     turn a table into headings as well
  mdbook-journey fmt --check                    for CI: name the files to write anew
  mdbook-journey fmt --diff | git apply         see the change, or make it elsewhere
  mdbook-journey fmt - < draft.md               for editors: read there, written here")]
pub(super) struct Args {
    #[command(flatten)]
    paths: Paths,
    /// Write maps of every form anew: tables, front matter, headings of other levels
    #[arg(long)]
    canonical: bool,
    /// Write nothing; name the files that would change
    #[arg(long)]
    check: bool,
    /// Write nothing; show what would change, as a unified diff
    #[arg(long)]
    diff: bool,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Done> {
    let sources = args.paths.open()?;
    let forms = if args.canonical { Forms::All } else { Forms::Headings };
    let found = watched("reading", || sources.read());
    if !found.faults.is_empty() {
        found.faults.iter().for_each(|fault| say(&fault.to_string()));
        say("nothing was written, because not everything could be read\n");
        return Ok(Done::Unable);
    }
    let sheets = watched("writing", || sheets(&found, forms));
    let done = if args.diff {
        let styled = anstream::stdout().current_choice() != anstream::ColorChoice::Never;
        show(&sheets, |sheet, new| {
            patch(&sheet.file.name, &sheet.file.marked(sheet.old), &sheet.file.marked(new), styled)
        })?
    } else if args.check {
        show(&sheets, |sheet, _| format!("{} not in canonical form\n", sheet.counted()))?
    } else if sources.is_standard_input() {
        for sheet in &sheets {
            print_as_is(&sheet.file.marked(sheet.rewritten.text.as_deref().unwrap_or(sheet.old)))?;
        }
        Done::Fine
    } else {
        write(&sheets, &sources.trees())?
    };
    if !args.diff && !sources.is_standard_input() && sheets.iter().all(|sheet| sheet.rewritten.text.is_none()) {
        print("nothing to write anew\n")?;
    }
    Ok(if say_what_is_left(&sheets) { Done::Unable } else { done })
}

/// A file that was asked for, and its new text.
struct Sheet<'a> {
    file: &'a File,
    old: &'a str,
    rewritten: Rewritten,
}

fn sheets<'a>(found: &'a Found, forms: Forms) -> Vec<Sheet<'a>> {
    let of_book = |Manuscript { book, options, files, .. }: &'a Manuscript| {
        let rewritten = side_by_side(book, |index, chapter| {
            files[index].is_asked.then(|| rewrite(chapter, &options.settings, options.flavour, forms))
        });
        let sheets = book.chapters.iter().zip(files).zip(rewritten);
        sheets
            .filter_map(|((chapter, file), rewritten)| Some(Sheet { file, old: &chapter.text, rewritten: rewritten? }))
    };
    found.manuscripts.iter().flat_map(of_book).collect()
}

impl Sheet<'_> {
    /// `src/checkout.md: 1 of 2 fences`.
    fn counted(&self) -> String {
        let Rewritten { changed, fences, .. } = self.rewritten;
        format!("{}: {changed} of {fences} fence{}", self.file.name, if fences == 1 { "" } else { "s" })
    }

    /// What is said of a map that could not be written anew.
    fn fault(&self, lines: &Lines<'_>, left: &Left) -> Option<Fault> {
        let (what, help) = match left.why {
            Why::OtherForm => return None,
            Why::NoMap => (
                "it has neither stages nor lanes, so its lines would run together",
                "`mdbook-journey check` says more; write a heading for each stage (`## Awareness`)",
            ),
            Why::Unclosed => ("it is never closed", "close it with a line of the same marks"),
            Why::SaysMore => (
                "the canonical form cannot say all that stands here",
                "say it in plainer Markdown, or leave it: the page is right as it is",
            ),
            Why::EndsFence => ("code in it would end it", "open and close the fence with more marks"),
            Why::Misplaced => (
                "its lines would not stay in the list or quote around it",
                "indent the list or quote with spaces, the same number for each line",
            ),
        };
        let at = lines.position(left.span.start);
        let message = format!("`{}:{}:{}`: this fence is left as it is: {what}", self.file.name, at.line, at.column);
        Some(Fault::new(message, help))
    }
}

/// Prints what is to be said of each file that would change.
fn show(sheets: &[Sheet<'_>], say: impl Fn(&Sheet<'_>, &str) -> String) -> anyhow::Result<Done> {
    let mut done = Done::Fine;
    for sheet in sheets {
        if let Some(new) = &sheet.rewritten.text {
            print_as_is(&say(sheet, new))?;
            done = Done::Findings;
        }
    }
    Ok(done)
}

/// Writes each file that changes.
fn write(sheets: &[Sheet<'_>], trees: &Trees) -> anyhow::Result<Done> {
    let mut done = Done::Fine;
    for sheet in sheets {
        let Some(new) = &sheet.rewritten.text else { continue };
        match trees.rewrite(sheet.file, sheet.old, new) {
            Ok(()) => print(&format!("{} written anew\n", sheet.counted()))?,
            Err(fault) => {
                say(&format!("error: `{}` was not written: {fault}\n", sheet.file.name));
                done = Done::Unable;
            }
        }
    }
    Ok(done)
}

/// Says which maps were left as they are. Whether any of them should not have been.
fn say_what_is_left(sheets: &[Sheet<'_>]) -> bool {
    let mut refused = false;
    for sheet in sheets {
        let lines = Lines::of(sheet.old);
        for fault in sheet.rewritten.left.iter().filter_map(|left| sheet.fault(&lines, left)) {
            say(&fault.to_string());
            refused = true;
        }
    }
    for sheet in sheets {
        let name = &sheet.file.name;
        match sheet.rewritten.left.iter().filter(|left| left.why == Why::OtherForm).count() {
            0 => {}
            1 => say(&format!(
                "{name}: 1 fence is not in the form of headings, and was left as it is; `--canonical` writes it anew too\n"
            )),
            many => say(&format!(
                "{name}: {many} fences are not in the form of headings, and were left as they are; `--canonical` writes them anew too\n"
            )),
        }
    }
    refused
}
