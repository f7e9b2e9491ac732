//! What stands in front matter, title, preamble and sections.

use super::exports;

#[test]
fn a_title_with_a_template_is_its_holes() {
    let schema = "
        [title]
        syntax = \"{title} ({year}), again {year}\"
        [captures.year]
        type = \"integer\"
        ";
    exports(schema, "# A `b` (2025), again 2025\n", "title", r#"{"title":"A `b`","year":2025}"#);
}

#[test]
fn a_title_without_a_template_is_its_text() {
    exports("[title]\n", "# A __b__ #\n", "title", r#""A __b__""#);
    exports("[title]\nrequired = false\n", "Text\n", "title", "none");
    exports("", "Two\nlines\n===\n", "title", r#""Two lines""#);
}

#[test]
fn the_preamble_is_its_paragraphs_by_name() {
    let schema = "
        [[preamble]]
        name = \"source\"
        syntax = \"From {url}\"
        [[preamble]]
        name = \"draft\"
        syntax = \"This is a draft.\"
        required = false
        ";
    exports(schema, "# T\n\nFrom a\n", "preamble", r#"{"source":{"url":"a"}}"#);
    exports(schema, "# T\n\nFrom a\n\nThis is a draft.\n", "preamble", r#"{"source":{"url":"a"},"draft":{}}"#);
}

#[test]
fn front_matter_is_typed() {
    let schema = "
        [front-matter]
        unknown-fields = \"allow\"
        [front-matter.field.number]
        type = \"integer\"
        [front-matter.field.date]
        type = \"date\"
        format = \"%d.%m.%Y\"
        [front-matter.field.draft]
        type = \"boolean\"
        [front-matter.field.tags]
        list = \"allow\"
        [front-matter.field.authors]
        separator = \",\"
        [front-matter.field.note]
        allow-empty = true
        ";
    let text = "
        ---
        date: 07.12.2025
        number: 7
        unknown: x
        draft: true
        tags: [a, 'b']
        authors: A One, B Two
        note:
        ---
        ";
    let json =
        r#"{"date":"2025-12-07","number":7,"draft":true,"tags":["a","b"],"authors":["A One","B Two"],"note":null}"#;
    exports(schema, text, "front-matter", json);
    exports(schema, "# T\n", "front-matter", "none");
    exports("", "---\na: b\n---\n", "front-matter", "none");
}

#[test]
fn lists_fields_and_prose() {
    let schema = "
        [[section]]
        heading = \"Years\"
        content = \"list\"
        item = { type = \"integer\" }
        [[section]]
        heading = \"Names\"
        content = \"list\"
        [[section]]
        heading = \"Other\"
        content = \"fields\"
        [section.field.Type]
        [section.field.Score]
        type = \"number\"
        [[section]]
        heading = \"Summary\"
        content = \"prose\"
        ";
    let text = "
        # T

        ## Years

        * 2024
        * 2025

        ## Names

        1. one
           more
        2. *two*

        ## Other

        - Type: news: all
        - **Score:** 2.50

        ## Summary

        A text
        of two lines.

        Another.
        ";
    let json = r#"{"Years":[2024,2025],"Names":["one\nmore","*two*"],"Other":{"Type":"news: all","Score":2.5},"Summary":"A text\nof two lines.\n\nAnother."}"#;
    exports(schema, text, "sections", json);
    exports(schema, &text.replace('\n', "\r\n"), "sections", json);
}

#[test]
fn code_and_free_content() {
    let schema = "
        [[section]]
        heading = \"Code\"
        content = \"code\"
        [[section]]
        heading = \"Free\"
        ";
    let text = "
        # T

        ## Code

        ```js
        a

        b
        ```

            c

        ## Free

            indented

        ### Deeper

        text

        ## Code again
        ";
    let json =
        r#"{"Code":[{"language":"js","code":"a\n\nb"},{"code":"c"}],"Free":"    indented\n\n### Deeper\n\ntext"}"#;
    let schema =
        format!("unknown-sections = \"allow\"\nsection-order = \"relative\"\n{}", crate::dedented::dedented(schema));
    exports(&schema, text, "sections", json);
}

#[test]
fn the_text_of_a_section_with_a_template_is_its_holes() {
    let schema = "
        [[section]]
        heading = \"Status\"
        content = \"prose\"
        syntax = \"Accepted on {day}.\"
        [captures.day]
        type = \"date\"
        ";
    exports(schema, "# T\n\n## Status\n\nAccepted on 2025-12-07.\n", "sections", r#"{"Status":{"day":"2025-12-07"}}"#);
}

#[test]
fn sections_with_a_pattern_or_sections_in_them_are_objects() {
    let schema = "
        unknown-sections = \"allow\"
        [[section]]
        heading = \"Options\"
        [[section.section]]
        heading = \"Pros\"
        content = \"list\"
        required = false
        [[section]]
        pattern = 'Option \\d'
        repeat = true
        content = \"prose\"
        ";
    let text = "
        # T

        ## Options

        Words.

        ### Pros

        * a

        ## Option 1

        First.

        ## Option 2

        Second.
        ";
    let json = r#"{"Options":{"content":"Words.","sections":{"Pros":["a"]}},"Option \\d":[{"heading":"Option 1","content":"First."},{"heading":"Option 2","content":"Second."}]}"#;
    exports(schema, text, "sections", json);
}

#[test]
fn sections_stand_in_the_declared_order_unless_any_will_do() {
    let sections = "
        [[section]]
        heading = \"A\"
        content = \"prose\"
        [[section]]
        heading = \"B\"
        content = \"prose\"
        ";
    let text = "# T\n\n## B\n\nb\n\n## a\n\na\n";
    exports(sections, text, "sections", r#"{"A":"a","B":"b"}"#);
    let schema = format!("section-order = \"any\"\n{}", crate::dedented::dedented(sections));
    exports(&schema, text, "sections", r#"{"B":"b","A":"a"}"#);
}

#[test]
fn what_is_not_declared_is_left_out() {
    let schema = "
        unknown-sections = \"allow\"
        [[section]]
        heading = \"Other\"
        content = \"fields\"
        unknown-fields = \"allow\"
        [section.field.A]
        [[section]]
        heading = \"Notes\"
        content = \"prose\"
        when = { field = \"A\", equals = \"x\" }
        ";
    let text = "# T\n\n## Other\n\n* A: y\n* B: z\n\n## Notes\n\ntext\n\n## More\n\ntext\n";
    exports(schema, text, "sections", r#"{"Other":{"A":"y"}}"#);
}

#[test]
fn a_section_that_holds_nothing_of_its_kind_is_null() {
    let schema = "
        [[section]]
        heading = \"A\"
        content = \"list\"
        allow-empty = true
        [[section]]
        heading = \"B\"
        content = \"table\"
        table = \"t\"
        [table.t]
        columns = [{ name = \"c\" }]
        ";
    exports(schema, "# T\n\n## A\n\n## B\n\ntext\n", "sections", r#"{"A":null,"B":null}"#);
}

#[test]
fn what_is_not_of_its_type_stays_a_text() {
    let schema = "
        [[section]]
        heading = \"A\"
        content = \"list\"
        item = { type = \"integer\", not = [\"nan\"] }
        ";
    exports(schema, "# T\n\n## A\n\n* 4\n* 4.0\n* nan\n*\n", "sections", r#"{"A":[4,"4.0","nan",null]}"#);
}
