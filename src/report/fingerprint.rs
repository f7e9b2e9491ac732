//! What names a finding from run to run: it stays when lines move, and when other findings come and go.

use std::collections::HashMap;

use super::FileFindings;
use crate::diagnostic::Diagnostic;
use crate::document::Document;
use crate::engine::Waiver;
use crate::text::Source;

/// A finding with its fingerprint.
pub(super) struct Named<'a> {
    pub(super) finding: &'a Diagnostic,
    /// What lets it pass, if anything does.
    pub(super) waiver: Option<&'a Waiver>,
    /// A hash of the rule, the headings above, and the text that it is about; then a number among equal ones, from 1.
    pub(super) fingerprint: String,
}

/// All findings of a file, those let pass included, in the order of the text.
///
/// Their numbers are the same whatever is let pass.
pub(super) fn named<'a>(file: &FileFindings<'a>) -> Vec<Named<'a>> {
    let found = file.findings.iter().map(|finding| (finding, None));
    let waived = file.waived.iter().map(|waived| (&waived.finding, Some(&waived.by)));
    let mut all: Vec<_> = found.chain(waived).collect();
    all.sort_by_key(|(finding, _)| (finding.span, finding.rule, &finding.message));
    let headings = file.document.map(|document| Headings::of(file.source, document)).unwrap_or_default();
    let mut counts: HashMap<u64, usize> = HashMap::new();
    let name = |(finding, waiver): (&'a Diagnostic, Option<&'a Waiver>)| {
        let above = headings.above(finding.span.start);
        let hash = hash(&[&above.to_be_bytes(), finding.rule.as_bytes(), file.source.slice(finding.span).as_bytes()]);
        let count = counts.entry(hash).or_default();
        *count += 1;
        Named { finding, waiver, fingerprint: format!("{hash:016x}:{count}") }
    };
    all.into_iter().map(name).collect()
}

/// The same for a finding among those of all files.
pub(super) fn among_files(path: &str, fingerprint: &str) -> String {
    format!("{:016x}", hash(&[path.as_bytes(), fingerprint.as_bytes()]))
}

/// The headings of a document, each with a hash of its text and of those of the headings that it stands under.
#[derive(Default)]
struct Headings(Vec<(u32, u64)>);

impl Headings {
    fn of(source: &Source, document: &Document) -> Self {
        // The one title is above everything: when it changes, nothing else has.
        let is_title = document.headings.iter().filter(|heading| heading.level == 1).count() == 1;
        let mut open: Vec<(u8, u64)> = Vec::new();
        let mut headings = Vec::new();
        for heading in &document.headings {
            open.retain(|(level, _)| *level < heading.level);
            let parent = open.last().map_or(0, |(_, path)| *path);
            let path = match heading.level {
                1 if is_title => 0,
                _ => hash(&[&parent.to_be_bytes(), source.slice(heading.text).as_bytes()]),
            };
            open.push((heading.level, path));
            headings.push((heading.span.start, path));
        }
        Self(headings)
    }

    /// The hash of the headings that the byte at `offset` stands under.
    fn above(&self, offset: u32) -> u64 {
        let after = self.0.partition_point(|(start, _)| *start <= offset);
        after.checked_sub(1).map_or(0, |at| self.0[at].1)
    }
}

/// FNV-1a (RFC 9923) over parts and what parts them: the same on every machine and in every version.
fn hash(parts: &[&[u8]]) -> u64 {
    let bytes = parts.iter().flat_map(|part| part.iter().chain(&[0xff]));
    bytes.fold(0xcbf2_9ce4_8422_2325, |hash: u64, byte| (hash ^ u64::from(*byte)).wrapping_mul(0x0100_0000_01b3))
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::engine::{Checked, Waived};
    use crate::report::samples::{finding, source};
    use crate::text::Span;

    /// The fingerprints of a finding at every `9`.
    fn fingerprints(text: &str) -> Vec<String> {
        let source = source(text);
        let findings = text.match_indices('9').map(|(at, _)| finding(Span::new(at, at + 1))).collect();
        let checked = Checked { document: Document::parse(&source), findings, ..Checked::default() };
        named(&FileFindings::of(&source, &checked)).into_iter().map(|it| it.fingerprint).collect()
    }

    #[test]
    fn they_stay_when_lines_move_and_the_title_changes() {
        let before = fingerprints("# T\n\n## A\n\n9\n\n### B\n\n9 9\n");
        assert_eq!(fingerprints("# Other\n\nMore.\n\n## A\n\nMore 9\n\n### B\n\n9 and 9\n"), before);
        assert_eq!(before.iter().filter(|it| it.ends_with(":1")).count(), 2);
        assert_eq!(before[1].strip_suffix(":1"), before[2].strip_suffix(":2"));
    }

    #[test]
    fn they_tell_sections_apart() {
        let all = fingerprints("# T\n\n9\n\n## A\n\n9\n\n### B\n\n9\n\n## B\n\n9\n\n## A\n\n9\n");
        let distinct: std::collections::HashSet<_> = all.iter().collect();
        assert_eq!(distinct.len(), 5);
        assert_eq!(all[1].replace(":1", ":2"), all[4]);
    }

    #[test]
    fn what_is_let_pass_counts() {
        let source = source("9 9");
        let nine = |at| finding(Span::new(at, at + 1));
        let checked = Checked {
            findings: vec![nine(2)],
            waived: vec![Waived { finding: nine(0), by: Waiver::Baseline }],
            ..Checked::default()
        };
        let named = named(&FileFindings::of(&source, &checked));
        assert!(named[0].waiver.is_some() && named[1].fingerprint.ends_with(":2"));
    }

    #[test]
    fn the_hash_is_that_of_the_specification() {
        // FNV-1a of `a` and 0xff.
        assert_eq!(hash(&[b"a"]), (0xaf63_dc4c_8601_ec8c_u64 ^ 0xff).wrapping_mul(0x0100_0000_01b3));
    }
}
