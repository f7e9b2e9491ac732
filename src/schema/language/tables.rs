//! The tables of a schema file: table types, sections, and the file itself.

use super::values::{
    ALLOW_DENY, ALT, CAPTURE, COLUMN, DESCRIPTION, FIELD, FRONT_MATTER_FIELD, HOSTS, ITEM, NOT, RELATIVE,
    RELATIVE_IMAGE, SCHEMES, SEVERITY, TO_ITSELF, TRACKING, WHEN_KEY,
};
use crate::spec::{Condition, KeySpec, Kind, Reference, TableSpec, key};

// Where keys are looked at that speak of some content only.
const LIST: Condition = Condition::Is("content", &["list"]);
const FIELDS: Condition = Condition::Is("content", &["fields"]);
const CODE: Condition = Condition::Is("content", &["code"]);
const PROSE: Condition = Condition::Is("content", &["prose"]);
const TABLES: Condition = Condition::Is("content", &["table"]);
const NESTED: Condition = Condition::Holds("section");

const FIELD_ORDER: KeySpec = key(
    "field-order",
    Kind::Choice(&["strict", "any"]),
    "\"any\"",
    "Whether the declared fields come in the declared order.",
);

static FRONT_MATTER: TableSpec = TableSpec {
    name: "[front-matter]",
    keys: &[
        key("required", Kind::Boolean, "true", "Whether the document must begin with front matter."),
        key(
            "field",
            Kind::Map(&FRONT_MATTER_FIELD),
            "",
            "The fields by key. A value is read by its text, in quotes or not; a mapping of keys to values is no value.",
        ),
        key(
            "unknown-fields",
            ALLOW_DENY,
            "\"allow\"",
            "Whether fields that are not declared may appear; deny where any field is declared.",
        )
        .except(Condition::Holds("field"), "\"deny\""),
        FIELD_ORDER.only(Condition::Holds("field")),
        DESCRIPTION,
        SEVERITY,
    ],
};

static TABLE: TableSpec = TableSpec {
    name: "[table.…]",
    keys: &[
        key("columns", Kind::Tables(&COLUMN), "", "The columns in their order.").required(),
        key(
            "column-order",
            Kind::Choice(&["strict", "any"]),
            "\"strict\"",
            "Whether columns come in the declared order.",
        ),
        key("unknown-columns", ALLOW_DENY, "\"deny\"", "Whether columns that are not declared may appear."),
        key("min-rows", Kind::Count, "1", "The fewest body rows."),
        key("max-rows", Kind::Count, "", "The most body rows."),
        key(
            "unique",
            Kind::SomeStrings("every row fits"),
            "",
            "Columns whose values together may appear in one row only.",
        )
        .refers(Reference::Column),
        KeySpec {
            doc: "The level of findings against this declaration, and against those of its columns that give none.",
            ..SEVERITY
        },
    ],
};

