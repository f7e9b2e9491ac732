//! A text with places to fill in.

/// `template` with each `{{name}}` replaced by the text of that name; what is filled in is not looked at again.
pub(super) fn fill(template: &str, values: &[(&str, &str)]) -> String {
    let length = template.len() + values.iter().map(|(_, value)| value.len()).sum::<usize>();
    let mut filled = String::with_capacity(length);
    let mut rest = template;
    while let Some((before, name, after)) =
        rest.split_once("{{").and_then(|(before, it)| it.split_once("}}").map(|(name, after)| (before, name, after)))
    {
        filled.push_str(before);
        if let Some((_, value)) = values.iter().find(|(known, _)| *known == name) {
            filled.push_str(value.trim_end_matches('\n'));
        }
        rest = after;
    }
    filled.push_str(rest);
    filled
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn places_are_filled_once() {
        assert_eq!(fill("a{{x}}b{{y}}{{x}}}}", &[("x", "{{y}}"), ("y", "2\n")]), "a{{y}}b2{{y}}}}");
    }
}
