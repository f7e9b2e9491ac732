//! Small schemas that together use every key of the schema language.

/// Nested and repeated sections, patterns, conditions, every type of value.
const NESTED: &str = r#"
[schema]
name = "nested"
section-order = "relative"
unknown-sections = "allow"

[title]
syntax = "{kind}: __{title}__ ({day})"
required = false
severity = "warn"

[[preamble]]
name = "source"
syntax = "__[External link]({url})__"

[[preamble]]
name = "note"
syntax = "{{note}} {kind}"
required = false

[captures.kind]
enum = ["record", "news"]
[captures.title]
min-words = 2
max-words = 8
not-pattern = 'a\b'
[captures.day]
type = "date"
minimum = "2020-01-01"
maximum = "today"
[captures.url]
type = "url"
hosts = ["example.org", "a.b"]
tracking-parameters = "deny"

[values]
not = ["nan", "tbd"]

[[section]]
heading = "Other"
content = "fields"
unknown-fields = "deny"
[section.field.Type]
enum = ["news", "blog post"]
[section.field.Category]
when = { field = "Type", equals = "news" }
[section.field.Date]
type = "date"
required = false
[section.field.Draft]
type = "boolean"
required = false
[section.field.Link]
type = "url"
required = false
when = { field = "Category", present = true }

[[section]]
pattern = 'S[a-z]+s'
repeat = true
required = false
content = "any"
unknown-sections = "deny"
[[section.section]]
heading = "Keywords"
aliases = ["Themes"]
content = "list"
min-items = 2
max-items = 4
item = { type = "url", unique = true }
[[section.section]]
heading = "Summary"
content = "prose"
min-words = 3
max-words = 10
truncated = "deny"
when = { field = "Type", not-equals = ["news"] }

[[section]]
heading = "Issues"
content = "table"
table = "typed"

[table.typed]
column-order = "any"
unknown-columns = "allow"
min-rows = 2
max-rows = 3
unique = ["name", "relevancy"]
columns = [
  { name = "name", aliases = ["title"], pattern = '[a-z ]+' },
  { name = "relevancy", type = "number", minimum = 0.5, maximum = 4.5, align = "center" },
  { name = "change", type = "date", format = "%d.%m.%Y", required = false, when = { column = "name", present = true } },
  { name = "description", type = "url", schemes = ["https"], tracking-parameters = "warn", allow-empty = true },
  { name = "10-year", type = "boolean", when = { field = "Type", equals = "news" }, required = false },
]
"#;

/// Everything strict: no order, content or link but the declared.
const STRICT: &str = r#"
[schema]
name = "strict"
section-order = "strict"
unknown-sections = "deny"

[title]

[links]
schemes = ["https"]
hosts = ["example.org"]
tracking-parameters = "deny"
relative = "deny"

[[section]]
heading = "Keywords"
content = "list"
min-items = 1
item = { min-length = 3, max-length = 10, pattern = '[a-z ]+', quotes = "deny", unique = true, min-words = 1, max-words = 2 }

[[section]]
heading = "Summary"
content = "prose"
allow-empty = true
unknown-sections = "deny"
[[section.section]]
heading = "Themes"
content = "list"
item = { type = "integer", minimum = 1, maximum = 3, severity = "note" }
[[section.section]]
heading = "Other"
content = "fields"
unknown-fields = "allow"
[section.section.field.Category]
min-length = 20
[section.section.field.Type]
required = false

[[section]]
heading = "Signals"
content = "table"
table = "all"
severity = "warn"

[[section]]
heading = "Concerns"
content = "table"
table = "all"
when = { field = "Type", equals = "news" }

[table.all]
unique = ["name"]
columns = [
  { name = "name", min-length = 2, max-length = 5, align = "left" },
  { name = "description", quotes = "deny", min-words = 2, max-words = 3, align = "none" },
  { name = "relevancy", type = "integer", minimum = 1, maximum = 5, align = "right" },
]
"#;

/// Nothing but links, layout, and any sections in any order.
const FREE: &str = r#"
[schema]
name = "free"
section-order = "any"
unknown-sections = "allow"

[rules]
table-format = "warn"
list-marker = "warn"
blank-lines = "warn"
trailing-whitespace = "warn"
final-newline = "warn"
line-ending = "warn"

[title]
syntax = "{title}"

[captures.title]
not = ["A title"]
unique = "corpus"
max-length = 10
severity = "note"

[links]
relative = "resolve"
self = "deny"

[file]
name = "{title}.md"

[[section]]
heading = "Behaviors"
required = false
content = "list"
max-items = 1
[[section]]
heading = "Themes"
required = false
content = "list"
[[section]]
heading = "Keywords"
required = false
content = "list"
[[section]]
heading = "Signals"
required = false
content = "table"
table = "names"
[[section]]
heading = "Concerns"
required = false
content = "table"
table = "names"

[table.names]
unknown-columns = "allow"
columns = [{ name = "name" }]

[[disjoint]]
sections = ["Behaviors", "Themes", "Keywords"]

[[disjoint]]
sections = ["Signals", "Concerns"]
column = "name"
"#;

/// Front matter of every kind, and any sections.
const FRONT: &str = r#"
[schema]
name = "front"
section-order = "any"
unknown-sections = "allow"

[front-matter]
field-order = "strict"
description = "what a digest is"
[front-matter.field.Type]
enum = ["news", "record"]
[front-matter.field.tags]
list = "require"
required = false
max-length = 4
[front-matter.field.date]
type = "date"
list = "allow"
required = false
[front-matter.field.reason]
separator = ","
min-length = 2
when = { field = "Type", equals = "record" }
otherwise = "deny"
[front-matter.field.link]
type = "url"
required = false

[[section]]
heading = "Keywords"
required = false
content = "code"
language = ["mermaid", "js"]

[[section]]
heading = "Themes"
required = false
content = "list"
ordered = true

[[section]]
heading = "Summary"
required = false
repeat = true
content = "prose"
syntax = "the {word} {word}."
[captures.word]
max-length = 3

[images]
alt = "required"
relative = "deny"

[[section]]
heading = "Other"
required = false
content = "fields"
field-order = "strict"
unknown-fields = "allow"
[section.field.Category]
required = false
[section.field.Type]
separator = " "
enum = ["news"]
"#;

pub(crate) const ALL: &[&str] = &[NESTED, STRICT, FREE, FRONT];
