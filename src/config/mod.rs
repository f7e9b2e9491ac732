//! The project file: what it may hold, its loading with all mistakes reported, and the loaded form.
//!
//! Pure: from text to [`Config`]. Where project files lie, and which files each speaks for, is the affair of `project`.

pub mod language;
mod layout;
mod load;
mod patterns;
mod starter;

use std::path::Path;
use std::sync::Arc;

use crate::diagnostic::Level;
use crate::engine::Settings;
use crate::output::Target;
use crate::rules::Rule;
use crate::spec::{Declared, Mistake, Mistakes};
use crate::text::Source;

pub use layout::LayoutOptions;
pub use patterns::Patterns;
pub use starter::starter;

/// What a project file says.
#[derive(Clone, Debug)]
pub struct Config {
    /// The file, for the places in it.
    pub source: Arc<Source>,
    /// The schemas to choose from: names of built-in ones, and paths as written; `None` for all built-in ones. Each
    /// with the place of its text.
    pub schemas: Option<Vec<Declared<String>>>,
    /// What is not checked.
    pub exclude: Patterns,
    /// The path of the baseline as written.
    pub baseline: Option<Declared<String>>,
    /// The levels of rules.
    pub rules: Vec<RuleLevel>,
    /// How documents are laid out.
    pub layout: LayoutOptions,
    /// What the command line leaves open about the output.
    pub output: OutputDefaults,
    /// What holds for some files only; later ones win.
    pub overrides: Vec<Override>,
}

/// The level that a project file gives a rule.
#[derive(Clone, Copy, Debug)]
pub struct RuleLevel {
    /// The rule.
    pub rule: &'static Rule,
    /// Its level.
    pub level: Level,
}

/// What holds for some files only.
#[derive(Clone, Debug)]
pub struct Override {
    /// The files.
    pub files: Patterns,
    /// The schemas to choose from, as [`Config::schemas`]; `None` for those of the file as a whole.
    pub schemas: Option<Vec<Declared<String>>>,
    /// The levels of rules, over those of the file as a whole.
    pub rules: Vec<RuleLevel>,
    /// How they are laid out, over what the file as a whole says.
    pub layout: LayoutOptions,
}

/// Defaults of the flags that say what becomes of findings.
#[derive(Clone, Debug, Default)]
pub struct OutputDefaults {
    /// The reports, no two of them for the same place; files are as the project file says them.
    pub formats: Vec<Target>,
    /// How many warnings are let pass.
    pub max_warnings: Option<usize>,
}

impl Config {
    /// Reads a project file of its own. Mistakes are added to `mistakes`, those of the file in the order of their
    /// places; what could be read all the same is returned, `None` where the text is not TOML.
    pub fn read(source: &Arc<Source>, mistakes: &mut Vec<Mistake>) -> Option<Self> {
        let mut found = Mistakes::default();
        let config = load::file(source, &mut found);
        mistakes.extend(found.into_sorted());
        config
    }

    /// Reads the table `[tool.digestlint]` of a `pyproject.toml`, as [`Config::read`] does a file; `None` where there
    /// is no such table. The rest of the file is not looked at. Where it is not TOML, it is a mistake when any text
    /// names digestlint: the table may be in what cannot be read.
    pub fn read_pyproject(source: &Arc<Source>, mistakes: &mut Vec<Mistake>) -> Option<Self> {
        let mut found = Mistakes::default();
        let config = load::pyproject(source, &mut found);
        mistakes.extend(found.into_sorted());
        config
    }

    /// The overrides that hold for the file at `path`, relative to the folder that patterns are relative to; by index.
    #[must_use]
    pub fn overrides_for(&self, path: &Path) -> Vec<usize> {
        let holds = |at: &usize| self.overrides[*at].files.hold_for(path);
        (0..self.overrides.len()).filter(holds).collect()
    }

    /// The schemas where these overrides hold.
    #[must_use]
    pub fn schemas_under(&self, overrides: &[usize]) -> Option<&[Declared<String>]> {
        let last = overrides.iter().rev().find_map(|at| self.overrides[*at].schemas.as_deref());
        last.or(self.schemas.as_deref())
    }

    /// Sets the levels of rules, and how documents are laid out, where these overrides hold.
    pub fn set(&self, overrides: &[usize], settings: &mut Settings) {
        let under = overrides.iter().map(|at| &self.overrides[*at].layout);
        std::iter::once(&self.layout).chain(under).for_each(|layout| layout.set(&mut settings.style));
        let under = overrides.iter().flat_map(|at| &self.overrides[*at].rules);
        for RuleLevel { rule, level } in self.rules.iter().chain(under) {
            settings.set_level(rule.name, *level);
        }
    }

    /// All schemas that the file names anywhere, in the order of their places.
    pub fn named_schemas(&self) -> impl Iterator<Item = &Declared<String>> {
        let under = self.overrides.iter().filter_map(|it| it.schemas.as_ref());
        self.schemas.iter().chain(under).flatten()
    }
}
