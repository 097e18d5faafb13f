//! `export`: what comes out is what its schema says, for every map that the tests have, and can be read again.

use std::fs;
use std::path::{Path, PathBuf};

use serde_json::{Value, json};
use tempfile::TempDir;

use crate::harness::{MAP, Ran, run, run_in};

fn export(dir: &Path, args: &[&str]) -> Ran {
    run_in(dir, &[&["export"], args].concat(), "", &[])
}

fn root() -> PathBuf {
    Path::new(env!("CARGO_MANIFEST_DIR")).to_owned()
}

/// A folder with one chapter.
fn chapter(text: &str) -> TempDir {
    let dir = TempDir::new().unwrap();
    fs::write(dir.path().join("a.md"), text).unwrap();
    dir
}

/// A folder with every map of `tests/language`.
fn every_map() -> TempDir {
    let dir = TempDir::new().unwrap();
    for entry in fs::read_dir(root().join("tests/language")).unwrap() {
        let path = entry.unwrap().path();
        if path.extension().is_some_and(|extension| extension == "md") {
            let text = format!("````journey\n{}\n````\n", fs::read_to_string(&path).unwrap());
            fs::write(dir.path().join(path.file_name().unwrap()), text).unwrap();
        }
    }
    dir
}

fn read(ran: &Ran) -> Value {
    assert_eq!(ran.code, Some(0), "{}", ran.stderr);
    serde_json::from_str(&ran.stdout).unwrap()
}

#[test]
fn what_comes_out_is_what_the_schema_says() {
    let schema = read(&run(&["schema"], ""));
    let whole = jsonschema::draft202012::new(&schema).unwrap();
    let mut finding = schema.clone();
    finding["$ref"] = "#/$defs/Finding".into();
    for key in ["type", "properties", "required"] {
        finding.as_object_mut().unwrap().remove(key);
    }
    let finding = jsonschema::draft202012::new(&finding).unwrap();
    let every = every_map();
    let book = root().join("book-example");
    for dir in [every.path(), &book] {
        let exported = read(&export(dir, &[]));
        let faults: Vec<_> = whole.iter_errors(&exported).map(|f| format!("{}: {f}", f.instance_path())).collect();
        assert_eq!(faults, [""; 0]);
        let lines = export(dir, &["--format", "ndjson"]).stdout;
        let lines: Vec<Value> = lines.lines().map(|line| serde_json::from_str(line).unwrap()).collect();
        assert!(lines.len() > 5 && lines.iter().all(|line| finding.is_valid(line)));
        assert_eq!(exported["books"][0]["findings"], Value::Array(lines));
        let mut broken = exported.clone();
        broken["books"][0]["maps"][0]["stages"] = json!([{}]);
        assert!(!whole.is_valid(&broken));
    }
}

#[test]
fn the_canonical_form_is_the_same_map() {
    let dir = root().join("book-example");
    let exported = read(&export(&dir, &[]));
    let canonical = |exported: &Value| -> Vec<String> {
        let maps = exported["books"][0]["maps"].as_array().unwrap().iter();
        maps.map(|map| map["canonical"].as_str().unwrap().to_owned()).collect()
    };
    let again = TempDir::new().unwrap();
    fs::create_dir(again.path().join("src")).unwrap();
    fs::copy(dir.join("book.toml"), again.path().join("book.toml")).unwrap();
    let text: String = canonical(&exported).iter().map(|map| ["````journey\n", map, "````\n\n"].concat()).collect();
    fs::write(again.path().join("src/all.md"), text).unwrap();
    let read_again = read(&export(again.path(), &[]));
    assert_eq!(canonical(&read_again), canonical(&exported));
    let findings = |exported: &Value| -> Vec<Value> {
        let mut findings = exported["books"][0]["findings"].as_array().unwrap().clone();
        for finding in &mut findings {
            // Cards and lists of sources are not in a map.
            for key in ["place", "personas", "evidence"] {
                finding[key] = Value::Null;
            }
        }
        findings
    };
    for (finding, was) in findings(&read_again).iter().zip(findings(&exported)) {
        assert_eq!(*finding, was);
    }
}

#[test]
fn references_name_what_they_mean() {
    let text =
        format!("{MAP}\n```journey\n# Next\n## S\nOpportunities:\n- x {{for=buying/no-price,buying/nothing}}\n```\n");
    let exported = read(&export(chapter(&text).path(), &["--map", "next"]));
    assert_eq!(
        exported["books"][0]["findings"][0]["answers"],
        json!([
            { "written": "buying/no-price", "target": { "map": "buying", "finding": "no-price" } },
            { "written": "buying/nothing", "target": null },
        ])
    );
    assert_eq!(exported["books"][0]["maps"].as_array().unwrap().len(), 1);
    let pain = read(&export(chapter(&text).path(), &["--map", "buying"]))["books"][0]["findings"][0].take();
    let answered = json!([{ "map": "buying", "finding": "show-it" }, { "map": "next", "finding": "x" }]);
    assert_eq!(pain["answered_by"], answered);
    assert_eq!(pain["place"]["start"], json!({ "line": 10, "column": 3 }));
}

