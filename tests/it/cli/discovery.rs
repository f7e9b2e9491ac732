use crate::cli::sandbox::{CLEAN, ERROR, Sandbox};

const CONCISE: &[&str] = &["-q", "--output-format", "concise"];

#[test]
fn findings_come_by_path_whatever_the_order_of_the_arguments() {
    let sandbox = Sandbox::new(&[("b.md", ERROR), ("a/z.md", ERROR), ("a.md", ERROR), ("c.md", CLEAN)]);
    let ran = sandbox.check(&[CONCISE, &["b.md", "./a", "a.md", "c.md", "a/z.md"]].concat()).exits(1);
    assert_eq!(ran.paths(), ["a.md", "a/z.md", "b.md"]);
}

#[test]
fn no_path_is_the_current_folder() {
    let sandbox = Sandbox::new(&[("a.md", ERROR), ("b.txt", ERROR), (".c.md", ERROR), (".d/e.md", ERROR)]);
    assert_eq!(sandbox.check(CONCISE).exits(1).paths(), ["a.md"]);
}

#[test]
fn a_named_file_is_checked_whatever_it_is_called() {
    let sandbox = Sandbox::new(&[("b.txt", ERROR), (".c.md", ERROR)]);
    assert_eq!(sandbox.check(&[CONCISE, &["b.txt", ".c.md"]].concat()).exits(1).paths(), [".c.md", "b.txt"]);
}

#[test]
fn an_absolute_path_stays_absolute() {
    let sandbox = Sandbox::new(&[("a.md", ERROR)]);
    let path = sandbox.path("a.md");
    let path = path.to_str().unwrap();
    sandbox.check(&[CONCISE, &[path]].concat()).exits(1).prints(&[path]);
}

#[test]
fn a_folder_named_like_a_file_is_a_folder() {
    let sandbox = Sandbox::new(&[("x.md/y.md", ERROR)]);
    assert_eq!(sandbox.check(CONCISE).exits(1).paths(), ["x.md/y.md"]);
    assert_eq!(sandbox.check(&[CONCISE, &["x.md"]].concat()).exits(1).paths(), ["x.md/y.md"]);
}

#[test]
fn git_ignored_files_are_passed_over() {
    let sandbox = Sandbox::new(&[("a.md", ERROR), ("out/b.md", ERROR), (".git/HEAD", ""), (".gitignore", "out/\n")]);
    assert_eq!(sandbox.check(CONCISE).exits(1).paths(), ["a.md"]);
}

#[test]
fn nothing_to_check_is_a_failure() {
    let sandbox = Sandbox::new(&[("empty/notes.txt", "")]);
    let ran = sandbox.check(&["empty"]).exits(2).prints_nothing();
    ran.says(&["error: no Markdown files found under `empty`", "help: "]);
    sandbox.check(&[]).exits(2).says(&["no Markdown files found under `.`"]);
    sandbox.check(&["--exit-zero", "--quiet", "empty"]).exits(2).says(&["no Markdown files found"]);
}

#[test]
fn one_empty_folder_among_others_is_a_warning() {
    let sandbox = Sandbox::new(&[("empty/notes.txt", ""), ("full/a.md", CLEAN)]);
    sandbox.check(&["empty", "full"]).exits(0).says(&["warning: no Markdown files found under `empty`"]);
}

#[cfg(unix)]
#[test]
fn links_to_files_are_followed_and_loops_are_not() {
    let sandbox = Sandbox::new(&[("d/a.md", ERROR)]);
    crate::cli::sandbox::link("a.md", &sandbox.path("d/b.md"));
    crate::cli::sandbox::link(".", &sandbox.path("d/loop"));
    crate::cli::sandbox::link("..", &sandbox.path("d/up.md"));
    assert_eq!(sandbox.check(&[CONCISE, &["d"]].concat()).exits(1).paths(), ["d/a.md", "d/b.md"]);
    crate::cli::sandbox::link("d", &sandbox.path("e"));
    assert_eq!(sandbox.check(&[CONCISE, &["e"]].concat()).exits(1).paths(), ["e/a.md", "e/b.md"]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_name_that_is_not_utf_8_is_checked_all_the_same() {
    use std::os::unix::ffi::OsStrExt;
    let sandbox = Sandbox::new(&[]);
    let name = std::ffi::OsStr::from_bytes(b"caf\xe9.md");
    std::fs::write(sandbox.path("").join(name), ERROR).unwrap();
    assert_eq!(sandbox.check(CONCISE).exits(1).paths(), ["caf\u{fffd}.md"]);
}
