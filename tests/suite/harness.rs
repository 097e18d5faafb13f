//! What tests are made of: the program run by hand, mdBook's JSON, and tiny real books built with real mdBook.
//!
//! ```ignore
//! let pages = Book::new().chapter("a.md", "…").config("css = 'none'").build();
//! assert!(pages.text("a.html").contains("…"));
//! ```

use std::collections::BTreeMap;
use std::collections::{HashMap, HashSet};
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

/// Two files of which only the first may be written, and what its owner may do with it must stay.
#[cfg(unix)]
pub(crate) struct Guarded(TempDir);

#[cfg(unix)]
impl Guarded {
    const MODES: [(&str, u32); 2] = [("a.md", 0o640), ("b.md", 0o440)];

    /// Both with this text, as `a.md` and `b.md`.
    pub(crate) fn new(text: &str) -> Self {
        use std::os::unix::fs::PermissionsExt as _;
        let dir = TempDir::new().unwrap();
        for (name, mode) in Self::MODES {
            fs::write(dir.path().join(name), text).unwrap();
            fs::set_permissions(dir.path().join(name), fs::Permissions::from_mode(mode)).unwrap();
        }
        Self(dir)
    }

    pub(crate) fn dir(&self) -> &TempDir {
        &self.0
    }

    /// Nobody has changed what may be done with the files, and nothing was left beside them.
    pub(crate) fn assert_untouched(&self) {
        use std::os::unix::fs::PermissionsExt as _;
        for (name, mode) in Self::MODES {
            let now = fs::metadata(self.0.path().join(name)).unwrap().permissions().mode() & 0o777;
            assert_eq!(now, mode, "{name}");
        }
        assert_eq!(fs::read_dir(self.0.path()).unwrap().count(), Self::MODES.len(), "nothing is left behind");
    }
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
    language: String,
    html: String,
    root: Vec<(String, String)>,
    toml: String,
}

impl Book {
    pub(crate) fn new() -> Self {
        Self::default()
    }

    /// Adds a chapter, in the order of the calls.
    pub(crate) fn chapter(mut self, path: &str, text: &str) -> Self {
        writeln!(self.summary, "- [{path}](<{path}>)").unwrap();
        self.file(path, text)
    }

    /// Adds a file below `src`, which is no chapter.
    pub(crate) fn file(mut self, path: &str, text: &str) -> Self {
        self.files.push((path.to_owned(), text.to_owned()));
        self
    }

    /// Adds a chapter that nobody has written yet.
    pub(crate) fn draft(mut self, name: &str) -> Self {
        writeln!(self.summary, "- [{name}]()").unwrap();
        self
    }

    /// Adds lines to `[preprocessor.journey]`.
    pub(crate) fn config(mut self, lines: &str) -> Self {
        self.config.push_str(lines);
        self.config.push('\n');
        self
    }

    /// Adds a file beside `book.toml`.
    pub(crate) fn at_root(mut self, path: &str, text: &str) -> Self {
        self.root.push((path.to_owned(), text.to_owned()));
        self
    }

    /// Adds lines to `[output.html]`.
    pub(crate) fn html(mut self, lines: &str) -> Self {
        self.html.push_str(lines);
        self.html.push('\n');
        self
    }

    /// Gives it a language.
    pub(crate) fn language(mut self, tag: &str) -> Self {
        self.language = format!("language = {tag:?}\n");
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
        build(self.write(), version)
    }

    /// Builds it with mdBook `0.4` or `0.5` after a change of its `book.toml`, which may name the book's folder.
    pub(crate) fn build_with(&self, version: &'static str, change: impl FnOnce(&Path, String) -> String) -> Pages {
        let dir = self.write();
        let toml = dir.path().join("book.toml");
        fs::write(&toml, change(dir.path(), fs::read_to_string(&toml).unwrap())).unwrap();
        build(dir, version).unwrap()
    }

    /// What `mdbook test` says of it.
    pub(crate) fn test(&self, version: &'static str) -> Result<(), String> {
        let dir = self.write();
        match version {
            "0.4" => mdbook04::MDBook::load(dir.path())
                .and_then(|mut book| book.test(Vec::new()))
                .map_err(|fault| format!("{fault:#}")),
            _ => mdbook_driver::MDBook::load(dir.path())
                .and_then(|mut book| book.test(Vec::new()))
                .map_err(|fault| format!("{fault:#}")),
        }
    }

    /// Builds the example book, with nothing changed but where the program is.
    pub(crate) fn build_example(version: &'static str) -> Pages {
        Self::build_example_after(version, |_| {})
    }

    /// Builds the example book after a change of its folder.
    pub(crate) fn build_example_after(version: &'static str, change: impl FnOnce(&Path)) -> Pages {
        let dir = TempDir::new().unwrap();
        let example = Path::new(env!("CARGO_MANIFEST_DIR")).join("book-example");
        copy(&example.join("src"), &dir.path().join("src"));
        let toml = fs::read_to_string(example.join("book.toml")).unwrap();
        let command =
            format!("[preprocessor.journey]\ncommand = {:?}", format!("'{}'", env!("CARGO_BIN_EXE_mdbook-journey")));
        assert!(toml.contains("[preprocessor.journey]"));
        fs::write(dir.path().join("book.toml"), toml.replace("[preprocessor.journey]", &command)).unwrap();
        change(dir.path());
        build(dir, version).unwrap()
    }

