//! How far each directive reaches.

use std::collections::HashMap;
use std::mem;

use super::{Action, Claim, Directive, next_line};
use crate::text::Source;

/// Stands for all rules where a rule's name could stand.
pub(super) const ALL: &str = "";
/// Stands for the claim of a stretch that no claim suppresses.
const NO_CLAIM: usize = usize::MAX;

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
        let targets = next_line::targets(source, directives);
        for (index, claim) in claims.iter_mut().enumerate() {
            let directive = &directives[claim.directive];
            let at = directive.comment.start;
            let start = match directive.action {
                Some(Action::DisableFile) => {
                    builder.ranges(claim.rule).file.get_or_insert(index);
                    Some(0)
                }
                Some(Action::DisableNextLine) => {
                    targets[claim.directive].map(|(start, end)| builder.line(claim.rule, start, end, index))
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
                self.close_all_enabled(at);
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
            return self.enable_all(at);
        }
        let is_open = self.close(rule, at);
        let is_part_of_all = self.open.contains_key(ALL) && !self.enabled.contains_key(rule);
        if is_part_of_all {
            self.enabled.insert(rule, at);
        }
        is_open || is_part_of_all
    }

    fn enable_all(&mut self, at: u32) -> bool {
        let open = mem::take(&mut self.open);
        let is_open = !open.is_empty();
        for (rule, (start, claim)) in open {
            self.ranges(rule).blocks.push(start, at, claim);
        }
        self.close_all_enabled(at);
        is_open
    }

    fn close(&mut self, rule: &'a str, at: u32) -> bool {
        let Some((start, claim)) = self.open.remove(rule) else { return false };
        self.ranges(rule).blocks.push(start, at, claim);
        true
    }

    fn close_enabled(&mut self, rule: &'a str, at: u32) -> bool {
        let Some(start) = self.enabled.remove(rule) else { return false };
        self.ranges(rule).enabled.push(start, at, NO_CLAIM);
        true
    }

    fn close_all_enabled(&mut self, at: u32) {
        for (rule, start) in mem::take(&mut self.enabled) {
            self.ranges(rule).enabled.push(start, at, NO_CLAIM);
        }
    }

    fn finish(mut self) -> Reach<'a> {
        self.enable_all(u32::MAX);
        self.reach
    }
}
