//! The keys of values, and the tables that declare one: captures, items, fields, columns.

use crate::spec::{Condition, KeySpec, Kind, LEVELS, Reference, TableSpec, key};

pub(super) const SEVERITY: KeySpec =
    key("severity", Kind::Choice(LEVELS), "", "The level of findings against this declaration.");
pub(super) const DESCRIPTION: KeySpec =
    key("description", Kind::String, "", "What belongs here, in words; shown in the help of findings.");
pub(super) const ALLOW_DENY: Kind = Kind::Choice(&["allow", "deny"]);
const ALLOW_WARN_DENY: Kind = Kind::Choice(&["allow", "warn", "deny"]);

const TYPE: KeySpec = key(
    "type",
    Kind::Choice(&["string", "integer", "number", "boolean", "date", "url"]),
    "\"string\"",
    "The type of the value.",
);
const FORMAT: KeySpec =
    key("format", Kind::String, "\"%Y-%m-%d\"", "How a value of type date is written, in strftime's terms.");
const ENUM: KeySpec = key("enum", Kind::SomeStrings("nothing fits"), "", "The only values accepted.");
const PATTERN: KeySpec = key("pattern", Kind::Pattern, "", "A regular expression that the whole value matches.");
const NOT_PATTERN: KeySpec =
    key("not-pattern", Kind::Pattern, "", "A regular expression that no part of the value matches.");
const MINIMUM: KeySpec = key("minimum", Kind::Bound, "", "The smallest number or earliest date accepted.");
const MAXIMUM: KeySpec = key("maximum", Kind::Bound, "", "The largest number or latest date accepted.");
const MIN_LENGTH: KeySpec = key("min-length", Kind::Count, "", "The fewest characters, in Unicode scalar values.");
const MAX_LENGTH: KeySpec = key("max-length", Kind::Count, "", "The most characters, in Unicode scalar values.");
const MIN_WORDS: KeySpec = key("min-words", Kind::Count, "", "The fewest words.");
const MAX_WORDS: KeySpec = key("max-words", Kind::Count, "", "The most words.");
pub(super) const NOT: KeySpec =
    key("not", Kind::Strings, "", "Placeholders that are no values, in any case of letters.");
const UNIQUE: KeySpec = key(
    "unique",
    Kind::Choice(&["corpus"]),
    "",
    "corpus: no two documents of the project hold this value. Texts are compared without case and spacing, URLs without tracking parameters, fragment and final slash.",
);
const QUOTES: KeySpec = key("quotes", ALLOW_DENY, "\"allow\"", "Whether the value may be wrapped in double quotes.");
pub(super) const SCHEMES: KeySpec =
    key("schemes", Kind::SomeStrings("nothing fits"), "[\"https\", \"http\"]", "The URL schemes accepted.");
pub(super) const HOSTS: KeySpec =
    key("hosts", Kind::SomeStrings("nothing fits"), "", "The hosts accepted; a subdomain of one is accepted too.");
pub(super) const TRACKING: KeySpec = key(
    "tracking-parameters",
    ALLOW_WARN_DENY,
    "\"allow\"",
    "Whether a URL may hold tracking parameters such as utm_source.",
);
pub(super) const RELATIVE: KeySpec = key(
    "relative",
    Kind::Choice(&["allow", "deny", "resolve"]),
    "\"deny\"",
    "Whether a link may be relative. resolve: it may, and leads to a file, with `.md` or without, and to a heading in it where it names one.",
);
pub(super) const TO_ITSELF: KeySpec =
    key("self", ALLOW_DENY, "\"allow\"", "Whether a relative link may lead to the document that holds it.");
const REQUIRED_VALUE: KeySpec = key("required", Kind::Boolean, "true", "Whether it must be there.");
const ALLOW_EMPTY: KeySpec = key("allow-empty", Kind::Boolean, "false", "Whether the value may be empty.");
pub(super) const WHEN_KEY: KeySpec =
    key("when", Kind::Table(&WHEN), "", "The condition under which the declaration holds.").whole();
pub(super) const RELATIVE_IMAGE: KeySpec =
    key("relative", ALLOW_DENY, "\"allow\"", "Whether an image's address may be relative.");
pub(super) const ALT: KeySpec = key(
    "alt",
    Kind::Choice(&["optional", "required"]),
    "\"optional\"",
    "Whether an image must have an alternative text, between its square brackets.",
);
const OTHERWISE: KeySpec =
    key("otherwise", ALLOW_DENY, "\"allow\"", "Whether the field may appear where its condition does not hold.")
        .only(Condition::Holds("when"));
const SEPARATOR: KeySpec = key(
    "separator",
    Kind::String,
    "",
    "What parts the values of a field that holds several in one text, such as `,`; each of them is checked.",
);

// Where keys are looked at that speak of values of some types only.
const DATE: Condition = Condition::Is("type", &["date"]);
const ORDERED: Condition = Condition::Is("type", &["integer", "number", "date"]);
const STRING: Condition = Condition::Is("type", &["string"]);
const URL: Condition = Condition::Is("type", &["url"]);

