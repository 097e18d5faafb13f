//! Rich text: what a writer may put into an item, a title or a note.
//!
//! It is a closed set on purpose: no raw HTML can be represented, so no renderer can pass any through.

/// A piece of running text.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Inline {
    /// Plain characters, line breaks of the source already turned into spaces.
    Text(String),
    /// Code.
    Code(String),
    /// Emphasis.
    Emphasis(Text),
    /// Strong emphasis.
    Strong(Text),
    /// Struck out.
    Strikethrough(Text),
    /// A link. The address is as the writer wrote it and already known to be safe to follow.
    Link {
        /// The address.
        url: String,
        /// The tooltip; empty when there is none.
        title: String,
        /// The words.
        text: Text,
    },
    /// An image.
    Image {
        /// The address.
        url: String,
        /// The tooltip; empty when there is none.
        title: String,
        /// The text that stands for the image.
        alt: String,
    },
    /// A link or an image to an address that no page may follow, as `tel:`. Pages show its words; whoever writes the map anew
    /// writes the address too.
    Unfollowed {
        /// Whether it is an image.
        is_image: bool,
        /// The address.
        url: String,
        /// The tooltip; empty when there is none.
        title: String,
        /// The words, or the text that stands for the image.
        text: Text,
    },
    /// A line break the writer asked for.
    Break,
}

/// Running text.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct Text(pub Vec<Inline>);

impl Text {
    /// Text without any markup.
    #[must_use]
    pub fn plain(words: impl Into<String>) -> Self {
        let words = words.into();
        if words.is_empty() { Self::default() } else { Self(vec![Inline::Text(words)]) }
    }

    /// Appends more of it.
    pub fn append(&mut self, more: Self) {
        for inline in more.0 {
            match (self.0.last_mut(), inline) {
                (Some(Inline::Text(last)), Inline::Text(words)) => last.push_str(&words),
                (_, inline) => self.0.push(inline),
            }
        }
    }

    /// Whether there is nothing to read.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.0.iter().all(|inline| match inline {
            Inline::Text(words) => words.trim().is_empty(),
            Inline::Break => true,
            Inline::Emphasis(text)
            | Inline::Strong(text)
            | Inline::Strikethrough(text)
            | Inline::Unfollowed { text, .. } => text.is_empty(),
            Inline::Code(_) | Inline::Link { .. } | Inline::Image { .. } => false,
        })
    }

    /// The words alone, without markup: for captions, tooltips, ids and search.
    #[must_use]
    pub fn words(&self) -> String {
        self.words_that(|_| true)
    }

    /// The same without what is struck out, which nobody means any more.
    #[must_use]
    pub fn meant_words(&self) -> String {
        self.words_that(|inline| !matches!(inline, Inline::Strikethrough(_)))
    }

    fn words_that(&self, count: impl Fn(&Inline) -> bool + Copy) -> String {
        // What most texts are.
        if let [Inline::Text(words)] = self.0.as_slice() {
            return words.trim().to_owned();
        }
        let mut words = String::new();
        self.write_words(count, &mut words);
        let trimmed = words.trim();
        if trimmed.len() == words.len() { words } else { trimmed.to_owned() }
    }

    fn write_words(&self, count: impl Fn(&Inline) -> bool + Copy, out: &mut String) {
        for inline in self.0.iter().filter(|inline| count(inline)) {
            match inline {
                Inline::Text(words) | Inline::Code(words) => out.push_str(words),
                Inline::Emphasis(text)
                | Inline::Strong(text)
                | Inline::Strikethrough(text)
                | Inline::Link { text, .. }
                | Inline::Unfollowed { text, .. } => {
                    text.write_words(count, out);
                }
                Inline::Image { alt, .. } => out.push_str(alt),
                Inline::Break => out.push(' '),
            }
        }
    }
}

/// One entry of a list inside a note or an item.
#[derive(Debug, Clone, PartialEq, Eq, Default)]
pub struct ListEntry {
    /// Whether the entry's box is ticked, for a task.
    pub task: Option<bool>,
    /// What the entry holds.
    pub blocks: Vec<Block>,
}

/// A block of text: what stands in notes, descriptions and below an item's first line.
#[derive(Debug, Clone, PartialEq, Eq)]
pub enum Block {
    /// A paragraph.
    Paragraph(Text),
    /// A heading inside a note.
    Heading(Text),
    /// A list; numbered from `start` when there is one.
    List {
        /// The number of the first entry of a numbered list.
        start: Option<u64>,
        /// The entries.
        entries: Vec<ListEntry>,
    },
    /// A quotation.
    Quote(Vec<Block>),
    /// A block of code or a diagram's source.
    Code {
        /// What stands behind the fence's marks: the language first. Empty when nothing does.
        info: String,
        /// The code, without the line break that ends it.
        text: String,
    },
    /// A table that is not a map.
    Table {
        /// The header cells.
        head: Vec<Text>,
        /// The rows.
        rows: Vec<Vec<Text>>,
    },
}

