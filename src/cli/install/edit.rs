//! The change to a `book.toml`, as text: what the writer has there stays, to the comment and the line end.

use toml_edit::{Array, DocumentMut, Item, Table, TableLike, Value, value};

/// What is to be written.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Edit {
    /// What changes, as a deed: `add …`.
    pub(super) what: String,
    /// The whole new text.
    pub(super) text: String,
    /// What should come before the maps, and is set to come after them: to add it would make a circle, which mdBook refuses.
    pub(super) behind: Vec<&'static str>,
}

/// The change that adds the preprocessor, or none when nothing is missing.
///
/// # Errors
///
/// When the text is not TOML, or holds something else where the section should be; the fault and its cure.
pub(super) fn edit(text: &str) -> Result<Option<Edit>, String> {
    // `toml_edit` ends every line its own way: it gets the text without the file's way, and only what it changes is taken.
    let bom = if text.starts_with('\u{feff}') { "\u{feff}" } else { "" };
    let old = &text[bom.len()..];
    let plain = old.replace("\r\n", "\n");
    let mut document: DocumentMut =
        plain.parse().map_err(|fault| format!("it is not TOML:\n{fault}\n  help: mend it, and run this again"))?;

    let (needed, behind) = order(&document);
    let Some(what) = change(&mut document, &needed)? else { return Ok(None) };
    Ok(Some(Edit { what, text: format!("{bom}{}", changed(old, &plain, &document.to_string())), behind }))
}

/// `old` with what is new in `new` against `plain`, which is `old` with plain line ends. New lines end as the file's first.
fn changed(old: &str, plain: &str, new: &str) -> String {
    let same = |one: &mut dyn Iterator<Item = char>, other: &mut dyn Iterator<Item = char>| {
        one.zip(other).take_while(|(one, other)| one == other).map(|(c, _)| c.len_utf8()).sum::<usize>()
    };
    let start = same(&mut plain.chars(), &mut new.chars());
    let end = same(&mut plain[start..].chars().rev(), &mut new[start..].chars().rev());
    // Each `\r` before a place moves it by one.
    let in_old = |at: usize| {
        let returns = old.match_indices("\r\n").enumerate();
        at + returns.take_while(|(before, (place, _))| place - before < at).count()
    };
    let with = &new[start..new.len() - end];
    let has_returns = old.find('\n').is_some_and(|first| old[..first].ends_with('\r'));
    let with = if has_returns { with.replace('\n', "\r\n") } else { with.to_owned() };
    [&old[..in_old(start)], &with, &old[in_old(plain.len() - end)..]].concat()
}

/// What is to run before the maps are read, and what of that the file has run after them.
fn order(document: &DocumentMut) -> (Vec<&'static str>, Vec<&'static str>) {
    let Some(preprocessors) = document.get("preprocessor").and_then(Item::as_table_like) else {
        return (vec!["links"], Vec::new());
    };
    let names = |section: &str, key: &str| {
        let list =
            preprocessors.get(section).and_then(Item::as_table_like).and_then(|section| section.get(key)?.as_array());
        list.into_iter().flatten().filter_map(Value::as_str).map(str::to_owned).collect::<Vec<_>>()
    };
    let mut behind = vec!["journey".to_owned()];
    let mut at = 0;
    while let Some(one) = behind.get(at).cloned() {
        // What the maps themselves are to run before is told as a contradiction.
        let before_others = if at == 0 { Vec::new() } else { names(&one, "before") };
        let after_it = preprocessors.iter().map(|(name, _)| name.to_owned());
        for name in after_it.filter(|name| names(name, "after").contains(&one)).chain(before_others) {
            if !behind.contains(&name) {
                behind.push(name);
            }
        }
        at += 1;
    }
    let needed = ["links", "gettext"].into_iter().filter(|name| *name == "links" || preprocessors.contains_key(name));
    needed.partition(|name| !behind.iter().any(|behind| behind == name))
}

fn change(document: &mut DocumentMut, needed: &[&str]) -> Result<Option<String>, String> {
    // A comment at the end of the file speaks of what stands above it, not of a section below.
    let end = document.trailing().as_str().unwrap_or_default().to_owned();
    let is_last = !document.contains_key("preprocessor");
    if is_last && !end.is_empty() {
        document.set_trailing("");
    }
    let gap = if document.is_empty() && end.is_empty() { "" } else { "\n" };
    let preprocessors = document
        .entry("preprocessor")
        .or_insert_with(|| {
            let mut table = Table::new();
            table.set_implicit(true);
            Item::Table(table)
        })
        .as_table_like_mut()
        .ok_or("`preprocessor` is not a table\n  help: write `[preprocessor.…]` sections instead")?;

    let Some(section) = preprocessors.get_mut("journey") else {
        let mut table = Table::new();
        table.decor_mut().set_prefix(if is_last { format!("{end}{gap}") } else { gap.to_owned() });
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
        push(after, name);
    }
    Ok(Some(format!("add {} to `after` of `[preprocessor.journey]`", listed(&missing))))
}

