//! `digestlint new`: a document from a schema, to fill in or from values.

use std::collections::HashSet;
use std::io;
use std::path::{Path, PathBuf};

use clap::Args;

use super::error::Error;
use super::message::Messages;
use super::output::Output;
use super::project_args::LookupArgs;
use super::standard_input;
use super::status::Status;
use super::terminal::Terminal;
use crate::binding::{Fit, bind};
use crate::compose::{Missing, choose, document, set};
use crate::corpus::Alone;
use crate::diagnostic::{Counts, Diagnostic};
use crate::document::Document;
use crate::engine::{Settings, check_document};
use crate::export::Datum;
use crate::layout::format;
use crate::project::{
    Cause, Expected, Failure, File, FileSystem, display_name, load_named, read_text, replace_file, today,
};
use crate::report::{Format, render};
use crate::schema::Schema;
use crate::text::{Source, TooLong};

/// Write a new document
///
/// Without --from everything that the schema requires is put in its place, ready to fill in. With --from a whole document
/// is made of values, in the form that `digestlint export` writes; docs/export.md describes it. Values that do not fit
/// the schema are refused, and the document is checked; what is found is told on standard error.
#[derive(Args, Debug)]
#[command(after_help = EXAMPLES)]
pub(super) struct NewArgs {
    /// The schema of the document: the name of a built-in one, or the path of a TOML file [default: the one that the
    /// values name, else the first one of the project file, else digest]
    #[arg(long, value_name = "NAME|PATH")]
    schema: Option<PathBuf>,

    /// The JSON file that holds the values; `-` for standard input
    #[arg(long, value_name = "PATH")]
    from: Option<PathBuf>,

    /// Set a hole of a template, a field, or a section of prose, by its name; may be repeated
    #[arg(long, value_name = "NAME=VALUE", value_parser = pair)]
    set: Vec<(String, String)>,

    /// Write the document to this file instead of standard output
    #[arg(long, value_name = "PATH")]
    output_file: Option<PathBuf>,

    /// Write the file even where there is one
    #[arg(long, requires = "output_file")]
    force: bool,

    #[command(flatten)]
    lookup: LookupArgs,
}

const EXAMPLES: &str = "\
\u{1b}[1;4mExamples:\u{1b}[0m
  digestlint new > a.md                              a digest to fill in
  digestlint new --set page=20251207                 with a value that is known
  digestlint new --from a.json --output-file a.md    a digest from values
  digestlint export a.md | digestlint new --from -   and back again

