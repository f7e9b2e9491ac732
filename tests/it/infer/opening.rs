use super::{infer, infer_with};

#[test]
fn a_title_and_a_link_have_templates() {
    let inferred = infer((1..=20).map(|day| {
        format!(
            "# __{}__, (from page [202501{day:02}](https://news.example/p/202501{day:02}).)\n\n\
             __[External link](https://site-{day}.example/{day})__\n\n## A\n\nx\n",
            ["Robots", "The sea", "On bees and men"][day % 3].repeat(day % 4 + 1)
        )
    }));
    inferred
        .has("syntax = \"__{title}__, (from page [{page}](https://news.example/p/{page}).)\"")
        .has("[[preamble]]\nname = \"external link\"\nsyntax = \"__[External link]({url})__\"")
        .has("[captures.page]\ntype = \"date\"\nformat = \"%Y%m%d\"\nminimum = \"2025-01-01\"\nmaximum = \"today\"")
        .has("[captures.url]\ntype = \"url\"");
    let good = "# __Another story__, (from page [20250301](https://news.example/p/20250301).)\n\n\
                __[External link](https://other.example)__\n\n## A\n\nx\n";
    inferred.finds(good, &[]);
    inferred.finds(&good.replace("p/20250301", "p/20250302"), &["link-mismatch"]);
    inferred.finds(&good.replace("[20250301]", "[3596.0]").replace("p/20250301", "p/3596.0"), &["value-type"]);
    inferred.finds(&good.replace("(from page", "from ("), &["title-syntax"]);
    inferred.finds(&good.replace("https://other.example", "x"), &["link-url"]);
}

#[test]
fn one_odd_title_in_twenty_changes_nothing() {
    let titles = |odd: &str| {
        let good = (1..20).map(|at| format!("# {at}. A decision of {} words\n", at * 3));
        infer(good.chain([format!("# {odd}\n")]))
    };
    let usual = titles("20. A decision of 60 words");
    usual.has("syntax = \"{number}. A decision of {number-2} words\"");
    let odd = titles("Notes");
    odd.has("# in 20 of 20 files; of this form in 19 of 20 titles")
        .has("syntax = \"{number}. A decision of {number-2} words\"");
    odd.finds("# Notes\n", &["title-syntax"]);
}

#[test]
fn titles_without_a_form_have_lengths_only() {
    let words = ["Solar power", "On rust", "The keepers of bees", "Numbers", "A longer title of a page"];
    let inferred = infer(words.map(|title| format!("# {title}\n\n## Summary\n\nSome words on it.\n")));
    inferred.has("syntax = \"{title}\"").has("[captures.title]\nmin-length = 3\nmax-length = 50");
}

#[test]
fn braces_of_titles_stay_literal() {
    let inferred = infer(["# {a} \"one\" {b}\n", "# {a} \"two\" {b}\n", "# {a} \"three\" {b}\n"]);
    inferred.has("syntax = \"{{a}} \\\"{title}\\\" {{b}}\"").finds("# {a} \"four\" {b}\n", &[]);
}

#[test]
fn paragraphs_that_some_files_lack_are_optional() {
    let inferred = infer_with(
        0.8,
        (1..=10).map(|at| {
            let deciders = if at % 2 == 0 { "Deciders: the board\n\n" } else { "" };
            format!("# Decision {at}\n\nStatus: kept {at}\n\n{deciders}Date: 2024-03-{at:02}\n\n## Context\n\nWords.\n")
        }),
    );
    inferred
        .has("# in 10 of 10 files\n[[preamble]]\nname = \"status kept\"\nsyntax = \"Status: kept {kept}\"")
        .has("# in 5 of 10 files\n[[preamble]]\nname = \"deciders the board\"\nsyntax = \"Deciders: the board\"\nrequired = false")
        .has("syntax = \"Date: {date}\"\n")
        .has("[captures.date]\ntype = \"date\"\nminimum = \"2024-01-01\"\nmaximum = \"today\"");
}

#[test]
fn free_paragraphs_are_told_of_only() {
    let openings = ["Some words on bees.", "Other things come first.", "> A quotation\n\nThen text."];
    let inferred = infer(openings.map(|opening| format!("# A title\n\n{opening}\n")));
    inferred.lacks("[[preamble]]").has(
        "# 3 of 3 files have something before the first section, with no form in common: nothing is declared of it",
    );
}

#[test]
fn headings_of_level_1_for_sections_leave_the_title_open() {
    let inferred = infer(["# One\n\n# Two\n\n# Three\n", "# Four\n\n# Five\n"]);
    inferred.lacks("[title]").finds("# A\n\n# B\n", &[]);
}

#[test]
fn titles_that_half_of_the_files_have_are_optional() {
    let inferred =
        infer((0..10).map(|at| format!("{}## Notes\n\nText.\n", if at % 2 == 0 { "# A title\n\n" } else { "" })));
    inferred.has("syntax = \"A title\"\nrequired = false").finds("## Notes\n\nText.\n", &[]);
}
