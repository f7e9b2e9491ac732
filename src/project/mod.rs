//! What lies on the disk: which files a run is about, what holds for them, their reading, the parallel run. The only I/O
//! of the library.

mod baseline_file;
mod baselines;
mod cache;
mod corpus;
mod discovery;
mod exclusion;
mod failure;
mod fold;
mod folder;
mod formatting;
mod guarded;
mod outside;
mod parallel;
mod paths;
mod project_schemas;
mod projects;
mod read;
mod replace;
mod run;
mod schema_file;
mod scope;
mod survey;
mod today;
mod walk;

pub use baseline_file::{BASELINE_FILE, BaselineError, BaselineFile};
pub use baselines::Baselines;
pub use corpus::Corpus;
pub use discovery::{File, Found, discover, display_name};
pub use exclusion::{AllExcluded, Excluded, Exclusion};
pub use failure::{Cause, Failure, ProjectErrors, system_message};
pub use fold::fold_files;
pub use folder::Project;
pub use formatting::{Formatting, LaidOut};
pub use outside::Outlook;
pub use parallel::in_order;
pub use projects::{Lookup, PROJECT_FILE, PYPROJECT_FILE, Projects};
pub use read::read_text;
pub use replace::{Expected, replace_file};
pub use run::{Examined, Fixing, Run};
pub use schema_file::{SchemaError, load_schema, load_source, open_extended, open_schema};
pub use scope::Scope;
pub use survey::{Group, Survey, project_file_in, write_project_file};
pub use today::{BadEpoch, today};
