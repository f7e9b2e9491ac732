//! What a model is told of the server and its tools: when to use them, and what comes back.

pub(super) const SERVER: &str = "\
digestlint holds Markdown documents against a declared schema: their title, sections, lists, tables and values. Use it \
whenever you write or change such a document, before it is saved. Ask `schema` what the document has to look like, write \
it (or let `new` lay it out from values), then call `check` with the whole text and the path that it will have. Mend what \
it finds, or let `fix` do what can be done safely, and check again until `ok` is true. Nothing here reads or writes the \
document's file: send the text, and save what you get.";

pub(super) const CHECK: &str = "\
Holds the whole text of a Markdown document against its schema and returns the findings: what is wrong with which value, \
at which line and column, what to do, and whether `fix` can do it. Use it after every change, before the document is \
saved. `ok` is true when there are no errors. An empty list of findings means that nothing is wrong.";

pub(super) const FIX: &str = "\
Mends the text of a Markdown document and returns the whole new text, with what remains to be mended by hand. Only safe \
fixes are applied: order of sections and columns, headings, escapes, repeated items, tracking parameters. With \
`unsafe_fixes` also those that need a look afterwards, such as skeletons of missing sections. The text is returned, not \
saved.";

pub(super) const EXPLAIN: &str = "\
Explains one rule by the name that a finding gives: why it matters, an example that fails and one that passes. Without a \
name it lists all rules.";

pub(super) const SCHEMA: &str = "\
Shows what a document has to look like, before you write one: a guide in Markdown with a skeleton, made from the schema \
that is named or that holds at a path. `toml` shows the schema itself, `json-schema` the language for schema files.";

pub(super) const NEW: &str = "\
Returns a new Markdown document: one to fill in, or a whole one laid out from `values`, so that tables and templates come \
out right. Values that do not fit the schema are refused, each with its key. The text is returned, not saved; call `check` \
on it when it is filled in.";
