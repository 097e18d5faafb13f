//! `check`: what is wrong with the maps, without building the book.
//!
//! The books are read from disk and surveyed; what concerns the files that were named is reported. `mend` makes the
//! changes that `--fix` asks for.

mod mend;
mod wishes;

use std::collections::HashSet;
use std::time::{SystemTime, UNIX_EPOCH};

use anyhow::bail;
use icu_calendar::{Date, Iso};

use super::progress::watched;
use super::sources::{Paths, Sources};
use super::theme::of_manuscript;
use super::{Done, print, say};
use crate::diagnostics::{Diagnostic, Level, counted};
use crate::disk::Found;
use crate::host::theme::OwnTheme;
use crate::host::{Failure, Fault, day_of, named_day};
use crate::pipeline::survey;
use crate::report::{self, Notice};
use wishes::Wishes;

/// Say what is wrong with the maps, without building the book
///
/// Reads Markdown files, folders and books, and reports what a build would report, at the exact place. Rules of good
/// practice are checked too: a few are on, `--warn strict` adds the rest, and `[preprocessor.journey.lint]` in `book.toml`
/// settles which ones count for a book.
///
/// The exit code is 0 when there is no error, 1 when there is one, and 2 when something could not be read or written.
/// Warnings alone are no error, unless `--deny warnings` makes them some.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  mdbook-journey check                              the book here, or all Markdown below
  mdbook-journey check docs src/checkout.md         a folder and a file
  mdbook-journey check --warn strict                with all rules of good practice
  mdbook-journey check --deny warnings              for CI: a warning fails as well
  mdbook-journey check --format github              annotations in a pull request
  mdbook-journey check --fix                        mend what is beyond doubt
  mdbook-journey explain missing-scope              what a rule is about")]
pub(super) struct Args {
    #[command(flatten)]
    paths: Paths,
    /// How to say it
    #[arg(long, value_enum, default_value_t = Format::Human)]
    format: Format,
    /// Mend what is beyond doubt, then check again
    #[arg(long)]
    fix: bool,
    #[command(flatten)]
    wishes: Wishes,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// With the line and the cure
    Human,
    /// A line each, for editors
    Short,
    /// For other programs; the manual describes it
    Json,
    /// Annotations of GitHub Actions
    Github,
    /// SARIF 2.1.0, for code hosts
    Sarif,
}

/// What is said beside it where there is no map.
const NO_FENCE: &str = "  help: a map stands between a line of ```journey and one of ```; \
    `mdbook-journey import` finds maps that are written otherwise\n";

/// How often `--fix` looks again: far more than one mended fault ever hides another.
const ROUNDS: usize = 5;

pub(super) fn run(args: &Args) -> anyhow::Result<Done> {
    args.wishes.check()?;
    let sources = args.paths.open()?;
    if args.fix && sources.is_standard_input() {
        bail!("`--fix` changes files, and standard input is none\n  help: name the file instead of `-`");
    }
    let today = today()?;
    let mut refused = HashSet::new();
    let mut checked = watched("checking", || Checked::read(&sources, &args.wishes, today));
    if args.fix && !checked.found.faults.is_empty() {
        say("nothing was mended, because not everything could be read\n");
    } else if args.fix {
        let trees = sources.trees();
        // What is mended may show what else can be: a lane spelt right has findings to refer to.
        for _ in 0..ROUNDS {
            let mended = mend::mend(&checked, &trees, &mut refused);
            mended.said.iter().for_each(|line| say(line));
            if !mended.changed {
                break;
            }
            checked = watched("checking again", || Checked::read(&sources, &args.wishes, today));
        }
    }
    for fault in checked.faults() {
        say(&fault.to_string());
    }
    for fault in checked.themes.iter().flat_map(|own| &own.warnings) {
        say(&fault.warning());
    }
    let notices = checked.notices();
    print_report(args, &checked, &notices)?;
    Ok(if checked.faults().next().is_some() || !refused.is_empty() {
        Done::Unable
    } else if notices.iter().any(|notice| notice.level == Level::Error) {
        Done::Findings
    } else {
        Done::Fine
    })
}

