#![no_main]

#[path = "../invariants/mod.rs"]
#[allow(dead_code, unused_imports, reason = "each target tries one of them")]
mod invariants;

libfuzzer_sys::fuzz_target!(|text: &str| invariants::book(text));
