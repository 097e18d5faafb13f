//! What is typed and what comes back, command by command: `tests/commands/NAME.md`, run in a copy of `NAME.in/`; where
//! there is a `NAME.out/`, that is what the folder holds afterwards.
//!
//! `TRYCMD=overwrite cargo test --test suite transcripts` writes what comes back into them; then read it. The examples in
//! the manual are taken from here.

use std::fs;
use std::path::Path;

/// The pages of the manual whose examples are transcripts.
const PAGES: &[&str] = &["commands.md", "reviewing.md", "data.md"];

#[test]
fn every_command_says_what_it_should() {
    trycmd::TestCases::new().env("SOURCE_DATE_EPOCH", "1795564800").env("NO_COLOR", "1").case("tests/commands/*.md");
}

#[test]
fn the_examples_of_the_manual_are_transcripts() {
    let root = Path::new(env!("CARGO_MANIFEST_DIR"));
    let page = |name: &&str| fs::read_to_string(root.join("book-example/src/guide").join(name)).unwrap();
    let manual: String = PAGES.iter().map(page).collect();
    let mut transcripts = String::new();
    for entry in fs::read_dir(root.join("tests/commands")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "md") {
            let transcript = fs::read_to_string(path).unwrap();
            // The exit code, which nobody sees.
            transcripts.extend(transcript.split_inclusive('\n').filter(|line| !line.starts_with("? ")));
        }
    }
    let mut tried = 0;
    for block in manual.split("```console\n").skip(1) {
        let example = block.split("\n```").next().unwrap_or_default();
        // A command alone promises nothing.
        if example.lines().any(|line| !line.starts_with("$ ")) {
            assert!(transcripts.contains(example), "no transcript has this example of the manual:\n{example}");
            tried += 1;
        }
    }
    assert!(tried > 0, "the manual shows nothing that comes back");
}
