//! What whole processes cost, ours beside others, as ratios of one run. `run` builds all that it needs, and starts it:
//!
//! ```console
//! $ processes ROOT PEERS [FIGURE…]
//! ```
//!
//! `ROOT` is this repository, with the program in `target/release/`. `PEERS` is a folder with `bin/mdbook`, and
//! `bin/mdbook-mermaid` and `bin/mdbook-admonish` where they could be built. To add a figure, write its function and a line in
//! [`FIGURES`].

use std::error::Error;
use std::fs::{self, File};
use std::io::{self, BufWriter};
use std::path::{Path, PathBuf};
use std::process::{Command, ExitCode};

use bombs::{DEEP, LEAST_OF_LONG, LONG, MANY, SHEETS};
use books::{Blocks, Shape, message_of};
use runs::{Contender, Cost, alternate, instructions};
use serde_json::json;

mod bombs;
mod books;
mod runs;

type Figure = fn(&Bench) -> Result<(), Box<dyn Error>>;

/// What is measured.
const FIGURES: &[(&str, &str, Figure)] = &[
    ("a", "A book without maps", without_maps),
    ("b", "Maps: how much each costs, and how that grows", maps),
    ("c", "A whole build of 1,000 maps, and our share of it (d)", build),
    ("e", "Beside others, on 1,000 blocks", beside_others),
    ("f", "In a browser, until five maps of a page are there", reader),
    ("g", "Texts that are too much: how many times the instructions twice as much takes", growth),
];

/// How often each program runs; the run in the middle counts.
const ROUNDS: usize = 9;
/// The same for runs that take seconds.
const LONG_ROUNDS: usize = 3;

fn main() -> ExitCode {
    match measure() {
        Ok(()) => ExitCode::SUCCESS,
        Err(fault) => {
            eprintln!("error: {fault}");
            ExitCode::FAILURE
        }
    }
}

fn measure() -> Result<(), Box<dyn Error>> {
    let mut arguments = std::env::args().skip(1);
    let (Some(root), Some(peers)) = (arguments.next(), arguments.next()) else {
        return Err("name the repository, and the folder that the other programs are installed in".into());
    };
    let wanted: Vec<String> = arguments.collect();
    let bench = Bench::new(Path::new(&root), Path::new(&peers))?;
    for (letter, title, figure) in FIGURES {
        if wanted.is_empty() || wanted.iter().any(|wanted| wanted == letter) {
            println!("\n({letter}) {title}\n");
            figure(&bench)?;
        }
    }
    Ok(())
}

/// The programs, and a folder for the books.
struct Bench {
    root: PathBuf,
    /// The folder with the other programs.
    peers: PathBuf,
    /// The folder for the books.
    folder: PathBuf,
}

impl Bench {
    fn new(root: &Path, peers: &Path) -> Result<Self, Box<dyn Error>> {
        let root = std::path::absolute(root)?;
        let folder = root.join("target/bench/books");
        fs::create_dir_all(&folder)?;
        Ok(Self { root, peers: std::path::absolute(peers)?.join("bin"), folder })
    }

    /// The program.
    fn program(&self) -> PathBuf {
        self.root.join("target/release/mdbook-journey")
    }

    fn journey(&self) -> Contender {
        Contender::new("mdbook-journey", self.program())
    }

    fn passthrough(&self) -> Contender {
        Contender::new("no-op", self.root.join("target/bench/release/passthrough"))
    }

    fn mdbook(&self, folder: &Path) -> Contender {
        Contender::new("mdbook build", self.peers.join("mdbook")).with("build").with(folder.display().to_string())
    }

    /// Another preprocessor; none where it could not be built.
    fn peer(&self, name: &str) -> Option<Contender> {
        let program = self.peers.join(name);
        if !program.exists() {
            println!("{name} is not installed, and so not compared.");
        }
        program.exists().then(|| Contender::new(name, program))
    }

    /// A file with what mdBook sends for a book.
    fn message(&self, shape: Shape) -> Result<PathBuf, Box<dyn Error>> {
        let Shape { blocks, count, chapters, index } = shape;
        let path = self.folder.join(format!("{blocks:?}-{count}-{chapters}-{index}.json"));
        shape.write_message(BufWriter::new(File::create(&path)?))?;
        Ok(path)
    }
}

