//! Front matter, and the fields in it.

use super::Writer;
use crate::infer::front_matter::FrontMatters;
use crate::infer::toml::Key;
use crate::schema::quoted;
use crate::text::{counted, grouped};

impl Writer<'_> {
    /// The front matter of `files` documents.
    pub(in crate::infer) fn front_matter(&mut self, found: &FrontMatters, files: u64) {
        let judge = self.options.judge();
        let required = judge.most(found.count, files);
        if !required && !judge.some(found.count, files) {
            return;
        }
        let declared = found.declared(judge);
        self.toml.gap();
        self.toml.comment(&format!("in {} of {}", grouped(found.count), counted(files, "file")));
        self.toml.header(&["front-matter"], false);
        if !required {
            self.toml.key("required", "false");
        }
        if !declared.is_empty() && found.undeclared(&declared) > judge.allowed(found.count) {
            self.toml.key("unknown-fields", &quoted("allow"));
        }
        for (key, field) in declared {
            let mut evidence = vec![format!("in {} of {}", grouped(field.count), grouped(found.count))];
            if field.lists > 0 {
                evidence.push(format!("a list in {}", grouped(field.lists)));
            }
            let mut keys = self.describe("value", &field.values, &mut evidence);
            keys.extend(field.list(judge).map(|form| Key::new("list", quoted(form))));
            if !judge.most(field.count, found.count) {
                keys.push(Key::new("required", "false"));
            }
            self.toml.gap();
            self.toml.comment(&evidence.join("; "));
            self.toml.header(&["front-matter", "field", key], false);
            self.toml.keys(&keys);
        }
    }
}
