//! Which project file speaks for a file.

use super::{BARE, FREE_PROJECT, STRICT};
use crate::cli::sandbox::{FREE, Sandbox};

#[test]
fn it_is_found_upwards_from_the_file() {
    let sandbox = Sandbox::new(&[("digestlint.toml", FREE_PROJECT), ("a.md", BARE), ("deep/er/b.md", BARE)]);
    sandbox.run(&["check"]).exits(0).says(&["2 files"]);
    sandbox.run(&["check", "deep/er/b.md"]).exits(0);
    sandbox.run_in("deep", &["check"]).exits(0).says(&["1 file"]);
    sandbox.run_in("deep/er", &["check", "../../a.md", "b.md"]).exits(0).says(&["2 files"]);
    let absolute = sandbox.path("deep/er/b.md");
    sandbox.run_in("/", &["check", absolute.to_str().unwrap()]).exits(0);
}

#[test]
fn the_nearest_one_wins() {
    let sandbox = Sandbox::new(&[
        ("digestlint.toml", FREE_PROJECT),
        ("a.md", BARE),
        ("packages/one/digestlint.toml", "schema = \"strict.toml\"\n"),
        ("packages/one/strict.toml", STRICT),
        ("packages/one/docs/b.md", BARE),
        ("packages/two/c.md", BARE),
    ]);
    assert_eq!(sandbox.lines(&[]).exits(1).paths(), ["packages/one/docs/b.md"]);
    assert_eq!(sandbox.lines(&["packages/one/docs/b.md", "a.md"]).exits(1).paths(), ["packages/one/docs/b.md"]);
    let ran = sandbox.run_in("packages/two", &["check", "../one", "."]).exits(1);
    ran.prints(&["../one/docs/b.md", "schema: ../one/strict.toml:4:1"]).says(&["1 error in 1 of 2 files"]);
}

#[test]
fn a_table_of_pyproject_is_one() {
    let table = "[project]\nname = 1\n\n[tool.other]\nx = 2\n\n[tool.digestlint]\nschema = \"free.toml\"\n";
    let sandbox = Sandbox::new(&[("pyproject.toml", table), ("docs/a.md", BARE)]);
    sandbox.run(&["check"]).exits(0);
    sandbox.run(&["check", "--isolated"]).exits(1);
}

#[test]
fn a_pyproject_without_the_table_is_passed_over() {
    for other in ["[project]\ndependencies = [\"digestlint\"]\n", "[tool.other]\ndigestlint = 1\n", "not TOML at all\n"]
    {
        let sandbox =
            Sandbox::new(&[("digestlint.toml", FREE_PROJECT), ("sub/pyproject.toml", other), ("sub/a.md", BARE)]);
        sandbox.run(&["check"]).exits(0);
    }
}

#[test]
fn in_one_folder_the_file_of_its_own_wins() {
    let sandbox = Sandbox::new(&[
        ("digestlint.toml", FREE_PROJECT),
        ("pyproject.toml", "[tool.digestlint]\nschema = \"no such schema\"\n"),
        ("a.md", BARE),
    ]);
    sandbox.run(&["check"]).exits(0);
}

#[test]
fn a_folder_of_that_name_is_none() {
    let sandbox = Sandbox::new(&[("digestlint.toml", FREE_PROJECT), ("sub/digestlint.toml/a.md", BARE)]);
    sandbox.run(&["check", "sub"]).exits(0);
}

#[test]
fn an_empty_one_changes_nothing_but_ends_the_search() {
    let sandbox = Sandbox::new(&[("digestlint.toml", FREE_PROJECT), ("sub/digestlint.toml", ""), ("sub/a.md", BARE)]);
    let with = sandbox.run(&["check", "-q", "sub"]).exits(1);
    assert_eq!(with.stdout, sandbox.run(&["check", "-q", "--isolated", "sub"]).exits(1).stdout);
}

#[cfg(unix)]
#[test]
fn a_link_is_looked_for_where_it_is_named() {
    use crate::cli::sandbox::link;
    let sandbox = Sandbox::new(&[
        ("one/digestlint.toml", "schema = \"../free.toml\"\n"),
        ("one/a.md", BARE),
        ("two/digestlint.toml", "schema = \"strict.toml\"\n"),
        ("two/strict.toml", STRICT),
    ]);
    link("../one/a.md", &sandbox.path("two/b.md"));
    link("../one", &sandbox.path("two/linked"));
    assert_eq!(sandbox.lines(&["one", "two"]).exits(1).paths(), ["two/b.md"]);
    // The project file of a folder that is linked is found through the link; with `..` it leads out of the linked folder.
    sandbox.lines(&["two/linked"]).exits(0);
    sandbox.lines(&["two/linked/../one/a.md"]).exits(0);
}

#[cfg(unix)]
#[test]
fn a_linked_project_file_speaks_for_the_folder_of_the_link() {
    let sandbox = Sandbox::new(&[("shared.toml", FREE_PROJECT), ("sub/free.toml", FREE), ("sub/a.md", BARE)]);
    crate::cli::sandbox::link("../shared.toml", &sandbox.path("sub/digestlint.toml"));
    sandbox.run(&["check", "sub"]).exits(0);
}

#[test]
fn the_number_of_jobs_changes_nothing_across_projects() {
    let sandbox = Sandbox::new(&[("digestlint.toml", "[[override]]\nfiles = [\"*5.md\"]\nschema = \"free.toml\"\n")]);
    for index in 0..120 {
        sandbox.write(&format!("p{}/{index}.md", index % 5), format!("# Number {index}\n\ntext"));
    }
    sandbox.write("p1/digestlint.toml", "schema = \"../strict.toml\"\n[rules]\nsection-missing = \"warn\"\n");
    sandbox.write("p2/digestlint.toml", "exclude = [\"1*.md\"]\n");
    sandbox.write("strict.toml", STRICT);
    let one = sandbox.lines(&["-j", "1"]).exits(1);
    assert!(one.stdout.contains("p1/1.md") && one.stdout.contains("warning"), "{}", one.stdout);
    for jobs in ["2", "3", "16"] {
        assert_eq!(one.stdout, sandbox.lines(&["-j", jobs]).exits(1).stdout);
    }
}
