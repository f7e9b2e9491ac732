//! What documents have to do with each other: doubles, links between files, names of files.

use std::fmt::Write;

use super::sandbox::{Ran, Sandbox};

/// Digests of this schema hold one link, which no other holds.
const SCHEMA: &str = r#"
[schema]
name = "links"

[title]
syntax = "{title}"

[[preamble]]
name = "link"
syntax = "[External link]({url})"

[captures.title]
unique = "corpus"

[captures.url]
type = "url"
unique = "corpus"

[links]
relative = "resolve"
self = "deny"
"#;

fn document(title: &str, url: &str) -> String {
    format!("# {title}\n\n[External link](https://example.org/{url})\n")
}

fn folder(documents: &[(&str, &str, &str)]) -> Sandbox {
    let sandbox = Sandbox::new(&[("links.toml", SCHEMA)]);
    for (path, title, url) in documents {
        sandbox.write(path, document(title, url));
    }
    sandbox
}

fn project(documents: &[(&str, &str, &str)]) -> Sandbox {
    let sandbox = folder(documents);
    sandbox.write("digestlint.toml", "schema = \"links.toml\"\n");
    sandbox
}

fn found(sandbox: &Sandbox, arguments: &[&str]) -> String {
    let quiet = ["check", "-q", "--output-format", "concise"];
    sandbox.run(&[&quiet, arguments].concat()).exits(0).stdout
}

#[test]
fn the_later_of_two_documents_with_one_link_is_told() {
    let sandbox = folder(&[("a.md", "One", "x"), ("b.md", "Two", "y"), ("c.md", "Three", "x?utm_source=mail#part")]);
    insta::assert_snapshot!(found(&sandbox, &["--schema", "links.toml"]), @"c.md:3:17: warning[corpus-duplicate] the url `https://example.org/x?utm_source=mail#part` is that of a.md:3:17 too");
}

