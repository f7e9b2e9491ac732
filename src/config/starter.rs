//! The project file that a folder begins with.

use std::fmt::Write;

use crate::schema::quoted;

/// The longest line of a list.
const WIDTH: usize = 120;

/// The text of a project file for documents of these schemas, where what these patterns match is left out. All other
/// keys stand there as comments. Without schemas, so does the schema.
#[must_use]
pub fn starter(schemas: &[&str], exclude: &[String]) -> String {
    let mut text = String::from(
        "# The project file of digestlint: it speaks for all files below this folder. Paths and patterns are relative to it.\n\n",
    );
    text.push_str(
        "# What the documents should be: the name of a built-in schema, or the path of a schema file, or several of them, of\n\
         # which each document gets the one that fits. Without this key these are all built-in schemas.\n",
    );
    match schemas {
        [] => text.push_str("# schema = \"schemas/report.toml\"\n"),
        [one] => _ = writeln!(text, "schema = {}", quoted(one)),
        several => _ = writeln!(text, "schema = [{}]", list(several.iter().map(|it| quoted(it)))),
    }
    text.push_str("\n# What is not checked, as patterns of .gitignore.\n");
    if exclude.is_empty() {
        text.push_str("# exclude = [\"drafts/\", \"*.tmp.md\"]\n");
    } else {
        let patterns = exclude.iter().map(|pattern| quoted(pattern));
        let line = format!("exclude = [{}]", list(patterns.clone()));
        if line.chars().count() <= WIDTH {
            _ = writeln!(text, "{line}");
        } else {
            let lines = patterns.fold(String::new(), |lines, pattern| lines + "  " + &pattern + ",\n");
            _ = writeln!(text, "exclude = [\n{lines}]");
        }
    }
    text.push_str(REST);
    text
}

const REST: &str = r#"
# The levels of rules: off, note, warn or error. `digestlint explain` lists the rules.
# [rules]
# link-tracking = "error"

# How `digestlint fmt` lays documents out.
# [format]
# list-marker = "-"
# final-newline = "always"

# Defaults for flags of the command line.
# [output]
# format = "concise"
# max-warnings = 20

# What holds for some files only; where several hold for a file, later ones win.
# [[override]]
# files = ["decisions/"]
# schema = "schemas/decision.toml"
# [override.rules]
# prose-truncated = "off"
"#;

fn list(items: impl Iterator<Item = String>) -> String {
    items.collect::<Vec<_>>().join(", ")
}

#[cfg(test)]
mod tests {
    use std::sync::Arc;

    use super::*;
    use crate::config::{Config, Patterns};
    use crate::text::Source;

    fn read(text: &str) -> Config {
        let mut mistakes = Vec::new();
        let config = Config::read(&Arc::new(Source::new("digestlint.toml", text).unwrap()), &mut mistakes);
        let messages: Vec<_> = mistakes.iter().map(|it| it.diagnostic.message.as_str()).collect();
        assert!(messages.is_empty(), "{messages:#?}\n{text}");
        config.unwrap()
    }

    #[test]
    fn it_says_what_is_asked_for() {
        let patterns = ["README.md", "a \"b\" [c].md"].map(Patterns::exactly);
        let config = read(&starter(&["digest", "digest-legacy"], &patterns));
        let schemas: Vec<_> = config.named_schemas().map(|it| it.value.as_str()).collect();
        assert_eq!(schemas, ["digest", "digest-legacy"]);
        for name in ["README.md", "a \"b\" [c].md"] {
            assert!(config.exclude.shutting_out(name.as_ref(), false).is_some(), "{name}");
        }
        assert!(read(&starter(&[], &[])).schemas.is_none());
    }

    #[test]
    fn a_long_list_of_excludes_has_a_line_for_each() {
        let patterns: Vec<_> = (0..20).map(|number| format!("/folder-{number}/")).collect();
        let text = starter(&["digest"], &patterns);
        assert!(text.contains("\nexclude = [\n  \"/folder-0/\",\n  \"/folder-1/\",\n"), "{text}");
        assert!(read(&text).exclude.shutting_out("folder-19".as_ref(), true).is_some());
    }

    #[test]
    fn its_comments_are_true() {
        let text = starter(&[], &[]);
        let is_code = |line: &&str| {
            line.starts_with("# [") || line.split_once(" = ").is_some_and(|(key, _)| key.matches(' ').count() == 1)
        };
        let code: Vec<_> = text.lines().filter(is_code).map(|line| &line[2..]).collect();
        let config = read(&code.join("\n"));
        assert!(!config.exclude.is_empty());
        assert_eq!((config.rules.len(), config.overrides.len(), config.named_schemas().count()), (1, 1, 2));
        assert_eq!(config.output.max_warnings, Some(20));
        assert!(text.lines().all(|line| line.chars().count() <= 120), "{text}");
    }
}
