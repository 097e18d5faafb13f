//! The names that the language knows, as `build.rs` has made them ready of `data/*.toml`. To add a file, add it here.

use serde::Deserialize;

macro_rules! made_ready {
    ($name:literal) => {
        include_str!(concat!(env!("OUT_DIR"), "/", $name, ".json"))
    };
}

pub(crate) const EMOTIONS: &str = made_ready!("emotions");
pub(crate) const INDEX: &str = made_ready!("index");
pub(crate) const LABELS: &str = made_ready!("labels");
pub(crate) const SIGNS: &str = made_ready!("signs");

/// What such a file says. Its names stay where they stand in the program.
#[allow(clippy::expect_used, reason = "the files are part of the program; tests read each")]
pub(crate) fn read<T: Deserialize<'static>>(file: &'static str) -> T {
    serde_json::from_str(file).expect("the names are of the shape that is read")
}