const SUBJECTS: &[&str] = &["field", "column"];
const TESTS: &[&str] = &["equals", "not-equals", "present"];

static WHEN: TableSpec = TableSpec {
    name: "when",
    keys: &[
        key("field", Kind::String, "", "The field of the document that decides, in the front matter or in a section.")
            .refers(Reference::Field)
            .one_of(SUBJECTS),
        key("column", Kind::String, "", "The column of the same row that decides.")
            .refers(Reference::Column)
            .one_of(SUBJECTS),
        key("equals", Kind::SomeStrings("nothing fits"), "", "Holds when the value is this, or one of these.")
            .one_of(TESTS),
        key(
            "not-equals",
            Kind::SomeStrings("everything fits"),
            "",
            "Holds when there is a value and it is none of these.",
        )
        .one_of(TESTS),
        key("present", Kind::Boolean, "", "Holds when there is a value (true) or none (false).").one_of(TESTS),
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

pub(super) static CAPTURE: TableSpec = TableSpec {
    name: "[captures.…]",
    keys: &[
        TYPE,
        FORMAT.only(DATE),
        ENUM,
        PATTERN,
        NOT_PATTERN,
        MINIMUM.only(ORDERED),
        MAXIMUM.only(ORDERED),
        MIN_LENGTH,
        MAX_LENGTH,
        MIN_WORDS,
        MAX_WORDS,
        NOT,
        QUOTES,
        UNIQUE,
        SCHEMES.only(URL),
        HOSTS.only(URL),
        TRACKING.only(URL),
        ALLOW_EMPTY,
        DESCRIPTION,
        SEVERITY,
        key("date-prefix", Kind::Table(&DATE_PREFIX), "", "The value begins with a date.").only(STRING),
    ],
};

pub(super) static ITEM: TableSpec = TableSpec {
    name: "item",
    keys: &[
        TYPE,
        FORMAT.only(DATE),
        ENUM,
        PATTERN,
        NOT_PATTERN,
        MINIMUM.only(ORDERED),
        MAXIMUM.only(ORDERED),
        MIN_LENGTH,
        MAX_LENGTH,
        MIN_WORDS,
        MAX_WORDS,
        NOT,
        QUOTES,
        SCHEMES.only(URL),
        HOSTS.only(URL),
        TRACKING.only(URL),
        ALLOW_EMPTY,
        DESCRIPTION,
        SEVERITY,
        key(
            "unique",
            Kind::Boolean,
            "false",
            "Whether an item may appear only once in its list, in any case of letters.",
        ),
    ],
};

pub(super) static FIELD: TableSpec = TableSpec {
    name: "[section.field.…]",
    keys: &[
        TYPE,
        FORMAT.only(DATE),
        ENUM,
        PATTERN,
        NOT_PATTERN,
        MINIMUM.only(ORDERED),
        MAXIMUM.only(ORDERED),
        MIN_LENGTH,
        MAX_LENGTH,
        MIN_WORDS,
        MAX_WORDS,
        NOT,
        QUOTES,
        UNIQUE,
        SCHEMES.only(URL),
        HOSTS.only(URL),
        TRACKING.only(URL),
        SEPARATOR,
        REQUIRED_VALUE,
        ALLOW_EMPTY,
        WHEN_KEY,
        OTHERWISE,
        DESCRIPTION,
        SEVERITY,
    ],
};

pub(super) static FRONT_MATTER_FIELD: TableSpec = TableSpec {
    name: "[front-matter.field.…]",
    keys: &[
        TYPE,
        FORMAT.only(DATE),
        ENUM,
        PATTERN,
        NOT_PATTERN,
        MINIMUM.only(ORDERED),
        MAXIMUM.only(ORDERED),
        MIN_LENGTH,
        MAX_LENGTH,
        MIN_WORDS,
        MAX_WORDS,
        NOT,
        QUOTES,
        UNIQUE,
        SCHEMES.only(URL),
        HOSTS.only(URL),
        TRACKING.only(URL),
        SEPARATOR,
        key(
            "list",
            Kind::Choice(&["deny", "allow", "require"]),
            "\"deny\"",
            "Whether the field holds a YAML list, each element of which is checked: deny for one value, require for a list, allow for either.",
        ),
        REQUIRED_VALUE,
        ALLOW_EMPTY,
        WHEN_KEY,
        OTHERWISE,
        DESCRIPTION,
        SEVERITY,
    ],
};

pub(super) static COLUMN: TableSpec = TableSpec {
    name: "columns",
    keys: &[
        key("name", Kind::String, "", "The column's header.").naming(),
        key("aliases", Kind::Strings, "", "Other headers accepted for it."),
        TYPE,
        FORMAT.only(DATE),
        ENUM,
        PATTERN,
        NOT_PATTERN,
        MINIMUM.only(ORDERED),
        MAXIMUM.only(ORDERED),
        MIN_LENGTH,
        MAX_LENGTH,
        MIN_WORDS,
        MAX_WORDS,
        NOT,
        QUOTES,
        SCHEMES.only(URL),
        HOSTS.only(URL),
        TRACKING.only(URL),
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
