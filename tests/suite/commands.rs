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

/// The subcommands, as the help lists them.
fn commands() -> Vec<String> {
    let help = run(&["--help"], "").stdout;
    let lines = help.split("Commands:\n").nth(1).unwrap().lines();
    let commands: Vec<String> = lines.map_while(|line| Some(line.split_whitespace().next()?.to_owned())).collect();
    assert!(commands.len() > 10, "{help}");
    commands
}

#[test]
fn help_teaches_with_examples() {
    let commands = commands();
    // What `help` says itself is the parser's.
    let own = commands.iter().filter(|command| *command != "help").map(|command| vec![&**command, "--help"]);
    for args in own.chain([vec!["--help"]]) {
        let ran = run(&args, "");
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

#[test]
fn shells_complete_every_command() {
    let commands = commands();
    for shell in ["bash", "elvish", "fish", "powershell", "zsh"] {
        let ran = run(&["completions", shell], "");
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{shell}");
        for command in &commands {
            assert!(ran.stdout.contains(command), "{shell} does not know {command}");
        }
    }
    for command in &commands {
        let ran = run(&["man", command], "");
        assert!(ran.stdout.contains(&format!(".TH mdbook-journey-{command} 1")), "{}{}", ran.stdout, ran.stderr);
    }
    let page = run(&["man"], "").stdout;
    assert!(commands.iter().all(|command| page.contains(&format!("mdbook\\-journey\\-{command}(1)"))), "{page}");
    let ran = run(&["man", "chekc"], "");
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
    assert_eq!(ran.stderr, "error: there is no command `chekc`\n  help: did you mean `check`?\n");
}

#[cfg(unix)]
#[test]
fn the_completions_are_a_script() {
    use std::io::Write as _;
    use std::process::{Command, Stdio};
    let script = run(&["completions", "bash"], "").stdout + "\ncomplete -p mdbook-journey\n";
    let mut bash = Command::new("bash").stdin(Stdio::piped()).stdout(Stdio::piped()).spawn().unwrap();
    bash.stdin.take().unwrap().write_all(script.as_bytes()).unwrap();
    let output = bash.wait_with_output().unwrap();
    assert!(output.status.success() && String::from_utf8(output.stdout).unwrap().contains("-F _mdbook"));
}

#[cfg(unix)]
#[test]
fn no_command_writes_through_a_link_that_leads_out() {
    use std::fs;
    use std::os::unix::fs::symlink;

    use tempfile::TempDir;

    use crate::harness::{MAP, run_in};

    // Each command has something to write in it.
    const CHAPTER: &str = "# A\n\n```journey\n# M\n\n## S\n\nPain points:\n* x {severty=high}\n```\n\n\
        ```mermaid\njourney\n  title T\n  section R\n    Wait: 3: Me\n```\n";
    // What is a link in the book, what it leads to, and the command that would write there.
    let cases: &[(&str, &str, &[&str])] = &[
        ("src/new.md", "file", &["new", "A map", "src/new.md", "--force"]),
        ("a.json", "file", &["export", "src/a.md", "-o", "a.json"]),
        ("theme", "", &["theme", "--write", "header.hbs"]),
        ("theme/journey/header.hbs", "file", &["theme", "--force", "--write", "header.hbs"]),
        ("src/out.md", "file", &["fmt", "src/out.md"]),
        ("src/out.md", "file", &["import", "--write", "src/out.md"]),
        ("book.toml", "file", &["install"]),
    ];
    for (link, target, args) in cases {
        let (book, outside) = (TempDir::new().unwrap(), TempDir::new().unwrap());
        let text = if *link == "book.toml" { "[book]\n" } else { CHAPTER };
        fs::write(outside.path().join("file"), text).unwrap();
        fs::create_dir_all(book.path().join(link).parent().unwrap()).unwrap();
        fs::create_dir_all(book.path().join("src")).unwrap();
        fs::write(book.path().join("src/a.md"), MAP).unwrap();
        if *link != "book.toml" {
            fs::write(book.path().join("book.toml"), "").unwrap();
        }
        symlink(outside.path().join(target), book.path().join(link)).unwrap();
        let ran = run_in(book.path(), args, "", &[]);
        assert_ne!(ran.code, Some(0), "{args:?}: {}{}", ran.stdout, ran.stderr);
        assert!(ran.stderr.contains("a link leads out of the folder that was named"), "{args:?}: {}", ran.stderr);
        assert_eq!(fs::read_to_string(outside.path().join("file")).unwrap(), text, "{args:?}");
        assert_eq!(fs::read_dir(outside.path()).unwrap().count(), 1, "{args:?}");
    }
}
