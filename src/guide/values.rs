//! What a value must be, in words.

use jiff::civil::{Date, date};
use jiff::fmt::strtime;

use super::level::{Levels, verdict};
use super::markdown::{Page, code, prose};
use super::phrases::{amount, codes, codes_up_to, condition, count, range};
use super::presence::Presence;
use crate::diagnostic::Level;
use crate::schema::{DatePrefix, UrlDecl, ValueDecl, ValueType};

/// A date whose day is no month, so that its form tells the two apart.
const EXAMPLE: Date = date(2025, 12, 31);

/// Values to be shown as a table, a row each, and what does not fit into one below it.
pub(super) struct ValueTable<'a> {
    /// What the values are called in the header: `column`, `field`, `name`.
    pub noun: &'static str,
    /// The values.
    pub rows: Vec<Row<'a>>,
    /// The name of the column of the same table with this index.
    pub column: &'a dyn Fn(usize) -> String,
    /// How much is told of each.
    pub detail: Detail<'a>,
    /// What a departure costs.
    pub levels: Levels<'a>,
}

/// How much is told of a value.
#[derive(Clone, Copy)]
pub(super) struct Detail<'a> {
    /// The placeholders that are told of all values in one place.
    pub common: &'a [&'a str],
    /// The most accepted values that are listed.
    pub most: usize,
}

/// A value of a [`ValueTable`].
pub(super) struct Row<'a> {
    /// What it must be.
    pub decl: &'a ValueDecl,
    /// Whether it must be there.
    pub presence: Presence,
    /// How its column is aligned; empty where that does not matter.
    pub align: String,
    /// What becomes of it where its condition does not hold; `None` where that does not matter.
    pub elsewhere: Option<String>,
    /// Other things to say of it.
    pub more: Vec<String>,
}

impl<'a> Row<'a> {
    /// A value of which there is nothing to say but what it must be.
    pub(super) fn plain(decl: &'a ValueDecl) -> Self {
        Self { decl, presence: Presence::Unsaid, align: String::new(), elsewhere: None, more: Vec::new() }
    }

    /// What is to say of it beyond what its value must be: where it is looked at, and what its faults are.
    pub(super) fn others(&self, column: &dyn Fn(usize) -> String) -> Vec<String> {
        let when = self.decl.when.as_ref().map(|when| {
            let elsewhere = self.elsewhere.as_deref().unwrap_or("anything may be there");
            format!("looked at only {}: elsewhere {elsewhere}", condition(when, column))
        });
        when.into_iter().chain(self.decl.level.map(|level| verdict(level).to_owned())).collect()
    }
}

impl ValueTable<'_> {
    pub(super) fn write(&self, page: &mut Page) {
        // What holds for a whole column of the table is said in its header.
        let uniform = self.rows.iter().all(|row| row.decl.level.is_none());
        let header = |name: &str, rule| if uniform { self.levels.marked(name, rule, None) } else { name.to_owned() };
        let (length, align) = (header("length", "value-length"), header("alignment", "column-alignment"));
        let header = [self.noun, "type", "range", &length, &align, "required", "description"];
        page.table(&header, &self.rows.iter().map(|row| self.cells(row, uniform)).collect::<Vec<_>>());
        page.list(&self.rows.iter().filter_map(|row| self.details(row)).collect::<Vec<_>>());
    }

    fn cells(&self, row: &Row<'_>, uniform: bool) -> Vec<String> {
        let decl = row.decl;
        let cell = |text: String, rule| {
            if uniform || text.is_empty() { text } else { self.levels.marked(text, rule, decl.level) }
        };
        let length = amount(decl.min_length.map(|it| it.value), decl.max_length.map(|it| it.value));
        vec![
            code(&decl.name),
            type_name(&decl.kind.value),
            range(decl.minimum, decl.maximum).unwrap_or_default(),
            cell(length.unwrap_or_default(), "value-length"),
            cell(row.align.clone(), "column-alignment"),
            row.presence.cell(),
            decl.description.as_deref().map(prose).unwrap_or_default(),
        ]
    }

    /// What the table does not say of a value.
    fn details(&self, row: &Row<'_>) -> Option<String> {
        let decl = row.decl;
        let mut details = row.more.clone();
        details.extend(constraints(decl, self.detail, self.levels));
        details.extend(row.others(self.column));
        (!details.is_empty()).then(|| format!("{}: {}.", code(&decl.name), details.join("; ")))
    }
}

/// What kind of value this is.
fn type_name(kind: &ValueType) -> String {
    match kind {
        ValueType::String => "text".into(),
        ValueType::Integer => "whole number".into(),
        ValueType::Number => "number".into(),
        ValueType::Boolean => "`true` or `false`".into(),
        ValueType::Date(format) => format!("date such as {}", example(format)),
        ValueType::Url => "URL".into(),
    }
}