/// A line of a table for each contender, with what the first one costs as the measure.
fn compare(contenders: &[Contender], costs: &[Cost]) {
    println!("| | CPU | memory | CPU, as a multiple | memory, as a multiple |\n| --- | ---: | ---: | ---: | ---: |");
    for (contender, cost) in contenders.iter().zip(costs) {
        println!(
            "| {} | {:.1} ms | {:.1} MB | {:.2} | {:.2} |",
            contender.name,
            cost.cpu * 1e3,
            cost.peak / 1e6,
            cost.cpu / costs[0].cpu,
            cost.peak / costs[0].peak,
        );
    }
}

fn without_maps(bench: &Bench) -> Result<(), Box<dyn Error>> {
    for chapters in [30, 300, 3000] {
        let book = bench.message(Shape { blocks: Blocks::None, count: 0, chapters, index: true })?;
        let contenders = [bench.passthrough(), bench.journey()].into_iter().chain(bench.peer("mdbook-mermaid"));
        let contenders: Vec<_> = contenders.map(|contender| contender.reading(&book)).collect();
        println!("{chapters} chapters, {:.1} MB of JSON:\n", fs::metadata(&book)?.len() as f64 / 1e6);
        compare(&contenders, &alternate(&contenders, ROUNDS)?);
        println!();
    }
    Ok(())
}

fn maps(bench: &Bench) -> Result<(), Box<dyn Error>> {
    const FEW: usize = 1_000;
    const MANY: usize = 10_000;
    println!("| | CPU a map, 1,000 maps | CPU a map, 10,000 maps | exponent | memory, 10,000 maps |");
    println!("| --- | ---: | ---: | ---: | ---: |");
    for (in_one, index) in [(false, false), (true, false), (false, true), (true, true)] {
        let shape = |count| Shape { blocks: Blocks::Journey, count, chapters: if in_one { 1 } else { count }, index };
        let of = |count| Ok::<_, Box<dyn Error>>(bench.journey().reading(&bench.message(shape(count))?));
        let costs = alternate(&[of(FEW)?, of(MANY)?], LONG_ROUNDS)?;
        let [few, many] = [costs[0].cpu, costs[1].cpu];
        println!(
            "| {}{} | {:.0} µs | {:.0} µs | {:.3} | {:.0} MB |",
            if in_one { "all in one chapter" } else { "a chapter each" },
            if index { ", with the index of all" } else { "" },
            few / FEW as f64 * 1e6,
            many / MANY as f64 * 1e6,
            (many / few).log10() / (MANY as f64 / FEW as f64).log10(),
            costs[1].peak / 1e6,
        );
    }
    floor(bench, FEW)
}

/// What a map costs that is there already: a text of the same size is put in the place of each.
fn floor(bench: &Bench, count: usize) -> Result<(), Box<dyn Error>> {
    let shape = Shape { blocks: Blocks::Journey, count, chapters: count, index: false };
    let book = bench.message(shape)?;
    let [noop, journey] = [bench.passthrough(), bench.journey()].map(|contender| contender.reading(&book));
    let message = fs::read_to_string(&book)?;
    let fences = message.split("```journey").skip(1).map(|map| map.find("```").unwrap_or_default());
    let bytes = (journey.written()? - noop.written()? + fences.sum::<usize>()) / count;
    let floor = bench.passthrough().with(bytes.to_string()).reading(&book);
    let costs = alternate(&[noop, floor, journey], LONG_ROUNDS)?;
    let each = |cost: Cost| cost.cpu / count as f64 * 1e6;
    println!(
        "\nOf a chapter each, a no-op takes {:.0} µs a map, one that puts {bytes} bytes in its place {:.0} µs, and",
        each(costs[0]),
        each(costs[1])
    );
    println!("mdbook-journey {:.0} µs.", each(costs[2]));
    Ok(())
}

