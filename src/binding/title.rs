//! Which heading is the title, and how it matches its template.

use super::Binder;
use super::sections::declared;
use super::template::{TemplateMatch, match_template};
use crate::document::BlockKind;
use crate::text::Span;

impl<'a> Binder<'a> {
    /// The first heading of level 1 that is not a declared section, or a first heading of another level that comes close
    /// to the title's template.
    pub(super) fn find_title(&self) -> Option<usize> {
        let sections = self.schema.outline.sections.as_slice();
        let headings = &self.document.headings;
        let free = |at: &usize| declared(sections, self.source.slice(headings[*at].text)).is_none();
        let proper = (0..headings.len()).filter(|at| headings[*at].level == 1).find(free);
        proper.or_else(|| {
            let first = headings.first().map(|heading| heading.text).filter(|_| free(&0))?;
            self.match_title(first).filter(comes_close).map(|_| 0)
        })
    }

    fn match_title(&self, span: Span) -> Option<TemplateMatch<'a>> {
        let syntax = self.schema.title.as_ref()?.syntax.as_ref()?;
        Some(match_template(self.source, span, &syntax.value, syntax.place))
    }

    /// What belongs right after the title is told at its text, or at the start of the document without one.
    pub(super) fn title_anchor(&self, title: Option<usize>) -> Span {
        title.map_or(Span::empty(self.document.start(self.source)), |title| self.document.headings[title].text)
    }

    pub(super) fn bind_title(&mut self, title: Option<usize>) {
        if let Some(title) = title {
            self.binding.title.matched = self.match_title(self.document.headings[title].text);
            return;
        }
        // A title that lost its mark is one fault, not a missing title and an unexpected paragraph.
        let mut blocks = self.document.blocks.iter().filter(|block| block.kind.is_content());
        let Some(first) = blocks.next().filter(|block| block.kind == BlockKind::Paragraph) else { return };
        let text = self.source.slice(first.span);
        let inner = first.span.slice(text.len() - text.trim_start_matches('#').len()..text.len());
        if let Some(matched) = self.match_title(inner).filter(comes_close) {
            self.binding.title.paragraph = Some(first.span);
            self.binding.title.matched = Some(matched);
        }
    }
}

/// Whether a text agrees with more than half of a template.
fn comes_close(matched: &TemplateMatch<'_>) -> bool {
    matched.failure.is_none_or(|failure| failure.agreed > failure.of / 2)
}
