use std::fs;
use std::process::Stdio;
use std::thread::sleep;
use std::time::Duration;

use crate::cli::sandbox::{CLEAN, ERROR, Sandbox, WARNING};

/// A list whose items must not be quoted.
const LISTS: &str = "\
[schema]
name = \"lists\"
unknown-sections = \"allow\"

[title]
syntax = \"{title}\"
[captures.title]
unique = \"corpus\"

[[section]]
heading = \"Keywords\"
content = \"list\"
item = { quotes = \"deny\", severity = \"error\" }
";

const QUOTED: &str = "# A title\n\n## Keywords\n\n* \"solar\"\n* wind\n";
const UNQUOTED: &str = "# A title\n\n## Keywords\n\n* solar\n* wind\n";

fn lists(files: &[(&str, &str)]) -> Sandbox {
    let sandbox = Sandbox::new(files);
    sandbox.write("lists.toml", LISTS);
    sandbox
}

const LISTS_ARGS: &[&str] = &["check", "--schema", "lists.toml", "--output-format", "concise"];

fn with<'a>(more: &[&'a str]) -> Vec<&'a str> {
    [LISTS_ARGS, more].concat()
}

#[test]
fn fixes_are_written_and_the_rest_is_reported() {
    let sandbox = Sandbox::new(&[("a.md", WARNING), ("b.md", &format!("\u{feff}{ERROR}")), ("c.md", CLEAN)]);
    let ran = sandbox.check(&["--fix", "--output-format", "concise"]).exits(1);
    assert_eq!(ran.paths(), ["b.md"]);
    ran.prints(&["error[file-encoding] the text contains a NUL"]).says(&["1 error in 1 of 3 files", "; 2 fixed\n"]);
    for (path, text) in [("a.md", CLEAN), ("b.md", ERROR), ("c.md", CLEAN)] {
        assert_eq!(sandbox.read(path), text);
    }
    let again = sandbox.check(&["--fix"]).exits(1);
    assert!(!again.stderr.contains("fixed"), "{}", again.stderr);
}

#[test]
fn a_check_tells_what_could_be_fixed() {
    let sandbox = Sandbox::new(&[("a.md", WARNING)]);
    sandbox.check(&[]).exits(0).says(&["; 1 fixable with --fix\n"]);
    assert_eq!(sandbox.read("a.md"), WARNING);
}

#[test]
fn a_diff_writes_nothing() {
    let sandbox = lists(&[("a.md", QUOTED), ("b.md", "# B title\n\n## Keywords\n\n* x\n")]);
    let ran = sandbox.run(&["check", "--schema", "lists.toml", "--diff"]).exits(1);
    let hunk = "@@ -2,5 +2,5 @@\n \n ## Keywords\n \n-* \"solar\"\n+* solar\n * wind\n";
    assert_eq!(ran.stdout, format!("--- a.md\n+++ a.md\n{hunk}"));
    ran.says(&["1 fix would change 1 of 2 files"]);
    assert_eq!(sandbox.read("a.md"), QUOTED);
    sandbox.run(&with(&["a.md", "--fix"])).exits(0);
    assert_eq!(sandbox.read("a.md"), UNQUOTED);
    let ran = sandbox.run(&["check", "--schema", "lists.toml", "--diff", "--fix"]).exits(0).prints_nothing();
    ran.says(&["no fixes would change 2 files"]);
}

#[test]
fn a_diff_takes_no_notice_of_how_findings_are_written() {
    let sandbox = lists(&[("a.md", QUOTED)]);
    sandbox.write("digestlint.toml", "schema = \"lists.toml\"\n[output]\nformat = \"json\"\nmax-warnings = 0\n");
    let ran = sandbox.run(&["check", "--diff"]).exits(1);
    assert!(ran.stdout.starts_with("--- a.md\n") && ran.stdout.ends_with(" * wind\n"), "{}", ran.stdout);
    sandbox.run(&["check", "--diff", "--statistics"]).exits(2).says(&["cannot be used with"]);
}

#[test]
fn unsafe_fixes_need_to_be_applied_somewhere() {
    let sandbox = Sandbox::new(&[("a.md", CLEAN)]);
    sandbox.check(&["--unsafe-fixes"]).exits(2).says(&["<--fix|--diff>"]);
    sandbox.check(&["--fix", "--write-baseline"]).exits(2).says(&["cannot be used with"]);
}

