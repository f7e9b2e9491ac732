//! The seeds are clean, at every level.

use std::path::Path;

use digestlint::engine::{Settings, check};
use digestlint::text::Source;

use crate::support::{digest_schema, today};

#[test]
fn every_seed_is_clean() {
    let schema = digest_schema();
    let folder = Path::new(env!("CARGO_MANIFEST_DIR")).join("seeds");
    let mut count = 0;
    for entry in std::fs::read_dir(folder).unwrap() {
        let path = entry.unwrap().path();
        let name = path.file_name().unwrap().to_string_lossy().into_owned();
        let source = Source::from_bytes(name.as_str(), std::fs::read(&path).unwrap()).unwrap();
        let messages: Vec<_> =
            check(&source, &schema, &Settings::new(today())).into_iter().map(|finding| finding.message).collect();
        assert!(messages.is_empty(), "{name}: {messages:#?}");
        count += 1;
    }
    assert!(count >= 8, "only {count} seeds");
}
