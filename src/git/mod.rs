//! Revisions of a Git repository, read with the `git` program.
//!
//! [`Repository::lay_out`] puts what a revision has of books into a temporary folder, so that [`crate::disk`] reads it as it
//! reads anything else. Blobs are read from the object store: the work tree and the index are never touched, and no filter
//! or hook is run.
//!
//! `command` runs the program, `listing` reads a tree, `layout` writes the folder.

mod command;
mod layout;
mod listing;

pub use layout::Layout;

use std::collections::HashSet;
use std::ffi::OsStr;
use std::path::{Path, PathBuf};

use crate::disk::is_markdown;
use crate::host::Fault;
use command::Git;

/// A Git repository, seen from a folder in it.
#[derive(Debug)]
pub struct Repository {
    git: Git,
    /// The folder, as a path below the repository's.
    prefix: PathBuf,
}

/// A commit.
#[derive(Debug, Clone, PartialEq, Eq)]
pub struct Commit(String);

impl Repository {
    /// The repository that the folder `here` lies in.
    ///
    /// # Errors
    ///
    /// When there is no `git` program, or no repository.
    pub fn around(here: &Path) -> Result<Self, Fault> {
        let git = Git::at(here);
        let prefix = git.run(&["rev-parse", "--show-prefix"])?.map_err(|said| {
            if said.contains("not a git repository") {
                let message = "this folder is in no Git repository";
                return Fault::new(message, "go into one, or name two files or two folders to compare");
            }
            Fault::new(format!("git says: {said}"), "mend what it says, and try again")
        })?;
        Ok(Self { git, prefix: command::path(prefix.trim_ascii_end()) })
    }

    /// The path of the folder below the repository's, `/` between its parts and at its end; empty at the top.
    #[must_use]
    pub fn prefix(&self) -> String {
        self.prefix.iter().map(|part| part.to_string_lossy() + "/").collect()
    }

    /// The commit that a revision names.
    ///
    /// # Errors
    ///
    /// When it names none.
    pub fn commit(&self, revision: &str) -> Result<Commit, Fault> {
        self.resolve(revision)?.ok_or_else(|| self.unknown(revision))
    }

    /// Whether a revision names a commit.
    #[must_use]
    pub fn has(&self, revision: &str) -> bool {
        matches!(self.resolve(revision), Ok(Some(_)))
    }

    /// The last commit that two revisions have in common.
    ///
    /// # Errors
    ///
    /// When a revision names nothing, or when the two have nothing in common.
    pub fn fork(&self, one: &str, other: &str) -> Result<Commit, Fault> {
        let (Commit(first), Commit(second)) = (self.commit(one)?, self.commit(other)?);
        let Ok(commit) = self.git.run(&["merge-base", &first, &second])? else {
            let message = format!("`{one}` and `{other}` have no commit in common");
            return Err(self.fault(message, format!("compare the two as they are: `{one}..{other}`")));
        };
        Ok(Commit(String::from_utf8_lossy(commit.trim_ascii()).into_owned()))
    }

    /// The files of the folder that Git knows or would take up: what it is told to ignore is not among them.
    ///
    /// # Errors
    ///
    /// When the repository has no work tree.
    pub fn files(&self) -> Result<HashSet<PathBuf>, Fault> {
        let listed = self.git.run(&["ls-files", "-z", "--cached", "--others", "--exclude-standard"])?;
        let listed = listed.map_err(|said| Fault::new(format!("git says: {said}"), "compare two revisions"))?;
        Ok(listed.split(|byte| *byte == 0).filter(|name| !name.is_empty()).map(command::path).collect())
    }

    fn resolve(&self, revision: &str) -> Result<Option<Commit>, Fault> {
        // It would be taken for an option, and no revision begins so.
        if revision.starts_with('-') || revision.contains('\0') {
            return Ok(None);
        }
        let commit = format!("{revision}^{{commit}}");
        let found = self.git.run(&["rev-parse", "--verify", "--quiet", "--end-of-options", &commit])?;
        Ok(found.ok().map(|id| Commit(String::from_utf8_lossy(id.trim_ascii()).into_owned())))
    }

    fn unknown(&self, revision: &str) -> Fault {
        let has_commits = matches!(self.git.run(&["rev-list", "-n1", "--all"]), Ok(Ok(id)) if !id.is_empty());
        if !has_commits {
            let help = "commit something, or name two files or two folders to compare";
            return Fault::new("this repository has no commits yet", help);
        }
        let message = format!("`{}` is no commit of this repository", crate::diagnostics::quoted(revision));
        self.fault(message, "`git branch --all` and `git log` show what there is".to_owned())
    }

    /// A fault; in a shallow or partial clone, the likeliest reason is that the commit or the file was not fetched.
    fn fault(&self, message: String, help: String) -> Fault {
        let says =
            |args: &[&str]| matches!(self.git.run(args), Ok(Ok(answer)) if answer.trim_ascii().ends_with(b"true"));
        if says(&["rev-parse", "--is-shallow-repository"]) {
            return Fault::new(
                format!("{message}; this clone is shallow, and holds only the latest commits"),
                "fetch the rest, `git fetch --unshallow`, or in GitHub Actions set `fetch-depth: 0` for the checkout",
            );
        }
        if says(&["config", "--get-regexp", r"^remote\..*\.promisor$"]) {
            return Fault::new(
                format!("{message}; this clone is partial, and holds only the files that were looked at"),
                "fetch the rest, `git backfill` (Git 2.49), or clone without `--filter`",
            );
        }
        Fault::new(message, help)
    }
}

/// Whether a name in a tree is one that books are made of.
fn is_of_a_book(name: &OsStr) -> bool {
    is_markdown(Path::new(name)) || name == "book.toml" || name == "CACHEDIR.TAG"
}