impl Block {
    /// The words of some blocks, on one line, without markup and code.
    #[must_use]
    pub fn words(blocks: &[Self]) -> String {
        let said = |block: &Self| match block {
            Self::Paragraph(text) | Self::Heading(text) => text.words(),
            Self::Quote(blocks) => Self::words(blocks),
            Self::List { entries, .. } => {
                entries.iter().map(|entry| Self::words(&entry.blocks)).collect::<Vec<_>>().join(" ")
            }
            Self::Code { .. } => String::new(),
            Self::Table { head, rows } => {
                head.iter().chain(rows.iter().flatten()).map(Text::words).collect::<Vec<_>>().join(" ")
            }
        };
        blocks.iter().map(said).filter(|words| !words.is_empty()).collect::<Vec<_>>().join(" ")
    }

    /// The language of a block of code, where its writer named one: a word, without what HTML and mdBook take as its end.
    #[must_use]
    pub fn language(&self) -> Option<&str> {
        let Self::Code { info, .. } = self else { return None };
        let is_end = |c: char| c.is_whitespace() || c.is_control() || c == ',';
        info.split(is_end).next().filter(|language| !language.is_empty())
    }
}

/// Words as names are compared: in lower case, with single spaces.
#[must_use]
pub fn folded(words: &str) -> String {
    let mut folded = String::with_capacity(words.len());
    for word in words.split_whitespace() {
        if !folded.is_empty() {
            folded.push(' ');
        }
        let start = folded.len();
        folded.push_str(word);
        if word.is_ascii() {
            folded[start..].make_ascii_lowercase();
        } else {
            folded.replace_range(start.., &word.to_lowercase());
        }
    }
    folded
}

/// Whether two names are one but for capitals and an ending: "Activity" and "activities".
#[must_use]
pub fn is_same_word(one: &str, other: &str) -> bool {
    if one == other {
        return true;
    }
    let (one, other) = (folded(one), folded(other));
    let common = one.chars().zip(other.chars()).take_while(|(a, b)| a == b).count();
    let ending = |word: &str| word.chars().count() - common;
    let (shorter, longer) = (ending(&one).min(ending(&other)), ending(&one).max(ending(&other)));
    longer <= 2 && shorter == 0 || longer <= 3 && common >= 4
}

/// So many characters an id may have.
pub(crate) const LONGEST_ID: usize = 100;

/// The id for these words, made much as mdBook makes heading ids (`normalize_id`): lower case; letters, digits, `-` and `_`
/// kept; spaces turned into one `-`; all else left out, and what would make it longer than any link should be. `"x"` when
/// nothing is left.
///
/// Unlike mdBook's, it never holds two hyphens in a row: anchors use `--` to join a map's id and what stands in it.
#[must_use]
pub fn made_id(words: &str) -> String {
    let mut id = String::with_capacity(words.len().min(LONGEST_ID));
    for c in words.chars() {
        // Nearly all are shorter in bytes, too.
        if id.len() >= LONGEST_ID && id.chars().count() >= LONGEST_ID {
            break;
        }
        if c.is_ascii_alphanumeric() || c == '_' {
            id.push(c.to_ascii_lowercase());
        } else if c == '-' || c.is_whitespace() {
            // None at the beginning either.
            if !id.is_empty() && !id.ends_with('-') {
                id.push('-');
            }
        } else if c.is_alphanumeric() {
            id.extend(c.to_lowercase());
        }
    }
    id.truncate(id.trim_end_matches('-').len());
    if id.is_empty() { "x".to_owned() } else { id }
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn names_are_compared_without_case_and_spaces() {
        assert_eq!(folded("  Pain\u{a0}POINTS\n now "), "pain points now");
        assert_eq!(folded("ΟΔΟΣ ÄRGER ok"), "οδος ärger ok");
        for (one, other) in [("Activity", "activities"), ("E-mail", "E-mail"), ("Step", "steps"), ("", "")] {
            assert!(is_same_word(one, other), "{one}");
        }
        assert!(!is_same_word("Goals", "Quotes"));
    }

    #[test]
    fn ids_are_made_as_mdbook_makes_heading_ids() {
        assert_eq!(made_id("No price on the page!"), "no-price-on-the-page");
        assert_eq!(made_id("  Überblick — 2"), "überblick-2");
        assert_eq!(made_id("探索"), "探索");
        assert_eq!(made_id("?!"), "x");
        assert_eq!(made_id("-a - b--c -"), "a-b-c");
    }
}
