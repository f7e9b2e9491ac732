//! Ethereum improvement proposals.

use insta::assert_snapshot;

use super::Format;

const EIP: Format = Format { schema: include_str!("eip.toml"), document: include_str!("eip.md") };

#[test]
fn a_proposal_follows_the_format() {
    EIP.accepts(&[("## Abstract", "## Abstract")]);
}

#[test]
fn what_is_optional_may_be_missing() {
    let motivation = EIP.between("## Motivation", "## Specification");
    let tests = EIP.between("## Test Cases", "## Security");
    EIP.accepts(&[
        ("requires: 20, 165\n", ""),
        (motivation, ""),
        (tests, ""),
        ("## Security", "## Reference Implementation\n\nNone.\n\n## Security"),
        ("## Test Cases", "## Backwards Compatibility\n\nNone.\n\n## Test Cases"),
    ]);
}

#[test]
fn what_depends_on_type_and_status_may_stand_with_it() {
    EIP.accepts(&[
        ("type: Standards Track\ncategory: Core\n", "type: Meta\n"),
        ("status: Draft\n", "status: Last Call\nlast-call-deadline: 2027-01-31\n"),
        ("status: Draft\n", "status: Final\n"),
        ("requires: 20, 165\n", "requires: 20\n"),
    ]);
    let withdrawn = EIP.document.replace("status: Draft", "status: Withdrawn");
    let document = withdrawn.replace("165\n", "165\nwithdrawal-reason: Nobody wants names.\n");
    assert_eq!(crate::support::findings(&document, &crate::support::schema(EIP.schema)).len(), 0);
}

