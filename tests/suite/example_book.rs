//! The example book, which is the manual: built with both versions of mdBook, as its readers have it.

use crate::harness::Book;

#[test]
fn every_map_is_shown_and_every_link_arrives() {
    for version in ["0.4", "0.5"] {
        let pages = Book::build_example(version);
        assert_eq!(pages.faults(), Vec::<String>::new(), "{version}");
        let mut maps = 0;
        for page in pages.all() {
            let code = pages.texts(&page, "code[class*='language-journey']");
            assert!(code.is_empty(), "{page} of {version} has a map left as code: {code:?}");
            if page != "print.html" {
                maps += pages.texts(&page, "section.journey table.j-t").len();
            }
        }
        assert!(maps >= 9, "{version} shows {maps} maps");
        let index = pages.texts("handbook/index-of-findings.html", "section.journey").concat();
        assert!(index.contains("Pain points") && index.contains("Priority 8: "), "{version}: {index}");
    }
}
