//! The lines that a finding is about, each cut to the columns that there are.

mod canvas;
mod cut;
mod line;
mod row;

use cut::Wanted;

pub(super) use cut::Excerpt;
pub(super) use line::Line;

use super::fit::width;
use crate::diagnostic::Diagnostic;
use crate::text::{Source, Span};

/// More spans in one line make a picture no one can read.
const MAX_MARKS: usize = 4;

/// A line with what a finding says of it.
pub(super) struct View<'a> {
    /// The line.
    pub(super) line: Line<'a>,
    /// What of it fits.
    pub(super) excerpt: Excerpt<'a>,
    /// The places in it, in their order, one for each mark of the excerpt.
    pub(super) targets: Vec<Target<'a>>,
    /// Offset of the place that the view was made for.
    pub(super) start: u32,
}

/// A place to show.
pub(super) struct Target<'a> {
    /// The place.
    pub(super) span: Span,
    /// What to say about it; may be empty.
    pub(super) label: &'a str,
    /// Whether this is what the finding is about.
    pub(super) primary: bool,
}

impl<'a> Target<'a> {
    /// The finding's place, then those related to it.
    pub(super) fn of(finding: &'a Diagnostic) -> Vec<Self> {
        let related = finding.related.iter().map(|it| Target { span: it.span, label: &it.label, primary: false });
        let first = Target { span: finding.span, label: &finding.label, primary: true };
        std::iter::once(first).chain(related).collect()
    }
}

/// Views of the targets, in their order; targets of one line share a view if they can.
///
/// `room` is how many columns a line may take, `hook` how many are drawn before a label that stands under it.
pub(super) fn views<'a>(
    source: &'a Source,
    mut targets: Vec<Target<'a>>,
    room: impl Fn(&Line<'_>) -> usize,
    hook: usize,
) -> Vec<View<'a>> {
    let mut views = Vec::new();
    while let Some(first) = targets.first() {
        let (line, start) = (Line::of(source, first.span), first.span.start);
        let (targets, excerpt) = take_from_line(&line, &mut targets, room(&line), hook);
        views.push(View { line, excerpt, targets, start });
    }
    views
}

/// Takes the first target, and those others that fit into a view with it.
fn take_from_line<'a>(
    line: &Line<'a>,
    targets: &mut Vec<Target<'a>>,
    room: usize,
    hook: usize,
) -> (Vec<Target<'a>>, Excerpt<'a>) {
    let excerpt = |shown: &[Target<'_>]| {
        let wanted = shown.iter().map(|target| wanted(line, target, room, hook)).collect::<Vec<_>>();
        Excerpt::new(line, &wanted, room)
    };
    let mut shown = vec![targets.remove(0)];
    let mut best = excerpt(&shown).unwrap_or_default();
    let mut index = 0;
    while index < targets.len() && shown.len() < MAX_MARKS {
        let span = targets[index].span;
        let at = shown.partition_point(|target| target.span < span);
        if !line.contains(span) || !is_free(span, &shown) {
            index += 1;
            continue;
        }
        shown.insert(at, targets.remove(index));
        if let Some(shared) = excerpt(&shown) {
            best = shared;
        } else {
            targets.insert(index, shown.remove(at));
            index += 1;
        }
    }
    (shown, best)
}

fn is_free(span: Span, shown: &[Target<'_>]) -> bool {
    shown.iter().all(|other| span.end <= other.span.start || other.span.end <= span.start)
}

/// A label has the room that it needs, or enough to be wrapped well.
fn wanted(line: &Line<'_>, target: &Target<'_>, room: usize, hook: usize) -> Wanted {
    let label = if target.label.is_empty() { 0 } else { hook + width(target.label) };
    Wanted { span: line.clip(target.span), reserve: label.min((room / 3).max(28)).min(room / 2) }
}