#[test]
fn standard_input_goes_to_standard_output() {
    let sandbox = lists(&[]);
    let ran = sandbox.run_on(QUOTED.as_bytes(), &with(&["-", "--fix"])).exits(0);
    assert_eq!(ran.stdout, UNQUOTED);
    ran.says(&["; 1 fixed\n"]);
    let broken = QUOTED.replace("wind", "wi\0nd");
    let ran = sandbox.run_on(broken.as_bytes(), &with(&["-", "--fix", "--stdin-filename", "a.md"])).exits(1);
    assert_eq!(ran.stdout, broken.replace('"', ""));
    ran.says(&["a.md:6:5: error[file-encoding]"]);
    let ran = sandbox.run_on(QUOTED.as_bytes(), &["check", "--schema", "lists.toml", "-", "--diff"]).exits(1);
    assert!(ran.stdout.starts_with("--- <stdin>\n"), "{}", ran.stdout);
}

#[test]
fn standard_input_comes_out_whatever_it_is() {
    let sandbox = lists(&[("digestlint.toml", "exclude = [\"drafts/\"]\n")]);
    assert_eq!(sandbox.run_on(UNQUOTED.as_bytes(), &with(&["-", "--fix"])).exits(0).stdout, UNQUOTED);
    assert_eq!(sandbox.run_on(b"", &with(&["-", "--fix", "-q"])).exits(1).stdout, "");
    let excluded = sandbox.run_on(QUOTED.as_bytes(), &with(&["-", "--fix", "--stdin-filename", "drafts/a.md"]));
    assert_eq!(excluded.exits(0).stdout, QUOTED);
    let mut command = sandbox.command(&with(&["-", "--fix"]));
    let mut child = command.stdin(Stdio::piped()).stdout(Stdio::piped()).stderr(Stdio::null()).spawn().unwrap();
    std::io::Write::write_all(&mut child.stdin.take().unwrap(), b"caf\xe9 \"x\"").unwrap();
    assert_eq!(child.wait_with_output().unwrap().stdout, b"caf\xe9 \"x\"");
}

#[test]
fn what_is_suppressed_or_known_is_not_fixed() {
    let comment = "<!-- digestlint-disable-next-line value-quoted -->";
    let suppressed = QUOTED.replace("* \"", &format!("{comment}\n* \""));
    let sandbox = lists(&[("a.md", &suppressed)]);
    sandbox.run(&with(&["--fix"])).exits(0);
    assert_eq!(sandbox.read("a.md"), suppressed);
    sandbox.write("a.md", QUOTED);
    sandbox.run(&with(&["a.md", "--write-baseline"])).exits(0);
    sandbox.run(&with(&["a.md", "--baseline", "digestlint-baseline.json", "--fix"])).exits(0);
    assert_eq!(sandbox.read("a.md"), QUOTED);
}

#[test]
fn a_suppression_of_what_other_files_hold_is_not_taken_for_unused() {
    let again = format!("<!-- digestlint-disable-file corpus-duplicate -->\n\n{QUOTED}");
    let sandbox = lists(&[("a.md", QUOTED), ("b.md", &again)]);
    for jobs in ["1", "3"] {
        sandbox.run(&with(&["--fix", "--jobs", jobs])).exits(0);
        assert_eq!(sandbox.read("b.md"), again.replace('"', ""));
    }
}

#[test]
fn line_endings_stay() {
    let sandbox = lists(&[("a.md", &QUOTED.replace('\n', "\r\n"))]);
    sandbox.run(&with(&["--fix"])).exits(0);
    assert_eq!(sandbox.read("a.md"), UNQUOTED.replace('\n', "\r\n"));
}

#[test]
fn a_read_only_file_is_a_failure_and_its_findings_are_told() {
    let sandbox = lists(&[("a.md", QUOTED), ("b.md", "# B title\n\n## Keywords\n\n* \"x\"\n")]);
    let path = sandbox.path("a.md");
    let mut permissions = fs::metadata(&path).unwrap().permissions();
    permissions.set_readonly(true);
    fs::set_permissions(&path, permissions).unwrap();
    let ran = sandbox.run(&with(&["--fix"])).exits(2).prints(&["a.md:5:3: error[value-quoted]"]);
    ran.says(&["error: a.md: the file is read-only", "; 1 fixed; 1 file could not be written"]);
    assert_eq!(sandbox.read("a.md"), QUOTED);
    assert!(!sandbox.read("b.md").contains('"'));
}

