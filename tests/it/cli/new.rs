use crate::cli::sandbox::Sandbox;

const SEED: &str = include_str!("../../../seeds/wcag-2-2.md");

#[test]
fn a_digest_to_fill_in() {
    let sandbox = Sandbox::new(&[]);
    let ran = sandbox.run(&["new"]).exits(0);
    assert_eq!(ran.stderr, "");
    insta::with_settings!({ omit_expression => true }, { insta::assert_snapshot!("digest", ran.stdout) });
}

#[test]
fn values_that_are_known_are_set() {
    let sandbox = Sandbox::new(&[]);
    let set = ["--set", "title=A Title of an Article", "--set", "page=20251207", "--set", "Type=news"];
    let ran = sandbox.run(&[&["new"][..], &set, &["--output-file", "a.md"]].concat()).exits(0).prints_nothing();
    assert_eq!(ran.stderr, "");
    let text = sandbox.read("a.md");
    let title = "# __A Title of an Article__, (from page [20251207](https://kghosh.substack.com/p/20251207).)\n";
    assert!(text.starts_with(title) && text.contains("\n* Category: …\n* Type: news\n"), "{text}");
}

#[test]
fn a_value_that_is_set_is_checked() {
    let sandbox = Sandbox::new(&[]);
    let ran = sandbox.run(&["new", "--set", "page=3596.0", "--output-file", "a.md"]).exits(1);
    assert_eq!(ran.stderr.matches("error[").count(), 1, "{}", ran.stderr);
    ran.says(&["error[value-pattern]: page `3596.0`", "[a.md:1:"]);
    assert!(sandbox.read("a.md").contains("[3596.0]"));
}

#[test]
fn a_name_that_nothing_has_is_told() {
    let sandbox = Sandbox::new(&[]);
    let ran = sandbox.run(&["new", "--set", "titel=x"]).exits(2).prints_nothing();
    ran.says(&["no hole, no field and no section of prose that is called `titel`", "help: did you mean `title`?"]);
    sandbox.run(&["new", "--set", "title"]).exits(2).says(&["a name and a value"]);
}

#[test]
fn a_file_that_is_there_stays() {
    let sandbox = Sandbox::new(&[("a.md", "mine")]);
    let ran = sandbox.run(&["new", "--output-file", "a.md"]).exits(2);
    ran.says(&["there is a file already: a.md", "help: `--force` writes it all the same"]);
    assert_eq!(sandbox.read("a.md"), "mine");
    sandbox.run(&["new", "--output-file", "a.md", "--force"]).exits(0);
    assert!(sandbox.read("a.md").starts_with("# __{title}__"));
    sandbox.run(&["new", "--output-file", "no/a.md"]).exits(2).says(&["cannot write no/a.md: "]);
}

#[test]
fn a_document_is_laid_out_as_the_project_file_says() {
    let sandbox = Sandbox::new(&[("digestlint.toml", "[format]\nlist-marker = \"-\"\nfinal-newline = \"always\"\n")]);
    let text = sandbox.run(&["new"]).exits(0).stdout;
    assert!(text.contains("\n- …\n") && !text.contains("\n* ") && text.ends_with("|\n"), "{text}");
    sandbox.write("a.md", &text);
    sandbox.run(&["fmt", "--check", "a.md"]).exits(0);
}

#[test]
fn an_exported_document_comes_back() {
    let sandbox = Sandbox::new(&[("a.md", SEED)]);
    let exported = sandbox.run(&["export", "a.md"]).exits(0).stdout;
    let ran = sandbox.run_on(exported.as_bytes(), &["new", "--from", "-"]).exits(0);
    assert_eq!((ran.stdout.as_str(), ran.stderr.as_str()), (SEED, ""));
    sandbox.write("a.json", &exported);
    sandbox.run(&["new", "--from", "a.json", "--output-file", "b.md"]).exits(0).prints_nothing();
    assert_eq!(sandbox.read("b.md"), SEED);
    let ran = sandbox.run(&["new", "--from", "a.json", "--set", "page=20251206"]).exits(0);
    assert!(ran.stdout.contains("(from page [20251206]("), "{}", ran.stdout);
}

