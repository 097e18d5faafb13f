//! `SUMMARY.md`: the chapters of a book, in reading order.
//!
//! Every link in it names a chapter. mdBook is stricter about what may stand where; it says so itself.

use pulldown_cmark::{Event, Parser, Tag, TagEnd};

use crate::book::words_of;

/// A chapter that the table of contents names.
#[derive(Debug, Clone, PartialEq, Eq)]
pub(super) struct Entry {
    /// Its name.
    pub(super) name: String,
    /// The path of its file, below the book's source.
    pub(super) file: String,
}

impl Entry {
    /// The path of its page, below the book's source: mdBook makes an `index.md` of every `README.md`.
    pub(super) fn page(&self) -> String {
        let (folder, name) = self.file.rsplit_once('/').map_or(("", &*self.file), |(folder, name)| (folder, name));
        match (name.eq_ignore_ascii_case("README.md"), folder) {
            (false, _) => self.file.clone(),
            (true, "") => "index.md".to_owned(),
            (true, folder) => format!("{folder}/index.md"),
        }
    }
}

/// The chapters in the text of a `SUMMARY.md`. Drafts, which have no file, are left out.
pub(super) fn entries(text: &str) -> Vec<Entry> {
    let mut entries = Vec::new();
    let mut open: Option<Entry> = None;
    for event in Parser::new(text) {
        match event {
            Event::Start(Tag::Link { dest_url, .. }) => {
                // The one escape that mdBook knows.
                let file = dest_url.replace("%20", " ");
                let file = file.strip_prefix("./").unwrap_or(&file).to_owned();
                open = Some(Entry { name: String::new(), file });
            }
            Event::End(TagEnd::Link) => {
                entries.extend(open.take().filter(|entry| !entry.file.is_empty() && !entry.file.contains("://")));
            }
            event => {
                if let Some(entry) = &mut open {
                    entry.name.push_str(words_of(&event));
                }
            }
        }
    }
    entries
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn every_link_with_a_file_is_a_chapter() {
        let text = "# Summary\n\n[Preface](README.md)\n\n# Part\n\n- [The `first`\n  map](./a%20b.md)\n  - [Below](x/readme.md)\n\
                    - [Draft]()\n- [Far](https://example.com/x.md)\n<!-- [no](no.md) -->\n\n---\n\n[End](<c d.md>)\n";
        let found: Vec<_> = entries(text).into_iter().map(|entry| (entry.page(), entry.file, entry.name)).collect();
        let expected = [
            ("index.md", "README.md", "Preface"),
            ("a b.md", "a b.md", "The first map"),
            ("x/index.md", "x/readme.md", "Below"),
            ("c d.md", "c d.md", "End"),
        ];
        assert_eq!(found, expected.map(|(page, file, name)| (page.to_owned(), file.to_owned(), name.to_owned())));
    }
}
