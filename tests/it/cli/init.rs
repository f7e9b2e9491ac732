use crate::cli::sandbox::{CLEAN, Sandbox};

const SEED: &str = include_str!("../../../seeds/wcag-2-2.md");
const OTHER_SEED: &str = include_str!("../../../seeds/sarif-2-1.md");

#[track_caller]
fn snapshot(name: &str, sandbox: &Sandbox, arguments: &[&str], file: &str) {
    let ran = sandbox.run(&[&["init"], arguments].concat()).exits(0);
    assert_eq!(ran.stderr, "");
    let text = format!("{}\n{}", ran.stdout, sandbox.read(file));
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!(name, text) });
}

#[test]
fn a_folder_of_digests() {
    let sandbox = Sandbox::new(&[("digests/a.md", SEED), ("digests/b.md", OTHER_SEED)]);
    snapshot("digests", &sandbox, &["digests"], "digests/digestlint.toml");
    sandbox.run(&["check", "digests"]).exits(0).says(&["no findings in 2 files"]);
}

#[test]
fn a_mixed_folder() {
    let sandbox = Sandbox::new(&[("README.md", CLEAN), ("CHANGES [old].md", CLEAN), ("docs/x.md", CLEAN)]);
    for name in ["docs/more/y.md", "notes [old]/z.md", "deep/other.md"] {
        sandbox.write(name, CLEAN);
    }
    for name in ["a.md", "b.md", "c.md", "deep/d.md", "deep/e.md"] {
        sandbox.write(name, SEED);
    }
    snapshot("mixed", &sandbox, &[], "digestlint.toml");
    let ran = sandbox.run(&["check", "--output-format", "concise", "--ignore", "corpus-duplicate"]).exits(1);
    assert!(ran.paths().iter().all(|path| *path == "deep/other.md"), "{}", ran.stdout);
    sandbox.run(&["schema", "infer", "--isolated", "docs"]).exits(0);
}

#[test]
fn what_is_near_to_a_schema_is_not_left_out() {
    let near = SEED.replace("\n## ", "\n## Our ");
    let sandbox = Sandbox::new(&[("a.md", SEED), ("b.md", OTHER_SEED), ("near.md", &near), ("old/near.md", &near)]);
    let ran = sandbox.run(&["init"]).exits(0);
    ran.prints(&["    2 fit no built-in schema: near.md, old/near.md\n", "wrote digestlint.toml\n"]);
}

#[test]
fn an_empty_folder() {
    let sandbox = Sandbox::new(&[]);
    snapshot("empty", &sandbox, &[], "digestlint.toml");
    sandbox.run(&["check"]).exits(2).says(&["no Markdown files found"]);
    sandbox.write("a.md", SEED);
    sandbox.run(&["check"]).exits(0);
}

#[test]
fn a_folder_of_other_documents() {
    let sandbox = Sandbox::new(&[("a.md", CLEAN), ("b.md", CLEAN), ("c.md", CLEAN), ("d/e.md", CLEAN)]);
    snapshot("others", &sandbox, &[], "digestlint.toml");
    sandbox.run(&["check"]).exits(1);
}

#[test]
fn one_digest_among_others_leaves_them_in() {
    let sandbox = Sandbox::new(&[("a.md", SEED), ("d/b.md", CLEAN), ("d/c.md", CLEAN), ("README.md", CLEAN)]);
    sandbox.run(&["init"]).exits(0);
    assert!(sandbox.read("digestlint.toml").contains("\n# exclude = "));
}

#[test]
fn a_project_file_is_not_replaced_unless_forced() {
    let sandbox = Sandbox::new(&[("a.md", SEED), ("digestlint.toml", "# mine\n")]);
    let ran = sandbox.run(&["init"]).exits(2).prints_nothing();
    ran.says(&["error: there is a project file already: digestlint.toml\n", "help: `--force`"]);
    assert_eq!(sandbox.read("digestlint.toml"), "# mine\n");
    sandbox.run(&["init", "--force"]).exits(0).prints(&["wrote digestlint.toml"]);
    assert!(sandbox.read("digestlint.toml").contains("schema = \"digest\"\n"));
}

