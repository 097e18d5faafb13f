//! `new`: a map to begin with, in a file or on standard output.

use std::path::PathBuf;

use anyhow::{Context as _, bail};

use super::trees::Trees;
use super::{Done, print, print_as_is};
use crate::disk::is_markdown;
use crate::skeleton::{self, LANGUAGES, Plan, Words};

/// Write a map to begin with
///
/// It has stages, the rows that most maps have, and comments that say what belongs there. It is in canonical form, and
/// `check` has nothing to say about it. Without FILE it goes to standard output, to be put into a chapter.
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  mdbook-journey new \"First invoice\"                          on standard output
  mdbook-journey new \"First invoice\" src/first-invoice.md     in a chapter of its own
  mdbook-journey new Renewal --template saas --persona Ada     stages of a subscription
  mdbook-journey new Checkout --stages Find,Pay,\"Wait for it\"
  mdbook-journey new Reklamation --template shop --lang de     in German")]
pub(super) struct Args {
    /// The title of the map
    title: String,
    /// The Markdown file to write
    file: Option<PathBuf>,
    /// The names of the stages, separated by commas
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    stages: Vec<String>,
    /// Where the stages come from, if they are not named
    #[arg(long, value_enum, default_value_t = Template::Blank, conflicts_with = "stages")]
    template: Template,
    /// Whose journey it is
    #[arg(long, value_name = "NAME")]
    persona: Option<String>,
    #[arg(long, value_name = "TAG", help = format!("The language of labels and comments, and of the page: {}", tags()))]
    lang: Option<String>,
    /// Write over a file that is there
    #[arg(long, requires = "file")]
    force: bool,
}

#[derive(Debug, Clone, Copy, PartialEq, Eq, clap::ValueEnum)]
enum Template {
    /// Before, during and after
    Blank,
    /// Software that people subscribe to
    Saas,
    /// A shop that sends things
    Shop,
    /// A service, from the need to looking back
    Service,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Done> {
    let words = words(args.lang.as_deref())?;
    let plan = plan(args, words)?;
    let Some(file) = &args.file else {
        print_as_is(&skeleton::fence(&plan, words))?;
        return Ok(Done::Fine);
    };
    let shown = file.display();
    if !is_markdown(file) {
        bail!("`{shown}` is not the name of a Markdown file\n  help: let it end in `.md`");
    }
    let is_there = file.symlink_metadata().is_ok();
    if is_there && !args.force {
        bail!(
            "`{shown}` is there already, and nothing was written\n  help: name another file, or write over it with `--force`"
        );
    }
    let text = skeleton::chapter(&plan, words);
    Trees::named(&[file])?.write(file, &text).with_context(|| format!("`{shown}` cannot be written"))?;
    print(&format!("wrote `{shown}`\nnext: fill in what is `…`, and name the file in `SUMMARY.md`\n"))?;
    Ok(Done::Fine)
}

fn plan(args: &Args, words: &Words) -> anyhow::Result<Plan> {
    let title = one_line(&args.title);
    if title.is_empty() {
        bail!("the title is empty\n  help: say what the journey is about: `mdbook-journey new \"First invoice\"`");
    }
    let mut stages: Vec<String> =
        args.stages.iter().map(|name| one_line(name)).filter(|name| !name.is_empty()).collect();
    if !args.stages.is_empty() && stages.is_empty() {
        bail!("`--stages` names no stage\n  help: separate their names by commas: `--stages Find,Pay,Wait`");
    }
    if stages.is_empty() {
        let template = match args.template {
            Template::Blank => skeleton::Template::Blank,
            Template::Saas => skeleton::Template::Saas,
            Template::Shop => skeleton::Template::Shop,
            Template::Service => skeleton::Template::Service,
        };
        stages = words.stages.of(template).to_vec();
    }
    let persona = args.persona.as_deref().map(one_line).filter(|name| !name.is_empty());
    Ok(Plan { title, persona, stages, language: args.lang.clone() })
}

fn one_line(words: &str) -> String {
    words.split_whitespace().collect::<Vec<_>>().join(" ")
}

/// The tags of the languages that a map can be begun in.
fn tags() -> String {
    LANGUAGES.iter().map(|(tag, _)| *tag).collect::<Vec<_>>().join(", ")
}

/// The words of a language: of `de` for `de-AT`.
fn words(tag: Option<&str>) -> anyhow::Result<&'static Words> {
    let tag = tag.unwrap_or("en");
    let known = Words::of(tag).or_else(|| Words::of(tag.split(['-', '_']).next().unwrap_or(tag)));
    let Some(words) = known else {
        bail!("no map can be begun in the language `{tag}`\n  help: the languages are {}", tags());
    };
    Ok(words)
}
