//! The readers of the single options: a value in, a setting changed, or what is wrong with the value.
//!
//! Values may come from the environment (`MDBOOK_PREPROCESSOR__JOURNEY__INDEX=false`); mdBook reads those as JSON and,
//! where they are not, as text. So `"true"` and `true` mean the same here.

use serde_json::Value;

use super::shown;
use crate::diagnostics::did_you_mean;
use crate::host::Fault;
use crate::language::{fold, is_known_name, is_name_of_more_than_words, scale as read_scale};
use crate::pipeline::{Css, Index, OnError, Options};
use crate::render::words::{OwnWords, WordFault};

pub(super) type Read = Result<(), Vec<Fault>>;

pub(super) fn on_error(value: &Value, options: &mut Options) -> Read {
    options.on_error = one_of("on-error", value, &[("fail", OnError::Fail), ("show", OnError::Show)])?;
    Ok(())
}

pub(super) fn css(value: &Value, options: &mut Options) -> Read {
    options.css = one_of("css", value, &[("inline", Css::Inline), ("none", Css::None)])?;
    Ok(())
}

pub(super) fn source(value: &Value, options: &mut Options) -> Read {
    options.source = yes_or_no("source", value)?;
    Ok(())
}

pub(super) fn mermaid(value: &Value, options: &mut Options) -> Read {
    options.mermaid = yes_or_no("mermaid", value)?;
    Ok(())
}

/// A value that is set or not. In the environment, it is a word.
fn yes_or_no(key: &str, value: &Value) -> Result<bool, Vec<Fault>> {
    match (value, value.as_str().map(str::trim)) {
        (Value::Bool(is_set), _) => Ok(*is_set),
        (_, Some("true")) => Ok(true),
        (_, Some("false")) => Ok(false),
        _ => Err(vec![fault(key, value, "neither `true` nor `false`", &format!("write `{key} = true`"))]),
    }
}

pub(super) fn index(value: &Value, options: &mut Options) -> Read {
    match (value, value.as_str().map(str::trim)) {
        (Value::Bool(true), _) | (_, Some("true")) => {}
        (Value::Bool(false), _) | (_, Some("false")) => options.index = Index::None,
        (_, Some(own)) if !own.is_empty() => {
            if let Err(why) = page_path(own) {
                let help = "write a path below the book's source that ends in `.md`: `index = \"journeys.md\"`";
                return wrong("index", value, why, help);
            }
            if let Index::Chapter { path, .. } = &mut options.index {
                own.clone_into(path);
            }
        }
        _ => {
            return wrong(
                "index",
                value,
                "not `true`, `false` or a path",
                "write `index = false`, or the page's path: `index = \"journeys.md\"`",
            );
        }
    }
    Ok(())
}

/// Whether a chapter can stand at a path: mdBook would write outside the book, over a page of its own, or stop.
fn page_path(path: &str) -> Result<(), &'static str> {
    let mut parts = path.split('/').peekable();
    if path.contains('\\') || path.contains(':') || path.starts_with('/') {
        return Err("not a path below the book's source");
    }
    while let Some(part) = parts.next() {
        let stem = part.strip_suffix(".md");
        if matches!(part, "" | "." | "..") {
            return Err("not a path below the book's source");
        }
        if parts.peek().is_none() {
            let own = ["index", "print", "toc", "404", "summary", "readme"];
            match stem {
                None | Some("") => return Err("not the path of a Markdown page"),
                Some(stem) if own.iter().any(|name| stem.eq_ignore_ascii_case(name)) => {
                    return Err("a page that mdBook writes itself");
                }
                Some(_) => {}
            }
        }
    }
    Ok(())
}

pub(super) fn ticket_url(value: &Value, options: &mut Options) -> Read {
    let help = "write a web address with `{}` where the ticket's name goes: \
                `ticket-url = \"https://tracker.example.com/browse/{}\"`";
    let is_web = |url: &str| url.starts_with("https://") || url.starts_with("http://");
    match words(value) {
        Some(url) if !is_web(url) => wrong("ticket-url", value, "not a web address", help),
        Some(url) if !url.contains("{}") => wrong("ticket-url", value, "without a place for the ticket's name", help),
        Some(url) => {
            options.ticket_url = Some(url.to_owned());
            Ok(())
        }
        None => wrong("ticket-url", value, "not a text", help),
    }
}

pub(super) fn index_title(value: &Value, options: &mut Options) -> Read {
    let Some(words) = words(value) else {
        return wrong("index-title", value, "not a title", "write it in quotes: `index-title = \"All pain points\"`");
    };
    // A build may leave the chapter out for once, by a setting of its environment.
    if let Index::Chapter { title, .. } = &mut options.index {
        *title = Some(words.to_owned());
    }
    Ok(())
}