/// A date in this format.
fn example(format: &str) -> String {
    strtime::format(format, EXAMPLE).map_or_else(|_| code(format), |example| code(&example))
}

/// All that a value must be, as one sentence without its subject, such as "a text; 2 to 80 characters".
pub(super) fn whole(decl: &ValueDecl, detail: Detail<'_>, levels: Levels<'_>) -> String {
    let description = decl.description.as_deref().map(prose);
    statements(decl, detail, levels).into_iter().chain(description).collect::<Vec<_>>().join("; ")
}

/// The same in single statements, without what it is for.
pub(super) fn statements(decl: &ValueDecl, detail: Detail<'_>, levels: Levels<'_>) -> Vec<String> {
    let article = if decl.kind.value == ValueType::Boolean { "" } else { "a " };
    let mut statements = vec![format!("{article}{}", type_name(&decl.kind.value))];
    statements.extend(range(decl.minimum, decl.maximum).map(|it| levels.marked(it, "value-range", decl.level)));
    let length = count(decl.min_length.map(|it| it.value), decl.max_length.map(|it| it.value), "character");
    statements.extend(length.map(|it| levels.marked(it, "value-length", decl.level)));
    statements.extend(constraints(decl, detail, levels));
    statements
}

/// What a value must be beyond its type, range and length.
fn constraints(decl: &ValueDecl, detail: Detail<'_>, levels: Levels<'_>) -> Vec<String> {
    let ValueDecl {
        place: _,
        name: _,
        kind,
        description: _,
        level,
        allow_empty,
        when: _,
        not,
        enumeration,
        pattern,
        not_pattern,
        minimum: _,
        maximum: _,
        min_length: _,
        max_length: _,
        min_words,
        max_words,
        unquoted,
        url,
        unique,
        date_prefix,
    } = decl;
    let own = not.texts().filter(|text| !detail.common.contains(text)).collect::<Vec<_>>();
    let words = count(min_words.map(|it| it.value), max_words.map(|it| it.value), "word");
    let regex = "the regular expression";
    let statements = [
        enumeration.as_ref().map(|it| (accepted(&it.value, detail.most), "value-enum")),
        pattern.as_ref().map(|it| (format!("as a whole it matches {regex} {}", code(&it.text)), "value-pattern")),
        not_pattern.as_ref().map(|it| (format!("no part of it matches {regex} {}", code(&it.text)), "value-pattern")),
        words.map(|words| (words, "value-length")),
        unquoted.map(|_| ("not wrapped in double quotes".into(), "value-quoted")),
        (!own.is_empty()).then(|| (format!("not {}, in any case of letters", codes(own, "or")), "value-placeholder")),
        date_prefix.as_ref().map(|prefix| (begins(prefix), "value-range")),
        unique.map(|_| ("no other document of the project has the same".into(), "corpus-duplicate")),
    ];
    let mut said: Vec<_> = statements.into_iter().flatten().map(|(it, rule)| levels.marked(it, rule, *level)).collect();
    if kind.value == ValueType::Url {
        said.extend(address(url, "", *level, levels));
    }
    said.extend(allow_empty.then(|| "may be empty".to_owned()));
    said
}

fn accepted(values: &[String], most: usize) -> String {
    format!("is {}", codes_up_to(most, values.iter().map(String::as_str), "or"))
}

fn begins(prefix: &DatePrefix) -> String {
    let DatePrefix { place: _, format, minimum, maximum } = prefix;
    let limits = range(*minimum, *maximum).map(|limits| format!(" ({limits})")).unwrap_or_default();
    format!("begins with a date such as {}{limits}", example(format))
}

/// What a URL must be; `otherwise` tells what a link may be that is no such URL.
pub(super) fn address(decl: &UrlDecl, otherwise: &str, level: Option<Level>, levels: Levels<'_>) -> Vec<String> {
    let UrlDecl { schemes, hosts, tracking } = decl;
    let schemes = schemes.value.iter().map(|scheme| format!("{scheme}:")).collect::<Vec<_>>();
    let schemes = codes(schemes.iter().map(String::as_str), "or");
    let hosts = hosts.as_ref().map(|hosts| codes(hosts.value.iter().map(String::as_str), "or"));
    let tracked = "has no tracking parameters such as `utm_source`";
    let statements = [
        Some(levels.marked(format!("begins with {schemes}{otherwise}"), "link-scheme", level)),
        hosts.map(|it| levels.marked(format!("leads to {it}, or to a subdomain"), "link-host", level)),
        tracking.map(|own| levels.marked_or(tracked, "link-tracking", level, own.value)),
    ];
    statements.into_iter().flatten().collect()
}
