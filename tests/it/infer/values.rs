use std::fmt::Write;

use super::infer;

fn list(items: &[&str]) -> String {
    let items = items.iter().fold(String::new(), |mut out, item| {
        _ = writeln!(out, "* {item}");
        out
    });
    format!("# A title\n\n## Keywords\n\n{items}")
}

fn fields(fields: &str) -> String {
    format!("# A title\n\n## Other\n\n{fields}\n")
}

#[test]
fn lists_have_sizes_and_items_lengths() {
    let words = ["alpha", "beta beta", "gamma", "delta", "epsilon longer", "zeta", "eta", "theta"];
    let inferred = infer((0..20).map(|at| list(&words[..5 + at % 4])));
    inferred.has(
        "# in 20 of 20 files; 5 to 8 items in 20; 3 to 14 characters in 130 of 130 items\n[[section]]\n\
         heading = \"Keywords\"\ncontent = \"list\"\nmin-items = 3\nmax-items = 12\n\
         item = { min-length = 2, max-length = 25, unique = true }",
    );
    inferred.finds(&list(&["one", "two", "One", "three"]), &["list-item-duplicate"]);
    inferred.finds(&list(&["s", "o", "l", "a", "r"]), &["value-length"]);
}

#[test]
fn one_broken_list_in_twenty_widens_nothing() {
    let good = || (0..19).map(|at| list(&["alpha", "beta", "gamma", "delta", "zeta"][..4 + at % 2]));
    let letters: Vec<_> =
        "abcdefghijklmnopqrstuvwxyzabcdefghijklmnopqrstuvwxyz".split("").filter(|it| !it.is_empty()).collect();
    let inferred = infer(good().chain([list(&letters)]));
    inferred.has("min-items = 2\nmax-items = 8\nitem = { min-length = 2, max-length = 8, unique = true }");
    inferred.finds(&list(&letters), &["value-length"]);
    inferred.finds(
        &list(
            &["some"; 9]
                .iter()
                .enumerate()
                .map(|(at, word)| format!("{word}{at}"))
                .collect::<Vec<_>>()
                .iter()
                .map(String::as_str)
                .collect::<Vec<_>>(),
        ),
        &["list-count"],
    );
}

#[test]
fn items_that_end_in_commas_or_stand_in_quotes_are_faults_where_they_are_rare() {
    let words = |document: usize| (0..10).map(|at| format!("word {document}-{at}")).collect::<Vec<_>>();
    let odd = [["one,", "two"], ["\"three\"", "four"], ["n/a", "five"]];
    let documents = || (0..60).map(|at| list(&words(at).iter().map(String::as_str).collect::<Vec<_>>()));
    let inferred = infer(documents().chain(odd.map(|items| list(&items))));
    inferred.has("item = { not-pattern = '[,;]$', min-length = 5, max-length = 15, not = [\"n/a\"], quotes = \"deny\", unique = true }");
    infer(documents()).lacks("not-pattern").lacks("quotes").lacks("not =");
}

#[test]
fn fields_have_words_of_a_list() {
    let desks = ["science", "politics", "city"];
    let inferred = infer((0..20).map(|at| {
        let desk = if at == 7 { "scence" } else { desks[at % 3] };
        fields(&format!("* Category: {desk}\n* Words: {}", 100 + at * 7))
    }));
    inferred
        .has(
            "# in 20 of 20 lists; one of 3 in 19 of 20 values; others: \"scence\" (1)\n[section.field.Category]\n\
             enum = [\"city\", \"politics\", \"science\"]",
        )
        .has("[section.field.Words]\ntype = \"integer\"\nminimum = 0\n")
        .finds(&fields("* Category: scence\n* Words: 120"), &["value-enum"])
        .finds(&fields("* Category: city"), &["field-missing"])
        .finds(&fields("* Category: city\n* Words: many"), &["value-type"]);
}

#[test]
fn keys_may_be_optional_odd_or_open() {
    let inferred = infer((0..20).map(|at| {
        let more = if at % 4 == 0 { "* Superseded \"by\": record one\n" } else { "" };
        fields(&format!("* State: kept\n{more}* Größe: {at}"))
    }));
    inferred
        .has("[section.field.\"Superseded \\\"by\\\"\"]\nmin-length")
        .has("[section.field.\"Größe\"]\ntype = \"integer\"")
        .finds(&fields("* State: kept\n* Größe: 3"), &[])
        .finds(&fields("* State: kept\n* Größe: 3\n* Other: x"), &["field-unknown"]);
    infer((0..20).map(|at| fields(&format!("* State: kept\n* Field {at}: x")))).has("unknown-fields = \"allow\"");
}

#[test]
fn items_with_a_colon_now_and_then_are_no_fields() {
    let inferred = infer((0..20).map(|at| list(&["plain item", &format!("Note {at}: something")])));
    inferred.has("content = \"list\"").lacks("content = \"fields\"");
    let inferred = infer((0..20).map(|at| list(&[&format!("Name {at}: one"), &format!("Other {at}: two")])));
    inferred.has("content = \"list\"").lacks("content = \"fields\"");
}

#[test]
fn types_are_told_by_values() {
    let inferred = infer((1..=20).map(|at| {
        fields(&format!(
            "* Draft: {}\n* Date: 2024-05-{at:02}\n* Day: {at:02}.06.2024\n* Ratio: {}.5\n* Link: <https://a.example/{at}>\n* Code: AB-{}",
            if at % 2 == 0 { "true" } else { "false" },
            at % 9,
            at * 137
        ))
    }));
    inferred
        .has("[section.field.Draft]\ntype = \"boolean\"")
        .has("[section.field.Date]\ntype = \"date\"\nminimum = \"2024-01-01\"\nmaximum = \"today\"")
        .has("[section.field.Ratio]\ntype = \"number\"\nminimum = 0\nmaximum = 10.5")
        .has("[section.field.Link]\ntype = \"url\"")
        .has("[section.field.Code]\npattern = '[A-Z]{2}-\\d+'")
        .finds(&fields("* Draft: yes\n* Date: 2024-05-01\n* Day: 10.06.2024\n* Ratio: 1.5\n* Link: https://b.example\n* Code: AB-1"), &[
            "value-type",
        ]);
}

#[test]
fn values_that_are_often_empty_may_be() {
    let inferred = infer(
        (0..20).map(|at| fields(&format!("* Note: {}\n* State: kept", if at % 2 == 0 { "some words" } else { "" }))),
    );
    inferred.has("# in 20 of 20 lists; the same in 10 of 10 values; empty in 10 of 20 values\n");
    inferred.has("allow-empty = true").finds(&fields("* Note:\n* State: kept"), &[]);
}
