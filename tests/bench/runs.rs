//! Whole processes, run in turn: what each costs.

use std::fs::File;
use std::io;
use std::path::{Path, PathBuf};
use std::process::{Command, Stdio};

use wait4::{ResUse, Wait4 as _};

/// Something to run.
#[derive(Debug, Clone)]
pub(crate) struct Contender {
    /// What it is called in the report.
    pub(crate) name: String,
    program: PathBuf,
    arguments: Vec<String>,
    /// What it reads; nothing where there is none.
    input: Option<PathBuf>,
}

/// What a run of it cost: of several, the one in the middle.
#[derive(Debug, Clone, Copy, Default)]
pub(crate) struct Cost {
    /// Seconds of processor, in the program and in the system for it, with those of the programs that it started.
    pub(crate) cpu: f64,
    /// Bytes of memory at its peak.
    pub(crate) peak: f64,
}

impl Contender {
    pub(crate) fn new(name: &str, program: impl Into<PathBuf>) -> Self {
        Self { name: name.to_owned(), program: program.into(), arguments: Vec::new(), input: None }
    }

    pub(crate) fn with(mut self, argument: impl Into<String>) -> Self {
        self.arguments.push(argument.into());
        self
    }

    pub(crate) fn reading(self, input: &Path) -> Self {
        Self { input: Some(input.to_owned()), ..self }
    }

    fn stdin(&self) -> io::Result<Stdio> {
        self.input.as_ref().map_or_else(|| Ok(Stdio::null()), |path| File::open(path).map(Stdio::from))
    }

    /// How many bytes it writes.
    pub(crate) fn written(&self) -> io::Result<usize> {
        let mut command = Command::new(&self.program);
        Ok(command.args(&self.arguments).stdin(self.stdin()?).stderr(Stdio::null()).output()?.stdout.len())
    }

    fn run(&self) -> io::Result<Cost> {
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).stdin(self.stdin()?).stdout(Stdio::null()).stderr(Stdio::null());
        let ResUse { status, rusage } = command.spawn()?.wait4()?;
        if !status.success() {
            return Err(io::Error::other(format!("{} ended with {status}: `{command:?}`", self.name)));
        }
        Ok(Cost { cpu: (rusage.utime + rusage.stime).as_secs_f64(), peak: rusage.maxrss as f64 })
    }
}

/// How many instructions a run takes, which no other work on the machine changes; what `valgrind` counts. The program may end as
/// it will, but not by a signal.
pub(crate) fn instructions(contender: &Contender) -> io::Result<f64> {
    let fault = |what: &str| io::Error::other(format!("{}: {what}", contender.name));
    let mut command = Command::new("valgrind");
    command.args(["--tool=cachegrind", "--cache-sim=no", "--cachegrind-out-file=/dev/null"]).arg(&contender.program);
    let done = command.args(&contender.arguments).stdin(contender.stdin()?).stdout(Stdio::null()).output()?;
    let said = String::from_utf8_lossy(&done.stderr);
    if done.status.code().is_none() || said.contains("panicked") {
        return Err(fault(&said));
    }
    // `==123== I   refs:      1,234,567`, after all that the program itself has said.
    let count = said.lines().rev().find_map(|line| line.split_once(" refs:")?.1.trim().replace(',', "").parse().ok());
    count.ok_or_else(|| fault("`valgrind` has counted nothing"))
}

/// Runs each in turn, so many times, that what else the machine does hits all of them alike. The costs, in their order.
pub(crate) fn alternate(contenders: &[Contender], rounds: usize) -> io::Result<Vec<Cost>> {
    let mut costs = vec![Vec::new(); contenders.len()];
    for _ in 0..rounds {
        for (contender, costs) in contenders.iter().zip(&mut costs) {
            costs.push(contender.run()?);
        }
    }
    let of = |costs: &Vec<Cost>| Cost {
        cpu: median(costs.iter().map(|cost| cost.cpu).collect()),
        peak: median(costs.iter().map(|cost| cost.peak).collect()),
    };
    Ok(costs.iter().map(of).collect())
}

fn median(mut values: Vec<f64>) -> f64 {
    values.sort_by(f64::total_cmp);
    values.get(values.len() / 2).copied().unwrap_or_default()
}
