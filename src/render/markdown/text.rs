//! Text as Markdown in which nothing the writer wrote can act: every character with a meaning is escaped.

use crate::model::{Block, Inline, ListEntry, Text};

/// Nested blocks are indented by this much.
const INDENT: &str = "  ";

/// Running text on one line.
pub(super) fn inline(text: &Text) -> String {
    let mut out = String::new();
    write(&mut out, text);
    out
}

fn write(out: &mut String, text: &Text) {
    for inline in &text.0 {
        match inline {
            Inline::Text(words) => out.push_str(&escaped(words)),
            Inline::Code(code) => out.push_str(&code_span(code)),
            Inline::Emphasis(text) => wrapped(out, "*", text),
            Inline::Strong(text) => wrapped(out, "**", text),
            Inline::Strikethrough(text) => wrapped(out, "~~", text),
            Inline::Link { url, text, .. } => {
                out.push('[');
                write(out, text);
                out.push_str("](<");
                out.push_str(&address(url));
                out.push_str(">)");
            }
            Inline::Image { url, alt, .. } => {
                out.push_str("![");
                out.push_str(&escaped(alt));
                out.push_str("](<");
                out.push_str(&address(url));
                out.push_str(">)");
            }
            Inline::Break => out.push(' '),
        }
    }
}

fn wrapped(out: &mut String, mark: &str, text: &Text) {
    if text.is_empty() {
        return;
    }
    out.push_str(mark);
    write(out, text);
    out.push_str(mark);
}

/// Words with every ASCII punctuation mark that Markdown reads escaped (CommonMark 0.31, 2.4), and braces and angle
/// brackets as entities, so that neither templates nor other preprocessors see them.
pub(super) fn escaped(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for c in words.chars() {
        match c {
            '\\' | '`' | '*' | '_' | '[' | ']' | '#' | '|' | '~' | '$' | '!' | '^' => {
                out.push('\\');
                out.push(c);
            }
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '&' => out.push_str("&amp;"),
            '{' => out.push_str("&#123;"),
            '}' => out.push_str("&#125;"),
            '\n' | '\r' | '\t' => out.push(' '),
            c => out.push(c),
        }
    }
    // At the start of a line a dash, a plus, or a number and a dot would begin a list.
    if out.starts_with(['-', '+', '=']) {
        out.insert(0, '\\');
    } else if let Some(at) = out.find(|c: char| !c.is_ascii_digit())
        && at > 0
        && out[at..].starts_with(['.', ')'])
    {
        out.insert(at, '\\');
    }
    out
}

fn code_span(code: &str) -> String {
    let code = code.replace(['\n', '\r'], " ").replace('{', "&#123;");
    if code.contains('`') || code.contains("&#123;") {
        return escaped(&code.replace("&#123;", "{"));
    }
    let mut span = String::with_capacity(code.len() + 2);
    span.push('`');
    span.push_str(&code);
    span.push('`');
    span
}

fn address(url: &str) -> String {
    url.replace('<', "%3C").replace('>', "%3E").replace('{', "%7B").replace('}', "%7D").replace(['\n', '\r'], "").replace('\\', "%5C")
}

/// Blocks, each line behind `indent`.
pub(super) fn blocks(out: &mut String, blocks: &[Block], indent: &str) {
    for block in blocks {
        match block {
            Block::Paragraph(text) => line(out, indent, &inline(text)),
            Block::Heading(text) => {
                let mut words = String::new();
                wrapped(&mut words, "**", text);
                line(out, indent, &words);
            }
            Block::List { start, entries } => list(out, *start, entries, indent),
            Block::Quote(inner) => blocks_in_quote(out, inner, indent),
            Block::Code(code) => {
                for code_line in code.lines() {
                    line(out, indent, &escaped(code_line));
                }
            }
            Block::Table { head, rows } => {
                for row in std::iter::once(head).chain(rows) {
                    let cells: Vec<String> = row.iter().map(inline).collect();
                    line(out, indent, &cells.join(" · "));
                }
            }
        }
    }
}

fn blocks_in_quote(out: &mut String, inner: &[Block], indent: &str) {
    let mut indent = indent.to_owned();
    indent.push_str("> ");
    blocks(out, inner, &indent);
}

fn list(out: &mut String, start: Option<u64>, entries: &[ListEntry], indent: &str) {
    for (i, entry) in entries.iter().enumerate() {
        let marker = start.map_or_else(|| "-".to_owned(), |first| (first + i as u64).to_string() + ".");
        let task = entry.task.map_or("", |done| if done { "[x] " } else { "[ ] " });
        let (first, rest) = match entry.blocks.split_first() {
            Some((Block::Paragraph(text), rest)) => (inline(text), rest),
            _ => (String::new(), entry.blocks.as_slice()),
        };
        out.push_str(indent);
        out.push_str(&marker);
        out.push(' ');
        out.push_str(task);
        out.push_str(&first);
        out.push('\n');
        let mut deeper = indent.to_owned();
        deeper.push_str(&" ".repeat(marker.len().saturating_sub(1)));
        deeper.push_str(INDENT);
        blocks(out, rest, &deeper);
    }
    out.push_str(indent.trim_end());
    out.push('\n');
}

fn line(out: &mut String, indent: &str, words: &str) {
    out.push_str(indent);
    out.push_str(words);
    out.push('\n');
    out.push_str(indent.trim_end());
    out.push('\n');
}
