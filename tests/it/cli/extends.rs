//! Schema files that extend others: how they are found, and what is said of them.

use crate::cli::sandbox::{CLEAN, FREE, Sandbox};

/// A schema of this name that extends `base`.
fn extending(name: &str, base: &str) -> String {
    format!("[schema]\nname = \"{name}\"\nextends = \"{base}\"\n")
}

/// A document that misses the section `Summary`.
const WITHOUT: &str = "# A title\n\n## Keywords\n\n* lamps\n";

const BASE: &str = "\
[schema]
name = \"base\"
[[section]]
heading = \"Keywords\"
content = \"list\"
[[section]]
heading = \"Summary\"
content = \"prose\"
";

#[test]
fn a_path_is_looked_up_from_the_folder_of_the_file_that_names_it() {
    let sandbox = Sandbox::new(&[
        ("a.md", WITHOUT),
        ("docs/a.md", WITHOUT),
        ("schemas/own/child.toml", &extending("child", "../shared/middle.toml")),
        ("schemas/shared/middle.toml", &extending("middle", "base.toml")),
        ("schemas/shared/base.toml", BASE),
    ]);
    let absolute = sandbox.path("schemas/own/child.toml");
    for (folder, schema) in [
        (".", "schemas/own/child.toml"),
        ("docs", "../schemas/own/child.toml"),
        ("schemas/own", "child.toml"),
        ("schemas/own", "./child.toml"),
        ("docs", absolute.to_str().unwrap()),
    ] {
        let path = sandbox.path("a.md");
        let mut command = sandbox.command(&["check", "--output-format", "json", "--schema", schema]);
        let output = command.arg(&path).current_dir(sandbox.path(folder)).output().unwrap();
        let stdout = String::from_utf8(output.stdout).unwrap();
        assert_eq!(output.status.code(), Some(1), "{folder} {schema}: {}", String::from_utf8_lossy(&output.stderr));
        assert!(stdout.contains("section-missing") && stdout.contains("shared/base.toml\""), "{stdout}");
    }
}

#[test]
fn a_file_without_an_extension_is_found_beside_the_one_that_names_it() {
    let sandbox = Sandbox::new(&[("s/child", &extending("child", "base")), ("s/base", BASE), ("a.md", WITHOUT)]);
    sandbox.run(&["check", "--schema", "s/child", "a.md"]).exits(1).prints(&["s/base:6:1"]);
    // A built-in name is that, whatever lies beside.
    sandbox.write("s/own.toml", extending("own", "digest"));
    sandbox.write("s/digest", BASE);
    sandbox.run(&["schema", "show", "s/own.toml"]).exits(0).prints(&["[table.signals]"]);
}

#[test]
fn a_missing_file_is_told_with_the_path_that_was_tried() {
    let sandbox = Sandbox::new(&[("s/child.toml", &extending("child", "base.toml"))]);
    let ran = sandbox.run(&["schema", "check", "--output-format", "concise", "s/child.toml"]).exits(1);
    assert_eq!(
        ran.stdout,
        "s/child.toml:3:11: error[schema-reference] cannot read s/base.toml: No such file or directory\n"
    );
    let ran = sandbox.run(&["schema", "check", "s/child.toml"]).exits(1);
    ran.prints(&["a path is looked up from the folder of s/child.toml"]);
    sandbox.write("s/child.toml", extending("child", "bse"));
    sandbox
        .run(&["schema", "check", "s/child.toml"])
        .exits(1)
        .prints(&["no schema is called `bse`", "known here: `digest`"]);
    sandbox.write("s/child.toml", extending("child", ".."));
    sandbox.run(&["schema", "check", "s/child.toml"]).exits(1).prints(&["cannot be extended"]);
}

#[test]
fn a_circle_is_seen_through_any_spelling_of_a_path() {
    let sandbox = Sandbox::new(&[
        ("s/itself.toml", &extending("a", "../s/./itself.toml")),
        ("s/one.toml", &extending("one", "../s/two.toml")),
        ("s/two.toml", &extending("two", "..//s/one.toml")),
    ]);
    let circle = |path: &str, message: &str| {
        let ran = sandbox.run(&["schema", "check", "--output-format", "concise", path]).exits(1);
        assert_eq!(ran.stdout, message);
    };
    circle(
        "s/itself.toml",
        "s/itself.toml:3:11: error[schema-reference] `extends = \"../s/./itself.toml\"` leads back to s/itself.toml\n",
    );
    circle(
        "./s/one.toml",
        "s/../s/two.toml:3:11: error[schema-reference] `extends = \"..//s/one.toml\"` leads back to s/one.toml\n",
    );
}

