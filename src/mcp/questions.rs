//! What the tools are asked. The comments on fields are what a model reads of them.

use rmcp::schemars::{self, JsonSchema};
use serde::Deserialize;
use serde_json::{Map, Value};

/// What `check` is asked.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct CheckQuestion {
    /// The whole document, as Markdown.
    pub text: String,
    /// Where the document lies or is to lie. It chooses the project file and the schema, and relative links are looked
    /// up from its folder. The file need not exist; it is not read. Relative to the folder that the server runs in.
    pub path: Option<String>,
    /// The schema to hold the document against: the name of a built-in one, such as `digest`, or the path of a TOML
    /// file. Leave it out to let the project file decide, or the document's own headings where there is none.
    pub schema: Option<String>,
}

/// What `fix` is asked.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct FixQuestion {
    /// The whole document, as Markdown.
    pub text: String,
    /// Where the document lies or is to lie, as in `check`.
    pub path: Option<String>,
    /// The schema, as in `check`.
    pub schema: Option<String>,
    /// Also apply fixes whose outcome has to be looked at: skeletons of what is missing, names that were probably meant.
    #[serde(default)]
    pub unsafe_fixes: bool,
}

/// What `explain` is asked.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct ExplainQuestion {
    /// The rule's name, as findings give it, such as `value-range`. Leave it out for the list of all rules.
    pub rule: Option<String>,
}

/// What `schema` is asked.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct SchemaQuestion {
    /// The name of a built-in schema, such as `digest`, or the path of a TOML file. Leave it out for the one that holds
    /// at `path`.
    pub schema: Option<String>,
    /// Where a document is to lie: the project file there names the schema.
    pub path: Option<String>,
    /// How to show it.
    #[serde(default)]
    pub form: Form,
}

/// How a schema is shown.
#[derive(Clone, Copy, Debug, Default, Deserialize, JsonSchema, PartialEq, Eq)]
#[serde(rename_all = "kebab-case")]
pub enum Form {
    /// A page of Markdown for those who write documents, with a skeleton.
    #[default]
    Guide,
    /// The schema's TOML with all defaults written out, for those who write schemas.
    Toml,
    /// The JSON Schema of the language that schema files are written in, whatever schema is named.
    JsonSchema,
}

/// What `new` is asked.
#[derive(Clone, Debug, Default, Deserialize, JsonSchema)]
#[serde(deny_unknown_fields)]
pub struct NewQuestion {
    /// The schema of the document, as in `schema`.
    pub schema: Option<String>,
    /// Where the document is to lie, as in `schema`.
    pub path: Option<String>,
    /// The values of the document: `title` with the holes of its template, `preamble`, and `sections` by their headings
    /// with lists, objects of fields, lists of rows or text. A value that does not fit the schema is refused by its key.
    pub values: Option<Map<String, Value>>,
    /// Put something to fill in where a required value is not given, instead of refusing. Without `values` this is
    /// always done.
    #[serde(default)]
    pub blanks: bool,
}
