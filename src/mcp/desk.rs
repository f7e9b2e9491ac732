//! What answers the questions: the library, as a model asks it.

use std::fmt;
use std::path::{Path, PathBuf};

use serde_json::Value;

use super::answers::{CheckAnswer, FixAnswer, NewAnswer, RuleAnswer, RulesAnswer, SchemaAnswer};
use super::questions::{CheckQuestion, ExplainQuestion, FixQuestion, Form, NewQuestion, SchemaQuestion};
use crate::binding::Schemas;
use crate::compose::{Missing, NoSchema, choose, document};
use crate::diagnostic::{Applicability, closest};
use crate::engine::Settings;
use crate::export::Datum;
use crate::guide;
use crate::project::{
    Baselines, Examined, File, FileSystem, Fixing, Projects, SchemaError, Scope, Texts, Unchecked, load_named,
    open_extended, today,
};
use crate::rules::{RULES, find, json_schema};
use crate::schema::{Schema, how_to_name_one, language};

/// What findings call a text without a path. What begins so is no name that the rules look at.
pub(super) const NAMELESS: &str = "<text>";

/// Answers questions about documents. Project files and schemas are read anew for each.
#[derive(Debug)]
pub struct Desk {
    projects: Projects,
    schema: Option<PathBuf>,
}

/// Why a question has no answer, and what to do about it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct Refusal {
    /// What is wrong.
    pub message: String,
    /// What to do.
    pub help: Option<String>,
}

impl Desk {
    /// A desk where these project files hold, and the schema with this name or path where a question names none.
    #[must_use]
    pub fn new(projects: Projects, schema: Option<PathBuf>) -> Self {
        Self { projects, schema }
    }

    /// Checks a text.
    ///
    /// # Errors
    /// [`Refusal`].
    pub fn check(&self, question: &CheckQuestion) -> Result<CheckAnswer, Refusal> {
        let CheckQuestion { text, path, schema } = question;
        self.examine(text, path.as_deref(), schema.as_deref(), None, |examined| {
            CheckAnswer::new(examined.source, &examined.checked.findings)
        })
    }

    /// Fixes a text and checks the outcome.
    ///
    /// # Errors
    /// [`Refusal`].
    pub fn fix(&self, question: &FixQuestion) -> Result<FixAnswer, Refusal> {
        let FixQuestion { text, path, schema, unsafe_fixes } = question;
        let most = if *unsafe_fixes { Applicability::Unsafe } else { Applicability::Safe };
        let fixing = Some(Fixing { most, writes: false });
        self.examine(text, path.as_deref(), schema.as_deref(), fixing, |examined| FixAnswer {
            changed: examined.source.text() != examined.original.text(),
            applied: examined.applied,
            refused: examined.refused,
            text: examined.source.text().to_owned(),
            remaining: CheckAnswer::new(examined.source, &examined.checked.findings),
        })
    }

    /// Explains a rule, or lists all.
    ///
    /// # Errors
    /// [`Refusal`] when no rule has this name.
    pub fn explain(question: &ExplainQuestion) -> Result<RulesAnswer, Refusal> {
        let Some(name) = question.rule.as_deref().map(str::trim) else {
            return Ok(RulesAnswer { rules: RULES.iter().map(|rule| RuleAnswer::new(rule, false)).collect() });
        };
        let rule = find(name).ok_or_else(|| Refusal {
            message: format!("no rule is called `{name}`"),
            help: Some(match closest(name, RULES.iter().map(|rule| rule.name)) {
                Some(similar) => format!("did you mean `{similar}`? Without `rule` all rules are listed"),
                None => "leave out `rule` for the list of all rules".to_owned(),
            }),
        })?;
        Ok(RulesAnswer { rules: vec![RuleAnswer::new(rule, true)] })
    }

    /// Shows a schema.
    ///
    /// # Errors
    /// [`Refusal`].
    pub fn schema(&self, question: &SchemaQuestion) -> Result<SchemaAnswer, Refusal> {
        if question.form == Form::JsonSchema {
            let text = json_schema(&language::ROOT);
            return Ok(SchemaAnswer { schema: None, others: Vec::new(), text });
        }
        self.with_schemas(question.path.as_deref(), question.schema.as_deref(), |schemas| {
            let (first, others) = schemas.split_first().ok_or(NoSchema::Missing)?;
            let text = match (question.form, first.files.first()) {
                (Form::Toml, Some(source)) => {
                    Schema::show(source, &|name, from| open_extended(name, from, &FileSystem::Disk))
                }
                _ => guide::page(first),
            };
            let others = others.iter().map(|schema| schema.name.clone()).collect();
            Ok(SchemaAnswer { schema: Some(first.name.clone()), others, text })
        })
    }