#[cfg(unix)]
#[test]
fn a_circle_is_seen_through_links() {
    use crate::cli::sandbox::link;

    let sandbox = Sandbox::new(&[
        ("a.toml", &extending("a", "link.toml")),
        ("b.toml", &extending("b", "folder/b.toml")),
        ("c.toml", &extending("c", "link-to-base")),
        ("base", BASE),
        ("a.md", WITHOUT),
    ]);
    link("a.toml", &sandbox.path("link.toml"));
    link(".", &sandbox.path("folder"));
    link("base", &sandbox.path("link-to-base"));
    sandbox.run(&["schema", "check", "a.toml"]).exits(1).prints(&["leads back to a.toml"]);
    sandbox.run(&["schema", "check", "b.toml"]).exits(1).prints(&["leads back to b.toml"]);
    sandbox.run(&["check", "--schema", "c.toml", "a.md"]).exits(1).prints(&["section-missing"]);
}

#[test]
fn a_file_may_lie_where_the_built_in_schema_is_said_to_lie() {
    let sandbox = Sandbox::new(&[("schema/digest.toml", &extending("own", "digest"))]);
    sandbox.run(&["schema", "check", "schema/digest.toml"]).exits(0).says(&["ok, the schema `own`"]);
}

#[test]
fn mistakes_of_an_extended_file_are_told_at_their_place_and_once() {
    let wrong = BASE.replace("content = \"list\"", "contents = \"list\"");
    let sandbox = Sandbox::new(&[
        ("a.md", CLEAN),
        ("s/base.toml", &wrong),
        ("s/one.toml", &extending("one", "base.toml")),
        ("s/two.toml", &(extending("two", "../s/base.toml") + "descripton = \"\"\n")),
    ]);
    let ran = sandbox.run(&["check", "--schema", "s/one.toml", "a.md"]).exits(2).prints_nothing();
    ran.says(&["s/base.toml:5:1", "the schema s/base.toml has 1 mistake; nothing was checked"]);
    let ran = sandbox.run(&["check", "--schema", "s/two.toml", "a.md"]).exits(2);
    ran.says(&["the schema s/../s/base.toml has 1 mistake, s/two.toml has 1 mistake"]);
    let all = ["schema", "check", "--output-format", "concise", "s/one.toml", "s/base.toml", "s/two.toml"];
    let ran = sandbox.run(&all).exits(1);
    let lines: Vec<_> = ran.stdout.lines().map(|line| line.split(" error").next().unwrap()).collect();
    assert_eq!(lines, ["s/base.toml:5:1:", "s/two.toml:4:1:"], "{}", ran.stdout);
}

#[test]
fn an_extended_file_that_is_not_utf_8_is_told() {
    let sandbox = Sandbox::new(&[("a.toml", &extending("a", "b.toml"))]);
    sandbox.write("b.toml", b"[schema]\nname = \"\xe9\"\n");
    let ran = sandbox.run(&["schema", "check", "--output-format", "concise", "a.toml"]).exits(1);
    assert_eq!(
        ran.stdout,
        "a.toml:3:11: error[schema-reference] cannot read b.toml: not UTF-8 at line 2, column 9; save it as UTF-8\n"
    );
}

#[test]
fn what_is_shown_of_an_extending_schema_stands_alone() {
    let sandbox = Sandbox::new(&[
        ("s/child.toml", &(extending("child", "base.toml") + "sections = [\"Summary\"]\n")),
        ("s/base.toml", BASE),
        ("a.md", WITHOUT),
    ]);
    let shown = sandbox.run(&["schema", "show", "s/child.toml"]).exits(0).stdout;
    sandbox.write("shown.toml", &shown);
    assert_eq!(sandbox.run(&["schema", "show", "shown.toml"]).exits(0).stdout, shown);
    let findings =
        |schema| sandbox.run(&["check", "--output-format", "concise", "--schema", schema, "a.md"]).exits(1).stdout;
    assert_eq!(findings("shown.toml"), findings("s/child.toml"));
    assert!(findings("shown.toml").contains("section-unknown"), "{}", findings("shown.toml"));
}

#[test]
fn what_extends_a_schema_that_lets_all_pass_lets_all_pass() {
    let sandbox = Sandbox::new(&[("a.md", CLEAN), ("own.toml", &extending("own", "free.toml"))]);
    assert_eq!(sandbox.read("free.toml"), FREE);
    sandbox.run(&["check", "--schema", "own.toml", "a.md"]).exits(0).prints_nothing();
}