/// Adds a name at the end; in a list of one name a line, on a line of its own.
fn push(names: &mut Array, name: &str) {
    let indent =
        |first: &Value| first.decor().prefix()?.as_str()?.rsplit_once('\n').map(|(_, indent)| indent.to_owned());
    let indent = names.get(0).and_then(indent).unwrap_or_else(|| "  ".to_owned());
    // What stands between the last name and the bracket, comments too, belongs to the last name's line. `toml_edit`
    // keeps it with the list after a comma, and with the name without one.
    let mut tail = names.trailing().as_str().unwrap_or_default().to_owned();
    if let Some(last) = names.iter_mut().last().filter(|_| !tail.contains('\n')) {
        tail = last.decor().suffix().and_then(|suffix| suffix.as_str()).unwrap_or_default().to_owned();
        if tail.contains('\n') {
            last.decor_mut().set_suffix("");
        }
    }
    let Some((rest, _)) = tail.rsplit_once('\n') else {
        names.push(name);
        return;
    };
    let mut own = Value::from(name);
    own.decor_mut().set_prefix(format!("{rest}\n{indent}"));
    names.push_formatted(own);
    names.set_trailing_comma(true);
    names.set_trailing("\n");
}

fn listed(names: &[&str]) -> String {
    format!("[{}]", names.iter().map(|name| format!("\"{name}\"")).collect::<Vec<_>>().join(", "))
}

#[cfg(test)]
mod tests {
    use super::*;

    /// The texts in the cases are `before`, `after`.
    fn check(before: &str, after: &str) {
        let new = edit(before).map_or_else(Some, |edit| edit.map(|edit| edit.text)).unwrap_or_default();
        assert_eq!(new, after);
        assert_eq!(edit(&new), Ok(None), "a second time there is nothing to do");
    }

    #[test]
    fn a_section_is_added_at_the_end() {
        check("", "[preprocessor.journey]\nafter = [\"links\"]\n");
        check("# x\n", "# x\n\n[preprocessor.journey]\nafter = [\"links\"]\n");
        let book = "# Ours\n[book]\ntitle = \"A\" # named so\n\n[output.html]\nno-section-label = true\n# fold = {}\n";
        check(book, &format!("{book}\n[preprocessor.journey]\nafter = [\"links\"]\n"));
        check(
            "[preprocessor]\n[book]\ntitle=\"A\"",
            "[preprocessor]\n\n[preprocessor.journey]\nafter = [\"links\"]\n[book]\ntitle=\"A\"\n",
        );
    }

    #[test]
    fn translations_come_first_too() {
        check(
            "[preprocessor.gettext]\nafter = [\"links\"]\n\n[output.html]\n",
            "[preprocessor.gettext]\nafter = [\"links\"]\n\n[preprocessor.journey]\nafter = [\"links\", \"gettext\"]\n\n[output.html]\n",
        );
    }

    #[test]
    fn no_circle_is_made() {
        for circle in [
            "[preprocessor.gettext]\nafter = [\"journey\"]\n",
            "[preprocessor.gettext]\nafter = [\"x\"]\n\n[preprocessor.x]\nafter = [\"journey\"]\n",
            "[preprocessor.gettext]\n\n[preprocessor.x]\nafter = [\"journey\"]\nbefore = [\"gettext\"]\n",
        ] {
            check(circle, &format!("{circle}\n[preprocessor.journey]\nafter = [\"links\"]\n"));
            assert_eq!(edit(circle).map(|edit| edit.map(|edit| edit.behind)), Ok(Some(vec!["gettext"])), "{circle}");
        }
    }

    #[test]
    fn what_is_there_is_completed() {
        check(
            "[preprocessor.journey]\ncss = \"none\" # CSP\n",
            "[preprocessor.journey]\ncss = \"none\" # CSP\nafter = [\"links\"]\n",
        );
        check(
            "[preprocessor.journey]\nafter = [\n  \"katex\", # formulas\n]\n",
            "[preprocessor.journey]\nafter = [\n  \"katex\", # formulas\n  \"links\",\n]\n",
        );
        check(
            "[preprocessor.journey]\nafter = [\n  \"katex\"\n]\n",
            "[preprocessor.journey]\nafter = [\n  \"katex\",\n  \"links\",\n]\n",
        );
    }

    #[test]
    fn every_way_to_write_a_table_is_kept() {
        check("[preprocessor]\njourney = {}\n", "[preprocessor]\njourney = { after = [\"links\"] }\n");
        check(
            "preprocessor.journey.css = \"none\"\n[book]\n",
            "preprocessor.journey.css = \"none\"\npreprocessor.journey.after = [\"links\"]\n[book]\n",
        );
    }

    #[test]
    fn line_ends_and_the_byte_order_mark_stay() {
        check(
            "\u{feff}[book]\r\n# x\r\n",
            "\u{feff}[book]\r\n# x\r\n\r\n[preprocessor.journey]\r\nafter = [\"links\"]\r\n",
        );
    }

    #[test]
    fn what_makes_no_sense_is_said() {
        for (text, fault) in [
            ("[book", "it is not TOML"),
            ("preprocessor = 1", "`preprocessor` is not a table"),
            ("preprocessor.journey = 1", "`preprocessor.journey` is not a table"),
            ("[preprocessor.journey]\nafter = \"links\"", "`after` in `[preprocessor.journey]` is not a list"),
            ("[preprocessor.journey]\nbefore = [\"links\"]", "is to run before `links`"),
        ] {
            let found = edit(text).err().unwrap_or_default();
            assert!(found.contains(fault) && found.contains("help: "), "{found}");
        }
    }
}
