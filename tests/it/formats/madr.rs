//! Architectural decision records.

use insta::assert_snapshot;

use super::Format;

const MADR: Format = Format { schema: include_str!("madr.toml"), document: include_str!("madr.md") };

#[test]
fn a_record_follows_the_format() {
    MADR.accepts(&[("# Keep session", "# Keep session")]);
}

#[test]
fn what_is_optional_may_be_missing() {
    let front_matter = MADR.between("---\nstatus", "# Keep");
    let drivers = MADR.between("## Decision Drivers", "## Considered");
    let consequences = MADR.between("### Consequences", "### Confirmation");
    let confirmation = MADR.between("### Confirmation", "## Pros");
    let options = MADR.between("## Pros and Cons", "## More");
    let more = MADR.between("## More", "kilobytes.");
    MADR.accepts(&[
        (front_matter, ""),
        (drivers, ""),
        (consequences, ""),
        (confirmation, ""),
        (options, ""),
        (more, ""),
        ("date: 2026-03-14\n", ""),
        ("\"accepted\"", "superseded by ADR-0123"),
        ("decision-makers: [Ada Moreno, \"Li Wei\"]", "decision-makers: Ada Moreno"),
    ]);
}

#[test]
fn front_matter_is_held_to_its_fields() {
    assert_snapshot!(MADR.told(&[
        ("\"accepted\"", "\"done\""),
        ("2026-03-14", "14.03.2026"),
        ("2026-03-14", "2027-03-14"),
        ("informed:\n", "deciders: Ada Moreno\ninformed:\n"),
        ("consulted: the storage group, Jonas Brandt", "consulted: the storage group,, Jonas Brandt"),
        ("  - all teams", "  - teams: all"),
        ("\"Li Wei\"", "''"),
        ("date: 2026", "status: proposed\ndate: 2026"),
        ("status: \"accepted\"", "status: accepted: yes"),
    ]), @"
    2:10 «done»
      error[value-pattern] status `done` does not match the pattern `proposed|rejected|accepted|deprecated|superseded by .+`
      use proposed, rejected, accepted, deprecated or superseded by another record
    3:7 «14.03.2026»
      error[value-type] date `14.03.2026` is not a date of the form %Y-%m-%d
      use a date of the form %Y-%m-%d up to today, 2026-11-23
    3:7 «2027-03-14»
      error[value-range] date `2027-03-14` lies in the future: today is 2026-11-23
      use a date of the form %Y-%m-%d up to today, 2026-11-23
    6:1 «deciders»
      error[field-unknown] the field `deciders` is not known
      remove the field, or declare it in the schema; the front matter has `status`, `date`, `decision-makers`, `consulted` and `informed`
    5:30 «»
      error[value-empty] consulted is empty
      write the value
    7:5 «teams: all»
      error[value-type] informed is a mapping of keys to values, not a text
      write a text
    4:32 «»
      error[value-empty] decision-makers is empty
      write the value
    3:1 «status»
      error[field-duplicate] the field `status` appears twice
      keep the one whose value is right
    2:17 «: yes»
      error[front-matter-syntax] the front matter is not valid YAML: mapping values are not allowed in this context
      put a value that contains `: ` or ` #`, or begins with a mark such as `@`, `[` or `*`, in quotes
    ");
}

#[test]
fn sections_are_required_and_ordered() {
    let context = MADR.between("## Context", "## Decision Drivers");
    let considered = MADR.between("## Considered", "## Decision Outcome");
    let outcome = MADR.between("## Decision Outcome", "## Pros");
    let moved = format!("{}{context}", MADR.between("## Decision Drivers", "## Considered"));
    assert_snapshot!(MADR.told(&[
        (context, ""),
        (considered, ""),
        (outcome, ""),
        ("# Keep session data in the browser\n", ""),
        (MADR.between("## Context", "## Considered"), &moved),
        ("## More Information", "## More Informations"),
        ("## More Information", "## Appendix\n\nx\n\n## More Information"),
    ]), @"
    10:3 «Keep session data in the browser»
      error[section-missing] the section `Context and Problem Statement` is missing
      add `## Context and Problem Statement` after the title: what has to be decided, and why now
    16:4 «Decision Drivers»
      error[section-missing] the section `Considered Options` is missing
      add `## Considered Options` after `Decision Drivers`: the options, one an item
    21:4 «Considered Options»
      error[section-missing] the section `Decision Outcome` is missing
      add `## Decision Outcome` after `Considered Options`: the option that was chosen, and the reason
    11:1 «»
      error[title-missing] the document has no title, a heading of level 1
      begin the file with `# ` and the title: the problem and its solution in a few words
    12:4 «Decision Drivers»
      error[section-order] the section `Decision Drivers` belongs after the section `Context and Problem Statement`
      move the whole section after the section `Context and Problem Statement`
    55:4 «More Informations»
      error[section-unknown] the section `More Informations` is not known
      did you mean `More Information`?
    55:4 «Appendix»
      error[section-unknown] the section `Appendix` is not known
      remove it, move its text into a known section, or declare it in the schema
    ");
}

#[test]
fn consequences_and_confirmation_are_nested_in_their_order() {
    let confirmation = MADR.between("### Confirmation", "## Pros");
    let consequences = MADR.between("### Consequences", "### Confirmation");
    let both = format!("{consequences}{confirmation}");
    let turned = format!("{confirmation}{consequences}");
    assert_snapshot!(MADR.told(&[
        (&both, &turned),
        ("### Confirmation", "## Confirmation"),
        ("### Confirmation", "### Costs\n\nNone.\n\n### Confirmation"),
        ("* Bad, because the data", "* The data"),
    ]), @"
    32:5 «Confirmation»
      error[section-order] the section `Confirmation` belongs after the section `Consequences`
      move the whole section after the section `Consequences`
    37:4 «Confirmation»
      error[section-level] the section `Confirmation` is a heading of level 2, not 3
      write `### Confirmation`
    37:5 «Costs»
      error[section-unknown] the section `Costs` is not known
      remove it, move its text into a known section, or declare it in the schema
    35:3 «The data must stay small.»
      error[value-pattern] Consequences item `The data must stay small.` does not match the pattern `(?s)(Good|Neutral|Bad), because .+`
      use `Good, because …`, `Neutral, because …` or `Bad, because …`
    ");
}

#[test]
fn sections_hold_what_they_should() {
    assert_snapshot!(MADR.told(&[
        ("* A store of its own\n* The browser\n* The database\n", "A store, the browser, the database\n"),
        ("* A store of its own\n* The browser\n* The database\n", "* The browser\n"),
        ("Chosen option: \"The browser\", because", "We chose \"The browser\", because"),
        ("option: \"The browser\", because", "option: The browser, because"),
        ("![A cookie travels with every request]", "![]"),
        ("\nA test restarts the server in the middle of a session.\n", ""),
    ]), @r#"
    23:1 «A store, the browser, the database»
      error[section-content] the section `Considered Options` contains a paragraph, not a list
      turn it into a list
    21:4 «Considered Options»
      warning[list-count] `Considered Options` has 1 item, fewer than the minimum 2
      add at least 1 item
    29:1 «We chose "»
      error[prose-syntax] the text of `Decision Outcome` does not begin with `Chosen option: "`, but with `We chose "`
      write `Chosen option: "` here; the text of `Decision Outcome` is the option that was chosen, and the reason
    29:16 «The»
      error[prose-syntax] the text of `Decision Outcome` continues with `The` where `"` is expected after `Chosen option: `
      write `"` here; the text of `Decision Outcome` is the option that was chosen, and the reason
    49:1 «![](cookie.png)»
      warning[image-alt] the image `cookie.png` has no alternative text
      write between the square brackets what the image shows
    37:5 «Confirmation»
      error[section-empty] the section `Confirmation` is empty
      write anything under it
    "#);
}
