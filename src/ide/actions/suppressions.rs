//! Comments that suppress a finding where it stands, or its rule in the whole text.

use std::collections::HashSet;

use super::place::{self, Line};
use super::trial::Trial;
use super::{Action, ActionKind};
use crate::diagnostic::{Diagnostic, Edit};
use crate::document::{Block, BlockKind};
use crate::engine::Checked;
use crate::rules::{Stage, find};
use crate::suppression::{self, Directive, Suppressions};
use crate::text::Source;

/// How many findings get such actions.
const MOST_FINDINGS: usize = 8;

/// What suppresses the findings `here`: each where it stands, then each rule in the whole text. What is offered works:
/// the finding is gone, no other is there, and readers see the same text.
pub(super) fn of_findings(
    source: &Source,
    checked: &Checked,
    here: &[usize],
    check: &dyn Fn(&Source) -> Checked,
) -> Vec<Action> {
    let findings = || here.iter().copied().filter(|index| can_be_suppressed(source, &checked.findings[*index]));
    if findings().next().is_none() {
        return Vec::new();
    }
    let page = Page { source, checked, suppressions: Suppressions::read(source, &checked.document) };
    let mut actions: Vec<Action> = Vec::new();
    let looks: [fn(&Page<'_>, &Diagnostic) -> Vec<Plan>; 2] =
        [|page, finding| page.in_place(finding), |page, finding| page.in_file(finding)];
    for look in looks {
        let mut trial = Trial::new(source, checked, check);
        let (mut tried, mut mended) = (0, HashSet::new());
        for index in findings() {
            if tried == MOST_FINDINGS {
                break;
            }
            if mended.contains(&index) {
                continue;
            }
            tried += 1;
            if let Some(action) = page.first_that_works(index, look, &mut trial) {
                mended.extend(action.mends.iter().copied());
                actions.push(action);
            }
        }
    }
    actions
}

/// Of a text that is not UTF-8 comments are not read.
fn can_be_suppressed(source: &Source, finding: &Diagnostic) -> bool {
    let is_early = |stage| matches!(stage, Stage::Text | Stage::Layout);
    source.invalid_utf8().is_none() && find(finding.rule).is_some_and(|rule| is_early(rule.stage()))
}

/// A way to suppress a finding.
struct Plan {
    kind: ActionKind,
    /// Where it holds: `on this line`.
    place: String,
    edits: Vec<Edit>,
}

impl Plan {
    fn on_line(edit: Edit) -> Self {
        Self { kind: ActionKind::Suppress, place: "on this line".into(), edits: vec![edit] }
    }

    fn in_block(kind: BlockKind, edits: Vec<Edit>) -> Self {
        let noun = kind.noun();
        let place = format!("in this {}", noun.strip_prefix("a ").unwrap_or(noun));
        Self { kind: ActionKind::Suppress, place, edits }
    }

    fn in_file(edit: Edit) -> Self {
        Self { kind: ActionKind::SuppressInFile, place: "in this file".into(), edits: vec![edit] }
    }
}

/// What comments are put into.
struct Page<'a> {
    source: &'a Source,
    checked: &'a Checked,
    suppressions: Suppressions<'a>,
}

impl Page<'_> {
    fn first_that_works(
        &self,
        index: usize,
        look: fn(&Self, &Diagnostic) -> Vec<Plan>,
        trial: &mut Trial<'_>,
    ) -> Option<Action> {
        let finding = &self.checked.findings[index];
        look(self, finding).into_iter().find_map(|Plan { kind, place, edits }| {
            let mends = trial.gone(index, &edits)?;
            let title = format!("Suppress `{}` {place}", finding.rule);
            Some(Action { title, kind, mends, edits, preferred: false })
        })
    }

    /// Ways to suppress `finding` where it stands, the one that reaches least first.
    fn in_place(&self, finding: &Diagnostic) -> Vec<Plan> {
        use suppression::Action::DisableNextLine;
        let line = Line::at(self.source, finding.span.start);
        let block = line.block(&self.checked.document).map(|index| (index, self.checked.document.blocks[index]));
        let is_first = block.is_none_or(|(_, block)| self.source.lines_of(block.span).start == line.span.start);
        let comment = DisableNextLine.comment(finding.rule);
        let of_line = self.suppressions.of_line(line.index_start());
        let mut plans: Vec<Plan> = of_line
            .filter_map(|directive| directive.naming(self.source, finding.rule))
            .map(Plan::on_line)
            .take(1)
            .collect();
        match block.map(|(_, block)| block.kind) {
            Some(BlockKind::FrontMatter) => return plans,
            _ if is_first => plans.push(Plan::on_line(line.above("", &comment))),
            Some(BlockKind::List(_) | BlockKind::Quote) => {
                plans.extend(line.margins().iter().map(|margin| Plan::on_line(line.above(margin, &comment))));
            }
            _ => {}
        }
        if let Some((index, block)) = block.filter(|(_, block)| block.kind.is_content()) {
            let edits = self.known_around(index, finding.rule).into_iter().chain([self.around(block, finding.rule)]);
            plans.extend(edits.map(|edits| Plan::in_block(block.kind, edits)));
        }
        plans
    }

    /// What disables `rule` before a block, and enables it after it.
    fn around(&self, block: Block, rule: &str) -> Vec<Edit> {
        use suppression::Action::{Disable, Enable};
        vec![
            place::before(self.source, block, &Disable.comment(rule)),
            place::after(self.source, block, &Enable.comment(rule)),
        ]
    }

    /// The same for the block with this index, by the comments around it that do so for other rules.
    fn known_around(&self, index: usize, rule: &str) -> Option<Vec<Edit>> {
        use suppression::Action::{Disable, Enable};
        let blocks = &self.checked.document.blocks;
        let is_comment = |block: &&Block| block.kind == BlockKind::Comment;
        let above = blocks[..index].iter().rev().take_while(is_comment).last()?;
        let below = blocks[index + 1..].iter().take_while(is_comment).last()?;
        let (from, to) = (above.span.start, below.span.end);
        let block = blocks[index].span;
        let acting = |action| {
            let directives = self.suppressions.directives().iter();
            directives.filter(move |it| it.acts() && it.action == Some(action))
        };
        let naming = |it: &Directive| it.naming(self.source, rule);
        let mut disable = acting(Disable).filter(|it| from <= it.comment.start && it.comment.end <= block.start);
        let disable = disable.find_map(naming)?;
        let after = |it: &&Directive| block.end <= it.comment.start && it.comment.end <= to;
        // One that names no rule ends them all.
        if acting(Enable).filter(after).any(|it| it.names.is_empty()) {
            return Some(vec![disable]);
        }
        Some(vec![disable, acting(Enable).filter(after).find_map(naming)?])
    }

    /// Ways to suppress the rule of `finding` in the whole text. A comment after the title is in the way of the fewest.
    fn in_file(&self, finding: &Diagnostic) -> Vec<Plan> {
        use suppression::Action::DisableFile;
        let (source, document) = (self.source, &self.checked.document);
        let directives = self.suppressions.directives().iter();
        let mut known = directives.filter(|it| it.action == Some(DisableFile));
        let known = known.find_map(|it| it.naming(source, finding.rule));
        let comment = DisableFile.comment(finding.rule);
        let after_title = place::after_title(source, document, &comment);
        let at_start = place::at_start(source, document, &comment);
        known.into_iter().chain(after_title).chain([at_start]).map(Plan::in_file).collect()
    }
}
