//! The title, the paragraphs before the first section, and the holes.

use super::Writer;
use crate::infer::Statistics;
use crate::infer::describe::Describer;
use crate::infer::opening::Opening;
use crate::schema::quoted;
use crate::text::{counted, grouped};

impl Writer<'_> {
    /// The title, the paragraphs before the first section, and the holes.
    pub(in crate::infer) fn opening(&mut self, corpus: &Statistics, opening: &Opening) {
        let judge = self.options.judge();
        let sampled = corpus.heads.len() as u64;
        if let Some((syntax, matched)) = &opening.title {
            self.toml.gap();
            let of = corpus.heads.all().filter(|head| head.title.is_some()).count() as u64;
            let titled = format!("in {} of {}", grouped(corpus.titled), counted(corpus.files, "file"));
            let fits = format!("of this form in {} of {}", grouped(*matched as u64), counted(of, "title"));
            self.toml.comment(&format!("{titled}; {fits}"));
            self.toml.header(&["title"], false);
            self.toml.key("syntax", &quoted(&syntax.to_string()));
            if !judge.most(corpus.titled, corpus.files) {
                self.toml.key("required", "false");
            }
        }
        if opening.paragraphs.is_empty() && opening.with_paragraphs > 0 {
            self.toml.gap();
            let with = grouped(opening.with_paragraphs as u64);
            let files = counted(sampled, "file");
            self.toml.comment(&format!(
                "{with} of {files} have something before the first section, with no form in common: nothing is declared of it"
            ));
        }
        for paragraph in &opening.paragraphs {
            self.toml.gap();
            self.toml.comment(&format!("in {} of {}", grouped(paragraph.count as u64), counted(sampled, "file")));
            self.toml.header(&["preamble"], true);
            self.toml.key("name", &quoted(&paragraph.name));
            self.toml.key("syntax", &quoted(&paragraph.syntax.to_string()));
            if !judge.most(paragraph.count as u64, sampled) {
                self.toml.key("required", "false");
            }
        }
        for hole in &opening.holes {
            let describer = Describer { enums: hole.in_text, date_prefix: true, ..self.describer("value") };
            let found = describer.describe(&hole.values);
            self.toml.gap();
            self.toml.comment(&found.evidence.join("; "));
            self.toml.header(&["captures", &hole.name], false);
            self.toml.keys(&found.keys);
        }
    }
}
