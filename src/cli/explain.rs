//! `explain`: the manual's page of a code or a rule, in the terminal.

use std::fmt::Write as _;

use anyhow::bail;

use super::{Done, page, print};
use crate::diagnostics::{About, Cure, Group};
use crate::lint::abouts;

/// Explain a code or a rule; without one, list them all
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  mdbook-journey explain                     all codes and rules, a line each
  mdbook-journey explain unknown-reference   what it means, and how to mend it")]
pub(super) struct Args {
    /// The name in the brackets of a message
    #[arg(value_name = "CODE")]
    code: Option<String>,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Done> {
    let Some(code) = &args.code else {
        print(&list())?;
        return Ok(Done::Fine);
    };
    // As it stands in a message: `error[unknown-reference]`.
    let name = code.rsplit('[').next().unwrap_or(code).trim_end_matches([']', ':']);
    let Some(about) = abouts().find(|about| about.name == name) else {
        let names = abouts().map(|about| about.name);
        let help = Cure::name(name, names, "`mdbook-journey explain` lists all codes and rules").help;
        bail!("no code and no rule has the name `{name}`\n  help: {help}");
    };
    print(&format!("{} ({})\n\n{}", about.name, kind(about), page::text(&about.page())))?;
    Ok(Done::Fine)
}

fn kind(about: &About) -> String {
    match about.group {
        Group::Language => format!("{} of the language", about.level.word()),
        Group::Default => "rule, on by default".to_owned(),
        Group::Strict => "rule of the group `strict`".to_owned(),
    }
}

fn list() -> String {
    let groups = [
        ("The language", Group::Language),
        ("Rules that are on by default (`default`)", Group::Default),
        ("Rules for maps that have grown up (`strict`)", Group::Strict),
    ];
    let mut out = String::new();
    for (title, group) in groups {
        let _ = writeln!(out, "{title}\n");
        for about in abouts().filter(|about| about.group == group) {
            let level = if group == Group::Language { about.level.word() } else { "" };
            let _ = writeln!(out, "  {:<28}{level:<9}{}", about.name, about.summary());
        }
        out.push('\n');
    }
    out.push_str("`mdbook-journey explain NAME` says more of each.\n");
    out
}
