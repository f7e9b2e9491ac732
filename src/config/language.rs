//! The keys of a project file, with type, default and meaning: the one list, as that of the schema language.

use super::layout;
use crate::spec::{KeySpec, Kind, Reference, TableSpec, key};

const SCHEMA: Kind = Kind::SomeStrings("it names no schema");

static OUTPUT: TableSpec = TableSpec {
    name: "[output]",
    keys: &[
        key(
            "format",
            Kind::Targets,
            "",
            "How findings are written, where `--output-format` does not say: a format for standard output, \
             `FORMAT=FILE` for a file (relative to the project file), or a list of them. Without this key that is \
             `full`, and `github` on GitHub Actions.",
        ),
        key(
            "max-warnings",
            Kind::Count,
            "",
            "The run fails when there are more warnings than this, where `--max-warnings` does not say.",
        ),
    ],
};

/// The words of a list that says what each stands for.
const fn words<T, const N: usize>(list: &[(&'static str, T); N]) -> [&'static str; N] {
    let mut words = [""; N];
    let mut at = 0;
    while at < N {
        words[at] = list[at].0;
        at += 1;
    }
    words
}

static FORMAT: TableSpec = TableSpec {
    name: "[format]",
    keys: &[
        key(
            "tables",
            Kind::Choice(&words(&layout::TABLES)),
            "\"characters\"",
            "How cells are padded: to the same number of characters in a column, to the same width on a display (where wide \
             characters take two columns), not at all, or as they are.",
        ),
        key(
            "list-marker",
            Kind::Choice(&words(&layout::LIST_MARKERS)),
            "\"*\"",
            "The bullet of lists; `keep` for the one that is there.",
        ),
        key(
            "blank-lines-before-sections",
            Kind::Count,
            "3",
            "The blank lines between a preamble, what stands between the title and the first section, and that section; at \
             most 9. Where there is no preamble it is one, as everywhere else.",
        ),
        key(
            "line-ending",
            Kind::Choice(&words(&layout::LINE_ENDINGS)),
            "\"keep\"",
            "How lines end; `keep` for the ending that most lines of the file have.",
        ),
        key(
            "final-newline",
            Kind::Choice(&words(&layout::FINAL_NEWLINES)),
            "\"keep\"",
            "Whether the last line has an end; with `keep` it has one when it has one now, and never several.",
        ),
    ],
};

static OVERRIDE: TableSpec = TableSpec {
    name: "[[override]]",
    keys: &[
        key(
            "files",
            Kind::SomeStrings("it matches no file"),
            "",
            "The files that the override holds for, as patterns of .gitignore; required. A folder stands for all files \
             below it, and what begins with `!` is an exception.",
        )
        .required(),
        key(
            "schema",
            SCHEMA,
            "",
            "The schema of these files: the name of a built-in one, or a path, or several of them.",
        )
        .refers(Reference::Schema),
        key("rules", Kind::Levels, "", "The levels of rules in these files."),
        key("format", Kind::Table(&FORMAT), "", "How these files are laid out."),
    ],
};

const KEYS: &[KeySpec] = &[
    key(
        "schema",
        SCHEMA,
        "",
        "The schema of the documents: the name of a built-in one, or a path, or several of them, of which each document \
         gets the one that fits. Without this key these are all built-in schemas.",
    )
    .refers(Reference::Schema),
    key(
        "exclude",
        Kind::Strings,
        "[]",
        "What is not checked, as patterns of .gitignore. Excluded folders are not searched. Files that are named on the \
         command line are excluded too, unless `--no-force-exclude` is given.",
    ),
    key("baseline", Kind::String, "", "The path of the baseline, which holds findings that are known and let pass.")
        .refers(Reference::File),
    key(
        "rules",
        Kind::Levels,
        "",
        "The levels of rules. They come before what schemas say, and after the command line.",
    ),
    key(
        "format",
        Kind::Table(&FORMAT),
        "",
        "How documents are laid out: by `digestlint fmt`, and by the rules on layout where they are turned on.",
    ),
    key(
        "output",
        Kind::Table(&OUTPUT),
        "",
        "Defaults for flags of the command line. With several project files in a run, the one found upwards from the \
         current folder decides.",
    ),
    key(
        "override",
        Kind::Tables(&OVERRIDE),
        "",
        "What holds for some files only. Where several overrides hold for a file, later ones win over earlier ones.",
    ),
];

/// A project file.
pub static ROOT: TableSpec = TableSpec { name: "the project file", keys: KEYS };

/// A project file as a table of `pyproject.toml`.
pub(super) static PYPROJECT: TableSpec = TableSpec { name: "[tool.digestlint]", keys: KEYS };

/// The table of `pyproject.toml` that holds it; nothing else there is digestlint's affair.
pub(super) static TOOL: TableSpec =
    TableSpec { name: "[tool]", keys: &[key("digestlint", Kind::Table(&PYPROJECT), "", "The project file.")] };

/// The whole of a `pyproject.toml`, as far as it is known.
pub static PYPROJECT_FILE: TableSpec =
    TableSpec { name: "pyproject.toml", keys: &[key("tool", Kind::Table(&TOOL), "", "The settings of tools.")] };
