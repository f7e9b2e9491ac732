use super::{infer, infer_with};

fn document(sections: &[&str]) -> String {
    let sections = sections.iter().map(|heading| format!("## {heading}\n\nSome words.\n\n"));
    format!("# A title\n\n{}", sections.collect::<String>())
}

#[test]
fn sections_are_required_optional_or_rare() {
    let inferred = infer((0..20).map(|at| match at {
        0 => document(&["Context", "Decision", "Consequenses"]),
        1..=6 => document(&["Context", "Options", "Decision", "Consequences"]),
        _ => document(&["Context", "Decision", "Consequences"]),
    }));
    inferred
        .has("# this order in 20 of 20 files\nsection-order = \"strict\"")
        .has("# no other sections in 19 of 20 files\nunknown-sections = \"deny\"")
        .has("# in 6 of 20 files; 2 words in 6\n[[section]]\nheading = \"Options\"\nrequired = false\n")
        .has("# in 19 of 20 files; 2 words in 19\n[[section]]\nheading = \"Consequences\"\ncontent = \"prose\"")
        .has("# Headings in too few files to be declared: \"Consequenses\" (1)")
        .finds(&document(&["Context", "Decision", "Consequenses"]), &["section-unknown"])
        .finds(&document(&["Decision", "Context", "Consequences"]), &["section-order"])
        .finds(&document(&["Context", "Consequences"]), &["section-missing"]);
}

#[test]
fn the_order_is_what_documents_keep() {
    let orders = |orders: [&[&str]; 4]| infer(orders.iter().cycle().take(20).map(|order| document(order)));
    orders([&["A", "B", "C"], &["A", "C"], &["B", "C"], &["A", "B"]]).has("section-order = \"strict\"");
    orders([&["A", "B"], &["B", "A"], &["A", "B"], &["B", "A"]]).has("section-order = \"any\"");
    let free = |at: usize| format!("Free {at}");
    infer((0..20).map(|at| document(&["A", &free(at), "B"])))
        .has("section-order = \"relative\"\n# no other sections in 0 of 20 files\nunknown-sections = \"allow\"");
    infer((0..20).map(|at| document(&["A", "B", &free(at)]))).has("section-order = \"strict\"");
}

#[test]
fn the_threshold_decides() {
    let documents = || (0..20).map(|at| document(if at < 3 { &["A"] } else { &["A", "B"] }));
    infer(documents()).has("heading = \"B\"\nrequired = false");
    infer_with(0.8, documents()).has("heading = \"B\"\ncontent");
    infer_with(1.0, documents()).has("heading = \"B\"\nrequired = false");
}

#[test]
fn sections_nest_and_repeat() {
    let inferred = infer((2..=21).map(|at| {
        let example =
            |number| format!("## Example\n\n### Markup\n\n```html\n<p>{number}\n```\n\n### Result\n\nA page.\n\n");
        format!("# A title\n\n## Usage\n\nText.\n\n{}", (0..=at % 3).map(example).collect::<String>())
    }));
    inferred
        .has("heading = \"Example\"\nrepeat = true\nunknown-sections = \"deny\"\n")
        .has("[[section.section]]\nheading = \"Markup\"\n")
        .has("[[section.section]]\nheading = \"Result\"\ncontent = \"prose\"");
    let good = "# A title\n\n## Usage\n\nText.\n\n## Example\n\n### Markup\n\n* x\n\n### Result\n\nA page.\n";
    inferred.finds(good, &[]).finds(&good.replace("### Markup\n\n* x\n\n", ""), &["section-missing"]);
}

#[test]
fn nested_sections_that_some_sections_lack_are_optional() {
    let nested = |at: usize| if at.is_multiple_of(2) { "### More\n\nText.\n" } else { "" };
    let inferred = infer((0..20).map(|at| format!("# A title\n\n## Usage\n\nText.\n\n{}", nested(at))));
    inferred.has("# in 10 of 20 sections; 1 word in 10\n[[section.section]]\nheading = \"More\"\nrequired = false");
    inferred.finds("# A title\n\n## Usage\n\nText.\n", &[]);
}

#[test]
fn free_sections_below_a_section_are_let_be() {
    let inferred = infer((0..20).map(|at| format!("# A title\n\n## Usage\n\nText.\n\n### Free {at}\n\nText.\n")));
    inferred.has("content = \"prose\"\n").has("unknown-sections = \"allow\"\n").lacks("[[section.section]]");
    inferred.finds("# A title\n\n## Usage\n\nText.\n\n### Another\n", &[]);
}

#[test]
fn contents_are_told_apart() {
    let contents = ["Some prose.", "* an item\n* another", "| a |\n|---|\n| 1 |", "```\ncode\n```", ""];
    let inferred = infer((0..20).map(|_| {
        let sections = contents.iter().enumerate().map(|(at, content)| format!("## S{at}\n\n{content}\n\n"));
        format!("# A title\n\n{}", sections.collect::<String>())
    }));
    inferred
        .has("heading = \"S0\"\ncontent = \"prose\"")
        .has("heading = \"S1\"\ncontent = \"list\"")
        .has("heading = \"S2\"\ncontent = \"table\"\ntable = \"s2\"")
        .has("heading = \"S3\"\n\n")
        .has("heading = \"S4\"\nallow-empty = true\n");
}

#[test]
fn mixed_contents_are_anything() {
    let contents = ["Some prose.", "* an item", "A\n\n* b"];
    let inferred = infer((0..21).map(|at| format!("# A title\n\n## S\n\n{}\n", contents[at % 3])));
    inferred
        .has("# in 21 of 21 files; prose in 7, a list in 7, something else, or several of them, in 7\n[[section]]")
        .lacks("content =");
}

#[test]
fn truncated_prose_is_told_where_sentences_end() {
    let document = |end: &str| format!("# A title\n\n## S\n\nThese are some words of prose{end}\n");
    let inferred = infer((0..20).map(|at| document(if at == 0 { " and" } else { "." })));
    inferred.has("content = \"prose\"\nmin-words = 4\nmax-words = 12\ntruncated = \"deny\"");
    inferred.finds(&document(""), &["prose-truncated"]).finds(&document("!"), &[]);
    infer((0..20).map(|_| document(""))).lacks("truncated");
}
