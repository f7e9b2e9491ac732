use super::*;

/// The outline, a line a symbol.
fn outline(text: &str) -> Vec<String> {
    fn tell(symbols: &[Symbol], depth: usize, lines: &mut Vec<String>) {
        for symbol in symbols {
            let detail = symbol.detail.as_ref().map(|it| format!(" = {it}")).unwrap_or_default();
            lines.push(format!("{}{:?} {}{detail}", "  ".repeat(depth), symbol.kind, symbol.name));
            tell(&symbol.children, depth + 1, lines);
        }
    }
    let source = Source::new("a.md", text).unwrap();
    let mut lines = Vec::new();
    tell(&symbols(&source, &Document::parse(&source), None), 0, &mut lines);
    lines
}

#[test]
fn sections_nest_by_their_levels() {
    let lines = outline("# __T__\n\n### A\n\n## B\n\n### C\n\n# D\n");
    assert_eq!(lines, ["Title T", "  Section A", "  Section B", "    Section C", "Section D"]);
    assert_eq!(outline("##\n\n# [E](f)\n"), ["Section (empty heading)", "Title E"]);
    assert_eq!(outline("text\n"), Vec::<String>::new());
}

#[test]
fn lists_of_fields_are_told_from_others() {
    assert_eq!(outline("## A\n\n* B: `c`\n* D:\n"), ["Section A", "  Field B = c", "  Field D"]);
    assert_eq!(outline("## A\n\n* B: c\n* d\n\n1. e\n"), ["Section A = 3 items"]);
}

#[test]
fn tables_have_their_rows() {
    let lines = outline("| a | b |\n|---|---|\n| **c** \\| d | e |\n|  | f |\n| g |\n");
    assert_eq!(lines, ["Table Table = 3 rows", "  Row c | d = e", "  Row Row 2 = f", "  Row g"]);
}

#[test]
fn front_matter_has_its_fields() {
    let lines = outline("---\na: 'b'\nc: [d, e]\n\"\": {}\n---\n# F\n");
    let fields = ["FrontMatter Front matter", "  Field a = b", "  Field c = 2 items", "  Field (empty key)", "Title F"];
    assert_eq!(lines, fields);
}

#[test]
fn a_section_reaches_up_to_the_next() {
    let text = "# A\n\n## B\n\nb\n\n## C\n";
    let source = Source::new("a.md", text).unwrap();
    let roots = symbols(&source, &Document::parse(&source), None);
    let spans = roots[0].children.iter().map(|it| (&text[it.span.range()], &text[it.selection.range()]));
    assert_eq!(spans.collect::<Vec<_>>(), [("## B\n\nb\n\n", "B"), ("## C\n", "C")]);
    assert_eq!(roots[0].span.range(), 0..text.len());
}
