//! The program: see the library's `cli`.

use std::process::ExitCode;

fn main() -> ExitCode {
    mdbook_journey::cli::run()
}
