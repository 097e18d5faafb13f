//! `--allow`, `--warn` and `--deny`: levels for one check only.

use anyhow::bail;

use crate::diagnostics::{Cure, Level};
use crate::lint::{Levels, NotAllowed};

/// Levels that were wished for on the command line; they win over those in `book.toml`, name by name.
#[derive(Debug, clap::Args)]
pub(super) struct Wishes {
    /// Do not report a rule, a code, or a group (language, default, strict, all)
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    allow: Vec<String>,
    /// Report it as a warning
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    warn: Vec<String>,
    /// Report it as an error; `warnings` is all that would be a warning
    #[arg(long, value_name = "NAME", value_delimiter = ',')]
    deny: Vec<String>,
}

/// What is a warning, whatever it is.
const WARNINGS: &str = "warnings";

impl Wishes {
    /// Whether all the names are known.
    pub(super) fn check(&self) -> anyhow::Result<()> {
        for (name, level) in self.named() {
            match Levels::default().set(name, level) {
                Ok(()) => {}
                Err(NotAllowed::Misleads) => {
                    bail!("`{name}` is an error, and stays one\n  help: mend it: with it, the page would mislead")
                }
                Err(NotAllowed::Unknown) if name == WARNINGS => {
                    bail!(
                        "`{WARNINGS}` can be denied, and nothing else\n  help: a group takes levels: language, default, strict, all"
                    )
                }
                Err(NotAllowed::Unknown) => {
                    let names = Levels::names().chain([WARNINGS]);
                    let help = Cure::name(name, names, "`mdbook-journey explain` lists all rules and codes").help;
                    bail!("no rule, code or group has the name `{name}`\n  help: {help}");
                }
            }
        }
        Ok(())
    }

    /// Grants them. Of several for one name, the strictest counts.
    pub(super) fn apply(&self, levels: &mut Levels) {
        for (name, level) in self.named() {
            // They were checked before anything was read.
            let _ = levels.set(name, level);
        }
        if self.deny.iter().any(|name| name == WARNINGS) {
            levels.deny_warnings();
        }
    }

    fn named(&self) -> impl Iterator<Item = (&str, Option<Level>)> {
        let lists =
            [(&self.allow, None), (&self.warn, Some(Level::Warning)), (&self.deny, Some(Level::Error))].into_iter();
        let named = lists.flat_map(|(names, level)| names.iter().map(move |name| (name.as_str(), level)));
        named.filter(|(name, level)| !(*name == WARNINGS && *level == Some(Level::Error)))
    }
}