/// What was read, and what is wrong with it.
struct Checked {
    found: Found,
    /// By book: what concerns the files that were named.
    diagnostics: Vec<Vec<Diagnostic>>,
    maps: usize,
    /// Whether any fence of ours stands in the files that were named.
    has_fences: bool,
    /// The books' own files of the theme.
    themes: Vec<OwnTheme>,
}

impl Checked {
    fn read(sources: &Sources, wishes: &Wishes, today: Date<Iso>) -> Self {
        let mut found = sources.read();
        let mut diagnostics = Vec::with_capacity(found.manuscripts.len());
        let (mut maps, mut has_fences) = (0, false);
        for manuscript in &mut found.manuscripts {
            wishes.apply(&mut manuscript.options.lint.levels);
            manuscript.options.calendar.today = Some(today);
            let mut survey = survey(&manuscript.book, &manuscript.options);
            survey.diagnostics.retain(|diagnostic| manuscript.asks_for(diagnostic));
            diagnostics.push(survey.diagnostics);
            has_fences |=
                survey.fences.iter().zip(&manuscript.files).any(|(fences, file)| file.is_asked && !fences.is_empty());
            maps += survey.atlas.maps().iter().filter(|map| manuscript.files[map.placement.chapter].is_asked).count();
        }
        let themes = found.manuscripts.iter().filter_map(of_manuscript).collect();
        Self { found, diagnostics, maps, has_fences, themes }
    }

    /// What keeps a book from being read or built.
    fn faults(&self) -> impl Iterator<Item = &Fault> {
        self.found.faults.iter().chain(self.themes.iter().flat_map(|own| &own.faults))
    }

    fn notices(&self) -> Vec<Notice> {
        let books = self.found.manuscripts.iter().zip(&self.diagnostics);
        let notices = books.flat_map(|(manuscript, diagnostics)| {
            let files = manuscript.files_for(diagnostics);
            report::notices(&manuscript.book, manuscript.options.flavour, &files, diagnostics)
        });
        notices.collect()
    }
}

fn print_report(args: &Args, checked: &Checked, notices: &[Notice]) -> anyhow::Result<()> {
    match args.format {
        Format::Short => print(&report::short(notices)),
        Format::Json => print(&report::json(notices)),
        Format::Github => print(&report::github(notices)),
        Format::Sarif => print(&report::sarif(notices)),
        Format::Human if notices.is_empty() && checked.faults().next().is_some() => Ok(()),
        Format::Human if notices.is_empty() => print(&all_is_fine(checked)),
        Format::Human => {
            let mendable = notices.iter().filter(|notice| notice.remedy.is_some()).count();
            let hint = match mendable {
                0 => String::new(),
                count => format!("{count} of them can be mended by `--fix`\n"),
            };
            print(&(report::human(notices) + &hint))
        }
    }
}

fn all_is_fine(checked: &Checked) -> String {
    let files = checked.found.manuscripts.iter().flat_map(|manuscript| &manuscript.files);
    let files = files.filter(|file| file.is_asked).count();
    let files = counted(files, "file", "files");
    if !checked.has_fences {
        return format!("there is no map in {files}\n{NO_FENCE}");
    }
    format!("nothing to say about {} in {files}\n", counted(checked.maps, "map", "maps"))
}

/// The day from which the age of reviews is counted.
fn today() -> anyhow::Result<Date<Iso>> {
    if let Some(day) = named_day().map_err(Failure::from)? {
        return Ok(day);
    }
    let seconds = SystemTime::now().duration_since(UNIX_EPOCH).map_or(0, |since| since.as_secs());
    Ok(day_of(i64::try_from(seconds).unwrap_or_default()))
}
