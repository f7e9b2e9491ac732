//! A rule's documentation as Markdown.

use std::fmt::Write;

use super::Rule;

impl Rule {
    /// Where its documentation is read, for this version of the program.
    #[must_use]
    pub fn url(&self) -> String {
        const PAGE: &str =
            concat!(env!("CARGO_PKG_REPOSITORY"), "/blob/v", env!("CARGO_PKG_VERSION"), "/docs/rules.md");
        format!("{PAGE}#{}", self.name)
    }

    /// What it finds and why that matters, as Markdown without a heading.
    #[must_use]
    pub fn brief(&self) -> String {
        format!("{}.\n\n{}", self.summary, self.docs.why)
    }

    /// What it finds, why that matters, what its fixes do, and an example that fails and one that passes; as Markdown
    /// without a heading. NUL and the carriage return are shown as pictures.
    #[must_use]
    pub fn page(&self) -> String {
        let mut page = self.brief() + "\n";
        if !self.docs.schema.is_empty() {
            _ = write!(page, "\nSchema\n\n```toml\n{}\n```\n", self.docs.schema.trim_end());
        }
        if !self.fixes.is_empty() {
            page.push_str("\nFixes\n\n");
            self.fixes.iter().for_each(|(applicability, does)| _ = writeln!(page, "- {applicability}: {does}"));
        }
        for (verdict, example) in [("Fails", self.docs.fails), ("Passes", self.docs.passes)] {
            let example = example.strip_suffix('\n').unwrap_or(example);
            let example = example.replace('\0', "\u{2400}").replace('\r', "\u{240d}");
            _ = write!(page, "\n{verdict}\n\n````markdown\n{example}\n````\n");
        }
        page
    }
}
