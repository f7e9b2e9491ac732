//! What an editor may ask of a text.

mod action_laws;
mod actions;
mod completion;
mod definition;
mod formatting;
mod hover;
mod laws;
mod links;
mod symbols;
mod toml;

pub(crate) use action_laws::assert_actions;

use digestlint::binding::{Bound, Fit, bind};
use digestlint::document::Document;
use digestlint::schema::Schema;
use digestlint::text::Source;

/// Stands for the cursor.
const CURSOR: &str = "<|>";

/// A seed digest.
const SEED: &str = include_str!("../../../seeds/unicode-16.md");

/// A schema with what the built-in one lacks.
const RECORD: &str = r#"
[schema]
name = "record"
description = "A record of a decision."
section-order = "relative"

[front-matter]
description = "what lists of records show"
[front-matter.field.status]
enum = ["draft", "accepted", "rejected"]
[front-matter.field.tags]
list = "require"
max-length = 12
[front-matter.field.decided]
type = "date"
format = "%Y-%m-%d"
maximum = "today"
when = { field = "status", equals = "accepted" }

[title]
syntax = "Record {number}: {title}"

[captures.number]
type = "integer"
minimum = 1

[[section]]
heading = "Context"
aliases = ["Background", "Problem"]
content = "prose"
syntax = "We face {problem}, so {number} follows."
description = "why a decision is needed"

[[section]]
heading = "Options"
content = "table"
table = "options"
repeat = true
[[section.section]]
heading = "Notes"
content = "fields"
unknown-fields = "deny"
unknown-sections = "deny"
[section.section.field.Link]
type = "url"
[section.section.field."Seen by"]
separator = ","
min-length = 2
description = "who *has* read it"

[[section]]
heading = "Outcome"
required = false
content = "list"
item = { enum = ["a|b", "`ticks`", "done"] }
when = { field = "status", equals = "accepted" }

[table.options]
unknown-columns = "deny"
columns = [
  { name = "name", aliases = ["option"], pattern = '[a-z|`]+', not = ["nan"] },
  { name = "cost", type = "number", maximum = 9.5, align = "right", severity = "warn" },
  { name = "why", required = false, min-words = 2, when = { column = "cost", present = true } },
]
"#;

/// A document of that schema, with a few faults.
const DOCUMENT: &str = r"---
status: accepted
tags: [one, 'two', a much longer tag]
decided: 2025-02-30
other: 1
---
# Record 7: 🙂 a **title**

## Background

We face a problé, so 7 follows.

## Options

| option | cost | wy | more |
|:-------|-----:|:---|:-----|
| é🙂 | 9.75 | a b | x |
| a\|b | | c | |
| nan | nan | d e |

### Notes

* Link: ftp//nowhere
* Seen by: me, a, `you`
* Seen: x

## Outcome

<!-- digestlint-disable-next-line value-enum, value-nothing -->
* done
* a|b

## Appendix

* a
";

/// What `look` makes of `text`, bound to `schema`.
fn bound<T>(text: &str, schema: &Schema, look: impl FnOnce(&Bound<'_>) -> T) -> T {
    let source = Source::new("a.md", text).unwrap();
    let document = Document::parse(&source);
    look(&Bound {
        source: &source,
        document: &document,
        schema,
        fit: Fit::Given,
        binding: &bind(&source, &document, schema),
    })
}

/// Where the cursor stands in `text` when it is shown in `part`, which appears once.
#[track_caller]
fn cursor(text: &str, part: &str) -> u32 {
    let (before, after) = part.split_once(CURSOR).expect("a cursor");
    let whole = before.to_owned() + after;
    let mut found = text.match_indices(&whole).map(|(at, _)| at + before.len());
    let at = found.next().unwrap_or_else(|| panic!("{part} is not there"));
    assert_eq!(found.next(), None, "{part} is there twice");
    at as u32
}