/// A book's own words in place of ours.
pub(super) fn own_words(value: &Value, options: &mut Options) -> Read {
    let said = |WordFault { word, given, what, help }: WordFault| match given {
        Some(given) if word.is_empty() => fault("words", &given, &what, &help),
        Some(given) => fault(&format!("words.{word}"), &given, &what, &help),
        None => Fault::new(format!("unknown word `{word}` in `[preprocessor.journey.words]` of `book.toml`"), help),
    };
    options.words = OwnWords::read(value).map_err(|faults| faults.into_iter().map(said).collect::<Vec<_>>())?;
    Ok(())
}

pub(super) fn scale(value: &Value, options: &mut Options) -> Read {
    let help = "write the worst number and the best one: `scale = \"1..5\"`";
    match value.as_str().map(read_scale) {
        Some(Ok(scale)) => options.language.scale = scale,
        Some(Err(fault)) => return wrong("scale", value, fault, help),
        None => return wrong("scale", value, "not two numbers", help),
    }
    Ok(())
}

pub(super) fn lanes(value: &Value, options: &mut Options) -> Read {
    let names = value.as_array().and_then(|names| names.iter().map(words).collect::<Option<Vec<_>>>());
    let Some(names) = names else {
        return wrong("lanes", value, "not a list of names", "write `lanes = [\"Legal check\", \"Systems\"]`");
    };
    if let Some(known) = names.iter().find(|name| is_name_of_more_than_words(name)) {
        let what = format!("a list with a row of findings or emotions: `{known}`");
        let help = format!("remove `{known}`: it needs no entry, and its items would be no findings and no emotions");
        return wrong("lanes", value, &what, &help);
    }
    options.language.own_lanes = names.into_iter().map(fold).collect();
    Ok(())
}

pub(super) fn aliases(value: &Value, options: &mut Options) -> Read {
    let help = "write your own name and the known one: `\"What hurts\" = \"Pain points\"`";
    options.language.aliases = entries("aliases", value, help, |own, known| match words(known) {
        Some(name) if is_known_name(name) => Ok((fold(own), name.to_owned())),
        _ => Err(fault(&format!("aliases.{own}"), known, "not the name of a lane", help)),
    })?;
    Ok(())
}

pub(super) fn emotions(value: &Value, options: &mut Options) -> Read {
    let help = "write the word and its score from -2 (very negative) to 2 (very positive): `flummoxed = -1`";
    let emotions = entries("emotions", value, help, |word, score| match score.as_f64() {
        Some(number) if (-2.0..=2.0).contains(&number) => Ok((word.to_owned(), number)),
        Some(_) => Err(fault(&format!("emotions.{word}"), score, "outside -2 to 2", help)),
        None => Err(fault(&format!("emotions.{word}"), score, "not a number", help)),
    })?;
    options.language.emotions = emotions.into_iter().collect();
    Ok(())
}

/// Every entry of a table read, or every fault in it.
fn entries<T>(
    key: &str,
    value: &Value,
    help: &str,
    read: impl Fn(&str, &Value) -> Result<T, Fault>,
) -> Result<Vec<T>, Vec<Fault>> {
    let Value::Object(table) = value else {
        return Err(vec![fault(
            key,
            value,
            "not a table",
            &format!("put it under `[preprocessor.journey.{key}]`; {help}"),
        )]);
    };
    let (mut good, mut bad) = (Vec::new(), Vec::new());
    for (name, value) in table {
        match read(name, value) {
            Ok(entry) => good.push(entry),
            Err(fault) => bad.push(fault),
        }
    }
    if bad.is_empty() { Ok(good) } else { Err(bad) }
}

fn one_of<T: Copy>(key: &str, value: &Value, choices: &[(&str, T)]) -> Result<T, Vec<Fault>> {
    let word = value.as_str();
    if let Some((_, choice)) = choices.iter().find(|(name, _)| Some(*name) == word) {
        return Ok(*choice);
    }
    let names = || choices.iter().map(|(name, _)| *name);
    let quoted: Vec<_> = names().map(|name| format!("`\"{name}\"`")).collect();
    let help = match word.and_then(|word| did_you_mean(word, names())) {
        Some(name) => format!("did you mean `{key} = \"{name}\"`?"),
        None => {
            format!("write {}", names().map(|name| format!("`{key} = \"{name}\"`")).collect::<Vec<_>>().join(" or "))
        }
    };
    Err(vec![fault(key, value, &format!("neither {}", quoted.join(" nor ")), &help)])
}

/// A text that is more than space.
fn words(value: &Value) -> Option<&str> {
    value.as_str().map(str::trim).filter(|words| !words.is_empty())
}

fn wrong(key: &str, value: &Value, what: &str, help: &str) -> Read {
    Err(vec![fault(key, value, what, help)])
}

pub(super) fn fault(key: &str, value: &Value, what: &str, help: &str) -> Fault {
    Fault::new(format!("`{key} = {}` in `[preprocessor.journey]` of `book.toml` is {what}", shown(value)), help)
}
