//! Findings as one page for a browser, with everything in it.
//!
//! A [`Page`] collects what is told of each file, since what it says first is known last. Its script draws findings from
//! data when they come into view. Without it, counts and the first findings are there as text.

mod bars;
mod cutout;
mod escape;
mod finding;
mod mending;
mod overview;
mod parts;
mod piece;
mod policy;
mod template;

use serde::Serialize;

use escape::{escaped, in_script};
use overview::Overview;
use template::fill;

use super::{FileFindings, Problem};
use crate::rules::find;
use crate::text::{counted, grouped};

use piece::Piece;
use policy::POLICY;

/// Findings beyond these are counted but not listed: browsers have to hold the page.
const MAX_LISTED: usize = 50_000;
/// Findings that are there as text for browsers that run no scripts; a file more or less is not cut.
const MAX_PLAIN: usize = 1_000;

const PAGE: &str = include_str!("page.html");
const STYLE: &str = concat!(include_str!("page.css"), include_str!("list.css"));
/// Runs before anything is drawn.
const EARLY_SCRIPT: &str = include_str!("early.js");
const SCRIPT: &str =
    concat!(include_str!("filter.js"), include_str!("draw.js"), include_str!("window.js"), include_str!("page.js"));

/// A report in the making.
#[derive(Debug, Default)]
pub struct Page {
    overview: Overview,
    /// The files with their findings, as JSON.
    files: Vec<String>,
    listed: usize,
    plain: String,
    in_plain: usize,
}

/// A rule for the page.
#[derive(Serialize)]
struct RuleEntry {
    name: &'static str,
    summary: &'static str,
    why: &'static str,
}

/// What is told of a file, for [`Page::add`].
#[must_use]
pub(super) fn file(file: &FileFindings<'_>) -> String {
    serde_json::to_string(&Piece::new(file)).unwrap_or_default()
}

impl Page {
    /// Adds what [`render_file`](super::render_file) tells of a file; files come in the order in which they are listed.
    pub fn add(&mut self, file: &str) {
        // What `file` has written can be read.
        let Ok(piece) = serde_json::from_str::<Piece>(file) else { return };
        let count = piece.overview.total();
        if self.in_plain < MAX_PLAIN {
            self.in_plain += piece.in_plain;
            self.plain.push_str(&piece.plain);
        }
        let room = MAX_LISTED - self.listed;
        if room > 0 && count > 0 {
            self.listed += piece.entries.len().min(room);
            self.files.push(piece.listed(room));
        }
        self.overview.merge(piece.overview);
    }

    /// The whole page of a run that had these problems; the same for the same findings.
    #[must_use]
    pub fn finish(self, problems: &[Problem]) -> String {
        let overview = &self.overview;
        let plain = format!("{}{}", self.about_plain(), self.plain);
        let data = format!("{{\"rules\":{},\"files\":[{}]}}", self.rules(), self.files.join(",\n"));
        fill(
            PAGE,
            &[
                ("policy", POLICY),
                ("style", STYLE),
                ("early", EARLY_SCRIPT),
                ("title", &escaped(&overview.sentence())),
                ("state", overview.state()),
                ("tiles", &overview.tiles()),
                ("remarks", &overview.remarks(problems, self.listed)),
                ("plots", &overview.plots()),
                ("plain", &plain),
                ("version", env!("CARGO_PKG_VERSION")),
                ("data", &in_script(&data)),
                ("script", SCRIPT),
            ],
        )
    }

    /// The rules that spoke, as JSON.
    fn rules(&self) -> String {
        let rules = self.overview.rules().filter_map(find);
        let rules: Vec<_> =
            rules.map(|it| RuleEntry { name: it.name, summary: it.summary, why: it.docs.why }).collect();
        // Structs of strings always serialize.
        serde_json::to_string(&rules).unwrap_or_default()
    }

    fn about_plain(&self) -> String {
        let (shown, all) = (self.in_plain, self.overview.total());
        match all - shown {
            0 => String::new(),
            more => format!(
                "<p>These are the first {} of {}; the other {} are shown by a browser that runs scripts.</p>\n",
                grouped(shown as u64),
                counted(all as u64, "finding"),
                grouped(more as u64)
            ),
        }
    }
}
