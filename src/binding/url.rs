//! The URLs of values and links, taken apart.

use ::url::{ParseError, Url};

use super::{Binder, Reading};
use crate::document::Link;
use crate::schema::{LinksDecl, Place, Relative, UrlDecl, ValueDecl, ValueType};
use crate::text::Span;

/// A URL in the document and what the schema says of it.
#[derive(Debug)]
pub struct UrlUse<'a> {
    /// Its place.
    pub span: Span,
    /// The URL; of a link with its escapes undone, of a reference link the one that its definition gives.
    pub text: &'a str,
    /// What messages call it.
    pub name: &'a str,
    /// What it must be like.
    pub decl: &'a UrlDecl,
    /// The declared value that it is; `None` for a link or image that only `[links]` or
    /// `[images]` speaks of.
    pub value: Option<&'a ValueDecl>,
    /// Where it is declared that it must be a URL.
    pub place: Place,
    /// The level that its declaration gives findings.
    pub level: Option<crate::schema::Level>,
    /// What is wrong with it.
    pub fault: Option<UrlFault>,
    /// The tracking parameters in its query.
    pub tracking: Vec<&'a str>,
    /// Whether it is relative, where that is accepted.
    pub relative: bool,
    /// Whether it leads to the document that holds it.
    pub itself: bool,
}

/// What is wrong with a URL. The first fault counts: the others follow from it.
#[derive(Clone, Debug, PartialEq, Eq)]
pub enum UrlFault {
    /// Nothing stands there.
    Empty,
    /// It holds a blank.
    Blank,
    /// It holds a control character.
    Control,
    /// It has no scheme.
    Relative,
    /// No `//` stands after its scheme.
    NoSlashes,
    /// It ends in a `?` with nothing after it.
    BareQuery,
    /// It cannot be read, for this reason.
    Invalid(String),
    /// Its scheme is not accepted.
    Scheme(String),
    /// Its host is not accepted.
    Host(String),
}

/// Query parameters that only tell who sent a reader, in lower case. `utm_` parameters are known by their prefix.
const TRACKING: [&str; 18] = [
    "_hsenc",
    "_hsmi",
    "dclid",
    "fbclid",
    "gad_source",
    "gbraid",
    "gclid",
    "gclsrc",
    "igsh",
    "igshid",
    "mc_cid",
    "mc_eid",
    "mkt_tok",
    "msclkid",
    "twclid",
    "vero_id",
    "wbraid",
    "yclid",
];

impl<'a> Binder<'a> {
    /// Takes apart the URLs of declared values and, where the schema speaks of links, of all other links.
    pub(super) fn urls(&mut self) {
        for at in 0..self.binding.values.len() {
            let value = self.binding.values[at];
            if value.decl.kind.value == ValueType::Url && value.reading == Reading::Text {
                let link = self.sole_link(value.span);
                let span = link.map_or(value.span, |link| link.destination);
                let decl = value.decl;
                let text = link.map_or(value.text, |link| &*link.url);
                self.binding.urls.push(UrlUse {
                    span,
                    text,
                    name: &decl.name,
                    decl: &decl.url,
                    value: Some(decl),
                    place: decl.kind.place,
                    level: decl.level,
                    fault: fault(&decl.url, text, false),
                    tracking: tracking(text),
                    relative: false,
                    itself: false,
                });
            }
        }
        let images = self.schema.images.as_ref().map(|images| &images.links).or(self.schema.links.as_ref());
        if self.schema.links.is_some() || images.is_some() {
            let mut covered = self.covered();
            covered.sort_unstable();
            let mut covered = covered.into_iter().peekable();
            // Links stand in the order of their starts: of the places that start before one, the furthest end decides.
            let mut covered_to = 0;
            for link in &self.document.links {
                while let Some(place) = covered.next_if(|place| place.start <= link.span.start) {
                    covered_to = covered_to.max(place.end);
                }
                let decl = if link.image { images } else { self.schema.links.as_ref() };
                if let Some(decl) = decl.filter(|_| link.span.end > covered_to) {
                    self.link(link, decl);
                }
            }
        }
    }

