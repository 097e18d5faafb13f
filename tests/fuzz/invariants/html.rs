//! What stands in a fence's place on a page: one line of well-formed HTML that acts on nothing.
//!
//! A parser of HTML reads it as browsers do, so that nothing is harmless only because it was looked for in another way.

use std::ops::Range;

use mdbook_journey::book::Flavour;
use pulldown_cmark::{Event, Options, Parser};
use scraper::{Html, Selector};

/// How every line of ours begins.
pub(crate) const MARK: &str = "<!-- journey -->";

/// Elements that act, or change what the rest of the page does.
const ACTING: &[&str] = &[
    "script", "iframe", "object", "embed", "base", "meta", "link", "form", "input", "button", "template", "math",
    "video", "audio",
];

/// Attributes that hold addresses.
const ADDRESSES: &[&str] = &["href", "src", "srcset", "action", "formaction", "xlink:href", "data", "poster", "ping"];

/// The classes of a page that are not ours alone.
const SHARED_CLASSES: &[&str] = &["journey", "header", "hljs", "nohighlight"];

/// Checks a line of ours.
pub(crate) fn check(line: &str) {
    assert!(line.starts_with(MARK) && !line.contains(['\n', '\r']), "not one line of ours: {line:?}");
    let page = Html::parse_fragment(line);
    // A character that HTML does not know comes from the writer, and is shown as it is in Markdown.
    let faults: Vec<_> = page.errors.iter().filter(|fault| !is_of_characters(fault)).collect();
    assert!(faults.is_empty(), "{faults:?} in {line}");
    headings_are_words(&page);
    is_balanced(&page, line);
    for element in page.select(&Selector::parse("html *").expect("a selector")) {
        let element = element.value();
        let name = element.name();
        assert!(!ACTING.contains(&name), "{name} in {line}");
        for (name, value) in element.attrs() {
            match name {
                "style" => assert!(is_of_ours(value), "style={value} in {line}"),
                "id" => assert!(value.starts_with("journey-"), "id={value} in {line}"),
                "class" => assert!(value.split_ascii_whitespace().all(is_class), "class={value} in {line}"),
                _ if ADDRESSES.contains(&name) => assert!(is_harmless(value), "{name}={value} in {line}"),
                _ => assert!(!name.starts_with("on") && name != "srcdoc", "{name}={value} in {line}"),
            }
        }
    }
}

/// Each element that can be closed is closed where it is opened: HTML lets some end tags be left out (13.1.2.4, "optional tags"),
/// and a parser sees no fault in it, but what follows on the page would stand in them.
fn is_balanced(page: &Html, line: &str) {
    const VOID: &[&str] = &["br", "col", "hr", "img", "wbr"];
    let all = Selector::parse("html *").expect("a selector");
    let elements = page.select(&all).filter(|element| !VOID.contains(&element.value().name())).count();
    let ends = line.matches("</").count() + line.matches("/>").count();
    assert_eq!(elements, ends, "elements and their ends in {line}");
}

/// mdBook's search shows the words of headings as if they were HTML: read so, they must still be words.
fn headings_are_words(page: &Html) {
    for heading in page.select(&Selector::parse("h1, h2, h3, h4, h5, h6").expect("a selector")) {
        let words: String = heading.text().collect();
        let read_again = Html::parse_fragment(&words);
        let found = read_again.select(&Selector::parse("html *").expect("a selector")).next();
        assert!(found.is_none(), "{:?} in the heading {words:?}", found.map(|element| element.html()));
    }
}

/// The ids of a line of ours.
pub(crate) fn ids(line: &str) -> Vec<String> {
    let page = Html::parse_fragment(line);
    let with_id = Selector::parse("[id]").expect("a selector");
    page.select(&with_id).filter_map(|element| element.attr("id").map(str::to_owned)).collect()
}

/// Whether mdBook takes the stretch of a chapter as HTML, from its first character to its last one.
pub(crate) fn is_html(chapter: &str, line: &Range<usize>, flavour: Flavour) -> bool {
    let is_in = |range: &Range<usize>| range.start <= line.start && line.end <= range.end;
    Parser::new_ext(chapter, options(flavour)).into_offset_iter().any(|(event, range)| match event {
        Event::Html(_) => is_in(&range),
        _ => false,
    })
}

/// What mdBook reads besides `CommonMark`: the newer one definition lists and alerts, too.
fn options(flavour: Flavour) -> Options {
    let both = Options::ENABLE_TABLES
        | Options::ENABLE_FOOTNOTES
        | Options::ENABLE_STRIKETHROUGH
        | Options::ENABLE_TASKLISTS
        | Options::ENABLE_HEADING_ATTRIBUTES;
    match flavour {
        Flavour::Mdbook05 => both | Options::ENABLE_DEFINITION_LIST | Options::ENABLE_GFM,
        Flavour::Mdbook04 => both,
    }
}

fn is_of_characters(fault: &str) -> bool {
    ["character", "Character", "NUL"].iter().any(|word| fault.contains(word))
}

fn is_class(class: &str) -> bool {
    ["j-", "hljs-", "language-"].iter().any(|of_ours| class.starts_with(of_ours)) || SHARED_CLASSES.contains(&class)
}

/// Whether a style sets nothing but properties of ours and orders, to a number or a text: `--j-n:2;--j-l:'Actions'`.
fn is_of_ours(style: &str) -> bool {
    let mut rest = style;
    while !rest.is_empty() {
        let Some((name, value)) = rest.split_once(':') else { return false };
        let is_ours = name.starts_with("--j-") && name.chars().all(|c| c.is_ascii_lowercase() || c == '-');
        if !is_ours && name != "order" {
            return false;
        }
        let end = match value.chars().next() {
            Some('\'') => text_end(value),
            _ => value.find(|c: char| !(c.is_ascii_digit() || "-.".contains(c))).or(Some(value.len())),
        };
        let Some(end) = end else { return false };
        rest = match value[end..].strip_prefix(';') {
            Some(rest) => rest,
            None if value.len() == end => "",
            None => return false,
        };
    }
    true
}

/// Where a text of CSS ends that begins with a quotation mark (CSS Syntax Level 3, 4.3.5).
fn text_end(value: &str) -> Option<usize> {
    let mut escaped = false;
    for (at, c) in value.char_indices().skip(1) {
        match c {
            _ if escaped => escaped = false,
            '\\' => escaped = true,
            '\'' => return Some(at + 1),
            '\n' | '\r' | '\x0c' => return None,
            _ => {}
        }
    }
    None
}

/// Whether an address is one that Markdown of ours may have. Browsers leave spaces and control characters out of a scheme
/// (WHATWG URL, "basic URL parser").
fn is_harmless(address: &str) -> bool {
    let bare: String = address.chars().filter(|c| !c.is_whitespace() && !c.is_control()).collect();
    let Some((scheme, _)) = bare.split_once(':') else { return true };
    let is_scheme = scheme.starts_with(|c: char| c.is_ascii_alphabetic())
        && scheme.chars().all(|c| c.is_ascii_alphanumeric() || "+-.".contains(c));
    !is_scheme || matches!(&*scheme.to_lowercase(), "http" | "https" | "mailto")
}
