use crate::cli::sandbox::{CLEAN, ERROR, Sandbox};

const CHECK: &[&str] = &["check", "--schema", "free.toml", "--output-format", "concise"];

fn arguments(more: &[&'static str]) -> Vec<&'static str> {
    [CHECK, more].concat()
}

#[test]
fn a_dash_is_standard_input() {
    let sandbox = Sandbox::new(&[]);
    let ran = sandbox.run_on(ERROR.as_bytes(), &arguments(&["-"])).exits(1);
    ran.prints(&["<stdin>:3:6: error[file-encoding]"]).says(&["1 of 1 file"]);
    sandbox.run_on(CLEAN.as_bytes(), &arguments(&["-"])).exits(0).prints_nothing();
}

#[test]
fn standard_input_has_the_name_it_is_given() {
    let sandbox = Sandbox::new(&[]);
    for more in [&["-", "--stdin-filename", "./notes/a.md"][..], &["--stdin-filename", "notes/a.md"]] {
        sandbox.run_on(ERROR.as_bytes(), &arguments(more)).exits(1).prints(&["notes/a.md:3:6: "]);
    }
}

#[test]
fn standard_input_may_be_any_bytes() {
    let sandbox = Sandbox::new(&[]);
    sandbox.run_on(b"caf\xe9", &arguments(&["-"])).exits(1).prints(&["<stdin>:1:4: error[file-encoding]"]);
    sandbox.run_on(b"", &arguments(&["-"])).exits(0).prints_nothing();
}

#[test]
fn a_file_named_dash_can_be_named() {
    let sandbox = Sandbox::new(&[("-", ERROR)]);
    sandbox.run(&arguments(&["./-"])).exits(1).prints(&["-:3:6: "]);
}
