//! The formats of reports, under the names that the command line and project files know.

/// Declares [`Format`] and all that is said of each format, so that none is left out of a list.
macro_rules! formats {
    ($($format:ident $name:literal $help:literal)+) => {
        /// How findings are written.
        #[derive(Clone, Copy, Debug, Default, PartialEq, Eq)]
        pub enum Format {
            #[default]
            $(#[doc = $help] $format,)+
        }

        impl Format {
            /// All formats, in the order in which they are listed.
            pub const ALL: &[Self] = &[$(Self::$format),+];
            /// The names of [`Self::ALL`].
            pub const NAMES: &[&'static str] = &[$($name),+];

            /// What it is called on the command line and in project files.
            #[must_use]
            pub const fn name(self) -> &'static str {
                match self { $(Self::$format => $name),+ }
            }

            /// What it is for, without a full stop.
            #[must_use]
            pub const fn help(self) -> &'static str {
                match self { $(Self::$format => $help),+ }
            }
        }
    };
}

formats! {
    Full "full" "With the place in the text, what to do, and the line of the schema that asks for it"
    Concise "concise" "One line each: `path:line:column: severity[rule] message`"
    Json "json" "One JSON array"
    Jsonl "jsonl" "One JSON object a line"
    Html "html" "One page for a browser, complete in itself"
    Github "github" "Annotations of GitHub Actions, with a table on the page of the run"
    Sarif "sarif" "One SARIF 2.1.0 log, for code scanning; findings that are let pass are in it"
    Rdjson "rdjson" "For reviewdog, with fixes as suggestions"
    Gitlab "gitlab" "For GitLab's Code Quality"
    Junit "junit" "For readers of test results: a suite for each file, a case for each rule that finds something"
}

impl Format {
    /// The format with this name.
    #[must_use]
    pub fn named(name: &str) -> Option<Self> {
        Self::ALL.iter().copied().find(|format| format.name() == name)
    }

    /// Whether programs read it, not people.
    #[must_use]
    pub const fn is_data(self) -> bool {
        !matches!(self, Self::Full | Self::Concise)
    }
}
