//! `export`: the maps for other tools and people.

mod one;

use std::path::PathBuf;

use anyhow::{Context as _, bail};

use super::progress::watched;
use super::sources::Paths;
use super::trees::Trees;
use super::{Done, print, say};
use crate::atlas::Map;
use crate::diagnostics::{Diagnostic, Known, Level, Place};
use crate::disk::Manuscript;
use crate::export::{self, Edition};
use crate::host::{Failure, Fault};
use crate::pipeline::{Survey, survey};

/// Give the maps to other tools and people: as data, as a page, as a drawing
///
/// Reads Markdown files, folders and books. `json` holds all that is known, `ndjson` one finding a line, and the two kinds of
/// CSV open in spreadsheets. `html`, `svg` and `mermaid` show one map: a page in one file, its curve for slides, a diagram.
/// `mdbook-journey schema` describes the JSON.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  mdbook-journey export                                         the book here, as JSON
  mdbook-journey export docs --format ndjson                    one finding a line
  mdbook-journey export --format csv-findings -o findings.csv   for a spreadsheet
  mdbook-journey export --format html --map checkout -o checkout.html
                                                                one map as a page, for mail
  mdbook-journey export src/checkout.md --format svg -o checkout.svg
                                                                its curve, for slides")]
pub(super) struct Args {
    #[command(flatten)]
    paths: Paths,
    /// What to write
    #[arg(long, value_enum, default_value_t = Format::Json)]
    format: Format,
    /// Only the map with this id
    #[arg(long, value_name = "ID")]
    map: Option<String>,
    /// The file to write it to, as a whole or not at all; standard output if there is none
    #[arg(short, long, value_name = "FILE")]
    output: Option<PathBuf>,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Format {
    /// All that is known
    Json,
    /// One finding a line, in JSON
    Ndjson,
    /// One finding a line, for spreadsheets
    CsvFindings,
    /// One stage or step a line, for spreadsheets
    CsvStages,
    /// One map as a page in one file, for mail
    Html,
    /// The emotion curve of one map as a drawing, for slides
    Svg,
    /// One map as a journey diagram of Mermaid
    Mermaid,
    /// Pain points and moments of delight, for `TheyDo`
    TheydoInsights,
    /// Opportunities, for `TheyDo`
    TheydoOpportunities,
}

/// A book that was read.
struct Read {
    manuscript: Manuscript,
    survey: Survey,
    files: Vec<Option<String>>,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Done> {
    let sources = args.paths.open()?;
    let manuscripts = watched("reading", || sources.read()).whole().map_err(Failure::from)?;
    let books: Vec<Read> = watched("reading", || manuscripts.into_iter().map(Read::new).collect());
    let editions: Vec<Edition<'_>> = books.iter().map(|book| book.edition(args.map.as_deref())).collect();
    check_map(args, &editions)?;
    books.iter().zip(&editions).for_each(|(book, edition)| book.warn(edition));
    let text = match args.format {
        Format::Json => export::json(&editions),
        Format::Ndjson => export::ndjson(&editions),
        Format::CsvFindings => export::findings_csv(&editions),
        Format::CsvStages => export::stages_csv(&editions),
        Format::Html => one::page(&books, &editions)?,
        Format::Svg => one::drawing(&books, &editions)?,
        Format::Mermaid => one::diagram(&editions)?,
        Format::TheydoInsights => export::theydo_insights(&editions),
        Format::TheydoOpportunities => export::theydo_opportunities(&editions),
    };
    let Some(file) = &args.output else {
        print(&text)?;
        return Ok(Done::Fine);
    };
    Trees::named(&[file])?.write(file, &text).with_context(|| format!("`{}` was not written", file.display()))?;
    Ok(Done::Fine)
}

impl Read {
    fn new(manuscript: Manuscript) -> Self {
        let survey = survey(&manuscript.book, &manuscript.options);
        let files = manuscript.files.iter().map(|file| file.is_asked.then(|| file.name.clone())).collect();
        Self { manuscript, survey, files }
    }

    /// Says that maps that are exported have errors, if they have some.
    fn warn(&self, edition: &Edition<'_>) {
        let is_error = |found: &&Diagnostic| found.level == Level::Error;
        // They are in the order of the book.
        let errors: Vec<Place> = self.survey.diagnostics.iter().filter(is_error).map(|found| found.place).collect();
        let count = |map: &Map| {
            let (chapter, span) = (map.placement.chapter, map.journey.span);
            let count_until = |end: usize| errors.partition_point(|at| (at.chapter, at.span.start) < (chapter, end));
            count_until(span.end + 1) - count_until(span.start)
        };
        let counts = edition.maps().map(|(_, map)| (map.journey.header.id.name.as_str(), count(map)));
        let faulty: Vec<_> = counts.filter(|(_, count)| *count > 0).collect();
        let what = match faulty.as_slice() {
            [] => return,
            [(id, 1)] => format!("the map `{id}` has an error, and what is shown of it may mislead"),
            [(id, count)] => format!("the map `{id}` has {count} errors, and what is shown of it may mislead"),
            maps => {
                let ids: Known<'_> = maps.iter().map(|(id, _)| *id).collect();
                format!("maps have errors, and what is shown of them may mislead: {}", ids.listed())
            }
        };
        say(&Fault::new(what, "`mdbook-journey check` tells what is wrong, and where").warning());
    }

    fn edition<'a>(&'a self, only: Option<&'a str>) -> Edition<'a> {
        Edition {
            atlas: &self.survey.atlas,
            lines: self.manuscript.book.lines(),
            settings: &self.manuscript.options.language,
            files: &self.files,
            only,
        }
    }
}

/// Whether the map that was asked for is there.
fn check_map(args: &Args, editions: &[Edition<'_>]) -> anyhow::Result<()> {
    let Some(id) = &args.map else { return Ok(()) };
    if editions.iter().any(|edition| edition.maps().next().is_some()) {
        return Ok(());
    }
    let all = editions.iter().flat_map(|edition| edition.atlas.maps()).map(|map| map.journey.header.id.name.as_str());
    let known: Known<'_> = all.collect();
    let otherwise = match known.names().len() {
        0 => "what was named holds no maps".to_owned(),
        _ => format!("there are {}", known.listed()),
    };
    let help = known.cure(id, otherwise).help;
    bail!("no map has the id `{id}`\n  help: {help}")
}
