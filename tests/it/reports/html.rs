//! The page for a browser, as text; `browser.rs` opens it.

use std::fmt::Write;

use super::SCHEMA;
use crate::cli::sandbox::Sandbox;

/// Text that would be markup, or script, or run from right to left.
const HOSTILE: &str = "\
# </script><script>alert(1)</script> <!-- \u{202e}evil

## Signals

| name | relevancy |
|:-----|----------:|
| <img src=x onerror=alert(1)> | </script> |
| 語 🙂 \u{202e}txet | 9 |

## Notes

Too few\u{7}words
";

const MISSPELT: &str = "# B

## Sgnals

| name | relevancy |
|:-----|----------:|
| \"bb\" | 7 |
";

const CLEAN: &str = "# C

## Signals

| name | relevancy |
|:-----|----------:|
| aa   | 1 |
";

fn page(files: &[(&str, &str)], paths: &[&str]) -> String {
    let sandbox = Sandbox::new(&[("notes.toml", SCHEMA)]);
    for (path, text) in files {
        sandbox.write(path, text);
    }
    let arguments = ["check", "-q", "--no-cache", "--schema", "notes.toml", "--output-format", "html=report.html"];
    sandbox.run(&[&arguments, paths].concat());
    sandbox.read("report.html")
}

/// Findings of all kinds in files with and without.
pub(super) fn small() -> String {
    let files = [("notes/<b> & 'c'.md", HOSTILE), ("notes/b.md", MISSPELT), ("notes/clean.md", CLEAN)];
    page(&files, &["notes", "gone.md"])
}

/// A file without findings.
pub(super) fn clean() -> String {
    page(&[("notes/clean.md", CLEAN)], &["notes"])
}

/// 5,000 findings in 250 files.
pub(super) fn many() -> String {
    let text = |file: usize| {
        let mut text = format!("# Title {file}\n\n## Signals\n\n| name | relevancy |\n|:-----|----------:|\n");
        for row in 0..20 {
            _ = writeln!(text, "| signal {row} of {file}, with some more words | {} |", 6 + row);
        }
        text
    };
    let files: Vec<_> = (0..250).map(|file| (format!("notes/{file:04}.md"), text(file))).collect();
    let files: Vec<_> = files.iter().map(|(path, text)| (path.as_str(), text.as_str())).collect();
    page(&files, &["notes"])
}

/// The page without what is the same for every run.
fn variable(page: &str) -> String {
    let mut text = page.to_owned();
    for (from, to) in
        [("<style>", "</style>"), ("<script>", "</script>"), ("<svg class=\"symbols\"", "</svg>\n<header")]
    {
        let mut start = 0;
        while let Some(at) = text[start..].find(from).map(|at| start + at + from.len()) {
            let end = at + text[at..].find(to).unwrap();
            text.replace_range(at..end, "…");
            start = at;
        }
    }
    text.replace(env!("CARGO_PKG_VERSION"), "VERSION")
}

#[test]
fn the_page_says_all_of_a_run() {
    insta::with_settings!({filters => vec![("sha256-[A-Za-z0-9+/=]+", "sha256-…")]}, {
        insta::assert_snapshot!(variable(&small()));
    });
}

#[test]
fn the_page_is_the_same_for_the_same_run() {
    assert_eq!(small(), small());
}

#[test]
fn nothing_of_a_document_ends_its_element() {
    let page = small();
    let of_the_page = 3;
    assert_eq!(page.matches("</script").count(), of_the_page);
    assert_eq!(page.matches("<script").count(), of_the_page);
    assert!(!page.contains("<img") && !page.contains("<b>") && !page.contains(['\u{202e}', '\u{7}']));
}

#[test]
fn the_data_is_json() {
    let page = many();
    let (_, data) = page.split_once("<script type=\"application/json\" id=\"data\">").unwrap();
    let data: serde_json::Value = serde_json::from_str(data.split_once("</script>").unwrap().0).unwrap();
    let files = data["files"].as_array().unwrap();
    let findings = files.iter().map(|file| file["findings"].as_array().unwrap().len()).sum::<usize>();
    assert_eq!((files.len(), findings), (250, 5000));
    assert_eq!(data["rules"][0]["name"], "value-range");
}

#[test]
fn findings_that_are_let_pass_are_counted() {
    let sandbox = Sandbox::new(&[("notes.toml", SCHEMA)]);
    sandbox
        .write("a.md", format!("{}\n<!-- digestlint-disable-file value-range -->\n", CLEAN.replace("| 1 |", "| 9 |")));
    let arguments = ["check", "-q", "--schema", "notes.toml", "--output-format", "html", "a.md"];
    let ran = sandbox.run(&arguments).exits(0);
    ran.prints(&["No findings in 1 file", "<li>1 more suppressed by comments.</li>"]);
}
