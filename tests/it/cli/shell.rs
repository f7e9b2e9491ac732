//! What shells and `man` are given.

use std::process::{Command, Stdio};

use crate::cli::sandbox::Sandbox;

const SHELLS: [&str; 5] = ["bash", "elvish", "fish", "powershell", "zsh"];

#[test]
fn every_shell_gets_the_commands() {
    let sandbox = Sandbox::new(&[]);
    for shell in SHELLS {
        let ran = sandbox.run(&["completions", shell]).exits(0);
        for word in ["check", "explain", "output-format", "unsafe-fixes"] {
            assert!(ran.stdout.contains(word), "{shell}: {word}");
        }
    }
    sandbox.run(&["completions", "tcsh"]).exits(2).says(&["invalid value 'tcsh'", "bash"]);
}

#[cfg(unix)]
#[test]
fn bash_completes() {
    let sandbox = Sandbox::new(&[]);
    sandbox.write("complete.bash", sandbox.run(&["completions", "bash"]).exits(0).stdout);
    let completed = |words: &str| {
        let script = format!(
            "source complete.bash; COMP_WORDS=({words}); COMP_CWORD=$((${{#COMP_WORDS[@]}} - 1)); \
             _digestlint digestlint \"${{COMP_WORDS[-1]}}\" \"${{COMP_WORDS[-2]}}\"; echo \"${{COMPREPLY[@]}}\""
        );
        let mut bash = Command::new("bash");
        bash.args(["-c", &script]).current_dir(sandbox.path("")).stderr(Stdio::inherit());
        String::from_utf8(bash.output().unwrap().stdout).unwrap()
    };
    assert_eq!(completed("digestlint exp"), "explain export\n");
    assert_eq!(completed("digestlint check --unsafe"), "--unsafe-fixes\n");
    assert_eq!(completed("digestlint --color al"), "always\n");
}

#[test]
fn every_command_has_a_page() {
    let sandbox = Sandbox::new(&[]);
    sandbox.run(&["man", "--output-dir", "pages/man1"]).exits(0);
    let mut names: Vec<_> = std::fs::read_dir(sandbox.path("pages/man1"))
        .unwrap()
        .map(|entry| entry.unwrap().file_name().into_string().unwrap())
        .collect();
    names.sort();
    insta::assert_snapshot!(names.join("\n"));
    for name in names {
        let page = sandbox.read(&format!("pages/man1/{name}"));
        let title = format!(".TH {} 1 ", name.trim_end_matches(".1"));
        assert!(page.contains(&title), "{title} is not in\n{page}");
        assert!(!page.contains('\u{1b}'), "{name}");
    }
}

#[test]
fn a_page_can_be_read_at_once() {
    let sandbox = Sandbox::new(&[]);
    let page = sandbox.run(&["man", "schema", "infer"]).exits(0).stdout;
    assert!(page.contains("digestlint schema infer"), "{page}");
    assert!(sandbox.run(&["man"]).exits(0).stdout.contains(".TH digestlint 1 "));
    sandbox.run(&["man", "chekc"]).exits(2).says(&["`digestlint` has no command `chekc`"]);
    sandbox.run(&["man", "schema", "x"]).exits(2).says(&["`digestlint schema` has no command `x`"]);
}
