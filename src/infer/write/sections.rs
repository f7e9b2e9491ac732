//! Sections, and the fields in them.

use super::{FEWEST, Writer};
use crate::infer::content::{Contents, Kind};
use crate::infer::describe::span;
use crate::infer::fields::Fields;
use crate::infer::plan::{Outline, Planned, TableType};
use crate::infer::toml::Key;
use crate::schema::quoted;
use crate::text::{counted, grouped};

impl Writer<'_> {
    /// The sections below `path`.
    pub(in crate::infer) fn sections(&mut self, outline: &Outline<'_>, path: &[&str], types: &[TableType<'_>]) {
        let path = [path, &["section"]].concat();
        for section in &outline.sections {
            self.section(section, outline.parents, &path, types);
            if let Some(nested) = &section.nested {
                self.sections(nested, &path, types);
            }
        }
    }

    fn section(&mut self, section: &Planned<'_>, parents: u64, path: &[&str], types: &[TableType<'_>]) {
        let parent = if path.len() == 1 { "file" } else { "section" };
        let contents = &section.seen.contents;
        let mut evidence = vec![format!("in {} of {}", grouped(section.seen.parents), counted(parents, parent))];
        evidence.extend(kinds(section, contents));
        let mut keys = vec![Key::new("heading", quoted(section.heading))];
        let flags = [("required", !section.required, "false"), ("repeat", section.repeat, "true")];
        keys.extend(flags.into_iter().filter(|flag| flag.1).map(|(key, _, value)| Key::new(key, value)));
        if section.seen.repeated > 0 {
            evidence.push(format!("several times in {}", grouped(section.seen.repeated)));
        }
        match section.kind {
            Kind::Any => {}
            Kind::Prose => self.prose(contents, &mut keys, &mut evidence),
            Kind::List => self.list(contents, &mut keys, &mut evidence),
            Kind::Fields => {
                keys.push(Key::new("content", quoted("fields")));
                if self.has_rare_fields(&contents.lists.fields) {
                    keys.push(Key::new("unknown-fields", quoted("allow")));
                }
            }
            Kind::Table => {
                keys.push(Key::new("content", quoted("table")));
                let name = section.table.and_then(|table| types.get(table)).map_or("", |table| &table.name);
                keys.push(Key::new("table", quoted(name)));
            }
        }
        if section.allow_empty {
            keys.push(Key::new("allow-empty", "true"));
        }
        if let Some(nested) = &section.nested {
            nested_keys(nested, section.kind, &mut keys);
        }
        self.toml.gap();
        self.toml.comment(&evidence.join("; "));
        self.toml.header(path, true);
        self.toml.keys(&keys);
        if section.kind == Kind::Fields {
            self.fields(&contents.lists.fields, path);
        }
    }

    fn prose(&self, contents: &Contents, keys: &mut Vec<Key>, evidence: &mut Vec<String>) {
        let prose = &contents.prose;
        let judge = self.options.judge();
        keys.push(Key::new("content", quoted("prose")));
        if let Some(limits) = prose.words.limits(judge, 1.0) {
            if limits.min > 1.0 {
                keys.push(Key::new("min-words", limits.min.to_string()));
            }
            keys.push(Key::new("max-words", limits.max.to_string()));
            evidence.push(format!("{} in {}", span(limits.least, limits.most, "word"), grouped(limits.within)));
        }
        if prose.count >= FEWEST && judge.most(prose.finished, prose.count) {
            keys.push(Key::new("truncated", quoted("deny")));
        }
    }

    fn list(&self, contents: &Contents, keys: &mut Vec<Key>, evidence: &mut Vec<String>) {
        let lists = &contents.lists;
        let judge = self.options.judge();
        keys.push(Key::new("content", quoted("list")));
        if let Some(limits) = lists.items.limits(judge, 1.0) {
            if limits.min > 1.0 {
                keys.push(Key::new("min-items", limits.min.to_string()));
            }
            keys.push(Key::new("max-items", limits.max.to_string()));
            evidence.push(format!("{} in {}", span(limits.least, limits.most, "item"), grouped(limits.within)));
        }
        let mut item = self.describe("item", &lists.values, evidence);
        if lists.comparable >= FEWEST && judge.most(lists.distinct, lists.comparable) {
            item.push(Key::new("unique", "true"));
        }
        keys.push(Key::table("item", item));
    }

    fn has_rare_fields(&self, fields: &Fields) -> bool {
        let judge = self.options.judge();
        let declared = fields.declared(judge);
        let rare = fields.by_key.iter().filter(|(key, _)| declared.iter().all(|(known, _)| **known != ***key));
        rare.map(|(_, field)| field.lists).sum::<u64>() > judge.allowed(fields.lists)
    }

    fn fields(&mut self, fields: &Fields, path: &[&str]) {
        for (key, field) in fields.declared(self.options.judge()) {
            let mut evidence = vec![format!("in {} of {}", grouped(field.lists), counted(fields.lists, "list"))];
            let mut keys = self.describe("value", &field.values, &mut evidence);
            if !self.options.judge().most(field.lists, fields.lists) {
                keys.push(Key::new("required", "false"));
            }
            self.toml.gap();
            self.toml.comment(&evidence.join("; "));
            self.toml.header(&[path, &["field", key]].concat(), false);
            self.toml.keys(&keys);
        }
    }
}

/// What the sections of one heading hold, where they do not all hold the same.
fn kinds(section: &Planned<'_>, contents: &Contents) -> Vec<String> {
    let noun = match section.kind {
        Kind::Prose => "prose",
        Kind::List => "a list",
        Kind::Fields => "fields",
        Kind::Table => "a table",
        Kind::Any => "",
    };
    let mut phrases = Vec::new();
    if section.kind == Kind::Any && contents.filled > 0 {
        let parts =
            [("prose", contents.prose.count), ("a list", contents.lists.count), ("a table", contents.tables.count)];
        let held = parts.iter().filter(|(_, count)| *count > 0);
        let mut held: Vec<_> = held.map(|(noun, count)| format!("{noun} in {}", grouped(*count))).collect();
        let mixed = contents.filled - parts.iter().map(|(_, count)| count).sum::<u64>();
        if mixed > 0 {
            held.push(format!("something else, or several of them, in {}", grouped(mixed)));
        }
        phrases.push(held.join(", "));
    } else if section.of_kind < contents.filled {
        phrases.push(format!("{noun} in {} of {}", grouped(section.of_kind), grouped(contents.filled)));
    }
    if contents.empty > 0 {
        phrases.push(format!("empty in {}", grouped(contents.empty)));
    }
    phrases
}

/// The keys that speak of nested sections, where they are not what holds by default.
fn nested_keys(nested: &Outline<'_>, kind: Kind, keys: &mut Vec<Key>) {
    if !nested.sections.is_empty() && nested.order != "strict" {
        keys.push(Key::new("section-order", quoted(nested.order)));
    }
    match (kind == Kind::Any, nested.open) {
        (true, false) if !nested.sections.is_empty() => keys.push(Key::new("unknown-sections", quoted("deny"))),
        (false, true) => keys.push(Key::new("unknown-sections", quoted("allow"))),
        _ => {}
    }
}
