//! A writer's text on another page than its own: its links must still arrive.

use super::Site;
use crate::atlas::Entry;
use crate::book::rebase;
use crate::model::{Inline, Text};

/// A finding's words for the page at `path`.
pub(super) fn words_of(site: Site<'_>, entry: &Entry<'_>, path: Option<&str>) -> Text {
    from_chapter(site, &entry.item.text, entry.map.placement.chapter, path)
}

/// A text of a chapter for the page at `path`.
pub(super) fn from_chapter(site: Site<'_>, text: &Text, chapter: usize, path: Option<&str>) -> Text {
    match (site.path_of(Some(chapter)), path) {
        (Some(home), Some(path)) if home != path => carried(text, home, path),
        _ => text.clone(),
    }
}

fn carried(text: &Text, from: &str, to: &str) -> Text {
    let inline = |inline: &Inline| match inline {
        Inline::Emphasis(text) => Inline::Emphasis(carried(text, from, to)),
        Inline::Strong(text) => Inline::Strong(carried(text, from, to)),
        Inline::Strikethrough(text) => Inline::Strikethrough(carried(text, from, to)),
        Inline::Link { url, title, text } => {
            Inline::Link { url: rebase(url, from, to), title: title.clone(), text: carried(text, from, to) }
        }
        Inline::Image { url, title, alt } => {
            Inline::Image { url: rebase(url, from, to), title: title.clone(), alt: alt.clone() }
        }
        Inline::Text(_) | Inline::Code(_) | Inline::Unfollowed { .. } | Inline::Break => inline.clone(),
    };
    Text(text.0.iter().map(inline).collect())
}
