//! What lies on the disk: which files a run is about, their reading, the parallel run. The only I/O of the library.

mod discovery;
mod failure;
mod fold;
mod parallel;
mod read;
mod run;
mod schema_file;
mod today;

pub use discovery::{File, Found, discover, display_name};
pub use failure::{Cause, Failure, system_message};
pub use fold::fold_files;
pub use parallel::in_order;
pub use run::Run;
pub use schema_file::{SchemaError, load_schema, open_schema};
pub use today::{BadEpoch, today};
