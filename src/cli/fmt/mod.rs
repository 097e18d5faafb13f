//! `fmt`: maps in canonical form, in the files that hold them.
//!
//! The way: read from disk, `canonical::rewrite`, then write, name or show what is new. `patch` shows it.

mod patch;

use std::io::IsTerminal as _;

use super::progress::watched;
use super::sources::Paths;
use super::trees::Trees;
use super::{Done, print, print_as_is, say};
use crate::canonical::{Forms, Left, Rewritten, Why, rewrite};
use crate::diagnostics::counted;
use crate::disk::{File, Manuscript};
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
    let manuscripts = watched("reading", || sources.read_whole())?;
    let edits = watched("writing", || edits(&manuscripts, forms));
    let done = if args.diff {
        let styled = anstream::stdout().current_choice() != anstream::ColorChoice::Never;
        let is_looked_at = styled || std::io::stdout().is_terminal();
        let patch = |edit: &Edit<'_>, new: &str| {
            patch(&edit.file.name, &edit.file.marked(edit.old), &edit.file.marked(new), styled, is_looked_at)
        };
        // Of what is looked at, only the colours are for the terminal.
        show(&edits, if is_looked_at { print } else { print_as_is }, patch)?
    } else if args.check {
        show(&edits, print, |edit, _| format!("{} not in canonical form\n", edit.counted()))?
    } else if sources.is_standard_input() {
        for edit in &edits {
            print_as_is(&edit.file.marked(edit.rewritten.text.as_deref().unwrap_or(edit.old)))?;
        }
        Done::Fine
    } else {
        write(&edits, &sources.trees())?
    };
    if !args.diff && !sources.is_standard_input() && edits.iter().all(|edit| edit.rewritten.text.is_none()) {
        print("nothing to write anew\n")?;
    }
    Ok(if say_what_is_left(&edits) { Done::Unable } else { done })
}

/// A file that was asked for, and its new text.
struct Edit<'a> {
    file: &'a File,
    old: &'a str,
    rewritten: Rewritten,
}

fn edits<'a>(manuscripts: &'a [Manuscript], forms: Forms) -> Vec<Edit<'a>> {
    let of_book = |Manuscript { book, options, files, .. }: &'a Manuscript| {
        let rewritten = side_by_side(book, |index, chapter| {
            files[index].is_asked.then(|| rewrite(chapter, &options.language, options.flavour, forms))
        });
        let edits = book.chapters.iter().zip(files).zip(rewritten);
        edits.filter_map(|((chapter, file), rewritten)| Some(Edit { file, old: &chapter.text, rewritten: rewritten? }))
    };
    manuscripts.iter().flat_map(of_book).collect()
}

impl Edit<'_> {
    /// `src/checkout.md: 1 of 2 fences`.
    fn counted(&self) -> String {
        let Rewritten { changed, fences, .. } = self.rewritten;
        format!("{}: {changed} of {}", self.file.name, counted(fences, "fence", "fences"))
    }

    /// What is said of a map that is not written anew because something is wrong with it.
    fn fault(&self, lines: &Lines<'_>, left: &Left) -> Option<Fault> {
        let (what, help) = match left.why {
            Why::OtherForm | Why::SaysMore | Why::FilledIn => return None,
            Why::NoMap => (
                "it has neither stages nor lanes, so its lines would run together",
                "`mdbook-journey check` says more; write a heading for each stage (`## Awareness`)",
            ),
            Why::Unclosed => ("it is never closed", "close it with a line of the same marks"),
            Why::EndsFence => ("code in it would end it", "open and close the fence with more marks"),
            Why::Misplaced => (
                "its lines would not stay in the list or quote around it",
                "indent the list or quote with spaces, the same number for each line",
            ),
        };
        Some(Fault::new(format!("`{}`: this fence is left as it is: {what}", self.place(lines, left)), help))
    }

    /// `src/checkout.md:3:1`.
    fn place(&self, lines: &Lines<'_>, left: &Left) -> String {
        let at = lines.position(left.span.start);
        format!("{}:{}:{}", self.file.name, at.line, at.column)
    }
}

/// Prints what is to be said of each file that would change.
fn show(
    edits: &[Edit<'_>],
    print: fn(&str) -> anyhow::Result<()>,
    say: impl Fn(&Edit<'_>, &str) -> String,
) -> anyhow::Result<Done> {
    let mut done = Done::Fine;
    for edit in edits {
        if let Some(new) = &edit.rewritten.text {
            print(&say(edit, new))?;
            done = Done::Findings;
        }
    }
    Ok(done)
}

/// Writes each file that changes.
fn write(edits: &[Edit<'_>], trees: &Trees) -> anyhow::Result<Done> {
    let mut done = Done::Fine;
    for edit in edits {
        let Some(new) = &edit.rewritten.text else { continue };
        match trees.rewrite(edit.file, edit.old, new) {
            Ok(()) => print(&format!("{} written anew\n", edit.counted()))?,
            Err(fault) => {
                say(&format!("error: `{}` was not written: {fault}\n", edit.file.name));
                done = Done::Unable;
            }
        }
    }
    Ok(done)
}

/// Says which maps were left as they are. Whether any of them should not have been.
fn say_what_is_left(edits: &[Edit<'_>]) -> bool {
    let mut refused = false;
    for edit in edits {
        let lines = Lines::of(edit.old);
        for fault in edit.rewritten.left.iter().filter_map(|left| edit.fault(&lines, left)) {
            say(&fault.to_string());
            refused = true;
        }
        // Nothing is wrong with these: the page is right as it is.
        for left in &edit.rewritten.left {
            let what = match left.why {
                Why::SaysMore => "the canonical form cannot say all that stands here",
                Why::FilledIn => "mdBook has yet to fill in a part of this (`{{#include}}`)",
                _ => continue,
            };
            say(&format!("{}: {what}, and the fence was left as it is\n", edit.place(&lines, left)));
        }
    }
    for edit in edits {
        let name = &edit.file.name;
        match edit.rewritten.left.iter().filter(|left| left.why == Why::OtherForm).count() {
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
