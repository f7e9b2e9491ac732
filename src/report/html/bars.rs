//! Counts as bars, each a link that filters.

use std::cmp::Reverse;
use std::fmt::Write;

use percent_encoding::{NON_ALPHANUMERIC, utf8_percent_encode};

use super::escape::escaped;
use crate::diagnostic::Counts;
use crate::text::{counted, grouped};

/// Bars that are seen at once.
const SHOWN: usize = 8;
/// Bars beyond these are left out.
const MOST: usize = 200;

/// One bar.
pub(super) struct Bar<'a> {
    /// What is counted.
    pub(super) name: &'a str,
    pub(super) counts: Counts,
}

/// A plot of `all`, which are counts by `key`, the longest bar first; empty without any.
pub(super) fn bars(key: &str, heading: &str, noun: &str, mut all: Vec<Bar<'_>>) -> String {
    if all.is_empty() {
        return String::new();
    }
    all.sort_by(|a, b| Reverse(a.counts.total()).cmp(&Reverse(b.counts.total())).then(a.name.cmp(b.name)));
    let longest = all[0].counts.total();
    let item = |bar: &Bar<'_>| bar.item(key, longest);
    let list = |bars: &[Bar<'_>]| bars.iter().fold(String::new(), |list, bar| list + &item(bar));
    let mut plot = format!("<section class=\"plot\" aria-labelledby=\"by-{key}\">\n<h2 id=\"by-{key}\">{heading}");
    _ = writeln!(plot, " <span class=\"of\">{}</span></h2>", counted(all.len() as u64, noun));
    let (first, rest) = all.split_at(all.len().min(SHOWN));
    _ = writeln!(plot, "<ol class=\"bars\">\n{}</ol>", list(first));
    if !rest.is_empty() {
        let (rest, left_out) = rest.split_at(rest.len().min(MOST - SHOWN));
        let count = counted(rest.len() as u64, &format!("more {noun}"));
        _ = writeln!(plot, "<details><summary>{count}</summary>\n<ol class=\"bars\">\n{}</ol>", list(rest));
        if !left_out.is_empty() {
            let findings = left_out.iter().map(|bar| bar.counts.total()).sum::<usize>();
            let (count, findings) = (counted(left_out.len() as u64, noun), grouped(findings as u64));
            _ = writeln!(plot, "<p class=\"of\">and {count} with {findings} findings in all</p>");
        }
        plot.push_str("</details>\n");
    }
    plot + "</section>\n"
}

impl Bar<'_> {
    fn item(&self, key: &str, longest: usize) -> String {
        let Counts { errors, warnings, notes } = self.counts;
        let mut segments = String::new();
        let mut start = 0.0;
        for (count, class) in [(errors, "error"), (warnings, "warning"), (notes, "note")] {
            if count > 0 {
                // Counts are far below 2^52, where this stays exact.
                #[allow(clippy::cast_precision_loss, reason = "a picture of 100 units")]
                let width = 100.0 * count as f64 / longest as f64;
                _ = write!(segments, "<rect class=\"{class}\" x=\"{start:.2}\" width=\"{width:.2}\" height=\"1\"/>");
                start += width;
            }
        }
        let told = self.counts.in_words().join(", ");
        let name = escaped(self.name);
        let link = utf8_percent_encode(self.name, NON_ALPHANUMERIC);
        let total = grouped(self.counts.total() as u64);
        format!(
            "<li><a href=\"#{key}={link}\" data-key=\"{key}\" data-value=\"{name}\" title=\"{name}: {told}\">\
             <span class=\"name\"><bdi>{name}</bdi></span>\
             <svg viewBox=\"0 0 100 1\" preserveAspectRatio=\"none\" aria-hidden=\"true\">{segments}</svg>\
             <span class=\"count\">{total}</span></a></li>\n"
        )
    }
}
