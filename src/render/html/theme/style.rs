//! The style sheet, put together from its parts.

use super::OwnFiles;
use super::files::FILES;

/// The style sheet as it is served by a book that sets `css = "none"`: each part ours or the book's own.
#[must_use]
pub fn css(own: &OwnFiles) -> String {
    let parts = FILES.iter().filter(|file| file.is_style());
    parts.map(|file| own.get(file.name).map_or(file.text, String::as_str)).collect()
}

/// The style sheet on one line.
pub(super) fn line(own: &OwnFiles) -> String {
    let parts = FILES.iter().filter(|file| file.is_style());
    parts.map(|file| own.get(file.name).map_or_else(|| minify(file.text), |text| joined(text))).collect()
}

/// A book's own part, of which nothing is known: a newline is as good as a space everywhere in CSS but in a string, where it
/// is an error.
fn joined(css: &str) -> String {
    css.lines().map(str::trim).filter(|line| !line.is_empty()).collect::<Vec<_>>().join(" ")
}

/// Takes comments and line breaks out of a part of ours, which is written a declaration a line.
fn minify(css: &str) -> String {
    let mut rest = css;
    let mut bare = String::with_capacity(css.len());
    while let Some((before, comment)) = rest.split_once("/*") {
        bare.push_str(before);
        rest = comment.split_once("*/").map_or("", |(_, after)| after);
    }
    bare.push_str(rest);
    let line: String = bare.lines().map(str::trim).collect();
    line.replace(" {", "{").replace(": ", ":").replace(", ", ",").replace(";}", "}")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn the_style_is_one_line_that_html_can_hold() {
        let own = [("index.css".to_owned(), "/* a */\n.x {\n  color:\n    red;\n}\n".to_owned())];
        for own in [OwnFiles::new(), own.into()] {
            let style = line(&own);
            assert!(!style.contains(['\n', '<']));
            assert_eq!(style.matches('{').count(), style.matches('}').count());
            assert!(!style.contains("{{"));
        }
        assert_eq!(joined("a,\nb {\n\n  margin:\n    1px\n    2px;\n}"), "a, b { margin: 1px 2px; }");
    }
}
