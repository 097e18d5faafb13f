//! What tests are made of: the program run by hand, mdBook's JSON, and tiny real books built with real mdBook.
//!
//! ```ignore
//! let pages = Book::new().chapter("a.md", "…").config("css = 'none'").build();
//! assert!(pages.text("a.html").contains("…"));
//! ```

use std::fmt::Write as _;
use std::fs;
use std::io::Write as _;
use std::path::Path;
use std::process::{Command, Stdio};

use scraper::{Html, Selector};
use serde_json::{Value, json};
use tempfile::TempDir;

/// A map that has something of everything that a test looks for.
pub(crate) const MAP: &str = "\
```journey
# Buying {#buying}
Persona: Ada

## Search
Actions:
- Looks around
Emotion: curious +1
Pain points:
- No price {#no-price}

## Pay
Actions:
- Pays
Emotion: annoyed -1
Opportunities:
- Show it {for=no-price}
```
";

/// What the program did.
#[derive(Debug)]
pub(crate) struct Ran {
    pub(crate) code: Option<i32>,
    pub(crate) stdout: String,
    pub(crate) stderr: String,
}

/// Runs the program in `dir` with `stdin`, and with nothing of the tester's own settings.
pub(crate) fn run_in(dir: &Path, args: &[&str], stdin: &str, env: &[(&str, &str)]) -> Ran {
    let mut child = Command::new(env!("CARGO_BIN_EXE_mdbook-journey"))
        .args(args)
        .current_dir(dir)
        .env_remove("MDBOOK_LOG")
        .env_remove("RUST_LOG")
        .env_remove("CLICOLOR_FORCE")
        .envs(env.iter().copied())
        .stdin(Stdio::piped())
        .stdout(Stdio::piped())
        .stderr(Stdio::piped())
        .spawn()
        .unwrap();
    // A program that does not read its input closes it: that is no fault of the test.
    let _ = child.stdin.take().unwrap().write_all(stdin.as_bytes());
    let output = child.wait_with_output().unwrap();
    Ran {
        code: output.status.code(),
        stdout: String::from_utf8(output.stdout).unwrap(),
        stderr: String::from_utf8(output.stderr).unwrap(),
    }
}

/// Runs the program where nothing is.
pub(crate) fn run(args: &[&str], stdin: &str) -> Ran {
    run_in(TempDir::new().unwrap().path(), args, stdin, &[])
}

/// mdBook's JSON.
#[derive(Debug, Clone)]
pub(crate) struct Message {
    pub(crate) context: Value,
    pub(crate) book: Value,
}

impl Message {
    /// As mdBook 0.5 writes it.
    pub(crate) fn v05(chapters: &[Value]) -> Self {
        Self { context: context("0.5.4"), book: json!({ "items": chapters }) }
    }

    /// As mdBook 0.4 writes it.
    pub(crate) fn v04(chapters: &[Value]) -> Self {
        Self { context: context("0.4.52"), book: json!({ "sections": chapters, "__non_exhaustive": null }) }
    }

    /// With these values under `[preprocessor.journey]`.
    pub(crate) fn options(mut self, options: Value) -> Self {
        self.context["config"]["preprocessor"]["journey"] = options;
        self
    }

    pub(crate) fn send(&self) -> Ran {
        run(&[], &self.to_string())
    }
}

impl std::fmt::Display for Message {
    fn fmt(&self, f: &mut std::fmt::Formatter<'_>) -> std::fmt::Result {
        write!(f, "{}", json!([self.context, self.book]))
    }
}

fn context(version: &str) -> Value {
    json!({
        "root": "/nowhere",
        "config": { "book": { "src": "src" }, "preprocessor": { "journey": { "command": "mdbook-journey", "after": ["links"] } } },
        "renderer": "html",
        "mdbook_version": version,
    })
}

/// A chapter as mdBook writes it.
pub(crate) fn chapter(path: &str, content: &str) -> Value {
    json!({ "Chapter": {
        "name": path, "content": content, "number": [1], "sub_items": [], "path": path, "source_path": path, "parent_names": [],
    } })
}

/// A book to be.
#[derive(Debug, Clone, Default)]
pub(crate) struct Book {
    files: Vec<(String, String)>,
    summary: String,
    config: String,
    toml: String,
}

impl Book {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Adds a chapter, in the order of the calls.
    pub(crate) fn chapter(mut self, path: &str, text: &str) -> Self {
        writeln!(self.summary, "- [{path}]({path})").unwrap();
        self.file(path, text)
    }

    /// Adds a file below `src`, which is no chapter.
    pub(crate) fn file(mut self, path: &str, text: &str) -> Self {
        self.files.push((path.to_owned(), text.to_owned()));
        self
    }

    /// Adds lines to `[preprocessor.journey]`.
    pub(crate) fn config(mut self, lines: &str) -> Self {
        self.config.push_str(lines);
        self.config.push('\n');
        self
    }

    /// Adds sections to `book.toml`.
    pub(crate) fn toml(mut self, sections: &str) -> Self {
        self.toml.push_str(sections);
        self.toml.push('\n');
        self
    }

    /// Builds it with mdBook 0.5, which must succeed.
    pub(crate) fn build(&self) -> Pages {
        self.try_build("0.5").unwrap()
    }

    /// Builds it with both versions of mdBook, which must succeed, and looks at the pages of each.
    pub(crate) fn build_on_both(&self, check: impl Fn(&Pages)) {
        for version in ["0.4", "0.5"] {
            check(&self.try_build(version).unwrap());
        }
    }

    /// Builds it with mdBook `0.4` or `0.5`.
    pub(crate) fn try_build(&self, version: &'static str) -> Result<Pages, String> {
        let dir = self.write();
        let built = match version {
            "0.4" => {
                mdbook04::MDBook::load(dir.path()).and_then(|book| book.build()).map_err(|fault| format!("{fault:#}"))
            }
            _ => mdbook_driver::MDBook::load(dir.path())
                .and_then(|book| book.build())
                .map_err(|fault| format!("{fault:#}")),
        };
        built.map(|()| Pages { dir, version })
    }

    /// Writes it to a new directory.
    pub(crate) fn write(&self) -> TempDir {
        let dir = TempDir::new().unwrap();
        let src = dir.path().join("src");
        fs::create_dir(&src).unwrap();
        fs::write(src.join("SUMMARY.md"), format!("# Summary\n\n{}", self.summary)).unwrap();
        for (path, text) in &self.files {
            let path = src.join(path);
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        // mdBook splits the command as a shell does, so a path with spaces wants quotes within the quotes.
        let command = format!("'{}'", env!("CARGO_BIN_EXE_mdbook-journey"));
        let toml = format!(
            "[book]\ntitle = \"Test\"\n[output.html]\n[preprocessor.journey]\ncommand = {command:?}\nafter = [\"links\"]\n{}\n{}",
            self.config, self.toml
        );
        fs::write(dir.path().join("book.toml"), toml).unwrap();
        dir
    }
}

/// A book as it was built.
#[derive(Debug)]
pub(crate) struct Pages {
    dir: TempDir,
    pub(crate) version: &'static str,
}

impl Pages {
    pub(crate) fn has(&self, path: &str) -> bool {
        self.dir.path().join("book").join(path).is_file()
    }

    pub(crate) fn source(&self, path: &str) -> String {
        let path = self.dir.path().join("book").join(path);
        fs::read_to_string(&path).unwrap_or_else(|fault| panic!("{}: {fault}", path.display()))
    }

    /// The page as a browser has it.
    pub(crate) fn page(&self, path: &str) -> Html {
        Html::parse_document(&self.source(path))
    }

    /// The texts of the elements of the page's content that the selector finds.
    pub(crate) fn texts(&self, path: &str, selector: &str) -> Vec<String> {
        let selector = Selector::parse(&format!("main {selector}")).unwrap();
        self.page(path).select(&selector).map(|element| element.text().collect()).collect()
    }

    /// An attribute of the elements of the page's content that the selector finds.
    pub(crate) fn attributes(&self, path: &str, selector: &str, name: &str) -> Vec<String> {
        let selector = Selector::parse(&format!("main {selector}")).unwrap();
        self.page(path).select(&selector).filter_map(|element| element.attr(name)).map(str::to_owned).collect()
    }
}
