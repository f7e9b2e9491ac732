//! `digestlint schema`: what concerns the schema itself.

mod doc;
mod infer;
mod json_schema;

use std::path::PathBuf;
use std::sync::Arc;

use clap::{Args, Subcommand};

use crate::cli::error::Error;
use crate::cli::format::{OF_MISTAKES, format_parser};
use crate::cli::message::Messages;
use crate::cli::output::Output;
use crate::cli::status::Status;
use crate::cli::stream::Stream;
use crate::cli::terminal::Terminal;
use crate::output::Format;
use crate::project::{FileSystem, SchemaError, load_source, open_extended, open_schema};
use crate::report::render;
use crate::schema::{Mistake, Schema};

/// Check, show, infer or document a schema
#[derive(Args, Debug)]
#[command(arg_required_else_help = true)]
pub(super) struct SchemaArgs {
    #[command(subcommand)]
    command: SchemaCommand,
}

#[derive(Debug, Subcommand)]
enum SchemaCommand {
    Check(CheckArgs),
    Show(ShowArgs),
    Infer(infer::InferArgs),
    Doc(doc::DocArgs),
    JsonSchema(json_schema::JsonSchemaArgs),
}

/// Look for mistakes in schema files
#[derive(Args, Debug)]
#[command(after_help = CHECK_EXAMPLES)]
struct CheckArgs {
    /// Schema files, or the names of built-in schemas
    #[arg(value_name = "FILE", default_value = "digest")]
    files: Vec<PathBuf>,

    /// How to write the mistakes
    #[arg(long, value_name = "FORMAT", value_parser = format_parser(OF_MISTAKES), default_value = "full")]
    output_format: Format,

    /// Say nothing of schemas without mistakes
    #[arg(short, long)]
    quiet: bool,
}

/// Print a schema as TOML with every default written out
#[derive(Args, Debug)]
#[command(after_help = SHOW_EXAMPLES)]
struct ShowArgs {
    /// The name of a built-in schema, or the path of a TOML file
    #[arg(value_name = "NAME|PATH", default_value = "digest")]
    schema: PathBuf,
}

const CHECK_EXAMPLES: &str = "\
\u{1b}[1;4mExamples:\u{1b}[0m
  digestlint schema check adr.toml
  digestlint schema check --output-format concise schemas/*.toml

\u{1b}[1;4mExit status:\u{1b}[0m
  0  no mistakes
  1  mistakes
  2  a file cannot be read";

const SHOW_EXAMPLES: &str = "\
\u{1b}[1;4mExamples:\u{1b}[0m
  digestlint schema show                      the built-in schema of digests
  digestlint schema show digest > adr.toml    a start for one of your own";

/// Runs the command.
pub(super) fn run(args: &SchemaArgs, terminal: &Terminal) -> Result<Status, Error> {
    match &args.command {
        SchemaCommand::Check(args) => check(args, terminal),
        SchemaCommand::Show(args) => show(args, terminal),
        SchemaCommand::Infer(args) => infer::run(args, terminal),
        SchemaCommand::Doc(args) => doc::run(args, terminal),
        SchemaCommand::JsonSchema(args) => json_schema::run(args, terminal),
    }
}

fn check(args: &CheckArgs, terminal: &Terminal) -> Result<Status, Error> {
    let mut stream = Stream::open(Output::stdout(terminal), args.output_format)?;
    let (mut status, mut told) = (Status::Clean, Vec::new());
    for file in &args.files {
        let loaded = open_schema(file, &FileSystem::Disk).and_then(|source| {
            let schema = load_source(Arc::clone(&source), &FileSystem::Disk)?;
            Ok((source, schema))
        });
        match loaded {
            Ok((source, schema)) if !args.quiet => {
                Messages::line(format_args!("{}: ok, the schema `{}`", source.name(), schema.name));
            }
            Ok(_) => {}
            Err(SchemaError::Mistakes(mistakes)) => {
                let is_new = |mistake: &Mistake| !told.iter().any(|told| is_same(told, mistake));
                let mistakes: Vec<_> = mistakes.into_iter().filter(is_new).collect();
                write_mistakes(&mut stream, args.output_format, terminal, &mistakes)?;
                told.extend(mistakes);
                status = status.max(Status::Findings);
            }
            Err(error) => {
                Error::from(error).report(terminal);
                status = Status::Failed;
            }
        }
    }
    stream.close(&[], "")?;
    Ok(status)
}

/// Whether two mistakes are one, of a file that several extend.
fn is_same(a: &Mistake, b: &Mistake) -> bool {
    let key = |it: &Mistake| (it.diagnostic.span, it.diagnostic.rule);
    key(a) == key(b) && a.diagnostic.message == b.diagnostic.message && a.source.text() == b.source.text()
}

/// Writes mistakes, those of one file together. They come sorted by file.
fn write_mistakes(stream: &mut Stream, format: Format, terminal: &Terminal, mistakes: &[Mistake]) -> Result<(), Error> {
    for of_file in mistakes.chunk_by(|a, b| Arc::ptr_eq(&a.source, &b.source)) {
        let findings: Vec<_> = of_file.iter().map(|mistake| mistake.diagnostic.clone()).collect();
        let style = terminal.style(terminal.stdout.color);
        stream.write(&render(format, style, &of_file[0].source, &findings))?;
    }
    Ok(())
}

fn show(args: &ShowArgs, terminal: &Terminal) -> Result<Status, Error> {
    let source = open_schema(&args.schema, &FileSystem::Disk)?;
    // Only a schema that loads has defaults to show.
    load_source(Arc::clone(&source), &FileSystem::Disk)?;
    let mut output = Output::stdout(terminal);
    output.write(&Schema::show(&source, &|name, from| open_extended(name, from, &FileSystem::Disk)))?;
    output.flush()?;
    Ok(Status::Clean)
}