#[test]
fn personas_and_sources_know_what_is_about_them() {
    let text = "```persona\n# Ada Byron {#ada}\nRole: designer\n\n![Ada](ada.png)\n```\n\n```evidence\n- Interviews {#interviews date=2026-05-01}\n```\n\n\
                ```journey\n# A\nPersona: ada\nEvidence:\n- [Tickets](https://example.com/t) {#tickets}\n\n## S\nPain points:\n\
                - Slow {evidence=interviews,tickets,assumed}\n```\n\n```journey\n# B\n## S\nActions: x\n```\n";
    let dir = chapter(text);
    let book = read(&export(dir.path(), &[]))["books"][0].take();
    assert_eq!((&book["personas"][0]["name"], &book["personas"][0]["maps"]), (&json!("Ada Byron"), &json!(["a"])));
    assert_eq!(book["personas"][0]["canonical"], "# Ada Byron {#ada}\n\nRole: designer\n\n![Ada](ada.png)\n");
    assert_eq!(book["personas"][0]["portrait"], "ada.png");
    let sources: Vec<_> =
        book["sources"].as_array().unwrap().iter().map(|s| (&s["id"], &s["map"], &s["date"])).collect();
    assert_eq!(
        sources,
        [(&json!("tickets"), &json!("a"), &Value::Null), (&json!("interviews"), &Value::Null, &json!("2026-05-01"))]
    );
    assert_eq!(book["sources"][1]["findings"], json!([{ "map": "a", "finding": "slow" }]));
    let finding = &book["findings"][0];
    assert_eq!(finding["personas"], json!(["Ada Byron"]));
    assert_eq!(finding["evidence"][2], json!({ "kind": "assumed", "value": null }));
    let book = read(&export(dir.path(), &["--map", "b"]))["books"][0].take();
    assert_eq!((&book["personas"], &book["sources"]), (&json!([]), &json!([])));
}

#[test]
fn errors_in_what_is_exported_are_said() {
    let fault = "## S\nEmotion: awful -9\n```\n";
    let dir = chapter(&format!("```journey\n# A\n{fault}\n```journey\n# B\n## S\nEmotion: fine\n```\n"));
    for format in ["json", "ndjson", "csv-findings", "csv-stages", "theydo-insights"] {
        let ran = export(dir.path(), &["--format", format]);
        let said = "warning: the map `a` has an error, and what is shown of it may mislead\n  \
                    help: `mdbook-journey check` tells what is wrong, and where\n";
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), said), "{format}");
    }
    assert_eq!(export(dir.path(), &["--map", "b"]).stderr, "");
    let unknown = export(dir.path(), &["--map", "nite"]);
    assert_eq!(
        (unknown.code, unknown.stderr.as_str()),
        (Some(2), "error: no map has the id `nite`\n  help: there are `a`, `b`\n")
    );
}

