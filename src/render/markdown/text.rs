//! A writer's text as Markdown that means no more than it says: whatever could act is escaped.

use crate::book::FenceKind;
use crate::language::backticks;
use crate::model::{Block, Inline, ListEntry, Text};

/// How deep markup is followed; below, only the words are shown.
const DEEPEST: usize = 50;

/// Plain words, on one line. Braces and angles become entities: mdBook's `{{#include}}` does not know of backslashes.
#[must_use]
pub fn escape(words: &str) -> String {
    let mut out = String::with_capacity(words.len() + 8);
    for c in words.chars() {
        match c {
            '{' => out.push_str("&#123;"),
            '<' => out.push_str("&lt;"),
            '&' => out.push_str("&amp;"),
            '\n' | '\r' | '\0' => out.push(' '),
            '\\' | '`' | '*' | '_' | '[' | ']' | '>' | '#' | '|' | '~' | '$' | '@' | '^' | '}' => {
                out.push('\\');
                out.push(c);
            }
            c => out.push(c),
        }
    }
    out
}

/// Keeps the beginning of a line from being read as a list, a heading's underline or a rule.
pub(super) fn at_start(line: &str) -> String {
    let line = line.trim();
    let digits = line.bytes().take_while(u8::is_ascii_digit).count();
    if digits > 0 && matches!(line.as_bytes().get(digits), Some(b'.' | b')')) {
        return format!("{}\\{}", &line[..digits], &line[digits..]);
    }
    let is_image = line.starts_with("![");
    if line.starts_with(['-', '+', '=', ':', '!', '%']) && !is_image { format!("\\{line}") } else { line.to_owned() }
}

/// Running text, fit to begin a line.
pub(super) fn text(text: &Text) -> String {
    let mut out = String::new();
    inlines(text, true, 0, &mut out);
    at_start(&out)
}

fn inlines(text: &Text, links: bool, depth: usize, out: &mut String) {
    if depth > DEEPEST {
        out.push_str(&escape(&text.words()));
        return;
    }
    let wrap = |mark: &str, text: &Text, links: bool| {
        let mut inner = String::new();
        inlines(text, links, depth + 1, &mut inner);
        let bare = inner.trim();
        // A mark beside a space would not be read as one.
        let mark = if bare.is_empty() { "" } else { mark };
        let (before, after) = (inner.len() - inner.trim_start().len(), inner.len() - inner.trim_end().len());
        let (before, after) = (if before > 0 { " " } else { "" }, if after > 0 { " " } else { "" });
        format!("{before}{mark}{bare}{mark}{after}")
    };
    for inline in &text.0 {
        // Before a link, it would make an image of it.
        if matches!(inline, Inline::Link { .. }) && out.ends_with('!') {
            out.insert(out.len() - 1, '\\');
        }
        let piece = match inline {
            Inline::Text(words) => escape(words),
            Inline::Code(words) => code(words),
            Inline::Emphasis(text) => wrap("*", text, links),
            Inline::Strong(text) => wrap("**", text, links),
            Inline::Strikethrough(text) => wrap("~~", text, links),
            Inline::Link { url, title, text } if links => titled(&wrap("", text, false), url, title),
            Inline::Link { text, .. } | Inline::Unfollowed { text, .. } => wrap("", text, false),
            Inline::Image { url, title, alt } => format!("!{}", titled(&escape(alt), url, title)),
            Inline::Break => " ".to_owned(),
        };
        out.push_str(&piece);
    }
}

/// A link whose words are Markdown already.
pub(super) fn link(words: &str, url: &str) -> String {
    titled(words, url, "")
}

/// A link with the title that its writer gave it, if any.
fn titled(words: &str, url: &str, title: &str) -> String {
    let mut address = String::with_capacity(url.len());
    for c in url.chars() {
        match c {
            '<' => address.push_str("%3C"),
            '>' => address.push_str("%3E"),
            '{' => address.push_str("%7B"),
            '}' => address.push_str("%7D"),
            '|' => address.push_str("%7C"),
            '\\' => address.push_str("%5C"),
            c if c.is_control() => {}
            c => address.push(c),
        }
    }
    if address.contains([' ', '(', ')']) || address.is_empty() && !title.is_empty() {
        address = format!("<{address}>");
    }
    let title = if title.is_empty() { String::new() } else { format!(" \"{}\"", escape(title).replace('"', "&quot;")) };
    format!("[{words}]({address}{title})")
}

