//! Running text as Markdown, with no more backslashes than it needs.
//!
//! Whether Markdown takes a character for markup depends on what stands around it, on the line and beyond. So text is
//! written in several ways, plainest first, and the first way that reads as the text is taken.

use crate::model::{Inline, Text};

/// How a text is written.
#[derive(Debug, Clone, Copy)]
struct Style {
    escaped: Escaped,
    marks: Marks,
    /// Whether bars get one: in the cell of a table.
    bars: bool,
}

/// What marks emphasis.
#[derive(Debug, Clone, Copy, PartialEq, Eq)]
enum Marks {
    Asterisks,
    /// Underscores, where asterisks stand beside.
    Underscores,
    /// Tags of HTML: Markdown's marks do not stand anywhere.
    Tags,
}

/// Which characters get a backslash.
#[derive(Debug, Clone, Copy, PartialEq, Eq, PartialOrd)]
enum Escaped {
    Nothing,
    /// What may be markup.
    Markup,
    /// Colons too, so that no label is seen where none is.
    Colons,
}

/// The marks round code, or of a fence: at least so many backticks, and more than stand in a row in it.
#[must_use]
pub fn backticks(code: &str, least: usize) -> String {
    let longest = code.split(|c| c != '`').map(str::len).max().unwrap_or(0);
    "`".repeat(least.max(longest + 1))
}

/// Writes a text in the plainest way that `reads` as the text, with tags only where no marks of Markdown do.
pub(super) fn write(text: &Text, in_cell: bool, reads: impl Fn(&str) -> bool) -> String {
    let escaped = [Escaped::Nothing, Escaped::Markup, Escaped::Colons];
    let marked = escaped.into_iter().flat_map(|escaped| [(escaped, Marks::Asterisks), (escaped, Marks::Underscores)]);
    let mut written = String::new();
    for (escaped, marks) in marked.chain(escaped.map(|escaped| (escaped, Marks::Tags))) {
        written = Style { escaped, marks, bars: in_cell }.text(text);
        if reads(&written) {
            break;
        }
    }
    written
}

/// Whether words mean nothing but themselves, wherever a line of a map begins with them: most do, and need not be read back.
pub(super) fn are_bare(words: &str) -> bool {
    const BARE: &[char] = &[' ', ',', '.', '?', '!', '-', '–', '\'', '’', '"', '“', '”'];
    words.starts_with(|c: char| c.is_alphabetic() || matches!(c, '"' | '“'))
        && words.chars().all(|c| c.is_alphanumeric() || BARE.contains(&c))
        && !words.ends_with(' ')
        && !words.contains("  ")
}

/// Words as they stand where Markdown decodes escapes but sees no markup: addresses, tooltips, what follows a fence's marks.
pub(super) fn literal(words: &str) -> String {
    let mut out = String::with_capacity(words.len());
    for (at, c) in words.char_indices() {
        let rest = &words[at + c.len_utf8()..];
        match c {
            '\\' if rest.is_empty() || rest.starts_with(|c: char| c.is_ascii_punctuation()) => out.push_str("\\\\"),
            '&' if begins_entity(rest) => out.push_str("&amp;"),
            '"' | '`' | '<' | '>' => {
                out.push('\\');
                out.push(c);
            }
            '\n' | '\r' => out.push(' '),
            c => out.push(c),
        }
    }
    out
}

impl Style {
    fn text(self, text: &Text) -> String {
        let mut out = String::new();
        self.push(text, true, &mut out);
        out
    }

    fn push(self, text: &Text, mut at_start: bool, out: &mut String) {
        for inline in &text.0 {
            match inline {
                Inline::Text(words) => self.push_words(words, at_start, out),
                Inline::Code(words) => self.push_code(words, out),
                Inline::Emphasis(text) => self.push_marked("*", text, out),
                Inline::Strong(text) => self.push_marked("**", text, out),
                Inline::Strikethrough(text) => self.push_marked("~~", text, out),
                Inline::Link { url, title, text } | Inline::Unfollowed { is_image: false, url, title, text } => {
                    self.push_link(url, title, text, out);
                }
                Inline::Image { url, title, alt } => self.push_image(url, title, alt, out),
                Inline::Unfollowed { is_image: true, url, title, text } => {
                    self.push_image(url, title, &text.words(), out);
                }
                Inline::Break => out.push_str("<br>"),
            }
            at_start = false;
        }
    }

