use super::repository::Repository;
use crate::cli::sandbox::{CLEAN, ERROR, FREE};

#[test]
fn project_file_and_schema_are_read_from_the_index_too() {
    let strict = "[schema]\nname = \"strict\"\n[[section]]\nheading = \"Summary\"\n";
    let repository = Repository::unborn(&[("digestlint.toml", "schema = \"own.toml\"\n"), ("own.toml", strict)]);
    repository.write("a.md", CLEAN);
    repository.git(&["add", "--all"]);
    repository.write("own.toml", FREE);
    repository.write("digestlint.toml", "no such key");
    let ran = repository.run(&["check", "--staged", "--output-format", "concise"]).exits(1);
    ran.prints(&["section-missing"]);
    repository.write("digestlint.toml", "schema = \"own.toml\"\n");
    repository.run(&["check", "a.md"]).exits(0);
}

#[test]
fn settings_that_are_not_in_the_index_are_read_from_the_disk() {
    let repository = Repository::unborn(&[("a.md", CLEAN)]);
    repository.git(&["add", "a.md"]);
    repository.write("digestlint.toml", "schema = \"./free.toml\"\n");
    repository.run(&["check", "--staged"]).exits(0).says(&["no findings in 1 file"]);
    repository.check(&["--staged", "--isolated"]).exits(0);
}

#[test]
fn the_baseline_is_read_from_the_index_too() {
    let repository = Repository::new(&[("a.md", CLEAN)]);
    repository.write("a.md", ERROR);
    repository.check(&["--write-baseline"]).exits(0);
    repository.git(&["add", "--all"]);
    repository.write("digestlint-baseline.json", "broken");
    let ran = repository.check(&["--staged", "--baseline"]).exits(0);
    ran.says(&["no findings in 1 file", "1 in the baseline"]);
}

/// A schema that asks for links that no two documents share.
const UNIQUE: &str = "[schema]\nname = \"linked\"\nunknown-sections = \"allow\"\n\
    [[preamble]]\nname = \"source\"\nsyntax = \"[External link]({url})\"\n\
    [captures.url]\ntype = \"url\"\nunique = \"corpus\"\n";

fn linked(page: &str) -> String {
    format!("# A title\n\n[External link](https://example.org/{page})\n")
}

fn corpus() -> Repository {
    let project = "schema = \"unique.toml\"\n";
    let repository = Repository::unborn(&[("digestlint.toml", project), ("unique.toml", UNIQUE)]);
    repository.write("a.md", linked("a"));
    repository.write("m.md", linked("m"));
    repository.write("z.md", linked("z"));
    repository.commit();
    repository
}

fn told(repository: &Repository, arguments: &[&str]) -> Vec<String> {
    let check = ["check", "--output-format", "concise", "--select", "corpus-duplicate"];
    let ran = repository.run(&[&check[..], arguments].concat()).exits(0);
    ran.stdout.lines().map(str::to_owned).collect()
}

#[test]
fn documents_are_compared_with_those_of_the_index() {
    let repository = corpus();
    repository.write("m.md", linked("a"));
    repository.git(&["add", "m.md"]);
    repository.write("a.md", linked("other"));
    let staged = told(&repository, &["--staged"]);
    assert_eq!(staged.len(), 1);
    assert!(staged[0].starts_with("m.md:3:") && staged[0].contains("that of a.md:3:"), "{staged:?}");
    assert_eq!(told(&repository, &["--changed-since", "HEAD", "--no-cache"]), [""; 0]);
}

#[test]
fn a_document_is_told_of_what_it_newly_shares_with_a_later_one() {
    let repository = corpus();
    repository.write("m.md", linked("z"));
    for flags in [&["--changed-since", "HEAD"][..], &["--changed-since", "HEAD", "--changed-lines"]] {
        let found = told(&repository, flags);
        assert_eq!(found.len(), 1, "{found:?}");
        assert!(found[0].starts_with("m.md:3:") && found[0].contains("that of z.md:3:"), "{found:?}");
    }
    // Once it is there, the later one is told of it, as in a run over all.
    repository.commit();
    repository.write("m.md", linked("z") + "\nMore.\n");
    assert_eq!(told(&repository, &["--changed-since", "HEAD"]), [""; 0]);
    assert!(told(&repository, &[])[0].starts_with("z.md:3:"));
}
