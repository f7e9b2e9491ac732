use serde_json::Value;

use crate::cli::sandbox::Sandbox;

#[test]
fn every_rule_is_listed_once() {
    let sandbox = Sandbox::new(&[]);
    let list: Vec<Value> =
        serde_json::from_str(&sandbox.run(&["explain", "--output-format", "json"]).exits(0).stdout).unwrap();
    let text = sandbox.run(&["explain"]).exits(0).stdout;
    assert!(text.lines().all(|line| line.chars().count() <= 100), "{text}");
    for rule in &list {
        let name = rule["name"].as_str().unwrap();
        assert_eq!(text.lines().filter(|line| line.starts_with(&format!("{name} "))).count(), 1, "{name}");
        assert!(["error", "warning", "note"].contains(&rule["severity"].as_str().unwrap()), "{name}");
    }
}

#[test]
fn every_rule_is_explained_with_what_it_says_of_its_example() {
    let sandbox = Sandbox::new(&[]);
    let list: Vec<Value> =
        serde_json::from_str(&sandbox.run(&["explain", "--output-format", "json"]).exits(0).stdout).unwrap();
    for rule in &list {
        let name = rule["name"].as_str().unwrap();
        let page = sandbox.run(&["explain", name]).exits(0).prints(&[&format!("[{name}]"), "Why", "fixed"]);
        assert!(!page.stdout.chars().any(|it| it.is_control() && it != '\n'), "{}", page.stdout);
        let page: Value =
            serde_json::from_str(&sandbox.run(&["explain", name, "--output-format", "json"]).exits(0).stdout).unwrap();
        assert_eq!(page["name"], name);
        assert_eq!(page["findings"].as_array().unwrap().len(), 1, "{name}");
        assert_eq!(page["findings"][0]["rule"], name);
    }
}

#[test]
fn an_unknown_rule_is_refused_with_the_one_that_was_meant() {
    let ran = Sandbox::new(&[]).run(&["explain", "file-encodign"]).exits(2).prints_nothing();
    ran.says(&["did you mean `file-encoding`?"]);
}
