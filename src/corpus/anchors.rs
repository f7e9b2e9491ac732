use std::collections::{HashMap, HashSet};

use crate::document::Document;
use crate::text::Source;

/// The anchors that a link may name after `#`: those that GitHub gives headings (lower case, spaces to hyphens, other
/// marks dropped, `-1` and so on after repeated ones), and those that HTML gives by `id` or `name`.
#[must_use]
pub fn anchors(source: &Source, document: &Document) -> HashSet<String> {
    let mut counts: HashMap<String, usize> = HashMap::new();
    let mut anchors = HashSet::new();
    for heading in &document.headings {
        let slug = slug(source.slice(heading.text));
        let count = counts.entry(slug.clone()).or_default();
        anchors.insert(if *count == 0 { slug } else { format!("{slug}-{count}") });
        *count += 1;
    }
    let text = source.text();
    for attribute in ["id=\"", "name=\""] {
        let values = text.split(attribute).skip(1).filter_map(|rest| rest.split_once('"'));
        anchors.extend(values.map(|(value, _)| value.to_owned()));
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
}
