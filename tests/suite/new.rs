//! `new`: every map to begin with passes what maps must pass. What the command says is in `tests/commands/new.md`.

use mdbook_journey::skeleton::LANGUAGES;
use tempfile::TempDir;

use crate::harness::run_in;

#[test]
fn nothing_is_to_be_said_about_a_new_map() {
    let dir = TempDir::new().unwrap();
    let run = |args: &[&str]| run_in(dir.path(), args, "", &[]);
    for (tag, _) in LANGUAGES {
        for template in ["blank", "saas", "shop", "service"] {
            let (title, file) = (format!("{template} {tag}"), format!("{tag}/{template}.md"));
            let ran = run(&["new", &title, &file, "--template", template, "--lang", tag, "--persona", tag]);
            assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""));
            // On standard output there is the same map.
            let fence = run(&["new", &title, "--template", template, "--lang", tag, "--persona", tag]).stdout;
            let chapter = std::fs::read_to_string(dir.path().join(file)).unwrap();
            assert_eq!(chapter, format!("# {title}\n\n{fence}"));
        }
    }
    let checked = run(&["check", "--deny", "warnings"]);
    assert_eq!((checked.code, checked.stderr.as_str()), (Some(0), ""), "{}", checked.stdout);
    let form = run(&["fmt", "--check"]);
    assert_eq!((form.code, form.stdout.as_str(), form.stderr.as_str()), (Some(0), "nothing to write anew\n", ""));
}

#[test]
fn a_title_may_hold_anything() {
    let dir = TempDir::new().unwrap();
    for title in ["*a* _b_ `c` [d](e) <f> {#g} # h \\", "…", "a\nb", "- x", "> y", "Persona: z", "探索"] {
        let ran = run_in(dir.path(), &["new", "--force", "--", title, "a.md"], "", &[]);
        assert_eq!((ran.code, ran.stderr.as_str()), (Some(0), ""), "{title}");
        let exported = run_in(dir.path(), &["check", "--deny", "warnings"], "", &[]);
        assert_eq!(exported.code, Some(0), "{title}: {}", exported.stdout);
    }
}
