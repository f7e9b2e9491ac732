//! The schema language: every table and key that a schema file may hold, with its type, default and meaning.
//!
//! This is the one list. The structural check of a schema file and its resolved form read it; a key that is not here
//! does not exist.

/// A table of the schema language.
#[derive(Debug)]
pub struct TableSpec {
    /// What errors call it, such as `[[section]]`.
    pub name: &'static str,
    /// The keys that it may hold.
    pub keys: &'static [KeySpec],
}

/// A key of a table.
#[derive(Debug)]
pub struct KeySpec {
    /// The key as written.
    pub name: &'static str,
    /// What it may hold.
    pub kind: Kind,
    /// What holds when the key is absent, as TOML; empty where absence means "not asked for".
    pub default: &'static str,
    /// What it means, for people.
    pub doc: &'static str,
}

/// What a key may hold.
#[derive(Clone, Copy, Debug)]
pub enum Kind {
    /// Any string.
    String,
    /// A string or a list of strings.
    Strings,
    /// `true` or `false`.
    Boolean,
    /// A whole number from 0.
    Count,
    /// A number, a date in quotes, or `"today"`.
    Bound,
    /// A regular expression.
    Pattern,
    /// One of these words.
    Choice(&'static [&'static str]),
    /// A table.
    Table(&'static TableSpec),
    /// An array of tables.
    Tables(&'static TableSpec),
    /// A table whose keys the author chooses and whose values are such tables.
    Map(&'static TableSpec),
}

impl Kind {
    /// What errors say that a key wants.
    #[must_use]
    pub fn expected(self) -> String {
        match self {
            Self::String => "a string".into(),
            Self::Strings => "a string or a list of strings".into(),
            Self::Boolean => "true or false".into(),
            Self::Count => "a whole number from 0".into(),
            Self::Bound => "a number, a date such as \"2015-01-01\", or \"today\"".into(),
            Self::Pattern => "a regular expression in a string".into(),
            Self::Choice(words) => {
                let words: Vec<_> = words.iter().map(|word| format!("\"{word}\"")).collect();
                format!("one of {}", words.join(", "))
            }
            Self::Table(_) | Self::Map(_) => "a table".into(),
            Self::Tables(_) => "an array of tables".into(),
        }
    }
}

impl TableSpec {
    /// The key with this name.
    #[must_use]
    pub fn key(&self, name: &str) -> Option<&'static KeySpec> {
        self.keys.iter().find(|key| key.name == name)
    }
}

const fn key(name: &'static str, kind: Kind, default: &'static str, doc: &'static str) -> KeySpec {
    KeySpec { name, kind, default, doc }
}

const SEVERITY: KeySpec = key(
    "severity",
    Kind::Choice(&["error", "warn", "note", "off"]),
    "",
    "The level of findings against this declaration.",
);
const DESCRIPTION: KeySpec =
    key("description", Kind::String, "", "What belongs here, in words; shown in the help of findings.");
const ALLOW_DENY: Kind = Kind::Choice(&["allow", "deny"]);
const ALLOW_WARN_DENY: Kind = Kind::Choice(&["allow", "warn", "deny"]);

const TYPE: KeySpec = key(
    "type",
    Kind::Choice(&["string", "integer", "number", "boolean", "date", "url"]),
    "\"string\"",
    "The type of the value.",
);
const FORMAT: KeySpec =
    key("format", Kind::String, "\"%Y-%m-%d\"", "How a value of type date is written, in strftime's terms.");
const ENUM: KeySpec = key("enum", Kind::Strings, "", "The only values accepted.");
const PATTERN: KeySpec = key("pattern", Kind::Pattern, "", "A regular expression that the whole value matches.");
const NOT_PATTERN: KeySpec =
    key("not-pattern", Kind::Pattern, "", "A regular expression that no part of the value matches.");
const MINIMUM: KeySpec = key("minimum", Kind::Bound, "", "The smallest number or earliest date accepted.");
const MAXIMUM: KeySpec = key("maximum", Kind::Bound, "", "The largest number or latest date accepted.");
const MIN_LENGTH: KeySpec = key("min-length", Kind::Count, "", "The fewest characters, in Unicode scalar values.");
const MAX_LENGTH: KeySpec = key("max-length", Kind::Count, "", "The most characters, in Unicode scalar values.");
const MIN_WORDS: KeySpec = key("min-words", Kind::Count, "", "The fewest words.");
const MAX_WORDS: KeySpec = key("max-words", Kind::Count, "", "The most words.");
const NOT: KeySpec = key("not", Kind::Strings, "", "Placeholders that are no values, in any case of letters.");
const QUOTES: KeySpec = key("quotes", ALLOW_DENY, "\"allow\"", "Whether the value may be wrapped in double quotes.");
const SCHEMES: KeySpec = key("schemes", Kind::Strings, "[\"https\", \"http\"]", "The URL schemes accepted.");
const HOSTS: KeySpec = key("hosts", Kind::Strings, "", "The hosts accepted; a subdomain of one is accepted too.");
const TRACKING: KeySpec = key(
    "tracking-parameters",
    ALLOW_WARN_DENY,
    "\"allow\"",
    "Whether a URL may hold tracking parameters such as utm_source.",
);
const RELATIVE: KeySpec = key("relative", ALLOW_DENY, "\"deny\"", "Whether a link may be relative.");
const REQUIRED_VALUE: KeySpec = key("required", Kind::Boolean, "true", "Whether it must be there.");
const ALLOW_EMPTY: KeySpec = key("allow-empty", Kind::Boolean, "false", "Whether the value may be empty.");
const WHEN_KEY: KeySpec = key("when", Kind::Table(&WHEN), "", "The condition under which the declaration holds.");

static WHEN: TableSpec = TableSpec {
    name: "when",
    keys: &[
        key("field", Kind::String, "", "The field of the document that decides."),
        key("column", Kind::String, "", "The column of the same row that decides."),
        key("equals", Kind::Strings, "", "Holds when the value is this, or one of these."),
        key("not-equals", Kind::Strings, "", "Holds when there is a value and it is none of these."),
        key("present", Kind::Boolean, "", "Holds when there is a value (true) or none (false)."),
    ],
};

static DATE_PREFIX: TableSpec = TableSpec {
    name: "date-prefix",
    keys: &[
        key("format", Kind::String, "\"%Y%m%d\"", "How the date is written, in strftime's terms."),
        key("minimum", Kind::Bound, "", "The earliest date accepted."),
        key("maximum", Kind::Bound, "", "The latest date accepted."),
    ],
};

static CAPTURE: TableSpec = TableSpec {
    name: "[captures.…]",
    keys: &[
        TYPE,
        FORMAT,
        ENUM,
        PATTERN,
        NOT_PATTERN,
        MINIMUM,
        MAXIMUM,
        MIN_LENGTH,
        MAX_LENGTH,
        MIN_WORDS,
        MAX_WORDS,
        NOT,
        QUOTES,
        SCHEMES,
        HOSTS,
        TRACKING,
        ALLOW_EMPTY,
        DESCRIPTION,
        SEVERITY,
        key("date-prefix", Kind::Table(&DATE_PREFIX), "", "The value begins with a date."),
    ],
};

static ITEM: TableSpec = TableSpec {
    name: "item",
    keys: &[
        TYPE,
        FORMAT,
        ENUM,
        PATTERN,
        NOT_PATTERN,
        MINIMUM,
        MAXIMUM,
        MIN_LENGTH,
        MAX_LENGTH,
        MIN_WORDS,
        MAX_WORDS,
        NOT,
        QUOTES,
        SCHEMES,
        HOSTS,
        TRACKING,
        ALLOW_EMPTY,
        DESCRIPTION,
        SEVERITY,
        key(
            "unique",
            Kind::Boolean,
            "false",
            "Whether an item may stand only once in its list, in any case of letters.",
        ),
    ],
};

static FIELD: TableSpec = TableSpec {
    name: "[section.field.…]",
    keys: &[
        TYPE,
        FORMAT,
        ENUM,
        PATTERN,
        NOT_PATTERN,
        MINIMUM,
        MAXIMUM,
        MIN_LENGTH,
        MAX_LENGTH,
        MIN_WORDS,
        MAX_WORDS,
        NOT,
        QUOTES,
        SCHEMES,
        HOSTS,
        TRACKING,
        REQUIRED_VALUE,
        ALLOW_EMPTY,
        WHEN_KEY,
        DESCRIPTION,
        SEVERITY,
    ],
};

static COLUMN: TableSpec = TableSpec {
    name: "columns",
    keys: &[
        key("name", Kind::String, "", "The column's header."),
        key("aliases", Kind::Strings, "", "Other headers accepted for it."),
        TYPE,
        FORMAT,
        ENUM,
        PATTERN,
        NOT_PATTERN,
        MINIMUM,
        MAXIMUM,
        MIN_LENGTH,
        MAX_LENGTH,
        MIN_WORDS,
        MAX_WORDS,
        NOT,
        QUOTES,
        SCHEMES,
        HOSTS,
        TRACKING,
        key("required", Kind::Boolean, "true", "Whether the column must be there."),
        ALLOW_EMPTY,
        WHEN_KEY,
        key(
            "align",
            Kind::Choice(&["left", "right", "center", "none"]),
            "",
            "The alignment that the delimiter row gives it.",
        ),
        DESCRIPTION,
        SEVERITY,
    ],
};

static TABLE: TableSpec = TableSpec {
    name: "[table.…]",
    keys: &[
        key("columns", Kind::Tables(&COLUMN), "", "The columns in their order."),
        key(
            "column-order",
            Kind::Choice(&["strict", "any"]),
            "\"strict\"",
            "Whether columns stand in the declared order.",
        ),
        key("unknown-columns", ALLOW_DENY, "\"deny\"", "Whether columns may stand that are not declared."),
        key("min-rows", Kind::Count, "1", "The fewest body rows."),
        key("max-rows", Kind::Count, "", "The most body rows."),
        key("unique", Kind::Strings, "", "Columns whose values together may stand in one row only."),
        DESCRIPTION,
        SEVERITY,
    ],
};

static SECTION: TableSpec = TableSpec {
    name: "[[section]]",
    keys: &[
        key("heading", Kind::String, "", "The heading's text."),
        key("aliases", Kind::Strings, "", "Other headings accepted for it."),
        key(
            "pattern",
            Kind::Pattern,
            "",
            "A regular expression that the whole heading matches, instead of a fixed text.",
        ),
        key("required", Kind::Boolean, "true", "Whether the section must be there."),
        key("repeat", Kind::Boolean, "false", "Whether the section may stand several times."),
        key(
            "content",
            Kind::Choice(&["any", "prose", "list", "fields", "table"]),
            "\"any\"",
            "What the section holds.",
        ),
        key("allow-empty", Kind::Boolean, "false", "Whether the section may hold nothing."),
        WHEN_KEY,
        DESCRIPTION,
        SEVERITY,
        key("min-items", Kind::Count, "", "content = \"list\": the fewest items."),
        key("max-items", Kind::Count, "", "content = \"list\": the most items."),
        key("item", Kind::Table(&ITEM), "", "content = \"list\": what each item holds."),
        key("field", Kind::Map(&FIELD), "", "content = \"fields\": the fields by key."),
        key(
            "unknown-fields",
            ALLOW_DENY,
            "\"deny\"",
            "content = \"fields\": whether fields may stand that are not declared.",
        ),
        key("min-words", Kind::Count, "", "content = \"prose\": the fewest words."),
        key("max-words", Kind::Count, "", "content = \"prose\": the most words."),
        key(
            "truncated",
            ALLOW_DENY,
            "\"allow\"",
            "content = \"prose\": whether the text may stop in the middle of a sentence.",
        ),
        key("table", Kind::String, "", "content = \"table\": the name of the table type, declared under [table.…]."),
        key("section", Kind::Tables(&SECTION), "", "The sections nested in it, one heading level deeper."),
        key(
            "section-order",
            Kind::Choice(&["strict", "relative", "any"]),
            "\"strict\"",
            "The order of the nested sections.",
        ),
        key(
            "unknown-sections",
            ALLOW_DENY,
            "",
            "Whether nested sections may stand that are not declared; deny unless content is \"any\".",
        ),
    ],
};

/// A schema file.
pub static ROOT: TableSpec = TableSpec {
    name: "the schema file",
    keys: &[
        key(
            "schema",
            Kind::Table(&TableSpec {
                name: "[schema]",
                keys: &[
                    key("name", Kind::String, "", "The schema's name."),
                    DESCRIPTION,
                    key(
                        "section-order",
                        Kind::Choice(&["strict", "relative", "any"]),
                        "\"strict\"",
                        "strict: the declared order, sections that are not declared only behind the last; relative: the declared order, with anything between; any: no order.",
                    ),
                    key(
                        "unknown-sections",
                        ALLOW_DENY,
                        "",
                        "Whether sections may stand that are not declared; deny unless no section is declared.",
                    ),
                ],
            }),
            "",
            "What the schema is.",
        ),
        key(
            "title",
            Kind::Table(&TableSpec {
                name: "[title]",
                keys: &[
                    key("syntax", Kind::String, "", "The title's template, with {holes}; {{ and }} stand for braces."),
                    key("required", Kind::Boolean, "true", "Whether a title must be there."),
                    DESCRIPTION,
                    SEVERITY,
                ],
            }),
            "",
            "The one heading of level 1.",
        ),
        key(
            "preamble",
            Kind::Tables(&TableSpec {
                name: "[[preamble]]",
                keys: &[
                    key("name", Kind::String, "", "What findings call it."),
                    key(
                        "syntax",
                        Kind::String,
                        "",
                        "The paragraph's template, with {holes}; {{ and }} stand for braces.",
                    ),
                    key("required", Kind::Boolean, "true", "Whether it must be there."),
                    DESCRIPTION,
                    SEVERITY,
                ],
            }),
            "",
            "The paragraphs between the title and the first section, in their order.",
        ),
        key(
            "captures",
            Kind::Map(&CAPTURE),
            "",
            "What the {holes} of the templates hold; a hole named twice holds the same text.",
        ),
        key("section", Kind::Tables(&SECTION), "", "A section with a heading of level 2."),
        key("table", Kind::Map(&TABLE), "", "A table type, for sections to name."),
        key(
            "values",
            Kind::Table(&TableSpec { name: "[values]", keys: &[NOT] }),
            "",
            "What holds for every declared value.",
        ),
        key(
            "links",
            Kind::Table(&TableSpec { name: "[links]", keys: &[SCHEMES, HOSTS, TRACKING, RELATIVE, SEVERITY] }),
            "",
            "What holds for every link of the document that no declared value covers.",
        ),
    ],
};
