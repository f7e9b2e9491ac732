//! How far each directive reaches.

use std::collections::HashMap;

use super::{Action, Claim, Directive};
use crate::text::{LineIndex, Source};

/// Stands for all rules where a rule's name could stand.
pub(super) const ALL: &str = "";

/// Where findings of which rule are suppressed, and by which claim. Where several claims would do, the one that
/// reaches furthest counts, and of equal ones the first.
#[derive(Debug, Default)]
pub(super) struct Reach<'a> {
    by_rule: HashMap<&'a str, Ranges>,
    /// Where each claim begins to hold; `None` for those that never do.
    starts: Vec<Option<u32>>,
}

/// Where findings of one rule, or of all, are suppressed.
#[derive(Debug, Default)]
struct Ranges {
    /// In the whole file.
    file: Option<usize>,
    /// Between `disable` and `enable`.
    blocks: Stretches,
    /// On single lines.
    lines: Stretches,
    /// Where an `enable` of the rule is stronger than a `disable` of all.
    enabled: Stretches,
}

/// Stretches of the text in their order, none touching a byte of another, each with its claim.
#[derive(Debug, Default)]
struct Stretches(Vec<(u32, u32, usize)>);

impl Stretches {
    fn push(&mut self, start: u32, end: u32, claim: usize) {
        self.0.push((start, end, claim));
    }

    /// The claim of the stretch that holds `offset`.
    fn at(&self, offset: u32) -> Option<usize> {
        let after = self.0.partition_point(|(start, ..)| *start <= offset);
        let (_, end, claim) = *self.0.get(after.checked_sub(1)?)?;
        (offset < end).then_some(claim)
    }
}

impl<'a> Reach<'a> {
    /// Finds the reach of `claims`; an `enable` that ends something is used by that.
    pub(super) fn of(source: &Source, directives: &[Directive], claims: &mut [Claim<'a>]) -> Self {
        let mut builder = Builder { reach: Self::default(), open: HashMap::new(), enabled: HashMap::new() };
        let mut targets = Targets { source, lines: source.lines(), last: None };
        for (index, claim) in claims.iter_mut().enumerate() {
            let directive = &directives[claim.directive];
            let at = directive.comment.start;
            let start = match directive.action {
                Some(Action::DisableFile) => {
                    builder.ranges(claim.rule).file.get_or_insert(index);
                    Some(0)
                }
                Some(Action::DisableNextLine) => {
                    let target = targets.after(directive.comment.end);
                    target.map(|(start, end)| builder.line(claim.rule, start, end, index))
                }
                Some(Action::Disable) => {
                    builder.disable(claim.rule, at, index);
                    Some(at)
                }
                Some(Action::Enable) => {
                    claim.used = builder.enable(claim.rule, at);
                    None
                }
                None => None,
            };
            builder.reach.starts.push(start);
        }
        builder.finish()
    }

    /// Where the claim with this index begins to hold; `None` when it suppresses nothing anywhere.
    pub(super) fn start(&self, claim: usize) -> Option<u32> {
        self.starts[claim]
    }

    /// The claim that suppresses findings of `rule` that start at `offset`.
    pub(super) fn covering(&self, rule: &str, offset: u32) -> Option<usize> {
        let (all, own) = (self.by_rule.get(ALL), self.by_rule.get(rule));
        let enabled = || own.is_some_and(|own| own.enabled.at(offset).is_some());
        all.and_then(|all| all.file)
            .or_else(|| own.and_then(|own| own.file))
            .or_else(|| own.and_then(|own| own.blocks.at(offset)))
            .or_else(|| all.and_then(|all| all.blocks.at(offset)).filter(|_| !enabled()))
            .or_else(|| all.and_then(|all| all.lines.at(offset)))
            .or_else(|| own.and_then(|own| own.lines.at(offset)))
    }
}

struct Builder<'a> {
    reach: Reach<'a>,
    /// What is disabled here, since where, by which claim.
    open: HashMap<&'a str, (u32, usize)>,
    /// Rules enabled while all are disabled, since where.
    enabled: HashMap<&'a str, u32>,
}

impl<'a> Builder<'a> {
    fn ranges(&mut self, rule: &'a str) -> &mut Ranges {
        self.reach.by_rule.entry(rule).or_default()
    }

    fn line(&mut self, rule: &'a str, start: u32, end: u32, claim: usize) -> u32 {
        let lines = &mut self.ranges(rule).lines;
        if lines.at(start).is_none() {
            lines.push(start, end, claim);
        }
        start
    }

    fn disable(&mut self, rule: &'a str, at: u32, claim: usize) {
        if rule == ALL {
            if self.enabled.is_empty() {
                self.open.entry(ALL).or_insert((at, claim));
            } else {
                self.close(ALL, at);
                self.open.insert(ALL, (at, claim));
            }
            return;
        }
        let is_enabled = self.close_enabled(rule, at);
        if is_enabled || !self.open.contains_key(ALL) {
            self.open.entry(rule).or_insert((at, claim));
        }
    }

    /// Whether this ends anything.
    fn enable(&mut self, rule: &'a str, at: u32) -> bool {
        if rule == ALL {
            let open: Vec<_> = self.open.keys().copied().collect();
            open.iter().for_each(|rule| self.close(rule, at));
            return !open.is_empty();
        }
        let is_open = self.open.contains_key(rule);
        self.close(rule, at);
        let is_part_of_all = self.open.contains_key(ALL) && !self.enabled.contains_key(rule);
        if is_part_of_all {
            self.enabled.insert(rule, at);
        }
        is_open || is_part_of_all
    }

    fn close(&mut self, rule: &'a str, at: u32) {
        let Some((start, claim)) = self.open.remove(rule) else { return };
        self.ranges(rule).blocks.push(start, at, claim);
        if rule == ALL {
            let enabled: Vec<_> = self.enabled.keys().copied().collect();
            enabled.iter().for_each(|rule| _ = self.close_enabled(rule, at));
        }
    }

    fn close_enabled(&mut self, rule: &'a str, at: u32) -> bool {
        let Some(start) = self.enabled.remove(rule) else { return false };
        self.ranges(rule).enabled.push(start, at, usize::MAX);
        true
    }

    fn finish(mut self) -> Reach<'a> {
        _ = self.enable(ALL, u32::MAX);
        self.reach
    }
}

/// Finds the lines that `disable-next-line` means.
struct Targets<'a> {
    source: &'a Source,
    lines: &'a LineIndex,
    /// The line that was asked about last, and the answer: many comments may stand on one line.
    last: Option<(usize, Option<(u32, u32)>)>,
}

impl Targets<'_> {
    /// Start and end of the next line that is not blank after the line of `offset`, the end of a comment.
    fn after(&mut self, offset: u32) -> Option<(u32, u32)> {
        let line = self.lines.line_of(offset - 1);
        match self.last {
            Some((last, target)) if last == line => target,
            _ => {
                let target =
                    (line + 1..self.lines.line_count()).map(|it| self.bounds(it)).find(|it| !self.is_blank(*it));
                self.last = Some((line, target));
                target
            }
        }
    }

    fn bounds(&self, line: usize) -> (u32, u32) {
        let start = |line| self.lines.line_start(line).unwrap_or(u32::MAX);
        (start(line), start(line + 1))
    }

    /// Whether nothing stands on the line, the marks of a quotation aside.
    fn is_blank(&self, (start, end): (u32, u32)) -> bool {
        let text = self.source.text();
        text[start as usize..(end as usize).min(text.len())].chars().all(|it| it.is_whitespace() || it == '>')
    }
}
