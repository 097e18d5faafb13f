//! What is to be compared, by what was typed.

use std::collections::HashSet;
use std::ffi::{OsStr, OsString};
use std::path::{Path, PathBuf};

use super::side::Side;
use crate::disk::absolute;
use crate::git::{Commit, Repository};
use crate::host::Fault;

/// What was typed.
#[derive(Debug, Clone, Copy)]
pub(super) struct Request<'a> {
    pub(super) before: Option<&'a OsStr>,
    pub(super) after: Option<&'a OsStr>,
    pub(super) paths: &'a [OsString],
}

/// A state in a Git repository.
enum State {
    Commit(Commit, String),
    WorkTree(HashSet<PathBuf>),
}

type Faults = Vec<Fault>;

impl Request<'_> {
    /// Both sides of the comparison.
    pub(super) fn answer(self, here: &Path) -> Result<(Side, Side), Faults> {
        let is_there = |path: &OsStr| here.join(path).exists();
        if let (Some(before), Some(after), []) = (self.before, self.after, self.paths)
            && is_there(before)
            && is_there(after)
        {
            return both(Side::at(here, before), Side::at(here, after));
        }
        let repository = Repository::around(here).map_err(|fault| vec![self.explained(fault, is_there, |_| false)])?;
        // `diff a.md` is what has changed in that file.
        let file = self.before.filter(|name| self.after.is_none() && is_there(name) && !is_revision(&repository, name));
        let (before, after) = match file {
            Some(_) => states(&repository, None, None),
            None => states(&repository, self.before, self.after),
        }
        .map_err(|fault| vec![self.explained(fault, is_there, |name| is_revision(&repository, name))])?;
        let named = self.paths.iter().map(OsString::as_os_str).chain(file);
        let paths = named.map(|path| below(here, path)).collect::<Result<Vec<_>, _>>().map_err(|fault| vec![fault])?;
        let paths = if paths.is_empty() { vec![PathBuf::new()] } else { paths };
        let side = |state: State| match state {
            State::Commit(commit, name) => match repository.lay_out(&commit, &name) {
                Ok(layout) => Side::of_revision(&layout, &name, &paths),
                Err(fault) => Side::unread(fault),
            },
            State::WorkTree(files) => Side::of_work_tree(here, &files, &paths),
        };
        let (mut before, mut after) = both(side(before), side(after))?;
        for path in &paths {
            if !path.as_os_str().is_empty() && !before.has(path) && !after.has(path) {
                let message = format!("there is no Markdown in `{}` on either side", path.display());
                return Err(vec![Fault::new(message, "check the name, and that you are in the right folder")]);
            }
        }
        (before.prefix, after.prefix) = (repository.prefix(), repository.prefix());
        Ok((before, after))
    }

    /// A fault of Git's, if it was Git that was meant: of a file and something that is none, there is more to say.
    fn explained(self, fault: Fault, is_there: impl Fn(&OsStr) -> bool, is_revision: impl Fn(&OsStr) -> bool) -> Fault {
        let (Some(before), Some(after)) = (self.before, self.after) else { return fault };
        let (file, other) = match (is_there(before), is_there(after)) {
            (true, false) => (before.display(), after),
            (false, true) => (after.display(), before),
            _ => return fault,
        };
        let (is_revision, other) = (is_revision(other), other.display());
        if is_revision {
            let message = format!("`{file}` is no revision, and `{other}` is one");
            return Fault::new(message, format!("to compare nothing but `{file}`, write `{other} -- {file}`"));
        }
        let message = format!("there is no `{other}` to compare `{file}` with");
        Fault::new(message, "name two files, two folders or two revisions")
    }
}

fn both(before: Side, after: Side) -> Result<(Side, Side), Faults> {
    let faults: Faults = before.faults.iter().chain(&after.faults).cloned().collect();
    if faults.is_empty() { Ok((before, after)) } else { Err(faults) }
}

/// The two states that the revisions name: gitrevisions(7), "Specifying ranges", as `git diff` takes them.
fn states(repository: &Repository, before: Option<&OsStr>, after: Option<&OsStr>) -> Result<(State, State), Fault> {
    let text = |name: &OsStr| {
        let unknown = || {
            let message = format!("`{}` is no commit of this repository", name.display());
            Fault::new(message, "`git branch --all` and `git log` show what there is")
        };
        name.to_str().map(str::to_owned).ok_or_else(unknown)
    };
    let or_head = |name: &str| if name.is_empty() { "HEAD".to_owned() } else { name.to_owned() };
    let commit = |name: String| Ok::<_, Fault>(State::Commit(repository.commit(&name)?, name));
    let before = before.map(text).transpose()?.unwrap_or_default();
    if let Some(after) = after {
        return Ok((commit(or_head(&before))?, commit(text(after)?)?));
    }
    if let Some((one, other)) = before.split_once("...") {
        let (one, other) = (or_head(one), or_head(other));
        let fork = repository.fork(&one, &other)?;
        return Ok((State::Commit(fork, format!("where {other} left {one}")), commit(other)?));
    }
    if let Some((one, other)) = before.split_once("..") {
        return Ok((commit(or_head(one))?, commit(or_head(other))?));
    }
    Ok((commit(or_head(&before))?, State::WorkTree(repository.files()?)))
}

fn is_revision(repository: &Repository, name: &OsStr) -> bool {
    name.to_str().is_some_and(|name| repository.has(name))
}

/// A path below the current folder.
fn below(here: &Path, path: &OsStr) -> Result<PathBuf, Fault> {
    let absolute = absolute(here, Path::new(path));
    absolute.strip_prefix(here).map(Path::to_owned).map_err(|_| {
        let message = format!("`{}` is not below the current folder", path.display());
        Fault::new(message, "go up to a folder above it")
    })
}
