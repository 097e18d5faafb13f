//! The program run by hand.

use mdbook_journey::render::html::theme::{OwnFiles, css};

use crate::harness::run;

#[test]
fn every_renderer_is_supported_but_those_that_want_the_text_as_written() {
    for (renderer, code) in [("html", 0), ("markdown", 0), ("epub", 0), ("test", 1), ("xgettext", 1)] {
        let ran = run(&["supports", renderer], "");
        assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.as_str()), (Some(code), "", ""), "{renderer}");
    }
}

#[test]
fn the_style_sheet_is_printed() {
    let ran = run(&["css"], "");
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    assert_eq!(ran.stdout, css(&OwnFiles::new()));
}

#[test]
fn help_teaches_with_examples() {
    for args in [
        &["--help"][..],
        &["diff", "--help"],
        &["install", "--help"],
        &["css", "--help"],
        &["theme", "--help"],
        &["syntax", "--help"],
        &["supports", "--help"],
    ] {
        let ran = run(args, "");
        assert_eq!(ran.code, Some(0));
        assert!(ran.stdout.contains("Example"), "{args:?}:\n{}", ran.stdout);
    }
}

#[test]
fn a_wrong_command_is_a_usage_error() {
    for args in [&["instal"][..], &["supports"], &["css", "--dark"]] {
        let ran = run(args, "");
        assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""), "{args:?}");
        assert!(ran.stderr.starts_with("error: "), "{}", ran.stderr);
    }
}

#[test]
fn without_a_book_on_standard_input_it_says_who_starts_it() {
    let ran = run(&[], "");
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
    assert!(ran.stderr.contains("help: `mdbook build` runs this program for you"), "{}", ran.stderr);
}