#[test]
fn values_that_do_not_fit_are_all_told() {
    let sandbox = Sandbox::new(&[("a.md", SEED)]);
    let exported = sandbox.run(&["export", "a.md"]).exits(0).stdout;
    let broken =
        exported.replace("\"Keywords\"", "\"Keyword\"").replacen("\"relevancy\":", "\"relevancy\":\"high\",\"x\":", 1);
    sandbox.write("a.json", broken);
    let ran = sandbox.run(&["new", "--from", "a.json", "--output-file", "b.md"]).exits(2).prints_nothing();
    ran.says(&[
        "error: `sections.Keyword` is not known: did you mean `Keywords`?\n",
        "error: `sections.Keywords` is missing: expected a list (schema/digest.toml:",
        "error: `sections.Signals[0].x` is not known",
        "error: `sections.Signals[0].relevancy` is \"high\": expected a whole number (schema/digest.toml:",
        "error: the values from a.json do not fit the schema `digest`; nothing was written\n",
    ]);
    assert!(!sandbox.path("b.md").exists());
}

#[test]
fn a_document_with_errors_is_written_and_told() {
    let sandbox = Sandbox::new(&[("a.md", SEED)]);
    let exported = sandbox.run(&["export", "a.md"]).exits(0).stdout;
    sandbox.write("a.json", exported.replacen("\"relevancy\":", "\"relevancy\":9", 1));
    let ran = sandbox.run(&["new", "--from", "a.json", "--output-file", "b.md"]).exits(1);
    ran.says(&["error[value-range]: relevancy 9", "[b.md:"]);
    assert!(sandbox.path("b.md").exists());
}

#[test]
fn what_is_no_document_is_refused() {
    let sandbox = Sandbox::new(&[]);
    for (json, message) in [
        ("", "a.json is empty"),
        ("{\"title\": }", "a.json: expected value at line 1 column 11"),
        ("{} {}", "a.json holds more than one document"),
        ("{\"title\": 1, \"title\": 2}", "the key `title` appears twice"),
        ("[]", "`document` is a list: expected an object of values"),
        ("{\"schema\": \"other\"}", "no schema here is called `other`, as the values say"),
    ] {
        sandbox.write("a.json", json);
        sandbox.run(&["new", "--from", "a.json"]).exits(2).prints_nothing().says(&[message]);
    }
    sandbox.write("a.json", b"\xff");
    sandbox.run(&["new", "--from", "a.json"]).exits(2).says(&["a.json: not UTF-8"]);
    sandbox.run(&["new", "--from", "b.json"]).exits(2).says(&["b.json: "]);
}

#[test]
fn the_project_file_says_which_schema_serves() {
    let note = "[schema]\nname = \"note\"\n[title]\n[[section]]\nheading = \"Words\"\ncontent = \"prose\"\n";
    let sandbox = Sandbox::new(&[("note.toml", note), ("notes/digestlint.toml", "schema = \"../note.toml\"\n")]);
    sandbox.run(&["new", "--output-file", "notes/a.md"]).exits(0);
    assert_eq!(sandbox.read("notes/a.md"), "# …\n\n## Words\n\n…");
    let ran = sandbox.run_in("notes", &["new", "--set", "Words=Some.", "--set", "title=T"]).exits(0);
    assert_eq!(ran.stdout, "# T\n\n## Words\n\nSome.");
    let ran = sandbox.run_in("notes", &["new", "--isolated"]).exits(0);
    assert!(ran.stdout.starts_with("# __{title}__"));
    let ran = sandbox.run(&["new", "--schema", "note.toml"]).exits(0);
    assert!(ran.stdout.starts_with("# …\n"));
}

/// Such names are declared with the escapes that they have in a table.
#[test]
fn a_pipe_in_the_name_of_a_column_is_escaped_once() {
    let schema = concat!(
        "[schema]\nname = \"piped\"\n[[section]]\nheading = \"Parts\"\ncontent = \"table\"\ntable = \"parts\"\n",
        "[table.parts]\ncolumns = [{ name = 'in\\|out' }, { name = 'a\\|b' }]\n",
    );
    let column = "# A\n\n## Parts\n\n| a\\|b |\n|:-----|\n| 1    |\n";
    let sandbox = Sandbox::new(&[("piped.toml", schema), ("fixed.md", "# A\n"), ("column.md", column)]);
    sandbox.run(&["new", "--schema", "piped.toml", "--output-file", "a.md"]).exits(0);
    sandbox.run(&["check", "--schema", "piped.toml", "--ignore", "value-placeholder", "a.md"]).exits(0);
    sandbox.run(&["check", "--schema", "piped.toml", "--fix", "--unsafe-fixes", "fixed.md", "column.md"]);
    for path in ["a.md", "fixed.md", "column.md"] {
        let text = sandbox.read(path);
        assert!(text.contains("| in\\|out") && text.contains("| a\\|b "), "{path}:\n{text}");
    }
}