#[test]
fn a_table_of_pyproject_counts() {
    let sandbox = Sandbox::new(&[("a.md", SEED), ("pyproject.toml", "[tool.digestlint]\n")]);
    sandbox.run(&["init"]).exits(2).says(&["there is a project file already: pyproject.toml"]);
    sandbox.write("pyproject.toml", "[tool.other]\n");
    sandbox.run(&["init"]).exits(0);
}

#[test]
fn the_folder_must_be_one() {
    let sandbox = Sandbox::new(&[("a.md", SEED)]);
    sandbox.run(&["init", "gone"]).exits(2).says(&["error: gone: No such file or directory"]);
    sandbox.run(&["init", "a.md"]).exits(2).says(&["error: a.md: not a directory"]);
}

const INTEGRATIONS: [&str; 2] = [".pre-commit-config.yaml", ".github/workflows/digestlint.yml"];

#[test]
fn hooks_and_workflows_of_a_folder_in_a_repository() {
    let sandbox = Sandbox::new(&[("digests/a.md", SEED), ("digests/b.md", OTHER_SEED), (".git/HEAD", "")]);
    let ran = sandbox.run(&["init", "--pre-commit", "--github-actions", "digests"]).exits(0);
    assert_eq!(ran.stderr, "");
    let files = INTEGRATIONS.map(|file| format!("{file}:\n{}", sandbox.read(file)));
    let text = format!("{}\n{}", ran.stdout, files.join("\n")).replace(env!("CARGO_PKG_VERSION"), "[version]");
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!("integrations", text) });
    sandbox.run(&["check", "digests"]).exits(0);
}

#[test]
fn hooks_and_workflows_of_a_whole_repository_name_no_folder() {
    let sandbox = Sandbox::new(&[("a.md", SEED), (".git/HEAD", "")]);
    sandbox.run(&["init", "--pre-commit", "--github-actions"]).exits(0);
    assert!(sandbox.read(INTEGRATIONS[0]).ends_with("      - id: digestlint\n"));
    assert!(!sandbox.read(INTEGRATIONS[1]).contains("paths:"));
    // From below, the root is found too.
    sandbox.write("below/b.md", OTHER_SEED);
    std::fs::remove_file(sandbox.path(INTEGRATIONS[0])).unwrap();
    let ran = sandbox.run_in("below", &["init", "--pre-commit"]).exits(0);
    ran.prints(&["wrote digestlint.toml", "wrote ../.pre-commit-config.yaml\n"]);
    assert!(sandbox.read(INTEGRATIONS[0]).ends_with("        files: '^below/'\n"));
}

#[test]
fn hooks_and_workflows_come_to_a_project_file() {
    let sandbox = Sandbox::new(&[("a.md", SEED), ("digestlint.toml", "# mine\n")]);
    let ran = sandbox.run(&["init", "--pre-commit"]).exits(0);
    ran.prints(&["kept digestlint.toml\nwrote .pre-commit-config.yaml\nnext: `pre-commit install`"]);
    assert_eq!(sandbox.read("digestlint.toml"), "# mine\n");
    assert!(!sandbox.path(INTEGRATIONS[1]).exists());
}

#[test]
fn hooks_and_workflows_that_are_there_stay() {
    let files = INTEGRATIONS.map(|file| (file, "# mine\n"));
    let sandbox = Sandbox::new(&[&files[..], &[("a.md", SEED)]].concat());
    let ran = sandbox.run(&["init", "--force", "--pre-commit", "--github-actions"]).exits(2);
    let ran = ran.prints(&["wrote digestlint.toml\n"]).says(&[
        "error: there is a file already: .pre-commit-config.yaml\nhelp: add this to its `repos`:\n  - repo: https://",
        "\n      - id: digestlint\nerror: there is a file already: .github/workflows/digestlint.yml\nhelp: delete it",
    ]);
    assert!(!ran.stdout.contains(".pre-commit-config.yaml"), "{}", ran.stdout);
    for (file, text) in files {
        assert_eq!(sandbox.read(file), text);
    }
}