    fn push_marked(self, mark: &str, text: &Text, out: &mut String) {
        let (begin, end) = match (self.marks, mark) {
            (Marks::Tags, "**") => ("<b>", "</b>"),
            (Marks::Tags, "*") => ("<i>", "</i>"),
            (Marks::Underscores, "**") if out.ends_with('*') => ("__", "__"),
            (Marks::Underscores, "*") if out.ends_with('*') => ("_", "_"),
            _ => (mark, mark),
        };
        out.push_str(begin);
        self.push(text, false, out);
        out.push_str(end);
    }

    fn push_code(self, words: &str, out: &mut String) {
        let fence = backticks(words, 1);
        let blank = words.trim_matches(' ').is_empty();
        let padded = words.starts_with('`')
            || words.ends_with('`')
            || (!blank && words.starts_with(' ') && words.ends_with(' '));
        let pad = if padded { " " } else { "" };
        let words = if self.bars { words.replace('|', "\\|") } else { words.to_owned() };
        out.extend([&fence, pad, &words, pad, &fence]);
    }

    fn push_link(self, url: &str, title: &str, text: &Text, out: &mut String) {
        let words = text.words();
        let is_own_text = matches!(text.0.as_slice(), [Inline::Text(_)]) && title.is_empty();
        let is_address = url.split_once(':').is_some_and(|(scheme, _)| {
            scheme.len() >= 2 && scheme.chars().all(|c| c.is_ascii_alphanumeric() || matches!(c, '+' | '.' | '-'))
        });
        let fits = |c: char| !c.is_whitespace() && !c.is_control() && !matches!(c, '<' | '>' | '|' | '\\');
        let is_mail = url.strip_prefix("mailto:").is_some_and(|mail| mail == words);
        if is_own_text && is_address && (words == url || is_mail) && words.chars().all(fits) {
            out.extend(["<", &words, ">"]);
            return;
        }
        out.push('[');
        self.push(text, false, out);
        self.push_target(url, title, out);
    }

    fn push_image(self, url: &str, title: &str, alt: &str, out: &mut String) {
        out.push_str("![");
        self.push_words(alt, false, out);
        self.push_target(url, title, out);
    }

    fn push_target(self, url: &str, title: &str, out: &mut String) {
        let mut target = literal(url);
        let open = |c| target.matches(c).count();
        if url.is_empty() || url.contains(char::is_whitespace) || open('(') != open(')') {
            target = format!("<{target}>");
        }
        if !title.is_empty() {
            target = format!("{target} \"{}\"", literal(title));
        }
        let target = if self.bars { target.replace('|', "\\|") } else { target };
        out.extend(["](", &target, ")"]);
    }

    fn push_words(self, words: &str, at_start: bool, out: &mut String) {
        let number = words.bytes().take_while(u8::is_ascii_digit).count();
        for (at, c) in words.char_indices() {
            match c {
                // A line break within words: only an entity makes one.
                '\n' => {
                    out.push_str("&#10;");
                    continue;
                }
                '\r' => {
                    out.push_str("&#13;");
                    continue;
                }
                '|' if self.bars => out.push('\\'),
                ':' | '：' if self.escaped == Escaped::Colons => out.push('\\'),
                _ if self.escaped >= Escaped::Markup && needs_backslash(words, at, c, at_start.then_some(number)) => {
                    out.push('\\');
                }
                _ => {}
            }
            out.push(c);
        }
    }
}

/// Whether a character may be markup where it stands. `number` counts the digits that begin the line, when it does begin.
fn needs_backslash(words: &str, at: usize, c: char, number: Option<usize>) -> bool {
    let rest = &words[at + c.len_utf8()..];
    let before = words[..at].chars().next_back();
    let after = rest.chars().next();
    let alone = before.is_none_or(char::is_whitespace) && after.is_some_and(char::is_whitespace) && at > 0;
    let within_word = before.is_some_and(char::is_alphanumeric) && after.is_some_and(char::is_alphanumeric);
    match c {
        '\\' => after.is_none_or(|c| c.is_ascii_punctuation()),
        '`' | '[' | ']' | '<' | '{' => true,
        '*' | '~' => !alone,
        '_' => !alone && !within_word,
        '&' => begins_entity(rest),
        '!' => after.is_none_or(|c| c == '['),
        '#' => after.is_none() || (number.is_some() && at == 0),
        '>' | '+' | '-' | '=' | '|' => number.is_some() && at == 0,
        '.' | ')' => number.is_some_and(|digits| digits > 0 && digits == at),
        _ => false,
    }
}

fn begins_entity(rest: &str) -> bool {
    let name = rest.find(';').map_or("", |end| &rest[..end]);
    !name.is_empty() && name.chars().all(|c| c.is_ascii_alphanumeric() || c == '#')
}
