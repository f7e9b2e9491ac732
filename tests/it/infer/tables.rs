use super::infer;

fn table(heading: &str, head: &str, rows: &str) -> String {
    format!("## {heading}\n\n{head}\n{rows}\n\n")
}

const HEAD: &str = "| name | kind | score |\n|:-----|------|------:|";

fn entries(at: usize) -> String {
    let row = |number: usize| {
        let (kind, score) = (["text", "number"][(at + number) % 2], (at * 7 + number * 3) % 5 + 1);
        format!("| entry {number} of {at} | {kind} | {score} |\n")
    };
    (0..3 + at % 3).map(row).collect()
}

#[test]
fn columns_have_types_ranges_words_and_alignments() {
    let document = |rows: &str| format!("# A title\n\n{}", table("Entries", HEAD, rows));
    let inferred =
        infer((0..20).map(|at| document(&if at == 11 { entries(at) + "| odd | misc | 9 |\n" } else { entries(at) })));
    inferred.has(
        "# 20 tables; 3 to 6 rows in 20; no name twice in 20\n[table.entries]\nmin-rows = 1\nmax-rows = 20\n\
         unique = [\"name\"]\ncolumns = [\n  # 12 to 13 characters in 79 of 80 cells\n",
    );
    inferred
        .has("  { name = \"kind\", enum = [\"number\", \"text\"] },\n")
        .has("  # 1 to 5 in 79 of 80 cells\n  { name = \"score\", type = \"integer\", minimum = 1, maximum = 5, align = \"right\" },\n]")
        .finds(&document("| entry a of b | text | 5 |\n"), &[])
        .finds(&document("| entry a of b | txt | 9 |\n"), &["value-enum", "value-range"])
        .finds(&document("| entry a of b | text | 5 |\n| entry a of b | text | 4 |\n"), &["row-duplicate"]);
}

#[test]
fn tables_of_one_shape_share_a_type() {
    let inferred = infer((0..20).map(|at| {
        let signals = table("Signals", HEAD, &entries(at));
        let head = "| name | description |\n|---|---|";
        let others =
            ["Concerns", "Issues"].map(|heading| table(heading, head, &format!("| a{at} | words on {at} |\n")));
        format!("# A title\n\n{signals}{}", others.concat())
    }));
    inferred
        .has("heading = \"Signals\"\ncontent = \"table\"\ntable = \"signals\"")
        .has("heading = \"Concerns\"\ncontent = \"table\"\ntable = \"name-description\"")
        .has("heading = \"Issues\"\ncontent = \"table\"\ntable = \"name-description\"");
    assert_eq!(inferred.text.matches("\n[table.").count(), 2);
}

#[test]
fn columns_may_be_optional_unordered_or_open() {
    let head = |names: &[&str]| format!("|{}|\n|{}|", names.join("|"), vec!["---"; names.len()].join("|"));
    let tables = |names: &dyn Fn(usize) -> Vec<String>| {
        infer((0..20).map(|at| {
            let names = names(at);
            let names: Vec<_> = names.iter().map(String::as_str).collect();
            format!(
                "# A title\n\n{}",
                table("T", &head(&names), &format!("|{}|\n", vec![format!("some words {at}"); names.len()].join("|")))
            )
        }))
    };
    let own = |names: &[&str]| names.iter().map(|name| (*name).to_owned()).collect::<Vec<_>>();
    let optional = tables(&|at| own(if at % 3 == 0 { &["a", "b", "c"] } else { &["a", "c"] }));
    optional.has("  { name = \"b\", min-length = 6, max-length = 30, required = false },");
    optional.lacks("column-order").lacks("unknown-columns");
    tables(&|at| own(if at % 2 == 0 { &["a", "b"] } else { &["b", "a"] })).has("column-order = \"any\"");
    tables(&|at| vec!["a".into(), format!("free {at}")]).has("unknown-columns = \"allow\"");
    tables(&|_| own(&["", "a"])).has("unknown-columns = \"allow\"");
}

#[test]
fn odd_names_of_columns_stay_as_written() {
    let document = |cell: &str| {
        format!(
            "# A title\n\n{}",
            table("Größe & \"Zahl\"", "| a\\|b | \"größe\" 🙂 |\n|---|---|", &format!("| {cell} | x |"))
        )
    };
    let inferred = infer((0..20).map(|at| document(&format!("cell number {at}"))));
    inferred
        .has("heading = \"Größe & \\\"Zahl\\\"\"\ncontent = \"table\"\ntable = \"größe-zahl\"")
        .has("[table.\"größe-zahl\"]")
        .has("  # 13 to 14 characters in 20 of 20 cells\n  { name = \"a\\\\|b\", min-length")
        .has("  { name = \"\\\"größe\\\" 🙂\",")
        .finds(&document("cell number 3"), &[]);
}

#[test]
fn torn_rows_and_broken_tables_are_not_learned() {
    let document = |body: &str| format!("# A title\n\n{}", table("Entries", HEAD, body));
    let broken = ["| torn, | | |\n| a | b | c | d |\n| name | kind | score |\n", "\n| entry | text | 1 |\n"];
    let inferred = infer((0..30).map(|at| match at {
        0 | 1 => document(broken[at]),
        _ => document(&entries(at)),
    }));
    inferred.has(
        "  # one of 2 in 113 of 114 cells; others: \"kind\" (1); empty in 1 of 115 cells\n  \
         { name = \"kind\", enum = [\"number\", \"text\"] },\n  # 1 to 5 in 113 of 114 cells; empty in 1 of 115 cells\n",
    );
    inferred.finds(&document("| torn, | | |\n"), &["value-empty"]);
}
