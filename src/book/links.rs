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
    format!("{}#{anchor}", path_between(from, to))
}

/// A link that was written on the page `from`, as it has to be on the page `to`. Addresses elsewhere stay as they are.
#[must_use]
pub fn rebase(url: &str, from: &str, to: &str) -> String {
    let path_end = url.find(['#', '?']).unwrap_or(url.len());
    let (path, tail) = url.split_at(path_end);
    if from == to || path.starts_with('/') || leads_out(path) {
        return url.to_owned();
    }
    if path.is_empty() {
        return path_between(to, from) + tail;
    }
    let mut parts: Vec<&str> = from.split('/').collect();
    parts.pop();
    for part in path.split('/') {
        match part {
            "." => {}
            ".." => {
                if parts.pop().is_none() {
                    return url.to_owned();
                }
            }
            part => parts.push(part),
        }
    }
    path_between(to, &parts.join("/")) + tail
}

/// Whether an address leads out of the book, whatever stands at it: one that names its scheme.
#[must_use]
pub fn leads_out(url: &str) -> bool {
    url.split(['/', '?', '#']).next().is_some_and(|head| head.contains(':'))
}

/// The way from one page to another, relative to the first one's folder. A colon in its first part would make a scheme of it, so
/// a dot stands before that (RFC 3986, 4.2).
fn path_between(from: &str, to: &str) -> String {
    let from: Vec<&str> = from.split('/').collect();
    let to: Vec<&str> = to.split('/').collect();
    let folders = from.len() - 1;
    let shared = from[..folders].iter().zip(&to[..to.len() - 1]).take_while(|(a, b)| a == b).count();
    let path = "../".repeat(folders - shared) + &to[shared..].join("/");
    if leads_out(&path) { format!("./{path}") } else { path }
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
        assert_eq!(link("a.md", "Q3: plan/c.md", "x"), "./Q3: plan/c.md#x");
        assert_eq!(link("b/a.md", "Q3: plan/c.md", "x"), "../Q3: plan/c.md#x");
    }

    #[test]
    fn links_are_carried_to_another_page() {
        for (url, carried) in [
            ("b.md#x", "guide/b.md#x"),
            ("../c.md", "c.md"),
            ("#y", "guide/a.md#y"),
            ("img/p.png?z", "guide/img/p.png?z"),
            ("https://example.com/", "https://example.com/"),
            ("/root.md", "/root.md"),
            ("../../out.md", "../../out.md"),
            ("./Q3: plan.md", "guide/Q3: plan.md"),
            ("../Q3: plan.md", "./Q3: plan.md"),
        ] {
            assert_eq!(rebase(url, "guide/a.md", "index-of-all.md"), carried, "{url}");
        }
    }
}
