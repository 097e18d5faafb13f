//! `man`: pages for the `man` program.

use anyhow::bail;
use clap::CommandFactory as _;
use clap_mangen::Man;

use super::{Cli, Done, NAME, print_as_is};
use crate::diagnostics::Cure;

/// Print the man page of the program, or of one of its commands
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  mdbook-journey man | man -l -
  mdbook-journey man check > ~/.local/share/man/man1/mdbook-journey-check.1")]
pub(super) struct Args {
    /// The command
    command: Option<String>,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Done> {
    let mut program = Cli::command();
    program.build();
    let command = match &args.command {
        None => program,
        Some(name) => named(&program, name)?,
    };
    let mut page = Vec::new();
    let version = concat!(env!("CARGO_PKG_NAME"), " ", env!("CARGO_PKG_VERSION"));
    Man::new(command).source(version).render(&mut page)?;
    print_as_is(&String::from_utf8(page)?)?;
    Ok(Done::Fine)
}

fn named(program: &clap::Command, name: &str) -> anyhow::Result<clap::Command> {
    if let Some(command) = program.find_subcommand(name) {
        return Ok(command.clone());
    }
    let names = program.get_subcommands().map(clap::Command::get_name);
    let help = Cure::name(name, names, format!("`{NAME} --help` lists the commands")).help;
    bail!("there is no command `{name}`\n  help: {help}");
}
