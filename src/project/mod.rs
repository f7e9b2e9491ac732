//! What lies on the disk: which files a run is about, what holds for them, their reading, the parallel run. The only
//! module below the command line that touches the disk.

mod baseline_file;
mod baselines;
mod before;
mod beside;
mod builtin_file;
mod cache;
mod changes;
mod corpus;
mod discovery;
mod edited;
mod exclusion;
mod failure;
mod file_system;
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
mod repository;
mod run;
mod schema_file;
mod scope;
mod staged;
mod standing;
mod survey;
mod texts;
mod today;
mod walk;
mod workspace;

pub use baseline_file::{BASELINE_FILE, BaselineError, BaselineFile};
pub use baselines::Baselines;
pub use builtin_file::file_of_builtin;
pub use cache::{Stamp, stamp_of};
pub use changes::Changes;
pub use corpus::{Corpus, linked_file};
pub use discovery::{File, Found, discover, display_name};
pub use edited::{EditedFiles, OpenTexts, is_unsaved};
pub use exclusion::{AllExcluded, Excluded, Exclusion};
pub use failure::{Cause, Failure, ProjectErrors, system_message};
pub use file_system::FileSystem;
pub use fold::fold_files;
pub use folder::Project;
pub use formatting::{Formatting, LaidOut};
pub(crate) use guarded::panic_message;
pub use outside::Outlook;
pub use parallel::{in_order, in_order_ahead};
pub use projects::{Lookup, PROJECT_FILE, PYPROJECT_FILE, Projects};
pub use read::{read_document, read_text};
pub use replace::{
    Expected, Replacement, abandon_drafts, append_to_file, create_file, create_folder, file_length, replace_file,
    write_file,
};
pub use repository::{Enclosing, enclosing_repository};
pub use run::{Examined, Fixing, Run};
pub use schema_file::{SchemaError, load_named, load_schema, load_source, open_extended, open_schema, schemas_beside};
pub use scope::Scope;
pub use staged::StagedFiles;
pub use standing::{NotHeld, Standing};
pub use survey::{Group, Survey, project_file_in, write_project_file};
pub use texts::{Held, Texts, Unchecked};
pub use today::{BadEpoch, today};
pub use walk::is_markdown;
pub use workspace::{Workspace, WorkspaceOptions, file_at, looks_like_a_schema, path_of_name, with_full_paths};