    /// Makes a document.
    ///
    /// # Errors
    /// [`Refusal`], with all values that do not fit.
    pub fn new_document(&self, question: &NewQuestion) -> Result<NewAnswer, Refusal> {
        let missing = if question.blanks || question.values.is_none() { Missing::Blank } else { Missing::Fault };
        let values = Value::Object(question.values.clone().unwrap_or_default());
        let values: Datum =
            serde_json::from_value(values).map_err(|error| Refusal { message: error.to_string(), help: None })?;
        self.with_schemas(question.path.as_deref(), question.schema.as_deref(), |schemas| {
            let schema = choose(schemas, question.schema.is_none().then_some(&values))?;
            let text = document(schema, &values, missing).map_err(|faults| Refusal {
                message: faults.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
                help: Some(format!(
                    "mend these values, or see what the schema `{}` asks for with `schema`",
                    schema.name
                )),
            })?;
            Ok(NewAnswer { schema: schema.name.clone(), text })
        })
    }

    fn examine<T>(
        &self,
        text: &str,
        path: Option<&str>,
        schema: Option<&str>,
        fixing: Option<Fixing>,
        digest: impl Fn(Examined<'_>) -> T,
    ) -> Result<T, Refusal> {
        let today = today().map_err(|error| Refusal { message: error.to_string(), help: None })?;
        let as_they_are = |_: &mut Settings| {};
        let baselines = |projects: &Projects, scopes: &[Scope]| Baselines::of_projects(projects, scopes, None, false);
        let texts = Texts::new(&self.projects, self.named(schema)?, today, &as_they_are, &baselines);
        Ok(texts.check(&file(path), text.to_owned(), fixing, digest)?)
    }

    /// What `look` makes of the schemas that are named, or else hold at `path`.
    fn with_schemas<T>(
        &self,
        path: Option<&str>,
        schema: Option<&str>,
        look: impl FnOnce(&[&Schema]) -> Result<T, Refusal>,
    ) -> Result<T, Refusal> {
        let named = self.named(schema)?;
        let today = today().map_err(|error| Refusal { message: error.to_string(), help: None })?;
        let scopes = self.projects.anew().scopes(&mut [file(path)], named.as_ref(), today);
        let scopes = scopes.map_err(Unchecked::Project)?;
        let schemas: Vec<&Schema> = scopes.iter().flat_map(Scope::schemas).collect();
        look(&schemas)
    }

    /// The schema that a question names, or else the server's.
    fn named(&self, schema: Option<&str>) -> Result<Option<Schemas>, Refusal> {
        Ok(load_named(schema.map(Path::new).or(self.schema.as_deref()), &FileSystem::Disk)?)
    }
}

/// A file at this path, or none.
fn file(path: Option<&str>) -> File {
    let path = path.unwrap_or_default();
    File { path: path.into(), name: if path.is_empty() { NAMELESS } else { path }.to_owned(), scope: 0 }
}

impl From<NoSchema> for Refusal {
    fn from(error: NoSchema) -> Self {
        let help = match &error {
            NoSchema::Unknown(_) => "name the schema's file in `schema`".to_owned(),
            NoSchema::Missing => how_to_name_one(),
        };
        Self { message: error.to_string(), help: Some(help) }
    }
}

impl From<SchemaError> for Refusal {
    fn from(error: SchemaError) -> Self {
        match error {
            SchemaError::Mistakes(mistakes) => Self {
                message: mistakes.iter().map(ToString::to_string).collect::<Vec<_>>().join("\n"),
                help: Some("mend the schema file, or name another one in `schema`".to_owned()),
            },
            SchemaError::Unknown { similar: Some(similar), .. } => {
                Self { message: error.to_string(), help: Some(format!("did you mean `{similar}`?")) }
            }
            error => Self { message: error.to_string(), help: Some(how_to_name_one()) },
        }
    }
}

impl From<Unchecked> for Refusal {
    fn from(unchecked: Unchecked) -> Self {
        let help = match &unchecked {
            Unchecked::Excluded(..) => {
                "documents there are not checked; leave out `path` to check the text all the same"
            }
            Unchecked::Project(_) => "mend what is named here, or name a schema and leave out `path`",
            Unchecked::Baseline(_) => "mend the baseline, or write it anew with `digestlint check --write-baseline`",
            Unchecked::Failed(_) => return Self { message: unchecked.to_string(), help: None },
        };
        Self { message: unchecked.to_string(), help: Some(help.to_owned()) }
    }
}

impl fmt::Display for Refusal {
    fn fmt(&self, f: &mut fmt::Formatter<'_>) -> fmt::Result {
        f.write_str(&self.message)?;
        self.help.as_deref().map_or(Ok(()), |help| write!(f, "\nhelp: {help}"))
    }
}
