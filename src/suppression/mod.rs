//! Comments that suppress findings: which there are, how far each reaches, and which of them did anything.

mod directive;
mod next_line;
mod reach;

use crate::document::Document;
use crate::text::{Source, Span};

pub use directive::{Action, Directive};
use reach::Reach;

/// The suppression comments of one text.
#[derive(Debug, Default)]
pub struct Suppressions<'a> {
    directives: Vec<Directive>,
    claims: Vec<Claim<'a>>,
    reach: Reach<'a>,
}

/// What one directive says of one rule, or of all rules.
#[derive(Debug)]
struct Claim<'a> {
    /// Index of the directive.
    directive: usize,
    /// Where the rule is named; `None` for all rules.
    name: Option<Span>,
    /// The rule's name, [`reach::ALL`] for all rules.
    rule: &'a str,
    /// Whether it suppressed a finding, or ended a suppression.
    used: bool,
}

/// A part of a directive that does nothing.
#[derive(Clone, Copy, Debug)]
pub struct Idle<'s> {
    /// The directive.
    pub directive: &'s Directive,
    /// The name of the rule that it does nothing for; `None` where it names none.
    pub name: Option<Span>,
    /// The earlier directive that does the same already, if one does.
    pub covered_by: Option<&'s Directive>,
}

impl<'a> Suppressions<'a> {
    /// Reads the comments of `document`, the text of `source`.
    #[must_use]
    pub fn read(source: &'a Source, document: &Document) -> Self {
        let directives = document.comments.iter().filter_map(|comment| Directive::read(source, *comment));
        let mut suppressions = Self { directives: directives.collect(), ..Self::default() };
        if suppressions.directives.is_empty() {
            return suppressions;
        }
        for (index, directive) in suppressions.directives.iter().enumerate() {
            let claim = |name: Option<Span>| Claim {
                directive: index,
                name,
                rule: name.map_or(reach::ALL, |name| source.slice(name)),
                used: false,
            };
            match (directive.acts(), &*directive.names) {
                (false, _) => {}
                (true, []) => suppressions.claims.push(claim(None)),
                (true, names) => suppressions.claims.extend(names.iter().map(|name| claim(Some(*name)))),
            }
        }
        suppressions.reach = Reach::of(source, &suppressions.directives, &mut suppressions.claims);
        suppressions
    }

    /// Whether there are none.
    #[must_use]
    pub fn is_empty(&self) -> bool {
        self.directives.is_empty()
    }

    /// What suppresses a finding of `rule` that starts at `offset`, if anything does; it counts as used from then on.
    pub fn suppress(&mut self, rule: &str, offset: u32) -> Option<&Directive> {
        let claim = &mut self.claims[self.reach.covering(rule, offset)?];
        claim.used = true;
        Some(&self.directives[claim.directive])
    }

    /// The directives, in the order of the text, those that do not exist or are never closed included.
    #[must_use]
    pub fn directives(&self) -> &[Directive] {
        &self.directives
    }

    /// The directives that suppress findings on the line that begins at `line_start`, and on no other.
    pub fn of_line(&self, line_start: u32) -> impl Iterator<Item = &Directive> {
        let claims = self.claims.iter().enumerate();
        let own = claims.filter(move |(index, _)| self.reach.start(*index) == Some(line_start));
        let directives = own.map(|(_, claim)| &self.directives[claim.directive]);
        directives.filter(|directive| directive.action == Some(Action::DisableNextLine))
    }

    /// What did nothing so far, in the order of the text.
    pub fn idle(&self) -> impl Iterator<Item = Idle<'_>> {
        self.claims.iter().enumerate().filter(|(_, claim)| !claim.used).map(|(index, claim)| Idle {
            directive: &self.directives[claim.directive],
            name: claim.name,
            covered_by: self.covering(index, claim),
        })
    }

    /// The other directive that does already what this claim is for.
    fn covering(&self, index: usize, claim: &Claim<'_>) -> Option<&Directive> {
        let start = self.reach.start(index)?;
        let other = self.reach.covering(claim.rule, start).filter(|other| *other != index)?;
        Some(&self.directives[self.claims[other].directive])
    }
}

#[cfg(test)]
mod tests;
