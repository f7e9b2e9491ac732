use std::collections::{HashMap, HashSet};

use crate::document::Document;
use crate::text::{Source, Span};

/// The anchors that a link may name after `#`: those that GitHub gives headings (lower case, spaces to hyphens, other
/// marks dropped, `-1` and so on after repeated ones), and those that HTML gives by `id` or `name`.
#[must_use]
pub fn anchors(source: &Source, document: &Document) -> HashSet<String> {
    anchor_places(source, document).into_keys().collect()
}

/// The same with the places that they lead to: the heading's text, or the attribute's value. Of places with the same
/// anchor the first counts.
#[must_use]
pub fn anchor_places(source: &Source, document: &Document) -> HashMap<String, Span> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut anchors = HashMap::new();
    for heading in &document.headings {
        let slug = slug(source.slice(heading.text));
        let count = counts.entry(slug.clone()).or_default();
        let anchor = if *count == 0 { slug } else { format!("{slug}-{count}") };
        anchors.entry(anchor).or_insert(heading.text);
        *count += 1;
    }
    let text = source.text();
    for attribute in ["id=\"", "name=\""] {
        for (at, _) in text.match_indices(attribute) {
            let start = at + attribute.len();
            let Some((value, _)) = text[start..].split_once('"') else { break };
            anchors.entry(value.to_owned()).or_insert(Span::new(start, start + value.len()));
        }
    }
    anchors
}

fn slug(heading: &str) -> String {
    let kept = heading.trim().chars().filter_map(|it| match it {
        ' ' => Some('-'),
        '-' | '_' => Some(it),
        it if it.is_alphanumeric() => Some(it),
        _ => None,
    });
    kept.flat_map(char::to_lowercase).collect()
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn headings_get_the_anchors_of_github() {
        let source =
            Source::new("a.md", "# A `b` & c!\n\n## Ünder_score\n\n## Twice\n\n## Twice\n\n<a id=\"own\"></a>\n")
                .unwrap();
        let anchors = anchors(&source, &Document::parse(&source));
        for anchor in ["a-b--c", "ünder_score", "twice", "twice-1", "own"] {
            assert!(anchors.contains(anchor), "{anchor} is not in {anchors:?}");
        }
        assert_eq!(anchors.len(), 5);
    }

    #[test]
    fn anchors_lead_to_the_first_of_their_name() {
        let source = Source::new("a.md", "# A\n\n## B\n\n## B\n\n## B 1\n\n<a id=\"a\"></a><a id=\"c").unwrap();
        let places = anchor_places(&source, &Document::parse(&source));
        let mut places: Vec<_> = places.iter().map(|(name, span)| (span.start, name.as_str())).collect();
        places.sort_unstable();
        assert_eq!(places, [(2, "a"), (8, "b"), (14, "b-1")]);
    }
}