static SECTION: TableSpec = TableSpec {
    name: "[[section]]",
    keys: &[
        key("heading", Kind::String, "", "The heading's text.").naming(),
        key("aliases", Kind::Strings, "", "Other headings accepted for it."),
        key(
            "pattern",
            Kind::Pattern,
            "",
            "A regular expression that the whole heading matches, instead of a fixed text.",
        )
        .naming(),
        key("required", Kind::Boolean, "true", "Whether the section must be there."),
        key("repeat", Kind::Boolean, "false", "Whether the section may appear several times."),
        key(
            "content",
            Kind::Choice(&["any", "prose", "list", "fields", "table", "code"]),
            "\"any\"",
            "What the section holds.",
        ),
        key("allow-empty", Kind::Boolean, "false", "Whether the section may hold nothing."),
        WHEN_KEY,
        DESCRIPTION,
        SEVERITY,
        key("min-items", Kind::Count, "", "content = \"list\": the fewest items. An item with a list in it is one item.").only(LIST),
        key("max-items", Kind::Count, "", "content = \"list\": the most items.").only(LIST),
        key("item", Kind::Table(&ITEM), "", "content = \"list\": what each item holds: its first block. A list in an item is part of it, and not looked at.").only(LIST),
        key("ordered", Kind::Boolean, "", "content = \"list\": whether the list is numbered; either will do without it.")
            .only(LIST),
        key("field", Kind::Map(&FIELD), "", "content = \"fields\": the fields by key.").only(FIELDS),
        key(
            "unknown-fields",
            ALLOW_DENY,
            "\"deny\"",
            "content = \"fields\": whether fields that are not declared may appear.",
        )
        .only(FIELDS),
        FIELD_ORDER.only(FIELDS),
        key(
            "syntax",
            Kind::String,
            "",
            "content = \"prose\": the template of the whole text, with {holes}; {{ and }} stand for braces.",
        )
        .refers(Reference::Captures)
        .only(PROSE),
        key("min-words", Kind::Count, "", "content = \"prose\": the fewest words.").only(PROSE),
        key("max-words", Kind::Count, "", "content = \"prose\": the most words.").only(PROSE),
        key(
            "truncated",
            ALLOW_DENY,
            "\"allow\"",
            "content = \"prose\": whether the text may stop in the middle of a sentence.",
        )
        .only(PROSE),
        key("table", Kind::String, "", "content = \"table\": the name of the table type, declared under [table.…].")
            .required()
            .refers(Reference::TableType)
            .only(TABLES),
        key(
            "language",
            Kind::SomeStrings("nothing fits"),
            "",
            "content = \"code\": the languages accepted, each the first word after the marks that open a code block.",
        )
        .only(CODE),
        key("section", Kind::Tables(&SECTION), "", "The sections nested in it, one heading level deeper."),
        key(
            "section-order",
            Kind::Choice(&["strict", "relative", "any"]),
            "\"strict\"",
            "The order of the nested sections.",
        )
        .only(NESTED),
        key(
            "unknown-sections",
            ALLOW_DENY,
            "\"deny\"",
            "Whether nested sections that are not declared may appear; allow where content is \"any\".",
        )
        .except(Condition::Is("content", &["any"]), "\"allow\""),
    ],
};

/// The table `[schema]`. It speaks for the whole file: its conditions are on the keys of the file.
static HEAD: TableSpec = TableSpec {
    name: "[schema]",
    keys: &[
        key("name", Kind::String, "", "The schema's name.").required(),
        DESCRIPTION,
        key(
            "extends",
            Kind::String,
            "",
            "The schema that this one adds to: the name of a built-in one, or a path from this file's folder. Tables are merged key by key, sections by heading or pattern at any depth, columns and preamble paragraphs by name; what is new comes last, and any other value replaces the one before, a `when` as a whole. What a key that is changed leaves without effect is dropped. `name`, `description` and `[detect]` are not taken over.",
        )
        .refers(Reference::Schema),
        key(
            "sections",
            Kind::SomeStrings("no section is left"),
            "",
            "Which sections of level 2 there are, by heading or pattern, in their order: those that are not listed are not taken over.",
        )
        .refers(Reference::Section)
        .only(Condition::Has("extends")),
        key(
            "section-order",
            Kind::Choice(&["strict", "relative", "any"]),
            "\"strict\"",
            "strict: the declared order, sections that are not declared only after the last; relative: the declared order, with anything between; any: no order.",
        ),
        key(
            "unknown-sections",
            ALLOW_DENY,
            "\"allow\"",
            "Whether sections that are not declared may appear; deny where any section is declared.",
        )
        .except(Condition::Holds("section"), "\"deny\""),
    ],
};

/// The table `[file]`.
static FILE: TableSpec = TableSpec {
    name: "[file]",
    keys: &[
        key(
            "name",
            Kind::String,
            "",
            "The template of the file's name, without its folder: `{page}.md`. A hole that the document fills holds the same text there; what others hold is said under [captures].",
        )
        .required()
        .refers(Reference::Captures),
        DESCRIPTION,
        SEVERITY,
    ],
};

