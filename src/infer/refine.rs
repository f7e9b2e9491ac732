//! Holes as a person would draw them: around whole dates, codes and addresses, not around what differs in them.

use crate::schema::Part;

/// Marks that join the parts of dates, times, versions and paths.
const JOINTS: [char; 4] = ['-', '.', '/', ':'];

/// Redraws the holes of a template's parts. No two literals and no two holes stand side by side. Unless `words` may part
/// two holes, it takes a mark.
pub(super) fn refine(mut parts: Vec<Part>, words: bool) -> Vec<Part> {
    let means_nothing = |it: char| it.is_whitespace() || (!words && it.is_alphanumeric());
    parts = merge(&parts, |literal| literal.chars().all(means_nothing));
    parts = widen_addresses(parts);
    parts = widen_digits(parts);
    merge(&parts, |literal| literal.chars().all(|it| JOINTS.contains(&it)))
}

fn is_hole(part: Option<&Part>) -> bool {
    matches!(part, Some(Part::Hole(_)))
}

/// Takes literals that are not worth parting two holes into one hole. At an end of the text they stay, unless blank.
fn merge(parts: &[Part], weak: impl Fn(&str) -> bool) -> Vec<Part> {
    let parts_two = |at: usize| at > 0 && is_hole(parts.get(at - 1)) && is_hole(parts.get(at + 1));
    let is_weak = |at: usize| matches!(&parts[at], Part::Literal(text) if weak(text));
    let kept: Vec<_> = (0..parts.len()).filter(|at| !(is_weak(*at) && parts_two(*at))).collect();
    join(kept.into_iter().map(|at| parts[at].clone()))
}

/// The parts with neighbours of one kind made one.
fn join(parts: impl Iterator<Item = Part>) -> Vec<Part> {
    let mut joined: Vec<Part> = Vec::new();
    for part in parts {
        match (joined.last_mut(), part) {
            (Some(Part::Hole(_)), Part::Hole(_)) => {}
            (Some(Part::Literal(before)), Part::Literal(text)) => before.push_str(&text),
            (_, Part::Literal(text)) if text.is_empty() => {}
            (_, part) => joined.push(part),
        }
    }
    joined
}

/// Makes one hole of each address whose host differs.
fn widen_addresses(parts: Vec<Part>) -> Vec<Part> {
    let mut out: Vec<Part> = Vec::new();
    let mut rest = parts.into_iter().peekable();
    while let Some(part) = rest.next() {
        let Part::Literal(text) = part else {
            out.push(part);
            continue;
        };
        let varying = text.rfind("://").filter(|at| rest.peek().is_some() && !text[at + 3..].contains(ends_host));
        let Some(at) = varying else {
            out.push(Part::Literal(text));
            continue;
        };
        let scheme = text[..at].trim_end_matches(|it: char| it.is_ascii_alphanumeric()).len();
        out.push(Part::Literal(text[..scheme].to_owned()));
        out.push(Part::Hole(String::new()));
        // The address goes on to the first character that none holds.
        let end = rest.by_ref().find_map(|part| match part {
            Part::Literal(text) => text.find(ends_address).map(|end| text[end..].to_owned()),
            Part::Hole(_) => None,
        });
        out.extend(end.map(Part::Literal));
    }
    join(out.into_iter())
}

fn ends_host(character: char) -> bool {
    matches!(character, '/' | '?' | '#') || ends_address(character)
}

fn ends_address(character: char) -> bool {
    character.is_whitespace() || matches!(character, ')' | '>' | ']' | '"')
}

/// Takes numbers that are joined to a hole into it: all dates of a young corpus are of one year.
fn widen_digits(mut parts: Vec<Part>) -> Vec<Part> {
    for at in 0..parts.len() {
        let (after, before) = (at > 0 && is_hole(parts.get(at - 1)), is_hole(parts.get(at + 1)));
        let Part::Literal(text) = &mut parts[at] else { continue };
        if before {
            text.truncate(joined_to_end(text));
        }
        if after {
            // Read backwards, what stands after a hole is what stands before one.
            let reversed: String = text.chars().rev().collect();
            let kept = reversed[..joined_to_end(&reversed)].chars().count();
            *text = text.chars().skip(text.chars().count() - kept).collect();
        }
    }
    join(parts.into_iter())
}

/// Where the numbers at the end of a text begin, each followed by a joint; the text's length without any.
fn joined_to_end(text: &str) -> usize {
    let mut start = text.len();
    while let Some(before) = text[..start].strip_suffix(JOINTS) {
        let number = before.trim_end_matches(|it: char| it.is_ascii_digit());
        // Only whole words that are numbers: `page2-` ends in none.
        if number.len() == before.len() || number.ends_with(char::is_alphanumeric) {
            break;
        }
        start = number.len();
    }
    start
}

#[cfg(test)]
mod tests {
    use super::*;

    /// Refines a template in which `*` is a hole.
    fn refined_with(words: bool, text: &str) -> String {
        let pieces = text.split('*').map(|literal| Part::Literal(literal.to_owned()));
        let mut parts: Vec<_> = pieces.flat_map(|literal| [literal, Part::Hole(String::new())]).collect();
        parts.pop();
        let parts = refine(join(parts.into_iter()), words);
        let written = parts.iter().map(|part| match part {
            Part::Literal(text) => text.as_str(),
            Part::Hole(_) => "*",
        });
        written.collect()
    }

    fn refined(text: &str) -> String {
        refined_with(true, text)
    }

    #[test]
    fn words_may_part_holes() {
        assert_eq!(refined("A * of *, *"), "A * of *, *");
        assert_eq!(refined_with(false, "A * of *, *"), "A *, *");
    }

    #[test]
    fn blanks_part_no_holes() {
        assert_eq!(refined("__* * *__"), "__*__");
        assert_eq!(refined("*. * *"), "*. *");
    }

    #[test]
    fn an_address_is_one_hole_when_its_host_differs() {
        assert_eq!(refined("[link](https://*.*/*-*)__"), "[link](*)__");
        assert_eq!(refined("<*://www.*>"), "<*>");
        assert_eq!(refined("See https://*"), "See *");
        assert_eq!(
            refined("(https://a.example/p/*) at https://b.example/*/c"),
            "(https://a.example/p/*) at https://b.example/*/c"
        );
    }

    #[test]
    fn dates_and_versions_are_one_hole() {
        assert_eq!(refined("Date: *-*-*"), "Date: *");
        assert_eq!(refined("Date: 2021-*-*, by *"), "Date: *, by *");
        assert_eq!(refined("At *:30.00, v2.*"), "At *, v2.*");
        assert_eq!(refined("No *.2 of page2-*"), "No * of page2-*");
    }

    #[test]
    fn other_marks_part_holes() {
        assert_eq!(refined("(*), *"), "(*), *");
        assert_eq!(refined("* - *"), "* - *");
    }
}
