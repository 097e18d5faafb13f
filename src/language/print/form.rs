//! The heading form: title, stages and steps are headings of the first three levels, as in the canonical form.
//!
//! Maps in other forms were written elsewhere, as tables for instance, and making them canonical turns them upside down.

use crate::language::header::front_matter;
use crate::language::markdown::{self, NodeKind};
use crate::source::Excerpt;

/// Whether a map is in the heading form, given what is printed of it: the same headings, and no table in place of some.
#[must_use]
pub fn is_heading_form(body: &Excerpt, printed: &str) -> bool {
    front_matter(body).is_none() && shape(body) == shape(&Excerpt::whole(printed))
}

/// What bears a map, in the order of the text: the levels of the headings, and 0 for a table.
fn shape(body: &Excerpt) -> Vec<u8> {
    let nodes = markdown::read(body, 0).nodes.into_iter();
    let bearing = nodes.filter_map(|node| match node.kind {
        NodeKind::Heading(level, _) => Some(level),
        NodeKind::Table { .. } => Some(0),
        _ => None,
    });
    bearing.collect()
}