#[test]
fn spreadsheets_get_words_and_no_formulas() {
    let text = "\
```journey
# =HYPERLINK(\"http://x\")
Persona: @SUM(1), +1

## -S {duration=\"=1\"}
Actions:
- a, \"b\"; c
- =1+1
Emotion: frustrated -2
**@own:**
- x
Pain points:
- -1+1 {owner=\"@x\" ticket=\"=1\"}
```
";
    let dir = chapter(text);
    for format in ["csv-findings", "csv-stages"] {
        let ran = export(dir.path(), &["--format", format]);
        assert_eq!(ran.code, Some(0));
        let sheet = ran.stdout.strip_prefix('\u{feff}').unwrap();
        assert!(sheet.ends_with("\r\n") && sheet.matches("\r\n").count() == 2, "{sheet}");
        let mut reader = csv::Reader::from_reader(sheet.as_bytes());
        let head = reader.headers().unwrap().clone();
        let row = reader.records().next().unwrap().unwrap();
        for (name, cell) in head.iter().zip(&row) {
            let is_formula = cell.lines().any(|line| line.starts_with(['=', '+', '-', '@']));
            assert_eq!(is_formula, name == "mood", "{format} {name}: {cell}");
        }
        let cell = |name: &str| row.get(head.iter().position(|column| column == name).unwrap()).unwrap().to_owned();
        assert_eq!((cell("mood").as_str(), cell("stage").as_str()), ("-2", "'-S"));
        if format == "csv-stages" {
            assert_eq!(cell("actions"), "a, \"b\"; c\n'=1+1");
        }
    }
}

#[test]
fn a_diagram_is_written_so_that_mermaid_reads_it() {
    let text = "\
```journey
# Title: buying; #1
Persona: Ada, Ben

## Section 1
Actions:
- Journey begins: now
- 100% {sure}
Emotion: happy +2

## Unknown

## Payment
### One
Emotion: bad -1.5 → good +1
### Two
Actors: Ben, Cleo
```
";
    let ran = export(chapter(text).path(), &["--format", "mermaid"]);
    assert_eq!(
        ran.stdout,
        "\
journey
    title #84;itle#58; buying#59; #35;1
    section #83;ection 1
      #74;ourney begins#58; now: 5: Ada#44; Ben
      100#37; #123;sure#125;: 5: Ada#44; Ben
    section Unknown
      %% no mood is known of the next one
      Unknown: 3: Ada#44; Ben
    section Payment
      One: 2.8: Ada#44; Ben
      %% no mood is known of the next one
      Two: 3: Ben, Cleo
"
    );
}

#[test]
fn a_diagram_has_the_mean_of_several_personas() {
    let text = "\
```journey
# A
Personas: Ada, Ben
## One
**Emotion (Ada):** +2
**Emotion (Ben):** -1 → -2
### First
### Second
**Emotion (Ben):** -1
```
";
    let ran = export(chapter(text).path(), &["--format", "mermaid"]);
    let tasks = "    section One\n      First: 3.3: Ada, Ben\n      Second: 2: Ada, Ben\n";
    assert!(ran.stdout.ends_with(tasks), "{}", ran.stdout);
}

#[test]
fn a_file_is_written_whole_or_not_at_all() {
    let dir = chapter(MAP);
    let file = dir.path().join("out/maps.json");
    for _ in 0..2 {
        let ran = export(dir.path(), &["-o", "out/maps.json"]);
        assert_eq!((ran.code, ran.stdout.as_str(), ran.stderr.as_str()), (Some(0), "", ""));
        assert_eq!(fs::read_to_string(&file).unwrap(), export(dir.path(), &["a.md"]).stdout);
    }
    fs::write(dir.path().join("b.md"), b"\xff").unwrap();
    let ran = export(dir.path(), &["-o", "out/maps.json"]);
    assert_eq!((ran.code, ran.stdout.as_str()), (Some(2), ""));
    assert!(ran.stderr.contains("`b.md` is not text in UTF-8"), "{}", ran.stderr);
    assert!(fs::read_to_string(&file).unwrap().starts_with("{\n"));
    let ran = export(dir.path(), &["a.md", "-o", "a.md/x.json"]);
    assert_eq!(ran.code, Some(2));
    assert!(ran.stderr.starts_with("error: `a.md/x.json` was not written: "), "{}", ran.stderr);
}

#[test]
fn folders_that_are_not_there_are_made_wherever_they_are_named() {
    let (dir, elsewhere) = (chapter(MAP), TempDir::new().unwrap());
    let file = elsewhere.path().join("new/maps.json");
    let ran = export(dir.path(), &["-o", file.to_str().unwrap()]);
    assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
    assert!(file.is_file());
}

#[test]
fn theydo_gets_what_its_schemas_know() {
    let text = "\
```journey
# Buying {#buying}
Persona: Ada

## Pay
Pain points:
- Slow {#slow severity=high theme=speed owner=ada@example.com evidence=https://x.example/1}
Moments of delight:
- Fast {#fast}
Opportunities:
- Pay later {#later for=slow impact=high owner=Ada}
```
";
    let dir = chapter(text);
    let insights = read(&export(dir.path(), &["--format", "theydo-insights"]));
    assert_eq!(insights["format"], "THEYDO_INSIGHTS_V1");
    assert_eq!(
        insights["insights"][0],
        json!({
            "importKey": "buying/slow",
            "title": "Slow",
            "description": "- **Journey:** Buying\n- **Stage:** Pay\n- **Personas:** Ada\n- **Severity:** high\n- **Owner:** \
                ada@example.com\n- **Evidence:** https://x.example/1",
            "type": "Pain point",
            "status": "open",
            "tags": ["speed", "high"],
            "groups": ["Buying"],
            "externalLinks": ["https://x.example/1"],
            "ownerEmail": "ada@example.com",
        })
    );
    assert_eq!(insights["insights"][1]["importKey"], "buying/fast");
    let opportunities = read(&export(dir.path(), &["--format", "theydo-opportunities"]));
    let opportunities = opportunities["opportunities"].as_array().unwrap();
    assert_eq!(opportunities.len(), 1);
    // Only a mail address is an owner there; the name stands in the description.
    assert_eq!(opportunities[0]["ownerEmail"], Value::Null);
    let description = opportunities[0]["description"].as_str().unwrap();
    assert!(description.contains("**Impact:** 5 of 5\n- **Owner:** Ada\n- **Answers:** slow"), "{description}");
}
