//! Reports for other programs: one run in each format, as text and as its consumer reads it.

mod browser;
mod consumers;
mod github;
mod gitlab;
mod html;
mod junit;
mod rdjson;
mod sarif;

use crate::cli::sandbox::{Ran, Sandbox};

const SCHEMA: &str = r#"[schema]
name = "notes"

[title]
syntax = "{title}"

[captures.title]
unique = "corpus"

[[section]]
heading = "Signals"
content = "table"
table = "signals"

[[section]]
heading = "Notes"
content = "prose"
required = false
min-words = 5
severity = "warn"

[table.signals]
columns = [
  { name = "name", min-length = 2 },
  { name = "relevancy", type = "integer", minimum = 1, maximum = 5 },
]
"#;

/// Characters outside of ASCII before the faults, a suppressed one, and a name that has to be escaped everywhere.
const FIRST: &str = "\
# Über 🙂, a | title

## Signals

| name | relevancy |
|:-----|----------:|
| 🙂 é   | 9 |
| <b> & \"c\" `d` %0A | 7 |

## Notes

<!-- digestlint-disable-next-line prose-length -- as *published* -->
Too few words
";

/// The title of the first one, CRLF, and faults that fixes mend.
const SECOND: &str = "\
# Über 🙂, a | title\r\n\
\r\n\
## Notes\r\n\
\r\n\
Words enough for the one rule on them.\r\n\
\r\n\
## Sgnals\r\n\
\r\n\
| relevancy | name |\r\n\
|:----------|:-----|\r\n\
| 3 | \"é\" |\r\n";

const CLEAN: &str = "# Clean\n\n## Signals\n\n| name | relevancy |\n|:-----|----------:|\n| aa   | 1 |\n";

/// The files; `gone.md` among the paths is none of them.
const PATHS: [&str; 4] = ["digests/a b, 50%é.md", "digests/b.md", "digests/clean.md", "gone.md"];

fn sandbox() -> Sandbox {
    let sandbox = Sandbox::new(&[("notes.toml", SCHEMA)]);
    for (path, text) in PATHS.iter().zip([FIRST, SECOND, CLEAN]) {
        sandbox.write(path, text);
    }
    sandbox
}

/// The run in these formats; it fails, for one of its files is not there.
fn run(sandbox: &Sandbox, arguments: &[&str]) -> Ran {
    sandbox.run(&[&["check", "-q", "--schema", "notes.toml"], arguments, &PATHS].concat()).exits(2)
}

/// The run in a format.
fn report(format: &str) -> String {
    run(&sandbox(), &["--output-format", format]).stdout
}
