use crate::cli::sandbox::Sandbox;

#[track_caller]
fn finding(bytes: &[u8], texts: &[&str]) {
    let sandbox = Sandbox::new(&[]);
    sandbox.write("a.md", bytes);
    let ran = sandbox.check(&["--output-format", "concise", "-q", "a.md"]).exits(1).prints(texts);
    assert_eq!(ran.stdout.lines().count(), 1, "{}", ran.stdout);
}

#[test]
fn a_file_that_is_not_utf_8_has_one_finding() {
    finding(b"# caf\xe9\n\nx\n", &["a.md:1:6: ", "error[file-encoding]", "0xE9"]);
    finding(b"# cut \xf0\x9f", &["a.md:1:7: ", "0xF0 0x9F"]);
    finding(b"\xff\xfe#\0 \0a\0b\0c\0d\0e\0f\0g\0h\0\n\0", &["a.md:1:1: "]);
}

#[test]
fn a_nul_is_an_error() {
    finding(b"# a\n\n\0\n\0\n", &["a.md:3:1: ", "error[file-encoding]", "the first of 2"]);
}

#[test]
fn a_byte_order_mark_is_a_warning() {
    let sandbox = Sandbox::new(&[("a.md", crate::cli::sandbox::WARNING)]);
    sandbox.check(&["--output-format", "concise", "a.md"]).exits(0).prints(&["a.md:1:1: warning[file-encoding]"]);
}

#[test]
fn an_empty_file_is_no_failure() {
    let sandbox = Sandbox::new(&[("a.md", ""), ("b.md", "\n"), ("c.md", "\r")]);
    sandbox.check(&[]).exits(0).prints_nothing();
}

#[test]
fn a_file_of_4_gib_is_refused_and_the_others_are_checked() {
    let sandbox = Sandbox::new(&[("b.md", crate::cli::sandbox::ERROR)]);
    // The file is one hole: it takes no room on the disk, and is refused before it is read.
    std::fs::File::create(sandbox.path("a.md")).unwrap().set_len(1 << 32).unwrap();
    let ran = sandbox.check(&[]).exits(2).prints(&["b.md"]);
    ran.says(&["error: a.md: a file of 4 GiB or more cannot be checked", "1 path could not be read"]);
}

#[test]
fn a_file_that_cannot_be_read_as_text_never_passes() {
    for choice in [["--select", "value-range"], ["--ignore", "file-encoding"]] {
        let sandbox = Sandbox::new(&[]);
        sandbox.write("a.md", b"# caf\xe9\n");
        sandbox.check(&choice).exits(1).prints(&["file-encoding"]);
    }
}
