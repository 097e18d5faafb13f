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

    fn run(&self) -> io::Result<Cost> {
        let input = self.input.as_ref().map_or_else(|| Ok(Stdio::null()), |path| File::open(path).map(Stdio::from))?;
        let mut command = Command::new(&self.program);
        command.args(&self.arguments).stdin(input).stdout(Stdio::null()).stderr(Stdio::null());
        let ResUse { status, rusage } = command.spawn()?.wait4()?;
        if !status.success() {
            return Err(io::Error::other(format!("{} ended with {status}: `{command:?}`", self.name)));
        }
        Ok(Cost { cpu: (rusage.utime + rusage.stime).as_secs_f64(), peak: rusage.maxrss as f64 })
    }
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
