//! Text made safe to stand in a page.

use std::borrow::Cow;

/// `text` for an element's content or a quoted attribute.
pub(super) fn escaped(text: &str) -> Cow<'_, str> {
    if !text.contains(['&', '<', '>', '"', '\'']) {
        return Cow::Borrowed(text);
    }
    let escaped = text.chars().fold(String::with_capacity(text.len() + 16), |mut out, char| {
        match char {
            '&' => out.push_str("&amp;"),
            '<' => out.push_str("&lt;"),
            '>' => out.push_str("&gt;"),
            '"' => out.push_str("&quot;"),
            '\'' => out.push_str("&#39;"),
            _ => out.push(char),
        }
        out
    });
    Cow::Owned(escaped)
}

/// JSON for the content of a `script` element, where `</script>` and `<!--` would mean something. In JSON a `<` stands in
/// strings only.
pub(super) fn in_script(json: &str) -> String {
    json.replace('<', "\\u003c")
}

#[cfg(test)]
mod tests {
    use super::*;

    #[test]
    fn nothing_of_a_text_is_markup() {
        assert_eq!(escaped("<b title='\"'>&amp;</b>"), "&lt;b title=&#39;&quot;&#39;&gt;&amp;amp;&lt;/b&gt;");
        assert!(matches!(escaped("é plain"), Cow::Borrowed("é plain")));
    }

    #[test]
    fn json_does_not_end_its_script() {
        let json = in_script(r#"["</script><!--"]"#);
        assert_eq!(json, r#"["\u003c/script>\u003c!--"]"#);
        let read: Vec<String> = serde_json::from_str(&json).unwrap();
        assert_eq!(read, ["</script><!--"]);
    }
}
