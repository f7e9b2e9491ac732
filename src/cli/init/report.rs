//! What `init` says: what it found, what it wrote, and what to do next.

use std::fmt::Write;
use std::path::Path;

use crate::config::Patterns;
use crate::project::{Group, PROJECT_FILE, Survey, display_name};

/// What was done, in lines, and what to do next.
#[derive(Clone, Debug, Default, PartialEq, Eq)]
pub(super) struct Report {
    pub(super) done: String,
    pub(super) next: Vec<String>,
}

impl Report {
    /// Adds a line on a file.
    pub(super) fn file(&mut self, verb: &str, path: &Path) {
        _ = writeln!(self.done, "{verb} {}", display_name(path));
    }

    /// The whole text.
    pub(super) fn text(&self) -> String {
        let mut text = self.done.clone();
        for (index, step) in self.next.iter().enumerate() {
            _ = writeln!(text, "{:6}{step}", if index == 0 { "next:" } else { "" });
        }
        text
    }
}

/// The pattern that excludes a group, and nothing else.
pub(super) fn pattern(group: &Group<'_>) -> String {
    Patterns::exactly(&display_name(group.path)) + if group.files.is_some() { "/" } else { "" }
}

/// What was found in a folder whose project file was written, and what it excludes.
pub(super) fn surveyed(survey: &Survey, excluded: &[Group<'_>], folder: Option<&Path>) -> Report {
    let mut text = String::new();
    let (claimed, strangers) = (survey.claimed_files(), survey.strangers.len());
    _ = match claimed + strangers {
        0 => writeln!(text, "found no Markdown files"),
        1 => writeln!(text, "found 1 Markdown file"),
        count => writeln!(text, "found {count} Markdown files"),
    };
    let fit = |count: usize| if count == 1 { "fits" } else { "fit" };
    for (schema, count) in &survey.claimed {
        _ = writeln!(text, "{count:5} {} the built-in schema `{schema}`", fit(*count));
    }
    if strangers > 0 {
        _ = writeln!(text, "{strangers:5} {} no built-in schema: {}", fit(strangers), some_strangers(survey));
    }
    _ = write!(text, "wrote {}", display_name(&folder.unwrap_or(Path::new("")).join(PROJECT_FILE)));
    if !excluded.is_empty() {
        let names: Vec<_> = excluded.iter().map(name).collect();
        _ = write!(text, ", which excludes {}", names.join(", "));
    }
    text.push('\n');
    Report { done: text, next: next_steps(survey, excluded, folder) }
}

fn next_steps(survey: &Survey, excluded: &[Group<'_>], folder: Option<&Path>) -> Vec<String> {
    let check = folder.map_or_else(|| "digestlint check".into(), |it| format!("digestlint check {}", display_name(it)));
    let mut next = vec![match (survey.claimed_files(), survey.strangers.len()) {
        (0, 0) => format!("write a document, then run `{check}`"),
        (0, _) => "`digestlint schema infer` drafts a schema from documents; name it in the project file".to_owned(),
        _ => format!("`{check}`"),
    }];
    if let Some(group) = excluded.iter().filter(|it| it.files.is_some()).max_by_key(|it| it.files) {
        let path = display_name(&folder.unwrap_or(Path::new("")).join(group.path));
        // The project file excludes it by now.
        next.push(format!("`digestlint schema infer --isolated {path}` drafts a schema of what is excluded there"));
    }
    next
}

/// The name of a group, which for a folder ends in a slash.
fn name(group: &Group<'_>) -> String {
    display_name(group.path) + if group.files.is_some() { "/" } else { "" }
}

/// The first few of the files and folders that fit no schema.
fn some_strangers(survey: &Survey) -> String {
    const MOST: usize = 5;
    let groups = survey.groups();
    let with_count = |group: &Group<'_>| match group.files {
        Some(files) => format!("{} ({files})", name(group)),
        None => name(group),
    };
    let names: Vec<_> = groups.iter().take(MOST).map(with_count).collect();
    names.join(", ") + if groups.len() > MOST { ", …" } else { "" }
}