#[cfg(unix)]
#[test]
fn links_lead_to_the_file_that_is_written() {
    use std::os::unix::fs::PermissionsExt;
    let sandbox = lists(&[("real/a.md", QUOTED)]);
    fs::set_permissions(sandbox.path("real/a.md"), fs::Permissions::from_mode(0o640)).unwrap();
    crate::cli::sandbox::link("real/a.md", &sandbox.path("link.md"));
    sandbox.run(&with(&["link.md", "--fix"])).exits(0);
    assert_eq!(sandbox.read("real/a.md"), UNQUOTED);
    assert!(fs::symlink_metadata(sandbox.path("link.md")).unwrap().is_symlink());
    assert_eq!(fs::metadata(sandbox.path("real/a.md")).unwrap().permissions().mode() & 0o777, 0o640);
    // Both names in one run: the second finds done what it was about to do.
    sandbox.write("real/a.md", QUOTED);
    sandbox.run(&with(&["--ignore", "corpus-duplicate", "--fix"])).exits(0);
    assert_eq!(sandbox.read("real/a.md"), UNQUOTED);
}

#[cfg(target_os = "linux")]
#[test]
fn a_file_that_cannot_be_written_whole_stays() {
    use std::process::Command;
    let long = format!("{QUOTED}\n{}", "Many words. ".repeat(400));
    let sandbox = lists(&[("a.md", &long)]);
    let program = sandbox.command(&with(&["a.md", "--fix", "--no-cache"]));
    // No file may grow beyond one block, as if the disk were full.
    let mut shell = Command::new("sh");
    shell.arg("-c").arg("trap '' XFSZ; ulimit -f 1; exec \"$0\" \"$@\"").arg(program.get_program());
    shell.args(program.get_args()).current_dir(sandbox.path("")).stdin(Stdio::null());
    let output = shell.output().unwrap();
    assert_eq!(output.status.code(), Some(2), "{output:?}");
    assert!(String::from_utf8(output.stderr).unwrap().contains("error: a.md: File too large"));
    assert_eq!(sandbox.read("a.md"), long);
    assert_eq!(fs::read_dir(sandbox.path("")).unwrap().count(), 3);
}

#[test]
fn a_run_that_is_killed_leaves_whole_files() {
    let filler = "Many words. ".repeat(500);
    let text = |at: usize| format!("# A title {at}\n\n{filler}\n\n## Keywords\n\n* \"solar\"\n");
    let sandbox = lists(&[]);
    (0..120).for_each(|at| sandbox.write(&format!("d/{at:03}.md"), text(at)));
    for wait in [5, 15, 40] {
        let mut command = sandbox.command(&with(&["d", "--fix"]));
        let mut child = command.stdout(Stdio::null()).stderr(Stdio::null()).spawn().unwrap();
        sleep(Duration::from_millis(wait));
        child.kill().unwrap();
        child.wait().unwrap();
        for at in 0..120 {
            let found = sandbox.read(&format!("d/{at:03}.md"));
            assert!(found == text(at) || found == text(at).replace('"', ""), "file {at} is torn");
        }
    }
    sandbox.run(&with(&["d", "--fix"])).exits(0);
    assert!((0..120).all(|at| sandbox.read(&format!("d/{at:03}.md")) == text(at).replace('"', "")));
}

#[test]
fn what_is_to_be_filled_in_is_no_error_where_there_was_none() {
    const SEED: &str = include_str!("../../../seeds/mobile-identify.md");
    let without = |heading: &str| {
        let start = SEED.find(&format!("## {heading}\n")).unwrap();
        let end = SEED[start..].find("\n## ").map_or(SEED.len(), |at| start + at + 1);
        format!("{}{}", &SEED[..start], &SEED[end..])
    };
    let sandbox = Sandbox::new(&[("warned.md", &without("Technologies")), ("wrong.md", &without("Signals"))]);
    sandbox.run(&["check", "warned.md"]).exits(0).says(&["1 warning"]);
    let ran = sandbox.run(&["check", "warned.md", "--fix", "--unsafe-fixes"]).exits(0);
    assert!(!ran.stdout.contains("error["), "{}", ran.stdout);
    assert!(
        sandbox
            .read("warned.md")
            .contains("## Technologies\n\n| name   | description   |\n|:-------|:--------------|\n| …")
    );
    sandbox.run(&["fmt", "--check", "warned.md"]).exits(0);
    // The number of a signal is for a person to fill in, and an error until then.
    sandbox.run(&["check", "wrong.md", "--fix", "--unsafe-fixes"]).exits(1);
    assert!(sandbox.read("wrong.md").contains("## Signals\n\n| name"));
}