/// The table `[detect]`: all of its keys must hold.
static DETECT: TableSpec = TableSpec {
    name: "[detect]",
    keys: &[
        key(
            "front-matter",
            Kind::SomeStrings("every document fits"),
            "",
            "Keys of the front matter that are all there.",
        )
        .refers(Reference::FrontMatter),
        key(
            "sections",
            Kind::SomeStrings("every document fits"),
            "",
            "Headings of level 2 that are all there, whatever their case and marks.",
        )
        .refers(Reference::Section),
        key(
            "any-section",
            Kind::SomeStrings("no document fits"),
            "",
            "Headings of level 2 of which one at least is there.",
        )
        .refers(Reference::Section),
        key("no-section", Kind::SomeStrings("every document fits"), "", "Headings of level 2 of which none is there.")
            .refers(Reference::Section),
        key(
            "any-column",
            Kind::Lists,
            "",
            "Columns by the heading of their section, of which one at least is there: `any-column = { Concerns = \"relevancy\" }`.",
        ),
        key("no-column", Kind::Lists, "", "Columns by the heading of their section, of which none is there."),
    ],
};

/// The table `[[disjoint]]`.
static DISJOINT: TableSpec = TableSpec {
    name: "[[disjoint]]",
    keys: &[
        key(
            "sections",
            Kind::SomeStrings("nothing is compared"),
            "",
            "The headings of the sections: all hold lists, or all hold tables.",
        )
        .required()
        .refers(Reference::Section),
        key("column", Kind::String, "", "The column that is compared, by its name; of tables only.")
            .refers(Reference::Column),
        SEVERITY,
    ],
};

/// A schema file.
pub static ROOT: TableSpec = TableSpec {
    name: "the schema file",
    keys: &[
        key("schema", Kind::Table(&HEAD), "", "What the schema is."),
        key(
            "detect",
            Kind::Table(&DETECT),
            "",
            "Which documents the schema is for, where a run has several schemas: the first schema that claims a document is used. A schema without `[detect]` claims every document; a document that none claims is held against the nearest.",
        ),
        key("file", Kind::Table(&FILE), "", "The document's file."),
        key(
            "front-matter",
            Kind::Table(&FRONT_MATTER),
            "",
            "The YAML between two lines of `---` at the start of the document; without this table it is not looked at.",
        ),
        key(
            "title",
            Kind::Table(&TableSpec {
                name: "[title]",
                keys: &[
                    key("syntax", Kind::String, "", "The title's template, with {holes}; {{ and }} stand for braces.")
                        .refers(Reference::Captures),
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
                    key("name", Kind::String, "", "What findings call it.").naming(),
                    key(
                        "syntax",
                        Kind::String,
                        "",
                        "The paragraph's template, with {holes}; {{ and }} stand for braces.",
                    )
                    .required()
                    .refers(Reference::Captures),
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
            "disjoint",
            Kind::Tables(&DISJOINT),
            "",
            "Lists whose items, or tables whose rows, may not appear in another of them too, in any case of letters.",
        ),
        key(
            "values",
            Kind::Table(&TableSpec { name: "[values]", keys: &[NOT] }),
            "",
            "What holds for every declared value.",
        ),
        key(
            "rules",
            Kind::Levels,
            "",
            "The levels of rules for these documents. `off` turns a rule off whatever a declaration says; another level holds where a declaration gives none.",
        ),
        key(
            "links",
            Kind::Table(&TableSpec {
                name: "[links]",
                keys: &[SCHEMES, HOSTS, TRACKING, RELATIVE, TO_ITSELF, SEVERITY],
            }),
            "",
            "What holds for every link of the document that no declared value covers.",
        ),
        key(
            "images",
            Kind::Table(&TableSpec {
                name: "[images]",
                keys: &[ALT, SCHEMES, HOSTS, TRACKING, RELATIVE_IMAGE, SEVERITY],
            }),
            "",
            "What holds for every image of the document; without this table [links] speaks of images too.",
        ),
    ],
};
