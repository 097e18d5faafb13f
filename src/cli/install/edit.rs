//! The change to a `book.toml`, as text: what the writer has there stays, to the comment and the line end.

use toml_edit::{Array, DocumentMut, Item, Table, TableLike, value};

/// What is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    /// What changes, as a deed: `add …`.
    pub(super) what: String,
    /// The whole new text.
    pub(super) text: String,
}

/// The change that adds the preprocessor, or none when nothing is missing.
///
/// # Errors
///
/// When the text is not TOML, or holds something else where the section should be; the fault and its cure.
pub(super) fn edit(text: &str) -> Result<Option<Edit>, String> {
    // `toml_edit` ends every line its own way: take the file's way out and put it back.
    let crlf = text.contains("\r\n");
    let bom = if text.starts_with('\u{feff}') { "\u{feff}" } else { "" };
    let plain = text[bom.len()..].replace("\r\n", "\n");
    let mut document: DocumentMut =
        plain.parse().map_err(|fault| format!("it is not TOML:\n{fault}\n  help: mend it, and run this again"))?;

    let Some(what) = change(&mut document)? else { return Ok(None) };
    let new = document.to_string();
    let new = if crlf { new.replace('\n', "\r\n") } else { new };
    Ok(Some(Edit { what, text: format!("{bom}{new}") }))
}

fn change(document: &mut DocumentMut) -> Result<Option<String>, String> {
    let at_top_level = document.is_empty();
    let preprocessors = document
        .entry("preprocessor")
        .or_insert_with(|| {
            let mut table = Table::new();
            table.set_implicit(true);
            Item::Table(table)
        })
        .as_table_like_mut()
        .ok_or("`preprocessor` is not a table\n  help: write `[preprocessor.…]` sections instead")?;
    let needed: &[&str] = if preprocessors.contains_key("gettext") { &["links", "gettext"] } else { &["links"] };

    let Some(section) = preprocessors.get_mut("journey") else {
        let mut table = Table::new();
        if !at_top_level {
            table.decor_mut().set_prefix("\n");
        }
        table.insert("after", value(needed.iter().copied().collect::<Array>()));
        preprocessors.insert("journey", Item::Table(table));
        return Ok(Some(format!("add `[preprocessor.journey]` with `after = {}`", listed(needed))));
    };
    let section = section
        .as_table_like_mut()
        .ok_or("`preprocessor.journey` is not a table\n  help: write it as a section, `[preprocessor.journey]`")?;
    add_missing(section, needed)
}

/// Adds the names that `after` lacks.
fn add_missing(section: &mut dyn TableLike, needed: &[&str]) -> Result<Option<String>, String> {
    let has = |list: Option<&Item>, name: &str| {
        list.and_then(Item::as_array).is_some_and(|names| names.iter().any(|n| n.as_str() == Some(name)))
    };
    if let Some(name) = needed.iter().find(|name| has(section.get("before"), name)) {
        return Err(format!(
            "`[preprocessor.journey]` is to run before `{name}`, and has to run after it\n  help: take `{name}` out of `before`, and run this again"
        ));
    }
    let missing: Vec<&str> = needed.iter().copied().filter(|name| !has(section.get("after"), name)).collect();
    if missing.is_empty() {
        return Ok(None);
    }
    let after = section
        .entry("after")
        .or_insert_with(|| value(Array::new()))
        .as_array_mut()
        .ok_or("`after` in `[preprocessor.journey]` is not a list\n  help: write `after = [\"links\"]`")?;
    for name in &missing {
        after.push(*name);
    }
    Ok(Some(format!("add {} to `after` of `[preprocessor.journey]`", listed(&missing))))
}

fn listed(names: &[&str]) -> String {
    format!("[{}]", names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    fn edited(text: &str) -> String {
        let new = edit(text).map(|edit| edit.map(|edit| edit.text)).unwrap_or_else(Some).unwrap_or_default();
        assert!(edit(&new).is_ok_and(|again| again.is_none()), "a second time there is nothing to do:\n{new}");
        new
    }

    #[test]
    fn a_section_is_added_at_the_end() {
        assert_eq!(edited(""), "[preprocessor.journey]\nafter = [\"links\"]\n");
        assert_eq!(
            edited("# Ours\n[book]\ntitle = \"A\" # named so\n\n[output.html]\nno-section-label = true\n# end\n"),
            "# Ours\n[book]\ntitle = \"A\" # named so\n\n[output.html]\nno-section-label = true\n\n[preprocessor.journey]\nafter = [\"links\"]\n# end\n"
        );
    }

    #[test]
    fn translations_come_first_too() {
        let text = "[preprocessor.gettext]\nafter = [\"links\"]\n\n[output.html]\n";
        assert_eq!(edited(text), "x");
    }

    #[test]
    fn what_is_there_is_completed() {
        assert_eq!(
            edited("[preprocessor.journey]\ncss = \"none\" # CSP\n"),
            "[preprocessor.journey]\ncss = \"none\" # CSP\nafter = [\"links\"]\n"
        );
        assert_eq!(
            edited("[preprocessor.journey]\nafter = [\n  \"katex\", # formulas\n]\n"),
            "x"
        );
        assert_eq!(edited("[preprocessor]\njourney = {}\n"), "x");
        assert_eq!(edited("preprocessor.journey.css = \"none\"\n[book]\n"), "x");
        assert_eq!(edited("[preprocessor]\n[book]\ntitle=\"A\""), "x");
    }

    #[test]
    fn line_ends_and_the_byte_order_mark_stay() {
        assert_eq!(edited("\u{feff}[book]\r\n# x\r\n"), "\u{feff}[book]\r\n\r\n[preprocessor.journey]\r\nafter = [\"links\"]\r\n# x\r\n");
    }
}
