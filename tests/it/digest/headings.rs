//! The headings of the sections.

use super::{BASE, heading, one_each, places, section, with};

#[test]
fn a_heading_written_otherwise_is_one_finding() {
    let cases = [
        ("misspelt", heading("Concerns", "## Concrens")),
        ("British", heading("Behaviors", "## Behaviours")),
        ("singular", heading("Signals", "## Signal")),
        ("other case", heading("Technologies", "## technologies")),
        ("all capitals", heading("Issues", "## ISSUES")),
        ("trailing colon", heading("Keywords", "## Keywords:")),
        ("bold", heading("Themes", "## **Themes**")),
        ("numbered", heading("Summary", "## 4. Summary")),
        ("with a word more", heading("Issues", "## Open Issues")),
        ("renamed at its place", heading("Concerns", "## Worries")),
        ("renamed at the start", heading("Keywords", "## Terms")),
        ("renamed at the end", heading("Issues", "## Questions")),
        ("empty", heading("Other", "##")),
        ("translated", heading("Technologies", "## Technologien")),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    misspelt
      37:4 "Concrens" error[section-unknown] the section `Concrens` is not known
        help: did you mean `Concerns`?
    British
      44:4 "Behaviours" error[section-unknown] the section `Behaviours` is not known
        help: did you mean `Behaviors`?
    singular
      29:4 "Signal" error[section-unknown] the section `Signal` is not known
        help: did you mean `Signals`?
    other case
      51:4 "technologies" warning[section-unknown] the section `technologies` is not known
        help: did you mean `Technologies`?
    all capitals
      58:4 "ISSUES" error[section-unknown] the section `ISSUES` is not known
        help: did you mean `Issues`?
    trailing colon
      7:4 "Keywords:" error[section-unknown] the section `Keywords:` is not known
        help: did you mean `Keywords`?
    bold
      14:4 "**Themes**" error[section-unknown] the section `**Themes**` is not known
        help: did you mean `Themes`?
    numbered
      25:4 "4. Summary" error[section-unknown] the section `4. Summary` is not known
        help: did you mean `Summary`?
    with a word more
      58:4 "Open Issues" error[section-unknown] the section `Open Issues` is not known
        help: did you mean `Issues`?
    renamed at its place
      37:4 "Worries" error[section-unknown] the section `Worries` is not known
        help: did you mean `Concerns`?
    renamed at the start
      7:4 "Terms" error[section-unknown] the section `Terms` is not known
        help: did you mean `Keywords`?
    renamed at the end
      58:4 "Questions" error[section-unknown] the section `Questions` is not known
        help: did you mean `Issues`?
    empty
      20:3 "" error[section-unknown] a heading of level 2 has no words
        help: did you mean `Other`?
    translated
      51:4 "Technologien" warning[section-unknown] the section `Technologien` is not known
        help: did you mean `Technologies`?
    "#);
}

#[test]
fn a_heading_of_another_level_is_one_finding() {
    let cases = [
        ("too low", heading("Keywords", "### Keywords")),
        ("too high", heading("Keywords", "# Keywords")),
        ("far too low", heading("Issues", "#### Issues")),
        ("in the middle", heading("Summary", "### Summary")),
        ("in the middle, too high", heading("Signals", "# Signals")),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    too low
      7:5 "Keywords" error[section-level] the section `Keywords` is a heading of level 3, not 2
        help: write `## Keywords`
    too high
      7:3 "Keywords" error[section-level] the section `Keywords` is a heading of level 1, not 2
        help: write `## Keywords`
    far too low
      58:6 "Issues" error[section-level] the section `Issues` is a heading of level 4, not 2
        help: write `## Issues`
    in the middle
      25:5 "Summary" error[section-level] the section `Summary` is a heading of level 3, not 2
        help: write `## Summary`
    in the middle, too high
      29:3 "Signals" error[section-level] the section `Signals` is a heading of level 1, not 2
        help: write `## Signals`
    "#);
}

#[test]
fn a_heading_that_lost_its_marks_is_one_finding() {
    for line in ["##Concerns", "Concerns", "**Concerns**"] {
        let found = places(&heading("Concerns", line));
        assert!(found.len() == 1 && found[0].starts_with(&format!("37:1 {line:?} ")), "{found:#?}");
    }
}

#[test]
fn a_section_that_stands_twice_is_one_finding() {
    let twice = |it: &str| with(section(it), &section(it).repeat(2));
    let cases = [
        ("at once", twice("Themes")),
        ("at the end", format!("{BASE}\n{}", section("Signals"))),
        ("empty the second time", with("## Summary\n", "## Themes\n\n## Summary\n")),
        ("other case the second time", with("## Summary\n", "## themes\n\n* more\n\n## Summary\n")),
    ];
    insta::assert_snapshot!(one_each(cases), @r#"
    at once
      20:4 "Themes" error[section-duplicate] the section `Themes` appears twice
        help: merge the two, or remove one
    at the end
      65:4 "Signals" error[section-duplicate] the section `Signals` appears twice
        help: merge the two, or remove one
    empty the second time
      25:4 "Themes" error[section-duplicate] the section `Themes` appears twice
        help: merge the two, or remove one
    other case the second time
      25:4 "themes" error[section-unknown] the section `themes` is not known
        help: did you mean `Themes`? that section is there already: remove this one or give it another heading
    "#);
}

#[test]
fn a_heading_written_twice_is_one_finding() {
    insta::assert_snapshot!(one_each([("Themes", with("## Themes\n", "## Themes\n\n## Themes\n"))]), @r#"
    Themes
      16:4 "Themes" error[section-duplicate] the section `Themes` appears twice
        help: merge the two, or remove one
    "#);
}