#[test]
fn every_field_is_required() {
    let lines = EIP.document.lines().skip(1).take(10).filter(|line| !line.starts_with("requires"));
    let without: Vec<_> = lines.map(|line| (format!("{line}\n"), String::new())).collect();
    let changes: Vec<_> = without.iter().map(|(from, to)| (from.as_str(), to.as_str())).collect();
    assert_snapshot!(EIP.told(&changes), @"
    1:1 «---»
      error[field-missing] the field `eip` is missing
      add a line `eip: …` to the front matter: the number that an editor gave
    2:1 «eip»
      error[field-missing] the field `title` is missing
      add a line `title: …` after `eip`: a few words, without the number
    3:1 «title»
      error[field-missing] the field `description` is missing
      add a line `description: …` after `title`: one short sentence
    4:1 «description»
      error[field-missing] the field `author` is missing
      add a line `author: …` after `description`: the authors, each with a handle or an address: `Name (@handle)` or `Name <name@example.org>`
    5:1 «author»
      error[field-missing] the field `discussions-to` is missing
      add a line `discussions-to: …` after `author`: the address of the thread in which the proposal is discussed
    6:1 «discussions-to»
      error[field-missing] the field `status` is missing
      add a line `status: …` after `discussions-to`: `Draft`, `Review`, `Last Call`, `Final`, `Stagnant`, `Withdrawn` or `Living`
    7:1 «status»
      error[field-missing] the field `type` is missing
      add a line `type: …` after `status`: `Standards Track`, `Meta` or `Informational`
    8:1 «type»
      error[field-missing] the field `category` is missing
      add a line `category: …` after `type`: `Core`, `Networking`, `Interface` or `ERC`
    9:1 «category»
      error[field-missing] the field `created` is missing
      add a line `created: …` after `category`: the day on which the proposal was written
    ");
}

#[test]
fn front_matter_is_required() {
    let front_matter = EIP.between("---\neip", "## Abstract");
    assert_snapshot!(EIP.told(&[
        (front_matter, ""),
        ("---\neip", "\n---\neip"),
        ("---\neip", "eip"),
        ("requires: 20, 165\n---\n", "requires: 20, 165\n"),
        ("title: Names for empty blocks", "title: Names: for empty blocks"),
        ("author: Ada Moreno (@admor)", "author: @admor"),
    ]), @"
    1:1 «»
      error[front-matter-missing] the document has no front matter
      begin the document with a line `---`, lines for `eip`, `title`, `description`, `author`, `discussions-to`, `status`, `type` and `created`, and a line `---`
    2:1 «---»
      error[front-matter-syntax] the front matter does not begin with `---` on the first line and a field on the second
      begin the document with the line `---`, and write the fields right under it
    1:1 «»
      error[front-matter-syntax] the front matter does not begin with `---` on the first line and a field on the second
      begin the document with the line `---`, and write the fields right under it
    1:1 «---»
      error[front-matter-syntax] the front matter is not closed
      write a line `---` after its last field
    3:13 «: for empty blocks»
      error[front-matter-syntax] the front matter is not valid YAML: mapping values are not allowed in this context
      put a value that contains `: ` or ` #`, or begins with a mark such as `@`, `[` or `*`, in quotes
    5:9 «@admor, Li Wei <wei@example.org>»
      error[front-matter-syntax] the front matter is not valid YAML: unexpected character: `@`
      put a value that contains `: ` or ` #`, or begins with a mark such as `@`, `[` or `*`, in quotes
    ");
}

#[test]
fn fields_stand_in_their_order() {
    assert_snapshot!(EIP.told(&[
        ("eip: 90210\ntitle: Names for empty blocks\n", "title: Names for empty blocks\neip: 90210\n"),
        ("created: 2026-02-03\nrequires: 20, 165\n", "requires: 20, 165\ncreated: 2026-02-03\n"),
        ("status: Draft\n", "status: Draft\nsimple-summary: none\n"),
        ("status: Draft\n", "status: Draft\nstatus: Final\n"),
        ("description:", "descripton:"),
    ]), @"
    2:1 «title»
      warning[field-order] the field `title` belongs after the field `eip`
      move it after the field `eip`
    10:1 «requires»
      warning[field-order] the field `requires` belongs after the field `created`
      move it after the field `created`
    8:1 «simple-summary»
      error[field-unknown] the field `simple-summary` is not known
      remove the field, or declare it in the schema; the front matter has `eip`, `title`, `description`, `author`, `discussions-to`, `status`, `last-call-deadline`, `type`, `category`, `created`, `requires` and `withdrawal-reason`
    8:1 «status»
      error[field-duplicate] the field `status` appears twice
      keep the one whose value is right
    4:1 «descripton»
      error[field-unknown] the field `descripton` is not known
      did you mean `description`?
    ");
}

#[test]
fn fields_hold_what_they_should() {
    assert_snapshot!(EIP.told(&[
        ("eip: 90210", "eip: EIP-90210"),
        ("eip: 90210", "eip: 0"),
        ("title: Names for empty blocks", "title: A long and winding name for each of the empty blocks"),
        ("title: Names for empty blocks", "title: A standard for empty blocks"),
        ("title: Names for empty blocks", "title:"),
        ("Li Wei <wei@example.org>", "Li Wei"),
        ("discussions-to: https:", "discussions-to: http:"),
        ("status: Draft", "status: \"Drafts\""),
        ("category: Core", "category: [Core]"),
        ("created: 2026-02-03", "created: 2026-02-30"),
        ("created: 2026-02-03", "created: 2027-02-03"),
        ("requires: 20, 165", "requires: 20, EIP-165"),
    ]), @r"
    2:6 «EIP-90210»
      error[value-type] eip `EIP-90210` is not a whole number
      use a whole number of 1 or more
    2:6 «0»
      error[value-range] eip 0 is below the minimum 1
      use a whole number of 1 or more
    3:8 «A long and winding name for each of the empty blocks»
      warning[value-length] title `A long and winding name for each of the empty blocks` has 52 characters, more than the maximum 44
      shorten it to at most 44 characters
    3:8 «A standard for empty blocks»
      error[value-pattern] title `A standard for empty blocks` holds `standard`
      remove `standard`
    3:7 «»
      error[value-empty] title is empty
      write a few words, without the number
    5:30 «Li Wei»
      error[value-pattern] author `Li Wei` does not match the pattern `[^()<>@]+ (\(@[\w-]+\)|<[^@>]+@[^>]+>|<[^@>]+@[^>]+> \(@[\w-]+\))`
      use the authors, each with a handle or an address: `Name (@handle)` or `Name <name@example.org>`
    6:17 «http://ethereum-magicians.example/t/empty-blocks/90210»
      error[link-scheme] the discussions-to `http://ethereum-magicians.example/t/empty-blocks/90210` has the scheme `http`
      did you mean `https`?
    7:10 «Drafts»
      error[value-enum] status `Drafts` is not one of the values accepted
      did you mean `Draft`? Accepted: `Draft`, `Review`, `Last Call`, `Final`, `Stagnant`, `Withdrawn` or `Living`
    9:11 «[Core]»
      error[value-type] category is a list, not a single value
      use `Core`, `Networking`, `Interface` or `ERC`
    10:10 «2026-02-30»
      error[value-type] created `2026-02-30` is not a date of the form %Y-%m-%d
      use a date of the form %Y-%m-%d up to today, 2026-11-23
    10:10 «2027-02-03»
      error[value-range] created `2027-02-03` lies in the future: today is 2026-11-23
      use a date of the form %Y-%m-%d up to today, 2026-11-23
    11:15 «EIP-165»
      error[value-type] requires `EIP-165` is not a whole number
      use a whole number of 1 or more
    ");
}

#[test]
fn fields_stand_only_where_others_ask_for_them() {
    assert_snapshot!(EIP.told(&[
        ("type: Standards Track\n", "type: Meta\n"),
        ("category: Core\n", ""),
        ("status: Draft\n", "status: Last Call\n"),
        ("status: Draft\n", "status: Draft\nlast-call-deadline: 2026-12-31\n"),
        ("status: Draft\n", "status: Withdrawn\n"),
        ("165\n", "165\nwithdrawal-reason: Nobody wants names.\n"),
        ("type: Standards Track\n", "type: Standard Track\n"),
    ]), @"
    9:1 «category»
      error[field-unexpected] the field `category` belongs only where `type` is `Standards Track`
      remove the field, or see to it that `type` is `Standards Track`
    8:1 «type»
      error[field-missing] the field `category` is missing
      add a line `category: …` after `type`: `Core`, `Networking`, `Interface` or `ERC`
    7:1 «status»
      error[field-missing] the field `last-call-deadline` is missing
      add a line `last-call-deadline: …` after `status`: the day on which the last call ends
    8:1 «last-call-deadline»
      error[field-unexpected] the field `last-call-deadline` belongs only where `status` is `Last Call`
      remove the field, or see to it that `status` is `Last Call`
    11:1 «requires»
      error[field-missing] the field `withdrawal-reason` is missing
      add a line `withdrawal-reason: …` after `requires`: why the proposal was withdrawn
    12:1 «withdrawal-reason»
      error[field-unexpected] the field `withdrawal-reason` belongs only where `status` is `Withdrawn`
      remove the field, or see to it that `status` is `Withdrawn`
    8:7 «Standard Track»
      error[value-enum] type `Standard Track` is not one of the values accepted
      did you mean `Standards Track`? Accepted: `Standards Track`, `Meta` or `Informational`
    ");
}

#[test]
fn sections_are_required_and_ordered() {
    let section = |from, to| EIP.between(from, to);
    let rationale = section("## Rationale", "## Test");
    let specification = section("## Specification", "## Rationale");
    assert_snapshot!(EIP.told(&[
        (section("## Abstract", "## Motivation"), ""),
        (specification, ""),
        (rationale, ""),
        (section("## Security", "## Copyright"), ""),
        ("\n## Copyright\n\nCopyright and related rights waived via [CC0](../LICENSE.md).\n", ""),
        (section("## Specification", "## Test"), &format!("{rationale}{specification}")),
        ("## Motivation", "## Simple Summary\n\nNames.\n\n## Motivation"),
    ]), @"
    12:4 «»
      error[section-missing] the section `Abstract` is missing
      add `## Abstract` at the start: a few sentences that sum up the specification
    18:4 «Motivation»
      error[section-missing] the section `Specification` is missing
      add `## Specification` after `Motivation`
    22:4 «Specification»
      error[section-missing] the section `Rationale` is missing
      add `## Rationale` after `Specification`
    34:4 «Test Cases»
      error[section-missing] the section `Security Considerations` is missing
      add `## Security Considerations` after `Test Cases`
    40:4 «Security Considerations»
      error[section-missing] the section `Copyright` is missing
      add `## Copyright` after `Security Considerations`: the waiver, word for word
    22:4 «Rationale»
      error[section-order] the section `Rationale` belongs after the section `Specification`
      move the whole section after the section `Specification`
    18:4 «Simple Summary»
      error[section-unknown] the section `Simple Summary` is not known
      remove it, move its text into a known section, or declare it in the schema
    ");
}

#[test]
fn sections_hold_what_they_should() {
    assert_snapshot!(EIP.told(&[
        ("Empty blocks get a name. Explorers", "* Explorers"),
        ("rights waived via", "rights reserved, see"),
        ("[CC0](../LICENSE.md)", "CC0"),
        ("(../LICENSE.md).", "(../LICENSE.md). All else is reserved."),
        ("\nTwo blocks can share a name.\n", ""),
        ("A hash says nothing.", "![](hash.png)"),
    ]), @"
    16:1 «* Explorers show it in place of the hash.»
      error[section-content] the section `Abstract` contains a list, not a paragraph of prose
      turn it into a paragraph of prose
    46:30 «reserved, see [CC0](../LICENSE.md).»
      error[prose-syntax] the text of `Copyright` continues with `reserved, see [CC0](../LICENSE.md).` where `waived via [CC0](../LICENSE.md).` is expected after `Copyright and related rights `
      write `waived via [CC0](../LICENSE.md).` here; the text of `Copyright` is the waiver, word for word
    46:41 «CC0.»
      error[prose-syntax] the text of `Copyright` continues with `CC0.` where `[CC0](../LICENSE.md).` is expected after `Copyright and related rights waived via `
      write `[CC0](../LICENSE.md).` here; the text of `Copyright` is the waiver, word for word
    46:63 «All else is reserved.»
      error[prose-syntax] `All else is reserved.` follows the end of the text of `Copyright`
      remove it
    40:4 «Security Considerations»
      error[section-empty] the section `Security Considerations` is empty
      write anything under it
    20:1 «![](hash.png)»
      warning[image-alt] the image `hash.png` has no alternative text
      write between the square brackets what the image shows
    ");
}
