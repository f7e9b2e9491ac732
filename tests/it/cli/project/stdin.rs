//! Standard input, with a name and without.

use super::{BARE, STRICT, Sandbox};

fn sandbox() -> Sandbox {
    let project =
        "schema = \"free.toml\"\nexclude = [\"drafts/\"]\n[[override]]\nfiles = [\"adr/\"]\nschema = \"strict.toml\"\n";
    Sandbox::new(&[
        ("digestlint.toml", project),
        ("strict.toml", STRICT),
        ("sub/digestlint.toml", "schema = \"../strict.toml\"\n"),
    ])
}

#[test]
fn the_name_decides_though_no_such_file_is_there() {
    let check = |name| sandbox().run_on(BARE.as_bytes(), &["check", "-", "--stdin-filename", name]);
    check("a.md").exits(0);
    check("adr/1.md").exits(1).prints(&["adr/1.md:1:3", "section-missing"]);
    check("no/such/folder/a.md").exits(0);
    check("sub/a.md").exits(1);
    check("sub/../a.md").exits(0);
}

#[test]
fn without_a_name_the_current_folder_decides() {
    sandbox().run_on(BARE.as_bytes(), &["check", "-"]).exits(0);
    let sandbox = sandbox();
    sandbox.write("digestlint.toml", "schema = \"strict.toml\"\nexclude = [\"*\"]\n");
    sandbox.run_on(BARE.as_bytes(), &["check", "-"]).exits(1).prints(&["<stdin>:1:3"]);
}

#[test]
fn an_excluded_name_is_not_checked() {
    let sandbox = sandbox();
    let ran = sandbox.run_on(b"\0", &["check", "-", "--stdin-filename", "drafts/a.md"]).exits(0).prints_nothing();
    assert_eq!(ran.stderr, "warning: `drafts/a.md` is excluded by `drafts/` in digestlint.toml; nothing was checked\n");
    sandbox.run_on(b"\0", &["check", "-", "--stdin-filename", "drafts/a.md", "--no-force-exclude"]).exits(1);
}
