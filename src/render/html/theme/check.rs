//! What is wrong with a book's own files, found before any page is made.

use std::collections::BTreeMap;

use super::files::file;
use super::made_from::{part, tags};
use super::{OwnFiles, TemplateError, template};

/// All that is wrong with them, by their names. What a template asks for at the wrong place shows only when it is filled in.
#[must_use]
pub fn check(own: &OwnFiles) -> Vec<TemplateError> {
    let mut faults = Vec::new();
    for (name, text) in own {
        let Some(file) = file(name) else { continue };
        if file.is_style() {
            faults.extend(style(name, text));
        } else if let Err(fault) = template::compile(name, text) {
            faults.push(fault.of(true));
        }
    }
    if faults.is_empty() && !own.is_empty() {
        faults.extend(circle(own));
    }
    faults
}

/// In HTML, a style sheet ends at `</style`, even inside a comment.
fn style(name: &str, text: &str) -> Option<TemplateError> {
    let line = text.lines().position(|line| line.to_lowercase().contains("</style"))?;
    let fault = TemplateError::new(name, Some(line + 1), "it holds `</style`, which ends the style sheet in the page");
    Some(fault.help("take it out, even out of comments").of(true))
}

/// Templates that show each other, round and round: they would never end.
fn circle(own: &OwnFiles) -> Option<TemplateError> {
    let text = |file: &super::File| own.get(file.name).map_or(file.text.to_owned(), Clone::clone);
    let asks: BTreeMap<&str, Vec<(usize, String)>> = template::templates()
        .map(|file| {
            let text = text(file);
            let asked = tags(&text).filter_map(|(line, tag)| Some((line, part(tag)?.to_owned())));
            (template::key(file.name), asked.collect())
        })
        .collect();
    own.keys().find_map(|name| {
        let key = template::key(name);
        let (line, way) = asks.get(key)?.iter().find_map(|(line, part)| {
            let mut way = vec![key, part.as_str()];
            reaches(&asks, key, &mut way).then_some((*line, way.join("` → `")))
        })?;
        let fault = TemplateError::new(name, Some(line), format!("it shows itself, without end: `{way}`"));
        Some(fault.help("take one of these parts out of the other").of(true))
    })
}

/// Whether a part asks for `goal` in the end; `way` is the way so far, and then the whole one.
fn reaches<'a>(asks: &'a BTreeMap<&str, Vec<(usize, String)>>, goal: &str, way: &mut Vec<&'a str>) -> bool {
    let Some(&last) = way.last() else { return false };
    if last == goal {
        return true;
    }
    for (_, next) in asks.get(last).into_iter().flatten() {
        if next == goal || !way.contains(&next.as_str()) {
            way.push(next);
            if reaches(asks, goal, way) {
                return true;
            }
            way.pop();
        }
    }
    false
}