    fn link(&mut self, link: &'a Link, links: &'a LinksDecl) {
        let text: &'a str = &link.url;
        let relative = links.relative != Relative::Deny && is_relative(text);
        self.binding.urls.push(UrlUse {
            span: link.destination,
            text,
            name: if link.image { "image" } else { "link" },
            decl: &links.url,
            value: None,
            place: links.place,
            level: links.level,
            fault: fault(&links.url, text, links.relative != Relative::Deny),
            tracking: tracking(text),
            relative,
            itself: relative && leads_to(text, self.source.name()),
        });
    }

    /// The link that is all of the text at `span`.
    fn sole_link(&self, span: Span) -> Option<&'a Link> {
        self.document.links_in(span).first().filter(|link| link.span == span)
    }

    /// The places whose links the templates and values speak of.
    fn covered(&self) -> Vec<Span> {
        let title = self.binding.title.matched.iter().map(|matched| matched.span);
        let preamble = self.binding.preamble.found.iter().map(|it| it.matched.span);
        let urls = self.binding.values.iter().filter(|value| value.decl.kind.value == ValueType::Url);
        let prose = self.binding.prose.iter().map(|it| it.matched.span);
        title.chain(preamble).chain(prose).chain(urls.map(|value| value.span)).collect()
    }
}

/// Whether a reference names no scheme (RFC 3986, section 4.1) and says something.
fn is_relative(text: &str) -> bool {
    let end = text.find([':', '/', '?', '#']).unwrap_or(text.len());
    !text.is_empty() && !text[end..].starts_with(':') && !text.starts_with("//")
}

/// Whether a relative reference leads to the start of the file `name`, with `.md` after it or without.
fn leads_to(reference: &str, name: &str) -> bool {
    let path = reference.split('?').next().unwrap_or_default();
    if path.is_empty() || path.contains('#') || path.starts_with('/') {
        return false;
    }
    let (folder, own) = name.rsplit_once('/').map_or(("", name), |(folder, own)| (folder, own));
    let mut parts: Vec<&str> = folder.split('/').filter(|part| !part.is_empty()).collect();
    for part in path.split('/') {
        match part {
            "" | "." => {}
            ".." if parts.pop().is_some() => {}
            part => parts.push(part),
        }
    }
    let Some((last, rest)) = parts.split_last() else { return false };
    let same_folder = rest.iter().copied().eq(folder.split('/').filter(|part| !part.is_empty()));
    let stem = own.strip_suffix(".md").unwrap_or(own);
    same_folder && (*last == own || (*last == stem && stem != own))
}

fn fault(decl: &UrlDecl, text: &str, relative: bool) -> Option<UrlFault> {
    if decl.hosts.is_none() && is_plain(&decl.schemes.value, text) {
        return None;
    }
    if text.is_empty() {
        return Some(UrlFault::Empty);
    }
    if let Some(blank) = text.chars().find(|it| it.is_whitespace() || it.is_control()) {
        return Some(if blank.is_control() { UrlFault::Control } else { UrlFault::Blank });
    }
    let url = match Url::parse(text) {
        Ok(url) => url,
        Err(ParseError::RelativeUrlWithoutBase) if relative => return None,
        Err(ParseError::RelativeUrlWithoutBase) => return Some(UrlFault::Relative),
        Err(error) => return Some(UrlFault::Invalid(error.to_string())),
    };
    if !decl.schemes.iter().any(|scheme| scheme == url.scheme()) {
        return Some(UrlFault::Scheme(url.scheme().to_owned()));
    }
    let web = matches!(url.scheme(), "http" | "https" | "ftp");
    if web && !text[url.scheme().len() + 1..].starts_with("//") {
        return Some(UrlFault::NoSlashes);
    }
    let host = url.host_str().unwrap_or_default();
    match &decl.hosts {
        Some(hosts) if !hosts.iter().any(|accepted| is_host(host, accepted)) => Some(UrlFault::Host(host.to_owned())),
        // Last: it breaks nothing, and must not hide what does.
        _ if web && text.ends_with('?') => Some(UrlFault::BareQuery),
        _ => None,
    }
}