pub(super) fn code(words: &str) -> String {
    // In code, nothing can be escaped: what mdBook would act on is shown as words.
    if words.contains("{{") || words.contains(['\n', '|']) {
        return escape(words);
    }
    let fence = backticks(words, 1);
    let pad = if words.starts_with('`') || words.ends_with('`') { " " } else { "" };
    format!("{fence}{pad}{words}{pad}{fence}")
}

/// A paragraph, fit to begin a line, with its line breaks; all but the first line stand after `indent`.
pub(super) fn paragraph(words: &Text, indent: &str) -> String {
    let lines = words.0.split(|inline| *inline == Inline::Break).map(|line| text(&Text(line.to_vec())));
    let lines: Vec<String> = lines.filter(|line| !line.is_empty()).collect();
    lines.join(&format!("\\\n{indent}"))
}

/// Blocks, each after a blank line, every line after `indent`.
pub(super) fn blocks(blocks: &[Block], indent: &str, out: &mut String) {
    nested(blocks, indent, 0, out);
}

fn nested(blocks: &[Block], indent: &str, depth: usize, out: &mut String) {
    for block in blocks {
        match block {
            _ if depth > DEEPEST => {}
            Block::Paragraph(words) => line(out, indent, &paragraph(words, indent)),
            Block::Heading(words) => line(out, indent, &format!("**{}**", escape(&words.words()))),
            Block::Quote(blocks) => nested(blocks, &format!("{indent}> "), depth + 1, out),
            Block::Code { text, .. } => source(text, block.language(), indent, out),
            Block::List { start, entries } => list(*start, entries, indent, depth, out),
            Block::Table { head, rows } => {
                let row = |cells: &[Text]| format!("| {} |", cells.iter().map(text).collect::<Vec<_>>().join(" | "));
                line(out, indent, &row(head));
                for cells in
                    std::iter::once("| --- ".repeat(head.len()) + "|").chain(rows.iter().map(|cells| row(cells)))
                {
                    out.push_str(&format!("{indent}{cells}\n"));
                }
            }
        }
    }
}

fn list(start: Option<u64>, entries: &[ListEntry], indent: &str, depth: usize, out: &mut String) {
    for (number, entry) in (start.unwrap_or(0)..).zip(entries) {
        let bullet = if start.is_some() { format!("{number}. ") } else { "- ".to_owned() };
        let inner = format!("{indent}{}", " ".repeat(bullet.len()));
        let (first, rest) = match entry.blocks.split_first() {
            Some((Block::Paragraph(words), rest)) => (paragraph(words, &inner), rest),
            _ => (String::new(), entry.blocks.as_slice()),
        };
        line(out, indent, &format!("{bullet}{}{first}", task(entry.task)));
        nested(rest, &inner, depth + 1, out);
    }
}

/// The box of a task.
pub(super) fn task(task: Option<bool>) -> &'static str {
    match task {
        None => "",
        Some(true) => "☑ ",
        Some(false) => "☐ ",
    }
}

/// Code in a fence longer than any in it; as lines of words where mdBook would act on it.
pub(super) fn source(words: &str, language: Option<&str>, indent: &str, out: &mut String) {
    let lines = words.trim_end().lines();
    if words.contains("{{") {
        let said: Vec<String> = lines.map(|code| at_start(&escape(code))).filter(|code| !code.is_empty()).collect();
        line(out, indent, &said.join(&format!("\\\n{indent}")));
        return;
    }
    let fence = backticks(words, 3);
    // What we write must hold no fence of ours.
    let fits = |language: &&str| {
        language.chars().all(|c| c.is_alphanumeric() || "+-_#.".contains(c))
            && matches!(FenceKind::from_info(language), None | Some(FenceKind::Mermaid))
    };
    line(out, indent, &format!("{fence}{}", language.filter(fits).unwrap_or("text")));
    for code in lines {
        out.push_str(format!("{indent}{code}").trim_end());
        out.push('\n');
    }
    out.push_str(&format!("{indent}{fence}\n"));
}

/// A line after a blank one.
pub(super) fn line(out: &mut String, indent: &str, words: &str) {
    if !out.is_empty() {
        out.push_str(indent.trim_end());
        out.push('\n');
    }
    out.push_str(&format!("{indent}{words}\n"));
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_a_writer_says_can_act() {
        let said = text(&Text::plain("# <b>*{{#include x}}*</b> [a](b) |"));
        assert_eq!(said, r"\# &lt;b\>\*&#123;&#123;\#include x\}\}\*&lt;/b\> \[a\](b) \|");
        assert_eq!([at_start("- a"), at_start("1. a"), at_start("1 a")], [r"\- a", r"1\. a", "1 a"]);
        assert_eq!(code("a`b"), "``a`b``");
    }
}
