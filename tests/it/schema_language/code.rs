//! Sections of code blocks.

use super::schema;

const CODE: &str = "[[section]]\nheading = \"A\"\ncontent = \"code\"\n";

#[test]
fn code_is_code_blocks() {
    let schema = schema(CODE);
    schema.accepts("## A\n\n```\nx\n```\n").accepts("## A\n\n```js\nx\n```\n\n    y\n");
    schema.finds("## A\n\nx\n", &["section-content «x»"]);
    schema.finds("## A\n\nSee:\n\n```\nx\n```\n", &["section-content «See:»"]);
    schema.finds("## A\n", &["section-empty «A»"]);
}

#[test]
fn a_code_block_has_code() {
    schema(CODE).finds("## A\n\n```\n```\n", &["value-empty «```»"]);
    schema(CODE).finds("## A\n\n~~~js\n\n~~~\n", &["value-empty «~~~»"]);
}

#[test]
fn code_may_have_to_be_in_a_language() {
    let schema = schema(&format!("{CODE}language = \"mermaid\"\n"));
    schema.accepts("## A\n\n```mermaid\nx\n```\n").accepts("## A\n\n~~~ mermaid theme=dark\nx\n~~~\n");
    schema.finds("## A\n\n```Mermaid\nx\n```\n", &["code-language «Mermaid»"]);
    schema.finds("## A\n\n```\nx\n```\n\n````dot\ny\n````\n", &["code-language «```»", "code-language «dot»"]);
    schema.finds("## A\n\n    x\n    y\n", &["code-language «x»"]);
}

#[test]
fn code_may_have_to_be_in_one_of_several_languages() {
    let schema = schema(&format!("{CODE}language = [\"json\", \"yaml\"]\n"));
    schema.accepts("## A\n\n```yaml\nx\n```\n\n```json\ny\n```\n");
    schema.finds("## A\n\n```toml\nx\n```\n", &["code-language «toml»"]);
}

#[test]
fn a_language_is_added_or_corrected() {
    let schema = schema(&format!("{CODE}language = \"mermaid\"\n"));
    let fixed = |document: &str| {
        let found = schema.findings(document);
        let edit = &found[0].fix.as_ref().unwrap().edits[0];
        let mut text = document.to_owned();
        text.replace_range(edit.span.range(), &edit.content);
        text
    };
    assert_eq!(fixed("## A\n\n```\nx\n```\n"), "## A\n\n```mermaid\nx\n```\n");
    assert_eq!(fixed("## A\n\n```Mermaid x\nx\n```\n"), "## A\n\n```mermaid x\nx\n```\n");
}
