//! Where the links of a text lead.

use std::collections::HashMap;

use percent_encoding::percent_decode_str;
use url::{ParseError, Url};

use crate::binding::{Bound, Reading};
use crate::corpus::anchor_places;
use crate::document::Link;
use crate::schema::ValueType;
use crate::text::{Source, Span};

/// The schemes that an editor may open: others may run programs.
const SCHEMES: [&str; 3] = ["https", "http", "mailto"];

/// A text that leads somewhere.
#[derive(Clone, Debug, PartialEq, Eq)]
pub struct DocumentLink {
    /// The destination as written; of a reference link, whose destination stands elsewhere, the whole link.
    pub span: Span,
    /// Where it leads.
    pub target: LinkTarget,
}

/// Where a link leads.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum LinkTarget {
    /// To an absolute address, of the scheme `https`, `http` or `mailto`.
    Url(String),
    /// To a file.
    File {
        /// Its path from the folder of the text, as written, percent-encoding undone. It may leave out the `.md`.
        path: String,
        /// The part of it that is meant, percent-encoding undone.
        fragment: Option<String>,
    },
    /// To a place in the same text.
    Anchor(Span),
}

/// The links of a text, images and values that are URLs included, in the order of their places; none touches a byte of
/// another. Left out is what leads to other schemes, to nowhere, or from the root of a site, which only the site knows.
#[must_use]
pub fn links(bound: &Bound<'_>) -> Vec<DocumentLink> {
    let Bound { source, document, binding, .. } = bound;
    let is_needed = document.links.iter().any(|link| link.url.starts_with('#'));
    let anchors = is_needed.then(|| anchor_places(source, document));
    let places = Places { anchors: anchors.unwrap_or_default(), start: source.body_start() as u32 };
    let mut links: Vec<DocumentLink> = document.links.iter().filter_map(|link| places.link(source, link)).collect();
    let urls = binding.values.iter().filter(|value| value.decl.kind.value == ValueType::Url);
    let bare = urls.filter(|value| {
        value.reading == Reading::Text
            && !value.text.contains(char::is_whitespace)
            && document.links_in(value.span).is_empty()
    });
    links.extend(bare.filter_map(|value| Some(DocumentLink { span: value.span, target: address(value.text)? })));
    // Where two begin at one place, the longer counts, and of a link and a value the link.
    links.sort_by_key(|link| (link.span.start, std::cmp::Reverse(link.span.end)));
    let mut end = 0;
    links.retain(|link| {
        let is_free = link.span.start >= end;
        end = if is_free { link.span.end } else { end };
        is_free
    });
    links
}

/// The places in the text that links lead to.
struct Places {
    anchors: HashMap<String, Span>,
    start: u32,
}

impl Places {
    fn link(&self, source: &Source, link: &Link) -> Option<DocumentLink> {
        let url = &*link.url;
        // The address of a person in `<>` goes without its scheme (CommonMark 0.31.2, section 6.5).
        let is_person = source.slice(link.span).starts_with('<') && !url.contains(':');
        let target = if is_person { address(&format!("mailto:{url}")) } else { self.target(url) };
        Some(DocumentLink { span: link.destination, target: target? }).filter(|link| !link.span.is_empty())
    }

    fn target(&self, url: &str) -> Option<LinkTarget> {
        let decoded = |text: &str| percent_decode_str(text).decode_utf8_lossy().into_owned();
        if let Some(anchor) = url.strip_prefix('#') {
            return self.anchor(&decoded(anchor)).map(LinkTarget::Anchor);
        }
        if Url::parse(url) != Err(ParseError::RelativeUrlWithoutBase) {
            return address(url);
        }
        let (path, fragment) = url.split_once('#').map_or((url, None), |(path, fragment)| (path, Some(fragment)));
        let path = decoded(path.split('?').next().unwrap_or_default());
        let is_file = !path.trim().is_empty() && !path.starts_with('/') && !path.contains(char::is_control);
        let fragment = fragment.filter(|it| !it.is_empty()).map(decoded);
        is_file.then_some(LinkTarget::File { path, fragment })
    }

    fn anchor(&self, name: &str) -> Option<Span> {
        let known = self.anchors.get(name).or_else(|| self.anchors.get(&name.to_lowercase()));
        // Browsers scroll to the top for these (HTML Standard, section 7.4.6.4).
        known.copied().or_else(|| matches!(name, "" | "top").then_some(Span::empty(self.start)))
    }
}

/// An absolute address of a scheme that an editor may open, as browsers write it.
fn address(text: &str) -> Option<LinkTarget> {
    let url = Url::parse(text).ok().filter(|url| SCHEMES.contains(&url.scheme()))?;
    Some(LinkTarget::Url(url.into()))
}