/// Whether `text` is, at a glance, a web address that parsing finds no fault with, as nearly all are.
fn is_plain(schemes: &[String], text: &str) -> bool {
    let web = schemes.iter().filter(|scheme| matches!(scheme.as_str(), "https" | "http"));
    let mut rests = web.filter_map(|scheme| text.strip_prefix(scheme.as_str())?.strip_prefix("://"));
    let Some(rest) = rests.next() else { return false };
    let (host, path) = rest.split_at(rest.find('/').unwrap_or(rest.len()));
    // Letters after the last full stop, and no `xn--`: neither an address in numbers nor a name to decode.
    let labels = !host.as_bytes().windows(2).any(|pair| pair == b"--") && host.split('.').all(|it| !it.is_empty());
    let letters = host.rsplit('.').next().is_some_and(|last| last.bytes().all(|it| it.is_ascii_lowercase()));
    labels
        && letters
        && host.bytes().all(|it| it.is_ascii_lowercase() || it.is_ascii_digit() || matches!(it, b'.' | b'-'))
        && path.bytes().all(|it| it.is_ascii_graphic())
        && !path.ends_with('?')
}

/// Whether `host` is `accepted` or a subdomain of it.
fn is_host(host: &str, accepted: &str) -> bool {
    host.strip_suffix(accepted).is_some_and(|rest| rest.is_empty() || rest.ends_with('.'))
}

fn tracking(text: &str) -> Vec<&str> {
    let text = text.split_once('#').map_or(text, |(before, _)| before);
    let Some((_, query)) = text.split_once('?') else { return Vec::new() };
    query.split('&').filter(|parameter| is_tracking(parameter)).map(name_of).collect()
}

fn name_of(parameter: &str) -> &str {
    parameter.split_once('=').map_or(parameter, |(name, _)| name)
}

/// Whether a query parameter, with its value or without, is known to track readers.
#[must_use]
pub fn is_tracking(parameter: &str) -> bool {
    let name = name_of(parameter).to_ascii_lowercase();
    name.starts_with("utm_") || TRACKING.contains(&name.as_str())
}

#[cfg(test)]
mod tests {
    use super::*;
    use crate::schema::Declared;

    fn fault_of(text: &str) -> Option<UrlFault> {
        let place = Place::default();
        let schemes = Declared { value: vec!["https".into(), "http".into()], place };
        let hosts = Some(Declared { value: vec!["example.org".into()], place });
        fault(&UrlDecl { schemes, hosts, tracking: None }, text, false)
    }

    #[test]
    fn absolute_web_addresses_pass() {
        assert_eq!(fault_of("https://example.org/a?b=c#d"), None);
        assert_eq!(fault_of("HTTP://www.Example.org/é|[]"), None);
    }

    #[test]
    fn the_first_fault_counts() {
        assert_eq!(fault_of("htp:/x y"), Some(UrlFault::Blank));
        assert_eq!(fault_of("example.org/a"), Some(UrlFault::Relative));
        assert_eq!(fault_of("https:example.org"), Some(UrlFault::NoSlashes));
        assert_eq!(fault_of("https://example.org/a?"), Some(UrlFault::BareQuery));
        assert_eq!(fault_of("https://a.example/?"), Some(UrlFault::Host("a.example".into())));
        assert_eq!(fault_of("ftp://example.org"), Some(UrlFault::Scheme("ftp".into())));
        assert_eq!(
            fault_of("https://example.org.evil.example/"),
            Some(UrlFault::Host("example.org.evil.example".into()))
        );
    }

    #[test]
    fn relative_references_name_no_scheme() {
        for text in ["a", "a.md#b:c", "../a", "/a", "?q", "#part"] {
            assert!(is_relative(text), "{text}");
        }
        for text in ["", "mailto:a@b.example", "https://a.example/", "//a.example/b"] {
            assert!(!is_relative(text), "{text}");
        }
    }

    #[test]
    fn a_document_is_known_by_its_path() {
        for reference in ["a", "a.md", "./a", "../d/a.md", "a?raw"] {
            assert!(leads_to(reference, "c/d/a.md"), "{reference}");
        }
        for reference in ["b", "../a", "e/a", "a.md#part", "#part", "/c/d/a.md", "A"] {
            assert!(!leads_to(reference, "c/d/a.md"), "{reference}");
        }
    }

    #[test]
    fn tracking_parameters_are_known_by_name() {
        assert_eq!(tracking("https://a.example/?utm_source=x&id=1&fbclid=2#utm_medium=y"), ["utm_source", "fbclid"]);
        assert_eq!(tracking("https://a.example/?ref=main&page=2"), Vec::<&str>::new());
        assert_eq!(tracking("https://a.example/#top?utm_source=x"), Vec::<&str>::new());
    }
}
