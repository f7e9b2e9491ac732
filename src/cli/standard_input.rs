//! A text on standard input in place of files.

use std::io::{self, Read};
use std::path::Path;

use super::error::Error;
use super::output::Output;
use super::terminal::Terminal;
use crate::project::{Excluded, File, Found, Projects, display_name};

/// Whether the text comes on standard input, by the paths and the name that are given for it; refuses what does not go
/// together.
pub(super) fn is_asked_for(paths: &[impl AsRef<Path>], name: Option<&Path>) -> Result<bool, Error> {
    let dash = paths.iter().any(|path| path.as_ref() == Path::new("-"));
    let usage = |message: &str, help| Err(Error::Usage { message: message.into(), help });
    if dash && paths.len() > 1 {
        return usage("`-` cannot be given with other paths", "write `./-` for a file of that name");
    }
    if name.is_some() && !dash && !paths.is_empty() {
        return usage("--stdin-filename is for standard input only", "write `-` instead of the paths");
    }
    Ok(dash || name.is_some())
}

/// Standard input as a file, unless it has the name of one that is excluded.
pub(super) fn file(name: Option<&Path>, projects: &Projects) -> Found {
    let shown = name.map_or_else(|| "<stdin>".into(), display_name);
    if let Some(exclusion) = name.and_then(|path| projects.excludes_named(path, false)) {
        return Found { excluded: vec![Excluded::Path(shown, exclusion)], ..Found::default() };
    }
    let path = name.map(Path::to_owned).unwrap_or_default();
    Found { files: vec![File { path, name: shown, scope: 0 }], ..Found::default() }
}

/// The bytes on standard input.
pub(super) fn bytes() -> Result<Vec<u8>, Error> {
    let mut bytes = Vec::new();
    // One byte more than can be checked is enough to refuse it.
    io::stdin().lock().take(1 << 32).read_to_end(&mut bytes).map_err(Error::Stdin)?;
    Ok(bytes)
}

/// Writes the text that came on standard input to standard output, changed or as it was.
pub(super) fn pass_on(terminal: &Terminal, text: &[u8]) -> Result<(), Error> {
    let mut output = Output::stdout(terminal);
    output.write_bytes(text)?;
    output.flush()
}