\u{1b}[1;4mExit status:\u{1b}[0m
  0  the document is written
  1  it is written, and has errors
  2  it is not: wrong arguments, values that do not fit, a schema or project
     file with mistakes, a file that is there already";

/// Runs the command.
pub(super) fn run(args: &NewArgs, terminal: &Terminal) -> Result<Status, Error> {
    let taken = args.output_file.as_deref().filter(|path| !args.force && path.symlink_metadata().is_ok());
    if let Some(path) = taken {
        return Err(there_already(path));
    }
    let (from, mut values) = args.values()?;
    let schemas = load_named(args.schema.as_deref(), &FileSystem::Disk)?;
    let path = args.output_file.clone().unwrap_or_default();
    let mut files = [File { path, name: String::new(), scope: 0 }];
    let scopes = args.lookup.projects().scopes(&mut files, schemas.as_ref(), today()?)?;
    let Some(scope) = scopes.first() else { return Ok(Status::Failed) };
    let schemas: Vec<_> = scope.schemas().collect();
    let schema = choose(&schemas, args.schema.is_none().then_some(&values))?;
    for (name, text) in &args.set {
        set(schema, &mut values, name, text)?;
    }
    let missing = if args.from.is_some() { Missing::Fault } else { Missing::Blank };
    let text = document(schema, &values, missing).map_err(|faults| Error::Values {
        from: from.unwrap_or_else(|| "--set".to_owned()),
        schema: schema.name.clone(),
        faults,
    })?;
    let source = args.laid_out(text, &scope.settings)?;
    args.write(source.text(), terminal)?;
    Ok(args.report(&source, schema, &scope.settings, terminal))
}

impl NewArgs {
    /// The values of the document, and where they come from.
    fn values(&self) -> Result<(Option<String>, Datum), Error> {
        let Some(path) = &self.from else { return Ok((None, Datum::Map(Vec::new()))) };
        let (name, text) = if path == Path::new("-") {
            let bytes = standard_input::bytes()?;
            let text = String::from_utf8(bytes).map_err(|_| Error::Stdin(io::ErrorKind::InvalidData.into()))?;
            ("standard input".to_owned(), text)
        } else {
            let source = read_text(path)?;
            (source.name().to_owned(), source.text().to_owned())
        };
        let mut documents = serde_json::Deserializer::from_str(&text).into_iter::<Datum>();
        let Some(first) = documents.next() else {
            let message = format!("{name} is empty");
            return Err(Error::Usage { message, help: "it has to hold the values of a document as JSON" });
        };
        let values = first.map_err(|error| Error::Json { name: name.clone(), error })?;
        match documents.next() {
            None => Ok((Some(name), values)),
            Some(Err(error)) => Err(Error::Json { name, error }),
            Some(Ok(_)) => {
                let message = format!("{name} holds more than one document");
                Err(Error::Usage { message, help: "give one at a time, a line of what `digestlint export` writes" })
            }
        }
    }

    fn write(&self, text: &str, terminal: &Terminal) -> Result<(), Error> {
        let Some(path) = &self.output_file else {
            let mut output = Output::stdout(terminal);
            output.write(text)?;
            return output.flush();
        };
        let expected = if self.force { Expected::Any } else { Expected::Absent };
        replace_file(path, text.as_bytes(), expected).map_err(|error| match error {
            Cause::Io(error) if error.kind() == io::ErrorKind::AlreadyExists => there_already(path),
            error => Error::Write(Failure { path: display_name(path), error }),
        })
    }

    /// The document, laid out as the formatter would.
    fn laid_out(&self, text: String, settings: &Settings) -> Result<Source, Failure> {
        // Standard output has no name that could be wrong.
        let name = self.output_file.as_deref().map_or_else(|| "<stdout>".to_owned(), display_name);
        let failure = |name: String| move |error: TooLong| Failure { path: name, error: error.into() };
        let source = Source::new(name.clone(), text).map_err(failure(name))?;
        Ok(format(&source, &settings.style).unwrap_or(source))
    }

    /// Tells what a check finds in the document; in one to fill in only what is wrong with the values that are set.
    fn report(&self, source: &Source, schema: &Schema, settings: &Settings, terminal: &Terminal) -> Status {
        let parsed = Document::parse(source);
        let mut findings = check_document(source, &parsed, (schema, Fit::Given), settings, &Alone).findings;
        if self.from.is_none() {
            let names: HashSet<_> = self.set.iter().map(|(name, _)| name.as_str()).collect();
            keep_those_of(&mut findings, &names, source, &parsed, schema);
        }
        if findings.is_empty() {
            return Status::Clean;
        }
        Messages::text(&render(Format::Full, terminal.style(terminal.stderr.color), source, &findings));
        if Counts::of(&findings).errors > 0 { Status::Findings } else { Status::Clean }
    }
}

/// Drops the findings that are not about values of these names.
fn keep_those_of(
    findings: &mut Vec<Diagnostic>,
    names: &HashSet<&str>,
    source: &Source,
    parsed: &Document,
    schema: &Schema,
) {
    let binding = bind(source, parsed, schema);
    let values = binding.values.iter().filter(|value| names.contains(value.decl.name.as_str()));
    let spans: Vec<_> = values.map(|value| value.span).collect();
    findings
        .retain(|finding| spans.iter().any(|span| span.start <= finding.span.start && finding.span.end <= span.end));
}

fn there_already(path: &Path) -> Error {
    let message = format!("there is a file already: {}", display_name(path));
    Error::Usage { message, help: "`--force` writes it all the same" }
}

/// Reads `NAME=VALUE`.
fn pair(text: &str) -> Result<(String, String), &'static str> {
    let (name, value) = text.split_once('=').ok_or("it must be a name and a value, such as page=20251207")?;
    Ok((name.trim().to_owned(), value.to_owned()))
}