    /// Writes it to a new directory.
    pub(crate) fn write(&self) -> TempDir {
        let dir = TempDir::new().unwrap();
        let src = dir.path().join("src");
        fs::create_dir(&src).unwrap();
        fs::write(src.join("SUMMARY.md"), format!("# Summary\n\n{}", self.summary)).unwrap();
        let files = self.files.iter().map(|(path, text)| (src.join(path), text));
        for (path, text) in files.chain(self.root.iter().map(|(path, text)| (dir.path().join(path), text))) {
            fs::create_dir_all(path.parent().unwrap()).unwrap();
            fs::write(path, text).unwrap();
        }
        // mdBook splits the command as a shell does, so a path with spaces wants quotes within the quotes.
        let command = format!("'{}'", env!("CARGO_BIN_EXE_mdbook-journey"));
        let toml = format!(
            "[book]\ntitle = \"Test\"\n{}[output.html]\n{}[preprocessor.journey]\ncommand = {command:?}\nafter = [\"links\"]\n{}\n{}",
            self.language, self.html, self.config, self.toml
        );
        fs::write(dir.path().join("book.toml"), toml).unwrap();
        dir
    }
}

fn build(dir: TempDir, version: &'static str) -> Result<Pages, String> {
    let pages = Pages { dir, version };
    pages.build_again().map(|()| pages)
}

fn copy(from: &Path, to: &Path) {
    fs::create_dir_all(to).unwrap();
    for entry in fs::read_dir(from).unwrap() {
        let entry = entry.unwrap();
        let target = to.join(entry.file_name());
        if entry.file_type().unwrap().is_dir() {
            copy(&entry.path(), &target);
        } else {
            fs::copy(entry.path(), target).unwrap();
        }
    }
}

/// `to`, seen from the page `from`.
fn joined(from: &str, to: &str) -> String {
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in to.split('/') {
        match part {
            ".." => drop(parts.pop()),
            "." => {}
            _ => parts.push(part),
        }
    }
    parts.join("/")
}

/// A book as it was built.
#[derive(Debug)]
pub(crate) struct Pages {
    dir: TempDir,
    pub(crate) version: &'static str,
}

impl Pages {
    /// The folder of the book.
    pub(crate) fn root(&self) -> &Path {
        self.dir.path()
    }

    /// Builds them once more, from what is in the folder now.
    pub(crate) fn build_again(&self) -> Result<(), String> {
        let root = self.root();
        match self.version {
            "0.4" => mdbook04::MDBook::load(root).and_then(|book| book.build()).map_err(|fault| format!("{fault:#}")),
            _ => mdbook_driver::MDBook::load(root).and_then(|book| book.build()).map_err(|fault| format!("{fault:#}")),
        }
    }

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

    /// Every file that mdBook wrote, by its path.
    pub(crate) fn files(&self) -> BTreeMap<String, Vec<u8>> {
        fn walk(dir: &Path, root: &Path, out: &mut BTreeMap<String, Vec<u8>>) {
            for entry in fs::read_dir(dir).unwrap() {
                let path = entry.unwrap().path();
                if path.is_dir() {
                    walk(&path, root, out);
                } else {
                    let relative = path.strip_prefix(root).unwrap().to_string_lossy().replace('\\', "/");
                    out.insert(relative, fs::read(path).unwrap());
                }
            }
        }
        let root = self.dir.path().join("book");
        let mut files = BTreeMap::new();
        walk(&root, &root, &mut files);
        files
    }

    /// Every page, by its path, but for pages of mdBook's own, with links of its own.
    pub(crate) fn all(&self) -> Vec<String> {
        let pages = self
            .files()
            .into_keys()
            .filter(|file| Path::new(file).extension().is_some_and(|extension| extension == "html"));
        pages.filter(|page| !matches!(page.as_str(), "404.html" | "toc.html")).collect()
    }

    /// The links within the book that lead nowhere, and the ids that a page has twice.
    pub(crate) fn faults(&self) -> Vec<String> {
        let pages = self.all();
        let mut ids: HashMap<String, HashSet<String>> = HashMap::new();
        let mut faults = Vec::new();
        for page in &pages {
            let own = ids.entry(page.clone()).or_default();
            for id in self.attributes(page, "[id]", "id") {
                if !own.insert(id.clone()) {
                    faults.push(format!("{page} has the id {id} twice"));
                }
            }
        }
        for page in &pages {
            for link in self.attributes(page, "a[href]", "href") {
                if link.contains("://") || link.starts_with("mailto:") {
                    continue;
                }
                // mdBook's own links on Windows have backslashes; to browsers they are the same: https://url.spec.whatwg.org/, "path state".
                let link = link.replace('\\', "/");
                let (path, id) = link.split_once('#').unwrap_or((&link, ""));
                let target = if path.is_empty() { page.clone() } else { joined(page, path) };
                let arrives = if id.is_empty() {
                    self.has(&target)
                } else {
                    ids.get(&target).is_some_and(|ids| ids.contains(id))
                };
                if !arrives {
                    faults.push(format!("{page} links to {link}"));
                }
            }
        }
        faults
    }
}
