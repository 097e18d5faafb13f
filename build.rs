//! Makes JSON of the names that the language knows: people edit TOML, and the program reads JSON in a tenth of the time.
//!
//! Each `src/language/data/NAME.toml` becomes `NAME.json` in the folder of what is built; `language/names/data.rs` reads them.

use std::error::Error;
use std::path::PathBuf;
use std::{env, fs};

const DATA: &str = "src/language/data";

fn main() -> Result<(), Box<dyn Error>> {
    println!("cargo::rerun-if-changed={DATA}");
    let out = PathBuf::from(env::var("OUT_DIR")?);
    for entry in fs::read_dir(DATA)? {
        let path = entry?.path();
        if let Some(name) = path.file_stem().filter(|_| path.extension().is_some_and(|kind| kind == "toml")) {
            let names: serde_json::Value = toml::from_str(&fs::read_to_string(&path)?)?;
            fs::write(out.join(name).with_extension("json"), names.to_string())?;
        }
    }
    Ok(())
}
