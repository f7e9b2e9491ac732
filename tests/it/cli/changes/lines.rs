use super::repository::Repository;
use crate::cli::sandbox::{CLEAN, Ran};

const SCHEMA: &str = "[schema]\nname = \"short\"\n\
    [[section]]\nheading = \"Keywords\"\ncontent = \"list\"\nmin-items = 2\nitem = { max-length = 5 }\n\
    [[section]]\nheading = \"Summary\"\n";

const OLD: &str = "# A title\n\n## Keywords\n\n* good\n* much too long\n* fine\n\n## Summary\n\nText.\n";

fn repository(old: &str) -> Repository {
    let repository = Repository::new(&[("short.toml", SCHEMA), ("a.md", old)]);
    repository.write("a.md", old);
    repository
}

fn check(repository: &Repository, arguments: &[&str]) -> Ran {
    let check = [
        "check",
        "--schema",
        "short.toml",
        "--output-format",
        "concise",
        "--changed-lines",
        "--error",
        "value-length,list-count",
    ];
    repository.run(&[&check[..], arguments].concat())
}

/// The places and rules of findings.
fn places(ran: &Ran) -> Vec<String> {
    let place = |line: &str| line.split("] ").next().map(|it| format!("{it}]"));
    ran.stdout.lines().filter_map(place).collect()
}

#[test]
fn only_findings_on_changed_lines_are_told() {
    let repository = repository(OLD);
    repository.write("a.md", OLD.replace("fine", "endless"));
    let ran = check(&repository, &["--changed-since", "HEAD"]).exits(1);
    assert_eq!(places(&ran), ["a.md:7:3: error[value-length]"]);
    assert!(ran.stderr.contains("1 error in 1 of 1 file") && ran.stderr.contains("; 1 on lines that did not change"));
    repository.git(&["add", "--all"]);
    repository.write("a.md", CLEAN);
    assert_eq!(places(&check(&repository, &["--staged"])), places(&ran));
}

#[test]
fn a_file_with_old_findings_alone_passes() {
    let repository = repository(OLD);
    repository.write("a.md", OLD.replace("Text.", "Another text."));
    let ran = check(&repository, &["--changed-since", "HEAD"]).exits(0).prints_nothing();
    ran.says(&["no findings in 1 file", "; 1 on lines that did not change"]);
}

#[test]
fn lines_that_move_have_not_changed() {
    let repository = repository(OLD);
    repository.write("a.md", OLD.replace("* good\n", "* good\n* new\n* newer\n").replace('\n', "\r\n"));
    check(&repository, &["--changed-since", "HEAD"]).exits(0).prints_nothing();
}

#[test]
fn all_lines_of_a_new_file_have_changed() {
    let repository = repository(OLD);
    repository.write("b.md", OLD);
    assert_eq!(places(&check(&repository, &["--changed-since", "HEAD"])), ["b.md:6:3: error[value-length]"]);
}

#[test]
fn what_is_missing_since_a_change_is_told() {
    let repository = repository(OLD);
    repository.write("a.md", OLD.replace("\n## Summary\n\nText.\n", ""));
    let ran = check(&repository, &["--changed-since", "HEAD"]).exits(1);
    assert_eq!(places(&ran), ["a.md:3:4: error[section-missing]"]);
    // An item less is no changed line either.
    repository.write("a.md", OLD.replace("* good\n", "").replace("* fine\n", ""));
    let ran = check(&repository, &["--changed-since", "HEAD"]).exits(1);
    assert_eq!(places(&ran), ["a.md:3:4: error[list-count]"]);
}

#[test]
fn what_was_missing_before_is_not_told() {
    let old = OLD.replace("\n## Summary\n\nText.\n", "");
    let repository = repository(&old);
    repository.write("a.md", old.replace("fine", "nice"));
    let ran = check(&repository, &["--changed-since", "HEAD"]).exits(0).prints_nothing();
    ran.says(&["; 2 on lines that did not change"]);
}

#[test]
fn a_renamed_file_is_compared_with_what_it_was() {
    let repository = repository(OLD);
    repository.git(&["mv", "a.md", "b.md"]);
    check(&repository, &["--changed-since", "HEAD"]).exits(0).prints_nothing();
    repository.write("b.md", OLD.replace("fine", "endless"));
    repository.git(&["add", "--all"]);
    assert_eq!(places(&check(&repository, &["--staged"])), ["b.md:7:3: error[value-length]"]);
}

#[test]
fn a_link_that_a_move_breaks_is_told() {
    let schema = "[schema]\nname = \"linked\"\nunknown-sections = \"allow\"\n[links]\nrelative = \"resolve\"\n";
    let text = "# A title\n\n[Neighbour](b.md) and [nobody](no.md), in some more words than a few.\n";
    let repository = Repository::new(&[("short.toml", schema), ("a.md", text), ("b.md", CLEAN)]);
    repository.write("sub/x.txt", "");
    repository.git(&["mv", "a.md", "sub/a.md"]);
    let ran = check(&repository, &["--changed-since", "HEAD", "--select", "link-target"]);
    assert_eq!(ran.stdout.lines().count(), 1, "{}{}", ran.stdout, ran.stderr);
    ran.prints(&["sub/a.md:3:", "b.md"]).says(&["; 1 on lines that did not change"]);
}

#[test]
fn fixes_of_other_findings_are_not_applied() {
    let old = "# A title\n\n## Keywords\n\n* one\n* one\n* two\n\n## Summary\n\nText.\n";
    let schema = SCHEMA.replace("max-length = 5", "unique = true");
    let repository = Repository::new(&[("short.toml", &schema), ("a.md", old)]);
    let new = old.replace("* two\n", "* two\n* two\n");
    repository.write("a.md", &new);
    let ran = check(&repository, &["--changed-since", "HEAD", "--fix"]).exits(0);
    ran.says(&["1 on lines that did not change", "1 fixed"]);
    assert_eq!(repository.read("a.md"), old);
}

#[test]
fn a_baseline_and_changed_lines_go_together() {
    let repository = repository(OLD);
    repository.run(&["check", "--schema", "short.toml", "--write-baseline"]).exits(0);
    repository.write("a.md", OLD.replace("fine", "endless").replace("* much too long\n", "* short\n"));
    let ran = check(&repository, &["--changed-since", "HEAD", "--baseline"]).exits(1);
    assert_eq!(places(&ran), ["a.md:3:4: warning[baseline-unused]", "a.md:7:3: error[value-length]"]);
}