#[test]
fn documents_that_share_link_and_title_are_one_finding() {
    let sandbox = folder(&[("a.md", "One", "x"), ("b.md", "one ", "x"), ("c.md", "ONE", "y")]);
    insta::assert_snapshot!(found(&sandbox, &["--schema", "links.toml"]), @"
    b.md:3:17: warning[corpus-duplicate] the url `https://example.org/x` is that of a.md:3:17 too, and so is the title
    c.md:1:3: warning[corpus-duplicate] the title `ONE` is that of a.md:1:3 too
    ");
}

#[test]
fn a_double_names_the_document_in_full() {
    let sandbox = folder(&[("a.md", "One", "x"), ("b.md", "Two", "x")]);
    let run = sandbox.run(&["check", "-q", "--schema", "links.toml", "b.md", "a.md"]).exits(0);
    insta::assert_snapshot!(run.stdout, @"
    warning[corpus-duplicate]: the url `https://example.org/x` is that of a.md:3:17 too
       ╭─[b.md:3:17]
     3 │ [External link](https://example.org/x)
       ·                 ──────────┬──────────
       ·                           ╰── the same in a.md
       ╰────
        help: remove one of the two documents, or mend this one if it is about something else
      schema: links.toml:17:1
    ");
}

#[test]
fn a_file_alone_is_compared_with_the_rest_of_its_project() {
    let documents = [("d/a.md", "One", "x"), ("d/b.md", "Two", "x"), ("e/c.md", "Three", "x"), ("e/d.md", "Four", "y")];
    let sandbox = project(&documents);
    let all = found(&sandbox, &[]);
    insta::assert_snapshot!(all, @"
    d/b.md:3:17: warning[corpus-duplicate] the url `https://example.org/x` is that of d/a.md:3:17 too
    e/c.md:3:17: warning[corpus-duplicate] the url `https://example.org/x` is that of d/a.md:3:17 too
    ");
    assert_eq!(found(&sandbox, &["d", "e"]), all);
    let alone: String = documents.iter().map(|(path, ..)| found(&sandbox, &[path])).collect();
    assert_eq!(alone, all);
    // Without a project file a run knows the files that it was given.
    std::fs::remove_file(sandbox.path("digestlint.toml")).unwrap();
    assert_eq!(found(&sandbox, &["--schema", "links.toml", "e/c.md"]), "");
}

#[test]
fn what_the_other_files_hold_is_remembered_and_kept_fresh() {
    let sandbox = project(&[("a.md", "One", "x"), ("b.md", "Two", "x")]);
    let cache = sandbox.path(".digestlint_cache/corpus-2.json");
    assert!(found(&sandbox, &["--no-cache", "b.md"]).contains("that of a.md:3:17"));
    assert!(!cache.exists());
    assert!(found(&sandbox, &["b.md"]).contains("that of a.md:3:17"));
    assert_eq!(sandbox.read(".digestlint_cache/.gitignore"), "*\n");
    let first = std::fs::read(&cache).unwrap();
    assert!(found(&sandbox, &["b.md"]).contains("that of a.md:3:17"));
    assert_eq!(std::fs::read(&cache).unwrap(), first);
    // Another length tells that the file was changed.
    sandbox.write("a.md", document("One", "another"));
    assert_eq!(found(&sandbox, &["b.md"]), "");
    sandbox.write("a.md", document("Two", "again"));
    assert!(found(&sandbox, &["b.md"]).contains("the title `Two` is that of a.md:1:3"));
    std::fs::write(&cache, "not JSON").unwrap();
    assert!(found(&sandbox, &["b.md"]).contains("the title `Two` is that of a.md:1:3"));
}

#[test]
fn another_schema_makes_the_memory_stale() {
    let sandbox = project(&[("a.md", "One", "x"), ("b.md", "Two", "x")]);
    assert!(found(&sandbox, &["b.md"]).contains("corpus-duplicate"));
    sandbox.write("links.toml", SCHEMA.replace("type = \"url\"\nunique = \"corpus\"", "type = \"url\""));
    assert_eq!(found(&sandbox, &["b.md"]), "");
    sandbox.write("links.toml", SCHEMA);
    assert!(found(&sandbox, &["b.md"]).contains("corpus-duplicate"));
}

#[test]
fn excluded_files_and_other_projects_count_for_nothing() {
    let sandbox =
        project(&[("a.md", "One", "x"), ("b.md", "Two", "x"), ("c/c.md", "Three", "y"), ("d.md", "Four", "y")]);
    sandbox.write("digestlint.toml", "schema = \"links.toml\"\nexclude = [\"a.md\"]\n");
    sandbox.write("c/digestlint.toml", "schema = \"../links.toml\"\n");
    assert_eq!(found(&sandbox, &[]), "");
    assert_eq!(found(&sandbox, &["b.md"]), "");
    assert_eq!(found(&sandbox, &["d.md"]), "");
}

#[test]
fn a_double_can_be_suppressed_and_turned_off() {
    let sandbox = folder(&[("a.md", "One", "x")]);
    let comment = "<!-- digestlint-disable-file corpus-duplicate -- printed twice -->\n";
    sandbox.write("b.md", document("Two", "x") + "\n" + comment);
    assert_eq!(found(&sandbox, &["--schema", "links.toml"]), "");
    sandbox.write("a.md", document("One", "y"));
    assert!(found(&sandbox, &["--schema", "links.toml"]).contains("suppression-unused"));
    sandbox.write("b.md", document("Two", "y"));
    assert_eq!(found(&sandbox, &["--schema", "links.toml", "--ignore", "corpus-duplicate"]), "");
}

#[test]
fn doubles_are_the_same_for_any_number_of_jobs() {
    let sandbox = folder(&[]);
    for index in 0..300 {
        sandbox
            .write(&format!("{index:03}.md"), document(&format!("Title {}", index % 97), &format!("{}", index % 31)));
    }
    let run = |jobs| found(&sandbox, &["--schema", "links.toml", "-j", jobs]);
    let one = run("1");
    assert_eq!(one.lines().filter(|line| line.contains("corpus-duplicate")).count(), 269 + 203);
    for jobs in ["2", "7"] {
        assert_eq!(run(jobs), one, "{jobs} jobs");
    }
}

#[test]
fn fields_and_front_matter_can_be_unique_too() {
    let schema = "[schema]\nname = \"numbers\"\n[front-matter.field.number]\nunique = \"corpus\"\n\
                  [[section]]\nheading = \"Other\"\ncontent = \"fields\"\n[section.field.Code]\nunique = \"corpus\"\n";
    let sandbox = Sandbox::new(&[("numbers.toml", schema)]);
    for (path, number, code) in [("a.md", 1, "x"), ("b.md", 2, "X"), ("c.md", 1, "z")] {
        sandbox.write(path, format!("---\nnumber: {number}\n---\n\n# A\n\n## Other\n\n* Code: {code}\n"));
    }
    insta::assert_snapshot!(found(&sandbox, &["--schema", "numbers.toml"]), @"
    b.md:9:9: warning[corpus-duplicate] the Code `X` is that of a.md:9:9 too
    c.md:2:9: warning[corpus-duplicate] the number `1` is that of a.md:2:9 too
    ");
}

fn linked(links: &str) -> Ran {
    let sandbox = Sandbox::new(&[(
        "links.toml",
        "[schema]\nname = \"links\"\n[links]\nrelative = \"resolve\"\nself = \"deny\"\n",
    )]);
    sandbox.write("d/b c.md", "# A title\n\n## A part\n\n## A part\n\n<a name=\"own\"></a>\n");
    sandbox.write("d/picture.png", "");
    let mut text = String::from("# This one\n");
    for link in links.lines() {
        _ = write!(text, "\n[link]({link})\n");
    }
    sandbox.write("d/a.md", text);
    sandbox.run(&["check", "-q", "--output-format", "concise", "--schema", "links.toml", "d/a.md"])
}

#[test]
fn links_to_what_is_there_are_fine() {
    let links = "b%20c.md\nb%20c\n./b%20c.md#a-part\nb%20c#a-part-1\nb%20c#own\npicture.png\npicture.png#x\n../d\n#this-one\n#\n#top\n\
                 /from/the/root\nhttps://example.org/a\na.md#this-one";
    assert_eq!(linked(links).stdout, "");
}

#[test]
fn links_to_what_is_not_there_are_told() {
    insta::assert_snapshot!(linked("c.md\nb%20c.md#a-prt\n../gone/\n#nowhere\nb%20c/x").stdout, @"
    d/a.md:3:8: warning[link-target] the link leads to `c.md`, which does not exist
    d/a.md:5:8: warning[link-target] the link leads to `#a-prt`, a heading that `b c.md` does not have
    d/a.md:7:8: warning[link-target] the link leads to `../gone/`, which does not exist
    d/a.md:9:8: warning[link-target] the link leads to `#nowhere`, a heading that this document does not have
    d/a.md:11:8: warning[link-target] the link leads to `b c/x`, which does not exist
    ");
}

#[test]
fn a_text_without_a_name_leads_nowhere_that_can_be_known() {
    let sandbox = folder(&[]);
    let text = document("One", "x") + "\n## Part\n\n[link](gone.md) and [part](#gone)\n";
    let run =
        sandbox.run_on(text.as_bytes(), &["check", "-q", "--output-format", "concise", "--schema", "links.toml", "-"]);
    insta::assert_snapshot!(run.exits(0).stdout, @"<stdin>:7:28: warning[link-target] the link leads to `#gone`, a heading that this document does not have");
}

#[cfg(unix)]
#[test]
fn a_link_to_a_document_is_no_double_of_it() {
    let sandbox = folder(&[("b.md", "One", "x"), ("sub/d.md", "Two", "x")]);
    super::sandbox::link("b.md", &sandbox.path("a.md"));
    super::sandbox::link("../b.md", &sandbox.path("sub/c.md"));
    insta::assert_snapshot!(found(&sandbox, &["--schema", "links.toml"]), @"sub/d.md:3:17: warning[corpus-duplicate] the url `https://example.org/x` is that of a.md:3:17 too");
}
