//! What is learned of front matter.

use super::infer;

fn document(front_matter: &str) -> String {
    format!("---\n{front_matter}---\n\n# A title\n\n## Context\n\nSome words.\n")
}

fn record(at: usize) -> String {
    let status = ["accepted", "proposed", "rejected"][at % 3];
    document(&format!("status: {status}\ndate: 2024-03-{:02}\ndeciders: [anna, ben]\n", at + 1))
}

#[test]
fn its_fields_are_declared_with_types_and_shapes() {
    let inferred = infer((0..20).map(|at| if at == 7 { record(at).replace("status:", "state:") } else { record(at) }));
    inferred
        .has("# in 20 of 20 files\n[front-matter]\n\n# in 19 of 20; one of 3 in 19 of 19 values\n")
        .has("[front-matter.field.status]\nenum = [\"accepted\", \"proposed\", \"rejected\"]\n")
        .has("[front-matter.field.date]\ntype = \"date\"\n")
        .has("# in 20 of 20; a list in 20; one of 2 in 40 of 40 values\n[front-matter.field.deciders]\n")
        .has("list = \"require\"\n")
        .finds(&record(3), &[])
        .finds(&record(3).replace("status:", "state:"), &["field-unknown"])
        .finds(&record(3).replace("accepted", "done"), &["value-enum"])
        .finds(&record(3).replace("[anna, ben]", "anna"), &["value-type"])
        .finds("# A title\n\n## Context\n\nSome words.\n", &["front-matter-missing"]);
}

#[test]
fn what_few_documents_have_is_not_required() {
    let inferred = infer((0..20).map(|at| match at {
        0..5 => "# A title\n\n## Context\n\nSome words.\n".to_owned(),
        5..10 => document("status: done\ntags: one\n"),
        _ => document("status: done\ntags: [one, two]\nextra: {a: b}\n"),
    }));
    inferred
        .has("# in 15 of 20 files\n[front-matter]\nrequired = false\nunknown-fields = \"allow\"\n")
        .has("# in 15 of 15; a list in 10; ")
        .has("list = \"allow\"\n");
    assert!(!inferred.text.contains("extra"), "{}", inferred.text);
}

#[test]
fn documents_without_any_say_nothing_of_it() {
    let inferred = infer((0..20).map(|at| if at == 0 { record(at) } else { record(at)[65..].to_owned() }));
    assert!(!inferred.text.contains("front-matter"), "{}", inferred.text);
}

#[test]
fn odd_front_matter_gives_a_schema_that_loads() {
    infer((0..20).map(|at| {
        let key = if at % 2 == 0 { "Status" } else { "status" };
        document(&format!("{key}: ~\n\"a.b c\": []\n? [x]\n: y\n'': z\nlist: [[1], {{a: b}}]\nlong: |\n  one\n  two\n"))
    }));
    infer((0..20).map(|_| "---\n- a\n---\n# A title\n".to_owned()));
    infer((0..20).map(|_| "---\na: [\n---\n# A title\n".to_owned()));
}
