//! The style sheet, put together from its parts, as a file or on one line.

use super::OwnFiles;
use super::files::{FILES, File};

/// The style sheet as it is served by a book that sets `css = "none"`: each part ours or the book's own.
#[must_use]
pub fn css(own: &OwnFiles) -> String {
    FILES.iter().filter(|file| file.is_style()).map(|file| text(file, own)).collect()
}

/// The parts of the style sheet on one line each: what every page needs, then the rest, each with the class by which the pages
/// are known that need it.
pub(super) fn lines(own: &OwnFiles) -> Vec<(Option<&'static str>, String)> {
    let styles: Vec<_> = FILES.iter().filter(|file| file.is_style()).collect();
    let parts = styles.chunk_by(|a, b| a.class == b.class);
    parts.map(|files| (files[0].class, minify(&files.iter().map(|file| text(file, own)).collect::<String>()))).collect()
}

fn text<'a>(file: &File, own: &'a OwnFiles) -> &'a str {
    own.get(file.name).map_or(file.text, String::as_str)
}

/// Takes out what means nothing: comments, line breaks, and spaces beside signs that part words by themselves.
///
/// It may meet any CSS, a book's own too. So what is in strings stays, and so do the spaces that mean something: before a
/// colon or a bracket in selectors, around plus and minus in `calc`.
fn minify(css: &str) -> String {
    const PART_WORDS: &[char] = &['{', '}', ';', ',', '>', '/'];
    // Within a string, a backslash goes on with the next line.
    let css = css.replace("\r\n", "\n").replace("\\\n", "");
    let mut line = String::with_capacity(css.len());
    let mut rest = css.as_str();
    let mut space = false;
    while let Some(c) = rest.chars().next() {
        let token = token(rest, c);
        rest = &rest[token.len()..];
        if c.is_whitespace() || token.starts_with("/*") {
            space = true;
            continue;
        }
        let parted = line.ends_with(PART_WORDS) || line.ends_with([':', '(']) || line.is_empty();
        if c == '}' && line.ends_with(';') {
            line.pop();
        } else if space && !parted && !PART_WORDS.contains(&c) && c != ')' {
            line.push(' ');
        }
        space = false;
        line.push_str(token);
    }
    line
}

/// The next piece of a style sheet, which begins with `first`: a comment, a string, an escaped character, or a character.
fn token(css: &str, first: char) -> &str {
    let end = match first {
        '/' if css.starts_with("/*") => css.find("*/").map_or(css.len(), |at| at + 2),
        '"' | '\'' => string(css, first),
        '\\' => 1 + css[1..].chars().next().map_or(0, char::len_utf8),
        other => other.len_utf8(),
    };
    &css[..end]
}

/// The length of the string at the start of `css`. One that is never closed ends with its line.
fn string(css: &str, quote: char) -> usize {
    let mut escaped = false;
    for (at, c) in css.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '\n' => return at,
            c if c == quote => return at + 1,
            _ => {}
        }
    }
    css.len()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn only_what_means_nothing_is_taken_out() {
        for (css, short) in [
            ("/* a */\n.a > .b,\n.c {\n  color: red;\n}\n", ".a>.b,.c{color:red}"),
            (".a :is(.b, .c) + p {}", ".a :is(.b,.c) + p{}"),
            ("a { margin: calc( 1px + -2px ) - 0 }", "a{margin:calc(1px + -2px) - 0}"),
            ("a { content: \"–  > \" / \"\" ; }", "a{content:\"–  > \"/\"\"}"),
            ("a{content:'/* \\' {'/**/}", "a{content:'/* \\' {'}"),
            ("a /**/b{}", "a b{}"),
            ("a::after { content: '+\\A\\\r\nb' }", "a::after{content:'+\\Ab'}"),
            (".a\\ {} .\\31  b {}", ".a\\ {}.\\31 b{}"),
            ("@media (width > 1px) and (x) {}", "@media (width>1px) and (x){}"),
            ("a { b: 'open\n; c: d }\n/* open", "a{b:'open;c:d}"),
            ("\\", "\\"),
        ] {
            assert_eq!(minify(css), short);
        }
    }

    #[test]
    fn the_style_is_one_line_that_html_can_hold() {
        let own = [("index.css".to_owned(), "/* a */\n.x {\n  color:\n    red;\n}\n".to_owned())];
        for own in [OwnFiles::new(), own.into()] {
            for (_, style) in lines(&own) {
                assert!(!style.contains(['\n', '<']));
                assert_eq!(style.matches('{').count(), style.matches('}').count());
                assert!(!style.contains("{{"));
            }
        }
    }
}