fn build(bench: &Bench) -> Result<(), Box<dyn Error>> {
    let command = format!("[preprocessor.journey]\ncommand = {:?}\n", bench.program());
    println!("| | CPU | as a multiple | our share (d) |\n| --- | ---: | ---: | ---: |");
    let plain = Shape { blocks: Blocks::None, count: 1_000, chapters: 1_000, index: true };
    let (without, lists) = (bench.folder.join("without"), bench.folder.join("lists"));
    plain.write(&without, "")?;
    Shape { blocks: Blocks::Lists, ..plain }.write(&lists, "")?;
    let costs = alternate(&[bench.mdbook(&without), bench.mdbook(&lists)], LONG_ROUNDS)?;
    let (cpu, times) = (costs[1].cpu, costs[1].cpu / costs[0].cpu);
    println!("| with the words of 1,000 maps, as lists | {cpu:.2} s | {times:.2} | |");
    for (what, index) in [("with 1,000 maps", false), ("with 1,000 maps and the index of all", true)] {
        let shape = Shape { blocks: Blocks::Journey, index, ..plain };
        let with = bench.folder.join("with");
        shape.write(
            &with,
            &format!("{command}after = [\"links\"]\nindex = {}\n", if index { "\"all.md\"" } else { "false" }),
        )?;
        let contenders = [bench.mdbook(&without), bench.mdbook(&with), bench.journey().reading(&bench.message(shape)?)];
        let costs = alternate(&contenders, LONG_ROUNDS)?;
        println!("| the same chapters without maps | {:.2} s | 1 | |", costs[0].cpu);
        println!(
            "| {what} | {:.2} s | {:.2} | {:.1} % |",
            costs[1].cpu,
            costs[1].cpu / costs[0].cpu,
            costs[2].cpu / costs[1].cpu * 100.0
        );
    }
    Ok(())
}

fn beside_others(bench: &Bench) -> Result<(), Box<dyn Error>> {
    const COUNT: usize = 1_000;
    for (what, chapters) in [("a chapter each", COUNT), ("all in one chapter", 1)] {
        println!(
            "{what}:\n\n| | CPU | CPU a block, beyond a no-op | a no-op on the same book |\n| --- | ---: | ---: | ---: |"
        );
        for (name, blocks) in [
            ("mdbook-journey", Blocks::Journey),
            ("mdbook-mermaid", Blocks::Mermaid),
            ("mdbook-admonish", Blocks::Admonish),
        ] {
            let contender = if blocks == Blocks::Journey { Some(bench.journey()) } else { bench.peer(name) };
            let Some(contender) = contender else { continue };
            let book = bench.message(Shape { blocks, count: COUNT, chapters, index: false })?;
            let costs = alternate(&[bench.passthrough().reading(&book), contender.reading(&book)], ROUNDS)?;
            let [noop, cpu] = [costs[0].cpu, costs[1].cpu];
            let each = (cpu - noop) / COUNT as f64 * 1e6;
            println!("| {name} | {:.1} ms | {each:.0} µs | {:.1} ms |", cpu * 1e3, noop * 1e3);
        }
        println!();
    }
    Ok(())
}

fn reader(bench: &Bench) -> Result<(), Box<dyn Error>> {
    const MAPS: usize = 5;
    let path = std::env::var("PATH").unwrap_or_default();
    let path = format!("{}:{}:{path}", bench.peers.display(), bench.root.join("target/release").display());
    let run = |program: &str, arguments: &[&str]| {
        let done = Command::new(program).args(arguments).env("PATH", &path).output()?;
        let fault = || {
            io::Error::other(format!("`{program} {}`: {}", arguments.join(" "), String::from_utf8_lossy(&done.stderr)))
        };
        if done.status.success() { Ok(done.stdout) } else { Err(fault()) }
    };
    let mut arguments = vec![bench.root.join("tests/browser/reader.js").display().to_string()];
    for (name, blocks, settings, selector) in [
        ("five-journey", Blocks::Journey, "[preprocessor.journey]\n", "section.journey table"),
        ("five-mermaid", Blocks::Mermaid, "", ".mermaid svg"),
    ] {
        let folder = bench.folder.join(name);
        let _ = fs::remove_dir_all(&folder);
        Shape { blocks, count: MAPS, chapters: 1, index: true }.write(&folder, settings)?;
        let book = folder.display().to_string();
        if blocks == Blocks::Mermaid {
            if bench.peer("mdbook-mermaid").is_none() {
                continue;
            }
            run("mdbook-mermaid", &["install", &book])?;
        }
        run("mdbook", &["build", &book])?;
        arguments.extend([format!("{book}/book/chapter-0.html"), selector.to_owned(), MAPS.to_string()]);
    }
    let arguments: Vec<&str> = arguments.iter().map(String::as_str).collect();
    let times = String::from_utf8(run("node", &arguments)?)?;
    let first = times.split(' ').next().and_then(|time| time.parse::<f64>().ok()).unwrap_or(f64::NAN);
    println!("| page | until all are there | as a multiple |\n| --- | ---: | ---: |");
    for (name, line) in ["mdbook-journey", "mdbook-mermaid"].into_iter().zip(times.lines()) {
        let time: f64 = line.split(' ').next().unwrap_or_default().parse()?;
        println!("| {name} | {time:.0} ms | {:.1} |", time / first);
    }
    Ok(())
}

