//! The `git` program.

use std::ffi::OsString;
use std::io::{BufReader, ErrorKind, Read as _, Write as _};
use std::path::{Path, PathBuf};
use std::process::{Child, ChildStdin, ChildStdout, Command, Stdio};

use crate::host::Fault;

/// What a run of the program wrote, or the first line of what it complained of.
type Answer = Result<Vec<u8>, String>;

/// The program, run in a folder.
#[derive(Debug)]
pub(super) struct Git {
    here: PathBuf,
}

impl Git {
    pub(super) fn at(here: &Path) -> Self {
        Self { here: here.to_owned() }
    }

    /// Runs it to its end.
    pub(super) fn run(&self, args: &[&str]) -> Result<Answer, Fault> {
        let output = self.command(args).stdin(Stdio::null()).output().map_err(|fault| unable(&fault))?;
        if output.status.success() {
            return Ok(Ok(output.stdout));
        }
        let said = String::from_utf8_lossy(&output.stderr);
        let line = said.lines().find(|line| !line.trim().is_empty()).unwrap_or("nothing");
        let line = line.trim_start_matches("fatal: ").trim_start_matches("error: ");
        Ok(Err(line.chars().map(|c| if c.is_control() { ' ' } else { c }).collect()))
    }

    /// Starts reading objects one by one.
    pub(super) fn objects(&self) -> Result<Objects, Fault> {
        let mut child = self
            .command(&["cat-file", "--batch"])
            .stdin(Stdio::piped())
            .stdout(Stdio::piped())
            .stderr(Stdio::null())
            .spawn()
            .map_err(|fault| unable(&fault))?;
        match (child.stdin.take(), child.stdout.take()) {
            (Some(asked), Some(given)) => Ok(Objects { child, asked: Some(asked), given: BufReader::new(given) }),
            _ => Err(unable(&ErrorKind::BrokenPipe.into())),
        }
    }

    fn command(&self, args: &[&str]) -> Command {
        let mut command = Command::new("git");
        // What it says is looked at, so it must say it in English; and nobody is there to answer a question.
        command.args(args).current_dir(&self.here).env("LC_ALL", "C").env("GIT_TERMINAL_PROMPT", "0");
        // Nothing is written, and nothing is fetched: what a partial clone lacks is missing.
        command.env("GIT_OPTIONAL_LOCKS", "0").env("GIT_NO_LAZY_FETCH", "1");
        command
    }
}

/// `git cat-file --batch`, at work.
#[derive(Debug)]
pub(super) struct Objects {
    child: Child,
    asked: Option<ChildStdin>,
    given: BufReader<ChildStdout>,
}

impl Objects {
    /// The bytes of an object; none if the repository does not have it.
    pub(super) fn read(&mut self, id: &str) -> std::io::Result<Option<Vec<u8>>> {
        let asked = self.asked.as_mut().ok_or(ErrorKind::BrokenPipe)?;
        writeln!(asked, "{id}")?;
        asked.flush()?;
        // `ID TYPE SIZE`, or `ID missing` (git-cat-file(1), "Batch output").
        let mut line = Vec::new();
        std::io::BufRead::read_until(&mut self.given, b'\n', &mut line)?;
        let line = String::from_utf8_lossy(&line);
        let Some(size) = line.trim_end().rsplit(' ').next().and_then(|size| size.parse::<u64>().ok()) else {
            return if line.is_empty() { Err(ErrorKind::UnexpectedEof.into()) } else { Ok(None) };
        };
        let mut bytes = Vec::new();
        std::io::Read::by_ref(&mut self.given).take(size + 1).read_to_end(&mut bytes)?;
        bytes.pop();
        Ok(Some(bytes))
    }
}

impl Drop for Objects {
    fn drop(&mut self) {
        // Without questions to come, it ends by itself.
        drop(self.asked.take());
        let _ = self.child.wait();
    }
}

fn unable(fault: &std::io::Error) -> Fault {
    if fault.kind() == ErrorKind::NotFound {
        let message = "the program `git` is not there";
        return Fault::new(message, "install it, or name two files or two folders to compare");
    }
    Fault::new(format!("the program `git` cannot be run: {fault}"), "mend that, and try again")
}

/// A path as Git writes it.
#[cfg(unix)]
pub(super) fn path(bytes: &[u8]) -> PathBuf {
    use std::os::unix::ffi::OsStringExt as _;
    OsString::from_vec(bytes.to_owned()).into()
}

/// A path as Git writes it: in UTF-8, on systems that have no paths of bytes.
#[cfg(not(unix))]
pub(super) fn path(bytes: &[u8]) -> PathBuf {
    OsString::from(String::from_utf8_lossy(bytes).into_owned()).into()
}
