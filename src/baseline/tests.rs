use super::*;
use crate::document::Document;

fn read(text: &str) -> Result<Baseline, String> {
    Baseline::read(Arc::new(Source::new("baseline.json", text).unwrap())).map_err(|error| error.to_string())
}

fn key(rule: &str, section: &str, text: &str) -> Key {
    Key { rule: rule.into(), section: section.into(), text: text.into() }
}

fn contents(entries: &[(&str, Key, u32)]) -> Contents {
    let mut contents = Contents::new();
    for (path, key, count) in entries {
        contents.entry((*path).to_owned()).or_default().insert(key.clone(), *count);
    }
    contents
}

#[test]
fn a_baseline_is_one_entry_a_line() {
    let contents = contents(&[
        ("b.md", key("value-range", "Signals", "9"), 2),
        ("a/b.md", key("title-missing", "", ""), 1),
        ("a/b.md", key("row-shape", "A \"part\"", "é\u{1}"), 1),
    ]);
    insta::assert_snapshot!(render(&contents), @r#"
    {"version": 1, "findings": [
    {"path":"a/b.md","rule":"row-shape","section":"A \"part\"","text":"é\u0001"},
    {"path":"a/b.md","rule":"title-missing"},
    {"path":"b.md","rule":"value-range","section":"Signals","text":"9","count":2}
    ]}
    "#);
    let baseline = read(&render(&contents)).unwrap();
    assert_eq!(baseline.renewed(Contents::new(), |_| true), contents);
    assert_eq!(render(&Contents::new()), "{\"version\": 1, \"findings\": []}\n");
    assert!(read(&render(&Contents::new())).unwrap().entries.is_empty());
}

#[test]
fn an_entry_knows_its_place() {
    let text = "\u{feff}{ \"version\": 1,\r\n  \"findings\": [ {\"path\": \"é.md\", \"rule\": \"r\"},\r\n  {\"rule\":\"s\",\r\n\"path\":\"b\"} ] }";
    let baseline = read(text).unwrap();
    let texts: Vec<_> = baseline.entries.iter().map(|entry| baseline.source.slice(entry.span)).collect();
    assert_eq!(texts, ["{\"path\": \"é.md\", \"rule\": \"r\"}", "{\"rule\":\"s\",\r\n\"path\":\"b\"}"]);
}

#[test]
fn what_is_no_baseline_is_refused_at_its_place() {
    let errors: Vec<_> = [
        "",
        "[]",
        "{\"findings\": []}",
        "{\"version\": \"1\", \"findings\": []}",
        "{\"version\": 2, \"entries\": {}}",
        "{\"version\": 1}",
        "{\"version\": 1, \"findings\": [], \"more\": 1}",
        "{\"version\": 1, \"findings\": [\n{\"path\":\"é\",\"rule\":\"r\"}\n{\"path\":\"b\"}\n]}",
        "{\"version\": 1, \"findings\": [\n  {\"path\":\"é\"},\n]}",
        "{\"version\": 1, \"findings\": [\n  {\"path\":\"é\"}\n]}",
        "{\"version\": 1, \"findings\": [\n  {\"path\":\"é\",\"rule\":\"r\",\"line\":3}\n]}",
        "{\"version\": 1, \"findings\": [\n  {\"path\":\"é\",\n\"rule\":\"é\", \"count\": 0}\n]}",
        "{\"version\": 1, \"findings\": [7]}",
    ]
    .map(|text| read(text).unwrap_err())
    .into();
    insta::assert_snapshot!(errors.join("\n"));
}

#[test]
fn deep_nesting_is_refused_in_peace() {
    assert!(read(&"[".repeat(1_000_000)).is_err());
    assert!(read(&format!("{{\"version\": 1, \"findings\": [{}]}}", "[".repeat(1_000_000))).is_err());
}

#[test]
fn equal_entries_add_up_and_are_used_in_their_order() {
    let line = "{\"path\":\"a.md\",\"rule\":\"r\",\"text\":\"x\",\"count\":2}";
    let baseline = read(&format!("{{\"version\": 1, \"findings\": [{line},\n{line}]}}")).unwrap();
    let entries = baseline.of("a.md");
    let mut matches = entries.matches();
    let (own, other) = (key("r", "", "x"), key("r", "", "y"));
    assert_eq!([&own, &other, &own, &own].map(|key| matches.take(key)), [true, false, true, true]);
    let left: Vec<_> =
        matches.leftovers().map(|it| (it.declaration.span == baseline.entries[1].span, it.gone)).collect();
    assert_eq!(left, [(true, 1)]);
    assert!(matches.take(&own) && !matches.take(&own));
    assert_eq!(matches.leftovers().count(), 0);
    assert!(baseline.of("b.md").is_empty());
}

#[test]
fn a_finding_is_named_by_its_section_and_text() {
    let text = "x  y\n\n# A  *b*\n\n## C\n\nd\n\te\r\n f\n";
    let source = Source::new("a.md", text).unwrap();
    let document = Document::parse(&source);
    let key_of = |part: &str| {
        let start = text.find(part).unwrap();
        let key = Key::of(&source, &document, "r", Span::new(start, start + part.len()));
        (key.section, key.text)
    };
    let expected = |section: &str, text: &str| (section.to_owned(), text.to_owned());
    assert_eq!(key_of("x  y"), expected("", "x y"));
    assert_eq!(key_of("A  *b*"), expected("", "A *b*"));
    assert_eq!(key_of("d\n\te\r\n f\n"), expected("C", "d e f"));
    assert_eq!(Key::of(&source, &document, "r", Span::empty(text.len() as u32)).text, "");
}

#[test]
fn long_texts_are_cut_after_80_characters() {
    let key_of = |text: &str| {
        let source = Source::new("a.md", text).unwrap();
        Key::of(&source, &Document::default(), "r", Span::new(0, text.len())).text
    };
    assert_eq!(key_of(&"é".repeat(81)), "é".repeat(80));
    assert_eq!(key_of(&"é ".repeat(81)), "é ".repeat(40).trim_end());
    assert_eq!(key_of(&format!("{} b", "a".repeat(78))), format!("{} b", "a".repeat(78)));
    assert_eq!(key_of(&format!("{}  b", "a".repeat(80))), "a".repeat(80));
}

#[test]
fn files_of_the_run_are_replaced_and_others_kept_while_they_exist() {
    let old = contents(&[
        ("gone.md", key("r", "", ""), 1),
        ("mended.md", key("r", "", ""), 1),
        ("other.md", key("r", "", ""), 1),
        ("same.md", key("r", "", ""), 1),
    ]);
    let recorded = Contents::from([
        ("mended.md".to_owned(), BTreeMap::new()),
        ("same.md".to_owned(), BTreeMap::from([(key("s", "", ""), 3)])),
    ]);
    let renewed = read(&render(&old)).unwrap().renewed(recorded, |path| path != "gone.md");
    let expected = contents(&[("other.md", key("r", "", ""), 1), ("same.md", key("s", "", ""), 3)]);
    assert_eq!(render(&renewed), render(&expected));
}
