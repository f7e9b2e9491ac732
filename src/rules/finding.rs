use crate::diagnostic::{Applicability, Declaration, Diagnostic, Edit, Elsewhere, Fix, Related, Severity};
use crate::schema::{Level, Place, Schema};
use crate::suppression::Suppressions;
use crate::text::Span;

use super::{Context, Rule, Setting};

/// A finding in the making: what a rule says, before levels are settled.
pub struct Finding {
    span: Span,
    message: String,
    label: String,
    related: Vec<Related>,
    elsewhere: Option<Elsewhere>,
    help: Option<String>,
    place: Option<Place>,
    declaration: Option<Declaration>,
    level: Option<Level>,
    severity: Option<Severity>,
    fix: Option<Fix>,
}

impl Finding {
    /// What is wrong, and where.
    pub fn new(span: Span, message: impl Into<String>) -> Self {
        Self {
            span,
            message: message.into(),
            label: String::new(),
            related: Vec::new(),
            elsewhere: None,
            help: None,
            place: None,
            declaration: None,
            level: None,
            severity: None,
            fix: None,
        }
    }

    /// What stands there.
    #[must_use]
    pub fn label(mut self, label: impl Into<String>) -> Self {
        self.label = label.into();
        self
    }

    /// What to do.
    #[must_use]
    pub fn help(mut self, help: impl Into<String>) -> Self {
        self.help = Some(help.into());
        self
    }

    /// Which declaration of the schema asks for it.
    #[must_use]
    pub fn asked_at(mut self, place: Place) -> Self {
        self.place = Some(place);
        self
    }

    /// Which place of another file than the schema asks for it.
    #[must_use]
    pub fn declared(mut self, declaration: Declaration) -> Self {
        self.declaration = Some(declaration);
        self
    }

    /// The level that the declaration gives, if it does.
    #[must_use]
    pub fn level(mut self, level: Option<Level>) -> Self {
        self.level = level;
        self
    }

    /// Another severity than the rule's own.
    #[must_use]
    pub fn severity(mut self, severity: Severity) -> Self {
        self.severity = Some(severity);
        self
    }

    /// Another place that explains it.
    #[must_use]
    pub fn related(mut self, span: Span, label: impl Into<String>) -> Self {
        self.related.push(Related { span, label: label.into() });
        self
    }

    /// A place in another document that explains it.
    #[must_use]
    pub fn elsewhere(mut self, place: Elsewhere) -> Self {
        self.elsewhere = Some(place);
        self
    }

    /// One edit that mends it.
    #[must_use]
    pub fn fix(self, title: impl Into<String>, applicability: Applicability, edit: Edit) -> Self {
        self.fix_all(title, applicability, vec![edit])
    }

    /// Edits that mend it together, in the order of their places; none for a finding that cannot be mended.
    #[must_use]
    pub fn fix_all(mut self, title: impl Into<String>, applicability: Applicability, edits: Vec<Edit>) -> Self {
        self.fix = (!edits.is_empty()).then(|| Fix { title: title.into(), applicability, edits });
        self
    }
}

/// A finding that a comment suppresses.
pub struct Suppressed {
    /// The finding.
    pub finding: Diagnostic,
    /// The reason that the comment gives.
    pub reason: Option<Span>,
}

/// Where rules put what they find. The one place where levels are settled: what the run says of a rule comes before
/// what the declaration says, that before what the schema says of the rule, and that before the rule's own severity.
/// (A rule that the schema turns off does not look at all, unless the run sets its level.)
pub struct Findings<'a> {
    schema: &'a Schema,
    turn: Option<(&'static Rule, Setting)>,
    found: Vec<Diagnostic>,
}

impl<'a> Findings<'a> {
    /// No findings yet.
    #[must_use]
    pub fn new(schema: &'a Schema) -> Self {
        Self { schema, turn: None, found: Vec::new() }
    }

    /// Lets `rule` look, at the level that the run sets for it, if it does.
    pub fn look(&mut self, rule: &'static Rule, setting: Setting, context: &Context<'_>) {
        self.turn = Some((rule, setting));
        (rule.check)(context, self);
        self.turn = None;
    }

    /// Adds the finding, if there is one, of the rule whose turn it is.
    pub fn extend(&mut self, finding: Option<Finding>) {
        if let Some(finding) = finding {
            self.push(finding);
        }
    }

    /// Adds a finding of the rule whose turn it is.
    pub fn push(&mut self, finding: Finding) {
        let Some((rule, setting)) = self.turn else { return };
        let severity = match setting.level(finding.level, self.schema.level(rule.name)) {
            Some(Level::Off) => return,
            Some(Level::Report(severity)) => severity,
            None => finding.severity.unwrap_or(rule.severity),
        };
        self.found.push(Diagnostic {
            rule: rule.name,
            severity,
            message: finding.message,
            span: finding.span,
            label: finding.label,
            related: finding.related,
            elsewhere: finding.elsewhere,
            help: finding.help,
            declaration: finding.declaration.or_else(|| finding.place.map(|place| self.schema.declaration(place))),
            fix: finding.fix,
        });
    }

    /// Takes out the findings that comments suppress.
    pub fn suppress(&mut self, suppressions: &mut Suppressions<'_>) -> Vec<Suppressed> {
        let (mut left, mut suppressed) = (Vec::new(), Vec::new());
        for finding in std::mem::take(&mut self.found) {
            match suppressions.suppress(finding.rule, finding.span.start) {
                Some(directive) => suppressed.push(Suppressed { finding, reason: directive.reason }),
                None => left.push(finding),
            }
        }
        self.found = left;
        suppressed
    }

    /// Takes out the findings that are known, asking in the order of the text.
    pub fn hold_back(&mut self, mut is_known: impl FnMut(&Diagnostic) -> bool) -> Vec<Diagnostic> {
        self.sort();
        self.found.extract_if(.., |finding| is_known(finding)).collect()
    }

    /// All findings, by place, then by rule.
    #[must_use]
    pub fn into_sorted(mut self) -> Vec<Diagnostic> {
        self.sort();
        self.found
    }

    fn sort(&mut self) {
        self.found.sort_by(|a, b| (a.span, a.rule, &a.message).cmp(&(b.span, b.rule, &b.message)));
    }
}
