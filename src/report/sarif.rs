//! SARIF 2.1.0, which code hosts read (OASIS, "Static Analysis Results Interchange Format", errata 01).

use serde_json::{Value, json};

use super::{Notice, Remedy, Spot};
use crate::book::{encoded_path, slashed};
use crate::diagnostics::About;

/// The notices as one SARIF log, ended by a line break.
#[must_use]
pub fn sarif(notices: &[Notice]) -> String {
    let mut rules: Vec<&'static About> = Vec::new();
    let mut results = Vec::new();
    for notice in notices {
        let about = notice.code.about();
        let index = rules.iter().position(|known| known.name == about.name).unwrap_or_else(|| {
            rules.push(about);
            rules.len() - 1
        });
        results.push(result(notice, index));
    }
    let log = json!({
        "$schema": "https://docs.oasis-open.org/sarif/sarif/v2.1.0/errata01/os/schemas/sarif-schema-2.1.0.json",
        "version": "2.1.0",
        "runs": [{
            "tool": { "driver": {
                "name": env!("CARGO_PKG_NAME"),
                "version": env!("CARGO_PKG_VERSION"),
                "informationUri": env!("CARGO_PKG_REPOSITORY"),
                "rules": rules.into_iter().map(rule).collect::<Vec<_>>(),
            } },
            "columnKind": "unicodeCodePoints",
            "results": results,
        }],
    });
    format!("{log:#}\n")
}

fn rule(about: &'static About) -> Value {
    json!({
        "id": about.name,
        "shortDescription": { "text": about.summary() },
        "help": { "text": about.page(), "markdown": about.page() },
        "defaultConfiguration": { "enabled": about.is_on(), "level": about.level.word() },
    })
}

fn result(notice: &Notice, rule: usize) -> Value {
    let help = notice.help.as_ref().map(|help| format!("\nhelp: {help}")).unwrap_or_default();
    let mut result = json!({
        "ruleId": notice.code.name(),
        "ruleIndex": rule,
        "level": notice.level.word(),
        "message": { "text": format!("{}{help}", notice.message) },
        "locations": notice.spot.iter().map(|spot| json!({ "physicalLocation": location(spot) })).collect::<Vec<_>>(),
    });
    if !notice.related.is_empty() {
        let related =
            |(spot, what): &(Spot, String)| json!({ "physicalLocation": location(spot), "message": { "text": what } });
        result["relatedLocations"] = notice.related.iter().map(related).collect();
    }
    if let Some(remedy) = &notice.remedy {
        result["fixes"] = json!([fix(remedy)]);
    }
    result
}

fn location(spot: &Spot) -> Value {
    let mut location = json!({ "artifactLocation": { "uri": uri(&spot.path) } });
    if spot.stretch.is_some() {
        location["region"] = region(spot);
    }
    location
}

fn region(spot: &Spot) -> Value {
    spot.stretch.as_ref().map_or(Value::Null, |stretch| {
        json!({
            "startLine": stretch.start.line,
            "startColumn": stretch.start.column,
            "endLine": stretch.end.line,
            "endColumn": stretch.end.column,
        })
    })
}

fn fix(remedy: &Remedy) -> Value {
    let change = |(spot, text): &(Spot, String)| {
        json!({
            "artifactLocation": { "uri": uri(&spot.path) },
            "replacements": [{ "deletedRegion": region(spot), "insertedContent": { "text": text } }],
        })
    };
    json!({
        "description": { "text": remedy.what },
        "artifactChanges": remedy.edits.iter().map(change).collect::<Vec<_>>(),
    })
}

/// A path as a URI reference (RFC 3986): relative paths stay relative.
fn uri(path: &str) -> String {
    let path = slashed(path);
    let uri = encoded_path(&path);
    // A colon in the first part would make a scheme of it, and is encoded; but not that of a drive.
    if path.starts_with('/') {
        format!("file://{uri}")
    } else if cfg!(windows) && path.get(1..).is_some_and(|rest| rest.starts_with(":/")) {
        format!("file:///{}", uri.to_string().replacen("%3A", ":", 1))
    } else {
        uri.to_string()
    }
}
