use std::io::Read;
use std::process::Stdio;

use crate::cli::sandbox::{CLEAN, ERROR, Ran, Sandbox};

#[test]
fn a_missing_path_does_not_hide_the_others() {
    let sandbox = Sandbox::new(&[("a.md", ERROR)]);
    let ran = sandbox.check(&["gone.md", "a.md", "no/such/folder"]).exits(2).prints(&["a.md"]);
    ran.says(&["error: gone.md: No such file or directory\n", "error: no/such/folder: ", "2 paths could not be read"]);
}

#[test]
fn nothing_but_a_missing_path_is_told_once() {
    let ran = Sandbox::new(&[]).check(&["gone.md"]).exits(2).prints_nothing();
    assert!(!ran.stderr.contains("no Markdown files"), "{}", ran.stderr);
    assert_eq!(ran.stderr.matches("gone.md").count(), 1, "{}", ran.stderr);
}

#[test]
fn failures_are_told_even_when_quiet() {
    let ran = Sandbox::new(&[]).check(&["-q", "gone.md"]).exits(2);
    assert_eq!(ran.stderr, "error: gone.md: No such file or directory\n");
}

#[cfg(unix)]
#[test]
fn a_link_to_nothing_is_a_failure_named_or_met() {
    let sandbox = Sandbox::new(&[("a.md", ERROR)]);
    crate::cli::sandbox::link("gone.md", &sandbox.path("link.md"));
    for arguments in [&["."][..], &["a.md", "link.md"]] {
        let ran = sandbox.check(arguments).exits(2).prints(&["a.md"]);
        ran.says(&["error: link.md: this symbolic link points to `gone.md`, which does not exist"]);
    }
}

#[cfg(unix)]
#[test]
fn a_link_to_itself_is_a_failure() {
    let sandbox = Sandbox::new(&[("a.md", CLEAN)]);
    crate::cli::sandbox::link("link.md", &sandbox.path("link.md"));
    sandbox.check(&[]).exits(2).says(&["error: link.md: "]);
}

#[cfg(unix)]
#[test]
#[expect(clippy::print_stderr, reason = "a test that holds less than it says must tell so")]
fn what_may_not_be_read_is_a_failure() {
    use std::fs::{Permissions, read, set_permissions};
    use std::os::unix::fs::PermissionsExt;

    let sandbox = Sandbox::new(&[("a.md", ERROR), ("secret.md", CLEAN), ("locked/b.md", CLEAN)]);
    for path in ["secret.md", "locked"] {
        set_permissions(sandbox.path(path), Permissions::from_mode(0o000)).unwrap();
    }
    let ran = sandbox.check(&[]).prints(&["a.md"]);
    let may_read_all = read(sandbox.path("secret.md")).is_ok();
    set_permissions(sandbox.path("locked"), Permissions::from_mode(0o700)).unwrap();
    if may_read_all {
        eprintln!("this user reads what nobody may (root): only the contrary can be held");
        assert!(!ran.exits(1).stderr.contains("error: "));
    } else {
        let texts = ["error: secret.md: Permission denied", "error: locked: Permission denied", "2 paths could not"];
        ran.exits(2).says(&texts);
    }
}

#[test]
fn an_output_file_that_cannot_be_made_is_a_failure() {
    let sandbox = Sandbox::new(&[("a.md", ERROR)]);
    let ran = sandbox.check(&["--output-file", "no/such/folder/report.txt"]).exits(2).prints_nothing();
    ran.says(&["error: cannot write to no/such/folder/report.txt: "]);
}

#[cfg(target_os = "linux")]
#[test]
fn a_full_disk_is_a_failure() {
    let sandbox = Sandbox::new(&[("a.md", ERROR)]);
    sandbox.check(&["--output-file", "/dev/full"]).exits(2).says(&["cannot write /dev/full: No space left"]);
}

#[test]
fn a_reader_that_goes_away_ends_the_run_quietly() {
    let sandbox = Sandbox::new(&[]);
    let many = format!("{}\n", "\0".repeat(3));
    for index in 0..3000 {
        sandbox.write(&format!("digests/a-rather-long-name-for-a-file-{index:04}.md"), &many);
    }
    let mut command = sandbox.command(&["check", "--schema", "free.toml", "digests"]);
    let mut child = command.stdout(Stdio::piped()).stderr(Stdio::piped()).spawn().unwrap();
    let mut first = [0; 10];
    child.stdout.take().unwrap().read_exact(&mut first).unwrap();
    let ran = Ran::from(child.wait_with_output().unwrap()).exits(1);
    assert_eq!(ran.stderr, "");
}
