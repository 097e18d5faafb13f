//! `completions`: what a shell needs to complete commands and options.

use clap::CommandFactory as _;
use clap_complete::Shell;

use super::{Cli, Done, NAME, print_as_is};

/// Print the completions of commands and options, for a shell
#[derive(Debug, clap::Args)]
#[command(after_help = "\
Examples:
  mdbook-journey completions bash > ~/.local/share/bash-completion/completions/mdbook-journey
  mdbook-journey completions zsh > ~/.zfunc/_mdbook-journey
  mdbook-journey completions fish > ~/.config/fish/completions/mdbook-journey.fish")]
pub(super) struct Args {
    /// The shell
    shell: Shell,
}

pub(super) fn run(args: &Args) -> anyhow::Result<Done> {
    let mut script = Vec::new();
    clap_complete::generate(args.shell, &mut Cli::command(), NAME, &mut script);
    print_as_is(&String::from_utf8(script)?)?;
    Ok(Done::Fine)
}
