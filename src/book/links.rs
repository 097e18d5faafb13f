//! Links from one page of the book to another.

/// The link from the page `from` to `anchor` on the page `to`, both paths below the book's source.
///
/// It keeps the `.md` that mdBook turns into `.html`, and is not percent-encoded: mdBook would encode it again. On the
/// page itself it is the bare `#anchor`, which is right in `print.html` too.
#[must_use]
pub fn link(from: &str, to: &str, anchor: &str) -> String {
    if from == to {
        return format!("#{anchor}");
    }
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let folders = from.len() - 1;
    let shared = from[..folders].iter().zip(&to[..to.len() - 1]).take_while(|(a, b)| a == b).count();
    let up = "../".repeat(folders - shared);
    format!("{up}{}#{anchor}", to[shared..].join("/"))
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn links_are_relative_to_the_page() {
        assert_eq!(link("a.md", "a.md", "x"), "#x");
        assert_eq!(link("a.md", "b/c.md", "x"), "b/c.md#x");
        assert_eq!(link("b/c.md", "b/d.md", "x"), "d.md#x");
        assert_eq!(link("b/e/c.md", "b/d.md", "x"), "../d.md#x");
        assert_eq!(link("b/b/c.md", "b/d.md", "x"), "../d.md#x");
    }
}