/// What is added to the instructions of a small map by a text of some size, and by twice of it: 2 is a straight line. Commands are
/// tried as well; `import` gets the text without its fences.
fn growth(bench: &Bench) -> Result<(), Box<dyn Error>> {
    const SIZE: usize = 500;
    const SMALL: &str = "```journey\n# M\n\n## S\n\n- a\n```\n";
    if Command::new("valgrind").arg("--version").output().is_err() {
        println!("valgrind is not installed, and so nothing is counted.");
        return Ok(());
    }
    let folder = bench.folder.join("bombs");
    fs::create_dir_all(&folder)?;
    let [before, chapter, plain, message, notes] =
        ["before.md", "chapter.md", "plain.md", "message.json", "notes.csv"].map(|name| folder.join(name));
    let of = |arguments: &[&str], files: &[&PathBuf]| {
        let files = files.iter().map(|file| file.display().to_string());
        arguments.iter().map(|&argument| argument.to_owned()).chain(files).fold(bench.journey(), Contender::with)
    };
    let contenders = [
        ("build", bench.journey().reading(&message)),
        ("check", of(&["check"], &[&chapter])),
        ("fmt", of(&["fmt", "--check"], &[&chapter])),
        ("import", of(&["import"], &[&plain])),
        ("diff", of(&["diff"], &[&before, &chapter])),
    ];
    let counted = |text: &str| {
        fs::write(&message, message_of(text, &json!({ "on-error": "show", "mermaid": true })).to_string())?;
        fs::write(&chapter, text)?;
        // Every stage has another name there.
        fs::write(&before, text.replace("## S", "## Before "))?;
        let lines = text.split_inclusive('\n').filter(|line| !line.starts_with("```"));
        fs::write(&plain, lines.collect::<String>())?;
        contenders.iter().map(|(_, contender)| instructions(contender)).collect::<io::Result<Vec<f64>>>()
    };
    let start = counted(SMALL)?;
    let names = contenders.each_ref().map(|(name, _)| *name);
    println!("| {SIZE} and {} | {} |", 2 * SIZE, names.join(" | "));
    println!("| --- |{}", " ---: |".repeat(names.len()));
    // What adds next to nothing has no growth to speak of.
    let grown = |start: f64, some: f64, more: f64| {
        if more - start < 1e6 { "–".to_owned() } else { format!("{:.2}", (more - start) / (some - start)) }
    };
    let texts = MANY.iter().chain(DEEP).map(|text| (text, SIZE)).chain(LONG.iter().map(|text| (text, LEAST_OF_LONG)));
    for ((name, bomb), size) in texts {
        let (some, more) = (counted(&bomb(size))?, counted(&bomb(2 * size))?);
        let grown = start.iter().zip(some).zip(more).map(|((start, some), more)| grown(*start, some, more));
        println!("| {name} | {} |", grown.collect::<Vec<_>>().join(" | "));
    }
    let sheet = of(&["import"], &[&notes]);
    let imported = |text: String| {
        fs::write(&notes, text)?;
        instructions(&sheet)
    };
    println!("\n| {SIZE} and {} | import |\n| --- | ---: |", 2 * SIZE);
    for (name, bomb) in SHEETS {
        let (start, some, more) = (imported(bomb(1))?, imported(bomb(SIZE))?, imported(bomb(2 * SIZE))?);
        println!("| {name} | {} |", grown(start, some, more));
    }
    Ok(())
}
